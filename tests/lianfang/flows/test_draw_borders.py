"""Zones' borders: all that a file names or nothing, by name; the figures and the duty desk draw by them."""

import pytest

from bulletins.figures.reads import count
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.roster.draw_borders import draw_borders
from lianfang.web.looks.desk import desk_seen
from lianfang.web.pages.desk_view import zones_drawn
from tests.cast import borders_file, bring_roster, the_station
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.errors import BadBorder
from zones.roster.reads.areas import borders


async def test_borders_are_drawn_by_name_all_or_none_and_seen_by_figures_and_desk(db: str) -> None:
    await bring_roster()
    station = await the_station()
    scope = Scope((station.id,))
    with pytest.raises(BadBorder) as refused:
        await draw_borders(OPERATOR, station, borders_file(东片区=118.4, 南片区=118.5))
    assert "“南片区”" in refused.value.facts["what"]
    async with transaction(snapshot=True):
        assert await borders(scope) == {}
    assert await draw_borders(OPERATOR, station, borders_file(东片区=118.4)) == 1
    assert await draw_borders(OPERATOR, station, borders_file(东片区=118.5, 西片区=118.4)) == 2
    async with transaction(snapshot=True):
        figures = await count(scope, Week(2018, 41), 40)
    assert {name: ring[0] for name, ring in figures.borders.items()} == {
        "东片区": (118.5, 33.77),
        "西片区": (118.4, 33.77),
    }
    seen = await desk_seen(scope)
    zones = zones_drawn(seen.zones, seen.borders)
    assert [(zone.name, len(zone.outline)) for zone in zones] == [("东片区", 4), ("西片区", 4)]
