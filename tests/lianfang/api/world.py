"""Three stations of two bureaus, one account of each role with a token, and the ids of things near and far."""

from datetime import timedelta
from typing import Any

import httpx
from msgspec import Struct

from lianfang.access import Held
from lianfang.accounts.tables import Account, RoleHeld
from lianfang.audit.actions import OPERATOR
from lianfang.codes.printed import printed
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.give_token import give_token
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.aid.judge import judge
from lianfang.flows.aid.respond import respond
from lianfang.flows.appeals.send import NewAppeal
from lianfang.flows.appeals.send import send as doubt
from lianfang.flows.patrol.make_checkpoint import make_checkpoint
from lianfang.flows.people.request import request as ask
from lianfang.flows.points.score import score
from lianfang.flows.reports.answer import answer
from lianfang.flows.reports.orders import give_order
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.flows.reports.write_note import NewNote, write_note
from lianfang.flows.roster.take import take_roster
from lianfang.flows.week.take import take_week
from lianfang.stations import station_named
from scoring.exams.sittings.tables import Attempt
from scoring.points.deductions.tables import Deduction
from scoring.points.tables import Award
from tests import on_watch
from tests.cast import BUREAU, GUARDS, STATION, UNITS, WEEK
from tests.lianfang.access.called import call, planned_in
from tests.lianfang.access.certified import certify_all
from tests.lianfang.access.deducted import deduct
from tests.lianfang.access.exchanged import offer_goods, redeem
from tests.lianfang.access.prized import Stand, reward
from tests.lianfang.access.sat import sit
from tests.lianfang.access.taught import teach
from tests.lianfang.access.walked import walk
from tests.lianfang.api.published import publish_everywhere
from tests.lianfang.the_app import the_app
from tests.watch import key as new_key
from tests.workbooks import id_number, workbook
from tests.worlds import world
from zones.aid.rules.answering import Come
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.patrol.vocabulary.checkins import PointSaid
from zones.rollcall.tables import RollCallAnswer
from zones.roster.actions import make_officers
from zones.roster.reads import StationRow, places_ever, units
from zones.roster.tables import Company, Station, Zone

ORIGIN = "http://lianfang.test"
ROLES = ("guard", "leader", "unit", "company", "auxiliary", "officer", "office", "auditor", "legal")
PLACES = ("own", "neighbour", "far", "other")
JUDGE = 999
"""An officer whom nobody else in the world is."""
FAR, OTHER = "青山派出所", "远山派出所"


class World(Struct):
    """`at` are the ids of each place: station, unit, person, account, role, device, asked, award; its posts, shifts, requests.

    `aid`, `fresh` and `pressed` are requests of the place's unit; to `sent` its spare person is on his way. `reserve` stands in
    another zone of the station. `over` has ended, `misused` was judged a misuse as well.
    """

    app: Any
    tokens: dict[str, str]
    at: dict[str, dict[str, Any]]
    passwords: dict[str, str]

    def client(self, role: str = "", **headers: str) -> httpx.AsyncClient:
        """A program with a role's token; without one, nobody."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        token = {"authorization": f"Bearer {self.tokens[role]}"} if role else {}
        return httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers=token | headers)


async def make_world() -> World:
    """In an open pool."""
    return World(the_app(), *await _settled())


@world
async def _settled() -> tuple[dict[str, str], dict[str, dict[str, Any]], dict[str, str]]:
    near = await _station(STATION, BUREAU, UNITS, GUARDS, 0)
    far = await _station(FAR, BUREAU, _elsewhere(UNITS, "青"), _elsewhere(GUARDS, "青", 100), 100)
    other = await _station(OTHER, "远山分局", _elsewhere(UNITS, "远"), _elsewhere(GUARDS, "远", 200), 200)
    at = {
        "own": await _things(near, "翠园小区", "赵大山", "李二柱", "a"),
        "neighbour": await _things(near, "柳河中学", "钱小河", "周平安", "b"),
        "far": await _things(far, "青翠园小区", "青赵大山", "青李二柱", "c"),
        "other": await _things(other, "远翠园小区", "远赵大山", "远李二柱", "d"),
    }
    await _ask_everywhere(at)
    await _tell_everywhere(at)
    await _deduct_everywhere(at)
    won = await reward({place: Stand(ids["person"], ids["unit"], ids["station"]) for place, ids in at.items()})
    sat = {place: Stand(ids["person"], ids["unit"], ids["station"]) for place, ids in at.items()}
    won |= await sit(sat)
    won |= await teach({place: Stand(ids["person"], ids["unit"], ids["station"]) for place, ids in at.items()})
    won |= await certify_all({place: Stand(ids["person"], ids["unit"], ids["station"]) for place, ids in at.items()})
    asked = "SELECT min(v.id) AS id FROM question_version v JOIN question q ON q.id = v.question WHERE q.bureau = {}"
    won["question"] = dict.fromkeys(at, str((await Station.raw(asked, near.bureau))[0]["id"]))
    won |= await redeem({place: Stand(ids["person"], ids["unit"], ids["station"]) for place, ids in at.items()})
    for name, places in won.items():
        for place, number in places.items():
            at[place][name] = int(number)
    await _papers_of(at)
    seats = {place: [(ids["unit"], ids["person"]), (ids["unit"], ids["spare"])] for place, ids in at.items()}
    for place, outing in (await walk(seats))["outing"].items():
        at[place]["outing"] = int(outing)
    await _call_everywhere(at)
    await publish_everywhere(at)
    tokens, passwords = {}, {}
    for role in ROLES:
        account = await _account(role, near, at)
        tokens[role], passwords[role] = await give_token(OPERATOR, role, [], 30), f"{role}-0417-night"
        for place in at:  # a device of one's own, and those of others
            at[place].setdefault("devices", {})[role] = await _device(account, f"{role}-{place}")
    return tokens, at, passwords


async def _papers_of(at: dict[str, dict[str, Any]]) -> None:
    """At which the place's person is, its first question; and when a new sitting would close."""
    async with transaction() as now:
        for ids in at.values():
            rows = await Attempt.raw(
                "SELECT versions[1] AS version FROM sitting_paper WHERE attempt = {}", ids["attempt"]
            )
            ids |= {"version": rows[0]["version"], "closes": (now + timedelta(days=2)).isoformat()}


