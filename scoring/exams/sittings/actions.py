"""Writes sittings, papers and answers. Runs inside a flow's transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import asdict, replace

from scoring.exams.sittings.reads import correct
from scoring.exams.sittings.rules.sitting import points_of
from scoring.exams.sittings.tables import Attempt as AttemptTable
from scoring.exams.sittings.tables import AttemptAnswer, SittingCheckIn, SittingOff, SittingPaper
from scoring.exams.sittings.tables import Sitting as SittingTable
from scoring.exams.sittings.vocabulary import GRACE, Answer, Attempt, Paper, Plan, Pool

# One statement decides and writes: whose paper it is, that it is open and in time, that the question stands on it and has
# such options, that nothing newer was given. It holds the paper shared: whoever hands it in waits for it, and it for him.
_SAVE = """
WITH said AS (
    SELECT {}::bigint AS attempt, {}::bigint AS person, {}::bigint AS version, {}::varchar AS given, {}::boolean AS marked,
           {}::bigint AS sequence, {}::timestamptz AS at, {}::interval AS grace
), paper AS (
    SELECT a.id FROM said JOIN sitting_attempt a ON a.id = said.attempt JOIN sitting_paper p ON p.attempt = a.id
    WHERE a.person = said.person AND a.state = 'open' AND said.at <= a.ends_at + said.grace
    AND said.version = ANY(p.versions) FOR SHARE OF a
)
INSERT INTO attempt_answer (attempt, version, given, marked, sequence, at)
SELECT paper.id, v.id, said.given, said.marked, said.sequence, said.at
FROM paper, said JOIN question_version v ON v.id = said.version
WHERE ascii(right(said.given, 1)) <= 64 + cardinality(v.options) AND (v.kind = 'multiple' OR length(said.given) <= 1)
ON CONFLICT (attempt, version) DO UPDATE
SET given = excluded.given, marked = excluded.marked, sequence = excluded.sequence, at = excluded.at
WHERE attempt_answer.sequence < excluded.sequence
RETURNING id
"""
_KEEP_GRADED = """
UPDATE sitting_attempt SET state = 'graded', next_deadline = NULL, by_time = {}, ended_at = CASE WHEN {} THEN ends_at ELSE {} END,
    correct = done.correct, points = done.points
FROM unnest({}::bigint[], {}::int[], {}::int[]) AS done (id, correct, points)
WHERE sitting_attempt.id = done.id
"""


async def make(station: int, plan: Plan, pool: Pool, seed: str, account: int, now: datetime) -> int:
    """A new sitting with all that its papers are drawn from. Returns its id."""
    columns: dict[str, Any] = asdict(plan)
    columns |= asdict(columns.pop("blueprint"))
    columns |= {f"{kind}_pool": list(ids) for kind, ids in asdict(pool).items()}
    columns |= {name: list(columns[name]) for name in ("units", "topics")}
    made = await SittingTable.insert(SittingTable(station=station, seed=seed, account=account, at=now, **columns))
    return int(made[0]["id"])


async def hold_sitting(number: int, alone: bool) -> None:
    """Whoever begins a paper of it holds it with the others; whoever calls it off, alone: nobody begins meanwhile."""
    shared = "" if alone else "_shared"
    await SittingTable.raw(f"SELECT pg_advisory_xact_lock{shared}(hashtextextended({{}}, 0))", f"sitting:{number}")


async def call_off(number: int, reason: str, account: int, now: datetime) -> None:
    """Its open papers are void with it; what was handed in stays."""
    await SittingOff.insert(SittingOff(sitting=number, reason=reason, account=account, at=now))
    await AttemptTable.raw(
        "UPDATE sitting_attempt SET state = 'void', next_deadline = NULL, ended_at = {}, reason = {} "
        "WHERE sitting = {} AND state = 'open'",
        *(now, reason, number),
    )


async def hold(person: int) -> None:
    """Whoever begins a paper, until the end of the transaction: he begins one."""
    await AttemptTable.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"attempt:{person}")


async def begin(paper: Paper) -> Paper:
    """With its id, open until its end and the grace."""
    new = replace(paper, next_deadline=paper.ends_at + GRACE)
    columns: dict[str, Any] = {name: getattr(new, name) for name in Attempt.__struct_fields__ if name != "id"}
    made = int((await AttemptTable.insert(AttemptTable(**columns)))[0]["id"])
    await SittingPaper.insert(SittingPaper(attempt=made, versions=list(new.versions), orders=list(new.orders)))
    return replace(new, id=made)


async def save(attempt: int, person: int, said: Answer, now: datetime) -> bool:
    """Whether it was taken. Not so where the paper is not his, not open or out of time, has not this question or the question
    not these options; or where something newer is there already."""
    told = (attempt, person, said.version, said.given, said.marked, said.sequence, now, GRACE)
    return bool(await AttemptAnswer.raw(_SAVE, *told))


async def grade(papers: Mapping[int, int], right: Mapping[int, int], by_time: bool, now: datetime) -> dict[int, int]:
    """Papers that are held and open, with how many questions each has and how many are right. Returns the points of each.

    Who ran out of time ended when it did.
    """
    points = {one: points_of(right.get(one, 0), questions) for one, questions in papers.items()}
    said = ([right.get(one, 0) for one in points], list(points.values()))
    await AttemptTable.raw(_KEEP_GRADED, by_time, by_time, now, list(points), *said)
    return points


async def grade_one(paper: Attempt, by_time: bool, now: datetime) -> int:
    """The same of one paper. Returns its points."""
    right = {paper.id: await correct(paper.id)}
    return (await grade({paper.id: paper.questions}, right, by_time, now))[paper.id]


async def keep(attempt: Attempt) -> None:
    """As it now stands, after more time or made void; it was held."""
    moving = ("state", "ends_at", "next_deadline", "ended_at", "correct", "points", "extra_minutes", "reason")
    await AttemptTable.update({name: getattr(attempt, name) for name in moving}).where(AttemptTable.id == attempt.id)


async def check_in(sitting: int, person: int, account: int, now: datetime) -> None:
    """Once; a second tick changes nothing."""
    await SittingCheckIn.raw(
        "INSERT INTO sitting_check_in (sitting, person, account, at) VALUES ({}, {}, {}, {}) ON CONFLICT DO NOTHING",
        *(sitting, person, account, now),
    )
