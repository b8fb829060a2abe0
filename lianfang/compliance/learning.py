"""What the platform does about learning and certificates, and on what it rests."""

from lianfang.compliance.cited import DUTY, GUIDES, SYSTEM
from lianfang.compliance.law import SERVICE, STATUTORY, Cited, Function

LEARNING = (
    Function(
        "学习资料发放",
        "学习资料和工作手册印出来免费发给保安员，记哪天领了哪一版、谁还没有；不考核，不影响积分。",
        STATUTORY,
        (GUIDES, DUTY),
        "领了资料的保安员",
        "在册期间一直保存，本人能看；本人注销时一起删去，记错的当时撤下。",
    ),
    Function(
        "持证台账",
        "登记保安员证：证号、发证日期、发证机关、证件照片，怎样结束的（吊销、注销、换证）；谁没有证在岗，持证率和它的变化。",
        STATUTORY,
        (
            Cited(
                SERVICE,
                "第十六条",
                "申请人经设区的市级人民政府公安机关考试、审查合格并留存指纹等人体生物信息的，发给保安员证。",
            ),
            Cited(SERVICE, "第十七条", "有下列情形之一的，不得担任保安员："),
            SYSTEM,
            DUTY,
        ),
        "保安员",
        "在册期间一直保存；注销后删去证号、文书号和照片。证号只显示头尾几位，看全号写原因、有记录；不符合条件的原因单位看不到。",
    ),
    Function(
        "考证报名",
        "市局保安员证考试的报名：谁报了、材料带齐没有、哪天采集指纹和照相、准考、到考、成绩、领证；报考条件自己填、民警核对，只记符合不符合。指纹、相片由公安机关窗口采集，这里不存。",
        STATUTORY,
        (
            Cited(
                SERVICE,
                "第十六条",
                "申请人经设区的市级人民政府公安机关考试、审查合格并留存指纹等人体生物信息的，发给保安员证。",
            ),
            Cited(SERVICE, "第十七条", "有下列情形之一的，不得担任保安员："),
        ),
        "没有保安员证的保安员",
        "在册期间一直保存；报考条件只给本人和派出所看，单位看不到是哪一条，本人注销时一起删去。",
    ),
    Function(
        "抽问知晓率",
        "走访时口头问保安员、群众三五题，只加上知道几个、不知道几个，按单位、片区、周算；不记是谁，不记分，问不到 20 题次的不算率。",
        STATUTORY,
        (GUIDES,),
        "没有谁：不记姓名，也没有一人一行",
        "数一直保存，里面没有个人信息。",
    ),
)
