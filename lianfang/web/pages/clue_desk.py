"""信息报送 of an officer: his own alone. Opening one is written in the audit book before it is unsealed."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.clues.answer import answer
from lianfang.flows.clues.lift import lift
from lianfang.flows.clues.read import read, read_photo
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.clues import around, station_clues
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.clue_view import desk_line, readers, said, state
from lianfang.web.pages.places import station_of
from lianfang.web.photos import photo_response
from lianfang.web.views import Choice, CluesQueuePage, StationCluePage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.reports.vocabulary.clues import GRADES, LIFTS

NOTICES = {"answered": "答复封好了，只有报的人和看得到的民警能看。", "lifted": "开给这位民警了，报的人也收到了通知。"}


@get("/stations/{station:int}/clues", opt={"action": "clue.read"})
async def clues_queue(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    place = await station_of(request, "clue.read", station)
    seen = await station_clues(place.id, actor_of(request).officer)
    waiting = tuple(desk_line(row, seen.now) for row in seen.clues if row.clue.state == "sent")
    answered = tuple(desk_line(row, seen.now) for row in seen.clues if row.clue.state == "answered")
    return page(CluesQueuePage(frame_of(request), place.name, waiting, answered))


@get("/stations/{station:int}/clues/{clue:int}", opt={"action": "clue.read"})
async def open_clue(
    request: ReadRequest, station: FromPath[int], clue: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    return page(await _opened(request, station, clue, notice=NOTICES.get(done, "")))


@get("/stations/{station:int}/clues/{clue:int}/photos/{photo:int}", opt={"action": "clue.read"})
async def opened_photo(
    request: ReadRequest, station: FromPath[int], clue: FromPath[int], photo: FromPath[int]
) -> Response[bytes]:
    of = Scope(((await station_of(request, "clue.read", station)).id,))
    return photo_response(await read_photo(by_of(request), of, actor_of(request).officer, clue, photo))


@post("/stations/{station:int}/clues/{clue:int}/answer", opt={"action": "clue.read"}, status_code=200)
async def answer_clue(request: ReadRequest, station: FromPath[int], clue: FromPath[int]) -> Response[Any]:
    """A grade and a word of thanks."""
    fields = await form_of(request)
    of = Scope(((await station_of(request, "clue.read", station)).id,))
    words, given = fields.get("words", ""), _grade(fields.get("grade", ""))
    doing = answer(by_of(request), of, actor_of(request).officer, clue, given, words, key_of(request, fields))
    return await _done(request, station, clue, doing, words, "answered")


@post("/stations/{station:int}/clues/{clue:int}/lifting", opt={"action": "clue.read"}, status_code=200)
async def lift_seal(request: ReadRequest, station: FromPath[int], clue: FromPath[int]) -> Response[Any]:
    """For a named colleague, with a reason."""
    fields = await form_of(request)
    of = Scope(((await station_of(request, "clue.read", station)).id,))
    colleague, reason = number_asked(fields.get("colleague", "")) or 0, fields.get("reason", "")
    doing = lift(by_of(request), of, actor_of(request).officer, clue, colleague, reason, key_of(request, fields))
    return await _done(request, station, clue, doing, "", "lifted")


def _grade(text: str) -> int:
    """No grade of ours for anything else."""
    return next((given for given in GRADES if str(given) == text), -1)


async def _done(
    request: ReadRequest, station: int, clue: int, doing: Awaitable[None], words: str, done: str
) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _opened(request, station, clue, words=words, error=say(refusal)), status(refusal))
    return go(f"/stations/{station}/clues/{clue}?done={done}")


async def _opened(request: ReadRequest, station: int, clue: int, **shown: Any) -> StationCluePage:
    """Each time it is shown it is read."""
    place = await station_of(request, "clue.read", station)
    opened = await read(by_of(request), Scope((place.id,)), actor_of(request).officer, clue)
    seen, base = await around(place.id, clue), f"/stations/{place.id}/clues"
    return StationCluePage(
        frame_of(request),
        title=seen.row.name,
        who=f"{seen.row.unit_name} {seen.row.name}",
        state=state(opened.clue, guard=False),
        said=said(seen.row, opened.pieces, f"{base}/{clue}", seen.now, guard=False),
        readers=readers(seen.officers, "报的人"),
        back=base,
        answer=form(f"{base}/{clue}/answer"),
        grades=tuple(Choice(str(given), _worth(given, word)) for given, word in GRADES.items()),
        lift=form(f"{base}/{clue}/lifting") if seen.others else None,
        colleagues=tuple(Choice(str(one.id), one.name) for one in seen.others),
        reasons=tuple(Choice(code, word) for code, word in LIFTS.items()),
        **shown,
    )


def _worth(given: int, word: str) -> str:
    return f"{word}（{given} 分一档）" if given else word
