"""What the desk, the review, the duty list and the printed sheets show."""

import io
from datetime import timedelta

import pypdf

from lianfang.audit.actions import OPERATOR
from lianfang.flows.aid.order import order
from lianfang.flows.aid.respond import respond
from lianfang.flows.aid.sweep import due_requests, sweep_request
from tests.conftest import Clock
from tests.lianfang.pages.desk_house import DeskHouse, desk_house
from tests.watch import NIGHT, key
from zones.aid.rules.answering import Arrive, Cannot, Come
from zones.aid.rules.deciding import Close, Receive
from zones.duty.tables import Shift
from zones.journal.tables import Deed
from zones.roster.tables import Agreement, Readiness


async def _came(house: DeskHouse, kind: str = "suspect", drill: bool = False) -> int:
    """A call that a neighbour came to and an officer closed."""
    aid = await house.cry(kind, drill=drill)
    one, two = house.watch.guards[0][1:]
    await order(OPERATOR, aid, Receive(1), key())
    await respond(OPERATOR, aid, Come(one), key())
    await respond(OPERATOR, aid, Cannot(two, "alone"), key())
    house.clock.set(NIGHT + timedelta(minutes=2))
    await respond(OPERATOR, aid, Arrive(one), key())
    await order(OPERATOR, aid, Close(1, "settled", "1120-0046", injured=1), key())
    return aid


async def test_an_officer_begins_at_the_desk(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        officer = await house.browser()
        assert (await officer.open("/")).url.path == house.desk
        assert "现在没有求援。" in officer.page.text
        assert "<span> 人</span>" in officer.page.text


async def test_whoever_is_left_out_stands_there_with_the_reason_in_words(db: str, clock: Clock) -> None:
    async with desk_house(clock, units=4) as house:
        _, old, unsigned, spared = house.watch.guards[0]
        await Readiness.update({Readiness.born: 1960}).where(Readiness.person == old)
        await Agreement.delete().where(Agreement.unit == house.watch.units[0][2])
        await Readiness.update({Readiness.spared: True}).where(Readiness.person == spared)
        await house.cry("fight")
        page = (await house.at_desk()).page.text
        assert "超过 55 岁" in page and "本人不参加处突" in page
        assert "没有叫的 1 人，为什么" in page and "单位还没有签互助协议" in page


async def test_a_gate_that_stands_locked_for_ten_minutes_is_shown(db: str, clock: Clock) -> None:
    async with desk_house(clock, leave="lockable") as house:
        aid = await house.cry()
        await respond(OPERATOR, aid, Come(house.watch.guards[0][1]), key())
        clock.set(NIGHT + timedelta(minutes=10, seconds=20))
        for due in await due_requests():
            await sweep_request(due)
        assert "第1片区单位2的岗落锁满 10 分钟" in (await house.at_desk()).page.text


async def test_the_third_light_goes_out_when_nobody_looks_at_what_is_due(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        await house.cry()
        officer = await house.at_desk()
        assert "通知按时发出" in officer.page.text
        clock.set(NIGHT + timedelta(minutes=2))
        assert "有通知没有按时发出，请打电话" in (await officer.open(house.desk)).text


async def test_drills_are_marked_everywhere_and_never_counted(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        await _came(house, drill=True)
        running = await house.cry("injury", zone=1, drill=True)
        officer = await house.at_desk()
        page = officer.page.text
        assert page.count("演练") >= 6 and "演练（不算在数里）" in page
        counts = page.partition('data-part="counts"')[2].partition("</dl>")[0]
        assert "<dt>正在求援</dt><dd>0" in counts and "<dt>一天里办结</dt><dd>0" in counts and "演练中" in counts
        assert "演练" in (await officer.open(f"/stations/{house.watch.station}/aid/{running}")).text


async def test_the_review_tells_times_people_reasons_and_what_could_be_noted(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, officer = await _came(house), await house.browser()
        page = (await officer.open(f"/stations/{house.watch.station}/aid/{aid}")).text
        for words in ("02:02 到场", "岗上走不开", "1120-0046", "洋公〔2026〕3号", "可记的事项", "劝解平息", "处置完毕"):
            assert words in page, words
        assert "第1片区单位2门岗（第1片区单位2）到第1片区单位1支援" in page


async def test_an_officer_writes_a_deed_down_once_and_an_auxiliary_does_not(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid = await _came(house)
        review = f"/stations/{house.watch.station}/aid/{aid}"
        auxiliary = await house.browser("auxiliary")
        assert "请民警确认" in (await auxiliary.open(review)).text and "/deeds" not in auxiliary.page.text
        officer = await house.browser()
        await officer.open(review)
        await officer.submit(f"{review}/deeds", kind="aid.arrived")
        assert "已记入工作事项" in officer.page.text and "/deeds" not in officer.page.text
        rows = await Deed.raw("SELECT person, kind, sheet FROM deed")
        assert rows == [{"person": house.watch.guards[0][1], "kind": "aid.arrived", "sheet": "求援记录"}]
        odd = {"csrf": officer.form("/logout")["csrf"], "key": "k" * 16, "person": "²", "kind": "aid.arrived"}
        assert (await officer.send(f"{review}/deeds", odd)).status_code == 422


async def test_the_two_sheets_are_one_page_each_and_name_him(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        aid, officer = await _came(house), await house.browser()
        came, could_not = house.watch.guards[0][1:]
        base = f"/stations/{house.watch.station}/aid/{aid}/sheet"
        for query, words in (
            ("?of=service", ("联勤联防履职证明", "特此证明", "02:02到场", "经办民警", "（盖章）")),
            ("", ("联勤联防伤情快报", "见证人（签字）", "受伤部位和经过", "报告单位")),
        ):
            answer = await officer.client.get(f"{base}/{came}.pdf{query}")
            assert answer.headers["content-type"] == "application/pdf", answer.text
            reader = pypdf.PdfReader(io.BytesIO(answer.content))
            text = "".join(reader.pages[0].extract_text().split())
            assert len(reader.pages) == 1
            for word in (
                *words,
                "第1片区单位2门岗",
                "1120-0046",
                "洋公〔2026〕3号",
                f"求援{house.watch.station}-{aid}",
            ):
                assert word in text, (word, text)
        for nobody in (f"{could_not}.pdf?of=service", f"{came}", "987654.pdf", "x.pdf", f"0{came}.pdf"):
            assert (await officer.client.get(f"{base}/{nobody}")).status_code == 404, nobody


async def test_the_duty_list_tells_who_signed_on_and_who_is_only_planned(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        await Shift.raw("UPDATE shift SET signed_on_at = NULL WHERE person = {}", house.watch.guards[2][0])
        officer = await house.browser("auxiliary")
        page = (await officer.open(f"/stations/{house.watch.station}/duty")).text
        assert "只排了班 1 人" in page and page.count("已上岗") >= 10 and "联勤组" in page and "流动可抽" in page
