"""The only module that reads the environment. Every setting has a default that suits one machine."""

import os
import re
from collections.abc import Mapping
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from zones.ground.refused import Refused


class BadSetting(Refused):
    """A setting that says nothing we know. The command line ends with 2: it was used wrongly."""

    code = "bad_setting"


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
    passwords: str = "nist"
    second_factor: str = "offered"
    debug: bool = False
    hosts: tuple[str, ...] = ()
    hook_hosts: tuple[str, ...] = ()
    hook_nets: tuple[str, ...] = ()
    deadman_url: str = ""
    notices_kept_days: int = 184
    seal: Path | None = None
    seal_password: Path | None = None
    press_workers: int = 1


def read(environment: Mapping[str, str]) -> Settings:
    """Settings from an environment mapping. Raises BadSetting."""
    data = Path(environment.get("LIANFANG_DATA") or ".lianfang/data").expanduser().resolve()
    url = environment.get("DATABASE_URL", "")
    production = _switch(environment, "LIANFANG_PRODUCTION", "0")
    return Settings(
        data=data,
        keys=Path(environment.get("LIANFANG_KEYS") or data.parent / "keys").expanduser().resolve(),
        database_url=url,
        owner_url=environment.get("DATABASE_OWNER_URL", "") or url,
        port=_port(environment),
        host=environment.get("LIANFANG_HOST") or "127.0.0.1",
        cipher=_one_of(environment, "LIANFANG_CIPHER", ("aes-gcm", "sm4-gcm")),
        production=production,
        origin=_origin(environment),
        own_role=_switch(environment, "LIANFANG_OWN_ROLE", "1"),
        passwords=_one_of(environment, "LIANFANG_PASSWORDS", ("nist", "dengbao3")),
        second_factor=_one_of(
            environment, "LIANFANG_SECOND_FACTOR", ("required", "offered") if production else ("offered", "required")
        ),
        debug=_switch(environment, "LIANFANG_DEBUG", "0"),
        hosts=_hosts(environment),
        hook_hosts=_hook_hosts(environment),
        hook_nets=_hook_nets(environment),
        deadman_url=_deadman_url(environment),
        notices_kept_days=_notices_kept_days(environment),
        seal=_file(environment, "LIANFANG_SEAL"),
        seal_password=_file(environment, "LIANFANG_SEAL_PASSWORD_FILE"),
        press_workers=_press_workers(environment),
    )


