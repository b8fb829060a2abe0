"""Holds what clients were told against the books, and the books against themselves. Nothing of how the house checks is used."""

from collections import Counter
from collections.abc import Iterable

import asyncpg

from tests.scoring.history import Told

DONE = """
SELECT record AS number, 'earn' AS kind FROM deed WHERE corrects IS NULL
UNION ALL SELECT convert_from(y.digest, 'UTF8')::bigint, 'correct' FROM deed d JOIN delivery y ON y.id = d.delivery
    WHERE d.corrects IS NOT NULL
UNION ALL SELECT account, 'ask' FROM redemption
UNION ALL SELECT decider, 'answer' FROM redemption WHERE decider IS NOT NULL
UNION ALL SELECT split_part(actor, ':', 2)::bigint, 'withdraw' FROM audit_line WHERE action = 'exchange.withdraw'
UNION ALL SELECT account, 'approve' FROM money_move WHERE kind = 'grant'
UNION ALL SELECT account, 'pay' FROM money_move WHERE kind = 'pay' GROUP BY account, run
UNION ALL SELECT account, 'void' FROM money_move WHERE kind = 'void'
"""
"""Each command by its number, as often as its work stands in the books."""
EVEN = {
    "a deed and its first award": """
        SELECT d.id FROM deed d LEFT JOIN award a ON a.deed = d.id AND a.cause = 0 WHERE d.corrects IS NULL
        AND (a.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id))
        GROUP BY d.id HAVING count(a.id) <> 1""",
    "a deed taken back and what is left of its points": """
        SELECT c.id FROM deed c JOIN award a ON a.deed = c.corrects GROUP BY c.id HAVING sum(a.points) <> 0""",
    "an award that corrects and the one it names": """
        SELECT cause FROM award WHERE cause <> 0 GROUP BY cause HAVING count(*) > 1""",
    "a redemption and the award that took its points": """
        SELECT r.id FROM redemption r LEFT JOIN award a ON a.source = 'redemption:' || r.id AND a.cause = 0
        LEFT JOIN entry e ON e.award = a.id AND e.amount = -r.points GROUP BY r.id HAVING count(e.id) <> 1""",
    "a redemption that ended without goods and the award that gave them back": """
        SELECT r.id FROM redemption r LEFT JOIN award a ON a.source = 'redemption:' || r.id AND a.cause <> 0
        GROUP BY r.id, r.state HAVING count(a.id) <> (r.state IN ('withdrawn', 'declined'))::int""",
    "a prize and its moves of money": """
        SELECT p.id FROM prize p LEFT JOIN money_move m ON m.prize = p.id GROUP BY p.id, p.state
        HAVING coalesce(string_agg(m.kind, ' ' ORDER BY m.id), '') <>
            CASE p.state WHEN 'proposed' THEN '' WHEN 'reserved' THEN 'reserve' WHEN 'paid' THEN 'reserve pay' ELSE 'reserve void' END""",
    "an award's entries": "SELECT award FROM entry GROUP BY award HAVING sum(amount) <> 0",
    "a move's entries": "SELECT move FROM money_entry GROUP BY move HAVING sum(fen) <> 0 OR count(*) <> 2",
    "all points together": "SELECT sum(amount) FROM entry HAVING sum(amount) <> 0",
    "all money together": "SELECT sum(fen) FROM money_entry HAVING sum(fen) <> 0",
    "a holder's balance and his entries": """
        SELECT a.id FROM account a LEFT JOIN entry e ON e.account = a.id WHERE a.kind <> 'pool'
        GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount), 0)""",
    "spendable or owed points below zero": "SELECT id FROM account WHERE kind IN ('spendable', 'owed') AND balance < 0",
    "a guard's standing points and his awards": """
        SELECT a.id FROM account a WHERE a.kind = 'standing' AND a.balance <>
            (SELECT coalesce(sum(w.points), 0) FROM award w WHERE w.person = a.person)""",
    "a purse's balance and its entries": """
        SELECT p.id FROM purse p LEFT JOIN money_entry e ON e.purse = p.id
        GROUP BY p.id HAVING p.balance <> coalesce(sum(e.fen), 0)""",
    "a purse below zero": "SELECT id FROM purse WHERE kind <> 'outside' AND balance < 0",
}
"""What must not be found."""


async def faults(owner: asyncpg.Connection, told: Iterable[Told]) -> list[str]:
    """ok: once; refused: never; unknown: at most once; and nothing that nobody sent. Then the books by themselves."""
    done = Counter((row["number"], row["kind"]) for row in await owner.fetch(DONE))
    found = []
    for one in told:
        times = done.pop((one.number, one.kind), 0)
        allowed = {"ok": (1,), "refused": (0,), "unknown": (0, 1)}[one.said]
        if one.kind != "score" and times not in allowed:
            found.append(f"{one.kind} {one.number} was told {one.said} and is in the books {times} times")
    found += [f"{kind} {number} is in the books and nobody sent it" for number, kind in done]
    for what, statement in EVEN.items():
        found += [f"{what}: {row[0]}" for row in await owner.fetch(statement)]
    return found
