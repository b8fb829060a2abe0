"""Each check fails for its own fault and for no other: everything is sound, then one thing is broken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from lianfang.deploy.checks import CHECKS, judged
from lianfang.deploy.observed import Disk, Folder, KeyFile, Observed, Reached, Server
from lianfang.settings import read

PRIVATE = Folder(exists=True, mode=0o700, own=True)
TOLD = read(
    {
        "LIANFANG_PRODUCTION": "1",
        "LIANFANG_DATA": "/srv/lianfang/data",
        "LIANFANG_KEYS": "/keys/lianfang",
        "LIANFANG_ORIGIN": "https://lianfang.example",
        "LIANFANG_DEADMAN_URL": "https://hc.example.cn/ping/1",
        "LIANFANG_HOOK_HOSTS": "hc.example.cn",
        "LIANFANG_SEAL": "/keys/office.p12",
    }
)
SERVER = Server(
    version=15,
    off=(),
    user=Reached("lianfang_web", superuser=False, bypasses=False, owns=(), changes=()),
    missing=(),
    unguarded=(),
    samples=(),
    without_second=(),
    held=7,
)
SOUND = Observed(TOLD, Disk(PRIVATE, PRIVATE, KeyFile(True, 32, 30)), SERVER)


def told(**other: Any) -> Observed:
    return replace(SOUND, told=replace(TOLD, **other))


def disk(**other: Any) -> Observed:
    return replace(SOUND, disk=replace(SOUND.disk, **other))


def server(**other: Any) -> Observed:
    return replace(SOUND, server=replace(SERVER, **other))


def user(**other: Any) -> Observed:
    return server(user=replace(SERVER.user, **other))


def failing(seen: Observed) -> list[str]:
    return [result.name for result in judged(seen) if not result.ok]


BROKEN: list[tuple[str, Observed]] = [
    ("production", told(production=False)),
    ("hosts", told(hosts=("*",))),
    ("debug", told(debug=True)),
    ("origin", told(origin="http://lianfang.example")),
    ("data_folder", disk(data=Folder(exists=False))),
    ("data_folder", disk(data=replace(PRIVATE, mode=0o750))),
    ("data_folder", disk(data=replace(PRIVATE, mode=0o500))),
    ("data_folder", disk(data=replace(PRIVATE, own=False))),
    ("keys_folder", disk(keys=Folder(exists=False))),
    ("keys_folder", disk(keys=replace(PRIVATE, mode=0o701))),
    ("keys_folder", disk(keys=replace(PRIVATE, own=False))),
    ("keys_apart", told(keys=Path("/srv/lianfang/data/keys"))),
    ("keys_apart", told(keys=Path("/srv"))),
    ("keys_apart", told(keys=TOLD.data)),
    ("keys_place", told(keys=Path("/srv/lianfang/keys"))),
    ("blind_key", disk(blind=KeyFile(True, 16, 16))),
    ("blind_key", disk(blind=KeyFile(True, 32, 1))),
    ("blind_key", disk(blind=KeyFile(True, 64, 9))),
    ("blind_key", disk(blind=KeyFile(False))),
    ("version", server(version=14)),
    ("fsync", server(off=("fsync",))),
    ("full_page_writes", server(off=("full_page_writes",))),
    ("synchronous_commit", server(off=("synchronous_commit",))),
    ("own_user", user(superuser=True)),
    ("own_user", user(bypasses=True)),
    ("own_user", user(owns=("entry",))),
    ("books_closed", user(changes=("award",))),
    ("books_guarded", server(unguarded=("deed",))),
    ("books_guarded", server(missing=("bulletin",))),
    ("second_factor", told(second_factor="offered")),
    ("samples", server(samples=("office",))),
    ("enrolled", server(without_second=("wang",))),
    ("deadman", told(deadman_url="")),
    ("deadman", told(hook_hosts=())),
    ("deadman", told(deadman_url="https://hc.example.cn:8443/ping/1")),
    ("deadman", told(deadman_url="http://hc.example.cn/ping/1", hook_nets=("10.20.0.0/16",))),
    ("deadman", told(deadman_url="http://hc.example.cn/ping/1", hook_hosts=("hc.example.cn:80",))),
    ("seal", told(seal=None)),
    ("seal", replace(SOUND, seal="签名证书 2026-01-01 到期了。请续办，换上新的再签发。")),
]


def test_a_sound_installation_passes_everything() -> None:
    assert failing(SOUND) == []


@pytest.mark.parametrize(("name", "seen"), BROKEN, ids=[f"{name}-{number}" for number, (name, _) in enumerate(BROKEN)])
def test_one_fault_fails_its_own_check_alone_and_says_what_to_do(name: str, seen: Observed) -> None:
    assert failing(seen) == [name]
    fault = next(result.fault for result in judged(seen) if result.name == name)
    assert fault.endswith("。") and "请" in fault and "{" not in fault


def test_without_an_origin_every_host_would_do() -> None:
    assert failing(told(origin="")) == ["origin", "hosts"]
    assert failing(told(origin="", hosts=("lianfang.example",))) == ["origin"]


def test_a_key_that_is_not_made_yet_is_no_fault_while_nothing_is_held() -> None:
    assert failing(replace(disk(blind=KeyFile(False)), server=replace(SERVER, held=0))) == []


def test_a_database_that_does_not_answer_leaves_no_question_about_it_answered() -> None:
    silent = failing(replace(SOUND, server=None, why="ConnectionRefusedError"))
    of_the_server = [check.name for check in CHECKS if _asks_the_server(check.judge)]
    assert silent == of_the_server
    assert {"server", "fsync", "own_user", "books_closed", "enrolled"} <= set(silent)


def _asks_the_server(judge: Callable[[Observed], str]) -> bool:
    return bool(judge(replace(SOUND, server=None)))


def test_every_check_is_broken_by_a_test_above() -> None:
    assert {name for name, _ in BROKEN} | {"server"} == {check.name for check in CHECKS}
    assert len({check.name for check in CHECKS}) == len(CHECKS)


def test_what_stops_a_start_is_what_makes_every_minute_of_serving_harmful() -> None:
    assert {check.name for check in CHECKS if check.stops} == {
        *("origin", "hosts", "debug", "keys_folder", "keys_apart", "blind_key", "samples"),
        *("server", "fsync", "full_page_writes", "synchronous_commit"),
    }
