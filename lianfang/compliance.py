"""合规说明: what the platform does, on which article, with whose data, how long, and whether anybody may stay out of it.

The public page prints it. Quotations of regulations that lie in lianfang/laws are compared with them by a test.
"""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

LAWS_FOLDER = Path(__file__).parent / "laws"
STATUTORY, VOLUNTARY = "法定", "自愿"


class Law(Struct, frozen=True):
    """A rule and its state. `text` names the file in lianfang/laws; empty where the text is not kept here."""

    name: str
    state: str
    text: str = ""


class Cited(Struct, frozen=True):
    """An article and the words of it that count: to the letter where the text is kept here, shortened where it is not."""

    law: Law
    article: str
    words: str


class Function(Struct, frozen=True):
    """One thing that the platform does. `rule` is what besides the law it needs in writing before it is used."""

    name: str
    does: str
    basis: str
    rests_on: tuple[Cited, ...]
    whose: str
    kept: str
    rule: str = ""


SERVICE = Law("保安服务管理条例", "2022年3月29日修订", "保安服务管理条例-2022.txt")
INTERNAL = Law("企业事业单位内部治安保卫条例", "2004年12月1日起施行", "企业事业单位内部治安保卫条例-2004.txt")
PERSONAL = Law("中华人民共和国个人信息保护法", "2021年11月1日起施行")
NETWORK = Law("中华人民共和国网络安全法", "2025年修正，2026年1月1日起施行")
PENALTY = Law("中华人民共和国行政处罚法", "2021年修订")

_SYSTEM = Cited(
    SERVICE, "第三十七条", "公安机关建立保安服务监督管理信息系统，记录保安从业单位、保安培训单位和保安员的相关信息。"
)
_DUTY = Cited(PERSONAL, "第三十四条", "国家机关为履行法定职责处理个人信息，不得超出履行法定职责所必需的范围和限度。")
_TOLD = Cited(PERSONAL, "第三十五条", "国家机关为履行法定职责处理个人信息，应当履行告知义务。")
_SAFE = Cited(PERSONAL, "第五十一条", "采取加密、去标识化等安全技术措施，合理确定操作权限。")
_LOGS = Cited(NETWORK, "第二十三条", "留存相关的网络日志不少于六个月。")
_ELSEWHERE = Cited(SERVICE, "第十五条", "自行招用保安员的单位不得在本单位以外或者物业管理区域以外提供保安服务。")
_NEED = Cited(PERSONAL, "第二十八条", "具有特定的目的和充分的必要性，并采取严格保护措施，方可处理敏感个人信息。")
_GUIDES = Cited(
    SERVICE,
    "第三十六条",
    "公安机关应当指导保安从业单位建立健全保安服务管理制度、岗位责任制度、保安员管理制度和紧急情况应急预案",
)

