"""Refusals of the question bank and of exams."""

SENTENCES: dict[str, tuple[int, str]] = {
    "bad_question": (422, "这道题还不能用，没有记下：{why}。请改好再存。"),
    "question_moved": (409, "这道题刚有人改过或者停用了，没有再记。请刷新，看现在是什么样。"),
    "question_alike": (
        409,
        "题库里有一道差不多的题（{asks}，编号 {code}），没有记下。请改那一道；真是两道题，就勾上“不是一道题”再存。",
    ),
}
