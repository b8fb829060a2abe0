"""Indexes, checks and triggers of the book of changes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-28T10:10:00:000000"

STATEMENTS = """
    ALTER TABLE draft_change ADD CONSTRAINT draft_change_kind CHECK (kind IN ('figure', 'advice'));
    ALTER TABLE draft_change ADD CONSTRAINT draft_change_value CHECK (value >= 0);
    CREATE INDEX draft_change_draft ON draft_change (draft, kind, about, id);
    CREATE UNIQUE INDEX change_note_change ON change_note (change);
    CREATE TRIGGER draft_change_is_a_book BEFORE UPDATE OR DELETE ON draft_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER draft_change_is_kept BEFORE TRUNCATE ON draft_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description="the book of changes")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