async def _ask_everywhere(at: dict[str, dict[str, Any]]) -> None:
    """Everybody is at a post; each unit has asked three times. Of the first station's two units each sent one to the other."""
    for ids in at.values():
        posts, shifts = await on_watch.man(ids["unit"], [ids["person"], ids["spare"]])
        ids |= {"post": posts[0], "shift": shifts[0], "later": await on_watch.planned(posts[0], ids["person"])}
    for market, reserve in {(ids["market"], ids["reserve"]) for ids in at.values()}:
        before = (await on_watch.man(market, [reserve]))[1][0]
        for ids in at.values():
            ids |= {"before": before} if ids["market"] == market else {}
    for ids in at.values():
        ids |= {name: await on_watch.ask(ids["unit"]) for name in ("aid", "fresh", "pressed", "sent")}
        ids |= {"over": await on_watch.ended(ids["unit"]), "misused": await on_watch.ended(ids["unit"])}
        await judge(OPERATOR, ids["misused"], JUDGE, "debt", "来要工程款", new_key())
    own, near = at["own"], at["neighbour"]
    own["sent"], near["sent"] = near["sent"], own["sent"]
    await on_watch.hands_over(own["before"], own["shift"])
    await on_watch.waits_for(own["shift"], own["reserve"])
    for ids in (own, near):
        assert await respond(OPERATOR, ids["sent"], Come(ids["spare"]), new_key()) == "coming"


async def _tell_everywhere(at: dict[str, dict[str, Any]]) -> None:
    """At each place a note, one that was solved, a record; two orders of the station, which end soon."""
    async with transaction() as now:
        lately, soon = now - timedelta(hours=1), now + timedelta(hours=9)
    for ids in at.values():
        of = Scope((ids["station"],), person=ids["person"])
        note, solved = [
            await write_note(OPERATOR, of, 0, NewNote(words), b"", new_key()) for words in ("灯不亮", "门坏")
        ]
        await answer(OPERATOR, of, JUDGE, solved, "solve", "修好了", new_key())
        told = Told("mediation", lately, "劝开了两家")
        ids |= {"note": note, "solved": solved, "claim": await tell_record(OPERATOR, of, 0, told, b"", new_key())}
        for kind in ("daily", "lookout"):
            words = (JUDGE, "lookout", f"留意三轮车 {kind}", ())
            ids[kind] = await give_order(OPERATOR, ids["station"], *words, soon, new_key())
        ids |= {"lately": lately.isoformat(), "soon": soon.isoformat(), "then": (now + timedelta(hours=1)).isoformat()}
        days = [shanghai_day(lately) - timedelta(days=ago) for ago in (0, 3, 4)]
        ids["today"] = days[0].isoformat()
        for name, day in zip(("appeal", "doubted"), days[1:], strict=True):
            ids[name] = await doubt(OPERATOR, of, 0, NewAppeal("missing", "那一轮我走了", day=day), new_key())


async def _deduct_everywhere(at: dict[str, dict[str, Any]]) -> None:
    """At each place a slip to which the guard said nothing for two days: he may still, and the unit may confirm."""
    persons, units = ({place: ids[name] for place, ids in at.items()} for name in ("person", "unit"))
    stations = {place: ids["station"] for place, ids in at.items()}
    found = (await deduct(persons, units, stations | {"o": at["own"]["station"]}))["deduction"]
    await Deduction.raw("UPDATE deduction SET state = 'heard'")
    for place, ids in at.items():
        ids["deduction"] = int(found[place])


