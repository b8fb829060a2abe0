"""The list of weeks and an issued bulletin's own page."""

from bulletins.figures.vocabulary import Figures
from bulletins.register.subjects import period_of
from bulletins.register.vocabulary import STEP_WORDS, Erratum, Issued, Publisher, Taken, Work, issue_name
from bulletins.telling.phrases import span
from lianfang.flows.bulletin.preview import SHOWN, issuer_of
from lianfang.web.answers import form, new_key
from lianfang.web.looks.bulletins import Bulletins, Published
from lianfang.web.pages.others_view import begin_others, others
from lianfang.web.pages.told import full_day, moment
from lianfang.web.views import (
    BulletinsPage,
    Choice,
    CorrectForm,
    ErratumRow,
    Fact,
    Field,
    Form,
    Frame,
    IssuedPage,
    Link,
    MovedPart,
    Weeks,
)
from lianfang.web.views import Week as WeekRow
from zones.ground.weeks import SHANGHAI, Week

NAME = "保安联勤联防工作通报"
PLACES = range(1, 5)
"""So many places has the form of a correction; more go into another."""


def editions(base: str) -> tuple[Link, ...]:
    """The other shapes of a bulletin."""
    shapes = (("审签单", "/sign-off.pdf"), ("转发和张贴", ""))
    return tuple(Link(word, f"{base}/editions{name}") for word, name in shapes)


def weeks_page(frame: Frame, seen: Bulletins, may_draft: bool, error: str = "") -> BulletinsPage:
    """Everybody who issues; whoever may draft begins a week, also for a station that did not issue yet."""
    stations = tuple(Choice(str(one.id), one.name) for one in seen.stations) if may_draft else ()
    return BulletinsPage(
        frame,
        NAME,
        tuple(
            Weeks(
                issuer_of(one.publisher).name,
                tuple(_week(one, week, may_draft) for week in one.weeks),
                others(one),
                begin_others(one, seen.last) if may_draft else None,
                _links(one.publisher, seen.last, may_draft),
            )
            for one in seen.every
        ),
        begin=Form("/bulletins", new_key(), (("week", str(seen.last)),)) if stations else None,
        stations=stations,
        error=error,
    )


def _links(publisher: Publisher, last: Week, may_draft: bool) -> tuple[Link, ...]:
    """The year at a glance; for whoever may draft the settings."""
    wall = Link("一年一览", f"/bulletins/year/{last.year}?publisher={publisher.id}")
    return (wall, Link("发文设置", f"/publishers/{publisher.id}")) if may_draft else (wall,)


def _week(one: Published, week: Week, may_draft: bool) -> WeekRow:
    came = one.came.get(str(week), set())
    missing = tuple(shown for kind, shown in SHOWN.items() if kind not in came)
    period, work = f"{week.monday.year}年{span(week)}", one.begun.get(str(week))
    done = one.done.get(work.id) if work else None
    if work and done:
        base = f"/bulletins/{work.id}"
        links = (Link("看", base), Link("成品 PDF", f"{base}.pdf"))
        return WeekRow(period, f"第 {done} 期", "issued", f"已签发第 {done} 期", (), links)
    if work:
        return WeekRow(period, "", "draft", "拟稿", missing, (Link("接着拟", f"/bulletins/{work.id}"),))
    publisher = one.publisher
    whose = ("station", str(publisher.station)) if publisher.station else ("bureau", str(publisher.bureau))
    begin = Form("/bulletins", new_key(), (whose, ("week", str(week)))) if may_draft else None
    return WeekRow(period, "", "none", "未拟稿", missing, (), begin)


def issued_page(
    frame: Frame,
    work: Work,
    one: Issued,
    taken: tuple[Taken, ...],
    may_correct: bool,
    may_trace: bool,
    notice: str = "",
    error: str = "",
    typed: dict[str, str] | None = None,
    moved: MovedPart | None = None,
) -> IssuedPage:
    """An issued bulletin: who, when, the file's digest, the frozen figures, its corrections; a form for the next."""
    at, base = one.issued_at.astimezone(SHANGHAI), f"/bulletins/{work.id}"
    return IssuedPage(
        frame,
        NAME,
        issue_name(one.kind, one.number, " "),
        period_of(work.about),
        (
            Fact("什么时候", f"{at:%Y年%m月%d日 %H:%M}"),
            Fact("发文", issuer_of(work.publisher).name),
            Fact("在所有期里", f"总第 {one.total} 期" if one.total else "—"),
            *(Fact(STEP_WORDS[step.step], f"{step.name}　{moment(step.at)}", step.note) for step in taken),
        ),
        one.sha256,
        _sums(one.figures),
        f"{base}/figures" if may_trace else "",
        f"{base}.pdf",
        "/bulletins",
        notice,
        error,
        editions=editions(base),
        withdrawn=any(erratum.withdraws for erratum in one.errata),
        errata=tuple(_erratum(erratum, base) for erratum in one.errata),
        correct=_correct(base, typed or {}) if may_correct and not any(e.withdraws for e in one.errata) else None,
        check=f"{base}/changes#moved" if may_correct else "",
        moved=moved,
    )


def _sums(figures: Figures) -> tuple[Fact, ...]:
    rate = f"{figures.roll_call.rate_pct:.1f}%" if figures.roll_call.rate_pct is not None else "—"
    return (
        Fact("可防性案件", f"{figures.cases.this_week} 起"),
        Fact("巡逻", f"{figures.patrol.patrols} 次"),
        Fact("点名应答率", rate),
        Fact("实地检查", f"{figures.inspection.visits} 次"),
    )


def _erratum(one: Erratum, base: str) -> ErratumRow:
    return ErratumRow(
        f"更正第 {one.number} 号" + ("（撤回）" if one.withdraws else ""),
        f"{full_day(one.issued_on)}，{one.issued_by}签发",
        one.reason,
        tuple(f"{where}：{was} → {now}" for where, was, now in one.items),
        f"{base}/errata/{one.number}.pdf",
    )


def _correct(base: str, typed: dict[str, str]) -> CorrectForm:
    return CorrectForm(
        form(f"{base}/errata"),
        Field("reason", "为什么更正", typed.get("reason", ""), "一句话，会印出来"),
        tuple(
            tuple(Field(f"{name}-{at}", word, typed.get(f"{name}-{at}", "")) for name, word in _ITEM) for at in PLACES
        ),
        tuple(Field(name, word, typed.get(name, "")) for name, word in _NAMES),
        opened=bool(typed),
    )


_ITEM = (("where", "哪里"), ("was", "原文"), ("now", "更正为"))
_NAMES = (("drafter", "拟稿人"), ("reviewer", "核稿人"), ("signer", "签发人"))
