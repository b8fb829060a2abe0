"""A unit's agreement: signed, ended, paused by the unit itself. It takes part of its own will; leaving costs nothing."""

from datetime import date, datetime, timedelta

from lianfang.audit.actions import By, note, note_each
from lianfang.commands import Key, carried_out
from lianfang.flows.unit.annex import the_unit
from lianfang.notices.outbox import enqueue
from zones.ground.notice import Notice
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.backing import end_agreements, set_agreements, set_paused
from zones.roster.errors import BadDays, NotAgreed
from zones.roster.reads.standing import named_units

PAUSE = timedelta(days=30)


async def agree(
    by: By, scope: Scope, since: date, until: date | None, client_agreed: bool, key: Key | None = None
) -> int:
    """Every unit of the scope, in place of what it signed for that day and later. Returns how many. Raises BadDays, OtherBody."""
    if until is not None and until < since:
        raise BadDays()

    async def do(now: datetime) -> str:
        units = [unit.id for unit in await named_units(scope)]
        await set_agreements(units, since, until, client_agreed)
        await note_each(by, "aid.agree", now, "unit", units)
        return str(len(units))

    return int(await carried_out(key, ["aid.agree", repr(scope), str(since), str(until), str(client_agreed)], do))


async def end_agreement(by: By, scope: Scope, key: Key) -> None:
    """The scope's unit takes part no more, from now on. Raises NoSuchUnit, NotAgreed, OtherBody."""

    async def do(now: datetime) -> str:
        unit = await the_unit(scope)
        if not await end_agreements([unit.id], shanghai_day(now) - timedelta(days=1)):
            raise NotAgreed()
        await note(by, "aid.agree_end", "done", now, "unit", unit.id)
        return "ended"

    await carried_out(key, ["aid.agree_end", repr(scope)], do)


async def pause(by: By, scope: Scope, paused: bool, key: Key) -> None:
    """暂停一个月, from now on, or no longer; the desk is told. Raises NoSuchUnit, NotAgreed, OtherBody."""

    async def do(now: datetime) -> str:
        unit, today = await the_unit(scope), shanghai_day(now)
        until = today + PAUSE if paused else None
        if not await set_paused(unit.id, today, until):
            raise NotAgreed()
        kind = "unit_paused" if paused else "unit_back"
        told = f"{kind}:{unit.id}:{int(now.timestamp() * 1000)}"
        facts = {"unit": unit.id} | ({"until": str(until)} if until else {})
        await enqueue([Notice(kind, f"desk:{unit.station}", told, unit.id, facts)], now)
        await note(by, f"aid.{kind}", "done", now, "unit", unit.id)
        return kind

    await carried_out(key, ["aid.pause", repr(scope), str(paused)], do)
