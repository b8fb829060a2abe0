"""A thread of notes: steps go forward only, another person checks than who decided, the guard opens it again once."""

from datetime import datetime

from msgspec.structs import replace

from zones.reports.errors.notes import NotNow, ReopenedBefore, Solved, SomebodyElse, UnknownKind
from zones.reports.vocabulary.notes import ACTS, NOTE, Thread

FROM = {
    "answer": ("noted", "looked", "decided", "checked"),
    "go": ("noted",),
    "look": ("noted",),
    "decide": ("noted", "looked"),
    "check": ("decided",),
}
"""Where a thread stands when this may be done."""
TO = {"look": "looked", "decide": "decided", "check": "checked"}
PLAIN = ("noted", "looked", "checked")
"""A note is solved by an answer, or after the way that was decided was looked at again; what was found, after that alone."""


def acts_of(thread: Thread, account: int) -> tuple[str, ...]:
    """What an officer may do now, in the order of the steps."""
    return tuple(act for act in ACTS if thread.solved_at is None and _why_not(thread, act, account) is None)


def act(thread: Thread, what: str, account: int, now: datetime) -> Thread:
    """The thread afterwards. Raises UnknownKind, Solved, NotNow, SomebodyElse."""
    if what not in ACTS:
        raise UnknownKind()
    if thread.solved_at is not None:
        raise Solved()
    refusal = _why_not(thread, what, account)
    if refusal is not None:
        raise refusal
    return replace(
        thread,
        step=TO.get(what, thread.step),
        answered_at=now,
        solved_at=now if what == "solve" else None,
        version=thread.version + 1,
    )


def reply(thread: Thread) -> Thread:
    """The guard says something: he waits again. Raises Solved."""
    if thread.solved_at is not None:
        raise Solved()
    return replace(thread, answered_at=None, version=thread.version + 1)


def reopen(thread: Thread) -> Thread:
    """还没好: all steps anew. Raises NotNow where it runs, ReopenedBefore."""
    if thread.solved_at is None:
        raise NotNow()
    if thread.reopened:
        raise ReopenedBefore()
    return replace(thread, step="noted", answered_at=None, solved_at=None, version=thread.version + 1)


def needs_words(thread: Thread, what: str) -> bool:
    """An answer, a way and a check say something; so does an end that no check came before."""
    return what in ("answer", "decide", "check") or (what == "solve" and thread.step != "checked")


def _why_not(thread: Thread, what: str, account: int) -> NotNow | SomebodyElse | None:
    if what == "solve":
        ends = PLAIN if thread.kind == NOTE else ("checked",)
        return None if thread.step in ends else NotNow()
    if thread.step not in FROM[what]:
        return NotNow()
    return SomebodyElse() if what == "check" and thread.decided_by == account else None
