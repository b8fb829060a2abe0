"""Files that are not what they are called, are broken, or mean harm; and files other programs write."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from lianfang import cage
from lianfang.sheets.errors import EncryptedWorkbook, NotAWorkbook, OldWorkbook, WorkbookTooLarge
from lianfang.sheets.read import MOST_BYTES, OLE_MAGIC, read_workbook
from lianfang.sheets.roster import RosterFile, parse
from tests.lianfang.sheets.books import saved
from tests.lianfang.sheets.raw import inline, raw_workbook, zipped
from tests.workbooks import id_number, workbook
from zones.ground.refused import Refused

ROWS: list[list[object]] = [
    ["姓名", "服务单位", "身份证号"],
    ["张三", "翠园小区", id_number(1)],
    ["李四", "翠园小区", id_number(2)],
]
GOOD = workbook(花名册=ROWS)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)


def damaged(content: bytes) -> bytes:
    """A zip whose directory is whole and whose parts are not."""
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    return content[:at] + bytes(200) + content[at + 200 :]


def zip_bomb() -> bytes:
    return zipped({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": bytes(210 * 2**20)})


def locked_zip() -> bytes:
    content = bytearray(GOOD)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + offset] |= 1
    return bytes(content)


REFUSED: dict[str, tuple[bytes, type[Refused]]] = {
    "empty": (b"", NotAWorkbook),
    "csv renamed": ("姓名,单位\n张三,翠园小区\n".encode("gbk"), NotAWorkbook),
    "web page renamed": (b"<html><table><tr><td>1</td></tr></table></html>", NotAWorkbook),
    "docx renamed": (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), NotAWorkbook),
    "xlsb": (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83"}), NotAWorkbook),
    "truncated": (GOOD[: len(GOOD) // 2], NotAWorkbook),
    "damaged": (damaged(GOOD), NotAWorkbook),
    "xls": (OLE_MAGIC + bytes(2000) + "Workbook".encode("utf-16-le"), OldWorkbook),
    "encrypted": (OLE_MAGIC + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(99), EncryptedWorkbook),
    "locked zip": (locked_zip(), EncryptedWorkbook),
    "zip bomb": (zip_bomb(), WorkbookTooLarge),
    "too large": (b"PK" + bytes(MOST_BYTES), WorkbookTooLarge),
    "too many parts": (zipped({f"xl/{n}.xml": "" for n in range(2100)}), WorkbookTooLarge),
    "too many rows": (raw_workbook('<row r="60000"><c r="A60000"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'), WorkbookTooLarge),
    "entity bomb": (raw_workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>', head=BOMB), NotAWorkbook),
    "outside entity": (
        raw_workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>', head='<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        NotAWorkbook,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "refusal"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_is_no_workbook_is_refused_by_name(content: bytes, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        read_workbook(content)


@pytest.mark.parametrize("name", ["damaged", "zip bomb", "entity bomb"])
async def test_the_refusal_crosses_the_wall_of_the_cage(anyio_backend: str, name: str) -> None:
    content, refusal = REFUSED[name]
    with pytest.raises(refusal):
        await cage.call("lianfang.sheets.roster:parse", content, returns=RosterFile)


async def test_a_cell_at_the_far_end_ends_the_cage_and_not_the_server(anyio_backend: str) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="49000"><c r="XFD49000"><v>1</v></c></row>'
    with pytest.raises((cage.CageFailed, WorkbookTooLarge)):
        await cage.call("lianfang.sheets.roster:parse", raw_workbook(far), returns=RosterFile)
    assert len((await cage.call("lianfang.sheets.roster:parse", GOOD, returns=RosterFile)).guards) == 2


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("placed", [True, False])
def test_inline_strings_prefixes_and_cells_without_places_are_read(prefix: str, placed: bool) -> None:
    found = parse(raw_workbook(inline(ROWS, prefix, placed), prefix=prefix))
    assert [row.name for row in found.guards] == ["张三", "李四"]


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_formula_with_its_value_is_read_and_one_without_is_told(prefix: str) -> None:
    rows: list[list[object]] = [
        ROWS[0],
        [("T(A9)", "张三"), "翠园小区", id_number(1)],
        ["李四", ("A9", None), id_number(2)],
    ]
    found = parse(raw_workbook(inline(rows, prefix), prefix=prefix))
    assert [row.name for row in found.guards] == ["张三"]
    (line,) = found.rejected
    assert (line.row, line.column) == (3, "服务单位") and "公式" in line.why and "保存" in line.do


def test_a_formula_that_ends_in_an_error_is_told() -> None:
    spoiled = (
        inline(ROWS[:2])
        + '<row r="3"><c r="A3" t="e"><f>X1</f><v>#REF!</v></c><c r="B3" t="inlineStr"><is><t>翠园小区</t></is></c></row>'
    )
    (line,) = parse(raw_workbook(spoiled)).rejected
    assert (line.row, line.column) == (3, "姓名") and "公式" in line.why


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    book = Workbook()
    for name in ("花名册", "旧名单"):
        sheet = book.create_sheet(name)
        for row in ROWS:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book["旧名单"].sheet_state = "hidden"
    found = parse(saved(book))
    assert len(found.guards) == 2 and found.ignored == ("旧名单（隐藏的，没有读）",)


def test_five_thousand_formatted_rows_are_read() -> None:
    rows = [
        ["姓名", "服务单位", "手机"],
        *([f"{'赵钱孙李'[n % 4]}{chr(0x4E00 + n)}", "翠园小区", 19900000000 + n] for n in range(5000)),
    ]
    book = Workbook()
    sheet = book.active
    sheet.title = "花名册"
    for row in rows:
        sheet.append(row)
    for number in range(5002, 9000):
        sheet.cell(number, 3).number_format = "@"
    found = parse(saved(book))
    assert (len(found.guards), len(found.rejected)) == (5000, 0)


def test_a_book_without_its_relations_is_refused() -> None:
    whole = zipfile.ZipFile(io.BytesIO(GOOD))
    parts = {name: whole.read(name) for name in whole.namelist() if "workbook.xml.rels" not in name}
    with pytest.raises(NotAWorkbook):
        read_workbook(zipped(parts))
