"""Writes the audit book."""

from datetime import datetime

from lianfang.audit.tables import AuditLine


async def note(actor: str, action: str, outcome: str, thing: int | None, now: datetime) -> None:
    """One line, inside a transaction. A refusal's line is written after the rollback, in a transaction of its own."""
    await AuditLine.insert(AuditLine(actor=actor, action=action, outcome=outcome, thing=thing, at=now))
