"""Refusals of training."""

SENTENCES: dict[str, tuple[int, str]] = {
    "bad_training": (422, "没有记下：{what}，请填好再存。"),
    "training_no_trainer": (422, "没有记下：讲课的人只写一位。请选本所民警、本所保安员，或者写外请的人。"),
    "training_bad_video": (422, "没有记下：视频只收 https:// 开头的网址。请复制完整的网址再存。"),
    "training_moved": (409, "这堂培训已经结了，或者取消了，没有再记。请刷新，看现在怎样。"),
    "training_not_yet": (409, "还没到时候，开讲前半小时才能签到。请到时候再来。"),
    "training_wrong_code": (422, "码不对，没有记上。请看讲课的人屏上现在的六位数，再填一次。"),
    "training_too_many_guesses": (
        409,
        "码填错太多次了，没有记上。请过几分钟，看清屏上的六位数再填；来不及，请讲课的人点名。",
    ),
    "training_no_signing_out": (409, "您已经签到了。签退还没有开，讲完以后看屏上的码再签退。"),
    "training_sign_in_over": (409, "已经在签退，不能再签到。您确实来了，请找讲课的人点名。"),
    "training_trainer_himself": (409, "您是讲课的人，讲课另外记，不用签到。"),
    "training_no_reason": (422, "要写明原因（最多 {most} 个字）。请写好再交。"),
    "training_officers_only": (403, "这堂培训已经结了。要更正，请找派出所民警。"),
    "training_not_on_roll": (409, "名单上没有这个人，或者他没有签到。请刷新，看现在怎样。"),
    "training_no_check": (409, "这堂培训没有小测，或者您没有参加。请回到学习培训看别的。"),
    "training_bad_plan": (422, "没有记下：月份、内容、哪一级、次数（0 到 {most}）都要填对。请改好再存。"),
}
