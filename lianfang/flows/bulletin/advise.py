"""The office's hand on part six: use, change, drop a proposal; add a line of its own."""

from datetime import datetime

from bulletins.changes.actions import write_change
from bulletins.changes.vocabulary import Change
from bulletins.register.actions import add_advice, change_own, set_advice
from bulletins.register.errors import AdviceMoved, AlreadyIssued, EmptyAdvice, NoSuchAdvice
from bulletins.register.reads.issued import issued
from bulletins.register.reads.works import edits
from bulletins.register.vocabulary import ADDED, CHANGED, Work
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.bulletin.preview import assemble
from lianfang.flows.bulletin.words import may_be_printed
from zones.ground.weeks import shanghai_day
from zones.roster.actions import lock_stations

MOST_NAME = 18
"""Digits of the largest row id; the names of rules are shorter."""


async def advise(by: By, work: Work, advice: str, state: str, text: str, key: Key, was: str | None = None) -> None:
    """`advice` is a rule's name, the id of an own line, or empty for a new one; `state` is use, changed, dropped or added.

    `was` is the text that the writer changed: where somebody else changed it meanwhile, both are told. Raises NoSuchAdvice,
    AlreadyIssued, EmptyAdvice, ForbiddenWords, AdviceMoved.
    """
    words = " ".join(text.split())
    if not advice.isascii() or len(advice) > MOST_NAME:
        raise NoSuchAdvice()

    async def do(now: datetime) -> str:
        await lock_stations(work.publisher.stations)
        done = await issued(work.id)
        if done:
            raise AlreadyIssued(number=done.number)
        if state in (CHANGED, ADDED) and not words:
            raise EmptyAdvice()
        await may_be_printed(work.publisher, [words])
        if state == CHANGED and was is not None:
            await _unmoved(work, advice, was, now)
        before = await _before(work, advice, was)
        if not advice:
            await add_advice(work.id, words)
        elif advice.isdigit():
            await change_own(work.id, int(advice), ADDED if state == "use" else state, words)
        else:
            await set_advice(work.id, advice, state, words)
        await write_change(Change(work.id, "advice", advice, state, before, words, by.account, now))
        await note(by, "bulletin.advice", "done", now, "bulletin", work.id)
        return "done"

    await answered_once(key, [str(work.id), advice, state, words], do)


async def _before(work: Work, advice: str, was: str | None) -> str:
    """What the line said, for the book of changes; a proposal that nobody touched says what its writer saw."""
    written = {one.rule or str(one.id): one.text for one in await edits(work.id)}
    return written.get(advice) or " ".join((was or "").split())


async def _unmoved(work: Work, advice: str, was: str, now: datetime) -> None:
    """Two who write one line: the second learns what the first wrote."""
    written = {str(one.id) if not one.rule else one.rule: one.text for one in await edits(work.id) if one.text}
    if advice in written:
        present = written[advice]
    else:
        lines = (await assemble(work, shanghai_day(now), "")).advice
        present = next((line.text for line in lines if line.rule == advice), was)
    if present != " ".join(was.split()):
        raise AdviceMoved(theirs=present)
