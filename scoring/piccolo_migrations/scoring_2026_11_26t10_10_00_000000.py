"""What the table classes of study books cannot say; an edition is written once."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T10:10:00:000000"

STATEMENTS = """
    ALTER TABLE study_edition
        ADD CONSTRAINT study_edition_once UNIQUE (bureau, kind, number),
        ADD CONSTRAINT study_edition_kind CHECK (kind IN ('booklet', 'handbook')),
        ADD CONSTRAINT study_edition_is_of_something CHECK ((kind = 'handbook') = (book IS NOT NULL) AND digest ~ '^[0-9a-f]{64}$');
    CREATE TRIGGER study_edition_is_written_once BEFORE UPDATE OR DELETE ON study_edition
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER study_edition_is_kept BEFORE TRUNCATE ON study_edition
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE UNIQUE INDEX study_handout_once ON study_handout (edition, person) WHERE struck_at IS NULL;
    CREATE INDEX study_handout_person ON study_handout (person);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of study books")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
