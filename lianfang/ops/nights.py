"""What the nights found: each reading of all books leaves a row, with the first bad one in it or the head it came to."""

from datetime import datetime

from msgspec import Struct

from lianfang.chain.verifying import Fault
from lianfang.tables import NightCheck
from zones.ground.chain import Head

_LAST = "SELECT at, links, head, faults, fault, book, row, seq, rows FROM night_check ORDER BY id DESC LIMIT 1"


class Night(Struct, frozen=True):
    """When, how many links held, the head they led to (`seq:hex`), how many things were wrong, the first of them."""

    at: datetime
    links: int
    head: str
    faults: int
    first: Fault | None


async def keep(links: int, head: Head, faults: tuple[Fault, ...], now: datetime) -> None:
    """A night's reading, as it ended."""
    one = faults[0] if faults else Fault("")
    await NightCheck.insert(
        NightCheck(
            at=now,
            links=links,
            head=str(head),
            faults=len(faults),
            fault=one.kind,
            book=one.book,
            row=one.row,
            seq=one.seq,
            rows=one.rows,
        )
    )


async def last_night() -> Night | None:
    """The last one; None where there was none yet."""
    rows = await NightCheck.raw(_LAST)
    if not rows:
        return None
    at, links, head, faults, kind, *where = rows[0].values()
    return Night(at, links, head, faults, Fault(kind, *where) if faults else None)


async def faults_at_night(_: datetime) -> float:
    """How many things the last night found wrong."""
    night = await last_night()
    return float(night.faults) if night else 0.0
