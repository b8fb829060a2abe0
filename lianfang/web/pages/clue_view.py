"""Clues in words: lists without a word of theirs, and what was said, for who may read it."""

from datetime import datetime

from lianfang.flows.clues.pieces import Opened
from lianfang.web.pages.note_view import MARKS, officer_called, when
from lianfang.web.views import ClueLine, Said, Shot, Source, Tag
from zones.reports.reads.clues import ClueRow
from zones.reports.rules.saying import told_at
from zones.reports.vocabulary.clues import GRADES, Clue


def state(clue: Clue, guard: bool) -> Tag:
    """How it stands, as the guard reads it, or his officer."""
    if clue.state == "answered":
        return Tag(GRADES[clue.grade], "ok" if clue.grade else "mute")
    return Tag("等民警看" if guard else "等您答", "gold" if guard else "warn")


def own_line(row: ClueRow, now: datetime) -> ClueLine:
    answered = f"，{when(row.clue.answered_at, now)}答复" if row.clue.answered_at else ""
    note = f"给{officer_called(row.officer_name)}{answered}"
    return ClueLine(f"/clues/{row.clue.id}", f"{when(row.clue.at, now)}报的", note, state(row.clue, guard=True))


def desk_line(row: ClueRow, now: datetime) -> ClueLine:
    href = f"/stations/{row.clue.station}/clues/{row.clue.id}"
    return ClueLine(href, f"{row.unit_name} {row.name}", f"{when(row.clue.at, now)}报的", state(row.clue, guard=False))


def said(row: ClueRow, pieces: tuple[Opened, ...], base: str, now: datetime, guard: bool) -> tuple[Said, ...]:
    """The guard's words with his photos, then each answer."""
    told = [piece for piece in pieces if piece.kind != "answer"]
    at, mark = told_at(row.clue.phone_at, row.clue.at)
    first = Said(
        who="您" if guard else row.name,
        when=when(at, now),
        words="".join(piece.text for piece in told),
        own=guard,
        mark=MARKS[mark],
        shots=tuple(
            Shot(Source(f"{base}/photos/{piece.id}"), piece.id, when(at, now))
            for piece in told
            if piece.kind == "photo"
        ),
    )
    answers = (piece for piece in pieces if piece.kind == "answer")
    who = "民警" if guard else "答复"
    return (*((first,) if told else ()), *(Said(who, when(one.at, now), one.text, own=not guard) for one in answers))


def readers(officers: tuple[str, ...], guard: str) -> str:
    """看得到的：您、周警官."""
    return "、".join([guard, *(officer_called(one) for one in officers)])
