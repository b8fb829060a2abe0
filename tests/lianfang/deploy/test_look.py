"""What is seen of real folders and of a real database, each broken in one place."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from lianfang.accounts import passwords
from lianfang.deploy.checks import judged
from lianfang.deploy.look import look, look_at_disk, look_at_seal
from lianfang.deploy.observed import Server
from lianfang.deploy.refuse import UnfitToServe, refuse_unfit
from lianfang.embedded import APP_ROLE
from lianfang.scenes.load import LOGINS
from lianfang.schema import BOOKS
from lianfang.settings import Settings, read, settings
from lianfang.wording import say
from tests.lianfang.signing.offices import DAY, certificate, p12

AT = datetime(2018, 10, 15, 1, tzinfo=UTC)
FIT = {
    "LIANFANG_PRODUCTION": "1",
    "LIANFANG_ORIGIN": "https://lianfang.example",
    "LIANFANG_DEADMAN_URL": "https://hc.example.cn/ping/1",
    "LIANFANG_HOOK_HOSTS": "hc.example.cn",
}


@pytest.fixture
def told(tmp_path: Path) -> Settings:
    """Folders as they should be, no database."""
    for name in ("data", "safe/keys"):
        (tmp_path / name).mkdir(parents=True, mode=0o700)
    return read(FIT | {"LIANFANG_DATA": str(tmp_path / "data"), "LIANFANG_KEYS": str(tmp_path / "safe" / "keys")})


@pytest.fixture
async def login(database_url: str, anyio_backend: str) -> AsyncIterator[str]:
    """The URL of an app user as a careful operator makes it: its own, a member of the app's role and of nothing else."""
    name = f"lianfang_web_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    owner = await asyncpg.connect(database_url)
    await owner.execute(f"CREATE ROLE {name} LOGIN IN ROLE {APP_ROLE}")
    yield urlsplit(database_url)._replace(netloc=f"{name}@").geturl()
    await owner.execute(f"DROP OWNED BY {name}; DROP ROLE {name}")
    await owner.close()


async def _seen(url: str) -> Server:
    seen = await look(read({"DATABASE_URL": url}))
    assert seen.server, seen.why
    return seen.server


async def _owner(url: str, sql: str, *arguments: object) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(sql, *arguments)
    finally:
        await connection.close()


async def _account(url: str, name: str, password: str | None, role: str, second: bytes | None = None) -> None:
    hashed = await passwords.make(password) if password else None
    await _owner(
        url,
        "WITH made AS (INSERT INTO login (name, password, second, made_at) VALUES ($1, $2, $3, '2018-10-08') RETURNING id) "
        "INSERT INTO role_held (account, role, since) SELECT id, $4, '2018-10-08' FROM made",
        name,
        hashed,
        second,
        role,
    )


def test_folders_are_seen_as_they_are(told: Settings) -> None:
    seen = look_at_disk(told)
    assert (seen.data.mode, seen.keys.mode, seen.data.own, seen.blind.exists) == (0o700, 0o700, True, False)
    told.data.chmod(0o755)
    (told.keys / "blind.key").write_bytes(bytes(32))
    seen = look_at_disk(told)
    assert seen.data.mode == 0o755
    assert (seen.blind.length, seen.blind.different) == (32, 1)
    told.data.rmdir()
    told.data.write_text("a file, no folder")
    assert not look_at_disk(told).data.exists


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_elses_is_not_ours(told: Settings) -> None:
    os.chown(told.data, 65534, 65534)
    assert not look_at_disk(told).data.own


def test_a_certificate_is_looked_at_as_if_it_were_to_sign(told: Settings, tmp_path: Path) -> None:
    assert look_at_seal(told, AT) == ""
    held = p12(tmp_path, certificate(AT))
    own = read(FIT | held)
    assert look_at_seal(own, AT) == look_at_seal(own, None) == ""
    assert look_at_seal(own, AT + 2 * DAY).startswith("签名证书 2018-10-16 到期了。请")
    Path(held["LIANFANG_SEAL_PASSWORD_FILE"]).chmod(0o640)
    assert "chmod 600" in look_at_seal(own, AT)


async def test_looking_makes_nothing_where_nothing_was_made(told: Settings) -> None:
    seen = await look(told)
    assert seen.server is None and "lianfang migrate" in seen.why
    assert not list(told.data.iterdir()) and not list(told.keys.iterdir())


async def test_a_server_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    seen = await look(read({"DATABASE_URL": f"postgresql://u:secret-word@/x?host={tmp_path}"}))
    assert seen.server is None and seen.why and "secret-word" not in seen.why


async def test_an_app_user_of_its_own_has_nothing_to_be_said_against(login: str) -> None:
    seen = await _seen(login)
    assert seen.user.name.startswith("lianfang_web_")
    assert (seen.user.superuser, seen.user.bypasses, seen.user.owns, seen.user.changes) == (False, False, (), ())
    assert (seen.missing, seen.unguarded, seen.off, seen.samples, seen.without_second) == ((), (), (), (), ())
    assert seen.version >= 15


async def test_the_owner_as_the_apps_user_is_unfit(database_url: str) -> None:
    seen = await _seen(database_url)
    assert set(seen.user.owns) == set(BOOKS) == set(seen.user.changes)


@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE", "UPDATE (id)"])
async def test_a_right_to_change_a_book_is_found_also_on_one_column(database_url: str, login: str, right: str) -> None:
    await _owner(database_url, f"GRANT {right} ON award TO {urlsplit(login).username}")
    assert (await _seen(login)).user.changes == ("award",)


