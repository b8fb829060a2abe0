"""Why a guard or a unit has these points: every award with its clause, its deed in words and the row it rests on."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.points.why_words import BECAUSE, OF_A_MONTH, SAID
from scoring.points.own import InZone, own
from scoring.points.reads.books import InForce, books_at
from scoring.points.reads.lines import AwardLine, entries, lines, total
from scoring.points.rules.closing import ANSWERED, FLOOR, MISSED
from scoring.points.rules.judging import factor
from scoring.points.vocabulary.book import Group, Rule, RuleBookText
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import Week, month_span
from zones.roster import reads as roster

Rules = dict[tuple[int, str], Rule]
"""The clauses of rule books, by the book's id and their code."""


class NoSuchGuard(Refused):
    code = "no_such_guard"


class SeveralGuards(Refused):
    """A name that more than one person or unit has."""

    code = "several_guards"


class WhyLine(Struct, frozen=True):
    """One entry. `said` says the deed and why it is worth what it is; of a month's close `kind` is empty."""

    award: int
    kind: str
    day: date
    points: int
    clause: str
    duty: str
    because: str
    said: str
    file: str
    sheet: str
    row: int
    rule: str = ""


class Capped(Struct, frozen=True):
    """A cap, and the kinds of deeds that count to it."""

    group: Group
    kinds: tuple[str, ...]


class Why(Struct, frozen=True):
    """A holder's week: lines, sums of the week and of the month in which its Sunday lies; the caps of the book in force.

    `threshold` is from how many points in that month he may be given a prize; 0 before there is a book.
    """

    name: str
    unit: str
    week: str
    week_points: int
    month: int
    month_points: int
    lines: tuple[WhyLine, ...]
    caps: tuple[Capped, ...]
    threshold: int = 0


async def why(station: int, name: str, unit: str, week: Week) -> Why:
    """By name. Raises NoSuchGuard, SeveralGuards."""
    async with transaction(snapshot=True):
        return await of_holder(await _holder(Scope((station,)), name, unit), week)


async def holder(station: int, name: str, unit: str) -> Scope:
    """A guard or unit by name. Raises NoSuchGuard, SeveralGuards."""
    async with transaction(snapshot=True):
        return await _holder(Scope((station,)), name, unit)


async def of_holder(scope: Scope, week: Week) -> Why:
    """By scope (a person or a unit), inside an open transaction."""
    books = await books_at(scope)
    given = await lines(scope, week.monday, week.sunday)
    first, last = _month(week)
    name, unit = await roster.called(scope)
    return _why(name, unit, week, given, await total(scope, first, last), books)


class HolderMonth(Struct, frozen=True):
    """A holder's month: every entry of its days and what its close gave, in order, and their sum."""

    name: str
    unit: str
    first: date
    points: int
    lines: tuple[WhyLine, ...]


async def month_of_holder(scope: Scope, first: date) -> HolderMonth:
    """By scope (a person or a unit), inside an open transaction or look."""
    books = await books_at(scope)
    told = tuple(_lines(await entries(scope, *month_span(first)), books))
    name, unit = await roster.called(scope)
    return HolderMonth(name, unit, first, sum(line.points for line in told), told)


class OwnWeek(Struct, frozen=True):
    """A guard's week as he sees it himself, with his zone and the sums of the month by duty."""

    week: Week
    why: Why
    zone: str
    by_duty: dict[str, int]
    in_zone: InZone
    books: InForce

    def sells_on(self, day: date) -> bool:
        """Whether the book of a day has goods."""
        begun = any(book.starts_on <= day for book in self.books.books)
        return begun and bool(self.books.on(day).text.goods)


