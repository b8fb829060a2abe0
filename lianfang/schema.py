"""Brings a database to the present schema, as its owner, and lets the app's role read and write it but not change books."""

import contextlib
import io

import asyncpg
from piccolo.apps.migrations.commands.forwards import run_forwards

from lianfang import database
from lianfang.embedded import APP_ROLE

BOOKS = (
    "deed",
    "rule_book",
    "rescoring",
    "award",
    "entry",
    "bulletin",
    "draft_step",
    "draft_change",
    "erratum",
    "bulletin_delivery",
    "bulletin_receipt",
    "instruction",
    "meeting",
    "follow_up",
    "follow_up_step",
    "line_answer",
    "audit_line",
    "aid_event",
    "aid_judgement",
    "chain_link",
    "veto",
    "money_move",
    "money_entry",
    "week_summary",
    "bulletin_figure",
    "bulletin_paragraph",
    "bulletin_count",
    "publisher_change",
)
# tgtype bits: 8 delete, 16 update, 32 truncate; 'O' and 'A' fire in ordinary sessions
GUARDED = """
    SELECT current_setting('session_replication_role') = 'origin' AND coalesce(bit_or(t.tgtype), 0) & 56 = 56
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgrelid = {} AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND p.proname = 'refuse_change'
"""
"""Whether a book's triggers fire: takes the table."""
_LOCK = 0x11A0FA46


async def migrate(owner_url: str, app_url: str) -> bool:
    """Run what has not run yet; one process at a time. Returns whether the app can work as its own role."""
    guard = await asyncpg.connect(owner_url)
    try:
        await guard.execute("SELECT pg_advisory_lock($1)", _LOCK)
        await database.open_pool(owner_url, as_app=False, size=2)
        try:
            with contextlib.redirect_stdout(io.StringIO()) as said:
                result = await run_forwards("all")
            if not result.success:
                raise RuntimeError(f"migration failed: {said.getvalue()[-2000:]}")
        finally:
            await database.close_pool()
        return await _grant(guard, app_url)
    finally:
        await guard.close()


async def _grant(owner: asyncpg.Connection, app_url: str) -> bool:
    role = APP_ROLE
    app = await asyncpg.connect(app_url)
    login = await app.fetchval("SELECT session_user")
    await app.close()
    try:
        if not await owner.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role):
            await _make(owner, f"CREATE ROLE {role} NOLOGIN")
        if login != role:
            await _make(owner, f'GRANT {role} TO "{login}"')
    except asyncpg.InsufficientPrivilegeError:
        return False
    async with owner.transaction():  # no moment in which a process that already runs may change a book
        await owner.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        await owner.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        await owner.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(BOOKS)} FROM {role}")
    return True


async def _make(owner: asyncpg.Connection, sql: str) -> None:
    """A role is the server's, not the database's: another house on it may make the same one in the same moment."""
    with contextlib.suppress(asyncpg.DuplicateObjectError, asyncpg.UniqueViolationError):
        await owner.execute(sql)
