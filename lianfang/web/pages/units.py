"""A unit's guards and posts, and the slips that are handed out to its people."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can
from lianfang.accounts import slips
from lianfang.database import transaction
from lianfang.flows.accounts.hand_out import hand_out
from lianfang.flows.accounts.slip_names import slip_names
from lianfang.flows.certificates.seen import UNFIT
from lianfang.web.answers import ReadRequest, form, go, page
from lianfang.web.doors import actor_of, by_of, site_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import OF_A_UNIT, frame_of
from lianfang.web.looks.units import guards_seen, posts_seen
from lianfang.web.pages.certificates_view import state_tag
from lianfang.web.pages.places import person_of, unit_of
from lianfang.web.pages.told import day, digits
from lianfang.web.views import (
    Count,
    Frame,
    GuardRow,
    GuardsPage,
    NavItem,
    Post,
    PostsPage,
    Shift,
    Slip,
    SlipSheetPage,
    Tag,
    qr_drawing,
)
from zones.ground.scope import Scope

SIGN_IN = {"none": Tag("未发码", "mute"), "slip": Tag("已发码", "gold"), "used": Tag("在用", "ok")}
BESIDE = (
    *OF_A_UNIT,
    ("backing", "handshake", "协议"),
    ("trainings", "book-open-check", "培训"),
    ("study", "book-open", "学习资料"),
    ("exams", "graduation-cap", "考证"),
)
CODE_TEXT = {"none": "发码", "slip": "重发", "used": "换手机"}


@get("/units/{unit:int}/guards", opt={"action": "unit.see"})
async def guards(request: ReadRequest, unit: FromPath[int]) -> Response[str]:
    """Who stands here today, with what certificate, and who can come in with his phone."""
    scope = await unit_of(request, "unit.see", unit)
    seen = await guards_seen(scope)
    rows, states = seen.rows, seen.states
    may_hand_out = can(actor_of(request), "unit.codes")
    shown = tuple(
        GuardRow(
            name=row.name,
            post=" · ".join(part for part in (row.post, row.shift) if part),
            certificate=_certificate(seen.certificates.get(row.person, "未报名")),
            sign_in=SIGN_IN[state := states.get(row.person, "none")],
            code=form(f"/units/{unit}/guards/{row.person}/code") if may_hand_out else None,
            code_text=CODE_TEXT[state],
        )
        for row in rows
    )
    held = sum(row.number is not None for row in rows)
    used = sum(states.get(row.person) == "used" for row in rows)
    unfit = sum(state == UNFIT for state in seen.certificates.values())
    counts: tuple[Count, ...] = (
        Count("保安员", str(len(rows)), "人"),
        Count("有证", str(held), "人", warn=held < len(rows)),
        Count("手机在用", str(used), "人"),
    )
    if unfit:
        counts += (Count("不符合条件", str(unfit), "人", warn=True),)
    around = beside(request, scope, "guards") or {"backing": f"/units/{unit}/backing"}
    return page(GuardsPage(frame_of(request), seen.name, counts, shown, **around))


def _certificate(state: str) -> Tag:
    """Who is not eligible is to be moved to other work; the reason is his and the officer's alone."""
    return Tag("不符合条件，须调岗", "warn") if state == UNFIT else state_tag(state)


@post("/units/{unit:int}/guards/{person:int}/code", opt={"action": "unit.codes"}, status_code=200)
async def give_code(request: ReadRequest, unit: FromPath[int], person: FromPath[int]) -> Response[Any]:
    """A one-time code for one of the unit's own people."""
    fields, scope = await form_of(request), await person_of(request, "unit.codes", person)
    if scope.unit != unit:
        raise NotYours()
    slip = await hand_out(by_of(request), person, None, by_of(request).bureau or 0, key_of(request, fields))
    return go(f"/slips/{slip}?back=/units/{unit}/guards")


@get("/slips/{slip:int}", opt={"action": "self"})
async def show_slip(request: ReadRequest, slip: FromPath[int], back: FromQuery[str] = "/") -> Response[str]:
    """The slip on paper, for whoever made it, until it is used."""
    async with transaction() as now:
        held = await slips.printed(slip, by_of(request).actor, now)
    if held is None:
        raise NotYours()
    name, unit = await slip_names(held.account)
    site = site_of(request)
    shown = Slip(
        unit, name, qr_drawing(f"{site}/in/{held.address}"), digits(held.digits), day(held.until), f"{site}/login"
    )
    return page(SlipSheetPage(frame_of(request), (shown,), local_back(back)))


def local_back(path: str) -> str:
    return path if path.startswith(("/units/", "/people/", "/accounts")) else "/"


@get("/units/{unit:int}/posts", opt={"action": "unit.see"})
async def posts(request: ReadRequest, unit: FromPath[int]) -> Response[str]:
    """Posts with their shifts, and who stands there."""
    scope = await unit_of(request, "unit.see", unit)
    name, rows = await posts_seen(scope)
    shown = tuple(
        Post(
            row.name or "没有写岗位",
            tuple(Shift(shift.name or "没有写班次", tuple(guard for _, guard in shift.guards)) for shift in row.shifts),
        )
        for row in rows
    )
    hours = f"/units/{unit}/duty-posts" if can(actor_of(request), "duty.declare") else ""
    gates = f"/units/{unit}/gates" if can(actor_of(request), "gate.see") else ""
    around = beside(request, scope, "posts")
    return page(PostsPage(frame_of(request), name, shown, hours=hours, gates=gates, **around))


def beside(request: ReadRequest, scope: Scope, here: str) -> dict[str, Any]:
    """For who comes from outside: the way back, and the unit's other pages."""
    frame: Frame = frame_of(request)
    if any(item.href == f"/units/{scope.unit}/guards" for item in frame.nav):
        return {}
    home = (
        "/company" if can(actor_of(request), "company.see") else "/beat" if can(actor_of(request), "beat.see") else "/"
    )
    others = tuple(NavItem(f"/units/{scope.unit}/{name}", icon, word, name == here) for name, icon, word in BESIDE)
    return {"back": home, "beside": others}
