"""What stands around the data of a sheet: headings of a zone or a unit, totals, notes and signatures."""

import re

from lianfang.sheets import cells

_COUNTED = re.compile(r"[一二三四五六七八九十\d]{1,4}[、.]?|共?\d+[家人名个].*")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十\d]+[、.]|\([一二三四五六七八九十\d]+\))|\(.*?\)")
_LABEL = re.compile(r"^(?:联防|所属|服务)?(?:单位|片区)(?:名称)?:")
_TOTAL = re.compile(r".{0,8}(?:合计|总计|小计|共计|总数)(?:\(.*\)|[\d:].*)?")
_NOTE = re.compile(
    r"(?:填表|制表|填报|审核|审批|复核|经办|报送|签发|单位负责|负责|主管|联系|打印|统计|值班|分管)(?:人|员|领导|单位|日期|时间|签字|签名|盖章|电话)+(?:[: ].*)?"
    r"|(?:注|备注|说明|填表说明|填报说明|附|附注|附件|日期|时间|签字|签名|盖章|公章)\d*[:.、 ].*"
    r"|(?:以下空白|本页完|此表一式|本表|此表|注意|以上).*|第\d+页.*|[-—=*.…·]+"
)
_ZONE = re.compile(
    r".{1,8}(?:片区?|防区|网格)|[东西南北中](?:[东西南北中])?部?|第?[一二三四五六七八九十\d]+区|.{1,6}(?<![小社校园厂景新库发务院])区"
)


def is_zone(text: str) -> bool:
    """Whether a lonely text is a zone's heading. 翠园小区, 开发区 and 服务区 are places with a gate."""
    return len(text) <= 12 and _ZONE.fullmatch(text) is not None


def is_unit(text: str) -> bool:
    """Whether a lonely text, in a sheet without a column of units, is the unit of the rows below it."""
    return 2 <= len(text) <= 30 and not re.search(
        r"名册|名单|人员|保安员|汇总|表$|派出所|片区$|(?i:sheet)\d*|工作表", text
    )


def heading_text(texts: list[str]) -> str:
    """What a row says if it says one thing only: 一、东片区（4家） 26人 → 东片区. Empty for a row with more in it."""
    words = {
        cells.name(re.sub(r":.*$", "", _LABEL.sub("", _NUMBERING.sub("", text).strip())))
        for text in texts
        if not _COUNTED.fullmatch(text)
    }
    return words.pop() if len(words) == 1 else ""


def is_total(texts: list[str]) -> bool:
    """Whether one of these texts calls its row a total: 合 计, 东片区小计, 合计：37家."""
    return any(_TOTAL.fullmatch(text.replace(" ", "")) for text in texts)


def is_signature(text: str) -> bool:
    """Whether a row's first text begins a line of signatures or a note: 填表人：张三, 单位负责人（签字）：, 注：…"""
    bare = re.sub(r"\(.*?\)", "", text)
    return ":" in bare and _NOTE.fullmatch(bare) is not None


def is_note(texts: list[str]) -> bool:
    """Whether a row that does not fill its columns is a note or a signature: 填表人：张三  审核：李四; 注：…; a long sentence."""
    return _NOTE.fullmatch(texts[0]) is not None or (len(set(texts)) == 1 and len(texts[0]) > 18)
