"""工作笔记: a guard's threads, and the station's: what was said, what is answered, which steps are taken."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.flows.reports.answer import answer, record_line
from lianfang.flows.reports.reply import reopen, reply
from lianfang.flows.reports.write_note import NewNote
from lianfang.flows.reports.write_note import write_note as write
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.looks.reports import check_note, queue_seen, thread_seen
from lianfang.web.pages.places import station_of
from zones.ground.scope import Scope
from zones.reports.reads.notes import QueueRow
from zones.reports.vocabulary.notes import MOST_WORDS, Act, Step

Number = Annotated[int, Meta(ge=1, le=LARGEST_ID)]
Words = Annotated[str, Meta(max_length=MOST_WORDS, pattern=PLAIN)]
Instant = Annotated[datetime, Meta(tz=True)]
Kind = Literal["note", "exit", "door", "light", "camera", "odd", "other"]


class NoteShown(Struct, frozen=True):
    """`words` are its first. `answered_at` is empty while the guard waits; `outing` is where it was found."""

    id: int
    kind: str
    step: Step
    name: str
    unit_name: str
    words: str
    outing: int | None
    opened_at: datetime
    answered_at: datetime | None
    solved_at: datetime | None


class NotesShown(Struct, frozen=True):
    """Those that run, then those solved last."""

    notes: tuple[NoteShown, ...]


class LineShown(Struct, frozen=True):
    """`person` is the guard's; nobody's where the station said it. `step` is what was done with it."""

    person: int | None
    step: str
    words: str
    phone_at: datetime | None
    at: datetime


class ThreadShown(Struct, frozen=True):
    """A note with all that was said."""

    note: NoteShown
    lines: tuple[LineShown, ...]


class WriteNote(Struct, frozen=True, forbid_unknown_fields=True):
    """A plain note needs words; what was found needs a kind. `order` is the daily order by which one looked."""

    words: Words = ""
    kind: Kind = "note"
    outing: Number | None = None
    order: Number | None = None
    phone_at: Instant | None = None


class AddToNote(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing more."""

    words: Annotated[str, Meta(min_length=1, max_length=MOST_WORDS, pattern=PLAIN)]
    phone_at: Instant | None = None


class ReopenNote(Struct, frozen=True, forbid_unknown_fields=True):
    """What is not yet well, if one likes."""

    words: Words = ""


class AnswerNote(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer, or a step: an answer, a way and a check need words."""

    act: Act
    words: Words = ""


class Wrote(Struct, frozen=True):
    """The note's number."""

    id: int


@look("/me/notes", "note.write", "我的工作笔记")
async def my_notes(request: ReadRequest) -> NotesShown:
    """One's own."""
    _, rows = await queue_seen(own_scope(actor_of(request), "note.write"))
    return NotesShown(tuple(_shown(row) for row in rows))


@look("/me/notes/{note:int}", "note.write", "我的一条工作笔记")
async def my_note(request: ReadRequest, note: Id) -> ThreadShown:
    """With what was answered."""
    return await _thread(own_scope(actor_of(request), "note.write"), note)


@command("/me/notes", "note.write", "写工作笔记，报隐患", created=True)
async def write_note(request: ReadRequest, data: JSONBody[WriteNote]) -> Wrote:
    """To the officer of one's unit's beat."""
    actor, own = actor_of(request), own_scope(actor_of(request), "note.write")
    told = NewNote(data.words, data.kind, data.outing, data.order, data.phone_at)
    return Wrote(await write(by_of(request), own, actor.account, told, b"", key_of(request)))


@command("/me/notes/{note:int}/lines", "note.write", "接着写")
async def add_to_note(request: ReadRequest, note: Id, data: JSONBody[AddToNote]) -> Done:
    """While it runs."""
    person, account = await _own(request, note), actor_of(request).account
    await reply(by_of(request), person, account, note, data.words, b"", data.phone_at, key_of(request))
    return Done()


@command("/me/notes/{note:int}/reopening", "note.write", "还没好")
async def reopen_note(request: ReadRequest, note: Id, data: JSONBody[ReopenNote]) -> Done:
    """What was solved is not: once."""
    person, account = await _own(request, note), actor_of(request).account
    await reopen(by_of(request), person, account, note, data.words, key_of(request))
    return Done()


@look("/stations/{station:int}/notes", "note.see", "派出所的工作笔记")
async def station_notes(request: ReadRequest, station: Id) -> NotesShown:
    """Of all units."""
    place = await station_of(request, "note.see", station)
    _, rows = await queue_seen(Scope((place.id,)))
    return NotesShown(tuple(_shown(row) for row in rows))


@look("/stations/{station:int}/notes/{note:int}", "note.see", "一条工作笔记")
async def station_note(request: ReadRequest, station: Id, note: Id) -> ThreadShown:
    """With what was answered."""
    place = await station_of(request, "note.see", station)
    return await _thread(Scope((place.id,)), note)


@command("/stations/{station:int}/notes/{note:int}/steps", "note.answer", "答复，或走一步")
async def answer_note(request: ReadRequest, station: Id, note: Id, data: JSONBody[AnswerNote]) -> Done:
    """The guard hears of it."""
    of, account = Scope(((await station_of(request, "note.answer", station)).id,)), actor_of(request).account
    await check_note(of, note)
    await answer(by_of(request), of, account, note, data.act, data.words, key_of(request))
    return Done()


@command("/stations/{station:int}/notes/{note:int}/lines", "note.see", "记一句")
async def record_in_note(request: ReadRequest, station: Id, note: Id, data: JSONBody[AddToNote]) -> Done:
    """It answers nothing."""
    of, account = Scope(((await station_of(request, "note.see", station)).id,)), actor_of(request).account
    await check_note(of, note)
    await record_line(by_of(request), of, account, note, data.words, key_of(request))
    return Done()


async def _own(request: ReadRequest, note: int) -> int:
    """Whose it is. Raises NotYours for anybody else's."""
    await check_note(own_scope(actor_of(request), "note.write"), note)
    return person_of_actor(actor_of(request))


async def _thread(scope: Scope, note: int) -> ThreadShown:
    seen = await thread_seen(scope, note)
    lines = tuple(LineShown(one.person, one.step, one.words, one.phone_at, one.at) for one in seen.lines)
    return ThreadShown(_shown(seen.row), lines)


def _shown(row: QueueRow) -> NoteShown:
    thread = row.thread
    return NoteShown(
        thread.id, thread.kind, thread.step, row.name, row.unit_name, row.words,  # type: ignore[arg-type]
        thread.outing, thread.opened_at, thread.answered_at, thread.solved_at,
    )  # fmt: skip
