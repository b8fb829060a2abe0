"""Filled contexts of 看通报: the invented bulletin of 8 to 14 October, as a unit and as an office read it."""

from msgspec.structs import replace

from lianfang.web.pages.bulletin_read import bulletin_read
from lianfang.web.views import BulletinRead, Form, Frame, Link
from tests.bulletins.paper.sample_page import SAMPLE

FILES = (
    Link("A4 打印件", "/bulletins/12/pdf", "和盖章的那份一样"),
    Link("大字版", "/bulletins/12/large", "22 号字，一栏"),
    Link("可编辑的文档", "/bulletins/12/docx", "Word 打开"),
)


def unit(frame: Frame) -> BulletinRead:
    read = bulletin_read(frame, replace(SAMPLE, mark="", cumulative="总第58期"), ("西片区", "酒都花园"))
    return replace(read, receive=Form("/bulletins/12/receipt", "key-receipt"), files=FILES, back="/units/12/lines")


def corrected(frame: Frame) -> BulletinRead:
    read = bulletin_read(frame, SAMPLE)
    return replace(
        read,
        corrections=(Link("第12期更正第1号", "/bulletins/14", "10月17日"),),
        received="10月15日 16:20 签收",
        back="/bulletins",
    )
