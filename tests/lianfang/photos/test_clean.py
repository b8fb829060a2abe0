"""Whatever an honest camera writes comes out as an upright picture and nothing besides."""

import io

import pytest
from PIL import Image

from lianfang.photos.clean import photo
from lianfang.photos.rules import LONGEST_SIDE
from tests.lianfang.photos.pictures import COLOURS, SECRET, as_file, chunks, from_phone, quarters, scene, thumbnail

MARKS = (b"Exif", b"EXIF", b"GPS", b"ICC", b"acsp", b"XMP", b"xmp", b"adobe", b"JFIF", b"MPF", SECRET.encode())


def _seen(content: bytes) -> Image.Image:
    """The clean picture, after a look at every byte of it."""
    clean = photo(content)
    assert [mark for mark in MARKS if mark in clean] == [] and thumbnail()[20:120] not in clean
    assert chunks(clean) == [b"VP8 "]
    image = Image.open(io.BytesIO(clean))
    assert image.format == "WEBP" and not image.getexif() and "icc_profile" not in image.info
    assert max(image.size) <= LONGEST_SIDE
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_of_every_kind_and_turn_comes_out_upright_and_bare(kind: str, orientation: int) -> None:
    content = from_phone(kind, orientation)
    assert SECRET.encode() in content and thumbnail()[20:120] in content
    image = _seen(content)
    assert quarters(image) == COLOURS and image.size == (300, 200)


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_large_photo_is_scaled_to_1600_on_its_long_side(orientation: int) -> None:
    image = _seen(from_phone("JPEG", orientation, 4032, 3024))
    assert image.size == (1600, 1200) and quarters(image) == COLOURS


def test_a_photo_of_forty_megapixels_is_taken_and_a_small_one_stays_small() -> None:
    assert _seen(from_phone("JPEG", 8, 8000, 5000)).size == (1600, 1000)
    assert _seen(from_phone("PNG", 1, 3, 2)).size == (3, 2)
    assert _seen(as_file(Image.new("L", (20_000, 1)), "PNG")).size == (1600, 1)


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "CMYK"), ("PNG", "P"), ("PNG", "RGBA"), ("WEBP", "RGBA")])
def test_colours_stay_what_they_were(kind: str, mode: str) -> None:
    assert quarters(_seen(from_phone(kind, mode=mode))) == COLOURS


@pytest.mark.parametrize(("mode", "grey"), [("L", 117), ("I;16", 117 * 256), ("LA", (117, 255))])
def test_grey_stays_grey(mode: str, grey: int) -> None:
    pixel = _seen(as_file(Image.new(mode, (40, 30), grey), "PNG")).convert("L").getpixel((20, 15))
    assert isinstance(pixel, int) and abs(pixel - 117) <= 2


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_was_hidden_as_transparent_does_not_come_out(kind: str) -> None:
    image = scene(mode="RGBA")
    image.putalpha(0)
    assert set(quarters(_seen(as_file(image, kind, **({"exact": True} if kind == "WEBP" else {})))).values()) == {
        "white"
    }


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "MPO"])
def test_of_a_moving_picture_the_first_frame_is_kept(kind: str) -> None:
    others = [Image.new("RGB", (300, 200), "black")] * 3
    image = _seen(as_file(scene(), kind, save_all=True, append_images=others))
    assert quarters(image) == COLOURS and getattr(image, "n_frames", 1) == 1


def test_what_hangs_behind_a_photo_stays_behind() -> None:
    clean = photo(from_phone("JPEG") + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in clean and b"PK\x03\x04" not in clean and chunks(clean) == [b"VP8 "]


def test_a_damaged_label_does_not_spoil_the_picture() -> None:
    content = from_phone("JPEG")
    label = content.index(b"Exif\0\0")
    for at in range(label + 6, label + 120, 3):
        damaged = content[:at] + b"\xff\xff\xff" + content[at + 3 :]
        assert chunks(photo(damaged)) == [b"VP8 "]
