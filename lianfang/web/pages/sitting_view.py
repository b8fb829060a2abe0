"""考试 in words for the guard who sits: his list, the start page, a question, the map, handing in, looking through."""

from datetime import datetime, timedelta
from typing import Any

from lianfang.web.answers import ReadRequest, form, new_key
from lianfang.web.frames import frame_of
from lianfang.web.looks.sittings import OwnSitting, OwnSittings, PaperSeen
from lianfang.web.pages.illustrated import illustrated
from lianfang.web.pages.told import month_day, wall
from lianfang.web.views import (
    Choice,
    Fact,
    Form,
    HandInPage,
    Link,
    LookedAt,
    LookPage,
    OwnSittingsPage,
    PaperCell,
    PaperPage,
    QuestionShown,
    SittingLine,
    SittingPage,
    Tag,
)
from scoring.exams.bank.vocabulary import JUDGED, LETTERS, Question
from scoring.exams.bank.vocabulary import KINDS as QUESTIONS
from scoring.exams.sittings.rules.sitting import is_passed, is_through
from scoring.exams.sittings.vocabulary import KINDS, OFFS, Answer, Attempt, Plan, Sitting
from zones.ground.weeks import shanghai_day

HOME, PAPERS = "/learn/sittings", "/learn/papers"
RULES = (
    "按开始以后就计时，时间看这里显示的，不看手机的钟。",
    "点了选项就存上，可以改；题号那里能跳到任何一题。",
    "断网、关机、换手机都不要紧，存上的都在，回来接着考。",
    "到时间自动交卷。交了就不能再改。",
)


def points(hundredths: int) -> str:
    """80, 66.66."""
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def minutes_left(left_s: int) -> str:
    return f"还有 {left_s // 60} 分钟" if left_s >= 60 else f"还有 {left_s} 秒"


def when(plan: Plan) -> str:
    """11月5日 11:00 到 15:00."""
    first, last = shanghai_day(plan.opens_at), shanghai_day(plan.closes_at)
    until = wall(plan.closes_at) if first == last else f"{month_day(last)} {wall(plan.closes_at)}"
    return f"{month_day(first)} {wall(plan.opens_at)} 到 {until}"


def made_of(plan: Plan) -> str:
    asked = plan.blueprint
    parts = [f"{word} {getattr(asked, kind)}" for kind, word in QUESTIONS.items() if getattr(asked, kind)]
    return f"{asked.questions} 道题：{'、'.join(parts)}"


def own_page(request: ReadRequest, seen: OwnSittings) -> OwnSittingsPage:
    return OwnSittingsPage(frame_of(request), tuple(_line(one, seen) for one in seen.sittings))


def _line(one: Sitting, seen: OwnSittings) -> SittingLine:
    state = _state(one, seen.papers.get(one.id, []), seen.now)
    return SittingLine(f"{HOME}/{one.id}", one.plan.title, f"{KINDS[one.plan.kind]} · {when(one.plan)}", state)


def _state(of: Sitting, papers: list[Attempt], now: datetime) -> Tag:
    plan = of.plan
    graded = [one for one in papers if one.state == "graded"]
    if any(one.state == "open" for one in papers):
        return Tag("正在考", "gold")
    if any(is_passed(plan, one) for one in graded):
        return Tag("合格", "ok")
    if of.off:
        return Tag("取消了", "mute")
    if now >= plan.closes_at:
        return Tag("没有合格" if graded else "没有考", "mute")
    if graded:
        return Tag("没有合格", "warn")
    return Tag("可以考", "info") if now >= plan.opens_at else Tag("还没开始")


def sitting_page(request: ReadRequest, seen: OwnSitting, **shown: Any) -> SittingPage:
    plan = seen.sitting.plan
    button, says = _may(seen)
    return SittingPage(
        frame_of(request),
        title=plan.title,
        state=_state(seen.sitting, seen.papers, seen.now),
        says=says,
        facts=_facts(plan),
        rules=RULES if button else (),
        results=tuple(_result(plan, one) for one in seen.papers if one.state != "open"),
        looks=_looks(seen),
        start=form(f"{HOME}/{seen.sitting.id}") if button else None,
        button=button,
        **shown,
    )


