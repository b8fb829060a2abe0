"""Corrections of an issued bulletin: written here, each a numbered file of its own."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec.structs import replace

from bulletins.register.errors import NotIssued
from bulletins.register.vocabulary import Issued, Work
from lianfang import issued
from lianfang.access import can, scope
from lianfang.flows.bulletin.correct import Correcting, correct
from lianfang.web.answers import ReadRequest, go, page, pdf, write_refusal
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.bulletins import issued_seen, stages_seen
from lianfang.web.looks.followup import instructed_seen
from lianfang.web.looks.receipts import receipts_seen
from lianfang.web.looks.traced import may_open
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.followup_view import instructed_part
from lianfang.web.pages.issued_view import PLACES, issued_page
from lianfang.web.pages.places import work_of
from lianfang.web.pages.receipts_view import receipts
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.weeks import shanghai_day


@get("/bulletins/{bulletin:int}/errata/{number:str}", opt={"action": "bulletin.see"})
async def erratum_pdf(request: ReadRequest, bulletin: FromPath[int], number: FromPath[str]) -> Response[Any]:
    """A correction's own file; where there is none of this number, the bulletin itself."""
    work = await work_of(request, "bulletin.see", bulletin)
    one, wanted = await issued_seen(work), number_asked(number.removesuffix(".pdf"))
    found = next((erratum for erratum in one.errata if erratum.number == wanted), None) if one else None
    if found is None:
        return go(f"/bulletins/{work.id}")
    return pdf(issued.load(found.sha256), f"{work.file}-gengzheng-{found.number}")


@post("/bulletins/{bulletin:int}/errata", opt={"action": "bulletin.issue"}, status_code=200)
async def correct_bulletin(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """Issues a correction, or takes the bulletin back."""
    fields, work = await form_of(request), await work_of(request, "bulletin.issue", bulletin)
    said = correcting(fields)
    try:
        number = await correct(by_of(request), work, said, key_of(request, fields))
    except Refused as refusal:
        one = await issued_seen(work)
        if one is None or isinstance(refusal, NotIssued):
            raise
        await write_refusal(refusal, request.scope)
        return page(await shown(request, work, one, error=say(refusal), typed=fields), status(refusal))
    return go(f"/bulletins/{work.id}?done=corrected-{number}")


def correcting(fields: dict[str, str]) -> Correcting:
    """As the form says it."""
    items = tuple(
        (fields.get(f"where-{at}", ""), fields.get(f"was-{at}", ""), fields.get(f"now-{at}", "")) for at in PLACES
    )
    names = (fields.get("drafter", ""), fields.get("reviewer", ""), fields.get("signer", ""))
    return Correcting(fields.get("reason", ""), items, fields.get("withdraws") == "yes", names)


async def shown(
    request: ReadRequest,
    work: Work,
    one: Issued,
    signing: dict[str, str] | None = None,
    instructing: dict[str, str] | None = None,
    **more: Any,
) -> Any:
    """The issued bulletin's page, with the forms for whoever may correct it, write down who signed for it and what a leader wrote on it."""
    actor = actor_of(request)
    may, writes = can(actor, "bulletin.issue"), can(actor, "bulletin.deliver")
    opens = may_open(work, scope(actor, "bulletin.see"))
    sent, today = await receipts_seen(actor, work), shanghai_day(now_of(request))
    seen = issued_page(frame_of(request), work, one, await stages_seen(work), may, opens, **more)
    return replace(
        seen,
        receipts=receipts(work, one, sent, writes, today, signing or {}),
        instructed=instructed_part(await instructed_seen(actor, work), work.id, today, instructing or {}),
    )
