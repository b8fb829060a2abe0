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


class DraftMoved(Refused):
    """The draft is not where this step begins: somebody moved it, or there is none."""

    code = "draft_moved"


class OwnDraft(Refused):
    """Nobody reviews what he wrote."""

    code = "own_draft"


class NothingSaid(Refused):
    """A draft that goes back goes with a sentence, and a sentence is not longer than a few lines."""

    code = "draft_nothing_said"


class DraftTooSoon(Refused):
    """It would begin before its public notice is over."""

    code = "draft_too_soon"


class StillPublic(Refused):
    """Its public notice is not over."""

    code = "draft_still_public"


class NoSuchClause(Refused):
    """The draft has no clause of that code, or a number is none."""

    code = "no_such_clause"
