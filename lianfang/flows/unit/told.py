"""A unit's own facts of a week as lines that its people read: what it is called, how much, and what it rests on."""

from collections import Counter

from msgspec import Struct

from bulletins.figures.traced import day_text
from bulletins.figures.vocabulary import UnitLine
from scoring.points.reads.lines import AwardLine
from zones.ground.weeks import SHANGHAI
from zones.inspections.reads import InspectionRow
from zones.journal.vocabulary import DEED_WORDS
from zones.patrol.reads.rounds import AbsenceRow, PatrolRow, WalkerRow
from zones.reports.reads import ItemRow
from zones.rollcall.reads import AnswerRow, UnitAnswers

CLUE = "信息报送"
NOT_COME = "未到"


class Line(Struct, frozen=True):
    """One line: what it is called, the number with its unit, and what it rests on."""

    label: str
    value: str
    detail: str


class UnitWeek(Struct, frozen=True):
    """Everything a week's rows say of one unit. `row` is its row of the annex, `came` the kinds of sheets that came."""

    unit: int
    row: UnitLine
    rounds: dict[int, PatrolRow]
    walkers: list[WalkerRow]
    absences: list[AbsenceRow]
    answers: list[UnitAnswers]
    silent: list[AnswerRow]
    visits: list[InspectionRow]
    items: list[ItemRow]
    awards: list[AwardLine]
    came: frozenset[str]


def told(week: UnitWeek) -> tuple[Line, ...]:
    """The lines in the order of the bulletin. A kind of sheet that did not come says so instead of a zero."""
    lines = (
        ("patrol", "牵头巡逻", _led(week)),
        ("patrol", "参加巡逻", _walked(week)),
        ("patrol", "没有派员", _missed(week)),
        ("rollcall", "岗位点名", _answered(week)),
        ("inspection", "实地检查", _inspected(week)),
        ("item", "六项工作", _items(week)),
        ("", "单位积分", _points(week)),
    )
    return tuple(
        Line(label, *said) if not kind or kind in week.came else Line(label, NOT_COME, "这一周的登记还没有导入")
        for kind, label, said in lines
    )


def _led(week: UnitWeek) -> tuple[str, str]:
    led = [row for row in week.rounds.values() if row.lead == week.unit]
    return f"{len(led)}次", "；".join(f"{_round(row)}，走了{row.minutes}分钟" for row in led)


def _round(row: PatrolRow) -> str:
    return f"{day_text(row.day)} {row.walking_group}".strip()


def _walked(week: UnitWeek) -> tuple[str, str]:
    names: dict[int, list[str]] = {}
    for walker in week.walkers:
        names.setdefault(walker.patrol, []).append(walker.name)
    said = (f"{day_text(week.rounds[patrol].day)} {'、'.join(who)}" for patrol, who in names.items())
    return f"{week.row.turns}人次", "；".join(said)


def _missed(week: UnitWeek) -> tuple[str, str]:
    said = (
        f"{_round(week.rounds[absence.patrol])}，{f'原因：{absence.reason}' if absence.reason else '没有写原因'}"
        for absence in week.absences
    )
    return f"{len(week.absences)}次", "；".join(said)


def _answered(week: UnitWeek) -> tuple[str, str]:
    reasons: Counter[str] = Counter()
    for answer in week.answers:
        if answer.result == "excused":
            reasons[answer.reason or "未写原因"] += answer.posts
    said = [f"免点{reasons.total()}岗次（{'、'.join(f'{why}{n}' for why, n in reasons.items())}）"] if reasons else []
    if week.silent:
        said.append("没有应答：" + "、".join(_silence(row) for row in week.silent))
    value = f"应到{week.row.expected}岗次，应答{week.row.answered}岗次" if week.row.expected else "没有应到的岗"
    return value, "；".join(said)


def _silence(row: AnswerRow) -> str:
    at = row.asked_at.astimezone(SHANGHAI)
    return f"{day_text(at.date())} {at:%H:%M} {row.post}".strip()


def _inspected(week: UnitWeek) -> tuple[str, str]:
    if not week.visits:
        return "没有检查", ""
    problems, fixed = sum(row.problems for row in week.visits), sum(row.fixed for row in week.visits)
    if not problems:
        return f"检查{len(week.visits)}次，没有问题", "、".join(day_text(row.day) for row in week.visits)
    said = (
        f"{day_text(row.day)} 问题{row.problems}处，当场整改{row.fixed}处"
        + (f"，限期整改{row.problems - row.fixed}处" if row.problems > row.fixed else "")
        for row in week.visits
    )
    return f"问题{problems}处，当场整改{fixed}处", "；".join(said)


def _items(week: UnitWeek) -> tuple[str, str]:
    """Without 信息报送: that goes from guard to officer and passes the unit by."""
    own = [item for item in week.items if item.duty != CLUE]
    done = Counter(item.duty for item in own if item.verified)
    waiting = sum(not item.verified for item in own)
    said = [f"{duty}{n}件" for duty, n in done.items()] + ([f"待核{waiting}件"] if waiting else [])
    return f"属实{week.row.items}件", "；".join(said)


def _points(week: UnitWeek) -> tuple[str, str]:
    points = sum(award.points for award in week.awards)
    said = (f"{day_text(a.day)} {DEED_WORDS[a.kind]} {a.points:+d}" for a in week.awards if a.points)
    return f"{points:+d}分" if points else "0分", "；".join(said)
