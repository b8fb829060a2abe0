"""What a slip asks of a guard today: to say what he has to say; and that a prize is not given now."""

from datetime import datetime

from lianfang.access import Actor
from lianfang.web.looks.deductions import own_slips_scope
from lianfang.web.pages.deduction_view import last_day
from lianfang.web.pages.deductions import veto_said
from lianfang.web.views import Link, Tag, TodayCard
from scoring.points.deductions.reads import asks
from scoring.points.deductions.vocabulary import WORDS
from scoring.points.vetoes.reads import vetoed
from zones.ground.weeks import shanghai_day


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """One a slip; one for a veto that is in force today."""
    own = own_slips_scope(actor)
    more = Link("说说情况", "/deductions")
    found = [
        TodayCard(
            f"有人说您{WORDS[slip.kind]}，先听您说",
            f"还没有扣分。{slip.day.month}月{slip.day.day}日的事，您说了，单位再核对；不说也可以。",
            tag=Tag(f"{last_day(slip.next_deadline)} 前", "gold"),
            more=more,
        )
        for slip in await asks(own)
    ]
    today = shanghai_day(now)
    said = [veto_said(one) for one in (await vetoed(own, today, today)).values()]
    return (*found, *(TodayCard(head, why, more=Link("去看看", "/deductions")) for head, why in said))
