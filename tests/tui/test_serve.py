"""`postkluis serve` as a process: it starts, answers, says why it cannot, and stops when it is told to."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import ssl
import sys
from pathlib import Path

import aiohttp
import pytest
import trustme

from tests.tui.conftest import Person

_POSTKLUIS = Path(sys.executable).parent / "postkluis"


@pytest.fixture
def operator(person: Person) -> Person:
    """Somebody who has a store and the keys of a host."""
    person.done("init", "--name", "T. Appelhof")
    person.done("host", "make", "--at", "post.example.nl")
    return person


async def test_it_answers_until_it_is_told_to_stop(operator: Person, tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    issued.private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "both.pem"))
    given = {name: value for name, value in operator.environment.items() if value is not None}
    process = await asyncio.create_subprocess_exec(
        _POSTKLUIS,
        "serve",
        f"--certificate={tmp_path / 'both.pem'}",
        f"--private-key={tmp_path / 'both.pem'}",
        "--port=0",
        "--operations-port=0",
        "--no-reading",
        env={**os.environ, **given},
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    try:
        listening = json.loads(await process.stderr.readline())["listening"]
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))

        trusting = ssl.create_default_context(cafile=str(tmp_path / "ca.pem"))
        async with (
            aiohttp.ClientSession() as client,
            client.get(f"https://{listening}/v1/openapi.json", ssl=trusting) as response,
        ):
            assert response.status == 200
        process.send_signal(signal.SIGTERM)
        lines = (await process.stderr.read()).decode().splitlines()
        assert [json.loads(line)["event"] for line in lines] == ["stopping", "stopped"]
        assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ((), "give --certificate with --private-key, or --behind-proxy, or --plain-http"),
        (("--plain-http", "--behind-proxy"), "give --certificate with --private-key"),
        (("--certificate", "chain.pem"), "a certificate and its key go together"),
        (("--plain-http", "--bind", "192.0.2.1"), "--plain-http is for this machine alone"),
        (("--plain-http", "--bind", "post.example.nl"), "--plain-http is for this machine alone"),
    ],
)
def test_it_refuses_to_listen_without_tls_by_mistake(
    operator: Person, options: tuple[str, ...], problem: str
) -> None:
    result = operator.run("serve", *options)
    assert result.exit_code == 2
    assert problem in result.stderr


def test_it_says_why_it_cannot_start(operator: Person, tmp_path: Path) -> None:
    (tmp_path / "chain.pem").write_text("no certificate")
    chain = str(tmp_path / "chain.pem")
    refused = operator.run("serve", "--certificate", chain, "--private-key", chain)
    assert (refused.exit_code, "cannot be used" in refused.stderr) == (2, True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = operator.run("serve", "--plain-http", "--port", str(port), "--operations-port", "0")
    assert refused.exit_code == 1
    assert f"port {port} cannot be had" in refused.stderr


def test_a_machine_that_is_no_host_serves_nothing(person: Person) -> None:
    person.done("init", "--name", "T. Appelhof")
    assert person.run("serve", "--plain-http").exit_code == 1
