"""Preventable cases by kind, area and four-hour band, held against weeks before."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from bulletins.figures.areas import Areas
from bulletins.figures.vocabulary import CaseBase, Cases
from zones.cases.reads import CaseSum
from zones.cases.vocabulary import BANDS
from zones.ground.percent import change_percent
from zones.ground.weeks import Span, Week


def band_name(band: int) -> str:
    """0 → 0-4时."""
    return f"{band}-{band + 4}时"


def count_cases(rows: Sequence[CaseSum], week: Span, came: frozenset[str], areas: Areas) -> Cases:
    """`rows` are those of the week and of what it is held against; `came` are weeks of which every station's sheet came."""
    own = [row for row in rows if row.week in week.names]
    total, by_kind, by_zone, by_band = _sums(own, areas)
    before, a_year_ago = base(rows, list(week.previous), came, areas), week.a_year_before
    last_week = int(before.total) if before else None
    inside: dict[str, Counter[str]] = {}
    for row in own:
        if row.band is not None:
            inside.setdefault(areas.of_zone[row.zone], Counter())[band_name(row.band)] += row.cases
    return Cases(
        total,
        last_week,
        change_percent(total, last_week),
        dict(by_kind),
        dict(by_zone),
        dict(by_band),
        {area: dict(bands) for area, bands in inside.items()},
        before,
        base(rows, weeks_before(week), came, areas, of=4) if isinstance(week, Week) else None,
        base(rows, list(a_year_ago), came, areas) if a_year_ago else None,
    )


def weeks_before(week: Week) -> list[Week]:
    """The four weeks before, the last first."""
    found = [week.previous]
    while len(found) < 4:
        found.append(found[-1].previous)
    return found


def base(
    rows: Sequence[CaseSum], weeks: Sequence[Week], came: frozenset[str], areas: Areas, of: int = 1
) -> CaseBase | None:
    """The sums of these weeks, or their mean `of` so many; None unless all of them came."""
    names = [str(week) for week in weeks]
    if not came.issuperset(names):
        return None
    total, *parts = _sums([row for row in rows if row.week in names], areas)
    means = [{key: _mean(count, of) for key, count in part.items()} for part in parts]
    return CaseBase(_mean(total, of), *means)


def _sums(rows: Iterable[CaseSum], areas: Areas) -> tuple[int, Counter[str], Counter[str], Counter[str]]:
    """Total, by kind, by area, by band; every area and band is there, also with 0."""
    by_kind: Counter[str] = Counter()
    by_zone = Counter(dict.fromkeys(areas.names, 0))
    by_band = Counter({band_name(band): 0 for band in BANDS})
    for row in rows:
        by_kind[row.kind] += row.cases
        by_zone[areas.of_zone[row.zone]] += row.cases
        if row.band is not None:
            by_band[band_name(row.band)] += row.cases
    return by_zone.total(), by_kind, by_zone, by_band


def _mean(total: int, weeks: int) -> float:
    """Half away from zero to 0.1."""
    return float((Decimal(total) / weeks).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))
