"""A link says where it stands and what it covers: whatever of that is another, its digest is another."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from zones.ground.chain import GENESIS, Head, dated, link, read_head

LINK = (GENESIS, 7, "audit_line", 12, b"1;12,")
AT = datetime(2026, 11, 23, 9, 0, 0, 1, tzinfo=UTC)


def test_a_link_is_what_it_was_when_the_first_chain_was_written() -> None:
    assert GENESIS.hex() == "be50436c7e004637b5ccb268a48f742e1770ea61cbcb0b276ff658f1e9e28e34"
    assert link(*LINK).hex() == "2aa86fcf0fd08cf5cbdc655f5208863a34e8641c0b65338744d31ce88971a9e4"
    assert dated(AT, b"1;12,") == b"1795424400000001;1;12,"


@pytest.mark.parametrize(
    "other",
    [
        (link(*LINK), 7, "audit_line", 12, b"1;12,"),
        (GENESIS, 8, "audit_line", 12, b"1;12,"),
        (GENESIS, 7, "award", 12, b"1;12,"),
        (GENESIS, 7, "audit_line", 13, b"1;12,"),
        (GENESIS, 7, "audit_line", -12, b"1;12,"),
        (GENESIS, 7, "audit_line", 12, b"1;12,~,"),
        (GENESIS, 7, "audit_line1", 12, b";12,"),
        (GENESIS, 7, "audit_lin", 12, b"e1;12,"),
        (GENESIS, 7, "audit_line", 12, b""),
    ],
)
def test_nothing_of_a_link_can_be_moved_or_changed(other: tuple[bytes, int, str, int, bytes]) -> None:
    assert link(*other) != link(*LINK)


def test_what_comes_before_is_a_whole_digest() -> None:
    with pytest.raises(ValueError):
        link(b"", 1, "award", 1, b"x")


def test_the_instant_counts_not_the_zone_it_is_told_in() -> None:
    assert dated(AT.astimezone(timezone(timedelta(hours=8))), b"x") == dated(AT, b"x")
    assert dated(AT + timedelta(microseconds=1), b"x") != dated(AT, b"x")


def test_a_head_is_read_as_it_was_printed_and_nothing_else_is() -> None:
    head = Head(12, link(*LINK))
    assert read_head(str(head)) == head == read_head(f" {str(head).upper()}\n")
    for other in (
        "",
        "12",
        f"-1:{'0' * 64}",
        f"12:{'0' * 63}",
        f"１２:{'0' * 64}",
        f"12:{'g' * 64}",
        f"{'9' * 19}:{'0' * 64}",
    ):
        assert read_head(other) is None
