"""What the table classes of enrolment cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T08:10:00:000000"

STATEMENTS = """
    ALTER TABLE exam_offer
        ADD CONSTRAINT exam_offer_seats CHECK (seats > 0 AND car_seats >= 0 AND window_each > 0),
        ADD CONSTRAINT exam_offer_called_off CHECK (called_off IN ('', 'city', 'weather', 'duty', 'few'));
    CREATE INDEX exam_offer_station ON exam_offer (station, held_at);
    ALTER TABLE exam_enrolment
        ADD CONSTRAINT exam_enrolment_admitted_is_reviewed CHECK (admitted_at IS NULL OR reviewed_at IS NOT NULL),
        ADD CONSTRAINT exam_enrolment_came_is_admitted CHECK (came IS NULL OR admitted_at IS NOT NULL),
        ADD CONSTRAINT exam_enrolment_withdrawn_before CHECK (withdrawn_at IS NULL OR admitted_at IS NULL);
    CREATE UNIQUE INDEX exam_enrolment_once ON exam_enrolment (offer, person) WHERE withdrawn_at IS NULL;
    CREATE UNIQUE INDEX exam_enrolment_ticket ON exam_enrolment (offer, ticket) WHERE withdrawn_at IS NULL AND ticket <> '';
    CREATE INDEX exam_enrolment_line ON exam_enrolment (offer, at, id) WHERE withdrawn_at IS NULL;
    CREATE INDEX exam_enrolment_person ON exam_enrolment (person);
    CREATE INDEX exam_card_person ON exam_card (person);
    CREATE INDEX exam_result_person ON exam_result (person) INCLUDE (week, day, id, score) WHERE withdrawn_by IS NULL;
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of enrolment for the exam")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
