"""Where anything may be sent: https, a named host of the list, and only addresses that are public or of the listed networks."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from msgspec import Struct

from lianfang.notices.channels.channel import NotTaken

_PLAIN = re.compile(r"[A-Za-z0-9:/?&=._~%+,;!$'()*\-\[\]@#]{1,300}")
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NEVER = tuple(
    ip_network(one)
    for one in (
        *("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "100.100.100.200/32"),
        *("::/128", "::1/128", "fe80::/10", "ff00::/8", "fd00:ec2::254/128"),
        *("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"),  # IPv4 in disguise
    )
)
"""Ourselves, our neighbours on the wire, what clouds tell their machines: no list opens these."""


class Target(Struct, frozen=True):
    """A URL that was looked at. `plain`: http, which is spoken inside the house alone."""

    host: str
    port: int
    path: str
    plain: bool = False

    @property
    def lane(self) -> str:
        return f"{self.host}:{self.port}"


def target(url: str, allowed: tuple[str, ...], may_be_plain: bool = False) -> Target:
    """The URL's parts. `allowed` are hosts, with a port where it is not 443. Raises NotTaken for good."""
    plain = may_be_plain and url.startswith("http://")
    if not _PLAIN.fullmatch(url) or not (plain or url.startswith("https://")):
        raise NotTaken("url", permanent=True)
    parts = urlsplit(url)
    if "@" in parts.netloc or parts.fragment or "#" in url or not _NAME.fullmatch(parts.hostname or ""):
        raise NotTaken("url", permanent=True)
    port = _port(parts.netloc, "80" if plain else "443")
    host = parts.hostname or ""
    if (host if port == 443 else f"{host}:{port}") not in allowed:
        raise NotTaken("host", permanent=True)
    return Target(host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), plain)


def _port(netloc: str, usual: str) -> int:
    text = netloc.rpartition(":")[2] if ":" in netloc else usual
    if not re.fullmatch(r"[1-9][0-9]{0,4}", text):
        raise NotTaken("url", permanent=True)
    return int(text)


def pinned(addresses: list[str], nets: tuple[str, ...], tries: int, inside: bool = False) -> str:
    """The address to connect to; each try takes the next one, IPv4 first. Raises NotTaken if a single one is closed to us:
    a name that also points inside is not to be trusted. Not for good, since names are put right. `inside`: only `nets`."""
    found = [_address(one) for one in dict.fromkeys(addresses)]
    if not found:
        raise NotTaken("unresolved", ailing=True)
    if not all(one is not None and _is_open(one, nets, inside) for one in found):
        raise NotTaken("address", ailing=True)
    ordered = sorted((one for one in found if one is not None), key=lambda one: one.version)
    return str(ordered[(tries - 1) % len(ordered)])


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def _is_open(address: IPv4Address | IPv6Address, nets: tuple[str, ...], inside: bool) -> bool:
    if any(address in net for net in _NEVER) or getattr(address, "scope_id", None):
        return False
    return (address.is_global and not inside) or any(address in ip_network(net) for net in nets)
