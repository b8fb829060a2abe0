"""兑换 in words: the list and one's own for a guard, the queue for the office."""

from typing import Any

from lianfang.web.answers import ReadRequest, form, new_key
from lianfang.web.frames import frame_of
from lianfang.web.looks.redemptions import ExchangeSeen, RedemptionsSeen
from lianfang.web.pages.told import month_day
from lianfang.web.views import ExchangePage, Form, GoodLine, RedemptionLine, RedemptionsPage, Tag
from scoring.points.redemptions.reads import RedemptionRow
from scoring.points.redemptions.vocabulary import CAME_BACK, STATES
from scoring.points.vocabulary.book import Good
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow

COLOURS: dict[str, Any] = {"asked": "gold", "handed": "ok"}
OFF = "还没有开通兑换。"
OFF_OWN = f"{OFF}您的分都留着，评奖和名次不受影响。"
OFF_OFFICE = f"{OFF}要开通，在“规则”的草案里写上兑换物品，审核、公示以后施行。"


def own_page(request: ReadRequest, seen: ExchangeSeen, **shown: Any) -> ExchangePage:
    return ExchangePage(
        frame_of(request),
        usable=str(seen.usable),
        side=_side(seen),
        goods=tuple(_good(good, seen) for good in seen.goods),
        mine=tuple(_mine(row) for row in seen.mine),
        off="" if seen.goods else OFF_OWN,
        **shown,
    )


def queue_page(request: ReadRequest, place: StationRow, seen: RedemptionsSeen, **shown: Any) -> RedemptionsPage:
    waits = [row for row in seen.rows if row.redemption.state == "asked"]
    return RedemptionsPage(
        frame_of(request),
        station=place.name,
        back=f"/stations/{place.id}/prizes",
        waiting=tuple(_line(row, True) for row in waits),
        over=tuple(_line(row, True) for row in seen.rows if row not in waits),
        off="" if seen.on else OFF_OFFICE,
        **shown,
    )


def _side(seen: ExchangeSeen) -> str:
    """Why it is less than he may think."""
    if seen.has.owed:
        return f"还欠 {seen.has.owed} 分，先把分挣回来再换。"
    died = seen.has.spendable - seen.usable
    return f"另有 {died} 分过了十二个月，不能再换。" if died else "得分以后十二个月里能换。"


def _good(good: Good, seen: ExchangeSeen) -> GoodLine:
    short = good.points - seen.usable
    points = f"{good.points} 分"
    if short > 0 or seen.has.owed:
        return GoodLine(good.called, points, f"还差 {short} 分" if short > 0 else "先把欠的分挣回来")
    return GoodLine(good.called, points, form=Form("/points/exchange", new_key(), (("code", good.code),)))


def _mine(row: RedemptionRow) -> RedemptionLine:
    line = _line(row, False)
    if row.redemption.state != "asked":
        return line
    back = form(f"/points/exchange/{row.redemption.id}/withdrawal")
    return RedemptionLine(line.title, line.who, line.note, line.state, (("不换了，退回分", back),))


def _line(row: RedemptionRow, office: bool) -> RedemptionLine:
    one = row.redemption
    asked = f"{month_day(shanghai_day(one.at))}申请"
    waits = f"，{month_day(shanghai_day(one.next_deadline))}还没有发，分自动退回" if one.next_deadline else ""
    over = f"，{month_day(shanghai_day(one.decided_at))}办完" if one.decided_at else ""
    over += "，分退回了" if one.state in CAME_BACK else ""
    forms = tuple(_answers(row)) if office and one.state == "asked" else ()
    tag = Tag(STATES[one.state], COLOURS.get(one.state, "mute"))
    title = f"{one.called} · {one.points} 分"
    return RedemptionLine(title, f"{row.name}（{row.unit_name}）", f"{asked}{waits}{over}。", tag, forms)


def _answers(row: RedemptionRow) -> list[tuple[str, Form]]:
    href = f"/stations/{row.redemption.station}/redemptions/{row.redemption.id}"
    words = (("handed", "发了"), ("declined", "不发"))
    return [(said, Form(href, new_key(), (("decision", decision),))) for decision, said in words]
