"""One application for all tests of a process: its routes take longer to register than most tests to run."""

from functools import cache

from litestar import Litestar

from lianfang.app import make_app
from lianfang.web.live.hub import Hub


@cache
def _made() -> Litestar:
    return make_app()


def the_app() -> Litestar:
    """With nobody in its hub."""
    made = _made()
    made.state["live"] = Hub()
    return made
