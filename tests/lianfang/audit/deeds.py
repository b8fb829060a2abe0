"""What is done on each page so that a line is written: who does it, where, with which fields, and which line."""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Any

from msgspec import Struct

from bulletins.distribution.tables import BulletinDelivery
from bulletins.paper.vocabulary import Printed
from bulletins.publishers.vocabulary import LIMITS
from bulletins.register.reads.issued import issued
from bulletins.register.reads.works import work
from bulletins.register.vocabulary import Work
from lianfang import uploads
from lianfang.access import Held
from lianfang.accounts.slips import address_of
from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.codes.printed import printed
from lianfang.database import transaction
from lianfang.flows.aid.judge import judge
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.reports.answer import answer
from lianfang.flows.reports.decide_hazard import count_hazard
from lianfang.flows.reports.orders import give_order
from lianfang.flows.reports.unit_word import unit_word
from lianfang.flows.unit.answer import answer as answer_line
from scoring.exams.bank.tables import QuestionVersion as Version
from scoring.points.deductions.tables import Deduction
from tests import on_watch
from tests.cast import NAMES, WEEK, borders_file, cleared, the_station
from tests.lianfang.access import sat
from tests.lianfang.access.town import PERSONS, Town
from tests.lianfang.accounts.people import RIGHT, account_of, code, opened, slip_for
from tests.lianfang.audit import (
    certificates,
    commendations,
    exams,
    outings,
    prizes,
    questions,
    rollcalls,
    rulebooks,
    spotted,
    studying,
    trainings,
)
from tests.lianfang.pages.browser import Files
from tests.lianfang.photos.pictures import as_file, scene
from tests.watch import key
from tests.workbooks import id_number, workbook
from zones.aid.tables import AidAlert
from zones.duty.tables import Shift
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI, Week, shanghai_day, week_of
from zones.reports.tables import HazardFound, Note
from zones.roster.actions import make_officers
from zones.roster.tables import WrittenOrder, Zone

Fields = dict[str, str]


async def _nothing(here: Town) -> Fields:
    return {}


async def _quiet(here: Town, monkeypatch: Any) -> None:
    """Printing is tested elsewhere, and until which hour a unit may offer."""

    async def tiny(*_: object) -> Printed:
        return Printed(b"%PDF-1.4 tiny", 1, (), ())

    for flow in ("issue", "correct"):
        monkeypatch.setattr(f"lianfang.flows.bulletin.{flow}.pressed", tiny)
    monkeypatch.setattr("lianfang.flows.patrol.offer.UNTIL", time.max)


class Deed(Struct):
    """`path` may name what `town` knows: {person}, {unit}, {station}, {account}, {asked}, {device}, {role}, {slip}."""

    row: str
    action: str
    role: str
    fields: Callable[[Town], Awaitable[Fields]] = _nothing
    query: str = ""
    outcomes: tuple[str, ...] = ("done",)
    lines: int = 1
    files: Files = {}

    async def before(self, here: Town, monkeypatch: Any) -> None:
        await _quiet(here, monkeypatch)

    async def address(self, here: Town) -> str:
        person = here.persons["o"]
        named = {
            "person": person,
            "unit": here.units["o"],
            "station": here.stations["o"],
            "account": here.accounts["o"],
            "asked": here.asked["o"],
            "device": here.devices["o"] if "people" in self.row else here.mine.get(self.role, {}).get("device", ""),
            "role": here.mine["clerk"]["role"],
            "slip": await _qr() if "/in/" in self.row else "",
            "week": "2018-W41",
            "hand": "add",
            "step": "submitted",
            "letter": here.letters["o"],
            "call": here.told["planned" if "cancel" in self.row else "call"]["o"],
            "note": here.told["note"]["o"],
            "clue": here.told["clue"]["o"],
            "appeal": here.told["appeal"]["o"],
            "award": here.mine.get(self.role, {}).get("award", ""),
            "voice": here.told["voice"]["o"],
            **{
                name: here.told[name]["o"]
                for name in (
                    "deduction",
                    "proposal",
                    "veto",
                    "run",
                    "prize",
                    "won",
                    "redemption",
                    "year_list",
                    "candidate",
                    "deed",
                    "sitting",
                    "attempt",
                    "certificate",
                    "question",
                    "spot",
                    "bulletin",
                    "receiver",
                    "publisher",
                    "followup",
                    "meeting",
                    "exam",
                )
            },
            "training": here.told["training_over" if "check" in self.row else "training"]["o"],
            "photo": here.told["clue_photo"]["o"],
            "record": here.told["record"]["o"],
            "checkpoint": here.told["checkpoint"]["o"],
            "check_in": here.told["check_in"]["o"],
            "outing": here.told["outing"]["o"],
            "aid": here.aid["n" if "recall" in self.row else "own" if "/order" in self.row else "o"],
        }
        return self.row.split()[1].format(**named) + self.query


async def _qr() -> str:
    rows = await Account.raw("SELECT id FROM login WHERE name = 'unit'")
    return address_of(await slip_for(account=rows[0]["id"], key="slip-by-its-qr"))


def fixed(**fields: str) -> Callable[[Town], Awaitable[Fields]]:
    async def given(here: Town) -> Fields:
        return fields

    return given


async def _digits(here: Town) -> Fields:
    account = await account_of(int(here.persons["o"]))
    return {"name": PERSONS["o"], "code": code(await slip_for(account=account, key="slip-by-digits"))}


async def _looked_at(here: Town) -> Fields:
    """An upload that was looked at by the office."""
    upload, seal = uploads.store(workbook(**WEEK))
    return {"kind": "week", "week": "2018-W41", "upload": upload, "seal": seal}