async def own_week(scope: Scope, asked: Week | None, this: Week) -> OwnWeek:
    """The week asked for, or the last one with points, or this one; inside an open transaction or look."""
    seen = await own(scope, asked, this)
    month = [line for line in seen.given if seen.first <= line.day <= seen.last]
    monday, sunday = seen.week.monday, seen.week.sunday
    given = [line for line in seen.given if line.kind and monday <= line.day <= sunday]
    why = _why(seen.name, seen.unit, seen.week, given, sum(line.points for line in month), seen.books)
    by_duty = _by_duty([line for line in month if line.kind], _rules(seen.books))
    return OwnWeek(seen.week, why, seen.zone, by_duty, seen.in_zone, seen.books)


def _by_duty(given: list[AwardLine], rules: Rules) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in given:
        duty = rules[line.rule_book, line.rule].duty
        sums[duty] = sums.get(duty, 0) + line.points
    return sums


def _why(name: str, unit: str, week: Week, given: list[AwardLine], month: int, books: InForce) -> Why:
    return Why(
        name,
        unit,
        str(week),
        sum(line.points for line in given),
        week.sunday.month,
        month,
        tuple(_lines(given, books)),
        _caps(books.on(week.sunday).text) if books.books else (),
        books.on(week.sunday).text.prizes.threshold if books.books else 0,
    )


def _caps(book: RuleBookText) -> tuple[Capped, ...]:
    return tuple(Capped(group, book.kinds(group)) for group in book.groups)


def _rules(books: InForce) -> Rules:
    return {(book.id, rule.code): rule for book in books.books for rule in (*book.text.rules, *_closes(book.text))}


def _closes(book: RuleBookText) -> tuple[Rule, ...]:
    """What a month's close gives, as clauses."""
    month = book.month
    return (
        Rule(ANSWERED, "", "unit", "", month.answered_points, month.answered_clause),
        Rule(MISSED, "", "unit", "", month.missed_points, month.missed_clause),
        Rule(FLOOR, "", "person", "", 0, month.floor_clause),
    )


def _month(week: Week) -> tuple[date, date]:
    """First and last day of the month in which a week's Sunday lies."""
    return month_span(week.sunday)


def _lines(given: list[AwardLine], books: InForce) -> Iterator[WhyLine]:
    rules = _rules(books)
    return (_line(line, rules[line.rule_book, line.rule], books) for line in given)


def _line(line: AwardLine, rule: Rule, books: InForce) -> WhyLine:
    what = SAID[line.kind].format(minutes=line.minutes) if line.kind else OF_A_MONTH[line.rule]
    said = what + ("" if line.because == "month" else _because(line, rule, books))
    return WhyLine(
        line.award,
        line.kind,
        line.day,
        line.points,
        rule.clause,
        rule.duty,
        line.because,
        said,
        line.digest.hex()[:12],
        line.sheet,
        line.row,
        line.rule,
    )


def _because(line: AwardLine, rule: Rule, books: InForce) -> str:
    """Why it is worth what it is: caps by the group's name, a campaign and a decision by theirs."""
    book = next(book for book in books.books if book.id == line.rule_book).text
    decided = books.decision(line.day)
    number = decided.number if decided else ""
    said = BECAUSE[line.because].format(group=book.group(rule.group).called, number=number)
    times = factor(book.campaigns, rule, line.day)
    return f"，专项期间按 {times} 倍记{said}" if times > 1 and line.points else said


async def _holder(scope: Scope, name: str, unit: str) -> Scope:
    name, unit = "".join(name.split()), "".join(unit.split())
    units = {one.name: one.id for one in await roster.units(scope)}
    if name in units and not unit:
        return Scope(scope.stations, unit=units[name])
    places = [place for place in await roster.places_ever(scope) if place.name == name]
    names = {id_: called for called, id_ in units.items()}
    if unit:
        places = [place for place in places if names[place.unit] == unit]
    persons = {place.person: names[place.unit] for place in places}
    if not persons:
        raise NoSuchGuard(name=name)
    if len(persons) > 1:
        raise SeveralGuards(name=name, count=len(persons), units=list(persons.values()))
    return Scope(scope.stations, person=next(iter(persons)))
