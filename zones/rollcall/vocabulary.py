"""What one answer of a roll-call says. It is no deed: answering scores nothing for persons."""

from datetime import datetime

from msgspec import Struct


class CallRecord(Struct, frozen=True):
    """One post asked once. `result` is answered, silent or excused."""

    asked_at: datetime
    unit: int
    post: str
    responder: int | None
    result: str
    reason: str
