"""表扬, 投诉, 建议: said by anybody, answered within seven days by an officer who is not involved, read by a number alone."""

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.beat.assign import assign
from lianfang.flows.voices.say import AN_ADDRESS
from lianfang.flows.voices.sweep import due_voices, sweep_voice
from lianfang.notices.tables import Notice
from lianfang.web.pages import plaques
from tests.conftest import Clock
from tests.lianfang.access.town import Town, town
from tests.lianfang.pages.test_clues import _colleague
from zones.ground.scope import Scope
from zones.reports.tables import Voice, VoiceWords

WORDS, PHONE, ANSWER = "门卫夜里大声放歌", "19900000099", "已经请单位换了班，谢谢您说"
NUMBER = re.compile(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}")


async def _said(here: Town, kind: str = "complaint") -> tuple[str, int]:
    """(the receipt, the voice's id), by somebody who has not signed in."""
    nobody = await here.browser("nobody")
    await nobody.open(f"/voice/{here.units['o']}")
    answer = await nobody.submit(f"/voice/{here.units['o']}", kind=kind, words=WORDS, phone=PHONE)
    assert answer.status_code == 200, answer.text
    return NUMBER.findall(answer.text)[0], (await Voice.raw("SELECT max(id) AS id FROM voice"))[0]["id"]


async def test_a_complaint_is_answered_by_somebody_else_and_read_by_its_number(db: str) -> None:
    async with town() as here:
        officer = (await Account.raw("SELECT officer FROM login WHERE name = 'officer'"))[0]["officer"]
        station = int(here.stations["o"])
        await assign(OPERATOR, Scope((station,)), int(here.units["o"]), officer)
        receipt, voice = await _said(here)
        stored = str(await Voice.raw("SELECT * FROM voice")) + str(await VoiceWords.raw("SELECT * FROM voice_words"))
        stored += str(await VoiceWords.raw("SELECT * FROM command"))
        assert not [one for one in (receipt, receipt.replace("-", ""), WORDS, PHONE) if one in stored]

        second, beat, base = await _colleague(here), await here.browser("officer"), f"/stations/{station}/voices"
        page = (await beat.open(f"{base}/{voice}")).text
        assert WORDS not in page and PHONE not in page and f'name="officer" value="{officer}"' not in page
        office = await here.browser("office")
        page = (await office.open(f"{base}/{voice}")).text
        assert WORDS in page and PHONE not in page
        (colleague,) = re.findall(r'name="officer" value="(\d+)"', page)
        assert (await office.submit(f"{base}/{voice}/handler", officer=str(officer))).status_code == 422
        await office.open(f"{base}/{voice}")
        await office.submit(f"{base}/{voice}/handler", officer=colleague)
        assert "派好了" in office.page.text
        told = await Notice.raw("SELECT kind, receiver FROM notice WHERE about = {} AND kind LIKE 'voice%%'", voice)
        assert [tuple(one.values()) for one in told] == [
            ("voice_new", f"desk:{station}"),
            ("voice_assigned", f"officer:{colleague}"),
        ]

        assert PHONE in (await second.open(f"{base}/{voice}")).text
        await second.submit(f"{base}/{voice}/answer", words=ANSWER)
        nobody = await here.browser("nobody")
        await nobody.open("/voice/answer")
        shown = await nobody.submit("/voice/answer", receipt=receipt.lower().replace("-", " "))
        assert ANSWER in shown.text and WORDS not in shown.text
        assert (await nobody.send("/voice/answer", {"receipt": "AAAA-BBBB-CCCC-DDDD"})).status_code == 422


async def test_the_same_form_again_gives_the_same_number_and_a_crowd_is_asked_to_come_later(db: str) -> None:
    async with town() as here:
        nobody, at = await here.browser("nobody"), f"/voice/{here.units['o']}"
        await nobody.open(at)
        fields = nobody.form(at, kind="praise", words="谢谢")
        numbers = {NUMBER.findall((await nobody.send(at, fields)).text)[0] for _ in range(3)}
        assert len(numbers) == 1
        most, _ = AN_ADDRESS
        answers = [await nobody.send(at, fields | {"key": f"another-one-{nth:04d}"}) for nth in range(most)]
        assert [answer.status_code for answer in answers] == [200] * (most - 1) + [429]
        assert "谢谢" in answers[-1].text and "编号（" not in answers[-1].text


async def test_the_public_page_names_the_unit_and_nobody(db: str) -> None:
    async with town() as here:
        nobody = await here.browser("nobody")
        page = (await nobody.open(f"/voice/{here.units['o']}")).text
        assert "翠园小区" in page and "12389" in page and "分局督察" in page and "七天内" in page
        assert not [name for name in ("赵大山", "李二柱", "周明远", "19900000001") if name in page]
        for odd in ("0", "987654", "9" * 30, "-1"):
            assert (await nobody.client.get(f"/voice/{odd}")).status_code == 404
        refused = await nobody.send(f"/voice/{here.units['o']}", {"kind": "rage", "words": WORDS, "key": "k" * 16})
        assert refused.status_code == 422 and WORDS in refused.text


async def test_it_is_said_on_the_fifth_day_to_its_handler_and_from_the_seventh_to_the_office_too(
    db: str, clock: Clock
) -> None:
    async with town() as here:
        _, voice = await _said(here, "praise")
        await Voice.raw("DELETE FROM voice_words WHERE voice <> {}", voice)
        await Voice.raw("DELETE FROM voice WHERE id <> {}", voice)
        at = (await Voice.raw("SELECT at FROM voice"))[0]["at"]
        heard = []
        for days in (4, 5, 5, 6, 7, 8):
            clock.set(at + timedelta(days=days, minutes=1))
            for one in await due_voices():
                await sweep_voice(one)
            rows = await Notice.raw("SELECT count(*) AS n FROM notice WHERE kind IN ('voice_due', 'voice_overdue')")
            heard.append(rows[0]["n"])
        assert heard == [0, 1, 1, 1, 3, 5]
        async with transaction():
            last = await Notice.raw("SELECT receiver FROM notice WHERE kind = 'voice_overdue' ORDER BY id")
        assert [row["receiver"].partition(":")[0] for row in last] == ["desk", "command"] * 2


async def test_each_unit_has_a_plaque_whose_code_opens_its_page(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(plaques, "qr_drawing", lambda address, **_: drawn.append(address) or "<svg></svg>")
    async with town() as here:
        desk = await here.browser("auxiliary")
        await desk.open(f"/stations/{here.stations['o']}/voices")
        (sheet,) = re.findall(r'href="(\S+/plaques\.pdf)"', desk.page.text)
        answer = await desk.client.get(sheet)
        words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
        assert all(name in words for name in ("翠园小区", "柳河中学", "老街市场")) and "长桥菜场" not in words
        nobody = await here.browser("nobody")
        assert len(drawn) == 3
        for address in drawn:
            assert (await nobody.open(address.removeprefix("http://lianfang.test"))).status_code == 200
