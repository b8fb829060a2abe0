"""The benchmarks run from beginning to end and say what they should; how fast anything was is not asked here."""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVING = ["serve_page", "serve_json", "flood_p99_ms"]
BACKUP = ["aid_choose", "aid_sweep", "alert_p99", "receivers_p99", "rollcall_open"]
POSTING = ["post_one", "post_eight", "post_gain", "hordak_one", "hordak_eight"]
POINTS = ["score", "dry_run", "month_close", "verify", "own_pages", "own_time", *POSTING]
NAMES = [
    "import_week",
    "figures_time",
    "figures_pages",
    *SERVING,
    "check_in",
    *BACKUP,
    *POINTS,
    "alike_growth",
    "sitting_draw",
    "sitting_grade",
    "save_p99",
    "issue_due",
    "press_two",
    "press_growth",
    "alert_s",
    "print_warm",
    "print_fresh",
    "print_peak_mb",
]
LINE = re.compile(r"\w+ +-?\d+\.\d\d +\d+\.\d\d +\S+ +(ok|short)")


def test_the_short_form_prints_one_line_a_bar_and_leaves_nothing_behind() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.run", "--short"]
    with TemporaryDirectory() as home:  # not tmp_path: a socket's path may have 107 bytes
        done = subprocess.run(command, cwd=ROOT, env={"TMPDIR": home}, capture_output=True, text=True, check=False)
        left = list(Path(home).iterdir())
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    assert [line.split()[0] for line in lines] == NAMES
    assert all(LINE.fullmatch(line) for line in lines), done.stdout
    assert left == []


@pytest.mark.soak
def test_ten_minutes_of_calls_at_the_load_l_come_in_time() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.lately", "600"]
    with TemporaryDirectory() as home:
        done = subprocess.run(command, cwd=ROOT, env={"TMPDIR": home}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert done.stdout.startswith("500 requests")
