"""What must hold of a request after every decision, whoever drives it: the machine, the simulator, a test."""

from datetime import datetime
from typing import Any

from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom, See
from zones.aid.rules.clock import Tick
from zones.aid.rules.deciding import CallIn, Calm, Close, Receive, StandDown, decide
from zones.aid.rules.raising import TakeBack
from zones.aid.rules.telling import Decided
from zones.aid.vocabulary import Alert, Request

REPEATABLE = (
    See | Come | HelpFrom | Cannot | Arrive | GiveUp | Tick | Receive | CallIn | StandDown | Calm | Close | TakeBack
)
"""Commands that say nothing new the second time. A press for more people, or for the next ring, is one more each time."""
ENDS = ("aid_closed", "aid_taken_back")


class Broken(AssertionError):
    """Something that must always hold does not."""


def must(holds: object, what: str, *about: object) -> None:
    if not holds:
        raise Broken(what, *about)


class Chronicle:
    """All that was decided about one request."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.receivers: set[str] = set()
        self.away: set[tuple[str, object]] = set()
        self.by_hand: set[int] = set()
        self.ended = False

    def add(self, before: Request, command: Any, decided: Decided, now: datetime) -> None:
        """Raises Broken."""
        check_step(before, command, decided, now)
        must(not (self.ended and decided.events), "what is over stays as it is", command)
        self._tells(before, decided)
        if isinstance(command, CallIn):
            self.by_hand.add(command.candidate.person)
        after = decided.request
        sent = [alert.person for alert in after.alerts if alert.sent and alert.person not in self.by_hand]
        must(not after.policy.wanted or len(sent) <= after.policy.wanted, "no more come than are wanted", sent)
        if after.state != "open" and not self.ended:
            self._hear_the_end(decided)

    def _tells(self, before: Request, decided: Decided) -> None:
        keys = {notice.key for notice in decided.notices}
        must(len(keys) == len(decided.notices) and not keys & self.keys, "a key is a telling", keys & self.keys)
        self.keys |= keys
        own = f"unit:{before.unit}"
        for notice in decided.notices:
            if notice.kind == "aid_left":
                self.away.add((notice.to, notice.facts["person"]))
            elif notice.kind == "aid_back":
                must((notice.to, notice.facts["person"]) in self.away, "nobody is back who was not away", notice)
                self.away.remove((notice.to, notice.facts["person"]))
            elif not notice.to.startswith("unit:") or notice.to == own:
                self.receivers.add(notice.to)
        gone_back = {event.person for event in decided.events if event.kind == "recalled"}
        self.away = {(to, person) for to, person in self.away if person not in gone_back}

    def _hear_the_end(self, decided: Decided) -> None:
        self.ended = True
        heard = {notice.to for notice in decided.notices if notice.kind in ENDS}
        must(self.receivers <= heard, "whoever was told hears the end", self.receivers - heard)
        must(not self.away, "whoever heard that a guard left hears that he is back", self.away)


def check_step(before: Request, command: Any, decided: Decided, now: datetime) -> None:
    """One decision, by itself."""
    after = decided.request
    must(after.version - before.version == bool(decided.events), "the version grows by one per change", command)
    if not decided.events:
        must(after == before and not decided.notices, "without an event nothing changes", command)
    else:
        check_standing(after)
        _events_say(before, after, decided)
    if isinstance(command, Tick) and after.state == "open":
        must(after.next_deadline and after.next_deadline > now, "a late look catches up", after.next_deadline, now)
        if before.last_step and before.repeat_due and before.repeat_due <= now:
            must(any(one.kind == "aid_repeat" for one in decided.notices), "the last step repeats")
    if isinstance(command, REPEATABLE):
        again = decide(after, command, now)
        must((again.request, again.events, again.notices) == (after, (), ()), "the same again is nothing more", command)


def check_standing(request: Request) -> None:
    """One request, as it stands."""
    persons = [alert.person for alert in request.alerts]
    must(len(persons) == len(set(persons)), "one alert a person", persons)
    if request.state == "open":
        must(request.next_deadline and not request.ended_at, "what is open has a deadline", request)
        must(request.widen_due or request.repeat_due, "it widens or repeats, whoever took it", request)
    else:
        must(not request.next_deadline and request.ended_at, "what is over has none", request)
    must(request.state != "closed" or request.number or request.no_call_out, "an officer closes", request)


def check_calls(requests: list[Request]) -> None:
    """Nobody is on two calls."""
    busy = [
        alert.person
        for request in requests
        if request.state == "open"
        for alert in request.alerts
        if alert.answer in ("coming", "arrived")
    ]
    must(len(busy) == len(set(busy)), "nobody is on two calls", busy)


def _events_say(before: Request, after: Request, decided: Decided) -> None:
    kinds = [event.kind for event in decided.events]
    said = {(event.person, "told" if event.kind == "called_in" else event.kind) for event in decided.events}
    held = {alert.person: alert for alert in before.alerts}
    for alert in after.alerts:
        old = held.get(alert.person)
        if old and old.answer != alert.answer:
            named = (alert.person, alert.answer) in said
            must(named or _settled(old, alert, decided), "events say what changed", old, alert)
    fresh = sum(alert.person not in held for alert in after.alerts)
    counted = sum(int(event.facts["count"]) for event in decided.events if event.kind == "told")
    by_hand = sum(event.kind == "called_in" and event.person not in held for event in decided.events)
    must(fresh == counted + by_hand, "the book counts whom it told", kinds)
    must(before.state == after.state or after.state in kinds, "the book says how it ended", kinds)
    for name, kind in (
        ("received_at", "received"),
        ("calmed_at", "calm"),
        ("last_step", "last_step"),
        ("wave", "told"),
    ):
        changed = getattr(before, name) != getattr(after, name) and "closed" not in kinds
        must(not changed or kind in kinds, "the book says what changed", name, kinds)


def _settled(old: Alert, new: Alert, decided: Decided) -> bool:
    """Stood down, or called again, because of what others did: then he is told of it."""
    kind = {("told", "stood_down"): "aid_enough", ("stood_down", "told"): "aid_alert"}.get((old.answer, new.answer))
    return any(one.kind == kind and one.to == f"person:{new.person}" for one in decided.notices)
