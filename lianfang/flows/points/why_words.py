"""Deeds and reasons in the words of 这分怎么来的."""

from scoring.points.rules.closing import ANSWERED, FLOOR, MISSED
from zones.journal.vocabulary import COMMENDED

SAID = {
    "patrol.walked": "参加联防巡逻，走了 {minutes} 分钟",
    "outreach.session": "开展防范宣传",
    "item.patrol": "巡防工作一件",
    "assistance": "协助民警一件",
    "mediation": "劝解纠纷一起",
    "rescue": "救助一次",
    "clue": "信息报送一条，内容只有本人和民警看得到",
    "clue.useful": "信息报送一条，内容只有本人和民警看得到",
    "clue.solved": "信息报送一条，内容只有本人和民警看得到",
    "aid.arrived": "去支援，人到了",
    "aid.helped": "守着帮看",
    "aid.stood_down": "已经动身，被叫回",
    "aid.arrest": "协助抓获",
    "hazard.found": "发现隐患一处",
    "training.attended": "参加培训",
    "drill.attended": "参加演练",
    "training.taught": "讲课一次",
    "post.left": "当班时离开岗位，民警和单位都确认了",
    "record.forged": "造假登记，民警和单位都确认了",
    "exam.passed": "保安员证考试合格",
    "certificate.obtained": "取得保安员证",
    "patrol.led": "牵头联防巡逻",
    "patrol.missed": "没有派员参加巡逻",
}
SAID |= {finer: SAID[kind] for kind, finer in COMMENDED.items()}
BECAUSE = {
    "full": "",
    "unverified": "，等民警核实",
    "commended": "，别处已经表扬奖励过，不重复记分",
    "once": "，以前记过，不再记分",
    "short": "，时间不够，不记分",
    "metres": "，路程不够，不记分",
    "quality": "，到的点不够，不记分",
    "level": "，等级不够，不记分",
    "own": "，这一条不记分",
    "limit_day": "，今天已记满次数，不再记分",
    "limit_week": "，这周已记满次数，不再记分",
    "limit_month": "，这月已记满次数，不再记分",
    "capped_day": "，今天{group}封顶，只记到封顶",
    "capped_week": "，这周{group}封顶，只记到封顶",
    "capped_month": "，这月{group}封顶，只记到封顶",
    "rejudged": "，补到的登记使分数有调整",
    "decision": "，按分局的决定（{number}）重新计分",
    "reversed": "，登记已更正，分数收回",
    "appeal": "，异议复核后定的分",
    "month": "，月底结算",
}
OF_A_MONTH = {
    ANSWERED: "一个月的岗位点名答得好",
    MISSED: "一个月里几次没有派员，也没有说明",
    FLOOR: "这个月扣到 0 分以下，月底补回到 0 分",
}
"""What a month's close gave: there is no deed."""
