"""Opens a vault with what a person typed: the passphrase, or the recovery code and then a new passphrase."""

from __future__ import annotations

import re

import click

from store import RecoveryCodeError, Store, UnlockedVault, VaultId, WrongPassphraseError
from tui.i18n import gettext as _
from tui.session import Session

_LOOKS_LIKE_A_CODE = re.compile(r"\s*[0-9A-Za-z]{4}([\s-]+[0-9A-Za-z]{4}){8}\s*")


async def unlock_typed(store: Store, vault: VaultId, session: Session) -> UnlockedVault:
    """Ask for the passphrase and open the vault; the recovery code does as well.

    Somebody at a terminal may then choose a new passphrase at once: whoever types the code has lost theirs.

    Raises:
        WrongPassphraseError: it is neither.
        RecoveryCodeError: it is a recovery code with a slip of the pen.
    """
    typed = session.passphrases.get(_("Your passphrase, or your recovery code"))
    if not _LOOKS_LIKE_A_CODE.fullmatch(typed):
        return await store.unlock(vault, passphrase=typed)
    try:
        unlocked = await store.unlock_with_recovery(vault, typed)
    except RecoveryCodeError as slip:
        # Somebody may have chosen a passphrase that looks like a code.
        try:
            return await store.unlock(vault, passphrase=typed)
        except WrongPassphraseError:
            raise slip from None
    if session.passphrases.asks and session.ask_yes(_("Choose a new passphrase now?")):
        new_passphrase = session.passphrases.choose(_("Choose a passphrase"))
        await store.reset_passphrase(vault, code=typed, new_passphrase=new_passphrase)
        click.echo(
            _("From now on the new passphrase opens your vault. The recovery code stays the same."), err=True
        )
    return unlocked
