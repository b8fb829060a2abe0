"""What a holder has: now, and as it was at an instant."""

from datetime import datetime

from scoring.points.tables import Account, Entry
from scoring.points.vocabulary import Balances
from zones.ground.scope import Scope

_AT = """
SELECT a.kind, coalesce(sum(e.amount) FILTER (WHERE w.posted_at <= {}), 0)::int AS balance
FROM account a LEFT JOIN entry e ON e.account = a.id LEFT JOIN award w ON w.id = e.award
WHERE a.station = ANY({}) AND a.person IS NOT DISTINCT FROM {} AND a.unit IS NOT DISTINCT FROM {} AND a.kind <> 'pool'
GROUP BY a.kind
"""


async def balances(scope: Scope) -> Balances:
    """The scope's person or unit, over its stations."""
    rows = await Account.raw(
        "SELECT kind, sum(balance)::int AS balance FROM account WHERE station = ANY({}) "
        "AND person IS NOT DISTINCT FROM {} AND unit IS NOT DISTINCT FROM {} AND kind <> 'pool' GROUP BY kind",
        list(scope.stations),
        scope.person,
        None if scope.person else scope.unit,
    )
    return Balances(**{row["kind"]: row["balance"] for row in rows})


async def balances_at(scope: Scope, instant: datetime) -> Balances:
    """As they were at an instant: the sums of what had been posted by then."""
    unit = None if scope.person else scope.unit
    rows = await Entry.raw(_AT, instant, list(scope.stations), scope.person, unit)
    return Balances(**{row["kind"]: row["balance"] for row in rows})
