"""Indexes, checks and triggers of lianfang that the table classes cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T21:00:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX vault_item_of ON vault_item (person, kind);
    CREATE INDEX vault_item_blind ON vault_item (kind, blind);
    CREATE INDEX session_account ON session (account);
    CREATE INDEX role_held_account ON role_held (account);
    CREATE INDEX device_account ON device (account);
    CREATE INDEX slip_account ON slip (account);
    CREATE INDEX old_password_account ON old_password (account);
    CREATE INDEX audit_line_at ON audit_line (at);
    CREATE INDEX audit_line_action ON audit_line (action);
    CREATE INDEX audit_line_thing ON audit_line (subject, thing);
    CREATE UNIQUE INDEX slot_period ON slot (job, period);
    CREATE TRIGGER audit_line_is_a_book BEFORE UPDATE OR DELETE ON audit_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER audit_line_is_kept BEFORE TRUNCATE ON audit_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
