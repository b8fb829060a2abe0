"""Writes runs, their lines, and moves of money with their entries and balances. Runs inside a flow's transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from scoring.prizes.errors import RunMoved
from scoring.prizes.rules.moving import LEGS
from scoring.prizes.tables import MoneyMove, PrizeRun, PrizeWords, Purse
from scoring.prizes.tables import Prize as PrizeTable
from scoring.prizes.vocabulary import PURSES, Chosen, Prize, Run


class Move(Struct, frozen=True):
    """Money that moves: `kind` as in LEGS; `prize` for what concerns one, `document` for a transfer."""

    kind: str
    fen: int
    prize: int | None = None
    document: str = ""


async def start(run: Run) -> Run:
    """With its id."""
    columns = asdict(run)
    del columns["id"]
    (made,) = await PrizeRun.insert(PrizeRun(**columns))
    return Run(**(asdict(run) | {"id": int(made["id"])}))


async def keep(run: Run) -> None:
    """As it now stands; it was held."""
    columns: dict[Any, Any] = asdict(run)
    del columns["id"]
    await PrizeRun.update(columns).where(PrizeRun.id == run.id)


async def write_chosen(run: int, chosen: Iterable[Chosen], fen: int) -> None:
    """The lines of a draft's month, instead of those that it had."""
    await PrizeTable.delete().where((PrizeTable.run == run) & (PrizeTable.kind == "month"))
    rows = [PrizeTable(run=run, kind="month", fen=fen, **asdict(one)) for one in chosen]
    if rows:
        await PrizeTable.insert(*rows)


async def add_for_deed(run: int, person: int | None, unit: int, zone: int, fen: int, words: str) -> int:
    """A 一事一奖. Returns its id."""
    (made,) = await PrizeTable.insert(PrizeTable(run=run, kind="deed", person=person, unit=unit, zone=zone, fen=fen))
    await PrizeWords.insert(PrizeWords(prize=made["id"], words=words))
    return int(made["id"])


async def forget_words(person: int) -> None:
    """What his prizes were for goes with who is erased; that there were some, and how much, stays."""
    await PrizeWords.raw("DELETE FROM prize_words WHERE prize IN (SELECT id FROM prize WHERE person = {})", person)


async def drop(prize: int) -> None:
    """A line of a draft."""
    await PrizeTable.delete().where(PrizeTable.id == prize)


async def keep_prizes(prizes: Iterable[Prize]) -> None:
    """As they now stand."""
    for one in prizes:
        await PrizeTable.update({"state": one.state, "why": one.why}).where(PrizeTable.id == one.id)


async def keep_received(prize: Prize, now: datetime) -> None:
    """That it came in."""
    columns = {"received": prize.received, "received_at": now}
    await PrizeTable.update(columns).where((PrizeTable.id == prize.id) & (PrizeTable.received == ""))  # type: ignore[arg-type]


async def move(run: Run, moves: list[Move], account: int, now: datetime) -> None:
    """Moves with their entries, and the purses' balances along; purses are opened where they are missing, and held.

    Raises RunMoved where a purse would be overdrawn.
    """
    purses = await _held(run)
    for one in moves:
        out, into = LEGS[one.kind]
        for kind, fen in ((out, -one.fen), (into, one.fen)):
            purses[kind][1] += fen
            if kind != "outside" and purses[kind][1] < 0:
                raise RunMoved()
        legs = [(purses[out][0], -one.fen), (purses[into][0], one.fen)]
        await MoneyMove.raw(
            _MOVE,
            *(run.station, run.id, one.prize, one.kind, one.document, account, now),
            *([purse for purse, _ in legs], [fen for _, fen in legs]),
        )
    ids, balances = zip(*purses.values(), strict=True)
    await Purse.raw(
        "UPDATE purse SET balance = v.balance FROM unnest({}::bigint[], {}::bigint[]) AS v (id, balance) WHERE purse.id = v.id",
        list(ids),
        list(balances),
    )


_MOVE = """
WITH moved AS (
    INSERT INTO money_move (station, run, prize, kind, document, account, at) VALUES ({}, {}, {}, {}, {}, {}, {}) RETURNING id)
INSERT INTO money_entry (move, purse, fen)
SELECT moved.id, v.purse, v.fen FROM moved, unnest({}::bigint[], {}::bigint[]) AS v (purse, fen)
"""


async def _held(run: Run) -> dict[str, list[int]]:
    """Kind → [id, balance]."""
    await Purse.raw(
        "INSERT INTO purse (station, source, kind, balance) SELECT {}, {}, kind, 0 FROM unnest({}::text[]) AS kind "
        "ON CONFLICT DO NOTHING",
        *(run.station, run.source, list(PURSES)),
    )
    rows = await Purse.raw(
        "SELECT id, kind, balance FROM purse WHERE station = {} AND source = {} ORDER BY id FOR UPDATE",
        *(run.station, run.source),
    )
    return {row["kind"]: [row["id"], row["balance"]] for row in rows}
