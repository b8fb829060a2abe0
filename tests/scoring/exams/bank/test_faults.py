"""What a bank refuses, and that it says where and what to do."""

import pytest
from msgspec.structs import replace

from scoring.exams.bank.rules.faults import faults_of, picture_faults
from scoring.exams.bank.vocabulary import JUDGED, MOST_ASKS, Question

GOOD = Question(
    "X-1", "single", "消防", "电器着火先做什么？", ("断电", "泼水", "开窗"), "A", "带电泼水会触电。", "消防常识", 1
)
MULTIPLE = replace(GOOD, kind="multiple", answer="AC")
JUDGE = replace(GOOD, kind="judge", asks="电器着火要先断电。", options=JUDGED)


@pytest.mark.parametrize("good", [GOOD, MULTIPLE, JUDGE], ids=["single", "multiple", "judge"])
def test_a_question_with_its_answer_may_be_asked(good: Question) -> None:
    assert faults_of(good) == []


@pytest.mark.parametrize(
    ("said", "where", "why"),
    [
        (replace(GOOD, answer=""), "答案", "没有标正确答案"),
        (replace(GOOD, answer="AB"), "答案", "单选题标了 2 个答案"),
        (replace(JUDGE, answer="AB"), "答案", "判断题标了 2 个答案"),
        (replace(MULTIPLE, answer="A"), "答案", "多选题只标了一个答案"),
        (replace(MULTIPLE, answer="CA"), "答案", "没有按顺序写"),
        (replace(MULTIPLE, answer="AAC"), "答案", "写了两遍"),
        (replace(GOOD, answer="D"), "答案", "不在选项里"),
        (replace(GOOD, options=("断电", "", "开窗")), "选项B", "是空的"),
        (replace(GOOD, options=("断电", "断电")), "选项", "两个选项一样"),
        (replace(GOOD, options=("断电",)), "选项", "有 1 个选项"),
        (replace(JUDGE, options=("对", "不对")), "选项", "只有对和错"),
        (replace(GOOD, asks="看<b>这里</b>"), "题目", "网页代码"),
        (replace(GOOD, options=("断电", "<script>", "开窗")), "选项B", "网页代码"),
        (replace(GOOD, asks="=1+1 等于几？"), "题目", "像一条公式"),
        (replace(GOOD, options=("断电", "＋水", "开窗")), "选项B", "像一条公式"),
        (replace(GOOD, because=""), "解释", "没有填"),
        (replace(GOOD, source=""), "依据", "没有填"),
        (replace(GOOD, asks="问" * (MOST_ASKS + 1)), "题目", "个字，最多"),
        (replace(GOOD, kind="essay"), "题型", "不是题型"),
        (replace(GOOD, level=4), "难度", "不是难度"),
    ],
)
def test_each_fault_says_where_and_what_to_do(said: Question, where: str, why: str) -> None:
    [fault] = faults_of(said)
    assert fault.where == where
    assert why in fault.why
    assert fault.do


def test_a_sign_that_a_text_may_hold_is_no_fault() -> None:
    assert faults_of(replace(GOOD, asks="电压 < 36 伏，人碰到 > 10 毫安，是不是安全？")) == []


def test_a_picture_comes_with_what_it_shows_and_the_words_with_a_picture() -> None:
    drawn = replace(GOOD, picture="0" * 64, pictured="墙上一个冒烟的插座")
    assert picture_faults(GOOD) == picture_faults(drawn) == []
    assert "没有写图上是什么" in picture_faults(replace(drawn, pictured=""))[0].why
    assert "没有图" in picture_faults(replace(drawn, picture=""))[0].why
    assert [one.where for one in faults_of(replace(drawn, pictured="字" * 61))] == ["图的说明"]
