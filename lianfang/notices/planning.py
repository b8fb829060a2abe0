"""On which channels a notice goes, and when each of them is due."""

from datetime import datetime, timedelta

from msgspec import Struct

PAGE, CONSOLE, WEBHOOK = "page", "console", "webhook"
LATEST_S = 120


class Way(Struct, frozen=True):
    """An open hook of a bureau."""

    hook: int
    bureau: int
    host: str


class Choice(Struct, frozen=True):
    """A person's channels in order, `after_s` between two of them."""

    channels: tuple[str, ...]
    after_s: int


class Planned(Struct, frozen=True):
    """A sending to be. On the page it is sent with the commit: pages fetch state, nothing is pushed to them."""

    channel: str
    receiver: str
    lane: str
    waits_s: int = 0

    @property
    def state(self) -> str:
        return "sent" if self.channel == PAGE else "waiting"

    def due_at(self, now: datetime) -> datetime:
        return now + timedelta(seconds=self.waits_s)


def plan(to: str, bureau: int | None, hooks: list[Way], choice: Choice | None, console: bool) -> list[Planned]:
    """The page always, the console on a machine that is not in production, and every hook of the receiver's bureau.

    Who has chosen nothing is told on all channels at once; a choice leaves out none of the first two.
    """
    planned = [Planned(PAGE, to, PAGE)]
    if console:
        planned.append(Planned(CONSOLE, to, CONSOLE))
    waits_s = _waits_s(WEBHOOK, choice)
    if waits_s is not None:
        for way in hooks:
            if way.bureau == bureau:
                planned.append(Planned(WEBHOOK, f"hook:{way.hook}", way.host, waits_s))
    return planned


def _waits_s(channel: str, choice: Choice | None) -> int | None:
    """How long after the notice; None where the person does not want the channel. His page is first unless he puts it elsewhere."""
    if choice is None:
        return 0
    order = choice.channels if PAGE in choice.channels else (PAGE, *choice.channels)
    if channel not in order:
        return None
    return min(order.index(channel) * choice.after_s, LATEST_S)
