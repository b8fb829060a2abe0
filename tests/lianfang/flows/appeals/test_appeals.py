"""Appeals on the books: one an entry, held while open, answered by somebody free, posted as a correction, erased with the guard."""

import asyncio
from datetime import date, datetime, timedelta

import asyncpg
import pytest
from msgspec import Struct

from lianfang.access import NotYours
from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR, By, note
from lianfang.audit.tables import AuditLine
from lianfang.database import look, transaction
from lianfang.flows.appeals.decide import decide
from lianfang.flows.appeals.send import NewAppeal, send
from lianfang.flows.appeals.sweep import due_appeals, sweep_appeal
from lianfang.flows.appeals.withdraw import withdraw
from lianfang.flows.people.erase import erase
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.flows.reports.decide_hazard import count_hazard
from lianfang.flows.reports.decide_record import decide_record
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.flows.reports.write_note import NewNote, write_note
from lianfang.notices.tables import Notice
from lianfang.tables import Command
from scoring.points.appeals.errors import (
    AppealDecided,
    AppealOpen,
    AppealOver,
    AppealTooLate,
    ConcernedDecides,
    DeedTakenBack,
    NamelessDecides,
    PointsOutOfBounds,
)
from scoring.points.appeals.reads import held
from scoring.points.appeals.tables import Appeal, AppealWords
from scoring.points.appeals.vocabulary import Decider, Ruling
from scoring.points.tables import Award, Entry
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.lianfang.access.walked import walk
from tests.lianfang.accounts.people import opened
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.journal.actions import correct_deeds, write_deeds
from zones.journal.vocabulary import Fact, Source
from zones.patrol.tables import CheckIn, Outing
from zones.reports.actions import clues
from zones.reports.errors.notes import NothingSaid
from zones.roster.actions import make_officers
from zones.roster.tables import Person, Unit

AT = datetime(2018, 10, 15, 8, 0, tzinfo=SHANGHAI)
WEEK = (date(2018, 10, 8), date(2018, 10, 14))
SENTENCE = "查了登记，那天走了 50 分钟，应当记分"


class Here(Struct, frozen=True):
    """李二柱's patrol was too short; 赵大山's gave 3. `legal` is free, `officer` confirms, and sits at the legal office, too."""

    station: int
    bureau: int
    persons: dict[str, int]
    legal: Decider
    officer: Decider

    def own(self, name: str) -> Scope:
        return Scope((self.station,), person=self.persons[name])

    @property
    def all(self) -> Scope:
        return Scope((self.station,))

    async def award(self, name: str, kind: str = "patrol.walked") -> int:
        rows = await Award.raw(
            "SELECT min(a.id) AS id FROM award a JOIN deed d ON d.id = a.deed WHERE a.person = {} AND d.kind = {}",
            self.persons[name],
            kind,
        )
        return int(rows[0]["id"])

    async def sends(self, name: str, award: int | None, reason: str = "wrong", words: str = "", **more: date) -> int:
        told = NewAppeal(reason, words, award, **more)
        return await send(OPERATOR, self.own(name), 0, told, key())

    async def decides(self, appeal: int, outcome: str, points: int | None = None, who: Decider | None = None) -> None:
        await decide(OPERATOR, self.all, who or self.legal, appeal, Ruling(outcome, points), SENTENCE, key())


async def _here(clock: Clock) -> Here:
    clock.set(AT)
    station = await bring_everything()
    async with transaction():
        officers = await make_officers(station.bureau, ["周明远", "宋怀明"])
    accounts = [await opened(name, "legal", station.bureau, officer=officers[name_]) for name, name_ in _NAMES]
    rows = await Person.raw("SELECT id, name FROM person")
    legal, officer = (Decider(account, officers[name]) for account, (_, name) in zip(accounts, _NAMES, strict=True))
    return Here(station.id, station.bureau, {row["name"]: row["id"] for row in rows}, legal, officer)


_NAMES = (("legal", "宋怀明"), ("zhou", "周明远"))


