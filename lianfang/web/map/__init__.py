# ruff: noqa: F401  the one door to the map
"""The schematic map of a station's zones: plain data in, a drawing for templates/_map.html out. No database, no clock.

`map_of(ground, now)` is the whole of it; `{% import "_map.html" as ground %}{{ ground.map(drawing) }}` shows it.
"""

from lianfang.web.map.draw import map_of
from lianfang.web.map.drawn import MapDrawing
from lianfang.web.map.given import MapCall, MapFlag, MapGround, MapNow, MapUnit, MapZone, Spot, UnitState
