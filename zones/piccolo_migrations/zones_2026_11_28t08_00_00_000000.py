"""Who stands where, and holds which certificate, is read from indexes alone; revocations are few and lie on a page of their own."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-28T08:00:00:000000"

STATEMENTS = """
    DROP INDEX posting_station, certificate_person;
    CREATE INDEX posting_station ON posting (station) INCLUDE (person, unit, since, until);
    CREATE INDEX certificate_person ON certificate (person) INCLUDE (issued, until);
    CREATE INDEX certificate_revoked ON certificate (person) INCLUDE (ended) WHERE ending = 'revoked';
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="people from their indexes alone")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
