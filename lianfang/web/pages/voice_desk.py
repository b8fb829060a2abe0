"""表扬, 投诉, 建议 at the station: taken down for a caller, given to an officer who is not involved, answered in seven days."""

from collections.abc import Awaitable
from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.database import transaction
from lianfang.flows.voices.handle import answer, assign
from lianfang.flows.voices.read import read
from lianfang.flows.voices.say import Said, say
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.note_view import when
from lianfang.web.pages.places import station_of
from lianfang.web.views import Choice, StationVoicePage, Tag, VoiceLine, VoicesPage
from lianfang.wording import say as sentence
from lianfang.wording import status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.reports.reads.voices import VoiceRow, voices
from zones.reports.vocabulary.voices import ANSWERED_WITHIN, KINDS, Voice
from zones.roster.reads.standing import named_units

NOTICES = {"assigned": "派好了，这位民警收到了通知。", "answered": "答复写好了，对方凭编号看得到。"}
INVOLVED = "这条投诉说的是您管的单位，内容不给您看。请派给另一位民警。"


@get("/stations/{station:int}/voices", opt={"action": "voice.register"})
async def voices_queue(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    return page(await _queue(request, station))


@post("/stations/{station:int}/voices", opt={"action": "voice.register"}, status_code=200)
async def register_voice(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """For a caller; the number is read out to him."""
    fields, place = await form_of(request), await station_of(request, "voice.register", station)
    told = Said(fields.get("kind", ""), fields.get("words", ""), fields.get("phone", ""))
    unit, of = number_asked(fields.get("unit", "")) or 0, Scope((place.id,))
    try:
        receipt = await say(by_of(request), unit, told, "", key_of(request, fields), of)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _queue(request, station, words=told.words, error=sentence(refusal)), status(refusal))
    return page(await _queue(request, station, receipt=receipt))


async def _queue(request: ReadRequest, station: int, **shown: Any) -> VoicesPage:
    place = await station_of(request, "voice.register", station)
    async with transaction(snapshot=True) as now:
        found, units = await voices(Scope((place.id,))), await named_units(Scope((place.id,)))
    base = f"/stations/{place.id}/voices"
    return VoicesPage(
        frame_of(request),
        place.name,
        waiting=tuple(_line(row, base, now) for row in found if row.voice.state != "answered"),
        answered=tuple(_line(row, base, now) for row in found if row.voice.state == "answered"),
        register=form(base),
        units=tuple(Choice(str(one.id), one.name) for one in units),
        kinds=tuple(Choice(code, word) for code, word in KINDS.items()),
        plaques=f"{base}/plaques.pdf" if units else "",
        **shown,
    )


def _line(row: VoiceRow, base: str, now: datetime) -> VoiceLine:
    return VoiceLine(f"{base}/{row.voice.id}", _title(row), _note(row, now), _state(row.voice, now))


def _title(row: VoiceRow) -> str:
    return f"{row.unit_name} · {KINDS[row.voice.kind]}"


def _note(row: VoiceRow, now: datetime) -> str:
    whose = f"{row.handler_name}办" if row.handler_name else "还没派人"
    until = when(row.voice.at + ANSWERED_WITHIN, now)
    return f"{when(row.voice.at, now)}收到，{whose}" + ("" if row.voice.answered_at else f"，{until}前答复")


def _state(voice: Voice, now: datetime) -> Tag:
    if voice.state == "answered":
        return Tag("答复了", "ok")
    if voice.overdue(now):
        return Tag("超期了", "warn")
    return Tag("在办", "info") if voice.handler else Tag("等派人", "gold")


@get("/stations/{station:int}/voices/{voice:int}", opt={"action": "voice.handle"})
async def station_voice(
    request: ReadRequest, station: FromPath[int], voice: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    return page(await _shown(request, station, voice, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/voices/{voice:int}/handler", opt={"action": "voice.handle"}, status_code=200)
async def assign_voice(request: ReadRequest, station: FromPath[int], voice: FromPath[int]) -> Response[Any]:
    """To an officer who is not involved."""
    fields, of = await form_of(request), Scope(((await station_of(request, "voice.handle", station)).id,))
    officer = number_asked(fields.get("officer", "")) or 0
    doing = assign(by_of(request), of, voice, officer, key_of(request, fields))
    return await _done(request, station, voice, doing, "", "assigned")


@post("/stations/{station:int}/voices/{voice:int}/answer", opt={"action": "voice.answer"}, status_code=200)
async def answer_voice(request: ReadRequest, station: FromPath[int], voice: FromPath[int]) -> Response[Any]:
    """By who handles it."""
    fields, of = await form_of(request), Scope(((await station_of(request, "voice.answer", station)).id,))
    words = fields.get("words", "")
    doing = answer(by_of(request), of, actor_of(request).officer, voice, words, key_of(request, fields))
    return await _done(request, station, voice, doing, words, "answered")


async def _done(
    request: ReadRequest, station: int, voice: int, doing: Awaitable[None], typed: str, done: str
) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, station, voice, typed=typed, error=sentence(refusal)), status(refusal))
    return go(f"/stations/{station}/voices/{voice}?done={done}")


async def _shown(request: ReadRequest, station: int, voice: int, **shown: Any) -> StationVoicePage:
    place, actor = await station_of(request, "voice.handle", station), actor_of(request)
    seen = await read(by_of(request), place.id, actor.officer, voice)
    of, base = seen.row.voice, f"/stations/{place.id}/voices"
    open_ = of.state != "answered"
    mine = open_ and actor.officer is not None and of.handler == actor.officer
    now = now_of(request)
    return StationVoicePage(
        frame_of(request),
        title=_title(seen.row),
        note=_note(seen.row, now),
        state=_state(of, now),
        words=INVOLVED if seen.involved else seen.pieces.get("words", ""),
        phone=seen.pieces.get("phone", ""),
        answered=seen.pieces.get("answer", ""),
        handler=seen.row.handler_name,
        back=base,
        assign=form(f"{base}/{voice}/handler") if open_ and seen.others else None,
        officers=tuple(Choice(str(one.id), one.name) for one in seen.others),
        answer=form(f"{base}/{voice}/answer") if mine else None,
        **shown,
    )
