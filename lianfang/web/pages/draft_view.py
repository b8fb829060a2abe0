"""The draft page's contents: number, sentence, where it comes from, last period; what is missing; what must change."""

from bulletins.figures.grouped import Beside, beside, of_part
from bulletins.paper.vocabulary import Part
from bulletins.register.rules import printed
from bulletins.register.stages import next_step
from bulletins.register.subjects import period_of
from bulletins.register.vocabulary import STEP_WORDS, STEPS, StepName
from bulletins.telling.phrases import span
from lianfang.flows.bulletin.preview import SHOWN, Preview
from lianfang.web.answers import form
from lianfang.web.looks.histories import Happened
from lianfang.web.pages.advice_view import advice_part
from lianfang.web.pages.figure_lines import group
from lianfang.web.pages.issued_view import editions
from lianfang.web.pages.told import moment
from lianfang.web.views import (
    Check,
    Count,
    DraftPage,
    Fact,
    Field,
    Frame,
    Missing,
    Opinion,
    Row,
    Stage,
    Step,
)
from zones.ground.weeks import SHANGHAI

KINDS = (("cases",), ("patrol", "item"), ("rollcall",), ("inspection", "venue"), ("exam",))


def draft_page(
    frame: Frame,
    seen: Preview,
    past: tuple[Happened, ...],
    own: str = "",
    error: str = "",
    notice: str = "",
    typed: dict[str, str] | None = None,
) -> DraftPage:
    """The page of a week that is not issued. `past` is what became of it, `own` the reader's name, `typed` what was filled in
    before an error.
    """
    base, counted = f"/bulletins/{seen.work.id}", seen.work.kind != "supplement"
    every = beside(seen.figures, seen.last)
    return DraftPage(
        frame,
        name=seen.page.masthead,
        number=seen.page.issue_no,
        period=period_of(seen.work.about),
        issuer=seen.page.issuer,
        last_period=span(seen.week.previous) if counted else "",
        steps=_steps(seen),
        missing=tuple(Missing(f"{kind}没有到", "导入带这张表的周记录") for kind in seen.missing),
        rows=tuple(_row(at, part, seen, every, base) for at, part in enumerate(seen.page.parts[:5])) if counted else (),
        advice=advice_part(seen, base, typed or {}),
        checks=_checks(seen),
        stage=_stage(seen, base, typed or {}, own),
        pdf=f"{base}.pdf",
        pages=f"{base}/pages",
        figures=f"{base}/figures",
        opinions=_opinions(seen, base),
        opinion_counts=_opinion_counts(seen) if seen.work.kind == "weekly" else (),
        opinion_until="单位可以答到签发为止",
        back="/bulletins",
        error=error,
        notice=notice,
        editions=editions(base),
        log=tuple(Fact(one.did, f"{one.who}　{moment(one.at)}", one.said) for one in past),
    )


def _opinions(seen: Preview, base: str) -> tuple[Opinion, ...]:
    """Those that dispute first; a row that moved after the answer says so."""
    given = sorted(seen.answers, key=lambda one: one.state != "disputed")
    return tuple(
        Opinion(
            one.name,
            one.state == "agreed",
            one.text + ("（答过以后数有变动，请再核一次）" if one.moved else ""),
            one.reply,
            form(f"{base}/answers/{one.unit}") if one.state == "disputed" else None,
        )
        for one in given
        if one.text or one.moved or one.state == "disputed"
    )


def _opinion_counts(seen: Preview) -> tuple[Count, ...]:
    agreed = sum(one.state == "agreed" for one in seen.answers)
    disputed = len(seen.answers) - agreed
    silent = len(seen.figures.units) - len(seen.answers)
    return (
        Count("属实", str(agreed), "家"),
        Count("有异议", str(disputed), "家", warn=disputed > 0),
        Count("还没答", str(silent), "家"),
    )


HANDS: dict[StepName, tuple[str, str, str]] = {
    "submitted": ("送核稿", "拟稿人", "写稿子的人"),
    "reviewed": ("核稿通过", "核稿人", "换一个人登录来核"),
    "cleared": ("保密审查通过", "保密审查人", "按名字负责"),
    "signed": ("签发", "签发人", "局（所）领导"),
}
"""By stage: what its button says, who answers for it, and who that may be."""


def _stage(seen: Preview, base: str, typed: dict[str, str], own: str) -> Stage:
    due = next_step(seen.counting)
    verb, who, hint = HANDS[due]
    name = typed.get("name", "" if due == "signed" else own)
    fields = (Field("name", who, name, hint), Field("opinion", "意见（可不写）", typed.get("opinion", "")))
    signing = due == "signed"
    return Stage(
        STEP_WORDS[due],
        verb,
        form(f"{base}/issue" if signing else f"{base}/steps/{due}"),
        fields[:1] if signing or due == "submitted" else fields,
        note=f"签发后编为{seen.page.issue_no}，数字封存，只能发更正。" if signing else _waits(seen),
        blocked=_blocked(seen),
        sure=f"看过成品，同意签发{seen.page.issue_no}" if signing else "",
        back=form(f"{base}/steps/returned") if seen.counting else None,
        back_name=own,
    )


