"""Who confirmed a deed, by name, as far as its record says: of a sheet nobody, there the file and row stand for it."""

from msgspec import Struct

from lianfang.accounts.states import behind
from lianfang.flows.aid.confirm_deed import REGISTER as AIDED
from lianfang.flows.patrol.recorded import REGISTER as OUTINGS
from lianfang.flows.reports.decide_hazard import REGISTER as NOTES
from scoring.points.deductions.vocabulary import REGISTER as SLIPS
from zones.journal.tables import Deed
from zones.reports.actions.clues import REGISTER as CLUES
from zones.reports.actions.records import REGISTER as RECORDS

# A deed of a request or of a note is confirmed in the transaction that writes it: its line in the audit book has the same instant.
_HANDS = f"""
SELECT c.officer AS graded, o.officer AS led, r.account AS confirmed, CASE WHEN r.unit_word = 'confirm' THEN r.unit_account END AS seen,
       s.account AS proposed, s.decider AS checked,
       (SELECT min(l.id) FROM audit_line a LEFT JOIN token t ON a.actor = 'token:' || t.id
        JOIN login l ON a.actor = 'account:' || l.id OR l.id = t.account
        WHERE (d.sheet, a.subject, a.action) IN (('{AIDED}', 'aid', 'aid.confirm'), ('{AIDED}', 'aid', 'aid.arrest'),
            ('{NOTES}', 'note', 'note.hazard')) AND a.thing = d.row AND a.at = d.recorded_at) AS aided
FROM deed d
LEFT JOIN clue c ON d.sheet = '{CLUES}' AND c.id = d.row
LEFT JOIN outing o ON d.sheet = '{OUTINGS}' AND o.id = d.row
LEFT JOIN duty_record r ON d.sheet = '{RECORDS}' AND r.id = d.row
LEFT JOIN deduction s ON d.sheet = '{SLIPS}' AND s.id = d.row
WHERE d.id = {{}} AND d.delivery IS NULL
"""
_OFFICERS = "SELECT id, name FROM officer WHERE id = ANY({})"


OF_UNITS = ("seen", "checked")


class Hand(Struct, frozen=True):
    """`how`: graded, led, confirmed (officers); seen, checked (the unit); proposed (an officer, of a deduction).

    `name` is empty for a unit's account that is nobody's: what one signs in by is no name.
    """

    how: str
    name: str


async def confirmed_by(deed: int) -> tuple[Hand, ...]:
    """In the order in which they came to it."""
    rows = await Deed.raw(_HANDS, deed)
    if not rows:
        return ()
    row = rows[0]
    officers = [row[how] for how in ("graded", "led") if row[how] is not None]
    accounts = {how: row[how] for how in ("proposed", "seen", "checked", "confirmed") if row[how] is not None}
    if row["aided"] is not None:
        accounts["confirmed"] = row["aided"]
    named = {one["id"]: one["name"] for one in await Deed.raw(_OFFICERS, officers)} if officers else {}
    people = await behind(sorted(accounts.values())) if accounts else {}
    hands = [Hand(how, named[row[how]]) for how in ("graded", "led") if row[how] in named]
    for how, account in accounts.items():
        who = people.get(account)
        if who:
            hands.append(Hand(how, "" if how in OF_UNITS and who.person is None else who.name))
    return tuple(hands)
