"""What can go wrong at the HTTP edge.

ServerError
├── SignatureRefusedError            a request whose signature (RFC 9421) does not count; `code` is stable
│   ├── SignatureMissingError        no signature of ours among its headers
│   ├── SignatureMalformedError      headers that are no signature, or several of ours
│   ├── SignatureParameterError      created, keyid or nonce is missing, or not as we ask
│   ├── SignatureTimeError           made too long ago, in the future, or past its own end
│   ├── ComponentsNotCoveredError    something that must be signed is not
│   ├── SigningKeyUnknownError       no sender has this key
│   ├── SigningKeyEndedError         the sender's key has ended
│   ├── SenderSuspendedError         the sender may not push (now)
│   ├── SignatureAlgorithmError      it names another algorithm than that of the key
│   ├── SignatureMismatchError       it does not verify
│   └── NonceReplayedError           this nonce of this key was used before
├── DigestRefusedError               a Content-Digest (RFC 9530) that does not count; `code` is stable
│   ├── DigestMalformedError         it is missing, is none, or has no sha-256
│   └── DigestMismatchError          the body is not what was signed
├── StartError                       the server cannot start
│   ├── CertificateError             the certificate and its key cannot be used
│   └── ListeningError               a port cannot be had
├── ReceiptRefusedError              a delivery receipt that proves nothing
└── SendingError                     at the sender: a letter that has no receipt
    ├── LetterUnusableError          it cannot be sent as it is: no such file, another kind, too large, ...
    ├── LetterRefusedError           the host says no; asking again the same way does not help
    ├── NotDeliveredError            the host does not answer, or is too busy; later it may
    ├── JournalError                 the file of receipts cannot be used
    └── PushListError                the list of letters cannot be read
"""

from __future__ import annotations

from collections.abc import Sequence


class ServerError(Exception):
    """Something at the HTTP edge was refused. `code` is stable; messages name fields, never content."""

    code = "server"


class SignatureRefusedError(ServerError):
    """The signature of a request does not count."""

    code = "signature_refused"


class SignatureMissingError(SignatureRefusedError):
    """The request has no signature with our tag."""

    code = "signature_missing"


class SignatureMalformedError(SignatureRefusedError):
    """The headers hold no signature that can be read, or more than one with our tag."""

    code = "signature_malformed"


class SignatureParameterError(SignatureRefusedError):
    """A parameter of the signature is missing or not as we ask; `parameter` is its name."""

    code = "signature_parameter"

    def __init__(self, parameter: str) -> None:
        super().__init__(f"parameter {parameter}")
        self.parameter = parameter


class SignatureTimeError(SignatureRefusedError):
    """The signature is too old, of a time to come, or past its own end."""

    code = "signature_time"


class ComponentsNotCoveredError(SignatureRefusedError):
    """The signature leaves out what it must cover; `components` names that."""

    code = "signature_components"

    def __init__(self, components: Sequence[str]) -> None:
        super().__init__(f"not covered: {', '.join(components)}")
        self.components = tuple(components)


class SigningKeyUnknownError(SignatureRefusedError):
    """No registered sender has this key."""

    code = "signing_key_unknown"


class SigningKeyEndedError(SignatureRefusedError):
    """The key was ended by its sender or by the host."""

    code = "signing_key_ended"


class SenderSuspendedError(SignatureRefusedError):
    """The sender was suspended by the host."""

    code = "sender_suspended"


class SignatureAlgorithmError(SignatureRefusedError):
    """The signature names another algorithm than that of its key."""

    code = "signature_algorithm"


class SignatureMismatchError(SignatureRefusedError):
    """The signature does not verify: another key made it, or what it covers was changed."""

    code = "signature_mismatch"


class NonceReplayedError(SignatureRefusedError):
    """A request with this nonce was accepted before."""

    code = "nonce_replayed"


class DigestRefusedError(ServerError):
    """The Content-Digest of a request does not count."""

    code = "digest_refused"


class DigestMalformedError(DigestRefusedError):
    """Content-Digest is missing, is no such header, or carries no sha-256."""

    code = "digest_malformed"


class DigestMismatchError(DigestRefusedError):
    """The body is not the one whose digest was signed."""

    code = "digest_mismatch"


class SendingError(ServerError):
    """A letter that was to be sent has no receipt."""

    code = "sending"


class LetterUnusableError(SendingError):
    """A letter cannot be sent as it is; `reason` is a stable word."""

    code = "letter_unusable"

    def __init__(self, reason: str, problem: str | None = None) -> None:
        super().__init__(reason if problem is None else f"{reason}: {problem}")
        self.reason = reason
        self.problem = problem


class LetterRefusedError(SendingError):
    """The host refused a letter. `problem` is the kind of problem, `detail` what the host says of it."""

    code = "letter_refused"

    def __init__(self, *, status: int, problem: str, detail: str) -> None:
        super().__init__(f"status {status}, {problem}")
        self.status = status
        self.problem = problem
        self.detail = detail


class NotDeliveredError(SendingError):
    """The host gave no receipt after a number of attempts; `reason` is a stable word."""

    code = "not_delivered"

    def __init__(self, *, attempts: int, reason: str) -> None:
        super().__init__(f"{reason} after {attempts} attempts")
        self.attempts = attempts
        self.reason = reason


class JournalError(SendingError):
    """The file that keeps receipts cannot be read or written, is none, or is in use."""

    code = "journal"

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class PushListError(SendingError):
    """The list of letters to send is no CSV with the columns that it needs; `problem` says what is wrong."""

    code = "push_list"

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class ReceiptRefusedError(ServerError):
    """A text is no delivery receipt, or not one of this host."""

    code = "receipt_refused"


class StartError(ServerError):
    """The server cannot start."""

    code = "start"


class CertificateError(StartError):
    """The certificate and its key cannot be read, or do not belong together."""

    code = "certificate"


class ListeningError(StartError):
    """A port cannot be had: another program has it, or it may not be used. `port` says which."""

    code = "listening"

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port}")
        self.port = port
