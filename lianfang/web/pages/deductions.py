"""扣分和评奖: what is said of a guard, his own words, and whether a veto keeps a prize from him."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.deductions.answer import answer
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.deductions import check_slip, own_slips_scope, slips_seen
from lianfang.web.pages.deduction_view import own_card
from lianfang.web.pages.told import full_day
from lianfang.web.views import OwnSlipsPage
from lianfang.wording import say, status
from scoring.points.vetoes.vocabulary import GROUNDS, Veto
from zones.ground.refused import Refused

NOTICES = {
    "heard": "记下了，现在请单位核对。结果会告诉您。",
    "dropped": "记下了，不扣分。这件事由分局法制部门书面来办。",
}


@get("/deductions", opt={"action": "deduction.answer"})
async def own_slips(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return page(await _shown(request, notice=NOTICES.get(done, "")))


@post("/deductions/{deduction:int}", opt={"action": "deduction.answer"}, status_code=200)
async def say_so(request: ReadRequest, deduction: FromPath[int]) -> Response[Any]:
    """What he presses, with his own words."""
    fields, own = await form_of(request), own_slips_scope(actor_of(request))
    await check_slip(own, deduction)
    said, words = fields.get("answer", ""), fields.get("words", "")
    try:
        state = await answer(by_of(request), own, deduction, said, words, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, words, error=say(refusal)), status(refusal))
    return go(f"/deductions?done={state}")


async def _shown(request: ReadRequest, typed: str = "", **shown: Any) -> OwnSlipsPage:
    seen = await slips_seen(own_slips_scope(actor_of(request)))
    cards = [own_card(seen, row, typed) for row in seen.rows]
    return OwnSlipsPage(
        frame_of(request),
        waiting=tuple(card for card in cards if card.answer),
        others=tuple(card for card in cards if not card.answer),
        vetoes=tuple(veto_said(one) for one in seen.vetoes.values()),
        **shown,
    )


def veto_said(veto: Veto) -> tuple[str, str]:
    """(what it means, why and how to object): to himself alone."""
    why = GROUNDS[veto.ground].partition("（")[0] + (f"（{veto.document}）" if veto.document else "")
    head = "评奖先放一放" if veto.holds else "本期不评奖"
    return head, f"原因：{why}。到{full_day(veto.until)}为止。有意见，可以在“我的积分”里提异议，分局法制部门复核。"
