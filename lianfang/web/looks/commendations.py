"""年度表彰 as its readers see it: the bureau's lists, one list with what the books say, what is public, what was decided."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.accounts.states import names_of
from lianfang.database import look, transaction
from lianfang.flows.commendations.facts import Offer, facts_of, offers, stopped
from scoring.commendations.reads import CommendedRow, ListCount, commended, lines, list_at, lists
from scoring.commendations.vocabulary import Facts, YearList
from scoring.points.reads.books import books_at
from scoring.points.vocabulary.book import CommendationRules
from zones.ground.scope import Scope
from zones.roster.reads import stations, stations_beside


class ListsSeen(Struct, frozen=True):
    """Of the bureau."""

    now: datetime
    lists: list[ListCount]


class ListSeen(Struct, frozen=True):
    """`rows` are those proposed at the reader's stations; `facts`, `stopped` by line; `offers` while it is a draft."""

    now: datetime
    held: YearList
    bureau: str
    rows: list[CommendedRow]
    facts: dict[int, Facts]
    stopped: dict[int, str]
    names: dict[int, str]
    rules: CommendationRules
    offers: list[Offer]


async def lists_seen(scope: Scope) -> ListsSeen:
    """All years."""
    async with transaction(snapshot=True) as now:
        return ListsSeen(now, await lists(scope))


async def list_seen(reach: Scope, number: int, whole: bool = False) -> ListSeen:
    """One of the bureau, with what was proposed at the reader's stations; `whole`: at all of them. Raises NotYours."""
    async with transaction(snapshot=True) as now:
        held = await list_at(reach, number)
        if held is None:
            raise NotYours()
        scope = Scope(await stations_beside(reach)) if whole else reach
        rows = await lines(scope, number)
        every = [row.one for row in rows]
        return ListSeen(
            now,
            held,
            next(one.bureau_name for one in await stations() if one.bureau == held.bureau),
            rows,
            await facts_of(scope, held, every),
            await stopped(scope, held, every) if held.state in ("draft", "public") else {},
            await names_of(sorted({held.account, held.approver or held.account})),
            (await books_at(scope)).on(held.last).text.commendations,
            await offers(scope, held, now) if held.state == "draft" else [],
        )


async def public_lists(scope: Scope) -> list[tuple[YearList, list[CommendedRow]]]:
    """What hangs on the wall now: (list, who is on it) of the scope's bureau. Inside a transaction."""
    return [
        (one.held, [row for row in await lines(scope, one.held.id) if row.one.chosen])
        for one in await lists(scope, ("public",), 3)
    ]


async def commended_seen(scope: Scope) -> list[CommendedRow]:
    """What was decided of the scope's person, or of its unit."""
    return await look(lambda: commended(scope))


async def check_list(scope: Scope, number: int) -> None:
    """Raises NotYours for a list that is not the bureau's."""
    if await look(lambda: list_at(scope, number)) is None:
        raise NotYours()
