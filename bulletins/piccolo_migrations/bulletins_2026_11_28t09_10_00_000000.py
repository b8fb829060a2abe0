"""A week, a month and a campaign have one bulletin; supplements are numbered apart."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-28T09:10:00:000000"

STATEMENTS = """
    ALTER TABLE draft ADD CONSTRAINT draft_kind CHECK (kind IN ('weekly', 'monthly', 'special', 'supplement'));
    ALTER TABLE draft ADD CONSTRAINT draft_title CHECK ((title <> '') = (kind IN ('special', 'supplement')));
    ALTER TABLE bulletin ADD CONSTRAINT bulletin_kind CHECK (kind IN ('weekly', 'monthly', 'special', 'supplement'));
    DROP INDEX draft_week;
    DROP INDEX bulletin_number;
    CREATE UNIQUE INDEX draft_subject ON draft (publisher, kind, week, title) WHERE kind <> 'supplement';
    CREATE UNIQUE INDEX bulletin_number ON bulletin (publisher, year, (kind = 'supplement'), number);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description="one bulletin a subject")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
