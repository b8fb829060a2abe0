"""What the table classes of deductions and vetoes cannot say: states, deadlines, one slip a deed, a book that only grows."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-24T12:30:00:000000"

STATEMENTS = """
    ALTER TABLE deduction
        ADD CONSTRAINT deduction_kind CHECK (kind IN ('post.left', 'record.forged')),
        ADD CONSTRAINT deduction_state CHECK (state IN ('proposed', 'heard', 'stands', 'dropped', 'lapsed', 'withdrawn')),
        ADD CONSTRAINT deduction_answer CHECK (answer IN ('', 'denied', 'handling', 'refused', 'other', 'silent')),
        ADD CONSTRAINT open_deduction_has_a_deadline CHECK ((state IN ('proposed', 'heard')) = (next_deadline IS NOT NULL)),
        ADD CONSTRAINT deduction_is_two_peoples CHECK (state NOT IN ('stands', 'withdrawn')
            OR (decider IS NOT NULL AND decider <> account AND decided_at IS NOT NULL)),
        ADD CONSTRAINT refused_order_is_never_deducted CHECK (answer <> 'refused' OR state = 'dropped');
    CREATE UNIQUE INDEX deduction_once ON deduction (person, kind, day) WHERE NOT (state = 'dropped' AND why = 'taken_back');
    CREATE INDEX deduction_station ON deduction (station);
    CREATE INDEX deduction_unit ON deduction (unit);
    CREATE INDEX deduction_due ON deduction (next_deadline) WHERE next_deadline IS NOT NULL;
    ALTER TABLE deduction_words ADD CONSTRAINT deduction_words_kind CHECK (kind IN ('deed', 'guard', 'unit', 'back'));
    CREATE UNIQUE INDEX deduction_words_once ON deduction_words (deduction, kind);
    ALTER TABLE veto_proposal
        ADD CONSTRAINT veto_proposal_state CHECK (state IN ('waiting', 'made', 'declined', 'lapsed')),
        ADD CONSTRAINT waiting_veto_has_a_deadline CHECK ((state = 'waiting') = (next_deadline IS NOT NULL)),
        ADD CONSTRAINT veto_proposal_is_two_peoples CHECK (decider IS NULL OR decider <> account);
    CREATE INDEX veto_proposal_station ON veto_proposal (station);
    CREATE INDEX veto_proposal_person ON veto_proposal (person);
    CREATE INDEX veto_proposal_due ON veto_proposal (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE UNIQUE INDEX veto_words_once ON veto_words (proposal);
    ALTER TABLE veto
        ADD CONSTRAINT veto_ground CHECK (ground IN
            ('penalty', 'case_filed', 'barred_act', 'footage', 'forged', 'drunk', 'suspicion')),
        ADD CONSTRAINT veto_days CHECK (until >= since),
        ADD CONSTRAINT veto_is_two_peoples CHECK (lifts IS NOT NULL OR proposer <> account),
        ADD CONSTRAINT veto_is_lifted_with_a_reason CHECK ((lifts IS NULL) = (reason = '')),
        ADD CONSTRAINT lifted_veto FOREIGN KEY (lifts) REFERENCES veto (id);
    CREATE UNIQUE INDEX veto_of_proposal ON veto (proposal) WHERE lifts IS NULL;
    CREATE UNIQUE INDEX veto_lifted_once ON veto (lifts) WHERE lifts IS NOT NULL;
    CREATE INDEX veto_station ON veto (station);
    CREATE INDEX veto_person ON veto (person);
    CREATE TRIGGER veto_is_a_book BEFORE UPDATE OR DELETE ON veto FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER veto_is_kept BEFORE TRUNCATE ON veto FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="deductions and vetoes")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
