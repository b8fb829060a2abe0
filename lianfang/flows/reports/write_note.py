"""A guard writes a note, or reports what he found: it goes to the officer of his unit's beat."""

from datetime import datetime

from msgspec import Struct

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports import photo
from lianfang.flows.reports.stands import where_he_stands
from lianfang.notices.outbox import enqueue
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.patrol.reads.outings import seats
from zones.reports.actions import notes
from zones.reports.actions.orders import see
from zones.reports.errors.notes import NoSuchDailyOrder, UnknownKind
from zones.reports.reads.notes import locked
from zones.reports.reads.orders import order_for
from zones.reports.rules.saying import check_words
from zones.reports.rules.telling import of_note
from zones.reports.vocabulary.notes import KINDS, NOTE
from zones.roster.reads.beats import beats


class NewNote(Struct, frozen=True):
    """`outing` on which it was found, `daily` order by which he looked for it."""

    words: str = ""
    kind: str = NOTE
    outing: int | None = None
    daily: int | None = None
    phone_at: datetime | None = None


async def write_note(by: By, scope: Scope, account: int, told: NewNote, content: bytes, key: Key) -> int:
    """Of the scope's person; `content` is a photo, or empty. Returns the note's id.

    A plain note needs words or a photo, a finding neither. An outing in which he has no seat is left out: nothing is lost.
    Raises UnknownKind, NothingSaid, TooManyWords, NoSuchDailyOrder, NotYours, OtherBody and what a photo raises.
    """
    if told.kind not in KINDS:
        raise UnknownKind()
    words = check_words(told.words, needed=told.kind == NOTE and not content)
    facts = [told.kind, words, str(told.outing), str(told.daily)]
    body = ["note.write", *facts, photo.digest_of(content)]
    clean = await photo.clean_of(account, content, key, body)

    async def do(now: datetime) -> str:
        person, stands = await where_he_stands(scope, now)
        if told.daily is not None and await order_for(scope, told.daily, now) is None:
            raise NoSuchDailyOrder()
        place = Scope((stands.station,), unit=stands.unit)
        beat = (await beats(place, shanghai_day(now))).get(stands.unit)
        officer = beat.officer if beat else None
        outing = await _his(told.outing, person)
        made = await notes.open_thread(stands.station, stands.unit, person, officer, told.kind, outing, now)
        await notes.say(made, account, words, now, person, "noted", told.phone_at)
        await photo.keep(account, photo.OF_NOTE, made, clean, now)
        if told.daily is not None:
            await see(told.daily, person, now, made)
        opened = await locked(made)
        assert opened
        await enqueue([of_note(opened)], now)
        await note(by, "note.write", "done", now, "note", made)
        return str(made)

    return int(await answered_once(key, body, do))


async def _his(outing: int | None, person: int) -> int | None:
    if outing is None:
        return None
    return outing if any(one.person == person for one in (await seats([outing]))[outing]) else None
