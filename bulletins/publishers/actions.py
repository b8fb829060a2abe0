"""Writes a publisher's settings and the book of what was changed."""

from datetime import datetime

from bulletins.publishers.tables import PublisherChange
from bulletins.publishers.vocabulary import Change, Settings
from bulletins.register.tables import Publisher


async def settle(
    publisher: int, wanted: Settings, made: tuple[Change, ...], account: int | None, now: datetime
) -> None:
    """The settings as they are from now on, and each change. The thresholds stand in the book alone, each from its week."""
    await Publisher.raw(
        "UPDATE publisher SET form = {}, document_lead = {}, issued_before = {}, automatic = {} WHERE id = {}",
        wanted.form,
        wanted.document_lead,
        wanted.issued_before,
        wanted.automatic,
        publisher,
    )
    rows = [
        PublisherChange(
            publisher=publisher,
            name=one.name,
            was=one.was,
            becomes=one.becomes,
            since=one.since,
            account=account,
            at=now,
        )
        for one in made
    ]
    if rows:
        await PublisherChange.insert(*rows)
