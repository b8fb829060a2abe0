"""From whatever came in to a picture and nothing else. Runs in the cage, the only place that knows Pillow.

The formats are named, and their plug-ins imported here: otherwise Pillow loads all it has and tries each of them.
"""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

from lianfang.photos.errors import NotAPhoto, TooManyPixels
from lianfang.photos.rules import LONGEST_SIDE, MOST_PIXELS, check_file

FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 80

# Pillow refuses at twice its limit, and does so before WEBP's decoder takes memory for the whole canvas
Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2

# what Pillow says to damaged files
_DAMAGED = (OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
_UNREADABLE = (*_DAMAGED, EOFError, RuntimeError, struct.error, zlib.error)


def photo(content: bytes) -> bytes:
    """An upright WEBP of at most 1600 pixels a side, without EXIF, place, profile, XMP and thumbnail; of an animation
    the first frame. Raises PhotoTooLarge, TooManyPixels, NotAPhoto.
    """
    check_file(content)
    try:
        with warnings.catch_warnings(action="ignore"):
            return _encoded(_plain(_upright(_small(content))))
    except Image.DecompressionBombError:
        raise _too_many() from None
    except _UNREADABLE as error:
        raise NotAPhoto() from error


def _small(content: bytes) -> Image.Image:
    """Opening reads the size alone; the pixels come with the scaling, which lets JPEG unpack less of them."""
    image: Image.Image = Image.open(io.BytesIO(content), formats=FORMATS)
    if image.width * image.height > MOST_PIXELS:
        raise _too_many()
    if image.mode in ("P", "PA", "1"):  # colours by number cannot be averaged
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    image.load()
    return image


def _upright(image: Image.Image) -> Image.Image:
    """Turned as its label says; a label that cannot be read does not spoil the picture."""
    try:
        return ImageOps.exif_transpose(image)
    except _UNREADABLE:
        return image


def _plain(image: Image.Image) -> Image.Image:
    """The pixels, on white, in a picture that never had a label: what was hidden as transparent stays hidden."""
    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 255
        image = image.point(lambda level: level * (1 / 256)).convert("L")
    plain = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        plain.paste(clear, mask=clear.getchannel("A"))
    else:
        plain.paste(image.convert("RGB"))
    return plain


def _encoded(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()


def _too_many() -> TooManyPixels:
    return TooManyPixels(most_wan=MOST_PIXELS // 10_000)
