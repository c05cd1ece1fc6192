"""The letters that came on paper, or as a PDF that looks like paper."""

from __future__ import annotations

from datetime import date

from examples import household as its
from examples.numbers import euro, in_digits, in_words
from examples.paper import Box, Columns, Letter, Letterhead, Signed, Style, draw

_LANDLORD = Letterhead(
    name="Woonanker Vechtdal",
    tagline="STICHTING VOOR VOLKSHUISVESTING",
    colour="#1f6f5c",
    style=Style.SIDE,
    footer=(
        "Stichting Woonanker Vechtdal  |  Postbus 4107, 8000 GC Zwolle  |  KvK 05999104  |  "
        "www.woonanker.example",
        "Bezoekadres: Ankerplein 3, Zwolle (alleen op afspraak). Spoedreparaties: 038 000 41 07, dag "
        "en nacht.",
    ),
)
_ENERGY = Letterhead(
    name="Zonnebries Energie",
    tagline="groene stroom en gas voor thuis",
    colour="#d17a00",
    style=Style.BAND,
    footer=(
        "Zonnebries Energie B.V.  |  Postbus 990, 7400 AZ Deventer  |  KvK 08999412  |  IBAN "
        f"{its.ENERGY_IBAN}",
        "Vragen over uw rekening? www.zonnebries.example/rekening of bel 088 000 99 00 (ma t/m vr "
        "8.30-18.00 uur).",
    ),
)
_HEALTH = Letterhead(
    name="Onderlinge Zorgkas De Vlechte",
    tagline="zorgverzekeraar sinds 1911",
    colour="#274b8f",
    style=Style.SIDE,
    footer=(
        "Onderlinge Waarborgmaatschappij Zorgkas De Vlechte U.A.  |  Postbus 212, 7700 AE Dedemsvaart",
        f"KvK 05999377  |  IBAN {its.HEALTH_IBAN} t.n.v. Zorgkas De Vlechte  |  www.zorgkasdevlechte.example",
    ),
)
_FINES = Letterhead(
    name="Centraal Justitieel Incassobureau",
    tagline="Ministerie van Justitie en Veiligheid",
    colour="#154273",
    style=Style.STATE,
    footer=(
        "Postbus 1794, 8901 CB Leeuwarden  |  www.cjib.nl",
        "Meer informatie over deze beschikking vindt u in het Digitaal Loket op www.cjib.nl.",
    ),
)
_TAXES = Letterhead(
    name="Belastingdienst",
    tagline="Ministerie van Financiën",
    colour="#154273",
    style=Style.STATE,
    footer=("Belastingdienst, Postbus 2523, 6401 DA Heerlen  |  www.belastingdienst.nl",),
)
_BUYER = Letterhead(
    name="Halderman Vorderingen",
    tagline="aankoop en beheer van vorderingen",
    colour="#6b1f3a",
    style=Style.BAND,
    footer=(
        "Halderman Vorderingen B.V.  |  Postbus 5512, 3502 LA Utrecht  |  KvK 30999618  |  BTW "
        "NL899961800B01",
        f"IBAN {its.BUYER_IBAN} t.n.v. Halderman Vorderingen B.V.  |  info@halderman.example  |  030 "
        "000 55 12",
    ),
)
_BAILIFF = Letterhead(
    name="Brandsma & Oosterloo",
    tagline="GERECHTSDEURWAARDERS  -  INCASSO  -  ZWOLLE EN MEPPEL",
    colour="#222222",
    style=Style.CENTRE,
    serif=True,
    footer=(
        "Brandsma & Oosterloo gerechtsdeurwaarders B.V.  |  Postbus 730, 8000 AS Zwolle  |  tel. 038 "
        "000 73 00",
        f"Kwaliteitsrekening {its.BAILIFF_IBAN} t.n.v. Brandsma & Oosterloo  |  KvK 05999520  |  "
        "werkdagen 8.30-17.00 uur",
    ),
)
_LIBRARY = Letterhead(
    name="Bibliotheek IJsselrand",
    tagline="lezen, leren, ontmoeten",
    colour="#444444",
    style=Style.CENTRE,
    footer=(f"Stichting Bibliotheek IJsselrand  |  Oude Vismarkt 60, Zwolle  |  IBAN {its.LIBRARY_IBAN}",),
)


