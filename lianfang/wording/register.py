"""Refusals of the certificate register, of filings, of dossiers."""

SENTENCES: dict[str, tuple[int, str]] = {
    "bad_certificate_number": (
        422,
        "没有登记：证号不对。本分局的证号是{example}。请对照证件再填；式样变了，请分局办公室改设置。",
    ),
    "certificate_taken": (409, "没有登记：这个证号已经登记在另一个人名下。请核对证件；确实是他的，请分局办公室查。"),
    "bad_certificate": (422, "没有记下：{what}。请对照证件和文书改好，再记一次。"),
    "certificate_over": (409, "这个证已经结束了，没有再记。请刷新，看现在怎样。"),
    "bad_certificate_setting": (
        422,
        "没有存：证号开头最多 4 个汉字或大写字母，位数从 1 到 30，前一个不大于后一个。请改好再存。",
    ),
    "uncertified": (
        409,
        "没有排：{who}没有登记保安员证，本所定了没有证不排。请换一个人；他有证，请先在持证台账上登记。",
    ),
    "bad_filing": (422, "没有记下：{what}。请改好再记一次。"),
    "bad_span": (422, "没有成册：起止日期要填全，先后不能颠倒，最长一年。请改好日期，再按一次。"),
    "not_filing": (
        422,
        "没有记下：这家单位的保安员由保安公司派，公司有许可证，单位不用备案。用工方式变了，请先改花名册。",
    ),
}
