"""求援: the red button, and the six kinds of which one press sends."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery

from lianfang.access import Actor, NotYours
from lianfang.flows.aid.home import home
from lianfang.flows.aid.raise_request import Cry, Position, raise_request
from lianfang.flows.aid.seen import Seen
from lianfang.web.answers import ReadRequest, go, new_key, page
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.aid_words import ICONS, NOTES, concerns, paused_words, titled, where_it_stands
from lianfang.web.views import Form, KindButton, KindsPage, Link, SosPage
from zones.aid.vocabulary import KINDS, Kind

NOTICES = {"recalled": "已经叫他回来了，值班台和他都会收到通知。"}


def units_of(actor: Actor) -> list[int]:
    """The units for which he may ask; his own first."""
    held = [one.unit for one in actor.roles if one.role in ("unit", "guard", "leader") and one.unit is not None]
    return list(dict.fromkeys(held))


def own_unit(actor: Actor, asked: str) -> int:
    """The unit that an address or a form names, or the only one. Raises NotYours."""
    units = units_of(actor)
    found = next((unit for unit in units if str(unit) == asked), None) if asked else next(iter(units), None)
    if found is None:
        raise NotYours()
    return found


@get("/sos", opt={"action": "aid.raise"})
async def sos(request: ReadRequest, unit: FromQuery[str] = "", done: FromQuery[str] = "") -> Response[str]:
    """The red button; what runs and ran today; our own people who are on the way elsewhere."""
    actor = actor_of(request)
    seen = await home(own_unit(actor, unit))
    several = units_of(actor) if len(units_of(actor)) > 1 else []
    leads = any(held.role == "unit" and held.unit == seen.unit for held in actor.roles)
    return page(
        SosPage(
            frame_of(request),
            seen.name,
            f"当班保安 {seen.own} 人" if seen.own else "现在没有人上岗",
            f"/sos/kinds?unit={seen.unit}" if several else "/sos/kinds",
            concerns(seen),
            tuple(Link(titled(one), f"/aid/{one.request.id}", where_it_stands(one)) for one in seen.asked),
            tuple(Link(f"去了{one.unit_name}", f"/aid/{one.request.id}", _gone(one, seen.unit)) for one in seen.out)
            if leads
            else (),
            others=tuple(Link("换一个单位求援", f"/sos?unit={one}") for one in several if one != seen.unit),
            notice=NOTICES.get(done, ""),
            paused=paused_words(seen.paused),
            phone=seen.desk_phone,
        )
    )


def _gone(seen: Seen, unit: int) -> str:
    names = "、".join(one.name for one in seen.helpers if one.alert.unit == unit and one.alert.sent)
    return f"{names}，{seen.kind.word}"


@get("/sos/kinds", opt={"action": "aid.raise"})
async def kinds(request: ReadRequest, unit: FromQuery[str] = "", drill: FromQuery[str] = "") -> Response[str]:
    """六类: one press sends. Each kind has a form of its own, so that another kind is another request."""
    actor = actor_of(request)
    seen = await home(own_unit(actor, unit))
    leads = any(held.role == "unit" and held.unit == seen.unit for held in actor.roles)
    drilled = leads and drill == "1"
    along = (("unit", str(seen.unit)), *((("drill", "1"),) if drilled else ()))
    here = f"/sos/kinds?unit={seen.unit}"
    switch = Link("不演练了" if drilled else "演练", here if drilled else f"{here}&drill=1")
    shown = tuple(_button(kind, along, seen.paused is not None) for kind in KINDS.values())
    return page(
        KindsPage(
            frame_of(request),
            seen.name,
            shown,
            seen.desk_phone,
            "/sos",
            drilled,
            switch if leads else None,
            paused_words(seen.paused),
        )
    )


def _button(kind: Kind, along: tuple[tuple[str, str], ...], paused: bool) -> KindButton:
    one = Form("/sos", new_key(), (*along, ("kind", kind.code)))
    note = "只报派出所" if paused else NOTES[kind.code]
    return KindButton(one, ICONS[kind.code], kind.word, note, kind.dial, kind.police_only)


@post("/sos", opt={"action": "aid.raise"}, status_code=200)
async def cry(request: ReadRequest) -> Response[Any]:
    """The same form again is the same request."""
    fields, actor = await form_of(request), actor_of(request)
    unit = own_unit(actor, fields.get("unit", ""))
    drill = fields.get("drill", "") == "1" and any(one.role == "unit" and one.unit == unit for one in actor.roles)
    place = placed(fields)
    given = Cry(actor.account, unit, fields.get("kind", ""), actor.person, drill, position=place)
    made = await raise_request(by_of(request), given, key_of(request, fields))
    return go(f"/aid/{made}")


def placed(fields: dict[str, str]) -> Position | None:
    """Where the phone says it is, if it says so sensibly. Nothing waits for it."""
    try:
        longitude, latitude = float(fields.get("longitude", "")), float(fields.get("latitude", ""))
        accuracy = int(float(fields.get("accuracy", "") or -1))
    except (ValueError, OverflowError):
        return None
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return None
    return Position(longitude, latitude, accuracy if 0 <= accuracy <= 100_000 else None)
