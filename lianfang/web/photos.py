"""How a photo leaves the house."""

from litestar import Response


def photo_response(content: bytes) -> Response[bytes]:
    """A stored photo: its own type, never guessed at, saved rather than opened, and kept by nobody on the way.

    A page shows it all the same: an <img> takes no notice of the disposition.
    """
    return Response(
        content,
        media_type="image/webp",
        headers={
            "content-disposition": "attachment; filename=\"photo.webp\"; filename*=UTF-8''%E7%85%A7%E7%89%87.webp",
            "x-content-type-options": "nosniff",
            "cache-control": "no-store",
        },
    )
