"""A town for questions of access: two stations of one bureau and one of another, and somebody in every role.

Places as the matrix names them: o own, n neighbour (same zone), f far (another zone), s the other station of the bureau,
x the other bureau. A place that does not exist is `absent`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from msgspec import Struct

from lianfang.access import Held
from lianfang.accounts import slips
from lianfang.accounts.devices import enter
from lianfang.accounts.holders import of_person
from lianfang.accounts.tables import Account, RoleHeld
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.aid.respond import respond
from lianfang.flows.chain.seal import seal
from lianfang.flows.people.request import request
from lianfang.flows.points.score import score
from lianfang.flows.roster.take import take_roster
from lianfang.flows.weekly.freeze import freeze_week
from lianfang.notices.tables import Notice, Sending
from scoring.points.tables import Award
from tests import on_watch
from tests.cast import GUARDS, UNITS, bring_roster, bring_week, the_station
from tests.lianfang.access.banked import fill_banks
from tests.lianfang.access.braved import brave
from tests.lianfang.access.called import call
from tests.lianfang.access.certified import certify_all
from tests.lianfang.access.deducted import deduct
from tests.lianfang.access.doubted import doubt
from tests.lianfang.access.enrolled import offer_exams
from tests.lianfang.access.exchanged import offer_goods, redeem
from tests.lianfang.access.honoured import honour
from tests.lianfang.access.passed import pass_by
from tests.lianfang.access.prized import Stand, reward
from tests.lianfang.access.published import publish
from tests.lianfang.access.sat import sit
from tests.lianfang.access.sealed import confide, speak
from tests.lianfang.access.spotted import ask_around
from tests.lianfang.access.taught import teach
from tests.lianfang.access.told import Places, tell
from tests.lianfang.access.walked import walk
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from tests.lianfang.photos.albums import stored
from tests.lianfang.the_app import the_app
from tests.questions import bring_bank
from tests.watch import key
from tests.workbooks import id_number, workbook
from tests.worlds import world
from zones.aid.rules.answering import Come
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.actions import make_officers
from zones.roster.tables import Company, Person, Station, Unit

ROLES = ("guard", "leader", "unit", "company", "auxiliary", "officer", "office", "auditor", "legal", "left")
BESIDE = {"o": "赵大山", "f": "吴老根"}
"""Stand at their units beside those, and are told when one of them asks; 赵大山 goes to the neighbour."""
PERSONS = {"o": "李二柱", "n": "钱小河", "f": "孙长林", "s": "冯远亭", "x": "褚江月"}
UNITS_OF = {"o": "翠园小区", "n": "柳河中学", "f": "老街市场", "s": "长桥菜场", "x": "渡口码头"}
STATIONS = {"o": "柳河派出所", "s": "长桥派出所", "x": "渡口派出所"}
ABSENT = "987654"


class Town(Struct):
    """Ids by place (`told`: by kind, then place); `mine` and `his` are ids of one's own and of somebody else, by role."""

    app: object
    units: dict[str, str]
    stations: dict[str, str]
    persons: dict[str, str]
    accounts: dict[str, str]
    devices: dict[str, str]
    asked: dict[str, str]
    aid: dict[str, str]
    photos: dict[str, str]
    letters: dict[str, str]
    told: dict[str, Places]
    mine: dict[str, dict[str, str]]

    async def browser(self, role: str) -> Browser:
        """Somebody of this role, signed in; nobody for `nobody`."""
        browser = Browser(self.app)  # type: ignore[arg-type]
        if role != "nobody":
            answer = await browser.sign_in(role, RIGHT)
            assert answer.status_code == 303, answer.text
        return browser


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    yield Town(app=the_app(), **await _settled())


