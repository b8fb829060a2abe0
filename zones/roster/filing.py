"""Writes a unit's filing. Inside a flow's transaction that holds the unit."""

from zones.roster.tables import Filing, Unit
from zones.roster.vocabulary import Spell


async def lock_unit(unit: int) -> None:
    await Unit.raw("SELECT id FROM unit WHERE id = {} FOR UPDATE", unit)


async def write_spell(unit: int, spell: Spell, new: bool) -> None:
    """The unit's latest spell says this; with `new` it is another one, which begins when that is over."""
    values = (spell.began, spell.filed_on, spell.number, spell.ended, spell.withdrawn_on)
    if new:
        await Filing.raw(
            "INSERT INTO filing (unit, began, filed_on, number, ended, withdrawn_on) VALUES ({}, {}, {}, {}, {}, {})",
            unit,
            *values,
        )
        return
    await Filing.raw(
        "UPDATE filing SET began = {}, filed_on = {}, number = {}, ended = {}, withdrawn_on = {} "
        "WHERE id = (SELECT id FROM filing WHERE unit = {} ORDER BY began DESC, id DESC LIMIT 1)",
        *values,
        unit,
    )