async def _stands(award: int) -> int:
    rows = await Award.raw(
        "SELECT sum(b.points)::int AS points FROM award a JOIN award b ON b.source = a.source WHERE a.id = {}", award
    )
    return int(rows[0]["points"])


async def _counts() -> list[int]:
    """Rows of what an appeal may write."""
    tables = ("appeal", "appeal_words", "award", "entry", "notice", "audit_line")
    return [(await Award.raw(f"SELECT count(*) AS n FROM {table}"))[0]["n"] for table in tables]


async def test_an_upheld_appeal_is_posted_as_a_correction_and_the_guard_hears_of_it(db: str, clock: Clock) -> None:
    here = await _here(clock)
    award = await here.award("李二柱")
    assert await _stands(award) == 0
    appeal = await here.sends("李二柱", award)
    told = await Notice.raw("SELECT kind, receiver FROM notice WHERE about = {} AND kind LIKE 'appeal%%'", appeal)
    assert [tuple(one.values()) for one in told] == [("appeal_new", f"legal:{here.bureau}")]

    waits = await look(lambda: held(here.all, *WEEK))
    assert [(one.appeal, one.person, one.award) for one in waits] == [(appeal, here.persons["李二柱"], award)]
    assert not await look(lambda: held(here.own("赵大山"), *WEEK))
    assert not await look(lambda: held(here.all, date(2018, 11, 1), date(2018, 11, 30)))

    await here.decides(appeal, "upheld", 3)
    (last,) = await Award.raw("SELECT * FROM award ORDER BY id DESC LIMIT 1")
    assert (last["cause"], last["because"], last["points"], last["routine"]) == (award, "appeal", 3, True)
    assert await _stands(award) == 3
    assert not await Entry.raw("SELECT award FROM entry GROUP BY award HAVING sum(amount) <> 0")
    told = await Notice.raw(
        "SELECT kind, receiver, facts FROM notice WHERE about = {} AND kind LIKE 'appeal%%'", appeal
    )
    person = here.persons["李二柱"]
    assert tuple(told[-1].values()) == ("appeal_answered", f"person:{person}", '{"outcome":"upheld"}')
    assert not await look(lambda: held(here.all, *WEEK)) and len(told) == 2
    await Award.raw("INSERT INTO waiting_deed (deed, station) VALUES ({}, {})", last["deed"], here.station)
    assert (await score(here.station), await _stands(award)) == (0, 3), "what was settled is not judged anew"


async def test_a_second_appeal_about_the_same_is_refused_and_writes_nothing(db: str, clock: Clock) -> None:
    here = await _here(clock)
    award = await here.award("李二柱")
    appeal = await here.sends("李二柱", award)
    before = await _counts()
    with pytest.raises(AppealOpen):
        await here.sends("李二柱", award, "other", "再看一次")
    assert await _counts() == before
    await here.decides(appeal, "partly", 1)
    newest = (await Award.raw("SELECT max(id) AS id FROM award"))[0]["id"]
    before = await _counts()
    for one in (award, newest):  # an appeal against an appeal, by either of its numbers
        with pytest.raises(AppealDecided):
            await here.sends("李二柱", one)
    with pytest.raises(AppealOver):
        await here.decides(appeal, "refused")
    assert await _counts() == before


async def test_many_at_once_about_one_entry_make_one(db: str, clock: Clock) -> None:
    here = await _here(clock)
    award = await here.award("李二柱")
    done = await asyncio.gather(*(here.sends("李二柱", award) for _ in range(8)), return_exceptions=True)
    assert sum(isinstance(one, int) for one in done) == 1
    assert sum(isinstance(one, AppealOpen) for one in done) == 7
    (row,) = await Appeal.raw("SELECT * FROM appeal")
    names = [name for name in row if name != "id"]
    with pytest.raises(asyncpg.UniqueViolationError):
        await Appeal.raw(f"INSERT INTO appeal ({', '.join(names)}) SELECT {', '.join(names)} FROM appeal")
    with pytest.raises(asyncpg.CheckViolationError):
        await Appeal.raw("UPDATE appeal SET next_deadline = NULL")


