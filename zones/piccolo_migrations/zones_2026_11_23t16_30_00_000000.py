"""What the table classes of clues and voices cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T16:30:00:000000"

STATEMENTS = """
    ALTER TABLE clue ADD CONSTRAINT clue_state CHECK (state IN ('sent', 'answered')),
        ADD CONSTRAINT graded_clue_is_an_item CHECK ((grade > 0) = (item IS NOT NULL)),
        ADD CONSTRAINT answered_clue_says_when CHECK ((state = 'answered') = (answered_at IS NOT NULL));
    CREATE UNIQUE INDEX clue_item ON clue (item) WHERE item IS NOT NULL;
    ALTER TABLE clue_box ADD CONSTRAINT clue_box_kind CHECK (kind IN ('words', 'photo', 'answer'));
    ALTER TABLE voice ADD CONSTRAINT voice_kind CHECK (kind IN ('praise', 'complaint', 'suggestion')),
        ADD CONSTRAINT voice_state CHECK (state IN ('new', 'assigned', 'answered')),
        ADD CONSTRAINT assigned_voice_has_a_handler CHECK (state = 'new' OR handler IS NOT NULL);
    ALTER TABLE voice_words ADD CONSTRAINT voice_words_kind CHECK (kind IN ('words', 'phone', 'answer'));
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="clues and voices")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
