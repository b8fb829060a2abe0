"""What guards do every day: what the table classes cannot say. Whatever is open has a next deadline."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T11:00:00:000000"

STATEMENTS = """
    CREATE INDEX hand_over_post ON hand_over (post, begun_at);
    CREATE UNIQUE INDEX hand_over_once ON hand_over (leaving);

    CREATE UNIQUE INDEX offer_once ON offer (unit, day);
    ALTER TABLE offer ADD CONSTRAINT offer_number CHECK (number BETWEEN 0 AND 2);
    ALTER TABLE outing ADD CONSTRAINT open_outing_has_a_deadline
        CHECK (state IN ('closed', 'stopped') OR next_deadline IS NOT NULL),
        ADD CONSTRAINT closed_outing_has_a_record CHECK (state <> 'closed' OR patrol IS NOT NULL);
    CREATE UNIQUE INDEX outing_number ON outing (station, number);
    CREATE UNIQUE INDEX outing_patrol ON outing (patrol) WHERE patrol IS NOT NULL;
    CREATE INDEX outing_day ON outing (station, day);
    CREATE INDEX outing_due ON outing (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE UNIQUE INDEX seat_once ON seat (outing, person) WHERE person IS NOT NULL;
    CREATE INDEX seat_person ON seat (person);
    CREATE INDEX seat_outing ON seat (outing);
    CREATE UNIQUE INDEX consent_once ON consent (outing, unit);
    CREATE UNIQUE INDEX checkpoint_digits ON checkpoint (station, digits) WHERE ended_at IS NULL;
    CREATE UNIQUE INDEX nfc_tag_uid ON nfc_tag (uid) WHERE ended_at IS NULL;
    CREATE INDEX check_in_outing ON check_in (outing);
    CREATE INDEX check_in_person ON check_in (person, at);
    CREATE INDEX check_in_device ON check_in (device, at);
    CREATE INDEX check_in_to_check ON check_in (station) WHERE state = 'to_check';
    CREATE INDEX check_in_place_of ON check_in_place (check_in);
    CREATE INDEX check_in_place_at ON check_in_place (at);

    ALTER TABLE roll_call ADD CONSTRAINT open_call_has_a_deadline
        CHECK (state = 'closed' OR next_deadline IS NOT NULL);
    CREATE INDEX roll_call_due ON roll_call (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE INDEX roll_call_station ON roll_call (station, opens_at);
    ALTER TABLE roll_call_answer ADD CONSTRAINT brought_or_called CHECK (delivery IS NOT NULL OR call IS NOT NULL),
        ADD CONSTRAINT only_calls_wait CHECK (result <> 'waiting' OR call IS NOT NULL);
    CREATE UNIQUE INDEX roll_call_answer_once ON roll_call_answer (call, post_id) WHERE call IS NOT NULL;

    CREATE INDEX note_open ON note (station) WHERE solved_at IS NULL;
    CREATE INDEX note_person ON note (person, opened_at);
    CREATE INDEX note_line_note ON note_line (note);
    CREATE INDEX daily_order_station ON daily_order (station, until);
    CREATE UNIQUE INDEX order_seen_once ON order_seen (daily, person);
    CREATE INDEX duty_record_waiting ON duty_record (station) WHERE state = 'sent';
    CREATE INDEX duty_record_person ON duty_record (person, at);
    CREATE INDEX clue_person ON clue (person, at);
    CREATE INDEX clue_officer ON clue (officer, at);
    CREATE INDEX clue_box_clue ON clue_box (clue);
    ALTER TABLE voice ADD CONSTRAINT open_voice_has_a_deadline CHECK (state = 'answered' OR next_deadline IS NOT NULL);
    CREATE UNIQUE INDEX voice_receipt ON voice (receipt);
    CREATE INDEX voice_due ON voice (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE INDEX voice_unit ON voice (unit, at);
    CREATE INDEX voice_words_voice ON voice_words (voice);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="what guards do every day")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
