"""The office answers a request about personal data. A correction is made by the next import; an erasure is made here."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.people.leave import leave
from lianfang.flows.people.within import check_within
from lianfang.settings import settings
from lianfang.vault.errors import AlreadyAnswered, BadAnswer
from lianfang.vault.keys import destroy_marked
from lianfang.vault.tables import DataRequest
from lianfang.vault.vocabulary import ANSWERS
from zones.ground.scope import Scope


async def answer(scope: Scope, by: By, request: int, code: str, key: Key) -> None:
    """Raises NotYours, BadAnswer, AlreadyAnswered, OtherBody."""

    async def do(now: datetime) -> str:
        rows = await DataRequest.raw("SELECT person, kind FROM data_request WHERE id = {}", request)
        # one that is not there costs the same statements as one elsewhere: NotYours for both
        await check_within(scope, rows[0]["person"] if rows else 0)
        person, kind = rows[0]["person"], rows[0]["kind"]
        if code not in ANSWERS[kind] or code == "gone":
            raise BadAnswer(answers=[called for answer, called in ANSWERS[kind].items() if answer != "gone"])
        if not await _still_open(request):
            raise AlreadyAnswered()
        # the stations are held before the request: an erasure locks in that order
        one = await leave(by, person, now) if (kind, code) == ("erasure", "done") else None
        if not one:
            await _close(by, request, code, now)
        await note(by, "request.answer", "done", now, "person", person, code)
        return ",".join(one.marks) if one else ""

    for mark in (await answered_once(key, [str(request), code], do)).split(","):
        destroy_marked(settings().keys, mark)


async def _still_open(request: int) -> bool:
    return bool(await DataRequest.raw("SELECT 1 FROM data_request WHERE id = {} AND answered_at IS NULL", request))


async def _close(by: By, request: int, code: str, now: datetime) -> None:
    """Of two who answer at once the second finds it answered."""
    closed = await DataRequest.raw(
        "UPDATE data_request SET answer = {}, answered_at = {}, answered_by = {} "
        "WHERE id = {} AND answered_at IS NULL RETURNING id",
        code,
        now,
        by.actor,
        request,
    )
    if not closed:
        raise AlreadyAnswered()
