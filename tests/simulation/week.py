"""One simulated week: two replicas and thirty clients over a bad network, crashes, a clock that jumps. All from one seed."""

import heapq
import random
from collections.abc import Callable, Coroutine
from contextvars import Context, copy_context
from datetime import UTC, datetime, timedelta
from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.aid.order import order, widen
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.respond import respond
from lianfang.flows.aid.sweep import due_requests, sweep_request
from tests.simulation.store import Store
from tests.simulation.town import GUARDS
from tests.zones.aid.invariants import Chronicle, check_calls, must
from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom, More, See
from zones.aid.rules.deciding import Calm, Close, Receive, StandDown
from zones.aid.rules.raising import TakeBack
from zones.aid.rules.telling import Decided
from zones.aid.vocabulary import KINDS, Request
from zones.ground.refused import Refused

BEGIN = datetime(2026, 11, 15, 16, 0, tzinfo=UTC)
WEEK_S = 7 * 24 * 3600
REPLICAS, CLIENTS = 2, 30
TICK_S, RESEND_S, DOWN_S = 2, 8, 40
Work = Callable[[], Coroutine[Any, Any, Any]]


class Task:
    """Something that a replica is doing; each statement takes a moment."""

    def __init__(self, work: Coroutine[Any, Any, Any], done: Callable[[Any], None]) -> None:
        self.work, self.done = work, done
        self.context: Context = copy_context()


