"""Sign-ins and sessions of our own. Only hashes are stored: of the password, of the session's token."""

from piccolo.columns import BigSerial, Boolean, Bytea, ForeignKey, OnDelete, SmallInt, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Person, Station


class Login(Table):
    id = BigSerial(primary_key=True)
    name = Varchar(length=40, unique=True)
    role = Varchar(length=12)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=True, default=None, on_delete=OnDelete.restrict)
    password = Varchar(length=160)
    failures = SmallInt(default=0)
    not_before = Timestamptz(null=True, default=None)
    disabled = Boolean(default=False)


class Session(Table):
    """Ends by sign-out, by idling, by age, or with its login (password, role or state changed)."""

    id = BigSerial(primary_key=True)
    login = ForeignKey(Login, null=False, on_delete=OnDelete.cascade)
    token_hash = Bytea(unique=True)
    csrf = Varchar(length=43)
    kind = Varchar(length=8)
    began_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
