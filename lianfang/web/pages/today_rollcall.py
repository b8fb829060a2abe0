"""What a roll-call asks of a guard today: 到, for the post where he stands; in a drill for himself."""

from datetime import datetime

from lianfang.access import Actor
from lianfang.web.answers import new_key
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.rollcall import asked_of
from lianfang.web.pages.told import lasting
from lianfang.web.views import Form, Tag, TodayCard
from zones.rollcall.reads.asked import AskedRow
from zones.rollcall.vocabulary import Call


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """One a post that has not answered."""
    rows, call = await asked_of(own_scope(actor, "rollcall.answer"), now)
    return tuple(_card(one, call, now) for one in rows if call and one.result == "waiting")


def _card(row: AskedRow, call: Call, now: datetime) -> TodayCard:
    along = (("call", str(row.call)), ("row", str(row.id)), ("phone_at", ""))
    left_s = int((call.closes_at - now).total_seconds()) if call.closes_at else 0
    drill = row.post_id is None
    return TodayCard(
        "拉动演练" if drill else f"查岗：{row.post}",
        "自愿，不算应答率，不算分。" if drill else "谁在岗谁按。只查岗位，不算个人分。",
        tag=Tag(f"还有 {lasting(max(left_s, 0))}", "gold"),
        presses=(("到", Form("/roll-calls/answer", new_key(), along)),),
        outbox=True,
    )
