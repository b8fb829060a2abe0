"""What was reported is a hazard once an officer says so: own unit or elsewhere, the same place and kind once in 30 days."""

from datetime import date, datetime, timedelta

import pytest

from zones.ground.weeks import SHANGHAI
from zones.reports.errors.notes import HazardBefore, NoHazard, OwnHazard
from zones.reports.rules.hazards import fact_of, real
from zones.reports.vocabulary.notes import Thread

AT = datetime(2018, 10, 9, 23, 50, tzinfo=SHANGHAI)
DAY, HE, HIS_UNIT, AWAY = date(2018, 10, 9), 3, 8, 9
FOUND = Thread(5, 7, HIS_UNIT, HE, None, "light", None, "noted", AT, None, None, 0, None, False)
NOTE = Thread(6, 7, HIS_UNIT, HE, None, "note", None, "noted", AT, None, None, 0, None, False)


def own(unit: int | None) -> int | None:
    return fact_of(real(FOUND, unit, False, None, False, []), FOUND, [HIS_UNIT]).own


def test_it_is_a_deed_of_the_day_on_which_it_was_reported_at_his_own_unit_or_elsewhere() -> None:
    fact = fact_of(real(FOUND, HIS_UNIT, False, None, False, []), FOUND, [HIS_UNIT])
    assert (fact.kind, fact.day, fact.person, fact.unit, fact.own) == ("hazard.found", DAY, HE, HIS_UNIT, 1)
    assert (own(AWAY), own(None)) == (0, 0)


def test_a_plain_note_and_one_that_was_decided_are_none() -> None:
    with pytest.raises(NoHazard):
        real(NOTE, HIS_UNIT, False, None, False, [])
    with pytest.raises(NoHazard):
        real(FOUND, HIS_UNIT, False, None, True, [])


def test_nobody_decides_what_he_found_himself() -> None:
    with pytest.raises(OwnHazard):
        real(FOUND, HIS_UNIT, False, HE, False, [])


@pytest.mark.parametrize("days", [0, 29, -29])
def test_the_same_place_and_kind_once_in_thirty_days_but_another_spot_is_another(days: int) -> None:
    before = [DAY - timedelta(days=days), DAY - timedelta(days=200)]
    with pytest.raises(HazardBefore):
        real(FOUND, HIS_UNIT, False, None, False, before)
    assert real(FOUND, HIS_UNIT, True, None, False, before).elsewhere


def test_after_thirty_days_it_counts_again() -> None:
    assert real(FOUND, HIS_UNIT, False, None, False, [DAY - timedelta(days=30)]).day == DAY
