"""A call that was missed is at its end as well; one call of a station runs at a time; a post in a call is found by itself."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T14:30:00:000000"

STATEMENTS = """
    ALTER TABLE roll_call DROP CONSTRAINT open_call_has_a_deadline;
    ALTER TABLE roll_call ADD CONSTRAINT open_call_has_a_deadline
        CHECK ((state IN ('closed', 'missed')) = (next_deadline IS NULL)),
        ADD CONSTRAINT missed_says_why CHECK (state <> 'missed' OR why_missed <> '');
    CREATE UNIQUE INDEX roll_call_one_runs ON roll_call (station) WHERE state IN ('open', 'reminded', 'ringing');
    CREATE INDEX roll_call_answer_silent ON roll_call_answer (call, id) WHERE result IN ('waiting', 'silent');
    CREATE UNIQUE INDEX roll_call_answer_person ON roll_call_answer (call, responder) WHERE call IS NOT NULL AND post_id IS NULL;
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="roll-calls")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
