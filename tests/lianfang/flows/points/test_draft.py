"""A draft goes its way: written, reviewed by somebody else, public five working days, in force; and never backwards."""

from datetime import date

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.calendar import public_until
from lianfang.database import look
from lianfang.flows.points.draft import (
    answer_draft,
    drop_draft,
    edit_clause,
    enforce_draft,
    send_draft,
    take_draft_back,
    write_draft,
)
from scoring.points.book.editing import Said
from scoring.points.book.reading import FIRST, parse, read_book
from scoring.points.book.writing import write_book
from scoring.points.errors import (
    BadRuleBook,
    DraftMoved,
    DraftTooSoon,
    NoSuchClause,
    NothingSaid,
    OwnDraft,
    RuleBookInThePast,
    StillPublic,
)
from scoring.points.reads.books import books
from scoring.points.reads.drafts import draft_of
from scoring.points.rules.drafting import Draft
from scoring.points.tables import BookDraft
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.watch import key

TEXT = FIRST.read_text(encoding="utf-8").replace('"2018年第1版"', '"2019年第2版"')
CLERK, LEGAL = 7, 8


def _from(day: str) -> str:
    return TEXT.replace("starts_on = 2010-01-01", f"starts_on = {day}")


async def _draft(bureau: int) -> Draft:
    found = await look(lambda: draft_of(bureau))
    assert found
    return found


async def _bureau(clock: Clock) -> int:
    clock.shows(2018, 10, 16, 2, 0)
    return (await bring_everything()).bureau


async def test_it_is_written_reviewed_made_public_and_put_in_force(db: str, clock: Clock) -> None:
    bureau = await _bureau(clock)
    await write_draft(OPERATOR, CLERK, bureau, _from("2018-12-01"), key())
    await edit_clause(OPERATOR, CLERK, bureau, Said("mediation", "4", "矛盾调处第1条：记4分", per_week="3"), key())
    with pytest.raises(BadRuleBook):
        await send_draft(OPERATOR, bureau, key())  # an example says otherwise now
    draft = await _draft(bureau)
    await write_draft(OPERATOR, CLERK, bureau, draft.text.replace("得20分", "得21分"), key())
    await send_draft(OPERATOR, bureau, key())
    for refused in (
        lambda: write_draft(OPERATOR, CLERK, bureau, TEXT, key()),
        lambda: drop_draft(OPERATOR, bureau, key()),
    ):
        with pytest.raises(DraftMoved):
            await refused()
    with pytest.raises(OwnDraft):
        await answer_draft(OPERATOR, CLERK, bureau, True, "", key())
    with pytest.raises(NothingSaid):
        await answer_draft(OPERATOR, LEGAL, bureau, False, "  ", key())
    await answer_draft(OPERATOR, LEGAL, bureau, True, "可以", key())
    draft = await _draft(bureau)
    assert (draft.state, draft.approved_by, draft.notice_until) == ("approved", LEGAL, date(2018, 10, 23))
    with pytest.raises(StillPublic):
        await enforce_draft(OPERATOR, bureau, key())
    clock.shows(2018, 10, 24, 2, 0)
    once = key()
    await enforce_draft(OPERATOR, bureau, once)
    await enforce_draft(OPERATOR, bureau, once)
    found = await look(lambda: books(bureau))
    assert [book.text.version for book in found.books] == ["2018年第1版", "2019年第2版"]
    rule = next(one for one in found.books[1].text.rules if one.code == "mediation")
    assert (rule.points, rule.per_week, rule.clause) == (4, 3, "矛盾调处第1条：记4分")
    assert await BookDraft.count() == 0


