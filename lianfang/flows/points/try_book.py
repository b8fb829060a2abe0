"""A dry run: any draft over any month that has been. Nothing is written."""

from datetime import date, timedelta

from lianfang.database import transaction
from scoring.points.reads.trying import guards_deeds, had_before, posted
from scoring.points.rules.judging import Judge, judged_from
from scoring.points.rules.trying import Trial, Tried
from scoring.points.vocabulary.book import RuleBookText
from zones.ground.scope import Scope


async def try_book(scope: Scope, book: RuleBookText, first: date) -> Tried:
    """The guards of the scope's stations in the month that begins on `first`, judged by the book beside what was posted."""
    since, first = judged_from(first)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    once = [rule.code for rule in book.rules if rule.once]
    async with transaction(snapshot=True):
        had = await had_before(scope, once, first)
        trial, judge = Trial(book, await posted(scope, first)), Judge(lambda _: book)
        async for person, deeds in guards_deeds(scope, since, first, last):
            trial.add(person, judge.judge_in_order(deeds, had.get(person, ())))
    return trial.result()
