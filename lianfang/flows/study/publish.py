"""A new edition of a printed book: of the questions that are asked today, or of the rule book in force."""

from datetime import date, datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.bank.actions import begin
from scoring.exams.bank.reads import asked
from scoring.exams.study.actions import add, hold
from scoring.exams.study.errors import EditionSame, NoEdition
from scoring.exams.study.reads import editions
from scoring.exams.study.vocabulary import KINDS, Edition, digest_of
from scoring.points.actions.books import books_in_force
from scoring.points.reads import books
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def publish(by: By, here: Scope, bureau: int, account: int, kind: str, key: Key) -> int:
    """Its id. Raises NoEdition for what is no kind, EditionSame, NoRuleBook, OtherBody."""

    async def do(now: datetime) -> str:
        if kind not in KINDS:
            raise NoEdition()
        await hold(bureau)
        before = next((one for one in await editions(here) if one.kind == kind), None)
        made = await _made(here, bureau, kind, before.number + 1 if before else 1, now)
        if before and before.digest == made.digest:
            raise EditionSame(called=before.called)
        number = await add(bureau, made, account)
        await note(by, "study.publish", "done", now, "edition", number)
        return str(number)

    return int(await answered_once(key, ["study.publish", str(bureau), kind], do))


async def _made(here: Scope, bureau: int, kind: str, number: int, now: datetime) -> Edition:
    today: date = shanghai_day(now)
    if kind == "handbook":
        book = (await books_in_force(here.stations[0], now)).on(today)
        return Edition(0, kind, number, today, await books.digest_of(book.id), book=book.id)
    await begin(bureau, now)
    questions = await asked(here)
    return Edition(
        0, kind, number, today, digest_of([one.said for one in questions]), tuple(one.id for one in questions)
    )
