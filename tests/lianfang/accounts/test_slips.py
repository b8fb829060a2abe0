"""Slips: a personal one-time code opens once, for one man, on one phone; nobody else, not again, not for long."""

import asyncio
from typing import Any

import pytest

from lianfang.access import Held
from lianfang.accounts.errors import OfficeHandsOut, SlipFailed
from lianfang.accounts.slips import address_of
from lianfang.accounts.tables import Device, RoleHeld, Session, Slip
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.accounts.close_account import close_account
from lianfang.flows.accounts.come_back import come_back
from lianfang.flows.accounts.come_in import come_in
from lianfang.flows.accounts.hand_out import hand_out
from tests.lianfang.accounts.people import (
    RIGHT,
    SOMEWHERE,
    account_of,
    code,
    dump,
    opened,
    other,
    sent_to,
    slip_for,
)
from tests.lianfang.pages.house import House
from zones.roster.tables import Person

HIM, NAME = "李二柱", "李二柱"


async def _person(name: str = HIM) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _slip(house: House, name: str = HIM) -> int:
    return await slip_for(await _person(name), bureau=house.station.bureau)


async def _by_digits(slip: int, name: str = NAME, digits: str = "", where: Where = SOMEWHERE) -> Entered:
    return await come_in("", name, digits or code(slip), "", where)


async def _refused(*ways: Any) -> bool:
    answers = await asyncio.gather(*ways, return_exceptions=True)
    return all(isinstance(answer, SlipFailed) for answer in answers)


async def test_a_slip_opens_once_by_its_digits_or_by_its_address(served: House) -> None:
    first = await _slip(served)
    assert (await _by_digits(first)).needs == ""
    assert await _refused(_by_digits(first), come_in(address_of(first), "", "", "", SOMEWHERE))
    second = await _slip(served)
    assert (await come_in(address_of(second), "", "", "", SOMEWHERE)).kind == "phone"
    assert await _refused(_by_digits(second), come_in(address_of(second), "", "", "", SOMEWHERE))


