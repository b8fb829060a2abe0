"""A month's prizes are drawn up: once, or anew while they are a draft; what was given for one thing is added by hand."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.prizes.choosing import choose_now, last_of
from scoring.points.deductions.vocabulary import Hand
from scoring.prizes import actions
from scoring.prizes.errors import BadMoney, KeptIsSpent, NoWhy, PaidElsewhere, RunMoved, SameHands
from scoring.prizes.reads import live_run, locked, prize_at, prizes_of
from scoring.prizes.rules.stepping import check_money, check_month, drawing
from scoring.prizes.vocabulary import MOST_FEN, MOST_WORDS, Run, yuan
from zones.ground.scope import Scope
from zones.ground.weeks import month_of, shanghai_day
from zones.roster.actions import lock_station
from zones.roster.reads import zone_of_unit
from zones.roster.reads.whereabouts import place_of_unit, places_of


async def draw_up(by: By, hand: Hand, station: int, first: date, money: tuple[int, int], source: str, key: Key) -> int:
    """`money` is (the month's budget, what is kept of it for 一事一奖), in fen. Returns the run's id.

    Raises BadMoney, NoSource, MonthGoesOn, RunMoved, OtherBody.
    """
    budget, kept = money
    check_money(budget, kept, source)

    async def do(now: datetime) -> str:
        check_month(last_of(first), shanghai_day(now))
        await lock_station(station)
        scope = Scope((station,))
        run = await live_run(scope, month_of(first))
        drawing(run)
        found = await choose_now(station, first, budget, kept, now)
        new = Run(
            run.id if run else 0,
            station,
            month_of(first),
            "draft",
            found.book.id,
            budget,
            kept,
            source,
            hand.account,
            now,
        )
        await _check_kept(scope, new)
        if run:
            await actions.keep(new)
        else:
            new = await actions.start(new)
        await actions.write_chosen(new.id, found.chosen, found.book.text.prizes.guard_yuan * 100)
        await note(by, "prize.draw", "done", now, "prize_run", new.id)
        return str(new.id)

    return int(await answered_once(key, ["prize.draw", str(station), month_of(first), str(money), source], do))


async def add_for_deed(
    by: By, hand: Hand, scope: Scope, run: int, whose: tuple[int | None, int | None], fen: int, words: str,
    elsewhere: bool, key: Key,
) -> None:  # fmt: skip
    """一事一奖: `whose` is (person, None) or (None, unit) of the station.

    Raises NotYours, BadMoney, NoWhy, PaidElsewhere, KeptIsSpent, SameHands, RunMoved, OtherBody.
    """
    person, unit = whose
    said = " ".join(words.split())
    if not 0 < fen <= MOST_FEN:
        raise BadMoney()
    if not 0 < len(said) <= MOST_WORDS:
        raise NoWhy(most=MOST_WORDS)
    if elsewhere:
        raise PaidElsewhere()
    if person is not None and person == hand.person:
        raise SameHands()

    async def do(held: Run, now: datetime) -> str:
        drawing(held)
        stands = await _where(held.station, person, unit, now)
        await actions.add_for_deed(held.id, person, stands, await zone_of_unit(stands), fen, said)
        await _check_kept(scope, held)
        await note(by, "prize.add", "done", now, "prize_run", held.id)
        return "draft"

    await step(scope, run, ["prize.add", str(whose), str(fen), said], do, key)


async def drop_line(by: By, scope: Scope, run: int, prize: int, key: Key) -> None:
    """A 一事一奖 of a draft. Raises NotYours, RunMoved, OtherBody."""

    async def do(held: Run, now: datetime) -> str:
        drawing(held)
        row = await prize_at(scope, prize)
        if row is None or row.prize.run != held.id or row.prize.kind != "deed":
            raise RunMoved()
        await actions.drop(prize)
        await note(by, "prize.drop", "done", now, "prize_run", held.id)
        return "draft"

    await step(scope, run, ["prize.drop", str(prize)], do, key)


async def step(
    scope: Scope, run: int, said: list[str], doing: Callable[[Run, datetime], Awaitable[str]], key: Key
) -> str:
    """A step of a run, which is held meanwhile. Raises NotYours, OtherBody."""

    async def do(now: datetime) -> str:
        held = await locked(scope, run)
        if held is None:
            raise NotYours()
        return await doing(held, now)

    return await answered_once(key, [said[0], str(run), *said[1:]], do)


async def _check_kept(scope: Scope, run: Run) -> None:
    given = sum(row.prize.fen for row in await prizes_of(scope, run.id) if row.prize.kind == "deed")
    if given > run.kept_fen:
        raise KeptIsSpent(short=yuan(given - run.kept_fen))


async def _where(station: int, person: int | None, unit: int | None, now: datetime) -> int:
    """The unit: the guard's today, or itself. Raises NotYours for one of another station."""
    if person is not None:
        found = [one.unit for one in await places_of(person, shanghai_day(now)) if one.station == station and one.unit]
    else:
        place = await place_of_unit(unit or 0)
        found = [place.unit] if place and place.station == station and place.unit else []
    if not found:
        raise NotYours()
    return found[0]
