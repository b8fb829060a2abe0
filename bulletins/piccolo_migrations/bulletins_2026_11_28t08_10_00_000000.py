"""Checks, indexes and triggers of the distribution."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-28T08:10:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX outside_receiver_name ON outside_receiver (publisher, name) WHERE until IS NULL;
    ALTER TABLE outside_receiver ADD CONSTRAINT outside_receiver_copies CHECK (copies > 0 AND name <> '');
    ALTER TABLE bulletin_delivery ADD CONSTRAINT bulletin_delivery_to CHECK (num_nonnulls(unit, receiver) = 1);
    CREATE UNIQUE INDEX bulletin_delivery_once ON bulletin_delivery (bulletin, erratum, unit, receiver) NULLS NOT DISTINCT;
    CREATE INDEX bulletin_delivery_unit ON bulletin_delivery (unit);
    CREATE UNIQUE INDEX bulletin_receipt_once ON bulletin_receipt (delivery);
    ALTER TABLE bulletin_receipt ADD CONSTRAINT bulletin_receipt_day CHECK (day IS NOT NULL);
    CREATE UNIQUE INDEX receipt_name_receipt ON receipt_name (receipt);
    CREATE INDEX receipt_name_person ON receipt_name (person);
    CREATE TRIGGER bulletin_delivery_is_a_book BEFORE UPDATE OR DELETE ON bulletin_delivery
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER bulletin_delivery_is_kept BEFORE TRUNCATE ON bulletin_delivery
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER bulletin_receipt_is_a_book BEFORE UPDATE OR DELETE ON bulletin_receipt
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER bulletin_receipt_is_kept BEFORE TRUNCATE ON bulletin_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description="constraints of the distribution")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
