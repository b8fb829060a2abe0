"""What a count of preventable cases says."""

from msgspec import Struct

BANDS = (0, 4, 8, 12, 16, 20)


class CaseRecord(Struct, frozen=True):
    """Cases of a kind in a zone within a four-hour band (its first hour; None where not said)."""

    zone: int
    kind: str
    band: int | None
    cases: int
