"""考试 in words for whoever looks after it: the station's list and the form of a new one, who is in and how far."""

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from lianfang.web.answers import ReadRequest, form, new_key
from lianfang.web.frames import frame_of
from lianfang.web.looks.sittings import StationSittings, SupervisedSitting, UnitSittings
from lianfang.web.pages.sitting_view import left_s, made_of, minutes_left, points, when
from lianfang.web.pages.told import wall
from lianfang.web.views import (
    Choice,
    DoorPage,
    Fact,
    Form,
    Link,
    Sitter,
    SittingLine,
    StationSittingsPage,
    SupervisePage,
    Tag,
    UnitSittingsPage,
)
from scoring.exams.sittings.reads import AttemptRow, SittingRow
from scoring.exams.sittings.rules.sitting import is_over, is_passed
from scoring.exams.sittings.vocabulary import (
    EXTENDS,
    KINDS,
    MOCK_MINUTES,
    MOCK_QUESTIONS,
    OFFS,
    VOIDS,
    Attempt,
    Plan,
    Sitting,
)
from zones.ground.weeks import SHANGHAI
from zones.roster.reads import StationRow
from zones.roster.reads.standing import GuardRow

AGAIN_S = 5
LEAST_SAT = 3
"""Of fewer a share would tell of one man."""
START = dict(zip(("single", "multiple", "judge"), map(str, MOCK_QUESTIONS), strict=True)) | {
    "minutes": str(MOCK_MINUTES),
    "pass": "60",
    "kind": "mock",
    "resit": "yes",
}


class Presses(Struct, frozen=True):
    """Where the forms of a supervisor go, and which of them he has."""

    base: str
    papers: str
    back: str
    checks_in: bool
    changes: bool
    calls_off: bool = False


def station_page(
    request: ReadRequest, place: StationRow, seen: StationSittings, typed: dict[str, str], makes: bool, **shown: Any
) -> StationSittingsPage:
    base = f"/stations/{place.id}/sittings"
    said = typed or START | _hours(seen.now)
    return StationSittingsPage(
        frame_of(request),
        station=place.name,
        rows=tuple(_line(row, base, seen.now) for row in seen.rows),
        make=form(base) if makes else None,
        kinds=tuple(Choice(code, word, said.get("kind") == code) for code, word in KINDS.items()),
        units=tuple(Choice(str(one.id), one.name, f"u-{one.id}" in said) for one in seen.units),
        topics=tuple(Choice(one, one, f"t-{one}" in said) for one in seen.topics),
        typed=said,
        **shown,
    )


def _hours(now: datetime) -> dict[str, str]:
    """From the next full hour on, half a day."""
    opens = now.astimezone(SHANGHAI).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    closes = opens + timedelta(hours=12)
    return {"opens": f"{opens:%Y-%m-%dT%H:%M}", "closes": f"{closes:%Y-%m-%dT%H:%M}"}


def _line(row: SittingRow, base: str, now: datetime) -> SittingLine:
    plan = row.sitting.plan
    told = f"{KINDS[plan.kind]} · {when(plan)} · 考了 {row.sat} 人次，合格 {row.passed}"
    return SittingLine(f"{base}/{row.sitting.id}", plan.title, told, _state(row.sitting, row.open, now))


def _state(of: Sitting, open_papers: int, now: datetime) -> Tag:
    plan = of.plan
    if of.off:
        return Tag("取消了", "mute")
    if open_papers:
        return Tag(f"{open_papers} 人正在考", "gold")
    if now < plan.opens_at:
        return Tag("还没开始")
    return Tag("开着", "info") if now < plan.closes_at else Tag("截止了", "ok")


def supervise_page(
    request: ReadRequest, station: str, seen: SupervisedSitting, presses: Presses, **shown: Any
) -> SupervisePage:
    plan = seen.sitting.plan
    waiting = _waiting(seen)
    open_papers = sum(row.attempt.state == "open" for row in seen.rows)
    over = bool(seen.sitting.off) or (seen.now >= plan.closes_at and not open_papers)
    off = Form(f"{presses.base}/off", new_key()) if presses.calls_off and not over else None
    return SupervisePage(
        frame_of(request),
        station=station,
        title=plan.title,
        says=f"{KINDS[plan.kind]} · {when(plan)}",
        facts=_facts(seen, waiting),
        sitters=_sitters(seen, waiting, presses),
        extends=tuple(Choice(code, word) for code, word in EXTENDS.items()),
        voids=tuple(Choice(code, word) for code, word in VOIDS.items()),
        papers=_papers(presses) if over else (),
        off=off,
        offs=tuple(Choice(code, word) for code, word in OFFS.items()),
        back=presses.back,
        again_s=AGAIN_S if plan.opens_at <= seen.now and not over else 0,
        **shown,
    )


def _waiting(seen: SupervisedSitting) -> list[GuardRow]:
    """Who is invited and has not begun."""
    at_it = {row.attempt.person for row in seen.rows if row.attempt.state != "void"}
    return [one for one in _once(seen.guards) if one.person not in at_it]


def _sitters(seen: SupervisedSitting, waiting: list[GuardRow], presses: Presses) -> tuple[Sitter, ...]:
    at_it = (_sitter(row, seen, presses) for row in seen.rows)
    return (*at_it, *(_waits(one, seen, presses) for one in waiting))


