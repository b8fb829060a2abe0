"""The figures of a week: what `lianfang figures` prints, what a bulletin freezes. Counts only, never a person."""

from msgspec import Struct


class Cases(Struct, frozen=True):
    """Preventable cases. `last_week` is None where the week before never came; `change_pct` None without a base."""

    this_week: int
    last_week: int | None
    change_pct: float | None
    by_kind: dict[str, int]
    by_zone: dict[str, int]
    by_band: dict[str, int]
    by_zone_band: dict[str, dict[str, int]]


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


class Inspections(Struct, frozen=True):
    """Visits to units. `with_deadline` are problems not fixed on the spot."""

    visits: int
    problems: int
    fixed_on_spot: int
    with_deadline: int
    units: int


class VenueChecks(Struct, frozen=True):
    checks: int
    violations: int


class Points(Struct, frozen=True):
    guards: int
    guards_scored: int
    at_routine_cap: int
    units: int


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


class UnitLine(Struct, frozen=True):
    """A unit's own facts, as it sees them before issue: walkers sent, posts answered of asked, items verified."""

    name: str
    zone: str
    category: str
    turns: int
    answered: int
    expected: int
    items: int


class Figures(Struct, frozen=True):
    """A week's figures. `missing` are kinds of sheets that did not come (未到数据)."""

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