def rent_reminder() -> bytes:
    """June's rent has not come in."""
    day = date(2026, 6, 11)
    letter = Letter(
        window_line="Woonanker Vechtdal, Postbus 4107, 8000 GC Zwolle",
        address=its.ADDRESS,
        references=(
            ("Datum", in_words(day)),
            ("Huurdernummer", its.TENANT_NUMBER),
            ("Ons kenmerk", "HA/2026/06-1183"),
            ("Behandeld door", "T. Wiggers, Huurincasso"),
            ("Telefoon", "038 000 41 20"),
            ("E-mail", "huur@woonanker.example"),
        ),
        subject="Herinnering: huur juni 2026",
        blocks=(
            "Geachte mevrouw Van Elzen,",
            "De huur betaalt u vóór de eerste van de maand. Uw betaling voor juni hebben wij nog niet "
            "ontvangen. Misschien is het u ontgaan.",
            Columns(
                header=("Omschrijving", "Vervaldatum", "Bedrag"),
                rows=(("Huur juni 2026, Kraanvogelhof 27", "01-06-2026", euro(61240)),),
                total=(("Nog te betalen", "", euro(61240)),),
                widths=(2.4, 1.2, 1),
            ),
            f"Wilt u dit bedrag uiterlijk <b>25 juni 2026</b> overmaken naar {its.RENT_IBAN} ten name "
            "van Stichting Woonanker Vechtdal, onder vermelding van betalingskenmerk "
            f"<b>{its.RENT_REFERENCE}</b>?",
            "Hebt u de afgelopen dagen al betaald? Dan kunt u deze brief als niet verzonden beschouwen.",
            "Kunt u niet in één keer betalen? Bel ons dan gerust. Samen vinden we vaak een oplossing. U kunt "
            "ook gratis terecht bij de budgetcoach van het sociaal wijkteam.",
            Signed(greeting="Met vriendelijke groet,", name="T. Wiggers", role="Medewerker huurincasso"),
        ),
    )
    return draw(_LANDLORD, letter)


def energy_bill() -> bytes:
    """A year's energy cost more than the advances."""
    day = date(2026, 5, 4)
    letter = Letter(
        window_line="Zonnebries Energie, Postbus 990, 7400 AZ Deventer",
        address=its.ADDRESS,
        references=(
            ("Factuurdatum", in_words(day)),
            ("Klantnummer", its.ENERGY_CUSTOMER),
            ("Factuurnummer", its.ENERGY_INVOICE),
            ("Betalingskenmerk", its.ENERGY_REFERENCE),
            ("Periode", "01-05-2025 t/m 30-04-2026"),
        ),
        subject="Uw jaarafrekening stroom en gas",
        blocks=(
            "Beste mevrouw Van Elzen,",
            "Uw meterstanden zijn verwerkt. U gebruikte het afgelopen jaar meer gas dan verwacht. Daarom "
            "betaalt u nog een bedrag bij.",
            Columns(
                header=("Omschrijving", "Verbruik", "Bedrag"),
                rows=(
                    ("Stroom", "2.140 kWh", euro(59824)),
                    ("Gas", "1.085 m³", euro(136552)),
                    ("Vaste leveringskosten en netbeheer", "", euro(47192)),
                    ("Vermindering energiebelasting", "", euro(62895) + " -"),
                    ("Totaal inclusief btw", "", euro(180673)),
                    ("Af: betaalde termijnen (12 x € 110,00)", "", euro(132000) + " -"),
                ),
                total=(("Te betalen", "", euro(48673)),),
                widths=(2.6, 1, 1),
            ),
            f"Betaal {euro(48673)} vóór of op <b>25 mei 2026</b> op {its.ENERGY_IBAN} ten name van "
            f"Zonnebries Energie B.V. Vermeld daarbij betalingskenmerk {its.ENERGY_REFERENCE}.",
            Box(
                heading="Uw nieuwe termijnbedrag",
                lines=(("Vanaf 1 juni 2026", "€ 151,00 per maand"), ("Was", "€ 110,00 per maand")),
            ),
            "Is het bedrag te hoog om ineens te betalen? Regel binnen deze termijn een betalingsregeling op "
            "www.zonnebries.example/rekening. Dat kost niets extra.",
            Signed(greeting="Met zonnige groet,", name="", role="Klantenservice Zonnebries Energie"),
        ),
    )
    return draw(_ENERGY, letter)


