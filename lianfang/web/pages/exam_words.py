"""考证 in words: an exam's title and facts, a state's colour, the law's conditions, what a form said of them."""

from datetime import datetime

from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.daily_orders import instant_asked
from lianfang.web.pages.told import month_day, wall
from lianfang.web.views import Colour, Condition, Fact, Tag
from scoring.exams.signup.errors import BadOffer
from scoring.exams.signup.rules.standing import failures, is_open
from scoring.exams.signup.vocabulary import CALLED_OFF, CONDITIONS, Offer, Plan, Standing
from zones.ground.weeks import shanghai_day
from zones.roster.errors import BadDays

COLOURS: dict[str, Colour] = {"有证": "ok", "不符合条件": "warn", "未报名": "mute"}
MOST_NUMBER = 1000


def state_tag(standing: Standing) -> Tag:
    """In the colour of its state."""
    return Tag(standing.state, COLOURS.get(standing.state, "gold"))


def note_of(standing: Standing) -> str:
    """His place where he waits, what is missing, when he is due where, that he sits again."""
    said = [f"候补第 {standing.waiting} 位"] if standing.waiting else []
    if standing.missing and standing.known.enrolment is not None:
        said.append(f"缺{'、'.join(standing.missing)}" if standing.known.enrolment.papers else "材料还没带来")
    enrolment = standing.known.enrolment
    if enrolment is not None and enrolment.slot_at is not None and standing.state in ("材料缺", "已审"):
        said.append(f"{month_day(shanghai_day(enrolment.slot_at))} {wall(enrolment.slot_at)} 采集")
    if enrolment is not None and enrolment.ticket:
        said.append(f"准考证号 {enrolment.ticket}")
    if failures(standing.known) and standing.state in ("未报名", "材料缺", "已审", "准考"):
        said.append("补考")
    return "；".join(said)


def title_of(offer: Offer) -> str:
    day = month_day(shanghai_day(offer.plan.held_at))
    return f"{day} {wall(offer.plan.held_at)} 保安员证考试"


def facts_of(offer: Offer) -> tuple[Fact, ...]:
    """When, where, what to bring."""
    plan = offer.plan
    said = [
        (
            "考试",
            f"{title_of(offer).removesuffix(' 保安员证考试')}，{plan.place}",
            "市局组织，100 题，90 分钟，60 分合格。",
        ),
        ("报名截止", month_day(plan.closes_on), f"名额 {plan.seats} 个，按报名先后；满了就候补。"),
        ("要带的材料", "、".join(plan.papers), "报名截止以前带到派出所。"),
    ]
    if plan.window_at is not None:
        when = f"{month_day(shanghai_day(plan.window_at))} {wall(plan.window_at)} 起，{plan.window_place}"
        said.append(("采集指纹、照相", when, "每人几点去，排好了通知。"))
    if plan.car_at is not None and plan.car_seats:
        said.append(
            (
                "坐车去",
                f"{month_day(shanghai_day(plan.car_at))} {wall(plan.car_at)}，{plan.car_place}",
                f"{plan.car_seats} 个座位。",
            )
        )
    return tuple(Fact(*one) for one in said)


def exam_tag(offer: Offer, now: datetime) -> Tag:
    """How it stands with an exam."""
    if offer.called_off:
        return Tag(f"取消了：{CALLED_OFF[offer.called_off]}", "mute")
    if now >= offer.plan.held_at:
        return Tag("考过了", "mute")
    return Tag("正在报名", "ok") if is_open(offer, now) else Tag("报名截止", "gold")


def conditions(said: tuple[str, ...] | None) -> tuple[Condition, ...]:
    """Each with what was said; `said` are those that are not met, None where nobody said anything."""
    return tuple(
        Condition(name, text, "" if said is None else "no" if name in said else "yes")
        for name, text in CONDITIONS.items()
    )


def conditions_said(fields: dict[str, str]) -> dict[str, str]:
    """As a form has them."""
    return {name: fields[f"c-{name}"] for name in CONDITIONS if f"c-{name}" in fields}


def plan_of(fields: dict[str, str]) -> Plan:
    """An offer as the station's form says it. Raises BadOffer for what is no time or day."""
    held, window, car = (_at(fields.get(name, "")) for name in ("held", "window", "leaves"))
    if held is None:
        raise BadOffer(why="考试时间要选")
    for name, at, word in (("window", window, "采集指纹、照相的时间"), ("leaves", car, "发车的时间")):
        if at is None and fields.get(name, ""):
            raise BadOffer(why=f"{word}看不懂，请重新选")
    try:
        closes = day_asked(fields.get("closes", ""))
    except BadDays:
        closes = None
    if closes is None:
        raise BadOffer(why="报名截止日要选")
    papers = tuple(line.strip() for line in fields.get("papers", "").splitlines() if line.strip())
    return Plan(
        held_at=held,
        place=fields.get("place", "").strip(),
        seats=_count(fields.get("seats", "")),
        closes_on=closes,
        window_at=window,
        window_place=fields.get("window_place", "").strip(),
        window_each=_count(fields.get("each", "")),
        car_at=car,
        car_place=fields.get("car_place", "").strip(),
        car_seats=_count(fields.get("car_seats", "0")),
        papers=papers,
    )


def _at(text: str) -> datetime | None:
    """2026-11-28T09:00, as a browser writes it."""
    return instant_asked(*text.split("T", 1)) if "T" in text else None


def _count(text: str) -> int:
    """What is no number is a fault of the plan."""
    number = number_asked(text.strip())
    return -1 if number is None or number > MOST_NUMBER else number