@pytest.mark.parametrize("by_qr", [True, False])
async def test_of_phones_that_use_it_at_the_same_moment_one_gets_in(served: House, by_qr: bool) -> None:
    slip = await _slip(served)
    ways = [come_in(address_of(slip), "", "", "", SOMEWHERE) if by_qr else _by_digits(slip) for _ in range(8)]
    answers = await asyncio.gather(*ways, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["Entered"] + ["SlipFailed"] * 7
    assert await Device.count() == await Session.count() == 1


async def test_a_newer_slip_withdraws_the_one_before(served: House) -> None:
    old = await _slip(served)
    await _slip(served)
    assert await _refused(_by_digits(old), come_in(address_of(old), "", "", "", SOMEWHERE))


async def test_ten_wrong_tries_end_it(served: House) -> None:
    slip = await _slip(served)
    for _ in range(9):
        assert await _refused(_by_digits(slip, digits=other(code(slip))))
    assert (await Slip.raw("SELECT tries FROM slip"))[0]["tries"] == 9
    assert await _refused(_by_digits(slip, digits=other(code(slip))))
    assert await _refused(come_in(address_of(slip), "", "", "", SOMEWHERE))


async def test_it_lasts_seven_days(served: House, clock: Any) -> None:
    clock.shows(2026, 11, 1, 8, 0)
    slip = await _slip(served)
    clock.shows(2026, 11, 8, 8, 1)
    assert await _refused(_by_digits(slip), come_in(address_of(slip), "", "", "", SOMEWHERE))
    clock.shows(2026, 11, 8, 7, 59)
    assert (await _by_digits(slip)).token


async def test_a_slip_of_a_closed_account_opens_nothing_and_stays_unused(served: House) -> None:
    slip = await _slip(served)
    await close_account(OPERATOR, await account_of(await _person()), Key("close-acct", "operator"))
    assert await _refused(_by_digits(slip), come_in(address_of(slip), "", "", "", SOMEWHERE))
    assert await Session.count() == await Device.count() == 0


async def test_a_phone_handed_on_is_the_other_mans_no_more(served: House) -> None:
    first = await _by_digits(await _slip(served))
    phone = Where("10.1.2.3", "", "安卓手机", first.secret)
    second = await _by_digits(await _slip(served, "周平安"), "周平安", where=phone)
    assert second.secret != first.secret
    assert (await come_back("", Where("10.1.2.3", "", "", second.secret))).token
    held = await Device.raw(
        "SELECT p.name FROM device d JOIN login a ON a.id = d.account JOIN person p ON p.id = a.person "
        "WHERE d.bound AND d.ended_at IS NULL"
    )
    assert [row["name"] for row in held] == ["周平安"]


async def test_a_new_phone_by_a_new_slip_puts_the_old_one_out(served: House) -> None:
    await _by_digits(await _slip(served))
    await _by_digits(await _slip(served))
    assert await Device.count().where(Device.bound.eq(True), Device.ended_at.is_null()) == 1
    assert await Session.count() == 1


@pytest.mark.parametrize("typed", ["李二柱", "李 二柱", " 李二柱　", "李　二 柱"])
async def test_a_name_is_the_same_with_and_without_spaces_on_either_side(served: House, typed: str) -> None:
    slip = await _slip(served)
    await Person.raw("UPDATE person SET name = '李 二柱' WHERE name = '李二柱'")
    browser = served.browser()
    answer = await browser.send("/login/code", {"name": typed, "code": f"{code(slip)[:3]} {code(slip)[3:]}"})
    assert (answer.status_code, sent_to(answer)) == (303, "/")
    assert (await browser.client.get("/points")).status_code == 200


@pytest.mark.parametrize(
    "guess",
    [
        "",
        "1",
        "{slip}",
        "{slip}.",
        "{slip}.{wrong}",
        "x.{mark}",
        "٣.{mark}",
        "0{slip}.{mark}",
        "-1.{mark}",
        "9" * 20 + ".{mark}",
        "{slip}.{mark}x",
    ],
)
async def test_a_guessed_address_opens_nothing(served: House, guess: str) -> None:
    slip = await _slip(served)
    mark = address_of(slip).partition(".")[2]
    address = guess.format(slip=slip, mark=mark, wrong="a" * 20)
    browser = served.browser()
    looked, used = await browser.client.get(f"/in/{address}"), await browser.send(f"/in/{address}", {"key": "k"})
    assert {looked.status_code, used.status_code} <= {401, 404, 405}
    assert await Session.count() == 0


async def test_a_messenger_that_looks_at_the_link_uses_nothing(served: House) -> None:
    address = address_of(await _slip(served))
    for _ in range(5):
        page = await served.browser().client.get(f"/in/{address}")
        assert page.status_code == 200
        assert "李**" in page.text and HIM not in page.text, "a stranger who scans it does not read the name"
    him = served.browser()
    await him.open(f"/in/{address}")
    await him.submit(f"/in/{address}")
    assert him.page.headers.get("location") == "/today" or "今天" in him.page.text
    assert (await served.browser().client.get(f"/in/{address}")).status_code == 401


async def test_digits_and_address_are_neither_in_the_database_nor_in_any_log(
    served: House, db: str, capfd: pytest.CaptureFixture[str]
) -> None:
    slip = await _slip(served)
    browser = served.browser()
    address = address_of(slip)
    await browser.client.get(f"/in/{address}")
    await browser.send("/login/code", {"name": HIM, "code": other(code(slip))})
    await browser.send(f"/in/{address}", {"key": "k"})
    await browser.send(f"/in/{address}", {"key": "k"})
    held, said = await dump(db), "".join(capfd.readouterr())
    for secret in (address.partition(".")[2], code(slip)):
        assert secret not in held, "the database opens nothing"
        assert secret not in said


async def test_the_paper_is_for_its_maker_alone_and_only_while_it_is_open(served: House) -> None:
    office, second = await served.office(), served.browser()
    await opened("second", "office", served.station.bureau)
    await second.sign_in("second", RIGHT)
    await office.open(f"/people/{await _person()}")
    await office.submit(f"/people/{await _person()}/code")
    paper = str(office.page.url).replace("http://lianfang.test", "")
    slip = int((await Slip.raw("SELECT id FROM slip"))[0]["id"])
    digits = f"{code(slip)[:3]} {code(slip)[3:]}"
    assert office.page.status_code == 200 and digits in office.page.text
    assert (await second.client.get(paper)).status_code == 404
    await _by_digits(slip)
    assert (await office.client.get(paper)).status_code == 404


async def test_whoever_is_more_than_a_guard_gets_no_slip_from_his_unit(served: House) -> None:
    """A unit that hands a code to one of its guards would come in as all that he is besides."""
    person = await _person()
    account = await opened("clerk", "office", served.station.bureau, person=person)
    by_unit = Key("unit-hands-out", "account:5")
    with pytest.raises(OfficeHandsOut):
        await hand_out(OPERATOR, person, None, served.station.bureau, by_unit)
    assert await Slip.count() == 0
    await RoleHeld.raw("UPDATE role_held SET role = 'leader' WHERE account = {}", account)
    assert await hand_out(OPERATOR, person, None, served.station.bureau, by_unit)


async def test_the_same_form_twice_gives_one_slip(served: House) -> None:
    person = await _person()
    await opened("unit", held=Held("unit", served.station.bureau, (), unit=await _unit_of(person)))
    unit = served.browser()
    await unit.sign_in("unit", RIGHT)
    shown = f"/units/{await _unit_of(person)}/guards"
    await unit.open(shown)
    form = unit.form(f"{shown}/{person}/code")
    answers = await asyncio.gather(*(unit.send(f"{shown}/{person}/code", form) for _ in range(5)))
    assert len({(answer.status_code, answer.headers["location"]) for answer in answers}) == 1
    assert await Slip.count() == 1


async def _unit_of(person: int) -> int:
    return int((await Person.raw("SELECT unit FROM posting WHERE person = {}", person))[0]["unit"])