def _elsewhere(rows: list[list[Any]], mark: str, births: int = 0) -> list[list[Any]]:
    """The cast's rows under other names and numbers."""
    named = {"姓名", "服务单位", "单位名称"}
    head, found = rows[0], []
    for at, row in enumerate(rows[1:], 1):
        new = [mark + str(cell) if title in named else cell for title, cell in zip(head, row, strict=True)]
        for title, value in (("身份证号", id_number(births + at)), ("手机", f"199{births + at:08d}")):
            if title in head:
                new[head.index(title)] = value
        found.append(new)
    return [head, *found]


async def _call_everywhere(at: dict[str, dict[str, Any]]) -> None:
    """A roll-call runs at each station; nobody has answered, also who has just come."""
    calls = await call({str(ids["station"]): ids["station"] for ids in at.values()})
    soon = (await planned_in(5)).at
    for ids in at.values():
        ids |= {"call": int(calls["call"][str(ids["station"])]), "soon": soon.isoformat() if soon else ""}
        rows = await RollCallAnswer.raw(
            "UPDATE roll_call_answer SET result = 'waiting', reason = '' WHERE call = {} AND unit = {} RETURNING post_id",
            ids["call"],
            ids["unit"],
        )
        ids["other_post"] = next(row["post_id"] for row in rows if row["post_id"] != ids["post"])


async def _station(
    name: str, bureau: str, unit_rows: list[list[Any]], guard_rows: list[list[Any]], births: int
) -> StationRow:
    await take_roster(name, bureau, workbook(单位表=unit_rows, 花名册=guard_rows))
    station = await station_named(name)
    if not births:
        await offer_goods(station.bureau)
        await take_week(station.id, workbook(**WEEK))
        await score(station.id)
    return station


async def _things(station: StationRow, unit: str, person: str, spare: str, mark: str) -> dict[str, Any]:
    """The station's unit and person; a spare one that may be erased; a spare account that may be closed."""
    scope = Scope((station.id,))
    persons = {place.name: place.person for place in await places_ever(scope)}
    ids = {row.name: row.id for row in await units(scope)}
    key = Key(f"world-spare-{mark}", "operator")
    held = Held("unit", station.bureau, (), unit=ids[unit])
    account = await open_account(OPERATOR, f"spare-{mark}", held, key)
    role = (await RoleHeld.raw("SELECT id FROM role_held WHERE account = {}", account))[0]["id"]
    own = Scope((station.id,), person=persons[person])
    asked = await ask(own, OPERATOR, "correction", "phone", "手机号换了", Key(f"world-asked-{mark}", "operator"))
    async with transaction():
        officers = await make_officers(station.bureau, ["周明远", "宋怀明"])
    award = await Award.raw("SELECT id FROM award WHERE person = {} AND week IS NOT NULL LIMIT 1", persons[person])
    return {
        "station": station.id,
        "unit": ids[unit],
        "person": persons[person],
        "spare": persons[spare],
        "reserve": next(id_ for name, id_ in persons.items() if name.endswith("孙长林")),
        "market": next(id_ for name, id_ in ids.items() if name.endswith("老街市场")),
        "account": account,
        "role": role,
        "asked": asked,
        "award": award[0]["id"] if award else 10**9,
        "officer": officers["周明远"],
        "legal": officers["宋怀明"],
        "order": 1,
        "plate": await _plate(station.id),
        "upload": "0" * 32,
        "seal": "0" * 64,
    }


async def _plate(station: int) -> str:
    zone = (await Zone.raw("SELECT min(id) AS id FROM zone WHERE station = {}", station))[0]["id"]
    return printed(await make_checkpoint(OPERATOR, station, PointSaid(zone, "石桥"), new_key()), 1)


async def _account(role: str, near: StationRow, at: dict[str, dict[str, Any]]) -> int:
    own = at["own"]
    async with transaction():
        officer = own[role] if role in ("officer", "legal") else None
        company = (await Company.raw("SELECT id FROM company WHERE name = '平安保安' AND bureau = {}", near.bureau))[0]
    held = Held(
        role,
        near.bureau,
        (near.id,) if role in ("officer", "auxiliary") else (),
        unit=own["unit"] if role == "unit" else None,
        company=company["id"] if role == "company" else None,
    )
    person = {"guard": own["person"], "leader": own["spare"]}.get(role)
    key = Key(f"world-{role}-account", "operator")
    return await open_account(OPERATOR, role, held, key, f"{role}-0417-night", person, officer)


async def _device(account: int, label: str) -> int:
    async with transaction() as now:
        rows = await Account.raw(
            "INSERT INTO device (account, secret_hash, label, bound, since, seen_at) VALUES ({}, {}, {}, {}, {}, {}) "
            "RETURNING id",
            account,
            label.encode(),
            label,
            False,
            now,
            now,
        )
    return int(rows[0]["id"])
