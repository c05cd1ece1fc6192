"""Reads the headers of signatures: dictionaries of structured fields (RFC 9651), as RFC 9421 uses them.

A host reads them for each letter. The one spelling in which senders write them is read by patterns, in a
tenth of the time; everything else goes to the library, which reads the plain spelling the same (a test holds
them together).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping

import http_sf

from server.errors import DigestMalformedError, SignatureMalformedError, SignatureMissingError

MAX_HEADER_CHARACTERS = 4096
"""Of Signature-Input and of Signature; ours take about 400. What is longer is not even read."""
Parameters = Mapping[str, object]
Members = Mapping[str, tuple[object, Parameters]]
"""By label: an inner list of names with parameters, or octets; and its own parameters."""

_LABEL = r"(?P<label>[a-z*][a-z0-9_.*-]*)"
_TEXT = r'"[ !#-\[\]-~]*"'
_INPUT = re.compile(
    rf"{_LABEL}=\((?P<names>{_TEXT}(?: {_TEXT})*)\)(?P<parameters>(?:;[a-z]+=(?:[0-9]{{1,15}}|{_TEXT}))*)"
)
_PARAMETER = re.compile(r';([a-z]+)=(?:([0-9]{1,15})|"([ !#-\[\]-~]*)")')
_OCTETS = re.compile(rf"{_LABEL}=:(?P<octets>[A-Za-z0-9+/]+={{0,2}}):")


def read_inputs(fields: Mapping[str, str]) -> Members:
    """Return what Signature-Input says of each signature.

    Args:
        fields: Header fields by their names in lower case.

    Raises:
        SignatureMissingError: There is no such header.
        SignatureMalformedError: It cannot be read, or is longer than any of ours.
    """
    header = _header(fields, "signature-input")
    found = _INPUT.fullmatch(header)
    if found is not None:
        pairs = _PARAMETER.findall(found["parameters"])
        parameters = {name: int(number) if number else text for name, number, text in pairs}
        if len(parameters) == len(pairs):
            no_parameters: Parameters = {}
            names = [(name, no_parameters) for name in found["names"][1:-1].split('" "')]
            return {found["label"]: (names, parameters)}
    return _parse(header)


def read_signatures(fields: Mapping[str, str]) -> Members:
    """Return the octets that Signature has for each label; the errors are those of `read_inputs`."""
    header = _header(fields, "signature")
    return plain_octets(header) or _parse(header)


def read_digest(header: str | None) -> bytes:
    """Return the SHA-256 of a Content-Digest (RFC 9530); `DigestMalformedError` where it has none."""
    members = plain_octets(header or "")
    if members is None:
        try:
            members = _parse(header or "")
        except SignatureMalformedError as exc:
            raise DigestMalformedError("Content-Digest is none") from exc
    digest = members.get("sha-256", (None, {}))[0]
    if not isinstance(digest, bytes) or len(digest) != 32:
        raise DigestMalformedError("Content-Digest has no sha-256")
    return digest


def plain_octets(header: str) -> Members | None:
    """Return the one member of a dictionary that is octets; `None` where it takes the library to say."""
    found = _OCTETS.fullmatch(header)
    if found is None:
        return None
    try:
        octets = base64.b64decode(found["octets"], validate=True)
    except binascii.Error:
        return None
    # Of two spellings of the same octets only the usual one is plain.
    same = base64.b64encode(octets).decode("ascii") == found["octets"]
    return {found["label"]: (octets, {})} if same else None


def _header(fields: Mapping[str, str], name: str) -> str:
    header = fields.get(name)
    if header is None:
        raise SignatureMissingError(f"no header {name}")
    if len(header) > MAX_HEADER_CHARACTERS:
        raise SignatureMalformedError(f"header {name} is too long")
    return header


def _parse(header: str) -> Members:
    """Return the members of a dictionary, in whatever spelling it is."""
    try:
        parsed = http_sf.parse(header.encode("ascii"), tltype="dictionary", on_duplicate_key=_refuse)
    except (ValueError, TypeError) as exc:
        raise SignatureMalformedError("a header cannot be read") from exc
    if not isinstance(parsed, dict):
        raise SignatureMalformedError("a header is no dictionary")
    members: dict[str, tuple[object, Parameters]] = {}
    for key, member in parsed.items():
        value, parameters = member if isinstance(member, tuple) else (member, {})
        members[key] = value, dict(parameters)
    return members


def _refuse(key: str, context: str) -> None:
    raise ValueError("a name comes twice")
