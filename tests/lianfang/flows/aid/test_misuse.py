"""A request judged a misuse on a real database: who is told of the unit's next one, one judgement a request, the book."""

import asyncio
from datetime import date, timedelta

import asyncpg
import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.database import transaction
from lianfang.flows.aid.home import home
from lianfang.flows.aid.judge import judge
from lianfang.flows.aid.lift import lift
from lianfang.flows.aid.order import call_in, order, widen
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.seen import board
from lianfang.flows.aid.sweep import due_requests, sweep_request
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.watch import NIGHT, Watch, answers, keep_watch, key
from zones.aid import reads
from zones.aid.errors import AlreadyJudged, NoSuchRequest, NothingToLift, NotToBeJudged, OwnPress
from zones.aid.rules.deciding import Close
from zones.aid.tables import AidJudgement
from zones.aid.vocabulary import LEFT_OUT_WORDS, Pause
from zones.ground.scope import Scope

PRESSED, OFFICER, ANOTHER = 1, 8, 9
LINE = "欠薪的工人来要钱，没有人动手"
LAST = date(2026, 12, 21)  # the night is already the 21st in Shanghai
PAUSE = Pause(LAST, "wages")


async def _ended(watch: Watch, nth: int = 0, drill: bool = False) -> int:
    aid = await raise_request(OPERATOR, Cry(PRESSED, watch.units[0][nth], "fire", drill=drill), key())
    await order(OPERATOR, aid, Close(OFFICER, "police", number="1120-0046"), key())
    return aid


async def _misused(clock: Clock, **options: object) -> tuple[Watch, int]:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT, **options)  # type: ignore[arg-type]
    aid = await _ended(watch)
    assert await judge(OPERATOR, aid, OFFICER, "wages", LINE, key()) == LAST
    return watch, aid


async def _cry(watch: Watch, nth: int = 0, kind: str = "fire") -> int:
    return await raise_request(OPERATOR, Cry(PRESSED, watch.units[0][nth], kind), key())


async def _told(request: int, kind: str) -> list[str]:
    rows = await Notice.raw("SELECT receiver FROM notice WHERE about = {} AND kind = {} ORDER BY id", request, kind)
    return [row["receiver"] for row in rows]


async def test_the_next_request_reaches_the_police_and_its_own_people_and_nobody_else(db: str, clock: Clock) -> None:
    watch, _ = await _misused(clock)
    aid = await _cry(watch)
    police_and_own = {watch.guards[0][0], *watch.joint}
    assert set(await answers(aid)) == police_and_own
    assert await _told(aid, "aid_new") == [f"desk:{watch.station}"]
    assert set(await _told(aid, "aid_alert")) == {f"person:{one}" for one in police_and_own}
    (seen, *_) = (await board(Scope((watch.station,)))).open
    assert (seen.request.policy.paused, seen.request.policy.wanted) == (PAUSE, 0)
    for second in (61, 77, 150, 300):
        clock.set(NIGHT + timedelta(seconds=second))
        for due in await due_requests():
            await sweep_request(due)
    assert await _told(aid, "aid_ring_desk") and await _told(aid, "aid_ring_command"), "the police are rung as ever"
    await widen(OPERATOR, aid, OFFICER, key())
    assert set(await answers(aid)) == police_and_own


async def test_its_neighbours_call_as_before_and_its_own_guards_still_help_them(db: str, clock: Clock) -> None:
    watch, _ = await _misused(clock)
    aid = await _cry(watch, nth=1)
    assert {watch.guards[0][0], watch.guards[0][2]} <= set(await answers(aid))


async def test_an_officer_may_still_call_a_neighbour_by_hand(db: str, clock: Clock) -> None:
    watch, _ = await _misused(clock)
    aid, neighbour = await _cry(watch), watch.guards[0][1]
    assert await call_in(OPERATOR, aid, OFFICER, neighbour, key()) == "called_in"
    assert (await answers(aid))[neighbour] == "told"


async def test_it_ends_by_itself_after_the_last_day_and_at_once_when_it_is_lifted(db: str, clock: Clock) -> None:
    watch, misused = await _misused(clock)
    neighbours = set(watch.guards[0][1:])
    clock.set(NIGHT + timedelta(days=30))  # 02:00 of the last day: nobody is on duty any more
    assert (await home(watch.units[0][0])).paused == PAUSE
    clock.set(NIGHT + timedelta(days=31))
    assert (await home(watch.units[0][0])).paused is None
    clock.set(NIGHT + timedelta(minutes=5))
    running = await _cry(watch)
    await lift(OPERATOR, misused, ANOTHER, "老板来说清了，是工人的家属受伤", key())
    assert not neighbours & set(await answers(running)), "what runs stays as it was raised"
    assert neighbours <= set(await answers(await _cry(watch)))
    assert await _told(misused, "aid_pause_lifted") == [f"unit:{watch.units[0][0]}"]
    with pytest.raises(NothingToLift):
        await lift(OPERATOR, misused, ANOTHER, LINE, key())


async def test_of_two_pauses_the_one_that_was_not_lifted_holds(db: str, clock: Clock) -> None:
    watch, first = await _misused(clock)
    second = await _ended(watch)
    await judge(OPERATOR, second, ANOTHER, "debt", LINE, key())
    await lift(OPERATOR, first, ANOTHER, LINE, key())
    assert (await home(watch.units[0][0])).paused == Pause(LAST, "debt")
    assert set(await answers(await _cry(watch))) == {watch.guards[0][0], *watch.joint}


