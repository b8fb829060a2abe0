"""Who is told of what: the beat officer of a note (the desk, where there is none), the guard of each answer and decision.

Of a record: the unit that is asked, the guard how far it came, the officer once it is his.
"""

from zones.ground.notice import Notice
from zones.reports.vocabulary.notes import Thread
from zones.reports.vocabulary.records import Record


def of_note(thread: Thread) -> Notice:
    """The guard said something, and waits."""
    to = f"officer:{thread.officer}" if thread.officer else f"desk:{thread.station}"
    return _about(thread, "note_new", to, {"kind": thread.kind})


def of_answer(thread: Thread, act: str) -> Notice:
    return _about(thread, "note_answered", f"person:{thread.person}", {"act": act})


def of_record(record: Record) -> Notice:
    to, kind = f"person:{record.person}", f"record_{record.state}"
    return Notice(kind, to, f"record:{record.id}:{kind}", record.id)


def of_claim(before: str, after: Record, officer: int | None) -> list[Notice]:
    """A record on its way: `before` is its state (empty: it is new), `officer` whose beat the unit is."""
    if after.state == "asked":
        return [_of_claim(after, "record_asked", f"unit:{after.unit}")]
    mine = [_of_claim(after, "record_heard", f"person:{after.person}")] if before else []
    if before == "sent":
        return mine  # the unit spoke late: the officer has it already
    return [*mine, _of_claim(after, "record_new", f"officer:{officer}" if officer else f"desk:{after.station}")]


def _of_claim(record: Record, kind: str, to: str) -> Notice:
    return Notice(kind, to, f"record:{record.id}:{kind}:{record.unit_word}", record.id, {"unit": record.unit_word})


def _about(thread: Thread, kind: str, to: str, facts: dict[str, str]) -> Notice:
    return Notice(kind, to, f"note:{thread.id}:{thread.version}:{kind}", thread.id, dict(facts))
