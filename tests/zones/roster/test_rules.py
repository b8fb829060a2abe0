"""What a roster changes, as rules without a database."""

from datetime import date
from typing import Any

from zones.roster.rules import changes_of_his_own, compare, moved_on
from zones.roster.vocabulary import Comparison, Held, Listed

NAMES = {1: "翠园小区", 2: "老街市场"}


def listed(row: int = 2, unit: int = 1, person: int | None = 7, **fields: Any) -> Listed:
    whole: dict[str, Any] = {
        "sheet": "花名册",
        "name": "李二柱",
        "company": None,
        "post": "大门",
        "shift": "夜班",
        "since": None,
    }
    whole |= {"until": None, "certificate": "", "certified_on": None, "same_as": "#7", "move": ""}
    return Listed(row=row, unit=unit, person=person, **(whole | fields))


def held(unit: int = 1, person: int = 7, **fields: Any) -> Held:
    whole: dict[str, Any] = {
        "name": "李二柱",
        "posting": unit,
        "post": "大门",
        "shift": "夜班",
        "since": None,
        "employment": 1,
    }
    whole |= {"company": None, "certificate": "", "certified_on": None}
    return Held(person=person, unit=unit, **(whole | fields))


def judge(rows: list[Listed], postings: list[Held], spared: frozenset[str] = frozenset()) -> Comparison:
    return compare(rows, postings, spared, NAMES)


def test_the_same_again_is_no_change() -> None:
    done = judge([listed()], [held()])
    assert [taken.changes for taken in done.taken] == [()] and not done.ended


def test_a_repeated_row_is_a_duplicate() -> None:
    assert len(judge([listed(2), listed(3)], []).duplicates) == 1


def test_another_unit_without_a_word_is_a_question_and_ends_nothing() -> None:
    done = judge([listed(unit=2)], [held(1)])
    assert [(question.code, question.other) for question in done.questions] == [("other_unit", "翠园小区")]
    assert not done.ended


def test_a_move_ends_the_old_posting() -> None:
    done = judge([listed(unit=2, move="调动")], [held(1)])
    assert [posting.unit for posting in done.taken[0].leaves] == [1]
    assert moved_on(done.taken[0], date(2018, 10, 8)) == date(2018, 10, 8)


def test_a_second_job_may_be_written_on_either_row() -> None:
    for moves in (("兼职", ""), ("", "兼职")):
        done = judge([listed(2, 1, move=moves[0]), listed(3, 2, move=moves[1])], [])
        assert len(done.taken) == 2 and not done.questions


def test_who_left_the_old_unit_with_a_date_needs_no_word() -> None:
    done = judge([listed(2, 1, until=date(2018, 5, 1)), listed(3, 2)], [held(1)])
    assert len(done.taken) == 2 and not done.questions


def test_the_old_row_beside_a_move_is_asked_to_go() -> None:
    done = judge([listed(2, 1), listed(3, 2, move="调动")], [])
    assert [(question.listed.row, question.code) for question in done.questions] == [(2, "moved_on")]


def test_one_number_under_two_names_is_a_question() -> None:
    done = judge([listed(2), listed(3, name="李三柱")], [])
    assert [question.code for question in done.questions] == ["same_id_other_name"]


def test_a_name_on_a_row_that_was_not_taken_is_spared() -> None:
    assert not judge([], [held()], frozenset({"李二柱"})).ended
    assert judge([], [held()]).ended


def test_what_is_his_own_leaves_the_post_aside() -> None:
    changes = changes_of_his_own(listed(certificate="苏02", post="东门"), held())
    assert [change.column for change in changes] == ["保安员证号"]
