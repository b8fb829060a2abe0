"""Writes a bureau's draft. Runs inside a flow's transaction, the bureau held."""

from datetime import datetime

from scoring.points.rules.drafting import Draft
from scoring.points.tables import BookDraft


async def start(bureau: int, text: str, account: int, now: datetime) -> None:
    """A bureau that writes none begins one."""
    await BookDraft.insert(BookDraft(bureau=bureau, text=text, state="drafting", changed_by=account, changed_at=now))


async def keep(draft: Draft) -> None:
    """As it stands after a step."""
    await BookDraft.update(
        {
            BookDraft.text: draft.text,
            BookDraft.state: draft.state,
            BookDraft.changed_by: draft.changed_by,
            BookDraft.changed_at: draft.changed_at,
            BookDraft.approved_by: draft.approved_by,
            BookDraft.notice_until: draft.notice_until,
            BookDraft.said: draft.said,
        }
    ).where(BookDraft.id == draft.id)


async def drop(draft: Draft) -> None:
    """It is a book now, or nobody wants it."""
    await BookDraft.delete().where(BookDraft.id == draft.id)