@world
async def _settled() -> dict[str, Any]:
    await bring_roster()
    station = await the_station()
    await offer_goods(station.bureau)
    await bring_bank(station.bureau, 12)  # a training asks what its bureau has
    await bring_week()
    await score(station.id)
    await _elsewhere("长桥派出所", "柳河分局", "长桥菜场", "冯远亭", 61)
    await _elsewhere("渡口派出所", "渡口分局", "渡口码头", "褚江月", 62)
    ids = {row["name"]: row["id"] for row in await Person.raw("SELECT id, name FROM person")}
    stations = {row["name"]: row for row in await Station.raw("SELECT id, name, bureau FROM station")}
    units = {row["name"]: row["id"] for row in await Unit.raw("SELECT id, name FROM unit")}
    await _open_all(station.id, station.bureau, units["翠园小区"], ids)
    bureau = stations["渡口派出所"]["bureau"]
    await seal()
    for row in stations.values():
        await freeze_week(row["id"], Week(2018, 41))
    accounts = {"o": await opened("clerk", "auditor", station.bureau), "x": await opened("foreign", "office", bureau)}
    aid = await _cries(units, ids)
    return {
        "units": {place: str(units[name]) for place, name in UNITS_OF.items()},
        "stations": {place: str(stations[name]["id"]) for place, name in STATIONS.items()},
        "persons": {place: str(ids[name]) for place, name in PERSONS.items()},
        "accounts": {place: str(account) for place, account in accounts.items()},
        "devices": {place: await _phone_of(ids[name]) for place, name in PERSONS.items()},
        "asked": {place: await _asks(ids[PERSONS[place]], stations) for place in ("o", "s", "x")},
        "aid": aid,
        "photos": {place: str(await stored(thing=int(asked))) for place, asked in aid.items()},
        "letters": {place: await _dead(stations[STATIONS[place]]) for place in ("o", "x")},
        "told": {
            "entry": {place: await _entry(units[UNITS_OF[place]]) for place in "onf"},
            **await tell(_authors(ids), tuple(row["id"] for row in stations.values())),
            **await speak({place: units[name] for place, name in UNITS_OF.items()}),
            **await doubt(_authors(ids), tuple(row["id"] for row in stations.values())),
            **await confide(_authors(ids), tuple(row["id"] for row in stations.values())),
            **await deduct(
                _authors(ids),
                {place: units[name] for place, name in UNITS_OF.items()},
                {place: stations[name]["id"] for place, name in STATIONS.items()},
            ),
            **await reward(_stands(ids, units, stations)),
            **await brave(_stands(ids, units, stations)),
            **await honour(_stands(ids, units, stations)),
            **await redeem(_stands(ids, units, stations)),
            **await sit(_stands(ids, units, stations)),
            **await teach(_stands(ids, units, stations)),
            **await certify_all(_stands(ids, units, stations)),
            **await offer_exams({place: stations[name]["id"] for place, name in STATIONS.items()}),
            **await fill_banks({"o": station.bureau, "x": bureau}),
            **await walk(_seats(units, ids)),
            **await publish({place: stations[name]["id"] for place, name in STATIONS.items()}),
            **await ask_around({place: stations[name]["id"] for place, name in STATIONS.items()}),
            **await call({place: stations[name]["id"] for place, name in STATIONS.items()}),
            **await pass_by(_authors(ids), {place: stations[name]["id"] for place, name in STATIONS.items()}),
        },
        "mine": await _own(ids),
    }


def _seats(units: dict[str, int], ids: dict[str, int]) -> dict[str, list[tuple[int, int]]]:
    """Whoever stands at a place walks for its unit; 赵大山 walks with the neighbour as well."""
    seats = {
        place: [(units[UNITS_OF[place]], ids[name]) for name in (BESIDE.get(place), PERSONS[place]) if name]
        for place in UNITS_OF
    }
    seats["n"].append((units[UNITS_OF["o"]], ids[BESIDE["o"]]))
    return seats


def _stands(ids: dict[str, int], units: dict[str, int], stations: dict[str, dict[str, Any]]) -> dict[str, Stand]:
    return {
        place: Stand(person, units[UNITS_OF[place]], stations[STATIONS.get(place, STATIONS["o"])]["id"])
        for place, person in _authors(ids).items()
    }


def _authors(ids: dict[str, int]) -> dict[str, int]:
    """The guard and the leader who sign in at their places, somebody else at the others."""
    return {place: ids[name] for place, name in (PERSONS | BESIDE).items()}


async def _elsewhere(station: str, bureau: str, unit: str, guard: str, number: int) -> None:
    units = [UNITS[0], [unit, "东片区", "商业场所", "自招", None, None, None]]
    guards = [
        GUARDS[0],
        [guard, unit, id_number(number), f"199000000{number}", "苏60", "2015-01-01", "大门", "早班", None],
    ]
    await take_roster(station, bureau, workbook(单位表=units, 花名册=guards))


