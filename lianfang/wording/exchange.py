"""Refusals of 兑换."""

SENTENCES: dict[str, tuple[int, str]] = {
    "exchange_off": (409, "还没有开通兑换，您的分没有动。"),
    "exchange_no_such_good": (422, "没有这样东西，没有换。请刷新，从单子上选。"),
    "exchange_not_enough": (
        409,
        "{called}要 {costs} 分，您现在能用 {have} 分，不够。您的分没有动，攒够了再来换。",
    ),
    "exchange_owed": (409, "您还欠 {owed} 分，先把分挣回来再换。您的分没有动。"),
    "redemption_moved": (409, "这一项已经办过了，没有再记。请刷新，看现在怎样。"),
    "own_redemption": (403, "谁也不能办自己的，也不能办本单位的。请换一位来办。"),
}
