"""Books are append-only below the app: by its role's rights, and for the owner by triggers."""

import asyncio
from urllib.parse import urlsplit

import asyncpg
import pytest

from lianfang import schema
from lianfang.database import engine
from lianfang.embedded import APP_ROLE
from lianfang.flows.chain.seal import seal
from tests.cast import bring_everything

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
KEYS = {"chain_link": "seq"}
FOR_ONE_BULLETIN = """
    INSERT INTO officer (bureau, name) SELECT id, '王立新' FROM bureau;
    INSERT INTO draft (publisher, week, drafted_at) SELECT id, '2018-W41', now() FROM publisher;
    INSERT INTO draft_step (draft, step, officer, digest, at) SELECT d.id, 'signed', o.id, 'x', now() FROM draft d, officer o LIMIT 1;
    INSERT INTO draft_change (draft, kind, about, state, at) SELECT id, 'advice', 'cases', 'use', now() FROM draft LIMIT 1;
    INSERT INTO bulletin (publisher, draft, week, revision, year, number, issued_on, issued_at, issued_by, reviewed_by, figures, advice, sha256, pages)
        SELECT d.publisher, d.id, '2018-W41', 0, 2018, 1, '2018-10-15', now(), o.id, o.id, '{}', '[]', 'x', 1 FROM draft d, officer o LIMIT 1;
    INSERT INTO erratum (bulletin, number, reason, items, issued_on, issued_at, drafted_by, reviewed_by, issued_by, code, sha256, pages)
        SELECT id, 1, 'x', '[]', '2018-10-15', now(), issued_by, issued_by, issued_by, 'x', 'x', 1 FROM bulletin;
    INSERT INTO bulletin_figure (bulletin, path, label, value, unit) SELECT id, 'x', 'x', 1, 'x' FROM bulletin;
    INSERT INTO bulletin_paragraph (bulletin, heading, text) SELECT id, '', 'x' FROM bulletin;
    INSERT INTO bulletin_count (bulletin, first_week, last_week, stations, routine_cap, limits, counted_at)
        SELECT id, week, week, '[]', 0, '{}', now() FROM bulletin;
    INSERT INTO publisher_change (publisher, name, was, becomes, at) SELECT id, 'form', 'brief', 'letter', now() FROM publisher;
    INSERT INTO bulletin_delivery (bulletin, unit, copies, at) SELECT b.id, u.id, 1, now() FROM bulletin b, unit u LIMIT 1;
    INSERT INTO bulletin_receipt (delivery, day, paper, at) SELECT id, '2018-10-16', true, now() FROM bulletin_delivery;
    INSERT INTO instruction (bulletin, officer, day, at) SELECT id, issued_by, '2018-10-16', now() FROM bulletin;
    INSERT INTO meeting (publisher, day, at) SELECT publisher, '2018-10-16', now() FROM bulletin;
    INSERT INTO follow_up (publisher, meeting, due, at) SELECT publisher, id, '2018-10-20', now() FROM meeting;
    INSERT INTO follow_up_step (item, step, at) SELECT id, 'given', now() FROM follow_up;
    INSERT INTO line_answer (station, week, unit, state, at, revision, turns, answered, expected, items)
        SELECT station, '2018-W41', id, 'agreed', now(), 1, 0, 0, 0, 0 FROM unit LIMIT 1;
    INSERT INTO rescoring (bureau, rule_book, first_day, last_day, number, decided_at)
        SELECT bureau, id, '2018-10-01', '2018-10-31', '1', now() FROM rule_book LIMIT 1;
    INSERT INTO audit_line (actor, action, outcome, at) VALUES ('nobody', 'test', 'done', now());
    INSERT INTO aid_event (request, seq, kind, at) VALUES (1, 1, 'raised', now());
    INSERT INTO aid_request (station, unit, kind, account, raised_at, policy, state, number, ended_at)
        SELECT station, id, 'fire', 1, now(), '{}', 'closed', '1', now() FROM unit LIMIT 1;
    INSERT INTO aid_judgement (request, unit, verdict, account, at) SELECT id, unit, 'rightful', 2, now() FROM aid_request;
    INSERT INTO veto_proposal (station, person, ground, since, until, account, at, state, decider)
        SELECT s.id, p.id, 'drunk', '2018-10-01', '2018-10-31', 1, now(), 'made', 2 FROM station s, person p LIMIT 1;
    INSERT INTO veto (station, person, ground, since, until, proposal, proposer, account, at)
        SELECT station, person, ground, since, until, id, account, decider, at FROM veto_proposal;
    INSERT INTO prize_run (station, month, rule_book, budget_fen, kept_fen, source, account, at)
        SELECT s.id, '2018-10', b.id, 100, 0, 'fiscal', 1, now() FROM station s, rule_book b LIMIT 1;
    INSERT INTO purse (station, source, kind, balance) SELECT station, source, k.kind, k.fen FROM prize_run,
        (VALUES ('outside', -100), ('free', 100)) k (kind, fen);
    INSERT INTO money_move (station, run, kind, account, at) SELECT station, id, 'grant', account, at FROM prize_run;
    INSERT INTO money_entry (move, purse, fen)
        SELECT m.id, p.id, p.balance FROM money_move m, purse p;
    INSERT INTO week_summary (station, week, seq, digest, frozen_at) SELECT id, '2018-W41', 1, repeat('0', 64), now() FROM station LIMIT 1;
"""


