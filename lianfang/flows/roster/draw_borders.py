"""Zones' borders from a GeoJSON: all that the file names, or nothing."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, carried_out
from zones.ground.scope import Scope
from zones.roster.borders import draw
from zones.roster.errors import BadBorder
from zones.roster.reads import StationRow
from zones.roster.reads.areas import zones_of
from zones.roster.rules.borders import named_borders


def decoded(content: bytes) -> str:
    """A file's text, with or without a byte order mark."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadBorder(what="这不是 GeoJSON 文件，读不出来") from None


async def draw_borders(by: By, station: StationRow, text: str, key: Key | None = None) -> int:
    """How many zones were drawn. `text` is a FeatureCollection whose features have the zones' names. Raises BadBorder, OtherBody."""
    rings = named_borders(text)

    async def do(now: datetime) -> str:
        known = {row.name: row.zone for row in await zones_of(Scope((station.id,))) if row.zone is not None}
        if strange := [name for name in rings if name not in known]:
            raise BadBorder(what=f"花名册里没有叫“{'、'.join(strange)}”的片区，名称要一样")
        for name, ring in rings.items():
            await draw(known[name], ring)
        await note(by, "zone.border", "done", now, "station", station.id)
        return str(len(rings))

    return int(await carried_out(key, ["zone.border", str(station.id), text], do))
