"""Filled contexts of the office's pages about files and people, and the auditor's. Names and units are invented."""

from datetime import date

from lianfang.web.views import (
    AccountRow,
    AccountsPage,
    Asked,
    AuditPage,
    AuditRow,
    BeatRow,
    BeatsPage,
    ChangedRow,
    Choice,
    Count,
    Device,
    Fact,
    Form,
    Frame,
    Held,
    ImportPage,
    PeoplePage,
    PersonPage,
    PersonRow,
    RejectedRow,
    Report,
    RequestsPage,
    RoleRow,
    SheetCount,
    Tag,
)

REASONS = (Choice("contact", "要联系本人"), Choice("verify", "核对身份"), Choice("exam", "报名考证"))
ROLES = (Choice("office", "办公室"), Choice("officer", "责任民警"), Choice("unit", "单位管理员", True))
PLACES = (Choice("station:1", "洋河派出所"), Choice("unit:12", "新城名苑"), Choice("unit:13", "河滨小区"))


def beats(frame: Frame) -> BeatsPage:
    officers = (Choice("", "没有定"), Choice("3", "周明远", True), Choice("4", "韩立群"))
    rows = (
        BeatRow("新城名苑", "西片区", Form("/units/12/officer", "key-b1"), officers, "2026年11月1日"),
        BeatRow("河滨小区", "西片区", Form("/units/13/officer", "key-b2"), (Choice("", "没有定", True), *officers[1:])),
    )
    return BeatsPage(frame, "洋河派出所", rows, notice="定好了，从今天起。")


def import_choose(frame: Frame) -> ImportPage:
    return ImportPage(
        frame, "洋河派出所", Form("/stations/1/import", "key-up"), error="这个表格加了密码，读不了。请去掉密码再导入。"
    )


def import_report(frame: Frame) -> ImportPage:
    report = Report(
        file="花名册 10月.xlsx",
        about="花名册：会这样写",
        totals=(
            Count("列了", "207", "人"),
            Count("新来", "3", "人"),
            Count("有变化", "5", "人"),
            Count("不变", "197", "人"),
            Count("离岗", "2", "人"),
            Count("收不下", "2", "行", warn=True),
        ),
        sheets=(
            SheetCount("单位", "37", "0"),
            SheetCount("保安员", "205", "2", "第 3 行起是数据"),
            SheetCount("附注", "—", "—", "不认得，没有用"),
        ),
        rejected=(
            RejectedRow("保安员", "47", "身份证号", "末位校验不对", "对着身份证再抄一遍"),
            RejectedRow("保安员", "112", "所属单位", "没有“新城名园”这家", "改成“新城名苑”，或先在“单位”表里加上"),
        ),
        warnings=("12 名保安员没有填手机，已收下，请补上", "表头写的是“开发区派出所”，这次导入到“洋河派出所”"),
        leaving=("马全胜（酒都花园）", "许家旺（水岸新城）"),
        changing=(
            ChangedRow("李大海", "新城名苑", "岗位", "西门岗", "东门岗"),
            ChangedRow("陈国平", "新城名苑", "手机"),
            ChangedRow("", "河滨小区", "所属公司", "", "平安卫士"),
        ),
        confirm=Form("/stations/1/import/81", "key-write"),
        cancel="/stations/1/import",
    )
    return ImportPage(frame, "洋河派出所", Form("/stations/1/import", "key-up"), "roster", "", report)


def people(frame: Frame) -> PeoplePage:
    rows = (
        PersonRow("李大海", "/people/318", "新城名苑", "东门岗 · 白班", Tag("有证", "ok"), Tag("在用", "ok")),
        PersonRow(
            "李大海",
            "/people/402",
            "洋河新区第一实验学校",
            "北门岗 · 夜班",
            Tag("未报名", "mute"),
            Tag("未发码", "mute"),
        ),
    )
    return PeoplePage(frame, "洋河派出所", "/stations/1/people", "李大海", rows, "找到 2 人，同名，看单位分清")


def people_none(frame: Frame) -> PeoplePage:
    return PeoplePage(frame, "洋河派出所", "/stations/1/people", found="找到 0 人")


