"""What the style sheets in an HTML letter say of an element: enough of CSS to tell what a reader can see.

Rules for one width of screen (``@media``) are left out, so of doubles for telephone and desktop the one is
read that shows without them. Selectors are those that mail uses: names, classes, ids, and one within another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import html

# More rules than this no mail has; each is held against each element.
_MOST_RULES: Final = 400
_DEEPEST: Final = 3
_MOST_LETTERS: Final = 200_000
_COMMENT: Final = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_COMPOUND: Final = re.compile(r"^(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+)*)$")
_MARK: Final = re.compile(r"([.#])([\w-]+)")
_EVERY_SCREEN: Final = re.compile(r"@media\s+(?:only\s+)?(?:all|screen)\s*$", re.I)
_TOLD: Final = frozenset(
    [
        "display",
        "visibility",
        "opacity",
        "font-size",
        "max-height",
        "mso-hide",
        "color",
        "background",
        "background-color",
        "background-image",
        "font-weight",
        "text-align",
        "vertical-align",
        "white-space",
    ]
)
_NAMED_COLOURS: Final = {
    "white": "ffffff",
    "black": "000000",
    "transparent": "",
    "inherit": "",
    "initial": "",
}
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*1(?:\.0+)?\s*)?\)")


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: `tag` or nothing, with classes and ids."""

    tag: str | None
    classes: frozenset[str]
    ids: frozenset[str]

    def fits(self, element: html.HtmlElement) -> bool:
        if self.tag is not None and element.tag != self.tag:
            return False
        if self.ids and not self.ids <= {element.get("id") or ""}:
            return False
        return self.classes <= frozenset((element.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector from the outermost step to the element itself, with what it declares."""

    steps: tuple[_Compound, ...]
    declared: tuple[tuple[str, str, bool], ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        return (
            sum(len(step.ids) for step in self.steps),
            sum(len(step.classes) for step in self.steps),
            sum(step.tag is not None for step in self.steps),
        )

    def fits(self, element: html.HtmlElement) -> bool:
        if not self.steps[-1].fits(element):
            return False
        waiting = list(self.steps[:-1])
        if waiting:
            for outer in element.iterancestors():
                if waiting[-1].fits(outer):
                    waiting.pop()
                    if not waiting:
                        break
        return not waiting


class StyleRules:
    """The style sheets of one letter."""

    def __init__(self, rules: tuple[_Rule, ...]) -> None:
        self._rules = rules

    @classmethod
    def of(cls, root: html.HtmlElement) -> StyleRules:
        """Read the rules of all style sheets under `root`."""
        rules: list[_Rule] = []
        for sheet in root.iter("style"):
            text = _COMMENT.sub(" ", (sheet.text_content() or "")[:_MOST_LETTERS])
            rules.extend(_parse_sheet(text))
        return cls(tuple(rules[:_MOST_RULES]))

    def style_of(self, element: html.HtmlElement) -> str:
        """What is declared for `element`, in its own attribute and by rules, as one line of CSS."""
        own = element.get("style") or ""
        if not self._rules:
            return own
        best: dict[str, tuple[tuple[bool, bool, tuple[int, int, int], int], str]] = {}
        for order, rule in enumerate(self._rules):
            if rule.fits(element):
                for name, value, important in rule.declared:
                    rank = (important, False, rule.weight, order)
                    if name not in best or rank >= best[name][0]:
                        best[name] = rank, value
        for name, value, important in _declarations(own):
            rank = (important, True, (0, 0, 0), 0)
            if name not in best or rank >= best[name][0]:
                best[name] = rank, value
        return "; ".join(f"{name}: {value}" for name, (_, value) in best.items())


def parse_colour(text: str) -> str | None:
    """Return a colour as six hexadecimal digits; `None` where it is none that is known, or no plain one."""
    plain = text.strip().lower()
    named = _NAMED_COLOURS.get(plain)
    if named is not None:
        return named or None
    if re.fullmatch(r"#[0-9a-f]{6}", plain):
        return plain[1:]
    if re.fullmatch(r"#[0-9a-f]{3}", plain):
        return "".join(2 * digit for digit in plain[1:])
    rgb = _RGB.fullmatch(plain)
    return "".join(f"{min(int(part), 255):02x}" for part in rgb.groups()) if rgb else None


def _parse_sheet(text: str, depth: int = 0) -> Iterator[_Rule]:
    position = 0
    while (opened := text.find("{", position)) >= 0:
        head = text[position:opened].split(";")[-1].strip()
        if head.startswith("@"):
            closed = _closing(text, opened)
            if _EVERY_SCREEN.match(head) and depth < _DEEPEST:
                yield from _parse_sheet(text[opened + 1 : closed], depth + 1)
            position = closed + 1
            continue
        closed = text.find("}", opened)
        closed = len(text) if closed < 0 else closed
        declared = tuple(item for item in _declarations(text[opened + 1 : closed]) if item[0] in _TOLD)
        if declared:
            for selector in head.split(","):
                steps = _steps(selector)
                if steps:
                    yield _Rule(steps, declared)
        position = closed + 1


def _closing(text: str, opened: int) -> int:
    depth = 0
    for match in re.finditer(r"[{}]", text[opened:]):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return opened + match.start()
    return len(text)


def _steps(selector: str) -> tuple[_Compound, ...]:
    """The steps of a selector; none where it has what is not known here."""
    steps: list[_Compound] = []
    for part in selector.replace(">", " ").split():
        match = _COMPOUND.match(part)
        if match is None:
            return ()
        marks = _MARK.findall(match["marks"])
        tag = match["tag"]
        steps.append(
            _Compound(
                tag=None if tag in (None, "*") else tag.lower(),
                classes=frozenset(name for mark, name in marks if mark == "."),
                ids=frozenset(name for mark, name in marks if mark == "#"),
            )
        )
    return tuple(steps[-4:])


def _declarations(css: str) -> Iterator[tuple[str, str, bool]]:
    for part in css.split(";"):
        name, colon, value = part.partition(":")
        if colon and value.strip():
            important = "!important" in value.replace(" ", "").lower()
            yield name.strip().lower(), re.sub(r"!\s*important", "", value, flags=re.I).strip(), important
