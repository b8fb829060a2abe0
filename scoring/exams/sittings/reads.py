"""Sittings, papers, answers. What is right stands in no read but `correct` and `correct_due`: they count, and return numbers."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from scoring.exams.sittings.tables import Attempt as AttemptTable
from scoring.exams.sittings.tables import AttemptAnswer, SittingCheckIn
from scoring.exams.sittings.tables import Sitting as SittingTable
from scoring.exams.sittings.vocabulary import GRACE, Answer, Attempt, Blueprint, Paper, Plan, Pool, Sitting
from zones.ground.scope import Scope

_PLAN = [name for name in Plan.__struct_fields__ if name != "blueprint"]
_SITTING = (
    ", ".join(f"s.{name}" for name in ("id", "station", "seed", "account", "at", *_PLAN, *Blueprint.__struct_fields__))
    + ", coalesce((SELECT f.reason FROM sitting_off f WHERE f.sitting = s.id), '') AS off"
)
_ATTEMPT = ", ".join(f"a.{name}" for name in Attempt.__struct_fields__)
_RIGHT = "attempt_answer x JOIN question_version v ON v.id = x.version AND v.answer = x.given"
_OWN = "s.station = ANY({}) AND ({}::bigint IS NULL OR a.person = {})"
_INVITED = (
    "(cardinality(s.units) = 0 OR {}::bigint[] IS NULL OR s.units && {}::bigint[] "
    "OR EXISTS (SELECT 1 FROM sitting_attempt o WHERE o.sitting = s.id AND o.person = {}))"
)


class SittingRow(Struct, frozen=True):
    """With how many sat it so far (void ones left out), passed it, and are at it now."""

    sitting: Sitting
    sat: int
    passed: int
    open: int


class AttemptRow(Struct, frozen=True):
    """With the guard's name, his unit's, how many questions he answered."""

    attempt: Attempt
    name: str
    unit_name: str
    answered: int


class Seen(Struct, frozen=True):
    """Who was checked in, by which account, when."""

    person: int
    account: int
    at: datetime


class OwnPaper(Struct, frozen=True):
    """A guard's paper for his own copy, wherever he sat it. `shown`: it is over for all, and he is at no paper."""

    attempt: Attempt
    title: str
    kind: str
    passed: bool
    shown: bool


class Given(Struct, frozen=True):
    """A question of a paper and the texts of the options that he chose."""

    attempt: int
    asks: str
    chosen: tuple[str, ...]


class AnswersOf(Struct, frozen=True):
    """Of a question version: whether each answer was right, and the points (hundredths) of the paper that it stood on."""

    version: int
    right: tuple[bool, ...]
    points: tuple[int, ...]


async def sittings(scope: Scope, since: datetime) -> list[SittingRow]:
    """Of the scope's stations that close after `since`, the last first; with the scope's units those to which they are invited."""
    rows = await SittingTable.raw(
        f"SELECT {_SITTING}, count(a.id) FILTER (WHERE a.state <> 'void') AS sat, "
        "count(a.id) FILTER (WHERE a.points >= s.pass_points * 100) AS passed, count(a.id) FILTER (WHERE a.state = 'open') AS open "
        "FROM sitting s LEFT JOIN sitting_attempt a ON a.sitting = s.id AND ({}::bigint[] IS NULL OR a.unit = ANY({})) "
        f"WHERE s.station = ANY({{}}) AND s.closes_at > {{}} AND ({_INVITED} OR s.supervisor = ANY({{}}::bigint[])) "
        "GROUP BY s.id ORDER BY s.opens_at DESC, s.id DESC",
        *(scope.only_units, scope.only_units),
        *(list(scope.stations), since, scope.only_units, scope.only_units, scope.person, scope.only_units),
    )
    return [SittingRow(_sitting(row), row["sat"], row["passed"], row["open"]) for row in rows]


async def sitting(scope: Scope, number: int) -> Sitting | None:
    """One of the scope's stations; with the scope's units only one to which they are invited, or that its person sat."""
    rows = await SittingTable.raw(
        f"SELECT {_SITTING} FROM sitting s WHERE s.id = {{}} AND s.station = ANY({{}}) AND {_INVITED}",
        *(number, list(scope.stations), scope.only_units, scope.only_units, scope.person),
    )
    return _sitting(rows[0]) if rows else None


