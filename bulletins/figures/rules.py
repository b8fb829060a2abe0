"""What a week's figures point at: findings with their evidence, from thresholds. Facts about zones and kinds, never a worst-list."""

from msgspec import Struct

from bulletins.figures.vocabulary import Figures

LEAST_CASES = 3  # a rise to fewer cases is no news
LEAST_ASKED = 20  # rates from fewer posts asked are not judged
FALL_POINTS = 3.0  # a rate's fall in percentage points worth naming
LOW_RATE = 90.0
LEAST_RISE = 3  # a rise of excused posts for one reason worth naming


class Finding(Struct, frozen=True):
    """A weak point. `rule` names what was found; `about` the zones or kinds; `evidence` says the counts it rests on."""

    rule: str
    about: tuple[str, ...]
    evidence: str


def findings(now: Figures, last: Figures | None) -> tuple[Finding, ...]:
    """Everything worth attention, in the order of the six parts."""
    every = (
        _cases_up(now, last),
        _band_up(now, last),
        _flag_missing(now),
        _units_absent(now),
        _rate_low(now, last),
        _excused_up(now, last),
        _open_problems(now),
        _uncertified(now),
        _category_behind(now),
    )
    return tuple(found for found in every if found)


def found(all_: tuple[Finding, ...], rule: str) -> Finding | None:
    """The finding of a rule, if there is one."""
    return next((finding for finding in all_ if finding.rule == rule), None)


def _cases_up(now: Figures, last: Figures | None) -> Finding | None:
    if last is None or "cases" in now.missing or "cases" in last.missing:
        return None
    before = last.cases.by_zone
    up = [zone for zone, cases in now.cases.by_zone.items() if cases > before.get(zone, 0) and cases >= LEAST_CASES]
    evidence = "，".join(f"{zone}上期{before.get(zone, 0)}起、本期{now.cases.by_zone[zone]}起" for zone in up)
    return Finding("cases_up", tuple(up), evidence) if up else None


def _band_up(now: Figures, last: Figures | None) -> Finding | None:
    """The four hours that rose most."""
    if last is None or "cases" in now.missing or "cases" in last.missing:
        return None
    before = last.cases.by_band
    rises = {band: cases - before.get(band, 0) for band, cases in now.cases.by_band.items() if cases >= LEAST_CASES}
    band = max(rises, key=lambda name: rises[name], default=None)
    if band is None or rises[band] <= 0:
        return None
    return Finding("band_up", (band,), f"{band}上期{before.get(band, 0)}起、本期{now.cases.by_band[band]}起")


def _flag_missing(now: Figures) -> Finding | None:
    without = {
        zone: one.patrols - one.flag_patrols
        for zone, one in now.patrol.by_zone.items()
        if one.patrols > one.flag_patrols
    }
    evidence = f"巡逻{now.patrol.patrols}次，亮旗帜{now.patrol.flag_patrols}次"
    return Finding("flag_missing", tuple(without), evidence) if without else None


def _units_absent(now: Figures) -> Finding | None:
    absent = tuple(zone for zone, one in now.patrol.by_zone.items() if one.unit_absences)
    return Finding("units_absent", absent, f"未派员{now.patrol.unit_absences}家次") if absent else None


def _rate_low(now: Figures, last: Figures | None) -> Finding | None:
    """Zones under the line, or that fell by some points, where enough posts were asked."""
    low, evidence = [], []
    for zone, one in now.roll_call.by_zone.items():
        before = last.roll_call.by_zone.get(zone) if last else None
        fell = before and before.expected >= LEAST_ASKED and (before.rate_pct or 0) - (one.rate_pct or 0) >= FALL_POINTS
        if one.expected >= LEAST_ASKED and one.rate_pct is not None and (one.rate_pct < LOW_RATE or fell):
            low.append(zone)
            evidence.append(f"{zone}应到{one.expected}岗次、应答{one.answered}岗次")
    return Finding("rate_low", tuple(low), "，".join(evidence)) if low else None


def _excused_up(now: Figures, last: Figures | None) -> Finding | None:
    """线路故障 and the like: posts that could not be asked."""
    if last is None:
        return None
    before = last.roll_call.by_reason
    up = [
        reason
        for reason, posts in now.roll_call.by_reason.items()
        if "故障" in reason and posts - before.get(reason, 0) >= LEAST_RISE
    ]
    evidence = "，".join(
        f"{reason}上期{before.get(reason, 0)}岗次、本期{now.roll_call.by_reason[reason]}岗次" for reason in up
    )
    return Finding("excused_up", tuple(up), evidence) if up else None


def _open_problems(now: Figures) -> Finding | None:
    left = now.inspection.with_deadline
    return Finding("open_problems", (), f"限期整改{left}处") if left else None


def _uncertified(now: Figures) -> Finding | None:
    without = now.exam.guards - now.exam.certified - now.exam.pending
    evidence = f"未持证{now.exam.guards - now.exam.certified}人，其中合格待发证{now.exam.pending}人"
    return Finding("uncertified", (), evidence) if without > 0 else None


def _category_behind(now: Figures) -> Finding | None:
    """The category of units furthest under the whole, by at least five points."""
    whole = now.exam.certified_pct or 0.0
    rates = {
        name: one.certified_pct
        for name, one in now.exam.by_category.items()
        if one.guards >= 10 and one.certified_pct is not None
    }
    lowest = min(rates, key=lambda name: rates[name], default=None)
    if lowest is None or len(rates) < 2 or whole - rates[lowest] < 5.0:
        return None
    one = now.exam.by_category[lowest]
    return Finding("category_behind", (lowest,), f"{lowest}{one.guards}人中持证{one.certified}人")
