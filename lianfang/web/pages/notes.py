"""工作笔记 and 上报隐患: a guard writes, is answered, writes on; 还没好."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can, scope
from lianfang.database import look
from lianfang.flows.reports.photo import OF_NOTE
from lianfang.flows.reports.reply import reopen, reply
from lianfang.flows.reports.write_note import NewNote, write_note
from lianfang.photos.reads import content_of
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import file_of, form_of, key_of, phone_time
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.looks.reports import check_note, own_notes, thread_seen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.note_view import officer_called, said, state, steps, thread_row, titled
from lianfang.web.photos import photo_response
from lianfang.web.views import Choice, Form, NotePage, NotesPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.reports.vocabulary.notes import HAZARDS, NOTE

AROUND = 2**16
"""The form around a photo."""
NOTICES = {"sent": "发出去了，民警回了会告诉您。", "said": "发出去了。", "again": "告诉民警了，再办一回。"}


@get("/notes", opt={"action": "note.write"})
async def notes(request: ReadRequest, order: FromQuery[str] = "", done: FromQuery[str] = "") -> Response[str]:
    return page(await _notes(request, number_asked(order), notice=NOTICES.get(done, "")))


@post("/notes", opt={"action": "note.write"}, status_code=200, request_max_body_size=MOST_BYTES + AROUND)
async def write(request: ReadRequest) -> Response[Any]:
    """A note, or what was found: with a kind of hazard, on an outing, by an order."""
    fields, content = await form_of(request), await file_of(request, "photo")
    actor, order = actor_of(request), fields.get("order", "")
    told = NewNote(
        fields.get("words", ""),
        fields.get("kind", "") or NOTE,
        number_asked(fields.get("outing", "")),
        number_asked(order) or 0 if order else None,
        phone_time(fields),
    )
    own = own_scope(actor, "note.write")
    try:
        await write_note(by_of(request), own, actor.account, told, content, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _notes(request, told.daily, told.words, say(refusal)), status(refusal))
    return go("/notes?done=sent")


async def _notes(
    request: ReadRequest, order: int | None, words: str = "", error: str = "", notice: str = ""
) -> NotesPage:
    seen = await own_notes(own_scope(actor_of(request), "note.write"), order)
    along = (("order", str(seen.order.id)),) if seen.order else ()
    write_form, find = form("/notes"), form("/notes")
    return NotesPage(
        frame_of(request),
        to=f"给社区民警{seen.officer}" if seen.officer else "给派出所",
        write=Form(write_form.href, write_form.key, along),
        find=Form(find.href, find.key, along),
        kinds=tuple(Choice(code, word) for code, word in HAZARDS.items()),
        threads=tuple(thread_row(row, seen.now, f"/notes/{row.thread.id}", guard=True) for row in seen.threads),
        order=seen.order.words if seen.order else "",
        words=words,
        error=error,
        notice=notice,
    )


@get("/notes/{note:int}", opt={"action": "note.write"})
async def thread(request: ReadRequest, note: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    return page(await _thread(request, note, notice=NOTICES.get(done, "")))


@post("/notes/{note:int}", opt={"action": "note.write"}, status_code=200, request_max_body_size=MOST_BYTES + AROUND)
async def write_on(request: ReadRequest, note: FromPath[int]) -> Response[Any]:
    """One thing more."""
    fields, content = await form_of(request), await file_of(request, "photo")
    actor, words = actor_of(request), fields.get("words", "")
    person, key = person_of_actor(actor), key_of(request, fields)
    await check_note(own_scope(actor, "note.write"), note)
    doing = reply(by_of(request), person, actor.account, note, words, content, phone_time(fields), key)
    return await _answered(request, note, doing, words, "said")


@post("/notes/{note:int}/reopening", opt={"action": "note.write"}, status_code=200)
async def not_yet_well(request: ReadRequest, note: FromPath[int]) -> Response[Any]:
    """还没好: once."""
    fields, actor = await form_of(request), actor_of(request)
    words = fields.get("words", "")
    await check_note(own_scope(actor, "note.write"), note)
    doing = reopen(by_of(request), person_of_actor(actor), actor.account, note, words, key_of(request, fields))
    return await _answered(request, note, doing, words, "again")


async def _answered(request: ReadRequest, note: int, doing: Any, words: str, done: str) -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _thread(request, note, words, say(refusal)), status(refusal))
    return go(f"/notes/{note}?done={done}")


async def _thread(request: ReadRequest, note: int, words: str = "", error: str = "", notice: str = "") -> NotePage:
    seen = await thread_seen(own_scope(actor_of(request), "note.write"), note)
    held = seen.row.thread
    over = held.solved_at is not None
    return NotePage(
        frame_of(request),
        title=titled(seen.row),
        to=f"给{officer_called(seen.officer)}",
        state=state(held, guard=True),
        steps=steps(held),
        said=said(seen, guard=True),
        reply=None if over else form(f"/notes/{note}"),
        reopen=form(f"/notes/{note}/reopening") if over and not held.reopened else None,
        words=words,
        error=error,
        notice=notice,
    )


@get("/notes/{note:int}/photos/{photo:int}", opt={"action": "note.photo"})
async def note_photo(request: ReadRequest, note: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    """For whoever wrote the note, and for the station."""
    actor = actor_of(request)
    seen_by = scope(actor, "note.see") if can(actor, "note.see") else own_scope(actor, "note.photo")
    await check_note(seen_by, note)
    return photo_response(await look(lambda: content_of(OF_NOTE, note, photo)))
