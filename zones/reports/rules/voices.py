"""Who may handle a voice, who reads it, until when, and who is reminded."""

import re
from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from zones.ground.notice import Notice
from zones.reports.errors.voices import BadHandler, BadVoicePhone, UnknownVoice, VoiceAnswered
from zones.reports.vocabulary.voices import AGAIN, ANSWERED_WITHIN, KINDS, REMINDED, Voice

_PHONE = re.compile(r"\+?[0-9][0-9 \-]{5,18}[0-9]")


def check_voice(kind: str, phone: str) -> None:
    """`phone` may be empty. Raises UnknownVoice, BadVoicePhone."""
    if kind not in KINDS:
        raise UnknownVoice()
    if phone and not _PHONE.fullmatch(phone):
        raise BadVoicePhone()


def is_involved(kind: str, officer: int | None, beat: int | None) -> bool:
    """A complaint about a unit is not for whose beat it is."""
    return kind == "complaint" and officer is not None and officer == beat


def assign(voice: Voice, officer: int, serving: Collection[int], beat: int | None) -> Voice:
    """The voice afterwards. Raises VoiceAnswered, BadHandler."""
    if voice.state == "answered":
        raise VoiceAnswered()
    if officer not in serving or is_involved(voice.kind, officer, beat):
        raise BadHandler()
    return replace(voice, handler=officer, state="assigned")


def answer(voice: Voice, now: datetime) -> Voice:
    """Raises VoiceAnswered."""
    if voice.state == "answered":
        raise VoiceAnswered()
    return replace(voice, state="answered", answered_at=now, next_deadline=None)


def deadline_after(voice: Voice, now: datetime) -> datetime:
    """On the fifth day, on the seventh, then each day."""
    for day in (voice.at + REMINDED, voice.at + ANSWERED_WITHIN):
        if now < day:
            return day
    return voice.at + ANSWERED_WITHIN + ((now - voice.at - ANSWERED_WITHIN) // AGAIN + 1) * AGAIN


def of_new(voice: Voice) -> Notice:
    """Somebody at the station gives it to an officer."""
    return Notice("voice_new", f"desk:{voice.station}", f"voice:{voice.id}:new", voice.id, {"kind": voice.kind})


def of_assigned(voice: Voice) -> Notice:
    key = f"voice:{voice.id}:assigned:{voice.handler}"
    return Notice("voice_assigned", f"officer:{voice.handler}", key, voice.id, {"kind": voice.kind})


def of_due(voice: Voice, bureau: int, now: datetime) -> list[Notice]:
    """Whoever handles it, else the desk; overdue: the office as well."""
    overdue = voice.overdue(now)
    kind = "voice_overdue" if overdue else "voice_due"
    receivers = [f"officer:{voice.handler}" if voice.handler else f"desk:{voice.station}"]
    receivers += [f"command:{bureau}"] if overdue else []
    day = (now - voice.at).days
    return [Notice(kind, to, f"voice:{voice.id}:{kind}:{day}:{to}", voice.id, {"kind": voice.kind}) for to in receivers]
