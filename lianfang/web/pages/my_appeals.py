"""我有意见: from an entry of 我的积分 in four presses; of what is no entry; what was answered."""

from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.appeals.send import NewAppeal, send
from lianfang.flows.appeals.withdraw import withdraw
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import files_of, form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.appeals import appeal_photo, own_appeal, own_entry
from lianfang.web.looks.own import own_scope
from lianfang.web.pages.appeal_view import (
    LEGAL,
    answer_note,
    dated,
    entry_called,
    objection,
    own_facts,
    signed,
    state,
    titled,
)  # fmt: skip
from lianfang.web.pages.note_view import shots
from lianfang.web.pages.told import day
from lianfang.web.photos import photo_response
from lianfang.web.views import AppealFormPage, AppealPage, Choice
from lianfang.wording import say, status
from scoring.points.appeals.vocabulary import MISSING_WITHIN, MOST_PHOTOS, MOST_WORDS, OF_NO_ENTRY, REASONS
from zones.ground.refused import Refused
from zones.ground.weeks import shanghai_day

NOTICES = {"sent": f"交给{LEGAL}了，办完告诉您。", "withdrawn": "收回了，分数照旧。"}
MOST_BODY = MOST_PHOTOS * MOST_BYTES + 2**16
"""The photos and the form around them."""
SEALED = "不要写报了什么：办的人看不到您报的内容。"


@get("/points/{award:int}/appeal", opt={"action": "appeal.raise"})
async def appeal_form(request: ReadRequest, award: FromPath[int]) -> Response[str]:
    return page(await _about_entry(request, award))


@post("/points/{award:int}/appeal", opt={"action": "appeal.raise"}, status_code=200, request_max_body_size=MOST_BODY)
async def appeal_entry(request: ReadRequest, award: FromPath[int]) -> Response[Any]:
    """A reason is enough; words are needed for 其他 alone."""
    fields, photos = await form_of(request), await files_of(request, "photo")
    told = NewAppeal(fields.get("reason", ""), fields.get("words", ""), award, photos=photos)
    await own_entry(own_scope(actor_of(request), "appeal.raise"), award)
    try:
        number = await _send(request, told, fields)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        shown = await _about_entry(request, award, told.reason, words=told.words, error=say(refusal))
        return page(shown, status(refusal))
    return go(f"/points/appeals/{number}?done=sent")


async def _about_entry(request: ReadRequest, award: int, chosen: str = "", **shown: Any) -> AppealFormPage:
    seen = await own_entry(own_scope(actor_of(request), "appeal.raise"), award)
    link, told = objection(seen)
    may, sealed = seen.appeal is None and bool(link.href), seen.entry.kind.startswith("clue")
    return AppealFormPage(
        frame_of(request),
        title="我有意见",
        what=f"{entry_called(seen.entry)}，{day(seen.entry.day)}",
        points=signed(seen.entry.points),
        form=form(f"/points/{award}/appeal") if may else None,
        reasons=tuple(Choice(code, called, code == chosen) for code, called in REASONS.items()),
        note=told,
        back=f"/points/{seen.entry.award}",
        hint=SEALED if sealed else "",
        most=MOST_WORDS,
        most_photos=0 if sealed else MOST_PHOTOS,
        **shown,
    )


async def _send(request: ReadRequest, told: NewAppeal, fields: dict[str, str]) -> int:
    actor = actor_of(request)
    return await send(by_of(request), own_scope(actor, "appeal.raise"), actor.account, told, key_of(request, fields))


@get("/points/appeal", opt={"action": "appeal.raise"})
async def missing_form(request: ReadRequest) -> Response[str]:
    return page(_about_no_entry(request))


@post("/points/appeal", opt={"action": "appeal.raise"}, status_code=200, request_max_body_size=MOST_BODY)
async def appeal_missing(request: ReadRequest) -> Response[Any]:
    """Something that is no entry: a day, and what it was."""
    fields, photos = await form_of(request), await files_of(request, "photo")
    told = NewAppeal(fields.get("reason", ""), fields.get("words", ""), day=_day(fields.get("day", "")), photos=photos)
    try:
        number = await _send(request, told, fields)
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        typed = {"day": fields.get("day", "")[:10], "words": told.words}
        shown = _about_no_entry(request, told.reason, **typed, error=say(refusal))
        return page(shown, status(refusal))
    return go(f"/points/appeals/{number}?done=sent")


def _day(text: str) -> date | None:
    """None for what is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _about_no_entry(request: ReadRequest, chosen: str = "", **shown: Any) -> AppealFormPage:
    today = shanghai_day(now_of(request))
    return AppealFormPage(
        frame_of(request),
        title="我有意见",
        what="积分里没有列出来的",
        points="",
        form=form("/points/appeal"),
        reasons=tuple(Choice(code, called, code == chosen) for code, called in OF_NO_ENTRY.items()),
        note=f"{MISSING_WITHIN.days} 天以内的事可以提。{LEGAL}去查登记，7 天内答复。",
        back="/points",
        first_day=(today - MISSING_WITHIN).isoformat(),
        last_day=today.isoformat(),
        most=MOST_WORDS,
        most_photos=MOST_PHOTOS,
        **shown,
    )


@get("/points/appeals/{appeal:int}", opt={"action": "appeal.raise"})
async def my_appeal(request: ReadRequest, appeal: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    return page(await _one(request, appeal, notice=NOTICES.get(done, "")))


@get("/points/appeals/{appeal:int}/photos/{photo:int}", opt={"action": "appeal.raise"})
async def my_appeal_photo(request: ReadRequest, appeal: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    """His own."""
    return photo_response(await appeal_photo(own_scope(actor_of(request), "appeal.raise"), appeal, photo))


@post("/points/appeals/{appeal:int}/withdrawal", opt={"action": "appeal.raise"}, status_code=200)
async def withdraw_appeal(request: ReadRequest, appeal: FromPath[int]) -> Response[Any]:
    fields, scope = await form_of(request), own_scope(actor_of(request), "appeal.raise")
    try:
        await withdraw(by_of(request), scope, appeal, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _one(request, appeal, error=say(refusal)), status(refusal))
    return go(f"/points/appeals/{appeal}?done=withdrawn")


async def _one(request: ReadRequest, appeal: int, **shown: Any) -> AppealPage:
    seen = await own_appeal(own_scope(actor_of(request), "appeal.raise"), appeal)
    one = seen.row.appeal
    return AppealPage(
        frame_of(request),
        title=titled(seen.row),
        state=state(one, seen.now),
        note=dated(one),
        facts=own_facts(seen),
        words=seen.words.get("words", ""),
        answer=seen.words.get("ruling", ""),
        answer_note=answer_note(one),
        shots=shots(f"/points/appeals/{appeal}", seen.photos, seen.now),
        withdraw=form(f"/points/appeals/{appeal}/withdrawal") if one.state == "open" else None,
        **shown,
    )
