"""表扬, 投诉, 建议 for everybody: behind the QR of a unit's plaque. Nothing stands there but its name."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec import structs

from lianfang.access import NotYours
from lianfang.database import look
from lianfang.flows.voices.read import answer_by
from lianfang.flows.voices.say import Said, say
from lianfang.web.answers import ReadRequest, form, page, write_refusal
from lianfang.web.doors import address_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.views import Choice, Tag, VoiceAnswerPage, VoicePage
from lianfang.wording import say as sentence
from lianfang.wording import status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.reports.vocabulary.voices import KINDS, MOST_WORDS
from zones.roster.reads import called
from zones.roster.reads.whereabouts import place_of_unit

MOST_BODY = 2**14
TAKEN, ANSWERED = Tag("收到了，在办", "gold"), Tag("答复了", "ok")


@get("/voice/{unit:int}", opt={"action": "public"})
async def voice(request: ReadRequest, unit: FromPath[int]) -> Response[str]:
    return page(await _voice(request, unit))


@post("/voice/{unit:int}", opt={"action": "public"}, status_code=200, request_max_body_size=MOST_BODY)
async def say_voice(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """The number is on this answer alone."""
    fields = await form_of(request)
    told = Said(fields.get("kind", ""), fields.get("words", ""), fields.get("phone", ""))
    shown = await _voice(request, unit, words=told.words[:MOST_WORDS], phone=told.phone[:20])
    try:
        receipt = await say(by_of(request), unit, told, address_of(request), key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(structs.replace(shown, error=sentence(refusal)), status(refusal))
    return page(structs.replace(shown, receipt=receipt))


async def _voice(request: ReadRequest, unit: int, **shown: Any) -> VoicePage:
    place = await look(lambda: place_of_unit(unit))
    if place is None or place.station is None:
        raise NotYours()
    scope = Scope((place.station,), unit=unit)
    name, _ = await look(lambda: called(scope))
    kinds = tuple(Choice(code, word) for code, word in KINDS.items())
    return VoicePage(frame_of(request), name, form(f"/voice/{unit}"), kinds, MOST_WORDS, **shown)


@get("/voice/answer", opt={"action": "public"})
async def voice_answer(request: ReadRequest) -> Response[str]:
    return page(VoiceAnswerPage(frame_of(request)))


@post("/voice/answer", opt={"action": "public"}, status_code=200, request_max_body_size=MOST_BODY)
async def look_up(request: ReadRequest) -> Response[Any]:
    """By a form: the number stands in no address and no log."""
    fields = await form_of(request)
    try:
        found, answer = await answer_by(fields.get("receipt", "")[:40])
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(VoiceAnswerPage(frame_of(request), error=sentence(refusal)), status(refusal))
    state = ANSWERED if found.state == "answered" else TAKEN
    return page(VoiceAnswerPage(frame_of(request), state, KINDS[found.kind], answer))
