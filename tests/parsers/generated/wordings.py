"""The sentences and labels that Dutch letter writers choose from, by the part they play in a letter."""

from __future__ import annotations

from typing import Final

Choices = tuple[str, ...]

LABELS: Final[dict[str, Choices]] = {
    "customer": (
        "Klantnummer",
        "Relatienummer",
        "Debiteurnummer",
        "Uw klantnummer",
        "Klantnr.",
        "Debiteurennummer",
        "Klant",
    ),
    "customer:landlord": ("Huurdernummer", "Contractnummer", "Relatienummer", "Huurovereenkomst nr."),
    "customer:insurer": ("Polisnummer", "Relatienummer", "Verzekerdennummer", "Klantnummer"),
    "customer:municipality": ("Subjectnummer", "Klantnummer"),
    "customer:waterboard": ("Subjectnummer", "Klantnummer", "Debiteurnummer"),
    "customer:club": ("Lidnummer", "Lidmaatschapsnummer", "Debiteurnummer"),
    "customer:health": ("Patiëntnummer", "Cliëntnummer", "Debiteurnummer"),
    "customer:bank": ("Contractnummer", "Leningnummer", "Kredietnummer", "Overeenkomstnummer"),
    "customer:school": ("Contractnummer", "Debiteurnummer", "Leerlingnummer"),
    "invoice": (
        "Factuurnummer",
        "Factuurnr.",
        "Factuur",
        "Notanummer",
        "Factuurnummer",
        "Nota nr.",
        "Documentnummer",
    ),
    "invoice:health": ("Notanummer", "Declaratienummer", "Factuurnummer"),
    "invoice:municipality": ("Aanslagnummer", "Aanslagbiljetnummer", "Vorderingsnummer"),
    "invoice:waterboard": ("Aanslagnummer", "Aanslagbiljetnummer"),
    "dossier": (
        "Dossiernummer",
        "Ons kenmerk",
        "Dossier",
        "Zaaknummer",
        "Onze referentie",
        "Kenmerk",
        "Dossiernr.",
        "Ons dossier",
    ),
    "payment": (
        "Betalingskenmerk",
        "Betaalkenmerk",
        "Betaalreferentie",
        "Vermelden bij betaling",
        "Kenmerk betaling",
    ),
    "iban": (
        "IBAN",
        "Rekeningnummer",
        "Naar rekening",
        "Bankrekening",
        "Rekening (IBAN)",
        "Over te maken op",
    ),
    "holder": ("Ten name van", "t.n.v.", "Naam", "Begunstigde", "Rekeninghouder"),
    "date": ("Datum", "Datum", "Dagtekening", "Briefdatum", "Verzenddatum", "Datum brief"),
    "date:invoice": ("Factuurdatum", "Datum", "Notadatum", "Dagtekening"),
    "due": (
        "Uiterste betaaldatum",
        "Vervaldatum",
        "Te betalen vóór",
        "Betalen vóór",
        "Uiterlijk betalen op",
        "Betaaldatum uiterlijk",
    ),
    "total": (
        "Totaal te betalen",
        "Te betalen",
        "Totaal",
        "Totaalbedrag",
        "Te voldoen",
        "Totaal verschuldigd",
        "Door u te betalen",
    ),
    "open": (
        "Totaal openstaand",
        "Openstaand bedrag",
        "Nog te betalen",
        "Totaal te voldoen",
        "Openstaand saldo",
        "Totaal verschuldigd",
    ),
    "principal": (
        "Hoofdsom",
        "Openstaande rekening",
        "Oorspronkelijk bedrag",
        "Factuurbedrag",
        "Openstaande vordering",
    ),
    "principal:municipality": ("Aanslagbedrag", "Openstaande aanslag", "Hoofdsom"),
    "principal:waterboard": ("Aanslagbedrag", "Openstaande aanslag"),
    "principal:agency": (
        "Hoofdsom",
        "Oorspronkelijke vordering",
        "Hoofdsom vordering",
        "Vordering opdrachtgever",
    ),
    "principal:bailiff": ("Hoofdsom", "Hoofdsom vordering", "Vordering opdrachtgever"),
    "interest": (
        "Rente",
        "Wettelijke rente",
        "Rente tot heden",
        "Vervallen rente",
        "Rente t/m {day}",
        "Verschenen rente",
    ),
    "costs": (
        "Incassokosten",
        "Buitengerechtelijke kosten",
        "Buitengerechtelijke incassokosten",
        "Kosten incasso",
        "Incassokosten (WIK)",
    ),
    "paid": (
        "Reeds betaald",
        "Af: betalingen",
        "In mindering: uw betaling",
        "Ontvangen",
        "Door u voldaan",
        "Betaald t/m {day}",
    ),
    "reminder_costs": ("Aanmaningskosten", "Herinneringskosten", "Administratiekosten", "Kosten herinnering"),
    "client": ("Opdrachtgever", "Inzake", "Cliënt", "Schuldeiser", "Onze opdrachtgever", "Namens"),
}
ENGLISH_LABELS: Final[dict[str, Choices]] = {
    "customer": ("Customer number", "Account number", "Client no.", "Membership number"),
    "invoice": ("Invoice number", "Invoice no.", "Invoice"),
    "dossier": ("Our reference", "File number", "Case number"),
    "payment": ("Payment reference", "Reference for payment"),
    "iban": ("IBAN", "Bank account (IBAN)", "Pay to"),
    "holder": ("In the name of", "Account holder", "Beneficiary"),
    "date": ("Date", "Date of letter"),
    "date:invoice": ("Invoice date", "Date"),
    "due": ("Due date", "Pay by", "Payment due by"),
    "total": ("Total due", "Amount due", "Total payable", "Total to pay"),
    "open": ("Amount outstanding", "Total outstanding", "Balance due"),
    "principal": ("Principal", "Original claim", "Principal sum"),
    "interest": ("Interest", "Statutory interest", "Interest to date"),
    "costs": ("Collection costs", "Extrajudicial collection costs"),
    "paid": ("Already paid", "Less: payments received"),
    "reminder_costs": ("Reminder fee", "Administration fee"),
    "client": ("Client", "On behalf of", "Creditor"),
}
# what is sold, by kind: the lines of a bill
LINES: Final[dict[str, Choices]] = {
    "landlord": (
        "Huur {month}",
        "Servicekosten {month}",
        "Stookkosten voorschot",
        "Huur berging",
        "Reparatie voordeurslot",
    ),
    "insurer": (
        "Premie basisverzekering {month}",
        "Eigen risico huisarts-laboratorium",
        "Premie aanvullend",
        "Eigen bijdrage hulpmiddel",
        "Zorgkosten ziekenhuis",
    ),
    "energy": (
        "Termijnbedrag {month}",
        "Levering elektriciteit",
        "Levering gas",
        "Netbeheerkosten",
        "Vaste leveringskosten",
    ),
    "water": ("Drinkwater", "Vastrecht", "Belasting op leidingwater", "Voorschot {month}"),
    "telecom": (
        "Abonnement {month}",
        "Buiten bundel",
        "Toestelkrediet {month}",
        "Internet en tv",
        "Aansluitkosten",
    ),
    "bnpl": ("Bestelling schoenen", "Bestelling lamp", "Verzendkosten", "Winterjas", "Speelgoed"),
    "webshop": ("Bureaustoel", "Verzendkosten", "Boekenkast eiken", "Set handdoeken", "Tuinslang 20 m"),
    "municipality": (
        "Onroerendezaakbelasting eigenaar",
        "Afvalstoffenheffing",
        "Rioolheffing gebruiker",
        "Hondenbelasting",
        "Naheffingsaanslag parkeerbelasting",
    ),
    "waterboard": ("Watersysteemheffing ingezetenen", "Zuiveringsheffing", "Watersysteemheffing gebouwd"),
    "club": ("Contributie {month}", "Bondsbijdrage", "Kledingfonds", "Lesgeld blok 2", "Kantinekaart"),
    "health": (
        "Periodiek onderzoek",
        "Vulling drie vlakken",
        "Röntgenfoto",
        "Behandeling 40 minuten",
        "Gebitsreiniging",
    ),
    "bank": ("Termijn {month}", "Aflossing {month}", "Rente rood staan", "Kosten creditcard"),
    "school": ("Ouderbijdrage", "Opvang {month}", "Excursie", "Overblijven {month}", "Boekengeld"),
    "trade": ("Grote beurt", "Arbeidsloon", "Remblokken voor", "Voorrijkosten", "Parkeerabonnement {month}"),
}
GREETING: Final[Choices] = (
    "Geachte {title} {surname},",
    "Geachte heer, mevrouw,",
    "Beste {name},",
    "Geachte {title} {surname},",
    "Geachte relatie,",
    "Geachte heer of mevrouw,",
)
CLOSING: Final[Choices] = (
    "Met vriendelijke groet,",
    "Hoogachtend,",
    "Met vriendelijke groeten,",
    "Met de meeste hoogachting,",
    "Vriendelijke groet,",
)
DUE_DAY: Final[Choices] = (
    "uiterlijk {day}",
    "uiterlijk op {day}",
    "vóór {day}",
    "voor {day}",
    "vóór of op {day}",
    "uiterlijk {weekday}",
    "op uiterlijk {day}",
)
DUE_TERM: Final[Choices] = (
    "binnen {n} dagen na dagtekening van deze brief",
    "binnen {n} dagen na dagtekening",
    "binnen {words} dagen na heden",
    "binnen {n} dagen na de datum van deze brief",
    "binnen {n} dagen na de datum boven deze brief",
    "binnen {n} ({words}) dagen na dagtekening dezes",
    "uiterlijk {n} dagen na de datum van deze brief",
    "binnen {words} dagen na vandaag",
    "binnen {n} dagen vanaf de dagtekening van deze brief",
)
DUE_WEEKS: Final[Choices] = (
    "binnen {weeks} na dagtekening van deze brief",
    "binnen {weeks} na heden",
    "binnen {weeks} na de datum van deze brief",
)
NUMBER_WORDS: Final = {
    5: "vijf",
    7: "zeven",
    8: "acht",
    10: "tien",
    14: "veertien",
    21: "eenentwintig",
    30: "dertig",
}
WEEK_WORDS: Final = {7: "een week", 14: "twee weken", 21: "drie weken", 28: "vier weken"}

