"""A guard who tells, his beat officer, and two colleagues of his, of whom one has no account: for tests of clues."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import Held
from lianfang.audit.actions import By
from lianfang.database import transaction
from lianfang.flows.clues.send import NewClue, send
from tests.cast import bring_everything
from tests.lianfang.accounts.people import opened
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.roster.actions import make_officers, set_beat
from zones.roster.reads import StationRow
from zones.roster.tables import Person, Unit

AT = datetime(2018, 10, 9, 15, 20, tzinfo=SHANGHAI)
WORDS = "夜里两点总有面包车来卸电动车，车牌遮着"


class Cast(Struct, frozen=True):
    station: StationRow
    person: int
    officers: dict[str, int]
    accounts: dict[str, int]

    @property
    def guard(self) -> Scope:
        return Scope((self.station.id,), person=self.person)

    @property
    def desk(self) -> Scope:
        return Scope((self.station.id,))

    def by(self, name: str) -> By:
        return By(f"account:{self.accounts[name]}", self.station.bureau)

    async def tells(self, words: str = WORDS, photos: tuple[bytes, ...] = (), officer: int | None = None) -> int:
        return await send(By("account:5", self.station.bureau), self.guard, NewClue(words, photos, officer), key())


async def cast(beat: bool = True) -> Cast:
    """赵大山 of 翠园小区, which 周明远 has on his beat; 韩立群 serves at the station, 陈向东 has no account."""
    station = await bring_everything()
    async with transaction():
        officers = await make_officers(station.bureau, ["周明远", "韩立群", "陈向东"])
        unit = (await Unit.raw("SELECT id FROM unit WHERE name = '翠园小区'"))[0]["id"]
        if beat:
            await set_beat(unit, officers["周明远"], AT.date())
    held = Held("officer", station.bureau, (station.id,))
    accounts = {
        name: await opened(login, held=held, officer=officers[name])
        for name, login in (("周明远", "zhou"), ("韩立群", "han"))
    }
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    return Cast(station, person, officers, accounts)
