"""What a change of guard asks of a guard today: to sign with the other one, or to say that nobody came."""

from datetime import datetime

from lianfang.access import Actor
from lianfang.flows.duty.my_posts import Changing, change_of
from lianfang.web.answers import new_key
from lianfang.web.looks.own import own_scope
from lianfang.web.pages.hand_over_words import press_for, signed, state_of, text_for, title_for
from lianfang.web.pages.told import wall
from lianfang.web.views import Form, Link, TodayCard
from zones.duty.errors import ReliefNotDue
from zones.duty.rules import check_absent
from zones.duty.vocabulary import CHECKS, HandOverRow, Leaving


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """One at most."""
    if actor.person is None:
        return ()
    seen = await change_of(own_scope(actor, "duty.sign"), actor.person, now)
    if seen.over is not None:
        return (_over(seen, seen.over, actor.person),)
    return (_waits(seen.leaving),) if seen.leaving is not None and _missed(seen, seen.leaving) else ()


def _over(seen: Changing, one: HandOverRow, person: int) -> TodayCard:
    title, text, tag = title_for(one, person), text_for(one, person), state_of(one, seen.now)
    if one.coming is None or signed(one, person):
        return TodayCard(title, text, tag)
    comes = person == one.coming
    along = (("hand_over", str(one.id)), *((code, "yes") for code in CHECKS if comes))
    press = (press_for(one, person), Form("/duty/hand-over", new_key(), along))
    return TodayCard(title, text, tag, (press,), Link("缺了东西", "/duty/hand-over") if comes else None, outbox=True)


def _missed(seen: Changing, leaving: Leaving) -> bool:
    try:
        check_absent(leaving, seen.now)
    except ReliefNotDue:
        return False
    return True


def _waits(leaving: Leaving) -> TodayCard:
    at = f" {wall(leaving.relief_at)} " if leaving.relief_at else ""
    text = f"{leaving.relief_name}该{at}来接班。人没来，点一下：单位和值班台马上知道，您先守着。"
    form = Form("/duty/no-relief", new_key(), (("shift", str(leaving.shift)),))
    return TodayCard("等人接班", text, presses=(("没人来接", form),), outbox=True)
