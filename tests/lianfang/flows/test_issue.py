"""Issuing a bulletin: once a week, whatever crashes, and never what must not be issued."""

import asyncio
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from pypdf import PdfReader

from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page, Printed
from bulletins.register import errors
from bulletins.register.reads.issued import issued as issued_of
from bulletins.register.reads.issued import page_printed
from bulletins.register.tables import Bulletin, DraftStep
from bulletins.register.vocabulary import Work
from lianfang.audit.actions import OPERATOR
from lianfang.cage import close_benches
from lianfang.cli.chain import read_paper
from lianfang.commands import Key, OtherBody
from lianfang.database import transaction
from lianfang.flows.bulletin import issue as flow
from lianfang.flows.bulletin.advise import advise
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.chain.verify import verify
from lianfang.issued import load, path_of, store
from lianfang.tables import Command
from tests.cast import NAMES, PATROLS, WEEK, bring_everything, bring_roster, bring_week, cleared, drafted
from tests.lianfang.flows.issue_crashing import CRASHED, PDF
from tests.workbooks import workbook
from zones.ground.weeks import Week
from zones.roster.reads import StationRow

W41 = Week(2018, 41)
LEADER = NAMES["signed"]
RESET = """
    SET session_replication_role = replica;
    DELETE FROM bulletin_figure; DELETE FROM bulletin_paragraph; DELETE FROM bulletin_count;
    DELETE FROM bulletin; DELETE FROM command; DELETE FROM draft_step WHERE step = 'signed';
    DELETE FROM officer WHERE name = '王立新';
    SET session_replication_role = DEFAULT;
"""


def _key(text: str = "k") -> Key:
    return Key(text * 16, "login:1")


async def _tiny(*_: object) -> Printed:
    return Printed(PDF, 1, (), ())


@pytest.fixture
def quick_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing is tested elsewhere, and once below."""
    monkeypatch.setattr(flow, "pressed", _tiny)


@pytest.fixture
async def station(db: str) -> StationRow:
    return await bring_everything()


@pytest.fixture
async def work(station: StationRow) -> Work:
    """Reviewed and cleared: only the signature is missing."""
    return await cleared(await drafted())


async def _sign(work: Work, key: str = "k", name: str = LEADER) -> int:
    return await issue(OPERATOR, work, name, _key(key))


async def _one_bulletin(number: int = 1) -> None:
    rows = await Bulletin.raw("SELECT number, sha256 FROM bulletin")
    assert [row["number"] for row in rows] == [number]
    assert hashlib.sha256(load(rows[0]["sha256"])).hexdigest() == rows[0]["sha256"]


async def test_the_printed_file_is_the_one_that_the_register_names(work: Work) -> None:
    try:
        assert await _sign(work) == 1
    finally:
        await close_benches()
    one = await issued_of(work.id)
    assert one and (one.issued_by, one.reviewed_by) == (LEADER, NAMES["reviewed"])
    assert len(PdfReader(path_of(one.sha256)).pages) == one.pages
    assert path_of(one.sha256).stat().st_mode & 0o777 == 0o600
    async with transaction():
        page = await page_printed(work.id)
    assert page and re.fullmatch("审计[0-9]+行[0-9a-f]{12}　积分[0-9]+行[0-9a-f]{12}", page.heads)
    last = PdfReader(path_of(one.sha256)).pages[-1].extract_text()
    assert "".join(page.heads.split()) in "".join(last.split())
    assert not (await verify((), tuple(read_paper(page.heads)))).faults
    await _one_bulletin()


@pytest.mark.usefixtures("quick_press")
async def test_the_same_command_again_gets_its_number_and_another_is_refused_with_it(work: Work) -> None:
    assert [await _sign(work) for _ in range(3)] == [1, 1, 1]
    with pytest.raises(errors.AlreadyIssued) as refused:
        await _sign(work, "b")
    assert refused.value.facts["number"] == 1
    with pytest.raises(OtherBody):
        await _sign(work, name="李再明")
    await _one_bulletin()


@pytest.mark.usefixtures("quick_press")
async def test_five_who_issue_at_once_with_one_key_get_one_number(work: Work) -> None:
    assert await asyncio.gather(*(_sign(work) for _ in range(5))) == [1] * 5
    await _one_bulletin()


@pytest.mark.usefixtures("quick_press")
async def test_of_five_who_issue_at_once_with_keys_of_their_own_one_succeeds(work: Work) -> None:
    keys = [_key(letter) for letter in "abcde"]
    answers = await asyncio.gather(*(issue(OPERATOR, work, LEADER, key) for key in keys), return_exceptions=True)
    assert answers.count(1) == 1
    assert sum(isinstance(answer, errors.AlreadyIssued) for answer in answers) == 4
    await _one_bulletin()


async def test_a_form_sent_twice_gets_its_number_also_when_the_first_ends_while_the_second_begins(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the second's look for an answer and its look at the week the first one is done."""
    monkeypatch.setattr(flow, "pressed", _tiny)
    held = flow.preview

    async def late(*arguments: Any) -> Any:
        monkeypatch.setattr(flow, "preview", held)
        await _sign(work)
        return await held(*arguments)

    monkeypatch.setattr(flow, "preview", late)
    assert await _sign(work) == 1
    await _one_bulletin()


