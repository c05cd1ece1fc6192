"""The trades of daily life: names, goods, and what each calls its customers' numbers."""

from __future__ import annotations

from typing import Final

from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.pen import Pen

BILL: Final = "[Factuurnummer|Factuurnr.|Nota|Factuur|Nummer|Notanr.|Documentnr.|Factuur-ID]"
TRADES: Final = (
    (
        "school",
        (
            "[Scholengemeenschap {p}~{p}|{h} College~{h} College|Basisschool {h}~{h}|Stichting {h} "
            "Onderwijs~{h}]"
        ),
        ("Schoolreis", "Lesmateriaal", "Ouderbijdrage {year}", "Huur kluisje", "Excursie", "Laptopregeling"),
        "[Debiteurnummer|Leerlingnummer|Stamnummer]",
    ),
    (
        "childcare",
        "[Kinderopvang {h}~{h}|{h} Kinderdagverblijf~{h}|BSO {h}~BSO {h}|Gastouderbureau {b}~{b}]",
        ("Dagopvang {month}", "Extra dagdeel", "BSO middag", "Vakantieopvang", "Bemiddelingskosten"),
        "[Klantnummer|Contractnummer|Debiteurnr.]",
    ),
    (
        "club",
        (
            "[{h} Voetbalvereniging~{h}|VV {p}~VV {p}|Zwemvereniging {h}~{h}|Muziekvereniging "
            "{h}~{h}|SC {h} '29~SC {h}|Fit & Zo {p}~Fit & Zo]"
        ),
        ("Contributie [2e halfjaar|seizoen]", "Bondsafdracht", "Kledinggeld", "Kampbijdrage"),
        "[Lidnummer|Lidnr.|Relatiecode|Relatienummer]",
    ),
    (
        "garage",
        (
            "[Autobedrijf {f}~{f}|Garage {f} B.V.~Garage {f}|{b} Autoservice~{b}|Tweewielers "
            "{f}~Tweewielers {f}]"
        ),
        (
            "APK-keuring",
            "Kleine beurt",
            "Arbeidsloon 1,5 uur",
            "Remblokken voor",
            "Motorolie 5W30",
            "Milieutoeslag",
        ),
        "[Klantnummer|Debiteurnummer]",
    ),
    (
        "notary",
        "[Notariskantoor {f}~{f}|{f} & {g} Notarissen~{f} & {g}|{f} Netwerk Notarissen~{f}]",
        ("Honorarium testament", "Kadastraal recht", "Akte van levering", "Inzage registers"),
        "[Dossiernummer|Cliëntnummer|Ons dossier]",
    ),
    (
        "lawyer",
        "[{f} Advocaten~{f}|{f} & {g} Advocaten~{f} & {g}|Advocatenkantoor {f}~{f}]",
        ("Eigen bijdrage rechtsbijstand", "Honorarium", "Kantoorkosten 6%", "Griffierecht voorgeschoten"),
        "[Dossiernummer|Zaaknummer|Ons kenmerk]",
    ),
    (
        "funeral",
        "[Uitvaartverzorging {f}~{f}|Uitvaartcentrum {h}~{h}|{b} Uitvaart~{b}]",
        ("Verzorging uitvaart", "Crematie", "Rouwauto", "Kist model Eik", "Aangifte overlijden"),
        "[Dossiernummer|Uitvaartnummer]",
    ),
    (
        "builder",
        (
            "[{f} Loodgieters~{f}|Klusbedrijf {f}~{f}|{f} Bouw en Onderhoud "
            "V.O.F.~{f}|Schildersbedrijf {f}~{f}|Installatietechniek {b}~{b}]"
        ),
        ("Voorrijkosten", "Arbeid 2 uur", "Materiaal", "Cv-ketel onderhoud", "Ontstoppen riool"),
        "[Klantnummer|Debiteurnr.|Werkbonnummer]",
    ),
    (
        "library",
        (
            "[Bibliotheek {p}~Bibliotheek {p}|Stichting Speel-o-theek {h}~Speel-o-theek "
            "{h}|Museumvrienden {p}~Museumvrienden {p}]"
        ),
        ("Te-laatgeld", "Vergoeding zoekgeraakt boek", "Jaarabonnement"),
        "[Pasnummer|Lenersnummer|Lidnummer]",
    ),
    (
        "lease",
        "[{b} Lease~{b}|{b} Private Lease B.V.~{b}|{b} Autoverhuur~{b}|{b} Fietslease~{b}]",
        (
            "Leasetermijn {month}",
            "Meerkilometers",
            "Eigen risico schade",
            "Doorbelaste boete",
            "Inleverkosten",
        ),
        "[Contractnummer|Leasecontract|Klantnummer]",
    ),
    (
        "shop",
        "[{b}~{b}|{b}.nl~{b}|{b} Meubelen~{b}|Boekhandel {f}~{f}|{b} Fashion~{b}|Tuincentrum {h}~{h}]",
        ("Hoekbank grijs", "Verzendkosten", "Set wijnglazen", "Wasmachine", "Jurk maat 40", "Retourkosten"),
        "[Bestelnummer|Ordernummer|Klantnummer]",
    ),
    (
        "insurance",
        (
            "[{b} Verzekeringen N.V.~{b}|Onderlinge {p}~Onderlinge {p}|Assurantiekantoor {f}~{f}|{b} "
            "Uitvaartverzekering~{b}]"
        ),
        (
            "Premie inboedel",
            "Premie auto WA",
            "Assurantiebelasting 21%",
            "Poliskosten",
            "Premie rechtsbijstand",
        ),
        "[Polisnummer|Relatienummer|Polis]",
    ),
    (
        "waste",
        "[Containerservice {p}~Containerservice {p}|{b} Afvalbeheer~{b}]",
        ("Huur container", "Storten puin", "Transport"),
        "[Klantnummer|Debiteurnummer]",
    ),
)


def trade(d: Draw, story: str, stage: str) -> tuple[Pen, tuple[str, ...], str]:
    kind, names, goods, customer = d.one(TRADES)
    return (
        Pen(
            d,
            story=f"{story}: {kind}",
            stage=stage,
            names=names,
            voice=d.weighted((("formal", 3), ("friendly", 4), ("je", 1))),
        ),
        goods,
        customer,
    )
