"""Puts people of a roster on their posts and lets units ask: for tests whose world is made of sheets."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.order import order
from lianfang.flows.aid.raise_request import Cry, raise_request
from tests.watch import key
from zones.aid.rules.deciding import Close
from zones.aid.tables import AidRequest
from zones.duty.actions import make_post, plan, sign_on
from zones.duty.tables import HandOver, Shift
from zones.duty.vocabulary import Hours
from zones.roster.tables import Agreement, Unit, WrittenOrder

ALL_DAY = [Hours(0, 24 * 60, "mobile")]


async def man(unit: int, persons: list[int]) -> tuple[list[int], list[int]]:
    """A post for each, where he is signed on now; the unit has agreed, an order is in force. (posts, shifts)."""
    async with transaction() as now:
        (place,) = await Unit.raw(
            "SELECT u.station, s.bureau FROM unit u JOIN station s ON s.id = u.station WHERE u.id = {}", unit
        )
        since = now.date() - timedelta(days=30)
        await WrittenOrder.insert(WrittenOrder(bureau=place["bureau"], number="洋公〔2026〕3号", since=since))
        await Agreement.insert(Agreement(unit=unit, since=since, client_agreed=True))
        posts, shifts = [], []
        for person in persons:
            posts.append(await make_post(place["station"], f"{len(posts) + 1}号岗", ALL_DAY, unit=unit))
            shifts.append(await sign_on(posts[-1], person, now, now + timedelta(hours=12)))
    return posts, shifts


async def planned(post: int, person: int) -> int:
    """A shift of tomorrow."""
    async with transaction() as now:
        return await plan(post, person, now + timedelta(days=1), now + timedelta(days=1, hours=8))


async def ask(unit: int, kind: str = "fire") -> int:
    """A request of the unit: nobody needs a certificate for a fire. It may be taken back for a whole day, since tests have no ten seconds."""
    made = await raise_request(OPERATOR, Cry(1, unit, kind), key())
    await AidRequest.raw(
        "UPDATE aid_request SET policy = replace(policy, {}, {}) WHERE id = {}",
        '"take_back_s":10',
        '"take_back_s":86400',
        made,
    )
    return made


async def ended(unit: int) -> int:
    """A request of the unit that an officer closed."""
    made = await ask(unit)
    await order(OPERATOR, made, Close(1, "police", number="1120-0046"), key())
    return made


async def hands_over(leaving: int, coming: int) -> int:
    """A hand-over between two shifts that begins now."""
    async with transaction() as now:
        (shift,) = await Shift.raw("SELECT post FROM shift WHERE id = {}", leaving)
        made = await HandOver.insert(HandOver(post=shift["post"], leaving=leaving, coming=coming, begun_at=now))
        return int(made[0]["id"])


async def waits_for(shift: int, relief: int) -> None:
    """The shift ends in twenty minutes, and who should be there for twenty is not: no roll-call excuses the post."""
    async with transaction() as now:
        since, soon, due = now - timedelta(hours=2), now + timedelta(minutes=20), now - timedelta(minutes=20)
        (held,) = await Shift.raw(
            "UPDATE shift SET starts_at = {}, ends_at = {} WHERE id = {} RETURNING post", since, soon, shift
        )
        await plan(held["post"], relief, due, due + timedelta(hours=8))
