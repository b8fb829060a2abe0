"""Writes the book of changes. Runs inside a flow's transaction, the publisher's stations locked."""

from bulletins.changes.tables import ChangeNote, DraftChange
from bulletins.changes.vocabulary import Change


async def write_change(change: Change) -> None:
    """One more line. Of a figure the numbers stand in the book, the reason beside it; of advice all words beside it."""
    figure = change.kind == "figure"
    made = await DraftChange.insert(
        DraftChange(
            draft=change.draft,
            kind=change.kind,
            about=change.about,
            state=change.state,
            counted=int(change.was) if figure else None,
            value=int(change.now) if figure and change.now else None,
            account=change.account,
            at=change.at,
        )
    )
    before, after = ("", "") if figure else (change.was, change.now)
    if before or after or change.reason:
        await ChangeNote.insert(ChangeNote(change=made[0]["id"], before=before, after=after, reason=change.reason))