async def test_it_goes_back_with_a_sentence_and_is_taken_back_or_dropped(db: str, clock: Clock) -> None:
    bureau = await _bureau(clock)
    await write_draft(OPERATOR, CLERK, bureau, _from("2018-12-01"), key())
    await send_draft(OPERATOR, bureau, key())
    await answer_draft(OPERATOR, LEGAL, bureau, False, "第三条 写得不清楚", key())
    assert ((await _draft(bureau)).state, (await _draft(bureau)).said) == ("drafting", "第三条 写得不清楚")
    await send_draft(OPERATOR, bureau, key())
    await take_draft_back(OPERATOR, bureau, key())
    with pytest.raises(DraftMoved):
        await take_draft_back(OPERATOR, bureau, key())
    await drop_draft(OPERATOR, bureau, key())
    with pytest.raises(DraftMoved):
        await send_draft(OPERATOR, bureau, key())


async def test_it_begins_after_its_notice_and_after_all_that_was_judged(db: str, clock: Clock) -> None:
    bureau = await _bureau(clock)
    await write_draft(OPERATOR, CLERK, bureau, _from("2018-10-23"), key())
    await send_draft(OPERATOR, bureau, key())
    with pytest.raises(DraftTooSoon):
        await answer_draft(OPERATOR, LEGAL, bureau, True, "", key())
    await take_draft_back(OPERATOR, bureau, key())
    await write_draft(OPERATOR, CLERK, bureau, _from("2018-10-24"), key())
    await send_draft(OPERATOR, bureau, key())
    await answer_draft(OPERATOR, LEGAL, bureau, True, "", key())
    clock.shows(2018, 10, 25, 2, 0)
    await enforce_draft(OPERATOR, bureau, key())
    with pytest.raises(RuleBookInThePast):
        await _enforce_anew(bureau, clock)


async def _enforce_anew(bureau: int, clock: Clock) -> None:
    await write_draft(OPERATOR, CLERK, bureau, _from("2018-11-20"), key())
    await send_draft(OPERATOR, bureau, key())
    await answer_draft(OPERATOR, LEGAL, bureau, True, "", key())
    same_day = _from("2018-10-24")  # as if somebody had judged up to then meanwhile
    await BookDraft.update({BookDraft.text: same_day}).where(BookDraft.bureau == bureau)
    clock.shows(2018, 11, 20, 2, 0)
    await enforce_draft(OPERATOR, bureau, key())


async def test_what_cannot_be_read_is_refused_and_what_is_wrong_in_it_is_kept(db: str, clock: Clock) -> None:
    bureau = await _bureau(clock)
    with pytest.raises(BadRuleBook):
        await write_draft(OPERATOR, CLERK, bureau, "[[rules]", key())
    assert await BookDraft.count() == 0
    await write_draft(OPERATOR, CLERK, bureau, TEXT.replace("week = 12", "week = 1"), key())
    for said in (
        Said("none", "1", "条"),
        Said("clue", "一", "条"),
        Said("clue", "101", "条"),
        Said("clue", "1", "条", "-1"),
    ):
        with pytest.raises(NoSuchClause):
            await edit_clause(OPERATOR, CLERK, bureau, said, key())


def test_five_working_days_go_round_a_holiday() -> None:
    assert public_until(date(2018, 9, 28)) == date(2018, 10, 10)  # the 29th and 30th are make-up days, then 国庆
    assert public_until(date(2018, 10, 16)) == date(2018, 10, 23)


def test_a_book_is_written_as_it_was_read() -> None:
    book = read_book(FIRST.read_text(encoding="utf-8"))
    assert parse(write_book(book)) == book
    campaign = '\n[[campaigns]]\ncalled = "夏季"\nstarts_on = 2018-07-01\nends_on = 2018-08-31\ntimes = 2\n'
    spans = FIRST.read_text(encoding="utf-8").replace('"own = 0"', '"own = 0", "metres >= 3", "metres <= 9"') + campaign
    spans += '\n[[goods]]\ncode = "tea"\ncalled = "茶叶一罐"\npoints = 30\n'
    assert parse(write_book(parse(spans))) == parse(spans)
    assert parse(spans).goods
