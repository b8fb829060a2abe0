"""At each place of a town a slip about its guard; at each station a proposal of a veto, and a veto that the office made."""

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.deductions.propose import Told, propose
from lianfang.flows.vetoes import decide
from lianfang.flows.vetoes import propose as proposing
from scoring.points.deductions.vocabulary import NO_BAR, Hand
from scoring.points.vetoes.tables import Veto
from scoring.points.vetoes.vocabulary import Said
from tests.lianfang.access.told import Places
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day

SOMEBODY, ANOTHER = Hand(998, None), Hand(999, None)
"""Accounts that nobody signs in to."""


async def deduct(persons: dict[str, int], units: dict[str, int], stations: dict[str, int]) -> dict[str, Places]:
    """deduction, proposal, veto → their ids by place; o, n and f stand at the first station."""
    async with transaction() as now:
        today = shanghai_day(now)
    found: dict[str, Places] = {"deduction": {}, "proposal": {}, "veto": {}}
    for place, person in persons.items():
        station = stations.get(place, stations["o"])
        told = Told(units[place], person, "post.left", today, NO_BAR, "东门没有人")
        slip, _ = await propose(OPERATOR, station, SOMEBODY, None, told, key())
        found["deduction"][place] = str(slip)
        if place in stations:
            said = Said(person, "drunk", today, today, "")
            waits, made = [
                await proposing.propose(OPERATOR, station, SOMEBODY, None, said, "一身酒气", key()) for _ in range(2)
            ]
            await decide.decide(OPERATOR, Scope((station,)), ANOTHER, made, "made", key())
            veto = (await Veto.raw("SELECT max(id) AS id FROM veto"))[0]["id"]
            found["proposal"][place], found["veto"][place] = str(waits), str(veto)
    return found
