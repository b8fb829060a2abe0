"""Every refusal's HTTP status and Chinese sentence: what happened, and what to do next. A test walks all refusals."""

from zones.ground.refused import Refused

SENTENCES: dict[str, tuple[int, str]] = {
    # workbooks
    "not_a_workbook": (422, "这个文件不是能打开的 .xlsx 表格。请用表格软件打开原文件，另存为 .xlsx 再导入。"),
    "encrypted_workbook": (422, "这个表格加了密码，读不了。请在表格软件里去掉打开密码，保存后再导入。"),
    "old_workbook": (422, "这是老格式的表格（.xls 或 .et）。请用表格软件另存为 .xlsx 再导入。"),
    "workbook_too_large": (
        413,
        "这个表格太大（或展开后太大），不像一份登记表。请删去多余的工作表和图片，控制在 20 MB、5 万行以内再导入。",
    ),
    "no_known_sheet": (422, "没有认出能用的工作表。要找的是：{wanted}；文件里有：{found}。请核对是不是拿错了文件。"),
    "missing_columns": (
        422,
        "工作表“{sheet}”里没有找到这些列：{wanted}；表头写的是：{found}。请把表头改成通常的叫法，再导入。",
    ),
    "likely_anothers_file": (
        422,
        "工作表“{sheet}”只有 {taken} 行能收，{rejected} 行收不下（头一行是：{why}），照此还会撤下已有的 {withdrawn} 行。多半是拿错了文件，什么也没有写入。请核对；真是更正的话，先把收不下的行改好。",
    ),
    "two_weeks": (
        422,
        "一个文件里有两周的日期：{first_where}在 {first}，{second_where}在 {second}。请一周一个文件，分开导入。",
    ),
    "week_disagrees": (422, "要导入的是 {asked}，但{where}是 {day}，在 {found}。请核对是改日期，还是拿错了文件。"),
    "no_week": (422, "文件里没有写着年月日的日期，看不出是哪一周。请加上 --week，例如 --week 2018-W41。"),
    "not_a_week": (422, "“{text}”不是一周的写法。请写成 2018-W41 这样。"),
    "cage_failed": (
        422,
        "处理这个文件时超出了限制（{reason}），已经停下，什么也没有写入。请核对文件；打印时出现请稍后再试。",
    ),
    # duty
    "bad_hours": (
        422,
        "这个岗位的时段写重了，或者不在一天之内（第 {since} 到 {until} 分钟）。请一段一段核对，不要重叠。",
    ),
    "no_such_post": (404, "没有这个岗位，或者已经撤了。请回到岗位页看一看。"),
    "no_such_shift": (404, "没有这一班，或者已经下岗。请刷新页面再看。"),
    "bad_shift": (422, "这一班的时间不对：要先开始、后结束，最长二十四小时。请改好再交。"),
    "not_posted_there": (422, "您不在这个单位上岗，登记不了。请找本单位的负责人，先在花名册里登记。"),
    # backup
    "no_such_unit_name": (422, "没有叫“{name}”的单位。请照花名册里的名称写。"),
    "no_such_guard_there": (422, "“{unit}”没有叫“{name}”的保安员，或者有重名。请核对姓名和单位。"),
    "no_such_aid_request": (404, "没有这次求援，或者不归您看。急事请直接打 110。"),
    "unknown_aid_kind": (422, "没有这一类求援。请回到求援页，点六类里的一类；急事请直接打 110。"),
    "not_alerted": (404, "这次求援没有叫到您。请回到今天的页面看一看。"),
    "may_not_leave": (422, "您这一岗走不开，不用去。请点“我守着帮看”：关门、开灯看路、看监控。"),
    "on_another_call": (422, "您正在去另一处支援，不能同时去两处。那边去不了了，请先在那一次求援里点“去不了了”。"),
    "aid_over": (422, "这次求援已经办结。还有情况，请再求援一次，或者打 110。"),
    "too_late_to_take_back": (422, "过了 10 秒，撤不回了，大家已经在路上。请点“事情平息了”，告诉派出所。"),
    "no_police_line": (422, "没有接处警编号，也没有写“无需出警”的理由，不能办结。请填上一样。"),
    "not_on_the_way": (422, "您还没有应答去支援。请先点“我去支援”。"),
    "cannot_be_called": (422, "叫不了他：{why}。请换一个人，或者再扩大一圈。"),
    "no_such_aid_deed": (422, "这次求援里，这个人没有可以这样记的事。请刷新页面，照页面上列的点。"),
    "unknown_aid_answer": (422, "这个答复没有看懂，没有记下。请刷新页面，点页面上的按钮。"),
    # notices
    "bad_hook": (
        422,
        "通知不能发到这个网址（{why}）。要以 https 开头，写主机名不写 IP，不带账号密码；主机名先写进 LIANFANG_HOOK_HOSTS，再来设。",
    ),
    "no_such_hook": (404, "没有这个接收地址，或者已经停用。请先看一遍清单。"),
    # photos
    "photo_too_large": (413, "这张照片超过 {most_mb} MB，收不下。请用手机拍小一点，或者裁一裁再传。"),
    "too_many_pixels": (413, "这张照片尺寸太大（超过 {most_wan} 万像素），收不下。请缩小再传。"),
    "not_a_photo": (422, "这个文件不是能打开的照片，或者已经损坏。请传 JPG、PNG 或 WEBP 的照片。"),
    "photos_busy": (429, "现在传照片的人太多，这张没有收。请过几秒再传。"),
    "photo_quota": (
        422,
        "{hours} 小时里最多传 {most} 张照片、一共 {most_mb} MB，您的已经用完。请明天再传；要紧的打电话说。",
    ),
    "photo_gone": (404, "没有这张照片，可能已经删去。请刷新再看。"),
    # the installation
    "bad_setting": (500, "设置 {name} 写的是“{value}”，认不得。请写成：{allowed}。"),
    "unfit_to_serve": (503, "正式环境还不能起服务，要先办好：\n{faults}\n办好后再用 lianfang check --deploy 查一遍。"),
    # stations
    "no_station": (422, "还没有派出所。请先导入花名册：lianfang import roster 文件 --station 派出所名称。"),
    "which_station": (422, "有好几个派出所：{stations}。请用 --station 写明是哪一个。"),
    "unknown_station": (404, "没有叫“{name}”的派出所。现有：{stations}。"),
    "no_such_file": (422, "找不到文件 {file}。请核对路径。"),
    "no_such_figure": (404, "没有“{path}”这个数。可以用的有：{known}。"),
    "no_such_guard": (404, "没有找到“{name}”。请核对姓名或单位名称。"),
    "several_guards": (422, "有 {count} 个“{name}”，在：{units}。请用 --unit 写明单位。"),
    "no_such_unit": (404, "没有这家单位，或者不归您看。请从首页进。"),
    "no_such_officer": (404, "没有找到这位民警。请刷新页面再选。"),
    # points
    "bad_rule_book": (422, "这份积分管理办法不能用：{why}。请改好再装入。"),
    "rule_book_in_the_past": (
        422,
        "新办法写的是从 {starts_on} 起施行，可是到 {latest} 为止已经有现行办法或记过的分。新办法只管以后，请把施行日期改到这一天之后。",
    ),
    "no_rule_book": (422, "{day} 还没有施行的积分管理办法。请装入从这一天以前起施行的办法。"),
    # the register
    "already_issued": (409, "这一期已经签发，是第 {number} 期。要改只能发更正通报。"),
    "week_not_over": (422, "这一周还没有过完，不能签发。请等周日过后再签发。"),
    "nothing_recorded": (422, "这一周什么登记也没有导入，没有内容可发。请先导入周记录。"),
    "same_person": (422, "签发人和核稿人都是“{name}”。核稿要换一个人，请改其中一个。"),
    "name_needed": (422, "签发要写两个人的名字。请写上签发人和核稿人。"),
    "forbidden_words": (422, "“{word}”不能写进通报：{why}。请{do}。"),
    "missing_glyph": (422, "这些字在字体里没有：{characters}。请换字，或装上带这些字的字体再签发。"),
    "figures_moved": (409, "排版时数字有变动，没有签发。请再点一次。"),
    "no_such_bulletin": (404, "这一周还没有签发通报。"),
    "no_such_advice": (404, "没有找到这条建议，可能已被别人删去。请刷新再看。"),
    "empty_advice": (422, "建议没有写内容。请写一句话再保存。"),
    "answers_closed": (409, "这一期已经签发，是第 {number} 期，不能再答。还有意见请找派出所，下一期更正。"),
    "nothing_to_answer": (422, "这一周还没有登记，没有要您看的。请等导入了再来。"),
    "lines_still_move": (422, "这一周还没有过完，数还会变。请等周日过后再答。"),
    "unknown_answer": (422, "没有看出您选的是哪一个。请点“属实”或者“有异议”。"),
    "empty_dispute": (422, "有异议要写一句哪里不对。请写上再交。"),
    "note_too_long": (422, "写了 {written} 个字，太长了。请缩到 {most} 个字以内再交。"),
    "unreadable_note": (422, "话里有认不出的符号。请删掉，重新打字再交。"),
    "fonts_missing": (503, "打印通报要的字体还没有装好。请运行 make fonts，照它说的办。"),
    "press_unavailable": (503, "打印通报要的系统库还没有装好。请运行 make install，照它说的装上。"),
    "address_refused": (422, "通报里引用了外面的文件，没有打印。请去掉链接和图片再试。"),
    # the front desk
    "other_body": (409, "这个操作号已经用在别的内容上。请刷新页面再做一次。"),
    "bad_key": (422, "表单不完整。请刷新页面再做一次。"),
    "key_destroyed": (410, "这个人的资料已经销毁，谁也看不到了。"),
    "person_erased": (409, "有一个人的资料刚刚注销，什么也没有写入。请从表里删去他，再做一次。"),
    "erasure_list_damaged": (
        500,
        "注销名单 {file} 读不出来，先不能起服务。请用另一份名单（密钥文件夹和数据文件夹各有一份）换回来。",
    ),
    "bad_reason": (422, "要看完整号码得选一个原因：{reasons}。请选一个再看。"),
    "nothing_held": (404, "没有登记这一项。请从花名册补上再看。"),
    "bad_request": (422, "请选好要办的事，更正要写明哪里不对、应该是什么，不超过 {most} 个字。"),
    "already_answered": (409, "这一条已经答复过了。请刷新再看。"),
    "bad_answer": (422, "没有这种答复。可以选的有：{answers}。请选一个再交。"),
    "upload_gone": (410, "传上来的表已经不在了（只留一小时），什么也没有写入。请把文件再传一次。"),
    "keys_not_private": (500, "密钥文件夹 {folder} 别人也能看。请把权限改成只有运行用户能进（chmod 700）。"),
    "login_failed": (401, "账号或密码不对，或者试错的次数太多。请过几分钟再试；急用请找办公室。"),
    "login_wait": (401, "账号或密码不对，或者试错的次数太多。请过几分钟再试；急用请找办公室。"),
    "slip_failed": (401, "名字和码对不上，或者码已经用过、过期了。请核对；还不行，找发码的人重新发一张。"),
    "second_failed": (401, "六位数不对，或者已经用过。请等手机上换了新的再输。"),
    "phone_unknown": (401, "这部手机还没有绑定，或者已经解除。请用单位发的六位码进来。"),
    "not_posted": (403, "您在这里已经没有岗位，不能登录了。要看自己的资料，可以找办公室，纸上也能办。"),
    "proof_failed": (401, "没有对上，还不能确认是您。请核对后再试。"),
    "prove_again": (403, "这一步要先确认是您本人。请再输一次密码或六位数。"),
    "too_many_fields": (413, "表单里的项目太多。请分几次交。"),
    "wrong_place": (422, "{role}管的是{needs}。请在“管哪里”里选一个{needs}再交。"),
    "bad_token": (401, "这把接口钥匙不对、过期了或者已经收回。请找办公室重新开一把。"),
    "bad_token_actions": (422, "没有这些动作：{unknown}。可以用的有：{known}。"),
    "no_such_account": (404, "没有叫“{name}”的账号。请核对。"),
    "no_such_place": (404, "名册里没有“{name}”。请核对名称。"),
    # the API
    "bad_body": (422, "{at}{why}。请改好再发。"),
    "bad_query": (422, "{at}{why}。请改好再试。"),
    "wrong_type": (415, "这里收的是 {wanted}。请改好 content-type 再发。"),
    "signed_out": (401, "还没有登录，或者已经退出。请重新登录。"),
    "not_yours": (404, "没有这一页，或者不归您看。请从首页进。"),
    "foreign_form": (403, "这个表单不是从本站打开的。请回到页面刷新再交。"),
    "office_hands_out": (409, "这个人不只是保安员，他的码由分局联勤联防办公室在“账号”里发。请找办公室。"),
    "unknown_host": (400, "这个网址不是本平台的。请用单位告诉您的网址打开。"),
    "own_account": (422, "正在用的账号不能自己停。请让另一位管账号的人来停。"),
    "bad_login": (422, "账号“{name}”不合适。请用字母开头，只用字母、数字和 - _ . ，2 到 40 个。"),
    "login_taken": (409, "账号“{name}”已经有了。请换一个。"),
    "weak_password": (422, "这个密码还不行：{lacks}。请改好再交。"),
    "too_busy": (429, "现在登录的人太多，请过几秒再试。已经登录的不受影响。"),
    "bad_role": (422, "没有“{role}”这种角色。可以用的有：{roles}。"),
}


