"""Appeals as those who raised them see them, and as the legal office and the bureau's office do: one snapshot each."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import Actor, NotYours, can, scope
from lianfang.accounts.states import names_of
from lianfang.database import look, transaction
from lianfang.flows.appeals.concerned import concerned
from lianfang.flows.appeals.send import OF_APPEAL
from lianfang.flows.points.confirmed import Hand, confirmed_by
from lianfang.photos.reads import PhotoRow, content_of, photos_of
from scoring.points.appeals.reads import AppealRow, about_award, appeal_at, appeals_of, entry_of, queue, words_of
from scoring.points.appeals.vocabulary import Appeal, Entry
from scoring.points.reads.lines import Step, steps
from zones.ground.scope import Scope


class EntrySeen(Struct, frozen=True):
    """An entry of points, and the appeal about it that was not taken back, where there is one; who confirmed it, its postings."""

    now: datetime
    entry: Entry
    appeal: Appeal | None
    hands: tuple[Hand, ...] = ()
    steps: tuple[Step, ...] = ()


class AppealSeen(Struct, frozen=True):
    """`words` by kind: words, ruling; none, and no photos, of somebody who was erased."""

    now: datetime
    row: AppealRow
    entry: Entry | None
    words: dict[str, str]
    photos: list[PhotoRow]


class AppealOpened(Struct, frozen=True):
    """As the legal office sees it: `hands` are the officers who had a hand in it, `answered_by` who decided."""

    seen: AppealSeen
    hands: tuple[str, ...]
    answered_by: str


class QueueSeen(Struct, frozen=True):
    """`whole` for who decides; others see what is overdue, without opening it."""

    now: datetime
    whole: bool
    rows: list[AppealRow]


async def own_appeals(scope: Scope) -> list[AppealRow]:
    """Of the scope's person or unit."""
    return await look(lambda: appeals_of(scope))


async def own_entry(scope: Scope, award: int) -> EntrySeen:
    """Raises NotYours for one that is none of the scope's person's or unit's."""
    async with transaction(snapshot=True) as now:
        entry = await entry_of(scope, award)
        if entry is None:
            raise NotYours()
        hands = await confirmed_by(entry.deed) if entry.deed is not None else ()
        postings = await steps(Scope((entry.station,)), award)
        return EntrySeen(now, entry, await about_award(entry.award), hands, tuple(postings))


async def own_appeal(scope: Scope, appeal: int) -> AppealSeen:
    """Raises NotYours for one that is none of the scope's person's or unit's."""
    async with transaction(snapshot=True) as now:
        return await _seen(scope, appeal, now)


async def queue_seen(actor: Actor) -> QueueSeen:
    """Raises NotYours."""
    reach, whole = scope(actor, "appeal.see"), can(actor, "appeal.decide")
    async with transaction(snapshot=True) as now:
        rows = await queue(reach)
        return QueueSeen(now, whole, rows if whole else [row for row in rows if row.appeal.overdue(now)])


async def opened(actor: Actor, appeal: int) -> AppealOpened:
    """Raises NotYours for one out of reach."""
    reach = scope(actor, "appeal.decide")
    async with transaction(snapshot=True) as now:
        seen = await _seen(reach, appeal, now)
        decided = seen.row.appeal.decided_by
        by = (await names_of([decided])).get(decided, "") if decided is not None else ""
        return AppealOpened(seen, (await concerned(seen.row.appeal, seen.entry, now)).names, by)


async def _seen(reach: Scope, appeal: int, now: datetime) -> AppealSeen:
    row = await appeal_at(reach, appeal)
    if row is None:
        raise NotYours()
    award, at = row.appeal.award, Scope((row.appeal.station,))
    entry = await entry_of(at, award) if award is not None else None
    return AppealSeen(now, row, entry, await words_of(appeal), await _photos(appeal))


async def appeal_photo(reach: Scope, appeal: int, photo: int) -> bytes:
    """The picture. Raises NotYours for an appeal out of reach, PhotoGone."""
    if await look(lambda: appeal_at(reach, appeal)) is None:
        raise NotYours()
    return await look(lambda: content_of(OF_APPEAL, appeal, photo))


async def _photos(appeal: int) -> list[PhotoRow]:
    return (await photos_of(OF_APPEAL, [appeal])).get(appeal, [])
