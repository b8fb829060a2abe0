"""扣分单 on paper: the guard's own words, both names, the clause, how to object, and what it may not be used for."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from bulletins.paper.letters.vocabulary import Letter, Line, Signer
from lianfang.printing import print_letter
from lianfang.web.answers import ReadRequest, pdf
from lianfang.web.doors import actor_of
from lianfang.web.looks.deductions import SlipsSeen, reached_slip, slip_seen
from lianfang.web.pages.deduction_view import PAPER_SAYS, confirmed_by_unit, objection, said, state_word
from lianfang.web.pages.told import full_day, moment
from scoring.points.deductions.reads import SlipRow
from scoring.points.deductions.vocabulary import WORDS
from zones.ground.weeks import shanghai_day


@get("/deductions/{deduction:int}/slip.pdf", opt={"action": "deduction.see"})
async def slip_sheet(request: ReadRequest, deduction: FromPath[int]) -> Response[Any]:
    """For the guard, his unit, the station. What nobody has written yet is left free, for who has no phone."""
    seen = await slip_seen(await reached_slip(actor_of(request), deduction), deduction)
    printed = await print_letter(slip_letter(seen))
    return pdf(printed.pdf, f"koufendan-{deduction}")


def slip_letter(seen: SlipsSeen) -> Letter:
    """One page."""
    (row,), slip = seen.rows, seen.rows[0].slip
    clause, _ = seen.clauses[slip.id]
    said_of = tuple(Line(whose, words) for whose, words in said(row))
    open_ = slip.state in ("proposed", "heard")
    blanks = ("本人说的（不说可以空着）",) * (open_ and not slip.answer) + ("单位写的",) * open_
    return Letter(
        title="积分扣分单",
        number=f"第 {slip.id} 号",
        paragraphs=_paragraphs(row),
        lines=(
            Line("保安员", f"{row.name}（{row.unit_name}）"),
            Line("什么事", f"{WORDS[slip.kind]}，{full_day(slip.day)}"),
            *said_of,
            Line("条款", clause or "—"),
            Line("结果", state_word(seen, slip)),
        ),
        blanks=blanks,
        signers=_signers(seen, row),
        day=full_day(shanghai_day(slip.decided_at or seen.now)),
        note=f"{PAPER_SAYS}。",
    )


def _paragraphs(row: SlipRow) -> tuple[str, ...]:
    slip = row.slip
    if slip.state == "stands":
        return (f"下面这件事由民警提出、单位核对，先听了本人说。本人不同意的，{objection(slip)}；也可以书面提。",)
    if slip.state == "withdrawn":
        return ("这张单已经由民警撤回，扣的分退回了。",)
    return ("下面这件事还没有定：先听本人说，再由单位核对。七天里没有办完，就不扣分。",)


def _signers(seen: SlipsSeen, row: SlipRow) -> tuple[Signer, ...]:
    slip = row.slip
    proposed = f"{seen.names.get(slip.account, '')}　{moment(slip.at)}"
    checked = (
        f"{seen.names.get(slip.decider or 0, '')}　{moment(slip.decided_at)}"
        if slip.decided_at and confirmed_by_unit(slip)
        else ""
    )
    return (
        Signer("提出民警", f"{row.station_name}　{proposed}"),
        Signer("单位核对", checked),
        Signer("本人签字（看过）", ""),
    )
