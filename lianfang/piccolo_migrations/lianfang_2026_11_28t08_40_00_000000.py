"""批示, meetings, what follows from them and its steps are books under the chain."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-28T08:40:00:000000"

STATEMENTS = """
    SELECT put_into_chain('instruction');
    SELECT put_into_chain('meeting');
    SELECT put_into_chain('follow_up');
    SELECT put_into_chain('follow_up_step');
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="what follows in the chain")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
