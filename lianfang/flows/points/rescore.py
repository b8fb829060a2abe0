"""The bureau decides that days are counted by another of its books: a row; what differs is posted as corrections."""

from datetime import date, datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.points.actions.books import lock_bureau, rescore
from scoring.points.errors import NoDecision, NoSuchBook
from scoring.points.reads.books import Rescored, books

LONGEST = 60
"""Letters of a decision's number, as in 宿洋公〔2018〕12号."""


async def rescore_days(
    by: By, account: int | None, bureau: int, version: str, first: date, last: date, number: str, key: Key
) -> int:
    """Returns how many deeds wait to be judged anew. Raises NoSuchBook, NoDecision, OtherBody."""
    number = " ".join(number.split())
    if not number or len(number) > LONGEST or last < first:
        raise NoDecision()

    async def do(now: datetime) -> str:
        await lock_bureau(bureau)
        found = next((book.id for book in (await books(bureau)).books if book.text.version == version), None)
        if found is None:
            raise NoSuchBook()
        waiting = await rescore(bureau, Rescored(0, found, first, last, number), account, now)
        await note(by, "points.rescore", "done", now, "rule_book", found)
        return str(waiting)

    body = ["points.rescore", str(bureau), version, first.isoformat(), last.isoformat(), number]
    return int(await answered_once(key, body, do))
