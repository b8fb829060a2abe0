"""Judgements of requests: one verdict a request, one lifting a verdict; a misuse and nothing else pauses; a book."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-22T17:00:00:000000"

STATEMENTS = """
    ALTER TABLE aid_judgement
        ADD CONSTRAINT lifts_a_judgement FOREIGN KEY (lifts) REFERENCES aid_judgement (id) ON DELETE RESTRICT,
        ADD CONSTRAINT lifted_lifts CHECK ((verdict = 'lifted') = (lifts IS NOT NULL)),
        ADD CONSTRAINT misuse_pauses CHECK ((verdict IN ('rightful', 'lifted')) = (until IS NULL));
    CREATE UNIQUE INDEX aid_judgement_once ON aid_judgement (request) WHERE lifts IS NULL;
    CREATE UNIQUE INDEX aid_judgement_lifted_once ON aid_judgement (lifts);
    CREATE INDEX aid_judgement_pauses ON aid_judgement (unit, until) WHERE until IS NOT NULL;
    CREATE UNIQUE INDEX aid_judgement_note_once ON aid_judgement_note (judgement);
    CREATE TRIGGER aid_judgement_is_a_book BEFORE UPDATE OR DELETE ON aid_judgement
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER aid_judgement_is_kept BEFORE TRUNCATE ON aid_judgement
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="judgements of requests")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
