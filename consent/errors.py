"""What can go wrong between a citizen who grants and a counsellor who looks.

ConsentError
├── CardError                  a public card that cannot be trusted or read
├── ContactNoteError           a note on how to reach somebody that is no such note, or about a client
├── ContactBookError           a signed file of such notes that cannot be trusted or read
├── ProposalError              a proposal of a counsellor that cannot be trusted or read
├── GrantPeriodError           a grant that ends before it starts, or lasts too long
├── NothingToGrantError        a grant without a single letter
├── PurposeError               a purpose that is empty, too long, or no text
├── GrantDamagedError          a stored grant or look that is not in the form we write
└── GrantRefusedError          a counsellor may not look (now)
    ├── TokenAlteredError      not a token of ours, or changed since the citizen made it
    ├── OtherCounsellorError   a token made for another counsellor's key
    ├── UnknownGrantError      this store holds no such grant (or no such vault)
    ├── GrantNotStartedError   the period of the grant has yet to begin
    ├── GrantExpiredError      the period of the grant is over
    ├── GrantWithdrawnError    the citizen took the grant back
    └── OutsideGrantError      a part that this grant does not open

Messages name ids and fields. Names, purposes and letters stay out of them.
"""

from __future__ import annotations

from datetime import datetime


class ConsentError(Exception):
    """Base class of everything that this package refuses. `code` is stable."""

    code = "consent"


class CardError(ConsentError):
    """The text is no counsellor's card, or was changed after its owner signed it."""

    code = "card_invalid"


class ContactNoteError(ConsentError):
    """A field of a note on how to reach an organisation is not what it should be; `field` is its name."""

    code = "contact_note"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field} {problem}")
        self.field = field
        self.problem = problem


class ContactBookError(ConsentError):
    """The text is no signed book of contacts, or was changed after its author signed it."""

    code = "contacts_invalid"


class ProposalError(ConsentError):
    """The text is no proposal for this vault by a counsellor whom it gave a grant, or it was changed."""

    code = "proposal_invalid"


class GrantPeriodError(ConsentError):
    """The asked period of a grant is empty, in the past, or longer than a grant may last."""

    code = "grant_period"


class NothingToGrantError(ConsentError):
    """No letter falls within what was chosen, so that there is nothing to open."""

    code = "nothing_to_grant"


class PurposeError(ConsentError):
    """The purpose of a grant is empty, too long, or holds what is not printed."""

    code = "grant_purpose"


class GrantDamagedError(ConsentError):
    """A grant or a look, once opened, is not in the form that we write."""

    code = "grant_damaged"


class GrantRefusedError(ConsentError):
    """The counsellor may not look. Each reason that a person can act on has a class of its own."""

    code = "grant_refused"


class TokenAlteredError(GrantRefusedError):
    """The token is no token of ours, or was changed after the citizen's vault signed it."""

    code = "token_altered"


class OtherCounsellorError(GrantRefusedError):
    """The token was made for the key of another counsellor."""

    code = "other_counsellor"


class UnknownGrantError(GrantRefusedError):
    """This store holds no such grant: it may be another store, or the vault is gone."""

    code = "grant_unknown"


class GrantNotStartedError(GrantRefusedError):
    """The period of the grant has yet to begin."""

    code = "grant_not_started"

    def __init__(self, *, starts: datetime) -> None:
        super().__init__(f"the grant starts at {starts.isoformat()}")
        self.starts = starts


class GrantExpiredError(GrantRefusedError):
    """The period of the grant is over; only the citizen can give a new one."""

    code = "grant_expired"

    def __init__(self, *, ended: datetime) -> None:
        super().__init__(f"the grant ended at {ended.isoformat()}")
        self.ended = ended


class GrantWithdrawnError(GrantRefusedError):
    """The citizen took the grant back; only the citizen can give a new one."""

    code = "grant_withdrawn"

    def __init__(self, *, withdrawn_at: datetime) -> None:
        super().__init__(f"the grant was withdrawn at {withdrawn_at.isoformat()}")
        self.withdrawn_at = withdrawn_at


class OutsideGrantError(GrantRefusedError):
    """This grant does not open that part: another letter, or a document where the scope is facts."""

    code = "outside_grant"
