"""What the books hold around claims: others from the same phone, his own elsewhere, whose hand confirmed his. A statement each."""

from datetime import datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.reports.tables import DutyRecord
from zones.reports.vocabulary.hints import Other

_OTHER = """
SELECT {about} AS about, o.id, o.person, n.name, o.unit, u.name AS unit_name, o.happened_at, o.at
FROM duty_record o JOIN person n ON n.id = o.person JOIN unit u ON u.id = o.unit
"""
_BESIDE = _OTHER.replace("{about}", "r.id").replace(
    "FROM duty_record o", "FROM duty_record r JOIN duty_record o ON o.id <> r.id AND o.station = r.station"
)


class HandRow(Struct, frozen=True):
    """So many of a guard's confirmed claims one officer decided and one account spoke for (none: the unit said nothing)."""

    person: int
    account: int
    unit_account: int | None
    many: int


async def same_phone(scope: Scope, records: list[int]) -> dict[int, tuple[Other, ...]]:
    """Claim → claims of other guards, sent from its phone within an hour."""
    return await _others(
        f"{_BESIDE} WHERE r.station = ANY({{}}) AND r.id = ANY({{}}) AND o.device = r.device AND o.person <> r.person "
        "AND o.at BETWEEN r.at - interval '1 hour' AND r.at + interval '1 hour' ORDER BY o.id",
        scope,
        records,
    )


async def elsewhere(scope: Scope, records: list[int]) -> dict[int, tuple[Other, ...]]:
    """Claim → his other ones of that hour at another unit that were not sent back."""
    return await _others(
        f"{_BESIDE} WHERE r.station = ANY({{}}) AND r.id = ANY({{}}) AND o.person = r.person AND o.unit <> r.unit "
        "AND o.state NOT IN ('returned', 'withdrawn') "
        "AND o.happened_at BETWEEN r.happened_at - interval '1 hour' AND r.happened_at + interval '1 hour' ORDER BY o.id",
        scope,
        records,
    )


async def claims(scope: Scope, records: list[int]) -> dict[int, Other]:
    """These, by id."""
    found = await _others(
        f"{_OTHER.replace('{about}', 'o.id')} WHERE o.station = ANY({{}}) AND o.id = ANY({{}})", scope, records
    )
    return {number: one for number, (one,) in found.items()}


async def _others(statement: str, scope: Scope, records: list[int]) -> dict[int, tuple[Other, ...]]:
    found: dict[int, tuple[Other, ...]] = {}
    for row in await DutyRecord.raw(statement, list(scope.stations), records):
        about = row.pop("about")
        found[about] = (*found.get(about, ()), Other(**row))
    return found


async def hands(scope: Scope, persons: list[int], since: datetime) -> list[HandRow]:
    """Who confirmed what these guards told, since then."""
    rows = await DutyRecord.raw(
        "SELECT person, account, unit_account, count(*) AS many FROM duty_record WHERE station = ANY({}) AND person = ANY({}) "
        "AND state = 'confirmed' AND decided_at > {} GROUP BY person, account, unit_account",
        list(scope.stations),
        persons,
        since,
    )
    return [HandRow(**row) for row in rows]
