"""Hooks are opened where the operator's list allows it; a secret is a file among the keys, shown once."""

import stat
from collections.abc import Iterator

import pytest

from lianfang.database import transaction
from lianfang.notices.channels.channel import NotTaken
from lianfang.notices.errors import BadHook, NoSuchHook
from lianfang.notices.hooks import end_hook, hooks, open_hook, secret_of
from lianfang.notices.tables import Hook
from lianfang.settings import BadSetting, read, settings
from tests.lianfang.notices.outside import Box, bureau, deliverer, drain, states, tell


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch, home: object) -> Iterator[None]:
    monkeypatch.setenv("LIANFANG_HOOK_HOSTS", "hook.example.cn, notice.example.cn:8443")
    settings.cache_clear()
    yield
    settings.cache_clear()


async def test_a_hook_is_opened_with_a_secret_that_is_not_in_the_database(db: str, listed: None) -> None:
    of, _ = await bureau()
    async with transaction() as now:
        made, secret = await open_hook(of, "https://notice.example.cn:8443/in", now)
    row = (await Hook.raw("SELECT * FROM hook WHERE id = {}", made))[0]
    assert (row["host"], len(secret)) == ("notice.example.cn:8443", 64)
    assert secret not in str(row) and secret_of(row["secret"]) == secret.encode()
    file = settings().keys / "hooks" / row["secret"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.unlink()
    with pytest.raises(NotTaken) as fault:
        secret_of(row["secret"])
    assert not fault.value.permanent, "the operator can put it back"
    with pytest.raises(NotTaken):
        secret_of("../blind.key")


@pytest.mark.parametrize(
    "url", ["http://hook.example.cn/", "https://evil.cn/", "https://hook.example.cn:8443/", "https://127.0.0.1/"]
)
async def test_what_the_operator_has_not_listed_is_refused(db: str, listed: None, url: str) -> None:
    of, _ = await bureau()
    with pytest.raises(BadHook):
        async with transaction() as now:
            await open_hook(of, url, now)
    assert await Hook.count() == 0


async def test_an_ended_hook_gets_nothing_more(db: str, listed: None) -> None:
    of, station = await bureau()
    async with transaction() as now:
        made, _ = await open_hook(of, "https://hook.example.cn/in", now)
        assert [one.id for one in await hooks(of)] == [made]
        await end_hook(made, of, now)
        assert await hooks(of) == []
    with pytest.raises(NoSuchHook):
        async with transaction() as now:
            await end_hook(made, of, now)
    await tell(f"desk:{station}")
    box = Box()
    await drain(deliverer(box))
    assert await states() == [] and not box.taken


@pytest.mark.parametrize(
    ("name", "value"),
    [("LIANFANG_HOOK_HOSTS", one) for one in ("*", "https://a.cn", "10.0.0.1", "2130706433", "a.cn/", "a.cn:0")]
    + [("LIANFANG_HOOK_NETS", one) for one in ("8.8.8.0/24", "0.0.0.0/0", "10.0.0.1/8", "office")],
)
def test_a_list_of_hosts_or_networks_that_opens_too_much_is_refused(name: str, value: str) -> None:
    with pytest.raises(BadSetting):
        read({name: value})


def test_the_lists_are_empty_until_somebody_says_otherwise() -> None:
    assert (read({}).hook_hosts, read({}).hook_nets) == ((), ())
    told = read({"LIANFANG_HOOK_HOSTS": "A.example.cn,b.cn:8443", "LIANFANG_HOOK_NETS": "10.20.0.0/16, fd12::/32"})
    assert (told.hook_hosts, told.hook_nets) == (("a.example.cn", "b.cn:8443"), ("10.20.0.0/16", "fd12::/32"))
