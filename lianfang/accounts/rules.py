"""How long sessions last by kind, how failures delay, which passwords are too weak."""

from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.accounts.errors import BadRole, WeakPassword

ROLES = {"guard": "保安员", "office": "分局联勤联防办公室"}
FREE_FAILURES = 10
COMMON = ("password", "123456", "qwerty", "abc123", "iloveyou", "admin", "lianfang", "111111", "000000")


class Lifetime(Struct, frozen=True):
    """A session ends after `idle` without a request and after `whole` in any case."""

    idle: timedelta
    whole: timedelta


LIFETIMES = {
    "phone": Lifetime(timedelta(days=90), timedelta(days=90)),
    "console": Lifetime(timedelta(minutes=30), timedelta(hours=12)),
}


def kind_of(role: str) -> str:
    """Guards sign in on their phones, everybody else at a console."""
    return "phone" if role == "guard" else "console"


def is_over(kind: str, began: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a session has ended by itself."""
    life = LIFETIMES[kind]
    return now - seen > life.idle or now - began > life.whole


def delay_after(failures: int) -> timedelta:
    """Ten failures are free, then the wait doubles: 1, 2, 4 … minutes, a day at the most."""
    if failures < FREE_FAILURES:
        return timedelta()
    doublings = min(failures - FREE_FAILURES, 11)  # 2048 minutes are more than a day
    return min(timedelta(minutes=2**doublings), timedelta(days=1))


def check_password(password: str) -> None:
    """Twelve characters or more, and none of the usual ones. Raises WeakPassword."""
    if len(password) < 12 or password.lower().startswith(COMMON) or len(set(password)) < 5:
        raise WeakPassword()


def check_role(role: str) -> None:
    """Raises BadRole."""
    if role not in ROLES:
        raise BadRole(role=role, roles=list(ROLES))
