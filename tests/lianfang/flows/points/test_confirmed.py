"""Who confirmed, by name: as the record of each kind of deed says it, and nobody where it says nothing."""

from datetime import timedelta
from typing import Any

from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR, By
from lianfang.database import look, transaction
from lianfang.flows.aid.confirm_deed import confirm_deed
from lianfang.flows.aid.order import order
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.respond import respond
from lianfang.flows.clues.answer import answer
from lianfang.flows.deductions.decide import decide
from lianfang.flows.deductions.propose import Told, propose
from lianfang.flows.patrol.close_outing import Closing, close_outing
from lianfang.flows.patrol.muster import Mustering, muster
from lianfang.flows.points.confirmed import Hand, confirmed_by
from lianfang.flows.reports.decide_hazard import count_hazard
from lianfang.flows.reports.decide_record import decide_record
from lianfang.flows.reports.unit_word import unit_word
from lianfang.flows.reports.write_note import NewNote, write_note
from scoring.points.deductions.tables import Deduction
from scoring.points.deductions.vocabulary import NO_BAR
from scoring.points.deductions.vocabulary import Hand as By2
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.evening import BEGINS, evening
from tests.lianfang.access.town import Town, town
from tests.lianfang.flows.clues.telling import AT, cast
from tests.watch import NIGHT, keep_watch, key
from zones.aid.rules.answering import Arrive, Come, HelpFrom
from zones.aid.rules.deciding import Close
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.journal.tables import Deed
from zones.patrol.rules.walking import Ending
from zones.roster.tables import Person


async def _hands(which: str, *facts: Any) -> set[tuple[str, str]]:
    """Of every deed of these."""
    found = await Deed.raw(f"SELECT id FROM deed WHERE corrects IS NULL AND {which}", *facts)
    assert found
    hands: list[Hand] = []
    for row in found:
        number = row["id"]
        hands += await look(lambda number=number: confirmed_by(number))
    return {(hand.how, hand.name) for hand in hands}


async def _account(name: str) -> int:
    return int((await Account.raw("SELECT id FROM login WHERE name = {}", name))[0]["id"])


async def test_of_a_sheet_nobody_is_named(db: str) -> None:
    await bring_everything()
    assert await _hands("delivery IS NOT NULL") == set()


async def test_a_clue_names_the_officer_who_graded_it(db: str, clock: Clock) -> None:
    clock.set(AT)
    here = await cast()
    clue = await here.tells()
    await answer(here.by("周明远"), here.desk, here.officers["周明远"], clue, 2, "谢谢您", key())
    assert await _hands("sheet = '信息报送'") == {("graded", "周明远")}


async def test_a_round_names_the_officer_in_charge(db: str, clock: Clock) -> None:
    clock.set(BEGINS - timedelta(hours=8))
    here = await evening()
    clock.set(BEGINS + timedelta(minutes=5))
    await muster(OPERATOR, here.outing, Mustering(1, here.persons[0], {}), key())
    clock.set(BEGINS + timedelta(minutes=55))
    ending = Ending(True, here.units[1], 1, "fraud")
    await close_outing(OPERATOR, here.outing, Closing(1, here.persons[0], ending), key())
    assert await _hands("sheet = '巡逻登记'") == {("led", "周明远")}


async def _station(here: Town) -> Scope:
    return Scope((int(here.stations["o"]),))


async def test_a_record_names_unit_and_officer(db: str) -> None:
    async with town() as here:
        record, unit, officer = int(here.told["record"]["o"]), await _account("unit"), await _account("officer")
        of = await _station(here)
        await unit_word(OPERATOR, of, unit, None, record, "confirm", "", key())
        await decide_record(OPERATOR, of, officer, None, record, "confirm", "", key())
        assert await _hands("sheet = '四种单' AND row = {}", record) == {("seen", ""), ("confirmed", "周明远")}


async def test_a_deduction_names_who_proposed_and_who_checked(db: str) -> None:
    async with town() as here:
        person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
        officer, unit = await _account("officer"), await _account("unit")
        async with transaction() as now:
            today = shanghai_day(now)
        told = Told(int(here.units["o"]), person, "record.forged", today, NO_BAR, "登记是假的")
        slip, _ = await propose(OPERATOR, int(here.stations["o"]), By2(officer, None), None, told, key())
        await Deduction.raw("UPDATE deduction SET state = 'heard' WHERE id = {}", slip)
        of = Scope((int(here.stations["o"]),), unit=int(here.units["o"]))
        assert await decide(OPERATOR, of, By2(unit, None), slip, "confirm", NO_BAR, "看了录像", key()) == "stands"
        assert await _hands("sheet = '扣分单' AND row = {}", slip) == {("proposed", "周明远"), ("checked", "")}


async def test_a_hazard_names_the_officer_who_counted_it(db: str, clock: Clock) -> None:
    clock.set(AT)
    here = await cast()
    note = await write_note(OPERATOR, here.guard, 5, NewNote("坏了", "light"), b"", key())
    await count_hazard(here.by("周明远"), here.desk, here.accounts["周明远"], None, note, None, True, key())
    assert await _hands("sheet = '工作笔记'") == {("confirmed", "周明远")}


async def test_a_deed_of_a_request_names_who_confirmed_that_one(db: str, clock: Clock) -> None:
    here = await cast()
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    request = await raise_request(OPERATOR, Cry(1, watch.units[0][0], "suspect"), key())
    one, two = watch.guards[0][1:]
    for does in (Come(one), Arrive(one), HelpFrom(two, ("lights",))):
        await respond(OPERATOR, request, does, key())
    await order(OPERATOR, request, Close(9, "police", number="1120-0046"), key())
    await confirm_deed(By(f"account:{here.accounts['周明远']}"), request, one, "aid.arrived", key())
    await confirm_deed(By(f"account:{here.accounts['韩立群']}"), request, two, "aid.helped", key())
    assert await _hands("sheet = '求援记录' AND person = {}", one) == {("confirmed", "周明远")}
    assert await _hands("sheet = '求援记录' AND person = {}", two) == {("confirmed", "韩立群")}
