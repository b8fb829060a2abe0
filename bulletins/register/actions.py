"""Writes the register. Runs inside a flow's transaction, the publisher's stations locked."""

from datetime import date, datetime

from msgspec import Struct, json

from bulletins.figures.vocabulary import Figures, UnitLine
from bulletins.register.errors import NoSuchAdvice
from bulletins.register.tables import (
    Advice,
    Bulletin,
    Draft,
    DraftStep,
    Erratum,
    LineAnswer,
    LineNote,
    LineReply,
    Publisher,
    StepNote,
)
from bulletins.register.vocabulary import ADDED, Advised, StepName, Subject
from zones.ground.weeks import Week


class Signed(Struct, frozen=True):
    """Officers by id, one a stage."""

    drafted_by: int
    reviewed_by: int
    cleared_by: int
    issued_by: int


class ToIssue(Struct, frozen=True):
    """A bulletin about to be issued. `code` and `page` are its content's digest and JSON."""

    draft: int
    publisher: int
    station: int | None
    subject: Subject
    number: int
    total: int | None
    on: date
    by: Signed
    figures: Figures
    advice: tuple[Advised, ...]
    page: str
    code: str
    sha256: str
    pages: int


async def publisher_for(bureau: int, station: int | None, automatic: bool = False) -> int:
    """The publisher that a bureau (or one of its stations) is, made where it is new. Returns its id."""
    await Publisher.raw(
        "INSERT INTO publisher (bureau, station, automatic) VALUES ({}, {}, {}) ON CONFLICT DO NOTHING",
        bureau,
        station,
        automatic,
    )
    rows = await Publisher.raw(
        "SELECT id FROM publisher WHERE bureau = {} AND station IS NOT DISTINCT FROM {}", bureau, station
    )
    return int(rows[0]["id"])


async def begin_draft(publisher: int, about: Subject, now: datetime) -> tuple[int, bool]:
    """The draft of a subject, made once; every supplement is another. Returns its id and whether it is new."""
    made = await Draft.raw(
        "INSERT INTO draft (publisher, kind, week, title, drafted_at) VALUES ({}, {}, {}, {}, {}) "
        "ON CONFLICT (publisher, kind, week, title) WHERE kind <> 'supplement' DO NOTHING RETURNING id",
        publisher,
        about.kind,
        str(about.span),
        about.title,
        now,
    )
    if made:
        return int(made[0]["id"]), True
    found = await Draft.raw(
        "SELECT id FROM draft WHERE publisher = {} AND kind = {} AND week = {} AND title = {}",
        publisher,
        about.kind,
        str(about.span),
        about.title,
    )
    return int(found[0]["id"]), False


class ToTake(Struct, frozen=True):
    """A stage about to be taken: officer and account by id, the digest of the page that was seen, an opinion."""

    draft: int
    step: StepName
    officer: int
    account: int | None
    digest: str
    note: str = ""


async def write_step(taken: ToTake, now: datetime) -> None:
    made = await DraftStep.insert(
        DraftStep(
            draft=taken.draft,
            step=taken.step,
            officer=taken.officer,
            account=taken.account,
            digest=taken.digest,
            at=now,
        )
    )
    if taken.note:
        await StepNote.insert(StepNote(step=made[0]["id"], text=taken.note))


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


async def write_issued(issue: ToIssue, now: datetime) -> int:
    """The bulletin's row: from here on it is issued. Returns its id."""
    made = await Bulletin.insert(
        Bulletin(
            publisher=issue.publisher,
            draft=issue.draft,
            station=issue.station,
            kind=issue.subject.kind,
            week=str(issue.subject.span),
            title=issue.subject.title,
            revision=0,
            year=issue.on.year,
            number=issue.number,
            total=issue.total,
            issued_on=issue.on,
            issued_at=now,
            drafted_by=issue.by.drafted_by,
            reviewed_by=issue.by.reviewed_by,
            cleared_by=issue.by.cleared_by,
            issued_by=issue.by.issued_by,
            figures=json.encode(issue.figures).decode(),
            advice=json.encode(issue.advice).decode(),
            page=issue.page,
            code=issue.code,
            sha256=issue.sha256,
            pages=issue.pages,
        )
    )
    return int(made[0]["id"])


class ToCorrect(Struct, frozen=True):
    """A correction about to be issued: `officers` are whoever drafted, reviewed and issues it."""

    bulletin: int
    number: int
    withdraws: bool
    reason: str
    items: tuple[tuple[str, str, str], ...]
    on: date
    officers: tuple[int, int, int]
    code: str
    sha256: str
    pages: int


async def write_erratum(made: ToCorrect, now: datetime) -> int:
    """From here on the correction is issued. Returns its id."""
    drafted, reviewed, issued = made.officers
    written = await Erratum.insert(
        Erratum(
            bulletin=made.bulletin,
            number=made.number,
            withdraws=made.withdraws,
            reason=made.reason,
            items=json.encode(made.items).decode(),
            issued_on=made.on,
            issued_at=now,
            drafted_by=drafted,
            reviewed_by=reviewed,
            issued_by=issued,
            code=made.code,
            sha256=made.sha256,
            pages=made.pages,
        )
    )
    return int(written[0]["id"])


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


async def write_reply(answer: int, text: str, account: int | None, now: datetime) -> None:
    """What the office found about a disputed line; the last one counts."""
    await LineReply.insert(LineReply(answer=answer, text=text, account=account, at=now))
