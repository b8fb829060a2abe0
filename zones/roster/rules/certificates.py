"""What follows from certificates: who may not serve as a guard, and until when."""

from collections.abc import Sequence
from datetime import date

YEARS = 3
"""保安服务管理条例 art. 17 (3): not within three years of a revocation."""


def barred_until(revoked: Sequence[date], today: date) -> date | None:
    """The last day on which he may not serve after these revocations; `date.max` is for ever, None: not barred today.

    Article 17 (3) and (4). The day of the revocation is not counted, so the third anniversary is still a day of the
    three years; of 29 February it is the month's last day (民法典 art. 201, 202).
    """
    done = [day for day in revoked if day <= today]
    if len(done) > 1:
        return date.max
    last = _anniversary(done[0]) if done else None
    return last if last and last >= today else None


def _anniversary(day: date) -> date:
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + YEARS, day=28)
