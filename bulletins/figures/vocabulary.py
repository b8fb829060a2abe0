"""The figures of a week: what `lianfang figures` prints, what a bulletin freezes. Counts only, never a person.

`by_zone` has the zones of one station, or the stations of several. A block that is None was not counted when the
bulletin was issued: fields are added with defaults, so that every frozen figure still decodes.
"""

from msgspec import Struct


class CaseBase(Struct, frozen=True):
    """Cases that a week is held against: of another week, or the mean of several to 0.1."""

    total: float
    by_kind: dict[str, float]
    by_zone: dict[str, float]
    by_band: dict[str, float]


class Cases(Struct, frozen=True):
    """Preventable cases. `last_week` is None where the week before never came; `change_pct` None without a base.

    Held against: the week before, the mean of the four before, the ISO week of the same number a year ago; each None
    where a sheet of it never came, or there was no such week (53). A count says no place type: the sheets have none.
    """

    this_week: int
    last_week: int | None
    change_pct: float | None
    by_kind: dict[str, int]
    by_zone: dict[str, int]
    by_band: dict[str, int]
    by_zone_band: dict[str, dict[str, int]]
    week_before: CaseBase | None = None
    four_weeks: CaseBase | None = None
    last_year: CaseBase | None = None


class ZonePatrol(Struct, frozen=True):
    """A zone's rounds: how many, walkers added up, minutes, flags shown, units that sent nobody, outreach."""

    patrols: int
    guard_turns: int
    minutes: int
    flag_patrols: int
    unit_absences: int
    outreach_sessions: int


class Patrols(Struct, frozen=True):
    """All rounds. `guards` are different walkers."""

    patrols: int
    guard_turns: int
    guards: int
    minutes: int
    flag_patrols: int
    unit_absences: int
    outreach_sessions: int
    by_zone: dict[str, ZonePatrol]


class Planned(Struct, frozen=True):
    """Patrols of the plan: ordered, walked, called off by order; `uncovered_min` are minutes without coverage.

    Without coverage is a planned minute in which nobody of the zone's patrols walked. A patrol that was called off by
    order leaves none, one that did not end yet is not judged.
    """

    planned: int
    walked: int
    called_off: int
    uncovered_min: int


class Plan(Planned, frozen=True):
    """All patrols of the plan; `findings` are hazards that walkers reported on them."""

    findings: int
    by_zone: dict[str, Planned]


class Answered(Struct, frozen=True):
    """Posts asked and not excused, answered, excused, and the rate in per cent."""

    expected: int
    answered: int
    excused: int
    rate_pct: float | None


class RollCall(Struct, frozen=True):
    """Roll-calls. `calls` are different times of asking."""

    calls: int
    expected: int
    answered: int
    excused: int
    rate_pct: float | None
    by_zone: dict[str, Answered]
    by_reason: dict[str, int]
    by_hour: dict[str, Answered] | None = None


class Inspections(Struct, frozen=True):
    """Visits to units. `with_deadline` are problems not fixed on the spot."""

    visits: int
    problems: int
    fixed_on_spot: int
    with_deadline: int
    units: int


class Hazards(Struct, frozen=True):
    """Hazards that an officer decided to be real. Found in the week; solved in it; still open at its end.

    `repeated` of those found: one of the same place and kind stands in the 30 days before. `carried_over` were found
    before the week and open when it began; `overdue` have been open for more than 30 days at its end (the records know
    no term). `by_zone` are those found; one on the road lies in no zone.
    """

    found: int
    repeated: int
    fixed: int
    carried_over: int
    open: int
    overdue: int
    by_zone: dict[str, int]


class VenueChecks(Struct, frozen=True):
    checks: int
    violations: int


class Points(Struct, frozen=True):
    guards: int
    guards_scored: int
    at_routine_cap: int
    units: int


