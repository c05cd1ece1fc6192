"""Names of organisations as they stand in a letter: cut out of head, foot, signature and sentences, and held
together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parsers.directory import Organisation, find_organisation
from parsers.folding import fold, letters_and_digits
from parsers.lexicon import parties as words
from parsers.name_shapes import is_no_name, mended, without_former

LONGEST_NAME: Final = 60
_SPACED: Final = 5
_CONNECTORS: Final = frozenset(
    [
        "de",
        "het",
        "den",
        "der",
        "van",
        "van't",
        "en",
        "&",
        "+",
        "-",
        "voor",
        "te",
        "ten",
        "ter",
        "in",
        "op",
        "aan",
        "'t",
        "the",
        "of",
        "and",
        "for",
        "bij",
        "'s",
        "du",
        "la",
        "le",
        "von",
    ]
)
_INITIALS_ALONE: Final = re.compile(r"^(?:[A-Z][a-z]?\.){1,5}$")
_NUMBER_OF_NAME: Final = 4
_PARTICLES: Final = frozenset(["el", "al", "di", "da", "dos", "ben", "bin", "tot", "v.d.", "vd"])
_LEGAL_TOKEN: Final = re.compile(
    r"^(?:B\.?\s?V\.?|N\.?V\.?|V\.?O\.?F\.?|C\.?V\.?|U\.?A\.?|GmbH|Ltd\.?|Limited|AB|SE|S\.?A\.?|"
    r"Inc\.?|LLC|plc|v\.o\.f\.|bv|nv|b\.v\.|n\.v\.)$"
)
_STOP: Final = re.compile(r"[|·•;:?!()/]|,(?=\s)|\s[-–—]\s|\.(?=\s|$)|\"")
_CUT: Final = re.compile(
    r"\s*(?:[|·•;()\"]|,|\s[-–—]\s|\s{2,}|\b(?:KvK|K\.v\.K|Postbus|P\.O\. Box|Tel\b|Telefoon\b|T:|"
    r"E:|www\.|http|IBAN|BTW|statutair|gevestigd|CoC|VAT|ingeschreven)).*$",
    re.IGNORECASE,
)
_NOISE_WORDS: Final = frozenset(
    [
        "bv",
        "nv",
        "vof",
        "cv",
        "ua",
        "gmbh",
        "ltd",
        "limited",
        "ab",
        "se",
        "inc",
        "de",
        "het",
        "the",
        "stichting",
        "namens",
        "nederland",
        "netherlands",
        "benelux",
        "holland",
        "belgie",
        "europe",
        "international",
        "en",
        "and",
        "van",
        "b",
        "v",
        "n",
        "c",
        "u",
        "a",
        "o",
        "f",
        "sa",
        "plc",
        "llc",
    ]
)
_NO_NAME: Final = re.compile(
    r"@|www\.|https?:|\.nl\b|\.com\b|^\W*$|^\d|\d{4} ?[a-z]{2}\b|postbus|p\.o\. box|retour|"
    r"antwoordnummer|\btel\b|^telefoon(?:nummer)?\b|telefoon\W*[(\d]|^phone|pagina|page \d|^blad|"
    r"^datum|^dossier\b|^zaak\b|^date|kenmerk|nummer\b|^betreft|^onderwerp|^inzake|^aan\b|€|^uw\b|"
    r"^ons\b|^our\b|^your\b|bezoekadres|correspondentie|openingstijden|^factuur$|^invoice$|^nota$|"
    r"herinnering|aanmaning|sommatie|dagvaarding|vonnis|ministerie van|^afschrift|^behandel|^iban|"
    r"^bic|^kvk|^btw|klantenservice$|^geacht|^beste|^dear|^bijlage|^mijn\b|^\W*(?:kantoor|"
    r"afdeling|team|vestiging)\b|^lid van|^in naam (?:van|des)|iso \d|^per (?:post|e-mail)|"
    r"^vertrouwelijk|^persoonlijk|\b(?:niet|nodig|wordt|worden|hoeft|kunt|moet|wilt|graag|alleen|"
    r"hieronder|je|jouw|hebben|heeft|hoe|waarom|onze|zijn|deze|wij|indien|mits|tenzij|geldt|gelden|"
    r"bedraagt|bevat|vindt|leest)\b|^(?:van|naar|from|to|fax)\s?:|"
    r"^(?:bedrag|uiterlijk|rekening|omschrijving|mededeling|vervaldatum|totaal|tnv|t\.n\.v\.?|reden|"
    r"periode|stg|st|secretariaat|facturatie)$|\bnamens\b|\bsinds \d{4}|^(?:klanten|leden|debiteuren|"
    r"financiele |premie|huur|boek)?administratie$|\bnl\d\d(?: ?[a-z]{4} ?\d|\b)|kantoorrekening|bankrek|"
    r"telefoon$|^handtekening|^machtiging|^naar rekening|^in te vullen|"
    r"\d{1,2} ?(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? '?\d{2}"
)
# A firm that is called as its address, with a capital: "Voorbeeld.nl"; an address alone has none.
_BRAND_WITH_DOMAIN: Final = re.compile(
    r"(?!Www\b)[A-Z][A-Za-z0-9-]{2,30}\.(?:nl|com|eu|be|org|net|shop|frl|de)"
)
_OFFICE_OF: Final = re.compile(
    r"^(?:de )?(?:ontvanger|directie|invorderingsambtenaar|heffingsambtenaar|"
    r"burgemeester en wethouders) van (?:het |de )?(?=[A-Z])"
)
_ROLE_WORDS: Final = re.compile(
    r"\b(?:manager|medewerker|directeur|director|hoofd|teamleider|consulent|afdeling|adviseur|"
    r"behandelaar|klantenservice|customer|groet|hoogachtend|regards|sincerely|griffier|secretaris|"
    r"inspecteur|administrateur|penningmeester|voorzitter|eigenaar|specialist|officer|"
    r"finance team|accounts|debiteurenbeheer|team)\b"
)
_LOWER_WORD: Final = re.compile(r"^[a-z]{3,}$")
# "Stichting De Linde te Utrecht": where a party of a deed is seated is no part of its name.
_SEATED: Final = re.compile(r"(?<=\w{3})\ste\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?$")
_STREET_LIKE: Final = re.compile(
    r"(?:straat|weg|laan|kade|plein|singel|gracht|dijk|hof|pad|dreef|markt|haven|baan|steeg|"
    r"plantsoen|street|road)(?:[ -][a-z]+)?\s?\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """A name as printed; `known` when the directory has it."""

    text: str
    known: Organisation | None

    @property
    def tokens(self) -> frozenset[str]:
        """Its telling words."""
        return tokens_of(self.text)


@lru_cache(maxsize=1024)
def tokens_of(name: str) -> frozenset[str]:
    """The telling words of a name: folded, without legal forms and articles."""
    plain = fold(name).replace("'", "")
    found = re.findall(r"[a-z0-9&]+", re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain))
    return frozenset(word for word in found if word not in _NOISE_WORDS and word != "&")


def same_party(one: PartyName, other: PartyName) -> bool:
    """Whether two names are of one party: known as one, or the words of one are all in the other."""
    if one.known is not None and one.known == other.known:
        return True
    first, second = one.tokens, other.tokens
    if not first or not second:
        return False
    common = first & second
    if (first <= second or second <= first) and len("".join(common)) >= 3:
        return True
    # A name set with spaces between its letters or words is one word of the other: "TER HEIDE", "Terheide".
    pairs = ((letters_and_digits(one.text), second), (letters_and_digits(other.text), first))
    if any(len(plain) >= _SPACED and plain in tokens for plain, tokens in pairs):
        return True
    joined_one, joined_other = "".join(sorted(first)), "".join(sorted(second))
    return joined_one == joined_other


def clean_name(text: str) -> PartyName | None:
    """A line of a letter as the name of an organisation, or `None` when it is none."""
    text = " ".join(text.replace("\n", " ").split()).strip(" >*_~●•·|-–—,:;'\"“”‘’")
    text = (
        _OFFICE_OF.sub("", text[:1].lower() + text[1:])
        if _OFFICE_OF.match(text[:1].lower() + text[1:])
        else text
    )
    legal_comma = re.match(
        r"^(.{3,45}?\b(?:B\.?V\.?|N\.?V\.?|GmbH|V\.?O\.?F\.?|U\.?A\.?))(?=[\s,.|·]|$)", text
    )
    cut = legal_comma.group(1) if legal_comma else _CUT.sub("", text).strip(" ,.-")
    if legal_comma and text[len(cut) : len(cut) + 1] == ".":
        cut += "."
    cut = mended(without_former(cut))
    folded = fold(cut)
    if len(cut) <= LONGEST_NAME and _BRAND_WITH_DOMAIN.fullmatch(cut):
        return PartyName(text=cut, known=find_organisation(cut))
    if len(cut) < 2 or len(cut) > LONGEST_NAME or _NO_NAME.search(folded):
        return None
    if is_no_name(cut):
        return None
    if _STREET_LIKE.search(cut) and words.OWNERS.match(folded) is None:
        return None
    if words.OTHER_LABEL.match(folded) or words.LABEL_WORD.match(folded):
        return None
    if sum(character.isalpha() for character in cut) < 2 or words.NO_PARTY.match(folded):
        return None
    if len(cut.split()) > 7 or (
        "." in cut[1:-2] and " " not in cut and not cut[0].isupper() and not words.LEGAL_FORM.search(folded)
    ):
        return None
    return PartyName(text=cut, known=find_organisation(cut))


def looks_like_organisation(name: PartyName) -> bool:
    """Whether a name is known or has a legal form or a word that organisations have."""
    folded = fold(name.text)
    return (
        name.known is not None
        or words.LEGAL_FORM.search(folded) is not None
        or words.ORGANISATION_WORD.search(folded) is not None
    )


def looks_like_person_or_role(text: str) -> bool:
    """Whether a signature line is a person or a function rather than an organisation."""
    folded = fold(text)
    if looks_like_role(text):
        return True
    return words.TITLE_OF_PERSON.match(folded) is not None or words.INITIALS.match(text) is not None


def looks_like_role(text: str) -> bool:
    """Whether a line names a function or a desk, such as *medewerker* or *afdeling*."""
    return _ROLE_WORDS.search(fold(text)) is not None


def person_of(text: str) -> PartyName | None:
    """The name of a person with a title or initials, without the title; `None` where it has neither."""
    line = " ".join(text.replace("\n", " ").split()).strip(" :,;")
    title = words.COURTESY.match(fold(line))
    bare = line[title.end() :].strip(" .,") if title is not None else line
    if title is None and words.INITIALS.match(line) is None:
        return None
    bare = re.split(r"[,;|(]|\s[-–—]\s|\s(?:te|wonende)\s", bare, maxsplit=1)[0].strip()
    words_of_name = bare.split()
    if not 1 <= len(words_of_name) <= 6 or not words_of_name[-1][:1].isupper() or looks_like_role(bare):
        return None
    if any(word[:1].islower() and word.casefold() not in _CONNECTORS | _PARTICLES for word in words_of_name):
        return None
    return clean_name(bare)


def name_at(text: str, offset: int) -> PartyName | None:
    """The name that starts at `offset` in running text: words with capitals and the small words between
    them."""
    rest = text[offset : offset + 130].replace("\n", " ").lstrip(" :,'\"“‘")
    tokens: list[str] = []
    pending: list[str] = []
    for raw in rest.split(" "):
        if not raw:
            continue
        word, ended = _token(raw)
        if not word:
            break
        if _LEGAL_TOKEN.match(word):
            tokens += [*pending, word]
            pending = []
            break
        if word.casefold() in ("t/m", "tm") and tokens and tokens[-1].isdigit():
            # "VvE Kadelaan 2 t/m 40".
            pending.append(word)
            continue
        first = word.lstrip("'‘’\"(&")[:1]
        # "Studio 54" has a number; what is longer is one of the file.
        if first.isupper() or (first.isdigit() and tokens and len(word) <= _NUMBER_OF_NAME) or word == "&":
            tokens += [*pending, word]
            pending = []
        elif word.casefold() in _CONNECTORS and (
            tokens or word.casefold() in ("de", "het", "the", "'t", "van")
        ):
            pending.append(word)
        elif (
            word.casefold()
            in ("gemeente", "waterschap", "stichting", "woonstichting", "hoogheemraadschap", "vereniging")
            and not tokens
        ):
            tokens += [*pending, word]
            pending = []
        else:
            break
        if ended or len(tokens) >= 7:
            break
    while tokens and tokens[-1].casefold() in _CONNECTORS:
        tokens.pop()
    name = _SEATED.sub("", " ".join(tokens)).strip(" ,'\"’”")
    if len(name) < 2 or not any(character.isupper() for character in name):
        return None
    cleaned = clean_name(name)
    return cleaned if cleaned is not None and not words.NO_PARTY.match(fold(cleaned.text)) else None


def name_before(text: str, offset: int) -> PartyName | None:
    """The name that ends at `offset` in running text, with the title of a person left out."""
    tokens = text[max(0, offset - 130) : offset].replace("\n", " ").rstrip(" ,").split(" ")
    start = len(tokens)
    for place in range(len(tokens) - 1, -1, -1):
        word = tokens[place]
        last = place == len(tokens) - 1
        ends = word.endswith((",", ";", ":", "?", "!")) or (
            word.endswith(".")
            and len(word) > 3
            and not _LEGAL_TOKEN.match(word)
            and not _INITIALS_ALONE.match(word)
        )
        if ends and not last:
            break
        bare = word.strip("('\"‘’“”),;")
        if bare[:1].isupper() or bare == "&" or _LEGAL_TOKEN.match(bare) or bare.isdigit():
            start = place if bare[:1].isupper() else start
        elif bare.casefold() in _CONNECTORS | _PARTICLES and not last:
            continue
        elif bare.casefold() != "t/m":
            break
    found = " ".join(tokens[start:])
    return name_at(found, 0) or person_of(found) if found else None


def _token(raw: str) -> tuple[str, bool]:
    """One word without the sign that ends a name, and whether there was one."""
    stripped = raw.rstrip(",;:)?!")
    if stripped != raw:
        return stripped.strip('("”'), True
    if _INITIALS_ALONE.match(raw):
        return raw, False
    if raw.endswith(".") and not _LEGAL_TOKEN.match(raw) and len(raw) > 3:
        return raw[:-1], True
    if _STOP.match(raw):
        return "", True
    return raw.strip('"”“'), False
