"""The bank that comes with the house: enough of everything, each with its answer, no two alike, laws that say so."""

import re
from collections import Counter
from pathlib import Path

import pytest

import lianfang.laws
from scoring.exams.bank.first import first_questions
from scoring.exams.bank.rules.alike import alike
from scoring.exams.bank.rules.faults import faults_of
from scoring.exams.bank.vocabulary import Question

BANK = first_questions()
LAWS = {path.stem.rpartition("-")[0]: path for path in Path(lianfang.laws.__path__[0]).glob("*.txt")}
KNOWLEDGE = {
    *("门卫勤务常识", "巡逻勤务常识", "守护勤务常识", "技防常识", "消防常识", "急救常识"),
    *("应急处置常识", "文书常识", "职业道德与礼仪常识"),
}
CITED = re.compile(r"(.+) (第[一二三四五六七八九十]+条)")


def _of(kind: str) -> list[Question]:
    return [one for one in BANK if one.kind == kind]


def test_there_are_more_than_four_hundred_and_four_papers_of_each_kind() -> None:
    assert len(BANK) >= 400
    assert len({one.code for one in BANK}) == len(BANK)
    assert len(_of("single")) >= 4 * 40
    assert len(_of("multiple")) >= 4 * 20
    assert len(_of("judge")) >= 4 * 40


def test_none_has_a_fault() -> None:
    assert {one.code: faults_of(one) for one in BANK if faults_of(one)} == {}


def test_no_two_are_alike() -> None:
    assert [(BANK[one.at].code, BANK[one.like].code, one.pct) for one in alike(BANK)] == []


def test_each_explanation_is_one_plain_sentence() -> None:
    assert [one.code for one in BANK if one.because.count("。") != 1 or not one.because.endswith("。")] == []
    assert [one.code for one in BANK if len(one.because) > 50] == []


def test_each_names_an_article_that_is_there_or_a_kind_of_knowledge() -> None:
    texts = {name: path.read_text(encoding="utf-8") for name, path in LAWS.items()}
    assert len(texts) == 3
    wrong = []
    for one in BANK:
        cited = CITED.fullmatch(one.source)
        if (
            not (cited and re.search(rf"^\W*{cited[2]}\W", texts.get(cited[1], ""), re.M))
            and one.source not in KNOWLEDGE
        ):
            wrong.append((one.code, one.source))
    assert wrong == []
    assert sum(CITED.fullmatch(one.source) is not None for one in BANK) >= 200
    assert {one.source for one in BANK} - {one.source for one in BANK if CITED.fullmatch(one.source)} == KNOWLEDGE


@pytest.mark.parametrize("letter", "ABCD")
def test_no_letter_is_right_more_often_than_another(letter: str) -> None:
    singles = Counter(one.answer for one in _of("single"))
    assert 0.2 < singles[letter] / singles.total() < 0.3
    offered = [one for one in _of("multiple") if letter in "ABCDEF"[: len(one.options)]]
    assert 0.5 < sum(letter in one.answer for one in offered) / len(offered) < 0.75


def test_judgements_are_right_as_often_as_wrong() -> None:
    judged = Counter(one.answer for one in _of("judge"))
    assert 0.47 < judged["A"] / judged.total() < 0.53


def test_the_right_option_is_not_given_away_by_its_length() -> None:
    """Of three or four options one is the longest a third or a quarter of the time."""
    longest = [
        one
        for one in _of("single")
        if len(one.options["ABCD".index(one.answer)])
        > max(len(text) for at, text in enumerate(one.options) if "ABCD"[at] != one.answer)
    ]
    assert len(longest) / len(_of("single")) < 0.25


def test_multiple_choices_differ_in_how_many_are_right() -> None:
    right = Counter(len(one.answer) for one in _of("multiple"))
    assert set(right) == {2, 3, 4}
    assert max(right.values()) / right.total() < 0.65
