"""What exams ask of a guard today: a paper that is open, one to be sat within a week, one that was called off."""

from datetime import datetime, timedelta

from lianfang.access import Actor
from lianfang.web.looks.sittings import own_units
from lianfang.web.pages.sitting_view import HOME, PAPERS, left_s, minutes_left, when
from lianfang.web.pages.told import month_day, wall
from lianfang.web.views import Link, Tag, TodayCard
from scoring.exams.sittings.reads import own_attempts, sittings
from scoring.exams.sittings.rules.sitting import is_through
from scoring.exams.sittings.vocabulary import OFFS, Attempt, Sitting
from zones.ground.weeks import shanghai_day

AHEAD = timedelta(days=7)


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """One a sitting that is not over; none for one that he is through with."""
    own = await own_units(actor, now)
    rows = [row.sitting for row in await sittings(own, now) if row.sitting.plan.opens_at < now + AHEAD]
    papers = await own_attempts(own, now) if rows else []
    found = (_card(one, [paper for paper in papers if paper.sitting == one.id], now) for one in reversed(rows))
    return tuple(card for card in found if card)


def _card(one: Sitting, papers: list[Attempt], now: datetime) -> TodayCard | None:
    plan, page = one.plan, f"{HOME}/{one.id}"
    at_it = next((paper for paper in papers if paper.state == "open"), None)
    if at_it:
        left = Tag(minutes_left(left_s(at_it, now)), "gold")
        return TodayCard(
            f"正在考：{plan.title}", "答过的都在，回去接着考。", left, more=Link("接着考", f"{PAPERS}/{at_it.id}")
        )
    if is_through(plan, [paper for paper in papers if paper.state != "void"]):
        return None
    if one.off:
        return TodayCard(
            f"考试取消了：{plan.title}", f"{OFFS[one.off]}。再安排了，会告诉您。", more=Link("看一下", page)
        )
    opens = f"{month_day(shanghai_day(plan.opens_at))} {wall(plan.opens_at)} 开始"
    state = Tag("现在可以考", "gold") if now >= plan.opens_at else Tag(opens)
    how = "到场考，带上证件。" if plan.supervised else "用自己的手机考。"
    return TodayCard(f"考试：{plan.title}", f"{when(plan)}，{how}成绩不算积分。", state, more=Link("去看看", page))
