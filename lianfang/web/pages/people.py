"""人员: finding somebody, his card, a number in the clear for a reason, a code for his phone, erasing him."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, can
from lianfang.flows.accounts.hand_out import hand_out
from lianfang.flows.accounts.put_out import put_out
from lianfang.flows.people.erase import erase
from lianfang.flows.people.find import Found
from lianfang.flows.people.held import Value
from lianfang.flows.people.reveal import reveal
from lianfang.vault.masks import mask
from lianfang.vault.vocabulary import REASONS
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.people import MOST_TYPED, account_of, card_seen, people_found
from lianfang.web.pages.mine import GOES, STAYS, days
from lianfang.web.pages.places import person_of, station_of
from lianfang.web.pages.told import moment
from lianfang.web.pages.units import CODE_TEXT, SIGN_IN
from lianfang.web.views import Choice, Device, Fact, Held, PeoplePage, PersonPage, PersonRow, Tag
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope

NOTICES = {"erased": "资料已经注销，密钥已销毁。", "device": "那部已经退出，要再用得重新发码。"}
CERTIFIED = {True: Tag("有证", "ok"), False: Tag("没有证", "warn")}


@get("/stations/{station:int}/people", opt={"action": "people.see"})
async def people(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    """Nobody is listed before somebody is looked for."""
    place = await station_of(request, "people.see", station)
    return page(PeoplePage(frame_of(request), place.name, f"/stations/{station}/people"))


@post("/stations/{station:int}/people", opt={"action": "people.see"}, status_code=200)
async def find_people(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    """By name, or by a whole number through the blind index: a form, so that no number stands in an address."""
    fields, place = await form_of(request), await station_of(request, "people.see", station)
    asked = fields.get("q", "").strip()[:MOST_TYPED]
    found = await people_found(by_of(request), actor_of(request), station, asked)
    rows = tuple(_row(seen.one, seen.certified, seen.sign_in) for seen in found)
    said = f"找到 {len(rows)} 人" if asked else ""
    href = f"/stations/{station}/people"
    return page(PeoplePage(frame_of(request), place.name, href, q=_typed(asked), people=rows, found=said))


def _typed(asked: str) -> str:
    """A number that was typed is not written into the page again."""
    return "" if any(character.isdigit() for character in asked) else asked


def _row(one: Found, certified: bool, state: str) -> PersonRow:
    post = "已离岗" if one.until else one.post
    return PersonRow(one.name, f"/people/{one.person}", one.unit_name, post, CERTIFIED[certified], SIGN_IN[state])


@get("/people/{person:int}", opt={"action": "people.see"})
async def card(request: ReadRequest, person: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    scope = await person_of(request, "people.see", person)
    notice = NOTICES.get(done, "")
    return page(await card_page(request, scope, person, notice=notice))


async def card_page(
    request: ReadRequest, scope: Scope, person: int, clear: dict[str, str] | None = None, **shown: Any
) -> PersonPage:
    actor, base = actor_of(request), f"/people/{person}"
    whole = await card_seen(scope, person)
    seen, state, known = whole.held, whole.sign_in, whole.devices
    thing = Thing(scope.stations[0], scope.unit, None, person)
    may = {
        action: can(actor, action, thing)
        for action in ("people.reveal", "people.codes", "people.erase", "dossier.person")
    }
    return PersonPage(
        frame_of(request),
        name=seen.name,
        unit=seen.postings[0].where if seen.postings else "",
        back=f"/stations/{scope.stations[0]}/people",
        held=tuple(
            _held(value, f"{base}/reveal" if may["people.reveal"] else "", clear or {}) for value in seen.values
        ),
        reasons=tuple(Choice(code, called) for code, called in REASONS.items()),
        postings=tuple(Fact(stay.where, stay.what, days(stay)) for stay in (*seen.postings, *seen.contacts)),
        certificate=CERTIFIED[any(stay.until is None for stay in seen.certificates)],
        certificate_facts=tuple(
            Fact("证件编号", mask("certificate", stay.what), days(stay)) for stay in seen.certificates
        ),
        sign_in=SIGN_IN[state],
        code=form(f"{base}/code") if may["people.codes"] else None,
        code_text=CODE_TEXT[state],
        devices=tuple(Device(one.label, moment(one.seen_at), form(f"{base}/devices/{one.id}/end")) for one in known),
        erase=form(f"{base}/erase") if may["people.erase"] else None,
        certificates=f"{base}/certificates",
        dossier=form(f"{base}/dossier") if may["dossier.person"] else None,
        filed=(whole.today.replace(month=1, day=1), whole.today),
        goes=GOES,
        stays=STAYS,
        **shown,
    )


def _held(value: Value, reveal: str, clear: dict[str, str]) -> Held:
    shown = clear.get(value.kind, "")
    return Held(value.called, value.masked, value.kind, form(reveal) if reveal else None, shown)


@post("/people/{person:int}/reveal", opt={"action": "people.reveal"}, status_code=200)
async def show_number(request: ReadRequest, person: FromPath[int]) -> Response[Any]:
    """The whole number, once, on this answer alone; who looked and why is written down before."""
    fields, scope = await form_of(request), await person_of(request, "people.reveal", person)
    kind = fields.get("kind", "")
    try:
        value = await reveal(Scope(scope.stations), by_of(request), person, kind, fields.get("reason", ""))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await card_page(request, scope, person, error=say(refusal)), status(refusal))
    return page(await card_page(request, scope, person, clear={kind: value}))


@post("/people/{person:int}/code", opt={"action": "people.codes"}, status_code=200)
async def give_code(request: ReadRequest, person: FromPath[int]) -> Response[Any]:
    fields = await form_of(request)
    await person_of(request, "people.codes", person)
    slip = await hand_out(by_of(request), person, None, by_of(request).bureau or 0, key_of(request, fields))
    return go(f"/slips/{slip}?back=/people/{person}")


@post("/people/{person:int}/devices/{device:int}/end", opt={"action": "people.codes"}, status_code=200)
async def end_device(request: ReadRequest, person: FromPath[int], device: FromPath[int]) -> Response[Any]:
    """A phone that he has lost or sold: it opens nothing any more."""
    fields = await form_of(request)
    await person_of(request, "people.codes", person)
    await put_out(by_of(request), await account_of(person), device, key_of(request, fields))
    return go(f"/people/{person}?done=device")


@post("/people/{person:int}/erase", opt={"action": "people.erase"}, status_code=200)
async def erase_him(request: ReadRequest, person: FromPath[int]) -> Response[Any]:
    """His keys are destroyed. Points and audit keep their numbers."""
    fields, scope = await form_of(request), await person_of(request, "people.erase", person)
    if fields.get("sure") != "yes":
        return page(await card_page(request, scope, person, error="没有注销。要注销请先勾上确认。"), 422)
    await erase(Scope(scope.stations), by_of(request), person, key_of(request, fields))
    return go(f"/people/{person}?done=erased")
