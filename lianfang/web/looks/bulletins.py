"""Whose bulletins somebody sees: by publisher the weeks that have data, a draft or a bulletin."""

from msgspec import Struct

from bulletins.paper.vocabulary import Page
from bulletins.register.reads.issued import issued, numbers_issued, page_printed
from bulletins.register.reads.works import publishers, taken, works
from bulletins.register.vocabulary import Issued, Publisher, Taken, Work
from lianfang.access import NotYours
from lianfang.database import transaction
from lianfang.flows.bulletin.preview import Preview, preview
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week, shanghai_day, week_of
from zones.journal.reads import weeks_delivered
from zones.roster.reads import StationRow, stations


class Published(Struct, frozen=True):
    """One who issues, and its weeks, newest first. `came` are the kinds of sheets by week; `others` are bulletins of months, campaigns and
    supplements; `done` numbers of what is issued, by draft.
    """

    publisher: Publisher
    weeks: tuple[Week, ...]
    came: dict[str, set[str]]
    begun: dict[str, Work]
    others: tuple[Work, ...]
    done: dict[int, int]


class Bulletins(Struct, frozen=True):
    """Everybody who issues for the reader's stations; `stations` are those that do not yet, `last` the week that is over."""

    every: tuple[Published, ...]
    stations: tuple[StationRow, ...]
    last: Week


async def bulletins_seen(scope: Scope, may_draft: bool) -> Bulletins:
    """Whoever may not draft sees issued weeks alone."""
    async with transaction(snapshot=True) as now:
        last = week_of(shanghai_day(now)).previous
        begun = await works(scope)
        done = await numbers_issued(scope)
        every = []
        for publisher in await publishers(scope):
            works_of = [one for one in begun if one.publisher.id == publisher.id and (may_draft or one.id in done)]
            own = {one.week: one for one in works_of if one.kind == "weekly"}
            others = tuple(one for one in works_of if one.kind != "weekly")
            came = await weeks_delivered(publisher.scope) if may_draft else {}
            known = {parse_week(week) for week in (*own, *came)} | {last}
            if not may_draft:
                known = {parse_week(week) for week in own}
            every.append(Published(publisher, tuple(sorted(known, reverse=True)), came, own, others, done))
        issuing = {one.publisher.station for one in every}
        rest = [one for one in await stations() if one.id in scope.stations and one.id not in issuing]
    return Bulletins(tuple(every), tuple(one for one in rest if not one.alone), last)


async def draft_seen(work: Work, may_draft: bool) -> Preview:
    """A draft is there for whoever may draft. Raises NotYours."""
    if not may_draft:
        raise NotYours()
    return await preview(work)


async def stages_seen(work: Work) -> tuple[Taken, ...]:
    """Every stage that was taken."""
    async with transaction():
        return tuple(await taken(work.id))


async def printed_seen(work: Work) -> Page | None:
    """What was printed; None for the earliest."""
    async with transaction():
        return await page_printed(work.id)


async def issued_seen(work: Work) -> Issued | None:
    """What it became, None while it is a draft."""
    async with transaction():
        return await issued(work.id)
