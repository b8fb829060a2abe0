"""The four cookies: a session's token, a device's secret, a mark of the phone whoever signs in there, the chosen look."""

import hashlib
import secrets

from litestar.datastructures import Cookie

from lianfang.accounts.rules import LIFETIMES
from lianfang.accounts.where import Entered
from lianfang.settings import settings

SESSION, DEVICE, PHONE, LOOK = "lianfang", "device", "phone", "look"
MARK_BYTES = 16
YEAR_S = 365 * 86400
GATE = "gate"
"""Of a screen at a gate, which speaks for a post and for nobody."""


def entered_cookies(entered: Entered) -> list[Cookie]:
    """What the browser keeps after coming in."""
    life = int(LIFETIMES["step" if entered.needs else entered.kind].whole.total_seconds())
    return [_secret(SESSION, entered.token, life), _secret(DEVICE, entered.secret, YEAR_S)]


def gate_cookie(secret: str) -> Cookie:
    """What a paired screen keeps."""
    return _secret(GATE, secret, YEAR_S)


def gone_cookie() -> Cookie:
    """Drops the session; the phone stays bound."""
    return _secret(SESSION, "", 0)


def phone_of(given: str) -> tuple[Cookie, bytes]:
    """The mark that a phone keeps, made anew where it has none; and what is written of it: no secret, and nobody's name."""
    mark = given if 16 <= len(given) <= 64 else secrets.token_urlsafe(MARK_BYTES)
    return _secret(PHONE, mark, YEAR_S), hashlib.sha256(mark.encode()).digest()[:MARK_BYTES]


def _secret(name: str, value: str, life_s: int) -> Cookie:
    return Cookie(
        key=name,
        value=value,
        max_age=life_s,
        path="/",
        httponly=True,
        samesite="lax",
        secure=settings().origin.startswith("https"),
    )


def look_cookie(theme: str, size: str) -> Cookie:
    """The cookie that holds the chosen look."""
    return Cookie(key=LOOK, value=f"{theme}.{size}", max_age=YEAR_S, path="/", samesite="lax")


def label_of(agent: str) -> str:
    """A device in words, from what its browser says of itself."""
    systems = (("iPhone", "苹果手机"), ("iPad", "苹果平板"), ("HarmonyOS", "鸿蒙手机"), ("Android", "安卓手机"))
    machines = (*systems, ("Windows", "Windows 电脑"), ("Macintosh", "苹果电脑"), ("Linux", "Linux 电脑"))
    inside = (
        ("MicroMessenger", "微信"),
        ("Edg/", "Edge"),
        ("Firefox", "火狐"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    )
    machine = next((shown for mark, shown in machines if mark in agent), "一台设备")
    browser = next((shown for mark, shown in inside if mark in agent), "")
    return f"{machine} · {browser}" if browser else machine
