"""lianfang zone borders FILE: the borders of a station's zones, from a GeoJSON that a drawing program saved."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.cli.imports import content_of
from lianfang.flows.roster.draw_borders import decoded, draw_borders
from lianfang.stations import station_named


def add(commands: Any) -> None:
    """zone borders."""
    group = commands.group("zone", "片区")
    drawn = group.add("borders", "导入片区边界（GeoJSON，每块的 name 是片区名）", draw)
    drawn.add_argument("file", type=Path)


async def draw(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    done = await draw_borders(OPERATOR, station, decoded(content_of(chosen.file)))
    print(f"画好了 {done} 个片区的边界，地图和通报从现在起照它画。")
