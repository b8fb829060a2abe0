"""异议: the legal office's queue and its answers; the bureau's office sees what is overdue, and decides nothing."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, scope
from lianfang.flows.appeals.decide import decide
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.appeals import appeal_photo, opened, queue_seen
from lianfang.web.pages.appeal_view import answer_note, dated, desk_facts, desk_line, state, titled, whose
from lianfang.web.pages.note_view import shots
from lianfang.web.photos import photo_response
from lianfang.web.views import AppealsPage, Choice, DecidePage
from lianfang.wording import say, status
from scoring.points.appeals.rules import bounds
from scoring.points.appeals.vocabulary import OUTCOMES, Decider, Ruling
from zones.ground.refused import Refused


@get("/appeals", opt={"action": "appeal.see"})
async def appeals_queue(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    seen = await queue_seen(actor_of(request))
    waiting = [row for row in seen.rows if row.appeal.state == "open"]
    return page(
        AppealsPage(
            frame_of(request),
            seen.whole,
            waiting=tuple(desk_line(row, seen.now, seen.whole) for row in waiting),
            ended=tuple(desk_line(row, seen.now, True) for row in seen.rows if row.appeal.state != "open"),
            notice="答复写好了，提的人收到了通知。" if done else "",
        )
    )


@get("/appeals/{appeal:int}", opt={"action": "appeal.decide"})
async def one_appeal(request: ReadRequest, appeal: FromPath[int]) -> Response[str]:
    return page(await _opened(request, appeal))


@get("/appeals/{appeal:int}/photos/{photo:int}", opt={"action": "appeal.decide"})
async def appealed_photo(request: ReadRequest, appeal: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    """For the legal office alone."""
    return photo_response(await appeal_photo(scope(actor_of(request), "appeal.decide"), appeal, photo))


@post("/appeals/{appeal:int}/decision", opt={"action": "appeal.decide"}, status_code=200)
async def decide_appeal(request: ReadRequest, appeal: FromPath[int]) -> Response[Any]:
    """A sentence always; points where they change."""
    fields, actor = await form_of(request), actor_of(request)
    who = Decider(actor.account, actor.officer, actor.person)
    ruling, words = _ruling(fields), fields.get("words", "")
    reach = scope(actor, "appeal.decide")
    try:
        await decide(by_of(request), reach, who, appeal, ruling, words, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        shown = await _opened(
            request,
            appeal,
            ruling.outcome,
            typed=words,
            typed_points=fields.get("points", "")[:6],
            error=say(refusal),
        )
        return page(shown, status(refusal))
    return go("/appeals?done=decided")


def _ruling(fields: dict[str, str]) -> Ruling:
    """Points count where they may change: who lets them stand need not empty the field."""
    outcome = fields.get("outcome", "")
    return Ruling(outcome, None if outcome == "refused" else _points(fields.get("points", "")))


def _points(text: str) -> int | None:
    """A small whole number; None for anything else."""
    text = text.strip().replace("−", "-")
    digits = text.removeprefix("-").removeprefix("+")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None


async def _opened(request: ReadRequest, appeal: int, chosen: str = "", **shown: Any) -> DecidePage:
    one = await opened(actor_of(request), appeal)
    seen, stands = one.seen, one.seen.row.appeal
    entry = seen.entry if seen.entry and not seen.entry.taken_back else None
    lowest, highest = bounds(entry.clause_points, entry.points) if entry else (0, 0)
    return DecidePage(
        frame_of(request),
        title=titled(seen.row),
        who=f"{whose(seen.row)} · {seen.row.station_name}",
        state=state(stands, seen.now),
        note=dated(stands),
        facts=desk_facts(one),
        words=seen.words.get("words", ""),
        answer=seen.words.get("ruling", ""),
        answer_note=answer_note(stands, one.answered_by),
        form=form(f"/appeals/{appeal}/decision") if stands.state == "open" else None,
        outcomes=tuple(Choice(code, word, code == chosen) for code, word in OUTCOMES.items()),
        points=entry is not None,
        lowest=lowest,
        highest=highest,
        shots=shots(f"/appeals/{appeal}", seen.photos, seen.now),
        **shown,
    )