async def test_figures_that_move_while_the_page_is_printed_are_not_issued_unread(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def meanwhile(page: Page, _: Figures) -> Printed:
        await bring_week(WEEK | {"巡逻记录": PATROLS[:-1]})
        return Printed(PDF, 1, (), ())

    monkeypatch.setattr(flow, "pressed", meanwhile)
    with pytest.raises(errors.NotCleared) as refused:
        await _sign(work)
    assert refused.value.facts["due"] == "拟稿"
    assert await Bulletin.count() == 0
    monkeypatch.setattr(flow, "pressed", _tiny)
    await cleared(work)
    assert await _sign(work) == 1
    one = await issued_of(work.id)
    assert one and one.figures.patrol.patrols == len(PATROLS) - 2


async def test_a_number_that_was_taken_while_the_page_was_printed_is_not_used_twice(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bring_week({"巡逻记录": [PATROLS[0], ["2018-10-16", *PATROLS[1][1:]]]}, "2018-W42")
    other, printed = await cleared(await drafted(W41.next)), []

    async def meanwhile(page: Page, _: Figures) -> Printed:
        printed.append(page.issue_no)
        if len(printed) == 1:
            await issue(OPERATOR, other, LEADER, _key("o"))
        return Printed(PDF + str(len(printed)).encode(), 1, (), ())

    monkeypatch.setattr(flow, "pressed", meanwhile)
    assert await _sign(work) == 2
    assert printed == ["第1期", "第1期", "第2期"]
    one = await issued_of(work.id)
    assert one and load(one.sha256).endswith(b"3") and (one.number, one.total) == (2, 2)


@pytest.mark.usefixtures("quick_press")
async def test_what_must_not_be_issued_is_refused_and_leaves_nothing(station: StationRow, clock: Any) -> None:
    clock.shows(2018, 10, 15, 5, 0)
    work = await cleared(await drafted())
    commands, stages = await Command.count(), await DraftStep.count()
    for name in (" ", "", "王" * 41, "王\u202e新"):
        with pytest.raises(errors.NameNeeded):
            await _sign(work, name=name)
    for name in (NAMES["submitted"], NAMES["reviewed"]):
        with pytest.raises(errors.SamePerson):
            await _sign(work, name=f" {name}")
    with pytest.raises(errors.NothingRecorded):
        await _sign(await drafted(Week(2018, 30)))
    clock.shows(2018, 10, 14, 15, 59)
    with pytest.raises(errors.NotYetOver):
        await _sign(work)
    assert await Bulletin.count() == 0 and (await Command.count(), await DraftStep.count()) == (commands, stages)
    clock.shows(2018, 10, 14, 16, 0)  # midnight in Shanghai
    assert await _sign(work) == 1


@pytest.mark.usefixtures("quick_press")
async def test_forbidden_words_that_got_into_the_draft_are_not_issued(work: Work) -> None:
    await advise(OPERATOR, work, "", "added", "夜里多看一眼", _key("a"))
    await Bulletin.raw("UPDATE advice SET text = '抓捕一名可疑人员'")
    with pytest.raises(errors.ForbiddenWords):
        await _sign(work)
    assert await Bulletin.count() == 0


async def test_a_character_without_a_glyph_is_not_issued(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    async def lacking(*_: object) -> Printed:
        return Printed(PDF, 1, (), ("𠮷",))

    monkeypatch.setattr(flow, "pressed", lacking)
    with pytest.raises(errors.MissingGlyph):
        await _sign(work)
    assert await Bulletin.count() == 0


@pytest.mark.usefixtures("quick_press")
async def test_after_issuing_a_corrected_file_changes_neither_file_nor_frozen_figures(work: Work) -> None:
    await _sign(work)
    before = await issued_of(work.id)
    await bring_week(WEEK | {"巡逻记录": PATROLS[:-1]})
    assert await issued_of(work.id) == before
    with pytest.raises(errors.AlreadyIssued):
        await advise(OPERATOR, work, "", "added", "夜里多看一眼", _key("a"))


def test_a_file_is_whole_or_not_there_and_a_spoilt_one_is_written_anew(home: Path) -> None:
    digest = store(PDF)
    path_of(digest).write_bytes(b"spoilt")
    with pytest.raises(OSError, match="changed on disk"):
        load(digest)
    assert store(PDF) == digest
    assert load(digest) == PDF
    assert [file.name for file in path_of(digest).parent.iterdir()] == [f"{digest}.pdf"]


def test_a_full_disk_leaves_no_half_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Path, content: bytes) -> None:
        file.write_bytes(content[:10])
        raise OSError("no space left on device")

    monkeypatch.setattr("lianfang.issued.write_whole", full)
    with pytest.raises(OSError, match="no space"):
        store(PDF)
    assert list(path_of("x").parent.iterdir()) == []


class Crasher:
    """The program that issues and dies."""

    def __init__(self, every: bool) -> None:
        command = [sys.executable, "-m", "tests.lianfang.flows.issue_crashing", *(["every"] if every else [])]
        self.program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
        )

    def issue(self, last: int, key: str = "k" * 16) -> tuple[int, str]:
        """How the child ended, and the number it told."""
        assert self.program.stdin and self.program.stdout
        print(last, key, file=self.program.stdin, flush=True)
        number = ""
        while not (line := self.program.stdout.readline()).startswith("ended"):
            number = line.split()[1]
        return int(line.split()[1]), number


async def _crash_everywhere(db: str, every: bool) -> int:
    crasher, owner = Crasher(every), await asyncpg.connect(db)
    last, committed = 0, 0
    while True:
        last += 1
        ended, number = crasher.issue(last)
        if ended == 0:
            break
        assert (ended, number) == (CRASHED, "")
        committed += await _counted(owner)
        assert crasher.issue(0) == (0, "1"), f"the same command again, after a crash at step {last}"
        await _one_bulletin()
        assert await owner.fetchval("SELECT count(*) FROM command WHERE answer = ''") == 0
        await owner.execute(RESET)
    await _one_bulletin()
    assert committed, "no crash came between the commit and the reply"
    await owner.close()
    crasher.program.communicate()
    return last


async def _counted(owner: asyncpg.Connection) -> int:
    """How many bulletins the register counts right after a crash; each has its whole file, whatever else lies there."""
    rows = await owner.fetch("SELECT sha256 FROM bulletin")
    for row in rows:
        assert hashlib.sha256(path_of(row["sha256"]).read_bytes()).hexdigest() == row["sha256"]
    assert await owner.fetchval("SELECT count(*) FROM command") == len(rows)
    return len(rows)


async def test_a_crash_at_any_write_or_commit_loses_nothing_and_doubles_nothing(work: Work, db: str) -> None:
    assert await _crash_everywhere(db, every=False) == 31, "a step came or went: was it meant?"


@pytest.mark.soak
async def test_a_crash_at_any_statement_loses_nothing_and_doubles_nothing(work: Work, db: str) -> None:
    assert await _crash_everywhere(db, every=True) > 60


async def test_two_processes_that_bring_the_same_week_make_one_set_of_records(db: str, tmp_path: Path) -> None:
    await bring_roster()
    (tmp_path / "week.xlsx").write_bytes(workbook(**WEEK))
    program = "import sys; from lianfang.cli import main; sys.exit(main(['import', 'week', sys.argv[1]]))"
    command = [sys.executable, "-c", program, str(tmp_path / "week.xlsx")]
    owner = await asyncpg.connect(db)
    async with owner.transaction():  # neither can write until both are as far as they get
        await owner.execute("LOCK TABLE case_count IN SHARE MODE")
        running = [await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL) for _ in range(2)]
        while await owner.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted") < 2:
            await asyncio.sleep(0.02)
    assert [await process.wait() for process in running] == [0, 0]
    await owner.close()
    together = await _records()
    await bring_week()
    assert await _records() == together
    assert together["patrol"] == len(PATROLS) - 1
    assert together["deed"] == together["award"] > 0


async def _records() -> dict[str, int]:
    kinds = ("patrol", "case_count", "roll_call_answer", "inspection", "venue_check", "exam_result", "duty_item")
    counts = {kind: f"SELECT count(*) AS n FROM {kind} WHERE withdrawn_by IS NULL" for kind in kinds}
    counts |= {book: f"SELECT count(*) AS n FROM {book}" for book in ("deed", "award")}
    return {kind: (await Bulletin.raw(sql))[0]["n"] for kind, sql in counts.items()}
