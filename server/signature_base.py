"""The signature base (RFC 9421 section 2.5) of the requests that our own API asks for, and of no others.

The library builds it for everything that the RFC knows, and takes a quarter millisecond for that. A host
does it for each letter, and what senders cover is a method, a target and whole header fields. For that alone
this gives the same text; a test holds it against the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_TARGET, _METHOD = "@target-uri", "@method"


def plain_base(
    *, method: str, url: str, fields: Mapping[str, str], components: Sequence[str], parameters: str
) -> str | None:
    """Return what is signed; `None` where it takes the library to say.

    Args:
        method: In capitals.
        url: Absolute, with a path.
        fields: As `combined_fields` gives them.
        components: Names that are covered, in order.
        parameters: The value of ``@signature-params``, as it came.
    """
    lines: list[str] = []
    for name in components:
        if name == _METHOD:
            value: str | None = method
        elif name == _TARGET:
            value = url
        else:
            value = None if name.startswith("@") else fields.get(name)
        if value is None:
            return None
        lines.append(f'"{name}": {value}')
    lines.append(f'"@signature-params": {parameters}')
    base = "\n".join(lines)
    plain = base.isascii() and base.count("\n") == len(components) and base.replace("\n", "").isprintable()
    return base if plain and len(set(components)) == len(components) else None


def combined_fields(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return each field by its name in lower case; several lines of one are joined as the RFC says."""
    fields: dict[str, str] = {}
    for name, value in lines:
        lower, stripped = name.lower(), value.strip(" \t")
        fields[lower] = f"{fields[lower]}, {stripped}" if lower in fields else stripped
    return fields
