"""Whether a letter is plainly meant for somebody else than the people whose post this is.

The two mistakes do not cost the same: a debt left out because a name was misread is worse than a letter of
the neighbours shown. So every doubt (a surname one letter off, no initials to compare, "de bewoner van dit
pand") counts as: not somebody else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from parsers.facts import Direction, Facts


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "dhr hr heer heren meneer mijnheer menheer juffrouw dame mevr mevrouw mw mej mejuffrouw mrs mr ms "
    "miss sir madam drs dr ir ing prof jhr jkvr fam "
    "familie gezin echtpaar aan the to weledele weledelgeleerde geleerde edelgestrenge geachte beste "
    "dear hello hallo naam name betreft inzake student contractant verzekeringnemer polishouder tnv"
)
_TITLES_BEHIND = _words("bc msc bsc llm phd sr jr senior junior")
_PREFIXES = _words(
    "van der den de ter ten te t het op in bij voor onder over uit von zu du la le les del della di da dos "
    "do el al bin ben ibn vd vdr v d s"
)
_GENERIC = _words(
    "bewoner bewoners bewoonster hoofdbewoner occupant occupants occupier resident residents tenant tenants "
    "householder klant klanten customer client relatie debiteur huurder huurders eigenaar eigenaren "
    "gebruiker rekeninghouder geadresseerde belanghebbende verzekerde lezer owner"
)
# Whoever stands in for the person named may well be the one whose post this is.
_STANDING_IN = re.compile(
    r"\b(erven|erfgen\w+|nabestaanden?|ouders?|verzorgers?|voogd|\w*vertegenwoordigers?|bewindvoerder|"
    r"curator|"
    r"mentor|parents?|guardian|estate)\b"
)
_COMPANY = re.compile(
    r"\b(b\.?\s?v|n\.?\s?v|v\.?o\.?f|c\.v|u\.a|gmbh|ltd|limited|stichting|vereniging|holding|maatschap|"
    r"cooperatie|eenmanszaak|handelsonderneming|bedrijf|\w+bedrijf|administratiekantoor|bestuur)(?:\b|\.)"
)
_CARE_OF = re.compile(r"(?:^|\s)\(?(?:c\s?/\s?o|p\s?/\s?a|per adres|care of)[\s:].*$", re.DOTALL)
_IN_NAME_OF = re.compile(r"\b(?:t\.?\s?n\.?\s?v\b\.?|ten name van\b)")
_ATTENTION = re.compile(r"(?:^|[\s,(])(?:t\.?\s?a\.?\s?v\.?|ter attentie van|attn\.?|attention)[\s:]")
_AND = re.compile(r"\s(?:en\s?/\s?of|and\s?/\s?or|en|and|of|or)\s|\s*[&+]\s*|\s*/\s*")
_MARRIED = re.compile(r"\s(?:e\s?/\s?v|echtg\w*(?: van)?|gehuwd met|geb\.?|geboren|weduwe(?: van)?|wed\.?)\s")
_HYPHEN = re.compile(r"\s*[-\u2010-\u2015]\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]?|[^\W\d_]")
_TOKEN = re.compile(r"[^\W\d_]+(?:[.'’`-]+[^\W\d_]+)*\.?")

# Calling names whose first letter differs from that of the baptismal name, which official post prints.
_CALLING_NAMES = {
    name: initial
    for initial, names in {
        "j": "hans jaap sjaak koos han sjef sjaan joop fien",
        "a": "bram ton toon guus sander teun bert stijn toos sjaan",
        "c": "kees niels ineke nel stien",
        "n": "klaas",
        "m": "rinus rien thijs tijs teus riet",
        "e": "bep betty lies liesbeth loes noor bets",
        "g": "truus",
        "h": "rik harry",
        "s": "bas",
        "t": "dirk",
        "r": "bob",
    }.items()
    for name in names.split()
}
# Capitals that a scan cannot be trusted to tell apart. Among later initials more pairs are left in doubt.
_LOOK_ALIKE = ("ijl", "oq", "cg", "uv")
_LOOK_ALIKE_LATER = (*_LOOK_ALIKE, "mnh", "bpr", "ef")
_MANY_SURNAME_LETTERS = 8


class _Fit(StrEnum):
    """How a name on a letter fits a known one."""

    SAME = "same"
    DOUBT = "doubt"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a name, folded; a married double name is one part with several `texts`."""

    texts: tuple[str, ...]
    initials: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Person:
    """A name as read: its words in order, without titles and prefixes."""

    parts: tuple[_Part, ...]
    joined: str
    company: bool = False
    reversed: bool = False
    titled: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether this is plainly somebody's name: a surname with a title, initials or another name.

        A word that stands alone may be anything taken for the addressee, and OCR dust has no surname.
        """
        if not (self.titled or self.company or len(self.parts) > 1):
            return False
        return any(
            len(t) >= 3 and re.search("[aeiouy]", t) for p in self.parts if not p.initials for t in p.texts
        )


def concerns_other_person(addressee: str | None, names: Sequence[str]) -> bool:
    """Tell whether `addressee` is plainly nobody of `names`.

    Args:
        addressee: As printed on the letter, or `None` where none could be read.
        names: The people whose post this is, in any usual form ("J.M. Bakker", "Jan Bakker").

    Returns:
        True only where a name was read and it fits none of `names`: another surname, or the same surname with
        clearly other initials (a brother). False in all doubt.
    """
    return _concerns_other(addressee or "", tuple(names))


def matching_names(addressee: str | None, names: Sequence[str]) -> tuple[str, ...]:
    """Return those of `names` that the addressee names without doubt, in the order given."""
    return _matching(addressee or "", tuple(names))


def is_for_other_person(facts: Facts, names: Sequence[str]) -> bool:
    """Tell whether a letter is plainly for nobody of `names`, by an addressee that its reader is sure of.

    A name that is also in the letter's sender, creditor or case handler was taken from the wrong place.
    """
    if "addressee" in facts.review or not concerns_other_person(facts.addressee, names):
        return False
    contact = facts.details.contact_details
    writers = (facts.sender, facts.creditor, contact.handler if contact else None)
    addressed = _telling_words(facts.addressee)
    return not any(addressed & _telling_words(writer) for writer in writers)


def readdress(facts: Facts, names: Sequence[str]) -> Facts:
    """Return `facts` as they concern `names`: no claim where the letter is for somebody else."""
    if not is_for_other_person(facts, names):
        return facts
    return replace(facts, is_claim=False, direction=Direction.NONE)


# Most letters of a household carry one of a few addressees.
@lru_cache(maxsize=1024)
def _concerns_other(addressee: str, names: tuple[str, ...]) -> bool:
    persons = [person for person in _persons(addressee) if person.is_plain]
    if not names or not persons or _STANDING_IN.search(_fold(addressee)):
        return False
    return all(_fit(person, name) is _Fit.OTHER for person in persons for name in names)


@lru_cache(maxsize=1024)
def _matching(addressee: str, names: tuple[str, ...]) -> tuple[str, ...]:
    persons = _persons(addressee)
    return tuple(name for name in names if any(_fit(person, name) is _Fit.SAME for person in persons))


@lru_cache(maxsize=1024)
def _persons(addressee: str) -> tuple[_Person, ...]:
    """Return the people an addressee names; none where it names nobody in particular or cannot be read."""
    lines = [line for line in addressee.splitlines() if not re.search(r"\d", line)] or [addressee]
    text = re.split(r"\d", " ".join(lines))[0]
    folded = _MARRIED.sub("-", _CARE_OF.sub(" ", _IN_NAME_OF.sub(" ", _fold(text))))
    if _GENERIC & set(re.findall(r"[a-z]+", folded)):
        return ()
    found: list[_Person] = []
    for piece in _ATTENTION.split(folded):
        company = bool(_COMPANY.search(piece))
        segments = (
            [piece] if company else _shared_surnames([s for s in _AND.split(f" {piece} ") if s.strip()])
        )
        found += [_person(segment, company=company) for segment in segments]
    return tuple(found)


def _shared_surnames(segments: list[str]) -> list[str]:
    """Give "J. en A. Bakker" their surname twice, and drop titles that stand alone."""
    kept = [s for s in segments if _person(s, company=False).parts]
    if len(kept) < 2:
        return kept
    last = kept[-1].split()
    return [
        s if len(_person(s, company=False).parts) > 1 else f"{s} {' '.join(last[1:])}" for s in kept[:-1]
    ] + [kept[-1]]


def _person(text: str, *, company: bool, titled: bool = True) -> _Person:
    """Return the name in one folded piece of text."""
    text = re.sub(r"[()]", " ", text)
    # "J.M.Bakker" and "drs.J.Bakker": what is longer than an initial stands apart from the points around it.
    text = re.sub(r"(?<=\.)(?=[^\W\d_]{3})|(?<=[^\W\d_]{2}\.)(?=[^\W\d_])", " ", text)
    hyphen = _HYPHEN.sub("-", text)
    # "Bakker-de Boer" is one double name: its inner prefixes are dropped so that it stays one word.
    hyphen = re.sub(rf"-(?:(?:{'|'.join(_PREFIXES)})[\s'’`])+", "-", hyphen)
    tokens = [match.group() for match in _TOKEN.finditer(hyphen)]
    untitled = _without_titles(tokens) if titled else tokens
    has_title, tokens = len(untitled) < len(tokens), untitled
    surnames = [t for t in tokens if t not in _PREFIXES]
    kept = surnames if any(not _is_initials(t) for t in surnames) else tokens
    return _Person(
        parts=tuple(_part(token) for token in kept),
        joined="".join(re.sub(r"[^a-z]", "", t) for t in tokens if not _is_initials(t)),
        company=company,
        reversed="," in text,
        titled=has_title,
    )


def _without_titles(tokens: list[str]) -> list[str]:
    """Drop "de heer mr. drs." in front and "MSc" behind; further on, "de Heer" is a surname."""
    named = [token.rstrip(".") for token in tokens]
    start, end = 0, len(tokens)
    while start < end:
        if named[start] in _TITLES:
            start += 1
        elif named[start] in ("de", "den") and start + 1 < end and named[start + 1] in _TITLES:
            start += 2
        else:
            break
    while end > start and named[end - 1] in _TITLES_BEHIND:
        end -= 1
    return tokens[start:end]


def _is_initials(token: str) -> bool:
    return _INITIALS.fullmatch(token) is not None


def _part(token: str) -> _Part:
    if _is_initials(token):
        return _Part((re.sub(r"[^a-z]", "", token),), tuple(g[0] for g in token.split(".") if g))
    texts = (re.sub(r"[^a-z]", "", t) for t in token.split("-"))
    return _Part(tuple(t for t in texts if t))


@dataclass(frozen=True, slots=True)
class _Known:
    """A name of the household: what its surnames and its initials or given names can be."""

    surnames: frozenset[str]
    joined: frozenset[str]
    given: tuple[_Part, ...]


@lru_cache(maxsize=256)
def _known(name: str) -> _Known:
    """Return a name of the household taken apart: given names stand before the surname, or after a comma."""
    folded = _fold(name)
    if "," in folded:
        before, _, behind = folded.partition(",")
        folded = f"{behind} {before}"
    person = _person(folded, company=False)
    lead = [p for p in person.parts if p.initials]
    words = [p for p in person.parts if not p.initials]
    prefixed = re.search(rf"\s(?:(?:{'|'.join(_PREFIXES)})\s)+(.+)$", folded)
    if prefixed:
        surnames = list(_person(prefixed.group(1), company=False, titled=False).parts)
    elif lead:
        surnames = words
    else:
        surnames = words[-1:]
    given = tuple(p for p in person.parts if p not in surnames)
    given_letters = "".join(t for p in given if not p.initials for t in p.texts)
    return _Known(
        surnames=frozenset(t for p in surnames for t in p.texts),
        joined=frozenset({person.joined.removeprefix(given_letters)}),
        given=given,
    )


def _fit(person: _Person, name: str) -> _Fit:
    """Hold one name as read against one name of the household."""
    known = _known(name)
    if not known.surnames:
        return _Fit.DOUBT
    at = [i for i, part in enumerate(person.parts) if not part.initials and known.surnames & set(part.texts)]
    if not at:
        return _Fit.DOUBT if _is_near(person, known) else _Fit.OTHER
    if person.company:
        return _Fit.DOUBT
    rest = [p for i, p in enumerate(person.parts) if i not in at]
    given = [p for p in rest if p.initials] or list(person.parts[: at[0]])
    if not given and person.reversed:
        given = rest
    return _fit_given(tuple(given), known.given)


def _is_near(person: _Person, known: _Known) -> bool:
    """Tell whether a word of the name is a misreading away from a surname, or is it written as one word."""
    read = {t for p in person.parts if not p.initials for t in p.texts}
    if any(joined and person.joined.endswith(joined) for joined in known.joined):
        return True
    return any(
        _is_misreading(word, surname)
        for word in read | {person.joined}
        for surname in known.surnames | known.joined
    )


def _is_misreading(word: str, surname: str) -> bool:
    if min(len(word), len(surname)) < 4:
        return False
    allowed = 2 if len(surname) >= _MANY_SURNAME_LETTERS else 1
    return DamerauLevenshtein.distance(word, surname, score_cutoff=allowed) <= allowed


def _initials(given: tuple[_Part, ...]) -> tuple[str, ...]:
    return tuple(i for part in given for i in (part.initials or tuple(t[0] for t in part.texts)))


def _fit_given(read: tuple[_Part, ...], known: tuple[_Part, ...]) -> _Fit:
    """Compare what stands before the surname, by initials; a given name counts as its first letter."""
    ours, theirs = _initials(known), _initials(read)
    if not ours or not theirs:
        return _Fit.DOUBT
    if ours[0] == theirs[0]:
        clash = len(ours) > 1 and len(theirs) > 1 and not _look_alike(ours[1], theirs[1], _LOOK_ALIKE_LATER)
        return _Fit.OTHER if clash else _Fit.SAME
    called = {
        _CALLING_NAMES[t]: True
        for part in (*read, *known)
        if not part.initials
        for t in part.texts
        if t in _CALLING_NAMES
    }
    if ours[0] in called or theirs[0] in called:
        return _Fit.SAME
    swapped = (len(theirs) == 1 and theirs[0] in ours) or (len(ours) == 1 and ours[0] in theirs)
    if swapped or _look_alike(ours[0], theirs[0], _LOOK_ALIKE):
        return _Fit.DOUBT
    return _Fit.OTHER


def _telling_words(name: str | None) -> frozenset[str]:
    words = re.findall(r"[a-z]{3,}", _fold(name or ""))
    return frozenset(words) - _TITLES - _PREFIXES


def _look_alike(one: str, other: str, groups: Sequence[str]) -> bool:
    return one == other or any(one in group and other in group for group in groups)


def _fold(text: str) -> str:
    """Return `text` in lower case without diacritics, letters such as ø in their usual spelling."""
    for special, usual in (
        ("ß", "ss"),
        ("ø", "o"),
        ("Ø", "O"),
        ("ł", "l"),
        ("Ł", "L"),
        ("æ", "ae"),
        ("ı", "i"),
    ):
        text = text.replace(special, usual)
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
