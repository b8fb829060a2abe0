"""Units' answers to their lines: a revision once, never edited; their words apart, erasable."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-22T11:00:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX line_answer_revision ON line_answer (station, week, unit, revision);
    ALTER TABLE line_answer ADD CONSTRAINT line_answer_state CHECK (state IN ('agreed', 'disputed'));
    CREATE UNIQUE INDEX line_note_answer ON line_note (answer);
    ALTER TABLE line_note ADD CONSTRAINT line_note_length CHECK (char_length(text) BETWEEN 1 AND 200);
    CREATE INDEX bulletin_sha256 ON bulletin (sha256);
    CREATE TRIGGER line_answer_is_a_book BEFORE UPDATE OR DELETE ON line_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER line_answer_is_kept BEFORE TRUNCATE ON line_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description="answers")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
