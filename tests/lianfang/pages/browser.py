"""A browser without a window: keeps cookies, says where its forms come from, sends a page's hidden fields along."""

from html.parser import HTMLParser
from typing import Any

import httpx
from litestar import Litestar

ORIGIN = "http://lianfang.test"
Files = dict[str, tuple[str, bytes]]
"""Field → name and content."""


class Browser:
    """One person's browser. `page` is what it shows."""

    def __init__(self, app: Litestar) -> None:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self.client = httpx.AsyncClient(transport=transport, base_url=ORIGIN)
        self.page = httpx.Response(204)

    async def open(self, path: str) -> httpx.Response:
        """Go to an address, and on where it sends."""
        self.page = await self.client.get(path, follow_redirects=True)
        return self.page

    async def send(
        self, path: str, fields: dict[str, str], files: Files | None = None, **headers: str
    ) -> httpx.Response:
        """A form's fields as they are, with our own origin."""
        return await self.client.post(path, data=fields, files=files, headers={"origin": ORIGIN, **headers})

    async def submit(self, action: str, **typed: str) -> httpx.Response:
        """Fill in and send a form of the page that is shown; go on where it sends."""
        answer = await self.send(action, self.form(action, **typed))
        self.page = await self.client.get(answer.headers["location"]) if answer.has_redirect_location else answer
        return answer

    def form(self, action: str, **typed: str) -> dict[str, str]:
        """The fields of a form on the page, filled in: that form of several whose own fields agree with what is typed."""
        forms = [fields for at, fields in forms_of(self.page.text) if at == action]
        assert forms, f"no form {action} on this page: {self.page.text[:400]}"
        fitting = [
            fields for fields in forms if all(fields.get(name) in ("", None, text) for name, text in typed.items())
        ]
        return (fitting or forms)[0] | typed

    async def sign_in(self, account: str, password: str) -> httpx.Response:
        """By the form of the sign-in page."""
        await self.open("/login")
        return await self.submit("/login", account=account, password=password)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        if tag == "form":
            self.found.append((given["action"], {}))
        elif given.get("type") == "file":
            return  # whoever sends a file says which
        elif tag in ("input", "textarea") and self.found and given.get("name"):
            self.found[-1][1][given["name"]] = given.get("value") or ""


def forms_of(html: str) -> list[tuple[str, dict[str, str]]]:
    """Every form of a page: where it goes, and its fields as they stand."""
    reader = _Forms()
    reader.feed(html)
    return reader.found
