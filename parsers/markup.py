"""HTML letters: the elements that a reader would see, as paragraphs and tables on a grid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from parsers import limits
from parsers.document import Origin, Page
from parsers.errors import DamagedDocumentError, DocumentLimitError, EmptyDocumentError
from parsers.grid import Block, Cell, Gap, Paragraph, Run, Table, lay_page
from parsers.plain import clean_text, decode_text
from parsers.style_rules import StyleRules, parse_colour

_UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "title",
        "template",
        "noscript",
        "object",
        "embed",
        "iframe",
        "svg",
        "math",
        "select",
        "option",
        "datalist",
        "audio",
        "video",
        "canvas",
        "map",
        "area",
        "frameset",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "hr"])
_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|"
    r"opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:!important\s*)?(?:;|$)",
    re.I,
)
# A size is handed down, and what stands inside may have another: columns of mails lie in cells of size 0.
_FONT_SIZE = re.compile(r"font-size\s*:\s*([^;!]+)", re.I)
_TINY = re.compile(r"\s*[01](?:\.\d+)?\s*(?:px|pt)?\s*$", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.I)
_THIN_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-4]00)", re.I)
_ALIGN_STYLE = re.compile(r"text-align\s*:\s*([a-z]+)", re.I)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.I)
_RAISED_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_ALT = 40


def read_html_pages(content: bytes) -> tuple[Page, ...]:
    """Return the one page of an HTML file.

    Raises:
        DamagedDocumentError: it cannot be parsed.
        DocumentLimitError: its elements are nested too deep, or it holds far more text than a letter.
        EmptyDocumentError: nothing in it can be seen.
    """
    declared = _CHARSET.search(content[:4096])
    charset = declared.group(1).decode("ascii") if declared else None
    blocks = parse_html(decode_text(content, charset=charset))
    return (lay_page(blocks, origin=Origin.MARKUP),)


def parse_html(text: str) -> list[Block]:
    """Return what can be seen of a piece of HTML, as blocks from top to bottom.

    Raises:
        DamagedDocumentError: it cannot be parsed.
        DocumentLimitError: its elements are nested too deep.
        EmptyDocumentError: there is no element in it.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(clean_text(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise EmptyDocumentError(
            "The letter has no text; bring in the letter itself, or a scan of it."
        ) from exc
    except (ValueError, AssertionError) as exc:
        raise DamagedDocumentError("The mail or page is broken; ask for it again.") from exc
    flow = _Flow()
    _walk(root, flow, _Style(rules=StyleRules.of(root)), depth=0)
    flow.end_line()
    return flow.blocks


@dataclass(frozen=True, slots=True)
class _Style:
    """What an element hands down to those in it."""

    bold: bool = False
    to_right: bool = False
    keep: bool = False
    raised: bool = False
    tiny: bool = False
    colour: str | None = "000000"
    background: str | None = "ffffff"
    rules: StyleRules = field(default_factory=lambda: StyleRules(()))

    @property
    def shows(self) -> bool:
        """Whether text in it can be seen; of a colour that is not known it is taken to be."""
        return not self.tiny and (self.colour is None or self.colour != self.background)


@dataclass(slots=True)
class _Flow:
    """Blocks so far, and the line that is being filled."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    style: _Style = _Style()

    def add(self, text: str | None, style: _Style) -> None:
        if not text or not style.shows:
            return
        if style.raised:
            # Figures set small and high are no part of the number before them.
            text = text.translate(_RAISED_FIGURES)
        if style.keep:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.end_line(even_if_empty=True)
                self._append(line, style)
            return
        self._append(re.sub(r"\s+", " ", text), style)

    def _append(self, text: str, style: _Style) -> None:
        if not self.runs:
            self.style = style
        if text:
            self.runs.append(Run(text, style.bold))

    def end_line(self, *, even_if_empty: bool = False) -> None:
        if any(not run.text.isspace() for run in self.runs):
            self.blocks.append(
                Paragraph(
                    tuple(self.runs),
                    keep=self.style.keep,
                    to_right=self.style.to_right,
                )
            )
        elif even_if_empty:
            self.blocks.append(Gap())
        self.runs = []


def _walk(element: html.HtmlElement, flow: _Flow, inherited: _Style, *, depth: int) -> None:
    if depth > limits.MARKUP_DEPTH:
        raise DocumentLimitError(
            "The letter is built of elements nested too deep; bring in a scan or print of it."
        )
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _UNSEEN or not tag or _is_hidden(element, inherited.rules):
        return
    style = _style_of(element, tag, inherited)
    match tag:
        case "br":
            flow.end_line(even_if_empty=not flow.runs)
        case "img":
            flow.add(_alt_of(element), style)
        case "input":
            if element.get("type", "text").lower() in {"text", "submit", "button"}:
                flow.add(f" {element.get('value') or ''} ", style)
        case "table":
            flow.end_line()
            flow.blocks += _blocks_of_table(element, style, depth=depth)
        case _:
            _walk_inside(element, tag, flow, style, depth=depth)


def _walk_inside(element: html.HtmlElement, tag: str, flow: _Flow, style: _Style, *, depth: int) -> None:
    is_block = tag in _BLOCKS
    if is_block:
        flow.end_line()
        if tag in _SPACED:
            flow.blocks.append(Gap())
    if tag == "li":
        flow.add("- ", style)
    flow.add(element.text, style)
    for child in element:
        _walk(child, flow, style, depth=depth + 1)
        flow.add(child.tail, style)
    if is_block:
        flow.end_line()
        if tag in _SPACED:
            flow.blocks.append(Gap())


def _blocks_of_table(table: html.HtmlElement, style: _Style, *, depth: int) -> list[Block]:
    rows: list[tuple[Cell, ...]] = []
    outside: list[Block] = []
    for row in _rows_of(table, style.rules):
        if _is_hidden(row, style.rules):
            continue
        cells = []
        row_style = _style_of(row, "tr", style)
        for cell in row:
            if cell.tag not in ("td", "th") or _is_hidden(cell, style.rules):
                continue
            inner = _Flow()
            _walk(cell, inner, row_style, depth=depth + 3)
            inner.end_line()
            cells.append(Cell(tuple(inner.blocks), _span_of(cell)))
        rows.append(tuple(cells))
    for caption in table.iterchildren("caption"):
        inner = _Flow()
        _walk(caption, inner, style, depth=depth + 1)
        inner.end_line()
        outside += inner.blocks
    filled = [row for row in rows if any(cell.blocks for cell in row)]
    if not filled:
        return outside
    if all(len(row) == 1 for row in filled):
        # A table of one column is a way to lay out a mail, not a table.
        return [*outside, Gap(), *(block for row in filled for block in row[0].blocks), Gap()]
    return [*outside, Gap(), Table(tuple(filled)), Gap()]


def _rows_of(table: html.HtmlElement, rules: StyleRules) -> list[html.HtmlElement]:
    rows = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot") and not _is_hidden(child, rules):
            rows += child.findall("tr")
    return rows


def _span_of(cell: html.HtmlElement) -> int:
    value = cell.get("colspan", "1").strip()
    return min(max(int(value), 1), 40) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _style_of(element: html.HtmlElement, tag: str, inherited: _Style) -> _Style:
    css = inherited.rules.style_of(element)
    size = _FONT_SIZE.search(css)
    colour, background = _colours_of(css, element, inherited)
    bold = (inherited.bold or tag in _BOLD or bool(_BOLD_STYLE.search(css))) and not _THIN_STYLE.search(css)
    to_right = inherited.to_right and tag != "table"
    if tag in _BLOCKS and tag != "table":
        found = _ALIGN_STYLE.search(css)
        align = found.group(1) if found else element.get("align")
        to_right = align.lower() in ("right", "end") if align else to_right
    white_space = tag == "pre" or "white-space:pre" in css.replace(" ", "")
    return _Style(
        bold=bold,
        to_right=to_right,
        keep=inherited.keep or white_space,
        raised=inherited.raised or tag == "sup" or bool(_RAISED_STYLE.search(css)),
        tiny=_TINY.match(size.group(1)) is not None if size else inherited.tiny,
        colour=colour,
        background=background,
        rules=inherited.rules,
    )


def _colours_of(css: str, element: html.HtmlElement, inherited: _Style) -> tuple[str | None, str | None]:
    """The colours of text and of what is behind it; `None` for a picture or what is not known."""
    colour, background = inherited.colour, inherited.background
    attribute = element.get("bgcolor")
    if attribute:
        background = parse_colour(attribute) or parse_colour(f"#{attribute}")
    if element.get("background"):
        background = None
    for name, value in (part.split(":", 1) for part in css.split(";") if ":" in part):
        match name.strip().lower():
            case "color":
                colour = parse_colour(value) if value.strip().lower() != "inherit" else colour
            case "background" | "background-color" | "background-image":
                if value.strip().lower() not in ("transparent", "none", "inherit", "initial"):
                    background = parse_colour(value)
    if element.tag == "font" and element.get("color"):
        colour = parse_colour(element.get("color"))
    return colour, background


def _is_hidden(element: html.HtmlElement, rules: StyleRules) -> bool:
    if element.get("hidden") is not None or element.get("type", "").lower() == "hidden":
        return True
    css = rules.style_of(element)
    return bool(css) and _HIDDEN.search(css) is not None


def _alt_of(image: html.HtmlElement) -> str:
    """Return what stands in for a picture: a logo is often the only place where a sender's name stands."""
    alt = (image.get("alt") or "").strip()
    return f" {alt} " if len(alt) <= _LONGEST_ALT else ""
