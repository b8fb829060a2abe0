"""A session is put on: by whom, where, for whom. Its guards see it on their phones."""

from datetime import datetime

from msgspec import json

from lianfang.accounts.officers import serving
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.training.actions import add
from scoring.training.errors import BadTraining, NoTrainer
from scoring.training.rules.holding import planned
from scoring.training.vocabulary import Draft
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import units, zones
from zones.roster.reads.standing import guards_of


async def schedule(by: By, station: int, draft: Draft, account: int, key: Key) -> int:
    """Returns the session's id. Raises BadTraining, NoTrainer, OtherBody."""

    async def do(now: datetime) -> str:
        session = planned(draft, station, account)
        await _check_place(draft, station, now)
        made = await add(session, draft.guest)
        await note(by, "training.schedule", "done", now, "training", made.id)
        return str(made.id)

    body = ["training.schedule", str(station), json.encode(draft).decode()]
    return int(await answered_once(key, body, do))


async def _check_place(draft: Draft, station: int, now: datetime) -> None:
    """Zone, unit and trainer are of this station. Raises BadTraining, NoTrainer."""
    here = Scope((station,))
    if draft.zone is not None and draft.zone not in {one.id for one in await zones(here)}:
        raise BadTraining(what="哪个片区")
    if draft.unit is not None and draft.unit not in {one.id for one in await units(here)}:
        raise BadTraining(what="哪个单位")
    if draft.officer is not None and draft.officer not in {one.id for one in await serving(station, now)}:
        raise NoTrainer()
    if draft.trainer is not None and not await guards_of(Scope((station,), person=draft.trainer), shanghai_day(now)):
        raise NoTrainer()
