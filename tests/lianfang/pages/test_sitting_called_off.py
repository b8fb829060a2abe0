"""考试 called off by hand: the officer presses, the guard reads why on his 今天 and on its page, and practises again."""

from datetime import timedelta

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.flows.sittings.start import start
from tests.conftest import Clock
from tests.lianfang.accounts.people import opened
from tests.lianfang.pages.test_sittings import NOON, _room, _signed
from tests.watch import key
from zones.roster.tables import Station


async def test_an_officer_calls_it_off_and_the_guard_reads_why_and_practises_again(db: str, clock: Clock) -> None:
    room = await _room(clock)
    today = (await room.phone.open("/today")).text
    assert "考试：十月业务考试" in today and "现在可以考" in today and "用自己的手机考" in today
    paper = await start(OPERATOR, room.own, room.sitting, key())
    assert f'href="/learn/papers/{paper}"' in (await room.phone.open("/today")).text, "接着考"
    assert (await room.phone.open("/learn/today")).status_code == 425, "practice is closed to whoever is at a paper"
    await room.desk.open(room.watched)
    await room.desk.submit(f"{room.watched}/off", reason="")
    assert "先选原因" in room.desk.page.text
    await room.desk.open(room.watched)
    await room.desk.submit(f"{room.watched}/off", reason="task")
    assert "取消了，请到的人手机上写着为什么" in room.desk.page.text and "有警情、有任务" in room.desk.page.text
    assert "取消这一场" not in room.desk.page.text and "作废" in room.desk.page.text
    assert "取消了" in (await room.desk.open(f"/stations/{room.station}/sittings")).text
    today = (await room.phone.open("/today")).text
    assert "考试取消了：十月业务考试" in today and "有警情、有任务" in today
    own = (await room.phone.open(room.at)).text
    assert "这一场取消了：有警情、有任务" in own and "作废，不算" in own and "开始考" not in own
    assert (await room.phone.open("/learn/today")).status_code == 200
    clock.set(NOON + timedelta(hours=4))
    assert "十月业务考试" not in (await room.phone.open("/today")).text


async def test_the_office_may_and_an_auxiliary_may_not(db: str, clock: Clock) -> None:
    room = await _room(clock)
    bureau = (await Station.raw("SELECT bureau FROM station WHERE id = {}", room.station))[0]["bureau"]
    await opened("helper", held=Held("auxiliary", bureau, (room.station,)))
    await opened("bureau", held=Held("office", bureau, ()))
    helper, office = await _signed("helper"), await _signed("bureau")
    assert "取消这一场" not in (await helper.open(room.watched)).text
    await office.open(room.watched)
    await office.submit(f"{room.watched}/off", reason="moved")
    assert "改到别的时间考" in (await helper.open(room.watched)).text
