"""The counsellor's side: a vault as far as it was shared, and the log that each look is written to."""

from __future__ import annotations

from store.authorship import AuthorVerifier
from store.engine import Database
from store.ids import KeyId, RecipientHandle
from store.intake import Clock
from store.keyfile import CounsellorKeys
from store.looklines import insert_look, next_place
from store.looks import seal_look
from store.opening import PartOpener
from store.reading import PartReader
from store.rows import lock_vault
from store.vaultkeys import VaultPublic


class SharedVault(PartReader):
    """Reads the parts that are wrapped to one recipient handle, and writes nothing but looks."""

    def __init__(
        self,
        database: Database,
        *,
        public: VaultPublic,
        keys: CounsellorKeys,
        handle: RecipientHandle,
        clock: Clock,
    ) -> None:
        self._public = public
        self._keys = keys
        self._clock = clock
        super().__init__(
            database,
            vault=public.vault,
            recipient=handle,
            opener=PartOpener(
                recipient=handle,
                key=keys.encryption,
                verifier=AuthorVerifier(vault=public.vault, owner_public_key=public.signing_key),
            ),
            shared=True,
        )

    @property
    def vault_key_id(self) -> KeyId:
        """The id of the vault's signing key, as it was pinned."""
        return self._public.vault_key_id

    @property
    def signing_public_key(self) -> bytes:
        """The vault's Ed25519 public key."""
        return self._public.signing_key

    def seal_to_owner(self, plaintext: bytes, info: bytes) -> bytes:
        """Return something that only the owner can open, for the purpose `info` (see `UnlockedVault`)."""
        return self._public.encryption_key.seal(plaintext, info)

    async def append_look(self, payload: bytes) -> int:
        """Write a line to the owner's log, signed and sealed to the owner; return its number."""
        async with self._database.writing() as connection:
            await lock_vault(connection, self._public)
            place = await next_place(connection, self._vault, self._recipient)
            made_at = int(self._clock().timestamp())
            line = seal_look(place, payload, owner=self._public, signer=self._keys.signing, made_at=made_at)
            await insert_look(connection, line)
        return place.sequence
