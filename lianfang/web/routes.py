"""Every address of the house. Each handler declares the action that it is for."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from litestar.handlers import HTTPRouteHandler

from lianfang.web import pages
from lianfang.web.api.document import operations


def routes() -> list[HTTPRouteHandler]:
    """The handlers of all modules of pages, by name; then those of the API. No page can be forgotten."""
    return [*(handler for room in _rooms() for handler in _of(room)), *operations()]


def _rooms() -> Iterator[ModuleType]:
    for found in iter_modules(pages.__path__):
        yield import_module(f"{pages.__name__}.{found.name}")


def _of(room: ModuleType) -> list[HTTPRouteHandler]:
    """What was written there, not what it took from another room."""
    return [
        thing
        for thing in vars(room).values()
        if isinstance(thing, HTTPRouteHandler) and thing.fn.__module__ == room.__name__
    ]
