"""签收 on an issued bulletin's page, and as a sheet to sign on."""

from collections.abc import Iterable
from datetime import date

from bulletins.distribution.vocabulary import Delivery
from bulletins.paper.letters.vocabulary import Grid, Letter, Line, Signer
from bulletins.register.subjects import period_of
from bulletins.register.vocabulary import Issued, Work, issue_name
from lianfang.flows.bulletin.preview import issuer_of
from lianfang.web.answers import form, new_key
from lianfang.web.pages.told import full_day
from lianfang.web.views import Choice, Fact, Form, PaperReceipt, Receipts, SentFile

SHEET = "receipts.pdf"
HEAD = ("序号", "单位", "份数", "签收人（签字）", "日期")
WIDTHS_MM = (12, 72, 14, 44, 28)


def receipts(
    work: Work, one: Issued, sent: tuple[Delivery, ...], may_write: bool, today: date, typed: dict[str, str]
) -> Receipts | None:
    """None for whoever does not look after it, and where nothing was sent: the earliest issues."""
    if not sent:
        return None
    numbers = sorted({delivery.erratum for delivery in sent})
    waiting = [delivery for delivery in sent if delivery.signed_on is None]
    base = f"/bulletins/{work.id}"
    return Receipts(
        tuple(
            _sent(_what(one, number), [delivery for delivery in sent if delivery.erratum == number], _several(sent))
            for number in numbers
        ),
        f"{base}/editions/{SHEET}",
        PaperReceipt(
            form(f"{base}/receipts"),
            tuple(_choice(delivery, one, _several(sent), typed.get("delivery", "")) for delivery in waiting),
            typed.get("day", "") or today.isoformat(),
            typed.get("name", ""),
        )
        if may_write and waiting
        else None,
    )


def _several(sent: Iterable[Delivery]) -> bool:
    """Whether units need their station's name: those of one station do not."""
    return len({one.station for one in sent if one.unit is not None}) > 1


def _what(one: Issued, erratum: int) -> str:
    return f"更正第 {erratum} 号" if erratum else f"{issue_name(one.kind, one.number, ' ')}通报"


def _to(one: Delivery, several: bool) -> str:
    return f"{one.to}（{one.station}）" if several and one.station else one.to


def _sent(what: str, sent: list[Delivery], several: bool) -> SentFile:
    return SentFile(
        what,
        tuple(Fact(_to(one, several), _how(one)) for one in sent if one.signed_on),
        tuple(_to(one, several) for one in sent if one.signed_on is None),
    )


def _how(one: Delivery) -> str:
    assert one.signed_on
    by = f"　{one.signed_by}" if one.signed_by else ""
    return f"{one.signed_on.month}月{one.signed_on.day}日{by}　{'纸上' if one.paper else '手机'}"


def _choice(delivery: Delivery, one: Issued, several: bool, chosen: str) -> Choice:
    of = f"　{_what(one, delivery.erratum)}" if delivery.erratum else ""
    return Choice(str(delivery.id), f"{_to(delivery, several)}{of}", chosen == str(delivery.id))


def sheet(work: Work, one: Issued, sent: tuple[Delivery, ...]) -> Letter:
    """As many pages as the list needs; whoever signed already stands in print."""
    several = _several(sent)
    last = max((delivery.erratum for delivery in sent), default=0)
    rows = [delivery for delivery in sent if delivery.erratum == last]
    return Letter(
        title="通报签收表",
        number=issuer_of(work.publisher).name,
        paragraphs=(),
        lines=(
            Line(
                "通报",
                f"{issue_name(one.kind, one.number)}，{period_of(work.about)}" + (f"，更正第{last}号" if last else ""),
            ),
            Line("签发", full_day(one.issued_on)),
        ),
        blanks=(),
        grid=Grid(HEAD, WIDTHS_MM, tuple(_row(nth, delivery, several) for nth, delivery in enumerate(rows, 1))),
        signers=(Signer("发放人（签字）", ""),),
        day=full_day(one.issued_on),
        note="手机上签过的印了日期；其余各单位签字，收齐后由办公室登记。",
    )


def _row(nth: int, one: Delivery, several: bool) -> tuple[str, ...]:
    signed = f"{one.signed_on.month}月{one.signed_on.day}日" if one.signed_on else ""
    return str(nth), _to(one, several), str(one.copies), one.signed_by if one.signed_on else "", signed


def own_receipt(bulletin: int, sent: tuple[Delivery, ...]) -> tuple[Form | None, str]:
    """What whoever is in charge of a unit may still sign for, all at one press; else when it was signed. Nothing for the others."""
    last = max((one.erratum for one in sent), default=0)
    if any(one.signed_on is None for one in sent):
        return Form(f"/bulletin/{bulletin}/receipt", new_key(), (("last", str(last)),)), ""
    return None, f"{sent[-1].to}{_how(sent[-1])}签收" if sent else ""
