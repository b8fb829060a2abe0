"""Duty and backup: what the table classes cannot say. An open request always has a next deadline."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-22T13:00:00:000000"

STATEMENTS = """
    CREATE INDEX post_station ON post (station);
    CREATE INDEX post_unit ON post (unit);
    CREATE INDEX post_hours_post ON post_hours (post);
    CREATE INDEX shift_post ON shift (post, ends_at);
    CREATE INDEX shift_person ON shift (person, ends_at);
    CREATE UNIQUE INDEX shift_once ON shift (post, person, starts_at);
    CREATE INDEX unit_zone ON unit (zone);
    CREATE INDEX agreement_unit ON agreement (unit);
    CREATE INDEX written_order_bureau ON written_order (bureau);
    ALTER TABLE aid_request ADD CONSTRAINT open_has_a_deadline
        CHECK (state IN ('closed', 'taken_back') OR next_deadline IS NOT NULL),
        ADD CONSTRAINT ended_has_none CHECK (state = 'open' OR (next_deadline IS NULL AND ended_at IS NOT NULL)),
        ADD CONSTRAINT closed_has_a_police_line CHECK (state <> 'closed' OR number <> '' OR no_call_out <> '');
    CREATE INDEX aid_request_due ON aid_request (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE INDEX aid_request_station ON aid_request (station, raised_at);
    CREATE INDEX aid_request_open ON aid_request (station) WHERE state = 'open';
    CREATE INDEX aid_request_unit ON aid_request (unit, raised_at);
    CREATE UNIQUE INDEX aid_alert_once ON aid_alert (request, person);
    CREATE INDEX aid_alert_person ON aid_alert (person);
    CREATE INDEX aid_left_out_request ON aid_left_out (request);
    CREATE INDEX aid_position_request ON aid_position (request);
    CREATE INDEX aid_position_at ON aid_position (at);
    CREATE UNIQUE INDEX aid_event_seq ON aid_event (request, seq);
    CREATE TRIGGER aid_event_is_a_book BEFORE UPDATE OR DELETE ON aid_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER aid_event_is_kept BEFORE TRUNCATE ON aid_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="duty and backup")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
