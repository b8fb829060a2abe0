"""The draft that a bureau is writing."""

from datetime import date

from scoring.points.rules.drafting import Draft
from scoring.points.tables import BookDraft, RuleBook

_DRAFT = """
SELECT id, bureau, text, state, changed_by, changed_at, approved_by, notice_until, said FROM book_draft
WHERE bureau = {}
"""


async def draft_of(bureau: int) -> Draft | None:
    """A bureau has one at most."""
    rows = await BookDraft.raw(_DRAFT, bureau)
    return Draft(**rows[0]) if rows else None


async def latest_day(bureau: int) -> date | None:
    """The last day that is judged, or on which a book began: a new book starts later."""
    rows = await RuleBook.raw(
        "SELECT max(latest) AS latest FROM (SELECT max(starts_on) AS latest FROM rule_book WHERE bureau = {} UNION ALL "
        "SELECT max(a.day) FROM award a JOIN station s ON s.id = a.station WHERE s.bureau = {}) x",
        bureau,
        bureau,
    )
    latest: date | None = rows[0]["latest"]
    return latest
