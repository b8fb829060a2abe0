"""What is known of a unit's filing is written down: began, filed, ended, withdrawn. After an end another spell may begin."""

from datetime import datetime

from msgspec import json

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.errors import BadFiling, NoSuchUnit
from zones.roster.filing import lock_unit, write_spell
from zones.roster.reads.filings import filings
from zones.roster.rules.filing import check_spell
from zones.roster.vocabulary import Spell


async def write_filing(by: By, scope: Scope, unit: int, spell: Spell, key: Key) -> None:
    """Raises NoSuchUnit, NotFiling, BadFiling, OtherBody."""

    async def do(now: datetime) -> str:
        await lock_unit(unit)
        held = next((row for row in await filings(scope) if row.unit == unit), None)
        if held is None:
            raise NoSuchUnit()
        check_spell(spell, shanghai_day(now), held.sent)
        before = held.spell
        new = before is None or (before.ended is not None and spell.began > before.ended)
        if before is not None and before.ended is not None and not new and spell.began != before.began:
            raise BadFiling(what="新的一段要在上一段停止以后开始")
        await write_spell(unit, spell, new)
        await note(by, "filing.write", "done", now, "unit", unit)
        return "written"

    await answered_once(key, ["filing.write", str(unit), json.encode(spell).decode()], do)
