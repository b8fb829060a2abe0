"""Near-identical texts are found, all of them, and nothing else: against comparing everything with everything."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scoring.exams.bank.rules.alike import ALIKE_PCT, Alike, alike, closest, pairs_of
from scoring.exams.bank.vocabulary import JUDGED, Question

ONE = Question(
    "X-1", "single", "消防", "电器着火先做什么？", ("断电", "泼水", "开窗"), "A", "带电泼水会触电。", "消防常识", 1
)


def _ask(asks: str) -> Question:
    return replace(ONE, kind="judge", asks=asks, options=JUDGED)


def _each_with_each(questions: list[Question]) -> set[Alike]:
    found = set()
    for (early, one), (late, other) in combinations(enumerate(questions), 2):
        both, either = pairs_of(one) & pairs_of(other), pairs_of(one) | pairs_of(other)
        if either and 100 * len(both) // len(either) >= ALIKE_PCT:
            found.add(Alike(late, early, 100 * len(both) // len(either)))
    return found


def test_another_sign_another_order_of_options_and_full_width_letters_are_the_same_question() -> None:
    assert alike([ONE, replace(ONE, asks="电器着火，先做什么?", options=("开窗", "断电", "泼水"))]) == [
        Alike(1, 0, 100)
    ]
    assert alike([_ask("保安员证叫做 A 证。"), _ask("保安员证叫做Ａ证")]) == [Alike(1, 0, 100)]


def test_another_offer_makes_another_question() -> None:
    assert alike([ONE, replace(ONE, options=("拔掉插头", "打电话", "盖上湿布"))]) == []


@given(st.lists(st.text("门岗巡逻消防报警", min_size=1, max_size=9), max_size=12))
def test_nothing_is_missed_and_nothing_is_made_up(texts: list[str]) -> None:
    asked = [_ask(text) for text in texts]
    assert set(alike(asked)) == _each_with_each(asked)


def test_what_was_in_the_bank_before_is_not_compared_with_itself() -> None:
    twice = [ONE, ONE, replace(ONE, code="X-2")]
    assert [one.at for one in alike(twice, known=2)] == [2, 2]


def test_the_closest_of_the_bank_is_named() -> None:
    near = _ask("听到火警以后，可以坐电梯下楼。")
    nearer = _ask("听到火警以后，不可以坐电梯下楼去。")
    assert closest(_ask("听到火警以后，不可以坐电梯下楼。"), [near, nearer]) == nearer
    assert closest(_ask("雨天路滑，慢一点走。"), [near, nearer]) is None
