"""What the table class of redemptions cannot say; an award that only moves spendable points is worth none."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-24T20:30:00:000000"

STATEMENTS = """
    ALTER TABLE redemption
        ADD CONSTRAINT redemption_state CHECK (state IN ('asked', 'handed', 'declined', 'withdrawn', 'lapsed')),
        ADD CONSTRAINT redemption_costs CHECK (points > 0),
        ADD CONSTRAINT redemption_waits_till_a_day CHECK ((state = 'asked') = (next_deadline IS NOT NULL)),
        ADD CONSTRAINT redemption_is_answered_by_somebody CHECK ((state IN ('handed', 'declined')) = (decider IS NOT NULL)),
        ADD CONSTRAINT redemption_is_two_peoples CHECK (decider <> account);
    CREATE INDEX redemption_due ON redemption (next_deadline) WHERE next_deadline IS NOT NULL;
    CREATE INDEX redemption_station ON redemption (station);
    CREATE INDEX redemption_person ON redemption (person);
    ALTER TABLE award ADD CONSTRAINT redeemed_is_worth_nothing CHECK (rule <> 'redeem' OR points = 0 AND deed IS NULL);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of redemptions")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
