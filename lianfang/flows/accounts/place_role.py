"""What a role reaches, from the names that people write: a station, a unit, a company, or the whole bureau."""

from lianfang.access import Held
from lianfang.accounts.errors import NoSuchPlace
from lianfang.accounts.rules import check_role
from lianfang.database import transaction
from zones.ground.scope import Scope
from zones.roster.reads import StationRow, units
from zones.roster.tables import Company


async def place_role(role: str, station: StationRow, unit: str = "", company: str = "") -> Held:
    """Raises BadRole, NoSuchPlace: a unit's account names its unit, a company's its company."""
    check_role(role)
    if role == "unit":
        async with transaction():
            found = [one.id for one in await units(Scope((station.id,))) if one.name == unit]
        if not found:
            raise NoSuchPlace(name=unit or "（没有写单位）")
        return Held(role, station.bureau, (station.id,), unit=found[0])
    if role == "company":
        async with transaction():
            rows = await Company.raw("SELECT id FROM company WHERE bureau = {} AND name = {}", station.bureau, company)
        if not rows:
            raise NoSuchPlace(name=company or "（没有写保安公司）")
        return Held(role, station.bureau, (), company=rows[0]["id"])
    return Held(role, station.bureau, (station.id,) if role in ("officer", "auxiliary") else ())
