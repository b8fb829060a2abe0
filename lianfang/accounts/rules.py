"""How long sessions last by kind, how failures delay, what a role's sign-in looks like."""

import re
from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.access import ROLES, Actor
from lianfang.accounts.errors import BadLogin, BadRole

FREE_FAILURES = {"name": 10, "address": 100, "code": 5}
"""Failures that cost nothing. An address counts for unknown devices alone: many guards share one. A code is on a screen before him."""
LOCKED_AFTER = 100
"""Failures of a name after which waiting does not help: a new slip or the operator opens it."""
PROOF_LASTS = timedelta(minutes=10)
SLIP_LASTS = timedelta(days=7)
SLIP_TRIES = 10
PHONE_ROLES = ("guard", "leader", "unit", "company")


class Lifetime(Struct, frozen=True):
    """A session ends after `idle` without a request and after `whole` in any case."""

    idle: timedelta
    whole: timedelta


LIFETIMES = {
    "phone": Lifetime(timedelta(days=90), timedelta(days=90)),
    "console": Lifetime(timedelta(minutes=30), timedelta(hours=12)),
    "step": Lifetime(timedelta(minutes=10), timedelta(minutes=10)),
}
"""`step` is a sign-in that is not whole yet: it opens the page of its next step and nothing else."""


def kind_of(roles: tuple[str, ...]) -> str:
    """Guards, units and companies sign in on their phones; whoever has another role besides, at a console."""
    return "phone" if roles and all(role in PHONE_ROLES for role in roles) else "console"


def next_step(came: str, kind: str, has_second: bool, stale: bool, required: bool) -> str:
    """The step that is still open, empty for a whole sign-in. `came` is the way in or the step just taken.

    Ways: password, slip, phone. Steps: second; reset (second, then a new password); password; renew (a new password after
    the second factor); enrol. A phone that a slip has bound needs no password; a console by a slip always gets a new one.
    """
    shown = came in ("second", "reset", "enrol", "renew")
    if has_second and not shown:
        return "reset" if came == "slip" and kind == "console" else "second"
    if kind == "phone" and came in ("slip", "phone"):
        return ""
    if came in ("slip", "reset") or stale:
        return "renew" if shown else "password"
    return "enrol" if kind == "console" and required and not has_second else ""


def is_over(kind: str, began: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a session has ended by itself."""
    life = LIFETIMES[kind]
    return now - seen > life.idle or now - began > life.whole


def delay_after(failures: int, kind: str = "name") -> timedelta:
    """Some failures are free, then the wait doubles: 1, 2, 4 … minutes, a day at the most; an address or a code never waits long."""
    beyond = failures - FREE_FAILURES[kind]
    if beyond < 0:
        return timedelta()
    most = timedelta(days=1) if kind == "name" else timedelta(minutes=15)
    return min(timedelta(minutes=2 ** min(beyond, 11)), most)  # 2048 minutes are more than a day


def is_proved(actor: Actor, now: datetime) -> bool:
    """Whether his last proof still counts. A token is proof of its own: it was given for named actions."""
    return actor.actions is not None or (actor.proved_at is not None and now - actor.proved_at <= PROOF_LASTS)


def check_role(role: str) -> None:
    """Raises BadRole."""
    if role not in ROLES:
        raise BadRole(role=role, roles=list(ROLES))


def check_login(name: str) -> None:
    """Raises BadLogin."""
    if not re.fullmatch(r"[a-zA-Z][a-zA-Z0-9._-]{1,39}", name):
        raise BadLogin(name=name[:40])
