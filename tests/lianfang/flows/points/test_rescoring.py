"""Days re-scored by decision, months lifted to zero, points that a person settled: differences are posted, nothing is edited."""

from datetime import date

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.commands import OtherBody
from lianfang.database import transaction
from lianfang.flows.points.month import close_month
from lianfang.flows.points.rescore import rescore_days
from lianfang.flows.points.rulebook import load_book
from lianfang.flows.points.score import due_stations, score
from lianfang.flows.points.why import why
from scoring.points.actions import Posting, post
from scoring.points.book.reading import FIRST
from scoring.points.errors import BadRuleBook, NoDecision, NoSuchBook, RuleBookInThePast
from scoring.points.reads.balances import balances, balances_at
from scoring.points.tables import Award, Rescoring, RuleBook, WaitingDeed
from scoring.points.vocabulary import Balances
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.actions import correct_deeds, write_deeds
from zones.journal.tables import Deed
from zones.journal.vocabulary import Fact, Source

W41, OCTOBER = Week(2018, 41), date(2018, 10, 1)
TEXT = FIRST.read_text(encoding="utf-8")
NEXT = (
    TEXT.replace('"2018年第1版"', '"2019年第2版"')
    .replace("starts_on = 2010-01-01", "starts_on = 2019-01-01")
    .replace('duty = "安保救助"\npoints = 5', 'duty = "安保救助"\npoints = 8')
    .replace("又救助一次，得20分", "又救助一次，得23分")
)
RESCUER = """
    SELECT n.name, u.name AS unit FROM award a JOIN deed d ON d.id = a.deed JOIN person n ON n.id = a.person
    JOIN unit u ON u.id = d.unit WHERE a.because = 'decision' LIMIT 1
"""
SPAN = (date(2018, 10, 8), date(2018, 10, 14))


async def _sums() -> dict[str, int]:
    rows = await Award.raw("SELECT rule, sum(points)::int AS points FROM award GROUP BY rule")
    return {row["rule"]: row["points"] for row in rows}


async def _do(station: int, *facts: Fact) -> None:
    """Deeds, judged."""
    async with transaction() as now:
        told = [(1000 + at, Source("扣分单", 1), fact) for at, fact in enumerate(facts)]
        await write_deeds(None, station, f"test{await Deed.count()}", told, now)
    await score(station)


async def test_days_are_counted_by_another_book_and_the_differences_carry_the_decision(db: str, clock: Clock) -> None:
    clock.shows(2018, 10, 20, 2, 0)
    station = await bring_everything()
    before, awards = await _sums(), await Award.count()
    await load_book(station.bureau, NEXT)
    once = key()
    waiting = await rescore_days(OPERATOR, None, station.bureau, "2019年第2版", *SPAN, "洋公〔2018〕3号", once)
    assert waiting == await WaitingDeed.count() > 0
    assert await due_stations() == [station.id]
    assert await rescore_days(OPERATOR, None, station.bureau, "2019年第2版", *SPAN, "洋公〔2018〕3号", once) == waiting
    with pytest.raises(OtherBody):
        await rescore_days(OPERATOR, None, station.bureau, "2019年第2版", *SPAN, "洋公〔2018〕4号", once)
    written = await score(station.id)
    fresh = await Award.raw("SELECT rule, points, because, cause > 0 AS corrects FROM award WHERE id > {}", awards)
    assert written == len(fresh) > 0
    assert {(row["rule"], row["points"], row["because"], row["corrects"]) for row in fresh} == {
        ("rescue", 3, "decision", True)
    }
    after = await _sums()
    assert after == before | {"rescue": before["rescue"] + 3 * written}
    assert (await score(station.id), await due_stations(), await Rescoring.count()) == (0, [], 1)
    (rescuer,) = await Award.raw(RESCUER)
    found = await why(station.id, rescuer["name"], rescuer["unit"], W41)
    told = next(line for line in found.lines if line.kind == "rescue")
    assert (told.points, told.said) == (8, "救助一次，按分局的决定（洋公〔2018〕3号）重新计分")


