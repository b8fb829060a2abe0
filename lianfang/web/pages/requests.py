"""诉求: what people ask about their own data, and the office's answer."""

from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import scope
from lianfang.flows.people.answer import answer
from lianfang.flows.people.requests import Asked, requests
from lianfang.vault.vocabulary import ABOUTS, ANSWERS
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.told import moment
from lianfang.web.views import Asked as AskedRow
from lianfang.web.views import Choice, Fact, RequestsPage
from lianfang.wording import say, status
from zones.ground.refused import Refused

LATE = timedelta(days=7)


@get("/requests", opt={"action": "requests.answer"})
async def all_requests(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return page(await _page(request, notice="答复写好了，本人在“我的资料”里看得到。" if done else ""))


async def _page(request: ReadRequest, **shown: Any) -> RequestsPage:
    asked = await requests(scope(actor_of(request), "requests.answer"), by_of(request))
    reasons = {code: said for answers in ANSWERS.values() for code, said in answers.items() if code != "done"}
    return RequestsPage(
        frame_of(request),
        asked=tuple(_row(one, request) for one in asked if not one.answer),
        reasons=tuple(Choice(code, said) for code, said in reasons.items() if code != "gone"),
        answered=tuple(Fact(f"{one.name}　{one.kind_called}", one.answer, _when(one)) for one in asked if one.answer),
        **shown,
    )


def _when(one: Asked) -> str:
    return moment(one.answered_at) if one.answered_at else ""


def _row(one: Asked, request: ReadRequest) -> AskedRow:
    href = f"/requests/{one.id}"
    return AskedRow(
        id=str(one.id),
        who=one.name,
        title=f"{one.kind_called}：{ABOUTS.get(one.about, one.about)}",
        text=one.text,
        since=moment(one.at),
        done=form(href),
        refuse=form(href),
        verb="已注销，销毁密钥" if one.kind == "erasure" else "改好了",
        late=request.state.now - one.at > LATE,
        href=f"/people/{one.person}",
    )


@post("/requests/{asked:int}", opt={"action": "requests.answer"}, status_code=200)
async def give_answer(request: ReadRequest, asked: FromPath[int]) -> Response[Any]:
    """改好了, or why not."""
    fields = await form_of(request)
    code = "done" if fields.get("answer") == "done" else fields.get("why", "")
    try:
        await answer(scope(actor_of(request), "requests.answer"), by_of(request), asked, code, key_of(request, fields))
    except Refused as refusal:
        if refusal.code == "not_yours":
            raise
        await write_refusal(refusal, request.scope)
        return page(await _page(request, error=say(refusal)), status(refusal))
    return go("/requests?done=answered")
