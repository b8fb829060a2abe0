"""Whose name may stand among the first three of his zone. Runs inside a flow's transaction."""

from datetime import datetime

from scoring.points.tables import ShownName


async def show(person: int, now: datetime) -> None:
    """From now on."""
    await ShownName.raw(
        "INSERT INTO shown_name (person, since) VALUES ({}, {}) ON CONFLICT (person) DO NOTHING", person, now
    )


async def hide(person: int) -> None:
    """At once."""
    await ShownName.delete().where(ShownName.person == person)
