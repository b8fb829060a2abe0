"""Why a guard or a unit has these points: every award with its clause, its deed in words and the row it rests on."""

from datetime import date, timedelta

from msgspec import Struct

from lianfang.database import transaction
from scoring.points.own import InZone, own
from scoring.points.reads.books import InForce, books_at
from scoring.points.reads.lines import AwardLine, lines, total
from scoring.points.rules.judging import factor
from scoring.points.vocabulary.book import Group, Rule, RuleBookText
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


class Capped(Struct, frozen=True):
    """A cap, and the kinds of deeds that count to it."""

    group: Group
    kinds: tuple[str, ...]


class Why(Struct, frozen=True):
    """A holder's week: lines, sums of the week and of the month in which its Sunday lies; the caps of the book in force."""

    name: str
    unit: str
    week: str
    week_points: int
    month: int
    month_points: int
    lines: tuple[WhyLine, ...]
    caps: tuple[Capped, ...]


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
    "aid.arrived": "去支援，人到了",
    "aid.helped": "守着帮看",
    "aid.stood_down": "已经动身，被叫回",
    "aid.arrest": "协助抓获",
    "hazard.found": "发现隐患一处",
    "training.attended": "参加培训",
    "drill.attended": "参加演练",
    "post.left": "当班时离开岗位，民警和单位都确认了",
    "record.forged": "造假登记，民警和单位都确认了",
    "exam.passed": "保安员证考试合格",
    "certificate.obtained": "取得保安员证",
    "patrol.led": "牵头联防巡逻",
    "patrol.missed": "没有派员参加巡逻",
}
BECAUSE = {
    "full": "",
    "unverified": "，等民警核实",
    "once": "，以前记过，不再记分",
    "short": "，时间不够，不记分",
    "metres": "，路程不够，不记分",
    "quality": "，到的点不够，不记分",
    "level": "，等级不够，不记分",
    "own": "，这一条不记分",
    "limit_day": "，今天已记满次数，不再记分",
    "limit_week": "，这周已记满次数，不再记分",
    "limit_month": "，这月已记满次数，不再记分",
    "capped_day": "，今天{group}封顶，只记到封顶",
    "capped_week": "，这周{group}封顶，只记到封顶",
    "capped_month": "，这月{group}封顶，只记到封顶",
    "rejudged": "，补到的登记使分数有调整",
    "decision": "，按分局的决定（{number}）重新计分",
    "reversed": "，登记已更正，分数收回",
    "appeal": "，异议复核后定的分",
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
    books = await books_at(scope)
    given = await lines(scope, week.monday, week.sunday)
    first, last = _month(week)
    name, unit = await roster.called(scope)
    return _why(name, unit, week, given, await total(scope, first, last), books)


class OwnWeek(Struct, frozen=True):
    """A guard's week as he sees it himself, with his zone and the sums of the month by duty."""

    week: Week
    why: Why
    zone: str
    by_duty: dict[str, int]
    in_zone: InZone


async def own_week(scope: Scope, asked: Week | None, this: Week) -> OwnWeek:
    """The week asked for, or the last one with points, or this one; inside an open transaction or look."""
    seen = await own(scope, asked, this)
    month = [line for line in seen.given if seen.first <= line.day <= seen.last]
    monday, sunday = seen.week.monday, seen.week.sunday
    given = [line for line in seen.given if line.kind and monday <= line.day <= sunday]
    why = _why(seen.name, seen.unit, seen.week, given, sum(line.points for line in month), seen.books)
    by_duty = _by_duty([line for line in month if line.kind], _rules(seen.books))
    return OwnWeek(seen.week, why, seen.zone, by_duty, seen.in_zone)


def _by_duty(given: list[AwardLine], rules: Rules) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in given:
        duty = rules[line.rule_book, line.rule].duty
        sums[duty] = sums.get(duty, 0) + line.points
    return sums


def _why(name: str, unit: str, week: Week, given: list[AwardLine], month: int, books: InForce) -> Why:
    rules = _rules(books)
    return Why(
        name,
        unit,
        str(week),
        sum(line.points for line in given),
        week.sunday.month,
        month,
        tuple(_line(line, rules[line.rule_book, line.rule], books) for line in given),
        _caps(books.on(week.sunday).text) if books.books else (),
    )


def _caps(book: RuleBookText) -> tuple[Capped, ...]:
    return tuple(Capped(group, book.kinds(group)) for group in book.groups)


def _rules(books: InForce) -> Rules:
    return {(book.id, rule.code): rule for book in books.books for rule in book.text.rules}


def _month(week: Week) -> tuple[date, date]:
    """First and last day of the month in which a week's Sunday lies."""
    first = week.sunday.replace(day=1)
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _line(line: AwardLine, rule: Rule, books: InForce) -> WhyLine:
    said = SAID[line.kind].format(minutes=line.minutes) + _because(line, rule, books)
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
