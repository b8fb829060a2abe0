"""Files that are no photos, or would be far too large once unpacked: refused in the cage, by name, at the cage's cost."""

import asyncio
import functools
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PIL import Image

from lianfang.cage import close_benches
from lianfang.photos import clean
from lianfang.photos import cleaned as cleaner
from lianfang.photos.clean import photo
from lianfang.photos.cleaned import cleaned
from lianfang.photos.errors import NoPhoto, NotAPhoto, PhotosBusy, PhotoTooLarge, TooManyPixels
from lianfang.photos.rules import Clean
from lianfang.wording import say, status
from tests.lianfang.photos.pictures import SECRET, as_file, chunks, from_phone, part, png, scene, webp_of
from zones.ground.refused import Refused

pytestmark = pytest.mark.anyio
ROOM_MB = 50
SENTENCES: dict[type[Refused], tuple[int, str]] = {
    NoPhoto: (422, "没有收到照片。"),
    PhotoTooLarge: (413, "这张照片超过 8 MB，收不下。"),
    TooManyPixels: (413, "这张照片尺寸太大（超过 4000 万像素），收不下。"),
    NotAPhoto: (422, "这个文件不是能打开的照片，或者已经损坏。"),
}


def _fits() -> bytes:
    head = b"SIMPLE  =                    T".ljust(80) + b"BITPIX  =                    8".ljust(80)
    return (head + b"NAXIS   =                    2".ljust(80) + b"END".ljust(80)).ljust(2880) + bytes(2880)


def _unpacks_to(megabytes: int, name: bytes) -> bytes:
    """A PNG of 8 pixels with a label that unpacks to far more."""
    rows = png(8 * 2**20, megabytes)  # a row takes a megabyte; of this only the packed data is of use
    return png(8, 8, extra=part(name, b"x\0\0" + rows[rows.index(b"IDAT") + 4 : -16]))


BOMBS: dict[str, tuple[Callable[[], bytes], type[Refused]]] = {
    "a PNG of 900 megapixels": (lambda: png(30_000, 30_000), TooManyPixels),
    "only its head": (lambda: png(30_000, 30_000, rows=0), TooManyPixels),
    "a JPEG of 60 megapixels": (lambda: as_file(Image.new("L", (10_000, 6_000)), "JPEG"), TooManyPixels),
    "a little over the limit": (lambda: png(8_001, 5_000), TooManyPixels),
    "a WEBP of 268 megapixels": (lambda: webp_of(16_383, 16_383), TooManyPixels),
    "a WEBP as large as its head can say": (lambda: webp_of(2**24, 255), TooManyPixels),
    "a file of 9 MB": (lambda: from_phone("JPEG") + bytes(9 * 2**20), PhotoTooLarge),
    "a GIF that is a script, too": (lambda: b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)//;", NotAPhoto),
    "an honest GIF": (lambda: as_file(scene(), "GIF"), NotAPhoto),
    "an SVG": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', NotAPhoto),
    "a TIFF": (lambda: as_file(scene(), "TIFF"), NotAPhoto),
    "a BMP": (lambda: as_file(scene(), "BMP"), NotAPhoto),
    "a FITS": (_fits, NotAPhoto),
    "an EPS": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", NotAPhoto),
    "a TIFF behind the head of a JPEG": (lambda: b"\xff\xd8\xff\xe0" + as_file(scene(), "TIFF"), NotAPhoto),
    "an AVI": (lambda: b"RIFF\x00\x01\x00\x00AVI LIST" + bytes(99), NotAPhoto),
    "a truncated JPEG": (lambda: from_phone("JPEG", 1, 1200, 800)[:-4000], NotAPhoto),
    "a truncated PNG": (lambda: as_file(Image.effect_noise((300, 200), 90), "PNG")[:-9000], NotAPhoto),
    "a truncated WEBP": (lambda: as_file(Image.effect_noise((300, 200), 90), "WEBP")[:-3000], NotAPhoto),
    "a label of 64 MB": (lambda: _unpacks_to(64, b"zTXt"), NotAPhoto),
    "nothing": (lambda: b"", NoPhoto),
    "three bytes": (lambda: b"\xff\xd8\xff", NotAPhoto),
}
_made = functools.cache(lambda name: BOMBS[name][0]())


@pytest.fixture(autouse=True)
async def _closed(anyio_backend: str) -> AsyncIterator[None]:
    yield
    await close_benches()


def _rss_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


async def _grown_mb(work: asyncio.Task[Clean]) -> float:
    """By how much this process was larger at any moment of the work."""
    before = most = _rss_mb()
    while not work.done():
        most = max(most, _rss_mb())
        await asyncio.wait([work], timeout=0.005)
    return max(most, _rss_mb()) - before


@pytest.mark.parametrize("name", BOMBS)
async def test_each_is_refused_with_its_sentence_and_the_server_does_not_grow(name: str) -> None:
    content, refusal = _made(name), BOMBS[name][1]
    work = asyncio.ensure_future(cleaned(content))
    grown = await _grown_mb(work)
    with pytest.raises(Refused) as refused:
        await work
    assert type(refused.value) is refusal and (refusal is PhotoTooLarge or len(content) < 8 * 2**20)
    code, sentence = SENTENCES[refusal]
    assert status(refused.value) == code and say(refused.value).startswith(sentence)
    assert grown < ROOM_MB


@pytest.mark.parametrize("name", ["a file of 9 MB", "a TIFF", "a FITS"])
def test_the_cleaner_itself_relies_on_nobody_who_looked_before(name: str) -> None:
    with pytest.raises(BOMBS[name][1]):
        photo(_made(name))


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP"])
def test_no_other_format_is_even_tried(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Behind the look at the first bytes stands a second door."""
    monkeypatch.setattr(clean, "check_file", lambda content: None)
    with pytest.raises(NotAPhoto):
        photo(as_file(scene(), kind))


async def test_after_all_of_them_the_same_worker_takes_an_honest_photo() -> None:
    assert chunks(await cleaned(from_phone("JPEG", 6))) == [b"VP8 "]
    workers = [*cleaner._cleaner._workers]
    for name in BOMBS:
        with pytest.raises(Refused):
            await cleaned(_made(name))
    honest = await cleaned(from_phone("WEBP", 3))
    assert chunks(honest) == [b"VP8 "] and SECRET.encode() not in honest
    assert len(workers) == 1 and cleaner._cleaner._workers == workers


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_the_largest_photo_that_may_come_fits_into_the_cage(kind: str) -> None:
    how = {"lossless": True, "method": 0} if kind == "WEBP" else {}
    mode = "RGB" if kind == "JPEG" else "RGBA"
    work = asyncio.ensure_future(cleaned(as_file(Image.new(mode, (8_000, 5_000), "red"), kind, **how)))
    assert await _grown_mb(work) < ROOM_MB
    assert chunks(await work) == [b"VP8 "]


async def test_when_too_many_stand_in_line_the_next_ones_are_told_to_come_again() -> None:
    content, most = from_phone("JPEG"), cleaner.MOST_WAITING
    others = [content + bytes([number]) for number in range(most + 3)]  # the same photo twice would stand in line once
    came = await asyncio.gather(*(cleaned(other) for other in others), return_exceptions=True)
    assert sum(isinstance(one, PhotosBusy) for one in came) == 3
    assert sum(isinstance(one, bytes) for one in came) == most
    assert chunks(await cleaned(content)) == [b"VP8 "]
