"""Accounts, their dated roles, phones, sessions, one-time codes and tokens. Of every secret only a hash lies here."""

from piccolo.columns import (
    BigInt,
    BigSerial,
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    SmallInt,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from zones.duty.tables import Post
from zones.roster.tables import Bureau, Company, Officer, Person, Station, Unit


class Account(Table, tablename="login"):
    """One person, one account (the ledger has accounts too: hence the name of the table). A guard's has no name and no password: he comes in with his phone.

    `second` is the locked key of the second factor, `second_used` the last step that opened.
    """

    id = BigSerial(primary_key=True)
    name = Varchar(length=40, null=True, default=None, unique=True)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict, unique=True)
    officer = ForeignKey(Officer, null=True, default=None, on_delete=OnDelete.restrict)
    password = Varchar(length=160, null=True, default=None)
    password_at = Timestamptz(null=True, default=None)
    second = Bytea(null=True, default=None)
    second_used = BigInt(null=True, default=None)
    made_at = Timestamptz(default=None)
    closed_at = Timestamptz(null=True, default=None)


class OldPassword(Table):
    """Passwords that an account had, for the policy that forbids them again."""

    id = BigSerial(primary_key=True)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    password = Varchar(length=160)
    until = Timestamptz(default=None)


class RoleHeld(Table):
    """A role from `since` until `until`; changes act at the next request. What it reaches is in one of the places."""

    id = BigSerial(primary_key=True)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    role = Varchar(length=12)
    bureau = ForeignKey(Bureau, null=True, default=None, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    company = ForeignKey(Company, null=True, default=None, on_delete=OnDelete.restrict)
    since = Timestamptz(default=None)
    until = Timestamptz(null=True, default=None)


class Device(Table):
    """Where somebody has come in before. A `bound` phone, by a one-time code, comes in again without a password.

    `label` says it in words, such as 安卓手机 · 微信.
    """

    id = BigSerial(primary_key=True)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    secret_hash = Bytea(unique=True)
    label = Varchar(length=40)
    bound = Boolean(default=False)
    since = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)


class Session(Table):
    """Ends by sign-out, by idling, by age, with its device, or with a change of password. `needs` names an open step."""

    id = BigSerial(primary_key=True)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    device = ForeignKey(Device, null=True, default=None, on_delete=OnDelete.cascade)
    token_hash = Bytea(unique=True)
    csrf = Varchar(length=43)
    kind = Varchar(length=8)
    needs = Varchar(length=10, default="")
    began_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    proved_at = Timestamptz(null=True, default=None)


class Slip(Table):
    """A personal one-time code. Its six digits and its address are derived from the id by a key outside the database."""

    id = BigSerial(primary_key=True)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    made_by = Varchar(length=40)
    made_at = Timestamptz(default=None)
    until = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    tries = SmallInt(default=0)


class Attempt(Table):
    """Failures against one name or from one address, found by a keyed digest: the same for known and unknown names."""

    id = BigSerial(primary_key=True)
    key = Bytea(unique=True)
    failures = Integer(default=0)
    since = Timestamptz(default=None)
    not_before = Timestamptz(null=True, default=None)


class Token(Table):
    """A program's key to the API: for the named actions, until a day."""

    id = BigSerial(primary_key=True)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    token_hash = Bytea(unique=True)
    actions = Text()
    made_at = Timestamptz(default=None)
    until = Date()
    ended_at = Timestamptz(null=True, default=None)


class GateDevice(Table):
    """A screen at a gate: it speaks for its post and for nobody. Paired once, by a code derived from the id, good until `until`."""

    id = BigSerial(primary_key=True)
    post = ForeignKey(Post, null=False, on_delete=OnDelete.restrict)
    made_by = Varchar(length=40)
    made_at = Timestamptz(default=None)
    until = Timestamptz(default=None)
    tries = SmallInt(default=0)
    secret_hash = Bytea(null=True, default=None, unique=True)
    label = Varchar(length=40, default="")
    paired_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
