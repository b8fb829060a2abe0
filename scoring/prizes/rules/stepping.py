"""The way of a run: drawn up, public for five working days, approved by a second person, transferred, received; or withdrawn."""

import re
from collections.abc import Container
from datetime import date, datetime

from msgspec.structs import replace

from scoring.points.deductions.vocabulary import Hand
from scoring.prizes.errors import (
    BadMoney,
    MonthGoesOn,
    NobodyToPrize,
    NoSource,
    NoVoucher,
    NoWhy,
    PrizeHeld,
    RunMoved,
    SameHands,
    StillPublicPrizes,
)
from scoring.prizes.vocabulary import MOST_DOCUMENT, MOST_FEN, MOST_WORDS, SOURCES, VOID_WHYS, Prize, Run

_VOUCHER = re.compile(rf"(?=.*\d)[\w〔〕()（）\[\]【】\-—－]{{1,{MOST_DOCUMENT}}}")


def check_money(budget_fen: int, kept_fen: int, source: str) -> None:
    """Raises BadMoney, NoSource."""
    if not 0 < budget_fen <= MOST_FEN or not 0 <= kept_fen <= budget_fen:
        raise BadMoney()
    if source not in SOURCES:
        raise NoSource()


def check_month(last: date, today: date) -> None:
    """Raises MonthGoesOn."""
    if today <= last:
        raise MonthGoesOn(last=str(last))


def published(run: Run, prizes: list[Prize], until: date) -> Run:
    """Public until that day. Raises RunMoved, NobodyToPrize."""
    if run.state != "draft":
        raise RunMoved()
    if not prizes:
        raise NobodyToPrize()
    return replace(run, state="public", notice_until=until)


def approved(run: Run, hand: Hand, drew_up: int | None, prizes: list[Prize], now: datetime, today: date) -> Run:
    """By the second person. `drew_up` is the person behind the account that drew it up. Raises RunMoved, StillPublicPrizes, SameHands."""
    if run.state != "public" or run.notice_until is None:
        raise RunMoved()
    if today <= run.notice_until:
        raise StillPublicPrizes(until=str(run.notice_until))
    own = hand.person is not None and any(one.person == hand.person for one in prizes)
    if hand.account == run.account or (hand.person is not None and hand.person == drew_up) or own:
        raise SameHands()
    return replace(run, state="approved", approver=hand.account, approved_at=now)


def taken_back(run: Run) -> Run:
    """From its public notice, to be changed. Raises RunMoved."""
    if run.state != "public":
        raise RunMoved()
    return replace(run, state="draft", notice_until=None)


def withdrawn(run: Run) -> Run:
    """While it is a draft. Raises RunMoved."""
    if run.state != "draft":
        raise RunMoved()
    return replace(run, state="withdrawn")


def drawing(run: Run | None) -> None:
    """A run is drawn up anew while it is a draft. Raises RunMoved."""
    if run is not None and run.state != "draft":
        raise RunMoved()


def payable(run: Run, prizes: list[Prize], stopped: Container[int], hand: Hand, document: str) -> list[Prize]:
    """What may be transferred now; what is stopped stays behind. `document` is the transfer's number.

    Raises NoVoucher, RunMoved, PrizeHeld where nothing is left, SameHands for a prize of whoever presses.
    """
    if not _VOUCHER.fullmatch(document):
        raise NoVoucher(most=MOST_DOCUMENT)
    waiting = [one for one in prizes if one.state == "reserved"]
    if run.state != "approved" or not waiting:
        raise RunMoved()
    found = [one for one in waiting if one.person is None or one.person not in stopped]
    if not found:
        raise PrizeHeld()
    if hand.person is not None and any(one.person == hand.person for one in found):
        raise SameHands()
    return found


def voided(prize: Prize, why: str) -> Prize:
    """What was approved is not paid. Raises NoWhy, RunMoved for one that was transferred or is void."""
    if why not in VOID_WHYS:
        raise NoWhy(most=MOST_WORDS)
    if prize.state != "reserved":
        raise RunMoved()
    return replace(prize, state="void", why=why)


def received(prize: Prize, how: str) -> Prize:
    """Once: a second press changes nothing. Raises RunMoved for one that was not transferred."""
    if prize.state != "paid":
        raise RunMoved()
    return prize if prize.received else replace(prize, received=how)


def settled(run: Run, prizes: list[Prize]) -> tuple[Run, int]:
    """Done when nothing waits for a transfer; and the fen of its budget that are left over then."""
    if any(one.state == "reserved" for one in prizes):
        return run, 0
    return replace(run, state="settled"), run.budget_fen - sum(one.fen for one in prizes if one.state == "paid")