async def test_a_right_that_came_with_the_apps_role_or_another_membership_is_found(
    database_url: str, login: str
) -> None:
    await _owner(database_url, f"GRANT DELETE ON entry TO {APP_ROLE}")
    assert (await _seen(login)).user.changes == ("entry",)
    await _owner(database_url, f"GRANT pg_write_all_data TO {urlsplit(login).username}")
    assert set((await _seen(login)).user.changes) == set(BOOKS)


async def test_a_user_that_can_become_the_owner_is_one_role(database_url: str, login: str) -> None:
    other = f"{urlsplit(login).username}_owner"
    await _owner(database_url, f"CREATE ROLE {other}; GRANT {other} TO {urlsplit(login).username} ")
    try:
        await _owner(database_url, f"ALTER TABLE deed OWNER TO {other}")
        assert (await _seen(login)).user.owns == ("deed",)
    finally:
        await _owner(
            database_url, f"REASSIGN OWNED BY {other} TO CURRENT_USER; DROP OWNED BY {other}; DROP ROLE {other}"
        )


@pytest.mark.parametrize(
    "broken",
    [
        "ALTER TABLE entry DISABLE TRIGGER ALL",
        "ALTER TABLE entry DISABLE TRIGGER entry_is_a_book",
        "ALTER TABLE entry DISABLE TRIGGER entry_is_kept",
        "ALTER TABLE entry ENABLE REPLICA TRIGGER entry_is_a_book",
        "DROP TRIGGER entry_is_kept ON entry",
    ],
)
async def test_a_book_with_a_trigger_off_is_named(database_url: str, login: str, broken: str) -> None:
    await _owner(database_url, broken)
    assert (await _seen(login)).unguarded == ("entry",)


async def test_sessions_that_skip_triggers_leave_every_book_unguarded(database_url: str, login: str) -> None:
    await _owner(database_url, f"ALTER ROLE {urlsplit(login).username} SET session_replication_role = replica")
    assert set((await _seen(login)).unguarded) == set(BOOKS)


async def test_a_missing_book_is_named(database_url: str, login: str) -> None:
    await _owner(database_url, "DROP TABLE bulletin CASCADE")
    assert (await _seen(login)).missing == ("bulletin",)


async def test_commits_that_do_not_wait_for_the_disk_are_found_where_they_are_set(
    database_url: str, login: str
) -> None:
    name = urlsplit(database_url).path.removeprefix("/")
    await _owner(database_url, f"ALTER DATABASE {name} SET synchronous_commit = off")
    assert (await _seen(login)).off == ("synchronous_commit",)


async def test_sample_accounts_are_those_that_open_with_the_printed_password(database_url: str, login: str) -> None:
    first, second = list(LOGINS)[:2]
    await _account(database_url, first, LOGINS[first], "guard")
    await _account(database_url, second, "changed-since-then", "guard")
    assert (await _seen(login)).samples == (first,)
    await _owner(database_url, "UPDATE login SET closed_at = '2018-10-09'")
    assert (await _seen(login)).samples == ()


async def test_desks_without_a_second_factor_are_named_and_phones_are_not(database_url: str, login: str) -> None:
    await _account(database_url, "zhao", None, "office")
    await _account(database_url, "qian", None, "officer")
    await _account(database_url, "sun", None, "office", second=b"locked")
    await _account(database_url, "li", None, "guard")
    assert (await _seen(login)).without_second == ("qian", "zhao")
    await _owner(database_url, "UPDATE role_held SET until = '2018-10-09' WHERE role = 'officer'")
    assert (await _seen(login)).without_second == ("zhao",)


def _set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, **other: str) -> None:
    """An installation in production that is fit, but for `other`."""
    for name in ("data", "safe/keys"):
        (tmp_path / name).mkdir(parents=True, mode=0o700, exist_ok=True)
    told = {"LIANFANG_DATA": str(tmp_path / "data"), "LIANFANG_KEYS": str(tmp_path / "safe/keys"), "DATABASE_URL": url}
    for name, value in (FIT | told | other).items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()


async def test_a_fit_installation_passes_whole(login: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, tmp_path, login, **p12(tmp_path, certificate(datetime.now(UTC))))
    assert [result for result in judged(await look(settings())) if not result.ok] == []
    await refuse_unfit()


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("LIANFANG_DEBUG", "1", "调试"),
        ("LIANFANG_HOSTS", "*", "主机名"),
        ("LIANFANG_ORIGIN", "http://lianfang.example", "没有加密"),
        ("LIANFANG_ORIGIN", "", "网址"),
    ],
)
async def test_production_does_not_start_unfit(
    login: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, word: str
) -> None:
    _set(monkeypatch, tmp_path, login, **{name: value})
    with pytest.raises(UnfitToServe) as refused:
        await refuse_unfit()
    assert word in say(refused.value)
    monkeypatch.setenv("LIANFANG_PRODUCTION", "0")
    settings.cache_clear()
    await refuse_unfit()


async def test_production_does_not_start_with_a_key_that_somebody_typed(
    login: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(monkeypatch, tmp_path, login)
    (tmp_path / "safe/keys/blind.key").write_bytes(b"0" * 32)
    with pytest.raises(UnfitToServe):
        await refuse_unfit()


async def test_production_does_not_start_where_commits_do_not_wait_for_the_disk(
    database_url: str, login: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(monkeypatch, tmp_path, login)
    await _owner(database_url, f"ALTER DATABASE {urlsplit(database_url).path[1:]} SET synchronous_commit = off")
    with pytest.raises(UnfitToServe) as refused:
        await refuse_unfit()
    assert "synchronous_commit" in say(refused.value)