def say(refused: Refused) -> str:
    """The sentence of a refusal, its facts filled in."""
    facts = {
        name: "、".join(map(str, fact)) if isinstance(fact, list | tuple) else fact
        for name, fact in refused.facts.items()
    }
    facts |= {"reason": _REASONS.get(str(facts.get("reason")), facts.get("reason", ""))}
    if isinstance(lacks := refused.facts.get("lacks"), list | tuple):
        facts["lacks"] = "；".join(_LACKS[lack].format(**facts) for lack in lacks)
    return SENTENCES[refused.code][1].format(**facts)


def status(refused: Refused) -> int:
    """The HTTP status of a refusal."""
    return SENTENCES[refused.code][0]


_REASONS = {"time": "用时太长", "memory": "占用内存太多", "crash": "读取时出错"}
_LACKS = {
    "short": "至少要 {least} 个字，汉字、字母、数字都算",
    "long": "最多 {most} 个字",
    "classes": "大写字母、小写字母、数字、其他符号，至少要有三种",
    "used_before": "前几次用过的不能再用",
    "own_name": "不能拿账号、姓名或平台的名字来拼",
    "repeated": "不能是重复的、按顺序的，或者键盘上挨着的",
    "common": "太常见，别人几下就能猜到",
}

ACTIONS = {
    "sign_in": "登录",
    "sign_out": "退出",
    "come_in": "用码登录",
    "second_step": "第二道验证",
    "prove": "再证明是本人",
    "change_password": "换密码",
    "open_account": "开账号",
    "close_account": "停账号",
    "give_role": "给角色",
    "end_role": "收回角色",
    "hand_out": "发码",
    "put_out": "退出一台设备",
    "give_token": "开接口钥匙",
    "import.roster": "导入花名册",
    "import.week": "导入周记录",
    "bulletin.issue": "签发通报",
    "bulletin.advice": "改通报建议",
    "unit.answer": "单位答复通报",
    "beats.assign": "定责任民警",
    "request.answer": "答复诉求",
    "request.read": "看诉求",
    "people.find": "按号码找人",
    "people.reveal.phone": "看手机全号",
    "people.reveal.id_number": "看身份证全号",
    "people.copy": "打印本人资料",
    "people.erase": "注销资料",
    "request.correction": "要求更正",
    "request.erasure": "要求注销",
    "vault.rotate": "换钥匙",
    "aid.raise": "求援",
    "aid.come": "答应去支援",
    "aid.helpfrom": "守着帮看",
    "aid.cannot": "答走不开",
    "aid.arrive": "到场",
    "aid.more": "要更多人",
    "aid.giveup": "去不了了或叫回",
    "aid.receive": "接报",
    "aid.widen": "扩大求援",
    "aid.callin": "加派一人",
    "aid.standdown": "不用去了",
    "aid.calm": "报平息",
    "aid.takeback": "撤回求援",
    "aid.close": "处置完毕",
    "aid.confirm": "确认支援的事",
    "aid.photo": "传求援照片",
    "duty.sign_on": "上岗",
    "duty.sign_off": "下岗",
    "duty.declare": "申报岗位时段",
    "duty.plan": "照花名册排班",
    "aid.order": "登记勤务依据",
    "aid.agree": "登记单位协议",
    "aid.insure": "登记保险",
    "aid.spare": "登记不参加处突",
    "aid.desk_phone": "登记值班台电话",
    "hook.begin": "设通知接收地址",
    "hook.end": "停用通知接收地址",
}
"""What the audit book calls an action, in words. A refused request stands there by its own address."""

SUBJECTS = {
    "account": "账号",
    "person": "人员",
    "device": "设备",
    "station": "派出所",
    "unit": "单位",
    "bulletin": "通报",
    "request": "诉求",
    "token": "接口钥匙",
    "aid": "求援",
    "post": "岗位",
    "shift": "班次",
    "hook": "通知接收地址",
}
