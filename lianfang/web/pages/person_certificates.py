"""One person's certificates: registered, ended, a revocation of elsewhere, pictures, the whole number for a reason."""

from collections.abc import Awaitable
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import scope
from lianfang.database import look
from lianfang.flows.certificates.end import end
from lianfang.flows.certificates.register import OF_CERTIFICATE, register
from lianfang.flows.certificates.reveal import reveal_number
from lianfang.flows.certificates.revoked import record_revocation
from lianfang.flows.certificates.scan import add_scan
from lianfang.photos.reads import content_of
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import file_of, form_of, key_of
from lianfang.web.looks.certificates import owner_of, person_certificates
from lianfang.web.pages.asked import day_asked
from lianfang.web.pages.person_certificates_view import person_page
from lianfang.web.pages.places import person_of, station_of
from lianfang.web.photos import photo_response
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.roster.errors import BadDays
from zones.roster.vocabulary import Ending, Entry

AROUND = 2**16
NOTICES = {
    "registered": "登记好了。考试合格、第一次取得证的，积分同时记上。",
    "revoked": "记下了。按条例第十七条，还不能担任保安员的，台账上有提醒。",
    "ended": "记下了，这个证从那天起不算。",
    "scan": "照片存好了，本人和派出所看得到。",
}


@get("/people/{person:int}/certificates", opt={"action": "certificate.list"})
async def his_certificates(request: ReadRequest, person: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    return page(await _shown(request, person, notice=NOTICES.get(done, "")))


@post(
    "/people/{person:int}/certificates",
    opt={"action": "certificate.keep"},
    status_code=200,
    request_max_body_size=MOST_BYTES + AROUND,
)
async def register_certificate(request: ReadRequest, person: FromPath[int]) -> Response[Any]:
    """A certificate that he shows; or (`act` revoked) that one was revoked elsewhere."""
    fields, content = await form_of(request), await file_of(request, "photo")
    of, by, key = await person_of(request, "certificate.keep", person), by_of(request), key_of(request, fields)
    account, revoked = actor_of(request).account, fields.get("act") == "revoked"

    async def doing() -> None:
        if revoked:
            gone = Ending("revoked", _day(fields), fields.get("document", "").strip())
            await record_revocation(by, of, person, gone, key)
            return
        number = fields.get("number", "").strip().replace(" ", "").upper()
        entry = Entry(number, _day(fields), fields.get("issuer", "").strip())
        await register(by, of, account, person, entry, content, key)

    return await _answer(request, person, doing(), "revoked" if revoked else "registered")


@post("/certificates/{certificate:int}/end", opt={"action": "certificate.keep"}, status_code=200)
async def end_certificate(request: ReadRequest, certificate: FromPath[int]) -> Response[Any]:
    """吊销, 注销, 换证, 登记有误."""
    fields, here = await form_of(request), scope(actor_of(request), "certificate.keep")
    person = await _whose(request, certificate)

    async def doing() -> None:
        ending = Ending(fields.get("kind", ""), _day(fields), fields.get("document", "").strip())
        await end(by_of(request), here, certificate, ending, key_of(request, fields))

    return await _answer(request, person, doing(), "ended")


@post(
    "/certificates/{certificate:int}/photos",
    opt={"action": "certificate.keep"},
    status_code=200,
    request_max_body_size=MOST_BYTES + AROUND,
)
async def scan_certificate(request: ReadRequest, certificate: FromPath[int]) -> Response[Any]:
    """A picture of one that is registered already."""
    fields, content = await form_of(request), await file_of(request, "photo")
    actor, person = actor_of(request), await _whose(request, certificate)
    here, key = scope(actor, "certificate.keep"), key_of(request, fields)
    doing = add_scan(by_of(request), here, actor.account, certificate, content, key)
    return await _answer(request, person, doing, "scan")


@get("/certificates/{certificate:int}/photos/{photo:int}", opt={"action": "certificate.photo"})
async def certificate_photo(request: ReadRequest, certificate: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    """For himself, and for officers."""
    await owner_of(scope(actor_of(request), "certificate.photo"), certificate)
    return photo_response(await look(lambda: content_of(OF_CERTIFICATE, certificate, photo)))


@post("/certificates/{certificate:int}/reveal", opt={"action": "people.reveal"}, status_code=200)
async def reveal_certificate(request: ReadRequest, certificate: FromPath[int]) -> Response[Any]:
    """The whole number, once, on this answer alone."""
    fields, here = await form_of(request), scope(actor_of(request), "people.reveal")
    person = await _whose(request, certificate)
    try:
        found = await reveal_number(here, by_of(request), certificate, fields.get("reason", ""))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, person, error=say(refusal)), status(refusal))
    return page(await _shown(request, person, clear={certificate: found.number}))


async def _whose(request: ReadRequest, number: int) -> int:
    """Raises NotYours."""
    return await owner_of(scope(actor_of(request), "certificate.list"), number)


async def _answer(request: ReadRequest, person: int, doing: Awaitable[Any], done: str) -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        shown = await _shown(request, person, error=say(refusal), typed=await form_of(request))
        return page(shown, status(refusal))
    return go(f"/people/{person}/certificates?done={done}")


def _day(fields: dict[str, str]) -> date:
    """Raises BadDays."""
    day = day_asked(fields.get("day", ""))
    if day is None:
        raise BadDays()
    return day


async def _shown(request: ReadRequest, person: int, **shown: Any) -> Any:
    of = await person_of(request, "certificate.list", person)
    place = await station_of(request, "certificate.list", of.stations[0])
    return person_page(request, of, place, await person_certificates(of, place.bureau, person), person, **shown)
