"""Walks the chain from its first link and names the first one that does not hold; looks for rows that are in no link.

Inside one snapshot; a batch at a time, so that memory does not grow with the books.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from lianfang.chain.forms import BOOKS, written
from lianfang.chain.reads import stuck
from lianfang.chain.rows import connection, contents
from zones.ground.chain import Head, dated, link

BATCH = 5000
_LINKS = "SELECT seq, book, row, form, digest, sealed_at FROM chain_link WHERE seq > $1 ORDER BY seq LIMIT $2"
_LOOSE = """
SELECT count(*) AS rows, min(b.id) AS row FROM {book} b
WHERE NOT EXISTS (SELECT FROM chain_link l WHERE l.book = '{book}' AND l.row = b.id)
AND NOT EXISTS (SELECT FROM unsealed u WHERE u.book = '{book}' AND u.row = b.id)
"""
_ORPHANS = "SELECT count(*) AS rows, min(p.id) AS row FROM {part} p WHERE NOT EXISTS (SELECT FROM {book} b WHERE b.id = p.{of})"
Marks = Mapping[int, Sequence[bytes]]


class Fault(Struct, frozen=True):
    """What is wrong (`kind`) at a row of a book, at a link; `rows`: with so many rows, this one the first.

    changed: what the row says. gone: the row is. missing: links are. link: the link was changed. order: one of these, which
    cannot be told. anew: written anew as a whole, an older head says otherwise. cut: the end. loose: rows in no link.
    late: not sealed in time. anchor: a line of the heads kept outside. paper, short: what a bulletin printed.
    uneven, drift: awards and balances of the ledger.
    """

    kind: str
    book: str = ""
    row: int = 0
    seq: int = 0
    rows: int = 1


class Walked(Struct, frozen=True):
    """How many links held, the last of them, and what stopped the walk."""

    links: int
    head: Head
    fault: Fault | None


async def walk(marks: Marks) -> Walked:
    """From the first link on. `marks`: digests that were kept elsewhere, by seq."""
    head = Head()
    while links := await connection().fetch(_LINKS, head.seq, BATCH):
        found = await contents((one["book"], one["row"], one["form"]) for one in links)
        for one in links:
            if kind := _wrong(head, one, found, marks):
                return Walked(head.seq, head, await _fault(kind, head, one, found))
            head = Head(one["seq"], one["digest"])
    beyond = [seq for seq in marks if seq > head.seq]
    return Walked(head.seq, head, Fault("cut", seq=head.seq + 1, rows=max(beyond) - head.seq) if beyond else None)


def _wrong(before: Head, one: Any, found: dict[tuple[str, int], bytes], marks: Marks) -> str:
    """Empty where the link holds. Asked for each of millions: what hardly ever is comes last."""
    seq, book, row, form, digest, sealed_at = one
    content = found.get((book, row))
    if seq != before.seq + 1:
        return "missing"
    if content is None:
        return "link" if written(book, form) is None else "gone"
    if link(before.digest, seq, book, row, dated(sealed_at, content)) != digest:
        return "changed"
    return "anew" if seq in marks and any(mark != digest for mark in marks[seq]) else ""


async def _fault(kind: str, before: Head, one: Any, found: dict[tuple[str, int], bytes]) -> Fault:
    if kind == "missing":
        return Fault(kind, seq=before.seq + 1, rows=one["seq"] - before.seq - 1)
    if kind == "changed":
        kind = await _which(before, one, found)
    return Fault(kind, one["book"], one["row"], one["seq"])


async def _which(before: Head, one: Any, found: dict[tuple[str, int], bytes]) -> str:
    """What the next link was made on tells whether this row or its link was changed; where that says nothing, order."""
    content = dated(one["sealed_at"], found[one["book"], one["row"]])
    made = link(before.digest, one["seq"], one["book"], one["row"], content)
    follows = await connection().fetch(_LINKS, one["seq"], 1)
    beside = await contents((next_["book"], next_["row"], next_["form"]) for next_ in follows)
    for kind, digest in (("changed", one["digest"]), ("link", made)):
        if any(not _wrong(Head(one["seq"], digest), next_, beside, {}) for next_ in follows):
            return kind
    return "order"


async def unchained(now: datetime) -> list[Fault]:
    """Rows that are in no link and do not wait for one, book by book; parts without the row they belong to; what waits too long."""
    faults = [await _counted(_LOOSE.format(book=book), "loose", book) for book in BOOKS]
    for book, of in BOOKS.items():
        if parts := of.forms[-1].parts:
            faults.append(await _counted(_ORPHANS.format(part=parts.book, book=book, of=parts.of), "loose", parts.book))
    waiting = await stuck(now)
    if waiting.rows:
        faults.append(Fault("late", waiting.book or "", waiting.row or 0, rows=waiting.rows))
    return [fault for fault in faults if fault]


async def _counted(statement: str, kind: str, book: str) -> Fault | None:
    found = await connection().fetchrow(statement)
    return Fault(kind, book, found["row"], rows=found["rows"]) if found["rows"] else None
