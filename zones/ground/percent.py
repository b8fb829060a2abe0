"""Per cents as they are printed: half away from zero, to one place."""

from decimal import ROUND_HALF_UP, Decimal


def percent(part: int, whole: int) -> float | None:
    """`part` of `whole` in per cent to 0.1; None where the base is zero (printed as —)."""
    if whole == 0:
        return None
    exact = Decimal(part) * 100 / Decimal(whole)
    return float(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def change_percent(now: int, before: int | None) -> float | None:
    """How much `now` differs from `before` in per cent of `before`; None without a base or from zero."""
    return None if before is None else percent(now - before, before)
