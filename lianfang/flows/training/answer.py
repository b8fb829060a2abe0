"""随堂小测: a guard who came answers, once. Only he sees how; whoever taught sees the share of right answers."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.bank.reads import versions
from scoring.training import actions
from scoring.training.errors import NoCheck
from scoring.training.reads.rolls import standing
from scoring.training.reads.sessions import own
from scoring.training.rules.checking import right_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def answer(by: By, scope: Scope, number: int, answers: tuple[str, ...], key: Key) -> str:
    """The scope's person; `answers` are letters, question by question. Returns done, or before where he had answered.

    Raises NotYours, NoCheck, OtherBody.
    """

    async def do(now: datetime) -> str:
        seen = await own(scope, number, shanghai_day(now))
        if seen is None or scope.person is None:
            raise NotYours()
        asked = seen.session.questions
        if not asked or not any(one.whole for one in await standing(scope, number)):
            raise NoCheck()
        known = await versions(Scope((seen.session.station,)), list(asked))
        questions = [known[one] for one in asked]
        said = [*answers, *[""] * len(asked)][: len(asked)]
        first = await actions.answer(number, scope.person, said, right_of(questions, said), len(asked), now)
        await note(by, "training.answer", "done", now, "training", number)
        return "done" if first else "before"

    return await answered_once(key, ["training.answer", str(number), *answers], do)