def energy_plan() -> bytes:
    """The energy bill in six instalments."""
    days = [date(2026, month, 1) for month in range(7, 13)]
    amounts = [8112, 8112, 8112, 8112, 8112, 8113]
    letter = Letter(
        window_line="Zonnebries Energie, Postbus 990, 7400 AZ Deventer",
        address=its.ADDRESS,
        references=(
            ("Datum", in_words(date(2026, 6, 2))),
            ("Klantnummer", its.ENERGY_CUSTOMER),
            ("Regelingnummer", "R-204471"),
            ("Betreft factuur", its.ENERGY_INVOICE),
            ("Betalingskenmerk", its.ENERGY_REFERENCE),
        ),
        subject="Bevestiging van uw betalingsregeling",
        blocks=(
            "Beste mevrouw Van Elzen,",
            "U vroeg ons om een betalingsregeling voor uw jaarafrekening. Wij gaan daarmee akkoord. U "
            f"betaalt het openstaande bedrag van <b>{euro(sum(amounts))}</b> in zes termijnen, zonder "
            "extra kosten:",
            Columns(
                header=("Termijn", "Uiterste betaaldatum", "Bedrag"),
                rows=tuple(
                    (str(number), in_digits(day), euro(cents))
                    for number, (day, cents) in enumerate(zip(days, amounts, strict=True), start=1)
                ),
                total=(("Totaal", "", euro(sum(amounts))),),
                widths=(1, 2, 1),
            ),
            f"Maak elke termijn op tijd over naar {its.ENERGY_IBAN} ten name van Zonnebries Energie "
            f"B.V., met betalingskenmerk {its.ENERGY_REFERENCE}.",
            "Betaalt u een termijn niet of te laat, dan vervalt de regeling en moet u het restant in "
            "één keer betalen. Uw gewone maandbedrag loopt door.",
            Signed(greeting="Met zonnige groet,", name="Jorn Meeuwsen", role="Team Betalingsregelingen"),
        ),
    )
    return draw(_ENERGY, letter)


def health_notice() -> bytes:
    """Three premiums behind, beside the one that runs."""
    letter = Letter(
        window_line="Zorgkas De Vlechte, Postbus 212, 7700 AE Dedemsvaart",
        address=its.ADDRESS,
        references=(
            ("Dagtekening", in_words(date(2026, 8, 19))),
            ("Relatienummer", its.HEALTH_RELATION),
            ("Polisnummer", "ZV-5502819"),
            ("Betalingskenmerk", its.HEALTH_REFERENCE),
            ("Afdeling", "Debiteurenbeheer"),
        ),
        subject="Aanmaning: u hebt een betalingsachterstand",
        blocks=(
            "Geachte mevrouw Van Elzen,",
            "Wij hebben u eerder gevraagd de premie voor uw zorgverzekering te betalen. Dat is nog "
            "niet gebeurd. Uw achterstand is nu:",
            Columns(
                header=("Omschrijving", "Vervaldatum", "Bedrag"),
                rows=(
                    ("Premie mei 2026", "01-05-2026", euro(14575)),
                    ("Premie juni 2026", "01-06-2026", euro(14575)),
                    ("Premie juli 2026", "01-07-2026", euro(14575)),
                ),
                total=(("Totaal te betalen", "", euro(43725)),),
                widths=(2.2, 1.2, 1),
            ),
            "Betaal dit bedrag <b>binnen 14 dagen na dagtekening</b> van deze brief op "
            f"{its.HEALTH_IBAN} ten name van Zorgkas De Vlechte. Gebruik betalingskenmerk "
            f"<b>{its.HEALTH_REFERENCE}</b>.",
            Box(
                heading="Uw lopende premie staat hier los van",
                lines=(("Premie september 2026", euro(14575)), ("Wordt geïncasseerd op", "1 september 2026")),
            ),
            "Betaalt u niet, dan kunnen wij de vordering overdragen aan een gerechtsdeurwaarder. De "
            "kosten komen dan voor uw rekening. Bij een achterstand van zes maanden melden wij u aan "
            "bij het CAK.",
            "Wilt u in delen betalen? Vraag dan vóór die datum een betalingsregeling aan via Mijn Vlechte.",
            Signed(greeting="Met vriendelijke groet,", name="", role="Debiteurenbeheer, Zorgkas De Vlechte"),
        ),
    )
    return draw(_HEALTH, letter)