def door_page(request: ReadRequest, unit: int, seen: SupervisedSitting, **shown: Any) -> DoorPage:
    """For a unit's head: he sees who is who, and changes nothing else."""
    plan, back = seen.sitting.plan, f"/units/{unit}/sittings"
    presses = Presses(f"{back}/{seen.sitting.id}", "", back, checks_in=True, changes=False)
    sitters = _sitters(seen, _waiting(seen), presses)
    again_s = AGAIN_S if seen.now < plan.closes_at and not seen.sitting.off else 0
    return DoorPage(frame_of(request), plan.title, when(plan), sitters, back, again_s, **shown)


def unit_page(request: ReadRequest, seen: UnitSittings) -> UnitSittingsPage:
    rows = tuple(line for row in seen.rows if (line := _share(row, seen)))
    return UnitSittingsPage(frame_of(request), seen.name, rows)


def _share(row: SittingRow, seen: UnitSittings) -> SittingLine | None:
    """Of a business test, once it is over: of so few that each would be known nothing is said. Of a mock nothing at all."""
    plan, watches = row.sitting.plan, row.sitting.plan.supervisor == seen.unit
    if plan.kind != "business" and not watches:
        return None
    over = is_over(plan, row.open, seen.now)
    share = f"{row.sat} 人次考，合格 {row.passed}" if row.sat >= LEAST_SAT else "考的人少，不列人数"
    told = f"{when(plan)} · {share}" if over and plan.kind == "business" else when(plan)
    href = f"/units/{seen.unit}/sittings/{row.sitting.id}" if watches else ""
    return SittingLine(
        href,
        plan.title,
        f"{told}{' · 请您监考' if watches and not over and not row.sitting.off else ''}",
        _state(row.sitting, 0, seen.now),
    )


def _papers(presses: Presses) -> tuple[Link, ...]:
    return (Link("成绩单", f"{presses.base}/scores.pdf"), Link("成绩表格", f"{presses.base}/scores.xlsx"))


def _once(guards: list[GuardRow]) -> list[GuardRow]:
    """Who stands in two units is one man."""
    return list({one.person: one for one in reversed(guards)}.values())[::-1]


def _facts(seen: SupervisedSitting, waiting: list[GuardRow]) -> tuple[Fact, ...]:
    plan, states = seen.sitting.plan, [row.attempt.state for row in seen.rows]
    door = "监考的人看证件核对，系统里不记证件号码" if plan.supervised else "用自己的手机考，不用核对"
    off = (Fact("取消了", OFFS[seen.sitting.off]),) if seen.sitting.off else ()
    return (
        *off,
        Fact("卷子", f"{made_of(plan)}，{plan.blueprint.minutes} 分钟，{plan.blueprint.pass_points} 分合格"),
        Fact("现在", f"{states.count('open')} 人正在考，{states.count('graded')} 份交了，{len(waiting)} 人还没开始"),
        Fact("到场", door),
    )


def _sitter(row: AttemptRow, seen: SupervisedSitting, presses: Presses) -> Sitter:
    one, plan = row.attempt, seen.sitting.plan
    base = f"{presses.papers}/{one.id}"
    return Sitter(
        f"paper-{one.id}",
        row.name,
        row.unit_name,
        _how(plan, one),
        _progress(row, seen.now),
        extend=Form(base, new_key(), (("act", "extend"),)) if presses.changes and one.state == "open" else None,
        void=Form(base, new_key(), (("act", "void"),)) if presses.changes and one.state != "void" else None,
    )


def _how(plan: Plan, one: Attempt) -> Tag:
    if one.state == "open":
        return Tag("正在考", "gold")
    if one.state == "void":
        return Tag("作废", "mute")
    return Tag("合格", "ok") if is_passed(plan, one) else Tag("没有合格", "warn")


def _progress(row: AttemptRow, now: datetime) -> str:
    one, called = row.attempt, "" if row.attempt.number == 1 else "补考，"
    total, more = one.questions, f"，加过 {one.extra_minutes} 分钟" if one.extra_minutes else ""
    if one.state == "open":
        return f"{called}答了 {row.answered}/{total}，{minutes_left(left_s(one, now))}{more}"
    if one.state == "void":
        return f"{called}{(VOIDS | OFFS)[one.reason]}"
    how = "到时间自动交" if one.by_time else f"{wall(one.ended_at or now)} 交"
    return f"{called}{points(one.points or 0)} 分，{how}{more}"


def _waits(guard: GuardRow, seen: SupervisedSitting, presses: Presses) -> Sitter:
    plan, checked = seen.sitting.plan, seen.seen.get(guard.person)
    closed = seen.now >= plan.closes_at or bool(seen.sitting.off)
    asks = presses.checks_in and plan.supervised and checked is None and not closed
    says = f"{wall(checked.at)} 核对过" if checked else ""
    state = Tag("没有考" if closed else "核对过" if checked else "没到" if plan.supervised else "没开始")
    door = Form(f"{presses.base}/check-ins", new_key(), (("person", str(guard.person)),)) if asks else None
    return Sitter(f"guard-{guard.person}", guard.name, guard.unit_name, state, says, check_in=door)
