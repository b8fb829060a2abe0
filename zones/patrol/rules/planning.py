"""Whether an outing may be planned as it is written down."""

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from zones.ground.weeks import SHANGHAI, shanghai_day, shanghai_instant
from zones.patrol.errors.outings import BadPlan, NoWrittenOrder, UnitsNotInForce
from zones.patrol.vocabulary.outings import FEWEST, LONGEST_MIN, MOST, MOST_OF_A_UNIT, PLAN_FAULTS, SHORTEST_MIN

EARLIEST, LATEST = time(19, 30), time(22, 0)
"""Default hours of joint patrols."""
LONGEST_GROUP = 40


class Plan(Struct, frozen=True):
    """What is asked for. `begins` is the wall clock in Shanghai, `seats` are units, one entry for each walker wanted."""

    zone: int
    walking_group: str
    day: date
    begins: time
    minutes: int
    officer: int
    lead: int
    seats: tuple[int, ...]

    @property
    def starts_at(self) -> datetime:
        return shanghai_instant(datetime.combine(self.day, self.begins))

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class Basis(Struct, frozen=True):
    """What a plan rests on that day: an order in force, why units take no part (name → reason), who may lead as officer."""

    ordered: bool
    not_in_force: dict[int, str]
    here: frozenset[int]
    officers: frozenset[int]
    zones: frozenset[int]


def check_plan(plan: Plan, basis: Basis, now: datetime) -> None:
    """Raises NoWrittenOrder, UnitsNotInForce, BadPlan."""
    if not basis.ordered:
        raise NoWrittenOrder()
    fault = _fault(plan, basis, now)
    if fault:
        raise BadPlan(why=PLAN_FAULTS[fault])
    lacking = [basis.not_in_force[unit] for unit in dict.fromkeys(plan.seats) if unit in basis.not_in_force]
    if lacking:
        raise UnitsNotInForce(units=lacking)


def _fault(plan: Plan, basis: Basis, now: datetime) -> str:
    ends = plan.ends_at.astimezone(SHANGHAI)
    if plan.day < shanghai_day(now) or plan.ends_at <= now:
        return "past"
    if plan.begins < EARLIEST or ends.date() != plan.day or ends.time() > LATEST:
        return "hours"
    if not SHORTEST_MIN <= plan.minutes <= LONGEST_MIN:
        return "minutes"
    if len(plan.walking_group) > LONGEST_GROUP or plan.officer not in basis.officers or plan.zone not in basis.zones:
        return "form"
    if not set(plan.seats) <= basis.here:
        return "form"
    if not FEWEST <= len(plan.seats) <= MOST:
        return "walkers"
    if any(plan.seats.count(unit) > MOST_OF_A_UNIT for unit in plan.seats):
        return "unit"
    return "" if plan.lead in plan.seats else "lead"
