"""属实 or 有异议: until the bulletin is issued, the last one counts, one answer for one key, and never out of scope."""

import asyncio
from typing import Any

import asyncpg
import pytest

from bulletins.register import errors
from bulletins.register.actions import erase_notes
from bulletins.register.reads.answers import answers
from bulletins.register.tables import LineAnswer, LineNote
from bulletins.register.vocabulary import UnitAnswer
from lianfang.audit.actions import OPERATOR, By
from lianfang.audit.tables import AuditLine
from lianfang.commands import Key, OtherBody
from lianfang.database import transaction
from lianfang.flows.bulletin import issue as issuing
from lianfang.flows.bulletin.preview import preview
from lianfang.flows.bulletin.reply import reply
from lianfang.flows.unit.answer import answer
from lianfang.flows.unit.lines import lines_of
from tests.cast import PATROLS, WEEK, bring_everything, bring_week, drafted, issued_week
from tests.lianfang.flows.test_issue import _tiny
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.errors import NoSuchUnit
from zones.roster.reads import StationRow
from zones.roster.reads.standing import named_units

W41 = Week(2018, 41)
BY = By("account:7", bureau=1)


class House:
    """The cast with its week, and short ways to answer for its units."""

    def __init__(self, station: StationRow, units: dict[str, int]) -> None:
        self.station, self.units = station, units
        self.scope = Scope((station.id,))
        self._keys = iter(range(1, 1000))

    async def answer(self, unit: str, state: str, text: str = "", **options: Any) -> int:
        """`scope`, `week`, `key` and `by` may differ from the usual ones."""
        own = Scope((self.station.id,), unit=self.units[unit])
        return await answer(
            options.get("by", BY),
            options.get("scope", own),
            options.get("week", W41),
            self.units[unit],
            state,
            text,
            Key(options.get("key", f"key-{next(self._keys):08d}"), "account:7"),
        )

    async def given(self) -> dict[str, UnitAnswer]:
        async with transaction():
            return {one.name: one for one in await answers(self.scope, W41)}


@pytest.fixture
async def house(db: str) -> House:
    station = await bring_everything()
    async with transaction():
        units = {unit.name: unit.id for unit in await named_units(Scope((station.id,)))}
    return House(station, units)


async def _nothing_written() -> None:
    assert await LineAnswer.count() == await LineNote.count() == 0
    assert not await AuditLine.select().where(AuditLine.action == "unit.answer")


async def test_a_unit_agrees_or_disputes_and_the_office_reads_both_in_the_draft(house: House) -> None:
    assert await house.answer("老街市场", "disputed", " 10月8日\r\n有人应答\0 ") == 1
    assert await house.answer("翠园小区", "agreed") == 1
    seen = (await preview(await drafted())).answers
    assert [(one.name, one.state, one.text, one.moved) for one in seen] == [
        ("翠园小区", "agreed", "", False),
        ("老街市场", "disputed", "10月8日 有人应答", False),
    ]
    own = await lines_of(Scope((house.station.id,), unit=house.units["老街市场"]), W41)
    assert own.answer == seen[1] and own.open


async def test_the_last_answer_counts_and_the_earlier_one_is_kept(house: House) -> None:
    assert await house.answer("老街市场", "disputed", "少算一次") == 1
    assert await house.answer("老街市场", "agreed") == 2
    assert {name: (one.state, one.revision, one.text) for name, one in (await house.given()).items()} == {
        "老街市场": ("agreed", 2, "")
    }
    assert await LineAnswer.count() == 2 and await LineNote.count() == 1


async def test_the_same_key_answers_once_and_another_body_is_refused(house: House) -> None:
    key = "the-same-key"
    for _ in range(3):
        assert await house.answer("老街市场", "disputed", "少算一次", key=key) == 1
    with pytest.raises(OtherBody):
        await house.answer("老街市场", "agreed", key=key)
    assert await LineAnswer.count() == 1


async def test_two_answers_at_once_are_two_revisions(house: House) -> None:
    done = await asyncio.gather(*(house.answer("老街市场", "disputed", f"第{n}句") for n in range(6)))
    assert sorted(done) == [1, 2, 3, 4, 5, 6]


async def test_an_answer_leaves_a_line_in_the_audit_book_without_its_words(house: House) -> None:
    await house.answer("老街市场", "disputed", "老根说少算一次")
    (line,) = await AuditLine.select().where(AuditLine.action == "unit.answer")
    assert (line["actor"], line["outcome"], line["subject"], line["thing"]) == (
        "account:7",
        "disputed",
        "unit",
        house.units["老街市场"],
    )
    assert "老根" not in str(line)
    (row,) = await LineAnswer.select()
    assert row["given_by"] == 7 and "老根" not in str(row)


BAD = {
    "neither": ("maybe", "", errors.UnknownAnswer),
    "nothing": ("", "", errors.UnknownAnswer),
    "no word": ("disputed", "", errors.EmptyDispute),
    "blanks": ("disputed", " \u3000\r\n\t\0", errors.EmptyDispute),
    "nothing to see": ("disputed", "\u200b\u200d", errors.EmptyDispute),
    "too long": ("disputed", "字" * 201, errors.NoteTooLong),
    "escape": ("disputed", "不对\x1b[31m", errors.UnreadableNote),
    "separator": ("disputed", "不对\x1c少一次", errors.UnreadableNote),
    "half a character": ("disputed", "不对\ud83d", errors.UnreadableNote),
    "turned": ("disputed", "不对\u202e次一少", errors.UnreadableNote),
    "agreed with an escape": ("agreed", "\x07", errors.UnreadableNote),
}


