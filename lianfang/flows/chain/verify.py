"""Everything that the books hold is looked at, in one state of the database; where all is well the head is kept outside it."""

import asyncio

from msgspec import Struct

from lianfang.chain import anchors
from lianfang.chain.reads import BookHead, book_at
from lianfang.chain.verifying import Fault, unchained, walk
from lianfang.database import transaction
from lianfang.flows.chain.seal import seal
from lianfang.ops.ledger import all_adrift, all_uneven
from zones.ground.chain import Head


class Verified(Struct, frozen=True):
    """Links that held, the last of them, how many heads from outside were compared, what is wrong."""

    links: int
    head: Head
    compared: int
    faults: tuple[Fault, ...]


async def verify(given: tuple[Head, ...] = (), printed: tuple[BookHead, ...] = ()) -> Verified:
    """`given`: heads that somebody wrote down; `printed`: those of a bulletin's last line. What is kept outside is read before the books are: it is never ahead of them."""
    await seal(wait=True)
    kept = await asyncio.to_thread(anchors.kept)
    heads = [*kept.heads, *given]
    marks: dict[int, list[bytes]] = {}
    for head in heads:
        marks.setdefault(head.seq, []).append(head.digest)
    faults = [Fault("anchor", row=line) for line in kept.damaged]
    async with transaction(snapshot=True) as now:
        walked = await walk(marks)
        faults += [walked.fault] if walked.fault else []
        faults += await unchained(now)
        faults += [fault for one in printed if (fault := await _held(one))]
        for kind, found in (("uneven", await all_uneven()), ("drift", await all_adrift())):
            faults += [Fault(kind, off.book, off.first, rows=off.rows) for off in found]
    if not faults:
        await asyncio.to_thread(anchors.keep, walked.head, now)
    return Verified(walked.links, walked.head, len(heads) + len(printed), tuple(faults))


async def _held(paper: BookHead) -> Fault | None:
    """Whether the chain still says what was printed; that it holds up to there the walk has seen."""
    found = await book_at(paper.book, paper.rows)
    if found is None:
        return Fault("short", paper.book, paper.rows)
    head, row = found
    return None if head.digest.hex().startswith(paper.digits) else Fault("paper", paper.book, row, head.seq)
