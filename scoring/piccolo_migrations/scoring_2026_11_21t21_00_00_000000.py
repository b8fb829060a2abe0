"""Indexes, checks and triggers of scoring that the table classes cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T21:00:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX exam_result_live ON exam_result (station, week, key, nth) WHERE withdrawn_by IS NULL;
    CREATE INDEX exam_result_week ON exam_result (station, week) INCLUDE (score) WHERE withdrawn_by IS NULL;
    CREATE INDEX exam_result_passed ON exam_result (station, week) INCLUDE (person, unit) WHERE withdrawn_by IS NULL AND score >= 60;
    CREATE UNIQUE INDEX rule_book_start ON rule_book (bureau, starts_on);
    CREATE UNIQUE INDEX account_of ON account (station, person, unit, kind) NULLS NOT DISTINCT;
    ALTER TABLE account ADD CONSTRAINT spendable_not_negative CHECK (kind NOT IN ('spendable', 'owed') OR balance >= 0);
    ALTER TABLE account ADD CONSTRAINT one_holder CHECK ((kind = 'pool') = (person IS NULL AND unit IS NULL));
    CREATE UNIQUE INDEX award_source ON award (source, person, unit, rule, cause) NULLS NOT DISTINCT;
    CREATE UNIQUE INDEX award_corrected_once ON award (cause) WHERE cause <> 0;
    CREATE INDEX award_week ON award (station, week);
    CREATE INDEX award_person ON award (person, day);
    CREATE INDEX award_unit ON award (unit, day);
    CREATE INDEX award_deed ON award (deed);
    CREATE INDEX entry_award ON entry (award);
    CREATE INDEX entry_account ON entry (account);
    CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (SELECT sum(amount) FROM entry WHERE award = NEW.award) <> 0 THEN
            RAISE EXCEPTION 'the entries of award % do not sum to zero', NEW.award USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER entry_sums_to_zero AFTER INSERT ON entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();
    CREATE TRIGGER rule_book_is_a_book BEFORE UPDATE OR DELETE ON rule_book FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER rule_book_is_kept BEFORE TRUNCATE ON rule_book FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER award_is_a_book BEFORE UPDATE OR DELETE ON award FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER award_is_kept BEFORE TRUNCATE ON award FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER entry_is_a_book BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER entry_is_kept BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
