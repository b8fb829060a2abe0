"""What surrounds every page: the form token, the chosen look, and the places that this person may go to."""

import re
from typing import Any

from litestar import Request

from lianfang.access import Actor, can
from lianfang.accounts.sessions import Signed
from lianfang.web.cookies import LOOK
from lianfang.web.forms import SAFE, local
from lianfang.web.views import Frame, NavItem

PLACES = (
    ("aid.desk", "/stations/{station}/desk", "siren", "指挥"),
    ("today.see", "/today", "house", "今天"),
    ("points.see", "/points", "star", "积分"),
    ("certificate.see", "/certificate", "graduation-cap", "我的证"),
    ("company.see", "/company", "building-2", "各单位"),
    ("beat.see", "/beat", "house", "我的几家"),
    ("bulletin.see", "/stations/{station}/bulletins", "file-text", "通报"),
    ("import", "/stations/{station}/import", "upload", "导入"),
    ("people.see", "/stations/{station}/people", "users", "人员"),
    ("backing.see", "/stations/{station}/backing", "handshake", "依据"),
    ("beats.assign", "/stations/{station}/beats", "user-check", "责任民警"),
    ("requests.answer", "/requests", "inbox", "诉求"),
    ("accounts.see", "/accounts", "key-round", "账号"),
    ("audit.see", "/audit", "scroll-text", "审计"),
    ("ops.see", "/ops/invariants", "heart-pulse", "自查"),
)
CRY = ("/sos", "siren", "求援")
"""In the middle of the bar: one press from any page."""
AT_A_DESK = ("office", "auditor", "officer", "auxiliary")
OF_A_UNIT = (("guards", "users", "保安"), ("posts", "map-pin", "岗位"), ("lines", "file-text", "通报"))


def frame_of(request: Request[Any, Any, Any]) -> Frame:
    """The frame of this request's page; nobody is known on a public one."""
    theme, _, size = request.cookies.get(LOOK, "").partition(".")
    signed = getattr(request.state, "signed", None)
    return Frame(
        csrf=signed.csrf if isinstance(signed, Signed) else "",
        path=shown_at(request),
        theme=theme if theme in ("light", "dark") else "auto",  # type: ignore[arg-type]
        size="xl" if size == "xl" else "m",
        desk=isinstance(signed, Signed) and any(held.role in AT_A_DESK for held in signed.actor.roles),
        nav=_nav(signed.actor, request) if isinstance(signed, Signed) and not signed.needs else (),
    )


def shown_at(request: Request[Any, Any, Any]) -> str:
    """The address of the page that is shown: a form's answer is shown where the form stood, its own address opens nothing."""
    if request.method in SAFE:
        # not request.url: that one cannot be made of every Host
        query = request.scope["query_string"].decode("ascii", "replace")
        return request.scope["path"] + (f"?{query}" if query else "")
    return local(re.sub(r"^https?://[^/?#]*", "", request.headers.get("referer", "")))


def home_of(actor: Actor) -> str:
    """Where somebody begins."""
    leads = any(held.role == "unit" and held.unit for held in actor.roles)
    return CRY[0] if leads else places_of(actor)[0][0]


def places_of(actor: Actor, station: int | None = None) -> list[tuple[str, str, str]]:
    """(address, icon, word) of every place that the actor's roles open; `station` is the one that he looks at now."""
    reached = [one for held in actor.roles for one in held.stations]
    seen = station if station in reached else next(iter(reached), 0)
    units = [held.unit for held in actor.roles if held.role == "unit" and held.unit]
    found = [(f"/units/{unit}/{name}", icon, word) for unit in units[:1] for name, icon, word in OF_A_UNIT]
    found += [(path.format(station=seen), icon, word) for action, path, icon, word in PLACES if can(actor, action)]
    found.append(("/settings", "settings", "设置"))
    if can(actor, "aid.raise"):
        found.insert(len(found) // 2, CRY)
    return found


def _nav(actor: Actor, request: Request[Any, Any, Any]) -> tuple[NavItem, ...]:
    path, station = request.scope["path"], request.path_params.get("station")
    return tuple(
        NavItem(href, icon, word, path.startswith(href), cry=href == CRY[0])
        for href, icon, word in places_of(actor, station if isinstance(station, int) else None)
    )
