"""What every refusal in the house is: a code and the facts. Words and HTTP statuses are added at the door."""


class Refused(Exception):
    """A command that was understood and not carried out. `code` is stable; `facts` are plain values for the sentence."""

    code = "refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts
