"""笔记 at the station: what waits for an answer; an officer answers and takes the steps, an auxiliary records."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, can, scope
from lianfang.flows.reports.answer import answer, record_line
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.reports import check_note, queue_seen, thread_seen
from lianfang.web.pages.hazard_view import hazard_card
from lianfang.web.pages.note_view import said, state, steps, thread_row, titled
from lianfang.web.pages.places import station_of
from lianfang.web.views import Count, NotesQueuePage, StationNotePage, Tag
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.reports.reads.notes import QueueRow
from zones.reports.rules.threads import acts_of
from zones.reports.vocabulary.notes import KINDS

ACTS = {
    "answer": "回一句",
    "go": "我今天去",
    "look": "一起看过了",
    "decide": "定办法",
    "check": "回头看，好了",
    "solve": "解决了",
}
SOMEBODY_ELSE = "办法是您定的，回头看请另一位民警来点：换个人看更准。"
POLICE_ONLY = "答复、定办法、办结请民警点；您可以记一句。"
NOTICES = {
    "done": "记下了，马上告诉保安员。",
    "recorded": "记下了。",
    "counted": "记下了，照规则记分，马上告诉保安员。",
    "uncounted": "撤回了，分收回，马上告诉保安员。",
}


@get("/stations/{station:int}/notes", opt={"action": "note.see"})
async def notes_queue(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    """Mine first, what waits first, what was found first; then the longest waiting."""
    place = await station_of(request, "note.see", station)
    officer = actor_of(request).officer
    now, rows = await queue_seen(Scope((place.id,)))
    shown = [
        (row, thread_row(row, now, f"/stations/{place.id}/notes/{row.thread.id}", False, _mine(row, officer)))
        for row in sorted(rows, key=lambda row: _urgency(row, officer))
    ]
    open_ = [(row, line) for row, line in shown if row.thread.solved_at is None]
    waiting = tuple(line for row, line in open_ if row.thread.answered_at is None)
    running = tuple(line for row, line in open_ if row.thread.answered_at is not None)
    solved = tuple(line for row, line in shown if row.thread.solved_at is not None)
    counts = (
        Count("等回", str(len(waiting)), "条", warn=bool(waiting)),
        Count("在办", str(len(running)), "条"),
        Count("办结", str(len(solved)), "条"),
    )
    return page(NotesQueuePage(frame_of(request), place.name, counts, waiting, running, solved))


def _urgency(row: QueueRow, officer: int | None) -> tuple[bool, bool, bool, float]:
    thread = row.thread
    at = thread.solved_at or thread.opened_at
    age = -at.timestamp() if thread.solved_at else at.timestamp()
    return (not _is_mine(row, officer), thread.answered_at is not None, not thread.found, age)


def _is_mine(row: QueueRow, officer: int | None) -> bool:
    return officer is not None and row.thread.officer == officer


def _mine(row: QueueRow, officer: int | None) -> tuple[Tag, ...]:
    return (Tag("我的", "info"),) if _is_mine(row, officer) else ()


@get("/stations/{station:int}/notes/{note:int}", opt={"action": "note.see"})
async def station_note(
    request: ReadRequest, station: FromPath[int], note: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    place = await station_of(request, "note.see", station)
    return page(await note_shown(request, place.id, note, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/notes/{note:int}/steps", opt={"action": "note.answer"}, status_code=200)
async def take_step(request: ReadRequest, station: FromPath[int], note: FromPath[int]) -> Response[Any]:
    """回一句, or a step, as the button says."""
    fields, actor = await form_of(request), actor_of(request)
    of = Scope(((await station_of(request, "note.answer", station)).id,))
    await check_note(of, note)
    act, words = fields.get("act", ""), fields.get("words", "")
    doing = answer(by_of(request), of, actor.account, note, act, words, key_of(request, fields))
    return await note_done(request, station, note, doing, words, "done")


@post("/stations/{station:int}/notes/{note:int}/lines", opt={"action": "note.see"}, status_code=200)
async def record(request: ReadRequest, station: FromPath[int], note: FromPath[int]) -> Response[Any]:
    """记一句: it answers nothing and decides nothing."""
    fields, actor = await form_of(request), actor_of(request)
    of = Scope(((await station_of(request, "note.see", station)).id,))
    await check_note(of, note)
    words = fields.get("words", "")
    doing = record_line(by_of(request), of, actor.account, note, words, key_of(request, fields))
    return await note_done(request, station, note, doing, words, "recorded")


async def note_done(
    request: ReadRequest, station: int, note: int, doing: Awaitable[None], words: str, done: str
) -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await note_shown(request, station, note, words=words, error=say(refusal)), status(refusal))
    return go(f"/stations/{station}/notes/{note}?done={done}")


async def note_shown(request: ReadRequest, station: int, note: int, **shown: Any) -> StationNotePage:
    actor, base = actor_of(request), f"/stations/{station}/notes"
    seen = await thread_seen(scope(actor, "note.see", Thing(station=station)), note)
    thread, answers = seen.row.thread, can(actor, "note.answer", Thing(station=station))
    acts = acts_of(thread, actor.account) if answers else ()
    own_way = answers and thread.step == "decided" and "check" not in acts and thread.solved_at is None
    return StationNotePage(
        frame_of(request),
        title=titled(seen.row),
        who=f"{seen.row.unit_name} {seen.row.name} · {KINDS[thread.kind]}",
        state=state(thread, guard=False),
        steps=steps(thread),
        said=said(seen, guard=False),
        back=base,
        answer=form(f"{base}/{note}/steps") if acts else None,
        acts=tuple((code, ACTS[code]) for code in acts),
        hazard=hazard_card(seen, f"{base}/{note}/hazard", answers),
        record=None if answers or thread.solved_at else form(f"{base}/{note}/lines"),
        hint=SOMEBODY_ELSE if own_way else "" if answers or thread.solved_at else POLICE_ONLY,
        **shown,
    )