def _facts(plan: Plan) -> tuple[Fact, ...]:
    asked = plan.blueprint
    again = "没有合格，截止以前可以补考一次。" if asked.resit else "只考一次。"
    door = "要带证件，监考的人看过才能开始。" if plan.supervised else "用自己的手机考。"
    return (
        Fact("时间", when(plan), f"一份卷子 {asked.minutes} 分钟；晚开始的，到截止时间一起交。"),
        Fact("题目", made_of(plan), "多选题全选对才算。"),
        Fact("合格", f"满分 100，{asked.pass_points} 分合格", f"{again}成绩不算积分。"),
        Fact("在哪里考", "到场考" if plan.supervised else "自己考", door),
    )


def _may(seen: OwnSitting) -> tuple[str, str]:
    """(what the button says, empty for none; why)."""
    plan, graded = seen.sitting.plan, [one for one in seen.papers if one.state == "graded"]
    if seen.open:
        return "接着考", f"您有一份卷子没有交，{minutes_left(left_s(seen.open, seen.now))}。答过的都在。"
    if is_through(plan, graded):
        return "", "这一场您考完了。"
    if seen.sitting.off:
        return "", f"这一场取消了：{OFFS[seen.sitting.off]}。不用考；再安排了，会告诉您。"
    if seen.now >= plan.closes_at:
        return "", "这一场已经截止了。"
    if seen.now < plan.opens_at:
        return "", f"{month_day(shanghai_day(plan.opens_at))} {wall(plan.opens_at)} 开始，到时候来这一页。"
    if seen.elsewhere:
        return "", "您在另一场还有卷子没有交，先去考完。"
    if plan.supervised and not seen.seen:
        return "", "请把证件给监考的人看一眼，他点过以后刷新这一页。"
    return ("补考", "还可以补考一次，题目会换。") if graded else ("开始考", "准备好了再按。")


def _result(plan: Plan, one: Attempt) -> Fact:
    called = "第 1 次" if one.number == 1 else "补考"
    if one.state == "void":
        return Fact(called, "作废，不算", "这一场取消了。" if one.reason in OFFS else "可以重新考，不占补考。")
    verdict = "合格" if is_passed(plan, one) else "没有合格"
    how = "到时间自动交的" if one.by_time else "自己交的"
    return Fact(called, f"{points(one.points or 0)} 分，{verdict}", f"答对 {one.correct} 道；{how}。")


def _looks(seen: OwnSitting) -> tuple[Link, ...]:
    graded = [one for one in seen.papers if one.state == "graded"]
    if not seen.over or seen.open or seen.elsewhere:
        return ()
    return tuple(
        Link("看自己的卷子" if one.number == 1 else "看补考的卷子", f"{PAPERS}/{one.id}/look", "哪些错了，为什么")
        for one in graded
    )


def left_s(paper: Attempt, now: datetime) -> int:
    return max(0, int((paper.ends_at - now) / timedelta(seconds=1)))


def paper_page(request: ReadRequest, seen: PaperSeen, at: int, **shown: Any) -> PaperPage:
    """With the question at a place, from 1; with all of them where all were read."""
    base, paper = f"{PAPERS}/{seen.paper.id}", seen.paper
    places = [nth for nth, version in enumerate(paper.versions, 1) if version in seen.asked]
    at = min(max(at, 1), len(paper.versions))
    left = left_s(paper, seen.now)
    return PaperPage(
        frame_of(request),
        title=seen.sitting.plan.title,
        total=len(paper.versions),
        left_s=left,
        left=minutes_left(left),
        questions=tuple(_question(seen, nth, base, nth == at) for nth in places),
        cells=cells(seen, at),
        more=len(places) < len(paper.versions),
        over=f"{HOME}/{seen.sitting.id}",
        sequence=_sequence(seen),
        done=f"{base}/hand-in",
        **shown,
    )


