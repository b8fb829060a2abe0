"""Filled contexts of 扣分单 and 一票否决. Names and units are invented."""

from datetime import date

from lianfang.web.pages.deduction_view import PAPER_SAYS, answers, bars, kinds
from lianfang.web.views import (
    Choice,
    Fact,
    Form,
    Frame,
    OwnSlipsPage,
    SlipCard,
    StationSlipsPage,
    Tag,
    UnitSlipsPage,
    VetoCard,
    VetoesPage,
)
from scoring.points.vetoes.vocabulary import GROUNDS, REASONS

SEEN = "十点到十点二十，东门岗没有人，值班台打了两次座机。"
OWN = "没有这回事：我去给业主开西门的锁，锁坏了，来回十几分钟，对讲喊过老王。"
CHECKED = "看了录像，十点零三分离开，十点二十一分回来。"
CLAUSE = Fact("条款", "扣分第1条：当班时离开岗位，扣5分；在处置、在避险、拒绝违法指令的，不扣")
PROPOSED, CONFIRMED = Fact("谁提出", "周明远，周三 10:40"), Fact("谁核对", "孙丽，今天 08:20")
GUARDS = (Choice("12.7", "新城名苑 李大海"), Choice("12.8", "新城名苑 王建国"), Choice("13.9", "老街市场 赵长顺"))


def _slip(number: str, state: Tag, means: str, said: int = 1, **more: object) -> SlipCard:
    words = (("民警写的", SEEN), ("本人说的", OWN), ("单位写的", CHECKED))[:said]
    row = {"title": "脱岗 · 11月18日 星期三", "facts": (PROPOSED, CLAUSE), "slip": f"/deductions/{number}/slip.pdf"}
    return SlipCard(number, state=state, means=means, said=words, **row | more)  # type: ignore[arg-type]


def own(frame: Frame) -> OwnSlipsPage:
    asked = "周警官说您这一天脱岗。还没有扣分，先听您说。请在 11月20日 10:40 前说；不说也可以。"
    stands = (
        "民警和单位都确认了。有意见，12月5日 08:20 前在“我的积分”里提积分异议，分局法制部门复核。" + PAPER_SAYS + "。"
    )
    waits = _slip(
        "8", Tag("先听本人说", "gold"), asked, answer=Form("/deductions/8", "key-8"), answers=answers("post.left")
    )
    over = _slip("5", Tag("扣 5 分", "warn"), stands, 3, facts=(PROPOSED, CONFIRMED, CLAUSE))
    return OwnSlipsPage(frame, (waits,), (over,), (), error="还没有写话。请说一句或写一句，再点一次。")


def own_none(frame: Frame) -> OwnSlipsPage:
    return OwnSlipsPage(frame, (), (), (), notice="记下了，不扣分。这件事由分局法制部门书面来办。")


def own_veto(frame: Frame) -> OwnSlipsPage:
    why = "原因：处罚决定（洋公行罚决字〔2026〕12号）。到2026年12月31日为止。有意见，可以在“我的积分”里提异议，分局法制部门复核。"
    dropped = _slip("4", Tag("没有扣分", "ok"), "当时在处置、避险，不扣分。", 2, slip="")
    return OwnSlipsPage(frame, (), (dropped,), (("本期不评奖", why),))


def unit(frame: Frame) -> UnitSlipsPage:
    named = "李大海 · 脱岗 · 11月18日 星期三"
    means = "单位在 11月25日 24:00 前核对，过了就不扣了。"
    waits = _slip(
        "8", Tag("等单位核对", "gold"), means, 2, title=named, confirm=Form("/units/12/deductions/8", "key-8"), bars=bars()
    )  # fmt: skip
    over = _slip("5", Tag("没有扣分", "ok"), "单位说没有这回事，不扣分。", 3, title=named, slip="")
    return UnitSlipsPage(frame, "新城名苑", (waits,), (over,), ("王建国",))


def unit_none(frame: Frame) -> UnitSlipsPage:
    return UnitSlipsPage(frame, "新城名苑", (), (), (), notice="记下了，不扣分。保安员收到了通知。")


def desk(frame: Frame) -> StationSlipsPage:
    named = "新城名苑 李大海 · 脱岗 · 11月18日 星期三"
    means = "本人可以说到 11月20日 10:40。11月25日 24:00 还没有办完，就不扣了。"
    back = Form("/stations/1/deductions/8", "key-8")
    waits = _slip("8", Tag("先听本人说", "gold"), means, title=named, back=back)
    facts = (PROPOSED, CONFIRMED, CLAUSE)
    over = _slip(
        "5",
        Tag("扣 5 分", "warn"),
        PAPER_SAYS + "。",
        3,
        title=named,
        facts=facts,
        back=Form("/stations/1/deductions/5", "key-5"),
    )
    return StationSlipsPage(
        frame,
        "洋河派出所",
        (waits,),
        (over,),
        Form("/stations/1/deductions", "key-new"),
        GUARDS,
        kinds("post.left"),
        bars(),
        date(2026, 11, 20),
        date(2026, 11, 13),
        words="十点到十点二十东门没有人",
        error="这个人、这一天、这件事已经提过一次，不再提第二次。请看下面的单子。",
    )


def desk_auxiliary(frame: Frame) -> StationSlipsPage:
    today = date(2026, 11, 20)
    hint = "提出和收回请民警点；核对是单位的事。"
    return StationSlipsPage(frame, "洋河派出所", (), (), None, (), kinds(), bars(), today, today, hint=hint)


def _veto(number: str, state: Tag, words: str = "", **more: object) -> VetoCard:
    facts = (
        Fact("原因", "处罚决定"),
        Fact("文书号", "洋公行罚决字〔2026〕12号"),
        Fact("起止", "2026年11月1日到2026年12月31日"),
        Fact("谁定的", "周明远提出，陈向东定，今天 08:20"),
    )
    return VetoCard(number, "新城名苑 李大海", state, words, facts, **more)  # type: ignore[arg-type]


def _vetoes(frame: Frame, office: bool) -> VetoesPage:
    base = "/stations/1/vetoes"
    decide = Form(f"{base}/3", "key-3") if office else None
    lift = Form(f"{base}/2/lifting", "key-2") if office else None
    return VetoesPage(
        frame,
        "洋河派出所",
        (_veto("p3", Tag("等办公室定", "gold"), "外传了门岗录像，已经拘留。", decide=decide),),
        (_veto("v2", Tag("不评奖", "warn"), lift=lift),),
        (_veto("v1", Tag("解除了", "mute")),),
        None if office else Form(base, "key-new"),
        GUARDS,
        tuple(Choice(code, word) for code, word in GROUNDS.items()),
        tuple(Choice(code, word) for code, word in REASONS.items()),
        date(2026, 11, 20),
        date(2027, 2, 18),
        error="" if office else "文书号没有写对，没有记下。请照文书写。",
    )


def vetoes(frame: Frame) -> VetoesPage:
    return _vetoes(frame, office=False)


def vetoes_office(frame: Frame) -> VetoesPage:
    return _vetoes(frame, office=True)
