"""The thirty days of art. 14: from beginning to filing, from end to withdrawal; when a unit is reminded."""

from datetime import date, timedelta

import pytest

from zones.roster.errors import BadFiling, NotFiling
from zones.roster.rules.filing import check_spell, due, reminder, standing
from zones.roster.vocabulary import Spell

BEGAN = date(2018, 10, 1)
LAST = date(2018, 10, 31)
OPEN = Spell(BEGAN)
FILED = Spell(BEGAN, date(2018, 10, 9), "宿保备9号")
STOPPED = Spell(BEGAN, date(2018, 10, 9), "宿保备9号", date(2018, 11, 1))


@pytest.mark.parametrize(
    ("spell", "expected"),
    [
        (OPEN, ("file", LAST)),
        (FILED, None),
        (STOPPED, ("withdraw", date(2018, 12, 1))),
        (Spell(BEGAN, date(2018, 10, 9), "9号", date(2018, 11, 1), date(2018, 11, 3)), None),
        (Spell(BEGAN, None, "", date(2018, 10, 5)), None),
    ],
)
def test_what_is_to_be_done_and_by_when(spell: Spell, expected: tuple[str, date] | None) -> None:
    assert due(spell) == expected


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (BEGAN, "running"),
        (LAST - timedelta(days=8), "running"),
        (LAST - timedelta(days=7), "soon"),
        (LAST, "soon"),
        (LAST + timedelta(days=1), "overdue"),
    ],
)
def test_the_last_day_is_still_in_time(today: date, state: str) -> None:
    assert (standing(OPEN, today), standing(FILED, today)) == (state, "")


@pytest.mark.parametrize(
    ("day", "mark"), [(0, None), (19, None), (20, 20), (27, 20), (28, 28), (30, 28), (31, None), (90, None)]
)
def test_a_unit_is_reminded_on_the_20th_and_the_28th_day_and_not_when_it_is_over(day: int, mark: int | None) -> None:
    assert reminder(OPEN, BEGAN + timedelta(days=day)) == mark
    assert reminder(FILED, BEGAN + timedelta(days=day)) is None


@pytest.mark.parametrize(
    "spell",
    [
        Spell(LAST + timedelta(days=1)),
        Spell(BEGAN, date(2018, 9, 30), "9号"),
        Spell(BEGAN, date(2018, 10, 9)),
        Spell(BEGAN, None, "9号"),
        Spell(BEGAN, date(2018, 10, 9), "号" * 61),
        Spell(BEGAN, None, "", date(2018, 9, 1)),
        Spell(BEGAN, date(2018, 10, 9), "9号", None, date(2018, 10, 10)),
        Spell(BEGAN, None, "", date(2018, 10, 10), date(2018, 10, 11)),
        Spell(BEGAN, date(2018, 10, 9), "9号", date(2018, 10, 11), date(2018, 10, 10)),
        Spell(BEGAN, LAST + timedelta(days=1), "9号"),
    ],
)
def test_what_does_not_fit_is_refused(spell: Spell) -> None:
    with pytest.raises(BadFiling):
        check_spell(spell, LAST, sent=False)


def test_a_unit_whose_guards_a_company_sends_files_nothing() -> None:
    check_spell(FILED, LAST, sent=False)
    with pytest.raises(NotFiling):
        check_spell(FILED, LAST, sent=True)
