"""信息报送: from a guard straight to one officer, sealed for the two of them. His unit hears of nothing."""

from datetime import datetime

from msgspec import Struct

from lianfang.accounts.officers import serving
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answer_of, answered_once
from lianfang.database import transaction
from lianfang.flows.clues.pieces import seal_in
from lianfang.flows.reports.stands import where_he_stands
from lianfang.notices.outbox import enqueue
from lianfang.photos.cleaned import cleaned
from lianfang.vault.actions import blind_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.reports.actions import clues
from zones.reports.errors.clues import TooManyClues, TooManyPhotos
from zones.reports.reads.clues import sent_lately
from zones.reports.rules.clues import of_new, receiver
from zones.reports.rules.saying import check_words
from zones.reports.vocabulary.clues import MOST_A_DAY, MOST_PHOTOS
from zones.roster.reads.beats import beats


class NewClue(Struct, frozen=True):
    """`officer` is whom he chose, where nobody has his unit."""

    words: str
    photos: tuple[bytes, ...] = ()
    officer: int | None = None
    phone_at: datetime | None = None


async def send(by: By, scope: Scope, told: NewClue, key: Key) -> int:
    """Of the scope's person. Returns its id.

    Raises NothingSaid, TooManyWords, TooManyPhotos, TooManyClues, NoOfficer, PersonErased, NotYours, OtherBody and what
    `cleaned` raises.
    """
    words = check_words(told.words, needed=not told.photos)
    if len(told.photos) > MOST_PHOTOS:
        raise TooManyPhotos(most=MOST_PHOTOS)
    body = ["clue.send", str(told.officer), _mark(words.encode()), *map(_mark, told.photos)]
    photos = [await cleaned(one) for one in told.photos] if told.photos and await _is_new(scope, key, body) else []

    async def do(now: datetime) -> str:
        person, at = await where_he_stands(scope, now)
        await _check_room(person, now)
        beat = (await beats(Scope((at.station,), unit=at.unit), shanghai_day(now))).get(at.unit)
        officer = receiver(
            beat.officer if beat else None, told.officer, {one.id for one in await serving(at.station, now)}
        )
        made = await clues.send(at.station, at.unit, person, officer, told.phone_at, now)
        readers = [f"person:{person}", f"officer:{officer}"]
        if words:
            await seal_in(made, "words", words.encode(), readers, now)
        for photo in photos:
            await seal_in(made, "photo", photo, readers, now)
        await enqueue([of_new(made, officer)], now)
        await note(by, "clue.send", "done", now, "clue", made)
        return str(made)

    return int(await answered_once(key, body, do))


def _mark(content: bytes) -> str:
    """What stands for it in a command's body: keyed, since a plain digest of a few words can be guessed."""
    return blind_of("clue-body", content.hex()).hex()


async def _is_new(scope: Scope, key: Key, body: list[str]) -> bool:
    """Before anything is unpacked: that is the costly part."""
    async with transaction() as now:
        if await answer_of(key, body) is not None:
            return False
        person, _ = await where_he_stands(scope, now)
        await _check_room(person, now)
        return True


async def _check_room(person: int, now: datetime) -> None:
    if await sent_lately(person, now) >= MOST_A_DAY:
        raise TooManyClues(most=MOST_A_DAY)
