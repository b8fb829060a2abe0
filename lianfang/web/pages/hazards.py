"""是不是隐患: an officer decides that what a note reports is real, or takes that back."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from lianfang.flows.reports.decide_hazard import count_hazard, take_hazard_back
from lianfang.web.answers import ReadRequest
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.reports import check_note
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.note_desk import note_done
from lianfang.web.pages.places import station_of
from zones.ground.scope import Scope


@post("/stations/{station:int}/notes/{note:int}/hazard", opt={"action": "note.answer"}, status_code=200)
async def count_it(request: ReadRequest, station: FromPath[int], note: FromPath[int]) -> Response[Any]:
    """Real, and where: at a unit, or on the road."""
    fields, actor = await form_of(request), actor_of(request)
    of = Scope(((await station_of(request, "note.answer", station)).id,))
    await check_note(of, note)
    where = fields.get("unit", "")
    unit, other = None if where == "road" else number_asked(where) or 0, fields.get("elsewhere") == "yes"
    key = key_of(request, fields)
    doing = count_hazard(by_of(request), of, actor.account, actor.person, note, unit, other, key)
    return await note_done(request, station, note, doing, "", "counted")


@post("/stations/{station:int}/notes/{note:int}/hazard/withdrawal", opt={"action": "note.answer"}, status_code=200)
async def take_it_back(request: ReadRequest, station: FromPath[int], note: FromPath[int]) -> Response[Any]:
    """With a reason that the guard reads."""
    fields, actor = await form_of(request), actor_of(request)
    of = Scope(((await station_of(request, "note.answer", station)).id,))
    await check_note(of, note)
    words, key = fields.get("words", ""), key_of(request, fields)
    doing = take_hazard_back(by_of(request), of, actor.account, note, words, key)
    return await note_done(request, station, note, doing, words, "uncounted")
