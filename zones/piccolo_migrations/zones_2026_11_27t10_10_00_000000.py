"""A week's cases, answers and sheets are read from their indexes alone: they hold what its figures add up."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-27T10:10:00:000000"

STATEMENTS = """
    DROP INDEX delivered_sheet_week, case_count_week, roll_call_answer_week;
    CREATE INDEX delivered_sheet_week ON delivered_sheet (station, week, kind);
    CREATE INDEX case_count_week ON case_count (station, week) INCLUDE (id, zone, kind, band, cases, withdrawn_by);
    CREATE INDEX roll_call_answer_week ON roll_call_answer (station, week)
        INCLUDE (unit, result, reason, asked_at, withdrawn_by);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="weeks from their indexes alone")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
