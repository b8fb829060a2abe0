"""S-10: whatever a hook's URL or its name server says, nothing inside is connected to. Counted at a listener."""

import pytest

from lianfang.notices.channels.address import pinned, target
from lianfang.notices.channels.channel import NotTaken
from lianfang.notices.channels.webhook import Webhook
from lianfang.notices.channels.wire import Wire
from tests.lianfang.notices.receivers import PUBLIC, SECRET, Straight, letter, receivers, webhook

HOST = "hook.example.cn"
BAD_URLS = [
    "http://hook.example.cn/",
    "HTTPS://hook.example.cn/",
    "https://2130706433:{port}/",
    "https://0177.0.0.1:{port}/",
    "https://0x7f.1:{port}/",
    "https://0x7f000001:{port}/",
    "https://127.1:{port}/",
    "https://127.0.0.1:{port}/",
    "https://[::1]:{port}/",
    "https://[::ffff:127.0.0.1]:{port}/",
    "https://[::ffff:7f00:1]:{port}/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.100.100.200/latest/meta-data/",
    "https://localhost:{port}/",
    "https://user:word@hook.example.cn/",
    "https://hook.example.cn@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}#@hook.example.cn/",
    "https://127.0.0.1:{port}\\@hook.example.cn/",
    "https://127.0.0.1:{port}%23@hook.example.cn/",
    "https://hook.example.cn:{port}/",
    "https://hook.example.cn:22/",
    "https://hook.example.cn:0443/",
    "https://hook.example.cn:/",
    "https://hook.example.cn.:{port}/",
    "https://hook.example.cn\t.evil.cn/",
    "https://hook.example.cn%00.evil.cn/",
    "https://evil.cn/",
    "https://hook.example.cn.evil.cn/",
    "https://sub.hook.example.cn/",
    "https://ⓗook.example.cn/",
    "https://①②⑦.⓪.⓪.①:{port}/",
    "https://hook.example.cn/#x",
    "https:///in",
    "file:///etc/hostname",
    "",
]
BAD_ADDRESSES = [
    ["127.0.0.1"],
    ["127.8.8.8"],
    ["0.0.0.0"],
    ["::1"],
    ["::"],
    ["::ffff:127.0.0.1"],
    ["::ffff:10.0.0.1"],
    ["::127.0.0.1"],
    ["64:ff9b::7f00:1"],
    ["2002:7f00:1::"],
    ["2001:0:7f00:1::1"],
    ["fe80::1"],
    ["fe80::1%eth0"],
    ["fd00:ec2::254"],
    ["fc00::1"],
    ["10.0.0.1"],
    ["172.16.3.4"],
    ["192.168.1.1"],
    ["169.254.169.254"],
    ["100.64.0.1"],
    ["100.100.100.200"],
    ["198.18.0.1"],
    ["192.0.2.1"],
    ["224.0.1.1"],
    ["240.0.0.1"],
    ["255.255.255.255"],
    [PUBLIC, "127.0.0.1"],
    ["127.0.0.1", PUBLIC],
    [PUBLIC, "::ffff:127.0.0.1"],
    ["not an address"],
    [],
]


def _hook(addresses: list[str], asked: list[str], *hosts: str, nets: tuple[str, ...] = ()) -> Webhook:
    async def resolve(host: str, port: int) -> list[str]:
        return addresses

    return Webhook((HOST, *hosts), Wire(nets, resolve, lambda: Straight(asked)), lambda name: SECRET)


async def test_no_spelling_of_a_url_leads_inside() -> None:
    """Even where the operator's list names the hostile host itself."""
    async with receivers() as inside:
        asked: list[str] = []
        for url in (one.format(port=inside.port) for one in BAD_URLS):
            host = url.partition("://")[2].partition("/")[0].partition(":")[0]
            allowed = () if host.endswith(("example.cn", "evil.cn")) else (host, f"{host}:{inside.port}")
            with pytest.raises(NotTaken) as fault:
                await _hook(["127.0.0.1"], asked, *allowed).send(letter(url))
            assert fault.value.permanent, url
    assert (asked, inside.connections) == ([], 0)


async def test_no_answer_of_a_name_server_leads_inside() -> None:
    async with receivers() as inside:
        asked: list[str] = []
        for addresses in BAD_ADDRESSES:
            for tries in (1, 2):
                with pytest.raises(NotTaken) as fault:
                    hook = _hook(addresses, asked, f"{HOST}:{inside.port}")
                    await hook.send(letter(f"https://{HOST}:{inside.port}/", tries=tries))
                assert not fault.value.permanent and fault.value.ailing, addresses
    assert (asked, inside.connections) == ([], 0)


async def test_a_name_that_is_bound_anew_is_asked_for_once_and_the_address_that_was_looked_at_is_used() -> None:
    """Public first, 127.0.0.1 second: the first line goes to the public address, the second nowhere."""
    async with receivers() as inside:
        asked: list[str] = []
        questions = iter([[PUBLIC], ["127.0.0.1"]])

        async def resolve(host: str, port: int) -> list[str]:
            return next(questions)

        wire = Wire((), resolve, lambda: Straight(asked))
        hook = Webhook((f"{HOST}:{inside.port}",), wire, lambda name: SECRET)
        for error in ("ConnectError", "address"):
            with pytest.raises(NotTaken) as fault:
                await hook.send(letter(f"https://{HOST}:{inside.port}/"))
            assert fault.value.error == error
    assert (asked, inside.connections) == ([PUBLIC], 0)


async def test_a_redirect_is_an_answer_and_nobody_follows_it() -> None:
    async with receivers() as out, receivers() as inside:
        out.location = f"https://127.0.0.1:{inside.port}/"
        with pytest.raises(NotTaken) as fault:
            await webhook(out.port, "away.example.cn").send(letter("https://away.example.cn/"))
    assert (fault.value.error, fault.value.permanent) == ("http_302", True)
    assert (out.connections, inside.connections) == (1, 0)


async def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with receivers() as out, receivers() as inside:
        for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{inside.port}")
        await webhook(out.port, HOST).send(letter())
    assert (out.connections, inside.connections) == (1, 0)


def test_a_listed_network_is_open_and_never_the_machine_itself() -> None:
    nets = ("10.20.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10")
    assert pinned(["10.20.3.4"], nets, 1) == "10.20.3.4"
    assert pinned(["100.64.1.1"], nets, 1) == "100.64.1.1"
    for address in ("10.21.0.1", "127.0.0.1", "169.254.169.254", "100.100.100.200"):
        with pytest.raises(NotTaken):
            pinned([address], nets, 1)


def test_each_try_takes_the_next_address() -> None:
    both = ["2606:4700::1111", PUBLIC]
    assert [pinned(both, (), tries) for tries in (1, 2, 3)] == [PUBLIC, "2606:4700::1111", PUBLIC]


def test_a_good_url_is_taken_apart() -> None:
    assert target("https://hook.example.cn/in?a=1", (HOST,)).path == "/in?a=1"
    assert target("https://hook.example.cn:8443", (f"{HOST}:8443",)).lane == "hook.example.cn:8443"
