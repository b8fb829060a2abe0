"""A picture of a question never stands without what it shows, nor the words without the picture."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T10:50:00:000000"

STATEMENTS = """
    ALTER TABLE question_version
        ADD CONSTRAINT question_version_picture CHECK ((picture = '') = (pictured = '') AND picture ~ '^([0-9a-f]{64})?$');
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="pictures of questions with their words")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
