"""Who is told of what: the beat officer of a note (the desk, where there is none), the guard of each answer and decision."""

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


def _about(thread: Thread, kind: str, to: str, facts: dict[str, str]) -> Notice:
    return Notice(kind, to, f"note:{thread.id}:{thread.version}:{kind}", thread.id, dict(facts))
