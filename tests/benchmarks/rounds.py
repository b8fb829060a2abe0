"""Floor and ours in turn, and the line that says how they compare."""

import time
from collections.abc import Awaitable, Callable
from statistics import median

from msgspec import Struct

Side = Callable[[], Awaitable[float]]
Told = Callable[[str], None]


class Line(Struct, frozen=True):
    """A bar: what was measured, how it stands to its floor, the most it may be, and how far single rounds lay apart."""

    name: str
    ratio: float
    bar: float
    spread: str

    @property
    def verdict(self) -> str:
        return "ok" if self.ratio <= self.bar else "short"

    def __str__(self) -> str:
        return f"{self.name:<16} {self.ratio:>7.2f} {self.bar:>7.2f}  {self.spread:<13} {self.verdict}"


class Compared(Struct, frozen=True):
    """Seconds of each round: the floor's and ours."""

    floor_s: list[float]
    ours_s: list[float]

    def line(self, name: str, bar: float) -> Line:
        """The ratio of the medians; the spread is that of the single rounds, lowest to highest."""
        single = sorted(ours / floor for floor, ours in zip(self.floor_s, self.ours_s, strict=True))
        return Line(name, median(self.ours_s) / median(self.floor_s), bar, f"{single[0]:.2f}..{single[-1]:.2f}")

    def remark(self) -> str:
        """Medians in milliseconds, for the reader only: they belong to this machine."""
        return f"floor {median(self.floor_s) * 1000:.0f} ms, ours {median(self.ours_s) * 1000:.0f} ms here"


async def in_turn(floor: Side, ours: Side, rounds: int, lead_in: bool = True) -> Compared:
    """Each side gives the seconds it took. Who begins changes from round to round; with `lead_in` one round goes before."""
    for side in (floor, ours) if lead_in else ():
        await side()
    times: dict[Side, list[float]] = {floor: [], ours: []}
    for number in range(rounds):
        for side in (floor, ours) if number % 2 else (ours, floor):
            times[side].append(await side())
    return Compared(times[floor], times[ours])


async def seconds(work: Awaitable[object]) -> float:
    """How long something took."""
    begun = time.perf_counter()
    await work
    return time.perf_counter() - begun
