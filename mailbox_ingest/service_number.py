"""The citizen service number (BSN) in a claims document is taken out before anything of it is kept."""

from __future__ import annotations

from dataclasses import replace

from mailbox_ingest.errors import SourceNotReadableError
from mailbox_ingest.sources import IncomingSource, NotTakenReason
from parsers.errors import ParserError
from parsers.fcid_json import holds_claims_document, without_bsn


def without_service_number(source: IncomingSource) -> IncomingSource:
    """Return the source without its BSN where it is a claims document; as it is where it is anything else.

    The content is opened here, outside the reading workers, by Python's own decoder and within the limits of
    `parsers.fcid_json`: what the store keeps, and recognises a source by, must not depend on what a worker
    says.

    Raises:
        SourceNotReadableError: It means to be a claims document and cannot be opened, so that nobody can
            tell where a BSN stands in it. It is not kept.
    """
    if not holds_claims_document(source.content):
        return source
    try:
        return replace(source, content=without_bsn(source.content))
    except ParserError as exc:
        raise SourceNotReadableError(NotTakenReason.DAMAGED) from exc
