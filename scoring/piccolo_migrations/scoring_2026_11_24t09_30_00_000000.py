"""What waits to be judged is a queue that a trigger of the journal fills; decisions about days; one draft a bureau."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-24T09:30:00:000000"

STATEMENTS = """
    CREATE INDEX waiting_deed_station ON waiting_deed (station);
    INSERT INTO waiting_deed (deed, station)
        SELECT d.id, d.station FROM deed d WHERE d.corrects IS NULL
        AND NOT EXISTS (SELECT 1 FROM award a WHERE a.deed = d.id)
        AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)
        UNION ALL
        SELECT d.id, d.station FROM deed d WHERE d.corrects IS NOT NULL
        AND (SELECT coalesce(sum(points), 0) FROM award a WHERE a.deed = d.corrects) <> 0;
    CREATE FUNCTION wait_for_judging() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO waiting_deed (deed, station) SELECT id, station FROM fresh;
        RETURN NULL;
    END $$;
    CREATE TRIGGER deed_waits AFTER INSERT ON deed REFERENCING NEW TABLE AS fresh
        FOR EACH STATEMENT EXECUTE FUNCTION wait_for_judging();
    CREATE INDEX award_month ON award (station, month, person) INCLUDE (points);
    CREATE INDEX award_appeal ON award (station, day) WHERE because = 'appeal';
    CREATE INDEX rescoring_bureau ON rescoring (bureau);
    ALTER TABLE rescoring ADD CONSTRAINT days_in_order CHECK (first_day <= last_day);
    CREATE TRIGGER rescoring_is_a_book BEFORE UPDATE OR DELETE ON rescoring FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER rescoring_is_kept BEFORE TRUNCATE ON rescoring FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE UNIQUE INDEX book_draft_bureau ON book_draft (bureau);
    ALTER TABLE book_draft ADD CONSTRAINT draft_state CHECK (state IN ('drafting', 'sent', 'approved'));
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="what waits, decisions, drafts")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
