"""What the map says of a station as it stands now."""

from math import nan

from msgspec import structs

from lianfang.web.map import MapCall, MapFlag, MapGround, MapNow, MapUnit, MapZone, map_of
from tests.lianfang.web.map.grounds import going_on, yanghe


def test_no_unit_is_dropped_for_want_of_a_place() -> None:
    ground = MapGround(
        (MapZone(1, "东片区"),),
        (
            MapUnit(1, "税务分局", 1, 118.42, 33.77),
            MapUnit(2, "镇政府大院", 1),
            MapUnit(3, "人社服务大厅", 1, 33.77, 84.0),
            MapUnit(4, "行政中心", 1, 118.43, 33.77, "unanswered"),
            MapUnit(5, "市民之家", 1, state="called"),
        ),
    )
    drawing = map_of(ground, MapNow((MapCall(5),)))
    assert [row.unit for row in drawing.rows] == ["税务分局", "镇政府大院", "人社服务大厅", "行政中心", "市民之家"]
    assert [(row.unit, row.words, row.why) for row in drawing.unplaced] == [
        ("市民之家", "正在求援", "没有位置"),
        ("镇政府大院", "有人当班", "没有位置"),
        ("人社服务大厅", "有人当班", "位置离得太远，请核对"),
    ]
    assert len(drawing.dots) == 2


def test_a_unit_of_no_known_zone_is_drawn_all_the_same() -> None:
    drawing = map_of(MapGround((), (MapUnit(1, "税务分局", 9, 118.42, 33.77),)), MapNow())
    assert (len(drawing.dots), len(drawing.rows), drawing.zones) == (1, 1, ())


def test_nothing_at_all_is_a_map_of_nothing() -> None:
    drawing = map_of(MapGround(), MapNow())
    assert (drawing.dots, drawing.zones, drawing.label) == ((), (), "0 个片区 0 家单位示意图")


def test_who_asks_for_help_is_drawn_last_and_named_last() -> None:
    drawing = map_of(yanghe(), going_on(yanghe()))
    assert drawing.dots[-1].title == "新城名苑，正在求援"
    assert (drawing.captions[-1].kind, drawing.captions[-1].text) == ("called", "新城名苑")
    called = drawing.dots[-1]
    assert drawing.captions[-1].y > called.y


def test_helpers_go_to_the_meeting_point_and_on_together() -> None:
    drawing = map_of(yanghe(), going_on(yanghe()))
    called, meeting = drawing.dots[-1], drawing.meetings[0]
    ends = [(way.kind, way.path.partition("L")[2]) for way in drawing.ways]
    point, caller = f"{meeting.x},{meeting.y}", f"{called.x},{called.y}"
    assert ends == [("see", caller), ("see", caller), ("go", point), ("go", point), ("go", caller)]
    assert meeting.title == "碰头点：洋河大道路口"


def test_without_a_meeting_point_helpers_go_straight() -> None:
    ground = yanghe()
    call = structs.replace(going_on(ground).calls[0], meeting=None, watchers=())
    drawing = map_of(ground, MapNow((call,)))
    assert [way.kind for way in drawing.ways] == ["go", "go"]
    assert drawing.meetings == ()


def test_a_flag_or_a_meeting_point_without_a_sound_place_spoils_nothing() -> None:
    ground, nowhere = yanghe(), (nan, 33.7)
    call = structs.replace(going_on(ground).calls[0], meeting=nowhere)
    drawing = map_of(ground, MapNow((call,), (MapFlag("东片区巡逻组", nowhere),)))
    assert (drawing.meetings, drawing.flags) == ((), ())
    assert [way.kind for way in drawing.ways] == ["see", "see", "go", "go"]


def test_a_quiet_town_has_no_red_no_lines_and_no_captions() -> None:
    drawing = map_of(yanghe(called=False), MapNow())
    assert {dot.state for dot in drawing.dots} == {"on"}
    assert (drawing.ways, drawing.captions, drawing.flags) == ((), (), ())


def test_every_zone_has_its_colour_and_its_character() -> None:
    drawing = map_of(yanghe(), MapNow())
    assert {(zone.mark, zone.colour) for zone in drawing.zones} == {
        ("东", "east"),
        ("西", "west"),
        ("南", "south"),
        ("北", "north"),
        ("中", "centre"),
    }


def test_zones_of_other_names_take_the_colours_in_turn() -> None:
    names = ("开发区", "古镇", "东片区", "物流园", "新城", "老城", "湖滨")
    ground = MapGround(
        tuple(MapZone(at, name, at) for at, name in enumerate(names)),
        tuple(MapUnit(at, f"单位{at}", at, 118.4 + at / 100, 33.7) for at in range(len(names))),
    )
    drawing = map_of(ground, MapNow())
    assert [(zone.mark, zone.colour) for zone in drawing.zones] == [
        ("开", "east"),
        ("古", "west"),
        ("东", "east"),
        ("物", "south"),
        ("新", "north"),
        ("老", "centre"),
        ("湖", "east"),
    ]


def test_the_picture_is_told_in_words() -> None:
    assert map_of(yanghe(), going_on(yanghe())).label == (
        "5 个片区 37 家单位示意图：新城名苑正在求援，2 家去支援，2 家守着帮看，3 家查岗没应答，30 家有人当班，1 家没人当班"
    )
    assert map_of(yanghe(called=False), MapNow()).label == "5 个片区 37 家单位示意图：37 家有人当班"


def test_flags_step_aside_for_the_names_of_zones() -> None:
    quiet = map_of(yanghe(), MapNow())
    flags = map_of(yanghe(), going_on(yanghe())).flags
    assert len(flags) == 5
    for zone in quiet.zones:
        assert not any(zone.x < flag.x < zone.x + 80 and zone.y < flag.y - 10 < zone.y + 39 for flag in flags)
