"""Workbooks no library would write: parts of an .xlsx put together by hand."""

import io
import zipfile

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
    '"application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/{{}}" Target="{{}}"/></Relationships>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def raw_workbook(
    rows: str, *, prefix: str = "", head: str = "", name: str = "花名册", after: str = "", **parts: str
) -> bytes:
    """One sheet whose `<row>` elements are given; `prefix` such as x: stands before every name of the book and sheet."""
    space = f'xmlns:{prefix.rstrip(":")}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    book = (
        f'<{prefix}workbook {space} xmlns:r="{OFFICE}"><{prefix}sheets><{prefix}sheet name="{name}" sheetId="1" '
        f'r:id="rId1"/></{prefix}sheets></{prefix}workbook>'
    )
    sheet = f"{head}<{prefix}worksheet {space}><{prefix}sheetData>{rows}</{prefix}sheetData>{after}</{prefix}worksheet>"
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": RELATIONS.format("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return zipped(files | {path.replace("__", "/"): text for path, text in parts.items()})


def zipped(files: dict[str, str | bytes]) -> bytes:
    """These parts in a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        for path, text in files.items():
            pack.writestr(path, text)
    return stream.getvalue()


def inline(rows: list[list[object]], prefix: str = "", placed: bool = True) -> str:
    """`<row>` elements with inline strings and plain numbers; without `placed` the cells do not say where they stand."""
    lines = []
    for number, row in enumerate(rows, start=1):
        written = [_cell(value, f"{chr(65 + at)}{number}" if placed else "", prefix) for at, value in enumerate(row)]
        place = f' r="{number}"' if placed else ""
        lines.append(f"<{prefix}row{place}>{''.join(written)}</{prefix}row>")
    return "".join(lines)


def _cell(value: object, place: str, x: str) -> str:
    at = f' r="{place}"' if place else ""
    if value is None:
        return f"<{x}c{at}/>"
    if isinstance(value, int | float):
        return f"<{x}c{at}><{x}v>{value}</{x}v></{x}c>"
    if isinstance(value, tuple):  # (formula, cached value or None)
        cached = "" if value[1] is None else f"<{x}v>{value[1]}</{x}v>"
        return f'<{x}c{at} t="str"><{x}f>{value[0]}</{x}f>{cached}</{x}c>'
    return f'<{x}c{at} t="inlineStr"><{x}is><{x}t>{value}</{x}t></{x}is></{x}c>'
