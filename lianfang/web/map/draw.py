"""The drawing of a station's zones and units as they stand now."""

from lianfang.web.map.captions import captions_of
from lianfang.web.map.drawn import Colour, Dot, MapDrawing, ZoneDrawn
from lianfang.web.map.given import MapGround, MapNow
from lianfang.web.map.layout import Layout, laid_out, standing
from lianfang.web.map.marks import flags_of, meetings_of
from lianfang.web.map.plane import Polygon
from lianfang.web.map.project import WIDTH
from lianfang.web.map.ways import ways_of
from lianfang.web.map.words import FAR_PLACE, NO_PLACE, STATES, colours_of, row_of, spoken


def map_of(ground: MapGround, now: MapNow) -> MapDrawing:
    """Every unit is in `rows`; those without a usable place are in `unplaced` as well, never dropped."""
    zones = tuple(sorted(ground.zones, key=lambda zone: (zone.position, zone.id)))
    colours = colours_of(zones)
    units, far = standing(ground)
    layout = laid_out(zones, units)
    names = {zone.id: zone.name for zone in zones}
    rows = tuple(
        row_of(
            unit,
            names.get(unit.zone, ""),
            colours.get(unit.zone, ("centre", "？")),
            "" if unit.id in layout.dots else FAR_PLACE if unit.id in far else NO_PLACE,
        )
        for unit in ground.units
    )
    flags, meetings = flags_of(now, layout), meetings_of(now, layout)
    return MapDrawing(
        width=WIDTH,
        height=layout.projection.height,
        label=spoken(ground, now),
        zones=_zones(ground, layout, names, colours),
        ways=ways_of(now, layout),
        dots=_dots(ground, layout, names),
        flags=flags,
        meetings=meetings,
        captions=captions_of(ground, now, layout, flags, meetings),
        rows=rows,
        unplaced=tuple(sorted((row for row in rows if row.why), key=lambda row: row.state != "called")),
    )


def _zones(
    ground: MapGround, layout: Layout, names: dict[int, str], colours: dict[int, tuple[Colour, str]]
) -> tuple[ZoneDrawn, ...]:
    drawn = []
    for zone, box in layout.labels.items():
        count = sum(unit.zone == zone for unit in ground.units)
        drawn.append(
            ZoneDrawn(
                *colours[zone],
                name=names[zone],
                note=f"{count} 家单位",
                path="".join(_path(polygon) for polygon in layout.polygons[zone]),
                x=round(box.x - box.wide / 2),
                y=round(box.y - box.tall / 2),
            )
        )
    return tuple(drawn)


def _path(polygon: Polygon) -> str:
    return "M" + "L".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in polygon) + "Z"


def _dots(ground: MapGround, layout: Layout, names: dict[int, str]) -> tuple[Dot, ...]:
    """Who asks for help comes last, above all others."""
    order = sorted((unit for unit in ground.units if unit.id in layout.dots), key=lambda unit: unit.state == "called")
    return tuple(Dot(unit.state, *layout.dots[unit.id], f"{unit.name}，{STATES[unit.state]}") for unit in order)
