"""What training asks of a guard today: to sign at a session of today; late in the month, that he still owes one."""

from datetime import datetime, timedelta

from lianfang.access import Actor
from lianfang.web.looks.own import own_scope
from lianfang.web.pages.told import month_day, wall
from lianfang.web.views import Link, Tag, TodayCard
from scoring.training.reads.counts import trained
from scoring.training.reads.sessions import SessionRow, invited
from scoring.training.rules.counting import FIRST_DAY
from scoring.training.rules.signing import screen_on
from scoring.training.vocabulary import LATE, LONGEST
from zones.ground.weeks import month_span, shanghai_day

AHEAD = timedelta(hours=12)


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """One a session that is not over; none for who has what the month asks."""
    own, today = own_scope(actor, "training.own"), shanghai_day(now)
    near = await invited(own, now - LONGEST - LATE, now + AHEAD, today)
    found = tuple(_card(row, own.person, now) for row in near if _runs(row, now))
    last = month_span(today)[1]
    if found or today.day < FIRST_DAY or await trained(own, today.replace(day=1), last):
        return found
    said = f"{month_day(last)}以前参加一堂。分局考核制度定的，不扣分、不排名。"
    return (TodayCard("这个月还差一堂培训", said, more=Link("看安排", "/learn/trainings")),)


def _runs(row: SessionRow, now: datetime) -> bool:
    return screen_on(row.session, now) or (row.session.state == "planned" and now < row.session.begins_at)


def _card(row: SessionRow, person: int | None, now: datetime) -> TodayCard:
    one = row.session
    leads = one.trainer == person
    more = Link("打开这一堂", f"/trainings/{one.id}") if leads else Link("去签到", f"/learn/trainings/{one.id}")
    return TodayCard(
        f"培训：{one.title}",
        f"{wall(one.begins_at)}—{wall(one.ends_at)}，{one.place}。签到、签退都要。",
        tag=Tag("正在签到" if screen_on(one, now) else f"{wall(one.begins_at)} 开始", "gold"),
        more=more,
    )
