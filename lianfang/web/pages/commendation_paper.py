"""年度表彰 on paper: the notice for the wall, the decision with its list, a certificate for each."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from bulletins.paper.certificates.vocabulary import Certificate
from bulletins.paper.letters.vocabulary import Grid, Letter, Signer
from lianfang.access import NotYours, scope
from lianfang.printing import print_certificates, print_letter
from lianfang.web.answers import ReadRequest, pdf
from lianfang.web.doors import actor_of
from lianfang.web.looks.commendations import ListSeen, list_seen
from lianfang.web.pages.commendation_view import called, public_line
from lianfang.web.pages.told import full_day
from scoring.commendations.errors import ListMoved
from scoring.commendations.reads import CommendedRow
from scoring.commendations.vocabulary import KINDS
from zones.ground.weeks import shanghai_day

LAW = "根据《保安服务管理条例》第七条、《企业事业单位内部治安保卫条例》第十七条"
DID = {
    "person": "在{year}年度联勤联防工作中认真负责、乐于助人，成绩突出，被评为",
    "unit": "在{year}年度联勤联防工作中落实内部治安保卫制度，成绩突出，被评为",
    "company": "在{year}年度联勤联防工作中管理规范、支持保安员参加联防，成绩突出，被评为",
}


@get("/commendations/{year_list:int}/notice.pdf", opt={"action": "commend.see"})
async def list_notice(request: ReadRequest, year_list: FromPath[int]) -> Response[Any]:
    """For the wall: a guard's name only where he agreed; a draft says that it is one."""
    seen = await _live(request, "commend.see", year_list)
    return pdf((await print_letter(notice_letter(seen))).pdf, f"biaozhanggongshi-{seen.held.year}")


@get("/commendations/{year_list:int}/decision.pdf", opt={"action": "commend.draw"})
async def decision_sheet(request: ReadRequest, year_list: FromPath[int]) -> Response[Any]:
    """Whole names. Before it has a number it says so."""
    seen = await _live(request, "commend.draw", year_list)
    if seen.held.state not in ("approved", "decided"):
        raise ListMoved()
    return pdf((await print_letter(decision_letter(seen))).pdf, f"biaozhangjueding-{seen.held.year}")


@get("/commendations/{year_list:int}/certificates.pdf", opt={"action": "commend.draw"})
async def certificates(request: ReadRequest, year_list: FromPath[int]) -> Response[Any]:
    """A page each, once it is decided."""
    seen = await _live(request, "commend.draw", year_list)
    if seen.held.state != "decided":
        raise ListMoved()
    made = await print_certificates(tuple(certificate_of(seen, row) for row in _chosen(seen)))
    return pdf(made.pdf, f"rongyuzhengshu-{seen.held.year}")


async def _live(request: ReadRequest, action: str, year_list: int) -> ListSeen:
    seen = await list_seen(scope(actor_of(request), action), year_list, whole=True)
    if seen.held.state == "withdrawn":
        raise NotYours()
    return seen


def _chosen(seen: ListSeen) -> list[CommendedRow]:
    return [row for row in seen.rows if row.one.chosen]


def notice_letter(seen: ListSeen) -> Letter:
    """One page where the list is short."""
    held = seen.held
    told = f"公示五个工作日，到{full_day(held.notice_until)}为止。" if held.notice_until else "这是草稿，还没有送公示。"
    rows = [public_line(row) for row in _chosen(seen)]
    return Letter(
        title=f"{called(held)}公示",
        number=seen.bureau,
        paragraphs=(
            f"{LAW}，拟表彰下列保安员、单位和保安公司。{told}",
            "有意见的，公示期内向分局法制部门书面提出。没有同意公开名字的保安员，只写姓。",
        ),
        lines=(),
        blanks=(),
        grid=Grid(("称号", "谁"), (60, 110), tuple((title, who) for title, who, *_ in rows)),
        signers=(Signer("分局联勤联防办公室（章）", ""),),
        day=full_day(shanghai_day(seen.now)),
        note="表彰不发钱，不得作为扣发工资、解除合同的依据。",
    )


def decision_letter(seen: ListSeen) -> Letter:
    """The 表彰决定 with its list."""
    held, chosen = seen.held, _chosen(seen)
    many = {kind: sum(row.one.kind == kind for row in chosen) for kind in KINDS}
    said = "、".join(f"{KINDS[kind]} {n} 个" for kind, n in many.items() if n)
    rows = tuple((str(nth), KINDS[row.one.kind], row.called) for nth, row in enumerate(chosen, 1))
    return Letter(
        title=f"关于{called(held)}的决定",
        number=held.number or "（文号待定，还没有发文）",
        paragraphs=(
            f"{LAW}，经推荐、公示（到{full_day(held.notice_until)}，没有影响表彰的意见）和批准，"
            f"决定表彰{said}，名单如下。希望再接再厉，守好自己的门，帮好邻居的忙。",
        ),
        lines=(),
        blanks=(),
        grid=Grid(("序", "称号", "谁"), (14, 56, 100), rows),
        signers=(Signer(f"{seen.bureau}（章）", ""), Signer("批准", seen.names.get(held.approver or 0, ""))),
        day=full_day(held.decided_on or shanghai_day(seen.now)),
        note="表彰不发钱，不得作为扣发工资、解除合同的依据。",
    )


def certificate_of(seen: ListSeen, row: CommendedRow) -> Certificate:
    """A page."""
    held, kind = seen.held, row.one.kind
    to = f"{row.name}同志（{row.unit_name}）" if kind == "person" else row.called
    return Certificate(
        to=to,
        text=DID[kind].format(year=held.year),
        title=KINDS[kind],
        issuer=seen.bureau,
        day=full_day(held.decided_on),
        number=f"{held.number}　第 {row.one.id} 号",
    )
