"""The duty desk: each button through its form, what it refuses, and who may not press it."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.flows.aid.respond import respond
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.lianfang.pages.desk_house import desk_house, stands
from tests.watch import NIGHT, answers, key
from zones.aid.rules.answering import Arrive, Come, HelpFrom

BUTTONS = ("receipt", "widening", "calls", "stand-down", "closure")


async def test_an_officer_receives_and_the_unit_is_told(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, officer = await house.cry(), await house.at_desk()
        answer = await officer.submit(house.call(aid, "receipt"))
        assert answer.headers["location"] == f"{house.desk}?done=receipt"
        assert "已接报，求援单位看到" in officer.page.text
        assert (await stands(aid)).received_at
        told = await Notice.raw("SELECT receiver FROM notice WHERE kind = 'aid_received'")
        assert [row["receiver"] for row in told] == [f"unit:{house.watch.units[0][0]}"]
        assert "韩立群接报" in officer.page.text
        assert f'action="{house.call(aid, "receipt")}"' not in officer.page.text


async def test_the_next_ring_is_named_and_told(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, officer = await house.cry(), await house.at_desk()
        assert "扩大到第2片区、第3片区" in officer.page.text
        await officer.submit(house.call(aid, "widening"))
        assert set(await answers(aid)) >= {*house.watch.guards[1], *house.watch.guards[2]}
        assert "各片区都叫过了" in officer.page.text


async def test_one_person_is_told_that_he_need_not_come(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid = await house.cry()
        spared, other = house.watch.guards[0][1:]
        officer = await house.at_desk()
        await officer.submit(house.call(aid, "stand-down"), person=str(spared))
        assert (await answers(aid))[spared] == "stood_down"
        assert (await answers(aid))[other] == "told"
        assert "韩立群告诉第1片区单位2门岗（第1片区单位2）不用去了" in officer.page.text


async def test_whoever_was_spared_or_is_far_away_can_be_called_by_hand(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid = await house.cry()
        spared, far = house.watch.guards[0][1], house.watch.guards[2][1]
        officer = await house.at_desk()
        await officer.submit(house.call(aid, "stand-down"), person=str(spared))
        for person in (spared, far):
            await officer.submit(house.call(aid, "calls"), person=str(person))
            assert (await answers(aid))[person] == "told"
        answer = await officer.submit(house.call(aid, "calls"), person="999999")
        assert answer.status_code == 422
        assert "叫不了他：现在不当班。" in answer.text


async def test_without_a_number_and_without_a_reason_it_stays_open_and_what_was_typed_stays(
    db: str, clock: Clock
) -> None:
    async with desk_house(clock) as house:
        aid, officer = await house.cry(), await house.at_desk()
        closure = house.call(aid, "closure")
        answer = await officer.submit(closure, outcome="settled", injured="2")
        assert answer.status_code == 422
        assert "没有接处警编号，也没有写“无需出警”的理由，不能办结。" in answer.text
        assert officer.form(closure)["injured"] == "2"
        assert (await stands(aid)).state == "open"
        await officer.submit(closure, outcome="settled", injured="2", number="1120-0046")
        closed = await stands(aid)
        assert (closed.state, closed.number, closed.injured) == ("closed", "1120-0046", 2)
        assert "编号 1120-0046。受伤 2 人。" in officer.page.text


async def test_a_reason_stands_for_the_number(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, officer = await house.cry(), await house.at_desk()
        await officer.submit(
            house.call(aid, "closure"), outcome="mistaken", no_call_out="按错了，电话核实过", injured="0"
        )
        assert (await stands(aid)).no_call_out == "按错了，电话核实过"
        assert "无需出警：按错了，电话核实过" in officer.page.text


async def test_odd_fields_are_refused_in_a_sentence(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, officer = await house.cry(), await house.at_desk()
        closure, good = house.call(aid, "closure"), {"outcome": "settled", "number": "1", "injured": "0"}
        odd = ({"outcome": ""}, {"outcome": "won"}, {"injured": "-1"}, {"injured": "²"}, {"injured": "1000"})
        for fields in (*odd, {"number": "9" * 41}, {"no_call_out": "长" * 201}, {"injured": "9" * 40}):
            answer = await officer.send(closure, officer.form(closure, **good) | fields)
            assert answer.status_code == 422 and "没有看懂" in answer.text, fields
        for fields in ({"kind": "war"}, {"kind": ""}, {}):
            answer = await officer.send(f"{house.desk}/requests", officer.form(f"{house.desk}/requests") | fields)
            assert answer.status_code == 422, fields
        assert (await stands(aid)).state == "open"


async def test_what_has_ended_is_told_so(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, officer = await house.cry(), await house.at_desk()
        late = officer.form(house.call(aid, "widening"))
        await officer.submit(house.call(aid, "closure"), outcome="settled", number="1", injured="0")
        answer = await officer.send(house.call(aid, "widening"), late)
        assert answer.status_code == 422 and "这次求援已经办结" in answer.text


async def test_the_same_form_twice_is_one_decision(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, officer = await house.cry(), await house.at_desk()
        fields = officer.form(house.call(aid, "receipt"))
        assert {(await officer.send(house.call(aid, "receipt"), fields)).status_code for _ in "ab"} == {303}
        assert await Notice.count().where(Notice.kind == "aid_received") == 1


async def test_asking_on_somebodys_behalf(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        auxiliary = await house.at_desk("auxiliary")
        unit, ask = house.watch.units[1][0], f"{house.desk}/requests"
        fields = auxiliary.form(ask) | {"unit": str(unit), "kind": "fight", "drill": ""}
        assert (await auxiliary.send(ask, fields)).headers["location"] == f"{house.desk}?done=requests"
        page = (await auxiliary.open(house.desk)).text
        assert "auxiliary替第2片区单位1求援：打架闹事" in page
        assert '<span class="tag gold">演练</span>' not in page
        foreign = auxiliary.form(ask) | {"unit": "987654", "kind": "fight"}
        assert (await auxiliary.send(ask, foreign)).status_code == 404


async def test_an_auxiliary_sees_the_same_buttons_grey(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, auxiliary = await house.cry(), await house.at_desk("auxiliary")
        page = auxiliary.page.text
        assert page.count('aria-disabled="true"') == 3 and "请民警点" in page
        for what in BUTTONS:
            assert house.call(aid, what) not in page
            fields = auxiliary.form(f"{house.desk}/requests") | {"outcome": "settled", "number": "1"}
            assert (await auxiliary.send(house.call(aid, what), fields)).status_code == 404
        assert (await stands(aid)).version == 1


async def test_another_stations_desk_and_requests_are_not_there(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, stranger = await house.cry(), await house.browser("stranger")
        own = (await stranger.open("/")).url.path
        absent = (await stranger.client.get("/nowhere")).text
        csrf = stranger.form("/logout")["csrf"]
        for path in (house.desk, f"/stations/{house.watch.station}/aid/{aid}", f"/stations/{house.watch.station}/duty"):
            assert (await stranger.client.get(path)).text == absent
        for what in BUTTONS:
            for desk in (house.desk, own):
                fields = {"csrf": csrf, "key": "k" * 16, "outcome": "settled", "number": "1"}
                answer = await stranger.send(f"{desk}/requests/{aid}/{what}", fields)
                assert (answer.status_code, answer.text) == (404, absent), (what, desk)
        assert (await stands(aid)).version == 1


async def test_the_card_tells_who_does_what_and_why_not(db: str, clock: Clock) -> None:
    async with desk_house(clock, leave="lockable") as house:
        aid = await house.cry()
        one, two = house.watch.guards[0][1:]
        await respond(OPERATOR, aid, Come(one), key())
        await respond(OPERATOR, aid, HelpFrom(two, ("doors", "video")), key())
        clock.set(NIGHT + timedelta(minutes=3))
        await respond(OPERATOR, aid, Arrive(one), key())
        officer = await house.at_desk()
        page = officer.page.text
        for words in ("去 1", "策应 1", "没看到", "关门、看监控", "还差 1 人", "3 分钟 互助", "03:0", "可短时落锁"):
            assert words in page, words
        assert officer.page.text.count("02:03 到") == 1
