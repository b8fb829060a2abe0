"""Heads kept outside the database: once an hour, in a file that only its owner reads, whatever became of its last line."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lianfang.chain import anchors
from lianfang.flows.chain.seal import seal
from tests.conftest import Clock
from tests.lianfang.chain.touching import audit, faults, kinds
from zones.ground.chain import Head

AT, HOUR = datetime(2026, 11, 23, 9, tzinfo=UTC), timedelta(hours=1)
ONE, TWO = Head(1, b"1" * 32), Head(2, b"2" * 32)


def _file(home: Path) -> Path:
    return home / "keys" / anchors.NAME


def test_a_head_is_a_line_in_a_file_of_its_owner(home: Path) -> None:
    assert anchors.kept().heads == ()
    assert anchors.keep(ONE, AT) and anchors.keep(TWO, AT)
    assert anchors.kept() == anchors.Kept((ONE, TWO), ())
    assert _file(home).read_text().splitlines()[0] == f"1:{'31' * 32} 2026-11-23T09:00:00+00:00"
    assert stat.S_IMODE(_file(home).stat().st_mode) == 0o600
    assert stat.S_IMODE(_file(home).parent.stat().st_mode) == 0o700


def test_one_that_has_not_moved_or_is_of_an_empty_chain_is_not_kept_again(home: Path) -> None:
    assert not anchors.keep(Head(), AT)
    assert anchors.keep(TWO, AT)
    assert not anchors.keep(TWO, AT + HOUR) and not anchors.keep(ONE, AT + HOUR)


def test_the_sealer_keeps_one_an_hour(home: Path) -> None:
    assert anchors.keep(ONE, AT, HOUR)
    assert not anchors.keep(TWO, AT + HOUR - timedelta(seconds=1), HOUR)
    assert anchors.keep(TWO, AT + HOUR, HOUR)


def test_what_a_power_cut_left_of_a_line_goes_and_a_line_that_somebody_spoilt_is_said(home: Path) -> None:
    anchors.keep(ONE, AT)
    with _file(home).open("a") as file:
        file.write("2:3232")
    assert anchors.kept() == anchors.Kept((ONE,), ())
    anchors.keep(TWO, AT)
    assert anchors.kept() == anchors.Kept((ONE, TWO), ())
    _file(home).write_text(_file(home).read_text().replace("1:31", "1:zz"))
    assert anchors.kept() == anchors.Kept((TWO,), (1,))


def test_a_file_of_many_heads_is_gone_on_with(home: Path) -> None:
    for nth in range(1, 60):
        assert anchors.keep(Head(nth, bytes([nth]) * 32), AT + nth * HOUR, HOUR)
    assert [head.seq for head in anchors.kept().heads] == list(range(1, 60))


async def test_while_rows_come_the_head_is_kept_hourly_and_a_spoilt_line_is_a_fault(
    db: str, home: Path, clock: Clock
) -> None:
    for minutes in (0, 30, 61, 100):
        clock.set(AT + timedelta(minutes=minutes))
        await audit(2)
        await seal()
    assert [head.seq for head in anchors.kept().heads] == [2, 6]
    assert await faults() == ()
    assert [head.seq for head in anchors.kept().heads] == [2, 6, 8]
    _file(home).write_text(_file(home).read_text().replace("\n", "x\n", 1))
    assert kinds(await faults()) == ["anchor"]
