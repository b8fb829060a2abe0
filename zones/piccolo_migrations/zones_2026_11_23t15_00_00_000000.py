"""What the table classes of notes, orders and duty records cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T15:00:00:000000"

STATEMENTS = """
    ALTER TABLE note ADD CONSTRAINT note_step CHECK (step IN ('noted', 'looked', 'decided', 'checked'));
    ALTER TABLE daily_order ADD CONSTRAINT order_has_an_end CHECK (until > at),
        ADD CONSTRAINT order_kind CHECK (kind IN ('order', 'lookout'));
    ALTER TABLE duty_record ADD CONSTRAINT confirmed_record_is_an_item CHECK ((state = 'confirmed') = (item IS NOT NULL)),
        ADD CONSTRAINT somebody_decided CHECK (state = 'sent' OR (account IS NOT NULL AND decided_at IS NOT NULL));
    CREATE UNIQUE INDEX duty_record_item ON duty_record (item) WHERE item IS NOT NULL;
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="notes, orders, duty records")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