@pytest.mark.parametrize(("state", "text", "why"), BAD.values(), ids=BAD.keys())
async def test_what_is_no_answer_is_refused_and_leaves_nothing(
    house: House, state: str, text: str, why: type[Exception]
) -> None:
    with pytest.raises(why):
        await house.answer("老街市场", state, text)
    await _nothing_written()


@pytest.mark.parametrize("text", ["字" * 200, "'; DROP TABLE line_note; --", "<b>不对</b>", "😀 {} {0} %s"])
async def test_words_are_kept_as_they_were_written(house: House, text: str) -> None:
    await house.answer("老街市场", "disputed", text)
    assert (await house.given())["老街市场"].text == text


async def test_after_the_bulletin_is_issued_no_answer_is_taken_but_an_old_one_is_told_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "pressed", _tiny)
    await house.answer("老街市场", "disputed", "少算一次", key="before-the-issue")
    work = await drafted()
    with pytest.raises(errors.StillDisputed):
        await issued_week()
    await reply(OPERATOR, work, house.units["老街市场"], "翻过登记，没有少算", Key("r" * 16, "account:1"))
    await issued_week()
    for state, text in (("agreed", ""), ("disputed", "还是少一次")):
        with pytest.raises(errors.AnswersClosed) as refused:
            await house.answer("老街市场", state, text)
        assert refused.value.facts == {"number": 1}
    assert await house.answer("老街市场", "disputed", "少算一次", key="before-the-issue") == 1
    own = await lines_of(Scope((house.station.id,), unit=house.units["老街市场"]), W41)
    assert (own.issued, own.open) == (1, False) and own.answer and own.answer.state == "disputed"
    assert own.answer.reply == "翻过登记，没有少算"


async def test_an_answer_races_with_the_issue_and_is_before_it_or_refused(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "pressed", _tiny)
    work = await drafted()
    issued, *given = await asyncio.gather(
        issued_week(),
        *(house.answer("老街市场", "agreed") for _ in range(5)),
        return_exceptions=True,
    )
    assert issued == work.id
    assert all(isinstance(one, int | errors.AnswersClosed) for one in given)
    assert await LineAnswer.count() == sum(isinstance(one, int) for one in given)


async def test_a_week_that_is_not_over_and_one_without_rows_take_no_answer(house: House, clock: Any) -> None:
    with pytest.raises(errors.NothingToAnswer):
        await house.answer("老街市场", "agreed", week=Week(2018, 30))
    clock.shows(2018, 10, 14, 15, 59)  # Sunday 23:59 in Shanghai
    with pytest.raises(errors.LinesStillMove):
        await house.answer("老街市场", "agreed")
    assert not (await lines_of(Scope((house.station.id,), unit=house.units["老街市场"]), W41)).open
    await _nothing_written()
    clock.shows(2018, 10, 14, 16, 1)
    assert await house.answer("老街市场", "agreed") == 1


async def test_nobody_answers_for_a_unit_out_of_his_scope(house: House) -> None:
    own, other = house.units["翠园小区"], house.units["老街市场"]
    for scope in (
        Scope((house.station.id,), unit=own),
        Scope((house.station.id,), units=(own,)),
        Scope((house.station.id + 1,), unit=other),
        Scope((house.station.id + 1,)),
    ):
        with pytest.raises(NoSuchUnit):
            await house.answer("老街市场", "agreed", scope=scope)
    await _nothing_written()
    assert await house.answer("老街市场", "agreed", scope=Scope((house.station.id,), units=(own, other))) == 1


async def test_a_unit_reads_its_own_answer_alone(house: House) -> None:
    await house.answer("老街市场", "disputed", "少算一次")
    async with transaction():
        assert not await answers(Scope((house.station.id,), unit=house.units["翠园小区"]), W41)
        assert not await answers(Scope((house.station.id,), units=()), W41)
        assert not await answers(Scope((house.station.id + 1,)), W41)
        assert not await answers(house.scope, W41.next)


async def test_an_answer_to_a_row_that_has_since_moved_is_marked(house: House) -> None:
    await house.answer("翠园小区", "agreed")
    await house.answer("老街市场", "agreed")
    await bring_week(WEEK | {"巡逻记录": PATROLS[:3]})
    seen = {one.name: one.moved for one in (await preview(await drafted())).answers}
    assert seen == {"翠园小区": False, "老街市场": True}


async def test_the_words_can_be_erased_and_the_answer_cannot(house: House) -> None:
    await house.answer("老街市场", "disputed", "老根说少算一次")
    given = (await house.given())["老街市场"]
    async with transaction():
        await erase_notes([given.id])
        await erase_notes([])
    after = (await house.given())["老街市场"]
    assert (after.state, after.text) == ("disputed", "") and await LineNote.count() == 0
    for change in ("UPDATE line_answer SET state = 'agreed'", "DELETE FROM line_answer"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await LineAnswer.raw(change)


async def test_who_is_no_account_answers_without_one(house: House) -> None:
    await house.answer("老街市场", "agreed", by=By("operator"))
    assert (await LineAnswer.select())[0]["given_by"] is None
