"""The server: routes, refusals, headers, the pool and the ticker. `lianfang serve` starts it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.datastructures import CacheControlHeader, State
from litestar.exceptions import HTTPException
from litestar.logging import LoggingConfig
from litestar.static_files import create_static_files_router

from lianfang import house, jobs
from lianfang.scenes.load import is_scene
from lianfang.settings import settings
from lianfang.web.answers import failed, log_fault, refused, write_refusal
from lianfang.web.assets import DIST, manifest
from lianfang.web.doors import add_headers, check_actions, guard
from lianfang.web.forms import MOST_FIELDS, check_origin
from lianfang.web.live.hub import Hub
from lianfang.web.routes import routes
from zones.ground.refused import Refused


@asynccontextmanager
async def _running(made: Litestar) -> AsyncIterator[None]:
    async with house.pool(), made.state.live.running():
        ticking = jobs.start_ticking(is_scene)
        try:
            yield
        finally:
            await ticking.stop()


def make_app() -> Litestar:
    """The application. A missing front end or a route without an action stops the start."""
    manifest()
    static = create_static_files_router(
        path="/static",
        directories=[DIST],
        opt={"action": "public"},
        cache_control=CacheControlHeader(public=True, max_age=31536000, immutable=True),
    )
    made = Litestar(
        route_handlers=[*routes(), static],
        lifespan=[_running],
        guards=[guard],
        before_request=check_origin,
        before_send=[add_headers],
        after_exception=[write_refusal],
        exception_handlers={Refused: refused, HTTPException: failed, Exception: failed},
        logging_config=LoggingConfig(
            root={"level": "WARNING", "handlers": ["console"]},
            log_exceptions="always",
            exception_logging_handler=log_fault,
        ),
        openapi_config=None,
        state=State({"live": Hub()}),
        debug=settings().debug,
        request_max_body_size=1_000_000,
        multipart_form_part_limit=MOST_FIELDS,
    )
    check_actions(made.routes)
    return made


app = make_app()
