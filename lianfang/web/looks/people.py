"""People as the office and officers find them, and one person's card."""

from datetime import date

from msgspec import Struct

from lianfang.access import Actor, NotYours
from lianfang.accounts import devices
from lianfang.accounts.devices import DeviceRow
from lianfang.accounts.states import sign_ins
from lianfang.accounts.tables import Account
from lianfang.audit.actions import By
from lianfang.database import transaction
from lianfang.flows.people.find import Found, find
from lianfang.flows.people.held import Held, held
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, week_of
from zones.roster.reads import certificates

MOST_TYPED = 60


class FoundPerson(Struct, frozen=True):
    """Somebody who was found; `sign_in` is none, slip or used."""

    one: Found
    certified: bool
    sign_in: str


async def people_found(by: By, actor: Actor, station: int, asked: str) -> list[FoundPerson]:
    """By name, or by a whole number through the blind index. Nobody for nothing."""
    found = await find(by, actor, station, asked[:MOST_TYPED]) if asked else []
    async with transaction(snapshot=True) as now:
        persons = [one.person for one in found]
        states, certified = await sign_ins(persons, now), await certificates(persons, week_of(shanghai_day(now)))
    return [FoundPerson(one, certified.get(one.person, False), states.get(one.person, "none")) for one in found]


class Card(Struct, frozen=True):
    """What is held of a person, how far he is with signing in, his devices."""

    held: Held
    sign_in: str
    devices: list[DeviceRow]
    today: date


async def card_seen(scope: Scope, person: int) -> Card:
    """Raises NotYours, KeyDestroyed."""
    seen = await held(Scope(scope.stations), person)
    async with transaction(snapshot=True) as now:
        state = (await sign_ins([person], now)).get(person, "none")
        rows = await Account.raw("SELECT id FROM login WHERE person = {} AND closed_at IS NULL", person)
        known = await devices.of_account(rows[0]["id"]) if rows else []
    return Card(seen, state, known, shanghai_day(now))


async def account_of(person: int) -> int:
    """The account that he comes in with. Raises NotYours where he never had one."""
    async with transaction():
        rows = await Account.raw("SELECT id FROM login WHERE person = {}", person)
    if not rows:
        raise NotYours()
    return int(rows[0]["id"])
