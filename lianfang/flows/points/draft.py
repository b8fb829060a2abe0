"""A rule book's draft goes its way: written by the office, reviewed by the legal office, public five working days, in force."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.calendar import public_until
from lianfang.commands import Key, answered_once
from scoring.points.actions.books import add_book, lock_bureau
from scoring.points.actions.drafts import drop, keep, start
from scoring.points.book.editing import Said, edited
from scoring.points.book.reading import parse, read_book
from scoring.points.errors import DraftMoved
from scoring.points.reads.drafts import draft_of
from scoring.points.rules.drafting import Draft, answered, enforceable, sent, taken_back, written
from zones.ground.weeks import shanghai_day


async def write_draft(by: By, account: int, bureau: int, text: str, key: Key) -> None:
    """As it is typed, faults and all: nothing that was typed is lost. Raises DraftMoved, BadRuleBook where it cannot be read."""
    parse(text)

    async def do(draft: Draft | None, now: datetime) -> None:
        if draft is None:
            await start(bureau, text, account, now)
        else:
            await keep(written(draft, text, account, now))
        await note(by, "rules.write", "done", now, "rule_book")

    await _step(bureau, ["rules.write", text], do, key)


async def edit_clause(by: By, account: int, bureau: int, said: Said, key: Key) -> None:
    """One clause of the draft by its form. Raises DraftMoved, NoSuchClause."""

    async def do(draft: Draft | None, now: datetime) -> None:
        held = _there(draft)
        await keep(written(held, edited(held.text, said), account, now))
        await note(by, "rules.write", "done", now, "rule_book")

    await _step(bureau, ["rules.write", repr(said)], do, key)


async def send_draft(by: By, bureau: int, key: Key) -> None:
    """Without a fault. Raises DraftMoved, BadRuleBook."""

    async def do(draft: Draft | None, now: datetime) -> None:
        read_book(_there(draft).text)
        await keep(sent(_there(draft)))
        await note(by, "rules.send", "done", now, "rule_book")

    await _step(bureau, ["rules.send"], do, key)


async def take_draft_back(by: By, bureau: int, key: Key) -> None:
    """From review or from its public notice. Raises DraftMoved."""

    async def do(draft: Draft | None, now: datetime) -> None:
        await keep(taken_back(_there(draft)))
        await note(by, "rules.take_back", "done", now, "rule_book")

    await _step(bureau, ["rules.take_back"], do, key)


async def drop_draft(by: By, bureau: int, key: Key) -> None:
    """While it is being written. Raises DraftMoved."""

    async def do(draft: Draft | None, now: datetime) -> None:
        held = _there(draft)
        written(held, held.text, 0, now)
        await drop(held)
        await note(by, "rules.drop", "done", now, "rule_book")

    await _step(bureau, ["rules.drop"], do, key)


async def answer_draft(by: By, account: int, bureau: int, agrees: bool, said: str, key: Key) -> None:
    """By the legal office. Raises DraftMoved, OwnDraft, NothingSaid, DraftTooSoon."""

    async def do(draft: Draft | None, now: datetime) -> None:
        held = _there(draft)
        starts_on, until = parse(held.text).starts_on, public_until(shanghai_day(now))
        await keep(answered(held, account, agrees, said, starts_on, until))
        await note(by, f"rules.{'approve' if agrees else 'return'}", "done", now, "rule_book")

    await _step(bureau, ["rules.answer", str(agrees), said], do, key)


async def enforce_draft(by: By, bureau: int, key: Key) -> None:
    """It becomes a book of the bureau. Raises DraftMoved, StillPublic, RuleBookInThePast."""

    async def do(draft: Draft | None, now: datetime) -> None:
        held = _there(draft)
        enforceable(held, shanghai_day(now))
        made = await add_book(bureau, held.text, now)
        await drop(held)
        await note(by, "rules.enforce", "done", now, "rule_book", made)

    await _step(bureau, ["rules.enforce"], do, key)


def _there(draft: Draft | None) -> Draft:
    if draft is None:
        raise DraftMoved()
    return draft


Doing = Callable[[Draft | None, datetime], Awaitable[None]]


async def _step(bureau: int, said: list[str], doing: Doing, key: Key) -> None:
    """The bureau held, so that two steps do not meet."""

    async def do(now: datetime) -> str:
        await lock_bureau(bureau)
        await doing(await draft_of(bureau), now)
        return "done"

    await answered_once(key, [str(bureau), *said], do)
