"""What a decision leaves behind: the request as it now stands, lines of its book, notices."""

from datetime import datetime
from typing import Any

from msgspec import Struct, structs

from zones.aid.vocabulary import Alert, Event, Request
from zones.ground.notice import Notice


class Decided(Struct, frozen=True):
    """`said` is what whoever commanded is told: the answer that now stands for him, or a code."""

    request: Request
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()
    said: str = ""


class Draft:
    """A decision in the making. One version is one decision: its notices' keys are made of it."""

    def __init__(self, request: Request, now: datetime) -> None:
        self.request, self.now = request, now
        self.version = request.version + 1
        self.events: list[Event] = []
        self.notices: dict[str, Notice] = {}

    def set(self, **changes: Any) -> None:
        self.request = structs.replace(self.request, **changes)

    def alert(self, person: int, **changes: Any) -> None:
        """Change what stands about one person."""
        alerts = tuple(
            structs.replace(alert, **changes) if alert.person == person else alert for alert in self.request.alerts
        )
        self.set(alerts=alerts)

    def event(
        self, kind: str, person: int | None = None, account: int | None = None, **facts: str | int | bool
    ) -> None:
        self.events.append(Event(kind, person, account, facts))

    def tell(self, kind: str, to: str, **facts: str | int | bool) -> None:
        """Once in one decision for each receiver, and each person of whom he is told."""
        request = self.request
        key = f"aid:{request.id}:{kind}:{to}:{self.version}"
        if "person" in facts:
            key += f":{facts['person']}"
        about: dict[str, str | int | bool] = {"incident": request.kind, "drill": request.drill, "unit": request.unit}
        self.notices.setdefault(key, Notice(kind, to, key, request.id, about | facts))

    def tell_desk(self, kind: str, **facts: str | int | bool) -> None:
        self.tell(kind, f"desk:{self.request.station}", **facts)

    def tell_caller(self, kind: str, **facts: str | int | bool) -> None:
        self.tell(kind, f"unit:{self.request.unit}", **facts)

    def tell_sender(self, alert: Alert, kind: str) -> None:
        """Whoever is in charge of the unit that somebody comes from."""
        if alert.unit is not None and alert.unit != self.request.unit:
            self.tell(kind, f"unit:{alert.unit}", person=alert.person)

    def done(self, said: str = "") -> Decided:
        """The decision. Where nothing changed the version stays."""
        if not self.events:
            return Decided(self.request, said=said)
        request = structs.replace(self.request, version=self.version)
        return Decided(request, tuple(self.events), tuple(self.notices.values()), said)
