"""An issued bulletin is corrected by a numbered file of its own; its own file stays as it was."""

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace

from bulletins.paper.vocabulary import Page, Printed
from bulletins.register import errors
from bulletins.register.reads.issued import issued as issued_of
from bulletins.register.reads.issued import issued_by_code, issued_by_digest
from bulletins.register.reads.works import work as work_by_id
from bulletins.register.tables import Erratum
from bulletins.register.vocabulary import Work
from lianfang.audit.actions import OPERATOR
from lianfang.cage import close_benches
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin import correct as flow
from lianfang.flows.bulletin import issue as issuing
from lianfang.flows.bulletin.correct import Correcting, correct
from lianfang.issued import load, path_of
from tests.cast import bring_everything, drafted, issued_week
from tests.lianfang.flows.issue_crashing import PDF
from tests.lianfang.flows.test_issue import _tiny

NAMES = ("刘文书", "陈向东", "王立新")
SAID = Correcting("抄写有误", (("第一部分第1段", "18起", "19起"),), False, NAMES)


@pytest.fixture
async def work(db: str, monkeypatch: pytest.MonkeyPatch) -> Work:
    await bring_everything()
    monkeypatch.setattr(issuing, "pressed", _tiny)
    async with transaction():
        pass
    number = await issued_week()
    async with transaction():
        found = await work_by_id(number)
    assert found
    return found


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """What was sent to the press."""
    sent: list[Page] = []

    async def kept(page: Page, _: object) -> Printed:
        sent.append(page)
        return Printed(PDF + f" correction {len(sent)}".encode(), 1, (), ())

    monkeypatch.setattr(flow, "pressed", kept)
    return sent


def _key(text: str = "e") -> Key:
    return Key(text * 16, "login:1")


async def test_corrections_are_numbered_and_the_bulletins_own_file_stays(work: Work, pages: list[Page]) -> None:
    before = await issued_of(work.id)
    assert before
    assert [await correct(OPERATOR, work, SAID, _key(letter)) for letter in "abb"] == [1, 2, 2]
    after = await issued_of(work.id)
    assert after and replace(after, errata=()) == before and load(before.sha256) == PDF
    assert [(one.number, one.reason, one.items, one.withdraws) for one in after.errata] == [
        (1, "抄写有误", SAID.items, False),
        (2, "抄写有误", SAID.items, False),
    ]
    assert (pages[0].issue_no, pages[1].issue_no) == ("第1期更正第1号", "第1期更正第2号")
    found = await issued_by_digest(before.sha256)
    assert found and found.corrected == (1, 2) and not found.withdrawn
    own = await issued_by_digest(after.errata[1].sha256)
    assert own and own.erratum == 2 and own.number == 1
    code = pages[1].foot.verify.rpartition("/")[2]
    assert await issued_by_code(code) == own


async def test_a_bulletin_that_was_taken_back_is_said_to_be_and_is_corrected_no_more(
    work: Work, pages: list[Page]
) -> None:
    await correct(OPERATOR, work, replace(SAID, withdraws=True, reason="统计范围错了"), _key())
    assert "撤回" in pages[0].title[0] and not pages[0].parts
    one = await issued_of(work.id)
    assert one
    found = await issued_by_digest(one.sha256)
    assert found and found.withdrawn
    with pytest.raises(errors.AlreadyWithdrawn):
        await correct(OPERATOR, work, SAID, _key("z"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"reason": " "}, errors.ReasonNeeded),
        ({"reason": "错" * 301}, errors.OpinionTooLong),
        ({"items": ()}, errors.NothingCorrected),
        ({"items": (("第一部分", "18起", "18起"),)}, errors.NothingCorrected),
        ({"items": (("第一部分", "", "18起"),)}, errors.NothingCorrected),
        ({"items": (("第一部分", "18起", "19起"),) * 21}, errors.TooMuchCorrected),
        ({"items": (("第一部分", "18起", "盘查19人"),)}, errors.ForbiddenWords),
        ({"names": ("刘文书", "刘 文书", "王立新")}, errors.SamePerson),
        ({"names": ("刘文书", "陈向东", "")}, errors.NameNeeded),
    ],
)
async def test_what_is_no_correction_is_refused_and_leaves_nothing(
    work: Work, pages: list[Page], change: dict[str, Any], why: type[Exception]
) -> None:
    with pytest.raises(why):
        await correct(OPERATOR, work, replace(SAID, **change), _key())
    assert await Erratum.count() == 0 and not pages


async def test_a_draft_is_mended_and_not_corrected(db: str, pages: list[Page]) -> None:
    await bring_everything()
    with pytest.raises(errors.NotIssued):
        await correct(OPERATOR, await drafted(), SAID, _key())
    assert not pages


async def test_of_five_at_once_each_gets_a_number_of_its_own(work: Work, pages: list[Page]) -> None:
    made = await asyncio.gather(
        *(correct(OPERATOR, work, SAID, _key(letter)) for letter in "abcde"), return_exceptions=True
    )
    numbers = sorted(number for number in made if isinstance(number, int))
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) == await Erratum.count()
    assert all(isinstance(one, int | errors.FiguresMoved) for one in made)


async def test_the_file_of_a_correction_is_signed_and_lies_under_its_digest(work: Work) -> None:
    try:
        assert await correct(OPERATOR, work, SAID, _key()) == 1
    finally:
        await close_benches()
    one = await issued_of(work.id)
    assert one and b"/ByteRange" in path_of(one.errata[0].sha256).read_bytes()