class Week:
    """`run()` raises Broken, with the seed."""

    def __init__(self, seed: int, presses: int = 10) -> None:
        self.chance = random.Random(seed)
        self.at, self.jumped = 0.0, timedelta()
        self.store = Store(self.clock, self._decided)
        self.books: dict[int, Chronicle] = {}
        self.up, self.ticking, self.lives = [True] * REPLICAS, [False] * REPLICAS, [0] * REPLICAS
        self.running: list[dict[Task, None]] = [{} for _ in range(REPLICAS)]
        self.pressed: set[str] = set()
        self.raised: dict[str, int] = {}
        self.answered: dict[str, str] = {}
        self.steps, self.crashes, self.presses = 0, 0, presses
        self._plan: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = 0

    def clock(self) -> datetime:
        return BEGIN + timedelta(seconds=self.at) + self.jumped

    def run(self) -> None:
        """The week, and then until everything is answered and closed."""
        for _ in range(self.presses):
            self.later(self.chance.uniform(0, WEEK_S), self._somebody_presses)
        for _ in range(4):
            self.later(self.chance.uniform(0, WEEK_S), self._clock_jumps)
        while self._plan:
            self.at, _, what = heapq.heappop(self._plan)
            what()
        self._all_is_well()

    def later(self, seconds: float, what: Callable[[], None]) -> None:
        self._numbers += 1
        heapq.heappush(self._plan, (self.at + seconds, self._numbers, what))

    # the network and the replicas

    def ask(self, key: str, work: Work, heard: Callable[[Any], None]) -> None:
        """A client sends a command until it is answered: messages are lost, late and doubled."""
        if key in self.answered:
            return
        for _ in range(self.chance.choice((0, 1, 1, 1, 2))):
            self.later(self.chance.expovariate(2), lambda: self._arrives(key, work, heard))
        self.later(RESEND_S + self.chance.random(), lambda: self.ask(key, work, heard))

    def _arrives(self, key: str, work: Work, heard: Callable[[Any], None]) -> None:
        replica = self.chance.randrange(REPLICAS)

        def reply(said: Any) -> None:
            if self.chance.random() < 0.85:
                self.later(self.chance.expovariate(2), lambda: self._hears(key, said, heard))

        if self.up[replica]:
            self._start(replica, work(), reply)

    def _hears(self, key: str, said: Any, heard: Callable[[Any], None]) -> None:
        code = said.code if isinstance(said, Refused) else f"said {said}"
        if key not in self.answered:
            self.answered[key] = code
            heard(said)
        elif code.startswith("said") and self.answered[key].startswith("said"):
            must(self.answered[key] == code, "the same command, the same answer", key, code, self.answered[key])

    def _start(self, replica: int, work: Coroutine[Any, Any, Any], done: Callable[[Any], None]) -> None:
        task = Task(work, done)
        self.running[replica][task] = None
        self._step(replica, task)

    def _step(self, replica: int, task: Task) -> None:
        if task not in self.running[replica]:
            return
        self.steps += 1
        if self.chance.random() < 0.002:
            return self._crash(replica)
        try:
            task.context.run(task.work.send, None)
        except StopIteration as ended:
            self._ends(replica, task, ended.value)
        except Refused as refused:
            self._ends(replica, task, refused)
        else:
            self.later(self.chance.uniform(0.0005, 0.05), lambda: self._step(replica, task))

    def _ends(self, replica: int, task: Task, said: Any) -> None:
        del self.running[replica][task]
        task.done(said)

    def _crash(self, replica: int) -> None:
        """Whatever the process was doing is gone; the database rolls it back."""
        self.crashes += 1
        self.up[replica] = False
        lost, self.running[replica] = self.running[replica], {}
        for task in lost:
            task.context.run(task.work.close)
        self.later(self.chance.expovariate(1 / DOWN_S), lambda: self._comes_up(replica))

    def _comes_up(self, replica: int) -> None:
        self.up[replica] = True
        self.lives[replica] += 1
        self._tick(replica)

    # what is due

    def _tick(self, replica: int) -> None:
        """Each replica looks at what is due; at rest it waits until something is open."""
        dues = [one.next_deadline for one in self.store.requests.values() if one.next_deadline]
        self.ticking[replica] = self.up[replica] and bool(dues)
        if not self.ticking[replica]:
            return
        wait_s = max(0.0, (min(dues) - self.clock()).total_seconds()) + self.chance.uniform(0, TICK_S)
        life = self.lives[replica]
        self.later(min(wait_s, 60), lambda: self._sweep(replica, life))

    def _sweep(self, replica: int, life: int) -> None:
        if self.up[replica] and life == self.lives[replica]:
            self._start(replica, self._looks(), lambda _: self._tick(replica))

    async def _looks(self) -> None:
        began, jumped = self.clock(), self.jumped
        due = await due_requests()
        for request in due:
            await sweep_request(request)
        left = [one for one in due if (deadline := self.store.requests[one].next_deadline) and deadline <= began]
        must(not left or jumped != self.jumped, "what was due is done", left)

    def _clock_jumps(self) -> None:
        self.jumped += timedelta(seconds=self.chance.choice((-3600, -60, -1, 1, 60, 3600, 3 * 86400)))

    # people

    def _key(self) -> str:
        self._numbers += 1
        return f"key-{self._numbers:08}"

    def _send(
        self, work: Callable[[Key], Coroutine[Any, Any, Any]], heard: Callable[[Any], None] = lambda said: None
    ) -> str:
        key = self._key()
        self.ask(key, lambda: work(Key(key, "account:1")), heard)
        return key

    def _somebody_presses(self) -> None:
        unit, kind = self.chance.choice(GUARDS), self.chance.choice(tuple(KINDS))
        cry = Cry(1, unit, kind, drill=self.chance.random() < 0.2)

        def heard(said: Any) -> None:
            if not isinstance(said, Refused):
                self.raised[key] = said

        key = self._send(lambda key: raise_request(OPERATOR, cry, key), heard)
        self.pressed.add(key)
        if self.chance.random() < 0.3:  # another one, in the same minutes
            self.presses += 1
            self.later(self.chance.uniform(0, 90), self._somebody_presses)

    def _is_told(self, request: int, person: int) -> None:
        """A guard answers when he gets round to it, perhaps twice, perhaps differently."""
        for said in self.chance.choice(_HABITS):
            self.later(self.chance.expovariate(1 / 60), self._says(request, said(person)))

    def _says(self, request: int, said: Any) -> Callable[[], None]:
        return lambda: void(self._send(lambda key: respond(OPERATOR, request, said, key)))

    def _desk_hears(self, request: int) -> None:
        """The desk takes it up sooner or later, gives an order or two, and closes, if it takes hours."""
        given: list[Any] = [Receive(9)] * self.chance.randrange(3) + [Calm(1)] * self.chance.randrange(2)
        given += [StandDown(9, self.chance.choice(GUARDS))] * self.chance.randrange(2) + [
            TakeBack(1)
        ] * self.chance.randrange(2)
        for one in given:
            self.later(self.chance.expovariate(1 / 100), self._orders(request, one))
        if self.chance.random() < 0.2:
            self.later(
                self.chance.uniform(0, 200), lambda: void(self._send(lambda key: widen(OPERATOR, request, 9, key)))
            )
        ends_s = 1800 if self.chance.random() < 0.1 else self.chance.uniform(5, 500)
        self.later(ends_s, self._orders(request, Close(9, "settled", number="1")))

    def _orders(self, request: int, given: Any) -> Callable[[], None]:
        return lambda: void(self._send(lambda key: order(OPERATOR, request, given, key)))

    # what is watched

    def _decided(self, there: Request, command: Any, decided: Decided, now: datetime) -> None:
        """After every commit of a decision; `there` is the request as it stood right before."""
        book = self.books.get(there.id)
        if book is None:
            book = self.books[there.id] = Chronicle()
            self._desk_hears(there.id)
            for replica in range(REPLICAS):
                if not self.ticking[replica]:
                    self._tick(replica)
        book.add(there, command, decided, now)
        check_calls([one for one in self.store.requests.values() if one.state == "open"])
        for alert in decided.request.alerts[len(there.alerts) :]:
            self._is_told(there.id, alert.person)

    def _all_is_well(self) -> None:
        requests = self.store.requests
        must(self.pressed <= set(self.answered), "everybody is answered", self.pressed - set(self.answered))
        must(sorted(self.raised.values()) == sorted(requests), "one press, one request", self.raised, list(requests))
        must(all(one.state != "open" for one in requests.values()), "everything ends")
        for request, book in self.books.items():
            told = {one.key for one in self.store.notices.values() if one.about == request}
            must(told == book.keys, "told if and only if it happened", told ^ book.keys)
            must(len(self.store.events[request]) >= requests[request].version, "every version is in the book")


def void(_: object) -> None:
    """A plan returns nothing."""


_HABITS: tuple[tuple[Callable[[int], Any], ...], ...] = (
    (),
    (See,),
    (See, Come, Arrive),
    (Come, Come, Arrive, More),
    (Come, GiveUp),
    (Come, lambda one: GiveUp(one, by_unit=True)),
    (lambda one: HelpFrom(one, ("doors",)), lambda one: HelpFrom(one, ("doors", "lights"))),
    (lambda one: Cannot(one, "alone"), Come),
    (Come, lambda one: HelpFrom(one)),
)
