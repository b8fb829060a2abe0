"""Refusals of the points engine."""

from zones.ground.refused import Refused


class BadRuleBook(Refused):
    """The rule book cannot be read or contradicts itself; `why` is a Chinese sentence."""

    code = "bad_rule_book"


class RuleBookInThePast(Refused):
    """A new version starts after the one in force, and after the last day that was judged."""

    code = "rule_book_in_the_past"


class NoRuleBook(Refused):
    """No rule book was in force on a day."""

    code = "no_rule_book"


class NoSuchBook(Refused):
    """The bureau has no rule book of that version."""

    code = "no_such_rule_book"


class NoDecision(Refused):
    """Days are counted anew by a decision with a number, from a day to a later one."""

    code = "no_decision"
