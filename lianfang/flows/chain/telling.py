"""What verifying found, in a sentence that names the row."""

from lianfang.chain.forms import BOOKS
from lianfang.chain.verifying import Fault

CALLED = {name: book.called for name, book in BOOKS.items()} | {"entry": "记账分录", "money_entry": "奖励金分录"}
CALLED |= {"account": "积分户", "purse": "奖励金户"}
SAID = {
    "changed": "{at}：内容被改。",
    "gone": "{at}：这一行不见了。",
    "missing": "链上第 {seq} 环不见了，一共少了 {rows} 环。",
    "link": "{at}：链接被改。",
    "order": "{at}：和前后对不上，内容、链接或顺序被改。",
    "anew": "{at}：和数据库外面留下的链头不一样，链被整段重写过。",
    "cut": "链尾被截：第 {seq} 环起少了 {rows} 环。",
    "paper": "{at}：和纸上印的链头不一样，链被重写过。",
    "short": "{at}：纸上印的链头数到这一行，账本没有这么长，链尾被截过。",
    "loose": "{at}：有一行没有进链，一共 {rows} 行。",
    "late": "{at}：过了 10 秒还没有封进链，一共 {rows} 行。看封口的自动任务停没停，这一行还在不在。",
    "anchor": "密钥文件夹里的 chain.heads 第 {row} 行认不出来，可能被人动过。",
    "uneven": "{at}：两边不平，一共 {rows} 笔。",
    "drift": "{at}：余额和明细对不上，一共 {rows} 户。",
}
RESTORED = "要是刚从备份恢复过，把密钥文件夹里的 chain.heads 换个名字存好，再查一遍。"


def sentence(fault: Fault) -> str:
    """What is wrong, where."""
    at = f"{CALLED.get(fault.book, fault.book)}（{fault.book}）第 {fault.row} 行"
    if fault.seq:
        at += f"，链上第 {fault.seq} 环"
    return SAID[fault.kind].format(at=at, row=fault.row, seq=fault.seq, rows=fault.rows)
