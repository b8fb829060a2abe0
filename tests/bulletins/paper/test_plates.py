"""Plates of checkpoints: eight on a page, each with its name, digits and a code that is all ours."""

from io import BytesIO

from pypdf import PdfReader

from bulletins.paper.plates.html import plates_html
from bulletins.paper.plates.vocabulary import Plate, PlateSheet
from bulletins.paper.press import print_pdf
from lianfang.web.views import qr_drawing

CODE = "https://lf.example.cn/q/7.3.Xk2pQ9vTnB4s"


def test_nine_plates_are_two_pages_and_every_text_is_there() -> None:
    qr = str(qr_drawing(CODE, rough=True))
    plates = tuple(Plate(f"石桥<b>{n}</b>", "西片区　西一组", f"04{n}7", "第 3 版", qr) for n in range(9))
    printed = print_pdf(plates_html(PlateSheet("巡逻点位牌", "微信扫一扫登记", plates)))
    assert printed.pages == 2 and printed.missing == ()
    first, second = (page.extract_text().replace("\n", "") for page in PdfReader(BytesIO(printed.pdf)).pages)
    assert "石桥<b>0</b>" in first and "0477" in first and "0487" not in first and "0487" in second
    assert first.count("微信扫一扫登记") == 8
