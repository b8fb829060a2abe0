"""The world outside for tests of notices: bureaus with hooks, a channel that a test opens and shuts, a way to drain."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from lianfang.database import transaction
from lianfang.jobs import _guarded
from lianfang.notices.channels.channel import Letter, NotTaken
from lianfang.notices.deliver import Deliverer
from lianfang.notices.outbox import enqueue
from lianfang.notices.tables import Hook, Sending
from lianfang.tables import Failure
from zones.ground.notice import Notice
from zones.roster.tables import Bureau, Station


async def bureau(name: str = "洋河新区分局") -> tuple[int, int]:
    """(bureau, its station)."""
    async with transaction() as now:
        made = int((await Bureau.insert(Bureau(name=name, created_at=now)))[0]["id"])
        station = Station(bureau=made, name=f"{name}第一派出所", created_at=now)
        return made, int((await Station.insert(station))[0]["id"])


async def hook(bureau: int, host: str = "hook.example.cn", path: str = "/in") -> int:
    async with transaction() as now:
        row = Hook(bureau=bureau, url=f"https://{host}{path}", host=f"{host}:443", secret="s1", since=now)
        return int((await Hook.insert(row))[0]["id"])


async def tell(*receivers: str, kind: str = "news", about: int = 0, mark: str = "") -> None:
    """One notice to each."""
    async with transaction() as now:
        await enqueue(
            [Notice(kind, one, f"{kind}:{one}:{about}:{mark}", about, {"incident": "fight"}) for one in receivers], now
        )


class Box:
    """A channel that keeps what it takes. Its receiver knows a letter by its key: `effects` counts what it then does."""

    def __init__(self, name: str = "webhook", outer: bool = True, slots: int = 32) -> None:
        self.name, self.outer, self.slots = name, outer, slots
        self.taken: list[Letter] = []
        self.refuse: Callable[[Letter], NotTaken | None] = lambda letter: None
        self.gate = asyncio.Event()
        self.gate.set()
        self.came = asyncio.Semaphore(0)

    @property
    def effects(self) -> Counter[str]:
        return Counter({letter.key for letter in self.taken})

    async def send(self, letter: Letter) -> None:
        self.came.release()
        await self.gate.wait()
        fault = self.refuse(letter)
        if fault:
            raise fault
        self.taken.append(letter)


async def nobody_invented() -> bool:
    return False


def deliverer(*channels: object, scene: bool = False, jitter: float = 1.0) -> Deliverer:
    async def is_scene() -> bool:
        return scene

    return Deliverer(channels, _guarded, is_scene, lambda: jitter)  # type: ignore[arg-type]


async def drain(*deliverers: Deliverer) -> int:
    """Everything that is due. Returns how many letters the passes started."""
    started = sum([await one.drain() for one in deliverers])
    assert await Failure.count() == 0, "nothing fails unforeseen"
    return started


async def states(channel: str = "webhook") -> list[tuple[str, int, str]]:
    """(state, tries, last error) of every sending, in order."""
    rows = await Sending.raw("SELECT state, tries, last_error FROM sending WHERE channel = {} ORDER BY id", channel)
    return [(row["state"], row["tries"], row["last_error"]) for row in rows]


async def due_in_s(now: datetime) -> list[float]:
    rows = await Sending.raw("SELECT due_at FROM sending WHERE channel = 'webhook' ORDER BY id")
    return [round((row["due_at"] - now).total_seconds(), 1) for row in rows]
