"""Addresses of the built style sheets and scripts, and the icons that pages carry inline."""

from functools import cache
from pathlib import Path

import msgspec
from markupsafe import Markup

DIST = Path(__file__).parent / "static" / "dist"
"""The folder served at /static; every name in it but licenses.txt and sw.js carries a hash of its content."""


class AssetsMissing(RuntimeError):
    """The front end is not built, or does not hold what a page asks for."""


class Manifest(msgspec.Struct, frozen=True):
    """`assets` from source name to built file name, `icons` from name to the inside of its svg."""

    assets: dict[str, str]
    icons: dict[str, str]


@cache
def asset(name: str) -> str:
    """The address of a built file: asset("phone.css") -> "/static/phone-NZ7Z5BSC.css"."""
    built = manifest().assets.get(name)
    if built is None:
        raise AssetsMissing(f"The front end has no {name}. Run `make install` to build it again.")
    return f"/static/{built}"


@cache
def icon(name: str) -> Markup:
    """An icon listed in frontend/icons.txt as inline svg, hidden from screen readers: words stand beside it."""
    shape = manifest().icons.get(name)
    if shape is None:
        raise AssetsMissing(f"The front end has no icon {name}. Add it to frontend/icons.txt and run `make install`.")
    return Markup(f'<svg class="i" aria-hidden="true" viewBox="0 0 24 24">{shape}</svg>')  # our own drawing


@cache
def manifest(folder: Path = DIST) -> Manifest:
    path = folder / "manifest.json"
    if not path.is_file():
        raise AssetsMissing("The front end is not built: lianfang/web/static/dist is missing. Run `make install`.")
    return msgspec.json.decode(path.read_bytes(), type=Manifest)
