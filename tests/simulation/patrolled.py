"""The ground of the simulation in the database: its checkpoints and tags, everybody who walks, every outing."""

from datetime import timedelta

from lianfang.database import transaction
from tests.simulation.ground import ZONES, spots
from tests.simulation.walking import Sent
from zones.ground.scope import Scope
from zones.journal.actions import insert_all
from zones.patrol.tables import Checkpoint, NfcTag, Outing, Seat
from zones.roster.tables import Bureau, Officer, Person, Station, Unit, Zone


async def bring_ground(sent: list[Sent]) -> tuple[Scope, dict[int, int]]:
    """(the station's scope, the persons' ids by their numbers in the feed). A fresh database numbers checkpoints as the ground does."""
    first, last = sent[0].at - timedelta(days=1), sent[-1].at + timedelta(days=1)
    async with transaction() as now:
        bureau = (await Bureau.insert(Bureau(name="分局", created_at=now)))[0]["id"]
        station = (await Station.insert(Station(bureau=bureau, name="派出所", created_at=now)))[0]["id"]
        officer = (await Officer.insert(Officer(bureau=bureau, name="周明远")))[0]["id"]
        zones = [
            row["id"] for row in await insert_all(Zone, [Zone(station=station, name=f"{n}") for n in range(ZONES)])
        ]
        unit = (await Unit.insert(Unit(station=station, zone=zones[0], name="单位")))[0]["id"]
        points = [
            Checkpoint(
                station=station,
                zone=zones[spot.zone],
                name=f"点位{spot.id}",
                longitude=spot.longitude,
                latitude=spot.latitude,
                digits=f"{spot.id:04d}",
            )
            for spot in spots()
        ]
        made = await insert_all(Checkpoint, points)
        assert [row["id"] for row in made] == [spot.id for spot in spots()]
        await insert_all(NfcTag, [NfcTag(checkpoint=spot.id, uid=spot.uid) for spot in spots()])
        walkers = sorted({one.person for one in sent})
        rows = await insert_all(Person, [Person(bureau=bureau, name=f"保安{n}") for n in walkers])
        persons = dict(zip(walkers, (row["id"] for row in rows), strict=True))
        walked = sorted({one.outing for one in sent})
        common = {"station": station, "officer": officer, "lead": unit, "state": "walking", "day": first.date()}
        common |= {"starts_at": first, "ends_at": last, "mustered_at": first, "next_deadline": last}
        outings = await insert_all(Outing, [Outing(**common, zone=zones[n % ZONES], number=f"联巡{n}") for n in walked])
        ids = dict(zip(walked, (row["id"] for row in outings), strict=True))
        seats = {(one.outing, one.person) for one in sent}
        await insert_all(
            Seat,
            [Seat(outing=ids[outing], unit=unit, person=persons[one], state="came") for outing, one in sorted(seats)],
        )
    return Scope((station,)), persons
