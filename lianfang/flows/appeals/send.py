"""我有意见: a guard appeals against an entry of his, or says what was not counted; a unit against its own entries."""

from datetime import date, datetime

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports import photo
from lianfang.flows.reports.stands import Stands, where_he_stands
from lianfang.notices.outbox import enqueue
from lianfang.vault.actions import blind_of
from scoring.points.appeals import reads, rules
from scoring.points.appeals.actions import put_words, take
from scoring.points.appeals.vocabulary import MOST_WORDS, Appeal
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.reports.rules.saying import check_words
from zones.roster.actions import lock_station

OF_APPEAL = "appeal"
"""What its photos are kept under: his own, erased with him, kept as long as all photos."""


class NewAppeal(Struct, frozen=True):
    """About an entry (any award of it); or, without one, about something of `day` that is no entry. `photos` as they came."""

    reason: str
    words: str = ""
    award: int | None = None
    day: date | None = None
    photos: tuple[bytes, ...] = ()


async def send(by: By, scope: Scope, account: int, told: NewAppeal, key: Key) -> int:
    """By the scope's person or unit. Returns its id. Until it is answered the points are held.

    Raises NotYours, UnknownAppeal, AppealOpen, AppealDecided, AppealTooLate, BadAppealDay, NothingSaid, TooManyWords,
    TooManyAppealPhotos, SealedAppealPhoto, OtherBody, and what a photo raises.
    """
    rules.check_photos(len(told.photos), None)
    said = check_words(told.words, needed=told.award is None or told.reason == "other", most=MOST_WORDS)

    body = ["appeal.send", str(scope.unit), str(told.award), str(told.day), told.reason]
    body += [blind_of("appeal-body", said).hex(), *map(photo.digest_of, told.photos)]
    photos = [await photo.clean_of(account, one, key, body) for one in told.photos]

    async def do(now: datetime) -> str:
        person, at = await _who(scope, now)
        station, award, day = await _about(scope, at, person, told, now)
        bureau = await lock_station(station)
        earlier = await (reads.about_award(award) if award else reads.about_day(person, at.unit, day))
        rules.check_once(earlier)
        due_at, first = rules.first_deadlines(now)
        appeal = Appeal(0, station, person, at.unit, award, day, told.reason, account, "open", now, due_at, first)
        number = await take(appeal)
        await put_words(number, "words", said)
        for one in photos:
            await photo.keep(account, OF_APPEAL, number, one, now)
        await enqueue([rules.of_new(number, told.reason, bureau)], now)
        await note(by, "appeal.send", "done", now, "appeal", number)
        return str(number)

    return int(await answered_once(key, body, do))


async def _who(scope: Scope, now: datetime) -> tuple[int | None, Stands]:
    if scope.unit is not None and scope.person is None:
        return None, Stands(scope.stations[0], scope.unit)
    return await where_he_stands(scope, now)


async def _about(
    scope: Scope, at: Stands, person: int | None, told: NewAppeal, now: datetime
) -> tuple[int, int | None, date]:
    """(station, first award of the entry, day), as far as it may be appealed against."""
    today = shanghai_day(now)
    if told.award is None:
        return at.station, None, rules.check_no_entry(told.reason, told.day, today)
    entry = await reads.entry_of(scope, told.award)
    if entry is None:
        raise NotYours()
    rules.check_entry(entry, told.reason, today)
    rules.check_photos(len(told.photos), entry)
    return entry.station, entry.award, entry.day