def fine_reminder() -> bytes:
    """A traffic fine, raised by half."""
    letter = Letter(
        window_line="Retouradres: Postbus 1794, 8901 CB Leeuwarden",
        address=its.ADDRESS,
        references=(
            ("Datum", in_words(date(2026, 9, 8))),
            ("CJIB-nummer", its.FINE_NUMBER),
            ("Soort", "Verkeersboete"),
        ),
        subject="Aanmaning",
        blocks=(
            "Geachte mevrouw Van Elzen,",
            "U hebt een boete voor een verkeersovertreding gekregen. U hebt deze boete niet of niet "
            "volledig op tijd betaald. Daarom is de boete met 50% verhoogd.",
            Columns(
                header=("Omschrijving", "Bedrag"),
                rows=(
                    ("Boete", euro(12000)),
                    ("Administratiekosten", euro(900)),
                    ("Verhoging wegens niet tijdig betalen", euro(6000)),
                    ("Al betaald", euro(0)),
                ),
                total=(("Te betalen", euro(18900)),),
                widths=(3, 1),
            ),
            f"Betaal {euro(18900)} uiterlijk <b>6 oktober 2026</b>. Maak het bedrag over op rekeningnummer "
            f"{its.FINE_IBAN} ten name van CJIB in Leeuwarden, onder vermelding van CJIB-nummer "
            f"{its.FINE_NUMBER}.",
            "<b>Betaalt u niet op tijd?</b> Dan wordt het bedrag nog een keer verhoogd, met 100%. "
            "Daarna kan een deurwaarder het bedrag bij u innen.",
            "Kunt u niet ineens betalen? Op www.cjib.nl leest u of u in termijnen kunt betalen.",
            Signed(greeting="Hoogachtend,", name="", role="de Minister van Justitie en Veiligheid"),
        ),
    )
    return draw(_FINES, letter)


def debt_buyer() -> bytes:
    """The web shop's bill was sold; the collection costs are higher than the law allows."""
    letter = Letter(
        window_line="Halderman Vorderingen B.V., Postbus 5512, 3502 LA Utrecht",
        address=its.ADDRESS,
        references=(
            ("Datum", in_words(date(2026, 7, 16))),
            ("Dossiernummer", its.BUYER_DOSSIER),
            ("Vorige schuldeiser", "Wolkenjas B.V."),
            ("Factuurnummer", its.SHOP_INVOICE),
            ("Behandeld door", "Team 4"),
        ),
        subject="Sommatie: verzoek tot betaling",
        blocks=(
            "Geachte mevrouw Van Elzen,",
            "Op 9 juli 2026 hebben wij de vordering die Wolkenjas B.V. op u had gekocht. Daarover kreeg u "
            "eerder bericht. Wij zijn nu uw schuldeiser; betalen kunt u alleen nog aan ons.",
            Columns(
                header=("Specificatie", "Bedrag"),
                rows=(
                    (f"Hoofdsom, factuur {its.SHOP_INVOICE} van 21-04-2026", euro(13890)),
                    ("Wettelijke rente tot en met heden", euro(108)),
                    ("Buitengerechtelijke incassokosten", euro(7500)),
                ),
                total=(("Totaal te voldoen", euro(21498)),),
                widths=(3, 1),
            ),
            "Wij verzoeken u dit bedrag uiterlijk op <b>30 juli 2026</b> over te maken op "
            f"{its.BUYER_IBAN} ten name van Halderman Vorderingen B.V., onder vermelding van dossiernummer "
            f"{its.BUYER_DOSSIER}.",
            "Ontvangen wij uw betaling niet op tijd, dan overwegen wij een gerechtelijke procedure. De "
            "rente loopt intussen door.",
            "Bent u het niet eens met deze vordering? Laat ons dat dan schriftelijk weten.",
            Signed(greeting="Hoogachtend,", name="R. Quaedvlieg", role="Halderman Vorderingen B.V."),
        ),
    )
    return draw(_BUYER, letter)


