"""What the table classes of sittings cannot say: one open paper a person, one a number, one answer a question; a pool stays."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T14:10:00:000000"

STATEMENTS = """
    ALTER TABLE sitting
        ADD CONSTRAINT sitting_kind CHECK (kind IN ('mock', 'business')),
        ADD CONSTRAINT sitting_lasts CHECK (closes_at > opens_at AND minutes > 0),
        ADD CONSTRAINT sitting_pass CHECK (pass_points BETWEEN 1 AND 100),
        ADD CONSTRAINT sitting_asks CHECK (least(single, multiple, judge) >= 0 AND single + multiple + judge > 0),
        ADD CONSTRAINT sitting_pool_reaches CHECK (
            cardinality(single_pool) >= single AND cardinality(multiple_pool) >= multiple AND cardinality(judge_pool) >= judge
        ),
        ADD CONSTRAINT sitting_is_looked_after CHECK (supervisor IS NULL OR supervised);
    CREATE INDEX sitting_station ON sitting (station, closes_at);
    CREATE TRIGGER sitting_stays BEFORE UPDATE OR DELETE ON sitting FOR EACH ROW EXECUTE FUNCTION refuse_change();
    ALTER TABLE sitting_check_in ADD CONSTRAINT sitting_check_in_once UNIQUE (sitting, person);
    ALTER TABLE sitting_attempt
        ADD CONSTRAINT attempt_state CHECK (state IN ('open', 'graded', 'void')),
        ADD CONSTRAINT attempt_number CHECK (number IN (1, 2)),
        ADD CONSTRAINT attempt_nth UNIQUE (sitting, person, nth),
        ADD CONSTRAINT attempt_ends CHECK (ends_at > begun_at AND extra_minutes BETWEEN 0 AND 60),
        ADD CONSTRAINT attempt_has_a_deadline CHECK ((state = 'open') = (next_deadline IS NOT NULL)),
        ADD CONSTRAINT attempt_ended CHECK ((state = 'open') = (ended_at IS NULL)),
        ADD CONSTRAINT attempt_is_graded CHECK ((state = 'graded') = (correct IS NOT NULL) AND (correct IS NULL) = (points IS NULL)),
        ADD CONSTRAINT attempt_points CHECK (points BETWEEN 0 AND 10000 AND correct BETWEEN 0 AND cardinality(versions)),
        ADD CONSTRAINT attempt_void_has_a_reason CHECK ((state = 'void') = (reason <> '')),
        ADD CONSTRAINT attempt_paper CHECK (cardinality(versions) > 0 AND cardinality(versions) = cardinality(orders));
    CREATE UNIQUE INDEX sitting_attempt_open ON sitting_attempt (person) WHERE state = 'open';
    CREATE UNIQUE INDEX sitting_attempt_once ON sitting_attempt (sitting, person, number) WHERE state <> 'void';
    CREATE INDEX sitting_attempt_due ON sitting_attempt (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE INDEX sitting_attempt_person ON sitting_attempt (person);
    ALTER TABLE attempt_answer
        ADD CONSTRAINT attempt_answer_once UNIQUE (attempt, version),
        ADD CONSTRAINT attempt_answer_letters CHECK (given ~ '^A?B?C?D?E?F?$');
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of sittings")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
