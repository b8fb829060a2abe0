"""The pulse of what ticks: each job writes down when it got through, so that a job which stopped is seen."""

from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.tables import Pulse

PERIODS_S = {"watch": 1, "tend": 1, "deliver": 1, "seal": 1, "sweep": 20, "check": 60, "settle": 600, "verify": 1800}
CALLED = {
    "watch": "盯求援",
    "tend": "盯巡逻和查岗",
    "deliver": "发通知",
    "seal": "把账封进链",
    "sweep": "拟通报、冻结周汇总",
    "check": "自查",
    "settle": "记分和清理",
    "verify": "看夜里的账对过没有",
}
EACH = timedelta(seconds=10)
"""A pulse is not written more often than this: four jobs run each second."""
PERIODS, LEAST_S = 3, 30

_BEAT = """
INSERT INTO pulse (job, at) VALUES ({}, {}) ON CONFLICT (job) DO UPDATE SET at = excluded.at
WHERE pulse.at NOT BETWEEN {} AND excluded.at RETURNING id
"""
_EXPECT = """
INSERT INTO pulse (job, at) SELECT job, {} FROM unnest({}::text[]) AS job ON CONFLICT (job) DO UPDATE SET at = excluded.at
"""


class Beat(Struct, frozen=True):
    """When a job last got through, and whether that is too long ago."""

    job: str
    at: datetime
    late: bool


async def beat(job: str, now: datetime) -> bool:
    """Whether it was written: not so where some process wrote it a moment ago."""
    return bool(await Pulse.raw(_BEAT, job, now, now - EACH))


async def expect(now: datetime) -> None:
    """At the start of a process: from now on every job has its time, whatever the downtime was."""
    await Pulse.raw(_EXPECT, now, list(PERIODS_S))


async def beats(now: datetime) -> list[Beat]:
    """Every job that has begun to run here."""
    rows = {row["job"]: row["at"] for row in await Pulse.raw("SELECT job, at FROM pulse")}
    return [Beat(job, rows[job], now - rows[job] > most(job)) for job in PERIODS_S if job in rows]


def most(job: str) -> timedelta:
    """How long a job may stay away: three of its periods, half a minute at least."""
    return timedelta(seconds=max(PERIODS * PERIODS_S[job], LEAST_S))


async def late_jobs(now: datetime) -> float:
    """How many have stayed away for longer."""
    return sum(one.late for one in await beats(now))
