"""信息报送: one officer reads it, what he answers comes back, his grade counts once; nobody else opens it."""

from datetime import timedelta

import pytest

from lianfang.access import NotYours
from lianfang.audit.tables import AuditLine
from lianfang.database import look, transaction
from lianfang.flows.clues.answer import answer
from lianfang.flows.clues.lift import lift
from lianfang.flows.clues.pieces import open_for, readers_of
from lianfang.flows.clues.read import read, read_photo
from lianfang.flows.people.erase import erase
from lianfang.flows.points.score import score
from lianfang.flows.vault.rotate import rotate
from lianfang.notices.tables import Notice
from lianfang.settings import settings
from lianfang.vault.tables import SealedKey
from scoring.points.tables import Award
from tests.conftest import Clock
from tests.lianfang.flows.clues.telling import AT, WORDS, Cast, cast
from tests.lianfang.photos.pictures import as_file, scene
from tests.watch import key
from zones.reports.errors.clues import NoOfficer, TooManyClues, TooManyPhotos, UnknownLift
from zones.reports.errors.notes import NothingSaid
from zones.reports.vocabulary.clues import MOST_A_DAY, MOST_PHOTOS

THANKS = "核实了，正是那伙人，谢谢您"


async def _texts(reader: str, clue: int) -> list[str]:
    return [one.text or one.kind for one in await look(lambda: open_for(reader, clue))]


async def _points(here: Cast) -> list[int]:
    """What the guard's clues are worth in the ledger, deed by deed; what was taken back counts nothing."""
    await score(here.station.id)
    rows = await Award.raw(
        "SELECT d.kind, sum(a.points)::int AS points FROM award a JOIN deed d ON d.id = a.deed "
        "WHERE d.kind LIKE 'clue%%' AND d.person = {} GROUP BY d.kind ORDER BY d.kind",
        here.person,
    )
    return [row["points"] for row in rows]


async def _answer(here: Cast, clue: int, given: int, who: str = "周明远") -> None:
    await answer(here.by(who), here.desk, here.officers[who], clue, given, THANKS, key())


async def test_it_goes_to_the_beat_officer_alone_and_each_reading_is_in_the_book(db: str, clock: Clock) -> None:
    clock.set(AT)
    here = await cast()
    clue = await here.tells(photos=(as_file(scene(), "JPEG"),))
    zhou, han = here.officers["周明远"], here.officers["韩立群"]
    seen = await read(here.by("周明远"), here.desk, zhou, clue)
    assert [(one.kind, one.text) for one in seen.pieces] == [("words", WORDS), ("photo", "")]
    shown = await read_photo(here.by("周明远"), here.desk, zhou, clue, seen.pieces[1].id)
    assert shown[:4] == b"RIFF"
    for officer in (han, here.officers["陈向东"], None):
        with pytest.raises(NotYours):
            await read(here.by("韩立群"), here.desk, officer, clue)
    lines = await AuditLine.raw("SELECT actor, thing FROM audit_line WHERE action = 'clue.read'")
    assert [(line["actor"], line["thing"]) for line in lines] == [(here.by("周明远").actor, clue)] * 2
    told = await Notice.raw("SELECT kind, receiver, facts FROM notice WHERE about = {} AND kind LIKE 'clue%%'", clue)
    assert [tuple(row.values()) for row in told] == [("clue_new", f"officer:{zhou}", "{}")]


async def test_the_grade_counts_once_and_anew_when_more_comes_out(db: str, clock: Clock) -> None:
    clock.set(AT)
    here = await cast()
    clue = await here.tells()
    assert await _points(here) == []
    await _answer(here, clue, 0)
    assert await _points(here) == []
    await _answer(here, clue, 5)
    assert await _points(here) == [5]
    await _answer(here, clue, 5)
    assert await _points(here) == [5]
    clock.set(AT + timedelta(days=3))
    await _answer(here, clue, 10)
    assert await _points(here) == [10, 0], "clue.solved stands, clue.useful was taken back"
    assert await _texts(f"person:{here.person}", clue) == [WORDS, *[THANKS] * 4]


async def test_a_colleague_reads_after_the_seal_was_lifted_for_him_and_not_before(db: str, clock: Clock) -> None:
    clock.set(AT)
    here = await cast()
    clue = await here.tells()
    zhou, han, without = (here.officers[name] for name in ("周明远", "韩立群", "陈向东"))
    for colleague, reason in ((han, "curious"), (without, "handover"), (zhou, "handover")):
        with pytest.raises(UnknownLift):
            await lift(here.by("周明远"), here.desk, zhou, clue, colleague, reason, key())
    with pytest.raises(NotYours):
        await lift(here.by("韩立群"), here.desk, han, clue, han, "handover", key())
    await lift(here.by("周明远"), here.desk, zhou, clue, han, "handover", key())
    lines = await AuditLine.raw("SELECT subject, thing, reason FROM audit_line WHERE action = 'clue.lift' ORDER BY id")
    assert [tuple(line.values()) for line in lines] == [("clue", clue, "handover"), ("officer", han, "handover")]
    await _answer(here, clue, 2, "韩立群")
    assert await _texts(f"officer:{han}", clue) == await _texts(f"officer:{zhou}", clue) == [WORDS, THANKS]


async def test_rotation_loses_nothing_and_erasing_the_guard_leaves_the_officers_copy_without_him(
    db: str, clock: Clock
) -> None:
    clock.set(AT)
    here = await cast()
    clue = await here.tells()
    his = f"person:{here.person}"
    before = {row["key"] for row in await SealedKey.raw("SELECT key FROM sealed_key")}
    await rotate()
    after = {row["key"] for row in await SealedKey.raw("SELECT key FROM sealed_key")}
    assert not before & after and await _texts(his, clue) == [WORDS]
    own = (await SealedKey.raw("SELECT key FROM sealed_key WHERE reader = {}", his))[0]["key"]
    file = settings().keys / "persons" / own[:2] / own
    assert file.is_file()
    await erase(here.desk, here.by("周明远"), here.person)
    assert not file.exists() and await _texts(his, clue) == []
    await _answer(here, clue, 0)
    async with transaction():
        assert await readers_of(clue) == [f"officer:{here.officers['周明远']}"]
    assert await _texts(f"officer:{here.officers['周明远']}", clue) == [WORDS, THANKS]


async def test_where_nobody_has_the_unit_he_chooses_among_those_who_serve(db: str, clock: Clock) -> None:
    clock.set(AT)
    here = await cast(beat=False)
    for officer in (None, here.officers["陈向东"], 987654):
        with pytest.raises(NoOfficer):
            await here.tells(officer=officer)
    clue = await here.tells(officer=here.officers["韩立群"])
    assert await _texts(f"officer:{here.officers['韩立群']}", clue) == [WORDS]


async def test_nothing_too_much_and_too_often_are_refused(db: str, clock: Clock) -> None:
    clock.set(AT)
    here = await cast()
    with pytest.raises(NothingSaid):
        await here.tells(" \n")
    with pytest.raises(TooManyPhotos):
        await here.tells(photos=(b"x",) * (MOST_PHOTOS + 1))
    for _ in range(MOST_A_DAY):
        await here.tells()
    with pytest.raises(TooManyClues):
        await here.tells()