async def watched(scope: Scope, number: int) -> Sitting | None:
    """One of the scope's stations; with the scope's units only one that they look after."""
    rows = await SittingTable.raw(
        f"SELECT {_SITTING} FROM sitting s WHERE s.id = {{}} AND s.station = ANY({{}}) "
        "AND ({}::bigint[] IS NULL OR s.supervisor = ANY({}::bigint[]))",
        *(number, list(scope.stations), scope.only_units, scope.only_units),
    )
    return _sitting(rows[0]) if rows else None


async def pool(number: int) -> Pool:
    """What a sitting's papers are drawn from."""
    (row,) = await SittingTable.raw("SELECT single_pool, multiple_pool, judge_pool FROM sitting WHERE id = {}", number)
    return Pool(*(tuple(row[f"{kind}_pool"]) for kind in Pool.__struct_fields__))


async def own_attempts(scope: Scope, since: datetime) -> list[Attempt]:
    """Papers of the scope's person in sittings that close after `since`."""
    rows = await AttemptTable.raw(
        f"SELECT {_ATTEMPT} FROM sitting_attempt a JOIN sitting s ON s.id = a.sitting "
        "WHERE a.person = {} AND s.closes_at > {} ORDER BY a.nth",
        *(scope.person, since),
    )
    return [_attempt(row) for row in rows]


async def attempts(scope: Scope, number: int) -> list[AttemptRow]:
    """Papers of a sitting, by unit and name: of the scope's stations, or of its person."""
    rows = await AttemptTable.raw(
        f"SELECT {_ATTEMPT}, n.name, u.name AS unit_name, "
        "(SELECT count(*) FROM attempt_answer x WHERE x.attempt = a.id AND x.given <> '') AS answered "
        "FROM sitting_attempt a JOIN sitting s ON s.id = a.sitting JOIN person n ON n.id = a.person JOIN unit u ON u.id = a.unit "
        f"WHERE a.sitting = {{}} AND {_OWN} ORDER BY u.position, u.id, n.name, a.person, a.nth",
        *(number, list(scope.stations), scope.person, scope.person),
    )
    return [_row(row) for row in rows]


async def attempt(scope: Scope, number: int, held: bool = False) -> Paper | None:
    """With what is on it: one of the scope's person, else of its stations; with `held` until the transaction ends."""
    rows = await AttemptTable.raw(
        f"SELECT {_ATTEMPT}, p.versions, p.orders FROM sitting_attempt a JOIN sitting s ON s.id = a.sitting "
        f"JOIN sitting_paper p ON p.attempt = a.id WHERE a.id = {{}} AND {_OWN}"
        + (" FOR NO KEY UPDATE OF a" if held else ""),
        *(number, list(scope.stations), scope.person, scope.person),
    )
    return Paper(**_tuples(rows[0])) if rows else None


async def open_attempt(scope: Scope) -> Attempt | None:
    """The paper at which the scope's person is now, wherever that sitting is. While there is one, nothing shows him an answer."""
    rows = await AttemptTable.raw(
        f"SELECT {_ATTEMPT} FROM sitting_attempt a WHERE a.person = {{}} AND a.state = 'open'", scope.person
    )
    return _attempt(rows[0]) if rows else None


async def own_papers(scope: Scope, now: datetime) -> list[OwnPaper]:
    """All papers of the scope's person, the last first."""
    rows = await AttemptTable.raw(
        f"SELECT {_ATTEMPT}, s.title, s.kind, coalesce(a.points >= s.pass_points * 100, false) AS passed, s.closes_at < {{}} "
        "AND NOT EXISTS (SELECT 1 FROM sitting_attempt o WHERE o.state = 'open' AND (o.sitting = s.id OR o.person = a.person)) "
        "AS shown FROM sitting_attempt a JOIN sitting s ON s.id = a.sitting WHERE a.person = {} ORDER BY a.id DESC",
        *(now - GRACE, scope.person),
    )
    return [OwnPaper(_attempt(row), row["title"], row["kind"], row["passed"], row["shown"]) for row in rows]


async def own_answers(scope: Scope, papers: list[int]) -> list[Given]:
    """What the scope's person answered on these papers of his, in their order; not whether it is right."""
    rows = await AttemptAnswer.raw(
        "SELECT x.attempt, v.asks, array(SELECT v.options[ascii(one) - 64] FROM regexp_split_to_table(x.given, '') one) AS chosen "
        "FROM attempt_answer x JOIN sitting_attempt a ON a.id = x.attempt JOIN sitting_paper p ON p.attempt = a.id "
        "JOIN question_version v ON v.id = x.version WHERE a.person = {} AND a.id = ANY({}) AND x.given <> '' "
        "ORDER BY a.id DESC, array_position(p.versions, v.id)",
        *(scope.person, papers),
    )
    return [Given(row["attempt"], row["asks"], tuple(row["chosen"])) for row in rows]


