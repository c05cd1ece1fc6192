"""What the words beside an amount say it is: the labels of letters by role, Dutch and English, and phrases around amounts.

All patterns are matched against folded text (lower case, no accents). The first role of `LABEL_ROLES` that matches a label
is the role; so what takes money off, or only may come, stands before what sounds like a total.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What an amount is in its letter."""

    TOTAL = "total"
    WEAK_TOTAL = "weak_total"
    SUBTOTAL = "subtotal"
    PRINCIPAL = "principal"
    INTEREST = "interest"
    COSTS = "costs"
    VAT = "vat"
    PAID = "paid"
    ADVANCE = "advance"
    CREDIT = "credit"
    REFUND = "refund"
    INSTALMENT = "instalment"
    MINIMUM = "minimum"
    PERIODIC = "periodic"
    CONDITIONAL = "conditional"
    OTHER = "other"
    ITEM = "item"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


LABEL_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    (
        Role.TOTAL,
        _words(
            r"(?:openstaand|restant|saldo|resteert|nog te (?:betalen|voldoen)).{0,25}\b(?:na|minus)\b.{0,35}(?:betaling|verrekening|aftrek)",
            r"(?:outstanding|balance|remaining).{0,20}\bafter\b.{0,25}payment",
        ),
    ),
    (
        Role.OTHER,
        _words(
            r"\bwoz\b",
            r"belastbaar inkomen",
            r"toetsingsinkomen",
            r"beslagvrije voet",
            r"\bkrediet ?limiet",
            r"\blimiet\b",
            r"bestedings(?:ruimte|limiet)",
            r"credit limit",
            r"verzekerd bedrag",
            r"eigen risico (?:per jaar|20\d\d)$",
            r"heffingsgrondslag",
            r"heffingskorting",
            r"verzamelinkomen",
            r"\binkomen\b",
            r"vrij te besteden",
            r"beschikbaar",
            r"borgsom|waarborgsom|\bdeposit\b",
            r"tarief per",
            r"prijs per",
            r"meterstand",
            r"nieuwe? (?:saldo)? ?rekeningnummer",
            r"welkomstkorting|actiecode",
            r"aflossingscapaciteit",
            r"griffierecht.{0,30}indien",
        ),
    ),
    (
        Role.CONDITIONAL,
        _words(
            r"\b(?:betaling|betaald|betaalt|betalen|voldoen|totaal|bedrag)\b.{0,25}\b(?:na|"
            r"later dan) (?:de |het |deze |die )?(?:\d{1,2}[ -]|termijn|verval|uiterste|verloop|\d+ dagen|"
            r"veertien dagen|deze datum|vervaldatum|afloop)",
            r"bij (?:te late|niet[- ]tijdige|uitblijven van|niet-?) ?(?:betaling|betalen)",
            r"na (?:afloop|verstrijken|het verstrijken) van",
            r"indien (?:u )?(?:niet|te laat)",
            r"als u (?:niet|te laat)",
            r"\bif (?:you do not|not|payment)",
            r"after the (?:term|deadline|due date)",
            r"aangekondigde?",
            r"bijkomende kosten na",
            r"bij niet[- ]betaling",
            r"na \d+ dagen",
            r"totaal na\b",
            r"total after\b",
            r"\bconceptdagvaarding",
            r"te verwachten kosten",
            r"(?:daarna|later) (?:verschuldigd|te betalen)",
        ),
    ),
    (
        Role.MINIMUM,
        _words(
            r"minimaal te (?:betalen|voldoen)",
            r"minimum ?(?:bedrag|betaling|payment|aflossing|termijn)",
            r"minimale (?:aflossing|betaling)",
            r"minimaal maandbedrag",
            r"verplichte aflossing",
            r"te incasseren bedrag",
            r"minimaal (?:te|uiterlijk)",
        ),
    ),
    (
        Role.PERIODIC,
        _words(
            r"per (?:maand|jaar|kwartaal|week|dag|4 weken|vier weken|month|year|quarter|week|day)\b",
            r"\bper mnd\b",
            r"(?:maand|jaar|kwartaal|week)bedrag",
            r"(?:gewone|lopende|huidige|nieuwe|reguliere) (?:maand ?)?(?:premie|huur|termijn|bijdrage)",
            r"maandpremie|maandhuur|maandtermijn",
            r"nieuwe? (?:maandelijkse? )?(?:termijnbedrag|voorschot|maandbedrag)",
            r"(?:termijnbedrag|voorschotbedrag)$",
            r"new (?:monthly|advance|instal)",
            r"monthly (?:rent|premium|amount|fee|advance)",
            r"regular (?:rent|premium|monthly)",
            r"volgende (?:maand|termijn)$",
            r"(?:maandelijkse|monthly) (?:termijn|huur|premie|bijdrage)",
        ),
    ),
    (
        Role.REFUND,
        _words(
            r"terug te (?:ontvangen|krijgen|betalen aan u)",
            r"te ontvangen(?! door ons)",
            r"u (?:krijgt|ontvangt)(?: van ons)?(?: terug| retour|$|:)",
            r"\bteruggaaf\b(?! onroerend)",
            r"terug ?te ?ontvangen",
            r"door ons (?:te betalen|uit te betalen)",
            r"uit te (?:betalen|keren)(?: bedrag)?",
            r"uitbetaling",
            r"terug ?betaling aan u",
            r"creditbedrag",
            r"tegoed",
            r"\brefund",
            r"(?:amount|balance) (?:in your favou?r|due to you|payable to you|we owe you)",
            r"uw saldo(?: tegoed)",
            r"te verrekenen tegoed",
            r"you (?:will )?(?:receive|get back)",
        ),
    ),
    (
        Role.ADVANCE,
        _words(
            r"(?:reeds|al|eerder|in) (?:in )?(?:rekening gebracht|gefactureerd)",
            r"in rekening gebrachte? (?:voorschot|termijn)",
            r"voorschot(?:ten|bedrag|bedragen|nota)?\b(?!.{0,12}te betalen)",
            r"termijnbedragen",
            r"betaalde (?:voorschot|termijn)",
            r"advances?\b",
            r"provisional payments",
            r"eerder (?:bij )?(?:voorlopige aanslag|vastgesteld)",
            r"ingehouden loonheffing",
            r"bevoorschot",
            r"verrekende? (?:voorschot|termijn)",
            r"(?:reeds )?betaalde? voorschot",
            r"af: ?(?:voorschot|termijn)",
        ),
    ),
    (
        Role.PAID,
        _words(
            r"(?:reeds|al|eerder|inmiddels|door u|tot op heden|tot heden|"
            r"tussentijds) (?:door u )?(?:betaald|voldaan|ontvangen|afgelost)",
            r"\bbetaald(?:e bedragen|e termijnen| bedrag)?\b(?! te)(?!.{0,12}(?:zijn|worden|hebben))",
            r"\b(?:ontvangen|voldaan)\b(?! te)",
            r"in mindering",
            r"\bontvangsten\b",
            r"\bafgelost\b",
            r"uw betaling(?:en)?\b",
            r"\bbetaling(?:en)? (?:d\.?d\.?|van|op|\d|ontvangen|opdrachtgever|aan)",
            r"^(?:af|minus|min):? (?:uw |ontvangen )?(?:betaling|aflossing|storting)",
            r"^betaling(?:en)?$",
            r"\bdeelbetaling",
            r"\baflossing(?:en)?\b",
            r"(?:already )?paid\b(?! by| before| in)",
            r"payments? (?:received|made|on|of \d)",
            r"^payments?$",
            r"\breceived\b",
            r"verrekend met|verrekening",
            r"\bstorting\b",
            r"afboeking",
            r"\bbetaaldagen\b",
            r"afgedragen",
            r"ingehouden(?! loon)",
        ),
    ),
    (
        Role.CREDIT,
        _words(
            r"^(?:af|minus|less|korting|discount|aftrek)\b", r"\bcreditering(?:en)?\b|creditnota|credit note"
        ),
    ),
    (
        Role.PRINCIPAL,
        _words(
            r"^(?:totaal|saldo|bedrag|vordering|verschuldigd)\w* (?:volgens|conform|blijkens|uit hoofde)",
            r"oorspronkelijke (?:vordering|schuld|aanslag|nota|factuur)",
            r"hoofdsom",
        ),
    ),
    (
        Role.SUBTOTAL,
        _words(
            r"\bsub ?tota+l",
            r"tussentotaal",
            r"totaal (?:jaar)?kosten\b",
            r"total costs\b",
            r"totaal (?:excl|ex\.|exclusief)",
            r"total (?:excl|ex\b|before)",
            r"totaal (?:kosten|hoofdsom|rente|verbruik|leveringskosten|netbeheer)\b",
            r"gevorderd(?: bedrag)? per heden",
            r"\bexcl(?:usief)?\.? btw",
            r"bedrag (?:excl|ex\b|exclusief)",
            r"netto ?bedrag",
            r"verschuldigde (?:belasting|premie)",
            r"vorig saldo|oud saldo|saldo (?:vorige|vorig|per begin|oud)|beginsaldo|previous balance|"
            r"opening balance",
            r"totaal facturen",
        ),
    ),
    (
        Role.INTEREST,
        _words(
            r"\b(?:wettelijke |contractuele |vervallen |vertragings|handels|debet|invorderings|belasting|"
            r"verschuldigde |lopende |wett\.? )?rente\b(?!nummer)",
            r"\binterest\b",
            r"\brentevergoeding",
            r"invorderingsrente|belastingrente|vertragingsrente|debetrente|kredietrente|handelsrente|"
            r"rentekosten",
            r"kredietvergoeding",
        ),
    ),
    (
        Role.COSTS,
        _words(
            r"incasso ?-?kosten",
            r"buitengerechtelijke? (?:incasso ?)?kosten",
            r"\bbik\b",
            r"\bwik\b",
            r"wik-?kosten",
            r"(?:aan|be)manings?-?kosten",
            r"herinnerings-?kosten",
            r"administratie-?kosten",
            r"dwangbevel(?:kosten)?",
            r"betekenings?-?kosten|kosten (?:van )?(?:deze )?betekening|\bbetekening\b",
            r"exploo?t(?:kosten)?|kosten (?:van )?(?:dit |het )?exploot",
            r"griffierecht",
            r"salaris ?(?:gemachtigde|advocaat)?",
            r"na-?kosten|nasalaris",
            r"informatie-?kosten|informatie (?:brp|kvk|dbr|gba)|\bbrp\b|\bdbr\b|kadaster|verschot|"
            r"adresonderzoek|inschrijving basisregistratie",
            r"beslag-?kosten",
            r"opslagkosten",
            r"invorderings-?kosten",
            r"\bverhoging(?:en)?\b(?!.{0,15}huur)|statutory increase|\bincrease\b",
            r"vervolgings-?kosten",
            r"proces-?kosten|proceskostenveroordeling",
            r"deurwaarders?-?kosten",
            r"dagvaardings?-?kosten|kosten (?:van )?(?:de |deze )?dagvaarding",
            r"registratie-?kosten|dossier-?kosten",
            r"ontruimings-?kosten",
            r"executie-?kosten",
            r"sommatie-?kosten",
            r"storn?o(?:terings)?-?kosten|storneringskosten",
            r"collection (?:costs|charges|fees?)",
            r"reminder (?:fee|costs|charge)",
            r"administration (?:fee|costs|charge)s?",
            r"late (?:payment )?(?:fee|charge)",
            r"court (?:fees?|costs)|legal costs|bailiff(?:'s)? costs|service costs of (?:the )?writ",
            r"extra-?judicial",
            r"btag",
            r"\bleges\b(?! paspoort)",
            r"afsluitkosten|(?:her|de)?aansluitkosten|kosten (?:van )?afsluiting",
            r"^(?:bijkomende |extra |overige |totale )?kosten$",
            r"^kosten (?:van |voor )?(?:het |de |dit |deze )?(?:\w{0,10}beslag|exploot|dagvaarding|"
            r"betekening|executie|ontruiming|incasso|aanmaning|herinnering|procedure|deurwaarder|"
            r"afsluiting|informatie|uittreksel|tenuitvoerlegging)",
            r"kosten (?:rechtens|aanmaning|herinnering|incasso|procedure|deurwaarder|tenuitvoerlegging|"
            r"voor (?:deze )?(?:herinnering|aanmaning))",
            r"boete te late betaling|boeterente",
            r"behandelingskosten|verwerkingskosten",
        ),
    ),
    (
        Role.VAT,
        _words(
            r"^\W*(?:[a-z]\. )?(?:plus |waarvan |excl\w*\.? |hoog |laag |\d{1,2} ?% )*(?:btw|b\.t\.w\.?|"
            r"vat|omzetbelasting)\b"
        ),
    ),
    (
        Role.TOTAL,
        _words(
            r"\b(?:nu |nog |thans |alsnog |direct |door u |uiterlijk )?(?:te betalen|te voldoen|"
            r"te voldaan)\b",
            r"(?:totaal|totale|total) ?(?:bedrag )?(?:te betalen|te voldoen|verschuldigd|openstaand|"
            r"openstaande|vordering|achterstand|schuld|due|amount due|outstanding|payable|claim|debt|"
            r"balance|bedrag van de aanslag)",
            r"(?:totaal|totale).{0,25}(?:te betalen|te voldoen|verschuldigd|openstaand|inclusief|incl)",
            r"\bopenstaand(?:e)?\b(?: (?:bedrag|saldo|vordering|schuld|hoofdsom|totaal|post))?",
            r"\bopen ?(?:staand )?(?:bedrag|saldo)\b",
            r"restant(?: ?bedrag| ?schuld| ?hoofdsom| vordering)?|resterend(?:e)?(?: bedrag| schuld|"
            r" saldo)?|restbedrag",
            r"verschuldigd(?:e)?(?: bedrag)?$",
            r"(?:u bent|bent u) (?:ons )?(?:nog )?verschuldigd",
            r"(?:uw |totale )?(?:huur|betalings|premie)?achterstand\b(?!.{0,6}(?:t/m|tot))",
            r"u betaalt(?: ons)?(?: nog| nu| terug| bij| dus)?(?:$|:)",
            r"(?:u moet|moet u) (?:nog |nu |terug)?(?:be)?talen",
            r"terug te betalen|terug ?te ?vorderen|terugvordering(?:sbedrag)?|u betaalt terug|terugbetalen",
            r"bij te betalen|bijbetaling|bij ?betalen|nabetaling",
            r"(?:amount|balance|total|sum) (?:due|payable|outstanding|owed|to (?:be )?pa(?:y|id))",
            r"(?:outstanding|remaining|unpaid) (?:amount|balance|sum|debt)",
            r"(?:amount|total) now due",
            r"balance$",
            r"please pay\b",
            r"you (?:must |have to |still )?(?:owe|pay)\b",
            r"(?:still )?to (?:be )?pa(?:y|id)\b",
            r"te betalen bedrag|te innen|in te vorderen",
            r"eindbedrag|eind ?saldo|nieuw saldo|saldo per|huidig saldo|saldo (?:op|ultimo|verschuldigd)|"
            r"(?:new|current|closing) balance",
            r"schuld (?:per|op) heden|totale schuld|uw schuld|totaal (?:per|tot) heden",
            r"(?:wordt|worden) (?:automatisch )?(?:af ?geschreven|geincasseerd)|af te schrijven|"
            r"te incasseren",
            r"vordering totaal|totale vordering|totaal vordering",
            r"debetstand|roodstand|negatief saldo|tekort(?:$| op)",
            r"^saldo$|^te betalen|^totaal te",
            r"waarvoor (?:is )?beslag|beslag voor|totaal (?:waarvoor|beslag)",
            r"(?:nog )?open(?: te)? (?:staan|bedrag)\b",
            r"gevorderd totaal|totaal gevorderd|somma",
            r"\bter voldoening\b",
            r"aan te (?:vullen|zuiveren)|in te lopen",
            r"(?:direct|ineens|thans) opeisbaar|ineens te",
            r"samen te (?:betalen|voldoen)",
            r"(?:aanslag|notaa?)bedrag te betalen",
        ),
    ),
    (
        Role.PRINCIPAL,
        _words(
            r"hoofdsom(?:men)?\b",
            r"\bprincipal\b",
            r"oorspronkelijke? (?:bedrag|vordering|schuld|factuurbedrag)",
            r"original (?:amount|claim|debt|invoice)",
            r"factuurbedrag|notabedrag|bedrag (?:van de )?(?:factuur|nota)|invoice amount|"
            r"amount of (?:the )?invoice",
            r"sanctie ?bedrag|\bsanctie\b|boete ?bedrag|^(?:de )?(?:verkeers)?boete\b|geldboete|"
            r"\bthe fine\b|^fine\b",
            r"aanslagbedrag|bedrag (?:van de )?aanslag|naheffing(?:saanslag)?|parkeerbelasting",
            r"huurachterstand|huurschuld|achterstallige (?:huur|premie|termijnen)",
            r"\bvordering(?:en)?\b(?! totaal)",
            r"beginbedrag|openstaande facturen|schadebedrag|toegewezen (?:bedrag|hoofdsom)|"
            r"claim(?: amount)?$",
            r"saldo overgenomen|overgenomen (?:saldo|vordering)",
            r"kredietsaldo|restant krediet",
        ),
    ),
    (
        Role.INSTALMENT,
        _words(
            r"^(?:termijn|deel|instal?lment|betaling|aflossing|rate|"
            r"maand)\s?(?:nr\.?\s?)?\d{1,2}\b(?!.{0,30}(?:20\d\d.{0,3}$))",
            r"^\d{1,2}e? termijn",
            r"laatste termijn",
            r"eerste termijn",
            r"^termijn$",
            r"final instal",
        ),
    ),
    (
        Role.WEAK_TOTAL,
        _words(
            r"\btotaal\b|\btotaalbedrag\b|\btotale\b|\btotal\b|\bsamen\b|\bsom\b|\bgezamenlijk\b",
            r"^(?:het |uw )?bedrag(?: \(?(?:in )?(?:eur|euro|€)\)?)?:?$",
            r"^amount(?: \(?eur\)?)?:?$",
            r"\bincl(?:usief|uding|\.)? (?:btw|vat)\b",
            r"^saldo\b|^sum$",
        ),
    ),
)

