"""A bulletin as it stands now: live figures, the office's words, what is missing, how far it got. Changes nothing."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bulletins.changes.reads import amendments
from bulletins.figures.amended import amended, disagreeing, following
from bulletins.figures.grouped import comparable
from bulletins.figures.rules import DEFAULT, Finding, Thresholds, findings
from bulletins.figures.vocabulary import NOTHING, Figures
from bulletins.followup.reads import items_before
from bulletins.followup.rules import first_lines
from bulletins.paper.vocabulary import Page, Signature
from bulletins.publishers.reads import limits_of
from bulletins.register.reads.answers import answers
from bulletins.register.reads.issued import issued, issued_of, last_before, next_numbers
from bulletins.register.reads.works import edits, taken, work_of
from bulletins.register.rules import advice_lines, printed, since_answered
from bulletins.register.stages import digest_of, standing
from bulletins.register.subjects import titled
from bulletins.register.vocabulary import AdviceLine, Issued, Publisher, Subject, Taken, UnitAnswer, Work
from bulletins.telling.advice import proposals
from bulletins.telling.forbidden import Fault, faults
from bulletins.telling.page import Before, Issuer, bureau_office, make_page, said, station_itself, supplement_page
from lianfang.database import transaction
from lianfang.flows.bulletin.counted import counted
from lianfang.settings import settings
from zones.ground.weeks import Span, shanghai_day
from zones.roster import reads as roster

SHOWN = {
    "cases": "可防性案件",
    "patrol": "巡逻记录",
    "rollcall": "岗位点名",
    "inspection": "实地检查",
    "venue": "场所检查",
    "exam": "保安员证考试",
    "item": "工作事项",
}


class Preview(Struct, frozen=True):
    """Everything about a bulletin. `number` and `total` are those that it has, or would get today.

    `answers` are the units' to their lines; `digest` is the page's, `counting` the stages that were taken for this page and
    `taken` all that ever were. `figures` are as the bulletin tells them, `counted` before any was corrected by hand; what no
    longer adds up is `disagreeing`. `weak` is what the rules found by
    these `limits`.
    """

    work: Work
    week: Span
    figures: Figures
    counted: Figures
    disagreeing: tuple[str, ...]
    weak: tuple[Finding, ...]
    limits: Thresholds
    last: Figures | None
    advice: tuple[AdviceLine, ...]
    page: Page
    faults: tuple[Fault, ...]
    missing: tuple[str, ...]
    number: int
    total: int | None
    on: date
    issued: Issued | None
    answers: tuple[UnitAnswer, ...]
    digest: str
    counting: tuple[Taken, ...]
    taken: tuple[Taken, ...]


async def preview(work: Work, mark: str = "草　稿") -> Preview:
    """Count and word a week in one snapshot."""
    async with transaction(snapshot=True) as now:
        return await assemble(work, shanghai_day(now), mark)


async def assemble(work: Work, on: date, mark: str) -> Preview:
    """As `preview`, inside a transaction that is open."""
    publisher, span, changed = work.publisher, work.about.span, await edits(work.id)
    number, total = await next_numbers(publisher.id, on.year, work.kind)
    told = await (_written if work.kind == "supplement" else _counted)(work, changed, number, on, mark)
    page = replace(dressed(told.page, work, number, total, on), answered=await _answered(work, on))
    written = [work.title, *(line.text for line in told.advice if line.state in ("changed", "added"))]
    names = {place.name for place in await roster.places_ever(publisher.scope)} if any(written) else set()
    given = await answers(publisher.scope, span.last) if work.kind == "weekly" else []
    digest, every = digest_of(page), tuple(await taken(work.id))
    return Preview(
        work,
        span,
        told.figures,
        told.counted,
        disagreeing(told.counted, told.figures),
        told.weak,
        told.limits,
        told.last,
        told.advice,
        page,
        (*faults(said(page)), *faults(written, names)),
        tuple(SHOWN[kind] for kind in told.figures.missing),
        number,
        total,
        on,
        await issued(work.id),
        since_answered(given, told.figures.units),
        digest,
        standing(every, digest),
        every,
    )


class _Told(Struct, frozen=True):
    """What a bulletin says today, before it is dressed."""

    figures: Figures
    counted: Figures
    weak: tuple[Finding, ...]
    limits: Thresholds
    last: Figures | None
    advice: tuple[AdviceLine, ...]
    page: Page


async def _answered(work: Work, on: date) -> tuple[str, ...]:
    """What became of a leader's words; a supplement has its own text alone."""
    if work.kind == "supplement":
        return ()
    publisher = work.publisher.id
    return first_lines(await items_before(publisher, work.id), await last_before(publisher, work.id), on)


