"""How a draft becomes a rule book: 起草 → 法制审核 (another person) → 公示 → 施行. Pure."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from scoring.points.errors import DraftMoved, DraftTooSoon, NothingSaid, OwnDraft, StillPublic

State = Literal["drafting", "sent", "approved"]
LONGEST = 300
"""Letters of what the legal office says of a draft."""


class Draft(Struct, frozen=True):
    """A bureau's draft. `said` is what the legal office said last; `notice_until` the last day of its public notice."""

    id: int
    bureau: int
    text: str
    state: State
    changed_by: int
    changed_at: datetime
    approved_by: int | None = None
    notice_until: date | None = None
    said: str = ""


def written(draft: Draft, text: str, account: int, now: datetime) -> Draft:
    """Raises DraftMoved: what was sent is taken back before it is changed."""
    _must_be(draft, "drafting")
    return replace(draft, text=text, changed_by=account, changed_at=now)


def sent(draft: Draft) -> Draft:
    """To the legal office. Raises DraftMoved."""
    _must_be(draft, "drafting")
    return replace(draft, state="sent")


def taken_back(draft: Draft) -> Draft:
    """By whoever drafts, from the legal office or from its public notice. Raises DraftMoved."""
    if draft.state == "drafting":
        raise DraftMoved()
    return replace(draft, state="drafting", approved_by=None, notice_until=None)


def answered(draft: Draft, account: int, agrees: bool, said: str, starts_on: date, notice_until: date) -> Draft:
    """By the legal office: agreed it is public until `notice_until`, else it goes back with a sentence.

    Raises DraftMoved, OwnDraft (nobody reviews what he wrote), NothingSaid, DraftTooSoon.
    """
    _must_be(draft, "sent")
    if account == draft.changed_by:
        raise OwnDraft()
    said = " ".join(said.split())
    if len(said) > LONGEST or (not agrees and not said):
        raise NothingSaid()
    if not agrees:
        return replace(draft, state="drafting", said=said)
    if starts_on <= notice_until:
        raise DraftTooSoon(until=notice_until.isoformat())
    return replace(draft, state="approved", said=said, approved_by=account, notice_until=notice_until)


def enforceable(draft: Draft, today: date) -> None:
    """Raises DraftMoved; StillPublic until the notice is over."""
    _must_be(draft, "approved")
    if draft.notice_until is None or today <= draft.notice_until:
        raise StillPublic(until=str(draft.notice_until))


def _must_be(draft: Draft, state: State) -> None:
    if draft.state != state:
        raise DraftMoved()
