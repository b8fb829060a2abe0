"""Somebody says something of a unit: on its public page, or by phone to the station. He gets a number, shown once."""

import base64
from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.accounts.quotas import is_within
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.voices.pieces import seal_in
from lianfang.notices.outbox import enqueue
from lianfang.vault.actions import blind_of
from zones.ground.scope import Scope
from zones.reports.actions.voices import take
from zones.reports.errors.voices import TooManyVoices
from zones.reports.rules.saying import check_words
from zones.reports.rules.voices import check_voice, of_new
from zones.reports.vocabulary.voices import MOST_WORDS
from zones.roster.reads.whereabouts import place_of_unit

AN_ADDRESS, A_UNIT = (6, timedelta(hours=1)), (60, timedelta(days=1))
"""How many, within how long."""


class Said(Struct, frozen=True):
    kind: str
    words: str
    phone: str = ""


async def say(by: By, unit: int, said: Said, address: str, key: Key, scope: Scope | None = None) -> str:
    """Returns the receipt. `address` is whose sender is counted, empty at the station, which says its `scope`.

    Raises NotYours, UnknownVoice, NothingSaid, TooManyWords, BadVoicePhone, TooManyVoices, OtherBody.
    """
    words, phone = check_words(said.words, most=MOST_WORDS), said.phone.strip()
    check_voice(said.kind, phone)
    receipt = _receipt_of(key)

    async def do(now: datetime) -> str:
        place = await place_of_unit(unit)
        if place is None or place.station is None or (scope and place.station not in scope.stations):
            raise NotYours()
        if address:
            await _check_crowd(address, unit, now)
        voice = await take(place.station, unit, said.kind, digest_of(receipt), now)
        await seal_in(voice.id, "words", words, now)
        if phone:
            await seal_in(voice.id, "phone", phone, now)
        await enqueue([of_new(voice)], now)
        await note(by, "voice.say", "done", now, "voice", voice.id)
        return str(voice.id)

    await answered_once(key, ["voice.say", str(unit), said.kind, blind_of("voice-body", f"{words}\n{phone}").hex()], do)
    return receipt


def digest_of(receipt: str) -> bytes:
    """What is stored of a receipt; blanks, hyphens and small letters do not count."""
    return blind_of("voice-receipt", "".join(receipt.upper().split()).replace("-", ""))


def _receipt_of(key: Key) -> str:
    """From the command's key, so that asking again gives the same and nothing of it is stored: 80 bits, in fours."""
    letters = base64.b32encode(blind_of("voice-number", f"{key.actor}:{key.key}")).decode()[:16]
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


async def _check_crowd(address: str, unit: int, now: datetime) -> None:
    for what, name, (most, span) in (("voice-address", address, AN_ADDRESS), ("voice-unit", str(unit), A_UNIT)):
        if not await is_within(what, name, most, span, now):
            raise TooManyVoices()