async def test_the_unit_s_head_hears_of_it_once_and_a_right_use_is_told_nobody(db: str, clock: Clock) -> None:
    watch, misused = await _misused(clock)
    unit = watch.units[0][0]
    assert await _told(misused, "aid_paused") == [f"unit:{unit}"]
    (notice,) = await Notice.raw("SELECT facts FROM notice WHERE kind = 'aid_paused'")
    assert '"why":"wages"' in notice["facts"] and LINE not in notice["facts"]
    right, before = await _ended(watch, 1), await Notice.count()
    assert await judge(OPERATOR, right, OFFICER, "rightful", "", key()) is None
    assert await Notice.count() == before
    assert (await home(watch.units[0][1])).paused is None


async def test_the_front_page_counts_nobody_who_would_not_hear_of_it(db: str, clock: Clock) -> None:
    watch, _ = await _misused(clock)
    seen, beside = await home(watch.units[0][0]), await home(watch.units[0][1])
    assert (seen.own, seen.going, seen.staying, seen.teams) == (1, 0, 0, 2)
    assert (beside.own, beside.going, beside.paused) == (1, 2, None)


async def test_walkers_are_left_out_with_the_reason(db: str, clock: Clock) -> None:
    watch, _ = await _misused(clock)
    await Notice.raw("UPDATE post SET team = 'patrol' WHERE team = 'joint'")
    aid = await _cry(watch)
    async with transaction():
        (left,) = (await reads.left_out([aid])).values()
    assert {one.person for one in left} == set(watch.joint)
    assert {LEFT_OUT_WORDS[one.reason] for one in left} == {"求援单位暂停联勤，只请民警"}


async def test_who_may_not_be_judged_by_whom(db: str, clock: Clock) -> None:
    watch, misused = await _misused(clock)
    for aid, account, refusal in (
        (misused, ANOTHER, AlreadyJudged),
        (await _ended(watch), PRESSED, OwnPress),
        (await _ended(watch, drill=True), OFFICER, NotToBeJudged),
        (await _cry(watch), OFFICER, NotToBeJudged),
        (10**6, OFFICER, NoSuchRequest),
    ):
        with pytest.raises(refusal):
            await judge(OPERATOR, aid, account, "debt", LINE, key())
    with pytest.raises(NoSuchRequest):
        await lift(OPERATOR, 10**6, OFFICER, LINE, key())
    assert await AidJudgement.count() == 1


@pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.soak)])
async def test_of_officers_who_judge_and_lift_at_once_the_first_stands(db: str, clock: Clock, rounds: int) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    for _ in range(rounds):
        aid = await _ended(watch)
        said = await asyncio.gather(
            *(judge(OPERATOR, aid, by, why, LINE, key()) for by, why in ((8, "debt"), (9, "wages"), (10, "rightful"))),
            return_exceptions=True,
        )
        assert sum(isinstance(one, AlreadyJudged) for one in said) == 2, said
        stands = await AidJudgement.raw("SELECT verdict FROM aid_judgement WHERE request = {}", aid)
        assert len(stands) == 1
        paused = stands[0]["verdict"] != "rightful"
        assert len(await _told(aid, "aid_paused")) == paused
        if paused:
            said = await asyncio.gather(
                *(lift(OPERATOR, aid, by, LINE, key()) for by in (8, 9)), return_exceptions=True
            )
            assert sum(isinstance(one, NothingToLift) for one in said) == 1, said
            assert len(await _told(aid, "aid_pause_lifted")) == 1


async def test_the_book_holds_codes_the_line_can_be_erased_and_the_audit_names_the_deed(db: str, clock: Clock) -> None:
    _, misused = await _misused(clock)
    await lift(OPERATOR, misused, ANOTHER, "判错了", key())
    rows = await AidJudgement.raw(
        "SELECT verdict, until, account, lifts IS NULL AS first FROM aid_judgement ORDER BY id"
    )
    assert [(row["verdict"], row["until"], row["account"]) for row in rows] == [("wages", LAST, 8), ("lifted", None, 9)]
    lines = await AuditLine.raw(
        "SELECT action, outcome, reason FROM audit_line WHERE action ~ 'judge|lift' ORDER BY id"
    )
    assert [tuple(row.values()) for row in lines] == [("aid.judge", "wages", ""), ("aid.lift", "done", "")]
    await AidJudgement.raw("DELETE FROM aid_judgement_note")


@pytest.mark.parametrize(
    ("what", "columns"),
    [
        ("a second judgement", "SELECT request, unit, 'rightful', NULL::date, NULL::bigint"),
        ("a misuse without a pause", "SELECT request + 1, unit, 'debt', NULL::date, NULL::bigint"),
        ("a right use with a pause", "SELECT request + 1, unit, 'rightful', '2026-12-22'::date, NULL::bigint"),
        ("a lifting that lifts nothing", "SELECT request + 1, unit, 'lifted', NULL::date, NULL::bigint"),
        ("a lifting of what is not there", "SELECT request, unit, 'lifted', NULL::date, id + 999"),
    ],
)
async def test_the_database_itself_refuses(db: str, clock: Clock, what: str, columns: str) -> None:
    watch, _ = await _misused(clock)
    await _ended(watch)
    with pytest.raises(asyncpg.IntegrityConstraintViolationError):
        await AidJudgement.raw(
            f"INSERT INTO aid_judgement (request, unit, verdict, until, lifts, account, at) {columns}, 8, at FROM aid_judgement"
        )