async def open_papers(number: int) -> int:
    """How many are at a sitting now."""
    rows = await AttemptTable.raw(
        "SELECT count(*) AS n FROM sitting_attempt WHERE sitting = {} AND state = 'open'", number
    )
    return int(rows[0]["n"])


async def answers_of(number: int) -> dict[int, Answer]:
    """What a paper's questions were answered with, by version."""
    rows = await AttemptAnswer.raw(
        "SELECT version, given, marked, sequence FROM attempt_answer WHERE attempt = {}", number
    )
    return {row["version"]: Answer(**row) for row in rows}


async def correct(number: int) -> int:
    """How many of a paper's answers are wholly right."""
    rows = await AttemptAnswer.raw(f"SELECT count(*) AS correct FROM {_RIGHT} WHERE x.attempt = {{}}", number)
    return int(rows[0]["correct"])


async def correct_due(number: int, now: datetime) -> dict[int, int]:
    """The same of each of a sitting's papers whose time is over. The papers are named by what they are: ten thousand numbers
    would be planned for as if they were ten."""
    rows = await AttemptAnswer.raw(
        f"SELECT x.attempt, count(*) AS correct FROM {_RIGHT} WHERE x.attempt IN "
        "(SELECT id FROM sitting_attempt WHERE sitting = {} AND next_deadline < {}) GROUP BY x.attempt",
        *(number, now),
    )
    return {row["attempt"]: row["correct"] for row in rows}


async def checked_in(number: int) -> dict[int, Seen]:
    """Who was checked in to a sitting, by person."""
    rows = await SittingCheckIn.raw("SELECT person, account, at FROM sitting_check_in WHERE sitting = {}", number)
    return {row["person"]: Seen(**row) for row in rows}


async def due(now: datetime) -> list[int]:
    """Sittings that have papers whose time is over."""
    rows = await AttemptTable.raw(
        "SELECT DISTINCT sitting FROM sitting_attempt WHERE next_deadline < {} ORDER BY 1", now
    )
    return [row["sitting"] for row in rows]


async def locked_due(number: int, now: datetime) -> dict[int, int]:
    """Its papers whose time is over, with how many questions each has, held until the transaction ends; not those that somebody
    else holds already."""
    rows = await AttemptTable.raw(
        "SELECT id, questions FROM sitting_attempt WHERE sitting = {} AND next_deadline < {} ORDER BY id "
        "FOR NO KEY UPDATE SKIP LOCKED",
        *(number, now),
    )
    return {row["id"]: row["questions"] for row in rows}


async def given(scope: Scope, versions: list[int], now: datetime) -> list[AnswersOf]:
    """What papers of sittings that are over say of these question versions; a question left out counts as wrong.

    For the bank's figures (`bank/rules/statistics.py`): one row a version, gathered by the database.
    """
    rows = await AttemptTable.raw(
        "SELECT v.id AS version, array_agg(coalesce(x.given = v.answer, false)) AS right, array_agg(a.points) AS points "
        "FROM sitting_attempt a JOIN sitting s ON s.id = a.sitting JOIN sitting_paper p ON p.attempt = a.id CROSS JOIN unnest(p.versions) AS asked "
        "JOIN question_version v ON v.id = asked LEFT JOIN attempt_answer x ON x.attempt = a.id AND x.version = v.id "
        "WHERE s.station = ANY({}) AND asked = ANY({}) AND s.closes_at < {} AND a.state = 'graded' "
        "AND NOT EXISTS (SELECT 1 FROM sitting_attempt o WHERE o.sitting = s.id AND o.state = 'open') GROUP BY v.id ORDER BY v.id",
        *(list(scope.stations), versions, now),
    )
    return [AnswersOf(row["version"], tuple(row["right"]), tuple(row["points"])) for row in rows]


def _sitting(row: dict[str, Any]) -> Sitting:
    blueprint = Blueprint(**_tuples({name: row[name] for name in Blueprint.__struct_fields__}))
    plan = Plan(**_tuples({name: row[name] for name in _PLAN}), blueprint=blueprint)
    return Sitting(row["id"], row["station"], plan, row["seed"], row["account"], row["at"], row["off"])


def _attempt(row: dict[str, Any]) -> Attempt:
    return Attempt(**{name: row[name] for name in Attempt.__struct_fields__})


def _tuples(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in columns.items()}


def _row(row: dict[str, Any]) -> AttemptRow:
    return AttemptRow(_attempt(row), row["name"], row["unit_name"], row["answered"])
