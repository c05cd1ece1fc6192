"""The description of the API is true to the running server, and keeps the API Design Rules."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from mailbox_ingest.push_metadata import PARCEL_TYPE, SenderClaims
from mailbox_ingest.push_types import PUSH_MEDIA_TYPES
from server.application import openapi_document
from server.headers import API_VERSION
from server.problems import Problem
from server.settings import ServerSettings
from tests.server import signing_hooks
from tests.server.hosting import hosting, new_private_key

ROOT = Path(__file__).parents[2]
RULES = Path(__file__).parent / "api-rules"

# Why a check is left out: `positive_data_acceptance` wants each request of the right form to be taken,
# and no description can say that a digest is that of the document. `ignored_auth` changes the signature and
# `negative_data_rejection` the body, which the hook then puts right: without the hook both are checked.
_LEFT_OUT = {
    "signed": "positive_data_acceptance,ignored_auth,negative_data_rejection",
    "unsigned": "positive_data_acceptance",
}


async def _run(*command: str | Path, **environment: str) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        *map(str, command),
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, output.decode()


async def test_it_keeps_the_api_design_rules() -> None:
    """Spectral with the linter configuration of the Dutch government: no error and no warning."""
    spectral = RULES / "node_modules" / ".bin" / "spectral"
    status, output = await _run(
        spectral,
        "lint",
        "--ruleset",
        RULES / "nl-api-design-rules.linter.yaml",
        "--fail-severity=warn",
        ROOT / "server" / "openapi.json",
    )
    assert status == 0, output
    assert "No results with a severity of 'warn' or higher found!" in output


@pytest.mark.parametrize(("signing", "examples"), [("signed", 10), ("unsigned", 5)])
async def test_it_is_true_to_the_server(
    signing: str, examples: int, tmp_path: Path, empty_store: Path
) -> None:
    await _run_schemathesis(signing, examples, tmp_path, empty_store)


@pytest.mark.long
@pytest.mark.parametrize("signing", ["signed", "unsigned"])
async def test_it_is_true_to_the_server_at_length(signing: str, tmp_path: Path, empty_store: Path) -> None:
    await _run_schemathesis(signing, 300, tmp_path, empty_store)


async def _run_schemathesis(signing: str, examples: int, folder: Path, empty_store: Path) -> None:
    settings = ServerSettings(read_letters=False, letters_per_minute=1_000_000, failures_per_minute=1_000_000)
    pem = new_private_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(pem)
    async with hosting(folder, settings=settings, empty_store=empty_store, key_pem=pem) as host:
        environment = {
            "SCHEMATHESIS_HOOKS": "tests.server.signing_hooks",
            signing_hooks.KEY_FILE: str(folder / "key.pem"),
            signing_hooks.PUBLIC_ROOT: host.public_root,
            signing_hooks.ADDRESS: host.own.text.format(),
        }
        status, output = await _run(
            Path(sys.executable).parent / "st",
            "run",
            f"{host.root}/v1/openapi.json",
            f"--url={host.root}/v1",
            f"--max-examples={examples}",
            f"--exclude-checks={_LEFT_OUT[signing]}",
            "--generation-deterministic",
            "--no-color",
            **(environment if signing == "signed" else {}),
        )
        assert status == 0, output
        found = re.search(r"(\d+) generated", output)
        assert found is not None
        assert int(found.group(1)) > 200, output
        stored = await host.metric("postkluis_letters_total", outcome="stored")
        assert (stored > 0) == (signing == "signed")
        assert '"level": "error"' not in host.log.getvalue()


def test_it_says_what_the_code_says() -> None:
    document = json.loads(openapi_document())
    schemas = document["components"]["schemas"]
    assert document["openapi"].startswith("3.1.")
    assert document["info"]["version"] == API_VERSION
    metadata = schemas["Metadata"]["properties"]
    assert metadata["documentType"]["enum"] == [*PUSH_MEDIA_TYPES, PARCEL_TYPE]
    names = {re.sub("_(.)", lambda found: found[1].upper(), name) for name in SenderClaims.__slots__}
    assert set(schemas["Claims"]["properties"]) == names


def test_its_file_is_indented_so_that_a_change_can_be_read() -> None:
    text = openapi_document().decode()
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_every_problem_is_told_to_senders_with_its_status() -> None:
    page = (ROOT / "docs" / "push.md").read_text()
    table = page[page.index("## When something goes wrong") :]
    for problem in Problem:
        (row,) = [line for line in table.splitlines() if f"`{problem.slug}`" in line]
        assert f"| {problem.status.value} |" in row


def test_every_status_of_a_problem_is_described() -> None:
    document = json.loads(openapi_document())
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    described = {int(status) for operation in operations for status in operation["responses"]}
    # No path of the description is unknown to the server, and no method of it not allowed.
    assert {problem.status.value for problem in Problem} - described == {405}
