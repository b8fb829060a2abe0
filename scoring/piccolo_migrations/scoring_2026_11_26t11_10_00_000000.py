"""What was on papers goes where it now lies, one row an attempt, never written over; the attempts are narrow from here on."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T11:10:00:000000"

STATEMENTS = """
    INSERT INTO sitting_paper (attempt, versions, orders) SELECT id, versions, orders FROM sitting_attempt ORDER BY id;
    UPDATE sitting_attempt SET questions = cardinality(versions);
    ALTER TABLE sitting_attempt
        DROP CONSTRAINT attempt_points, DROP CONSTRAINT attempt_paper,
        ADD CONSTRAINT attempt_points CHECK (points BETWEEN 0 AND 10000 AND correct BETWEEN 0 AND questions),
        ADD CONSTRAINT attempt_asks CHECK (questions > 0),
        DROP CONSTRAINT attempt_nth,
        ADD CONSTRAINT attempt_nth UNIQUE (person, sitting, nth);
    DROP INDEX sitting_attempt_person, sitting_attempt_once;
    CREATE UNIQUE INDEX sitting_attempt_once
        ON sitting_attempt (sitting, person, number, (CASE state WHEN 'void' THEN nth ELSE 0 END));
    ALTER TABLE sitting_paper
        ADD CONSTRAINT sitting_paper_once UNIQUE (attempt),
        ADD CONSTRAINT sitting_paper_whole CHECK (cardinality(versions) > 0 AND cardinality(versions) = cardinality(orders));
    CREATE TRIGGER sitting_paper_stays BEFORE UPDATE OR DELETE ON sitting_paper FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="papers beside their attempts")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    for column in ("versions", "orders"):
        manager.drop_column(
            table_class_name="Attempt",
            tablename="sitting_attempt",
            column_name=column,
            db_column_name=column,
            schema=None,
        )
    return manager
