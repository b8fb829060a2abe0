"""The desk's line, by the operator."""

from lianfang.audit.actions import OPERATOR, note
from lianfang.database import transaction
from zones.roster import backing


async def set_desk_phone(station: int, phone: str) -> None:
    """The number that whoever asks for help is shown."""
    async with transaction() as now:
        await backing.set_desk_phone(station, phone)
        await note(OPERATOR, "aid.desk_phone", "done", now, "station", station)