async def _calls(here: Town) -> Fields:
    """The neighbour's unit asks, by phone."""
    return {"unit": here.units["n"], "kind": "suspect"}


async def _practised(here: Town) -> Fields:
    """The first question of his bureau's bank; he is at no paper."""
    await sat.handed_in((await Account.raw("SELECT person FROM login WHERE name = 'guard'"))[0]["person"])
    rows = await Version.raw(
        "SELECT v.id FROM question_version v JOIN question q ON q.id = v.question "
        "JOIN station s ON s.bureau = q.bureau WHERE s.id = {} ORDER BY v.id",
        int(here.stations["o"]),
    )
    return {"version": str(rows[0]["id"]), "answer": "B", "here": "today"}


async def _told(here: Town) -> Fields:
    return {"person": here.persons["o"]}


async def _again(here: Town) -> Fields:
    """Somebody who was told that he need not come."""
    person = int(here.persons["o"])
    await AidAlert.raw("UPDATE aid_alert SET answer = 'stood_down' WHERE person = {}", person)
    return {"person": str(person)}


async def _came(here: Town) -> Fields:
    """The own request is over, and somebody from elsewhere came."""
    asked, person = int(here.aid["o"]), int(here.persons["n"])
    await AidAlert.raw(
        "INSERT INTO aid_alert (request, person, post, role, leave, wave, told_at, answer, answered_at, arrived_at) "
        "SELECT id, {}, 0, 'go', 'mobile', 0, raised_at, 'arrived', raised_at, raised_at FROM aid_request WHERE id = {}",
        person,
        asked,
    )
    await _over(here)
    return {"person": str(person), "kind": "aid.arrived"}


async def _caught(here: Town) -> Fields:
    """A guard of the unit itself helped with an arrest."""
    await _over(here)
    rows = await AidAlert.raw(
        "SELECT min(person) AS id FROM aid_alert WHERE request = {} AND role = 'own'", int(here.aid["o"])
    )
    return {"person": str(rows[0]["id"]), "sure": "yes", "statement": "拦住了，等到民警来"}


async def _over(here: Town) -> Fields:
    """The own request is over: a quarrel about money."""
    await AidAlert.raw(
        "UPDATE aid_request SET state = 'closed', outcome = 'settled', number = '1', ended_at = raised_at, "
        "received_at = raised_at, next_deadline = NULL, hand_due = NULL, widen_due = NULL, repeat_due = NULL WHERE id = {}",
        int(here.aid["o"]),
    )
    return {"verdict": "debt", "line": "来了六个人要工程款"}


async def _misused(here: Town) -> Fields:
    """It was judged a misuse, by another officer."""
    fields = await _over(here)
    await judge(OPERATOR, int(here.aid["o"]), 999, fields["verdict"], fields["line"], key())
    return {"line": "是来修路的，弄错了"}


async def _own_shift() -> dict[str, int]:
    rows = await Shift.raw(
        "SELECT s.id, s.post, s.person FROM shift s JOIN person n ON n.id = s.person WHERE n.name = '赵大山'"
    )
    return dict(rows[0])


async def _gone(here: Town) -> Fields:
    """Who went from the unit to its neighbour."""
    return {"person": str((await _own_shift())["person"])}


async def _post(here: Town) -> Fields:
    return {"post": str((await _own_shift())["post"])}


async def _begins(here: Town) -> Fields:
    return {"week": "2018-W40", "bureau": str((await the_station()).bureau)}


async def _cleared(here: Town) -> Fields:
    """Its own station's, of which only the signature is missing."""
    await cleared(await _bulletin(here))
    return {"name": NAMES["signed"]}


async def _corrects(here: Town) -> Fields:
    """An issued one of its own station."""
    found = await _bulletin(here)
    async with transaction():
        done = await issued(found.id)
    if done is None:
        await issue(OPERATOR, await cleared(found), NAMES["signed"], key())
    told = {"reason": "一个数抄错", "where-1": "第一部分", "was-1": "18起", "now-1": "19起"}
    return told | {"drafter": "刘文书", "reviewer": "陈向东", "signer": "王立新"}


async def _received(here: Town) -> Fields:
    """An issued one, which nobody of his unit has signed for."""
    await _corrects(here)
    return {"last": "0"}


async def _on_paper(here: Town) -> Fields:
    """Of another unit of the station."""
    await _corrects(here)
    sent = await BulletinDelivery.raw("SELECT id FROM bulletin_delivery WHERE unit = {}", int(here.units["f"]))
    day = await BulletinDelivery.raw("SELECT max(issued_on) AS day FROM bulletin")
    return {"delivery": str(sent[0]["id"]), "day": str(day[0]["day"]), "name": "孙长林"}


async def _instructs(here: Town) -> Fields:
    """On an issued one, one thing asked for."""
    day = (await _on_paper(here))["day"]
    asked = {"what-1": "核对门岗电话", "owner-1": "翠园小区", "due-1": "2099-01-01"}
    return {"name": "王立新", "day": day, "words": "抓紧核对", **asked}


async def _meets(here: Town) -> Fields:
    told = {"day": "2018-10-16", "place": "会议室", "present": "各单位", "minutes": "碰头会"}
    return {"publisher": str((await _bulletin(here)).publisher.id), **told}


async def _lists(here: Town) -> Fields:
    found = await _bulletin(here)
    return {"publisher": str(found.publisher.id), "name": "区教育局", "copies": "2"}


async def _disputed(here: Town) -> Fields:
    """A line of the unit that stands in the address, unless its week is issued already."""
    scope = Scope((int(here.stations["o"]),))
    found = await _bulletin(here)
    async with transaction():
        done = await issued(found.id)
    for place in "" if done else "on":
        await answer_line(OPERATOR, scope, Week(2018, 41), int(here.units[place]), "disputed", "少算一次", key())
    return {"text": "翻过登记，没有少算"}


