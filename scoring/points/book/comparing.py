"""What a draft changes against the book in force: clause by clause, for the console and for the draft's reviewer."""

from msgspec import Struct

from scoring.points.vocabulary.book import Rule, RuleBookText


class Change(Struct, frozen=True):
    """A clause in both books. `how`: same, new, gone, points (worth something else), changed (terms or words)."""

    how: str
    before: Rule | None
    after: Rule | None

    @property
    def rule(self) -> Rule:
        """As the draft has it; what is gone as it was."""
        found = self.after or self.before
        assert found is not None
        return found


def changes(before: RuleBookText | None, after: RuleBookText) -> list[Change]:
    """In the order of the draft; what is gone comes last."""
    held = {rule.code: rule for rule in before.rules} if before else {}
    found = [Change(_how(held.get(rule.code), rule), held.get(rule.code), rule) for rule in after.rules]
    kept = {rule.code for rule in after.rules}
    return found + [Change("gone", rule, None) for code, rule in held.items() if code not in kept]


def _how(before: Rule | None, after: Rule) -> str:
    if before is None:
        return "new"
    if before.points != after.points:
        return "points"
    return "same" if before == after else "changed"
