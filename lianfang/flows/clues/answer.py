"""An officer grades a clue and thanks for it: his words go back sealed, the grade becomes an item and a deed."""

from datetime import datetime

from msgspec.structs import replace

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.clues.held import held
from lianfang.flows.clues.pieces import seal_in
from lianfang.flows.week.meeting import stand_for
from lianfang.notices.outbox import enqueue
from lianfang.vault.actions import blind_of
from zones.ground.scope import Scope
from zones.ground.weeks import week_of
from zones.journal.actions import take_back, write_deeds, write_rows
from zones.journal.vocabulary import Source
from zones.reports.actions.clues import REGISTER, item_of, keep, live_row
from zones.reports.reads.clues import boxes
from zones.reports.rules.clues import fact_of, grade, of_answer
from zones.reports.rules.saying import check_words
from zones.reports.tables import DutyItem
from zones.reports.vocabulary.clues import Clue


async def answer(by: By, scope: Scope, officer: int | None, clue: int, given: int, words: str, key: Key) -> None:
    """A grade may be given anew when more comes out: what it counted as before is taken back.

    Raises NotYours, UnknownGrade, NothingSaid, TooManyWords, PersonErased, OtherBody.
    """
    said = check_words(words)
    body = ["clue.answer", str(clue), str(given), blind_of("clue-body", said).hex()]

    async def do(now: datetime) -> str:
        stands, readers = await held(scope, officer, clue)
        after = grade(stands, given, now)
        nth = sum(box.kind == "answer" for box in await boxes(clue))
        await seal_in(clue, "answer", said.encode(), readers, now)
        await keep(replace(after, item=await _item(stands, after, nth, now)))
        await enqueue([of_answer(after, nth)], now)
        await note(by, "clue.answer", "done", now, "clue", clue)
        return "answered"

    await answered_once(key, body, do)


async def _item(before: Clue, after: Clue, nth: int, now: datetime) -> int | None:
    """What it counts as now; as before where the grade is the same."""
    if before.grade == after.grade:
        return before.item
    if before.item is not None:
        await take_back(DutyItem, "item", before.station, week_of(before.day), [before.item], now)
    if not after.grade:
        return None
    await stand_for("item", after.station, week_of(after.day), [item_of(after)], now)
    (made,) = await write_rows(DutyItem, [live_row(after, nth)])
    await write_deeds(None, after.station, "item", [(made, Source(REGISTER, after.id), fact_of(after))], now)
    return made