async def test_a_decision_has_a_number_its_days_and_a_book_of_the_bureau(db: str) -> None:
    station = await bring_everything()
    for version, span, number, refusal in (
        ("2018年第1版", SPAN, "  ", NoDecision),
        ("2018年第1版", SPAN, "号" * 61, NoDecision),
        ("2018年第1版", (SPAN[1], SPAN[0]), "3号", NoDecision),
        ("没有的", SPAN, "3号", NoSuchBook),
    ):
        with pytest.raises(refusal):
            await rescore_days(OPERATOR, None, station.bureau, version, *span, number, key())
    assert (await Rescoring.count(), await WaitingDeed.count()) == (0, 0)


async def test_a_book_starts_after_all_that_was_judged_and_a_bad_one_leaves_nothing(db: str) -> None:
    station = await bring_everything()
    with pytest.raises(RuleBookInThePast):
        await load_book(station.bureau, NEXT.replace("2019-01-01", "2018-10-01"))
    with pytest.raises(BadRuleBook):
        await load_book(station.bureau, NEXT.replace("[[groups]]", "[[groups]"))
    assert await RuleBook.count() == 1


async def test_a_month_below_zero_is_lifted_at_its_close_and_a_late_deed_takes_the_lift_back(db: str) -> None:
    station = (await bring_everything()).id
    row = (await Deed.raw("SELECT person, unit FROM deed WHERE kind = 'patrol.walked' ORDER BY id LIMIT 1"))[0]
    who, day = {"person": row["person"], "unit": row["unit"]}, date(2018, 11, 5)
    own = Scope((station,), person=row["person"])
    async with transaction() as then:
        had = await balances(own)
    await _do(station, Fact("patrol.walked", day, minutes=60, **who), Fact("record.forged", day, **who))
    async with transaction():
        assert (await balances(own)).standing == had.standing - 7
    assert await close_month(station, date(2018, 11, 1)) == 1
    assert await close_month(station, date(2018, 11, 1)) == 0
    async with transaction():
        assert (await balances(own)).standing == had.standing
        assert await balances_at(own, then) == had
    await _do(station, Fact("rescue", day, **who))
    assert await close_month(station, date(2018, 11, 1)) == 1
    async with transaction():
        assert (await balances(own)).standing == had.standing, "-7 and 5 is still below zero"
    await _do(station, Fact("rescue", day, **who))
    assert await close_month(station, date(2018, 11, 1)) == 1
    async with transaction():
        assert await balances(own) == Balances(had.standing + 3, had.spendable + 3, 0)
    floor = await Award.raw("SELECT points, because FROM award WHERE rule = 'month.floor' ORDER BY id")
    assert [(row["points"], row["because"]) for row in floor] == [(7, "month"), (-5, "rejudged"), (-2, "reversed")]


async def test_what_a_person_settled_stays_when_the_deed_is_judged_again_and_goes_when_it_is_taken_back(
    db: str,
) -> None:
    station = (await bring_everything()).id
    row = (await Deed.raw("SELECT id, person, unit, day FROM deed WHERE kind = 'rescue' LIMIT 1"))[0]
    award = (await Award.raw("SELECT * FROM award WHERE deed = {}", row["id"]))[0]
    async with transaction() as now:
        held = (award["rule_book"], "rescue", row["id"], award["source"], award["id"])
        settled = Posting(row["person"], None, *held, 2, False, "appeal", row["day"], award["week"])
        await post(station, [settled], now)
    await _do(station, Fact("rescue", row["day"], person=row["person"], unit=row["unit"]))
    sums = "SELECT sum(points)::int AS points FROM award WHERE deed = {}"
    assert (await Award.raw(sums, row["id"]))[0]["points"] == 7
    from_record = (await Deed.raw("SELECT record_kind, record FROM deed WHERE id = {}", row["id"]))[0]
    async with transaction() as now:
        await correct_deeds(None, from_record["record_kind"], [from_record["record"]], now)
    await score(station)
    assert (await Award.raw(sums, row["id"]))[0]["points"] == 0
