"""扣分单 and 一票否决 as their readers see them: one snapshot each."""

from datetime import date, datetime

from msgspec import Struct

from lianfang.access import ACTIONS, Actor, NotYours, Thing, can
from lianfang.access import scope as reach
from lianfang.accounts.states import names_of
from lianfang.database import look, transaction
from lianfang.flows.deductions.clause import clauses_of
from lianfang.flows.deductions.held import is_of
from scoring.points.deductions import reads
from scoring.points.deductions.reads import SlipRow
from scoring.points.vetoes.reads import ProposalRow, VetoRow, made, proposals, vetoed, vetoes
from scoring.points.vetoes.vocabulary import Veto
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import GuardRow, guards_of


class SlipsSeen(Struct, frozen=True):
    """`names` are of those who proposed and decided, by account; `clauses` by slip: (the clause, how many points)."""

    now: datetime
    rows: list[SlipRow]
    names: dict[int, str]
    clauses: dict[int, tuple[str, int]]
    vetoes: dict[int, Veto]
    guards: list[GuardRow]


class VetoesSeen(Struct, frozen=True):
    now: datetime
    proposals: list[ProposalRow]
    vetoes: list[VetoRow]
    names: dict[int, str]
    guards: list[GuardRow]


def own_slips_scope(actor: Actor) -> Scope:
    """The guard himself. Raises NotYours for an account that is nobody's."""
    own = reach(actor, "deduction.answer")
    if own.person is None or not own.stations:
        raise NotYours()
    return own


async def slips_seen(scope: Scope) -> SlipsSeen:
    """Of the scope's person, unit or station, with who stands there today and on whom a veto is today."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        rows = await reads.slips(scope)
        return SlipsSeen(
            now,
            rows,
            await _names(rows),
            await clauses_of(row.slip for row in rows),
            await vetoed(scope, today, date.max),
            await guards_of(scope, today),
        )


async def slip_seen(scope: Scope, deduction: int) -> SlipsSeen:
    """One alone, of the scope. Raises NotYours."""
    async with transaction(snapshot=True) as now:
        rows = await reads.slips(scope, only=deduction)
        if not rows:
            raise NotYours()
        return SlipsSeen(now, rows, await _names(rows), await clauses_of(row.slip for row in rows), {}, [])


async def vetoes_seen(scope: Scope) -> VetoesSeen:
    """The station's."""
    async with transaction(snapshot=True) as now:
        waiting, stand = await proposals(scope), await vetoes(scope)
        accounts = {one.proposal.account for one in waiting} | {one.veto.account for one in stand}
        accounts |= {one.veto.proposer for one in stand} | {one.proposal.decider or 0 for one in waiting}
        return VetoesSeen(
            now, waiting, stand, await names_of(sorted(accounts)), await guards_of(scope, shanghai_day(now))
        )


async def check_slip(scope: Scope, deduction: int) -> None:
    """Raises NotYours for a slip that is none of the scope's."""
    slip = await look(lambda: reads.slip(deduction))
    if slip is None or not is_of(scope, slip):
        raise NotYours()


async def check_veto(scope: Scope, number: int, table: str) -> None:
    """`table` is veto or veto_proposal. Raises NotYours for one that is not the station's."""
    if not await look(lambda: made(scope, number, table)):
        raise NotYours()


async def reached_slip(actor: Actor, deduction: int, action: str = "deduction.see") -> Scope:
    """Where a slip lies that an actor may see: the guard himself, his unit, the station. Raises NotYours."""
    slip = await look(lambda: reads.slip(deduction))
    if slip is None or not can(actor, action, Thing(slip.station, slip.unit, None, slip.person)):
        raise NotYours()
    return Scope((slip.station,), unit=slip.unit, person=slip.person)


def slips_scopes(actor: Actor) -> list[Scope]:
    """Every scope in which an actor sees slips: himself, the units that he leads, the stations where he works."""
    held = [one for one in actor.roles if one.role in ACTIONS["deduction.see"]]
    found = [Scope(one.stations, unit=one.unit) for one in held if one.role == "unit" and one.unit is not None]
    if can(actor, "deduction.answer"):
        found.append(own_slips_scope(actor))
    desk = {station for one in held if one.role in ACTIONS["deduction.desk"] for station in one.stations}
    return [*found, Scope(tuple(sorted(desk)))] if desk else found


async def _names(rows: list[SlipRow]) -> dict[int, str]:
    slips = [row.slip for row in rows]
    return await names_of(sorted({one.account for one in slips} | {one.decider for one in slips if one.decider}))
