"""What was changed by hand on a draft, and which figures are corrected now."""

from bulletins.changes.tables import DraftChange
from bulletins.changes.vocabulary import Change
from bulletins.figures.amended import Amendment


async def amendments(draft: int) -> list[Amendment]:
    """The corrections that hold, in the order of their paths."""
    rows = await DraftChange.raw(
        "SELECT path, value, reason FROM (SELECT DISTINCT ON (c.about) c.about AS path, c.value, "
        "coalesce(n.reason, '') AS reason FROM draft_change c LEFT JOIN change_note n ON n.change = c.id "
        "WHERE c.draft = {} AND c.kind = 'figure' ORDER BY c.about, c.id DESC) last WHERE value IS NOT NULL ORDER BY path",
        draft,
    )
    return [Amendment(**row) for row in rows]


async def changes(draft: int) -> list[Change]:
    """Everything that was changed, in order."""
    rows = await DraftChange.raw(
        "SELECT c.draft, c.kind, c.about, c.state, coalesce(c.counted::text, n.before, '') AS was, "
        "coalesce(c.value::text, n.after, '') AS now, c.account, c.at, coalesce(n.reason, '') AS reason "
        "FROM draft_change c LEFT JOIN change_note n ON n.change = c.id WHERE c.draft = {} ORDER BY c.id",
        draft,
    )
    return [Change(**row) for row in rows]
