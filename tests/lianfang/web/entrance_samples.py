"""Filled contexts of the ways in and of the pages for everybody. Names and units are invented."""

from lianfang.web.views import (
    Fact,
    Form,
    Frame,
    LoginPage,
    NewPasswordPage,
    ProvePage,
    Rule,
    RulesPage,
    SecondPage,
    SlipPage,
    VerifyPage,
    qr_drawing,
)

KEY = ("J5QW", "4Y3P", "NRSX", "EZLB", "M5UW", "64TF", "MFZG", "K3TU")
DIGEST = "3f1b7c0e9a44d2856b0f6f2ac71d95e8b1c4a07d6e52f3389a1b6c7d8e9f0011"


def login(frame: Frame) -> LoginPage:
    return LoginPage(frame, next="/points")


def login_refused(frame: Frame) -> LoginPage:
    return LoginPage(frame, account="lidahai", error="账号或密码不对，请再输一次。还能试 4 次。")


def login_bound(frame: Frame) -> LoginPage:
    return LoginPage(
        frame, phone_name="李**", name="李大海", wrong="code", error="这个码用过了。请找单位管理员要一个新码。"
    )


def login_phone(frame: Frame) -> LoginPage:
    return LoginPage(frame, phone_name="李**", notice="已经退出。")


def slip(frame: Frame) -> SlipPage:
    return SlipPage(frame, Form("/in/8Kq2pXc", "key-slip"), "李**", "新城名苑")


def second(frame: Frame) -> SecondPage:
    return SecondPage(frame, "/office/bulletins", "hanliqun", error="这 6 位数过时了。等它换了再输一次。")


def second_first(frame: Frame) -> SecondPage:
    return SecondPage(frame, "/", "hanliqun", qr_drawing("otpauth://totp/lianfang:hanliqun?secret=J5QW4Y3P"), KEY)


def new_password(frame: Frame) -> NewPasswordPage:
    return NewPasswordPage(frame, "/beat", "这个密码还不行：太短。请改好再交。", "hanliqun")


def prove(frame: Frame) -> ProvePage:
    return ProvePage(
        frame, ("password", "second", "code"), "/people/318", "要看全号，先证明是您本人。", "密码不对，请再输一次。"
    )


def verify(frame: Frame) -> VerifyPage:
    return VerifyPage(frame)


def verify_real(frame: Frame) -> VerifyPage:
    return VerifyPage(
        frame,
        "real",
        "这是第 40 期，和签发时一字不差。",
        (
            Fact("哪一期", "第 40 期，10月1日至7日"),
            Fact("谁签发的", "陈立民"),
            Fact("什么时候", "10月9日 星期五 09:40"),
        ),
        DIGEST,
    )


def verify_unknown(frame: Frame) -> VerifyPage:
    return VerifyPage(
        frame,
        "unknown",
        "本局没有签发过这样一份。可能改动过，也可能是照片或扫描件。请以派出所发的为准。",
        sha256=DIGEST,
    )


def rules(frame: Frame) -> RulesPage:
    return RulesPage(
        frame,
        (
            Rule(
                "花名册",
                "保安服务管理条例第 13 条、第 37 条；个人信息保护法第 34 条",
                "在岗保安员",
                "离岗后 3 年，到期销毁",
            ),
            Rule("积分", "联勤联防积分管理办法（现行第 2 版）", "参加联防的保安员", "2 年"),
            Rule("看全号", "个人信息保护法第 51 条：写原因、留记录、本人看得到", "看的人和被看的人", "记录留 3 年"),
            Rule("登录的手机", "网络安全法第 21 条", "登录的人", "退出后 6 个月"),
        ),
        "只收办事用得着的资料。没有写在这里的，就不收。",
        "有疑问，找分局联勤联防办公室；不答复，可以向分局督察反映。",
    )
