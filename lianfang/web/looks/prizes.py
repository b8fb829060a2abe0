"""奖励 as its readers see it: the office's runs, one run with what it rests on, a guard's own."""

from datetime import date, datetime

from msgspec import Struct

from lianfang.access import Actor, NotYours
from lianfang.accounts.states import names_of
from lianfang.database import look, transaction
from lianfang.flows.prizes.choosing import ChosenNow, choose_now, stopped
from lianfang.web.looks.commendations import public_lists
from lianfang.web.looks.own import own_scope
from scoring.commendations.reads import CommendedRow
from scoring.commendations.vocabulary import YearList
from scoring.points.reads.books import BookRow, books_at
from scoring.points.reads.weeks import last_judged_week
from scoring.prizes.reads import PrizeRow, RunRow, own_prizes, prizes_of, run_at, runs
from scoring.prizes.vocabulary import Run
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, week_of
from zones.roster.reads import UnitRow, ZoneRow, stations_beside, units, zones
from zones.roster.reads.standing import GuardRow, guards_of


class RunsSeen(Struct, frozen=True):
    """`book` is in force today, None before the first point; `latest` the last day that has points, or today."""

    now: datetime
    latest: date
    runs: list[RunRow]
    book: BookRow | None


class RunSeen(Struct, frozen=True):
    """`fresh`: what points, turns and vetoes say now, while nothing is approved; `stopped`: person → veto or appeal.

    `guards` and `units` are whom a 一事一奖 may be given to, while it is a draft.
    """

    now: datetime
    run: Run
    rows: list[PrizeRow]
    names: dict[int, str]
    stopped: dict[int, str]
    zones: list[ZoneRow]
    fresh: ChosenNow | None
    guards: list[GuardRow]
    units: list[UnitRow]


class OwnPrizesSeen(Struct, frozen=True):
    """`public` are (run, its lines) of notices at the stations where he stands, `lists` those of commendations of the bureau."""

    now: datetime
    mine: list[PrizeRow]
    public: list[tuple[RunRow, list[PrizeRow]]]
    lists: list[tuple[YearList, list[CommendedRow]]]
    book: BookRow | None


async def runs_seen(scope: Scope) -> RunsSeen:
    """The station's."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        last = await last_judged_week(scope, week_of(today))
        latest = min(today, last.sunday) if last else today
        return RunsSeen(now, latest, await runs(scope), await _book(scope, today))


async def run_seen(scope: Scope, number: int) -> RunSeen:
    """One of the station's. Raises NotYours."""
    async with transaction(snapshot=True) as now:
        run = await run_at(scope, number)
        if run is None:
            raise NotYours()
        rows = await prizes_of(scope, number)
        open_, draft = run.state in ("draft", "public"), run.state == "draft"
        fresh = await choose_now(run.station, run.first, run.budget_fen, run.kept_fen, now) if open_ else None
        return RunSeen(
            now,
            run,
            rows,
            await names_of(sorted({run.account, run.approver or run.account})),
            await stopped(run, [row.prize.person for row in rows if row.prize.person]),
            await zones(scope),
            fresh,
            await guards_of(scope, shanghai_day(now)) if draft else [],
            await units(scope) if draft else [],
        )


async def own_prizes_seen(actor: Actor) -> OwnPrizesSeen:
    """A guard's. Raises NotYours."""
    own = own_scope(actor, "prize.own")
    async with transaction(snapshot=True) as now:
        here = Scope(own.stations)
        public = [(one, await prizes_of(here, one.run.id)) for one in await runs(here, ("public",), 3)]
        lists = await public_lists(Scope(await stations_beside(here)))
        return OwnPrizesSeen(now, await own_prizes(own), public, lists, await _book(here, shanghai_day(now)))


async def check_run(scope: Scope, number: int) -> None:
    """Raises NotYours for a run that is not the station's."""
    if await look(lambda: run_at(scope, number)) is None:
        raise NotYours()


async def _book(scope: Scope, day: date) -> BookRow | None:
    found = await books_at(scope)
    return found.on(day) if any(one.starts_on <= day for one in found.books) else None