async def test_one_taken_back_may_be_raised_again_until_the_last_day(db: str, clock: Clock) -> None:
    here = await _here(clock)
    award = await here.award("赵大山")
    appeal = await here.sends("赵大山", award, "not_me")
    with pytest.raises(NotYours):
        await withdraw(OPERATOR, here.own("李二柱"), appeal, key())
    await withdraw(OPERATOR, here.own("赵大山"), appeal, key())
    clock.set(AT + timedelta(days=15, hours=15))
    again = await here.sends("赵大山", award)
    await withdraw(OPERATOR, here.own("赵大山"), again, key())
    clock.set(AT + timedelta(days=16))
    before = await _counts()
    with pytest.raises(AppealTooLate):
        await here.sends("赵大山", award)
    assert await _counts() == before


async def test_nobody_appeals_against_anothers_entry(db: str, clock: Clock) -> None:
    here = await _here(clock)
    with pytest.raises(NotYours):
        await here.sends("李二柱", await here.award("赵大山"))
    unit = await Award.raw("SELECT id FROM award WHERE person IS NULL ORDER BY id LIMIT 1")
    with pytest.raises(NotYours):
        await here.sends("李二柱", unit[0]["id"])
    with pytest.raises(NothingSaid):
        await here.sends("李二柱", await here.award("李二柱"), "other")


async def test_the_officer_on_the_sheet_does_not_decide_nor_does_who_confirmed(db: str, clock: Clock) -> None:
    """周明远 led the patrol by the sheet, and confirmed what a guard told: at the legal office he answers neither."""
    here = await _here(clock)
    walked = await here.sends("李二柱", await here.award("李二柱"))
    told = Told("mediation", AT, "劝开了两家")
    record = await tell_record(OPERATOR, here.own("赵大山"), 0, told, b"", key())
    by = By(f"account:{here.officer.account}", here.bureau)
    await decide_record(by, here.all, here.officer.account, None, record, "confirm", "", key())
    await score(here.station)
    confirmed = await here.sends("赵大山", await here.award("赵大山", "mediation"))
    before = await _counts()
    for appeal in (walked, confirmed):
        with pytest.raises(ConcernedDecides):
            await here.decides(appeal, "upheld", 1, here.officer)
    with pytest.raises(NamelessDecides):
        await here.decides(walked, "refused", None, Decider(here.legal.account, None))
    assert await _counts() == before
    await here.decides(confirmed, "partly", 1)
    await here.decides(walked, "refused")


async def test_who_decided_a_hazard_to_be_real_does_not_decide_about_its_points(db: str, clock: Clock) -> None:
    here = await _here(clock)
    found = await write_note(OPERATOR, here.own("赵大山"), 0, NewNote("灯不亮", "light"), b"", key())
    by = By(f"account:{here.officer.account}", here.bureau)
    await count_hazard(by, here.all, here.officer.account, None, found, None, False, key())
    await score(here.station)
    appeal = await here.sends("赵大山", await here.award("赵大山", "hazard.found"))
    with pytest.raises(ConcernedDecides):
        await here.decides(appeal, "refused", None, here.officer)
    await here.decides(appeal, "refused")


async def test_of_a_deduction_neither_who_proposed_it_decides_and_at_most_all_of_it_comes_back(
    db: str, clock: Clock
) -> None:
    """A register that this slice does not know is asked for in the audit book by the deed's own record."""
    here = await _here(clock)
    fact = Fact("post.left", date(2018, 10, 12), here.persons["赵大山"], None, AT)
    async with transaction() as now:
        await write_deeds(None, here.station, "deduction", [(5, Source("扣分单", 5), fact)], now)
        by = By(f"account:{here.officer.account}", here.bureau)
        await note(by, "deduction.propose", "proposed", now, "deduction", 5)
    await score(here.station)
    award = await here.award("赵大山", "post.left")
    taken = await _stands(award)
    appeal = await here.sends("赵大山", award, "not_me")
    with pytest.raises(ConcernedDecides):
        await here.decides(appeal, "upheld", 0, here.officer)
    with pytest.raises(PointsOutOfBounds):
        await here.decides(appeal, "upheld", 1)
    await here.decides(appeal, "partly", taken + 1)
    assert taken < 0 and await _stands(award) == taken + 1


