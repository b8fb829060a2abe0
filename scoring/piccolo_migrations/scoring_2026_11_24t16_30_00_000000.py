"""What table classes cannot say of 荣誉: once a guard and quarter, and a row that stands is not changed."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-24T16:30:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX quarter_standing_once ON quarter_standing (person, quarter, station);
    CREATE INDEX quarter_standing_station ON quarter_standing (station, quarter);
    ALTER TABLE quarter_standing ADD CONSTRAINT standing_quarter CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
        ADD CONSTRAINT standing_level CHECK (level BETWEEN 0 AND 3),
        ADD CONSTRAINT standing_stars CHECK (stars BETWEEN 0 AND 5 AND (stars > 0) = (level = 3)),
        ADD CONSTRAINT standing_points CHECK (points > 0);
    CREATE TRIGGER quarter_standing_stays BEFORE UPDATE ON quarter_standing FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="honour by quarters: constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
