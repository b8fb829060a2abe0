"""What the table classes of training cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T15:10:00:000000"

STATEMENTS = """
    ALTER TABLE training_session
        ADD CONSTRAINT training_state CHECK (state IN ('planned', 'closed', 'cancelled')),
        ADD CONSTRAINT training_level CHECK (level IN ('bureau', 'station', 'zone', 'unit')),
        ADD CONSTRAINT training_span CHECK (begins_at < ends_at),
        ADD CONSTRAINT training_is_of_its_level CHECK ((level = 'zone') = (zone IS NOT NULL) AND (level = 'unit') = (unit IS NOT NULL)),
        ADD CONSTRAINT training_has_one_trainer CHECK (officer IS NULL OR trainer IS NULL),
        ADD CONSTRAINT training_is_ended_by_somebody CHECK (
            (state = 'planned') = (closer IS NULL) AND (state = 'planned') = (closed_at IS NULL)
        );
    CREATE INDEX training_session_station ON training_session (station, begins_at);
    ALTER TABLE attendance
        ADD CONSTRAINT attendance_is_known_somehow CHECK (in_at IS NOT NULL OR ticked_by IS NOT NULL),
        ADD CONSTRAINT attendance_out_after_in CHECK (out_at IS NULL OR in_at <= out_at);
    CREATE UNIQUE INDEX attendance_once ON attendance (session, person) WHERE struck_by IS NULL;
    CREATE INDEX attendance_person ON attendance (person);
    CREATE INDEX attendance_words_of ON attendance_words (attendance);
    ALTER TABLE training_answer
        ADD CONSTRAINT training_answer_once UNIQUE (session, person),
        ADD CONSTRAINT training_answer_right CHECK ("right" BETWEEN 0 AND asked AND asked BETWEEN 3 AND 5);
    CREATE INDEX training_answer_person ON training_answer (person);
    ALTER TABLE training_plan
        ADD CONSTRAINT training_plan_once UNIQUE (station, month, field, level),
        ADD CONSTRAINT training_plan_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        ADD CONSTRAINT training_plan_planned CHECK (planned >= 0);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of training")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
