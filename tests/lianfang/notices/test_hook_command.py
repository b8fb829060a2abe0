"""lianfang hook …, as the operator types it."""

from argparse import Namespace

import pytest

from lianfang.cli import hooks as command
from lianfang.notices.errors import BadHook, NoSuchHook
from lianfang.notices.tables import Hook
from lianfang.settings import settings
from tests.conftest import Clock
from tests.lianfang.notices.outside import bureau
from tests.watch import NIGHT


def _typed(**said: object) -> Namespace:
    return Namespace(station="", **said)


async def test_add_list_end(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIANFANG_HOOK_HOSTS", "hook.example.cn")
    settings.cache_clear()
    clock.set(NIGHT)
    await bureau()
    await command.list_hooks(_typed())
    assert capsys.readouterr().out == "没有接收地址。\n"
    await command.add_hook(_typed(url="https://hook.example.cn/in"))
    assert "只显示这一次" in capsys.readouterr().out
    with pytest.raises(BadHook):
        await command.add_hook(_typed(url="https://evil.cn/in"))
    await command.list_hooks(_typed())
    assert capsys.readouterr().out == "1　https://hook.example.cn/in　2026-11-21 起\n"
    await command.end_(_typed(hook=1))
    assert await Hook.count().where(Hook.until.is_null()) == 0
    with pytest.raises(NoSuchHook):
        await command.end_(_typed(hook=1))
