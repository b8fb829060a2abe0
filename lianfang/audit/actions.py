"""Writes the audit book."""

from datetime import datetime

from msgspec import Struct

from lianfang.audit.tables import AuditLine


class By(Struct, frozen=True):
    """Who acts, and from where: account:7, token:3, operator, job or nobody; the bureau whose auditors see it."""

    actor: str
    bureau: int | None = None
    device: int | None = None
    network: str = ""


OPERATOR, NOBODY = By("operator"), By("nobody")


async def note(
    by: By, action: str, outcome: str, now: datetime, subject: str = "", thing: int | None = None, reason: str = ""
) -> None:
    """One line, inside a transaction. A refusal's line is written after the rollback, in a transaction of its own."""
    await AuditLine.insert(_line(by, action, outcome, now, subject, thing, reason))


async def note_each(by: By, action: str, now: datetime, subject: str, things: list[int]) -> None:
    """That it was done to each of these things: a line each, in one statement."""
    if things:
        await AuditLine.insert(*(_line(by, action, "done", now, subject, one, "") for one in things))


def _line(by: By, action: str, outcome: str, now: datetime, subject: str, thing: int | None, reason: str) -> AuditLine:
    return AuditLine(
        actor=by.actor,
        bureau=by.bureau,
        action=action,
        outcome=outcome,
        subject=subject,
        thing=thing,
        reason=reason,
        device=by.device,
        network=by.network,
        at=now,
    )
