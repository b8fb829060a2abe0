"""Where each guard stands on the way to his certificate; offers and who is enrolled in them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from scoring.exams.signup.rules.standing import standing
from scoring.exams.signup.tables import ExamEnrolment, ExamOffer
from scoring.exams.signup.vocabulary import Eligibility, Enrolment, Known, Offer, Plan, Sat, Standing
from scoring.exams.tables import ExamResult
from zones.ground.scope import Scope
from zones.ground.weeks import parse_week, shanghai_day
from zones.roster.reads.register import barred
from zones.roster.reads.standing import IN_FORCE, WITHIN, within
from zones.roster.tables import Person, Posting
from zones.roster.vocabulary import NEVER

_ENROLMENT = ", ".join(f"e.{name} AS e_{name}" for name in Enrolment.__struct_fields__)
_PLAN = Plan.__struct_fields__
_OFFER = ", ".join(f"o.{name} AS o_{name}" for name in ("id", "station", *_PLAN, "account", "at", "called_off"))
_LINE = "(SELECT count(*) FROM exam_enrolment x WHERE x.offer = e.offer AND x.withdrawn_at IS NULL AND (x.at, x.id) <= (e.at, e.id))::int"
# each table is walked once for all of them: a lookup for each would touch more the larger the city is
_KNOWN = f"""
SELECT w.person, coalesce(c.held, false) AS held, coalesce(c.ever, false) AS ever, c.ended_on, l.declared, l.checked, k.at AS card_at,
       {_ENROLMENT}, {_OFFER}, CASE WHEN e.id IS NULL THEN 0 ELSE {_LINE} END AS line
FROM unnest({{}}::bigint[]) w (person)
LEFT JOIN (
    SELECT person, bool_or((issued IS NULL OR issued <= {{}}) AND (until IS NULL OR until >= {{}})) AS held, true AS ever, max(until) AS ended_on
    FROM certificate WHERE person = ANY({{}}) AND until IS DISTINCT FROM {{}} GROUP BY person
) c ON c.person = w.person
LEFT JOIN (SELECT person, declared, checked FROM exam_eligibility WHERE person = ANY({{}})) l ON l.person = w.person
LEFT JOIN (SELECT person, max(at) AS at FROM exam_card WHERE person = ANY({{}}) GROUP BY person) k ON k.person = w.person
LEFT JOIN (
    SELECT DISTINCT ON (x.person) x.* FROM exam_enrolment x JOIN exam_offer y ON y.id = x.offer
    WHERE x.person = ANY({{}}) AND x.withdrawn_at IS NULL AND ({{}}::bigint IS NULL OR x.offer = {{}})
    ORDER BY x.person, y.held_at DESC, x.id DESC
) e ON e.person = w.person
LEFT JOIN exam_offer o ON o.id = e.offer
"""


class EnrolledRow(Struct, frozen=True):
    """One of an offer in names, in the order of the line; `position` orders units as the roster does."""

    person: int
    name: str
    unit: int
    unit_name: str
    zone: str
    position: int
    enrolment: Enrolment
    standing: Standing


async def standings(scope: Scope, now: datetime) -> dict[int, Standing]:
    """Of everybody who stands in the scope's units today."""
    today = shanghai_day(now)
    rows = await Posting.raw(
        f"SELECT DISTINCT p.person FROM posting p WHERE {WITHIN} AND {IN_FORCE} ORDER BY p.person",
        *within(scope),
        *(today, today),
    )
    return await _standings(scope, [row["person"] for row in rows], now)


async def offers(scope: Scope, since: datetime) -> list[Offer]:
    """Of the scope's stations, held from an instant on, soonest first."""
    rows = await ExamOffer.raw(
        f"SELECT {_OFFER} FROM exam_offer o WHERE o.station = ANY({{}}) AND o.held_at >= {{}} ORDER BY o.held_at, o.id",
        *(list(scope.stations), since),
    )
    return [_offer(row) for row in rows]


async def offer_of(scope: Scope, number: int, held: bool = False) -> Offer | None:
    """One of the scope's stations; `held` keeps it as it is until the transaction ends."""
    rows = await ExamOffer.raw(
        f"SELECT {_OFFER} FROM exam_offer o WHERE o.station = ANY({{}}) AND o.id = {{}}{' FOR NO KEY UPDATE' if held else ''}",
        *(list(scope.stations), number),
    )
    return _offer(rows[0]) if rows else None


