"""lianfang verify: a plain sentence for whatever is wrong, the head to write down, and what a script reads from its end."""

import asyncio
import re

import pytest

from lianfang.chain.verifying import Fault
from lianfang.cli.main import main
from lianfang.flows.chain.telling import SAID, sentence
from tests.lianfang.chain.touching import hand

LINES = (
    "INSERT INTO audit_line (actor, action, outcome, at) SELECT 'nobody', 'x', 'done', now() FROM generate_series(1, 5)"
)


def _as_owner(url: str, statement: str, all_fires: bool = False) -> None:
    async def run() -> None:
        async with hand(url) as owner:
            if all_fires:
                await owner.execute("SET session_replication_role = origin")
            await owner.execute(statement)

    asyncio.run(run())


def test_it_names_the_row_and_ends_with_1(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    _as_owner(database_url, LINES, all_fires=True)
    assert main(["verify"]) == 0
    said = capsys.readouterr().out
    assert re.fullmatch(r"对过 5 行和 1 个留下的链头，都好。\n链头　5:[0-9a-f]{64}\n", said), (
        "the sealer kept one already"
    )
    paper = said.rsplit("　", 1)[1].strip()
    assert main(["verify", "--head", paper, "--paper", f" 审计5行 {paper[2:14]}　"]) == 0
    capsys.readouterr()
    assert main(["verify", "--paper", "审计5行000000000000", "--paper", f"审计6行{paper[2:14]}"]) == 1
    said = capsys.readouterr().out
    assert (
        "审计（audit_line）第 5 行，链上第 5 环：和纸上印的链头不一样" in said
        and "审计（audit_line）第 6 行：纸上印的链头数到这一行" in said
    )
    _as_owner(database_url, "UPDATE audit_line SET outcome = 'never' WHERE id = 3")
    capsys.readouterr()
    assert main(["verify"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("审计（audit_line）第 3 行，链上第 3 环：内容被改。\n对过 2 行") and "\n对到　2:" in said
    _as_owner(database_url, "DELETE FROM audit_line WHERE id >= 3; DELETE FROM chain_link WHERE seq >= 3")
    assert main(["verify", "--head", paper]) == 1
    assert capsys.readouterr().out.startswith("链尾被截：第 3 环起少了 3 环。\n要是刚从备份恢复过")


@pytest.mark.parametrize("head", ["5", "5:abc", "五:" + "0" * 64])
def test_a_head_that_is_none_is_used_wrongly(head: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", "--head", head])
    assert ended.value.code == 2 and "链头照纸上抄" in capsys.readouterr().err


def test_a_line_that_no_bulletin_prints_is_used_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", "--paper", "审计0行4f9a2c0b71de"])
    assert ended.value.code == 2 and "照通报末行抄" in capsys.readouterr().err


@pytest.mark.parametrize("kind", SAID)
def test_every_fault_is_said_whole(kind: str) -> None:
    said = sentence(Fault(kind, "award", 7, 9, 3))
    assert said.endswith("。") and "{" not in said and re.search("[79]", said)
