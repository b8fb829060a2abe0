"""Confirmed deeds for which recognition of a brave act may be applied for. A sealed clue is never among them."""

from datetime import date, datetime

from msgspec import Struct

from scoring.commendations.tables import BraveApplication
from zones.ground.scope import Scope
from zones.journal.vocabulary import COMMENDED

BRAVE = (
    "rescue",
    "assistance",
    "aid.arrived",
    "aid.helped",
    "aid.arrest",
    COMMENDED["rescue"],
    COMMENDED["assistance"],
)
"""Rescue, assistance, helped arrest, and what was done in a request; also what was commended elsewhere."""
_DEED = """
SELECT d.id, d.station, d.kind, d.person, n.name, d.unit, coalesce(u.name, '') AS unit_name, d.day, d.at, d.sheet, d.row,
    d.record_kind, encode(coalesce(v.digest, ''), 'hex') AS digest, r.id AS duty_record, coalesce(r.words, '') AS told,
    coalesce(b.words, '') AS words
FROM deed d JOIN person n ON n.id = d.person LEFT JOIN unit u ON u.id = d.unit LEFT JOIN delivery v ON v.id = d.delivery
LEFT JOIN duty_record r ON d.record_kind = 'item' AND d.delivery IS NULL AND r.item = d.record
LEFT JOIN brave_application b ON b.deed = d.id
WHERE d.kind = ANY({}) AND d.station = ANY({}) AND d.verified AND d.corrects IS NULL
    AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)
"""


class BraveDeed(Struct, frozen=True):
    """With names. `told` are the record's own words, `words` those of the application; `digest` of the file that brought it."""

    id: int
    station: int
    kind: str
    person: int
    name: str
    unit: int | None
    unit_name: str
    day: date
    at: datetime | None
    sheet: str
    row: int
    record_kind: str
    digest: str
    duty_record: int | None
    told: str
    words: str

    @property
    def request(self) -> int | None:
        """The request in which it was done."""
        return self.row if self.record_kind in ("aid", "arrest") else None

    @property
    def paid(self) -> bool:
        """Commended elsewhere already."""
        return self.kind in COMMENDED.values()


async def brave_deeds(scope: Scope, most: int = 60) -> list[BraveDeed]:
    """Of the scope's stations, the latest first."""
    rows = await BraveApplication.raw(
        f"{_DEED} ORDER BY d.day DESC, d.id DESC LIMIT {{}}", list(BRAVE), list(scope.stations), most
    )
    return [BraveDeed(**row) for row in rows]


async def brave_deed(scope: Scope, number: int) -> BraveDeed | None:
    """One of the scope's stations; None for what is not confirmed, was taken back, or is of another kind."""
    rows = await BraveApplication.raw(f"{_DEED} AND d.id = {{}}", list(BRAVE), list(scope.stations), number)
    return BraveDeed(**rows[0]) if rows else None
