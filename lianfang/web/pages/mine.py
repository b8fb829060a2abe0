"""我的资料: what is held about him, who looked, a copy on paper, correction and erasure."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery

from lianfang.access import NotYours
from lianfang.commands import Key
from lianfang.flows.people.held import Held, Stay
from lianfang.flows.people.mine import Look, Mine, Request, mine
from lianfang.flows.people.request import request as ask
from lianfang.flows.people.whole import whole
from lianfang.vault.vocabulary import ABOUTS, KINDS
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.exams import own_copy as exams_copy
from lianfang.web.looks.own import whole_scope
from lianfang.web.looks.practice import own_copy
from lianfang.web.looks.sittings import own_copy as sittings_copy
from lianfang.web.pages.exam_copy import copied
from lianfang.web.pages.sitting_copy import sat
from lianfang.web.pages.told import full_day, moment
from lianfang.web.views import Choice, CopyPage, CopyPart, Fact, Looked, MinePage, OwnRequest, Tag
from lianfang.wording import say, status
from zones.ground.refused import Refused

GOES = ("姓名、手机、身份证号：密钥销毁，谁也恢复不了", "您的登录、手机绑定、写过的请求")
STAYS = ("积分和巡逻的条目，只留编号，不带名字", "谁看过资料的记录，法律要求留存")


@get("/mine", opt={"action": "self"})
async def my_data(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    notice = "已经交给办公室，答复会写在这一页。" if done else ""
    return page(await _page(request, notice=notice))


async def _page(request: ReadRequest, **shown: Any) -> MinePage:
    seen = await mine(whole_scope(actor_of(request)))
    return MinePage(
        frame_of(request),
        name=seen.held.name,
        held=_held(seen),
        looked=tuple(_looked(look) for look in seen.looks),
        requests=tuple(_request(one) for one in seen.requests),
        correct=form("/mine/requests"),
        fields=tuple(Choice(code, called) for code, called in ABOUTS.items() if code != "all"),
        erase=form("/mine/requests"),
        goes=GOES,
        stays=STAYS,
        **shown,
    )


def _held(seen: Mine) -> tuple[Fact, ...]:
    own = seen.held
    values = [Fact(value.called, value.masked, value.origin) for value in own.values]
    return (Fact("姓名", own.name, own.origin), *values, *stays(own))


def stays(own: Held) -> tuple[Fact, ...]:
    """Postings, employment, whom he answers for, certificates, printed books, each under its name."""
    named = (
        ("岗位", own.postings),
        ("用工", own.employments),
        ("联系人", own.contacts),
        ("保安员证", own.certificates),
        ("领过的资料", own.books),
    )
    return tuple(
        Fact(
            called, " ".join(part for part in (stay.where, stay.what if called != "联系人" else "") if part), days(stay)
        )
        for called, rows in named
        for stay in rows
    )


def days(stay: Stay) -> str:
    """From when to when, as far as it is known."""
    since, until = full_day(stay.since), full_day(stay.until)
    return f"{since}起" + (f"，到{until}" if until else "") if since else f"到{until}" if until else ""


def _looked(look: Look) -> Looked:
    return Looked(moment(look.at), f"{look.place}{look.role}", look.what, look.why)


def _request(one: Request) -> OwnRequest:
    state = Tag("已答复", "ok") if one.answer else Tag("等答复", "gold")
    return OwnRequest(f"{one.kind}：{one.about}", moment(one.at), state, one.answer)


@get("/mine/copy", opt={"action": "mine.copy"})
async def copy(request: ReadRequest) -> Response[str]:
    """All of it in the clear, for himself; the look is written down before."""
    scope = whole_scope(actor_of(request))
    assert scope.person is not None
    clear, seen = await whole(by_of(request), scope.person), await mine(scope)
    values = tuple(Fact(KINDS[kind], clear[kind]) for kind in KINDS if kind in clear)
    parts = (
        CopyPart("本人", (Fact("姓名", seen.held.name), *values)),
        CopyPart("岗位、用工和证", stays(seen.held)),
        *await _practised(request),
        *sat(*await sittings_copy(actor_of(request))),
        *copied(*await exams_copy(actor_of(request))),
        CopyPart(
            "谁看过",
            tuple(Fact(moment(look.at), f"{look.place}{look.role}，{look.what}，{look.why}") for look in seen.looks),
        ),
    )
    return page(CopyPage(frame_of(request), seen.held.name, moment(request.state.now), parts, "分局联勤联防办公室"))


async def _practised(request: ReadRequest) -> list[CopyPart]:
    """Where he practised: every question, how often, how often right."""
    rows = await own_copy(actor_of(request))
    facts = (Fact(one.asks, f"练过 {one.times} 次，对 {one.right} 次", f"最近 {full_day(one.last)}") for one in rows)
    return [CopyPart("练题（只有您自己看得到）", tuple(facts))] if rows else []


@post("/mine/requests", opt={"action": "self"}, status_code=200)
async def make_request(request: ReadRequest) -> Response[Any]:
    """更正 or 注销: goes to the office."""
    fields = await form_of(request)
    key: Key = key_of(request, fields)
    try:
        about = fields.get("about", "") or "all"
        await ask(
            whole_scope(actor_of(request)), by_of(request), fields.get("kind", ""), about, fields.get("text", ""), key
        )
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _page(request, error=say(refusal)), status(refusal))
    return go("/mine?done=asked")
