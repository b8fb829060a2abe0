"""What a channel is: something that takes a letter, or says why not. A new way to reach people is one more of these."""

from datetime import datetime
from typing import Protocol

from msgspec import Struct

from zones.ground.notice import Plain


class Letter(Struct, frozen=True):
    """A claimed sending: ids and codes. `address` and `secret` are its hook's; `key` is what the receiver knows it by.

    `now` is the instant of the claim; `epoch` says which claim it was.
    """

    id: int
    epoch: int
    tries: int
    channel: str
    lane: str
    key: str
    kind: str
    to: str
    about: int
    facts: dict[str, Plain]
    at: datetime
    now: datetime
    address: str = ""
    secret: str = ""
    waits: bool = False


class NotTaken(Exception):
    """`error` is a code. `permanent`: trying again is of no use. `ailing`: it is the host that fails, not this letter."""

    def __init__(self, error: str, permanent: bool = False, ailing: bool = False, wait_s: float = 0) -> None:
        super().__init__(error)
        self.error, self.permanent, self.ailing, self.wait_s = error, permanent, ailing, wait_s


class Channel(Protocol):
    """`outer`: leaves the house, so people of a scene are refused. `slots`: how many letters are on their way at most."""

    name: str
    outer: bool
    slots: int

    async def send(self, letter: Letter) -> None:
        """Returns when the receiver has taken it. Raises NotTaken. Whoever calls ends it after five seconds."""
