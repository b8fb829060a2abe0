"""The second factor: a time-based one-time password (RFC 6238), its key locked with one outside the database."""

import base64
import hmac
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from lianfang.accounts.tables import Account
from lianfang.settings import settings
from lianfang.vault import boxes
from lianfang.vault.actions import blind_of

STEP_S = 30
ISSUER = "联勤联防"


async def opens(account: int, session: int, digits: str, now: datetime) -> bool:
    """Whether these are the account's six digits, each of them once. Without a second factor the right digits of the
    session's candidate enrol it."""
    row = (await Account.raw("SELECT second, second_used FROM login WHERE id = {} FOR UPDATE", account))[0]
    key = _unlocked(account, row["second"]) if row["second"] else _candidate(account, session)
    step = _step_of(key, digits, now)
    if step is None or step <= (row["second_used"] or 0):
        return False
    box = row["second"] or boxes.lock(_lock(), account, "second", key, settings().cipher)
    await Account.raw("UPDATE login SET second = {}, second_used = {} WHERE id = {}", box, step, account)
    return True


def enrolling(account: int, session: int, name: str) -> tuple[str, str]:
    """For the page that enrols: (what the QR says, the key as text). Nothing is stored before the first right digits."""
    key = _candidate(account, session)
    return _totp(key).get_provisioning_uri(name, ISSUER), key


def _candidate(account: int, session: int) -> str:
    return base64.b32encode(blind_of("second", f"{account} {session}")[:20]).decode()


def _unlocked(account: int, box: bytes) -> str:
    return boxes.unlock(_lock(), account, "second", box)


def _lock() -> bytes:
    return blind_of("second", "lock")


def _step_of(key: str, digits: str, now: datetime) -> int | None:
    """The time step that these digits are for, at most one step off."""
    totp, step = _totp(key), int(now.timestamp()) // STEP_S
    found = [
        near
        for near in (step - 1, step, step + 1)
        if hmac.compare_digest(totp.generate(near * STEP_S), digits.encode())
    ]
    return found[0] if found else None


def _totp(key: str) -> TOTP:
    return TOTP(base64.b32decode(key), 6, SHA1(), STEP_S)  # noqa: S303  what every authenticator app speaks
