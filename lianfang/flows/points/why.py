"""Why a guard or a unit has these points: every award with its clause, its deed in words and the row it rests on."""

from datetime import date, timedelta

from msgspec import Struct

from lianfang.database import transaction
from scoring.points import reads
from scoring.points.own import own
from scoring.points.reads import AwardLine, BookRow
from scoring.points.vocabulary import Caps, Rule
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster import reads as roster

Rules = dict[tuple[int, str], Rule]
"""The clauses of rule books, by the book's id and their code."""


class NoSuchGuard(Refused):
    code = "no_such_guard"


class SeveralGuards(Refused):
    """A name that more than one person or unit has."""

    code = "several_guards"


class WhyLine(Struct, frozen=True):
    """One award. `said` says the deed and why it is worth what it is."""

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


class Why(Struct, frozen=True):
    """A holder's week: lines, sums of the week and of the month in which its Sunday lies; the caps in force, if any book is."""

    name: str
    unit: str
    week: str
    week_points: int
    month: int
    month_points: int
    lines: tuple[WhyLine, ...]
    caps: Caps | None


SAID = {
    "patrol.walked": "参加联防巡逻，走了 {minutes} 分钟",
    "outreach.session": "开展防范宣传",
    "item.patrol": "巡防工作一件",
    "assistance": "协助民警一件",
    "mediation": "劝解纠纷一起",
    "rescue": "救助一次",
    "clue": "信息报送一条，内容只有本人和民警看得到",
    "clue.useful": "信息报送一条，内容只有本人和民警看得到",
    "clue.solved": "信息报送一条，内容只有本人和民警看得到",
    "exam.passed": "保安员证考试合格",
    "certificate.obtained": "取得保安员证",
    "patrol.led": "牵头联防巡逻",
    "patrol.missed": "没有派员参加巡逻",
}
BECAUSE = {
    "full": "",
    "short": "，时间不够，不记分",
    "unverified": "，等民警核实",
    "limit_week": "，这周已记满次数，不再记分",
    "once": "，以前记过，不再记分",
    "capped_week": "，这周常规分封顶，只记到封顶",
    "capped_month": "，这月常规分封顶，只记到封顶",
    "rejudged": "，补到的登记使分数有调整",
    "reversed": "，登记已更正，分数收回",
    "month": "，月底结算",
}


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
    books = await reads.books_at(scope)
    lines = await reads.lines(scope, week.monday, week.sunday)
    first, last = _month(week)
    name, unit = await roster.called(scope)
    return _why(name, unit, week, lines, await reads.total(scope, first, last), books)


class OwnWeek(Struct, frozen=True):
    """A guard's week as he sees it himself, with his zone and the sums of the month by duty."""

    week: Week
    why: Why
    zone: str
    by_duty: dict[str, int]


async def own_week(scope: Scope, asked: Week | None, this: Week) -> OwnWeek:
    """The week asked for, or the last one with points, or this one; inside an open transaction or look."""
    seen = await own(scope, asked, this)
    month = [line for line in seen.given if seen.first <= line.day <= seen.last]
    monday, sunday = seen.week.monday, seen.week.sunday
    lines = [line for line in seen.given if line.kind and monday <= line.day <= sunday]
    why = _why(seen.name, seen.unit, seen.week, lines, sum(line.points for line in month), seen.books)
    return OwnWeek(seen.week, why, seen.zone, _by_duty([line for line in month if line.kind], _rules(seen.books)))


def _by_duty(lines: list[AwardLine], rules: Rules) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in lines:
        duty = rules[line.rule_book, line.rule].duty
        sums[duty] = sums.get(duty, 0) + line.points
    return sums


def _why(name: str, unit: str, week: Week, lines: list[AwardLine], month: int, books: list[BookRow]) -> Why:
    rules = _rules(books)
    return Why(
        name,
        unit,
        str(week),
        sum(line.points for line in lines),
        week.sunday.month,
        month,
        tuple(_line(line, rules[line.rule_book, line.rule]) for line in lines),
        reads.book_on(books, week.sunday).text.caps if books else None,
    )


def _rules(books: list[BookRow]) -> Rules:
    return {(book.id, rule.code): rule for book in books for rule in book.text.rules}


def _month(week: Week) -> tuple[date, date]:
    """First and last day of the month in which a week's Sunday lies."""
    first = week.sunday.replace(day=1)
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _line(line: AwardLine, rule: Rule) -> WhyLine:
    said = SAID[line.kind].format(minutes=line.minutes) + BECAUSE[line.because]
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
    )


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
