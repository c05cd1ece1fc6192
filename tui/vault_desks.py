"""The desks of the app: one's own vault, and a client's as far as they granted it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store import CounsellorKeys, UnlockedVault
from tui.client_book import Client
from tui.desk import Corrector, NewCorrection, Situation
from tui.session import Session
from tui.vault_letters import correct_typed
from tui.vault_origins import origins_of
from tui.wiring import (
    client_situation,
    open_vault,
    owner_letters,
    record_client_export,
)


class CitizenDesk:
    """One's own vault, for the app."""

    client: str | None = None

    def __init__(self, session: Session, *, as_of: date) -> None:
        self._session = session
        self._as_of = as_of

    @property
    def asks_passphrase(self) -> bool:
        """Whether the app has to ask."""
        return not self._session.passphrases.is_given

    @property
    def corrector(self) -> Corrector:
        """One's own letters can be put right here."""
        return self

    async def open(self, passphrase: str | None) -> Situation:
        """Unlock, fold and close again."""
        session = self._with(passphrase)
        async with open_vault(session) as vault:
            return await self._fold(vault, session)

    async def record_export(self) -> None:
        """Write nothing: the log tells the citizen who else looked."""

    async def correct(self, passphrase: str | None, correction: NewCorrection) -> Situation:
        """Unlock, write the correction beside the letter, fold anew and close again."""
        session = self._with(passphrase)
        async with open_vault(session) as vault:
            await correct_typed(
                vault,
                correction.letter_id,
                correction.path,
                correction.text,
                reason=correction.reason,
                now=session.now(),
            )
            return await self._fold(vault, session)

    async def _fold(self, vault: UnlockedVault, session: Session) -> Situation:
        opened = await owner_letters(vault, session, as_of=self._as_of)
        first_sources = {letter.letter: letter.sources[0] for letter in opened.every}
        return replace(opened.situation, origins=await origins_of(vault, first_sources))

    def _with(self, passphrase: str | None) -> Session:
        return self._session if passphrase is None else self._session.with_passphrase(passphrase)


class ClientDesk:
    """A client's vault as far as they granted it, for the app."""

    asks_passphrase: bool = False
    corrector: Corrector | None = None

    def __init__(self, session: Session, client: Client, keys: CounsellorKeys, *, as_of: date) -> None:
        self._session = session
        self._client = client
        self._keys = keys
        self._as_of = as_of

    @property
    def client(self) -> str | None:
        """What the counsellor calls the client."""
        return self._client.label

    async def open(self, passphrase: str | None) -> Situation:
        """Open, fold and close again."""
        return await client_situation(self._session, self._client, self._keys, as_of=self._as_of)

    async def record_export(self) -> None:
        """Write in the client's log that an export is made."""
        await record_client_export(self._session, self._client, self._keys)
