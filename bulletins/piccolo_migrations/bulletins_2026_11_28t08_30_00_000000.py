"""Checks, indexes and triggers of what follows from a 批示 or a meeting."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-28T08:30:00:000000"
BOOKS = ("instruction", "meeting", "follow_up", "follow_up_step")

STATEMENTS = """
    ALTER TABLE instruction ADD CONSTRAINT instruction_day CHECK (day IS NOT NULL);
    ALTER TABLE meeting ADD CONSTRAINT meeting_day CHECK (day IS NOT NULL);
    ALTER TABLE follow_up ADD CONSTRAINT follow_up_from CHECK (num_nonnulls(instruction, meeting) = 1 AND due IS NOT NULL);
    ALTER TABLE follow_up ADD CONSTRAINT follow_up_owner CHECK (num_nonnulls(station, unit) < 2);
    ALTER TABLE follow_up_step ADD CONSTRAINT follow_up_step_name
    CHECK (step IN ('given', 'answered', 'postponed', 'done', 'dropped') AND (step = 'postponed') = (due IS NOT NULL));
    CREATE INDEX instruction_bulletin ON instruction (bulletin);
    CREATE INDEX meeting_publisher ON meeting (publisher, day);
    CREATE INDEX follow_up_publisher ON follow_up (publisher);
    CREATE INDEX follow_up_instruction ON follow_up (instruction);
    CREATE INDEX follow_up_meeting ON follow_up (meeting);
    CREATE INDEX follow_up_step_item ON follow_up_step (item);
    CREATE UNIQUE INDEX follow_up_ended ON follow_up_step (item) WHERE step IN ('done', 'dropped');
    CREATE UNIQUE INDEX instruction_words_of ON instruction_words (instruction);
    CREATE UNIQUE INDEX meeting_words_of ON meeting_words (meeting);
    CREATE UNIQUE INDEX follow_up_words_of ON follow_up_words (item);
    CREATE UNIQUE INDEX follow_up_note_of ON follow_up_note (step);
"""
GUARD = """
    CREATE TRIGGER {0}_is_a_book BEFORE UPDATE OR DELETE ON {0} FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER {0}_is_kept BEFORE TRUNCATE ON {0} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description="constraints of what follows")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS + "".join(map(GUARD.format, BOOKS)))

    manager.add_raw(run)
    return manager
