"""Certificates that ended and filings: what the table classes cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T09:10:00:000000"

STATEMENTS = """
    ALTER TABLE certificate ADD CONSTRAINT certificate_ending
        CHECK (ending IN ('', 'revoked', 'cancelled', 'replaced', 'mistaken'));
    ALTER TABLE certificate ADD CONSTRAINT certificate_ended
        CHECK (ending = '' OR (ended IS NOT NULL AND until IS NOT NULL));
    CREATE INDEX certificate_number ON certificate (number) WHERE number <> '';
    CREATE UNIQUE INDEX filing_open ON filing (unit) WHERE ended IS NULL;
    CREATE INDEX filing_unit ON filing (unit);
    ALTER TABLE filing ADD CONSTRAINT filing_days CHECK (
        (filed_on IS NULL OR filed_on >= began) AND (ended IS NULL OR ended >= began)
        AND (withdrawn_on IS NULL OR (ended IS NOT NULL AND filed_on IS NOT NULL AND withdrawn_on >= ended)));
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="certificates that ended and filings")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
