"""看通报: issued bulletins on the phone of who receives them, with what was corrected, and the same on paper."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from msgspec.structs import replace

from bulletins.register.reads.received import Received
from bulletins.register.vocabulary import Erratum, issue_name
from lianfang import issued
from lianfang.access import NotYours
from lianfang.printing import print_large
from lianfang.web.answers import ReadRequest, go, page, pdf
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.reading import ONE_PAGE, Reading, reading_seen, received_seen
from lianfang.web.looks.receipts import sent_to_own, unsigned_by_own
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.bulletin_read import bulletin_read
from lianfang.web.pages.gatehouse_paper import MOST, print_sheets
from lianfang.web.pages.receipts_view import own_receipt
from lianfang.web.pages.told import full_day
from lianfang.web.views import BulletinRead, ErratumRow, IssuedList, IssuedRow, Link, Tag

PAPER, LARGE, GATEHOUSE, ERRATUM = "paper.pdf", "large.pdf", "gatehouse.pdf", "erratum-"
WITHDRAWN = "这一期已经撤回，不再作数。"


@get("/bulletin", opt={"action": "bulletin.read"})
async def received_bulletins(request: ReadRequest, before: FromQuery[str] = "") -> Response[str]:
    """Those of the reader's station and of its bureau, newest first."""
    actor = actor_of(request)
    seen = await received_seen(actor, number_asked(before))
    unsigned = await unsigned_by_own(actor, [one.draft for one in seen])
    older = f"/bulletin?before={seen[ONE_PAGE - 1].draft}" if len(seen) > ONE_PAGE else ""
    return page(
        IssuedList(frame_of(request), tuple(_row(one, one.draft in unsigned) for one in seen[:ONE_PAGE]), older)
    )


def _row(one: Received, unsigned: bool) -> IssuedRow:
    note = f"{issue_name(one.kind, one.number, ' ')}，{one.issuer}，{full_day(one.issued_on)}签发"
    return IssuedRow(one.period, note, f"/bulletin/{one.draft}", _tag(one, unsigned))


def _tag(one: Received, unsigned: bool) -> Tag | None:
    """What the reader must know first: that it no longer holds, that he is asked to sign, that it was corrected."""
    if one.withdrawn:
        return Tag("已撤回", "warn")
    if unsigned:
        return Tag("待签收", "info")
    return Tag("有更正", "gold") if one.corrected else None


@get("/bulletin/{bulletin:int}", opt={"action": "bulletin.read"})
async def read_bulletin(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """The whole of it; of the earliest issues only the file was kept."""
    seen = await reading_seen(actor_of(request), bulletin)
    if seen.told is None:
        return go(f"/bulletin/{bulletin}/files/{PAPER}")
    read = _shown(request, seen, bulletin_read(frame_of(request), seen.told.page, *seen.units))
    receipt, signed = own_receipt(bulletin, await sent_to_own(actor_of(request), bulletin))
    return page(replace(read, receipt=receipt, signed=signed))


def _shown(request: ReadRequest, seen: Reading, read: BulletinRead) -> BulletinRead:
    base = f"/bulletin/{seen.work.id}/files"
    files = (Link("打印件", f"{base}/{PAPER}", "和盖章的那份一样"), Link("大字版", f"{base}/{LARGE}", "字大，一栏"))
    sheet = (Link("门岗单", f"{base}/{GATEHOUSE}", "一张 A4，贴在门岗墙上"),) if seen.units else ()
    withdrawn = any(one.withdraws for one in seen.one.errata)
    return replace(
        read,
        state=WITHDRAWN if withdrawn else read.state,
        withdrawn=withdrawn,
        corrections=tuple(_erratum(one, base) for one in seen.one.errata),
        files=files + sheet,
        back="/bulletin",
    )


def _erratum(one: Erratum, base: str) -> ErratumRow:
    return ErratumRow(
        f"更正第 {one.number} 号" + ("（撤回）" if one.withdraws else ""),
        f"{full_day(one.issued_on)}签发",
        one.reason,
        tuple(f"{where}：{was} → {now}" for where, was, now in one.items),
        f"{base}/{ERRATUM}{one.number}.pdf",
    )


@get("/bulletin/{bulletin:int}/files/{file:str}", opt={"action": "bulletin.read"})
async def bulletin_file(request: ReadRequest, bulletin: FromPath[int], file: FromPath[str]) -> Response[Any]:
    """The signed file, in large print, for the wall of the reader's own gatehouses, or a correction's own."""
    seen = await reading_seen(actor_of(request), bulletin)
    name = seen.work.file
    if file == PAPER:
        return pdf(issued.load(seen.one.sha256), name)
    if file == LARGE and seen.told:
        return pdf((await print_large(seen.told.page)).pdf, f"{name}-large")
    if file == GATEHOUSE and seen.told and seen.units:
        return pdf((await print_sheets(seen.told, seen.units[:MOST])).pdf, f"{name}-gatehouse")
    number = number_asked(file.removeprefix(ERRATUM).removesuffix(".pdf"))
    found = next((one for one in seen.one.errata if one.number == number), None)
    if found is None:
        raise NotYours()
    return pdf(issued.load(found.sha256), f"{name}-gengzheng-{found.number}")
