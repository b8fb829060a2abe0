"""What a workbook does to questions with pictures: the bank's picture stays, its words go along."""

from msgspec.structs import replace

from scoring.exams.bank.rules.taking import planned
from scoring.exams.bank.vocabulary import Kept
from tests.scoring.exams.bank.test_faults import GOOD

DRAWN = replace(GOOD, picture="0" * 64, pictured="墙上一个冒烟的插座")
BANK = [Kept(1, 1, 1, DRAWN)]


def test_a_sheet_with_or_without_the_words_leaves_the_picture_and_changes_nothing() -> None:
    for said in (GOOD, replace(GOOD, pictured=DRAWN.pictured)):
        plan = planned([said], BANK, ["X-1"])
        assert (plan.same, plan.changed, plan.refused) == (1, (), ())


def test_other_words_for_the_picture_are_a_new_version_with_the_same_picture() -> None:
    plan = planned([replace(GOOD, pictured="插座")], BANK, ["X-1"])
    assert plan.changed == ((BANK[0], replace(DRAWN, pictured="插座")),)


def test_words_without_a_picture_are_refused() -> None:
    plan = planned([replace(GOOD, code="X-2", asks="夜里巡逻要带什么？", pictured="手电筒")], BANK, ["X-1"])
    assert not plan.new and "没有图" in plan.refused[0][1].why
