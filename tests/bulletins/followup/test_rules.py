"""What may be asked, which step follows, and what the next bulletin says of it first."""

from datetime import UTC, date, datetime

import pytest

from bulletins.followup import errors
from bulletins.followup.rules import asked, course, day_of, first_lines, overdue, step_of
from bulletins.followup.vocabulary import Asked, Item, Step, StepName

AT = datetime(2018, 10, 16, tzinfo=UTC)
DAY = date(2018, 10, 22)
DUE = date(2018, 10, 26)


def _item(number: int, *steps: tuple[StepName, date | None, str], bulletin: int = 41, due: date = DUE) -> Item:
    taken = tuple(Step(name, AT, until, note) for name, until, note in (("given", None, ""), *steps))
    return Item(number, 1, bulletin, "weekly", 7, None, f"第{number}件事", "柳河派出所", None, None, due, taken)


def test_what_is_asked_names_what_who_and_by_when() -> None:
    rows = (Asked(" 核对\n门岗电话。 ", "联勤组", DUE), Asked("", "", None))
    assert asked(rows, DAY) == (Asked("核对 门岗电话", "联勤组", DUE),)
    for bad, why in (
        ((), errors.NothingAsked),
        ((Asked("核对", "", DUE),), errors.NothingAsked),
        ((Asked("核对", "联勤组", None),), errors.NothingAsked),
        ((Asked("核对", "联勤组", date(2018, 10, 21)),), errors.DueWrong),
        (rows[:1] * 6, errors.TooMuchAsked),
        ((Asked("核" * 61, "联勤组", DUE),), errors.WordsTooLong),
    ):
        with pytest.raises(why):
            asked(bad, DAY)
    for day, first in ((None, None), (date(2018, 10, 23), None), (date(2018, 10, 14), date(2018, 10, 15))):
        with pytest.raises(errors.DayToCome):
            day_of(day, first, DAY)


def test_a_step_has_words_a_later_day_if_postponed_and_nothing_follows_the_end() -> None:
    one = _item(1, ("postponed", date(2018, 10, 30), "等电话局"))
    assert course(one).due == date(2018, 10, 30) and not overdue(one, date(2018, 10, 30))
    assert overdue(one, date(2018, 10, 31)) and course(one).open
    assert step_of(one, "done", None, " 核对完了。", DAY) == ("done", None, "核对完了")
    for name, due, note, why in (
        ("given", None, "再给一次", errors.UnknownStep),
        ("answered", None, " ", errors.WordsNeeded),
        ("answered", None, "字" * 61, errors.WordsTooLong),
        ("postponed", date(2018, 10, 30), "同一天", errors.DueWrong),
        ("postponed", None, "没有日子", errors.DueWrong),
    ):
        with pytest.raises(why):
            step_of(one, name, due, note, DAY)
    with pytest.raises(errors.ItemEnded):
        step_of(_item(1, ("dropped", None, "电话局已经换了")), "answered", None, "再说", DAY)


def test_the_next_bulletin_says_what_became_of_the_last_ones_items_and_of_older_ones_that_fell_due() -> None:
    assert first_lines((), None, DAY) == ()
    items = (
        _item(1, ("done", None, "核对完了")),
        _item(2, ("answered", None, "正在装"), due=date(2018, 10, 24)),
        _item(3, ("dropped", None, "不用了"), bulletin=40),
        _item(4, bulletin=40),
        _item(5, due=date(2018, 10, 20), bulletin=40),
    )
    assert first_lines(items, 41, DAY) == (
        "上期批示“第2件事”，柳河派出所答复：正在装；10月24日前办结。",
        "上期批示“第1件事”，柳河派出所已办结：核对完了。",
        "前期批示“第5件事”，由柳河派出所办理，应在10月20日前办结，正在催办。",
    ), "older ones that ended, or are not due, are not told"
    assert first_lines(items, 42, DAY) == ("前期批示“第5件事”，由柳河派出所办理，应在10月20日前办结，正在催办。",), (
        "a bulletin on which nothing was written came between"
    )
    more = (*items, _item(6, ("dropped", None, "不用了")), _item(7, ("postponed", date(2018, 10, 30), "等电话局")))
    lines = first_lines(more, 41, DAY)
    assert lines[1] == "上期批示“第7件事”，由柳河派出所办理，延期：等电话局；10月30日前办结。"
    assert len(lines) == 3 and lines[2].endswith("其余1项正在办理，1项已办结或不再办理。")