@pytest.mark.parametrize("hand", ["led", "checked", "graded"])
async def test_who_led_the_outing_decided_a_check_in_or_graded_the_clue_is_named_by_the_record(
    db: str, clock: Clock, hand: str
) -> None:
    """Nobody pressed anything: the audit book says nothing, the record does."""
    here = await _here(clock)
    person, (unit, *_) = here.persons["赵大山"], await Unit.raw("SELECT id FROM unit ORDER BY id")
    outing = int((await walk({"o": [(unit["id"], person)]}))["outing"]["o"])
    if hand == "checked":
        await Outing.raw("UPDATE outing SET officer = {}", here.legal.officer)
        await CheckIn.insert(
            CheckIn(station=here.station, outing=outing, person=person, account=0, device=b"", code="plate", at=AT,
                    pressed_at=AT, score=50, state="counted", decided_by=here.officer.account, decided_at=AT)
        )  # fmt: skip
    async with transaction() as now:
        clue = await clues.send(here.station, unit["id"], person, here.officer.officer or 0, None, now)
        register, number = ("信息报送", clue) if hand == "graded" else ("巡逻登记", outing)
        fact = Fact("clue" if hand == "graded" else "item.patrol", AT.date(), person, unit["id"], AT)
        await write_deeds(None, here.station, "item", [(10**6, Source(register, number), fact)], now)
    await score(here.station)
    appeal = await here.sends("赵大山", await here.award("赵大山", fact.kind))
    with pytest.raises(ConcernedDecides):
        await here.decides(appeal, "refused", None, here.officer)


async def test_by_a_token_or_another_account_he_is_the_same_officer(db: str, clock: Clock) -> None:
    here = await _here(clock)
    record = await tell_record(OPERATOR, here.own("赵大山"), 0, Told("rescue", AT, "扶起老人"), b"", key())
    rows = await Account.raw(
        "INSERT INTO token (account, token_hash, actions, made_at, until) "
        "SELECT id, 'x', '', {}, '2030-01-01' FROM login WHERE name = 'zhou' RETURNING id",
        AT,
    )
    await decide_record(By(f"token:{rows[0]['id']}"), here.all, 0, None, record, "confirm", "", key())
    await score(here.station)
    appeal = await here.sends("赵大山", await here.award("赵大山", "rescue"))
    other = await opened("zhou-2", "legal", here.bureau, officer=here.officer.officer)
    for who in (here.officer, Decider(other, here.officer.officer)):
        with pytest.raises(ConcernedDecides):
            await here.decides(appeal, "refused", None, who)


async def test_where_no_officer_is_named_who_serves_at_the_station_does_not_decide(db: str, clock: Clock) -> None:
    here = await _here(clock)
    appeal = await here.sends("赵大山", None, "missing", "周二也走了一轮", day=date(2018, 10, 9))
    await opened("desk", "officer", here.bureau, officer=here.officer.officer)
    with pytest.raises(ConcernedDecides):
        await here.decides(appeal, "refused", None, here.officer)
    before = (await Award.raw("SELECT count(*) AS n FROM award"))[0]["n"]
    await here.decides(appeal, "upheld", 3)
    assert (await Award.raw("SELECT count(*) AS n FROM award"))[0]["n"] == before, "there is nothing to post to"
    with pytest.raises(AppealDecided):
        await here.sends("赵大山", None, "missing", "还是周二", day=date(2018, 10, 9))
    (row,) = await Appeal.raw("SELECT outcome, points_before, points_after FROM appeal")
    assert tuple(row.values()) == ("upheld", None, None)


async def test_of_a_deed_taken_back_meanwhile_nothing_is_posted(db: str, clock: Clock) -> None:
    here = await _here(clock)
    award = await here.award("李二柱")
    appeal = await here.sends("李二柱", award)
    async with transaction() as now:
        rows = await Award.raw("SELECT d.record FROM award a JOIN deed d ON d.id = a.deed WHERE a.id = {}", award)
        await correct_deeds(None, "patrol", [rows[0]["record"]], now)
    before = await _counts()
    with pytest.raises(DeedTakenBack):
        await here.decides(appeal, "upheld", 3)
    assert await _counts() == before
    await here.decides(appeal, "upheld")
    assert await _stands(award) == 0


