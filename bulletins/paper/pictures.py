"""Printed pages as pictures, for a look at them on a screen. It alone imports pdfium, in the cage."""

from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]

DOTS_PER_INCH = 110
MOST_PAGES = 20


def pictures_of(pdf: bytes) -> list[bytes]:
    """Its pages as PNG, at most twenty; of a bulletin these are all."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_png(document[nth]) for nth in range(min(len(document), MOST_PAGES))]
    finally:
        document.close()


def _png(page: pypdfium2.PdfPage) -> bytes:
    drawn = BytesIO()
    page.render(scale=DOTS_PER_INCH / 72, grayscale=False).to_pil().quantize(64).save(drawn, "PNG", optimize=False)
    return drawn.getvalue()
