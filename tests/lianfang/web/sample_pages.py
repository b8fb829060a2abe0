"""One filled context of every page, as the server would make it."""

from collections.abc import Callable

from lianfang.web.views import Frame, NavItem, Page, Size, Theme
from tests.lianfang.web import desk_samples as desk
from tests.lianfang.web import phone_samples as phone

GUARD_NAV = (NavItem("/points", "star", "积分", current=True),)
OFFICE_NAV = (NavItem("/office/bulletins", "file-text", "通报", current=True),)
Makers = dict[str, Callable[[Frame], Page]]
SIGNED_OUT: Makers = {"login": phone.login, "login-refused": phone.login_refused, "problem": phone.problem}
GUARD: Makers = {"points": phone.points, "points-empty": phone.points_empty, "why": phone.why}
OFFICE: Makers = {
    "bulletins": desk.bulletins,
    "bulletins-empty": desk.bulletins_empty,
    "draft": desk.draft,
    "draft-blocked": desk.draft_blocked,
    "issued": desk.issued,
}
PHONE_PAGES = (*SIGNED_OUT, *GUARD)
DESK_PAGES = (*OFFICE,)
PAGES = (*PHONE_PAGES, *DESK_PAGES)


def sample(name: str, theme: Theme = "light", size: Size = "m") -> Page:
    nav = GUARD_NAV if name in GUARD else OFFICE_NAV if name in OFFICE else ()
    frame = Frame(csrf="c5rf", path=f"/{name}", theme=theme, size=size, nav=nav, name="洋河联勤")
    return {**SIGNED_OUT, **GUARD, **OFFICE}[name](frame)
