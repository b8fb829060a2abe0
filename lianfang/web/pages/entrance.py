"""Signing in and out, the chosen look, the way home, the health check."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery

from lianfang.accounts.errors import LoginFailed, LoginWait
from lianfang.database import transaction
from lianfang.flows.session.sign_in import sign_in
from lianfang.flows.session.sign_out import sign_out
from lianfang.web.answers import ReadRequest, go, page
from lianfang.web.doors import COOKIE, form_of, frame_of, local, look_cookie, session_cookie, signed_of
from lianfang.web.views import LoginPage
from lianfang.wording import say, status

HOME = {"guard": "/points", "office": "/office/bulletins"}
WAIT = "试错十次以上的，要等几分钟才能再登录，密码对了也一样；急用请找办公室。"


@get("/healthz", opt={"role": "public"}, media_type="text/plain")
async def health() -> str:
    """ok while the database answers."""
    async with transaction():
        return "ok"


@get("/", opt={"role": "any"})
async def home(request: ReadRequest) -> Response[Any]:
    return go(HOME[signed_of(request).role])


@get("/login", opt={"role": "public"})
async def login_page(request: ReadRequest, next: FromQuery[str] = "/") -> Response[str]:
    return page(LoginPage(frame_of(request), next=local(next)))


@post("/login", opt={"role": "public"}, status_code=200)
async def login(request: ReadRequest) -> Response[Any]:
    """A right password gets a new session; the one that the browser had is dead."""
    fields = await form_of(request)
    account, target = fields.get("account", "").strip(), local(fields.get("next", "/"))
    try:
        token, role = await sign_in(account, fields.get("password", ""), request.cookies.get(COOKIE, ""))
    except (LoginFailed, LoginWait):
        # one answer for both: an account that does not exist never has to wait
        shown = LoginPage(frame_of(request), next=target, account=account, error=say(LoginFailed()) + WAIT)
        return page(shown, status(LoginFailed()))
    answer = go(target if target != "/" else HOME[role])
    answer.cookies.append(session_cookie(token, role))
    return answer


@post("/logout", opt={"role": "any"}, status_code=200)
async def logout(request: ReadRequest) -> Response[Any]:
    await form_of(request)
    role = signed_of(request).role
    await sign_out(request.cookies.get(COOKIE, ""))
    answer = go("/login")
    answer.cookies.append(session_cookie("", role))
    return answer


@post("/settings/look", opt={"role": "public"}, status_code=200)
async def look(request: ReadRequest) -> Response[Any]:
    """Light or dark, normal or large; before signing in, too. A cookie, nothing is stored."""
    fields = await form_of(request)
    theme, size = fields.get("theme", "auto"), fields.get("size", "m")
    answer = go(local(fields.get("next", "/")))
    answer.cookies.append(look_cookie(theme if theme in ("light", "dark") else "auto", "xl" if size == "xl" else "m"))
    return answer
