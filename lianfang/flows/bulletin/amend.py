"""A figure corrected by hand: marked, with its reason, printed as such; or the correction taken back."""

from datetime import datetime

from bulletins.changes.actions import write_change
from bulletins.changes.errors import FigureChanged, NotByHand, NothingAmended
from bulletins.changes.reads import amendments
from bulletins.changes.rules import may_amend, reason_of
from bulletins.changes.vocabulary import AMENDED, UNDONE, Change
from bulletins.figures.flat import flat
from bulletins.register.errors import AlreadyIssued
from bulletins.register.vocabulary import Work
from lianfang.audit.actions import By, note
from lianfang.commands import Key, carried_out
from lianfang.flows.bulletin.preview import Preview, assemble
from lianfang.flows.bulletin.words import may_be_printed
from zones.ground.weeks import shanghai_day
from zones.roster.actions import lock_stations


async def amend(by: By, work: Work, path: str, value: int | None, reason: str, key: Key, was: str = "") -> None:
    """`value` None takes a correction back and needs no reason. `was` is the number that the writer saw. Only in a week's
    bulletin: those of several weeks are counted from their weeks.

    Raises what `may_amend` and `reason_of` raise, ForbiddenWords, AlreadyIssued, FigureChanged.
    """
    words = "" if value is None else reason_of(reason)

    async def do(now: datetime) -> str:
        await lock_stations(work.publisher.stations)
        seen = await assemble(work, shanghai_day(now), "")
        if work.kind != "weekly":
            raise NotByHand(label=seen.page.masthead)
        if seen.issued:
            raise AlreadyIssued(number=seen.issued.number)
        counted = await _undone(seen, path) if value is None else await _amended(seen, path, value, words, was)
        state, becomes = (UNDONE, "") if value is None else (AMENDED, str(value))
        await write_change(Change(work.id, "figure", path, state, str(counted), becomes, by.account, now, words))
        await note(by, "bulletin.amend", "done", now, "bulletin", work.id)
        return "done"

    await carried_out(key, [str(work.id), path, str(value), words], do)


async def _amended(seen: Preview, path: str, value: int, words: str, was: str) -> int:
    """What is counted there, if it may be corrected so."""
    present = next((one.value for one in flat(seen.figures) if one.path == path), None)
    if was and present is not None and str(present) != was:
        raise FigureChanged(theirs=present)
    others = {one.path for one in await amendments(seen.work.id)} - {path}
    figure = may_amend(seen.counted, path, value, len(others))
    await may_be_printed(seen.work.publisher, [words])
    return int(figure.value or 0)


async def _undone(seen: Preview, path: str) -> int:
    """What is counted there, if it was corrected."""
    figure = next((one for one in flat(seen.counted) if one.path == path), None)
    if path not in {one.path for one in await amendments(seen.work.id)}:
        raise NothingAmended(label=figure.label if figure else path)
    return int(figure.value or 0) if figure else 0
