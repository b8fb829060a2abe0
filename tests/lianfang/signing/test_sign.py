"""A signed file: who signed what and why, a seal that is seen, one changed byte that is found, still PDF/A."""

import io
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asn1crypto import x509
from msgspec.structs import replace
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from bulletins.paper.press import print_pdf
from bulletins.paper.seal import SealLetter, seal
from bulletins.paper.vocabulary import Attachment, Imprint, Printed
from lianfang.cage import close_benches
from lianfang.settings import read, settings
from lianfang.signing import sign as desk
from lianfang.signing.certificate import credentials
from lianfang.signing.sign import sign
from lianfang.signing.vocabulary import Signed
from tests.bulletins.paper.outside import breaks_of_pdf_a_and_ua, said_by
from tests.lianfang.signing.offices import certificate, p12

AT = datetime(2018, 10, 15, 1, tzinfo=UTC)
OFFICE = "洋河新区公安分局"
HTML = """<html lang="zh-CN"><title>通报</title><style>#seal{width:42mm;height:42mm}</style>
<h1>通报</h1><p>现将有关情况通报如下：</p><div id="seal"></div></html>"""
pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def printed() -> Printed:
    return print_pdf(HTML, Imprint(OFFICE, "通报", AT, (Attachment("a.json", "application/json", b"{}", "数据"),)))


@pytest.fixture(autouse=True)
async def _closed(home: Path, anyio_backend: str) -> AsyncIterator[None]:
    yield
    await close_benches()


async def _signed(printed: Printed, name: str = OFFICE) -> Signed:
    return await sign(printed.pdf, name=name, reason="签发", at=AT, seal=printed.seal)


async def _judged(pdf: bytes, root: bytes) -> PdfSignatureStatus:
    (found,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    trust = ValidationContext(trust_roots=[x509.Certificate.load(root)], moment=AT, allow_fetching=False)
    return await async_validate_pdf_signature(found, trust)


async def test_the_signature_says_who_why_and_when_and_covers_the_whole_file(printed: Printed) -> None:
    signed = await _signed(printed)
    assert signed.sample and signed.pdf.startswith(printed.pdf)
    (found,) = PdfFileReader(io.BytesIO(signed.pdf)).embedded_signatures
    told = found.sig_object
    assert (told["/Name"], told["/Reason"], told["/M"]) == (OFFICE, "签发", "D:20181015090000+08'00'")
    assert told["/SubFilter"] == "/ETSI.CAdES.detached"
    judged = await _judged(signed.pdf, credentials(settings(), AT).chain[0])
    assert judged.bottom_line and judged.trusted and judged.coverage.name == "ENTIRE_FILE"
    assert found.docmdp_level is not None and found.docmdp_level.name == "NO_CHANGES"


async def test_one_flipped_byte_is_found_wherever_it_is(printed: Printed, tmp_path: Path) -> None:
    signed, root = (await _signed(printed)).pdf, credentials(settings(), AT).chain[0]
    (found,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    _, first, second, _ = found.byte_range
    places = [*range(20, first, first // 15), *range(second + 1, len(signed), 97)]
    for place in places:
        assert not await _holds(_flipped(signed, place), root), place
    assert len(places) > 18 and await _holds(signed, root)
    file = tmp_path / "flipped.pdf"
    file.write_bytes(_flipped(signed, signed.index(b"stream\n") + 40))
    assert "Digest Mismatch" in said_by("pdfsig", "-nocert", str(file))
    file.write_bytes(signed)
    assert "Signature is Valid" in said_by("pdfsig", "-nocert", str(file))


def _flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


NO_LONGER_A_SIGNED_PDF = (
    *(PdfError, SigningError, SignatureValidationError, zlib.error),
    *(ValueError, TypeError, KeyError, IndexError, AttributeError),
)


async def _holds(pdf: bytes, root: bytes) -> bool:
    try:
        return (await _judged(pdf, root)).bottom_line
    except NO_LONGER_A_SIGNED_PDF:
        return False


async def test_signed_with_and_without_a_place_for_a_seal_it_is_still_an_archive_file(
    printed: Printed, tmp_path: Path
) -> None:
    files = [tmp_path / "seen.pdf", tmp_path / "unseen.pdf"]
    for file, made in zip(files, (printed, replace(printed, seal=None)), strict=True):
        file.write_bytes((await _signed(made)).pdf)
        assert "No syntax or stream encoding errors found" in said_by("qpdf", "--check", str(file))
    assert breaks_of_pdf_a_and_ua(*files) == []


async def test_the_seal_is_drawn_where_the_page_left_room_and_carries_the_sample_mark(
    printed: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = printed.seal
    assert place
    sample = (await _signed(printed)).pdf
    widget = _widget(sample)
    low_left = (round(place.x), round(place.y))
    assert [int(value) for value in widget["/Rect"]] == [*low_left, low_left[0] + 119, low_left[1] + 119]
    assert seal(OFFICE, "样章", 119, 119) in widget["/AP"]["/N"].data
    own = read(p12(tmp_path, certificate(AT)) | {"LIANFANG_PRODUCTION": "1"})
    monkeypatch.setattr(desk, "settings", lambda: own)
    real = await _signed(printed)
    assert not real.sample and seal(OFFICE, "", 119, 119) in _widget(real.pdf)["/AP"]["/N"].data
    assert (await _judged(real.pdf, credentials(own, AT).certificate)).bottom_line


def _widget(pdf: bytes) -> DictionaryObject:
    (widget,) = PdfFileReader(io.BytesIO(pdf)).root["/Pages"]["/Kids"][0]["/Annots"]
    return widget.get_object()


async def test_a_name_with_a_letter_that_cannot_be_drawn_is_refused_and_the_desk_goes_on(printed: Printed) -> None:
    with pytest.raises(SealLetter) as refused:
        await _signed(printed, "分局\U0010fffd")
    assert refused.value.facts == {"character": "\U0010fffd"}
    assert (await _signed(printed, "喆昇派出所")).sample


def test_a_seal_of_a_long_name_stays_within_its_ring() -> None:
    short, long = seal("分局", "", 119, 119), seal("宿迁市公安局洋河新区分局治安管理大队保安管理中队", "", 119, 119)
    assert short.count(b" cm ") == 2 and long.count(b" cm ") == 24
    assert seal("分 局", "", 119, 119) == short
