"""Writes the register. Runs inside a flow's transaction, the station locked."""

from datetime import date, datetime

from msgspec import Struct, json

from bulletins.figures.vocabulary import Figures, UnitLine
from bulletins.register.errors import NoSuchAdvice
from bulletins.register.tables import Advice, Bulletin, Draft, LineAnswer, LineNote
from bulletins.register.vocabulary import ADDED
from zones.ground.weeks import Week


class ToIssue(Struct, frozen=True):
    """A bulletin about to be issued; officers by id."""

    week: Week
    number: int
    on: date
    issued_by: int
    reviewed_by: int
    figures: Figures
    advice: tuple[tuple[str, str], ...]
    sha256: str
    pages: int


async def begin_draft(station: int, week: Week, now: datetime) -> tuple[int, bool]:
    """The draft of a week, made once. Returns its id and whether it is new."""
    made = await Draft.raw(
        "INSERT INTO draft (station, week, drafted_at) VALUES ({}, {}, {}) ON CONFLICT (station, week) DO NOTHING RETURNING id",
        station,
        str(week),
        now,
    )
    if made:
        return int(made[0]["id"]), True
    found = await Draft.raw("SELECT id FROM draft WHERE station = {} AND week = {}", station, str(week))
    return int(found[0]["id"]), False


async def set_advice(draft: int, rule: str, state: str, text: str) -> None:
    """What the office does with a proposal."""
    await Advice.raw(
        "INSERT INTO advice (draft, rule, state, text) VALUES ({}, {}, {}, {}) "
        "ON CONFLICT (draft, rule) WHERE rule <> '' DO UPDATE SET state = excluded.state, text = excluded.text",
        draft,
        rule,
        state,
        text,
    )


async def add_advice(draft: int, text: str) -> None:
    """A line of the office's own."""
    await Advice.insert(Advice(draft=draft, rule="", state=ADDED, text=text))


async def change_own(draft: int, advice: int, state: str, text: str) -> None:
    """Change a line of the office's own. Raises NoSuchAdvice."""
    done = await Advice.raw(
        "UPDATE advice SET state = {}, text = CASE WHEN {} = '' THEN text ELSE {} END WHERE id = {} AND draft = {} AND rule = '' RETURNING id",
        state,
        text,
        text,
        advice,
        draft,
    )
    if not done:
        raise NoSuchAdvice()


async def write_issued(station: int, issue: ToIssue, now: datetime) -> int:
    """The bulletin's row: from here on it is issued. Returns its id."""
    made = await Bulletin.insert(
        Bulletin(
            station=station,
            week=str(issue.week),
            revision=0,
            year=issue.on.year,
            number=issue.number,
            issued_on=issue.on,
            issued_at=now,
            issued_by=issue.issued_by,
            reviewed_by=issue.reviewed_by,
            figures=json.encode(issue.figures).decode(),
            advice=json.encode(issue.advice).decode(),
            sha256=issue.sha256,
            pages=issue.pages,
        )
    )
    return int(made[0]["id"])


class ToAnswer(Struct, frozen=True):
    """A unit's answer: the annex row it is about, what it says, its words, and the account that gives it."""

    week: Week
    unit: int
    row: UnitLine
    state: str
    text: str
    given_by: int | None


async def write_answer(station: int, given: ToAnswer, now: datetime) -> int:
    """One more revision of a unit's answer, the station locked. Returns the revision."""
    revision = await LineAnswer.raw(
        "SELECT coalesce(max(revision), 0) + 1 AS next FROM line_answer WHERE station = {} AND week = {} AND unit = {}",
        station,
        str(given.week),
        given.unit,
    )
    made = await LineAnswer.insert(
        LineAnswer(
            station=station,
            week=str(given.week),
            unit=given.unit,
            state=given.state,
            given_by=given.given_by,
            at=now,
            revision=revision[0]["next"],
            turns=given.row.turns,
            answered=given.row.answered,
            expected=given.row.expected,
            items=given.row.items,
        )
    )
    if given.text:
        await LineNote.insert(LineNote(answer=made[0]["id"], text=given.text))
    return int(revision[0]["next"])


async def erase_notes(answers: list[int]) -> None:
    """The words to these answers, for ever; that there was an answer stays."""
    if answers:
        await LineNote.delete().where(LineNote.answer.is_in(answers))
