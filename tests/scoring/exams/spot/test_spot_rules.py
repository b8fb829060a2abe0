"""Three to five questions, asked aloud; a rate only from twenty on."""

import pytest

from scoring.exams.bank.vocabulary import JUDGED, Kept, Question
from scoring.exams.spot.errors import BadSpot, NothingAsked
from scoring.exams.spot.rules import heard, planned, told
from scoring.exams.spot.vocabulary import Item, Known

OWN = "求援怎么按？｜两下\n联勤联防是什么？|看好自家门，也护好邻家院"


def _kept(nth: int, kind: str = "judge") -> Kept:
    options = JUDGED if kind == "judge" else ("断电", "泼水")
    said = Question(
        f"T-{nth}", kind, "消防", f"第{nth}题", options, "B" if kind != "multiple" else "AB", "一句话。", "常识", 1
    )
    return Kept(nth, nth, 1, said)


BANK = [_kept(1), _kept(2, "single"), _kept(3, "multiple")]


def test_own_lines_come_first_and_the_bank_gives_what_can_be_asked_aloud() -> None:
    title, items = planned(" 十月 ", OWN, BANK, 2, "seed")
    assert title == "十月" and [one.nth for one in items] == [1, 2, 3, 4]
    assert items[:2] == (Item(1, "求援怎么按？", "两下"), Item(2, "联勤联防是什么？", "看好自家门，也护好邻家院"))
    assert {(one.asks, one.expects, one.version) for one in items[2:]} == {
        ("对不对：第1题", "错。一句话。", 1),
        ("第2题", "泼水", 2),
    }
    assert planned("十月", OWN, BANK, 2, "seed") == (title, items)


@pytest.mark.parametrize(
    ("title", "lines", "draw", "why"),
    [
        ("", OWN, 1, "名称要写"),
        ("字" * 41, OWN, 1, "名称要写"),
        ("十月", OWN, 0, "3 到 5 题"),
        ("十月", OWN, 4, "3 到 5 题"),
        ("十月", "", 3, "只有 2 道"),
        ("十月", OWN + "\n没有写答的", 0, "怎么答算知道"),
        ("十月", OWN + "\n" + "问" * 201 + "｜答", 0, "太长"),
    ],
)
def test_what_cannot_be_asked_is_said(title: str, lines: str, draw: int, why: str) -> None:
    with pytest.raises(BadSpot) as refused:
        planned(title, lines, BANK, draw, "seed")
    assert why in refused.value.facts["why"]


def test_what_was_not_asked_does_not_count() -> None:
    items = [Item(nth, "问", "答") for nth in (1, 2, 3)]
    assert heard(items, {1: "yes", 2: "no", 3: "", 9: "yes"}) == {1: Known(1, 1), 2: Known(1, 0)}
    with pytest.raises(NothingAsked):
        heard(items, {1: "", 2: "maybe"})


def test_a_rate_is_told_from_twenty_on_and_not_judged_before() -> None:
    assert told(Known()) == "没有问"
    assert told(Known(19, 19)) == "问 19 题次，知道 19，还少，不算率"
    assert told(Known(20, 13)) == "知晓率 65.0%（问 20 题次，知道 13）"