async def _open_all(station: int, bureau: int, unit: int, ids: dict[str, int]) -> None:
    company = (await Company.raw("SELECT id FROM company WHERE name = '平安保安' AND bureau = {}", bureau))[0]["id"]
    async with transaction():
        named = await make_officers(bureau, ["周明远", "宋怀明"])
    officers = {"officer": named["周明远"], "legal": named["宋怀明"]}
    person = {"guard": ids["赵大山"], "leader": ids["吴老根"], "left": ids["周平安"]}
    held = {
        "unit": Held("unit", bureau, (station,), unit=unit),
        "company": Held("company", bureau, (), company=company),
        "auxiliary": Held("auxiliary", bureau, (station,)),
        "officer": Held("officer", bureau, (station,)),
        "left": Held("guard", bureau, ()),
    }
    for role in ROLES:
        more = {"officer": officers[role]} if role in officers else {}
        await opened(role, held=held.get(role, Held(role, bureau, ())), person=person.get(role), **more)


async def he_left() -> None:
    """周平安 left yesterday."""
    await Person.raw(
        "UPDATE posting SET until = current_date - 1 WHERE person IN (SELECT id FROM person WHERE name = '周平安')"
    )


async def _asks(person: int, stations: dict[str, object]) -> str:
    scope = Scope(tuple(row["id"] for row in stations.values()), person=person)  # type: ignore[index]
    return str(await request(scope, OPERATOR, "erasure", "all", "", Key(f"asks-{person:06d}", "operator")))


async def _cries(units: dict[str, int], ids: dict[str, int]) -> dict[str, str]:
    """At each place somebody stands in the unit, and it asks for backup."""
    found = {}
    for place, name in PERSONS.items():
        await on_watch.man(units[UNITS_OF[place]], [ids[one] for one in (name, BESIDE.get(place)) if one])
        found[place] = await on_watch.ask(units[UNITS_OF[place]])
    await respond(OPERATOR, found["n"], Come(ids[BESIDE["o"]]), key())
    return {place: str(request) for place, request in (found | {"own": found["o"]}).items()}


async def _dead(station: dict[str, int]) -> str:
    """A notice to the station's desk that its bureau's own system did not take."""
    of, desk = station["bureau"], f"desk:{station['id']}"
    async with transaction() as now:
        notice = Notice(kind="aid_new", receiver=desk, key=f"dead:{desk}", about=1, at=now)
        row = {"bureau": of, "channel": "webhook", "receiver": "hook:1", "lane": "hook.example.cn:443", "state": "dead"}
        made = (await Notice.insert(notice))[0]["id"]
        sending = Sending(notice=made, due_at=now, tries=10, last_error="timeout", **row)
        return str((await Sending.insert(sending))[0]["id"])


async def _entry(unit: int) -> str:
    """That it led a round."""
    (row,) = await Award.raw("SELECT id FROM award WHERE unit = {} AND rule = 'patrol.led'", unit)
    return str(row["id"])


async def _phone_of(person: int) -> str:
    async with transaction() as now:
        account = await of_person(person, 1, now)
        return str((await enter(account, "", "安卓手机", True, now))[0])


async def _own(ids: dict[str, int]) -> dict[str, dict[str, str]]:
    """Of every account: a slip that it made, a second device, a role; and an award of its person."""
    found: dict[str, dict[str, str]] = {}
    for row in await Account.raw("SELECT id, name, person FROM login WHERE name IS NOT NULL"):
        async with transaction() as now:
            slip = await slips.make(row["id"], f"account:{row['id']}", now)
            device, _ = await enter(row["id"], "", "一台设备", False, now)
        role = await RoleHeld.raw("SELECT id FROM role_held WHERE account = {}", row["id"])
        award = await Award.raw("SELECT id FROM award WHERE person = {} ORDER BY id", row["person"] or 0)
        found[row["name"]] = {
            "slip": str(slip),
            "device": str(device),
            "role": str(role[0]["id"]),
            "award": str(award[0]["id"]) if award else ABSENT,
        }
    return found
