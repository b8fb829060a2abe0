"""工作指引牌 on paper: the rules in force for the gatehouse wall, A3 or A4."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from bulletins.paper.board.vocabulary import Board, BoardClause, BoardDuty
from lianfang.compliance.law import SERVICE, Cited, article_text
from lianfang.printing import print_board
from lianfang.web.answers import ReadRequest, pdf
from lianfang.web.doors import by_of
from lianfang.web.looks.board import BoardSeen, board_seen
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.prize_view import PAPER_SAYS, line_of
from lianfang.web.pages.rules_words import caps_of, points_of
from lianfang.web.pages.told import full_day
from lianfang.web.views import Link
from scoring.points.deductions.vocabulary import OBJECTION_DAYS
from scoring.points.vocabulary.book import RuleBookText

REFUSE = Cited(SERVICE, "第三十一条", "保安员有权拒绝执行保安从业单位或者客户单位的违法指令。")
ASK = "先问社区民警，或者打派出所值班台{phone}。每一分怎么来的，本人在手机“积分”里点开看，没有手机的到值班台看。"
OBJECT = f"先听本人说，民警提、单位核对，才扣。觉得不对，知道以后 {OBJECTION_DAYS} 天内可以提异议，由分局法制部门答复，提了不影响上班。"


@get("/rule-book/board.pdf", opt={"action": "rules.read"})
async def rules_board(request: ReadRequest, size: FromQuery[str] = "A3") -> Response[Any]:
    """Of the reader's bureau."""
    seen = await board_seen(by_of(request).bureau or 0)
    return pdf((await print_board(board_of(seen, size))).pdf, f"gongzuozhiyinpai-{_size(size)}")


@get("/units/{unit:int}/board.pdf", opt={"action": "unit.see"})
async def unit_board(request: ReadRequest, unit: FromPath[int], size: FromQuery[str] = "A3") -> Response[Any]:
    """With the unit's name, and the number of its station's desk."""
    scope = await unit_of(request, "unit.see", unit)
    seen = await board_seen(by_of(request).bureau or 0, scope)
    return pdf((await print_board(board_of(seen, size))).pdf, f"gongzuozhiyinpai-{unit}-{_size(size)}")


def board_links(base: str) -> tuple[Link, ...]:
    """Both sizes, below an address: /rule-book, or a unit's."""
    return (
        Link("工作指引牌 A3", f"{base}/board.pdf", "积分办法一张大字，挂门岗墙上"),
        Link("工作指引牌 A4", f"{base}/board.pdf?size=A4", "没有大打印机的，用这一张"),
    )


def board_of(seen: BoardSeen, size: str) -> Board:
    """One page; the clauses in their own words."""
    book = seen.book
    return Board(
        size=_size(size),
        title="联勤联防工作指引",
        under="　".join(part for part in (seen.unit, f"按《{book.title}》记分") if part),
        duties=_duties(book),
        says=tuple((label, text) for label, text in _says(seen) if text),
        foot=f"{book.version}，从{full_day(book.starts_on)}起施行。校验码 {seen.digest}",
    )


def _size(asked: str) -> Any:
    return "A4" if asked.upper() == "A4" else "A3"


def _duties(book: RuleBookText) -> tuple[BoardDuty, ...]:
    """In the order of the book; what a month's close gives a unit stands with the unit's."""
    named = [(one.duty, one.clause, one.confirmed_by, points_of(one.points)) for one in book.rules]
    month = book.month
    closes = ((month.answered_clause, month.answered_points), (month.missed_clause, month.missed_points))
    named += [("单位", clause, "月底结算", points_of(points)) for clause, points in closes if clause]
    return tuple(
        BoardDuty(duty, tuple(BoardClause(text.removeprefix(duty), who, n) for of, text, who, n in named if of == duty))
        for duty in dict.fromkeys(duty for duty, *_ in named)
    )


def _says(seen: BoardSeen) -> tuple[tuple[str, str], ...]:
    book = seen.book
    caps = "".join(caps_of(group, book.kinds(group)) for group in book.groups)
    floor = (
        f"{book.month.floor_clause.partition('：')[2] or book.month.floor_clause}。" if book.month.floor_clause else ""
    )
    return (
        ("封顶", caps),
        ("奖励", f"{line_of(book.prizes)}公示五个工作日，钱由分局财务转账，不发现金。"),
        ("扣分", OBJECT + floor),
        ("可以拒绝", f"{article_text(REFUSE)}（《{SERVICE.name}》{REFUSE.article}）"),
        ("不懂就问", ASK.format(phone=f" {seen.phone}" if seen.phone else "")),
        ("说明", f"{PAPER_SAYS}。"),
    )
