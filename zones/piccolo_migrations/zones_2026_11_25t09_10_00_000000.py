"""Duty records that a unit speaks to first: what the table class cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T09:10:00:000000"

STATEMENTS = """
    ALTER TABLE duty_record DROP CONSTRAINT somebody_decided,
        ADD CONSTRAINT somebody_decided CHECK (state IN ('asked', 'sent') OR (account IS NOT NULL AND decided_at IS NOT NULL)),
        ADD CONSTRAINT asked_record_has_a_deadline CHECK ((state = 'asked') = (next_deadline IS NOT NULL)),
        ADD CONSTRAINT asked_unit_has_not_spoken CHECK (state <> 'asked' OR unit_word = ''),
        ADD CONSTRAINT unit_spoke_as_somebody CHECK ((unit_word IN ('confirm', 'untrue')) = (unit_account IS NOT NULL)),
        ADD CONSTRAINT unit_and_officer_are_two CHECK (unit_account IS NULL OR account IS NULL OR unit_account <> account),
        ADD CONSTRAINT only_confirmed_is_commended CHECK (NOT commended OR state = 'confirmed');
    CREATE INDEX duty_record_due ON duty_record (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE INDEX duty_record_unit ON duty_record (unit, at);
    CREATE INDEX duty_record_device ON duty_record (device, at) WHERE device IS NOT NULL;
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="a unit's word on duty records")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