async def enrolled(scope: Scope, offer: Offer, now: datetime) -> list[EnrolledRow]:
    """Who is enrolled in an offer of the scope, each with where he stands in it; a unit's head sees his own."""
    rows = await ExamEnrolment.raw(
        f"SELECT {_ENROLMENT}, n.name, u.name AS unit_name, z.name AS zone, "
        "(dense_rank() OVER (ORDER BY z.position, z.id, u.position, u.id))::int AS position "
        "FROM exam_enrolment e JOIN exam_offer o ON o.id = e.offer JOIN person n ON n.id = e.person JOIN unit u ON u.id = e.unit "
        "JOIN zone z ON z.id = u.zone WHERE e.offer = {} AND o.station = ANY({}) AND e.withdrawn_at IS NULL "
        "AND ({}::bigint[] IS NULL OR e.unit = ANY({})) ORDER BY e.at, e.id",
        *(offer.id, list(scope.stations), scope.only_units, scope.only_units),
    )
    known = await _standings(scope, [row["e_person"] for row in rows], now, offer.id)
    return [
        EnrolledRow(
            row["e_person"], row["name"], row["e_unit"], row["unit_name"], row["zone"], row["position"],
            _enrolment(row), known[row["e_person"]],
        )
        for row in rows
    ]  # fmt: skip


async def own_enrolments(scope: Scope) -> list[tuple[Offer, Enrolment]]:
    """All of the scope's person, latest first; also those that he took back."""
    rows = await ExamEnrolment.raw(
        f"SELECT {_ENROLMENT}, {_OFFER} FROM exam_enrolment e JOIN exam_offer o ON o.id = e.offer "
        "WHERE e.person = {} AND o.station = ANY({}) ORDER BY o.held_at DESC, e.id DESC",
        *(scope.person, list(scope.stations)),
    )
    return [(_offer(row), _enrolment(row)) for row in rows]


async def eligibility_of(scope: Scope) -> Eligibility:
    """Of the scope's person."""
    rows = await Person.raw("SELECT declared, checked FROM exam_eligibility WHERE person = {}", scope.person)
    return _eligibility(rows[0]) if rows else Eligibility()


async def hold(person: int) -> None:
    """One at a time changes where a guard is enrolled."""
    await Person.raw("SELECT id FROM person WHERE id = {} FOR NO KEY UPDATE", person)


async def _standings(scope: Scope, persons: list[int], now: datetime, offer: int | None = None) -> dict[int, Standing]:
    """`offer` alone is looked at where it is given, else the latest in which he is enrolled."""
    today = shanghai_day(now)
    rows = await Person.raw(_KNOWN, persons, today, today, persons, NEVER, persons, persons, persons, offer, offer)
    sat, bars = await _sat(persons), await barred(scope, persons, today)
    known = {row["person"]: _known(row, sat.get(row["person"], ()), bars.get(row["person"])) for row in rows}
    return {person: standing(person, one, now) for person, one in known.items()}


async def _sat(persons: Iterable[int]) -> dict[int, tuple[Sat, ...]]:
    """Live results, latest first; they belong to the person, wherever he sat."""
    rows = await ExamResult.raw(
        "SELECT person, day, week, score::float8 AS score FROM exam_result WHERE person = ANY({}) AND withdrawn_by IS NULL "
        "ORDER BY week DESC, day DESC NULLS LAST, id DESC",
        list(persons),
    )
    found: dict[int, tuple[Sat, ...]] = {}
    for row in rows:
        one = Sat(row["day"] or parse_week(row["week"]).sunday, row["score"])
        found[row["person"]] = (*found.get(row["person"], ()), one)
    return found


def _known(row: dict[str, Any], sat: tuple[Sat, ...], bar: date | None) -> Known:
    there = row["e_id"] is not None
    return Known(
        held=row["held"],
        ever=row["ever"],
        ended_on=row["ended_on"],
        barred_until=bar,
        eligibility=_eligibility(row),
        sat=sat,
        card_on=shanghai_day(row["card_at"]) if row["card_at"] else None,
        enrolment=_enrolment(row) if there else None,
        offer=_offer(row) if there else None,
        line=row["line"],
    )


def _eligibility(row: dict[str, Any]) -> Eligibility:
    return Eligibility(*(None if row[name] is None else tuple(row[name]) for name in ("declared", "checked")))


def _enrolment(row: dict[str, Any]) -> Enrolment:
    said = {name: row[f"e_{name}"] for name in Enrolment.__struct_fields__}
    return Enrolment(**said | {"papers": tuple(said["papers"])})


def _offer(row: dict[str, Any]) -> Offer:
    said = {name: row[f"o_{name}"] for name in _PLAN}
    plan = Plan(**said | {"papers": tuple(said["papers"])})
    return Offer(row["o_id"], row["o_station"], plan, row["o_account"], row["o_at"], row["o_called_off"])
