"""The bureau's rule books: every version, clause by clause, and which one counts today."""

from datetime import date

from msgspec import Struct, structs

from lianfang.flows.points.rules_seen import FIRST_BOOK, rules_seen
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import look
from lianfang.web.doors import by_of
from scoring.points.vocabulary.book import RuleBookText, Span


class Cap(Struct, frozen=True):
    """Items that share a cap: the most points of them in a day, a week, a month."""

    code: str
    called: str
    day: int | None
    week: int | None
    month: int | None


class Multiplied(Struct, frozen=True):
    """Days on which some duties (none: all) count `times` as much."""

    called: str
    starts_on: date
    ends_on: date
    times: int
    duties: tuple[str, ...]


class Clause(Struct, frozen=True):
    """A clause: which kind of deed is worth how many points to a person or a unit, if all of `when` hold.

    `per_day`, `per_week`, `per_month`: so many times at most; `group` names a cap that it counts to.
    """

    code: str
    deed: str
    holder: str
    duty: str
    points: int
    clause: str
    group: str
    when: tuple[Span, ...]
    per_day: int | None
    per_week: int | None
    per_month: int | None
    once: bool
    confirmed_by: str
    evidence: str


class Version(Struct, frozen=True):
    """A rule book. `current`: today counts by it."""

    version: str
    title: str
    starts_on: date
    current: bool
    caps: tuple[Cap, ...]
    campaigns: tuple[Multiplied, ...]
    clauses: tuple[Clause, ...]
    examples: tuple[str, ...]


class Versions(Struct, frozen=True):
    """All of a bureau's rule books, the latest first; one that has none will begin with the first book."""

    books: tuple[Version, ...]


@look("/rule-books", "rules.read", "积分管理办法各版")
async def rule_books(request: ReadRequest) -> Versions:
    """Of the caller's bureau."""
    seen = await rules_seen(by_of(request).bureau or 0, with_draft=False)
    if not seen.versions:
        return Versions((_version(FIRST_BOOK, True),))
    return Versions(tuple(_version(one.text, one == seen.in_force) for one in reversed(seen.versions)))


def _version(book: RuleBookText, current: bool) -> Version:
    caps = tuple(Cap(*structs.astuple(group)) for group in book.groups)
    campaigns = tuple(Multiplied(*structs.astuple(one)) for one in book.campaigns)
    clauses = tuple(Clause(*(getattr(rule, name) for name in Clause.__struct_fields__)) for rule in book.rules)
    return Version(book.version, book.title, book.starts_on, current, caps, campaigns, clauses, book.examples)
