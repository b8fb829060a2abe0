"""A guard on his phone: his points, why he has them, and nothing that is not his."""

import re

from scoring.points.tables import Award
from tests.lianfang.pages.house import House


async def test_a_guard_sees_his_points_and_opens_why(served: House) -> None:
    guard = await served.guard()
    shown = await guard.open("/points")
    assert shown.status_code == 200
    assert "赵大山" in shown.text
    first = re.findall(r'href="(/points/\d+\?week=2018-W41)"', shown.text)[0]
    why = await guard.open(first)
    assert "分怎么来的" in why.text
    assert "巡逻记录" in why.text or "工作事项" in why.text


async def test_a_guard_finds_no_office_page_and_cannot_tell_that_there_is_one(served: House) -> None:
    guard = await served.guard()
    for path in ("/stations/1/bulletins", "/stations/1/bulletins/2018-W41", "/stations/1/bulletins/2018-W41.pdf"):
        answer = await guard.client.get(path)
        absent = await guard.client.get("/office/nothing")
        assert (answer.status_code, answer.text) == (404, absent.text)


async def test_a_guard_does_not_open_another_guards_award(served: House) -> None:
    guard = await served.guard()
    others = await Award.raw("SELECT a.id FROM award a JOIN person p ON p.id = a.person WHERE p.name <> '赵大山'")
    for row in others:
        assert (await guard.client.get(f"/points/{row['id']}?week=2018-W41")).status_code == 404


async def test_the_office_finds_no_guards_page(served: House) -> None:
    office = await served.office()
    assert (await office.client.get("/points")).status_code == 404
