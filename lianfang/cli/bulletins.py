"""lianfang bulletin draft|issue|pdf 2018-W41 (or a month, 2018-10): from draft to the numbered PDF."""

import secrets
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from bulletins.register.reads.issued import issued as issued_as
from bulletins.register.subjects import monthly, weekly
from bulletins.register.vocabulary import STEPS, StepName, Subject, Work
from bulletins.telling.page import said
from lianfang import issued
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin.begin import begun
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import preview
from lianfang.flows.bulletin.step import take_step
from lianfang.printing import print_bulletin
from lianfang.stations import station_named
from zones.ground.weeks import parse_week, shanghai_instant

BY: dict[StepName, tuple[str, str]] = {
    "submitted": ("drafted_by", "拟稿人"),
    "reviewed": ("reviewed_by", "核稿人（另一个人）"),
    "cleared": ("cleared_by", "保密审查人"),
    "signed": ("by", "签发人"),
}


def add(commands: Any) -> None:
    """The three steps."""
    group = commands.group("bulletin", "工作通报")
    drafting = group.add("draft", "拟稿：看还缺什么、写了什么", show_draft)
    _add_about(drafting)
    drafting.add_argument(
        "--begun", type=instant, metavar="2018-10-15T08:00", help="单位在纸上拿到本单位那几行的时间（4 小时后可以核稿）"
    )
    signing = group.add("issue", "照纸上签好的审签单登记，签发、编号并存档", sign)
    _add_about(signing)
    for option, (name, who) in zip(("--drafted-by", "--reviewed-by", "--cleared-by", "--as"), BY.values(), strict=True):
        signing.add_argument(option, dest=name, required=True, metavar="NAME", help=who)
    signing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    copy = group.add("pdf", "已签发的成品；没签发的是草稿样", write_pdf)
    _add_about(copy)
    copy.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _add_about(parser: Any) -> None:
    parser.add_argument("about", metavar="WEEK", help="一周写 2018-W41，一个月写 2018-10")


def subject(text: str) -> Subject:
    """Raises NotAWeek, NotAMonth."""
    return weekly(parse_week(text)) if "W" in text.upper() else monthly(text)


def instant(text: str) -> datetime:
    """A moment in Shanghai."""
    return shanghai_instant(datetime.fromisoformat(text).replace(tzinfo=None))


async def _work(chosen: Namespace, at: datetime | None = None) -> Work:
    """The bureau's bulletin; a named station's own where its bureau has several."""
    station = await station_named(chosen.station)
    return await begun(station.bureau, None if station.alone else station.id, subject(chosen.about), at)


async def show_draft(chosen: Namespace) -> None:
    seen = await preview(await _work(chosen, chosen.begun))
    print("\n".join(said(seen.page)))
    print(f"\n未到数据：{'、'.join(seen.missing) or '无'}")
    for line in seen.advice:
        print(f"建议［{line.rule or '自拟'}］依据：{line.evidence or '办公室自拟'}")
    for fault in seen.faults:
        print(f"要改：“{fault.word}”{fault.why}，{fault.do}")
    print(f"已签发，第 {seen.issued.number} 期" if seen.issued else f"签发时编为第 {seen.number} 期")


async def sign(chosen: Namespace) -> None:
    work = await _work(chosen)
    counting = (await preview(work)).counting
    for step in STEPS[len(counting) : -1]:
        await take_step(OPERATOR, work, step, getattr(chosen, BY[step][0]), "", None)
    number = await issue(OPERATOR, work, chosen.by, Key(secrets.token_hex(16), "operator"))
    async with transaction():
        found = await issued_as(work.id)
    assert found
    issued.write_whole(chosen.out, issued.load(found.sha256))
    print(f"已签发第 {number} 期，{found.pages} 页，存为 {chosen.out}")


async def write_pdf(chosen: Namespace) -> None:
    work = await _work(chosen)
    async with transaction():
        found = await issued_as(work.id)
    if found:
        issued.write_whole(chosen.out, issued.load(found.sha256))
        print(f"第 {found.number} 期，存为 {chosen.out}")
        return
    pdf = await print_bulletin((await preview(work)).page)
    issued.write_whole(chosen.out, pdf.pdf)
    print(f"草稿样 {pdf.pages} 页，存为 {chosen.out}")
