"""A guard begins his paper, or goes on with the one that is open: the same, with what was saved."""

from datetime import date, datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.bank.reads import versions
from scoring.exams.sittings import actions
from scoring.exams.sittings.errors import AnotherPaper
from scoring.exams.sittings.reads import attempt, attempts, checked_in, open_attempt, pool, sitting
from scoring.exams.sittings.rules.drawing import drawn, order_of
from scoring.exams.sittings.rules.sitting import ends_at, is_due, number_now
from scoring.exams.sittings.vocabulary import Attempt, Paper, Sitting
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of


async def start(by: By, scope: Scope, number: int, key: Key) -> int:
    """In a sitting to which the scope's person is invited. Returns the paper's id.

    Raises NotYours, SittingCalledOff, NotOpenYet, SittingClosed, NotCheckedIn, SatAlready, AnotherPaper, OtherBody.
    """

    async def do(now: datetime) -> str:
        await actions.hold_sitting(number, alone=False)
        person, unit, found = await invited(scope, number, shanghai_day(now))
        await actions.hold(person)
        going = await open_attempt(scope)
        if going and is_due(going, now):
            await _closed(scope, going, now)
            going = None
        if going and going.sitting == number:
            return str(going.id)
        if going:
            raise AnotherPaper()
        made = await _begun(scope, person, unit, found, now)
        await note(by, "sitting.start", "done", now, "attempt", made.id)
        return str(made.id)

    return int(await answered_once(key, ["sitting.start", str(number)], do))


async def _closed(scope: Scope, going: Attempt, now: datetime) -> None:
    """Its time is over, and no sweep has come by yet."""
    held = await attempt(scope, going.id, held=True)
    if held and held.state == "open":
        await actions.grade_one(held, True, now)


async def invited(scope: Scope, number: int, today: date) -> tuple[int, int, Sitting]:
    """(the scope's person, where he stands, the sitting). Raises NotYours for one to which he is not invited."""
    if scope.person is None:
        raise NotYours()
    for guard in await guards_of(scope, today):
        found = await sitting(Scope(scope.stations, unit=guard.unit), number)
        if found is not None:
            return scope.person, guard.unit, found
    raise NotYours()


async def _begun(scope: Scope, person: int, unit: int, of: Sitting, now: datetime) -> Paper:
    earlier = [row.attempt for row in await attempts(scope, of.id)]
    number = number_now(of, earlier, person in await checked_in(of.id), now)
    nth = len(earlier) + 1
    ids = drawn(await pool(of.id), of.plan.blueprint, of.seed, person, nth)
    said = await versions(Scope((of.station,)), list(ids))
    orders = tuple(order_of(said[one].said.options, of.seed, person, nth, one) for one in ids)
    begun = Paper(
        0, of.id, person, unit, number, nth, len(ids), now, ends_at(of.plan, now), versions=ids, orders=orders
    )  # fmt: skip
    return await actions.begin(begun)
