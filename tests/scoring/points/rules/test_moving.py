"""How points move between accounts. No fixtures."""

from hypothesis import given
from hypothesis import strategies as st

from scoring.points.rules.moving import legs
from scoring.points.vocabulary import Balances


@given(st.lists(st.integers(-20, 20), max_size=60))
def test_accounts_keep_their_word_whatever_is_posted(amounts: list[int]) -> None:
    held = Balances()
    for amount in amounts:
        move = legs(amount, held)
        held = Balances(held.standing + move.standing, held.spendable + move.spendable, held.owed + move.owed)
        assert held.spendable >= 0 and held.owed >= 0
        assert held.spendable == 0 or held.owed == 0, "what is owed is paid first"
        assert held.standing == held.spendable - held.owed
    assert held.standing == sum(amounts)
