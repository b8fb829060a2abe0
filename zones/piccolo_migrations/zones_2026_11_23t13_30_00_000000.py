"""Check-ins are looked up by when they were pressed, and by the very code that was shown; what is refused says by whom."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T13:30:00:000000"

STATEMENTS = """
    DROP INDEX check_in_person;
    DROP INDEX check_in_device;
    CREATE INDEX check_in_person ON check_in (person, pressed_at);
    CREATE INDEX check_in_device ON check_in (device, pressed_at);
    CREATE INDEX check_in_taps ON check_in (checkpoint, taps) WHERE taps IS NOT NULL;
    ALTER TABLE check_in ADD CONSTRAINT refused_by_somebody CHECK (state <> 'refused' OR decided_by IS NOT NULL),
        ADD CONSTRAINT pressed_before_it_came CHECK (pressed_at <= at);
    ALTER TABLE checkpoint ADD CONSTRAINT whole_place CHECK ((longitude IS NULL) = (latitude IS NULL)),
        ADD CONSTRAINT after_is_a_minute CHECK (after BETWEEN 0 AND 1439);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="check-ins")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
