"""What must always hold, the most that is well, and what to say when it does not."""

from msgspec import Struct


class Invariant(Struct, frozen=True):
    """`limit` is the most that is well, in `unit`; `wrong` says what is wrong and what to do, to whoever is on watch."""

    code: str
    called: str
    unit: str
    wrong: str
    limit: int = 0


class Measured(Struct, frozen=True):
    """An invariant and what was found."""

    of: Invariant
    value: float

    @property
    def bad(self) -> bool:
        return self.value > self.of.limit


JOB_LATE, BOOK_CHANGED = "job_late", "book_changed"
INVARIANTS = (
    Invariant(
        "request_overdue",
        "到时间没往下办的求援",
        "起",
        "有求援到了时间没有自己往下叫人。请马上看指挥页，按“扩大”，同时打电话叫人；再请管平台的人看服务。",
    ),
    Invariant(
        "request_endless",
        "没有期限的求援",
        "起",
        "有求援没有下一步的时间，不会自己往下叫人。请马上看指挥页，打电话跟到底；再请管平台的人看服务。",
    ),
    Invariant(
        "outbox_late",
        "等着发的通知，最久过了",
        "秒",
        "通知没有按时发出。有求援的请打电话；再请管平台的人看服务和网络。",
        limit=30,
    ),
    Invariant(
        "lease_left",
        "发到一半没人接着发，过了",
        "秒",
        "有通知发到一半停住了。有求援的请打电话；再请管平台的人重启服务。",
        limit=10,
    ),
    Invariant(
        "letter_dead",
        "没有送到、还没人看的通知",
        "条",
        "有通知没有送到对方。请办公室在“自查”里看是哪几条，打电话告诉对方，再点“再送一次”或“不用再送”。",
    ),
    Invariant(
        JOB_LATE,
        "停下来的自动任务",
        "项",
        "有自动任务没有按时做。求援请用电话跟着；再请管平台的人看服务，重启后看“自查”。",
    ),
    Invariant(
        "award_uneven",
        "两边不平的记分",
        "笔",
        "有记分两边不相等，账可能被人动过。请先不要结算和签发，请审计员和管数据库的人一起查。",
    ),
    Invariant(
        "balance_drift",
        "和明细对不上的积分",
        "户",
        "有积分和明细加起来不一样，账可能被人动过。请先不要结算和签发，请审计员和管数据库的人一起查。",
    ),
    Invariant(
        "book_open",
        "没有锁住的账本",
        "本",
        "有账本现在能被改动。请管数据库的人马上把防改触发器打开，查清是谁动的；是哪几本，用 lianfang check --deploy 看。",
    ),
    Invariant(
        "book_gap",
        "经过断了的求援",
        "起",
        "有求援的经过少了几条，记录可能被人动过。请不要再动数据库，请审计员拿备份来对。",
    ),
    Invariant(
        "chain_tail",
        "还没封进链的账，最久过了",
        "秒",
        "有账一直没有封进链，这几行被改了就查不出来。请管平台的人看服务，再用 lianfang verify 查是哪几行。",
        limit=10,
    ),
    Invariant(
        BOOK_CHANGED,
        "夜里对账，对不上的",
        "处",
        "夜里对账，账本有地方对不上，可能被人动过。请先不要结算和签发，在“自查”里看是哪一行，请审计员和管数据库的人用 lianfang verify 一起查。",
    ),
)
"""In the order in which somebody's safety hangs on them."""