# A sentence in which an amount is asked for: "maak € X over", "betaal € X", "het bedrag van € X ... te voldoen".
PAYMENT_PHRASE: Final = _words(
    r"\b(?:maak|maakt|stort|betaal|betaalt|voldoe|voldoet|over te maken|te betalen|te voldoen|"
    r"overmaken|over ?maakt|bijgeschreven|betaling van|betalen|voldoen|verschuldigd|openstaat|"
    r"open staat|openstaand|schuldig|\bschuld van|achterstand|terugbetalen|in gebreke|veroordeelt|"
    r"veroordeeld|sommeren|sommeer)\b",
    r"\b(?:please )?(?:pay|transfer|remit|settle)\b",
    r"\b(?:outstanding|amount due|payable|owe|overdue|unpaid)\b",
    r"schrijven wij|schrijven we|af ?geschreven|af ?schrijven|geincasseerd|incasseren|debited|"
    r"collect\b|collected",
)

# Beside an amount in a sentence: it takes that amount out of what is due now.
PERIODIC_AFTER: Final = re.compile(
    r"^[\s,*)]{0,3}(?:\(?(?:incl|excl)[^)]{0,20}\)?\s)?(?:per|voor (?:iedere|elke)|a|each|every|"
    r"elke|iedere)\s(?:extra\s)?(?:maand|mnd|jaar|kwartaal|week|dag|4 weken|vier weken|month|year|"
    r"quarter|day|punt|kwh|m3|stuk|keer|uur|uw|kg|km|stuks|persoon|product|iedere|"
    r"termijn\b(?! uiterlijk))|^[\s,]{0,2}(?:p/m|p\.m\.|/ ?(?:maand|mnd|month))"
)
CONDITIONAL_SENTENCE: Final = _words(
    r"(?:kan|kunnen|zal|zullen|mogen|gaan) (?:wij|we|ik|er)? ?.{0,40}(?:kosten|in rekening|verhog)",
    r"\bworden (?:er |de |dan )?.{0,30}verhoogd",
    r"\bwordt (?:het |de |dan |totaal )",
    r"\botherwise\b",
    r"\bmay (?:apply|be charged|charge)",
    r"\bwill be (?:increased|added|charged)",
    r"\bwe will (?:have to )?(?:charge|add)",
    r"voorkom(?:t|en)? .{0,20}(?:kosten|verhoging)",
    r"verder oplopen|oplopen tot|al snel",
    r"\bminimaal\b|\bten minste\b|\bat least\b|\bmaximaal\b|\bat most\b|\bhoogstens\b|"
    r"\bten hoogste\b",
    r"de kosten daarvan (?:zijn|bedragen)",
    r"extra kosten",
    r"(?:anders|dan) (?:betaalt|moet|bent) u",
    r"verhoogd met|vermeerderd met.{0,40}indien",
    r"\b(?:moeten|zullen|gaan|genoodzaakt)\b.{0,60}(?:berekenen|rekenen|doorberekenen|in rekening)",
    r"te vermeerderen",
)
# Before the amount in its sentence: what follows holds only if something is not done.
CONDITIONAL_LEAD: Final = _words(
    r"\b(?:indien|als|wanneer|mocht|zonder|bij uitblijven|bij gebreke|blijft)\b.{0,80}\b(?:niet|"
    r"geen|uit|te laat|achterwege|uitblijft)\b",
    r"\b(?:niet|geen)\b.{0,40}\b(?:op tijd|tijdig|binnen deze termijn|binnen de termijn)",
    r"\bdaarna\b",
    r"\bna die (?:datum|termijn)\b",
    r"\bna deze (?:datum|termijn)\b",
    r"\bif (?:you|we|payment|the)\b.{0,60}\b(?:not|fail|no)\b",
    r"\bshould (?:you|we|payment)\b",
    r"\bfailing\b",
    r"betaalt u (?:niet|te laat|dan)",
    r"bij (?:niet[- ]tijdige|te late) betaling",
    r"\bna \d+ dagen\b",
    r"\bafter that\b",
    r"betaalt u (?:na|later)",
)
CONDITIONAL_BEFORE: Final = _words(
    r"(?:betaalt u|betaal je|ontvangen wij|hebben wij|is er|als u|als je|indien u|wanneer u|"
    r"mocht u)\b.{0,60}\b(?:niet|geen|te laat)\b.{0,60}$",
    r"\bif (?:you|we) (?:do not|don't|have not|fail)\b.{0,80}$",
    r"blijft betaling (?:uit|achterwege)",
    r"bij (?:niet[- ]tijdige|te late) betaling",
)
OTHER_SENTENCE: Final = _words(
    r"\bwoz\b",
    r"toetsingsinkomen",
    r"\binkomen\b",
    r"beslagvrije voet",
    r"staat los van",
    r"geen deel|maakt geen deel",
    r"telt niet mee",
    r"zit (?:nog )?niet in",
    r"not part of",
    r"not included",
    r"not affected",
    r"valt buiten",
    r"buiten dit overzicht",
    r"nieuwe? (?:maand|termijn|voorschot)bedrag",
    r"nieuwe huur",
    r"borg\b|waarborgsom|deposit\b",
    r"korting|cadeau|actie\b|aanbieding|welkomst",
    r"\bhas been received\b",
    r"volgt (?:eind|begin|in|later|apart)",
    r"(?:gewone|gewoon) (?:termijnbedrag|maandpremie|premie|huur).{0,40}",
    r"uw schuld bij\b",
    r"(?:volgende|next) (?:voorschot|termijn|premie|huur|factuur|nota|afrekening|invoice|"
    r"instalment)",
    r"\bdaar (?:hebt|heeft)\b",
    r"moet u (?:met|bij) .{3,40} (?:regelen|afspreken)",
    r"owe to another|with (?:another|your former)",
    r"\blimiet\b|credit limit",
    r"eigen risico (?:is|van|bedraagt)",
    r"opzegvergoeding",
    r"schadevergoeding tot",
    r"griffierecht(?:en)? (?:bedra|is|van)",
    r"salaris gemachtigde",
    r"we will credit|zullen wij .{0,20}crediteren",
    r"vanaf (?:\d{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    r"november|december)(?: 20\d\d)? (?:is|wordt|betaalt|bedraagt)",
    r"from \d{1,2} [a-z]+ 20\d\d (?:your|the)",
    r"administratiekosten zijn al|was dit\b|(?:vorig|voorgaand)e? jaar",
    r"in gesprek|gratis|kosteloos|free of charge",
    r"vrijgesteld|vrijstelling",
    r"in twee?nvoud",
)
TOTAL_BEFORE: Final = _words(
    r"(?:in totaal|totaal|totale bedrag|totaalbedrag|tezamen|samen|derhalve|mitsdien|"
    r"total(?: amount)?|in total|altogether|totalling|komt (?:daarmee )?(?:op|uit op)|"
    r"(?:contributie|bijdrage|lesgeld|premie|heffing|aanslag|factuur|nota|boete|schuld|vordering|"
    r"achterstand|kosten|rekening)\b.{0,40}\b(?:bedraagt|bedragen|is|vastgesteld op|komen op)|"
    r"bedraagt (?:daarmee |nu |thans )?|uit op)(?: (?:van|een|bedrag|het|de|dus|nu|is|due|of|"
    r"openstaand|is dat|per saldo|derhalve|dan ook|nog)){0,4}:? ?$",
)
PAID_SENTENCE: Final = _words(
    r"(?:wij|we|hebben|heeft|op)\b.{0,60}\b(?:uw|je|de|een) (?:deel)?betaling(?:en)? (?:van|ad|"
    r"ter hoogte van)\b.{0,30}",
    r"(?:hebben|heeft|have|we|wij) (?:wij |we |het bedrag van |een bedrag van |van u |dit bedrag |"
    r"received )?(?:€|eur).{0,14}\b(?:ontvangen|received)",
    r"betaling .{0,50}\b(?:binnengekomen|bijgeschreven|is binnen)\b",
    r"(?:ontvingen|ontvangen) (?:wij|we)?.{0,40}(?:van u|betaling|bedrag)",
    r"\bbetaling van\b.{0,40}\b(?:ontvangen|verwerkt|bijgeschreven|binnen)",
    r"received (?:your )?payment",
    r"payment of\b.{0,40}\breceived",
    r"(?:u|jij|je) (?:hebt|heeft) .{0,60}(?:betaald|voldaan)",
    r"behoudens een betaling",
    r"is (?:betaald|voldaan|ontvangen)\b",
    r"thank you for your payment|bedankt voor uw betaling|dank voor uw betaling|(?:is|was) paid\b|"
    r"has been paid",
    r"afgelost\b",
    r"ingehouden\b",
    r"bijgeschreven op onze",
)
REFUND_SENTENCE: Final = _words(
    r"u (?:krijgt|ontvangt)\b.{0,60}\b(?:terug|retour|van ons|uitbetaald|op uw rekening)",
    r"(?:wij|we) (?:betalen|storten|maken)\b.{0,60}\b(?:terug|uit|over (?:op|naar) uw)",
    r"\bterug(?:betalen|storten|betaald|gestort) (?:aan u|op uw)",
    r"you (?:will )?(?:receive|get)\b.{0,40}(?:back|refund)",
    r"we (?:will )?(?:refund|pay you|transfer .{0,30}to your)",
    r"te veel betaald",
    r"overgemaakt (?:op|naar) uw",
    r"wordt (?:aan u )?(?:uitbetaald|terugbetaald|teruggestort)",
)

COST_KINDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("statutory_increase", _words(r"verhoging", r"increase")),
    (
        "collection",
        _words(
            r"incasso",
            r"buitengerecht",
            r"\bbik\b",
            r"\bwik\b",
            r"collection",
            r"extra-?judicial",
            r"registratie",
            r"dossierkosten",
        ),
    ),
    ("reminder", _words(r"aanmaning", r"herinnering", r"reminder", r"sommatie", r"late")),
    ("court", _words(r"griffie", r"salaris", r"nakosten|nasalaris", r"proces", r"court", r"legal")),
    (
        "bailiff",
        _words(
            r"exploo?t",
            r"beteken",
            r"dwangbevel",
            r"beslag",
            r"btag",
            r"deurwaarder",
            r"dagvaarding",
            r"executie",
            r"ontruiming",
            r"informatie",
            r"brp",
            r"dbr",
            r"verschot",
            r"invordering",
            r"vervolging",
            r"bailiff",
            r"writ",
            r"afsluit",
            r"kadaster",
        ),
    ),
    ("administration", _words(r"administrat", r"behandel", r"verwerking", r"leges", r"opslag", r"storn")),
)