def bailiff_demand() -> bytes:
    """Three months of rent, in the hands of a bailiff."""
    letter = Letter(
        window_line="Postbus 730, 8000 AS Zwolle",
        address=its.ADDRESS,
        references=(
            ("Datum", in_words(date(2026, 9, 22))),
            ("Dossiernummer", its.BAILIFF_DOSSIER),
            ("Behandeld door", "mr. C. Hoekzema"),
            ("Huurdernummer", its.TENANT_NUMBER),
        ),
        subject="SOMMATIE<br/>Inzake: Stichting Woonanker Vechtdal / M.A. van Elzen",
        blocks=(
            "Geachte mevrouw Van Elzen,",
            "Tot ons heeft zich gewend Stichting Woonanker Vechtdal te Zwolle, met het verzoek haar "
            "vordering op u te incasseren. Ondanks de brief van 24 augustus 2026, waarin u veertien "
            "dagen kreeg om kosteloos te betalen, hebt u de huur over juni tot en met augustus 2026 "
            "niet voldaan. U bent verschuldigd:",
            Columns(
                header=("Specificatie", "Bedrag"),
                rows=(
                    ("Hoofdsom: huur juni, juli en augustus 2026", euro(183720)),
                    ("Rente tot en met heden", euro(1644)),
                    ("Buitengerechtelijke incassokosten", euro(27558)),
                    ("Btw over incassokosten (21%)", euro(5787)),
                ),
                total=(("Totaal verschuldigd", euro(218709)),),
                widths=(3, 1),
            ),
            "Opdrachtgeefster kan de btw niet verrekenen; daarom zijn de kosten met btw verhoogd.",
            "Wij sommeren u dit bedrag uiterlijk <b>6 oktober 2026</b> te betalen op onze kwaliteitsrekening "
            f"{its.BAILIFF_IBAN}, onder vermelding van dossiernummer {its.BAILIFF_DOSSIER}.",
            "Blijft betaling uit, dan zullen wij u dagvaarden voor de kantonrechter te Zwolle. "
            "Opdrachtgeefster zal dan ontbinding van de huurovereenkomst en ontruiming van de woning "
            "vorderen. De kosten daarvan komen voor uw rekening.",
            Signed(greeting="Hoogachtend,", name="C. Hoekzema", role="toegevoegd gerechtsdeurwaarder"),
        ),
    )
    return draw(_BAILIFF, letter)


def tax_refund() -> bytes:
    """Income tax comes back."""
    letter = Letter(
        window_line="Retouradres: Postbus 2523, 6401 DA Heerlen",
        address=its.ADDRESS,
        references=(
            ("Dagtekening", in_words(date(2026, 8, 28))),
            ("Aanslagnummer", its.TAX_NUMBER),
            ("Belastingjaar", "2025"),
        ),
        subject="Definitieve aanslag inkomstenbelasting en premie volksverzekeringen 2025",
        blocks=(
            "Geachte mevrouw Van Elzen,",
            "Wij hebben uw aangifte over 2025 verwerkt. U krijgt geld terug.",
            Columns(
                header=("Berekening", "Bedrag"),
                rows=(
                    ("Verschuldigde inkomstenbelasting en premie", "€ 2.914"),
                    ("Ingehouden loonheffing", "€ 3.226 -"),
                ),
                total=(("U ontvangt", "€ 312"),),
                widths=(3, 1),
            ),
            "Wij maken dit bedrag binnen zes weken over op de rekening die bij ons bekend is. U hoeft "
            "niets te doen.",
            "Bent u het niet eens met deze aanslag? Dan kunt u bezwaar maken. Uw bezwaarschrift moet "
            "uiterlijk 9 oktober 2026 bij ons binnen zijn.",
            Signed(greeting="Hoogachtend,", name="", role="de inspecteur"),
        ),
    )
    return draw(_TAXES, letter)


def former_resident() -> bytes:
    """The library still writes to who lived here before."""
    letter = Letter(
        window_line="Bibliotheek IJsselrand, Oude Vismarkt 60, Zwolle",
        address=("De heer T.W. Roelofs", "Kraanvogelhof 27", "8043 ZK  ZWOLLE"),
        references=(
            ("Datum", in_words(date(2026, 9, 3))),
            ("Pasnummer", "2 0417 55831"),
            ("Factuurnummer", "B26-07719"),
        ),
        subject="Tweede herinnering",
        blocks=(
            "Geachte heer Roelofs,",
            "U hebt boeken te laat ingeleverd. Het leengeld hebben wij nog niet ontvangen.",
            Columns(
                header=("Omschrijving", "Bedrag"),
                rows=(("Te laat ingeleverd: 3 boeken", euro(2050)), ("Herinneringskosten", euro(300))),
                total=(("Te betalen", euro(2350)),),
                widths=(3, 1),
            ),
            f"Wilt u dit bedrag vóór 17 september 2026 overmaken op {its.LIBRARY_IBAN} onder vermelding van "
            "factuurnummer B26-07719?",
            Signed(greeting="Met vriendelijke groet,", name="", role="Ledenadministratie"),
        ),
    )
    return draw(_LIBRARY, letter)
