"""Issues a week's bulletin: printed first, then numbered and frozen in one transaction. Once a week, whatever crashes."""

from datetime import datetime

from msgspec import Struct

from bulletins.register.actions import ToIssue, write_issued
from bulletins.register.errors import (
    AlreadyIssued,
    FiguresMoved,
    ForbiddenWords,
    MissingGlyph,
    NothingRecorded,
    NotYetOver,
)
from bulletins.register.rules import printed, signers
from lianfang import issued
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answer_of, answered_once
from lianfang.flows.bulletin.preview import SHOWN, Preview, assemble, preview, sample_mark
from lianfang.printing import print_bulletin
from zones.ground.weeks import Week, shanghai_day
from zones.roster.actions import lock_station, make_officers
from zones.roster.reads import StationRow

TRIES = 3


async def issue(station: StationRow, week: Week, by: str, reviewed_by: str, key: Key, actor: By | None = None) -> int:
    """`by` and `reviewed_by` sign it; `actor` is who asks, for the audit book. Returns the number. The same key again returns the same number; another key is refused with AlreadyIssued.

    The page is printed outside any transaction; if figures or words moved meanwhile it is printed again.
    """
    first, second = signers(by, reviewed_by)
    body = [str(station.id), str(week), first, second]
    earlier = await answer_of(key, body)
    if earlier is not None:
        return int(earlier)
    for _ in range(TRIES):
        seen = await preview(station, week, sample_mark())
        earlier = await answer_of(key, body) if seen.issued else None
        if earlier is not None:  # the same form, sent twice, was answered meanwhile
            return int(earlier)
        _may_be_issued(seen)
        pdf = await print_bulletin(seen.page)
        if pdf.missing:
            raise MissingGlyph(characters="".join(pdf.missing))
        digest = issued.store(pdf.pdf)
        try:
            who = actor or By(key.actor, station.bureau)
            return await _register(seen, ToRegister(who, digest, pdf.pages, (first, second)), key, body)
        except FiguresMoved:
            continue
    raise FiguresMoved()


def _may_be_issued(seen: Preview) -> None:
    if seen.issued:
        raise AlreadyIssued(number=seen.issued.number, day=seen.issued.issued_on.isoformat())
    if seen.on <= seen.week.sunday:
        raise NotYetOver(week=str(seen.week))
    if len(seen.missing) == len(SHOWN):
        raise NothingRecorded(week=str(seen.week))
    if seen.faults:
        fault = seen.faults[0]
        raise ForbiddenWords(word=fault.word, why=fault.why, do=fault.do)


class ToRegister(Struct, frozen=True):
    """What is known of a bulletin when it has been printed."""

    who: By
    digest: str
    pages: int
    names: tuple[str, str]


async def _register(seen: Preview, made: ToRegister, key: Key, body: list[str]) -> int:
    async def do(now: datetime) -> str:
        await lock_station(seen.station.id)
        again = await assemble(seen.station, seen.week, shanghai_day(now), sample_mark())
        _may_be_issued(again)
        if again.page != seen.page:
            raise FiguresMoved()
        officers = await make_officers(seen.station.bureau, list(made.names))
        await write_issued(
            seen.station.id,
            ToIssue(
                week=seen.week,
                number=again.number,
                on=again.on,
                issued_by=officers[made.names[0]],
                reviewed_by=officers[made.names[1]],
                figures=again.figures,
                advice=printed(again.advice),
                sha256=made.digest,
                pages=made.pages,
            ),
            now,
        )
        await note(made.who, "bulletin.issue", "done", now, "station", seen.station.id, str(seen.week))
        return str(again.number)

    return int(await answered_once(key, body, do))
