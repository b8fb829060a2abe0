"""Deeds that wait to be judged, and all that judging their holders needs."""

from datetime import date, datetime

from msgspec import Struct

from scoring.points.tables import Award, WaitingDeed
from scoring.points.vocabulary import Holder
from zones.ground.scope import Scope
from zones.journal.tables import Deed
from zones.journal.vocabulary import OF_UNITS

_OF_UNIT = f"d.kind IN ({', '.join(repr(kind) for kind in OF_UNITS)})"
_HOLDER = f"CASE WHEN {_OF_UNIT} THEN NULL ELSE d.person END AS person, CASE WHEN {_OF_UNIT} THEN d.unit END AS unit"


class Waiting(Struct, frozen=True):
    """A holder with something to judge: the earliest day concerned, and which deeds wait."""

    person: int | None
    unit: int | None
    day: date
    deeds: list[int]

    @property
    def holder(self) -> Holder:
        return (self.person, self.unit)


_WAITING = f"""
SELECT person, unit, min(day) AS day, array_agg(id) AS deeds FROM (
    SELECT {_HOLDER}, d.day, d.id FROM waiting_deed w JOIN deed d ON d.id = w.deed WHERE w.station = ANY({{}})) x
GROUP BY person, unit ORDER BY person, unit LIMIT {{}}
"""


async def stations_waiting() -> list[int]:
    """Ids of stations with something to judge."""
    rows = await WaitingDeed.raw("SELECT DISTINCT station FROM waiting_deed ORDER BY station")
    return [row["station"] for row in rows]


async def waiting(scope: Scope, most: int) -> list[Waiting]:
    """Holders with something to judge, `most` of them."""
    return [Waiting(**row) for row in await WaitingDeed.raw(_WAITING, list(scope.stations), most)]


class DeedState(Struct, frozen=True):
    """A holder's deed: whether it still stands, the points it has, its last award, and whether a person settled those points."""

    id: int
    kind: str
    person: int | None
    unit: int | None
    day: date
    at: datetime | None
    minutes: int
    verified: bool
    metres: int | None
    level: int | None
    quality: int | None
    own: int | None
    live: bool
    points: int
    rule: str | None
    rule_book: int | None
    last_award: int | None
    settled: bool


_STATES = """
SELECT d.id, d.kind, {holder}, d.day, d.at, d.minutes, d.verified, d.metres, d.level, d.quality, d.own,
       NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id) AS live,
       coalesce(sum(a.points), 0)::int AS points, (array_agg(a.rule ORDER BY a.id DESC))[1] AS rule,
       (array_agg(a.rule_book ORDER BY a.id DESC))[1] AS rule_book, max(a.id) AS last_award,
       coalesce(bool_or(a.because = 'appeal'), false) AS settled
FROM unnest({{}}::bigint[], {{}}::date[]) AS h (holder, since) JOIN deed d ON {which} AND d.day >= h.since
LEFT JOIN award a ON a.deed = d.id
WHERE d.station = ANY({{}}) AND d.corrects IS NULL GROUP BY d.id ORDER BY d.id
"""
_OF_PERSONS = _STATES.format(holder="d.person, NULL::bigint AS unit", which=f"d.person = h.holder AND NOT ({_OF_UNIT})")
_OF_UNITS = _STATES.format(holder="NULL::bigint AS person, d.unit", which=f"d.unit = h.holder AND {_OF_UNIT}")


async def deeds_of(scope: Scope, since: dict[Holder, date]) -> dict[Holder, list[DeedState]]:
    """All deeds of these holders, each since a day, with what they were given."""
    states: dict[Holder, list[DeedState]] = {holder: [] for holder in since}
    for at, sql in ((0, _OF_PERSONS), (1, _OF_UNITS)):
        which = {holder[at]: day for holder, day in since.items() if holder[at]}
        if which:
            rows = await Deed.raw(sql, list(which), list(which.values()), list(scope.stations))
            for row in rows:
                states[row["person"], row["unit"]].append(DeedState(**row))
    return states


async def had_once(persons: list[int], rules: list[str]) -> dict[int, frozenset[str]]:
    """Once-in-a-life rules that persons have had, wherever."""
    rows = await Award.raw(
        "SELECT person, rule FROM award WHERE person = ANY({}) AND rule = ANY({}) GROUP BY person, rule HAVING sum(points) > 0",
        persons,
        rules,
    )
    had: dict[int, frozenset[str]] = {}
    for row in rows:
        had[row["person"]] = had.get(row["person"], frozenset()) | {row["rule"]}
    return had
