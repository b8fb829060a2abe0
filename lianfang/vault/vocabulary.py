"""The vault's codes and what they are called on pages."""

GONE = "已注销"
"""The name of a person who was erased."""

KINDS = {"id_number": "身份证号", "phone": "手机"}

REASONS = {
    "emergency": "接警核实",
    "asked": "本人要求",
    "reward": "奖励发放",
    "correction": "资料更正",
    "check": "检查核对",
    "certificate": "证件办理",
    "brave": "见义勇为申报",
}
"""Why a value may be shown in the clear."""

REQUESTS = {"correction": "要求更正", "erasure": "要求注销"}

ABOUTS = {
    "name": "姓名",
    **KINDS,
    "certificate": "保安员证",
    "posting": "岗位",
    "employment": "用工",
    "contact": "联系人",
    "all": "全部资料",
}
"""What a request is about."""

ANSWERS = {
    "correction": {
        "done": "已经更正",
        "right": "核对过，原来写得没有错",
        "unproved": "没能确认是本人提出的，请带身份证到办公室",
        "gone": "资料已注销，不用再改",
    },
    "erasure": {
        "done": "已经注销",
        "on_duty": "还在岗，离岗以后再办",
        "kept": "法律规定还要保存一段时间，期满就删",
        "unproved": "没能确认是本人提出的，请带身份证到办公室",
    },
}
"""The answers that each kind of request may get."""
