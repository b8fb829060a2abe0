"""The command as a newcomer uses it, in processes of its own: exit codes, JSON, what stays when nothing is taken."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cast import GUARDS, UNITS, WEEK
from tests.workbooks import workbook

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def lianfang(database_url: str, home: Path):  # type: ignore[no-untyped-def]
    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [
            sys.executable,
            "-c",
            "import sys; from lianfang.cli.main import main; sys.exit(main())",
            *map(str, arguments),
        ]
        return subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=120
        )

    return run


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    roster, week = tmp_path / "花名册.xlsx", tmp_path / "周记录.xlsx"
    roster.write_bytes(workbook(单位表=UNITS, 花名册=GUARDS))
    week.write_bytes(workbook(**WEEK))
    return roster, week


def test_the_whole_job_from_the_command_line(lianfang, files, tmp_path) -> None:  # type: ignore[no-untyped-def]
    roster, week = files
    done = lianfang("import", "roster", roster, "--station", "柳河派出所", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0 and (report["zones"], report["units"], report["guards"], report["added"]) == (
        2,
        3,
        6,
        6,
    )
    assert {"duplicates", "rejected_names", "changed", "unchanged", "ended", "rejected"} <= set(report)
    assert json.loads(lianfang("import", "roster", roster, "--json").stdout)["unchanged"] == 6
    assert lianfang("import", "week", week).returncode == 0
    figures = json.loads(lianfang("figures", "2018-W41", "--json").stdout)
    assert figures["patrol"]["guard_turns"] == 6 and figures["points"]["guards"] == 19
    points = lianfang("points", "孙长林", "--week", "2018-W41").stdout
    assert "+3" in points and "治安巡防第1条" in points and "第 4 行" in points
    assert "未到数据：无" in lianfang("bulletin", "draft", "2018-W41", "--begun", "2018-10-15T08:00").stdout
    out = tmp_path / "通报.pdf"
    names = ("--drafted-by", "王文书", "--reviewed-by", "孙海平", "--cleared-by", "赵保密", "--as", "陈立民")
    issued = lianfang("bulletin", "issue", "2018-W41", *names, "--out", out)
    assert issued.returncode == 0 and out.read_bytes().startswith(b"%PDF")
    again = lianfang("bulletin", "issue", "2018-W41", *names, "--out", tmp_path / "b.pdf")
    assert again.returncode == 1 and "第 1 期" in again.stderr and not (tmp_path / "b.pdf").exists()
    copy = tmp_path / "copy.pdf"
    assert lianfang("bulletin", "pdf", "2018-W41", "--out", copy).returncode == 0
    assert copy.read_bytes() == out.read_bytes()


def test_refusals_exit_1_with_a_sentence_and_wrong_usage_exits_2(lianfang, files, tmp_path) -> None:  # type: ignore[no-untyped-def]
    roster, week = files
    assert lianfang("import", "week", week).returncode == 1  # no station yet
    lianfang("import", "roster", roster, "--station", "柳河派出所")
    wrong = lianfang("import", "week", week, "--week", "2018-W40")
    assert wrong.returncode == 1 and "2018-W40" in wrong.stderr and "2018-W41" in wrong.stderr
    assert json.loads(lianfang("figures", "2018-W41", "--json").stdout)["patrol"]["patrols"] == 0
    (tmp_path / "x.xlsx").write_bytes(b"not a workbook")
    refused = lianfang("import", "roster", tmp_path / "x.xlsx")
    assert refused.returncode == 1 and refused.stderr.strip().endswith("。") and "Traceback" not in refused.stderr
    assert lianfang("import", "roster", tmp_path / "none.xlsx").returncode == 1
    assert lianfang("import", "planets", roster).returncode == 2
    assert lianfang("bulletin", "issue", "2018-W41").returncode == 2


def test_a_check_writes_nothing(lianfang, files) -> None:  # type: ignore[no-untyped-def]
    roster, week = files
    assert lianfang("import", "roster", roster, "--station", "柳河派出所", "--check").returncode == 0
    assert lianfang("figures", "2018-W41").returncode == 1
    lianfang("import", "roster", roster, "--station", "柳河派出所")
    assert lianfang("import", "week", week, "--check").returncode == 0
    assert json.loads(lianfang("figures", "2018-W41", "--json").stdout)["missing"] == [
        "cases",
        "patrol",
        "rollcall",
        "inspection",
        "venue",
        "exam",
        "item",
    ]


def test_with_two_stations_the_station_must_be_named(lianfang, files) -> None:  # type: ignore[no-untyped-def]
    roster, week = files
    lianfang("import", "roster", roster, "--station", "柳河派出所")
    lianfang("import", "roster", roster, "--station", "青山派出所")
    unnamed = lianfang("import", "week", week)
    assert unnamed.returncode == 1 and "柳河派出所" in unnamed.stderr and "青山派出所" in unnamed.stderr
    assert lianfang("import", "week", week, "--station", "青山派出所").returncode == 0
