"""今晚巡逻 on a guard's 今天: when, with whom, where to press. Nothing where he rests."""

from datetime import datetime

from lianfang.access import Actor
from lianfang.web.looks.own import own_scope
from lianfang.web.pages.outing_words import state_tag, title_of
from lianfang.web.pages.told import day, wall
from lianfang.web.views import Link, TodayCard
from zones.ground.weeks import shanghai_day
from zones.patrol.reads.outings import open_of
from zones.patrol.vocabulary.outings import OutingRow


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """Of the open outing that begins first."""
    if actor.person is None:
        return ()
    row = await open_of(own_scope(actor, "patrol.walk"))
    return (_card(row, actor.person),) if row else ()


def _card(row: OutingRow, person: int) -> TodayCard:
    leads = row.leader == person
    todo = "走完了，收队交旗" if row.state == "walking" and leads else "看集合、路线和同去的人"
    text = f"{title_of(row)}，{wall(row.ends_at)} 结束，{row.lead_name}牵头，带队民警{row.officer_name}。"
    return TodayCard(f"{day(shanghai_day(row.starts_at))} 联防巡逻", text, state_tag(row), more=Link(todo, "/patrol"))
