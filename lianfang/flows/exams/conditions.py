"""What the law asks of a guard (保安服务管理条例 art. 16–17): he says whether he meets it, an officer looks at his papers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.exams.offer import held_offer
from scoring.exams.signup import actions
from scoring.exams.signup.errors import NotEnrolled
from scoring.exams.signup.reads import enrolled
from scoring.exams.signup.rules.conditions import unmet
from scoring.exams.signup.rules.offering import reviewed
from zones.ground.scope import Scope


async def declare(by: By, person: int, said: Mapping[str, str], key: Key) -> None:
    """By himself. Raises BadConditions, OtherBody."""

    async def do(now: datetime) -> str:
        await actions.declare(person, unmet(said), now)
        await note(by, "exam.declare", "done", now, "person", person)
        return "done"

    await answered_once(key, ["exam.declare", str(person), *(f"{name}={said[name]}" for name in sorted(said))], do)


async def review(
    by: By,
    account: int,
    scope: Scope,
    number: int,
    person: int,
    papers: Sequence[int],
    said: Mapping[str, str],
    key: Key,
) -> None:
    """Which papers he brought and what was found. Raises NotYours, NotEnrolled, BadConditions, OfferOver, OtherBody."""

    async def do(now: datetime) -> str:
        held, found = await held_offer(scope, number), unmet(said)
        row = next((row for row in await enrolled(scope, held, now) if row.person == person), None)
        if row is None:
            raise NotEnrolled()
        await actions.keep(reviewed(held, row.enrolment, papers, not found, now))
        await actions.check(person, found, account, now)
        await note(by, "exam.review", "done", now, "person", person)
        return "done"

    told = [*map(str, sorted(papers)), *(f"{name}={said[name]}" for name in sorted(said))]
    await answered_once(key, ["exam.review", str(number), str(person), *told], do)
