"""The labels of reference numbers by kind, Dutch and English, and the labels of numbers that are none.

All patterns are matched against folded text. A label is a whole word here and is tried longest first.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.facts import ReferenceKind

_NUMBER_WORD: Final = (
    r"(?:-?(?:,? met)?,?\s?(?:(?:nummer|nr\.?)\(s\)|(?:nummers?|nrs?|num|number|numbers|no|#)\b\.?))"
)

_STEMS: Final[dict[ReferenceKind, str]] = {
    ReferenceKind.PAYMENT: (
        r"betaling(?:s)?kenmerk|betaal-?\s?kenmerk|betalings-?\s?kenmerk|betalingsreferentie|"
        r"(?:betaal|betalings)-?(?=\s?(?:nummer|nr\b))|acceptgiro-?kenmerk|payment\s(?:reference|ref)|"
        r"transactie-?\s?kenmerk|kenmerk betaling|"
        r"betalings?referentie|betaalreferentie|remittance reference|structured communication"
    ),
    ReferenceKind.CUSTOMER: (
        r"klant(?:en)?|relatie|debiteur(?:en)?|deb\.?|rel\.?|huurder(?:s)?|lid(?:maatschaps?)?|abonnee|"
        r"verzekerde?n?|subject|pat ?ient(?:en)?|client(?:en)?|deelnemers?|customer|client|tenant|"
        r"member(?:ship)?|debtor|subscriber|patient|gebruikers?|account|aansluit|leerling|rekening|"
        r"student(?:en)?|registratie\s?klant|bewoners?|lener(?:s)?|insured|policyholder|"
        r"belastingplichtige|kind|ouder"
    ),
    ReferenceKind.INVOICE: (
        r"factu(?:u)?r|fact\.?|nota|invoice|bill|declaratie|termijnnota|reken(?:ings)?overzicht|overzichts?|"
        r"verzamel(?:nota|factuur)|creditnota|(?:jaar|eind|slot)(?:afrekening|nota)|statement"
    ),
    ReferenceKind.CASE: r"zaak|zaak-?\s?/\s?rol|rol|case|procedure|parket|exploot|akte",
    ReferenceKind.DECISION: (
        r"beschikkings?|aanslag(?:biljet)?s?|besluit|boete|cjib|decision|assessment|"
        r"naheffing(?:saanslag)?s?|vorderings?\s?besluit|terugvorderings?|bekeurings?|sanctie|fine|"
        r"bon|parkeerbon|dwangbevel|bezwaar(?:schrift)?s?|beroep(?:schrift)?s?"
    ),
    ReferenceKind.POLICY: r"polis|policy|verzekerings?|relatie-?\s?/\s?polis",
    ReferenceKind.CONTRACT: (
        r"contract|overeenkomst|krediet|lening|abonnements?|huurcontract|huur-?overeenkomst|"
        r"leverings?overeenkomst|"
        r"agreement|loan|credit|kredietovereenkomst|hypotheek|lease(?:contract)?"
    ),
    ReferenceKind.DOSSIER: (
        r"dossier|file|vorderings?|incasso|incassodossier|regelings?|arrangement|verzoek|brief|"
        r"correspondentie|document|claim|debt|opdracht|melding(?:s)?|aanvraag|aanmanings?|"
        r"herinnerings?|schade"
    ),
    ReferenceKind.OTHER: (
        r"bestel|order|bestelling|transactie|boekings?|reserverings?|booking|ticket|werkbon|"
        r"object(?=nummer belasting)|referentie|reference|kenmerk|ref|volg|zending(?:s)?|pakket|retour|"
        # A word of its own before "nummer", as "cursistnummer", not one of what a letter numbers besides.
        r"(?!kvk|wki|btw|bsn|agb|ean|tel|big|bic|vat|tin|rsin|fax|wft|burger|rekening|bankrek|bankrekening|"
        r"giro|telefoon|fax|mobiel|meter|huis|toestel|"
        r"artikel|serie|"
        r"omzetbelasting|vergunning|wft|kamer|machtiging|mandaat|incassant|pagina|blad|identificatie|"
        r"service|alarm|nood|inlog|post|antwoord|vestiging|"
        r"kenteken|chassis|sofi|object|complex|eenheid|doorkies|afdeling|loket|balie|licentie|wachtrij|lot|"
        r"product|model|partij|regel|bank|begunstigde|spaar|ean|aansluitings)[a-z]{3,18}(?=(?:nummer|nr)\b)|"
        # A number that a firm calls after itself: "Fietsplan-nummer".
        r"(?!kvk|wki|btw|vat|iban|bsn|agb|ean|bic|big|afm|rsin|fax|sofi|id-|dag|avg|sim|imei|inlog|login|pin|"
        r"mandaat|machtig|incassant|meter|bank|giro|giro|tel|mobiel|service|sms|whatsapp|nood|post|huis|tin|"
        r"gsm|info|klacht|spoed|tax|coc|license|licence|phone|part|serie|model|art)[a-z]{3,16}-"
    ),
}

# Labels that need no "nummer" behind them.
_BARE: Final[dict[ReferenceKind, str]] = {
    ReferenceKind.PAYMENT: (
        r"betalings?-?\s?kenmerk|betaal-?\s?kenmerk|betalingsreferentie|betaalreferentie|"
        r"(?:betaal|betalings)-?\s?code|"
        r"payment reference|payment ref|transactiekenmerk|"
        r"kenmerk (?:van |voor |bij )?(?:de |uw |deze )?(?:betaling|overboeking|overschrijving)|"
        r"(?:te )?vermelden bij (?:de |uw |elke )?(?:betaling|overboeking|overschrijving)|"
        r"vermeld bij (?:de |uw |elke )?(?:betaling|overboeking|overschrijving)|"
        r"(?:omschrijving|referentie|nummer) (?:bij|voor) (?:de |uw )?(?:betaling|overboeking)|"
        r"bij betaling vermelden|(?:reference|ref\.?) (?:for|with) (?:your |the )?(?:payment|transfer)"
    ),
    ReferenceKind.DOSSIER: (
        r"(?:ons|onze|uw|our|your|ref\.?)\s(?:kenmerk|referentie|ref\.?|reference|dossier|file)|"
        r"kenmerk(?:\s(?:opdrachtgever|client|schuldeiser|deurwaarder|gerechtsdeurwaarder|incasso|"
        r"dossier|brief|belastingdienst))?|ref(?:erentie)?\.?\s(?:opdrachtgever|client|klant)|"
        r"(?:kenmerk|referentie) (?:van )?(?:onze )?(?:opdrachtgever|client)|dossier|"
        r"referentie(?:nummer)?|reference|client'?s?\s(?:reference|ref)|regeling|ref\.?(?=:)|"
        r"ons kenmerk|file|briefkenmerk|notitie"
    ),
    ReferenceKind.INVOICE: (
        r"[a-z]{0,12}factu?ur|facturen|fact(?=\.? ?:? ?[a-z]{0,4}-?\d)\.?|[a-z]{0,12}nota|nota's|invoices?|"
        r"rekening(?= [a-z]{0,5}-?\d{2,}[-/]\d)|declaratie(?=[ :.#]{1,3}[a-z]{0,4}-?\d[\d./-]{2,})|"
        r"(?:jaar|eind|slot)(?:afrekening|nota)|termijnnota|"
        r"bill"
    ),
    ReferenceKind.CUSTOMER: r"(?:klant|debiteur|relatie|client|lid)-?code|"
    r"nummer (?:van de )?(?:verzekerde|klant|client|debiteur|lid|deelnemer)|klant|tenant|debiteur|"
    r"lidmaatschap|customer id|klant-?id|relatie|abonnee|huurder|deelnemer|cursist|lid|leerling|"
    r"verzekerde|student|subscriber|"
    # Who or what a house keeps a number of, just before that number.
    r"(?:patient|client|cliente|member|member id|ouder|gast|guest|bewoner|subject|aansluiting|account|"
    r"customer|gebruiker|"
    r"kind|donateur|deelneemster|leverancier|passenger|policyholder|insured)"
    r"(?=\s?:?\s?(?:[a-z]{1,3}-?)?\d[\d. -]{2,})|"
    r"(?:customer|client|klant|relatie|debiteur|member)[ -](?:ref(?:erentie|erence)?\.?|id)|"
    # Who is a party to a contract, after what it is about: "licentienemer", "polishouder".
    r"(?!rekening|kaart|bank|belang)[a-z]{4,14}(?:nemer|houder)|"
    # An account that is kept with a shop or lender, and none at a bank.
    r"(?:kaart|krediet|leen|klant|koop|winkel|flex|gespreid|spaarpunten|credit|store|original|customer) ?-?"
    r"(?:rekening|account)(?=\W{1,3}[a-z]{0,14} ?\d)",
    ReferenceKind.DECISION: (
        r"beschikking|aanslagbiljet|aanslag(?! (?:inkomsten|20\d\d(?![.\d-])|over))|besluit|cjib"
    ),
    ReferenceKind.POLICY: r"polis",
    ReferenceKind.CONTRACT: r"contract(?:rekening)?|overeenkomst|(?:doorlopend )?krediet|lening",
    ReferenceKind.CASE: r"zaak|rolnr|zaak-?/rolnummer|case",
    ReferenceKind.OTHER: (
        r"(?:uw|jouw|your) (?:aanvraag|melding|opdracht|verzoek|bezwaar|reservering|inschrijving|deelname|"
        r"application|request|registration)|bestelling|order(?:-?id)?|bestel-?id|boeking|zending|"
        r"(?:known|bekend|geregistreerd|registered) (?:(?!\w*register\b|kvk\b|kamer\b)[\w']+ ){0,4}?(?:as|"
        r"under|als|onder)"
        r"(?: (?:number|nummer|no\.?|nr\.?|kenmerk))?|"
        r"(?:and|en) (?:at|bij) (?:[\w']+ ){1,4}?(?:as|als|onder)"
    ),
}

LABEL: Final = re.compile(
    r"(?<![\w-])(?:(?:uw|ons|onze|our|your|het|de|bijbehorende|persoonlijk|unieke|mijn)\s)?(?:"
    + "|".join(
        [rf"(?P<{kind.value}>(?:{stem}){_NUMBER_WORD})" for kind, stem in _STEMS.items()]
        + [rf"(?P<bare_{kind.value}>(?:{bare}))(?![\w-])" for kind, bare in _BARE.items()]
        + [
            r"(?P<own_other>(?:uw|ons|hun|haar|our|your|their|vorige?|oude?|eerdere?|nieuwe?|huidige?|"
            r"previous|old|new|former)"
            r"\s(?:nummer|number|nr|no|kenmerk|ref(?:erentie|erence)?)\b\.?)"
        ]
    )
    + ")"
)

# Numbers that are no references, by what stands before them.
NO_REFERENCE: Final = re.compile(
    r"(?:\btel(?:efoon)?\b|telefoonnummer|phone|\bfax|mobiel|\bkvk\b|\bk\.v\.k|"
    r"kamer van koophandel|\bcoc\b|chamber of commerce|handelsregister|\bbtw\b|\bvat\b|\bbsn\b|"
    r"burgerservice|sofi|postbus|antwoordnummer|p\.?o\.? box|postcode|\bean\b|meter|kenteken|license plate|"
    r"incassant|mandaat|mandate|machtiging|creditor id|inlog|login|toegangs?code|activerings?code|"
    r"verificatie|pincode|\bcode\b|\bbic\b|\bswift\b|\bafm\b|\bl-nummer|artikel|\bart\.|\biban\b|"
    r"bankrekening|rekeningnummer|rekeningnr|\brekening\b|toestel|doorkies|\btst\b|objectnummer|"
    r"complex|eenheid|\broom\b|kamer|huisnummer|vestigingsnummer|registration|lid van|ri-|"
    r"wachtrij|bladzijde|pagina|page\b|\bagb\b|serienummer|imei|ecli|geboren|apparaat|simkaart|"
    r"06-nummer)\W{0,3}(?:nr\.?|no\.?|nummer|number|id)?\W{0,3}$"
)
OTHER_DEBT: Final = re.compile(
    r"unrelated|staat los van|los van|separate from|niet te verwarren|andere (?:vordering|factuur|"
    r"schuld|zaak)|another (?:claim|invoice)|vervangt niet|has been closed|not to be confused|"
    r"different (?:claim|invoice)"
)

# Just before a label: the number that follows no longer counts.
FORMER: Final = re.compile(r"\b(?:eerdere?|oude?|vorige?|previous|former|old)\s(?:\w+\s)?$")
# A number alone in the head of a letter, of a form that only file numbers have.
HEAD_CODE: Final = re.compile(r"^[A-Z]{1,4}[-/]\d{2,4}[-/]\d{4,9}$")
# A number at the end of the line that says what the letter is about.
SUBJECT_CODE: Final = re.compile(r"^(?=[\w/-]*\d{3})(?:[A-Z]{1,5}[-/]?\d[\w/-]*|\d{2,}[-/][\w/-]+|\d{6,12})$")
# The number of a case at a Dutch court, which needs no label.
COURT_CASE: Final = re.compile(
    r"\b(?:C/\d{2}/)?\d{6,8}\s?[\\/]?\s?(?:CV|HA|KG|RK|VZ|EJ|UE|FA|FT|JE|BM|OV|EA|VV)\s"
    r"(?:EXPL|ZA|VERZ|RK|EA|TOEG|HA)\s?\d{2}[-/.–]\s?\d{1,6}\b"
)
# The number of a bill that opens a row of a list: letters and digits, or digits with a dash; long enough to
# be no article.
BILL_ROW: Final = re.compile(
    r"^(?=[\w/-]*\d{4})(?:[A-Z]{1,4}\d{0,4}(?:[-/]\d{2,4})?[-/]\d{3,9}|\d{2,4}[-/]\d{4,9})$"
)

# Words that ask to mention something when paying.
MENTION: Final = re.compile(
    r"\b(?:zet|geef|gebruik|noteer|schrijf)\b (?:\w+ ){0,3}(?:bij|in|voor) (?:de |uw |je |het |elke )?"
    r"(?:\w*omschrijving|\w*overboeking|betaling|overschrijving|mededeling(?:en)?|betaalopdracht)"
    r"(?: (?:als|altijd|steeds|het|uw|je|de|alleen|dit|duidelijk)){0,2}(?=[ :])|"
    r"\bnoem (?:daarbij |hierbij )?(?=(?:uw |het |dit )?\w*(?:nummer|kenmerk)\b)|"
    r"\b(?:zet|schrijf|noteer)(?:t u| u)?(?: (?:er|erbij|daarbij|hierbij|dan|ook|altijd|graag|steeds|"
    r"duidelijk|alleen|wel|a\.?u\.?b\.?|het|uw|je|ons|als (?:omschrijving|kenmerk)|in de omschrijving|"
    r"bij (?:uw|je|de|elke|iedere) (?:betaling|overboeking|overschrijving)))*:?"
    r"(?=[\s:]+(?:[a-z'-]+ ){0,2}[a-z]{0,8}[ -]?\d)|"
    r"\bnoem(?:t u| u)?(?: (?:dan|altijd|steeds|graag|daarbij|hierbij|"
    r"bij (?:uw|je|de|elke|iedere) (?:betaling|overboeking|overschrijving)))+"
    r"(?=[\s:]+(?:[a-z'-]+ ){0,3}[a-z]{0,8}[ -]?\d)|"
    r"\bonder (?:het )?nummer\b|\bgebruik (?=het nummer van)|\bmededeling:|\bdescription:|"
    r"\bmet (?:als )?(?:betaal|betalings)?kenmerk\b|\bgebruik als (?:omschrijving|kenmerk|mededeling)\b|"
    r"onder (?:de )?vermelding van|\b[o0][.,]?\s?v[.,]?\s?v\b\.?|met vermelding van|"
    r"met (?:als )?omschrijving|onder opgave van|bij de omschrijving|in de omschrijving|"
    r"als omschrijving|omschrijving:|(?<!factuur )(?<!facturen )(?<!nota )(?<!zaak )(?<!brief )\bmet "
    r"(?=(?:uw |het |als |je |jouw |ons |dit |deze )?\w*(?:nummer|kenmerk|referentie|betaalcode)\b)|"
    r"\bomschrijving(?= [a-z]{0,6}[-/]?\d)|"
    r"vermeld(?:t u)?(?! bij (?:contact|vragen|correspondentie|reactie|bellen|bezwaar))(?: (?:u|"
    r"hierbij|daarbij|altijd|dan|steeds|alleen|bij (?:uw|de|elke|iedere) (?:betaling|overboeking|"
    r"overschrijving)|duidelijk|a\.?u\.?b\.?|als|het|uw|dit|in de omschrijving))*|"
    r"gebruik (?:hierbij |daarbij |het |altijd |uw |je |ons )*(?=\w*(?:kenmerk|nummer))|quoting|"
    r"mentioning|stating|"
    r"\buse (?=(?:the |your |our )?(?:[a-z]+ ){0,2}(?:number|reference|no)\b)|"
    r"please (?:quote|mention|state|use)|with (?:the )?reference|payment reference|"
    r"reference(?=[ :]+[a-z]*[- ]?\d)|"
    r"\b(?:mention|quote|state)(?= (?:the |your |our )?(?:[a-z]+\.? ){0,3}[a-z-]*[-/]?\d)|"
    r"using (?:the )?reference|as (?:the )?reference|kenmerk"
)

# Behind or under a number: it has to be mentioned when paying.
ASKED_BEHIND: Final = re.compile(
    r"(?:\b(?:bij|in)\b (?:\w+ ){0,2}(?:(?:en|of|/) (?:\w+ ){0,2})?(?:betaling|overboeking|"
    r"overschrijving)(?:en)?\b"
    r"(?:,? (?:en|of) \w+)?(?: (?:s\.?v\.?p\.?|a\.?u\.?b\.?|steeds|altijd|graag|te|dit|"
    r"nummer)){0,3} (?:vermeld|noem|zet)\w*)|"
    r"\b(?:s\.?v\.?p\.?|a\.?u\.?b\.?|steeds|altijd) (?:\w+ ){0,4}betaling(?: (?:en|"
    r"of) \w+)? (?:te )?vermelden\b|"
    r"\b(?:in|bij|als) (?:de |het |uw )?(?:\w*omschrijving(?:sveld)?|mededeling(?:en)?|betalingskenmerk)\b|"
    r"\b(?:please )?(?:quote|mention|state) (?:this |the above )?(?:\w+ )?(?:when paying|"
    r"with (?:your )?payment)"
)
# Words that ask it only just behind the number: "wilt u 10 22 33 erbij zetten?", "55-12 vermelden".
MENTION_BEHIND: Final = re.compile(
    r"[\"')]?[\s,]+(?:(?:er|hier|daar) ?bij(?: te)? (?:zet|vermeld|noem|schrijf|geef|geven|noteer)\w*|"
    r"(?:hierbij |daarbij |dan |altijd |duidelijk )*(?:te )?(?:vermelden|vermeldt)\b|als kenmerk\b|"
    r"in (?:the )?(?:description|payment reference)|as (?:the |your )?(?:payment )?(?:reference|description))"
)
# "Zet het factuurnummer erbij": which number to put with a payment, by its label alone.
ASKED_BY_LABEL: Final = re.compile(
    r"\b(?:zet|vermeld|noem|schrijf|noteer|geef|gebruik|neem|vul|plaats|voeg|include|quote|mention|state|"
    r"put|use)"
    r"(?:t? u|t|en)?\b(?:,? (?!niet\b|geen\b)[a-z-]+){0,5}? (?:het|uw|je|jouw|ons|your|our|the) "
    r"(?P<label>[a-z-]*(?:nummer|kenmerk|code|referentie|number|reference))\b|"
    r"\b(?P<before>[a-z-]+(?:nummer|kenmerk|code|referentie))\b(?: [a-z]+){0,3} "
    r"(?:vermelden|noemen|(?:erbij|daarbij|hierbij) (?:te )?(?:zetten|schrijven)|toevoegen|meegeven|"
    r"overnemen)\b"
)
# "Onder vermelding van het nummer van uw factuur": what kind of number that is.
NUMBER_OF: Final = re.compile(
    r"^[\s:]*(?:het |de )?(?:nummer|kenmerk|number)\s(?:van|op|of|on)\s(?:de|het|uw|je|deze|dit|your|"
    r"the|this)"
    r"\s(?P<what>[a-z]{3,24})"
)
# A sentence that asks to put a number with a payment, whatever its words stand in order.
ASKING: Final = re.compile(
    r"\b(?:omschrijving|mededeling|betaal-?kenmerk|betalingskenmerk|description|payment reference)\b|"
    r"\b(?:vermeld|noem|kenmerk|nummer|quote|mention|reference)\w*\b(?=.{0,90}\b(?:betal|betaal|overmak|"
    r"overmaken|"
    r"overboek|overschrijv|storting|payment|transfer)\w*)|"
    r"\b(?:betal|betaal|overmak|overboek|overschrijv|storting|payment|transfer)\w*\b.{0,90}"
    r"\b(?:vermeld|noem|kenmerk|(?:onder |het |dit |met )?nummer\b(?! ?van)|quote|mention|refer|"
    r"verwij[sz])\w*|"
    r"\b(?:verwij[sz]|refer|referentie|kenmerk|code|nummer)\w*\b.{0,40}\b(?:bank|betaal|betaling|payment|"
    r"transfer|overboek|overmak)\w*"
)
# One that asks it of who calls or writes.
OF_CONTACT: Final = re.compile(
    r"\b(?:vragen|contact|correspondentie|belt|bellen|mailt|mailen|schrijft|reageert|bezwaar|questions?|"
    r"calling)\b"
)
LONE_VALUE: Final = re.compile(
    r"(?<![\w/.,-])(?:[A-Z]{1,5}[-/.]?)?\d[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*(?![\w%]|,\d)"
)
# The end of what stands before a number that belongs to an account.
ACCOUNT_LIKE: Final = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{4}[\d ]*$|\d{1,2} [a-z]{3,9} \d{4}$")
