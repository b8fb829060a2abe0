"""Indexes, checks and triggers of zones that the table classes cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T21:00:00:000000"

STATEMENTS = """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is a book: rows are added, never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE UNIQUE INDEX zone_name ON zone (station, name);
    CREATE UNIQUE INDEX company_name ON company (bureau, name);
    CREATE UNIQUE INDEX officer_name ON officer (bureau, name);
    CREATE UNIQUE INDEX unit_name ON unit (station, name);
    CREATE INDEX unit_station ON unit (station);
    CREATE INDEX person_name ON person (bureau, name);
    CREATE INDEX contact_unit ON contact (unit);
    CREATE INDEX employment_person ON employment (person);
    CREATE INDEX posting_person ON posting (person);
    CREATE INDEX posting_station ON posting (station);
    CREATE INDEX certificate_person ON certificate (person);
    CREATE UNIQUE INDEX certificate_held ON certificate (person) WHERE until IS NULL;
    CREATE INDEX delivered_sheet_week ON delivered_sheet (station, week);
    CREATE INDEX walker_week ON walker (station, week);
    CREATE INDEX walker_patrol ON walker (patrol);
    CREATE INDEX absence_week ON absence (station, week);
    CREATE INDEX absence_patrol ON absence (patrol);
    CREATE UNIQUE INDEX deed_source ON deed (record_kind, record, kind, person, unit, corrects) NULLS NOT DISTINCT;
    CREATE UNIQUE INDEX deed_corrected_once ON deed (corrects) WHERE corrects IS NOT NULL;
    CREATE INDEX deed_week ON deed (station, week);
    CREATE INDEX deed_person ON deed (person, day);
    CREATE UNIQUE INDEX case_count_live ON case_count (station, week, key, nth) WHERE withdrawn_by IS NULL;
    CREATE INDEX case_count_week ON case_count (station, week);
    CREATE UNIQUE INDEX patrol_live ON patrol (station, week, key, nth) WHERE withdrawn_by IS NULL;
    CREATE INDEX patrol_week ON patrol (station, week);
    CREATE UNIQUE INDEX roll_call_answer_live ON roll_call_answer (station, week, key, nth) WHERE withdrawn_by IS NULL;
    CREATE INDEX roll_call_answer_week ON roll_call_answer (station, week);
    CREATE UNIQUE INDEX inspection_live ON inspection (station, week, key, nth) WHERE withdrawn_by IS NULL;
    CREATE INDEX inspection_week ON inspection (station, week);
    CREATE UNIQUE INDEX venue_check_live ON venue_check (station, week, key, nth) WHERE withdrawn_by IS NULL;
    CREATE INDEX venue_check_week ON venue_check (station, week);
    CREATE UNIQUE INDEX duty_item_live ON duty_item (station, week, key, nth) WHERE withdrawn_by IS NULL;
    CREATE INDEX duty_item_week ON duty_item (station, week);
    CREATE TRIGGER deed_is_a_book BEFORE UPDATE OR DELETE ON deed FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER deed_is_kept BEFORE TRUNCATE ON deed FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
