"""考证报名: the city's exam as a station offers it, who is enrolled, and what the law asks of a guard. Fingerprints are never here."""

from datetime import date, datetime

from msgspec import Struct

from scoring.exams.vocabulary import PASS

CONDITIONS = {
    "adult": "年满18周岁",
    "citizen": "中国公民",
    "healthy": "身体健康",
    "conduct": "品行良好",
    "schooling": "初中以上学历",
    "no_bar": "没有不得担任保安员的情形（条例第十七条）",
}
"""保安服务管理条例 art. 16; art. 17 is one question: which of its cases it is stays with whoever checks."""
PAPERS = ("居民身份证原件和复印件", "初中以上学历证明", "县级以上医院体检证明", "近期免冠照片")
"""What the window asks for unless the offer says otherwise; dated 2026-11, [know], to be confirmed by the city police."""
CALLED_OFF = {"city": "市局改期或取消", "weather": "天气原因", "duty": "重大安保任务", "few": "报名人数不够"}
MOST_PLACE, MOST_PAPER, MOST_PAPERS, MOST_SEATS, MOST_TICKET, MOST_AT_ONCE = 60, 40, 10, 500, 30, 50
SLOT_MINUTES = 15


class Plan(Struct, frozen=True):
    """An exam as it is offered: when and where, for how many, until which day one may enrol.

    At the `window` fingerprints and photo are taken, `window_each` guards a quarter of an hour. `car_seats` go by the station's car.
    """

    held_at: datetime
    place: str
    seats: int
    closes_on: date
    window_at: datetime | None = None
    window_place: str = ""
    window_each: int = 4
    car_at: datetime | None = None
    car_place: str = ""
    car_seats: int = 0
    papers: tuple[str, ...] = PAPERS


class Offer(Struct, frozen=True):
    """An exam that a station takes its guards to. `called_off` is empty or why."""

    id: int
    station: int
    plan: Plan
    account: int
    at: datetime
    called_off: str = ""


class Enrolment(Struct, frozen=True):
    """One guard in one offer. `papers` are the positions of those that he brought; `came` is None until somebody says so."""

    id: int
    offer: int
    person: int
    unit: int
    account: int
    at: datetime
    car: bool = False
    papers: tuple[int, ...] = ()
    reviewed_at: datetime | None = None
    slot_at: datetime | None = None
    admitted_at: datetime | None = None
    ticket: str = ""
    came: bool | None = None
    withdrawn_at: datetime | None = None


class Eligibility(Struct, frozen=True):
    """What of CONDITIONS a guard does not meet: as he says, and as an officer found. None where nobody said."""

    declared: tuple[str, ...] | None = None
    checked: tuple[str, ...] | None = None

    @property
    def unmet(self) -> tuple[str, ...]:
        """What was found counts before what was said."""
        return (self.declared or ()) if self.checked is None else self.checked


class Sat(Struct, frozen=True):
    """A result of the city's exam: its day, or the Sunday of the week in which it came."""

    on: date
    score: float

    @property
    def passed(self) -> bool:
        return self.score >= PASS


class Known(Struct, frozen=True):
    """What is known of a guard: his certificate now, whether and until when he had one, results (latest first), where he is enrolled.

    `line` is his place in the offer's line, from 1; `card_on` is when his card came to the station.
    """

    held: bool = False
    ever: bool = False
    ended_on: date | None = None
    barred_until: date | None = None
    eligibility: Eligibility = Eligibility()
    sat: tuple[Sat, ...] = ()
    card_on: date | None = None
    enrolment: Enrolment | None = None
    offer: Offer | None = None
    line: int = 0


class Standing(Struct, frozen=True):
    """One of CERTIFICATE_STATES with what it rests on. `waiting` is his place on the waiting list, 0 where he has a seat."""

    person: int
    state: str
    known: Known
    waiting: int = 0
    missing: tuple[str, ...] = ()
