"""Indexes, checks and triggers of bulletins that the table classes cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T21:00:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX draft_week ON draft (station, week);
    CREATE UNIQUE INDEX advice_rule ON advice (draft, rule) WHERE rule <> '';
    CREATE UNIQUE INDEX bulletin_week ON bulletin (station, week, revision);
    CREATE UNIQUE INDEX bulletin_number ON bulletin (station, year, number);
    CREATE TRIGGER bulletin_is_a_book BEFORE UPDATE OR DELETE ON bulletin FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER bulletin_is_kept BEFORE TRUNCATE ON bulletin FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description="constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
