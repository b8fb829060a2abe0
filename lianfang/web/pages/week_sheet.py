"""门岗周积分单: a unit's frozen week on paper, for the wall: points alone, no places, nothing of why."""

from litestar import Response, get
from litestar.params import FromPath

from bulletins.paper.week_sheet.vocabulary import SheetRow, WeekSheet
from lianfang.printing import print_week_sheet
from lianfang.web.answers import ReadRequest, pdf
from lianfang.web.looks.weekly import unit_week
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.told import full_day, moment
from lianfang.web.pages.weeks_view import head_of, late, month_so_far
from lianfang.weekly.vocabulary import FrozenWeek, Sums, UnitWeek

HOW = "每一分怎么来的，本人在手机“积分”里点开看；没有手机的，到派出所值班台问。觉得不对，十五天内可以提异议，谁提都不影响上班。"

NO_GROUND = "本单不得作为扣发工资、解除合同的依据。"


@get("/units/{unit:int}/weeks/{week:str}/sheet.pdf", opt={"action": "unit.see"})
async def week_paper(request: ReadRequest, unit: FromPath[int], week: FromPath[str]) -> Response[bytes]:
    """For the unit, its company, the station. There is none for a week that is not frozen."""
    frozen, own = await unit_week(await unit_of(request, "unit.see", unit), week)
    printed = await print_week_sheet(sheet_of(frozen, own))
    return pdf(printed.pdf, f"zhoujifendan-{unit}-{frozen.week}")


def sheet_of(frozen: FrozenWeek, unit: UnitWeek) -> WeekSheet:
    """One page for a unit of common size."""
    week = frozen.week
    return WeekSheet(
        "门岗周积分单",
        unit.name,
        f"{full_day(week.monday)}至{full_day(week.sunday)}",
        month_so_far(week),
        tuple(_row(guard.name, guard.sums) for guard in unit.guards),
        _row("本单位", unit.own),
        (HOW,),
        (
            NO_GROUND,
            f"{moment(frozen.frozen_at)}冻结，以后不再变；晚到的登记写在后一周。链头 {head_of(frozen)}",
        ),
    )


def _row(name: str, sums: Sums) -> SheetRow:
    return SheetRow(name, str(sums.points), str(sums.month), late(sums.corrections))
