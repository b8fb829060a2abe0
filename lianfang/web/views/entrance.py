"""The ways in: the bound phone, the one-time code, account and password; the second factor; proving it once more."""

from typing import ClassVar, Literal

from markupsafe import Markup

from lianfang.web.views.frame import Form, Page


class LoginPage(Page, frozen=True):
    """Three doors, each posting `next` and `csrf`.

    /login/phone (only where `phone_name` is given: this phone is bound) · /login/code `name`, `code` ·
    /login `account`, `password`. `wrong` is the door that `error` belongs to. `help` says whom to ask.
    """

    template: ClassVar[str] = "entrance/login.html"
    next: str = "/"
    account: str = ""
    error: str = ""
    help: str = "没有码、忘了密码，找单位管理员、社区民警或分局联勤联防办公室。"
    phone_name: str = ""
    name: str = ""
    wrong: Literal["phone", "code", "account"] = "account"
    notice: str = ""


class SlipPage(Page, frozen=True):
    """What the QR of a slip opens: asks whether it is him before the phone is bound. `name` is masked: 李**."""

    template: ClassVar[str] = "entrance/slip.html"
    form: Form
    name: str
    unit: str
    error: str = ""
    binding: str = "按下以后，这部手机就记住您了：90 天里再来不用输码，这张纸上的码也就用完了。"


class SecondPage(Page, frozen=True):
    """The second factor. Posts `code` (6 digits) and `next` to /login/second.

    The first time `qr` is a ready drawing (`qr_drawing`) and `key` the same secret in groups of four.
    """

    template: ClassVar[str] = "entrance/second.html"
    next: str = "/"
    account: str = ""
    qr: Markup | None = None
    key: tuple[str, ...] = ()
    error: str = ""


class ProvePage(Page, frozen=True):
    """再证明一次是您. One form per way that is offered; posts that one field and `next` to /prove.

    `account` is for his password keeper.
    """

    template: ClassVar[str] = "entrance/prove.html"
    ways: tuple[Literal["password", "second", "code"], ...]
    next: str = "/"
    why: str = "这一步要看或要改重要的资料。"
    error: str = ""
    back: str = "/"
    account: str = ""


class NewPasswordPage(Page, frozen=True):
    """The first password after a slip, or one in place of a stale one. Posts `new` and `next` to /login/password."""

    template: ClassVar[str] = "entrance/new_password.html"
    next: str = "/"
    error: str = ""
    account: str = ""
