"""What the table classes of the question bank cannot say; a version is written once."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T12:10:00:000000"

STATEMENTS = """
    ALTER TABLE question ADD CONSTRAINT question_code UNIQUE (bureau, code);
    ALTER TABLE question_version
        ADD CONSTRAINT question_version_once UNIQUE (question, number),
        ADD CONSTRAINT question_version_kind CHECK (kind IN ('single', 'multiple', 'judge')),
        ADD CONSTRAINT question_version_level CHECK (level BETWEEN 1 AND 3),
        ADD CONSTRAINT question_version_has_options CHECK (array_length(options, 1) BETWEEN 2 AND 6),
        ADD CONSTRAINT question_version_has_its_answers CHECK (
            answer ~ '^A?B?C?D?E?F?$' AND (kind = 'multiple') = (length(answer) > 1) AND answer <> ''
        );
    CREATE INDEX question_asked ON question (bureau) WHERE retired_at IS NULL;
    CREATE TRIGGER question_version_is_written_once BEFORE UPDATE OR DELETE ON question_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER question_version_is_kept BEFORE TRUNCATE ON question_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of the question bank")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
