"""更正 and 撤回: a bulletin about a bulletin, numbered; one page for a few corrections. It is a `Page`: every edition prints it."""

from msgspec import Struct

from bulletins.paper.vocabulary import Annex, Foot, Page, Paragraph, Part, Signature
from bulletins.telling.phrases import NUMERALS


class Correction(Struct, frozen=True):
    """`where` is the place in the bulletin (第二部分第1段, 附件新城名苑行), then what it said and what it should say."""

    where: str
    was: str
    now: str


class Erratum(Struct, frozen=True):
    """The `number`-th correction of the bulletin `issue_no`, whose title is `about` and which was issued on `issued`.

    Without `corrections` the whole bulletin is withdrawn. `reason` is one sentence without a full stop. In the 简报体
    the head names issuer and date: no `signature` there, as in the bulletin itself.
    """

    number: int
    issue_no: str
    about: str
    issued: str
    reason: str
    corrections: tuple[Correction, ...]
    masthead: str
    issuer: str
    date: str
    address: str
    foot: Foot
    signature: Signature | None = None
    heads: str = ""
    mark: str = ""


def erratum_page(erratum: Erratum) -> Page:
    """The page to print."""
    withdrawn = not erratum.corrections
    named = f"{erratum.masthead}{erratum.issue_no}"
    return Page(
        masthead=erratum.masthead,
        issue_no=f"{erratum.issue_no}更正第{erratum.number}号",
        issuer=erratum.issuer,
        date=erratum.date,
        title=(f"关于{'撤回' if withdrawn else '更正'}{named}的通知",),
        address=erratum.address,
        opening=opening(erratum),
        parts=() if withdrawn else (Part("", corrected(erratum.corrections)),),
        annex=Annex("", (), (), (), ()),
        foot=erratum.foot,
        mark=erratum.mark,
        signature=erratum.signature,
        heads=erratum.heads,
    )


def opening(erratum: Erratum) -> str:
    named = f"《{erratum.about}》（{erratum.issue_no}，{erratum.issued}印发）"
    if erratum.corrections:
        return f"{named}有关内容更正如下。更正原因：{erratum.reason}。"
    return (
        f"{named}自本通知印发之日起撤回，不再使用。撤回原因：{erratum.reason}。"
        "已收到的纸质件请交还印发单位，群里转发过的请说明已撤回。"
    )


def corrected(corrections: tuple[Correction, ...]) -> tuple[Paragraph, ...]:
    told = tuple(
        Paragraph(f"原为：{one.was}；更正为：{one.now}。", run_in=f"（{numeral(at)}）{one.where}。")
        for at, one in enumerate(corrections, 1)
    )
    return (*told, Paragraph("请以更正后的内容为准，将本通知与原通报一并保存。"))


def numeral(count: int) -> str:
    """三, 十二, 二十 for 1 to 99."""
    tens, ones = divmod(count, 10)
    return (NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")
