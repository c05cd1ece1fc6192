"""The organisations that may push, and the public keys that their requests verify under."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.engine import Database
from store.errors import SenderError, SenderKeyError, SenderMissingError
from store.ids import KeyId, SenderId
from store.schema import sender_keys, senders
from store.senderkeys import KeyAlgorithm, SenderPublicKey

MAX_NAME_CHARS = 200


class SenderKind(StrEnum):
    """What sort of organisation it is."""

    CREDITOR = "creditor"
    PUBLIC_BODY = "public_body"
    COLLECTOR = "collector"
    BAILIFF = "bailiff"
    OTHER = "other"


class NumberKind(StrEnum):
    """In which register its number stands: of public bodies (OIN), or of the Kamer van Koophandel."""

    OIN = "oin"
    KVK = "kvk"


_DIGITS = {NumberKind.OIN: 20, NumberKind.KVK: 8}


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderKey:
    """A key of a sender, and when it holds."""

    key_id: KeyId
    version: int
    public: SenderPublicKey
    added_at: datetime
    ended_at: datetime | None

    @property
    def ended(self) -> bool:
        """Whether requests are no longer to be believed for it."""
        return self.ended_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """An organisation; its name is as public as it is."""

    sender: SenderId
    name: str
    kind: SenderKind
    number_kind: NumberKind | None
    number: str | None
    suspended_at: datetime | None
    keys: tuple[SenderKey, ...] = field(default=())
    """Oldest first, those that ended too."""

    @property
    def suspended(self) -> bool:
        """Whether nothing is taken from it."""
        return self.suspended_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """A key that a request names, with whose it is. Whether both hold is for who asks to check."""

    sender: Sender
    key: SenderKey

    @property
    def holds(self) -> bool:
        """Whether the key has not ended and its sender is not suspended."""
        return not (self.sender.suspended or self.key.ended)


class SenderBook:
    """Registers senders and their keys; it needs the database and nothing else."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def add(
        self,
        *,
        name: str,
        kind: SenderKind,
        key: SenderPublicKey,
        number_kind: NumberKind | None = None,
        number: str | None = None,
    ) -> Sender:
        """Register an organisation with its first key.

        Raises:
            SenderError: The name or number is not fit to be one.
            SenderKeyError: The key is registered already.
        """
        sender = SenderId(secrets.token_hex(16))
        values = {
            "sender_id": sender,
            "name": _checked_name(name),
            "kind": kind.value,
            "number_kind": None if number_kind is None else number_kind.value,
            "number": _checked_number(number_kind, number),
            "suspended_at": None,
        }
        async with self._database.writing() as connection:
            await connection.execute(senders.insert().values(values))
            await _insert_key(connection, sender, key, version=1, now=self._clock())
            return await _get_sender(connection, sender)

    async def add_key(self, sender: SenderId, key: SenderPublicKey) -> Sender:
        """Register one more key of a sender, so that the one before it can end.

        Raises:
            SenderMissingError: There is no such sender.
            SenderKeyError: The key is registered already.
        """
        async with self._database.writing() as connection:
            there = await _get_sender(connection, sender, lock=True)
            version = 1 + max((one.version for one in there.keys), default=0)
            await _insert_key(connection, sender, key, version=version, now=self._clock())
            return await _get_sender(connection, sender)

    async def end_key(self, sender: SenderId, key: KeyId) -> Sender:
        """Let a key end: what is signed with it from now on is refused; one that ended keeps its time.

        Raises:
            SenderMissingError: There is no such sender.
            SenderKeyError: The sender has no such key.
        """
        async with self._database.writing() as connection:
            there = await _get_sender(connection, sender, lock=True)
            if key not in {one.key_id for one in there.keys}:
                raise SenderKeyError("the sender has no such key")
            await connection.execute(
                sender_keys.update()
                .where(sender_keys.c.key_id == key, sender_keys.c.ended_at.is_(None))
                .values(ended_at=int(self._clock().timestamp()))
            )
            return await _get_sender(connection, sender)

    async def suspend(self, sender: SenderId) -> Sender:
        """Take nothing from a sender from now on; one that was suspended keeps its time."""
        return await self._set_suspended(sender, int(self._clock().timestamp()))

    async def resume(self, sender: SenderId) -> Sender:
        """Take letters from a sender again."""
        return await self._set_suspended(sender, None)

    async def list(self) -> tuple[Sender, ...]:
        """Return every sender with its keys, by name."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(senders.select())).all()
            keys = (await connection.execute(sender_keys.select())).all()
        by_sender: dict[str, list[SenderKey]] = {}
        for key in keys:
            by_sender.setdefault(key.sender_id, []).append(_decode_key(key))
        found = [_decode_sender(row, by_sender.get(row.sender_id, [])) for row in rows]
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.sender)))

    async def get(self, sender: SenderId) -> Sender:
        """Return a sender with its keys; `SenderMissingError` where there is none."""
        async with self._database.reading() as connection:
            return await _get_sender(connection, sender)

    async def find_key(self, key: KeyId) -> KnownKey | None:
        """Return the key of this id with its sender, also one that ended or is of a suspended sender."""
        statement = sender_keys.select().where(sender_keys.c.key_id == key)
        async with self._database.reading() as connection:
            row = (await connection.execute(statement)).one_or_none()
            if row is None:
                return None
            sender = await _get_sender(connection, SenderId(row.sender_id))
        return KnownKey(sender=sender, key=_decode_key(row))

    async def _set_suspended(self, sender: SenderId, at: int | None) -> Sender:
        async with self._database.writing() as connection:
            await _get_sender(connection, sender, lock=True)
            change = senders.update().where(senders.c.sender_id == sender).values(suspended_at=at)
            if at is not None:
                change = change.where(senders.c.suspended_at.is_(None))
            await connection.execute(change)
            return await _get_sender(connection, sender)


async def _get_sender(connection: AsyncConnection, sender: SenderId, *, lock: bool = False) -> Sender:
    statement = senders.select().where(senders.c.sender_id == sender)
    row = (await connection.execute(statement.with_for_update() if lock else statement)).one_or_none()
    if row is None:
        raise SenderMissingError(sender)
    keys = await connection.execute(sender_keys.select().where(sender_keys.c.sender_id == sender))
    return _decode_sender(row, [_decode_key(key) for key in keys])


async def _insert_key(
    connection: AsyncConnection, sender: SenderId, key: SenderPublicKey, *, version: int, now: datetime
) -> None:
    there = await connection.execute(sender_keys.select().where(sender_keys.c.key_id == key.key_id))
    if there.one_or_none() is not None:
        raise SenderKeyError("that key is registered already")
    await connection.execute(
        sender_keys.insert().values(
            key_id=key.key_id,
            sender_id=sender,
            version=version,
            algorithm=key.algorithm.value,
            public_key=key.raw,
            added_at=int(now.timestamp()),
            ended_at=None,
        )
    )


def _checked_name(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > MAX_NAME_CHARS or not tidy.isprintable():
        raise SenderError(f"a name has 1 to {MAX_NAME_CHARS} characters that can be printed")
    return tidy


def _checked_number(kind: NumberKind | None, number: str | None) -> str | None:
    if kind is None or number is None:
        if kind is not None or number is not None:
            raise SenderError("a number goes with the register that it stands in")
        return None
    if not (number.isascii() and number.isdigit() and len(number) == _DIGITS[kind]):
        raise SenderError(f"this register has numbers of {_DIGITS[kind]} digits")
    return number


def _decode_sender(row: sa.Row[Any], keys: list[SenderKey]) -> Sender:
    try:
        return Sender(
            sender=SenderId(row.sender_id),
            name=row.name,
            kind=SenderKind(row.kind),
            number_kind=None if row.number_kind is None else NumberKind(row.number_kind),
            number=row.number,
            suspended_at=_instant(row.suspended_at),
            keys=tuple(sorted(keys, key=lambda one: one.version)),
        )
    except ValueError as exc:
        raise SenderError("a sender in the database is of an unknown kind") from exc


def _decode_key(row: sa.Row[Any]) -> SenderKey:
    try:
        public = SenderPublicKey.decode(KeyAlgorithm(row.algorithm), row.public_key)
    except ValueError as exc:
        raise SenderKeyError("a key in the database is of an unknown algorithm") from exc
    if public.key_id != row.key_id:
        raise SenderKeyError("a key in the database is not the one that its id names")
    added = datetime.fromtimestamp(row.added_at, UTC)
    return SenderKey(
        key_id=public.key_id,
        version=row.version,
        public=public,
        added_at=added,
        ended_at=_instant(row.ended_at),
    )


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