def _waits(seen: Preview) -> str:
    """What a draft that fell back says of it."""
    last = seen.taken[-1] if seen.taken else None
    if last is None or seen.counting:
        return ""
    if last.step == "returned":
        return f"{last.name}退回：{last.note}"
    return "送核以后数字或者文字变过，要从头再走一遍。"


def _blocked(seen: Preview) -> str:
    """Why the week cannot go on yet; empty where it can."""
    if seen.disagreeing:
        return "手工更正以后对不上的数改齐了才能往下走"
    if seen.faults:
        return "要改的话改好了才能往下走"
    if seen.work.kind == "supplement":
        return "" if printed(seen.advice) else "还没有正文"
    if seen.on <= seen.week.sunday:
        return "要统计的日子还没有过完"
    return "这段时间什么登记也没有导入" if len(seen.missing) == len(SHOWN) else ""


def _steps(seen: Preview) -> tuple[Step, ...]:
    """The way with its names; the first that is not taken is the one that is due."""
    by_step = {one.step: one for one in seen.counting}
    due = next_step(seen.counting)
    return tuple(
        Step(
            STEP_WORDS[step],
            f"{by_step[step].name} {by_step[step].at.astimezone(SHANGHAI):%H:%M}"
            if step in by_step
            else HANDS[step][2],
            "done" if step in by_step else "now" if step == due else "todo",
        )
        for step in STEPS
    )


def _row(at: int, part: Part, seen: Preview, every: tuple[Beside, ...], base: str) -> Row:
    now = seen.figures
    figures = (
        (str(now.cases.this_week), "起"),
        (str(now.patrol.patrols), "次"),
        (_rate(now.roll_call.rate_pct), "应答率"),
        (f"{now.inspection.visits} · {now.venue_check.checks}", "家次"),
        (str(now.exam.certified), "人持证"),
    )
    figure, unit = figures[at]
    waiting = all(kind in now.missing for kind in KINDS[at])
    mine, marks = of_part(every, at), {one.path for one in now.by_hand}
    whole = tuple(one for one in mine if ".by_" not in one.figure.path and (one.figure.value or one.last))
    return Row(
        part.heading,
        "未到" if waiting else figure,
        "" if waiting else unit,
        tuple(paragraph.run_in + paragraph.text for paragraph in part.paragraphs),
        _sources(at, seen),
        group(part.heading, whole, base, marks),
        group(f"{part.heading}，分开的和是零的", (one for one in mine if one not in whole), base, marks),
        any(kind in now.missing for kind in KINDS[at]),
    )


def _rate(rate: float | None) -> str:
    return "—" if rate is None else f"{rate:.1f}%"


def _sources(at: int, seen: Preview) -> tuple[Check, ...]:
    """Where the figures come from, and how they add up."""
    now = seen.figures
    came = [
        Check(kind not in now.missing, f"{SHOWN[kind]}{'没有到' if kind in now.missing else '已导入'}")
        for kind in KINDS[at]
    ]
    cases, rounds = sum(now.cases.by_zone.values()), [zone.patrols for zone in now.patrol.by_zone.values()]
    left = now.inspection.problems - now.inspection.fixed_on_spot
    adds = (cases == now.cases.this_week, sum(rounds) == now.patrol.patrols, True, left == now.inspection.with_deadline)
    sums = (
        f"各{now.areas}相加 {cases} 起",
        " + ".join(map(str, rounds)) + f" = {now.patrol.patrols} 次",
        f"{now.roll_call.answered} ÷ {now.roll_call.expected} = {_rate(now.roll_call.rate_pct)}",
        f"问题 {now.inspection.problems} − 当场改 {now.inspection.fixed_on_spot} = 限期 {now.inspection.with_deadline}",
        f"{now.exam.certified} ÷ {now.exam.guards} = {_rate(now.exam.certified_pct)}",
    )
    if all(kind in now.missing for kind in KINDS[at]) and at < 4:
        return tuple(came)
    return (*came, Check(at >= len(adds) or adds[at], sums[at]))


def _checks(seen: Preview) -> tuple[Check, ...]:
    by_hand = (
        *(Check(False, f"手工更正以后对不上：{said}，请把相关的数也改齐") for said in seen.disagreeing),
        *(
            Check(True, f"手工更正：{one.label}由{one.counted}更正为{one.value}，原因：{one.reason}")
            for one in seen.figures.by_hand
        ),
    )
    return (*by_hand, *_said(seen))


def _said(seen: Preview) -> tuple[Check, ...]:
    """What is looked for in the sentences."""
    if seen.faults:
        return tuple(Check(False, f"“{fault.word}”：{fault.why}，{fault.do}") for fault in seen.faults)
    return (
        Check(True, "没有巡逻路线、时刻、点位"),
        Check(True, "案件只有合计，地名不细于小区"),
        Check(True, "没有保安员姓名、没有扣分和排名"),
        Check(True, "没有警察用语加在保安员身上"),
    )
