"""The station makes a sitting: what may be asked is frozen then, and a secret seed decides who is asked what. Whoever is to sit is told."""

import secrets
from datetime import datetime

import msgspec

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from scoring.exams.bank.actions import begin
from scoring.exams.bank.reads import asked
from scoring.exams.sittings import actions
from scoring.exams.sittings.rules.planning import check_plan, pool_of
from scoring.exams.sittings.rules.telling import of_made
from scoring.exams.sittings.vocabulary import Plan
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of, named_units
from zones.roster.reads.whereabouts import place_of_station


async def make(by: By, account: int, station: int, plan: Plan, key: Key) -> int:
    """Returns its id. Raises NotYours (a unit of another station), BadSitting, BankTooSmall, OtherBody."""

    async def do(now: datetime) -> str:
        check_plan(plan, now)
        place, here = await place_of_station(station), Scope((station,))
        named = {*plan.units, *([plan.supervisor] if plan.supervisor is not None else [])}
        if place is None or not named <= {unit.id for unit in await named_units(here)}:
            raise NotYours()
        await begin(place.bureau, now)
        pool = pool_of(await asked(here), plan.blueprint)
        made = await actions.make(station, plan, pool, secrets.token_hex(32), account, now)
        guards = await guards_of(Scope((station,), units=plan.units or None), shanghai_day(now))
        await enqueue(of_made(made, plan, (one.person for one in guards)), now)
        await note(by, "sitting.make", "done", now, "sitting", made)
        return str(made)

    return int(await answered_once(key, ["sitting.make", str(station), msgspec.json.encode(plan).decode()], do))
