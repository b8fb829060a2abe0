"""持证台账 at one instant: who serves, with which certificate, in which state; rates on two days. As many statements for a
bureau as for a unit."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from lianfang.database import transaction
from scoring.exams.signup.reads import standings
from scoring.exams.signup.vocabulary import Standing
from zones.ground.percent import percent
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.register import Rate, Registered, rates, register

UNFIT, HELD = "不符合条件", "有证"
WAITING = ("合格待发证", "已发未领")
WEEK = timedelta(days=7)


class Listed(Struct, frozen=True):
    """A guard of the register. `state` is one of CERTIFICATE_STATES; `barred` the last day on which he may not serve."""

    row: Registered
    state: str
    barred: date | None = None


class Share(Struct, frozen=True):
    """Posted and held on two days, and how many are not eligible now. `name` is empty for the whole."""

    name: str
    posted: int
    held: int
    unfit: int
    posted_before: int
    held_before: int

    @property
    def pct(self) -> float | None:
        return percent(self.held, self.posted)

    @property
    def pct_before(self) -> float | None:
        return percent(self.held_before, self.posted_before)


class RegisterSeen(Struct, frozen=True):
    """As of `today`, compared with `base`. `whole`: each station; `units`: by id."""

    today: date
    base: date
    rows: tuple[Listed, ...]
    whole: dict[int, Share]
    zones: tuple[Share, ...]
    units: dict[int, Share]


async def register_seen(scope: Scope, base: date | None = None) -> RegisterSeen:
    """Of the scope's units. The base is a week ago unless a day before today is named."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        before = base if base is not None and base < today else today - WEEK
        listed = await register(scope, today)
        known = await standings(scope, now)
        found = await rates(scope, (today, before))
    rows = tuple(_listed(row, known[row.person]) for row in listed)
    return RegisterSeen(today, before, rows, *_shares(rows, found, today))


def _listed(row: Registered, standing: Standing) -> Listed:
    """Whoever is barred is not eligible, whatever else is written of him."""
    barred = standing.known.barred_until
    return Listed(row, UNFIT if barred else standing.state, barred)


def _shares(
    rows: Iterable[Listed], found: Iterable[Rate], today: date
) -> tuple[dict[int, Share], tuple[Share, ...], dict[int, Share]]:
    unfit: dict[tuple[str, int], set[int]] = {}
    names: dict[tuple[str, int], str] = {}
    for one in rows:
        row = one.row
        names |= {("unit", row.unit): row.unit_name, ("zone", row.zone_id): row.zone}
        for key in (("unit", row.unit), ("zone", row.zone_id), ("station", row.station)):
            if one.state == UNFIT:
                unfit.setdefault(key, set()).add(row.person)
    counted: dict[tuple[str, int], dict[bool, Rate]] = {}
    for rate in found:
        counted.setdefault(_of(rate), {})[rate.day == today] = rate
    shares = {
        key: Share(names.get(key, ""), *_both(held.get(True)), len(unfit.get(key, ())), *_both(held.get(False)))
        for key, held in counted.items()
        if True in held
    }
    zones = tuple(shares[key] for key in names if key[0] == "zone" and key in shares)
    whole = {key[1]: share for key, share in shares.items() if key[0] == "station"}
    return whole, zones, {key[1]: share for key, share in shares.items() if key[0] == "unit"}


def _of(rate: Rate) -> tuple[str, int]:
    if rate.unit is not None:
        return "unit", rate.unit
    return ("station", rate.station) if rate.zone is None else ("zone", rate.zone)


def _both(rate: Rate | None) -> tuple[int, int]:
    return (rate.posted, rate.held) if rate else (0, 0)
