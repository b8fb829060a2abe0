"""Which characters share the slack of a line, and how much of it stands inside the line."""

from types import ModuleType

import pytest

from bulletins.paper.han_lines import OtherVersion, count_han, gaps_of, han_runs, is_han, teach


def test_han_and_its_punctuation_share_the_slack_and_digits_do_not() -> None:
    assert count_han("下降55.0%，其中（见图1）") == 9
    assert not any(map(is_han, "0aA% .-"))


def test_the_edges_of_a_line_take_no_space() -> None:
    assert gaps_of(["一二三"]) == 2
    assert gaps_of(["1二三4"]) == 2
    assert gaps_of(["一2"]) == 0.5
    assert gaps_of(["abc"]) == 0
    assert gaps_of([]) == 0


def test_runs_are_counted_in_bytes() -> None:
    assert han_runs("一二3四") == [(0, 6), (7, 10)]


def test_another_version_of_the_library_is_refused() -> None:
    with pytest.raises(OtherVersion, match="70.0"):
        teach("70.1", ModuleType("inline"), ModuleType("line_break"))
