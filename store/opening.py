"""Opening stored parts for one recipient: unwrap, open, verify author and place in the chain of versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import overload

from store.authorship import Author, AuthorshipError, AuthorVerifier
from store.envelope import EnvelopeError, open_envelope, sealed_hash, unwrap
from store.errors import PartUnreadableError
from store.ids import PartRef, RecipientHandle
from store.keys import EncryptionKeyPair
from store.rows import StoredPart


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPart:
    """One version of a part, opened and verified."""

    ref: PartRef
    payload: bytes = field(repr=False)
    author: Author
    stored_at: datetime
    """When its author signed it, by the author's clock; it stands inside the envelope."""


@dataclass(frozen=True, slots=True)
class OpenedParts(Sequence[OpenedPart]):
    """The parts that opened, oldest first, and beside them which did not: not shown as true, not hidden."""

    parts: tuple[OpenedPart, ...]
    unreadable: tuple[PartRef, ...] = ()

    @overload
    def __getitem__(self, index: int) -> OpenedPart: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[OpenedPart, ...]: ...
    def __getitem__(self, index: int | slice) -> OpenedPart | tuple[OpenedPart, ...]:
        """Return one part, or a slice of them."""
        return self.parts[index]

    def __len__(self) -> int:
        """How many parts opened."""
        return len(self.parts)

    def __iter__(self) -> Iterator[OpenedPart]:
        """Each part that opened."""
        return iter(self.parts)


class PartOpener:
    """Opens the parts of one vault that are wrapped to one recipient."""

    def __init__(
        self, *, recipient: RecipientHandle, key: EncryptionKeyPair, verifier: AuthorVerifier
    ) -> None:
        self._recipient = recipient
        self._key = key
        self._verifier = verifier

    def content_key(self, stored: StoredPart) -> bytes:
        """Return the content key of a stored part; `PartUnreadableError` where its wrap does not open."""
        try:
            if stored.wrap is None:
                raise EnvelopeError("no wrap for this recipient")
            return unwrap(stored.ref, stored.wrap, self._recipient, self._key)
        except EnvelopeError as exc:
            raise PartUnreadableError(stored.ref) from exc

    def open(self, stored: StoredPart) -> OpenedPart:
        """Return a stored part opened and verified; `PartUnreadableError` whatever is wrong with it."""
        try:
            envelope = open_envelope(stored.ref, stored.sealed, self.content_key(stored))
            signed = envelope.signed
            author = self._verifier.verify(stored.ref, envelope.payload, signed)
            before = b"" if stored.ref.version == 1 else sealed_hash(stored.before or b"")
            if signed.previous != before:
                raise AuthorshipError("the version before is missing or another")
            stored_at = datetime.fromtimestamp(signed.made_at, UTC)
        except (EnvelopeError, AuthorshipError, ValueError, OverflowError, OSError) as exc:
            raise PartUnreadableError(stored.ref) from exc
        return OpenedPart(ref=stored.ref, payload=envelope.payload, author=author, stored_at=stored_at)

    def open_each(self, stored: Iterable[StoredPart]) -> OpenedParts:
        """Open many; those that do not open are named and do not stop the others."""
        opened: list[OpenedPart] = []
        unreadable: list[PartRef] = []
        for one in stored:
            try:
                opened.append(self.open(one))
            except PartUnreadableError as exc:
                unreadable.append(exc.ref)
        opened.sort(key=lambda part: (part.stored_at, part.ref))
        return OpenedParts(tuple(opened), tuple(sorted(unreadable)))
