"""A guard asks for something of the book's list: his spendable points are taken at once, so that nobody spends them twice."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports.stands import where_he_stands
from scoring.points.actions import hold
from scoring.points.actions.books import books_in_force
from scoring.points.reads.balances import balances
from scoring.points.redemptions import rules
from scoring.points.redemptions.actions import take
from scoring.points.redemptions.reads import moved
from scoring.points.redemptions.vocabulary import Redemption
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def ask(by: By, scope: Scope, account: int, code: str, key: Key) -> int:
    """By the scope's person, with his points of the station where he stands. Returns the redemption's id.

    Raises NotYours, NoRuleBook, ExchangeOff, NoSuchGood, PointsOwed, NotEnoughPoints, OtherBody.
    """

    async def do(now: datetime) -> str:
        person, at = await where_he_stands(scope, now)
        today = shanghai_day(now)
        book = (await books_in_force(at.station, now)).on(today)
        good = rules.chosen(book.text.goods, code)
        await hold(at.station, [(person, None)])  # before the balance is read: fifty at once stand in a line here
        own = Scope((at.station,), person=person)
        has = await balances(own)
        rules.check_points(good, has, rules.usable(await moved(own), has.spendable, today))
        new = Redemption(
            0, at.station, person, at.unit, book.id, good.code, good.called, good.points, account, now
        )  # fmt: skip
        made = await take(rules.asked(new), now)
        await note(by, "exchange.ask", "done", now, "redemption", made.id)
        return str(made.id)

    return int(await answered_once(key, ["exchange.ask", code], do))