def _one_of(environment: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    """The first is the default."""
    value = environment.get(name) or allowed[0]
    if value not in allowed:
        raise BadSetting(name=name, value=value, allowed=" 或 ".join(allowed))
    return value


def _switch(environment: Mapping[str, str], name: str, default: str) -> bool:
    """Only 1 and 0: a production switch that says `true` and is quietly off would be worse than a refusal."""
    value = environment.get(name) or default
    if value not in ("0", "1"):
        raise BadSetting(name=name, value=value, allowed="1（开）或 0（关）")
    return value == "1"


def _port(environment: Mapping[str, str]) -> int:
    value = environment.get("LIANFANG_PORT") or "8000"
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise BadSetting(name="LIANFANG_PORT", value=value, allowed="1 到 65535 的整数")
    return int(value)


def _origin(environment: Mapping[str, str]) -> str:
    value = environment.get("LIANFANG_ORIGIN", "")
    if value and not re.fullmatch(r"https?://[\w.\-]+(:\d{1,5})?/?", value, re.ASCII):
        raise BadSetting(
            name="LIANFANG_ORIGIN", value=value, allowed="https://lianfang.example 这样的网址，后面不带路径"
        )
    return value


def _hosts(environment: Mapping[str, str]) -> tuple[str, ...]:
    value = environment.get("LIANFANG_HOSTS", "")
    names = tuple(name.strip().lower() for name in value.split(",") if name.strip())
    if not all(re.fullmatch(r"\*|(\*\.)?[a-z0-9][a-z0-9.\-]*", name) for name in names):
        allowed = "主机名，用英文逗号隔开，例如 lianfang.example,10.0.0.8（不带 https:// 和端口）"
        raise BadSetting(name="LIANFANG_HOSTS", value=value, allowed=allowed)
    return names


def _hook_hosts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Where notices may be sent: the operator's list, since whoever may write a hook's row must not reach the whole network."""
    value = environment.get("LIANFANG_HOOK_HOSTS", "")
    names = tuple(name.strip().lower() for name in value.split(",") if name.strip())
    if not all(re.fullmatch(r"[a-z0-9][a-z0-9.\-]*\.[a-z][a-z0-9\-]*(:[1-9]\d{0,4})?", name) for name in names):
        allowed = (
            "主机名，用英文逗号隔开，端口不是 443 的写上端口，例如 hook.example.cn,notice.example.cn:8443（不写 IP）"
        )
        raise BadSetting(name="LIANFANG_HOOK_HOSTS", value=value, allowed=allowed)
    return names


def _hook_nets(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Networks inside the house where those hosts may be."""
    value = environment.get("LIANFANG_HOOK_NETS", "")
    nets = tuple(net.strip() for net in value.split(",") if net.strip())
    try:
        private = all(ip_network(net).is_private for net in nets)
    except ValueError:
        private = False
    if not private:
        raise BadSetting(name="LIANFANG_HOOK_NETS", value=value, allowed="内网网段，用英文逗号隔开，例如 10.20.0.0/16")
    return nets


def _deadman_url(environment: Mapping[str, str]) -> str:
    """Who notices that the house has fallen silent; whether it may be reached is the lists' business."""
    value = environment.get("LIANFANG_DEADMAN_URL", "")
    if value and not re.fullmatch(r"https?://[^\s?#@]{4,280}", value, re.ASCII):
        allowed = "报平安的网址，例如 https://hc.example.cn/ping/编号，主机名先写进 LIANFANG_HOOK_HOSTS"
        raise BadSetting(name="LIANFANG_DEADMAN_URL", value=value, allowed=allowed)
    return value


def _notices_kept_days(environment: Mapping[str, str]) -> int:
    """What was told to whom is a log: not under six months (网络安全法)."""
    value = environment.get("LIANFANG_NOTICES_KEPT_DAYS") or "184"
    if not (value.isascii() and value.isdigit() and 184 <= int(value) <= 3660):
        raise BadSetting(name="LIANFANG_NOTICES_KEPT_DAYS", value=value, allowed="184 到 3660 的整数（日志至少留半年）")
    return int(value)


def _file(environment: Mapping[str, str], name: str) -> Path | None:
    return Path(environment[name]).expanduser().resolve() if environment.get(name) else None


def _press_workers(environment: Mapping[str, str]) -> int:
    """One a core, two at most unless told otherwise: each takes up to 300 MB while it prints."""
    value = environment.get("LIANFANG_PRESS_WORKERS") or str(min(2, len(os.sched_getaffinity(0))))
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 64):
        raise BadSetting(name="LIANFANG_PRESS_WORKERS", value=value, allowed="1 到 64 的整数")
    return int(value)


def allowed_hosts(told: Settings) -> tuple[str, ...]:
    """Host names that requests may ask for: the origin's and those set besides; any where neither is known."""
    own = (urlsplit(told.origin).hostname or "",) if told.origin else ()
    return (*own, *told.hosts) or ("*",)


def is_ours(told: Settings, host: str) -> bool:
    """Whether a Host header names us. Ports do not count: a proxy may have another one (Litestar's own check counts them)."""
    name = re.sub(r":\d+$", "", host.lower()).rstrip(".")
    return any(
        allowed == "*" or name == allowed or (allowed.startswith("*.") and name.endswith(allowed[1:]))
        for allowed in allowed_hosts(told)
    )


@cache
def settings() -> Settings:
    """The settings of this process. Raises BadSetting."""
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
