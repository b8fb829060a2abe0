"""A bureau's accounts with their roles, and the places that a role may reach."""

from msgspec import Struct

from lianfang.access import ROLES, Actor, Held, scope
from lianfang.accounts.errors import WrongPlace
from lianfang.accounts.rules import check_role
from lianfang.accounts.states import AccountState, RoleState, accounts_of, roles_in
from lianfang.database import transaction
from zones.ground.scope import Scope
from zones.roster.reads import companies, stations, units

WORDS = {"unit": "单位", "company": "保安公司", "station": "派出所", "bureau": "全分局"}
NEEDS = {"unit": "unit", "company": "company", "officer": "station", "auxiliary": "station"}
"""What kind of place a role reaches; the whole bureau where none is named."""


class RolePlace(Struct, frozen=True):
    """A place that a role may reach: bureau, station:1, company:2, unit:3."""

    value: str
    name: str


class BureauAccounts(Struct, frozen=True):
    """Roles are those of all the accounts, ended ones too."""

    accounts: list[AccountState]
    roles: list[RoleState]
    places: list[RolePlace]


async def accounts_seen(actor: Actor, bureau: int) -> BureauAccounts:
    """In one snapshot. Raises NotYours."""
    reach = scope(actor, "accounts.manage")
    async with transaction(snapshot=True):
        return BureauAccounts(await accounts_of(bureau), await roles_in(bureau), await _places(reach))


async def _places(reach: Scope) -> list[RolePlace]:
    """Stations, units, companies. The bureau is where none of them is needed."""
    return [
        RolePlace("bureau", "全分局（办公室、法制部门、审计员）"),
        *(RolePlace(f"station:{one.id}", one.name) for one in await stations() if one.id in reach.stations),
        *(RolePlace(f"company:{one.id}", one.name) for one in await companies(reach)),
        *(RolePlace(f"unit:{one.id}", one.name) for one in await units(reach)),
    ]


async def role_for(actor: Actor, bureau: int | None, role: str, place: str) -> Held:
    """A role that reaches a place of this bureau. Raises BadRole, WrongPlace."""
    check_role(role)
    kind, _, number = place.partition(":")
    async with transaction():
        offered = {one.value for one in await _places(scope(actor, "accounts.manage"))}
    needs = NEEDS.get(role, "bureau")
    if place not in offered or kind != needs:
        raise WrongPlace(role=ROLES.get(role, role), needs=WORDS[needs])
    own = int(number) if number else None
    return Held(
        role,
        bureau,
        (own,) if kind == "station" and own else (),
        unit=own if kind == "unit" else None,
        company=own if kind == "company" else None,
    )


def officer_for(role: Held, name: str) -> str | None:
    """An officer's account is that of an officer whom the sheets name; at the legal office it says who decides."""
    return name[:40] if role.role in ("officer", "legal") and name else None