def person(frame: Frame) -> PersonPage:
    def held(label: str, masked: str, kind: str, clear: str = "") -> Held:
        return Held(label, masked, kind, Form("/people/318/reveal", f"key-{kind}"), clear)

    return PersonPage(
        frame,
        name="李大海",
        unit="新城名苑 · 洋河派出所",
        back="/stations/1/people?q=李大海",
        held=(
            held("身份证号", "990000********0318", "id_number"),
            held("手机", "199****0318", "phone", "19900000318"),
            Held("性别", "男", "sex"),
        ),
        reasons=REASONS,
        postings=(Fact("2016年3月1日起", "新城名苑东门岗，白班", "花名册"), Fact("2014年—2016年", "河滨小区西门岗")),
        certificate=Tag("有证", "ok"),
        certificate_facts=(Fact("编号", "苏990000****0318"), Fact("发证日期", "2016年5月10日")),
        sign_in=Tag("在用", "ok"),
        sign_in_note="9月3日绑定了一部手机。",
        code=Form("/people/318/code", "key-code"),
        code_text="换手机，再发码",
        devices=(Device("红米手机，微信里打开", "今天 08:12", Form("/settings/devices/7/end", "key-d7")),),
        roles=(Fact("保安员", "新城名苑", "2016年3月1日起"),),
        dossier=Form("/people/318/dossier", "key-dossier"),
        filed=(date(2026, 1, 1), date(2026, 11, 20)),
        erase=Form("/people/318/erase", "key-erase"),
        goes=("姓名、身份证号、手机号", "登录用的手机和码"),
        stays=("已签发通报里的合计数", "看过他资料的记录，留 3 年"),
        notice="看了手机全号，已经记下，本人看得到。",
    )


def requests(frame: Frame) -> RequestsPage:
    def asked(id: str, who: str, title: str, text: str, since: str, verb: str, late: bool = False) -> Asked:
        done, refuse = Form(f"/requests/{id}", f"key-d{id}"), Form(f"/requests/{id}", f"key-r{id}")
        return Asked(id, who, title, text, since, done, refuse, verb, late, f"/people/{id}")

    return RequestsPage(
        frame,
        asked=(
            asked("31", "李大海（新城名苑）", "更正手机", "尾号应该是 0318。", "昨天 20:15 提的，10 天内答", "改好了"),
            asked("28", "许家旺（水岸新城）", "删除资料", "", "11月2日提的，过了 15 天", "去删", late=True),
        ),
        reasons=(
            Choice("law", "按规定要留，到期才删"),
            Choice("right", "核对过，没有错"),
            Choice("who", "认不准是本人"),
        ),
        answered=(Fact("11月12日", "陈国平 更正入职日期：改好了"),),
    )


def requests_none(frame: Frame) -> RequestsPage:
    return RequestsPage(frame, (), (), notice="已经答复，他打开就看得到。")


def accounts(frame: Frame) -> AccountsPage:
    def form(href: str) -> Form:
        return Form(f"/accounts/{href}", f"key-{href}")

    return AccountsPage(
        frame,
        accounts=(
            AccountRow(
                "hanliqun",
                "韩立群",
                Tag("在用", "ok"),
                (
                    RoleRow("责任民警，新城名苑等 4 家", "9月1日起", form("3/roles/5/end")),
                    RoleRow("办公室，洋河派出所", "9月1日至10月1日"),
                ),
                "今天 08:02",
                form("3/roles"),
                form("3/password"),
                form("3/close"),
            ),
            AccountRow(
                "wangxiulan", "王秀兰", Tag("停用", "mute"), (RoleRow("单位管理员，新城名苑", "9月1日至10月20日"),)
            ),
        ),
        add=Form("/accounts", "key-add"),
        roles=ROLES,
        places=PLACES,
        secret=Fact("zhouming 的初始密码", "dong-men-gang-7429", "抄给本人，第一次进来要换。"),
        notice="账号 zhouming 开好了。",
    )


def audit(frame: Frame) -> AuditPage:
    return AuditPage(
        frame,
        rows=(
            AuditRow(
                "11月20日 09:20:14",
                "韩立群（民警）",
                "看全号",
                "保安员",
                "318",
                Tag("办成", "ok"),
                "要联系本人",
                "10.7.0.*",
            ),
            AuditRow("11月20日 09:18:02", "wangxiulan", "登录", "账号", "9", Tag("密码不对", "warn"), "", "10.7.3.*"),
            AuditRow("11月20日 08:00:00", "系统", "拟稿", "通报", "2018-W41", Tag("办成", "ok"), "", ""),
        ),
        actions=(Choice("", "全部", True), Choice("reveal", "看全号"), Choice("sign_in", "登录")),
        found="11月20日，3 条",
        day="2026-11-20",
        newer="/audit?before=9",
        older="/audit?after=3",
    )


def audit_none(frame: Frame) -> AuditPage:
    return AuditPage(frame, (), (Choice("", "全部"),), "没有", actor="nobody")
