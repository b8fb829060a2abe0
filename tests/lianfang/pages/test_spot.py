"""抽问 by hand: an officer puts questions on, an auxiliary ticks what one after another knew, the list tells without naming anybody."""

from tests.lianfang.access.spotted import LINES
from tests.lianfang.access.town import town


async def test_a_round_is_put_on_asked_and_ended(db: str) -> None:
    async with town() as here:
        officer, auxiliary = await here.browser("officer"), await here.browser("auxiliary")
        path = f"/stations/{here.stations['o']}/spot"
        await officer.open(path)
        few = await officer.submit(path, title="十一月", lines="只有一题？｜是", draw="0", topic="")
        assert few.status_code == 422 and "一共要 3 到 5 题" in few.text and "只有一题？｜是" in few.text
        await officer.submit(path, title="十一月", lines=LINES, draw="1", topic="门卫")
        assert "出好了" in officer.page.text and "对不对：来访的人都要登记。" in officer.page.text
        one = str(officer.page.url.path)
        await auxiliary.open(one)
        assert f"{one}/end" not in auxiliary.page.text
        unit = here.units["o"]
        said = {"unit": unit, "whom": "guard", "q-1": "yes", "q-2": "no", "q-3": "yes", "q-4": ""}
        for _ in range(7):
            await auxiliary.submit(one, **said)
            assert "接着问下一位" in auxiliary.page.text and f'value="{unit}" selected' in auxiliary.page.text
        assert "问 7 题次，知道 7，还少，不算率" in auxiliary.page.text
        await officer.open(path)
        assert "知晓率 66.7%（问 21 题次，知道 14）" in officer.page.text
        nothing = await auxiliary.submit(one, **dict.fromkeys(said, "") | {"unit": unit, "whom": "guard"})
        assert nothing.status_code == 422 and "没有记下" in nothing.text
        await officer.open(one)
        await officer.submit(f"{one}/end", sure="yes")
        assert "结束了，数都留着" in officer.page.text
        await auxiliary.open(one)
        assert "记下这一位" not in auxiliary.page.text
