"""Refusals on the way to the certificate."""

SENTENCES: dict[str, tuple[int, str]] = {
    "bad_exam_offer": (422, "没有记下：{why}。改好再按一次。"),
    "exam_offer_closed": (409, "这次考试报名已经截止，或者取消了。请等下一次，派出所安排了就在这里。"),
    "exam_offer_over": (409, "这次考试已经开考，或者取消了，不能再改。请刷新，看现在怎样。"),
    "exam_not_over": (409, "还没有开考，不用记谁来了。请开考以后再记。"),
    "exam_cannot_enrol": (409, "没有报上：现在是“{state}”。只有“未报名”的能报名，请先看“我的证”里下一步做什么。"),
    "exam_not_chosen": (422, "没有记下：没有选人，或者没有选哪一次考试。请选好再按一次。"),
    "exam_not_enrolled": (409, "没有报这次考试，或者已经取消了。请刷新，看现在怎样。"),
    "exam_admitted_already": (409, "名字已经报到市局，不能自己取消。去不了，请打派出所值班电话说一声。"),
    "exam_not_ready": (409, "没有记下：{who}现在是“{state}”，还不到这一步。请取消勾选，再按一次。"),
    "exam_no_seat": (409, "没有记下：名额满了，{who}在候补。请先取消去不了的人，再按一次。"),
    "exam_bad_conditions": (422, "没有记下：每一条都要选“符合”或者“不符合”。请选好再交。"),
    "exam_no_window": (422, "没有排：这次考试没有写采集指纹、照相的时间。请电话通知，下次安排时写上。"),
    "exam_ticket_taken": (409, "没有记下：准考证号 {number} 已经是另一个人的。请核对市局的名单，再填一次。"),
}
