"""Failures counted by name and by address, known or not: one row each, found by a keyed digest, kept in the database."""

from datetime import datetime, timedelta

from lianfang.accounts.errors import LoginWait
from lianfang.accounts.rules import FREE_FAILURES, LOCKED_AFTER, delay_after
from lianfang.accounts.tables import Attempt
from lianfang.vault.actions import blind_of

KEPT = timedelta(days=30)
FORGETS = {"address": timedelta(minutes=15), "code": timedelta(minutes=10)}


def counted(what: str, name: str, address: str = "") -> dict[str, bytes]:
    """What a try counts against: the name, apart for login, slip, prove and second; and the address, where the device is
    unknown (empty where it is known)."""
    keys = {"name": _key(what, name)}
    return keys | ({"address": blind_of("address", address)} if address else {})


def guessed(what: str, person: int) -> dict[str, bytes]:
    """What a wrong code from a screen counts against."""
    return {"code": _key(what, str(person))}


async def check(keys: dict[str, bytes], now: datetime, lock: bool = False) -> None:
    """Raises LoginWait. With `lock` the rows are made and held, so that of many tries at once each counts."""
    if lock:
        for key in sorted(keys.values()):
            await Attempt.raw(
                "INSERT INTO attempt (key, failures, since) VALUES ({}, 0, {}) ON CONFLICT (key) DO NOTHING", key, now
            )
    rows = await Attempt.raw(
        "SELECT key, failures, not_before FROM attempt WHERE key = ANY({}) ORDER BY key"
        + (" FOR UPDATE" if lock else ""),
        list(keys.values()),
    )
    for row in rows:
        waits = row["not_before"] and row["not_before"] > now
        if waits or (row["key"] == keys.get("name") and row["failures"] >= LOCKED_AFTER):
            raise LoginWait()


async def failed(keys: dict[str, bytes], now: datetime) -> None:
    """One more failure. The rows are held by `check`; an address forgets after a quarter of an hour, a code after ten minutes."""
    for kind, key in keys.items():
        row = (await Attempt.raw("SELECT failures, since FROM attempt WHERE key = {}", key))[0]
        forgets = kind in FORGETS and now - row["since"] > FORGETS[kind]
        failures = 1 if forgets else row["failures"] + 1
        beyond = failures >= FREE_FAILURES[kind]
        await Attempt.raw(
            "UPDATE attempt SET failures = {}, since = {}, not_before = {} WHERE key = {}",
            failures,
            now if kind == "name" or forgets or not row["failures"] else row["since"],
            now + delay_after(failures, kind) if beyond else None,
            key,
        )


async def forget(*tries: tuple[str, str]) -> None:
    """Whoever came in, by this way or another, or was let in by the operator, starts anew."""
    await Attempt.raw("DELETE FROM attempt WHERE key = ANY({})", [_key(*one) for one in tries])


def _key(what: str, name: str) -> bytes:
    """Whoever types `prove 7` as a name at the door must not count against the proofs of account 7."""
    return blind_of(f"try-{what}", name)


async def sweep(now: datetime) -> None:
    """Forget what is long past."""
    await Attempt.raw("DELETE FROM attempt WHERE since < {}", now - KEPT)
