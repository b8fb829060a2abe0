"""今晚可派, and who of a unit could go: everything that the rule asks about, in few statements."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from zones.duty.reads import on_duty
from zones.ground.scope import Scope
from zones.ground.weeks import week_of
from zones.patrol.rules.who_walks import Candidate, Duty, Walk
from zones.patrol.tables import Offer, Seat
from zones.roster.reads.backing import guard_backings

_TURNS = """
SELECT person, count(*)::int AS turns FROM (
    SELECT s.person FROM seat s JOIN outing o ON o.id = s.outing
    WHERE s.person = ANY({}) AND o.day BETWEEN {} AND {} AND o.state <> 'stopped' AND s.state <> 'missing' AND o.id <> {}
    UNION ALL
    SELECT w.person FROM walker w JOIN patrol p ON p.id = w.patrol
    WHERE w.person = ANY({}) AND w.week = {} AND p.withdrawn_by IS NULL AND p.delivery IS NOT NULL) t GROUP BY person
"""


class OfferRow(Struct, frozen=True):
    """What a unit said of a day."""

    unit: int
    number: int
    reason: str
    at: datetime


async def offers(scope: Scope, day: date) -> dict[int, OfferRow]:
    """Per unit of the scope; one that has said nothing has no entry."""
    rows = await Offer.raw(
        "SELECT f.unit, f.number, f.reason, f.at FROM offer f JOIN unit u ON u.id = f.unit "
        "WHERE u.station = ANY({}) AND ({}::bigint[] IS NULL OR u.id = ANY({})) AND f.day = {}",
        list(scope.stations),
        scope.only_units,
        scope.only_units,
        day,
    )
    return {row["unit"]: OfferRow(**row) for row in rows}


async def candidates(scope: Scope, walk: Walk, day: date, outing: int = 0) -> list[Candidate]:
    """The guards of the scope's units, as they would stand when they walk. `outing` itself is not counted as a turn."""
    held = await guard_backings(scope, day)
    persons = [one.person for one in held]
    duties = await _duties(scope, persons, walk)
    turns, elsewhere = await _turns(persons, day, outing), await _elsewhere(persons, day, outing)
    insured = {one.person: one.insured_until is not None and one.insured_until >= day for one in held}
    return [
        Candidate(
            one.person,
            one.name,
            insured[one.person],
            duties.get(one.person, ()),
            turns.get(one.person, 0),
            one.person in elsewhere,
        )
        for one in held
    ]


async def _duties(scope: Scope, persons: list[int], walk: Walk) -> dict[int, tuple[Duty, ...]]:
    """Shifts that touch the walk, with what their post says at that hour; and those of the day after."""
    standing = {row.shift: row.leave for row in await on_duty(scope, walk.starts_at)}
    rows = await Seat.raw(
        "SELECT id, person, starts_at, ends_at FROM shift WHERE person = ANY({}) AND ends_at > {} AND starts_at < {} "
        "AND signed_off_at IS NULL ORDER BY starts_at",
        persons,
        walk.starts_at,
        walk.ends_at + timedelta(days=1),
    )
    found: dict[int, tuple[Duty, ...]] = {}
    for row in rows:
        duty = Duty(row["starts_at"], row["ends_at"], standing.get(row["id"], "held"))
        found[row["person"]] = (*found.get(row["person"], ()), duty)
    return found


async def _turns(persons: list[int], day: date, outing: int) -> dict[int, int]:
    week = week_of(day)
    rows = await Seat.raw(_TURNS, persons, week.monday, week.sunday, outing, persons, str(week))
    return {row["person"]: row["turns"] for row in rows}


async def _elsewhere(persons: list[int], day: date, outing: int) -> set[int]:
    rows = await Seat.raw(
        "SELECT s.person FROM seat s JOIN outing o ON o.id = s.outing WHERE s.person = ANY({}) AND o.day = {} "
        "AND o.id <> {} AND o.state IN ('planned', 'walking')",
        persons,
        day,
        outing,
    )
    return {row["person"] for row in rows}
