"""Where somebody may go: at most five places in a phone's bar, the rest one press further; all of them at a desk."""

import pytest

from lianfang.access import Actor, Held
from lianfang.web.frames import MOST, PLACES, SUBJECTS, bar_of, by_subject, places_of
from lianfang.web.views import NavItem

GUARD, LEADER = Held("guard", 1, (1,)), Held("leader", 1, (1,))
HEAD, COMPANY = Held("unit", 1, (1,), unit=7), Held("company", 1, (), company=3)


def _bar(*roles: Held) -> list[str]:
    actor = Actor(1, "x", 1, None, roles)
    return [word for _, _, word in bar_of(actor, places_of(actor))]


@pytest.mark.parametrize(
    ("roles", "bar"),
    [
        ((GUARD,), "今天 巡逻 求援 积分 学习"),
        ((LEADER,), "今天 巡逻 求援 积分 学习"),
        ((HEAD,), "今晚 保安 求援 岗位 更多"),
        ((GUARD, HEAD), "今天 今晚 求援 巡逻 更多"),
        ((COMPANY,), "各单位 看通报 设置"),
    ],
    ids=["guard", "leader", "head", "both in one", "company"],
)
def test_a_phones_bar_has_five_places_with_the_red_button_in_the_middle(roles: tuple[Held, ...], bar: str) -> None:
    assert _bar(*roles) == bar.split()


def test_nothing_of_a_station_is_shown_to_who_has_no_desk_and_all_of_it_to_who_has() -> None:
    head = Actor(1, "x", 1, None, (GUARD, HEAD))
    assert not [href for href, _, _ in places_of(head) if "/stations/" in href]
    officer = Actor(2, "y", None, 5, (Held("officer", 1, (4,)),))
    places = places_of(officer)
    assert len(places) > MOST and bar_of(officer, places) == places
    assert {"/stations/4/desk", "/stations/4/patrols", "/stations/4/notes"} <= {href for href, _, _ in places}


DESKS = ("auxiliary", "officer", "office", "legal", "auditor")
RAIL = 12
"""So many entries stand on a desk's screen without scrolling."""


@pytest.mark.parametrize("role", DESKS)
def test_at_a_desk_every_place_is_in_the_rail_or_beside_one_that_is(role: str) -> None:
    held = Actor(2, "y", None, 5, (Held(role, 1, (4,)),))
    items = [NavItem(href, icon, word) for href, icon, word in places_of(held)]
    rail, _ = by_subject(items)
    assert len(rail) <= RAIL
    reached = {one.href for one in rail}
    for item in rail:
        here = [NavItem(one.href, one.icon, one.text, one.href == item.href) for one in items]
        shown, beside = by_subject(here)
        assert [one.href for one in shown if one.current] == [item.href]
        assert not beside or [one.current for one in beside].count(True) == 1 and len(beside) > 1
        reached |= {one.href for one in beside}
    assert reached == {one.href for one in items}


def test_a_subject_of_one_place_keeps_its_name() -> None:
    rail, beside = by_subject([NavItem("/appeals", "scale", "异议", True), NavItem("/settings", "settings", "设置")])
    assert [one.text for one in rail] == ["异议", "设置"] and beside == ()


def test_subjects_name_places_that_there_are_each_once() -> None:
    words = [word for _, _, members in SUBJECTS for word in members]
    assert len(words) == len(set(words)) and set(words) <= {place[3] for place in PLACES} | {"设置"}
