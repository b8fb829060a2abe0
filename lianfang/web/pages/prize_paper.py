"""公示单 for the gatehouse wall, 奖励发放表 for signing: on paper and as a workbook."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from bulletins.paper.letters.vocabulary import Grid, Letter, Line, Signer
from lianfang.access import NotYours
from lianfang.printing import print_letter
from lianfang.sheets.write import workbook
from lianfang.web.answers import ReadRequest, pdf, xlsx
from lianfang.web.looks.prizes import RunSeen, run_seen
from lianfang.web.pages.places import station_of
from lianfang.web.pages.prize_view import PAPER_SAYS, called, public_line, rule_of
from lianfang.web.pages.told import full_day
from scoring.prizes.reads import PrizeRow
from scoring.prizes.vocabulary import SOURCES, Run, yuan
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day

HEAD = ("序号", "姓名", "单位", "事由", "金额（元）", "银行卡号（本人填）", "本人签字")


@get("/stations/{station:int}/prizes/{run:int}/notice.pdf", opt={"action": "prize.notice"})
async def notice_sheet(request: ReadRequest, station: FromPath[int], run: FromPath[int]) -> Response[Any]:
    """For the wall: a name only where he agreed; a draft says that it is one."""
    place = await station_of(request, "prize.notice", station)
    seen = await _live(place.id, run)
    return pdf((await print_letter(notice_letter(seen, place.name))).pdf, f"gongshi-{seen.run.month}-{run}")


@get("/stations/{station:int}/prizes/{run:int}/pay.pdf", opt={"action": "prize.see"})
async def pay_sheet(request: ReadRequest, station: FromPath[int], run: FromPath[int]) -> Response[Any]:
    """For the bureau's finance and for signing: before it is approved it says so."""
    place = await station_of(request, "prize.see", station)
    seen = await _live(place.id, run)
    return pdf((await print_letter(pay_letter(seen, place.name))).pdf, f"fafangbiao-{seen.run.month}-{run}")


@get("/stations/{station:int}/prizes/{run:int}/pay.xlsx", opt={"action": "prize.see"})
async def pay_workbook(request: ReadRequest, station: FromPath[int], run: FromPath[int]) -> Response[Any]:
    """The same as a workbook."""
    place = await station_of(request, "prize.see", station)
    seen = await _live(place.id, run)
    rows = [(nth, row.name, row.unit_name, _what(row), row.prize.fen / 100, "", "") for nth, row in _paid(seen)]
    title = f"{place.name}{called(seen.run.month)}奖励发放表{_unapproved(seen.run)}"
    return xlsx(workbook(title, HEAD, rows), f"fafangbiao-{seen.run.month}-{run}")


async def _live(station: int, run: int) -> RunSeen:
    seen = await run_seen(Scope((station,)), run)
    if seen.run.state == "withdrawn":
        raise NotYours()
    return seen


def _unapproved(run: Run) -> str:
    return "" if run.approver else "（还没有批准，不能照此发钱）"


def notice_letter(seen: RunSeen, place: str) -> Letter:
    """One page where the list is short."""
    run = seen.run
    until = full_day(run.notice_until)
    told = f"公示五个工作日，到{until}为止。" if run.notice_until else "这是草稿，还没有送公示。"
    rules = f"{rule_of(seen.fresh.book.text.prizes)}" if seen.fresh else ""
    rows = tuple(public_line(row) for row in seen.rows if row.prize.state != "void")
    return Letter(
        title=f"{called(run.month)}奖励公示",
        number=place,
        paragraphs=(
            f"按照积分管理办法，下列保安员和单位拟给奖励。{rules}{told}",
            "有意见的，公示期内在手机“我的积分”里提异议，或者向分局法制部门书面提出。没有同意公开名字的，只写姓。",
        ),
        lines=(),
        blanks=(),
        grid=Grid(("片区", "谁", "事由", "金额（元）"), (24, 60, 62, 24), rows),
        signers=(Signer("分局联勤联防办公室（章）", ""),),
        day=full_day(shanghai_day(seen.now)),
        note=f"{PAPER_SAYS}。",
    )


def pay_letter(seen: RunSeen, place: str) -> Letter:
    """As finance needs it: whole names, sums, places to sign."""
    run, paid = seen.run, list(_paid(seen))
    rows = tuple(
        (str(nth), row.name or "（单位）", row.unit_name, _what(row), yuan(row.prize.fen), "", "") for nth, row in paid
    )
    return Letter(
        title="奖励发放表",
        number=f"{place}　{called(run.month)}{_unapproved(run)}",
        paragraphs=(),
        lines=(
            Line("资金来源", SOURCES[run.source]),
            Line(
                "合计",
                f"{len(paid)} 项，{yuan(sum(row.prize.fen for _, row in paid))} 元（预算 {yuan(run.budget_fen)} 元）",
            ),
            Line("公示", f"到{full_day(run.notice_until)}，期满批准" if run.approver else "—"),
        ),
        blanks=("转账凭证号",),
        grid=Grid(("序", "姓名", "单位", "事由", "金额", "银行卡号", "签字"), (9, 20, 36, 37, 15, 35, 18), rows),
        signers=(
            Signer("拟单", seen.names.get(run.account, "")),
            Signer("批准", seen.names.get(run.approver or 0, "")),
            Signer("财务经办", ""),
        ),
        day=full_day(shanghai_day(run.approved_at or seen.now)),
        note=f"钱由分局财务转账，不发现金。{PAPER_SAYS}。",
    )


def _paid(seen: RunSeen) -> list[tuple[int, PrizeRow]]:
    return list(enumerate((row for row in seen.rows if row.prize.state != "void"), 1))


def _what(row: PrizeRow) -> str:
    one = row.prize
    return row.words if one.kind == "deed" else f"片区第 {one.rank} 名，{one.points} 分"