async def _settles(here: Town) -> Fields:
    """A rise is worth telling from four cases on."""
    async with transaction() as now:
        since = week_of(shanghai_day(now))
    limits = {limit.name: f"{limit.default:g}" for limit in LIMITS} | {"least_cases": "4"}
    plain = {"form": "brief", "document_lead": "", "issued_before": "0", "automatic": ""}
    return {**plain, **limits, "since": str(since)}


async def _bulletin(here: Town) -> Work:
    async with transaction():
        found = await work(int(here.told["bulletin"]["o"]))
    assert found
    return found


async def _order(here: Town) -> Fields:
    rows = await WrittenOrder.raw("SELECT min(id) AS id FROM written_order")
    return {"order": str(rows[0]["id"])}


async def _shift(here: Town) -> Fields:
    return {"shift": str((await _own_shift())["id"])}


async def _hands_over(here: Town) -> Fields:
    """吴老根, who is not on a call, to somebody who is not either."""
    rows = await Shift.raw(
        "SELECT s.id, n.name FROM shift s JOIN person n ON n.id = s.person JOIN post p ON p.id = s.post "
        "WHERE n.name <> '赵大山' AND p.station = {} ORDER BY n.name <> '吴老根', s.id LIMIT 2",
        int(here.stations["o"]),
    )
    return {"hand_over": str(await on_watch.hands_over(rows[0]["id"], rows[1]["id"]))}


async def _waits(here: Town) -> Fields:
    own, (other, *_) = await _own_shift(), await Shift.raw("SELECT max(person) AS person FROM shift")
    await on_watch.waits_for(own["id"], other["person"])
    return {"shift": str(own["id"])}


async def _officer(here: Town) -> Fields:
    """Nobody has his unit: he chooses."""
    rows = await Account.raw("SELECT officer FROM login WHERE name = 'officer'")
    return {"officer": str(rows[0]["officer"]), "words": "西墙有个洞"}


async def _handler(here: Town) -> Fields:
    rows = await Account.raw("SELECT officer FROM login WHERE name = 'officer'")
    return {"officer": str(rows[0]["officer"])}


async def _heard(here: Town) -> Fields:
    """The guard of the unit has said his."""
    await Deduction.raw("UPDATE deduction SET state = 'heard' WHERE id = {}", int(here.told["deduction"]["o"]))
    return {"verdict": "confirm", "bar": "none", "words": "查了录像"}


async def _left(here: Town) -> Fields:
    """李二柱 left his post today."""
    guard = f"{here.units['o']}.{here.persons['o']}"
    return {"guard": guard, "kind": "post.left", "day": (await _wall(0))["day"], "bar": "none", "words": "东门没有人"}


async def _drunk(here: Town) -> Fields:
    day = (await _wall(0))["day"]
    return {"person": here.persons["o"], "ground": "drunk", "since": day, "until": day, "words": "一身酒气"}


async def _caller(here: Town) -> Fields:
    return {"unit": here.units["o"], "kind": "complaint", "words": "夜里对讲机太响"}


async def _colleague(here: Town) -> Fields:
    """韩立群 serves at the station, too."""
    station = (await Account.raw("SELECT id, bureau FROM station WHERE id = {}", int(here.stations["o"])))[0]
    async with transaction():
        officer = (await make_officers(station["bureau"], ["韩立群"]))["韩立群"]
    await opened("colleague", held=Held("officer", station["bureau"], (station["id"],)), officer=officer)
    return {"colleague": str(officer), "reason": "handover"}


async def _hands_over(here: Town) -> Fields:
    """吴老根, who is not on a call, to somebody who is not either."""
    rows = await Shift.raw(
        "SELECT s.id, n.name FROM shift s JOIN person n ON n.id = s.person JOIN post p ON p.id = s.post "
        "WHERE n.name <> '赵大山' AND p.station = {} ORDER BY n.name <> '吴老根', s.id LIMIT 2",
        int(here.stations["o"]),
    )
    return {"hand_over": str(await on_watch.hands_over(rows[0]["id"], rows[1]["id"]))}


async def _waits(here: Town) -> Fields:
    own, (other, *_) = await _own_shift(), await Shift.raw("SELECT max(person) AS person FROM shift")
    await on_watch.waits_for(own["id"], other["person"])
    return {"shift": str(own["id"])}


async def _checked(here: Town) -> Fields:
    """The guard's unit has said that it was so."""
    of = Scope((int(here.stations["o"]),), unit=int(here.units["o"]))
    await unit_word(OPERATOR, of, 999, None, int(here.told["record"]["o"]), "confirm", "", key())
    return {"verdict": "confirm"}


async def _found(here: Town) -> Fields:
    """The guard's note reports that a light is out, and nobody has decided about it."""
    await HazardFound.raw("UPDATE hazard_found SET ended_at = at WHERE ended_at IS NULL")
    await Note.raw("UPDATE note SET kind = 'light' WHERE id = {}", int(here.told["note"]["o"]))
    return {"unit": here.units["o"]}


async def _counted(here: Town) -> Fields:
    """It is a hazard, as another officer decided."""
    fields, note = await _found(here), int(here.told["note"]["o"])
    of = Scope((int(here.stations["o"]),))
    await count_hazard(OPERATOR, of, 999, None, note, int(fields["unit"]), False, key())
    return {"words": "看错了"}


