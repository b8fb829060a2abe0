"""The bulletin of a week as it stands now: live figures, the office's words, what is missing. Changes nothing."""

from datetime import date, datetime

from msgspec import Struct

from bulletins.figures.reads import count
from bulletins.figures.rules import findings
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page
from bulletins.register import reads as register
from bulletins.register.rules import advice_lines, printed, since_answered
from bulletins.register.vocabulary import AdviceLine, Issued, UnitAnswer
from bulletins.telling.advice import proposals
from bulletins.telling.forbidden import Fault, faults
from bulletins.telling.page import Before, Issuer, bureau_office, make_page, said, station_itself
from lianfang.database import transaction
from lianfang.settings import settings
from scoring.points.reads.books import routine_cap
from zones.ground.scope import Scope
from zones.ground.weeks import Week, shanghai_day
from zones.roster import reads as roster
from zones.roster.reads import StationRow

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
    """Everything about a week's bulletin. `number` is the one it has, or would get today; `answers` are the units' to their lines."""

    station: StationRow
    week: Week
    figures: Figures
    last: Figures | None
    advice: tuple[AdviceLine, ...]
    page: Page
    faults: tuple[Fault, ...]
    missing: tuple[str, ...]
    number: int
    on: date
    issued: Issued | None
    drafted_at: datetime | None
    answers: tuple[UnitAnswer, ...]


async def preview(station: StationRow, week: Week, mark: str = "草　稿") -> Preview:
    """Count and word a week in one snapshot."""
    async with transaction(snapshot=True) as now:
        return await assemble(station, week, shanghai_day(now), mark)


async def assemble(station: StationRow, week: Week, on: date, mark: str) -> Preview:
    """As `preview`, inside a transaction that is open."""
    scope = Scope((station.id,))
    cap = await routine_cap(station.bureau, week)
    now = await count(scope, week, cap)
    before = await _before(scope, week, cap)
    last = before.figures if before else None
    edits = await register.edits(scope, week)
    lines = advice_lines(proposals(now, findings(now, last), on), edits)
    number = await register.next_number(scope, on.year)
    page = make_page(now, before, issuer_of(station), tuple(text for _, text in printed(lines)), number, on, mark)
    names = {place.name for place in await roster.places_ever(scope)} if edits else set()
    written = [line.text for line in lines if line.state in ("changed", "added")]
    return Preview(
        station,
        week,
        now,
        last,
        lines,
        page,
        (*faults(said(page)), *faults(written, names)),
        tuple(SHOWN[kind] for kind in now.missing),
        number,
        on,
        await register.issued(scope, week),
        (await register.drafted(scope)).get(str(week)),
        since_answered(await register.answers(scope, week), now.units),
    )


def issuer_of(station: StationRow) -> Issuer:
    """The bureau's office, or the station itself where its bureau has several."""
    return bureau_office(station.bureau_name) if station.alone else station_itself(station.name)


def sample_mark() -> str:
    """Outside production every page says that it is a sample."""
    return "" if settings().production else "样章　数据虚构"


async def _before(scope: Scope, week: Week, cap: int) -> Before | None:
    """Last week, if any of it was ever brought."""
    figures = await count(scope, week.previous, cap)
    if len(figures.missing) == len(SHOWN):
        return None
    printed_before = await register.issued(scope, week.previous)
    if printed_before is None:
        return Before(figures)
    earlier = await count(scope, week.previous.previous, cap)
    weak = findings(printed_before.figures, earlier if len(earlier.missing) < len(SHOWN) else None)
    about = {finding.rule: finding.about for finding in weak}
    return Before(figures, tuple(rule for rule, _ in printed_before.advice if rule), about)
