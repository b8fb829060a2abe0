"""What the environment may say: defaults, and a sentence for every value that is not known."""

import subprocess
import sys
from pathlib import Path

import pytest

from lianfang.settings import BadSetting, allowed_hosts, is_ours, read
from lianfang.wording import say

ROOT = Path(__file__).resolve().parents[3]


def test_nothing_said_is_one_machine_without_production() -> None:
    told = read({})
    assert (told.production, told.debug, told.passwords, told.second_factor) == (False, False, "nist", "offered")
    assert allowed_hosts(told) == ("*",)


def test_production_requires_the_second_factor_unless_told_otherwise() -> None:
    assert read({"LIANFANG_PRODUCTION": "1"}).second_factor == "required"
    assert read({"LIANFANG_PRODUCTION": "1", "LIANFANG_SECOND_FACTOR": "offered"}).second_factor == "offered"
    assert read({"LIANFANG_SECOND_FACTOR": "required"}).second_factor == "required"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LIANFANG_PASSWORDS", "dengbao2"),
        ("LIANFANG_SECOND_FACTOR", "yes"),
        ("LIANFANG_DEBUG", "true"),
        ("LIANFANG_PRODUCTION", "true"),
        ("LIANFANG_OWN_ROLE", "no"),
        ("LIANFANG_CIPHER", "des"),
        ("LIANFANG_PORT", "80a"),
        ("LIANFANG_PORT", "0"),
        ("LIANFANG_PORT", "65536"),
        ("LIANFANG_ORIGIN", "lianfang.example"),
        ("LIANFANG_ORIGIN", "https://lianfang.example/app"),
        ("LIANFANG_ORIGIN", "https://user@lianfang.example"),
        ("LIANFANG_HOSTS", "https://lianfang.example"),
        ("LIANFANG_HOSTS", "lianfang.example:8000"),
        ("LIANFANG_HOSTS", "a.*.example"),
        ("LIANFANG_PRESS_WORKERS", "0"),
        ("LIANFANG_PRESS_WORKERS", "two"),
    ],
)
def test_a_value_that_is_not_known_is_refused_with_what_could_be_written(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as bad:
        read({name: value})
    said = say(bad.value)
    assert name in said and value in said and said.endswith("。")


def test_a_wrong_setting_ends_the_command_with_2_and_no_traceback() -> None:
    command = [sys.executable, "-c", "import sys; from lianfang.cli.main import main; sys.exit(main())", "tick"]
    environment = {"LIANFANG_PASSWORDS": "simple", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120)
    assert ended.returncode == 2, ended.stderr
    assert "LIANFANG_PASSWORDS" in ended.stderr and "nist 或 dengbao3" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_origins_host_is_ours_and_what_is_named_besides() -> None:
    told = read({"LIANFANG_ORIGIN": "https://Lianfang.example:8443", "LIANFANG_HOSTS": "10.0.0.8, *.police.example"})
    assert allowed_hosts(told) == ("lianfang.example", "10.0.0.8", "*.police.example")
    for host in ("lianfang.example", "LIANFANG.example:443", "10.0.0.8:8000", "a.police.example", "lianfang.example."):
        assert is_ours(told, host), host
    for host in ("evil.example", "police.example", "lianfang.example.evil", "", "xlianfang.example", "10x0.0.8"):
        assert not is_ours(told, host), host
