"""我的数据: what is held, who looked (never his name), what was asked and answered."""

import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR, By
from lianfang.flows.people.answer import answer
from lianfang.flows.people.find import find
from lianfang.flows.people.held import Stay, Value, held
from lianfang.flows.people.mine import Look, mine
from lianfang.flows.people.request import request
from lianfang.flows.people.reveal import reveal
from lianfang.flows.people.whole import whole
from tests.cast import STATION, UNITS, bring_roster
from tests.lianfang.flows.people.desk import key, own, person_called, sits, station_called
from tests.workbooks import id_number
from zones.ground.scope import Scope


async def test_everything_held_of_a_person_is_shown_masked_with_where_it_came_from(db: str) -> None:
    await bring_roster()
    station, person = await station_called(STATION), await person_called("赵大山")
    found = (await mine(own(person, station))).held
    assert found.values == (
        Value("id_number", "身份证号", "990***********" + id_number(1)[-4:], "花名册"),
        Value("phone", "手机", "199****0001", "花名册"),
    )
    assert [(stay.where, stay.what) for stay in found.postings] == [("翠园小区", "大门 早班")]
    assert [(stay.where, stay.what) for stay in found.employments] == [("平安保安", "保安公司")]
    assert [stay.what for stay in found.certificates] == ["苏01"]
    assert found.contacts == (Stay("翠园小区", "联系人", None, None),)
    assert found == await held(Scope((station,)), person)


async def test_a_contact_who_is_no_guard_comes_from_the_sheet_of_units(db: str) -> None:
    await bring_roster(units=[*UNITS[:3], [*UNITS[3][:5], "何其多", "19900000044"]])
    found = await held(Scope((await station_called(STATION),)), await person_called("何其多"))
    assert found.values == (Value("phone", "手机", "199****0044", "联防单位表"),)
    assert (found.postings, found.employments, found.certificates) == ((), (), ())


async def test_who_looked_is_told_by_role_and_place_and_never_by_name(db: str) -> None:
    await bring_roster()
    station, person = await station_called(STATION), await person_called("钱小河")
    scope = Scope((station,))
    by, actor = await sits("zhang-keyuan", "office", station)
    await reveal(scope, by, await person_called("赵大山"), "phone", "check")
    await find(by, actor, station, "19900000003")
    await reveal(scope, by, person, "id_number", "reward")
    await whole(OPERATOR, person)
    await reveal(scope, By("account:99"), person, "phone", "check")
    found = await mine(own(person, station))
    assert [(look.role, look.place, look.what, look.why) for look in found.looks] == [
        ("已停用的账号", "", "看了手机", "检查核对"),
        ("系统管理员", "", "下载本人资料", ""),
        ("分局联勤联防办公室", STATION, "看了身份证号", "奖励发放"),
        ("分局联勤联防办公室", STATION, "按手机查找", ""),
    ]
    assert "zhang-keyuan" not in repr(found) and id_number(3) not in repr(found)
    assert all(isinstance(look, Look) for look in found.looks)


async def test_requests_are_shown_with_their_words_and_answers(db: str) -> None:
    await bring_roster()
    station, person = await station_called(STATION), await person_called("钱小河")
    by, _ = await sits("office", "office", station)
    first = await request(
        own(person, station), By("account:5"), "correction", "phone", "号码换成 19900000088", key("a")
    )
    await request(own(person, station), By("account:5"), "erasure", "", "", key("b"))
    await answer(Scope((station,)), by, first, "right", key("c"))
    asked = (await mine(own(person, station))).requests
    assert [(one.kind, one.about, one.text, one.answer) for one in asked] == [
        ("要求注销", "全部资料", "", ""),
        ("要求更正", "手机", "号码换成 19900000088", "核对过，原来写得没有错"),
    ]
    assert asked[1].answered_at and not asked[0].answered_at


async def test_nobodys_data_is_not_ones_own(db: str) -> None:
    await bring_roster()
    station = await station_called(STATION)
    for scope in (Scope((station,)), Scope((), person=await person_called("钱小河")), own(10**9, station)):
        with pytest.raises(NotYours):
            await mine(scope)
