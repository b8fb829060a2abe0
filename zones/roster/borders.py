"""Draws the borders of zones. Runs inside a flow's transaction."""

import msgspec

from zones.roster.tables import Zone


async def draw(zone: int, ring: tuple[tuple[float, float], ...]) -> None:
    """The border of a zone, in place of the one before; an empty ring takes it away."""
    text = msgspec.json.encode(ring).decode() if ring else ""
    await Zone.update({Zone.border: text}).where(Zone.id == zone)
