"""The same bulletin in other shapes: large print, a document to be edited elsewhere, the sheet on which its stages are signed."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from bulletins.paper.sign_off.vocabulary import Line, SignOff, Stage
from bulletins.paper.vocabulary import Page
from bulletins.register.stages import standing
from bulletins.register.vocabulary import STEP_WORDS, STEPS, Issued, Taken, Work
from lianfang.access import NotYours, can
from lianfang.printing import print_large, print_letter, print_sign_off, write_docx
from lianfang.web.answers import ReadRequest, go, pdf
from lianfang.web.doors import actor_of
from lianfang.web.looks.bulletins import draft_seen, issued_seen, printed_seen, stages_seen
from lianfang.web.looks.receipts import receipts_seen
from lianfang.web.pages.places import work_of
from lianfang.web.pages.receipts_view import SHEET, sheet
from lianfang.web.pages.told import moment

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LARGE, WORD, SIGN_OFF = "large.pdf", "word.docx", "sign-off.pdf"


@get("/bulletins/{bulletin:int}/editions/{kind:str}", opt={"action": "bulletin.see"})
async def edition(request: ReadRequest, bulletin: FromPath[int], kind: FromPath[str]) -> Response[Any]:
    """Of what was issued, or of the draft for whoever may draft; of the earliest issues only the file is kept."""
    work = await work_of(request, "bulletin.see", bulletin)
    if kind == SHEET and (one := await issued_seen(work)):
        return await _sheet(request, work, one)
    shown = await _page(request, work)
    if kind not in (LARGE, WORD, SIGN_OFF):
        raise NotYours()
    if shown is None:
        return go(f"/bulletins/{work.id}")
    page, counting = shown
    name = f"tongbao-{work.week}"
    if kind == WORD:
        headers = {"content-disposition": f'attachment; filename="{name}.docx"'}
        return Response(await write_docx(page), media_type=DOCX, headers=headers)
    if kind == LARGE:
        return pdf((await print_large(page)).pdf, f"{name}-large")
    return pdf((await print_sign_off(sign_off(page, counting))).pdf, f"{name}-sign-off")


async def _sheet(request: ReadRequest, work: Work, one: Issued) -> Response[Any]:
    """签收表, of what the reader looks after."""
    sent = await receipts_seen(actor_of(request), work)
    if not sent:
        return go(f"/bulletins/{work.id}")
    return pdf((await print_letter(sheet(work, one, sent))).pdf, f"tongbao-{work.week}-receipts")


async def _page(request: ReadRequest, work: Work) -> tuple[Page, tuple[Taken, ...]] | None:
    """What it says, and the stages that count for it."""
    if await issued_seen(work):
        every = await stages_seen(work)
        page = await printed_seen(work)
        return (page, standing(every, every[-1].digest)) if page else None
    seen = await draft_seen(work, can(actor_of(request), "bulletin.draft"))
    return seen.page, seen.counting


def sign_off(page: Page, counting: tuple[Taken, ...]) -> SignOff:
    """Stages that nobody took yet leave room to sign by hand."""
    by_step = {one.step: one for one in counting}
    taken = [by_step.get(step) for step in STEPS]
    return SignOff(
        title="".join(page.title),
        number=page.issue_no,
        lines=(Line("主送", page.address.rstrip("：")), Line("印发份数", f"{page.foot.copies}份")),
        stages=tuple(
            Stage(STEP_WORDS[step], one.name, moment(one.at), one.note or "同意") if one else Stage(STEP_WORDS[step])
            for step, one in zip(STEPS, taken, strict=True)
        ),
        digest=counting[-1].digest[:16] if counting else "",
        mark=page.mark,
    )
