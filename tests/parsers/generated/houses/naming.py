"""Names of senders: brands, families, places and letters, with the words of a trade or without."""

from __future__ import annotations

from typing import Final

from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.spinning import spin
from tests.parsers.generated.senders import Sender

_BRAND_HEADS: Final = (
    "Zo",
    "Vel",
    "Bri",
    "Tra",
    "No",
    "Ka",
    "Lumi",
    "Fi",
    "Sol",
    "Quin",
    "Hel",
    "Mar",
    "Oxi",
    "Pan",
)
_BRAND_TAILS: Final = (
    "vora",
    "dia",
    "mint",
    "lex",
    "tiq",
    "nova",
    "zen",
    "pluz",
    "rado",
    "verz",
    "kiro",
    "sento",
    "bel",
)
_FAMILIES: Final = (
    "De Wit",
    "Van Houten",
    "Jongsma",
    "Brouwers",
    "Ten Cate",
    "Van der Laan",
    "Schuurman",
    "El Idrissi",
    "Özdemir",
    "Hoekstra",
    "Vermeulen",
    "Van Rossum",
    "Claassen",
    "Dijkhuis",
    "Swinkels",
    "Teunissen",
    "Bakels",
    "Ligthart",
)
_PLACES: Final = (
    "Overdal",
    "Westbroek",
    "Nieuwmeer",
    "Hoogzand",
    "Lage Vecht",
    "Oud-Reede",
    "Zuidwolde-Oost",
    "Maasbracht-Noord",
    "De Zilk",
    "Rijnoever",
    "Houtwijk",
    "Berkelland-West",
    "Langedijk-Zuid",
    "Waterhoeve",
    "Kromme Aa",
    "Steenwiel",
)
_HOUSES: Final = (
    "De Regenboog",
    "Het Kompas",
    "De Brug",
    "'t Kofschip",
    "De Schakel",
    "De Wilg",
    "Het Anker",
    "De Vier Winden",
    "Ons Genoegen",
    "Vooruit",
    "De Linde",
    "Zonnehoek",
    "De Kleine Beer",
    "Het Baken",
    "Oase",
    "De Meent",
)
_TOWNS: Final = (
    ("Almelo", "760#"),
    ("Roermond", "604#"),
    ("Delft", "261#"),
    ("Emmen", "781#"),
    ("Tiel", "400#"),
    ("Goes", "446#"),
    ("Heerenveen", "844#"),
    ("Oss", "534#"),
    ("Zeist", "370#"),
    ("Alkmaar", "181#"),
    ("Den Haag", "251#"),
    ("Ede", "671#"),
    ("Alphen aan den Rijn", "240#"),
    ("Bergen op Zoom", "461#"),
    ("Rotterdam", "301#"),
    ("Hilversum", "121#"),
)
_STREETS: Final = (
    "Keizersgracht",
    "Hoofdweg",
    "Plein 1940",
    "Willem de Zwijgerlaan",
    "Transportweg",
    "De Ruyterkade",
    "Molenstraat",
    "Beatrixlaan",
    "Spoorstraat",
    "Europalaan",
    "Achterom",
    "Zuidsingel",
    "Radonstraat",
    "Kleine Oord",
    "Weena",
)


def town_line(d: Draw) -> str:
    """A postcode with its town."""
    town, postcode = d.one(_TOWNS)
    shown = town.upper() if d.chance(0.45) else town
    return f"{d.number(postcode + d.one((' @@', ' @@', '@@')))}{d.one((' ', '  '))}{shown}"


def street_line(d: Draw) -> str:
    """A street with its number."""
    return f"{d.one(_STREETS)} {d.between(1, 399)}{d.one(('', '', '', 'a', '-3', ' bis', ' III'))}"


def sender_of(d: Draw, names: str, *, kind: str = "house") -> Sender:
    """A sender named after one of the alternatives, each `full~short`.

    {b} is a brand, {f} and {g} are families, {p} a place, {h} a house that has a name, {a} some capitals.
    """
    first, second = d.some(_FAMILIES, 2)
    slots = {
        "{b}": d.one(_BRAND_HEADS) + d.one(_BRAND_TAILS),
        "{f}": first,
        "{g}": second,
        "{p}": d.one(_PLACES),
        "{h}": d.one(_HOUSES),
        "{a}": "".join(d.some("BDGHKLMNRSTVW", d.between(3, 4))),
    }
    full, _, short = spin(d, names).partition("~")
    for slot, value in slots.items():
        full, short = full.replace(slot, value), short.replace(slot, value)
    domain = "".join(c for c in (short or full).lower() if c.isascii() and c.isalnum()) + d.one(
        (".nl", ".nl", ".com", ".eu")
    )
    user = d.one(
        ("info", "debiteuren", "administratie", "facturen", "service", "contact", "betalingen", "noreply")
    )
    return Sender(
        kind=kind,
        name=full,
        short=short or full,
        street=street_line(d)
        if d.chance(0.6)
        else f"{d.one(('Postbus', 'Postbus', 'Antwoordnummer'))} {d.between(10, 99999)}",
        postcode_town=town_line(d),
        phone=d.number(
            d.one(
                (
                    "0##9-######",
                    "088 - ### ## ##",
                    "0800 - ####",
                    "(0##) ### ## ##",
                    "+31 (0)## ### ####",
                    "14 0##",
                )
            )
        ),
        website=("www." if d.chance(0.7) else "") + domain,
        email=f"{user}@{domain}",
        kvk=d.number("9#######"),
        vat=d.number("NL9########B0") + d.one("12"),
        iban=d.iban(),
    )
