"""How many letters are on their way: so many on a channel, few to one host, fewer to a host that fails.

In the memory of one process: what is lost with it is learnt again in a few tries.
"""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

EACH = 4
"""Letters to a host that has shown itself well."""
POOLS = {"new": 24, "ailing": 8}
"""Letters to all hosts that nobody knows yet, and to all whose last try failed: slots beside those of the well ones, so
that a well host never waits for the slot of a bad one."""
TRUSTED_FAILURES = 3
LONGEST_REST_S = 60


class Lane:
    """What is known of one host."""

    def __init__(self) -> None:
        self.held, self.failures, self.proved = 0, 0, False
        self.rests_until: datetime | None = None

    @property
    def pool(self) -> str:
        return "ailing" if self.failures else "well" if self.proved else "new"

    def most(self, now: datetime) -> int:
        """A host that rests gets nothing; one that is new, or failed, gets one letter to show itself with."""
        if self.rests_until and self.rests_until > now:
            return 0
        return EACH if self.pool == "well" else 1


class Lanes:
    """The slots of one channel: `most` for well hosts. `waited` counts, by lane, letters that found their pool full."""

    def __init__(self, most: int) -> None:
        self.pools = POOLS | {"well": most}
        self.lanes: defaultdict[str, Lane] = defaultdict(Lane)
        self.waited: Counter[str] = Counter()

    def rooms(self, waiting: dict[str, int], now: datetime) -> dict[str, int]:
        """How many letters of each lane may start now, of those that wait. Nothing is taken yet."""
        free = Counter(self.pools)
        for lane in self.lanes.values():
            free[lane.pool] -= lane.held
        rooms: dict[str, int] = {}
        for name, letters in waiting.items():
            lane = self.lanes[name]
            wanted = min(max(lane.most(now) - lane.held, 0), letters)
            room = max(min(wanted, free[lane.pool]), 0)
            free[lane.pool] -= room
            self.waited[name] += wanted - room
            if room:
                rooms[name] = room
        return rooms

    def take(self, name: str) -> None:
        self.lanes[name].held += 1

    def give(self, name: str) -> None:
        self.lanes[name].held -= 1

    def keeps(self, name: str, now: datetime) -> bool:
        """Whether a slot that is held may be used for one letter more."""
        lane = self.lanes[name]
        return lane.held <= lane.most(now)

    def went(self, name: str, well: bool, now: datetime) -> None:
        """After three failures in a row a host rests: 5 s, 10 s … 60 s, one letter between two rests."""
        lane = self.lanes[name]
        lane.proved, lane.failures = lane.proved or well, 0 if well else lane.failures + 1
        over = lane.failures - TRUSTED_FAILURES
        rest_s = min(5 * 2 ** min(over, 10), LONGEST_REST_S)
        lane.rests_until = now + timedelta(seconds=rest_s) if over >= 0 else None