def _changes(book: str) -> list[str]:
    key = KEYS.get(book, "id")
    return [
        f"UPDATE {book} SET {key} = {key}",
        f"DELETE FROM {book}",
        f"TRUNCATE {book} CASCADE",
        f"INSERT INTO {book} SELECT * FROM {book} ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}",
        f"MERGE INTO {book} t USING {book} s ON t.{key} = s.{key} WHEN MATCHED THEN UPDATE SET {key} = s.{key}",
    ]


async def _refused(connection: asyncpg.Connection, sql: str, why: type[asyncpg.PostgresError]) -> None:
    with pytest.raises(why):
        await connection.execute(sql)


async def test_no_book_can_be_changed_by_the_app_nor_by_the_owner(db: str) -> None:
    await bring_everything()
    owner = await asyncpg.connect(db)
    app = await asyncpg.connect(db, server_settings={"role": APP_ROLE})
    try:
        await owner.execute(FOR_ONE_BULLETIN)
        await seal()
        for book in BOOKS:
            before = await owner.fetchval(f"SELECT count(*) FROM {book}")
            assert before, f"an empty {book} proves nothing"
            for sql in _changes(book):
                await _refused(app, sql, asyncpg.InsufficientPrivilegeError)
                await _refused(owner, sql, asyncpg.RestrictViolationError)
            assert await owner.fetchval(f"SELECT count(*) FROM {book}") == before
    finally:
        await app.close()
        await owner.close()


async def test_the_app_cannot_take_the_guards_away(db: str) -> None:
    async with engine.pool.acquire() as app:  # type: ignore[union-attr]
        assert await app.fetchval("SELECT current_user") == APP_ROLE
        for book in BOOKS:
            await _refused(app, f"ALTER TABLE {book} DISABLE TRIGGER ALL", asyncpg.InsufficientPrivilegeError)
            await _refused(app, f"DROP TABLE {book} CASCADE", asyncpg.InsufficientPrivilegeError)
            if book not in KEYS:
                await _refused(app, f"SELECT setval('{book}_id_seq', 1)", asyncpg.InsufficientPrivilegeError)
        await _refused(app, "SET session_replication_role = replica", asyncpg.InsufficientPrivilegeError)
        await _refused(app, "CREATE TABLE beside (id int)", asyncpg.InsufficientPrivilegeError)
        await _refused(app, "DROP FUNCTION refuse_change CASCADE", asyncpg.InsufficientPrivilegeError)


async def test_at_no_moment_of_an_upgrade_may_the_app_change_a_book(database_url: str) -> None:
    """Every start grants anew while other processes run: what they see is never more than it should be."""
    asked: list[str] = []

    class Watching(asyncpg.Connection):
        async def execute(self, query: str, *arguments: object, **options: object) -> str:
            said: str = await super().execute(query, *arguments, **options)
            if "GRANT" in query and "UPDATE" in query:
                other = await asyncpg.connect(database_url)
                asked.append(await other.fetchval(f"SELECT has_table_privilege('{APP_ROLE}', 'award', 'UPDATE')"))
                await other.close()
            return said

    owner = await asyncpg.connect(database_url, connection_class=Watching)
    await schema._grant(owner, database_url)
    await owner.close()
    assert asked == [False]


async def test_houses_on_one_server_make_the_apps_role_at_the_same_moment(
    database_url: str, cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Roles are the server's: whoever comes second finds the role there, and still gives it its rights in his database."""
    other = f"{urlsplit(database_url).path[1:]}_beside"
    keeper = await asyncpg.connect(cluster.format("postgres"))
    await keeper.execute(f"CREATE DATABASE {other} TEMPLATE {urlsplit(database_url).path[1:]}")
    houses = (database_url, cluster.format(other))
    owners = [await asyncpg.connect(url) for url in houses]
    try:
        for number in range(10):
            role = f"{other}_{number}"
            monkeypatch.setattr(schema, "APP_ROLE", role)
            assert await asyncio.gather(*map(schema._grant, owners, houses)) == [True, True]
            for owner in owners:
                assert await owner.fetchval("SELECT has_table_privilege($1, 'bureau', 'SELECT')", role)
                await owner.execute(f"DROP OWNED BY {role}")
            await keeper.execute(f"DROP ROLE {role}")
    finally:
        for owner in owners:
            await owner.close()
        await keeper.execute(f"DROP DATABASE {other}")
        await keeper.close()


def test_every_book_of_the_migrations_is_tested_here() -> None:
    assert set(schema.BOOKS) == set(BOOKS)
