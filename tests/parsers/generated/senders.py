"""Invented senders of every kind, and the people they write to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.parsers.generated.drawing import Draw

_STEMS: Final = (
    "Lindehof",
    "Overdal",
    "Sterrenburg",
    "Wolfsmeer",
    "Hazelaar",
    "Brinkzicht",
    "Tolhuis",
    "Meerkoet",
    "Kievitsveld",
    "Zandhorst",
    "Ravenstein",
    "Ooievaar",
    "Duinroos",
    "Korenmaat",
    "Vlierbeek",
    "Grutto",
    "Appelgaard",
    "Molenwiek",
    "Zilverberk",
    "Waardhuizen",
    "Elzenbroek",
    "Torenvalk",
    "Hofstede",
    "Rietgors",
)
_TOWNS: Final = (
    ("Amersfoort", "381#"),
    ("Deventer", "741#"),
    ("Gouda", "280#"),
    ("Venlo", "591#"),
    ("Assen", "940#"),
    ("Breda", "481#"),
    ("Zwolle", "801#"),
    ("Leiden", "231#"),
    ("Hoorn", "162#"),
    ("Middelburg", "433#"),
    ("Nieuwegein", "343#"),
    ("Den Helder", "178#"),
    ("'s-Hertogenbosch", "521#"),
    ("Capelle aan den IJssel", "290#"),
)
_STREETS: Final = (
    "Stationsplein",
    "Dorpsstraat",
    "Oude Gracht",
    "Julianalaan",
    "Industrieweg",
    "Van Goghstraat",
    "Kerkpad",
    "Laan van Westenburg",
    "Prins Bernhardplein",
    "Havenkade",
    "Burgemeester Jansenweg",
    "Meidoornlaan",
    "Nieuweweg",
)
_SURNAMES: Final = (
    "Verhoef",
    "de Graaf",
    "van den Brink",
    "Aydin",
    "Bouzid",
    "Kuipers",
    "van 't Hof",
    "Janszen",
    "Ferreira",
    "Oosterhuis",
    "el Amrani",
    "Wijnands",
    "Terpstra",
    "van der Velde",
    "Nguyen",
    "Scholten-Prins",
    "Haddou",
)

# kind: names (with the short form by which people know it), how it signs
_NAMES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "landlord": (
        ("Woonstichting {}", "{}"),
        ("Stichting {} Wonen", "{} Wonen"),
        ("{} Vastgoed B.V.", "{} Vastgoed"),
        ("Woningcorporatie {}", "{}"),
        ("{} Verhuur en Beheer", "{}"),
    ),
    "insurer": (
        ("{} Zorgverzekeringen N.V.", "{}"),
        ("{} Verzekeringen", "{}"),
        ("Onderlinge {} U.A.", "Onderlinge {}"),
        ("{} Zorgverzekeraar", "{}"),
    ),
    "energy": (("{} Energie B.V.", "{} Energie"), ("Energie van {}", "{}"), ("{} Stroom & Gas", "{}")),
    "water": (("Waterbedrijf {}", "{}"), ("{} Drinkwater N.V.", "{} Drinkwater")),
    "telecom": (("{} Mobiel B.V.", "{} Mobiel"), ("{} Telecom", "{}"), ("{} Glasvezel B.V.", "{} Glasvezel")),
    "bnpl": (("{} Achterafbetalen B.V.", "{}"), ("{}Pay", "{}Pay"), ("{} Later Betalen", "{}")),
    "webshop": (("{} Webshop B.V.", "{}"), ("{} Wonen Online", "{}"), ("{}.shop", "{}")),
    "municipality": (("Gemeente {}", "{}"), ("Gemeente {}, afdeling Belastingen", "Gemeente {}")),
    "waterboard": (
        ("Waterschap {}", "{}"),
        ("Hoogheemraadschap van {}", "{}"),
        ("Belastingsamenwerking {}", "{}"),
    ),
    "club": (
        ("Sportvereniging {}", "{}"),
        ("Tennisclub {}", "{}"),
        ("{} Fitness", "{}"),
        ("VvE {}", "{}"),
        ("Muziekschool {}", "{}"),
    ),
    "health": (
        ("Tandartspraktijk {}", "{}"),
        ("Mondzorgcentrum {}", "{}"),
        ("Dierenkliniek {}", "{}"),
        ("Fysiotherapie {}", "{}"),
        ("{} Ziekenhuis", "{}"),
    ),
    "bank": (("{} Bank N.V.", "{} Bank"), ("{} Krediet B.V.", "{} Krediet"), ("{} Financieringen", "{}")),
    "school": (("{} College", "{}"), ("Kinderopvang {} B.V.", "{}"), ("Scholengroep {}", "{}")),
    "trade": (
        ("Autobedrijf {}", "{}"),
        ("Installatiebedrijf {} V.O.F.", "{}"),
        ("{} Parkeren B.V.", "{} Parkeren"),
    ),
    "agency": (
        ("{} Incasso B.V.", "{} Incasso"),
        ("Incassobureau {}", "{}"),
        ("{} Credit Management", "{}"),
        ("{} Invorderingen", "{}"),
    ),
    "bailiff": (
        ("{} Gerechtsdeurwaarders", "{}"),
        ("Gerechtsdeurwaarderskantoor {}", "{}"),
        ("{} & {} Gerechtsdeurwaarders en Incasso", "{} & {}"),
    ),
    "buyer": (
        ("{} Portefeuille B.V.", "{}"),
        ("{} Vorderingen II B.V.", "{}"),
        ("{} Capital Nederland", "{}"),
    ),
}
CREDITORS: Final = (
    "landlord",
    "insurer",
    "energy",
    "water",
    "telecom",
    "bnpl",
    "webshop",
    "municipality",
    "waterboard",
    "club",
    "health",
    "bank",
    "school",
    "trade",
)
CIVIL: Final = tuple(kind for kind in CREDITORS if kind not in ("municipality", "waterboard"))
TAXES: Final = ("municipality", "waterboard")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """One organisation as its paper shows it."""

    kind: str
    name: str
    short: str
    street: str
    postcode_town: str
    phone: str
    website: str
    email: str
    kvk: str
    vat: str
    iban: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are right, the best first."""
        return (self.name, self.short)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who gets post."""

    name: str
    title: str
    street: str
    postcode_town: str

    @property
    def surname(self) -> str:
        """The name without initials, for a salutation."""
        return self.name.split(" ", 1)[1]


def _town(d: Draw) -> tuple[str, str]:
    town, postcode = d.one(_TOWNS)
    shown = town.upper() if d.chance(0.4) else town
    return f"{d.number(postcode + ' @@')} {'' if d.chance(0.5) else ' '}{shown}", town


def draw_sender(d: Draw, kind: str) -> Sender:
    """An organisation of that kind."""
    stem, second = d.some(_STEMS, 2)
    name, short = (text.replace("{}", stem, 1).replace("{}", second) for text in d.one(_NAMES[kind]))
    domain = name.split(",")[0].lower()
    for end in (" b.v.", " n.v.", " v.o.f.", " u.a."):
        domain = domain.removesuffix(end)
    domain = "".join(c for c in domain if c.isalnum()) + ".nl"
    return Sender(
        kind=kind,
        name=name,
        short=short,
        street=f"{d.one(_STREETS)} {d.between(1, 240)}"
        if d.chance(0.6)
        else f"Postbus {d.between(100, 9999)}",
        postcode_town=_town(d)[0],
        phone=d.one(
            (
                d.number("0##9 - ### ## ##"),
                d.number("088 ### ## ##"),
                d.number("0900-####"),
                d.number("(0##9) ######"),
            )
        ),
        website=f"www.{domain}",
        email=f"{d.one(('info', 'debiteuren', 'administratie', 'klantenservice', 'financien'))}@{domain}",
        kvk=d.number("9#######"),
        vat=d.number("NL9########B01"),
        iban=d.iban(),
    )


def draw_person(d: Draw) -> Person:
    """A citizen with an address."""
    initials = "".join(f"{c}." for c in d.some("ABCDEFGHIJKLMNPRSTW", d.between(1, 3)))
    title = d.one(("De heer", "Mevrouw", "Dhr.", "Mw.", "", "De heer/mevrouw"))
    return Person(
        name=f"{initials} {d.one(_SURNAMES)}",
        title=title,
        street=f"{d.one(_STREETS)} {d.between(1, 180)}{d.one(('', '', 'A', ' hs', '-2'))}",
        postcode_town=_town(d)[0],
    )
