"""The macro: weight, words beside the picture, nothing inline, nothing run."""

import gzip
import re

import pytest

from lianfang.web.map import MapGround, MapNow, MapUnit, MapZone, map_of
from lianfang.web.views import environment
from tests.hostile import PAYLOADS, Skeleton, poison
from tests.lianfang.web.map.grounds import going_on, shown, yanghe


def busy() -> str:
    return shown(yanghe(), going_on(yanghe()))


def test_five_zones_and_37_units_weigh_little() -> None:
    html = busy().encode()
    assert len(html) <= 18_000
    assert len(gzip.compress(html, 9)) <= 6_000


def test_nothing_is_inline() -> None:
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=|https?://|fill=|stroke=", busy())


def test_the_picture_has_a_name_and_the_same_stands_in_a_table() -> None:
    html = busy()
    assert '<svg viewBox="0 0 614 ' in html and 'role="img" aria-label="5 个片区 37 家单位示意图' in html
    words = html.partition("<details>")[2]
    assert "<summary>看单位列表（无地图）</summary>" in words
    assert words.count("<tr>") == 38
    assert re.search(r"<tr><td>新城名苑</td>.*西片区</span></td><td[^>]*>正在求援</td></tr>", words)
    assert "示意图，按片区边界绘制，不是测绘地图" in html


def test_every_unit_has_its_title() -> None:
    assert busy().count('<circle class="u ') == 37
    assert "<title>海棠湾，查岗没应答</title>" in busy()


def test_units_without_a_place_are_listed_beneath() -> None:
    ground = MapGround((MapZone(1, "东片区"),), (MapUnit(1, "税务分局", 1),))
    html = shown(ground, MapNow())
    assert "<svg" not in html
    assert re.search(r"<li>税务分局<span class=\"small\">东片区，有人当班，没有位置</span></li>", html)
    assert "单位都没有位置" in html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_names_stay_words(payload: str) -> None:
    drawing = map_of(yanghe(), going_on(yanghe()))
    macro = environment().get_template("_map.html").module.map  # type: ignore[attr-defined]
    assert Skeleton(str(macro(poison(drawing, payload)))).bones == Skeleton(str(macro(drawing))).bones


def test_hostile_names_of_units_and_zones_go_through_the_whole() -> None:
    name = PAYLOADS[0]
    ground = MapGround((MapZone(1, name),), (MapUnit(1, name, 1, 118.4, 33.7, "called"),))
    html = shown(ground, MapNow())
    assert "<script" not in html and "&lt;script&gt;" in html
