"""What tests ask of a page: its words."""

import re
from html.parser import HTMLParser
from typing import Any


def text_of(answer: Any) -> str:
    """The words of a page, without its tags and with plain spaces."""
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", plain.replace("&#x27;", "'").replace("\u2060", ""))


class _Form(HTMLParser):
    """Collects what a browser sends of each form."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.open, self.first = ("", ""), True

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        has = dict(attrs)
        name = has.get("name") or ""
        if tag == "form":
            self.forms.append({})
        elif not self.forms:
            return
        elif tag == "input" and name and has.get("type") not in ("submit", "file"):
            if has.get("type") not in ("radio", "checkbox") or "checked" in has:
                self.forms[-1][name] = has.get("value") or ""
        elif tag in ("select", "textarea"):
            self.open, self.first = (tag, name), True
            self.forms[-1][name] = ""
        elif tag == "option" and ("selected" in has or self.first):
            self.forms[-1][self.open[1]], self.first = has.get("value") or "", False

    def handle_data(self, data: str) -> None:
        if self.open[0] == "textarea":
            self.forms[-1][self.open[1]] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open[0]:
            name = self.open[1]
            if tag == "textarea":  # a browser drops the first line break and sends \r\n for others
                rows = self.forms[-1][name].replace("\r\n", "\n").removeprefix("\n")
                self.forms[-1][name] = rows.replace("\n", "\r\n")
            self.open = ("", "")


def filled(answer: Any, field: str) -> dict[str, str]:
    """What a browser sends of the form that has a field, as it stands, when its button is pressed."""
    parser = _Form()
    parser.feed(answer.content.decode())
    (found,) = (one for one in parser.forms if field in one)
    return found
