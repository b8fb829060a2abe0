"""Preventable cases: where they rose, rose again, and fell."""

from collections.abc import Mapping

from bulletins.figures.rules.sight import Finding, Sight, told
from bulletins.figures.vocabulary import Figures


def _moves(before: Mapping[str, float], now: Mapping[str, int], names: list[str]) -> dict[str, str]:
    return {name: f"{name}上期{before.get(name, 0):g}起、本期{now[name]}起" for name in names}


def _beside(sight: Sight) -> Figures | None:
    return sight.last if sight.both("cases") else None


def up(sight: Sight) -> Finding | None:
    """Areas above last week."""
    if (last := _beside(sight)) is None:
        return None
    before, now = last.cases.by_zone, sight.now.cases.by_zone
    names = [area for area, n in now.items() if n > before.get(area, 0) and n >= sight.limits.least_cases]
    return told("cases_up", _moves(before, now, names))


def up_again(sight: Sight) -> Finding | None:
    """Areas above the week before, two weeks running."""
    last = _beside(sight)
    first = last.cases.week_before if last else None
    if last is None or first is None:
        return None
    weeks = {
        area: (first.by_zone.get(area, 0), last.cases.by_zone.get(area, 0), n)
        for area, n in sight.now.cases.by_zone.items()
    }
    return told(
        "cases_up_again",
        {
            area: f"{area}前期{one:g}起、上期{two}起、本期{three}起"
            for area, (one, two, three) in weeks.items()
            if one < two < three and three >= sight.limits.least_cases
        },
    )


def band_up(sight: Sight) -> Finding | None:
    """The four hours that rose most."""
    if (last := _beside(sight)) is None:
        return None
    before, now = last.cases.by_band, sight.now.cases.by_band
    rises = {band: n - before.get(band, 0) for band, n in now.items() if n >= sight.limits.least_cases}
    band = max(rises, key=lambda name: rises[name], default=None)
    return told("band_up", _moves(before, now, [band])) if band and rises[band] > 0 else None


def better(sight: Sight) -> Finding | None:
    """Areas where so many fewer happened that it is news."""
    if (last := _beside(sight)) is None:
        return None
    before, now = last.cases.by_zone, sight.now.cases.by_zone
    names = [area for area, n in now.items() if before.get(area, 0) - n >= sight.limits.least_cases]
    return told("cases_better", _moves(before, now, names))