async def _counted(work: Work, changed: list[AdviceLine], number: int, on: date, mark: str) -> _Told:
    """A week, a month, a campaign: counted, held against the period before, with what the rules propose."""
    publisher, about = work.publisher, work.about
    limits, found = await limits_of(publisher.id, about.span.last), await counted(publisher, about.span)
    before = await _before(publisher, about, found)
    last = before.figures if before else None
    found = following(found, last)
    now = amended(found, await amendments(work.id))
    weak = findings(now, last, limits)
    lines = advice_lines(proposals(now, weak, on), changed)
    texts = tuple(line.text for line in printed(lines))
    page = make_page(now, before, issuer_of(publisher), texts, number, on, mark, limits, titled(about, on))
    return _Told(now, found, weak, limits, last, lines, page)


async def _written(work: Work, changed: list[AdviceLine], number: int, on: date, mark: str) -> _Told:
    """A supplement: the office's own lines are its text."""
    publisher, lines = work.publisher, advice_lines((), changed)
    texts, units = tuple(line.text for line in printed(lines)), await roster.units(publisher.scope)
    return _Told(
        NOTHING,
        NOTHING,
        (),
        DEFAULT,
        None,
        lines,
        supplement_page(work.title, issuer_of(publisher), texts, number, on, mark, len(units)),
    )


def issuer_of(publisher: Publisher) -> Issuer:
    """As its bulletins' head prints it."""
    if publisher.station_name is None:
        return bureau_office(publisher.bureau_name)
    return station_itself(publisher.station_name)


def dressed(page: Page, work: Work, number: int, total: int | None, on: date) -> Page:
    """In the publisher's form: a letter has a number of its own and a signature, a brief tells which one it is in all."""
    publisher, day = work.publisher, f"{on.year}年{on.month}月{on.day}日"
    if publisher.form == "letter":
        lead, apart = publisher.document_lead, "增" if work.kind == "supplement" else ""
        return replace(
            page,
            form="letter",
            document_no=f"{lead}〔{on.year}〕{apart}{number}号" if lead else "",
            signature=Signature(issuer_of(publisher).name, day, sealed=True),
        )
    return replace(page, cumulative=f"总第{total}期" if total else "")


def sample_mark() -> str:
    """Outside production every page says that it is a sample."""
    return "" if settings().production else "样章　数据虚构"


async def as_told(publisher: Publisher, span: Span) -> Figures:
    """A period as its bulletin tells it: counted now, with what was corrected by hand in a week's."""
    figures = await counted(publisher, span)
    begun = await work_of(publisher.id, str(span))
    return amended(figures, await amendments(begun.id)) if begun else figures


async def _before(publisher: Publisher, about: Subject, now: Figures) -> Before | None:
    """As many weeks before, if anything of them was ever brought."""
    earlier = about.span.previous
    figures = comparable(await as_told(publisher, earlier), now)
    if len(figures.missing) == len(SHOWN):
        return None
    printed_before = await issued_of(publisher.id, replace(about, span=earlier))
    if printed_before is None:
        return Before(figures)
    first = await as_told(publisher, earlier.previous)
    limits = await limits_of(publisher.id, earlier.last)
    weak = findings(printed_before.figures, first if len(first.missing) < len(SHOWN) else None, limits)
    found = {finding.rule: finding.about for finding in weak}
    return Before(figures, tuple(one.rule for one in printed_before.advice if one.rule), found)
