"""No line of a log holds anything personal, whatever goes wrong."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from server.logs import LibraryLogs, error_fields, keep_to_the_list, make_log
from server.settings import ServerSettings
from tests.server.hosting import LETTER, Letter, hosting

_NAMED = ("Wimpel", "Noorderhaven", "NL91", "0417", "123,45", "12345", "700123", "Aanmaning", "Dorpsstraat")


async def test_no_line_holds_a_name_an_account_an_amount_or_an_address(
    tmp_path: Path, empty_store: Path
) -> None:
    settings = ServerSettings(known_seconds=0.0, poll_seconds=0.05)
    async with hosting(tmp_path, settings=settings, empty_store=empty_store) as host:
        code = host.own.text.format().split("@")[0]
        claims = {"amountDueCents": 12345, "iban": "NL91ABNA0417164300", "paymentReference": "700123"}
        letter = host.letter(documentName="Aanmaning heer Wimpel.txt", claims=claims)
        assert (await host.push(letter)).status == 201
        await host.push(Letter(metadata=letter.metadata, document=b"Wimpel, Dorpsstraat 1"))
        await host.push(host.letter(documentName="Wimpel/123,45"))
        await host.push(host.letter(Wimpel="NL91 ABNA 0417 1643 00"))
        await host.push(host.letter(b"%PDF-1.7 Wimpel 123,45", documentType="application/pdf"))
        await host.send("GET", "/v1/letters/Wimpel-Dorpsstraat-NL91/delivery-receipt", {})
        await host.send("GET", "/Wimpel/123,45", {"Referer": "NL91ABNA0417164300"})
        await host.get(f"/v1/addresses/{code}Wimpel")
        await host.send("POST", "/v1/letters?naam=Wimpel", {}, LETTER)
        # A failure that nobody foresaw, with the letter in hand: the table that it goes to is gone.
        with closing(sqlite3.connect(tmp_path / "vault.db")) as other:
            other.execute("ALTER TABLE parts RENAME TO gone")
        failed = await host.push(host.letter(LETTER + b"Wimpel 123,45"))
        assert (failed.status, failed.problem) == (500, "internal-error")
        lines = host.log.getvalue().splitlines()
        assert len(lines) > 8
        for line in lines:
            assert json.loads(line)["event"]
            assert not [named for named in (*_NAMED, code, code[:19]) if named in line], line


def test_a_field_that_is_not_on_the_list_is_dropped_and_free_text_withheld() -> None:
    fields = {"event": "x", "name": "Wimpel", "status": 400, "problem": "heer Wimpel", "route": "/v1/letters"}
    kept = keep_to_the_list(None, "info", fields)
    assert kept == {"event": "x", "status": 400, "problem": "withheld", "route": "/v1/letters"}


def test_an_error_is_told_by_its_class_and_its_place_in_our_code() -> None:
    stream = io.StringIO()
    try:
        json.loads("heer Wimpel")
    except ValueError as exc:
        make_log(stream).error("request-failed", **error_fields(exc))
    line = json.loads(stream.getvalue())
    assert (line["error"], line["place"]) == ("JSONDecodeError", "unknown")
    assert "Wimpel" not in stream.getvalue()


def test_a_library_may_say_that_something_went_wrong_and_not_what() -> None:
    stream = io.StringIO()
    logger = logging.Logger("aiohttp.server")
    logger.addHandler(LibraryLogs(make_log(stream)))
    try:
        raise LookupError("heer Wimpel")
    except LookupError:
        logger.exception("Error handling request from %s", "192.0.2.1")
    logger.info("heer Wimpel")
    (line,) = stream.getvalue().splitlines()
    assert (json.loads(line)["place"], json.loads(line)["error"]) == ("aiohttp.server", "LookupError")
    assert "Wimpel" not in line
    assert "192.0.2.1" not in line
