"""What is seen of a bureau's rule book: the book in force, the draft beside it, a month tried."""

from datetime import date

from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.points.try_book import try_book
from scoring.points.book.comparing import Change, changes
from scoring.points.book.examples import wrong_examples
from scoring.points.book.faults import faults_of
from scoring.points.book.reading import FIRST, parse, read_book
from scoring.points.reads.books import BookRow, books
from scoring.points.reads.drafts import draft_of
from scoring.points.rules.drafting import Draft
from scoring.points.rules.trying import Tried
from scoring.points.vocabulary.book import RuleBookText
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import names_of
from zones.roster.reads.standing import guards_of

FIRST_BOOK = read_book(FIRST.read_text(encoding="utf-8"))
"""What a bureau that has none will get."""


class RulesSeen(Struct, frozen=True):
    """`shown` is the draft where there is one and it was asked for, else the book in force; `text` its file."""

    today: date
    shown: RuleBookText
    in_force: BookRow | None
    versions: tuple[BookRow, ...]
    changes: list[Change]
    draft: Draft | None
    faults: tuple[str, ...]


class TriedSeen(Struct, frozen=True):
    """`guards` stand in the units at the month's beginning, `wrong` examples do not hold under the book."""

    first: date
    tried: Tried
    names: dict[int, str]
    guards: int
    wrong: int


async def rules_seen(bureau: int, with_draft: bool) -> RulesSeen:
    """`with_draft`: for whoever may see it."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        found = await books(bureau)
        draft = await draft_of(bureau) if with_draft else None
    in_force = next((book for book in reversed(found.books) if book.starts_on <= today), None)
    current = in_force.text if in_force else FIRST_BOOK
    shown = parse(draft.text) if draft else current
    compared = changes(current, shown) if draft else changes(None, shown)
    faults = tuple(faults_of(shown)) if draft else ()
    return RulesSeen(today, shown, in_force, found.books, compared, draft, faults)


async def month_tried(scope: Scope, book: RuleBookText, first: date) -> TriedSeen:
    """The book over a month that has been."""
    tried = await try_book(scope, book, first)
    async with transaction(snapshot=True):
        names = await names_of(scope, [one.person for one in tried.most_changed])
        guards = len(await guards_of(scope, first))
    return TriedSeen(first, tried, names, guards, len(wrong_examples(book)))
