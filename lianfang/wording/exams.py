"""Refusals of the question bank and of exams."""

SENTENCES: dict[str, tuple[int, str]] = {
    "bad_question": (422, "这道题还不能用，没有记下：{why}。请改好再存。"),
    "question_moved": (409, "这道题刚有人改过或者停用了，没有再记。请刷新，看现在是什么样。"),
    "question_alike": (
        409,
        "题库里有一道差不多的题（{asks}，编号 {code}），没有记下。请改那一道；真是两道题，就勾上“不是一道题”再存。",
    ),
    "edition_same": (409, "内容和{called}一样，没有出新版。照那一版印就行。"),
    "no_edition": (422, "没有这一版，没有记下。请刷新，照现在列出的版本选。"),
    "not_handed": (409, "这一条登记不在了，没有再撤。请刷新，看现在是谁领了。"),
    "nobody_handed": (422, "没有勾人，或者勾的人都领过这一版了，没有记下。请勾上今天领到的人再记。"),
    "practice_no_such_answer": (422, "没有选，或者没有这个选项，没有记。请回到这一题再选一次。"),
    "practice_closed": (425, "您有一份卷子正在考，练题先关着。请回到“考试”，交了卷再来练。"),
    "practice_not_asked": (422, "题库里没有这一题了，没有记。请回到“学习”，接着做别的题。"),
}
