"""How much of the loop was reached: in the deeds of a round, also when a check-in comes, or is decided, after its end."""

from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.database import look
from lianfang.flows.patrol.close_outing import Behalf, Closing, close_for, close_outing
from lianfang.flows.patrol.decide_check_in import decide_check_in
from lianfang.flows.points.score import score
from scoring.points.tables import Award
from tests.checkpoints import ACCOUNT, WALKING, Round, minutes, near, on_the_way, plate, press
from tests.conftest import Clock
from tests.watch import key
from zones.journal.tables import Deed
from zones.patrol.reads.checkins import to_check
from zones.patrol.rules.walking import Ending
from zones.patrol.tables import Patrol

NOTHING = Ending(False, None, 0, "")


async def _worth(here: Round) -> tuple[set[int | None], set[Any]]:
    """What the walkers' live deeds say of the loop, and their (points, reason)."""
    await score(here.evening.watch.station)
    live = await Deed.raw(
        "SELECT id, quality FROM deed d WHERE kind = 'patrol.walked' AND corrects IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)"
    )
    awards = await Award.raw("SELECT points, because FROM award WHERE deed = ANY({})", [row["id"] for row in live])
    assert (await Patrol.count().where(Patrol.withdrawn_by.is_null())) == 1
    return {row["quality"] for row in live}, {(row["points"], row["because"]) for row in awards}


async def test_a_third_of_the_loop_is_too_little_until_the_check_ins_from_the_basement_come(
    db: str, clock: Clock
) -> None:
    here = await on_the_way(clock)
    await press(here, await plate(here), place=near())
    clock.set(WALKING + minutes(60))
    await close_outing(OPERATOR, here.evening.outing, Closing(ACCOUNT, here.persons[0], NOTHING), key())
    assert await _worth(here) == ({33}, {(0, "quality")})
    clock.set(WALKING + minutes(90))
    late = await press(here, await plate(here, 1), phone_at=WALKING + minutes(20), sent_at=WALKING + minutes(90))
    assert late.state == "counted"
    assert await _worth(here) == ({66}, {(3, "full")})


async def test_what_an_officer_lets_count_afterwards_counts(db: str, clock: Clock) -> None:
    here = await on_the_way(clock)
    await press(here, await plate(here), place=near())
    clock.set(WALKING + minutes(1))
    assert (await press(here, await plate(here, 2), place=near(1))).state == "to_check"
    clock.set(WALKING + minutes(60))
    await close_outing(OPERATOR, here.evening.outing, Closing(ACCOUNT, here.persons[0], NOTHING), key())
    assert await _worth(here) == ({33}, {(0, "quality")})
    (waiting,) = await look(lambda: to_check(here.scope, 10))
    await decide_check_in(OPERATOR, ACCOUNT, here.scope, waiting.id, True, key())
    assert await _worth(here) == ({66}, {(3, "full")})


async def test_a_round_told_of_on_paper_is_not_measured(db: str, clock: Clock) -> None:
    here = await on_the_way(clock)
    clock.set(WALKING + minutes(120))
    await close_for(OPERATOR, here.scope, here.evening.outing, Behalf({}, 50, NOTHING), key())
    assert await _worth(here) == ({None}, {(3, "full")})
