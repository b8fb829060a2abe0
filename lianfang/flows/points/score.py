"""Judges what waits: deeds become awards, deeds taken back lose theirs, late ones change their week and month by differences."""

from datetime import date

from lianfang.database import transaction
from scoring.points.actions import Posting, forget_waiting, hold, post
from scoring.points.actions.books import books_in_force
from scoring.points.reads.books import InForce
from scoring.points.reads.waiting import DeedState, deeds_of, had_once, stations_waiting, waiting
from scoring.points.rules.judging import Judge, judged_from
from scoring.points.vocabulary import JudgedDeed, Judgement
from scoring.points.vocabulary.book import ROUTINE
from zones.ground.scope import Scope
from zones.ground.weeks import week_of

AT_ONCE = 2000
"""So many holders are judged in one transaction, and nobody else can post to them meanwhile."""


async def due_stations() -> list[int]:
    """Ids of stations where deeds wait to be judged."""
    async with transaction():
        return await stations_waiting()


async def score(station: int) -> int:
    """Bring the ledger of a station to what its deeds say. Scoring twice is harmless. Returns the awards written."""
    total, more = 0, True
    while more:
        written, more = await _score_some(station)
        total += written
    return total


async def _score_some(station: int) -> tuple[int, bool]:
    """Awards written, and whether others may still wait."""
    scope = Scope((station,))
    async with transaction() as now:
        found = await waiting(scope, AT_ONCE)
        if not found:
            return 0, False
        books = await books_in_force(station, now)
        await hold(station, [one.holder for one in found])
        since = {one.holder: judged_from(one.day) for one in found}
        states = await deeds_of(scope, {holder: first for holder, (first, _) in since.items()})
        had = await had_once([one.person for one in found if one.person], _once(books))
        judge = Judge(lambda day: books.on(day).text)
        postings: list[Posting] = []
        for one in found:
            of_him = had.get(one.person or 0, frozenset())
            postings += _differences(states[one.holder], judge, books, since[one.holder][1], of_him)
        written = await post(station, postings, now)
        await forget_waiting([deed for one in found for deed in one.deeds])  # whatever came since still waits
    return written, len(found) == AT_ONCE


def _once(books: InForce) -> list[str]:
    return [rule.code for book in books.books for rule in book.text.rules if rule.once]


def _differences(
    states: list[DeedState], judge: Judge, books: InForce, anew: date, had: frozenset[str]
) -> list[Posting]:
    """What to post so that the holder's deeds are worth what the book says now."""
    own_once = {state.rule for state in states if state.points > 0 and state.day >= anew and state.rule}
    judged = judge.judge([_seen(state, anew) for state in states if state.live], had - own_once)
    worth = {judgement.deed: judgement for judgement in judged}
    postings = []
    for state in states:
        if state.live and (state.day < anew or state.settled):
            continue
        posting = _difference(state, worth.get(state.id), books)
        if posting:
            postings.append(posting)
    return postings


def _seen(state: DeedState, anew: date) -> JudgedDeed:
    facts = (state.metres, state.level, state.quality, state.own)
    fixed = state.points if state.day < anew or state.settled else None
    return JudgedDeed(state.id, state.kind, state.day, state.at, state.minutes, state.verified, *facts, fixed)


def _difference(state: DeedState, judgement: Judgement | None, books: InForce) -> Posting | None:
    first = state.last_award is None
    wanted = judgement.points if judgement else 0
    if (judgement is None and first) or (not first and wanted == state.points):
        return None
    book = books.on(state.day) if judgement or state.rule_book is None else None
    rule = judgement.rule if judgement else str(state.rule)
    return Posting(
        person=state.person,
        unit=state.unit,
        rule_book=book.id if book else int(state.rule_book or 0),
        rule=rule,
        deed=state.id,
        source=f"deed:{state.id}",
        cause=state.last_award or 0,
        points=wanted - state.points,
        routine=judgement.routine if judgement else _routine(books, state),
        because=_because(state, judgement, books),
        day=state.day,
        week=str(week_of(state.day)),
    )


def _because(state: DeedState, judgement: Judgement | None, books: InForce) -> str:
    if judgement is None:
        return "reversed"
    if state.last_award is None:
        return judgement.because
    decided = books.decision(state.day)
    return "decision" if decided and decided.book != state.rule_book else "rejudged"


def _routine(books: InForce, state: DeedState) -> bool:
    """Whether what is taken back had counted to the routine cap."""
    held = next((book for book in books.books if book.id == state.rule_book), None)
    return held is not None and any(rule.code == state.rule and rule.group == ROUTINE for rule in held.text.rules)