async def _solved(here: Town) -> Fields:
    """The guard's note was solved."""
    station, note = int(here.stations["o"]), int(here.told["note"]["o"])
    await Note.raw("UPDATE note SET kind = 'note' WHERE id = {}", note)
    await answer(OPERATOR, Scope((station,)), 999, note, "solve", "换了灯泡", key())
    return {"words": "又不亮了"}


async def _wall(hours: int) -> Fields:
    """Some hours from now, on the wall."""
    async with transaction() as now:
        wall = (now + timedelta(hours=hours)).astimezone(SHANGHAI)
    return {"day": wall.date().isoformat(), "hour": f"{wall:%H:%M}"}


async def _orders(here: Town) -> Fields:
    return {"kind": "order", "words": "今晚多看电瓶车", **await _wall(6)}


async def _given(here: Town) -> Fields:
    """An order that runs."""
    async with transaction() as now:
        until = now + timedelta(hours=6)
    return {
        "order": str(await give_order(OPERATOR, int(here.stations["o"]), 999, "order", "多看电瓶车", (), until, key()))
    }


async def _helped(here: Town) -> Fields:
    return {"duty": "rescue", "words": "扶起一位老人", **await _wall(-1)}


async def _scanned(here: Town) -> Fields:
    return {"code": printed(int(here.told["checkpoint"]["o"]), 1)}


async def _point(here: Town) -> Fields:
    rows = await Zone.raw("SELECT min(id) AS id FROM zone WHERE station = {}", int(here.stations["o"]))
    return {"name": "北门", "zone": str(rows[0]["id"])}


async def _uncounted(here: Town) -> Fields:
    """Of the day before."""
    return {"day": (await _wall(-24))["day"], "words": "走了一轮，没有记", "reason": "missing"}


async def _free(here: Town) -> Fields:
    """At no paper."""
    await sat.handed_in((await Account.raw("SELECT person FROM login WHERE name = 'guard'"))[0]["person"])
    return {}


async def _exam(here: Town) -> Fields:
    return await sat.wanted()


async def _seen_there(here: Town) -> Fields:
    return {"person": here.persons["o"]}


