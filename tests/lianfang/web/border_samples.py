"""Filled contexts of 片区边界: a zone that was drawn beside those that were not, and a file that was refused."""

from msgspec.structs import replace

from lianfang.web.map import MapNow, map_of
from lianfang.web.views import BorderRow, BordersPage, Form, Frame
from tests.lianfang.web.map.grounds import yanghe

NORTH = ((118.36, 33.775), (118.42, 33.775), (118.42, 33.80), (118.39, 33.81), (118.36, 33.80))


def drawn(frame: Frame) -> BordersPage:
    ground = yanghe(called=False, outlined={"北片区": NORTH})
    rows = tuple(
        BorderRow(
            zone.name,
            f"{sum(unit.zone == zone.id for unit in ground.units)} 家",
            f"{len(zone.outline)} 个点" if zone.outline else "没有画，按各单位的位置画",
        )
        for zone in ground.zones
    )
    upload = Form("/stations/1/borders", "key-borders")
    return BordersPage(frame, "洋河派出所", map_of(ground, MapNow()), rows, upload)


def refused(frame: Frame) -> BordersPage:
    error = "片区边界没有换：北片区的边界自己和自己交叉。请在画图软件里改好，存成 GeoJSON 再导入。"
    return replace(drawn(frame), error=error)
