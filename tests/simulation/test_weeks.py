"""Weeks of chance on the in-memory store: whatever crashes, is lost or comes twice, no request is lost and none doubled."""

import itertools
import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.simulation.plugged import plug_in
from tests.simulation.week import Week
from tests.zones.aid.invariants import Broken
from zones.aid.actions import LostVersion


def simulate(seed: int, *gone: str) -> Week:
    """One week, without the guards that are gone. What it raises names the seed."""
    week = Week(seed)
    for guard in gone:
        assert getattr(week.store, guard)
        setattr(week.store, guard, False)
    try:
        with pytest.MonkeyPatch.context() as patch:
            plug_in(week.store, patch)
            week.run()
    except BaseException as fault:
        fault.add_note(f"seed {seed}")
        raise
    return week


def _counts(seed: int) -> tuple[int, int, int]:
    week = simulate(seed)
    return week.steps, week.crashes, len(week.store.requests)


def test_as_many_weeks_as_fit_ten_seconds() -> None:
    ends = time.monotonic() + 10
    for seed in itertools.count():
        steps, crashes, requests = _counts(seed)
        assert steps > 1000 and requests >= 10 and crashes
        if time.monotonic() > ends and seed >= 5:
            break


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_a_thousand_weeks() -> None:
    begun = time.monotonic()
    with ProcessPoolExecutor(2) as workers:
        counts = list(workers.map(_counts, range(1000), chunksize=20))
    steps, crashes, requests = (sum(column) for column in zip(*counts, strict=True))
    print(f"1000 weeks in {time.monotonic() - begun:.0f} s: {steps} steps, {crashes} crashes, {requests} requests")
    assert len(counts) == 1000 and crashes > 1000


def test_a_week_is_the_same_week_again() -> None:
    assert [_counts(7) for _ in range(2)] == [_counts(7)] * 2


@pytest.mark.parametrize("gone", [("keeps_keys",), ("checks_version", "locks_rows"), ("locks_rows",)], ids=str)
def test_without_its_guards_the_first_weeks_fail_and_name_their_seed(gone: tuple[str, ...]) -> None:
    """The control: a command's key, the row's lock, the version. With the lock gone the version check stops the process."""
    with pytest.raises((Broken, LostVersion)) as fault:
        for seed in range(20):
            simulate(seed, *gone)
    assert fault.value.__notes__[-1].startswith("seed ")
    assert isinstance(fault.value, LostVersion) == (gone == ("locks_rows",))
