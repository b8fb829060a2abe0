"""Who gets what was issued, and who has signed for it."""

from datetime import date

from msgspec import Struct

MOST_NAME, MOST_COPIES = 40, 200
"""Characters of a receiver's name and of whoever took a paper; copies for one receiver."""


class Receiver(Struct, frozen=True):
    """Somebody outside the units who gets what a publisher issues; `paper`: printed, else as a file."""

    id: int
    publisher: int
    name: str
    copies: int
    paper: bool


class Delivery(Struct, frozen=True):
    """What was sent to one unit, or to one receiver outside (`unit` None): the bulletin, or its correction of this number.

    `signed_on` is None until somebody signed: `signed_by` by name (empty where it was erased), on `paper` or by phone.
    """

    id: int
    erratum: int
    unit: int | None
    station: str
    to: str
    copies: int
    signed_on: date | None
    signed_by: str
    paper: bool


class Unsigned(Struct, frozen=True):
    """A bulletin (by the id in its addresses), or its correction of this number, that some `units` have not signed for."""

    bulletin: int
    erratum: int
    issued_on: date
    units: tuple[int, ...]