def _sequence(seen: PaperSeen) -> int:
    """The highest that was given so far."""
    return max((one.sequence for one in seen.answers.values()), default=0)


def _question(seen: PaperSeen, nth: int, base: str, current: bool) -> QuestionShown:
    paper, version = seen.paper, seen.paper.versions[nth - 1]
    said, held = seen.asked[version].said, seen.answers.get(version, Answer(version, "", False, 0))
    along = {
        "version": str(version),
        "at": str(nth),
        "sequence": str(_sequence(seen) + 1),
        "held": held.given,
        "marked": "yes" if held.marked else "",
        "many": "yes" if said.kind == "multiple" else "",
    }
    return QuestionShown(
        nth,
        QUESTIONS[said.kind],
        said.asks,
        said.kind == "multiple",
        tuple(_option(said, letter, held.given) for letter in paper.orders[nth - 1]),
        Form(base, new_key(), tuple(along.items())),
        held.marked,
        current,
        f"{base}?at={nth - 1}" if nth > 1 else "",
        f"{base}?at={nth + 1}" if nth < len(paper.versions) else "",
        illustrated(seen.asked[version]),
    )


def _option(said: Question, letter: str, given: str) -> Choice:
    return Choice(letter, said.options[LETTERS.index(letter)], letter in given)


def cells(seen: PaperSeen, at: int = 0) -> tuple[PaperCell, ...]:
    return tuple(_cell(seen, nth, version, nth == at) for nth, version in enumerate(seen.paper.versions, 1))


def _cell(seen: PaperSeen, nth: int, version: int, current: bool) -> PaperCell:
    held = seen.answers.get(version)
    answered, marked = bool(held and held.given), bool(held and held.marked)
    says = f"第 {nth} 题，{'答了' if answered else '没有答'}{'，标了' if marked else ''}"
    return PaperCell(nth, f"{PAPERS}/{seen.paper.id}?at={nth}", answered, marked, current, says)


def hand_in_page(request: ReadRequest, seen: PaperSeen, **shown: Any) -> HandInPage:
    base, every, left = f"{PAPERS}/{seen.paper.id}", cells(seen), left_s(seen.paper, seen.now)
    return HandInPage(
        frame_of(request),
        title=seen.sitting.plan.title,
        left_s=left,
        left=minutes_left(left),
        missing=tuple(one for one in every if not one.answered),
        marked=tuple(one for one in every if one.marked),
        answered=f"答了 {sum(one.answered for one in every)} 道，共 {len(every)} 道",
        form=form(f"{base}/hand-in"),
        back=base,
        over=f"{HOME}/{seen.sitting.id}",
        **shown,
    )


def look_page(request: ReadRequest, seen: PaperSeen) -> LookPage:
    plan, paper = seen.sitting.plan, seen.paper
    says = (
        f"{points(paper.points or 0)} 分，{'合格' if is_passed(plan, paper) else '没有合格'}，答对 {paper.correct} 道。"
    )
    asked = tuple(_looked(seen, nth) for nth in range(1, len(paper.versions) + 1))
    return LookPage(frame_of(request), plan.title, says, asked, f"{HOME}/{seen.sitting.id}")


def _looked(seen: PaperSeen, nth: int) -> LookedAt:
    version = seen.paper.versions[nth - 1]
    said, held = seen.asked[version].said, seen.answers.get(version)
    given = held.given if held else ""
    order = seen.paper.orders[nth - 1]
    right = _texts(said, said.answer, order)
    return LookedAt(
        nth, QUESTIONS[said.kind], said.asks, _texts(said, given, order), right, given == said.answer, said.because,
        illustrated(seen.asked[version]),
    )  # fmt: skip


def _texts(said: Question, letters: str, order: str) -> str:
    """The options' texts, in the order of the paper."""
    texts = [said.options[LETTERS.index(letter)] for letter in order if letter in letters]
    return "；".join(texts) if said.options != JUDGED else "".join(texts)
