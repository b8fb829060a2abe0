"""What a roster file does not say, and what was before: so that the same file again changes nothing."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import Struct

from lianfang.sheets.roster_rows import GuardRow
from zones.ground.scope import Scope
from zones.roster.rules import MOVED
from zones.roster.tables import Certificate, Posting
from zones.roster.vocabulary import Held, Listed, Taken

Pair = tuple[Listed, GuardRow]

HELD_AS = {"certificate": "certificate", "certified_on": "certified_on", "joined": "since", "left": "until"}
HELD_AS |= {"post": "post", "shift": "shift"}


class Stay(Struct, frozen=True):
    """A posting that was or is: where, from when, to when."""

    id: int
    person: int
    name: str
    unit: int
    post: str
    shift: str
    since: date | None
    until: date | None


async def stays(scope: Scope) -> list[Stay]:
    """Every posting of the scope's stations, those in force and those that ended."""
    rows = await Posting.raw(
        "SELECT p.id, p.person, n.name, p.unit, p.post, p.shift, p.since, p.until FROM posting p "
        "JOIN person n ON n.id = p.person WHERE p.station = ANY({}) ORDER BY p.id",
        list(scope.stations),
    )
    return [Stay(**row) for row in rows]


def joining_days(held: Iterable[Held], past: list[Stay]) -> dict[int, date | None]:
    """Posting → the day the man came. A change of post or a 调动 began a new one; his joining day is the first one's."""
    ended = {(stay.person, stay.until): stay for stay in past if stay.until}
    result = {}
    for posting in held:
        since, seen = posting.since, set[int]()
        while since and (before := ended.get((posting.person, since - timedelta(days=1)))) and before.id not in seen:
            since = before.since
            seen.add(before.id)
        result[posting.posting] = since
    return result


def already_left(pairs: list[Pair], held: list[Held], past: list[Stay], today: date) -> list[Held]:
    """Ended postings that the file still lists with their last day: known, and nothing to do."""
    present = {(posting.person, posting.unit) for posting in held}
    last = {(stay.person, stay.unit): stay for stay in past if stay.until}
    gone = {
        (guard.person, guard.unit): guard
        for guard, _ in pairs
        if guard.person and guard.until and guard.until < today and (guard.person, guard.unit) not in present
    }
    return [_as_held(last[key], guard) for key, guard in gone.items() if key in last]


def _as_held(stay: Stay, guard: Listed) -> Held:
    """Only his days are compared: what he did there is over."""
    return Held(
        person=stay.person,
        name=stay.name,
        posting=stay.id,
        unit=stay.unit,
        post=guard.post,
        shift=guard.shift,
        since=stay.since,
        until=stay.until,
        employment=None,
        company=guard.company,
        certificate=guard.certificate,
        certified_on=guard.certified_on,
    )


def with_unsaid(pairs: list[Pair], held: list[Held], past: list[Stay]) -> list[Pair]:
    """Guards with what is held of them where the file has no column for it, or says the same day of joining as before."""
    known, joined = {(posting.person, posting.unit): posting for posting in held}, joining_days(held, past)
    result = []
    for guard, row in pairs:
        if posting := known.get((guard.person or 0, guard.unit)):
            values = {HELD_AS[field]: getattr(posting, HELD_AS[field]) for field in row.unsaid}
            if guard.since in (None, joined[posting.posting]):
                values["since"] = posting.since
            guard = msgspec.structs.replace(guard, **values)
        result.append((guard, row))
    return result


_OUTDATED = """
SELECT c.person, c.number AS outdated, coalesce(h.number, '') AS number, h.issued FROM certificate c
LEFT JOIN certificate h ON h.person = c.person AND h.until IS NULL
WHERE c.person = ANY({}) AND c.number <> '' AND c.until IS NOT NULL
  AND (c.ending IN ('revoked', 'cancelled', 'mistaken') OR h.registered_at IS NOT NULL) AND c.number IS DISTINCT FROM h.number
"""


async def without_outdated(pairs: list[Pair]) -> tuple[list[Pair], list[GuardRow]]:
    """A number that the register has as ended is not put back by a file: what is held now stands. With the rows that named one."""
    persons = sorted({guard.person for guard, _ in pairs if guard.person and guard.certificate})
    known = {(row["person"], row["outdated"]): row for row in await Certificate.raw(_OUTDATED, persons)}
    result, named = [], []
    for guard, row in pairs:
        if now := known.get((guard.person or 0, guard.certificate)):
            named.append(row)
            guard = msgspec.structs.replace(guard, certificate=now["number"], certified_on=now["issued"])
        result.append((guard, row))
    return result, named


def of_one_person(pairs: list[Pair]) -> list[Pair]:
    """Rows of one person agree on what belongs to him: his certificate and who pays him are the first row's that says it."""
    said: dict[str, list[Listed]] = {}
    for guard, _ in pairs:
        said.setdefault(guard.same_as, []).append(guard)
    result = []
    for guard, row in pairs:
        first = next((one for one in said[guard.same_as] if one.certificate), guard)
        values = {"certificate": first.certificate, "certified_on": first.certified_on}
        payer = min(said[guard.same_as], key=lambda one: (one.move != MOVED, one.until is not None))
        result.append((msgspec.structs.replace(guard, company=payer.company, **values), row))
    return result


_BELONGS = """
SELECT n.id AS person, e.id AS employment, e.company, coalesce(c.number, '') AS certificate, c.issued AS certified_on
FROM person n
LEFT JOIN LATERAL (SELECT id, company FROM employment WHERE person = n.id AND until IS NULL ORDER BY id DESC LIMIT 1) e ON true
LEFT JOIN certificate c ON c.person = n.id AND c.until IS NULL
WHERE n.id = ANY({})"""


async def belongings(fresh: list[tuple[int, Taken]]) -> list[Held]:
    """What belongs to people who are new in their unit and already known: who paid them last, their certificate."""
    new = {person: done.listed for person, done in fresh if done.listed.person}
    rows = await Posting.raw(_BELONGS, list(new))
    return [_as_belonging(row, new[row["person"]]) for row in rows]


def _as_belonging(row: dict[str, Any], guard: Listed) -> Held:
    return Held(
        name=guard.name,
        posting=0,
        unit=guard.unit,
        post=guard.post,
        shift=guard.shift,
        since=guard.since,
        until=guard.until,
        **row,
    )
