"""Filled contexts of the page of operations: everything wrong at once, and everything well."""

from lianfang.ops.vocabulary import INVARIANTS
from lianfang.web.views import Count, Fact, Form, Frame, InvariantRow, JobRow, LetterRow, OpsPage, Tag

WELL, ILL = Tag("好", "ok"), Tag("要办", "warn")


def form(letter: str, way: str) -> Form:
    return Form(f"/ops/letters/{letter}", f"key-{way}-{letter}")


def ops(frame: Frame) -> OpsPage:
    return OpsPage(
        frame,
        looked="21:36:14",
        counts=(
            Count("要办的", "10", "项", warn=True),
            Count("停下的任务", "1", "项", warn=True),
            Count("没有送到的通知", "1", "条", warn=True),
        ),
        invariants=tuple(
            InvariantRow(one.called, f"47 {one.unit}", f"{one.limit} {one.unit}", ILL, one.wrong) for one in INVARIANTS
        ),
        jobs=(
            JobRow("盯求援", "2026年11月20日 21:36", "每 1 秒", WELL),
            JobRow("记分和清理", "2026年11月20日 20:36", "每 10 分", ILL),
        ),
        letters=(
            LetterRow(
                "求援的通知 46",
                "值班台 1",
                "notice.center-of-the-new-district.example.cn:8443",
                "对方五秒没有应，试了 10 次",
                "2026年11月20日 21:30",
                form("7", "again"),
                form("7", "leave"),
            ),
            LetterRow(
                "求援的通知 45",
                "保安员 318",
                "hook.example.cn:443",
                "对方不收（410），试了 1 次",
                "2026年11月20日 20:11",
                form("5", "again"),
                seen=True,
            ),
        ),
        past=(
            Fact("停下来的自动任务", "2026年11月20日 21:30 起，已经 6 分 14 秒，还没有好"),
            Fact("等着发的通知，最久过了", "2026年11月19日 02:10 起，3 分 0 秒后好了"),
        ),
        night=(
            Fact("2026年11月20日 03:00", "对过 1284091 行，1 处对不上"),
            Fact("第一处", "记分（award）第 1017 行，链上第 20346 环：内容被改。"),
            Fact("对到", "20345:" + "8f" * 32),
        ),
        error="这条通知已经有人再送了。请刷新再看。",
        notice="已再送，几秒里就发；还送不到，会回到这里。",
    )


def ops_well(frame: Frame) -> OpsPage:
    counts = (Count("要办的", "0", "项"), Count("停下的任务", "0", "项"), Count("没有送到的通知", "0", "条"))
    invariants = tuple(InvariantRow(one.called, f"0 {one.unit}", f"{one.limit} {one.unit}", WELL) for one in INVARIANTS)
    return OpsPage(frame, looked="21:36:14", counts=counts, invariants=invariants, jobs=(), letters=(), past=())