class Appeals(Struct, frozen=True):
    """Appeals against points: raised in the week, answered in it, waiting at its end."""

    raised: int
    answered: int
    waiting: int


class Certified(Struct, frozen=True):
    """Guards, those with a certificate number, those who passed and wait for theirs."""

    guards: int
    certified: int
    pending: int
    certified_pct: float | None


class Exam(Struct, frozen=True):
    """The city's exam this week, and certificates held by its Sunday; `unfit` of those without one are not eligible (不符合条件)."""

    sat: int
    passed: int
    pass_pct: float | None
    guards: int
    certified: int
    certified_pct: float | None
    pending: int
    by_zone: dict[str, Certified]
    by_category: dict[str, Certified]
    unfit: int = 0


class Taught(Struct, frozen=True):
    """Sessions of training that were closed, and their person-times; drills that were held, and who took part."""

    sessions: int = 0
    person_times: int = 0
    drills: int = 0
    drilled: int = 0


class Awareness(Struct, frozen=True):
    """知晓率 as counts: how often guards, and the public, were asked a spot question, and knew it."""

    guards_asked: int
    guards_knew: int
    public_asked: int
    public_knew: int


class UnitLine(Struct, frozen=True):
    """A unit's own facts, as it sees them before issue: walkers sent, posts answered of asked, items verified."""

    name: str
    zone: str
    category: str
    turns: int
    answered: int
    expected: int
    items: int


class WeekLine(Struct, frozen=True):
    """One week of several. A count is None where of that week nothing of its kind came; `lacking` are kinds of which some
    station's sheet did not, and nothing was recorded there.
    """

    week: str
    cases: int | None
    patrols: int | None
    expected: int
    answered: int
    rate_pct: float | None
    visits: int | None
    lacking: tuple[str, ...] = ()


class ByHand(Struct, frozen=True):
    """A count that was corrected by hand: what was counted, what it is told as, and why."""

    path: str
    label: str
    counted: int
    value: int
    reason: str


class Figures(Struct, frozen=True):
    """The figures of a week, or of several in a row (`week` is 2018-W40..2018-W43, and `by_week` tells them one by one). `missing` are kinds of which no sheet came and nothing was recorded (未到数据).

    `lacking` says the same of each of several stations, where the others' came. `areas` is what `by_zone` has: 片区 or 派出所.
    `places` of an area's units and the `borders` of zones that were drawn are (longitude, latitude) in degrees WGS-84.
    `by_hand` are the marks of counts that were corrected.
    """

    week: str
    cases: Cases
    patrol: Patrols
    roll_call: RollCall
    inspection: Inspections
    venue_check: VenueChecks
    points: Points
    exam: Exam
    items_verified: int
    clues_verified: int
    units: tuple[UnitLine, ...]
    places: dict[str, tuple[tuple[float, float], ...]]
    missing: tuple[str, ...]
    training: Taught = Taught()
    plan: Plan | None = None
    hazards: Hazards | None = None
    appeals: Appeals | None = None
    awareness: Awareness | None = None
    lacking: dict[str, tuple[str, ...]] = {}
    borders: dict[str, tuple[tuple[float, float], ...]] = {}
    areas: str = "片区"
    by_week: tuple[WeekLine, ...] = ()
    by_hand: tuple[ByHand, ...] = ()


NOTHING = Figures(
    week="",
    cases=Cases(0, None, None, {}, {}, {}, {}),
    patrol=Patrols(0, 0, 0, 0, 0, 0, 0, {}),
    roll_call=RollCall(0, 0, 0, 0, None, {}, {}),
    inspection=Inspections(0, 0, 0, 0, 0),
    venue_check=VenueChecks(0, 0),
    points=Points(0, 0, 0, 0),
    exam=Exam(0, 0, None, 0, 0, None, 0, {}, {}),
    items_verified=0,
    clues_verified=0,
    units=(),
    places={},
    missing=(),
)
"""Of a bulletin that counts nothing."""
