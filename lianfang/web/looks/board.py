"""What a board is printed of: the book in force with its digest, and where a unit's guards ask."""

import hashlib
from datetime import datetime

from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.points.rules_seen import FIRST_BOOK
from scoring.points.book.reading import FIRST
from scoring.points.reads.books import books, digest_of
from scoring.points.vocabulary.book import RuleBookText
from zones.aid.reads import unit_named
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


class BoardSeen(Struct, frozen=True):
    """`unit` and `phone` (of its station's desk) are empty for a board of no one unit."""

    now: datetime
    book: RuleBookText
    digest: str
    unit: str = ""
    phone: str = ""


async def board_seen(bureau: int, scope: Scope | None = None) -> BoardSeen:
    """Of a bureau that has no book yet, what it will get; with a scope for its unit."""
    async with transaction(snapshot=True) as now:
        found, today = await books(bureau), shanghai_day(now)
        name, _, phone = await unit_named(scope.unit) if scope and scope.unit else ("", "", "")
        if not any(book.starts_on <= today for book in found.books):
            return BoardSeen(now, FIRST_BOOK, hashlib.sha256(FIRST.read_bytes()).hexdigest(), name, phone)
        row = found.on(today)
        return BoardSeen(now, row.text, await digest_of(row.id), name, phone)
