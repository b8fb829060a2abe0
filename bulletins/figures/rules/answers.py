"""Roll-calls: low and falling rates, the hour that answers least, posts that could not be asked, rates that rose."""

from bulletins.figures.rules.sight import Finding, Sight, told
from bulletins.figures.vocabulary import Answered


def _rate(one: Answered | None, sight: Sight) -> float | None:
    """A rate that may be judged."""
    return one.rate_pct if one and one.expected >= sight.limits.least_asked else None


def _pairs(sight: Sight) -> dict[str, tuple[float | None, float]]:
    """Areas whose rate may be judged: last week's, and this one's."""
    before = sight.last.roll_call.by_zone if sight.last and sight.both("rollcall") else {}
    rates = {
        area: (_rate(before.get(area), sight), _rate(one, sight)) for area, one in sight.now.roll_call.by_zone.items()
    }
    return {area: (was, now) for area, (was, now) in rates.items() if now is not None}


def _counts(sight: Sight, areas: list[str]) -> dict[str, str]:
    every = sight.now.roll_call.by_zone
    return {area: f"{area}应到{every[area].expected}岗次、应答{every[area].answered}岗次" for area in areas}


def low(sight: Sight) -> Finding | None:
    """Areas under the line, or that fell by some points."""
    limits = sight.limits
    areas = [
        area
        for area, (was, now) in _pairs(sight).items()
        if now < limits.low_rate or (was is not None and was - now >= limits.fall_points)
    ]
    return told("rate_low", _counts(sight, areas))


def low_again(sight: Sight) -> Finding | None:
    """Areas under the line two weeks running."""
    line = sight.limits.low_rate
    areas = [area for area, (was, now) in _pairs(sight).items() if was is not None and max(was, now) < line]
    return told("rate_low_again", _counts(sight, areas))


def better(sight: Sight) -> Finding | None:
    """Areas whose rate rose by some points, and is no longer under the line."""
    limits = sight.limits
    areas = [
        area
        for area, (was, now) in _pairs(sight).items()
        if was is not None and now - was >= limits.fall_points and now >= limits.low_rate
    ]
    return told("rate_better", _counts(sight, areas))


def hour_low(sight: Sight) -> Finding | None:
    """The hour that answers least, where it is under the line: for the office, no bulletin prints it."""
    hours = sight.now.roll_call.by_hour or {}
    rates = {hour: rate for hour, one in hours.items() if (rate := _rate(one, sight)) is not None}
    lowest = min(rates, key=lambda hour: rates[hour], default=None)
    if lowest is None or rates[lowest] >= sight.limits.low_rate:
        return None
    one = hours[lowest]
    return Finding("hour_low", (lowest,), f"{lowest}应到{one.expected}岗次、应答{one.answered}岗次")


def excused_up(sight: Sight) -> Finding | None:
    """线路故障 and the like: posts that could not be asked."""
    if sight.last is None or not sight.both("rollcall"):
        return None
    before, now = sight.last.roll_call.by_reason, sight.now.roll_call.by_reason
    return told(
        "excused_up",
        {
            reason: f"{reason}上期{before.get(reason, 0)}岗次、本期{posts}岗次"
            for reason, posts in now.items()
            if "故障" in reason and posts - before.get(reason, 0) >= sight.limits.least_excused
        },
    )
