"""The register of certificates on a real database: numbers, endings, what bars, the deed, and that a roster goes along."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from bulletins.figures.reads import count
from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key, OtherBody
from lianfang.database import look, transaction
from lianfang.flows.certificates.end import end
from lianfang.flows.certificates.register import OF_CERTIFICATE, register
from lianfang.flows.certificates.reveal import reveal_number
from lianfang.flows.certificates.revoked import record_revocation
from lianfang.flows.certificates.scan import add_scan
from lianfang.flows.certificates.seen import register_seen
from lianfang.flows.certificates.settings import settle
from lianfang.flows.people.erase import erase
from lianfang.flows.points.certificates import certify
from lianfang.flows.points.score import score
from lianfang.flows.roster.take import take_roster
from lianfang.photos.errors import NoPhoto, PhotoGone, TooManyPixels
from lianfang.photos.reads import content_of, photos_of
from lianfang.stations import station_named
from lianfang.vault.errors import BadReason
from scoring.points.tables import Award
from tests.cast import EXAMS, GUARDS, WEEK, bring_everything, bring_roster, bring_week, the_station
from tests.conftest import Clock
from tests.lianfang.flows.statements import counted
from tests.lianfang.photos.pictures import png
from tests.watch import key
from tests.workbooks import id_number, workbook
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.tables import Deed
from zones.roster.errors import BadCertificate, BadCertificateNumber, BadPattern, CertificateOver, CertificateTaken
from zones.roster.reads.register import (
    CertificateAt,
    Guarding,
    barred,
    certificates_ever,
    guarding_of,
    rates,
)
from zones.roster.reads.register import (
    register as registered,
)
from zones.roster.tables import Certificate, Person, Posting, Unit
from zones.roster.vocabulary import NEVER, Ending, Entry, Pattern

TODAY = date(2018, 11, 6)
NOON = datetime(2018, 11, 6, 4, 0, tzinfo=UTC)
DESK = 70
CARD = Entry("苏2018001234", date(2018, 11, 1), "宿迁市公安局")
DEEDS = "SELECT d.id, d.person, d.station, d.record, d.corrects FROM deed d WHERE d.kind = 'certificate.obtained' ORDER BY id"


@pytest.fixture
async def here(db: str, clock: Clock) -> Scope:
    clock.set(NOON)
    await bring_everything()
    return Scope(((await the_station()).id,))


async def _who(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _register(
    here: Scope, name: str, entry: Entry = CARD, content: bytes = b"", by_key: Key | None = None
) -> int:
    return await register(OPERATOR, here, DESK, await _who(name), entry, content, by_key or key())


async def _ever(here: Scope, name: str) -> list[CertificateAt]:
    whom = await _who(name)
    return await look(lambda: certificates_ever(here, whom))


async def _live() -> list[int]:
    rows = await Deed.raw(DEEDS)
    gone = {row["corrects"] for row in rows}
    return [row["person"] for row in rows if row["corrects"] is None and row["id"] not in gone]


async def test_a_new_certificate_ends_the_one_before_and_the_same_again_corrects_it(here: Scope) -> None:
    made = await _register(here, "赵大山")
    now, before = await _ever(here, "赵大山")
    assert (now.id, now.number, now.issued, now.issuer, now.until) == (made, *_said(CARD), None)
    assert (before.number, before.ending, before.ended, before.until) == (
        "苏01", "replaced", CARD.issued, CARD.issued - timedelta(days=1),
    )  # fmt: skip
    right = replace(CARD, issued=date(2018, 10, 31), issuer="宿迁市公安局治安支队")
    assert await _register(here, "赵大山", right) == made
    assert [(one.number, one.issued) for one in await _ever(here, "赵大山")][0] == (CARD.number, right.issued)


def _said(entry: Entry) -> tuple[str, date, str]:
    return entry.number, entry.issued, entry.issuer


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (replace(CARD, number="苏12"), BadCertificateNumber),
        (replace(CARD, number="苏2018-01234"), BadCertificateNumber),
        (replace(CARD, number="江苏省宿迁市2018001234"), BadCertificateNumber),
        (replace(CARD, number="苏２０１８００１２３４"), BadCertificateNumber),
        (replace(CARD, issued=TODAY + timedelta(days=1)), BadCertificate),
        (replace(CARD, issuer=""), BadCertificate),
        (replace(CARD, issuer="局" * 81), BadCertificate),
    ],
)
async def test_what_cannot_be_a_certificate_is_not_written(here: Scope, entry: Entry, refusal: type[Exception]) -> None:
    before = await Certificate.count()
    with pytest.raises(refusal):
        await _register(here, "李二柱", entry)
    assert await Certificate.count() == before and await _live() == []


async def test_a_number_of_another_person_is_refused_without_a_name_and_one_wrongly_entered_is_free(
    here: Scope,
) -> None:
    made = await _register(here, "赵大山")
    with pytest.raises(CertificateTaken) as refused:
        await _register(here, "李二柱")
    assert refused.value.facts == {}
    await end(OPERATOR, here, made, Ending("mistaken", TODAY), key())
    await _register(here, "李二柱")
    assert [one.number for one in await _ever(here, "赵大山") if one.until is None] == ["苏01"]


async def test_two_at_once_with_one_number_make_one_certificate(here: Scope) -> None:
    done = await asyncio.gather(_register(here, "李二柱"), _register(here, "周平安"), return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["CertificateTaken", "int"]


async def test_a_repeat_is_answered_and_another_body_refused(here: Scope) -> None:
    again = key()
    assert await _register(here, "李二柱", by_key=again) == await _register(here, "李二柱", by_key=again)
    with pytest.raises(OtherBody):
        await _register(here, "李二柱", replace(CARD, number="苏2018001299"), by_key=again)
    assert len(await _ever(here, "李二柱")) == 1


async def test_it_ends_by_a_document_once_and_not_before_its_issue_nor_on_a_day_to_come(here: Scope) -> None:
    made = await _register(here, "李二柱")
    for ending in (
        Ending("revoked", TODAY),
        Ending("revoked", TODAY + timedelta(days=1), "宿公决字1号"),
        Ending("cancelled", CARD.issued - timedelta(days=1), "宿公决字1号"),
        Ending("lost", TODAY, "宿公决字1号"),
        Ending("cancelled", TODAY, "号" * 61),
    ):
        with pytest.raises(BadCertificate):
            await end(OPERATOR, here, made, ending, key())
    await end(OPERATOR, here, made, Ending("revoked", TODAY, "宿公决字1号"), key())
    (row,) = await _ever(here, "李二柱")
    assert (row.until, row.ending, row.ended, row.document) == (date(2018, 11, 5), "revoked", TODAY, "宿公决字1号")
    with pytest.raises(CertificateOver):
        await end(OPERATOR, here, made, Ending("cancelled", TODAY, "宿公决字2号"), key())
    with pytest.raises(BadCertificate):
        await _register(here, "李二柱")
    whom = await _who("李二柱")
    assert await look(lambda: barred(here, [whom], TODAY)) == {whom: date(2021, 11, 6)}


async def test_a_revocation_of_elsewhere_bars_and_was_held_on_no_day(here: Scope) -> None:
    whom, gone = await _who("吴老根"), Ending("revoked", date(2017, 3, 1), "徐公决字9号")
    await record_revocation(OPERATOR, here, whom, gone, key())
    assert await look(lambda: barred(here, [whom], TODAY)) == {whom: date(2020, 3, 1)}
    assert [(one.number, one.until) for one in await _ever(here, "吴老根")] == [("", NEVER)]
    with pytest.raises(BadCertificate):
        await record_revocation(OPERATOR, here, whom, gone, key())
    await record_revocation(OPERATOR, here, whom, replace(gone, day=date(2010, 3, 1)), key())
    assert await look(lambda: barred(here, [whom], TODAY)) == {whom: date.max}
    days = [date(2018, 1, 1), TODAY]
    assert {rate.held for rate in await look(lambda: rates(here, days)) if rate.zone is None} == {3}


async def test_who_is_elsewhere_is_as_if_he_were_not_there(here: Scope) -> None:
    made, elsewhere = await _register(here, "李二柱"), Scope((here.stations[0] + 1,))
    whom = await _who("李二柱")
    with pytest.raises(NotYours):
        await register(OPERATOR, elsewhere, DESK, whom, CARD, b"", key())
    with pytest.raises(NotYours):
        await end(OPERATOR, elsewhere, made, Ending("mistaken", TODAY), key())
    with pytest.raises(NotYours):
        await record_revocation(OPERATOR, elsewhere, whom, Ending("revoked", TODAY, "1号"), key())
    with pytest.raises(NotYours):
        await reveal_number(elsewhere, OPERATOR, made, "check")
    with pytest.raises(NotYours):
        await add_scan(OPERATOR, elsewhere, DESK, made, png(60, 40), key())
    assert await look(lambda: certificates_ever(elsewhere, whom)) == []


async def test_the_deed_comes_with_the_registration_once_and_goes_with_the_mistake(here: Scope) -> None:
    whom = await _who("李二柱")
    made = await _register(here, "李二柱")
    assert await _live() == [whom]
    await score(here.stations[0])
    assert await certify(here.stations[0]) == 0
    await end(OPERATOR, here, made, Ending("mistaken", TODAY), key())
    assert await _live() == []
    await score(here.stations[0])
    await _register(here, "李二柱", replace(CARD, number="苏2018001299"))
    await _register(here, "李二柱", replace(CARD, number="苏2018001300", issued=TODAY))
    assert await _live() == [whom]
    await score(here.stations[0])
    rows = await Award.raw(
        "SELECT a.points FROM award a JOIN deed d ON d.id = a.deed WHERE d.kind = 'certificate.obtained' ORDER BY a.id"
    )
    assert [row["points"] for row in rows] == [10, -10, 10]


async def test_a_certificate_from_before_the_pass_is_not_one_for_it(here: Scope) -> None:
    await _register(here, "李二柱", replace(CARD, issued=date(2018, 10, 1)))
    assert await _live() == []


async def test_who_failed_has_obtained_nothing_by_a_number(here: Scope) -> None:
    await _register(here, "周平安")
    assert await _live() == []


async def test_who_moved_to_another_station_has_the_deed_where_he_passed(here: Scope) -> None:
    units = [["单位名称", "片区", "单位类别", "用工方式", "保安公司", "联系人", "联系电话"],
             ["青山小区", "南片区", "居民小区", "自招", None, "郑一", "19900000099"]]  # fmt: skip
    moved = [*GUARDS[2]]
    moved[1] = "青山小区"
    await take_roster("青山派出所", "柳河分局", workbook(单位表=units, 花名册=[[*GUARDS[0], "备注"], [*moved, "调动"]]))
    there = Scope(((await station_named("青山派出所")).id,))
    whom = await _who("李二柱")
    assert len(await Posting.raw("SELECT id FROM posting WHERE person = {} AND until IS NULL", whom)) == 1
    await _register(there, "李二柱")
    (row,) = await Deed.raw(DEEDS)
    assert (row["person"], row["station"]) == (whom, here.stations[0])
    await certify(there.stations[0])
    await certify(here.stations[0])
    assert await _live() == [whom]


async def test_the_picture_is_clean_his_and_gone_with_him(here: Scope) -> None:
    made = await _register(here, "李二柱", content=png(60, 40))
    photo = (await look(lambda: photos_of(OF_CERTIFICATE, [made])))[made][0].id
    assert (await look(lambda: content_of(OF_CERTIFICATE, made, photo)))[8:12] == b"WEBP"
    await add_scan(OPERATOR, here, DESK, made, png(50, 40), key())
    assert len((await look(lambda: photos_of(OF_CERTIFICATE, [made])))[made]) == 2
    with pytest.raises(NoPhoto):
        await add_scan(OPERATOR, here, DESK, made, b"", key())
    await erase(here, OPERATOR, await _who("李二柱"))
    with pytest.raises(PhotoGone):
        await look(lambda: content_of(OF_CERTIFICATE, made, photo))
    assert [row["number"] for row in await Certificate.raw("SELECT number FROM certificate WHERE id = {}", made)] == [
        ""
    ]


async def test_a_picture_of_more_than_forty_megapixels_leaves_no_certificate(here: Scope) -> None:
    with pytest.raises(TooManyPixels):
        await _register(here, "李二柱", content=png(10_001, 4_000, rows=1))
    assert await _ever(here, "李二柱") == []


async def test_the_whole_number_is_shown_for_a_reason_and_written_down(here: Scope) -> None:
    made = await _register(here, "李二柱")
    with pytest.raises(BadReason):
        await reveal_number(here, OPERATOR, made, "curious")
    assert (await reveal_number(here, OPERATOR, made, "check")).number == CARD.number
    lines = await Person.raw("SELECT reason FROM audit_line WHERE action = 'people.reveal.certificate'")
    assert [line["reason"] for line in lines] == ["check"]


async def test_the_bureau_says_how_its_numbers_look_and_the_station_what_it_wants(here: Scope) -> None:
    station = await the_station()
    await settle(OPERATOR, station, Guarding("refuse", "police"), Pattern("苏", 10, 10), key())
    assert await look(lambda: guarding_of(station.id)) == Guarding("refuse", "police")
    with pytest.raises(BadCertificateNumber) as refused:
        await _register(here, "李二柱", replace(CARD, number="浙2018001234"))
    assert refused.value.facts == {"example": "“苏”开头，后面 10 位数字"}
    await _register(here, "李二柱")
    for guarding, pattern in (
        (Guarding("ask", "unit"), Pattern()),
        (Guarding("warn", "all"), Pattern()),
        (Guarding("warn", "unit"), Pattern("江苏宿迁洋河", 6, 18)),
        (Guarding("warn", "unit"), Pattern("苏", 9, 8)),
        (Guarding("warn", "unit"), Pattern(".*", 6, 18)),
    ):
        with pytest.raises(BadPattern):
            await settle(OPERATOR, station, guarding, pattern, key())


async def test_a_roster_replaces_a_number_and_puts_none_back_that_the_register_ended(here: Scope) -> None:
    rows = [[*row] for row in GUARDS]
    rows[1][4] = "苏11"
    await bring_roster(guards=rows)
    assert [(one.number, one.ending) for one in await _ever(here, "赵大山")] == [("苏11", ""), ("苏01", "replaced")]
    (held, _) = await _ever(here, "赵大山")
    await end(OPERATOR, here, held.id, Ending("revoked", TODAY, "宿公决字1号"), key())
    done = await bring_roster(guards=rows)
    assert done.changed == 0 and any("作废" in said and "赵大山" in said for said in done.warnings)
    assert all(one.until is not None for one in await _ever(here, "赵大山"))
    await _register(here, "钱小河")
    await bring_roster(guards=rows)
    assert [one.number for one in await _ever(here, "钱小河") if one.until is None] == [CARD.number]


async def test_an_import_says_who_has_come_without_a_certificate_unless_the_station_does_not_want_that(
    here: Scope,
) -> None:
    new = [*GUARDS, ["郑新来", "老街市场", id_number(7), "19900000007", None, "2018-11-05", "东门", "夜班", None]]
    assert any("郑新来没有登记保安员证" in said for said in (await bring_roster(guards=new, check=True)).warnings)
    await settle(OPERATOR, await the_station(), Guarding("off", "unit"), Pattern(), key())
    assert not any("没有登记保安员证" in said for said in (await bring_roster(guards=new)).warnings)


async def test_the_register_and_the_rates_of_any_day_come_from_the_dated_rows(here: Scope) -> None:
    await _register(here, "李二柱")
    async with transaction():
        rows = await registered(here, TODAY)
        found = await rates(here, [TODAY, date(2018, 10, 31)])
    assert [(row.name, row.held) for row in rows if row.unit_name == "翠园小区"] == [("李二柱", True), ("赵大山", True)]
    whole = {rate.day: (rate.posted, rate.held) for rate in found if rate.zone is None}
    assert whole == {TODAY: (6, 4), date(2018, 10, 31): (6, 3)}
    unit = (await Unit.raw("SELECT id FROM unit WHERE name = '翠园小区'"))[0]["id"]
    assert [(rate.posted, rate.held) for rate in found if rate.unit == unit] == [(2, 1), (2, 2)]
    assert await look(lambda: rates(Scope((here.stations[0] + 1,)), [TODAY])) == []


async def test_a_pass_that_comes_after_the_registration_finds_it(db: str, clock: Clock) -> None:
    clock.set(NOON)
    await bring_roster()
    here = Scope(((await the_station()).id,))
    await _register(here, "李二柱")
    assert await _live() == []
    await bring_week(WEEK | {"保安员证考试": EXAMS})
    await certify(here.stations[0])
    assert await _live() == [await _who("李二柱")]


async def test_the_bulletin_counts_who_is_barred_among_those_without_one(here: Scope) -> None:
    week, whom = Week(2018, 44), await _who("吴老根")
    assert (await look(lambda: count(here, week, 12))).exam.unfit == 0
    await record_revocation(OPERATOR, here, whom, Ending("revoked", date(2018, 11, 4), "徐公决字9号"), key())
    assert (await look(lambda: count(here, week, 12))).exam.unfit == 1
    assert (await look(lambda: count(here, week.previous, 12))).exam.unfit == 0


async def test_as_many_statements_for_a_station_as_for_a_unit(here: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = (await Unit.raw("SELECT id FROM unit WHERE name = '翠园小区'"))[0]["id"]
    with counted(monkeypatch) as one:
        alone = await register_seen(Scope(here.stations, unit=unit))
    with counted(monkeypatch) as every:
        whole = await register_seen(here)
    assert (len(alone.rows), len(whole.rows)) == (2, 6) and len(one) == len(every) <= 8


async def test_the_register_says_the_state_and_what_moved(here: Scope) -> None:
    await _register(here, "李二柱")
    await record_revocation(OPERATOR, here, await _who("吴老根"), Ending("revoked", TODAY, "徐公决字9号"), key())
    seen = await register_seen(here, date(2018, 10, 31))
    assert {one.row.name: one.state for one in seen.rows} == {
        "赵大山": "有证", "李二柱": "有证", "钱小河": "有证", "孙长林": "有证", "周平安": "未报名", "吴老根": "不符合条件",
    }  # fmt: skip
    whole = seen.whole[here.stations[0]]
    assert (whole.posted, whole.held, whole.unfit, whole.held_before) == (6, 4, 1, 3)
    assert [(share.name, share.held, share.unfit) for share in seen.zones] == [("东片区", 3, 0), ("西片区", 1, 1)]
    assert (whole.pct_before, whole.pct) == (50.0, 66.7)
    assert (await register_seen(here, TODAY)).base == TODAY - timedelta(days=7)
