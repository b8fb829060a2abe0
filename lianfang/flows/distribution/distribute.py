"""Sends what was issued: a row for each unit and receiver outside, a notice to whoever is in charge of a unit. Inside the transaction that issues it."""

from datetime import datetime

from msgspec import Struct

from bulletins.distribution.actions import deliver
from bulletins.register.vocabulary import Work
from lianfang.notices.outbox import enqueue
from zones.ground.notice import Notice, Plain


class Told(Struct, frozen=True):
    """The bulletin's number; of a correction its own number and its row."""

    number: int
    erratum: int = 0
    row: int | None = None


async def distribute(work: Work, bulletin: int, told: Told, now: datetime) -> None:
    """`bulletin` is the row of what was issued; addresses have the draft's id."""
    units = await deliver(bulletin, told.row, work.publisher.stations, now)
    kind = "erratum_issued" if told.erratum else "bulletin_issued"
    facts: dict[str, Plain] = {"kind": work.kind, "number": told.number, "erratum": told.erratum}
    await enqueue(
        [Notice(kind, f"unit:{one}", f"{kind}:{work.id}:{told.erratum}:unit:{one}", work.id, facts) for one in units],
        now,
    )
