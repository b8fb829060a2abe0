"""Publishers for what was drafted and issued before there were any; indexes, checks and triggers of the register."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-27T08:10:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX publisher_of ON publisher (bureau, station) NULLS NOT DISTINCT;

    INSERT INTO publisher (bureau, station, automatic)
    SELECT DISTINCT s.bureau, CASE WHEN (SELECT count(*) FROM station o WHERE o.bureau = s.bureau) > 1 THEN s.id END, true
    FROM station s WHERE s.id IN (SELECT station FROM draft UNION SELECT station FROM bulletin);
    INSERT INTO publisher (bureau, automatic) SELECT DISTINCT bureau, true FROM station ON CONFLICT DO NOTHING;
    UPDATE draft d SET publisher = (SELECT p.id FROM publisher p JOIN station s ON s.bureau = p.bureau
        WHERE s.id = d.station AND (p.station IS NULL OR p.station = s.id) ORDER BY p.station NULLS LAST LIMIT 1);
    INSERT INTO draft (station, publisher, week, drafted_at)
    SELECT b.station, (SELECT p.id FROM publisher p JOIN station s ON s.bureau = p.bureau
        WHERE s.id = b.station AND (p.station IS NULL OR p.station = s.id) ORDER BY p.station NULLS LAST LIMIT 1),
        b.week, b.issued_at FROM bulletin b
    WHERE NOT EXISTS (SELECT FROM draft d WHERE d.station = b.station AND d.week = b.week);
    ALTER TABLE bulletin DISABLE TRIGGER bulletin_is_a_book;
    UPDATE bulletin b SET publisher = d.publisher, draft = d.id FROM draft d WHERE d.station = b.station AND d.week = b.week;
    ALTER TABLE bulletin ENABLE TRIGGER bulletin_is_a_book;

    DROP INDEX draft_week;
    DROP INDEX bulletin_week;
    DROP INDEX bulletin_number;
    ALTER TABLE draft ADD CONSTRAINT draft_has_publisher CHECK (publisher IS NOT NULL);
    ALTER TABLE bulletin ADD CONSTRAINT bulletin_has_publisher CHECK (publisher IS NOT NULL AND draft IS NOT NULL);
    ALTER TABLE publisher ADD CONSTRAINT publisher_form CHECK (form IN ('brief', 'letter'));
    CREATE UNIQUE INDEX draft_week ON draft (publisher, week);
    CREATE UNIQUE INDEX bulletin_draft ON bulletin (draft, revision);
    CREATE UNIQUE INDEX bulletin_number ON bulletin (publisher, year, number);
    CREATE INDEX bulletin_week ON bulletin (week);
    CREATE INDEX bulletin_code ON bulletin (code);
    ALTER TABLE draft_step ADD CONSTRAINT draft_step_name
    CHECK (step IN ('submitted', 'reviewed', 'returned', 'cleared', 'signed'));
    CREATE INDEX draft_step_draft ON draft_step (draft);
    CREATE UNIQUE INDEX draft_step_signed ON draft_step (draft) WHERE step = 'signed';
    CREATE UNIQUE INDEX step_note_step ON step_note (step);
    CREATE UNIQUE INDEX erratum_number ON erratum (bulletin, number);
    CREATE UNIQUE INDEX erratum_withdraws ON erratum (bulletin) WHERE withdraws;
    CREATE INDEX erratum_sha256 ON erratum (sha256);
    CREATE INDEX erratum_code ON erratum (code);
    CREATE INDEX line_reply_answer ON line_reply (answer);
    CREATE TRIGGER draft_step_is_a_book BEFORE UPDATE OR DELETE ON draft_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER draft_step_is_kept BEFORE TRUNCATE ON draft_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER erratum_is_a_book BEFORE UPDATE OR DELETE ON erratum FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER erratum_is_kept BEFORE TRUNCATE ON erratum FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description="publishers of before, constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
