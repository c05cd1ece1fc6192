"""Access given at a provider: tokens are renewed in time, sealed again when they change, and never shown."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession, web

from mailbox_ingest.mailbox.account import OAuth
from mailbox_ingest.mailbox.consenting import ask_for_access
from mailbox_ingest.mailbox.errors import MailboxLoginError, MailboxTokenError, MailboxUnreachableError
from mailbox_ingest.mailbox.providers import (
    OAuthPlaces,
    PasswordKind,
    find_oauth_places,
    find_provider,
    load_providers,
)
from mailbox_ingest.mailbox.tokens import fresh_secret, opened_mailbox
from tests.mailbox_ingest.mailbox.conftest import Citizen
from tests.mailbox_ingest.mailbox.dovecot import Dovecot


@dataclass(slots=True, kw_only=True)
class Provider:
    """A provider on loopback: it gives tokens that our Dovecot takes, and a new refresh token each time."""

    server: Dovecot
    user: str
    url: str = ""
    refresh_token: str = "refresh-0"
    valid_seconds: int = 3600
    refuses: str | None = None
    broken: bool = False
    endless: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    given: int = 0

    async def answer(self, request: web.Request) -> web.Response:
        """Answer one request for tokens."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append(form)
        if self.endless:
            return web.Response(text="x" * 200_000)
        if self.broken:
            return web.Response(status=503, text="busy")
        expected = form.get("refresh_token") == self.refresh_token or form.get("code") == "the-code"
        if self.refuses is not None or not expected:
            return web.json_response({"error": self.refuses or "invalid_grant"}, status=400)
        self.given += 1
        self.refresh_token = f"refresh-{self.given}"
        return web.json_response(
            {
                "access_token": self.server.token(self.user, valid_seconds=self.valid_seconds),
                "token_type": "Bearer",
                "expires_in": 3600,
                "refresh_token": self.refresh_token,
            }
        )


