"""The chain's links are a book; a trigger puts each new row of a book into the queue, and what the books hold already is in it.

Beside it an index by which the look of each minute finds the awards of the last minutes.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T17:30:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX chain_link_of ON chain_link (book, row);
    CREATE TRIGGER chain_link_is_a_book BEFORE UPDATE OR DELETE ON chain_link FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER chain_link_is_kept BEFORE TRUNCATE ON chain_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    ALTER TABLE unsealed SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
    CREATE INDEX award_posted ON award (posted_at);
    CREATE FUNCTION put_into_queue() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO unsealed (book, row, at) SELECT TG_TABLE_NAME, id, clock_timestamp() FROM fresh;
        RETURN NULL;
    END $$;
    CREATE FUNCTION put_into_chain(book regclass) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %s REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT '
            'EXECUTE FUNCTION put_into_queue()', book || '_is_chained', book);
        EXECUTE format('INSERT INTO unsealed (book, row, at) SELECT %L, id, clock_timestamp() FROM %s ORDER BY id', book, book);
    END $$;
    SELECT put_into_chain(book) FROM unnest(ARRAY['deed', 'rule_book', 'rescoring', 'award', 'bulletin', 'line_answer',
        'audit_line', 'aid_event', 'aid_judgement']::regclass[]) AS book;
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="triggers of the chain")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
