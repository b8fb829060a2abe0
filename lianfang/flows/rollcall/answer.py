"""到: one answer a post, by whoever stands there; the same whether it comes once or twice, by gate, phone or desk."""

from datetime import datetime

from msgspec import Struct

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.rollcall.actions import write_answer
from zones.rollcall.errors import NotAsked
from zones.rollcall.reads.asked import AskedRow, asked_row
from zones.rollcall.reads.calls import call as call_of
from zones.rollcall.rules.answering import heard
from zones.roster.reads.standing import guards_of


class Said(Struct, frozen=True):
    """Which row of which call is answered, how; `person` by his own phone, `account` of whoever ticks it for the post."""

    call: int
    row: int
    how: str
    person: int | None = None
    account: int | None = None
    phone_at: datetime | None = None


async def answer(by: By, scope: Scope, said: Said, key: Key, post: int | None = None) -> str:
    """Returns answered, late (somebody decides) or excused (nothing changes). Raises NotAsked, CallOver, OtherBody.

    With `post` it can only be that post's row; by his own phone it is one of a unit where he stands, or in a drill his own.
    """

    async def do(now: datetime) -> str:
        call, row = await call_of(scope, said.call), await asked_row(scope, said.call, said.row)
        if call is None or row is None or post not in (None, row.post_id):
            raise NotAsked()
        if said.how == "own" and not await _his(scope, row, said.person, now):
            raise NotAsked()
        if row.result in ("answered", "excused") or row.late:
            return "late" if row.late and row.result != "answered" else row.result
        told = heard(call, said.phone_at, now)
        await write_answer(row, told, said.how, said.person, said.account, said.phone_at)
        await note(by, "rollcall.answer", "late" if told.late else "done", now, "rollcall", said.call)
        return "late" if told.late else "answered"

    return await answered_once(key, ["rollcall.answer", str(said.call), str(said.row), said.how], do)


async def _his(scope: Scope, row: AskedRow, person: int | None, now: datetime) -> bool:
    if row.post_id is None:
        return row.responder == person
    own = await guards_of(Scope(scope.stations, person=person), shanghai_day(now))
    return row.unit in {one.unit for one in own}
