"""Bars of sittings: papers drawn beside the database's own random order, papers graded beside one aggregate over their answers."""

from collections.abc import Awaitable
from statistics import median

from msgspec import Struct

from lianfang.database import engine, transaction
from lianfang.flows.sittings.sweep import sweep_sitting
from scoring.exams.bank.reads import asked
from scoring.exams.sittings.actions import make
from scoring.exams.sittings.reads import pool
from scoring.exams.sittings.rules.drawing import drawn, order_of
from scoring.exams.sittings.rules.planning import pool_of
from scoring.exams.sittings.tables import Attempt
from scoring.exams.sittings.vocabulary import Blueprint, Plan
from tests.benchmarks.floors.one_aggregate import one_aggregate
from tests.benchmarks.ground import Ground
from tests.benchmarks.rounds import Line, Told, in_turn, seconds
from zones.ground.scope import Scope

DATABASE = "bench_sittings"
DRAW_BAR, GRADE_BAR = 3.0, 2.0
SEED = "0" * 64
OPTIONS = ("甲", "乙", "丙", "丁")
BANK = """
INSERT INTO question (bureau, code, number) SELECT bureau, 'b' || n, 1 FROM station, generate_series(1, {questions}) n WHERE station.id = {station};
INSERT INTO question_version (question, number, kind, topic, asks, options, answer, because, source, level, picture, at)
SELECT id, 1, kind, '法律', '第' || id || '题', CASE kind WHEN 'judge' THEN ARRAY['对', '错'] ELSE ARRAY['甲', '乙', '丙', '丁'] END,
       CASE kind WHEN 'multiple' THEN 'AC' ELSE 'A' END, '因为', '常识', 1, '', now()
FROM (SELECT id, (ARRAY['single', 'single', 'multiple', 'judge', 'judge'])[1 + id % 5] AS kind FROM question) q;
INSERT INTO person (bureau, name) SELECT bureau, '考生' || n FROM station, generate_series(1, {papers}) n WHERE station.id = {station};
ANALYZE
"""
PAPERS = """
INSERT INTO sitting_attempt (sitting, person, unit, number, nth, questions, begun_at, ends_at, state, next_deadline, by_time, extra_minutes, reason)
SELECT {sitting}, p.id, (SELECT min(id) FROM unit), 1, 1, 100, now() - interval '3 hours', now() - interval '1 hour',
       'open', now() - interval '1 hour', false, 0, ''
FROM person p WHERE name LIKE '考生%';
INSERT INTO sitting_paper (attempt, versions, orders)
SELECT a.id, array_agg(1 + (a.id * 37 + n * 97) % {questions}), array_agg('ABCD'::varchar)
FROM sitting_attempt a, generate_series(1, 100) n GROUP BY a.id;
INSERT INTO attempt_answer (attempt, version, given, marked, sequence, at)
SELECT p.attempt, v, CASE WHEN v % 3 = 0 THEN 'B' ELSE 'A' END, false, 1, now() FROM sitting_paper p, unnest(p.versions) v;
VACUUM ANALYZE
"""
AGAIN = (
    "UPDATE sitting_attempt SET state = 'open', next_deadline = ends_at, ended_at = NULL, correct = NULL, points = NULL"
)


class Length(Struct, frozen=True):
    rounds: int
    questions: int
    drawn: int
    graded: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    await ground.clone(DATABASE)
    try:
        for statement in BANK.format(station=ground.station, questions=length.questions, papers=length.graded).split(
            ";"
        ):
            await ground.command(statement, DATABASE)
        async with ground.pool(DATABASE):
            sitting = await open_sitting(ground.station)
            draw = await in_turn(lambda: _random(length.drawn), lambda: _drawn(sitting, length.drawn), length.rounds)
            for statement in PAPERS.format(sitting=sitting, questions=length.questions).split(";"):
                await ground.command(statement, DATABASE)
            grade = await in_turn(
                lambda: _aggregate(sitting), lambda: _graded(ground, sitting), length.rounds, lead_in=False
            )
    finally:
        await ground.drop(DATABASE)
    tell(f"sitting_draw: {length.drawn} papers of 100 from {length.questions}; {draw.remark()}")
    tell(f"sitting_grade: {length.graded / median(grade.ours_s):.0f} papers a second here; {grade.remark()}")
    return [draw.line("sitting_draw", DRAW_BAR), grade.line("sitting_grade", GRADE_BAR)]


async def open_sitting(station: int) -> int:
    async with transaction() as now:
        plan = Plan("mock", "比一比", False, now, now)
        plan = Plan("mock", "比一比", False, plan.opens_at, now.replace(year=now.year + 1))
        return await make(station, plan, pool_of(await asked(Scope((station,))), Blueprint()), SEED, 1, now)


async def _random(papers: int) -> float:
    """The floor: the database's own, a paper each time."""

    async def draw() -> None:
        async with transaction():
            for _ in range(papers):
                await Attempt.raw("SELECT id FROM question_version ORDER BY random() LIMIT 100")

    return await seconds(draw())


async def _drawn(sitting: int, papers: int) -> float:
    """Ours: the sitting's pool read for each, as each start does; questions and the order of their options."""

    async def draw() -> None:
        async with transaction():
            for person in range(papers):
                ids = drawn(await pool(sitting), Blueprint(), SEED, person, 1)
                assert len([order_of(OPTIONS, SEED, person, 1, one) for one in ids]) == 100

    return await seconds(draw())


async def _aggregate(sitting: int) -> float:
    assert engine.pool
    async with engine.pool.acquire() as connection:
        return await seconds(one_aggregate(connection, sitting))


async def _graded(ground: Ground, sitting: int) -> float:
    """As the sweep does it, everything that it writes included."""
    await ground.command(AGAIN, DATABASE)
    await ground.command("VACUUM ANALYZE sitting_attempt", DATABASE)
    work: Awaitable[None] = sweep_sitting(sitting)
    return await seconds(work)
