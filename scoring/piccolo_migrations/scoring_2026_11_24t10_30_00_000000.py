"""What the table classes of appeals cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-24T10:30:00:000000"

STATEMENTS = """
    ALTER TABLE appeal ADD CONSTRAINT appeal_state CHECK (state IN ('open', 'decided', 'withdrawn')),
        ADD CONSTRAINT appeal_reason CHECK (reason IN ('missing', 'wrong', 'not_me', 'other')),
        ADD CONSTRAINT appeal_of_no_entry CHECK (award IS NOT NULL OR reason IN ('missing', 'other')),
        ADD CONSTRAINT open_appeal_has_a_deadline CHECK ((state = 'open') = (next_deadline IS NOT NULL)),
        ADD CONSTRAINT ended_appeal_says_when CHECK ((state = 'open') = (decided_at IS NULL)),
        ADD CONSTRAINT decided_appeal_says_what_and_who CHECK
            ((state = 'decided') = (outcome IN ('upheld', 'partly', 'refused')) AND (state = 'decided') = (decided_by IS NOT NULL)),
        ADD CONSTRAINT refused_appeal_changes_nothing CHECK (outcome <> 'refused' OR points_after IS NOT DISTINCT FROM points_before);
    CREATE UNIQUE INDEX appeal_once_an_award ON appeal (award) WHERE award IS NOT NULL AND state <> 'withdrawn';
    CREATE UNIQUE INDEX appeal_once_a_units_day ON appeal (day, unit)
        WHERE award IS NULL AND state <> 'withdrawn' AND person IS NULL;
    CREATE UNIQUE INDEX appeal_once_a_persons_day ON appeal (day, person)
        WHERE award IS NULL AND state <> 'withdrawn' AND person IS NOT NULL;
    CREATE INDEX appeal_due ON appeal (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE INDEX appeal_person ON appeal (person);
    CREATE INDEX appeal_station ON appeal (station, decided_at DESC NULLS FIRST, due_at);
    CREATE UNIQUE INDEX appeal_said_once ON appeal_words (appeal, kind);
    ALTER TABLE appeal_words ADD CONSTRAINT appeal_words_kind CHECK (kind IN ('words', 'ruling'));
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="appeals: constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
