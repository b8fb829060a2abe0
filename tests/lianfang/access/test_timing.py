"""The long form of S-01 and S-05: by the clock, on a quiet machine, what is not there and what is not his take as long."""

import statistics
import time
from collections.abc import Awaitable, Callable

import pytest

from lianfang.accounts import rules
from tests.lianfang.access.test_matrix import csrf_of
from tests.lianfang.access.town import ABSENT, town
from tests.lianfang.accounts.people import WRONG, slip_for
from tests.lianfang.pages.browser import Browser

pytestmark = pytest.mark.soak
TRIES = 2000


def rank_z(one: list[float], other: list[float]) -> float:
    """Mann-Whitney: how far the rank sum is from chance, in standard deviations (ties are too rare to count)."""
    ranked = sorted((value, which) for which, values in enumerate((one, other)) for value in values)
    ranks = sum(rank for rank, (_, which) in enumerate(ranked, 1) if which == 0)
    n, m = len(one), len(other)
    mean, deviation = n * (n + m + 1) / 2, (n * m * (n + m + 1) / 12) ** 0.5
    return abs(ranks - mean) / deviation


async def _alternating(
    one: Callable[[], Awaitable[object]], other: Callable[[], Awaitable[object]], tries: int, within_s: float = 0
) -> None:
    """Medians within `within_s`; without it within 5 % and not told apart by their ranks either."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(tries):
        for way, times in zip((one, other), took, strict=True):
            began = time.perf_counter()
            await way()
            times.append(time.perf_counter() - began)
    first, second = (statistics.median(times) for times in took)
    if within_s:
        assert abs(first - second) < within_s, (first, second)
        return
    assert abs(first - second) / max(first, second) < 0.05, (first, second)
    assert rank_z(*took) < 2.58, "p > 0.01"


@pytest.mark.parametrize(
    ("role", "path"), [("unit", "/units/{}/guards"), ("officer", "/people/{}"), ("office", "/people/{}")]
)
async def test_not_his_takes_as_long_as_not_there(db: str, role: str, path: str) -> None:
    async with town() as here:
        browser = await here.browser(role)
        there = (here.units if "units" in path else here.persons)["x"]
        ways = [lambda at=at: browser.client.get(path.format(at)) for at in (there, ABSENT)]
        await _alternating(*ways, TRIES, within_s=0.010)  # type: ignore[arg-type]


async def test_a_wrong_name_takes_as_long_as_a_wrong_password(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the waits: those are the same for both, and would leave nothing to measure."""
    for name in ("name", "address"):
        monkeypatch.setitem(rules.FREE_FAILURES, name, 10**6)
    monkeypatch.setattr("lianfang.accounts.attempts.LOCKED_AFTER", 10**6)
    async with town() as here:
        browser = Browser(here.app)  # type: ignore[arg-type]
        ways = [
            lambda name=name: browser.send("/login", {"account": name, "password": WRONG})
            for name in ("office", "nobodyy")
        ]
        await _alternating(*ways, TRIES)  # type: ignore[arg-type]
        await slip_for(account=int(here.accounts["o"]))
        codes = [
            lambda name=name: browser.send("/login/code", {"name": name, "code": "1"}) for name in ("clerk", "nobod")
        ]
        await _alternating(*codes, TRIES)  # type: ignore[arg-type]
        assert await csrf_of("office") == ""
