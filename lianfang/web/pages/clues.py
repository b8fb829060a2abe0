"""信息报送 of a guard: straight to one officer, sealed for the two of them. Not kept in the phone: others may hold it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.database import look
from lianfang.flows.clues.pieces import photo_for
from lianfang.flows.clues.send import NewClue, send
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import files_of, form_of, key_of, phone_time
from lianfang.web.frames import frame_of
from lianfang.web.looks.clues import check_own, own_clue, own_clues
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.clue_view import own_line, readers, said, state
from lianfang.web.pages.note_view import officer_called, when
from lianfang.web.photos import photo_response
from lianfang.web.views import Choice, CluePage, CluesPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.reports.vocabulary.clues import MOST_PHOTOS

MOST_BODY = MOST_PHOTOS * MOST_BYTES + 2**16
"""The photos and the form around them."""
SENT = "发出去了，只有您和民警看得到。"


@get("/clues", opt={"action": "clue.send"})
async def clues(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return page(await _clues(request, notice=SENT if done == "sent" else ""))


@post("/clues", opt={"action": "clue.send"}, status_code=200, request_max_body_size=MOST_BODY)
async def send_clue(request: ReadRequest) -> Response[Any]:
    """What he typed stands again where it was refused."""
    fields, photos = await form_of(request), await files_of(request, "photo")
    told = NewClue(fields.get("words", ""), photos, number_asked(fields.get("officer", "")), phone_time(fields))
    try:
        await send(by_of(request), own_scope(actor_of(request), "clue.send"), told, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _clues(request, words=told.words, error=say(refusal)), status(refusal))
    return go("/clues?done=sent")


async def _clues(request: ReadRequest, **shown: Any) -> CluesPage:
    seen = await own_clues(own_scope(actor_of(request), "clue.send"))
    return CluesPage(
        frame_of(request),
        to=f"只给社区民警{seen.officer}" if seen.officer else "只给您选的民警",
        write=form("/clues"),
        officers=tuple(Choice(str(one.id), officer_called(one.name)) for one in seen.others),
        clues=tuple(own_line(row, seen.now) for row in seen.clues),
        most_photos=MOST_PHOTOS,
        **shown,
    )


@get("/clues/{clue:int}", opt={"action": "clue.send"})
async def clue(request: ReadRequest, clue: FromPath[int]) -> Response[str]:
    seen = await own_clue(person_of_actor(actor_of(request)), clue)
    return page(
        CluePage(
            frame_of(request),
            title=f"{when(seen.row.clue.at, seen.now)}报的",
            state=state(seen.row.clue, guard=True),
            said=said(seen.row, seen.pieces, f"/clues/{clue}", seen.now, guard=True),
            readers=readers(seen.officers, "您"),
        )
    )


@get("/clues/{clue:int}/photos/{photo:int}", opt={"action": "clue.send"})
async def clue_photo(request: ReadRequest, clue: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    """His own."""
    person = person_of_actor(actor_of(request))

    async def read() -> bytes | None:
        await check_own(person, clue)
        return await photo_for(f"person:{person}", clue, photo)

    content = await look(read)
    if content is None:
        raise NotYours()
    return photo_response(content)
