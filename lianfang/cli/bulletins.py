"""lianfang bulletin draft|issue|pdf WEEK: the week's bulletin, from draft to the numbered PDF."""

import secrets
from argparse import Namespace
from pathlib import Path
from typing import Any

from bulletins.telling.page import said
from lianfang import issued
from lianfang.commands import Key
from lianfang.flows.bulletin.draft import draft
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import preview
from lianfang.printing import print_bulletin
from lianfang.stations import station_named
from zones.ground.weeks import parse_week


def add(commands: Any) -> None:
    """The three steps."""
    group = commands.group("bulletin", "工作通报")
    group.add("draft", "拟稿：看还缺什么、写了什么", show_draft).add_argument("week")
    signing = group.add("issue", "签发，编号并存档", sign)
    signing.add_argument("week")
    signing.add_argument("--as", dest="by", required=True, metavar="NAME", help="签发人")
    signing.add_argument("--reviewed-by", required=True, metavar="NAME", help="核稿人（另一个人）")
    signing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    copy = group.add("pdf", "已签发的成品；没签发的是草稿样", write_pdf)
    copy.add_argument("week")
    copy.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


async def show_draft(chosen: Namespace) -> None:
    station, week = await station_named(chosen.station), parse_week(chosen.week)
    await draft(station.id, week)
    seen = await preview(station, week)
    print("\n".join(said(seen.page)))
    print(f"\n未到数据：{'、'.join(seen.missing) or '无'}")
    for line in seen.advice:
        print(f"建议［{line.rule or '自拟'}］依据：{line.evidence or '办公室自拟'}")
    for fault in seen.faults:
        print(f"要改：“{fault.word}”{fault.why}，{fault.do}")
    print(f"已签发，第 {seen.issued.number} 期" if seen.issued else f"签发时编为第 {seen.number} 期")


async def sign(chosen: Namespace) -> None:
    station, week = await station_named(chosen.station), parse_week(chosen.week)
    await draft(station.id, week)
    number = await issue(station, week, chosen.by, chosen.reviewed_by, Key(secrets.token_hex(16), "operator"))
    seen = await preview(station, week)
    assert seen.issued
    issued.write_whole(chosen.out, issued.load(seen.issued.sha256))
    print(f"已签发第 {number} 期，{seen.issued.pages} 页，存为 {chosen.out}")


async def write_pdf(chosen: Namespace) -> None:
    station, week = await station_named(chosen.station), parse_week(chosen.week)
    seen = await preview(station, week)
    if seen.issued:
        issued.write_whole(chosen.out, issued.load(seen.issued.sha256))
        print(f"第 {seen.issued.number} 期，存为 {chosen.out}")
        return
    pdf = await print_bulletin(seen.page)
    issued.write_whole(chosen.out, pdf.pdf)
    print(f"草稿样 {pdf.pages} 页，存为 {chosen.out}")
