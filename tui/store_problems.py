"""What the errors of the store and of the push door mean to a person."""

from __future__ import annotations

from collections.abc import Mapping

from tui.i18n import N_
from tui.wording import Wording

STORE_WORDINGS: Mapping[str, Wording] = {
    "store.errors.StoreError": Wording(sentence=N_("the store of your vault gives an error")),
    "store.errors.StoreUrlError": Wording(
        sentence=N_("the address of the store is not one that Postkluis knows"),
        hint=N_("write it as sqlite:///path/to/file or postgresql://host/name"),
        exit_status=2,
    ),
    "store.errors.StoreMissingError": Wording(
        sentence=N_("there is no store at that address"),
        hint=N_("check --store; on a new machine, begin with `postkluis init`"),
    ),
    "store.errors.StoreUnreachableError": Wording(
        sentence=N_("the database does not answer, or does not let you in"),
        hint=N_("see whether it runs and whether you may use it; your letters are not lost"),
    ),
    "store.errors.StoreNewerError": Wording(
        sentence=N_("this vault was written by a newer version of Postkluis; nothing in it was touched"),
        hint=N_("install the newest version and try again"),
    ),
    "store.errors.StoreLockedError": Wording(
        sentence=N_("another program is using the vault at this moment; nothing was changed"),
        hint=N_("close Postkluis elsewhere, or wait until it is done, and try again"),
    ),
    "store.errors.StoreFullError": Wording(
        sentence=N_("the disk is full; what was stored before is safe, and nothing is half stored"),
        hint=N_("make room and do the same again: what is there already is not taken twice"),
    ),
    "store.errors.StoreReadOnlyError": Wording(
        sentence=N_("the vault can be read but not written to"),
        hint=N_("see whether the file and its folder are yours and whether the disk is not write-protected"),
    ),
    "store.errors.StoreDamagedError": Wording(
        sentence=N_("the file of the vault is damaged, or is not a vault"),
        hint=N_("do not write to it any more; put back a backup"),
    ),
    "store.errors.VaultMissingError": Wording(
        sentence=N_("that vault is not in this store"),
        hint=N_("check --store"),
    ),
    "store.errors.VaultAlteredError": Wording(
        sentence=N_("somebody changed the keys of this vault in the database; nothing was opened or stored"),
        hint=N_("do not use this store; put back a backup and ask who can write to the database"),
    ),
    "store.errors.WrongPassphraseError": Wording(
        sentence=N_("this passphrase does not open it; nothing is lost"),
        hint=N_("try again, and look at capitals and spaces"),
    ),
    "store.errors.RecoveryCodeError": Wording(
        sentence=N_("this is not a recovery code: one sign or more is wrong"),
        hint=N_("type it over from the paper, group by group"),
    ),
    "store.errors.KeyFileError": Wording(
        sentence=N_("a key file is missing or damaged"),
        hint=N_(
            "`postkluis doctor` shows which; the key file of a vault is made anew when you open the vault"
        ),
    ),
    "store.errors.AlreadyKnownError": Wording(sentence=N_("this letter is in your vault already")),
    "store.errors.PartMissingError": Wording(
        sentence=N_("a part of the vault is not there"),
        hint=N_("put back a backup if you have one"),
    ),
    "store.errors.PartExistsError": Wording(
        sentence=N_("that part of the vault is there already and cannot be replaced from here"),
    ),
    "store.errors.PartUnreadableError": Wording(
        sentence=N_("a part of the vault does not open: it is damaged, or somebody changed it"),
        hint=N_("the rest can still be read; put back a backup if you have one"),
    ),
    "store.errors.GrantMissingError": Wording(
        sentence=N_("there is no grant with that number"),
        hint=N_("`postkluis grant list` shows the numbers; the first few signs are enough"),
    ),
    # the push door
    "tui.errors.HostKeysMissingError": Wording(
        sentence=N_("this machine has no keys of a host"),
        hint=N_("make them with `postkluis host make --at HOST`, or name their folder with --host-keys"),
    ),
    "tui.errors.HostCardNeededError": Wording(
        sentence=N_("for a first address it must be known at which host letters come in"),
        hint=N_("give the card of the host with --host; whoever runs the host has it"),
        exit_status=2,
    ),
    "store.errors.HostCardError": Wording(
        sentence=N_("this is no card of a host, or no place where one can be reached: {reason}"),
        hint=N_("a card is copied whole, from its first to its last line; a host is a name, or a name:port"),
        exit_status=2,
    ),
    "store.errors.AddressTextError": Wording(
        sentence=N_("that address is not right: {reason}"),
        hint=N_("copy it whole, or scan its QR code; where it still fails, ask for the address again"),
        exit_status=2,
    ),
    "store.errors.AddressMissingError": Wording(
        sentence=N_("there is no such address, or it is closed"),
        hint=N_("`postkluis address list` shows yours"),
    ),
    "store.errors.AddressAlteredError": Wording(
        sentence=N_("an address in the database is not what its owner made"),
        hint=N_("somebody changed it; close it with `postkluis address close` and make a new one"),
    ),
    "store.errors.SenderError": Wording(
        sentence=N_("that organisation cannot be registered like that: {reason}"),
        hint=N_("an OIN has 20 digits, a number of the Kamer van Koophandel 8"),
        exit_status=2,
    ),
    "store.errors.SenderMissingError": Wording(
        sentence=N_("there is no such sender"),
        hint=N_("`postkluis sender list` shows them"),
    ),
    "store.errors.SenderKeyError": Wording(
        sentence=N_("that key cannot be used: {reason}"),
        hint=N_("give the public half of an Ed25519 or P-256 key, as PEM or JWK"),
        exit_status=2,
    ),
    "store.errors.NonceSpentError": Wording(
        sentence=N_("that request was seen before; nothing was done"),
        hint=N_("sign it anew, with another nonce"),
    ),
    "store.errors.RequestReusedError": Wording(
        sentence=N_("that idempotency key or parcel stands for another letter; nothing was done"),
        hint=N_("give each letter a key of its own"),
    ),
    "store.errors.ParcelUnreadableError": Wording(
        sentence=N_("a letter that its sender sealed does not open"),
        hint=N_("it stays where it is; ask the sender to send it again"),
    ),
}
