"""Any commands in any order at any time: what must hold of requests holds after every step."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from msgspec import structs

from tests.zones.aid.calls import NIGHT, candidate
from tests.zones.aid.invariants import Broken, Chronicle, check_calls, check_standing, must
from zones.aid.rules import answering
from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom, More, See
from zones.aid.rules.clock import Tick
from zones.aid.rules.deciding import CallIn, Calm, Close, Receive, StandDown, Widen, decide
from zones.aid.rules.raising import Raise, TakeBack
from zones.aid.rules.rings import brings_somebody
from zones.aid.vocabulary import Asked, Candidate, Policy, Request, Rings
from zones.ground.refused import Refused

PEOPLE = 14
persons = st.integers(1, PEOPLE)
roles = st.sampled_from(["own", "go", "go", "go", "stay", "team"])
leaves = st.sampled_from(["held", "lockable", "mobile"])
rings_of = st.lists(st.lists(persons, max_size=5), min_size=1, max_size=4)
helps = st.sets(st.sampled_from(["doors", "lights", "video"])).map(tuple)
reasons = st.sampled_from(["", "alone", "unwell"])
calls = st.integers(0, 1)
steps = Counter[str]()


class TwoRequests(RuleBasedStateMachine):
    """Two requests at once, of which the same people are told."""

    @initialize(
        kinds=st.lists(st.tuples(roles, leaves), min_size=PEOPLE, max_size=PEOPLE),
        rings=st.tuples(rings_of, rings_of),
        wanted=st.sampled_from([0, 1, 2, 2, 3]),
    )
    def begin(self, kinds: list[tuple[Any, str]], rings: tuple[list[list[int]], ...], wanted: int) -> None:
        self.now = NIGHT
        self.people = {nth: candidate(nth, role, leave) for nth, (role, leave) in enumerate(kinds, 1)}
        self.rings = rings
        self.books = [Chronicle(), Chronicle()]
        self.requests: list[Request] = []
        for nth, own in enumerate(rings):
            policy = Policy(wanted, tuple((zone,) for zone in range(len(own))), 60)
            self.requests.append(Request(nth + 1, 1, 5, 100 + nth, "suspect", False, NIGHT, policy))
            self._decide(nth, Raise(1, self._asked(nth, 0)))

    def _candidate(self, nth: int, person: int) -> Candidate:
        one = self.people[person]
        return structs.replace(one, unit=self.requests[nth].unit) if one.role == "own" else one

    def _asked(self, nth: int, first: int) -> Rings:
        known, found = {alert.person for alert in self.requests[nth].alerts}, Rings()
        for wave, ring in list(enumerate(self.rings[nth]))[first:]:
            found[wave] = Asked(tuple(self._candidate(nth, one) for one in dict.fromkeys(ring)))
            if brings_somebody(found[wave], known):
                break
            known |= {one.person for one in found[wave].candidates}
        return found

    def _decide(self, nth: int, command: Any) -> None:
        before = self.requests[nth]
        steps[type(command).__name__] += 1
        try:
            decided = decide(before, command, self.now)
        except Refused as refused:
            must(str(refused.code) != "refused", "a refusal has a name")
            return
        self.sound = False
        self.books[nth].add(before, command, decided, self.now)
        self.requests[nth], self.sound = decided.request, True

    @rule(seconds=st.sampled_from([0, 1, 9, 11, 15, 60, 61, 90, 600, 3600, -30]))
    def time_goes_by(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(nth=calls)
    def look(self, nth: int) -> None:
        widens = self.requests[nth].widen_due is not None and self.requests[nth].widen_due <= self.now
        self._decide(nth, Tick(self._asked(nth, self.requests[nth].wave + 1) if widens else {}))

    @rule(nth=calls)
    def look_when_it_is_due(self, nth: int) -> None:
        due = self.requests[nth].next_deadline
        self.now = max(self.now, due or self.now)
        self.look(nth)

    @rule(nth=calls, person=persons)
    def come(self, nth: int, person: int) -> None:
        other = self.requests[1 - nth]
        alert = other.alert_of(person)
        self._decide(nth, Come(person, other.state == "open" and bool(alert) and alert.answer in ("coming", "arrived")))

    @rule(nth=calls, wishes=st.lists(persons, min_size=3, max_size=6))
    def many_come(self, nth: int, wishes: list[int]) -> None:
        for person in wishes:
            self.come(nth, person)

    @rule(
        nth=calls,
        answer=st.one_of(
            st.builds(See, persons),
            st.builds(HelpFrom, persons, helps),
            st.builds(Cannot, persons, reasons),
            st.builds(Arrive, persons, st.none() | st.integers(0, 900)),
            st.builds(More, persons),
            st.builds(GiveUp, persons, st.booleans()),
            st.builds(StandDown, st.just(9), persons),
        ),
    )
    def answer(self, nth: int, answer: Any) -> None:
        self._decide(nth, answer)

    @rule(nth=calls, person=persons)
    def call_in(self, nth: int, person: int) -> None:
        self._decide(nth, CallIn(9, self._candidate(nth, person)))

    @rule(nth=calls)
    def widen(self, nth: int) -> None:
        self._decide(nth, Widen(9, self._asked(nth, self.requests[nth].wave + 1)))

    @rule(
        nth=calls, order=st.sampled_from([Receive(9), Calm(1), TakeBack(1), Close(9, "settled"), Close(9, "no", "1")])
    )
    def order(self, nth: int, order: Any) -> None:
        self._decide(nth, order)

    @rule(nth=calls, rarely=st.integers(0, 5))
    def close(self, nth: int, rarely: int) -> None:
        if not rarely:
            self._decide(nth, Close(9, "settled", number="1"))

    @invariant()
    def holds(self) -> None:
        for request in getattr(self, "requests", []):
            check_standing(request)
        check_calls(getattr(self, "requests", []))

    def teardown(self) -> None:
        """However it stands, an officer can close it; and then everybody hears it."""
        for nth in range(2 if getattr(self, "sound", False) else 0):
            self.look_when_it_is_due(nth)
            self._decide(nth, Close(9, "settled", no_call_out="看过"))


def _run(examples: int, quick: bool = False) -> int:
    steps.clear()
    run_state_machine_as_test(
        TwoRequests,
        settings=settings(
            max_examples=examples,
            stateful_step_count=50,
            deadline=None,
            derandomize=examples < 100,
            report_multiple_bugs=False,
            phases=[Phase.generate] if quick else list(Phase),
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return sum(steps.values())


@pytest.mark.parametrize(("examples", "least"), [(60, 1_500), pytest.param(1500, 10_000, marks=pytest.mark.soak)])
def test_what_must_hold_holds_after_any_step(examples: int, least: int) -> None:
    assert _run(examples) >= least
    assert len(steps) == 16, "every command was tried"


def test_it_finds_a_rule_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: nobody asks any more whether enough come already."""
    monkeypatch.setattr(answering, "is_satisfied", lambda request: False)
    with pytest.raises(Broken, match="no more come than are wanted"):
        _run(60, quick=True)
