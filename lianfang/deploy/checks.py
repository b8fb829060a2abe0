"""Whether an installation is fit for real data: one question each, answered by what was seen.

A check returns nothing when all is well, else a sentence in Chinese that says what to do.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct

from lianfang.deploy.observed import Folder, Observed, Server
from lianfang.notices.channels.address import target
from lianfang.notices.channels.channel import NotTaken
from lianfang.settings import allowed_hosts

LEAST_VERSION = 15
KEY_BYTES = 32
LEAST_DIFFERENT = 16
"""Of 32 random bytes about 30 differ; fewer than half is no accident."""


class Check(Struct, frozen=True):
    """`stops`: a server in production does not start while this one fails."""

    name: str
    shown: str
    judge: Callable[[Observed], str]
    stops: bool = False


class Result(Struct, frozen=True):
    """What came of a check. `fault` is empty where all is well."""

    name: str
    shown: str
    ok: bool
    fault: str
    stops: bool


def judged(seen: Observed) -> list[Result]:
    """Every check's result, in their order."""
    faults = [(check, check.judge(seen)) for check in CHECKS]
    return [Result(check.name, check.shown, not fault, fault, check.stops) for check, fault in faults]


def _production(seen: Observed) -> str:
    return "" if seen.told.production else "还不是正式环境。请设 LIANFANG_PRODUCTION=1。"


def _origin(seen: Observed) -> str:
    if not seen.told.origin:
        return "没有写对外的网址。请设 LIANFANG_ORIGIN，例如 https://lianfang.example。"
    if urlsplit(seen.told.origin).scheme != "https":
        return f"对外的网址 {seen.told.origin} 没有加密。请在前面装好证书，把 LIANFANG_ORIGIN 改成 https 开头。"
    return ""


def _hosts(seen: Observed) -> str:
    if "*" in allowed_hosts(seen.told):
        return (
            "什么主机名都放行。请把 LIANFANG_HOSTS 里的 * 去掉，只留本平台的主机名；写了 LIANFANG_ORIGIN 的可以不写它。"
        )
    return ""


def _debug(seen: Observed) -> str:
    return "调试开着，出错时会把内情显示给外人。请去掉 LIANFANG_DEBUG。" if seen.told.debug else ""


def _data_folder(seen: Observed) -> str:
    return _folder("数据文件夹", str(seen.told.data), seen.disk.data)


def _keys_folder(seen: Observed) -> str:
    return _folder("密钥文件夹", str(seen.told.keys), seen.disk.keys)


def _folder(shown: str, path: str, folder: Folder) -> str:
    if not folder.exists:
        return f"没有{shown} {path}。请用运行平台的用户建好：mkdir -p -m 700 {path}。"
    if not folder.own:
        return f"{shown} {path} 不是运行用户自己的。请改属主（chown），再查一遍。"
    if folder.mode != 0o700:
        return f"{shown} {path} 的权限是 {folder.mode:04o}，别人也能进。请改成 chmod 700；内置数据库不要用 root 运行，它会把文件夹打开。"
    return ""


def _keys_apart(seen: Observed) -> str:
    data, keys = seen.told.data, seen.told.keys
    if keys == data or data in keys.parents or keys in data.parents:
        return f"密钥 {keys} 和数据 {data} 一个套着一个，备份数据就会带走密钥。请把 LIANFANG_KEYS 设到另外的地方。"
    return ""


def _keys_place(seen: Observed) -> str:
    if seen.told.keys == seen.told.data.parent / "keys":
        return f"密钥还在默认的地方 {seen.told.keys}，和数据放在一起。请设 LIANFANG_KEYS，放到另一块盘或另一个分区，单独备份。"
    return ""


def _blind_key(seen: Observed) -> str:
    key = seen.disk.blind
    if not key.exists:
        lost = seen.server is not None and seen.server.held > 0
        return (
            "库里有个人信息，查找用的密钥 blind.key 却不在。请从密钥的备份里放回去，不要让平台另造一把。"
            if lost
            else ""
        )
    if key.length < KEY_BYTES or key.different < LEAST_DIFFERENT:
        return "查找用的密钥 blind.key 太短或太简单，像是手写的。请挪走它，让平台自己造一把，再把个人信息重新导入。"
    return ""


def _server(seen: Observed) -> str:
    return "" if seen.server else f"连不上数据库（{seen.why}）。请核对 DATABASE_URL，看数据库有没有开。"


def _version(server: Server) -> str:
    if server.version < LEAST_VERSION:
        return f"数据库是 PostgreSQL {server.version}。请换成 {LEAST_VERSION} 或更新的。"
    return ""


def _fsync(server: Server) -> str:
    return _on(server, "fsync", "停电会毁掉整个库")


def _full_page_writes(server: Server) -> str:
    return _on(server, "full_page_writes", "停电会留下半页坏数据")


