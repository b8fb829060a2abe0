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

    @property
    def account(self) -> int | None:
        """The account's id, where one acts itself."""
        kind, _, number = self.actor.partition(":")
        return int(number) if kind == "account" else None


OPERATOR, NOBODY = By("operator"), By("nobody")


_NOTE = """
INSERT INTO audit_line (actor, bureau, action, outcome, subject, thing, reason, device, network, at)
SELECT {}, {}, {}, {}, {}, thing, {}, {}, {}, {} FROM unnest({}::bigint[]) AS thing
"""
"""A line for each thing, in one statement: every command writes here."""


async def note(
    by: By, action: str, outcome: str, now: datetime, subject: str = "", thing: int | None = None, reason: str = ""
) -> None:
    """One line, inside a transaction. A refusal's line is written after the rollback, in a transaction of its own."""
    of = (by.device, by.network)
    await AuditLine.raw(_NOTE, by.actor, by.bureau, action, outcome, subject, reason, *of, now, [thing])


async def note_each(by: By, action: str, now: datetime, subject: str, things: list[int]) -> None:
    """That it was done to each of these things."""
    if things:
        of = (by.device, by.network)
        await AuditLine.raw(_NOTE, by.actor, by.bureau, action, "done", subject, "", *of, now, things)