PAY: Final[Choices] = (
    "Wij verzoeken u {amount} {due} over te maken op {iban} ten name van {holder}{ref}.",
    "Maakt u {amount} {due} over naar rekening {iban} t.n.v. {holder}{ref}.",
    "Wilt u {amount} {due} voldoen op IBAN {iban} op naam van {holder}{ref}?",
    "Betaal {amount} {due} op rekeningnummer {iban} ten name van {holder}{ref}.",
    "Het bedrag van {amount} dient {due} te zijn bijgeschreven op {iban} t.n.v. {holder}{ref}.",
    "U kunt {amount} {due} betalen door overmaking op onze rekening {iban} ten name van {holder}{ref}.",
    "Wij zien uw betaling van {amount} graag {due} tegemoet op bankrekening {iban} van {holder}{ref}.",
)
PAY_REF: Final[Choices] = (
    " onder vermelding van {ref}",
    ", onder vermelding van {label} {ref}",
    " o.v.v. {ref}",
    ". Vermeld daarbij {label} {ref}",
    " met vermelding van {label} {ref}",
    " met als omschrijving {ref}",
    ", onder vermelding van kenmerk {ref}",
)
PAY_SHORT: Final[Choices] = (
    "Wij verzoeken u {amount} {due} te betalen. Gebruik daarvoor de gegevens hieronder.",
    "Wilt u het bedrag van {amount} {due} aan ons overmaken? De betaalgegevens staan onderaan deze brief.",
    "Betaal {amount} {due}. U vindt hieronder hoe u kunt betalen.",
    "U dient {amount} {due} te voldoen.",
)
DEBIT: Final[Choices] = (
    "U hoeft niets te doen: wij schrijven {amount} op of rond {day} af van uw rekening.",
    "Het bedrag van {amount} wordt {day} automatisch van uw rekening afgeschreven.",
    "Omdat u een machtiging heeft afgegeven, incasseren wij {amount} omstreeks {day}.",
    "Wij innen {amount} op {day} via automatische incasso. U hoeft zelf niet over te maken.",
)
DEBIT_FROM: Final[Choices] = ("", " De afschrijving gaat van rekening {own}.", " Uw rekening: {own}.")
BILL: Final[Choices] = (
    "Hierbij ontvangt u de factuur voor {what}.",
    "Voor {what} brengen wij u het volgende in rekening.",
    "In deze brief vindt u de nota voor {what}.",
    "Bijgaand treft u onze rekening aan voor {what}.",
)
ASSESSMENT: Final[Choices] = (
    "Dit is uw aanslag voor het jaar {year}. Op dit biljet staan de volgende heffingen.",
    (
        "U ontvangt hierbij het gecombineerde aanslagbiljet {year}. De aanslag bestaat uit de "
        "onderstaande belastingen."
    ),
)
OBJECTION: Final[Choices] = (
    "Bent u het niet eens met deze aanslag? Dan kunt u binnen zes weken na de dagtekening bezwaar maken.",
    "U kunt tot zes weken na dagtekening van dit aanslagbiljet een bezwaarschrift indienen.",
    "Tegen deze aanslag kunt u binnen 6 weken na dagtekening bezwaar maken bij de heffingsambtenaar.",
)
REMINDER_TITLE: Final[Choices] = (
    "Betalingsherinnering",
    "Herinnering",
    "Herinnering openstaande factuur",
    "Vergeten te betalen?",
    "Eerste herinnering",
    "Herinnering: uw betaling is nog niet ontvangen",
)
REMINDER: Final[Choices] = (
    (
        "Volgens onze administratie staat de onderstaande rekening nog open. Misschien is het aan uw "
        "aandacht ontsnapt."
    ),
    "Wij hebben nog geen betaling van u ontvangen. Waarschijnlijk bent u het vergeten.",
    "Bij controle van onze boeken zagen wij dat u nog niet heeft betaald. Wij herinneren u hier graag aan.",
    "De betaaltermijn van onze factuur is verstreken. Uw betaling konden wij nog niet terugvinden.",
)
CROSSED: Final[Choices] = (
    "Heeft u inmiddels betaald? Dan kunt u deze brief als niet verzonden beschouwen.",
    "Heeft uw betaling deze brief gekruist, dan hoeft u niets te doen.",
    "",
    "Lukt het niet om in één keer te betalen? Neem dan contact met ons op via {phone}.",
)
THREAT: Final[Choices] = (
    "Betaalt u niet op tijd, dan brengen wij u kosten in rekening. Deze bedragen ten minste € 40,00.",
    "",
    "Blijft betaling uit, dan geven wij de vordering uit handen aan een incassobureau.",
    "Wij wijzen u erop dat aan een volgende brief kosten zijn verbonden.",
)
FINAL_TITLE: Final[Choices] = (
    "Aanmaning",
    "Laatste aanmaning",
    "Tweede aanmaning",
    "Ingebrekestelling",
    "Laatste herinnering voor incasso",
    "AANMANING TOT BETALING",
)
FINAL: Final[Choices] = (
    (
        "Ondanks onze herinnering hebben wij nog geen betaling van u ontvangen. Wij manen u aan om "
        "alsnog te betalen."
    ),
    "U heeft niet gereageerd op onze eerdere herinneringen. Dit is onze laatste aanmaning.",
    "Wij stellen u hierbij in gebreke, omdat de onderstaande vordering niet op tijd is betaald.",
)
FOURTEEN: Final[Choices] = (
    (
        "U kunt het bedrag van {amount} nog zonder kosten betalen. Dat moet dan wel binnen veertien "
        "dagen, gerekend vanaf de dag nadat deze brief bij u is bezorgd."
    ),
    (
        "Wij geven u nog eenmaal de gelegenheid om {amount} te betalen binnen 14 dagen na de dag "
        "waarop u deze brief heeft ontvangen."
    ),
    (
        "Betaalt u {amount} binnen een termijn van 14 dagen, ingaande op de dag na bezorging van deze "
        "aanmaning, dan blijven kosten u bespaard."
    ),
)
FOURTEEN_COSTS: Final[Choices] = (
    (
        "Betaalt u niet binnen deze termijn, dan wordt het bedrag verhoogd met incassokosten van "
        "{costs}. U moet dan in totaal {sum} betalen."
    ),
    (
        "Ontvangen wij binnen die termijn geen volledige betaling, dan bent u ook {costs} aan "
        "buitengerechtelijke incassokosten verschuldigd."
    ),
    (
        "Na deze termijn maken wij aanspraak op vergoeding van buitengerechtelijke kosten ter hoogte "
        "van {costs} (inclusief btw)."
    ),
)
FAILED: Final[Choices] = (
    "De automatische incasso van {amount} is niet gelukt. Uw bank heeft de afschrijving teruggeboekt.",
    (
        "Wij konden {amount} niet van uw rekening afschrijven. De reden die de bank ons gaf: saldo "
        "niet toereikend."
    ),
    "Onlangs hebben wij geprobeerd {amount} te incasseren. De incasso is gestorneerd.",
)
FAILED_TITLE: Final[Choices] = (
    "Automatische incasso mislukt",
    "Uw incasso is teruggeboekt",
    "Storno van uw incasso",
    "Afschrijving niet gelukt",
)
AGENCY_TITLE: Final[Choices] = (
    "Incasso-opdracht",
    "Sommatie",
    "Laatste sommatie",
    "Vordering van {client}",
    "Laatste kans voor dagvaarding",
)
AGENCY: Final[Choices] = (
    "{client} heeft ons gevraagd om de onderstaande vordering op u te incasseren.",
    "Namens onze opdrachtgever {client} sommeren wij u tot betaling van het hieronder genoemde bedrag.",
    "Onze cliënt, {client}, heeft haar vordering op u aan ons ter incasso in handen gegeven.",
    "Wij treden op voor {client}. Tot op heden bleef u in gebreke de vordering te voldoen.",
    "In opdracht van {client} vragen wij u om betaling van een vordering die al langere tijd openstaat.",
)
AGENCY_END: Final[Choices] = (
    (
        "Betaalt u niet, dan adviseren wij onze opdrachtgever om u te laten dagvaarden. De kosten "
        "daarvan komen voor uw rekening."
    ),
    "Bij uitblijven van betaling nemen wij zonder nader bericht verdere maatregelen.",
    "",
    "Kunt u het bedrag niet ineens betalen? Bel ons dan op {phone}, wij denken met u mee.",
)
SOLD: Final[Choices] = (
    "{old} heeft haar vordering op u verkocht en overgedragen aan {new}.",
    "Hierbij delen wij u mee dat de vordering van {old} op u door middel van cessie is overgegaan op {new}.",
)
HOURS: Final[Choices] = (
    "Wij zijn bereikbaar op werkdagen van 9.00 tot 17.00 uur via {phone}.",
    "Vragen? Kijk op {website} of mail naar {email}.",
    "Heeft u vragen over deze brief, belt u ons dan gerust: {phone}.",
    "",
    "",
)
