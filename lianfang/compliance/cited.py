"""Articles on which more than one function rests."""

from lianfang.compliance.law import NETWORK, PERSONAL, SERVICE, Cited

SYSTEM = Cited(
    SERVICE, "第三十七条", "公安机关建立保安服务监督管理信息系统，记录保安从业单位、保安培训单位和保安员的相关信息。"
)
DUTY = Cited(PERSONAL, "第三十四条", "国家机关为履行法定职责处理个人信息，不得超出履行法定职责所必需的范围和限度。")
TOLD = Cited(PERSONAL, "第三十五条", "国家机关为履行法定职责处理个人信息，应当履行告知义务。")
SAFE = Cited(PERSONAL, "第五十一条", "采取加密、去标识化等安全技术措施，合理确定操作权限。")
LOGS = Cited(NETWORK, "第二十三条", "留存相关的网络日志不少于六个月。")
ELSEWHERE = Cited(SERVICE, "第十五条", "自行招用保安员的单位不得在本单位以外或者物业管理区域以外提供保安服务。")
NEED = Cited(PERSONAL, "第二十八条", "具有特定的目的和充分的必要性，并采取严格保护措施，方可处理敏感个人信息。")
GUIDES = Cited(
    SERVICE,
    "第三十六条",
    "公安机关应当指导保安从业单位建立健全保安服务管理制度、岗位责任制度、保安员管理制度和紧急情况应急预案",
)
