"""A letter as a mail of HTML or plain text, and as a Word document."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime

from docx import Document as new_docx
from docx.enum.text import WD_BREAK
from docx.shared import Pt

from tests.parsers.generated.content import Box, Grid, Letter, NextPage, Pairs, Rows, Small, Sum, Text
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.saying import Saying


def mail(letter: Letter, d: Draw, *, rich: bool) -> bytes:
    """The letter as a mail; the date of the mail is that of the letter."""
    message = EmailMessage()
    sender, say = letter.sender, letter.say
    message["From"] = f"{sender.name.split(',')[0].replace('.', '')} <{sender.email}>"
    address = "".join(c for c in letter.person.surname.lower() if c.isalpha())
    message["To"] = f'"{letter.person.name}" <{address}@voorbeeld.example>'
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(datetime.combine(letter.day, time(9, d.between(0, 59)), tzinfo=UTC))
    message["Message-ID"] = f"<{d.number('##########')}@{sender.website.removeprefix('www.')}>"
    if rich and d.chance(0.7):
        message.set_content(_markup(letter, say, d), subtype="html", cte="base64")
    else:
        message.set_content(_plain(letter, say), cte="quoted-printable")
        if rich:
            message.add_alternative(_markup(letter, say, d), subtype="html", cte="base64")
    return message.as_bytes()


def _cells(row: tuple[tuple[str, ...], int], say: Saying) -> list[str]:
    cells, cents = row
    return [*cells, ("-" if cents < 0 else "") + "€ " + say.bare(cents)]


def _plain(letter: Letter, say: Saying) -> str:
    lines = [f"{label}: {value}" for label, value in letter.meta] + [""]
    for block in letter.body:
        if isinstance(block, Text | Box | Small):
            lines += [block.text, ""]
        elif isinstance(block, Pairs):
            lines += [*(f"{label}: {value}" for label, value in block.pairs), ""]
        elif isinstance(block, Sum):
            lines += [f"{block.label}: {block.amount}", ""]
        elif isinstance(block, Grid):
            lines += [*_columns((block.columns, *block.rows)), ""]
        elif isinstance(block, Rows):
            if any(block.columns):
                lines.append("  ".join((*block.columns, block.amount_column)))
            lines += ["  ".join(_cells(row, say)) for row in block.rows]
            lines += [f"{label}: € {say.bare(cents)}" for label, cents in block.totals] + [""]
    return "\n".join(lines + _strip_lines(letter, say))


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as people line them up with spaces."""
    widths = [max(len(row[i]) for row in rows) + 3 for i in range(len(rows[0]))]
    return [
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _strip_lines(letter: Letter, say: Saying) -> list[str]:
    if letter.strip is None:
        return []
    strip = letter.strip
    labels = (
        ("Amount", "IBAN", "Name", "Reference")
        if letter.english
        else ("Bedrag", "IBAN", "Ten name van", "Betalingskenmerk")
    )
    values = (f"€ {say.bare(strip.amount_cents)}", strip.iban, strip.name, strip.reference or "")
    return [f"{label}: {value}" for label, value in zip(labels, values, strict=True) if value]


def _markup(letter: Letter, say: Saying, d: Draw) -> str:
    e = html.escape
    nested = d.chance(0.5)
    out = [f"<html><body><div style='font-family:Arial'><h2>{e(letter.sender.name)}</h2>"]
    if letter.title:
        out.append(f"<h1>{e(letter.title)}</h1>")
    out.append(_markup_pairs(tuple(letter.meta), d))
    for block in letter.body:
        if isinstance(block, Text):
            out.append(f"<p>{e(block.text)}</p>")
        elif isinstance(block, Box):
            out.append(
                f"<div style='border:1px solid #888;padding:8px'><strong>{e(block.text)}</strong></div>"
            )
        elif isinstance(block, Pairs):
            out.append(_markup_pairs(block.pairs, d))
        elif isinstance(block, Sum):
            out.append(f"<div style='background:#eee'>{e(block.label)}<br><b>{e(block.amount)}</b></div>")
        elif isinstance(block, Small):
            out.append(f"<p style='font-size:9px'>{e(block.text)}</p>")
        elif isinstance(block, Grid):
            out.append(_markup_grid(block))
        elif isinstance(block, Rows):
            out.append(_markup_table(block, say))
    strip = [tuple(line.split(": ", 1)) for line in _strip_lines(letter, say)]
    if strip:
        out.append(_markup_pairs(tuple((label, value) for label, value in strip), d))
    sender = letter.sender
    out.append(
        f"<p style='font-size:10px'>{e(sender.name)} | KvK {sender.kvk} | {e(sender.street)}, "
        f"{e(sender.postcode_town)}{e(''.join(f' | {note}' for note in letter.foot_notes))}</p>"
    )
    body = "\n".join(out) + "</div></body></html>"
    return (
        body.replace("<div style='font-family:Arial'>", "<table width=600><tr><td>").replace(
            "</div></body>", "</td></tr></table></body>"
        )
        if nested
        else body
    )


def _markup_pairs(pairs: tuple[tuple[str, str], ...], d: Draw) -> str:
    e = html.escape
    way = d.between(0, 2)
    if way == 0:
        rows = "".join(f"<tr><td>{e(label)}</td><td><b>{e(value)}</b></td></tr>" for label, value in pairs)
        return f"<table>{rows}</table>"
    if way == 1:
        return "<p>" + "<br>".join(f"{e(label)}: {e(value)}" for label, value in pairs) + "</p>"
    return "".join(
        f"<div><span style='color:#777'>{e(label)}</span><br>{e(value)}</div>" for label, value in pairs
    )


def _markup_table(table: Rows, say: Saying) -> str:
    e = html.escape
    head = (
        "".join(f"<th>{e(name)}</th>" for name in (*table.columns, table.amount_column))
        if any(table.columns)
        else ""
    )
    rows = "".join(
        "<tr>" + "".join(f"<td>{e(cell)}</td>" for cell in _cells(row, say)) + "</tr>" for row in table.rows
    )
    totals = "".join(
        (
            f"<tr><td colspan={len(table.columns)}><b>{e(label)}</b></td><td "
            f"align=right><b>€&nbsp;{say.bare(cents)}</b></td></tr>"
        )
        for label, cents in table.totals
    )
    return f"<table><tr>{head}</tr>{rows}{totals}</table>"


def _markup_grid(grid: Grid) -> str:
    rows = (grid.columns, *grid.rows)
    lines = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table>{lines}</table>"


def docx(letter: Letter, d: Draw, date_label: str) -> bytes:
    """The letter as a Word document."""
    paper = new_docx()
    paper.core_properties.created = datetime.combine(letter.day, time(9), tzinfo=UTC).replace(tzinfo=None)
    sender, person, say = letter.sender, letter.person, letter.say
    run = paper.add_paragraph().add_run(sender.name)
    run.bold, run.font.size = True, Pt(16)
    for line in (
        sender.street,
        sender.postcode_town,
        "",
        f"{person.title} {person.name}".strip(),
        person.street,
        person.postcode_town,
        "",
    ):
        paper.add_paragraph(line)
    pairs = [*letter.meta, (date_label, say.full(letter.day))]
    if d.chance(0.5):
        grid = paper.add_table(rows=0, cols=2)
        for label, value in pairs:
            cells = grid.add_row().cells
            cells[0].text, cells[1].text = label, value
    else:
        for label, value in pairs:
            paper.add_paragraph(f"{label}:\t{value}")
    paper.add_paragraph().add_run(
        ("Subject: " if letter.english else "Betreft: ") + letter.subject
    ).bold = True
    for block in letter.body:
        if isinstance(block, Text | Box | Small):
            paper.add_paragraph(block.text)
        elif isinstance(block, Sum):
            paper.add_paragraph(f"{block.label}\t{block.amount}")
        elif isinstance(block, NextPage):
            paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(block, Grid):
            grid = paper.add_table(rows=0, cols=len(block.columns))
            for cells in (block.columns, *block.rows):
                for cell, value in zip(grid.add_row().cells, cells, strict=True):
                    cell.text = value
        elif isinstance(block, Pairs):
            for label, value in block.pairs:
                paper.add_paragraph(f"{label}:\t{value}")
        elif isinstance(block, Rows):
            table = paper.add_table(rows=1, cols=len(block.columns) + 1)
            for cell, name in zip(table.rows[0].cells, (*block.columns, block.amount_column), strict=True):
                cell.text = name
            for row in block.rows:
                for cell, value in zip(table.add_row().cells, _cells(row, say), strict=True):
                    cell.text = value
            for label, cents in block.totals:
                cells = table.add_row().cells
                cells[0].text, cells[-1].text = label, f"€ {say.bare(cents)}"
    for line in _strip_lines(letter, say):
        paper.add_paragraph(line)
    paper.sections[0].footer.paragraphs[0].text = " | ".join(
        (sender.name, f"KvK {sender.kvk}", sender.website, *letter.foot_notes)
    )
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()
