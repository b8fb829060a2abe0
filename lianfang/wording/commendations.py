"""Refusals of 年度表彰."""

SENTENCES: dict[str, tuple[int, str]] = {
    "commend_year_goes_on": (409, "{year} 年还没有过完，分还会变。请过了年再拟。"),
    "commend_list_moved": (409, "这份名单已经不在这一步了，可能别人刚办过，没有再记。请刷新，看现在到哪一步。"),
    "commend_proposed_before": (409, "名单上已经有了，没有再记。请看下面的名单。"),
    "commend_no_reason": (422, "还没有写凭什么表彰，没有记下。请写一句话，不超过 {most} 个字。"),
    "commend_too_many": (409, "{kind}一年最多表彰 {most} 个，名额满了。要换人，请先把一个改成不选。"),
    "commend_nobody": (409, "还没有选人，不能公示。请先在名单里选。"),
    "commend_stopped": (
        409,
        "选上的人里有 {many} 个现在不能表彰（一票否决、嫌疑没有查清，或者异议没有答复），没有办。请先改成不选，或者等定了再办。",
    ),
    "commend_still_public": (409, "公示到 {until} 才满。满了以后再批准。"),
    "commend_one_hand": (403, "表彰要两个人办，拟的人不能批，谁也不能办自己的和本单位的。请换一位来办。"),
    "commend_no_number": (422, "表彰决定要写文号：有数字，不超过 {most} 个字。请照文件写。"),
}
