"""Who is given a prize: places by turns, the first of each zone, ties by the written rule."""

from hypothesis import given
from hypothesis import strategies as st

from scoring.points.vocabulary.book import PrizeRules
from scoring.prizes.rules.choosing import choose, lot, places
from scoring.prizes.vocabulary import Candidate

RULES = PrizeRules()
EAST, WEST, SOUTH, NORTH, MIDDLE = range(1, 6)
TURNS = {EAST: 73, WEST: 144, SOUTH: 54, NORTH: 69, MIDDLE: 40}


def _one(person: int, points: int, zone: int = EAST, **facts: int) -> Candidate:
    return Candidate(person, 900 + person, zone, points, **facts)


def _named(candidates: list[Candidate], total: int, **rules: object) -> list[tuple[int, str]]:
    return [(one.person, one.by) for one in choose(candidates, total, {}, PrizeRules(**rules))]  # type: ignore[arg-type]


def test_each_zone_in_which_somebody_reached_it_has_one_and_the_rest_go_by_turns() -> None:
    reached = {EAST: 2, WEST: 4, SOUTH: 5, NORTH: 8, MIDDLE: 2}
    assert places(12, TURNS, reached) == {EAST: 2, WEST: 4, SOUTH: 2, NORTH: 2, MIDDLE: 2}


def test_what_a_zone_cannot_give_out_goes_to_the_others() -> None:
    assert places(12, TURNS, {EAST: 1, WEST: 2, SOUTH: 0, NORTH: 20}) == {EAST: 1, WEST: 2, NORTH: 9}
    assert places(12, TURNS, {EAST: 1, WEST: 2}) == {EAST: 1, WEST: 2}
    assert places(12, TURNS, {}) == {}


def test_where_there_are_fewer_prizes_than_zones_those_with_most_turns_have_one() -> None:
    assert places(2, TURNS, dict.fromkeys(TURNS, 3)) == {EAST: 1, WEST: 1}
    assert places(0, TURNS, dict.fromkeys(TURNS, 3)) == {}


def test_without_a_turn_on_record_zones_are_alike() -> None:
    assert places(5, {}, {EAST: 9, WEST: 9}) == {EAST: 3, WEST: 2}


@given(
    st.integers(0, 60),
    st.dictionaries(st.integers(1, 8), st.integers(0, 300), max_size=8),
    st.dictionaries(st.integers(1, 8), st.integers(0, 20), max_size=8),
)
def test_no_more_than_there_are_and_none_left_while_somebody_waits(
    total: int, turns: dict[int, int], reached: dict[int, int]
) -> None:
    given_ = places(total, turns, reached)
    assert sum(given_.values()) == min(total, sum(reached.values()))
    assert all(number <= reached[zone] for zone, number in given_.items())


def test_nobody_below_the_threshold_and_no_zone_beside_its_own() -> None:
    found = choose([_one(1, 24), _one(2, 25), _one(3, 90, WEST)], 9, TURNS, RULES)
    assert [(one.person, one.zone, one.rank) for one in found] == [(2, EAST, 1), (3, WEST, 1)]


def test_equal_points_are_told_apart_in_the_order_of_the_book() -> None:
    first, second = _one(1, 30, apart=5, days=9, had=2), _one(2, 30, apart=5, days=8, had=0)
    assert _named([second, first], 1) == [(1, "days")]
    assert _named([second, first], 1, ties=("fewer", "days")) == [(2, "fewer")]
    assert _named([first, _one(3, 30, apart=10)], 1) == [(3, "apart")]
    assert _named([first, _one(4, 31)], 1) == [(4, "")]


def test_what_is_still_equal_is_drawn_and_the_draw_cannot_be_bent() -> None:
    twins = [_one(7, 30, lot=lot("2018-10", 7)), _one(8, 30, lot=lot("2018-10", 8))]
    (drawn,) = _named(twins, 1)
    assert drawn[1] == "lot" and _named(twins[::-1], 1) == [drawn]
    months = [f"20{year}-{month:02d}" for year in range(18, 38) for month in range(1, 13)]
    assert 90 < sum(lot(month, 7) < lot(month, 8) for month in months) < 150
