"""What a rule sees and what it finds: the week, the one before, and the bureau's thresholds."""

from collections.abc import Mapping

from msgspec import Struct

from bulletins.figures.vocabulary import Figures


class Thresholds(Struct, frozen=True):
    """From when on something is worth attention; a bureau may set its own."""

    least_cases: int = 3
    """A rise to fewer cases is no news; a fall by fewer no improvement."""
    least_asked: int = 20
    """Rates from fewer posts, or questions, are not judged."""
    low_rate: float = 90.0
    fall_points: float = 3.0
    """A rate's move in percentage points worth naming, down or up."""
    least_excused: int = 3
    """A rise of excused posts for one reason worth naming."""
    least_uncovered_min: int = 30
    least_guards: int = 10
    """Certification of fewer guards is not judged."""
    category_gap: float = 5.0
    low_known: float = 80.0


class Finding(Struct, frozen=True):
    """A weak point, or what got better. `rule` names what was found; `about` areas or kinds in the roster's order, never a
    rank; `evidence` says the counts it rests on.
    """

    rule: str
    about: tuple[str, ...]
    evidence: str


class Sight(Struct, frozen=True):
    """The week, the week before (None where nothing of it ever came), the thresholds."""

    now: Figures
    last: Figures | None
    limits: Thresholds

    def both(self, kind: str) -> bool:
        """Whether sheets or records of a kind came in both weeks."""
        return self.last is not None and kind not in self.now.missing and kind not in self.last.missing


def told(rule: str, evidence: Mapping[str, str]) -> Finding | None:
    """A finding about these names, each with its counts; none about nothing."""
    return Finding(rule, tuple(evidence), "，".join(evidence.values())) if evidence else None
