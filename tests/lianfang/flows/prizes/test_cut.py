"""D-05 for money: a prize is approved, paid or void, the answer is lost, the same is sent again: it was done, once."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial

import asyncpg
import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.chain.verify import verify
from lianfang.flows.prizes.approve import approve
from lianfang.flows.prizes.pay import pay, void
from scoring.points.deductions.vocabulary import Hand
from scoring.prizes.errors import RunMoved
from scoring.prizes.reads import prizes_of
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.lines import BROKEN, MOMENTS, Cut, Line, Moment, works
from tests.scoring.prizes.runs import FEN, public_runs
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.reads import places_ever

NOVEMBER, AFTER = datetime(2018, 11, 5, 4, 0, tzinfo=UTC), datetime(2018, 11, 13, 4, 0, tzinfo=UTC)
ONE, OTHER = Hand(7, None), Hand(8, None)
MOVED = "SELECT kind, count(*) AS n, sum(fen)::bigint AS fen FROM money_move m JOIN money_entry e ON e.move = m.id AND e.fen > 0 GROUP BY kind"
Step = Callable[[], Awaitable[None]]


async def _public(clock: Clock, runs: int) -> tuple[Scope, list[int]]:
    """Runs of two lines whose notice is over."""
    clock.set(NOVEMBER)
    await bring_roster()
    of = Scope(((await the_station()).id,))
    persons = sorted({place.person for place in await places_ever(of)})[:2]
    made = await public_runs(of, persons, runs)
    clock.set(AFTER)
    return of, made


async def _steps(of: Scope, run: int) -> list[Step]:
    """All that is pressed about a run, each with its own key."""
    async with transaction():
        first = (await prizes_of(of, run))[0].prize.id
    return [
        partial(approve, OPERATOR, OTHER, of, run, key()),
        partial(void, OPERATOR, OTHER, of, run, first, "refused", key()),
        partial(pay, OPERATOR, ONE, of, run, f"转{run}号", key()),
    ]


async def _moved(owner: asyncpg.Connection) -> dict[str, tuple[int, int]]:
    return {row["kind"]: (row["n"], row["fen"]) for row in await owner.fetch(MOVED)}


def _once(runs: int) -> dict[str, tuple[int, int]]:
    """How often each move is there, and what it moved: of each run two lines, one of them void, one paid."""
    each = {"grant": (1, 3), "reserve": (2, 2), "void": (1, 1), "pay": (1, 1), "return": (1, 2)}
    return {kind: (times * runs, lines * FEN * runs) for kind, (times, lines) in each.items()}


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("runs", [7, pytest.param(67, marks=pytest.mark.soak)])
async def test_a_commit_whose_answer_was_lost_moved_each_fen_once(db: str, clock: Clock, runs: int) -> None:
    """Three lost answers a run: 21, or 201."""
    of, made = await _public(clock, runs)
    owner = await asyncpg.connect(db)
    line = Line(owner)
    with line.watched():
        for run in made:
            for step in await _steps(of, run):
                await line.answered_to_nobody(step)
                await step()
    assert await _moved(owner) == _once(runs)
    assert [row["state"] for row in await owner.fetch("SELECT state FROM prize_run")] == ["settled"] * runs
    assert not (await verify()).faults
    await works()
    await owner.close()


@pytest.mark.parametrize("moment", MOMENTS)
async def test_wherever_a_commit_breaks_the_same_key_brings_it_to_the_one_end(
    db: str, clock: Clock, moment: Moment
) -> None:
    of, (run,) = await _public(clock, 1)
    owner = await asyncpg.connect(db)
    line = Line(owner)
    with line.watched():
        for step in await _steps(of, run):
            line.carry(Cut(moment))
            try:
                await step()
            except BROKEN:
                line.carry(None)
                await step()
    assert await _moved(owner) == _once(1)
    await owner.close()


async def test_another_key_after_a_lost_answer_is_told_that_it_was_done(db: str, clock: Clock) -> None:
    """The control: without its key the client hears a refusal for what it did itself."""
    of, (run,) = await _public(clock, 1)
    owner = await asyncpg.connect(db)
    line = Line(owner)
    with line.watched():
        for first, second in zip(await _steps(of, run), await _steps(of, run), strict=True):
            line.carry(Cut("after"))
            with pytest.raises(BROKEN):
                await first()
            line.carry(None)
            with pytest.raises(RunMoved):
                await second()
    assert await _moved(owner) == _once(1)
    await owner.close()