SITTINGS = "POST /stations/{station}/sittings"
PAPER = "POST /stations/{station}/papers/{attempt}"
SLIP, VETO = "POST /stations/{station}/deductions/{deduction}", "POST /stations/{station}/vetoes"
PRIZES = "POST /stations/{station}/prizes"
YEARS = "POST /commendations"
OF_YEAR = "POST /commendations/{year_list}"
RUN = f"{PRIZES}/{{run}}"
REDEMPTION = "POST /stations/{station}/redemptions/{redemption}"
OUTING = "POST /stations/{station}/patrols"
WALKER = "POST /patrol/{outing}"
TONIGHT = "POST /units/{unit}/tonight"
PHONE = "19900000002"
NOTE = "POST /stations/{station}/notes/{note}"
POINT = "POST /stations/{station}/checkpoints"
CALL = "POST /stations/{station}/desk/requests/{aid}"
AMENDED = {"path": "venue_check.violations", "value": "4", "reason": "漏记一起"}
DEEDS = [
    Deed("POST /login", "sign_in", "nobody", fixed(account="office", password=RIGHT)),
    Deed("POST /login", "sign_in", "nobody", fixed(account="office", password="x"), outcomes=("login_failed",)),
    Deed("POST /login/code", "come_in", "nobody", fixed(name="x", code="1"), outcomes=("slip_failed",)),
    Deed("POST /login/code", "sign_in", "nobody", _digits),
    Deed("POST /in/{slip}", "sign_in", "nobody"),
    Deed("POST /logout", "sign_out", "office"),
    Deed("POST /prove", "prove", "office", fixed(password=RIGHT)),
    Deed("POST /settings/password", "change_password", "office", fixed(old=RIGHT, new="a-new-and-long-enough-0")),
    Deed("POST /settings/devices/{device}/end", "put_out", "office"),
    Deed("GET /mine/copy", "people.copy", "guard"),
    Deed(
        "POST /mine/requests",
        "request.correction",
        "guard",
        fixed(kind="correction", about="phone", text="一句诉求的话"),
    ),
    Deed("POST /mine/requests", "request.erasure", "guard", fixed(kind="erasure")),
    Deed(
        "POST /units/{unit}/lines/{week}",
        "unit.answer",
        "unit",
        fixed(answer="disputed", text="一句诉求的话"),
        outcomes=("disputed",),
    ),
    Deed("POST /units/{unit}/guards/{person}/code", "hand_out", "unit"),
    Deed("POST /sos", "aid.raise", "guard", fixed(kind="fire")),
    Deed("POST /aid/{aid}/answer", "aid.helpfrom", "guard", fixed(answer="stay", help="doors"), outcomes=("helping",)),
    Deed("POST /aid/{aid}/order", "aid.calm", "unit", fixed(order="calm"), outcomes=("calm",)),
    Deed("POST /aid/{aid}/order", "aid.takeback", "unit", fixed(order="take_back"), outcomes=("taken_back",)),
    Deed("POST /aid/{aid}/recall", "aid.giveup", "unit", _gone, outcomes=("recalled",)),
    Deed("POST /aid/{aid}/photos", "aid.photo", "guard", files={"photo": ("x.jpg", as_file(scene(), "JPEG"))}),
    Deed("POST /voice/{unit}", "voice.say", "nobody", fixed(kind="praise", words="谢谢门卫")),
    Deed("POST /stations/{station}/voices", "voice.say", "auxiliary", _caller),
    Deed("GET /stations/{station}/voices/{voice}", "voice.read", "officer"),
    Deed("POST /stations/{station}/voices/{voice}/handler", "voice.assign", "office", _handler),
    Deed("POST /stations/{station}/voices/{voice}/answer", "voice.answer", "officer", fixed(words="调小了")),
    Deed("POST /deductions/{deduction}", "deduction.answer", "guard", fixed(answer="denied", words="我在东门")),
    Deed("POST /stations/{station}/deductions", "deduction.propose", "officer", _left, outcomes=("proposed",)),
    Deed(SLIP, "deduction.take_back", "officer", fixed(why="看错了人"), outcomes=("dropped",)),
    Deed("POST /units/{unit}/deductions/{deduction}", "deduction.decide", "unit", _heard, outcomes=("stands",)),
    Deed("POST /stations/{station}/vetoes", "veto.propose", "officer", _drunk),
    Deed(f"{VETO}/{{proposal}}", "veto.decide", "office", fixed(decision="made"), outcomes=("made",)),
    Deed(f"{VETO}/{{veto}}/lifting", "veto.lift", "office", fixed(reason="revoked")),
    Deed(PRIZES, "prize.draw", "office", fixed(month="2018-07", budget="1,500", kept="300", source="fiscal")),
    Deed(f"{RUN}/lines", "prize.add", "office", prizes.to_add),
    Deed(f"{RUN}/step", "prize.publish", "office", fixed(step="publish")),
    Deed(f"{RUN}/step", "prize.take_back", "office", prizes.public),
    Deed(f"{RUN}/step", "prize.withdraw", "office", fixed(step="withdraw")),
    Deed(f"{RUN}/approval", "prize.approve", "office", prizes.public),
    Deed(f"{RUN}/transfer", "prize.pay", "office", prizes.approved),
    Deed(f"{RUN}/lines/{{prize}}", "prize.drop", "office", fixed(act="drop")),
    Deed(f"{RUN}/lines/{{prize}}", "prize.void", "office", prizes.to_void),
    Deed(f"{RUN}/lines/{{prize}}", "prize.receive", "office", prizes.paid),
    Deed("POST /points/prizes/{won}", "prize.receive", "guard"),
    Deed("POST /stations/{station}/brave/{deed}", "brave.write", "officer", fixed(words="把落水的孩子救了上来")),
    Deed("GET /stations/{station}/brave/{deed}/form.pdf", "brave.print", "officer"),
    Deed(YEARS, "commend.begin", "office", fixed(year="2018")),
    Deed(f"{OF_YEAR}/lines", "commend.propose", "officer", commendations.to_propose),
    Deed(f"{OF_YEAR}/lines/{{candidate}}", "commend.choose", "office", fixed(act="choose")),
    Deed(f"{OF_YEAR}/lines/{{candidate}}", "commend.leave_out", "office", fixed(act="leave_out")),
    Deed(f"{OF_YEAR}/lines/{{candidate}}", "commend.drop", "office", fixed(act="drop")),
    Deed(f"{OF_YEAR}/step", "commend.publish", "office", fixed(step="publish")),
    Deed(f"{OF_YEAR}/step", "commend.take_back", "office", commendations.public),
    Deed(f"{OF_YEAR}/step", "commend.withdraw", "office", fixed(step="withdraw")),
    Deed(f"{OF_YEAR}/approval", "commend.approve", "office", commendations.public),
    Deed(f"{OF_YEAR}/decision", "commend.decide", "office", commendations.approved),
    Deed("POST /units/{unit}/filing", "filing.write", "officer", certificates.filed),
    Deed("POST /people/{person}/certificates", "certificate.register", "officer", certificates.new),
    Deed("POST /people/{person}/certificates", "certificate.revoked", "officer", certificates.revoked),
    Deed(
        "POST /certificates/{certificate}/end",
        "certificate.end",
        "officer",
        certificates.cancelled,
        outcomes=("cancelled",),
    ),
    Deed(
        "POST /certificates/{certificate}/photos",
        "certificate.scan",
        "officer",
        files={"photo": ("x.jpg", as_file(scene(), "JPEG"))},
    ),
    Deed(
        "POST /certificates/{certificate}/reveal",
        "people.reveal.certificate",
        "officer",
        fixed(reason="certificate"),
    ),
    Deed(
        "POST /stations/{station}/certificates/settings",
        "certificate.settings",
        "office",
        fixed(guarding="warn", warned="unit", lead="苏", least="6", most="18"),
    ),
    Deed("POST /stations/{station}/trainings", "training.schedule", "officer", trainings.new),
    Deed(
        "POST /stations/{station}/trainings/plan",
        "training.plan",
        "officer",
        fixed(month="2018-12", field="law", level="station", planned="2"),
    ),
    Deed("POST /learn/trainings/{training}/sign", "training.sign", "guard", trainings.code, outcomes=("in",)),
    Deed("POST /learn/trainings/{training}/check", "training.answer", "guard", fixed(q0="A", q1="B")),
    Deed("POST /trainings/{training}/roll", "training.tick", "officer", trainings.to_tick),
    Deed("POST /trainings/{training}/roll", "training.strike", "officer", trainings.to_strike),
    Deed("POST /trainings/{training}/step", "training.step", "officer", fixed(step="close"), outcomes=("close",)),
    Deed("POST /trainings/{training}/material", "training.material", "officer", fixed(text="提、拔、握、压")),
    Deed("POST /points/exchange", "exchange.ask", "guard", fixed(code="tea")),
    Deed("POST /points/exchange/{redemption}/withdrawal", "exchange.withdraw", "guard"),
    Deed(REDEMPTION, "exchange.answer", "office", fixed(decision="handed"), outcomes=("handed",)),
    Deed("POST /learn/sittings/{sitting}", "sitting.start", "guard", _free),
    Deed("POST /learn/papers/{attempt}/hand-in", "sitting.hand_in", "guard"),
    Deed(SITTINGS, "sitting.make", "officer", _exam),
    Deed(f"{SITTINGS}/{{sitting}}/check-ins", "sitting.check_in", "officer", _seen_there),
    Deed(f"{SITTINGS}/{{sitting}}/off", "sitting.off", "officer", fixed(reason="task")),
    Deed("POST /units/{unit}/sittings/{sitting}/check-ins", "sitting.check_in", "unit", _seen_there),
    Deed(PAPER, "sitting.extend", "officer", fixed(act="extend", more="5", reason="line")),
    Deed(PAPER, "sitting.void", "officer", fixed(act="void", reason="help")),
    Deed("POST /points/{award}/appeal", "appeal.send", "guard", fixed(reason="wrong")),
    Deed("POST /points/appeal", "appeal.send", "guard", _uncounted),
    Deed("POST /points/appeals/{appeal}/withdrawal", "appeal.withdraw", "guard"),
    Deed(
        "POST /appeals/{appeal}/decision",
        "appeal.decide",
        "legal",
        fixed(outcome="refused", words="查过了，没有这一轮"),
    ),
    Deed("POST /clues", "clue.send", "guard", _officer),
    Deed("GET /stations/{station}/clues/{clue}", "clue.read", "officer"),
    Deed("GET /stations/{station}/clues/{clue}/photos/{photo}", "clue.read", "officer"),
    Deed("POST /stations/{station}/clues/{clue}/answer", "clue.answer", "officer", fixed(grade="5", words="谢谢您")),
    Deed("POST /stations/{station}/clues/{clue}/lifting", "clue.lift", "officer", _colleague, lines=2),
    Deed("POST /notes", "note.write", "guard", fixed(words="东门的灯不亮")),
    Deed("POST /notes/{note}", "note.reply", "guard", fixed(words="还是不亮")),
    Deed("POST /notes/{note}/reopening", "note.reopen", "guard", _solved),
    Deed(f"{NOTE}/steps", "note.go", "officer", fixed(act="go")),
    Deed(f"{NOTE}/hazard", "note.hazard", "officer", _found),
    Deed(f"{NOTE}/hazard/withdrawal", "note.hazard_back", "officer", _counted),
    Deed(f"{NOTE}/lines", "note.record", "auxiliary", fixed(words="打过电话了")),
    Deed("POST /stations/{station}/daily-orders", "order.give", "officer", _orders),
    Deed("POST /stations/{station}/daily-orders/end", "order.end", "officer", _given),
    Deed("POST /daily-orders/seen", "order.see", "guard", _given),
    Deed("POST /records", "record.tell", "guard", _helped),
    Deed(
        "POST /units/{unit}/records/{record}",
        "record.unit_word",
        "unit",
        fixed(verdict="confirm"),
        outcomes=("confirm",),
    ),
    Deed("POST /stations/{station}/records/{record}", "record.confirm", "officer", _checked),
    Deed("POST /patrol/check-in", "patrol.check_in", "guard", _scanned, outcomes=("counted",)),
    Deed(
        "POST /stations/{station}/check-ins/{check_in}",
        "patrol.decide_check_in",
        "officer",
        fixed(verdict="counted"),
        outcomes=("counted",),
    ),
    Deed(POINT, "patrol.checkpoint", "officer", _point),
    Deed(f"{POINT}/{{checkpoint}}", "patrol.plate_lost", "officer", fixed(do="plate")),
    Deed(f"{POINT}/{{checkpoint}}", "patrol.tag", "officer", fixed(do="tag", uid="04DE5F1EACC040")),
    Deed(f"{POINT}/{{checkpoint}}", "patrol.checkpoint_ended", "officer", fixed(do="end")),
    Deed(f"{TONIGHT}/offer", "patrol.offer", "unit", fixed(number="1")),
    Deed(f"{TONIGHT}/names", "patrol.name", "unit", outings.free),
    Deed(f"{TONIGHT}/names", "patrol.unname", "unit", outings.named),
    Deed(f"{TONIGHT}/consent", "patrol.consent", "unit", outings.consents),
    Deed(f"{WALKER}/muster", "patrol.muster", "guard", outings.came),
    Deed(f"{WALKER}/close", "patrol.close", "guard", outings.walking),
    Deed(OUTING, "patrol.plan", "officer", outings.planned),
    Deed(f"{OUTING}/{{outing}}/stop", "patrol.stop", "officer", fixed(why="warning")),
    Deed(f"{OUTING}/{{outing}}/closure", "patrol.close", "officer", outings.known),
    Deed(f"{OUTING}/{{outing}}/withdrawal", "patrol.withdraw", "officer", outings.closed),
    Deed("POST /stations/{station}/roll-calls", "rollcall.call", "officer", rollcalls.planned),
    Deed("POST /stations/{station}/roll-calls/{call}/cancel", "rollcall.cancel", "officer"),
    Deed("POST /stations/{station}/roll-calls/{call}/ticks", "rollcall.answer", "auxiliary", rollcalls.ticked),
    Deed(
        "POST /stations/{station}/roll-calls/{call}/reasons",
        "rollcall.decide",
        "officer",
        rollcalls.excused,
        outcomes=("excused",),
    ),
    Deed("POST /roll-calls/answer", "rollcall.answer", "guard", rollcalls.asked),
    Deed("POST /units/{unit}/gates", "gate.make", "unit", _post),
    Deed("POST /units/{unit}/gates/end", "gate.end", "unit", rollcalls.screen),
    Deed("POST /duty/on", "duty.sign_on", "guard", _post),
    Deed("POST /duty/off", "duty.sign_off", "guard", _shift),
    Deed("POST /duty/hand-over", "duty.hand_over", "leader", _hands_over),
    Deed("POST /duty/no-relief", "duty.no_relief", "guard", _waits),
    Deed("POST /units/{unit}/duty-posts", "duty.declare", "unit", _post),
    Deed("POST /units/{unit}/agreement", "aid.agree", "officer", fixed(since="2026-11-01")),
    Deed("POST /units/{unit}/agreement/end", "aid.agree_end", "officer"),
    Deed("POST /units/{unit}/pause", "aid.unit_paused", "unit", fixed(paused="yes")),
    Deed("POST /units/{unit}/pause", "aid.unit_back", "unit", fixed(paused="no")),
    Deed("POST /units/{unit}/insurance", "aid.insure", "officer", fixed(until="2030-01-01")),
    Deed("POST /units/{unit}/spared", "aid.spare", "unit", _told),
    Deed("POST /stations/{station}/orders", "aid.order", "office", fixed(number="洋公〔2026〕9号", since="2026-11-01")),
    Deed("POST /stations/{station}/orders/end", "aid.order_end", "office", _order),
    Deed("POST /settings/ways", "aid.channels", "guard", fixed(ways="page")),
    Deed("POST /settings/declined", "aid.decline", "guard", fixed(declined="yes")),
    Deed(
        "POST /stations/{station}/borders",
        "zone.border",
        "office",
        files={"file": ("zones.geojson", borders_file(东片区=118.4).encode())},
    ),
    Deed("POST /units/{unit}/officer", "beats.assign", "office", fixed(officer="1")),
    Deed("POST /bulletins", "bulletin.begin", "office", _begins),
    Deed("POST /bulletins/{bulletin}/amendments", "bulletin.amend", "office", fixed(**AMENDED)),
    Deed("POST /bulletins/{bulletin}/advice/{hand}", "bulletin.advice", "office", fixed(text="夜里多看一眼")),
    Deed("POST /bulletins/{bulletin}/answers/{unit}", "bulletin.reply", "office", _disputed),
    Deed(
        "POST /bulletins/{bulletin}/steps/{step}",
        "bulletin.step",
        "office",
        fixed(name="刘文书"),
        outcomes=("submitted",),
    ),
    Deed("POST /bulletins/{bulletin}/issue", "bulletin.issue", "office", _cleared),
    Deed("POST /bulletins/{bulletin}/errata", "bulletin.correct", "office", _corrects),
    Deed("POST /bulletin/{bulletin}/receipt", "bulletin.receive", "unit", _received),
    Deed("POST /bulletins/{bulletin}/receipts", "bulletin.paper", "office", _on_paper),
    Deed("POST /bulletins/{bulletin}/instructions", "followup.instruct", "office", _instructs),
    Deed("POST /followups/{followup}/steps", "followup.step", "office", fixed(step="answered", text="在核对")),
    Deed("POST /meetings", "followup.meet", "office", _meets),
    Deed("POST /receivers", "receiver.add", "office", _lists),
    Deed("POST /receivers/{receiver}", "receiver.change", "office", fixed(name="区教育局", copies="3")),
    Deed("POST /publishers/{publisher}", "bulletin.settings", "office", _settles),
    Deed(
        "POST /stations/{station}/import",
        "import.week",
        "office",
        fixed(kind="week"),
        outcomes=("looked",),
        files={"file": ("x.xlsx", workbook(**WEEK))},
    ),
    Deed("POST /stations/{station}/import/confirm", "import.week", "office", _looked_at),
    Deed("POST /stations/{station}/people", "people.find", "office", fixed(q=PHONE)),
    Deed("POST /stations/{station}/people", "people.find", "office", fixed(q=id_number(999)), outcomes=("nobody",)),
    Deed("POST /people/{person}/reveal", "people.reveal.phone", "officer", fixed(kind="phone", reason="check")),
    Deed(
        "POST /people/{person}/dossier",
        "dossier.person",
        "officer",
        fixed(reason="check", first="2018-01-01", last="2018-12-31"),
    ),
    Deed("POST /people/{person}/code", "hand_out", "office"),
    Deed("POST /people/{person}/devices/{device}/end", "put_out", "office"),
    Deed("POST /people/{person}/erase", "people.erase", "office", fixed(sure="yes")),
    Deed("POST /points/name", "points.name", "guard", fixed(shown="yes"), outcomes=("shown",)),
    Deed("POST /questions/new", "question.add", "office", questions.another),
    Deed("POST /questions/{question}", "question.reword", "office", questions.rewording),
    Deed("POST /questions/{question}/replacement", "question.replace", "office", questions.replacing),
    Deed("POST /questions/{question}/retirement", "question.retire", "office", questions.standing),
    Deed(
        "POST /questions/import",
        "question.import",
        "office",
        outcomes=("looked",),
        files={"file": ("x.xlsx", workbook(**questions.SHEET))},
    ),
    Deed("POST /questions/import/confirm", "question.import", "office", questions.brought),
    Deed("POST /stations/{station}/spot", "spot.put_on", "officer", spotted.new),
    Deed("POST /stations/{station}/spot/{spot}", "spot.tick", "auxiliary", spotted.answers),
    Deed("POST /stations/{station}/spot/{spot}/end", "spot.end", "officer", fixed(sure="yes")),
    Deed("POST /study", "study.publish", "office", fixed(kind="booklet")),
    Deed("POST /units/{unit}/study", "study.hand", "unit", studying.to_hand),
    Deed("POST /units/{unit}/study/mistake", "study.strike", "officer", studying.handed),
    Deed("POST /rule-book/draft", "rules.write", "office", rulebooks.begun),
    Deed("POST /rule-book/draft/clause", "rules.write", "office", rulebooks.clause),
    Deed("POST /rule-book/draft/step", "rules.send", "office", rulebooks.sending),
    Deed("POST /rule-book/draft/step", "rules.take_back", "office", rulebooks.taking_back),
    Deed("POST /rule-book/draft/step", "rules.drop", "office", rulebooks.dropping),
    Deed("POST /rule-book/draft/step", "rules.enforce", "office", rulebooks.enforcing),
    Deed("POST /rule-book/draft/answer", "rules.return", "legal", rulebooks.returning),
    Deed("POST /rule-book/draft/answer", "rules.approve", "legal", rulebooks.approving),
    Deed("GET /requests", "request.read", "office", lines=2),
    Deed("POST /requests/{asked}", "request.answer", "office", fixed(answer="done")),
    Deed("POST /accounts", "open_account", "office", fixed(login="new-one", role="auditor", place="bureau")),
    Deed("POST /accounts", "hand_out", "office", fixed(login="new-one", role="auditor", place="bureau")),
    Deed("POST /accounts/{account}/code", "hand_out", "office"),
    Deed("POST /accounts/{account}/roles", "give_role", "office", fixed(role="office", place="bureau")),
    Deed("POST /accounts/{account}/roles/{role}/end", "end_role", "office"),
    Deed("POST /accounts/{account}/close", "close_account", "office"),
    Deed("POST /ops/letters/{letter}", "letter.again", "office", fixed(way="again")),
    Deed("POST /ops/letters/{letter}", "letter.leave", "office", fixed(way="leave")),
    Deed("POST /stations/{station}/aid/{aid}/deeds", "aid.confirm", "officer", _came),
    Deed("POST /stations/{station}/aid/{aid}/arrests", "aid.arrest", "officer", _caught),
    Deed("POST /stations/{station}/aid/{aid}/judgement", "aid.judge", "officer", _over, outcomes=("debt",)),
    Deed("POST /stations/{station}/aid/{aid}/lifting", "aid.lift", "officer", _misused),
    Deed(f"{CALL}/closure", "aid.close", "officer", fixed(outcome="settled", number="1120-0046"), outcomes=("closed",)),
    Deed(f"{CALL}/stand-down", "aid.standdown", "officer", _told, outcomes=("stood_down",)),
    Deed(f"{CALL}/calls", "aid.callin", "officer", _again, outcomes=("called_in",)),
    Deed(f"{CALL}/widening", "aid.widen", "officer", outcomes=("widened",)),
    Deed(f"{CALL}/receipt", "aid.receive", "officer", outcomes=("received",)),
    Deed("POST /stations/{station}/desk/requests", "aid.raise", "auxiliary", _calls),
    Deed("POST /certificate/enrolments", "exam.enrol", "leader", exams.own),
    Deed("POST /certificate/withdrawals", "exam.withdraw", "leader", exams.taken_back),
    Deed("POST /certificate/conditions", "exam.declare", "leader", fixed(**exams.SAID)),
    Deed("POST /units/{unit}/exams", "exam.enrol", "unit", exams.free),
    Deed("POST /units/{unit}/exams", "exam.withdraw", "unit", exams.unit_takes_back),
    Deed("POST /stations/{station}/exams", "exam.offer", "officer", exams.new),
    Deed("POST /stations/{station}/exams/cards", "exam.cards", "officer", exams.cards),
    Deed("POST /stations/{station}/exams/{exam}/enrolments", "exam.enrol", "officer", exams.somebody),
    Deed("POST /stations/{station}/exams/{exam}/enrolments", "exam.withdraw", "officer", exams.somebody_out),
    Deed("POST /stations/{station}/exams/{exam}/papers", "exam.review", "officer", exams.papers),
    Deed("POST /stations/{station}/exams/{exam}/step", "exam.slots", "officer", exams.slots),
    Deed("POST /stations/{station}/exams/{exam}/step", "exam.admit", "officer", exams.to_admit),
    Deed("POST /stations/{station}/exams/{exam}/step", "exam.came", "officer", exams.who_came),
    Deed("POST /stations/{station}/exams/{exam}/step", "exam.absent", "officer", exams.who_did_not),
    Deed("POST /stations/{station}/exams/{exam}/step", "exam.call_off", "officer", exams.off),
]
SILENT = [Deed("POST /learn/answers", "", "guard", _practised)]
"""What changes something and writes no line: the audit book must not become a log of who practised when (NOT_IN_THE_BOOK)."""
NOT_IN_THE_BOOK = {
    "POST /learn/answers": "practice is the guard's own affair, and study time is not kept of anybody (国办函〔2026〕12号)",
    "POST /login/phone": "sign_in by a bound phone: tests/lianfang/accounts/test_sessions.py",
    "POST /login/second": "second_step and sign_in: tests/lianfang/accounts/test_steps.py",
    "POST /login/password": "change_password and sign_in: tests/lianfang/accounts/test_steps.py",
    "POST /settings/look": "a cookie of the browser's own; nothing is stored",
    "POST /gate": "gate.pair, by a code that is not known before: tests/lianfang/pages/test_gate.py",
    "POST /gate/answer": "rollcall.answer, by a screen: tests/lianfang/pages/test_gate.py",
    "POST /gate/excuse": "rollcall.excuse, by a screen: tests/lianfang/pages/test_gate.py",
    "POST /learn/papers/{attempt}": "an answer is no deed: when the paper was begun and handed in is written",
    "POST /voice/answer": "a number is looked up; nothing is stored",
    "POST /verify": "whether a public file is ours; nobody asks, nothing is stored",
}
"""Why a form writes no line of its own here."""
