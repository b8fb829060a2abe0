"""我的证: the state, its date, a masked number, and one plain next step."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from lianfang.database import transaction
from lianfang.flows.unit.certificate_of import MyCertificate, certificate_of
from tests.cast import EXAMS, GUARDS, WEEK, bring_everything, bring_roster, bring_week, the_station
from tests.workbooks import id_number
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.tables import Certificate, Person


async def _person(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _of(name: str) -> MyCertificate:
    return await certificate_of(Scope(((await the_station()).id,), person=await _person(name)))


async def test_who_holds_one_sees_its_masked_number_and_day(db: str) -> None:
    rows = [[*row] for row in GUARDS]
    rows[1][4] = "苏201800012345"
    await bring_roster(guards=[[*rows[0], "发证日期"], *([*row, "2018-03-05"] for row in rows[1:])])
    own = await _of("赵大山")
    assert (own.state, own.on, own.number) == ("有证", date(2018, 3, 5), "苏20******2345")
    assert (await _of("孙长林")).number == "***"


async def test_who_passed_waits_and_who_failed_may_sit_again_and_who_never_sat_is_told_how(db: str) -> None:
    await bring_everything()
    assert replace(await _of("李二柱"), standing=None) == MyCertificate(
        "合格待发证", date(2018, 10, 14), "", "考试合格，等发证。拿到证后请把证号报给派出所登记。"
    )
    assert replace(await _of("周平安"), standing=None) == MyCertificate(
        "未报名", date(2018, 10, 14), "", "上次考了 50 分，60 分合格。可以免费补考一次，下次考试在这里报名。"
    )
    never = await _of("吴老根")
    assert (never.state, never.on, never.number) == ("未报名", None, "") and "就在这里报名" in never.next


async def test_a_second_failure_is_no_longer_free_and_a_pass_after_it_counts(db: str) -> None:
    await bring_everything()
    again = [EXAMS[0], ["周平安", "柳河中学", id_number(4), 57.5]]
    await bring_week({"保安员证考试": again}, "2018-W42")
    assert (await _of("周平安")).next == "上次考了 57.5 分，60 分合格。下次考试可以再报名。"
    await bring_week({"保安员证考试": [EXAMS[0], ["周平安", "柳河中学", id_number(4), 60]]}, "2018-W43")
    assert ((await _of("周平安")).state, (await _of("周平安")).on) == ("合格待发证", date(2018, 10, 28))


async def test_a_result_that_was_withdrawn_is_no_result(db: str) -> None:
    await bring_everything()
    await bring_week(WEEK | {"保安员证考试": EXAMS[:1] + EXAMS[2:]})
    assert (await _of("李二柱")).state == "未报名" and (await _of("李二柱")).on is None


@pytest.mark.parametrize(("days", "state"), [(-1, "未报名"), (0, "有证"), (1, "有证")])
async def test_a_certificate_that_ended_is_neither_held_nor_awaited(db: str, days: int, state: str) -> None:
    await bring_everything()
    async with transaction() as now:
        last = shanghai_day(now) + timedelta(days=days)
    await Certificate.insert(Certificate(person=await _person("李二柱"), number="苏02", until=last))
    own = await _of("李二柱")
    assert own.state == state and (state == "有证" or "已经不在册" in own.next)


async def test_nothing_is_read_past_the_scope(db: str) -> None:
    await bring_everything()
    own = await certificate_of(Scope(((await the_station()).id + 1,), person=await _person("赵大山")))
    assert (own.state, own.number) == ("未报名", "")
