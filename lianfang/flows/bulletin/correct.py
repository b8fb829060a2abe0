"""Corrects an issued bulletin, or takes it back: by a numbered file of its own, never by a quiet new one."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from bulletins.paper.vocabulary import Foot, Page, Signature
from bulletins.register.actions import ToCorrect, write_erratum
from bulletins.register.errors import (
    AlreadyWithdrawn,
    FiguresMoved,
    MissingGlyph,
    NothingCorrected,
    NotIssued,
    OpinionTooLong,
    ReasonNeeded,
    TooMuchCorrected,
)
from bulletins.register.reads.issued import issued as issued_as
from bulletins.register.reads.issued import page_printed
from bulletins.register.stages import apart, digest_of
from bulletins.register.vocabulary import MOST_ITEMS, MOST_REASON, Issued, Work
from bulletins.telling.erratum import Correction, Erratum, erratum_page
from bulletins.telling.page import SPARE_COPIES
from bulletins.telling.phrases import span
from lianfang import issued
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answer_of, answered_once
from lianfang.database import transaction
from lianfang.flows.bulletin.issue import CODE, TRIES, verify_text
from lianfang.flows.bulletin.pressed import pressed
from lianfang.flows.bulletin.preview import issuer_of, sample_mark
from lianfang.flows.bulletin.words import may_be_printed
from lianfang.flows.chain.heads import heads_to_print
from lianfang.flows.distribution.distribute import Told, distribute
from zones.ground.texts import in_one_line
from zones.ground.weeks import parse_span, shanghai_day
from zones.roster.actions import lock_stations, make_officers


class Correcting(Struct, frozen=True):
    """What is wrong and why; `withdraws` the whole bulletin needs no places. Drafted, reviewed, signed by these three."""

    reason: str
    items: tuple[tuple[str, str, str], ...]
    withdraws: bool
    names: tuple[str, str, str]


class Seen(Struct, frozen=True):
    """A bulletin as it is, and the correction that would be its next."""

    one: Issued
    number: int
    page: Page
    code: str
    on: date


class Made(Struct, frozen=True):
    """A correction when it has been printed."""

    seen: Seen
    sha256: str
    pages: int


async def correct(by: By, work: Work, said: Correcting, key: Key) -> int:
    """Returns the correction's number. The same key again returns the same number.

    Raises NameNeeded, SamePerson, ReasonNeeded, OpinionTooLong, NothingCorrected, TooMuchCorrected, ForbiddenWords, NotIssued,
    AlreadyWithdrawn, MissingGlyph, FiguresMoved.
    """
    said = tidy(said)
    body = [str(work.id), said.reason, *(text for item in said.items for text in item), *said.names]
    earlier = await answer_of(key, body)
    if earlier is not None:
        return int(earlier)
    await _may_stand(work, said)
    heads = await heads_to_print()
    for _ in range(TRIES):
        async with transaction() as now:
            seen = await _seen(work, said, shanghai_day(now))
        made = await pressed(replace(seen.page, heads=heads), None)
        if made.missing:
            raise MissingGlyph(characters="".join(made.missing))
        do = _register(by, work, said, Made(seen, issued.store(made.pdf), made.pages))
        try:
            return int(await answered_once(key, body, do))
        except FiguresMoved:
            continue
    raise FiguresMoved()


def _register(by: By, work: Work, said: Correcting, made: Made) -> Callable[[datetime], Awaitable[str]]:
    """What is done under the lock: nothing where another correction came between."""
    seen = made.seen

    async def do(now: datetime) -> str:
        await lock_stations(work.publisher.stations)
        if await _seen(work, said, shanghai_day(now)) != seen:
            raise FiguresMoved()
        officers = await make_officers(work.publisher.bureau, list(said.names))
        drafted, reviewed, signed = (officers[name] for name in said.names)
        erratum = await write_erratum(
            ToCorrect(
                bulletin=seen.one.id,
                number=seen.number,
                withdraws=said.withdraws,
                reason=said.reason,
                items=said.items,
                on=seen.on,
                officers=(drafted, reviewed, signed),
                code=seen.code,
                sha256=made.sha256,
                pages=made.pages,
            ),
            now,
        )
        await distribute(work, seen.one.id, Told(seen.one.number, seen.number, erratum), now)
        await note(by, "bulletin.correct", "done", now, "bulletin", work.id)
        return str(seen.number)

    return do


def tidy(said: Correcting) -> Correcting:
    """Without spaces at the ends and empty rows. Raises what `correct` says of words and names."""
    reason = in_one_line(said.reason).rstrip("。")
    rows = [(in_one_line(where), in_one_line(was), in_one_line(now)) for where, was, now in said.items]
    items = tuple(row for row in rows if any(row))
    if not reason:
        raise ReasonNeeded()
    if len(reason) > MOST_REASON:
        raise OpinionTooLong(most=MOST_REASON, written=len(reason))
    if len(items) > MOST_ITEMS:
        raise TooMuchCorrected(most=MOST_ITEMS)
    longest = max((len(text) for item in items for text in item), default=0)
    if longest > MOST_REASON:
        raise OpinionTooLong(most=MOST_REASON, written=longest)
    if said.withdraws:
        items = ()
    elif not items or any(not all(item) or item[1] == item[2] for item in items):
        raise NothingCorrected()
    first, second, third = apart(*said.names)
    return Correcting(reason, items, said.withdraws, (first, second, third))


async def _may_stand(work: Work, said: Correcting) -> None:
    """What is said now obeys the same rules as the bulletin; what was printed is quoted as it was."""
    async with transaction():
        await may_be_printed(work.publisher, [said.reason, *(now for _, _, now in said.items)])


async def _seen(work: Work, said: Correcting, on: date) -> Seen:
    one = await issued_as(work.id)
    if one is None:
        raise NotIssued()
    if any(erratum.withdraws for erratum in one.errata):
        raise AlreadyWithdrawn()
    number, issuer, week = len(one.errata) + 1, issuer_of(work.publisher), parse_span(one.week)
    before = await page_printed(work.id)
    foot = before.foot if before else Foot(issuer.report_to, issuer.send_to, issuer.issue_to, SPARE_COPIES)
    day = f"{on.year}年{on.month}月{on.day}日"
    page = erratum_page(
        Erratum(
            number=number,
            issue_no=one.called,
            about="".join(before.title) if before else f"关于{span(week)}保安联勤联防工作情况的通报",
            issued=f"{one.issued_on.year}年{one.issued_on.month}月{one.issued_on.day}日",
            reason=said.reason,
            corrections=tuple(Correction(*item) for item in said.items),
            masthead=before.masthead if before else "保安联勤联防工作通报",
            issuer=issuer.name,
            date=day,
            address=issuer.address,
            foot=replace(foot, verify=""),
            signature=Signature(issuer.name, day, sealed=True) if work.publisher.form == "letter" else None,
            mark=sample_mark(),
        )
    )
    page = replace(page, form=work.publisher.form)
    code = hashlib.sha256(f"{number} {digest_of(page)}".encode()).hexdigest()[:CODE]
    verify = verify_text(code, one.year, one.number)
    return Seen(one, number, replace(page, foot=replace(page.foot, verify=verify)), code, on)
