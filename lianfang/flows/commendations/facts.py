"""What the year's books say of candidates, who may not be commended now, and who would be offered first."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from scoring.commendations.reads.facts import companies_facts, persons_facts, units_facts
from scoring.commendations.rules.ordering import order
from scoring.commendations.vocabulary import Commendation, CompanyFacts, Facts, PersonFacts, UnitFacts, YearList
from scoring.points.appeals.reads import held as held_by_appeals
from scoring.points.vetoes.reads import vetoed
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, whole_days
from zones.rollcall.reads import by_unit_between
from zones.roster.reads import companies, stations_beside, units
from zones.roster.reads.standing import guards_of

OFFERED = 60
"""So many guards are offered: the first by the written order, and nobody behind them."""


class Offer(Struct, frozen=True):
    """Somebody who may be proposed: `whose` as the form says it (p12, u3, c4)."""

    whose: str
    called: str
    facts: Facts


async def facts_of(scope: Scope, held: YearList, lines: Iterable[Commendation]) -> dict[int, Facts]:
    """Line → its facts, counted over all stations of the bureau: who moved has all his points."""
    beside, wanted = Scope(await stations_beside(scope)), list(lines)
    persons = await persons_facts(beside, held.first, held.last, [one.of for one in wanted if one.kind == "person"])
    of_units, of_companies = await _of_units(beside, held), await companies_facts(beside, held.first, held.last)
    by_kind: dict[str, dict[int, Facts]] = {"person": {**persons}, "unit": {**of_units}, "company": {**of_companies}}
    none: dict[str, Facts] = {"person": PersonFacts(), "unit": UnitFacts(), "company": CompanyFacts()}
    return {one.id: by_kind[one.kind].get(one.of, none[one.kind]) for one in wanted}


async def stopped(scope: Scope, held: YearList, lines: Iterable[Commendation]) -> dict[int, str]:
    """Line → veto (bars), suspicion, or an open appeal about a day of the year (hold)."""
    beside = Scope(await stations_beside(scope))
    appeals = await held_by_appeals(beside, held.first, held.last)
    persons = {one.person: "appeal" for one in appeals if one.person}
    of_units = {one.unit: "appeal" for one in appeals if one.unit and not one.person}
    vetoes = await vetoed(beside, held.first, held.last)
    persons |= {person: "suspicion" if veto.holds else "veto" for person, veto in vetoes.items()}
    by_kind: dict[str, dict[int, str]] = {"person": persons, "unit": of_units}
    return {one.id: why for one in lines if (why := by_kind.get(one.kind, {}).get(one.of))}


async def offers(scope: Scope, held: YearList, now: datetime) -> list[Offer]:
    """Guards, units and companies of the scope's stations, each kind by the written order."""
    first, last = held.first, held.last
    guards = {one.person: f"{one.name}（{one.unit_name}）" for one in await guards_of(scope, shanghai_day(now))}
    persons = await persons_facts(scope, first, last, list(guards), OFFERED)
    of_units, of_companies = await _of_units(scope, held), await companies_facts(scope, first, last)
    found = [Offer(f"p{person}", guards[person], facts) for person, facts in persons.items()]
    found.sort(key=lambda one: order(one.facts))
    named = [Offer(f"u{one.id}", one.name, of_units[one.id]) for one in await units(scope)]
    firms = [Offer(f"c{one.id}", one.name, of_companies.get(one.id, CompanyFacts())) for one in await companies(scope)]
    for kind in (named, firms):
        found += sorted(kind, key=lambda one: order(one.facts))
    return found


async def _of_units(scope: Scope, held: YearList) -> dict[int, UnitFacts]:
    answers = await by_unit_between(
        scope,
        *whole_days(held.first, held.last),
    )
    found = await units_facts(scope, held.first, held.last)
    return {
        unit: replace(facts, asked=answers.get(unit, (0, 0))[0], answered=answers.get(unit, (0, 0))[1])
        for unit, facts in found.items()
    }
