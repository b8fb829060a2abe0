"""Who had a hand in what an appeal is about: named by its record, or by the audit book. They do not decide."""

from datetime import datetime
from typing import Any

from lianfang.accounts.officers import serving
from lianfang.audit.tables import AuditLine
from scoring.points.appeals.vocabulary import Appeal, Concerned, Entry
from scoring.training.vocabulary import SHEETS, TAUGHT_SHEET
from zones.journal.tables import Deed

REGISTERS = {
    "四种单": "record",
    "信息报送": "clue",
    "巡逻登记": "outing",
    "求援记录": "aid",
    "工作笔记": "note",
    **dict.fromkeys((*SHEETS.values(), TAUGHT_SHEET), "training"),
}
"""Where a deed was written down as it happened → what the audit book calls the thing; its number is the deed's row."""
_RECORD = """
SELECT d.record_kind, d.record, d.sheet, d.row, d.station, s.bureau, v.received_at, c.officer AS graded, o.officer AS led,
       coalesce(p.officers, '') AS named, ARRAY(SELECT DISTINCT k.decided_by FROM check_in k
       WHERE k.outing = o.id AND k.decided_by IS NOT NULL) AS checked
FROM deed d JOIN station s ON s.id = d.station LEFT JOIN delivery v ON v.id = d.delivery
LEFT JOIN clue c ON d.delivery IS NULL AND d.sheet = '信息报送' AND c.id = d.row
LEFT JOIN outing o ON d.delivery IS NULL AND d.sheet = '巡逻登记' AND o.id = d.row
LEFT JOIN patrol p ON d.record_kind = 'patrol' AND p.id = d.record WHERE d.id = {}
"""
_HANDS = """
SELECT DISTINCT l.id AS account, l.officer FROM audit_line a LEFT JOIN token t ON a.actor = 'token:' || t.id
JOIN login l ON a.actor = 'account:' || l.id OR l.id = t.account
WHERE a.subject = {} AND a.thing = {} AND ({}::timestamptz IS NULL OR a.at = {}) AND right(a.action, 5) <> '.read'
UNION SELECT l.id, l.officer FROM login l WHERE l.id = ANY({})
"""
_OFFICERS = """
SELECT o.id, o.name FROM officer o
WHERE o.id = ANY({}) OR (o.bureau = {} AND o.name = ANY(regexp_split_to_array({}, '[、，, ]+'))) ORDER BY o.id
"""


async def concerned(appeal: Appeal, entry: Entry | None, now: datetime) -> Concerned:
    """Where no officer is named (a sheet, a month's close, what was not counted): whoever serves at the station."""
    found = await _named(entry.deed) if entry and entry.deed is not None else Concerned()
    if found.officers:
        return found
    return Concerned(found.accounts, frozenset(one.id for one in await serving(appeal.station, now)))


async def _named(deed: int) -> Concerned:
    (record,) = await Deed.raw(_RECORD, deed)
    subject, thing = _thing(record)
    at = record["received_at"]
    hands = await AuditLine.raw(_HANDS, subject, thing, at, at, record["checked"])
    ids = [one for one in (record["graded"], record["led"], *(hand["officer"] for hand in hands)) if one is not None]
    officers = await Deed.raw(_OFFICERS, ids, record["bureau"], record["named"])
    return Concerned(
        frozenset(hand["account"] for hand in hands),
        frozenset(one["id"] for one in officers),
        tuple(one["name"] for one in officers),
    )


def _thing(record: dict[str, Any]) -> tuple[str, int]:
    """What the audit book calls the record: of a sheet it is the import, told by its instant."""
    if record["received_at"] is not None:
        return "station", record["station"]
    subject = REGISTERS.get(record["sheet"])
    return (subject, record["row"]) if subject else (record["record_kind"], record["record"])
