"""Refusals of the signature on a bulletin. All come before a number is given."""

SENTENCES: dict[str, tuple[int, str]] = {
    "seal_missing": (
        503,
        "没有签发，也没有编号：签名证书或者它的密码文件读不出来。请系统管理员核对 LIANFANG_SEAL 和 LIANFANG_SEAL_PASSWORD_FILE，再签发。",
    ),
    "seal_locked": (
        503,
        "没有签发，也没有编号：签名证书打不开，密码不对，或者文件坏了。请系统管理员换上对的密码文件，再签发。",
    ),
    "seal_keyless": (
        503,
        "没有签发，也没有编号：签名证书文件里没有私钥，签不了名。请向发证机构要带私钥的 .p12 文件，换上再签发。",
    ),
    "seal_expired": (503, "没有签发，也没有编号：签名证书 {day} 到期了。请续办，换上新的再签发。"),
    "seal_not_yet_valid": (
        503,
        "没有签发，也没有编号：签名证书 {day} 才生效。请等到那天，或者先换一份已经生效的，再签发。",
    ),
    "seal_not_for_signing": (
        503,
        "没有签发，也没有编号：这份证书不是签名用的。请换上用途是“数字签名”的证书，再签发。",
    ),
    "seal_unsupported": (
        503,
        "没有签发，也没有编号：这份证书的算法，外面的阅读器验不了（国密 SM2 也在内）。请要一份 RSA 或 ECDSA 的签名证书，换上再签发。",
    ),
    "seal_letter": (
        422,
        "没有签发，也没有编号：章上的“{character}”没有字形，画不出来。请换一个写法，或者请系统管理员补字体。",
    ),
}