async def test_a_month_that_an_appeal_settled_is_not_closed_anew(db: str, clock: Clock) -> None:
    here = await _here(clock)
    clock.set(AT + timedelta(days=18))
    await close_month(here.station, date(2018, 10, 1))
    rows = await Award.raw("SELECT id, unit FROM award WHERE because = 'month' ORDER BY id LIMIT 1")
    unit = Scope((here.station,), unit=rows[0]["unit"])
    appeal = await send(OPERATOR, unit, 0, NewAppeal("wrong", award=rows[0]["id"]), key())
    await here.decides(appeal, "upheld", 0)
    assert await _stands(rows[0]["id"]) == 0
    assert await close_month(here.station, date(2018, 10, 1)) == 0
    (row,) = await Notice.raw("SELECT receiver FROM notice WHERE kind = 'appeal_answered'")
    assert row["receiver"] == f"unit:{rows[0]['unit']}"


async def test_the_legal_office_hears_on_the_fifth_day_and_the_bureau_from_the_seventh(db: str, clock: Clock) -> None:
    here = await _here(clock)
    await here.sends("李二柱", await here.award("李二柱"))
    heard = []
    for days in (4, 5, 5, 6, 7, 7, 8):
        clock.set(AT + timedelta(days=days, minutes=1))
        for one in await due_appeals():
            await sweep_appeal(one)
        rows = await Notice.raw(
            "SELECT receiver FROM notice WHERE kind IN ('appeal_due', 'appeal_overdue') ORDER BY id"
        )
        heard.append([row["receiver"].partition(":")[0] for row in rows])
    assert [len(one) for one in heard] == [0, 1, 1, 1, 3, 3, 5]
    assert heard[-1] == ["legal", "legal", "command", "legal", "command"]


async def test_an_erased_guards_words_go_and_what_was_decided_stays(db: str, clock: Clock) -> None:
    here = await _here(clock)
    appeal = await here.sends("李二柱", await here.award("李二柱"), "other", "我是走完了的")
    await here.sends("李二柱", None, "missing", "周二也走了", day=date(2018, 10, 9))
    await here.decides(appeal, "upheld", 3)
    kept = str([(row["body"], row["answer"]) for row in await Command.raw("SELECT body, answer FROM command")])
    lines = str(await AuditLine.raw("SELECT * FROM audit_line")) + str(await Notice.raw("SELECT * FROM notice"))
    assert "走完了" not in kept + lines and SENTENCE not in kept + lines
    await erase(here.all, OPERATOR, here.persons["李二柱"])
    assert not await AppealWords.raw("SELECT * FROM appeal_words")
    rows = await Appeal.raw("SELECT state, outcome, points_after FROM appeal ORDER BY id")
    assert [tuple(row.values()) for row in rows] == [("decided", "upheld", 3), ("withdrawn", "", None)]


async def test_a_unit_has_a_word_on_its_own_entries_alone(db: str, clock: Clock) -> None:
    here = await _here(clock)
    rows = await Award.raw("SELECT id, unit FROM award WHERE person IS NULL AND deed IS NOT NULL ORDER BY id")
    units = [row["id"] for row in await Unit.raw("SELECT id FROM unit WHERE id <> {}", rows[0]["unit"])]
    told = NewAppeal("wrong", award=rows[0]["id"])
    with pytest.raises(NotYours):
        await send(OPERATOR, Scope((here.station,), unit=units[0]), 0, told, key())
    own = Scope((here.station,), unit=rows[0]["unit"])
    with pytest.raises(NotYours):
        await send(OPERATOR, own, 0, NewAppeal("wrong", award=await here.award("赵大山")), key())
    appeal = await send(OPERATOR, own, 0, told, key())
    (one,) = await look(lambda: held(own, *WEEK))
    assert (one.appeal, one.person, one.unit) == (appeal, None, rows[0]["unit"])
