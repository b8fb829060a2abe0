"""What the database is asked, as the user that the app connects as."""

import asyncpg

from lianfang.accounts import passwords
from lianfang.accounts.rules import PHONE_ROLES
from lianfang.deploy.observed import Reached, Server
from lianfang.embedded import APP_ROLE
from lianfang.scenes.load import LOGINS
from lianfang.schema import BOOKS, GUARDED

SAFE = ("fsync", "full_page_writes", "synchronous_commit")

# Whatever the user is a member of, it can become: what counts is what any of these roles may do. The app's role counts too.
_BECOMES = f"SELECT r.* FROM pg_roles r WHERE pg_has_role(session_user, r.oid, 'MEMBER') OR r.rolname = '{APP_ROLE}'"
_USER = f"SELECT session_user::text AS name, bool_or(rolsuper) AS superuser, bool_or(rolbypassrls) AS bypasses FROM ({_BECOMES}) r"
_HELD = "SELECT c.relname::text AS book, c.oid, c.relowner FROM pg_class c WHERE c.oid = to_regclass('public.' || $1)"
_OWNED = f"SELECT EXISTS (SELECT FROM ({_BECOMES}) r WHERE r.oid = $1)"
_CHANGED = (
    f"SELECT EXISTS (SELECT FROM ({_BECOMES}) r WHERE has_any_column_privilege(r.oid, $1::oid, 'UPDATE') "
    "OR has_table_privilege(r.oid, $1::oid, 'DELETE') OR has_table_privilege(r.oid, $1::oid, 'TRUNCATE'))"
)
_UNGUARDED = f"SELECT NOT ({GUARDED.format('$1')})"
_SAMPLES = "SELECT name, password FROM login WHERE closed_at IS NULL AND password IS NOT NULL AND name = ANY($1)"
_WITHOUT_SECOND = """
    SELECT DISTINCT a.name FROM login a JOIN role_held r ON r.account = a.id
    WHERE a.closed_at IS NULL AND a.second IS NULL AND r.until IS NULL AND r.role <> ALL($1) ORDER BY a.name
"""


async def ask(connection: asyncpg.Connection) -> Server:
    """Everything about the server that the checks want to know."""
    owns, changes, missing, unguarded = await _books(connection)
    user = await connection.fetchrow(_USER)
    built = await connection.fetchval("SELECT to_regclass('public.role_held') IS NOT NULL")
    return Server(
        version=connection.get_server_version().major,
        off=tuple([name for name in SAFE if await connection.fetchval("SELECT current_setting($1)", name) == "off"]),
        user=Reached(user["name"], user["superuser"], user["bypasses"], owns, changes),
        missing=missing,
        unguarded=unguarded,
        samples=await _samples(connection) if built else (),
        without_second=await _without_second(connection) if built else (),
        held=await connection.fetchval("SELECT count(*) FROM vault_item") if built else 0,
        now=await connection.fetchval("SELECT clock_timestamp()"),
    )


async def _books(connection: asyncpg.Connection) -> tuple[tuple[str, ...], ...]:
    """Of the books: those that the user owns, may change, those not there, those whose triggers do not fire."""
    owns: list[str] = []
    changes: list[str] = []
    missing: list[str] = []
    unguarded: list[str] = []
    for book in BOOKS:
        held = await connection.fetchrow(_HELD, book)
        if held is None:
            missing.append(book)
            continue
        for found, question, about in (
            (owns, _OWNED, held["relowner"]),
            (changes, _CHANGED, held["oid"]),
            (unguarded, _UNGUARDED, held["oid"]),
        ):
            if await connection.fetchval(question, about):
                found.append(book)
    return tuple(owns), tuple(changes), tuple(missing), tuple(unguarded)


async def _samples(connection: asyncpg.Connection) -> tuple[str, ...]:
    """Accounts that open with a password of the scene: those are printed in this repository."""
    rows = await connection.fetch(_SAMPLES, list(LOGINS))
    return tuple([row["name"] for row in rows if await passwords.matches(row["password"], LOGINS[row["name"]])])


async def _without_second(connection: asyncpg.Connection) -> tuple[str, ...]:
    rows = await connection.fetch(_WITHOUT_SECOND, list(PHONE_ROLES))
    return tuple(row["name"] or "（无名）" for row in rows)
