"""The only module that reads the environment. Every setting has a default that suits one machine."""

import os
from functools import cache
from pathlib import Path

from msgspec import Struct


class Settings(Struct, frozen=True):
    """What the installation was told. Paths are absolute; URLs are empty where the embedded database serves."""

    data: Path
    keys: Path
    database_url: str
    owner_url: str
    port: int
    host: str
    cipher: str
    production: bool
    origin: str
    own_role: bool


def read(environment: dict[str, str]) -> Settings:
    """Settings from an environment mapping."""
    data = Path(environment.get("LIANFANG_DATA") or ".lianfang/data").expanduser().resolve()
    url = environment.get("DATABASE_URL", "")
    return Settings(
        data=data,
        keys=Path(environment.get("LIANFANG_KEYS") or data.parent / "keys").expanduser().resolve(),
        database_url=url,
        owner_url=environment.get("DATABASE_OWNER_URL", "") or url,
        port=int(environment.get("LIANFANG_PORT") or 8000),
        host=environment.get("LIANFANG_HOST") or "127.0.0.1",
        cipher=environment.get("LIANFANG_CIPHER") or "aes-gcm",
        production=environment.get("LIANFANG_PRODUCTION", "") == "1",
        origin=environment.get("LIANFANG_ORIGIN", ""),
        own_role=environment.get("LIANFANG_OWN_ROLE", "1") == "1",
    )


@cache
def settings() -> Settings:
    """The settings of this process."""
    return read(dict(os.environ))


def name_the_database_module() -> None:
    """Piccolo finds its engine through this name."""
    os.environ.setdefault("PICCOLO_CONF", "lianfang.piccolo_conf")


def hand_down_database(url: str, owner_url: str, own_role: bool) -> None:
    """Worker processes find the database that this one started, and know whether the app has a role of its own there."""
    os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = url, owner_url
    os.environ["LIANFANG_OWN_ROLE"] = "1" if own_role else "0"
    settings.cache_clear()


def use_runtime_folder(folder: Path) -> None:
    """Tell libraries of this process where sockets and locks may lie (the embedded database reads it at import)."""
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
