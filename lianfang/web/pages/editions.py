"""The same bulletin in other shapes: on one page what is passed on and put up, and the files of it."""

import re
from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from msgspec.structs import replace

from bulletins.paper.sign_off.vocabulary import Line, SignOff, Stage
from bulletins.paper.vocabulary import Page
from bulletins.register.vocabulary import STEP_WORDS, STEPS, Issued, Taken, Work
from bulletins.telling.chat import paragraph
from lianfang.access import NotYours, can
from lianfang.printing import print_large, print_letter, print_sign_off, write_docx
from lianfang.web.answers import ReadRequest, go, page, pdf
from lianfang.web.doors import actor_of, site_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.bulletins import issued_seen
from lianfang.web.looks.editions import Told, told_seen
from lianfang.web.looks.receipts import receipts_seen
from lianfang.web.pages.bulletin_read import bulletin_read
from lianfang.web.pages.gatehouse_paper import batches, print_sheets
from lianfang.web.pages.places import work_of
from lianfang.web.pages.receipts_view import SHEET, sheet
from lianfang.web.pages.told import moment
from lianfang.web.views import EditionsPage, Link

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LARGE, WORD, SIGN_OFF, PHONE = "large.pdf", "word.docx", "sign-off.pdf", "phone"
GATEHOUSE = re.compile(r"gatehouse-([1-9][0-9]{0,3})\.pdf")


@get("/bulletins/{bulletin:int}/editions", opt={"action": "bulletin.see"})
async def editions(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """The paragraph for the chat group, the sheets for the gatehouses, the page for phones, and the files."""
    work = await work_of(request, "bulletin.see", bulletin)
    told, base = await _told(request, work), f"/bulletins/{work.id}"
    if told is None:
        return go(base)
    where = f"全文：{site_of(request)}/bulletin/{work.id}"
    return page(
        EditionsPage(
            frame_of(request),
            title=f"{told.page.masthead}{told.page.issue_no}",
            draft=told.draft,
            chat=paragraph(told.page, told.figures, told.last, told.advised, where),
            gatehouse=tuple(
                Link(word, f"{base}/editions/gatehouse-{nth}.pdf")
                for nth, (word, _) in enumerate(batches(told.page), 1)
            ),
            phone=f"{base}/editions/{PHONE}",
            files=tuple(
                Link(word, f"{base}/editions/{kind}", note)
                for word, kind, note in (
                    ("大字版", LARGE, "A4，字大，图换成表"),
                    ("Word 文档", WORD, "要在别处接着改的"),
                    ("审签单", SIGN_OFF, "谁拟稿、核稿、审查、签发"),
                )
            ),
            back=base,
        )
    )


@get("/bulletins/{bulletin:int}/editions/{kind:str}", opt={"action": "bulletin.see"})
async def edition(request: ReadRequest, bulletin: FromPath[int], kind: FromPath[str]) -> Response[Any]:
    """Of what was issued, or of the draft for whoever may draft; of the earliest issues only the file is kept."""
    work = await work_of(request, "bulletin.see", bulletin)
    if kind == SHEET and (one := await issued_seen(work)):
        return await _sheet(request, work, one)
    told, sheets = await _told(request, work), GATEHOUSE.fullmatch(kind)
    if kind not in (LARGE, WORD, SIGN_OFF, PHONE) and not sheets:
        raise NotYours()
    if told is None:
        return go(f"/bulletins/{work.id}")
    name = work.file
    if sheets:
        return await _gatehouse(told, int(sheets[1]), name)
    if kind == PHONE:
        read = bulletin_read(frame_of(request), told.page)
        return page(replace(read, back=f"/bulletins/{work.id}/editions"))
    if kind == WORD:
        headers = {"content-disposition": f'attachment; filename="{name}.docx"'}
        return Response(await write_docx(told.page), media_type=DOCX, headers=headers)
    if kind == LARGE:
        return pdf((await print_large(told.page)).pdf, f"{name}-large")
    return pdf((await print_sign_off(sign_off(told.page, told.counting))).pdf, f"{name}-sign-off")


async def _sheet(request: ReadRequest, work: Work, one: Issued) -> Response[Any]:
    """签收表, of what the reader looks after."""
    sent = await receipts_seen(actor_of(request), work)
    if not sent:
        return go(f"/bulletins/{work.id}")
    return pdf((await print_letter(sheet(work, one, sent))).pdf, f"{work.file}-receipts")


async def _told(request: ReadRequest, work: Work) -> Told | None:
    return await told_seen(work, can(actor_of(request), "bulletin.draft"))


async def _gatehouse(told: Told, nth: int, name: str) -> Response[Any]:
    found = batches(told.page)[nth - 1 : nth]
    if not found:
        raise NotYours()
    return pdf((await print_sheets(told, found[0][1])).pdf, f"{name}-gatehouse-{nth}")


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
