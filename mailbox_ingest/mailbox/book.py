"""The book of a mailbox: what is remembered of folders and messages, read and written in the database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.mailbox.keys import MailboxKey
from mailbox_ingest.mailbox.outcomes import (
    ASKED,
    CONTENT,
    FOLDER,
    MESSAGE,
    TOKENS,
    FolderState,
    MessagePlace,
    Outcome,
    State,
    Tokens,
    decode_content,
    decode_folder,
    decode_outcome,
    decode_tokens,
    encode_content,
    encode_folder,
    encode_outcome,
    encode_tokens,
)
from store import Intake, IntakeTransaction, SubjectId


class MailboxBook:
    """Remembers under keyed hashes. It needs the side that adds and the mailbox key, and no private key."""

    def __init__(self, intake: Intake, key: MailboxKey) -> None:
        self.intake = intake
        self._key = key

    def message_mark(self, place: MessagePlace) -> bytes:
        """Return the mark of a message in its place."""
        return self._key.mark(MESSAGE, place.account, place.folder, place.uid_validity, place.uid)

    def content_mark(self, digest: bytes) -> bytes:
        """Return the mark of a message by what it is; `digest` is of its header and size."""
        return self._key.mark(CONTENT, digest)

    def _folder_mark(self, account: str, folder: str) -> bytes:
        return self._key.mark(FOLDER, account, folder)

    async def folder(self, account: str, folder: str) -> FolderState | None:
        """Return how far a folder is seen, `None` for one that never was.

        Raises:
            PayloadError: What is remembered of it does not open: somebody changed it.
        """
        mark = self._folder_mark(account, folder)
        return self._opened_folder(mark, await self.intake.mailbox_marks.find([mark]))

    async def outcomes(self, places: Iterable[MessagePlace]) -> dict[MessagePlace, Outcome]:
        """Return what became of these messages, for those that were seen."""
        marks = {self.message_mark(place): place for place in places}
        found = await self.intake.mailbox_marks.find(marks)
        opened = ((marks[mark], self._opened_outcome(mark, sealed)) for mark, sealed in found.items())
        return {place: outcome for place, outcome in opened if outcome is not None}

    async def contents(self, marks: Iterable[bytes]) -> dict[bytes, tuple[State, SubjectId | None]]:
        """Return what became of messages with these content marks, wherever they were seen."""
        found = await self.intake.mailbox_marks.find(marks)
        return {mark: decode_content(self._key.open(mark, sealed)) for mark, sealed in found.items()}

    async def every_outcome(self) -> AsyncIterator[tuple[bytes, Outcome]]:
        """Yield each message that was seen, with its mark; a row that does not open is passed over."""
        async for mark, sealed in self.intake.mailbox_marks.every():
            try:
                outcome = self._opened_outcome(mark, sealed)
            except PayloadError:
                continue
            if outcome is not None:
                yield mark, outcome

    async def note(self, state: FolderState, outcomes: Sequence[Outcome]) -> None:
        """Write down what became of messages that had no outcome yet, and how far their folder is seen.

        What another sync wrote meanwhile stays, and a folder is never seen less far than before.
        """
        async with self.intake.adding() as adding:
            marked = {self.message_mark(outcome.place): outcome for outcome in outcomes}
            there = await adding.find_mailbox_marks(marked)
            fresh = {mark: outcome for mark, outcome in marked.items() if mark not in there}
            await self._put_outcomes(adding, fresh)
            opened = {outcome.place.uid for outcome in fresh.values() if outcome.state.is_open}

            def further(known: FolderState | None) -> FolderState:
                if known is None or known.uid_validity != state.uid_validity:
                    return replace(state, open=tuple(sorted(opened)))
                return replace(
                    state,
                    next_uid=max(known.next_uid, state.next_uid),
                    modseq=max(known.modseq, state.modseq),
                    open=tuple(sorted(opened.union(known.open))),
                )

            await self._change_folder(adding, state.account, state.folder, further)

    async def renew(self, state: FolderState) -> None:
        """Begin a folder anew under another UIDVALIDITY.

        What was decided under the old one is forgotten, but for what makes messages known again by what they
        are. What waited there is told as gone, for nobody can say which message of now it is.
        """
        old: dict[bytes, Outcome] = {}
        async for mark, outcome in self.every_outcome():
            place = outcome.place
            if (place.account, place.folder) == (state.account, state.folder):
                old[mark] = outcome
        async with self.intake.adding() as adding:
            left = {
                mark: replace(outcome, state=State.GONE, retry_at=None, decided_at=state.seen_at)
                for mark, outcome in old.items()
                if outcome.state.is_open
            }
            await adding.delete_mailbox_marks(old.keys() - left.keys())
            await self._put_outcomes(adding, left)
            await self._change_folder(adding, state.account, state.folder, lambda _: state)

    async def settle(self, outcome: Outcome, adding: IntakeTransaction) -> None:
        """Write down what became of a message, within the transaction of what it tells of."""
        place = outcome.place
        mark = self.message_mark(place)
        there = (await adding.find_mailbox_marks([mark])).get(mark)
        before = None if there is None else self._opened_outcome(mark, there)
        if before is None or before.state is not State.TAKEN:
            # Another sync may have taken it in this moment; to us it is known then, which says less.
            await self._put_outcomes(adding, {mark: outcome})

        def settled(known: FolderState | None) -> FolderState | None:
            if known is None or known.uid_validity != place.uid_validity:
                return known
            left = set(known.open) - {place.uid}
            return replace(
                known, open=tuple(sorted(left | ({place.uid} if outcome.state.is_open else set())))
            )

        await self._change_folder(adding, place.account, place.folder, settled)

    async def settle_alone(self, outcome: Outcome) -> None:
        """Write down what became of a message, in a transaction of its own."""
        async with self.intake.adding() as adding:
            await self.settle(outcome, adding)

    async def ask_for(self, places: Iterable[MessagePlace], when: datetime) -> int:
        """Let messages that were seen be fetched by the next sync from `when` on, whatever they look like.

        Returns:
            How many those are: what was taken in already, or is not known, is left as it is.
        """
        asked = 0
        async with self.intake.adding() as adding:
            for place in places:
                mark = self.message_mark(place)
                found = (await adding.find_mailbox_marks([mark])).get(mark)
                outcome = None if found is None else self._opened_outcome(mark, found)
                if outcome is None or outcome.state.by_content:
                    continue
                wanted = replace(
                    outcome, state=State.WAITING, reason=ASKED, failure="", attempts=0, retry_at=when
                )
                await self.settle(wanted, adding)
                asked += 1
        return asked

    async def stumble(self, state: FolderState, stumbles: int) -> None:
        """Remember how often in a row the connection broke while headers were fetched."""
        async with self.intake.adding() as adding:
            await self._change_folder(
                adding,
                state.account,
                state.folder,
                lambda known: replace(known or state, stumbles=stumbles),
            )

    async def tokens(self, account: str) -> Tokens | None:
        """Return the newest tokens of a mailbox."""
        mark = self._key.mark(TOKENS, account)
        found = await self.intake.mailbox_marks.find([mark])
        return decode_tokens(self._key.open(mark, found[mark])) if mark in found else None

    async def keep_tokens(self, tokens: Tokens) -> None:
        """Seal the newest tokens of a mailbox."""
        mark = self._key.mark(TOKENS, tokens.account)
        async with self.intake.adding() as adding:
            await adding.put_mailbox_marks({mark: self._key.seal(mark, encode_tokens(tokens))})

    async def forget(self, account: str) -> int:
        """Forget all that is remembered of a mailbox and return how many messages that were.

        What is known by content alone stays: it names no mailbox, and another one may have the same messages.
        """
        gone, messages = [], 0
        async for mark, sealed in self.intake.mailbox_marks.every():
            try:
                content = self._key.open(mark, sealed)
                outcome = decode_outcome(content)
                owned = (
                    outcome.place if outcome is not None else decode_folder(content) or decode_tokens(content)
                )
            except PayloadError:
                continue
            if owned is not None and owned.account == account:
                gone.append(mark)
                messages += outcome is not None
        async with self.intake.adding() as adding:
            await adding.delete_mailbox_marks(gone)
        return messages

    def _opened_outcome(self, mark: bytes, sealed: bytes) -> Outcome | None:
        return decode_outcome(self._key.open(mark, sealed))

    def _opened_folder(self, mark: bytes, found: dict[bytes, bytes]) -> FolderState | None:
        return decode_folder(self._key.open(mark, found[mark])) if mark in found else None

    async def _put_outcomes(self, adding: IntakeTransaction, outcomes: dict[bytes, Outcome]) -> None:
        rows = {mark: self._key.seal(mark, encode_outcome(outcome)) for mark, outcome in outcomes.items()}
        for outcome in outcomes.values():
            if outcome.state.by_content and outcome.content:
                content = encode_content(outcome.state, outcome.source_id)
                rows[outcome.content] = self._key.seal(outcome.content, content)
        await adding.put_mailbox_marks(rows)

    async def _change_folder(
        self,
        adding: IntakeTransaction,
        account: str,
        folder: str,
        change: Callable[[FolderState | None], FolderState | None],
    ) -> None:
        mark = self._folder_mark(account, folder)
        changed = change(self._opened_folder(mark, await adding.find_mailbox_marks([mark])))
        if changed is not None:
            await adding.put_mailbox_marks({mark: self._key.seal(mark, encode_folder(changed))})
