"""Judges what waits: deeds become awards, deeds taken back lose theirs, late ones change their week and month by differences."""

from datetime import date

from lianfang.database import transaction
from scoring.points import reads
from scoring.points.actions import Posting, books_in_force, post
from scoring.points.reads import BookRow, DeedState
from scoring.points.rules import judge, judged_from
from scoring.points.vocabulary import JudgedDeed, Judgement
from zones.ground.scope import Scope
from zones.ground.weeks import week_of
from zones.roster.actions import lock_station


async def score(station: int) -> int:
    """Bring the ledger of a station to what its deeds say. Scoring twice is harmless. Returns the awards written."""
    async with transaction() as now:
        bureau = await lock_station(station)
        scope = Scope((station,))
        waiting = await reads.waiting(scope)
        if not waiting:
            return 0
        books = await books_in_force(bureau, now)
        since, anew = judged_from(min(holder.day for holder in waiting))
        persons = [holder.person for holder in waiting if holder.person]
        units = [holder.unit for holder in waiting if holder.unit]
        states = await reads.deeds_of(scope, persons, units, since)
        once = [rule.code for book in books for rule in book.text.rules if rule.once]
        had = await reads.had_once(persons, once)
        postings: list[Posting] = []
        for holder in waiting:
            own = [state for state in states if (state.person, state.unit) == (holder.person, holder.unit)]
            postings += _differences(own, books, anew, had.get(holder.person or 0, frozenset()))
        return await post(station, postings, now)


def _differences(states: list[DeedState], books: list[BookRow], anew: date, had: frozenset[str]) -> list[Posting]:
    """What to post so that the holder's deeds are worth what the book says now."""
    own_once = {state.rule for state in states if state.points > 0 and state.day >= anew and state.rule}
    judged = judge(
        [_seen(state, anew) for state in states if state.live],
        lambda day: reads.book_on(books, day).text,
        had - own_once,
    )
    worth = {judgement.deed: judgement for judgement in judged}
    postings = []
    for state in states:
        if state.day < anew and state.live:
            continue
        posting = _difference(state, worth.get(state.id), books)
        if posting:
            postings.append(posting)
    return postings


def _seen(state: DeedState, anew: date) -> JudgedDeed:
    fixed = state.points if state.day < anew else None
    return JudgedDeed(state.id, state.kind, state.day, state.at, state.minutes, state.verified, fixed)  # type: ignore[arg-type]


def _difference(state: DeedState, judgement: Judgement | None, books: list[BookRow]) -> Posting | None:
    first = state.last_award is None
    wanted = judgement.points if judgement and state.live else 0
    if judgement is None and (first or wanted == state.points):
        return None
    if not first and wanted == state.points:
        return None
    rule = judgement.rule if judgement else state.rule
    because = judgement.because if judgement and first else "rejudged" if judgement else "reversed"
    return Posting(
        person=state.person,
        unit=state.unit,
        rule_book=reads.book_on(books, state.day).id,
        rule=str(rule),
        deed=state.id,
        source=f"deed:{state.id}",
        cause=state.last_award or 0,
        points=wanted - state.points,
        routine=judgement.routine if judgement else _routine(books, state, str(rule)),
        because=because,
        day=state.day,
        week=str(week_of(state.day)),
    )


def _routine(books: list[BookRow], state: DeedState, code: str) -> bool:
    return any(rule.code == code and rule.routine for rule in reads.book_on(books, state.day).text.rules)
