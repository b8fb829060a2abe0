"""到点登记: written as it came, with what it is worth as evidence. Whatever is in doubt goes to a person; nothing is deducted."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.patrol.recorded import recount
from lianfang.flows.patrol.shown import Meant, Shown, meant
from lianfang.flows.patrol.weigh import weigh
from zones.ground.scope import Scope
from zones.patrol.actions.checkins import count_taps, hold_tag, write_check_in
from zones.patrol.errors.checkins import UnknownCode, UnknownDigits
from zones.patrol.reads.around import Sought, around
from zones.patrol.rules.clocks import Clocked, clocked


async def check_in(by: By, account: int, scope: Scope, person: int, shown: Shown, key: Key) -> int:
    """At a checkpoint of the person's stations. Returns the check-in's id. Raises UnknownCode, UnknownDigits, OtherBody."""

    async def do(now: datetime) -> str:
        clock = clocked(now, shown.phone_at, shown.sent_at)
        what = meant(shown, clock.pressed_at, now)
        if what.uid is not None:
            await hold_tag(what.uid)
        there = await around(_sought(scope, person, shown, clock, what))
        if there.point is None:
            raise UnknownDigits() if what.digits else UnknownCode()
        press, found = weigh(person, shown, clock, what, there)
        made = await write_check_in(there.point.station, there.point.id, account, press, shown.phone_at, found, now)
        if there.tag is not None and what.taps is not None:
            await count_taps(there.tag.id, what.taps)
        if there.walk is not None and there.walk.over:
            await recount(there.walk.id, now)
        await note(by, "patrol.check_in", found.state, now, "check_in", made)
        return str(made)

    pressed = shown.phone_at.isoformat() if shown.phone_at else ""
    body = ["patrol.check_in", str(person), shown.text, shown.uid, shown.count, shown.mac, pressed]
    return int(await answered_once(key, body, do))


def _sought(scope: Scope, person: int, shown: Shown, clock: Clocked, what: Meant) -> Sought:
    return Sought(
        person,
        scope.stations,
        shown.device,
        what.code,
        clock.pressed_at,
        shown.place,
        what.point,
        what.post,
        what.uid,
        what.digits,
        what.taps,
    )
