"""Which registers there are, in the order in which they are bound."""

from collections.abc import Awaitable, Callable, Iterable

from msgspec import Struct

from bulletins.dossiers.reads import learning, persons, posts, scores, visits, walks
from bulletins.dossiers.vocabulary import Span
from bulletins.paper.dossier.vocabulary import Register
from zones.ground.scope import Scope

Read = Callable[[Scope, Span], Awaitable[Register]]


class Kind(Struct, frozen=True):
    """How a register is chosen by, and who reads it for a station and for one unit; `unit` is None where no unit stands in it."""

    word: str
    station: Read
    unit: Read | None


KINDS: dict[str, Kind] = {
    "posts": Kind("执勤岗位", posts.posts, posts.posts),
    "shifts": Kind("值班", posts.shifts, posts.shifts),
    "moves": Kind("入职离岗", posts.movements, posts.movements),
    "patrols": Kind("联勤巡逻", walks.patrols, walks.patrols),
    "calls": Kind("点名查岗", walks.roll_calls, walks.post_answers),
    "backup": Kind("求援和演练", visits.backup, visits.backup),
    "inspections": Kind("治安检查", visits.inspections, visits.inspections),
    "hazards": Kind("隐患整改", visits.hazards, visits.hazards),
    "venues": Kind("场所行业检查", visits.venues, None),
    "trainings": Kind("教育培训", learning.trainings, learning.trainings),
    "exams": Kind("保安员考试", learning.exams, learning.exams),
    "sittings": Kind("业务考试", learning.sittings, learning.sittings),
    "certificates": Kind("保安员证变动", learning.certificates, learning.certificates),
    "filings": Kind("自招备案", posts.filings, posts.filings),
    "points": Kind("积分汇总", scores.points, scores.points),
    "commendations": Kind("表彰", scores.commendations, scores.commendations),
    "agreements": Kind("互助协议", posts.agreements, posts.agreements),
    "orders": Kind("依据文书", posts.orders, None),
    "bulletins": Kind("联勤通报", scores.bulletins, None),
}
OF_A_PERSON: tuple[Read, ...] = (
    persons.postings,
    persons.walks,
    persons.trainings,
    persons.exams,
    persons.points,
    persons.commendations,
)


def chosen(codes: Iterable[str]) -> tuple[Kind, ...]:
    """The registers of these codes in their own order; all of them where none is named."""
    named = set(codes) & set(KINDS)
    return tuple(kind for code, kind in KINDS.items() if not named or code in named)
