"""Photos made in code: honest ones with everything a phone writes into them, and files that only look like photos."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base
from PIL.Image import Transpose

COLOURS = {"left top": "red", "right top": "lime", "left bottom": "blue", "right bottom": "white"}
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
"""Orientation → how the camera held the upright picture."""

SECRET = "SECRET-OF-THE-PHONE"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r x:By="{SECRET}" xmlns="http://ns.adobe.com/xap/1.0/"/></x:xmpmeta>'


def scene(width: int = 300, height: int = 200, mode: str = "RGB") -> Image.Image:
    """Upright: four quarters, each of its own colour."""
    image = Image.new("RGB", (width, height))
    for place, colour in COLOURS.items():
        left, top = ("right" in place) * width // 2, ("bottom" in place) * height // 2
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    return image.convert(mode)


def quarters(image: Image.Image) -> dict[str, str]:
    """What colour each quarter has."""
    plain = image.convert("RGB")
    middles = {place: _middle(plain, place) for place in COLOURS}
    named = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}
    return {
        place: min(named, key=lambda name: sum(abs(a - b) for a, b in zip(named[name], colour, strict=True)))
        for place, colour in middles.items()
    }


def _middle(image: Image.Image, place: str) -> tuple[int, ...]:
    colour = image.getpixel(
        (image.width * (3 if "right" in place else 1) // 4, image.height * (3 if "bottom" in place else 1) // 4)
    )
    assert isinstance(colour, tuple)
    return colour


def as_file(image: Image.Image, kind: str, **how: Any) -> bytes:
    """An image as a file of a kind."""
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def thumbnail() -> bytes:
    """What a camera keeps beside the picture: the face that was cut off is still on it."""
    return as_file(scene(60, 40), "JPEG", quality=31)


def from_phone(kind: str, orientation: int = 1, width: int = 300, height: int = 200, mode: str = "RGB") -> bytes:
    """A photo with orientation, place, device, profile, XMP and thumbnail, whichever the kind can carry."""
    held = scene(width, height)
    held = held.transpose(TURNS[orientation]) if orientation in TURNS else held
    exif = Image.Exif()
    exif[Base.Orientation], exif[Base.Make], exif[Base.ImageDescription] = orientation, SECRET, SECRET
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (33.0, 46.0, 12.0)})
    exif.get_ifd(IFD.Exif)[Base.MakerNote] = SECRET.encode() + thumbnail()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    how: dict[str, Any] = {"exif": exif, "icc_profile": profile}
    how |= {} if kind == "PNG" else {"xmp": XMP.encode()}
    how |= {"comment": SECRET} if kind == "JPEG" else {}
    return as_file(held.convert(mode), kind, **how)


def chunks(webp: bytes) -> list[bytes]:
    """The names of a WEBP's parts, in order."""
    found, at = [], 12
    while at < len(webp):
        found.append(webp[at : at + 4])
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return found


def png(width: int, height: int, rows: int | None = None, extra: bytes = b"") -> bytes:
    """Black and white, all black: a huge surface in few bytes."""
    packer, row = zlib.compressobj(9), bytes(1 + (width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(height if rows is None else rows)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + extra + part(b"IDAT", data) + part(b"IEND", b"")


def part(name: bytes, body: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def webp_of(width: int, height: int) -> bytes:
    """A small WEBP whose head says that it is large."""
    small = as_file(scene(mode="RGBA"), "WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")
    assert small[12:16] == b"VP8X"
    return small[:24] + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little") + small[30:]
