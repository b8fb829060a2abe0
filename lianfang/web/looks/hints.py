"""Reasons to look at claims, gathered from reports, patrols, shifts, photos and accounts: a statement each for a whole page."""

from collections import Counter
from datetime import datetime, timedelta

from lianfang.accounts.states import names_of
from lianfang.flows.reports.photo import OF_RECORD
from lianfang.photos.reads import twins
from zones.duty.reads import stood
from zones.ground.scope import Scope
from zones.patrol.reads.outings import walked
from zones.reports.reads import hints as reads
from zones.reports.reads.hints import HandRow
from zones.reports.rules.hints import hints
from zones.reports.vocabulary.hints import Around, Hand, Hint, Other, While
from zones.reports.vocabulary.records import Record

DAYS = timedelta(days=30)
Hands = tuple[tuple[Hand, ...], tuple[Hand, ...]]


async def hints_of(scope: Scope, records: list[Record], now: datetime) -> dict[int, tuple[Hint, ...]]:
    """By claim; inside a transaction. `scope` is the station's."""
    if not records:
        return {}
    ids, persons = [one.id for one in records], sorted({one.person for one in records})
    photos = await _same_photos(scope, ids)
    phones, others = await reads.same_phone(scope, ids), await reads.elsewhere(scope, ids)
    was, by = await _whereabouts(scope, records, persons), await _hands(scope, persons, now)
    return {
        one.id: hints(
            Around(
                one,
                photos.get(one.id, ()),
                phones.get(one.id, ()),
                others.get(one.id, ()),
                was.get(one.person, ()),
                *by.get(one.person, ((), ())),
            )
        )
        for one in records
    }


async def _same_photos(scope: Scope, ids: list[int]) -> dict[int, tuple[Other, ...]]:
    same = await twins(OF_RECORD, ids)
    known = await reads.claims(scope, sorted({other for found in same.values() for other in found}))
    return {number: tuple(known[one] for one in found if one in known) for number, found in same.items()}


async def _whereabouts(scope: Scope, records: list[Record], persons: list[int]) -> dict[int, tuple[While, ...]]:
    first, last = min(one.happened_at for one in records), max(one.happened_at for one in records)
    until = last + timedelta(seconds=1)
    found: dict[int, tuple[While, ...]] = {}
    for walk in await walked(scope, persons, first, until):
        found[walk.person] = (*found.get(walk.person, ()), While(walk.since, walk.until))
    for one in await stood(scope, persons, first, until):
        found[one.person] = (*found.get(one.person, ()), While(one.since, one.until, one.unit, one.unit_name))
    return found


async def _hands(scope: Scope, persons: list[int], now: datetime) -> dict[int, Hands]:
    rows = await reads.hands(scope, persons, now - DAYS)
    accounts = {one.account for one in rows} | {one.unit_account for one in rows if one.unit_account is not None}
    names = await names_of(sorted(accounts))
    return {person: _of_person([one for one in rows if one.person == person], names) for person in persons}


def _of_person(rows: list[HandRow], names: dict[int, str]) -> Hands:
    officers: Counter[int] = Counter()
    managers: Counter[int] = Counter()
    for row in rows:
        officers[row.account] += row.many
        if row.unit_account is not None:
            managers[row.unit_account] += row.many
    everything = officers.total()

    def hands(counted: Counter[int]) -> tuple[Hand, ...]:
        return tuple(Hand(one, names.get(one, ""), many, everything) for one, many in counted.most_common())

    return hands(officers), hands(managers)
