"""Grants, tokens, what a counsellor may open, and the log of looks.

The citizen's side: `make_grant`, `extend_grants`, `withdraw`, `list_grants`, `list_looks` on an unlocked
vault. The counsellor's side: `make_card`, and `open_grant` with a token and a key. docs/consent-format.md
holds the forms.
"""

from consent.card import CounsellorCard, decode_card, encode_card, make_card
from consent.contact_book import ContactBook, Learned, decode_book, encode_book, make_book, merge
from consent.contact_note import ContactNote, make_note
from consent.errors import (
    CardError,
    ConsentError,
    ContactBookError,
    ContactNoteError,
    GrantDamagedError,
    GrantExpiredError,
    GrantNotStartedError,
    GrantPeriodError,
    GrantRefusedError,
    GrantWithdrawnError,
    NothingToGrantError,
    OtherCounsellorError,
    OutsideGrantError,
    ProposalError,
    PurposeError,
    TokenAlteredError,
    UnknownGrantError,
)
from consent.grant import Action, Grant, Scope
from consent.granting import (
    GrantList,
    GrantStatus,
    LetterToShare,
    ListedGrant,
    MadeGrant,
    end_expired_grants,
    extend_grants,
    list_grants,
    make_grant,
    seen_along,
    token_of,
)
from consent.looks import GrantLook, LookedAt, LookKind, LookList, list_looks
from consent.opening import GrantedVault, open_grant
from consent.period import end_to_last_day
from consent.proposal import Proposal, make_proposal, open_proposal
from consent.token import UnverifiedGrant, VerifiedGrant, read_token
from consent.withdrawing import Withdrawal, withdraw

__all__ = [
    "Action",
    "CardError",
    "ConsentError",
    "ContactBook",
    "ContactBookError",
    "ContactNote",
    "ContactNoteError",
    "CounsellorCard",
    "Grant",
    "GrantDamagedError",
    "GrantExpiredError",
    "GrantList",
    "GrantLook",
    "GrantNotStartedError",
    "GrantPeriodError",
    "GrantRefusedError",
    "GrantStatus",
    "GrantWithdrawnError",
    "GrantedVault",
    "Learned",
    "LetterToShare",
    "ListedGrant",
    "LookKind",
    "LookList",
    "LookedAt",
    "MadeGrant",
    "NothingToGrantError",
    "OtherCounsellorError",
    "OutsideGrantError",
    "Proposal",
    "ProposalError",
    "PurposeError",
    "Scope",
    "TokenAlteredError",
    "UnknownGrantError",
    "UnverifiedGrant",
    "VerifiedGrant",
    "Withdrawal",
    "decode_book",
    "decode_card",
    "encode_book",
    "encode_card",
    "end_expired_grants",
    "end_to_last_day",
    "extend_grants",
    "list_grants",
    "list_looks",
    "make_book",
    "make_card",
    "make_grant",
    "make_note",
    "make_proposal",
    "merge",
    "open_grant",
    "open_proposal",
    "read_token",
    "seen_along",
    "token_of",
    "withdraw",
]
