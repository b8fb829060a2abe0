"""拟稿 → 核稿 → 保密审查 → 签发: which stage a draft has reached, and who may take it further. Rules only.

A stage counts for the page that its taker saw. Whatever moves on the page afterwards, a figure or a word, takes the draft back
to the first.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import json
from msgspec.structs import replace

from bulletins.paper.vocabulary import Page
from bulletins.register.errors import (
    LinesUnanswered,
    NameNeeded,
    NotThisStep,
    OpinionTooLong,
    ReasonNeeded,
    SameAccount,
    SamePerson,
    StillDisputed,
)
from bulletins.register.vocabulary import (
    DISPUTED,
    MOST_OPINION,
    STEP_WORDS,
    STEPS,
    StepName,
    Taken,
    UnitAnswer,
)
from zones.ground.texts import in_one_line
from zones.ground.weeks import SHANGHAI

MOST_NAME = 40
FOR_UNITS = timedelta(hours=4)
"""So long have units to look at their lines before the draft is reviewed."""


def digest_of(page: Page) -> str:
    """Of what a page says, whatever number, day and mark it will carry."""
    plain = replace(
        page,
        issue_no="",
        document_no="",
        cumulative="",
        date="",
        mark="",
        heads="",
        signature=None,
        foot=replace(page.foot, verify=""),
    )
    return hashlib.sha256(json.encode(plain)).hexdigest()


def standing(taken: Iterable[Taken], digest: str) -> tuple[Taken, ...]:
    """The stages that still count: after the last return, in order, for this very page."""
    found: list[Taken] = []
    for one in taken:
        if one.step == "returned":
            found.clear()
        elif one.step == "submitted":
            found = [one]
        elif found:
            found.append(one)
    return tuple(found) if all(one.digest == digest for one in found) else ()


def next_step(counting: Sequence[Taken]) -> StepName:
    """The stage that is due; `signed` while only the signature is missing."""
    return STEPS[min(len(counting), len(STEPS) - 1)]


def name_of(text: str) -> str:
    """A person's name without spaces. Raises NameNeeded."""
    name = "".join(text.split())
    if not 0 < len(name) <= MOST_NAME or any(unicodedata.category(letter)[0] == "C" for letter in name):
        raise NameNeeded()
    return name


def opinion_of(step: StepName, text: str) -> str:
    """Words given with a stage; a return needs some. Raises OpinionTooLong, ReasonNeeded."""
    words = in_one_line(text)
    if len(words) > MOST_OPINION:
        raise OpinionTooLong(most=MOST_OPINION, written=len(words))
    if step == "returned" and not words:
        raise ReasonNeeded()
    return words


def may_take(step: StepName, name: str, account: int | None, counting: Sequence[Taken]) -> None:
    """Raises NotThisStep, SamePerson, SameAccount.

    Nobody answers for two stages of which one looks over the other's shoulder; who reviews also presses with another account.
    """
    due = next_step(counting)
    if step != due and not (step == "returned" and counting):
        raise NotThisStep(step=STEP_WORDS[step], due=STEP_WORDS[due])
    if step == "returned":
        return
    by_step = {one.step: one for one in counting}
    for other in _APART[step]:
        if by_step[other].name == name:
            raise SamePerson(name=name, step=STEP_WORDS[step], other=STEP_WORDS[other])
    first = by_step.get("submitted")
    if step == "reviewed" and first and account is not None and first.account == account:
        raise SameAccount()


_APART: dict[StepName, tuple[StepName, ...]] = {
    "submitted": (),
    "reviewed": ("submitted",),
    "cleared": ("submitted",),
    "signed": ("submitted", "reviewed"),
}


def units_have_spoken(units: int, answers: Sequence[UnitAnswer], since: datetime, now: datetime) -> None:
    """Before a draft is reviewed its units had four hours, or all answered; what they dispute was looked into.

    Raises LinesUnanswered (with the moment from which it can be reviewed), StillDisputed.
    """
    if len(answers) < units and now < since + FOR_UNITS:
        until = (since + FOR_UNITS).astimezone(SHANGHAI)
        raise LinesUnanswered(at=f"{until.month}月{until.day}日 {until:%H:%M}", left=units - len(answers))
    looked_into(answers)


def looked_into(answers: Iterable[UnitAnswer]) -> None:
    """Raises StillDisputed where nobody wrote what he found about a disputed line."""
    disputed = [one.name for one in answers if one.state == DISPUTED and not one.reply]
    if disputed:
        raise StillDisputed(units=disputed)


def apart(*names: str) -> tuple[str, ...]:
    """Names of different persons: of whoever drafts, reviews and issues a correction. Raises NameNeeded, SamePerson."""
    found = tuple(name_of(name) for name in names)
    words = ("拟稿", "核稿", "签发")
    for at, name in enumerate(found):
        if name in found[:at]:
            raise SamePerson(name=name, step=words[at], other=words[found.index(name)])
    return found
