"""One question by its form: a new one, a new wording, or one that takes the place of another; each with a picture where it has one."""

import hashlib
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports import photo
from lianfang.photos.rules import Clean
from scoring.exams.bank.actions import add, change, hold, retire
from scoring.exams.bank.errors import BadQuestion, QuestionAlike, QuestionMoved
from scoring.exams.bank.reads import asked, codes, locked
from scoring.exams.bank.rules.alike import closest
from scoring.exams.bank.rules.faults import faults_of, picture_faults
from scoring.exams.bank.rules.taking import planned
from scoring.exams.bank.vocabulary import Kept, Question
from zones.ground.scope import Scope

OF_QUESTION = "question"


class Drawn(Struct, frozen=True):
    """The file that came with a form, empty for none; `off` takes the picture away that is there."""

    content: bytes = b""
    off: bool = False

    @property
    def body(self) -> list[str]:
        """What stands for it in a command's body."""
        return [photo.digest_of(self.content), str(self.off)] if self.content or self.off else []


NO_PICTURE = Drawn()


async def add_question(
    by: By, here: Scope, bureau: int, account: int, said: Question, apart: bool, key: Key, drawn: Drawn = NO_PICTURE
) -> int:
    """Its number. Without a code the bank gives one. `apart`: somebody looked, it is not the same as one that is alike.

    Raises BadQuestion, QuestionAlike, OtherBody, what a photo raises.
    """
    body = ["question.add", str(bureau), repr(said), str(apart), *drawn.body]
    clean = await photo.clean_of(account, drawn.content, key, body)

    async def do(now: datetime) -> str:
        await hold(bureau)
        made = await _added(here, bureau, account, _shows(said, clean), apart, now)
        await photo.keep(account, OF_QUESTION, made, clean, now)
        await note(by, "question.add", "done", now, "question", made)
        return str(made)

    return int(await answered_once(key, body, do))


async def reword_question(
    by: By,
    here: Scope,
    account: int,
    number: int,
    version: int,
    said: Question,
    apart: bool,
    key: Key,
    drawn: Drawn = NO_PICTURE,
) -> None:
    """A new wording of a question whose `version` was looked at; its picture stays, unless another comes or it is taken away.

    Raises NotYours, QuestionMoved, as `add_question`.
    """
    body = ["question.reword", str(number), str(version), repr(said), str(apart), *drawn.body]
    clean = await photo.clean_of(account, drawn.content, key, body)

    async def do(now: datetime) -> str:
        held = await _held(here, number, version)
        before = replace(said, code=held.said.code, picture=held.said.picture)
        worded = replace(before, picture="", pictured="") if drawn.off else _shows(before, clean)
        _check(worded)
        if worded == held.said:
            return "same"
        await _apart(here, worded, number, apart)
        await photo.keep(account, OF_QUESTION, number, clean, now)
        await change(held, worded, account, now)
        await note(by, "question.reword", "done", now, "question", number)
        return "done"

    await answered_once(key, body, do)


async def retire_question(by: By, here: Scope, number: int, version: int, key: Key) -> None:
    """It is asked no more. Raises NotYours, QuestionMoved."""

    async def do(now: datetime) -> str:
        held = await _held(here, number, version)
        await retire(held, None, now)
        await note(by, "question.retire", "done", now, "question", number)
        return "done"

    await answered_once(key, ["question.retire", str(number), str(version)], do)


async def replace_question(
    by: By,
    here: Scope,
    bureau: int,
    account: int,
    number: int,
    version: int,
    said: Question,
    apart: bool,
    key: Key,
    drawn: Drawn = NO_PICTURE,
) -> int:
    """Another question takes its place. Returns the new one's number. Raises as `add_question` and `retire_question`."""
    body = ["question.replace", str(number), str(version), repr(said), str(apart), *drawn.body]
    clean = await photo.clean_of(account, drawn.content, key, body)

    async def do(now: datetime) -> str:
        await hold(bureau)
        held = await _held(here, number, version)
        made = await _added(here, bureau, account, _shows(replace(said, code=""), clean), apart, now, number)
        await photo.keep(account, OF_QUESTION, made, clean, now)
        await retire(held, made, now)
        await note(by, "question.replace", "done", now, "question", number)
        return str(made)

    return int(await answered_once(key, body, do))


async def _added(
    here: Scope, bureau: int, account: int, said: Question, apart: bool, now: datetime, instead_of: int = 0
) -> int:
    """The bank is held."""
    used = await codes(here)
    _check(said if said.code else replace(said, code="Q"))
    if said.code in used:
        raise BadQuestion(why=f"编号 {said.code} 用过了，换一个，或空着，由题库编")
    await _apart(here, said, instead_of, apart)
    [named] = planned([said], [], used).new
    await add(bureau, [named], account, now)
    return (await codes(here))[named.code]


async def _held(here: Scope, number: int, version: int) -> Kept:
    held = await locked(here, number)
    if held is None:
        raise NotYours()
    if held.number != version or held.retired_at:
        raise QuestionMoved()
    return held


def _shows(said: Question, clean: Clean | None) -> Question:
    return said if clean is None else replace(said, picture=hashlib.sha256(clean).hexdigest())


def _check(said: Question) -> None:
    if faults := [*faults_of(said), *picture_faults(said)]:
        raise BadQuestion(why="；".join(f"{fault.why}，{fault.do}" for fault in faults))


async def _apart(here: Scope, said: Question, number: int, apart: bool) -> None:
    others = [one.said for one in await asked(here) if one.question != number]
    if not apart and (near := closest(said, others)):
        raise QuestionAlike(code=near.code, asks=near.asks)
