"""`lianfang check --deploy` and `lianfang serve` as an operator meets them, in processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lianfang.deploy.checks import CHECKS

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def lianfang(database_url: str, home: Path):  # type: ignore[no-untyped-def]
    for name in ("data", "keys"):
        (home / name).mkdir(mode=0o700)

    def run(*arguments: str, **told: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "import sys; from lianfang.cli.main import main; sys.exit(main())", *arguments]
        environment = os.environ | {"PYTHONPATH": str(ROOT)} | told
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120)

    return run


def test_check_says_every_item_and_ends_with_1_while_one_is_open(lianfang) -> None:  # type: ignore[no-untyped-def]
    ended = lianfang("check", "--deploy")
    assert ended.returncode == 1 and "Traceback" not in ended.stderr
    lines = ended.stdout.splitlines()
    assert len(lines) == len(CHECKS) + 1
    assert all(line.startswith(("好　", "要办　")) for line in lines[:-1])
    assert "LIANFANG_PRODUCTION=1" in ended.stdout and lines[-1].startswith(f"共 {len(CHECKS)} 项")


def test_check_speaks_json_for_machines(lianfang) -> None:  # type: ignore[no-untyped-def]
    ended = lianfang("check", "--deploy", "--json")
    results = {result["name"]: result for result in json.loads(ended.stdout)}
    assert ended.returncode == 1 and list(results) == [check.name for check in CHECKS]
    assert results["fsync"] == {"name": "fsync", "shown": "写盘", "ok": True, "fault": "", "stops": True}
    assert results["own_user"]["ok"] is False, "the tests connect as the owner"


def test_check_without_saying_what_for_is_used_wrongly(lianfang) -> None:  # type: ignore[no-untyped-def]
    assert lianfang("check").returncode == 2


def test_serve_in_production_refuses_and_says_what_is_open(lianfang) -> None:  # type: ignore[no-untyped-def]
    ended = lianfang(
        "serve",
        LIANFANG_PRODUCTION="1",
        LIANFANG_ORIGIN="http://lianfang.example",
        LIANFANG_DEBUG="1",
        LIANFANG_PORT="1",
    )
    assert ended.returncode == 1 and "Traceback" not in ended.stderr
    assert "LIANFANG_DEBUG" in ended.stderr and "没有加密" in ended.stderr and "lianfang check --deploy" in ended.stderr
    assert "地址" not in ended.stdout
