"""A photo leaves as what it is, to be saved, and is kept by nobody on its way."""

from litestar import Litestar, get
from litestar.testing import TestClient

from lianfang.web.doors import HEADERS, add_headers
from lianfang.web.photos import photo_response
from tests.lianfang.photos.albums import PICTURE


@get("/photo", sync_to_thread=False)
def _photo() -> object:
    return photo_response(PICTURE)


def test_it_has_its_own_type_and_every_header_once() -> None:
    for before_send in ([], [add_headers]):
        with TestClient(
            Litestar([_photo], before_send=before_send, openapi_config=None, logging_config=None)
        ) as client:
            answer = client.get("/photo")
        assert answer.content == PICTURE
        one = {name: answer.headers.get_list(name) for name in answer.headers}
        assert one["content-type"] == ["image/webp"] and one["cache-control"] == ["no-store"]
        assert one["x-content-type-options"] == ["nosniff"]
        (disposition,) = one["content-disposition"]
        assert disposition.startswith('attachment; filename="photo.webp"') and disposition.isascii()
        assert all(one[name] == [value] for name, value in HEADERS.items()) if before_send else True