FUNCTIONS = (
    Function(
        "登录和设备",
        "用账号密码、动态口令或者绑定的手机进来；记下进来过的设备，本人随时能看、能停用。不用手机的，都有纸质办法。",
        STATUTORY,
        (_SYSTEM, _SAFE, _LOGS),
        "所有有账号的人",
        "手机登录最长 90 天，电脑登录最长 12 小时；一次性号码 7 天作废；试错记录 30 天后删去；停用的账号不再能进。",
    ),
    Function(
        "花名册导入",
        "把派出所的花名册导进来：单位、保安员、岗位、证号；身份证号和手机加密保存，页面上只显示头尾几位。",
        STATUTORY,
        (
            Cited(SERVICE, "第十四条", "法定代表人（主要负责人）、分管负责人和保安员的基本情况"),
            Cited(
                SERVICE,
                "第十六条",
                "申请人经设区的市级人民政府公安机关考试、审查合格并留存指纹等人体生物信息的，发给保安员证。",
            ),
            _SYSTEM,
            _DUTY,
            _TOLD,
        ),
        "保安员、单位联系人",
        "在册期间一直保存；离岗后可以申请注销。指纹等人体生物信息本平台不收。",
    ),
    Function(
        "积分",
        "按积分管理办法给做过的事记分，每一分都能看到是哪一条、哪一天、凭什么；有异议可以提。学习、点赞、在线时间不记分。积分不得作为扣发工资、解除合同的依据。",
        VOLUNTARY,
        (
            Cited(
                SERVICE,
                "第七条",
                "对在保护公共财产和人民群众生命财产安全、预防和制止违法犯罪活动中有突出贡献的保安从业单位和保安员，公安机关和其他有关部门应当给予表彰、奖励。",
            ),
            Cited(INTERNAL, "第十七条", "在单位内部治安保卫工作中取得显著成绩的单位和个人"),
        ),
        "参加联勤联防的保安员和单位",
        "账目只增不改，一直保存；本人注销后账上只剩编号，看不出是谁。",
        rule="分局印发的积分管理办法（国办函〔2026〕12号：计分要有书面办法）",
    ),
    Function(
        "扣分和一票否决",
        "民警提出，先听本人说，单位再核对，两个人都确认才扣，七天里没办完就不扣；拒绝违法指令、处置、避险、交接班、送医都不扣。处罚、立案等一段时间不评奖，由分局定、能解除；嫌疑只暂缓。有异议可以提。不得作为扣发工资、解除合同的依据。",
        VOLUNTARY,
        (
            Cited(SERVICE, "第三十条", "保安员不得有下列行为"),
            Cited(SERVICE, "第三十一条", "保安员有权拒绝执行保安从业单位或者客户单位的违法指令。"),
        ),
        "参加联勤联防的保安员",
        "单子和一票否决一直保存，只有编号；写的话放在旁边，本人注销时删去。",
        rule="分局印发的积分管理办法（扣哪几样、扣几分、什么情况不评奖）",
    ),
    Function(
        "求援和支援",
        "单位按两下求援，值班台、联勤组和邻近单位的保安同时知道；去不去、能不能去由本人和单位说，不能去的可以守着帮看。业主维权、讨薪、要账、拆迁只报派出所。没有证、没有保险、55 岁以上、说过不参加的，不叫去处突。",
        VOLUNTARY,
        (
            Cited(
                SERVICE,
                "第二十九条",
                "保安员应当及时制止发生在服务区域内的违法犯罪行为，对制止无效的违法犯罪行为应当立即报警，同时采取措施保护现场。",
            ),
            Cited(INTERNAL, "第十六条", "接到单位内部发生治安案件、涉嫌刑事犯罪案件的报警，及时出警，依法处置。"),
            _ELSEWHERE,
            _NEED,
        ),
        "签了协议的单位、当班的保安员",
        "求援、到场、办结的记录一直保存；位置只在按下时取一次，30 天后删去；照片和通知 184 天后删去。",
        rule="分局的勤务依据（文号、有效期）和单位签的互助协议",
    ),
    Function(
        "上岗和交接班",
        "记谁在哪个岗、从几点到几点；交接班两人各签；走不开的岗没人接不下岗。当班的人才会被叫去支援。",
        STATUTORY,
        (_GUIDES, Cited(INTERNAL, "第八条", "门卫、值班、巡查制度")),
        "保安员",
        "和花名册一样，在册期间一直保存。",
    ),
    Function(
        "联防巡逻和到点登记",
        "单位报今晚能派几人，派出所下勤务令，写明带队民警；到点扫码登记，有疑点的由民警看，不自动扣分。在外单位只看、劝、报，不查证件、不追。报 0 不扣分。",
        VOLUNTARY,
        (
            Cited(INTERNAL, "第十一条", "在单位范围内进行治安防范巡逻和检查，建立巡逻、检查和治安隐患整改记录"),
            _ELSEWHERE,
            _NEED,
        ),
        "签了协议的单位、参加巡逻的保安员",
        "勤务令和到点记录一直保存；位置只在按下时取一次，30 天后删去，单位看不到；照片 184 天后删去。",
        rule="分局的勤务依据（文号、有效期）和单位签的联勤联防协议",
    ),
    Function(
        "工作笔记、指令和事项单",
        "保安写给自己的社区民警，民警答复到办好；派出所发每日指令和协查；调处、救助、协助、宣传各登一张单。",
        STATUTORY,
        (
            Cited(INTERNAL, "第十六条", "检查、指导单位的内部治安保卫工作"),
            Cited(INTERNAL, "第十一条", "开展治安防范宣传教育"),
            _DUTY,
        ),
        "保安员、写进单子的人",
        "笔记和单子一直保存；照片 184 天后删去。",
    ),
    Function(
        "信息报送",
        "保安直接报给民警，单位看不到；写的话和照片加密，谁看过都留痕，给别的民警看要写原因；通报、积分和导出里只有“信息报送”四个字。",
        VOLUNTARY,
        (
            Cited(
                SERVICE,
                "第七条",
                "对在保护公共财产和人民群众生命财产安全、预防和制止违法犯罪活动中有突出贡献的保安从业单位和保安员",
            ),
            _SAFE,
            _NEED,
        ),
        "报送的保安员、信息里提到的人",
        "一直保存，钥匙不和数据放在一起；本人注销时销毁他自己的那把。",
        rule="分局印发的积分管理办法（报送怎么受理、怎么记分）",
    ),
    Function(
        "表扬、投诉和建议",
        "谁都能扫单位铭牌上的码说一句，不用登录，可以不留电话；七天内答复，凭编号看；办的人与这件事无关，不自动扣保安员的分。",
        STATUTORY,
        (
            Cited(SERVICE, "第三十九条", "接到投诉的公安机关应当及时调查处理，并反馈查处结果。"),
            Cited(PERSONAL, "第十九条", "保存期限应当为实现处理目的所必要的最短时间。"),
        ),
        "来说的人、说到的单位",
        "说的话和答复加密保存；留的电话答复后 184 天删去。",
    ),
    Function(
        "点名登记",
        "登记岗位点名的结果。点的是岗，不点人；免点要写原因；夜里不打私人电话，也不在群里接龙。单位凭协议参加，可以暂停。",
        VOLUNTARY,
        (
            _GUIDES,
            Cited(INTERNAL, "第八条", "门卫、值班、巡查制度"),
            Cited(INTERNAL, "第十六条", "检查、指导单位的内部治安保卫工作"),
            _ELSEWHERE,
        ),
        "签了协议的单位和当班的岗位",
        "和周记录一起保存；导错的行可以撤下，撤下的也留着痕迹。",
        rule="单位签的联勤联防协议（国办函〔2026〕12号：签到要有书面依据）",
    ),
    Function(
        "工作通报",
        "每周把各片区的数和事实印成通报。只写事实和次数，不通报批评、不排末位；写到单位的，先给单位看，单位答“属实”或者“有异议”。写到个人只为表扬，要本人同意。",
        STATUTORY,
        (
            Cited(INTERNAL, "第十六条", "指导单位制定、完善内部治安保卫制度，落实治安防范措施"),
            _GUIDES,
            Cited(PENALTY, "第九条", "行政处罚的种类：（一）警告、通报批评"),
            Cited(PERSONAL, "第二十五条", "不得公开其处理的个人信息，取得个人单独同意的除外。"),
        ),
        "片区和单位；受表扬的本人",
        "签发的通报编号存档，一直保存；有错发更正，不改原件。",
    ),
    Function(
        "操作审计",
        "谁在什么时候看了、改了、被拒绝了什么，一条一条记下；只记编号，不记内容。审计员只能看，谁也不能改。",
        STATUTORY,
        (
            _LOGS,
            Cited(PERSONAL, "第五十四条", "定期对处理个人信息遵守法律、行政法规的情况进行合规审计。"),
            Cited(
                SERVICE,
                "第四十九条",
                "公安机关的人民警察在保安服务活动监督管理工作中滥用职权、玩忽职守、徇私舞弊的，依法给予处分",
            ),
        ),
        "所有有账号的人",
        "至少保存 184 天；只增不改，现在不自动删除。",
    ),
    Function(
        "个人信息保管",
        "身份证号和手机一人一把钥匙加密，钥匙不和数据放在一起；要看全号得写明事由，每看一次都留记录，本人查得到。",
        STATUTORY,
        (
            _SYSTEM,
            _NEED,
            _SAFE,
            Cited(PERSONAL, "第十九条", "保存期限应当为实现处理目的所必要的最短时间。"),
        ),
        "保安员、单位联系人",
        "在册期间保存；注销时销毁钥匙，从此谁也打不开，旧备份里的也打不开。",
    ),
    Function(
        "更正和删除",
        "本人可以看存了什么、谁看过，可以打印一份，可以要求更正或者注销；也可以到办公室用纸办。不答应的要说明理由。",
        STATUTORY,
        (
            _SYSTEM,
            Cited(PERSONAL, "第四十五条", "个人有权查阅、复制其个人信息。"),
            Cited(PERSONAL, "第四十六条", "个人发现其个人信息不准确或者不完整的，有权请求更正、补充。"),
            Cited(PERSONAL, "第四十七条", "应当删除而未删除的，个人有权请求删除。"),
            Cited(PERSONAL, "第五十条", "建立便捷的申请受理和处理机制；拒绝的，应当说明理由。"),
        ),
        "保安员、单位联系人",
        "申请和答复的种类、日期一直保存，只记编号；申请里写的话加密保存，注销时一起销毁。",
    ),
)


def shown(cited: Cited) -> str:
    """An article as a document names it."""
    return f"《{cited.law.name}》{cited.article}"


def article_text(cited: Cited) -> str:
    """The whole article; empty where its law's text is not kept here."""
    return _articles(cited.law.text).get(cited.article, "") if cited.law.text else ""


@cache
def _articles(file: str) -> dict[str, str]:
    """Article → its paragraphs, chapter headings left out."""
    text = (LAWS_FOLDER / file).read_text(encoding="utf-8")
    parts = re.split(
        r"(?m)^(第[一二三四五六七八九十百]+条) ", re.sub(r"(?m)^第[一二三四五六七八九十]+章 .*\n", "", text)
    )
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}