def _synchronous_commit(server: Server) -> str:
    return _on(server, "synchronous_commit", "办完的事停电后会不见")


def _on(server: Server, name: str, harm: str) -> str:
    return f"数据库关着 {name}，{harm}。请在 postgresql.conf 里改成 on，再重载。" if name in server.off else ""


def _own_user(server: Server) -> str:
    user = server.user
    if user.superuser or user.bypasses:
        return f"平台用的数据库用户 {user.name} 是超级用户，什么限制都管不住它。请另建普通用户给 DATABASE_URL，库主只写在 DATABASE_OWNER_URL。"
    if user.owns:
        return f"平台用的数据库用户 {user.name} 就是库主，账本它自己能拆。请另建普通用户给 DATABASE_URL，库主只写在 DATABASE_OWNER_URL。"
    return ""


def _books_closed(server: Server) -> str:
    if server.user.changes:
        return f"平台用的数据库用户 {server.user.name} 能改账本：{'、'.join(server.user.changes)}。请收回它的改、删、清空权限，再运行 lianfang migrate。"
    return ""


def _books_guarded(server: Server) -> str:
    if server.missing:
        return f"库里还没有这些账本：{'、'.join(server.missing)}。请先运行 lianfang migrate。"
    if server.unguarded:
        return f"这些账本的防改触发器不全或被关了：{'、'.join(server.unguarded)}。请查清是谁动的，由库主重新打开（ALTER TABLE … ENABLE TRIGGER ALL）。"
    return ""


def _second_factor(seen: Observed) -> str:
    if seen.told.second_factor != "required":
        return "办公室和民警只凭密码就能进。请设 LIANFANG_SECOND_FACTOR=required。"
    return ""


def _samples(server: Server) -> str:
    if server.samples:
        return f"示例账号还在，密码是公开的：{'、'.join(server.samples)}。请停用这些账号，或换一个空库重新开始。"
    return ""


def _enrolled(server: Server) -> str:
    if server.without_second:
        return f"这些账号还没有绑定动态口令：{'、'.join(server.without_second)}。请本人登录一次，照页面绑好。"
    return ""


def _deadman(seen: Observed) -> str:
    told = seen.told
    if not told.deadman_url:
        return "服务停了没有人会知道。请设 LIANFANG_DEADMAN_URL：healthchecks 一类的网址，一分钟报一次平安，停了由它来喊人。"
    try:
        target(told.deadman_url, told.hook_hosts, may_be_plain=True)
    except NotTaken:
        return "报平安的网址去不了。请把它的主机名（端口不是 443 的带上端口）写进 LIANFANG_HOOK_HOSTS。"
    if told.deadman_url.startswith("http://") and not told.hook_nets:
        return "报平安的网址没有加密，只许在内网用。请改成 https 开头，或者把它所在的网段写进 LIANFANG_HOOK_NETS。"
    return ""


def _seal(seen: Observed) -> str:
    if not seen.told.seal:
        return "没有签名证书，签发的通报盖的是样章。请设 LIANFANG_SEAL（.p12 文件）和 LIANFANG_SEAL_PASSWORD_FILE。"
    return seen.seal


def _asked(judge: Callable[[Server], str]) -> Callable[[Observed], str]:
    """A question to the database; what could not be asked is not well."""
    return lambda seen: judge(seen.server) if seen.server else "数据库没有连上，这一项没查到。请连上后再查。"


CHECKS = (
    Check("production", "正式环境", _production),
    Check("origin", "对外网址", _origin, stops=True),
    Check("hosts", "主机名", _hosts, stops=True),
    Check("debug", "调试", _debug, stops=True),
    Check("data_folder", "数据文件夹", _data_folder),
    Check("keys_folder", "密钥文件夹", _keys_folder, stops=True),
    Check("keys_apart", "密钥与数据分开", _keys_apart, stops=True),
    Check("keys_place", "密钥的位置", _keys_place),
    Check("blind_key", "查找密钥", _blind_key, stops=True),
    Check("server", "数据库", _server, stops=True),
    Check("version", "数据库版本", _asked(_version)),
    Check("fsync", "写盘", _asked(_fsync), stops=True),
    Check("full_page_writes", "整页写", _asked(_full_page_writes), stops=True),
    Check("synchronous_commit", "提交即落盘", _asked(_synchronous_commit), stops=True),
    Check("own_user", "平台的数据库用户", _asked(_own_user)),
    Check("books_closed", "账本权限", _asked(_books_closed)),
    Check("books_guarded", "账本触发器", _asked(_books_guarded)),
    Check("second_factor", "动态口令", _second_factor),
    Check("samples", "示例账号", _asked(_samples), stops=True),
    Check("enrolled", "动态口令绑定", _asked(_enrolled)),
    Check("deadman", "报平安", _deadman),
    Check("seal", "签名证书", _seal),
)