@pytest.fixture
async def provider(citizen: Citizen) -> AsyncIterator[Provider]:
    """Give a provider of the citizen's mailbox, with access given to it."""
    made = Provider(server=citizen.server, user=citizen.user)
    app = web.Application()
    app.router.add_post("/token", made.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    access = OAuth(token_url=f"{made.url}/token", client_id="postkluis", refresh_token="refresh-0")
    citizen.account = replace(citizen.account, login=access)
    yield made
    await runner.cleanup()


async def _look(citizen: Citizen) -> int:
    async with opened_mailbox(citizen.account, citizen.book, citizen.clock) as connection:
        return (await connection.status("INBOX")).messages


async def test_a_token_is_asked_for_once_and_kept_while_it_holds(
    citizen: Citizen, provider: Provider
) -> None:
    assert await _look(citizen) == 0
    assert await _look(citizen) == 0
    assert [form["grant_type"] for form in provider.asked] == ["refresh_token"]


async def test_a_token_is_renewed_before_it_ends_by_the_newest_refresh_token(
    citizen: Citizen, provider: Provider
) -> None:
    await _look(citizen)
    citizen.clock.pass_by(timedelta(minutes=59))
    await _look(citizen)
    assert [form["refresh_token"] for form in provider.asked] == ["refresh-0", "refresh-1"]


async def test_tokens_are_sealed_in_the_database(citizen: Citizen, provider: Provider) -> None:
    await _look(citizen)
    kept = await citizen.book.tokens(citizen.account.id)
    assert kept is not None
    assert kept.refresh_token == "refresh-1"
    rows = [sealed async for _, sealed in citizen.book.intake.mailbox_marks.every()]
    assert rows
    assert not any(b"refresh" in sealed or kept.access_token.encode() in sealed for sealed in rows)
    assert kept.access_token not in repr(kept)


async def test_a_token_that_the_server_no_longer_takes_is_renewed_at_once(
    citizen: Citizen, provider: Provider
) -> None:
    provider.valid_seconds = -60
    await fresh_secret(citizen.account, citizen.book, citizen.clock)
    provider.valid_seconds = 3600
    assert await _look(citizen) == 0
    assert provider.given == 2


async def test_a_server_that_takes_no_token_at_all_is_told_once(citizen: Citizen, provider: Provider) -> None:
    provider.valid_seconds = -60
    with pytest.raises(MailboxLoginError):
        await _look(citizen)
    assert provider.given == 2


async def test_access_that_was_taken_back_is_named(citizen: Citizen, provider: Provider) -> None:
    provider.refuses = "invalid_grant"
    with pytest.raises(MailboxTokenError) as caught:
        await _look(citizen)
    assert caught.value.said == "invalid_grant"
    provider.refuses = "the secret is hunter2"
    with pytest.raises(MailboxTokenError) as caught:
        await _look(citizen)
    assert caught.value.said is None
    assert "hunter2" not in str(caught.value)


async def test_a_provider_that_is_away_is_no_refusal(citizen: Citizen, provider: Provider) -> None:
    provider.broken = True
    with pytest.raises(MailboxUnreachableError):
        await _look(citizen)


async def test_an_answer_without_end_is_no_token(citizen: Citizen, provider: Provider) -> None:
    provider.endless = True
    with pytest.raises(MailboxTokenError):
        await _look(citizen)


async def test_two_that_renew_at_once_both_get_in(citizen: Citizen, provider: Provider) -> None:
    seen = await asyncio.gather(*(_look(citizen) for _ in range(3)))
    assert seen == [0, 0, 0]


async def test_access_given_anew_makes_the_old_tokens_void(citizen: Citizen, provider: Provider) -> None:
    await _look(citizen)
    assert isinstance(citizen.account.login, OAuth)
    provider.refresh_token = "given anew"
    citizen.account = replace(
        citizen.account, login=replace(citizen.account.login, refresh_token="given anew")
    )
    await _look(citizen)
    assert provider.asked[-1]["refresh_token"] == "given anew"


def _places(provider: Provider) -> OAuthPlaces:
    return OAuthPlaces(
        authorize_url="https://login.example/ask",
        token_url=f"{provider.url}/token",
        scope="mail",
        extra=(("prompt", "consent"),),
    )


async def _browse(url: str, **told: str) -> int:
    """Come back from the provider's page as a browser does."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    query = {"state": asked["state"], **told}
    async with ClientSession() as session, session.get(asked["redirect_uri"], params=query) as response:
        return response.status


async def test_the_citizen_gives_access_in_the_browser(provider: Provider) -> None:
    shown: asyncio.Queue[str] = asyncio.Queue()
    asking = asyncio.create_task(
        ask_for_access(
            _places(provider),
            client_id="postkluis",
            client_secret=None,
            address="j.dewit@post.example",
            show=shown.put_nowait,
        )
    )
    url = await shown.get()
    assert "code_challenge_method=S256" in url
    assert "login_hint=j.dewit%40post.example" in url
    assert await _browse(url, state="of somebody else", code="stolen") == 404
    assert await _browse(url, code="the-code") == 200
    access = await asking
    assert access.refresh_token == "refresh-1"
    (form,) = provider.asked
    assert form["code"] == "the-code"
    assert len(form["code_verifier"]) >= 43


async def test_a_citizen_who_says_no_gives_nothing(provider: Provider) -> None:
    shown: asyncio.Queue[str] = asyncio.Queue()
    asking = asyncio.create_task(
        ask_for_access(
            _places(provider), client_id="x", client_secret="y", address="a@b.example", show=shown.put_nowait
        )
    )
    assert await _browse(await shown.get(), error="access_denied") == 200
    with pytest.raises(MailboxTokenError):
        await asking
    assert provider.asked == []


async def test_a_citizen_who_says_nothing_is_not_waited_for_without_end(provider: Provider) -> None:
    with pytest.raises(MailboxTokenError):
        await ask_for_access(
            _places(provider),
            client_id="x",
            client_secret=None,
            address="a@b.example",
            show=lambda url: None,
            wait_seconds=0,
        )


def test_each_provider_has_a_source_and_a_way_in() -> None:
    for provider in load_providers():
        assert provider.source.startswith("https://")
        assert provider.oauth is not None or provider.password is not PasswordKind.NONE
        assert all(domain == domain.lower() for domain in provider.domains)
    domains = [domain for provider in load_providers() for domain in provider.domains]
    assert len(set(domains)) == len(domains)


def test_a_provider_is_found_by_the_address() -> None:
    ziggo = find_provider("J.deWit@Ziggo.nl")
    assert ziggo is not None
    assert ziggo.host == "imap.ziggo.nl"
    assert ziggo.user_of("j.dewit@ziggo.nl") == "j.dewit@ziggo.nl"
    delta = find_provider("j.dewit@zeelandnet.nl")
    assert delta is not None
    assert delta.user_of("j.dewit@zeelandnet.nl") == "j.dewit"
    assert find_provider("j.dewit@eigen-domein.example") is None
    assert find_oauth_places("imap.gmail.com") is not None
    assert find_oauth_places("imap.ziggo.nl") is None
