"""A bulletin as it stands now: live figures, the office's words, what is missing, how far it got. Changes nothing."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bulletins.figures.reads import count
from bulletins.figures.rules import findings
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page, Signature
from bulletins.publishers.reads import limits_of
from bulletins.register.reads.answers import answers
from bulletins.register.reads.issued import issued, issued_of, next_numbers
from bulletins.register.reads.works import edits, taken
from bulletins.register.rules import advice_lines, printed, since_answered
from bulletins.register.stages import digest_of, standing
from bulletins.register.vocabulary import AdviceLine, Issued, Publisher, Taken, UnitAnswer, Work
from bulletins.telling.advice import proposals
from bulletins.telling.forbidden import Fault, faults
from bulletins.telling.page import Before, Issuer, bureau_office, make_page, said, station_itself
from lianfang.database import transaction
from lianfang.settings import settings
from scoring.points.reads.books import routine_cap
from zones.ground.weeks import Week, parse_week, shanghai_day
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
    `taken` all that ever were.
    """

    work: Work
    week: Week
    figures: Figures
    last: Figures | None
    advice: tuple[AdviceLine, ...]
    page: Page
    faults: tuple[Fault, ...]
    missing: tuple[str, ...]
    number: int
    total: int
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
    publisher, week = work.publisher, parse_week(work.week)
    scope = publisher.scope
    cap = await routine_cap(publisher.bureau, week)
    now = await count(scope, week, cap)
    before = await _before(publisher, week, cap)
    last = before.figures if before else None
    changed, limits = await edits(work.id), await limits_of(publisher.id, week)
    lines = advice_lines(proposals(now, findings(now, last, limits), on), changed)
    number, total = await next_numbers(publisher.id, on.year)
    texts = tuple(line.text for line in printed(lines))
    page = make_page(now, before, issuer_of(publisher), texts, number, on, mark, limits)
    page = dressed(page, publisher, total, on)
    names = {place.name for place in await roster.places_ever(scope)} if changed else set()
    written = [line.text for line in lines if line.state in ("changed", "added")]
    digest, every = digest_of(page), tuple(await taken(work.id))
    return Preview(
        work,
        week,
        now,
        last,
        lines,
        page,
        (*faults(said(page)), *faults(written, names)),
        tuple(SHOWN[kind] for kind in now.missing),
        number,
        total,
        on,
        await issued(work.id),
        since_answered(await answers(scope, week), now.units),
        digest,
        standing(every, digest),
        every,
    )


def issuer_of(publisher: Publisher) -> Issuer:
    """As its bulletins' head prints it."""
    if publisher.station_name is None:
        return bureau_office(publisher.bureau_name)
    return station_itself(publisher.station_name)


def dressed(page: Page, publisher: Publisher, total: int, on: date) -> Page:
    """In the publisher's form: a letter has a number of its own and a signature, a brief tells which one it is in all."""
    day = f"{on.year}年{on.month}月{on.day}日"
    if publisher.form == "letter":
        number = page.issue_no.strip("第期")
        return replace(
            page,
            form="letter",
            document_no=f"{publisher.document_lead}〔{on.year}〕{number}号" if publisher.document_lead else "",
            signature=Signature(issuer_of(publisher).name, day, sealed=True),
        )
    return replace(page, cumulative=f"总第{total}期")


def sample_mark() -> str:
    """Outside production every page says that it is a sample."""
    return "" if settings().production else "样章　数据虚构"


async def _before(publisher: Publisher, week: Week, cap: int) -> Before | None:
    """Last week, if any of it was ever brought."""
    scope = publisher.scope
    figures = await count(scope, week.previous, cap)
    if len(figures.missing) == len(SHOWN):
        return None
    printed_before = await issued_of(publisher.id, week.previous)
    if printed_before is None:
        return Before(figures)
    earlier = await count(scope, week.previous.previous, cap)
    limits = await limits_of(publisher.id, week.previous)
    weak = findings(printed_before.figures, earlier if len(earlier.missing) < len(SHOWN) else None, limits)
    about = {finding.rule: finding.about for finding in weak}
    return Before(figures, tuple(one.rule for one in printed_before.advice if one.rule), about)
