"""What the table class of practice cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T13:10:00:000000"

STATEMENTS = """
    ALTER TABLE practice_answer
        ADD CONSTRAINT practice_answer_given CHECK (given <> '' AND given ~ '^A?B?C?D?E?F?$'),
        ADD CONSTRAINT practice_answer_owes CHECK (owes BETWEEN 0 AND 2 AND (correct OR owes = 2)),
        ADD CONSTRAINT practice_answer_comes_again CHECK (stability > 0 AND due > at),
        ADD CONSTRAINT practice_answer_day CHECK (day = (at AT TIME ZONE 'Asia/Shanghai')::date);
    CREATE INDEX practice_answer_latest ON practice_answer (person, question, id DESC);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of practice")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
