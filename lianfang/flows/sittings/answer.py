"""Every answer is kept as it is given: by the server's clock, once for each number that the phone counts."""

import re
from datetime import datetime

from lianfang.access import NotYours
from lianfang.database import transaction
from scoring.exams.sittings.actions import save
from scoring.exams.sittings.errors import NotAnOption, NotOnPaper, PaperOver, TooLate
from scoring.exams.sittings.reads import answers_of, attempt
from scoring.exams.sittings.vocabulary import GRACE, Answer
from zones.ground.scope import Scope

_LETTERS = re.compile("A?B?C?D?E?F?")
_MOST = 2**63 - 1


async def answer(scope: Scope, number: int, said: Answer) -> Answer:
    """To a question of a paper of the scope's person. Returns what now stands: a newer one, where this came late or again.

    Raises NotYours, PaperOver, TooLate, NotOnPaper, NotAnOption.
    """
    if scope.person is None:
        raise NotYours()
    fit = _LETTERS.fullmatch(said.given) is not None and 0 < said.sequence <= _MOST
    async with transaction() as now:
        if fit and await save(number, scope.person, said, now):
            return said
        return await _stands(scope, number, said, now)


async def _stands(scope: Scope, number: int, said: Answer, now: datetime) -> Answer:
    """Something newer, or why it was not taken."""
    paper = await attempt(scope, number)
    if paper is None:
        raise NotYours()
    if said.version not in paper.versions:
        raise NotOnPaper()
    there = (await answers_of(number)).get(said.version)
    if there is not None and there.sequence >= said.sequence:
        return there  # also when all is over: it was taken, and only the word of it was lost
    if paper.state != "open":
        raise PaperOver()
    if now > paper.ends_at + GRACE:
        raise TooLate()
    raise NotAnOption()
