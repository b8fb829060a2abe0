"""Deliveries: once a notice, channel and receiver; a state that is known; one open choice a person."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-22T15:00:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX sending_once ON sending (notice, channel, receiver);
    CREATE INDEX sending_waiting ON sending (lane, due_at, id) WHERE state = 'waiting';
    CREATE INDEX sending_dead ON sending (bureau, id) WHERE state = 'dead';
    CREATE INDEX notice_about ON notice (about, id);
    ALTER TABLE sending ADD CONSTRAINT state_known CHECK (state IN ('waiting', 'sent', 'dead', 'skipped')),
        ADD CONSTRAINT sent_has_an_instant CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
        ADD CONSTRAINT only_who_waits_is_held CHECK (state = 'waiting' OR lease_until IS NULL);
    CREATE UNIQUE INDEX channel_choice_open ON channel_choice (person) WHERE until IS NULL;
    ALTER TABLE channel_choice ADD CONSTRAINT not_long_after CHECK (after_s BETWEEN 0 AND 120),
        ADD CONSTRAINT since_before_until CHECK (until IS NULL OR until >= since);
    CREATE UNIQUE INDEX hook_open ON hook (bureau, url) WHERE until IS NULL;
    ALTER TABLE hook ADD CONSTRAINT is_https CHECK (url LIKE 'https://%'),
        ADD CONSTRAINT secret_is_a_name CHECK (secret ~ '^[a-z0-9]{1,40}$');
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="deliveries")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
