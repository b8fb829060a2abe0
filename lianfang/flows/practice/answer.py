"""A guard answers a question. His own affair: no line in the audit book, no deed, no points, nobody is told."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.commands import Key, answered_once
from lianfang.flows.practice.closed import check_no_paper
from lianfang.vault.vocabulary import GONE
from scoring.exams.bank.reads import versions
from scoring.exams.practice.actions import hold, keep
from scoring.exams.practice.errors import NotAsked
from scoring.exams.practice.reads import left
from scoring.exams.practice.solver import answered
from zones.ground.scope import Scope


async def answer(scope: Scope, version: int, given: str, phone_at: datetime | None, key: Key) -> int:
    """The answer's id. `version` is the question's as he saw it; `phone_at` when he pressed, where it comes later.

    Raises NotYours, PracticeClosed, NotAsked, NoSuchAnswer, OtherBody.
    """

    async def do(now: datetime) -> str:
        asked = (await versions(scope, [version])).get(version)
        if asked is None:
            raise NotAsked()
        if scope.person is None or await hold(scope.person) == GONE:
            raise NotYours()
        await check_no_paper(scope)
        before = await left(scope, asked.question)
        return str(await keep(scope.person, answered(asked, given, before, phone_at, now)))

    return int(await answered_once(key, ["practice.answer", str(version), given], do))
