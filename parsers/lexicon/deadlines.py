"""The words around a day or a term that tell what has to happen by then, and from when a term runs.

All patterns are matched against folded text.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.facts import DeadlineKind

# Words by kind; the one nearest to the day decides.
KIND_WORDS: Final[dict[DeadlineKind, re.Pattern[str]]] = {
    DeadlineKind.OBJECTION: re.compile(
        r"bezwaar(?:schrift|termijn|maken)?|\bberoep(?:schrift|stermijn)?\b|\bverzet(?:schrift|termijn)?\b|\bobject(?:ion|ing)?\b|\bappeal|niet eens met (?:dit besluit|deze beslissing|de beschikking|de aanslag|het besluit)|tegen (?:dit|deze|het|de) (?:besluit|beschikking|vonnis|dwangbevel|aanslag|beslissing)"
    ),
    DeadlineKind.COURT: re.compile(
        r"\bzitting|terechtzitting|\brol ?(?:datum|zitting|nummer)|te verschijnen|\bverschijnen\b|mondelinge behandeling|\bhearing\b|court date|appear before|rolzitting|gedagvaard|behandeld door de (?:kanton)?rechter|komparitie|comparitie"
    ),
    DeadlineKind.ENFORCEMENT: re.compile(
        r"\bontrui?m|afsluit|af te sluiten|afgesloten|sluiten (?:wij|we).{0,40}\baf\b|\bbeslag|executie|executoria|\bverkoop\b|verkocht|\bveiling|gijzel|\bmonteur|onderbreken|onderbroken|afkoppel|\bevict|disconnect|\bcut off\b|\bseiz|attachment|buiten ?gebruik|rijbewijs|geblokkeerd|leveringsonderbreking|leeghalen|slot(?:en)? (?:te )?vervangen|hulpofficier|wegslep|ophalen van uw voertuig|woning te verlaten|levering.{0,20}(?:stop|beeindig)"
    ),
    DeadlineKind.RESPONSE: re.compile(
        r"\breageer|\breactie\b|\breageren|laat .{0,70}\bweten|laten weten|betwist|niet (?:mee )?eens|aan te leveren|aanleveren|toesturen|toe te sturen|opsturen|inzenden|in te (?:dienen|leveren|vullen)|stuur .{0,40}(?:bewijs|stukken|formulier|gegevens)|contact op|contact met ons|zienswijze|\bstuur\b.{0,80}\bterug\b|terug ?(?:te )?sturen|toe ?(?:te )?(?:zenden|sturen)|te verstrekken|\boverleggen|aan te tonen|\bretourneren|ondertekend|(?:kopie|afschrift|bewijs|stukken|formulier|gegevens)\b.{0,60}\b(?:sturen|toesturen|opsturen|mailen|aanleveren)|let us know|\brespond|\bdispute|\breply\b|contact us|send us|provide us|te melden|\bmeld(?:t|en)?\b|informeren|bellen|antwoord"
    ),
    DeadlineKind.PAYMENT: re.compile(
        r"\bbetaa?l|betaling|betaalt|betaald|\bvoldoe|\bvoldaan|\bvoldoening|over ?(?:te )?(?:maken|gemaakt|maakt)|\bmaak\b.{0,60}\bover\b|bijgeschreven|bij ?te ?schrijven|af ?(?:te )?(?:schrijven|geschreven)|schrijven (?:wij|we)|(?:wij|we) schrijven|\bincasseren|geincasseerd|\bincasso\b|op onze (?:bank)?rekening|in ons bezit|bij ons binnen|bij ons is|hebben ontvangen|te hebben ontvangen|\bontvangen op\b|\bpay(?:ment|able|ing|s)?\b|\bpaid\b|transfer|\bremit|\bsettle|reach(?:es)? us|credited|\bdebit|collect|\bdue\b|terugbetal|aflos|\bstort(?:en|ing)?\b|vervaldatum|vervaldag|\bbedrag\b|\btermijn \d"
    ),
}

# Just before a day: it is the last one.
STRONG_CUE: Final = re.compile(
    r"(?:\buiterlijk(?: (?:op|voor|per|voor of op|betalen voor|betaald op|op of voor|tot))?|\bvoor of op|\bop of voor|\bvoor|\bniet later dan|\btot uiterlijk|\buiterste (?:betaal)?datum(?: is)?:?|\bno later than|\bnot later than|\bon or before|\bbefore|\bby|\bultimately(?:,? on)?|\bat the latest(?: on| by)?|\bat latest on|\blatest(?: on)?|\buntil|\bdeadline(?: is)?:?|\btot en met|\btot|\bt/m|\bter(?: |)mijn loopt tot|\bdue(?: date)?(?: on| by| is)?:?|\bvervalt op|\bop uiterlijk|\buiterlijke (?:betaal)?datum:?|\bvervaldatum(?: is| van)?:?)"
    r"(?:\s(?:de|the|dinsdag|maandag|woensdag|donderdag|vrijdag|zaterdag|zondag|op|datum|monday|tuesday|wednesday|thursday|friday|saturday|sunday))?[\s:,(]*$"
)
# After a day: "... 12 mei 2026 at the latest".
STRONG_AFTER: Final = re.compile(r"^[\s,]*(?:at the latest|aan ons (?:te )?(?:voldoen|betalen)|bijgeschreven|in ons bezit|op onze rekening)")
# Before a day on which something happens: only with the right verb.
EVENT_CUE: Final = re.compile(
    r"(?:\bop|\brond|\bomstreeks|\bper|\bvanaf|\bon|\baround|\bfrom|\bmet ingang van|\bis|\bplaatsvinden op|\bdatum)(?:\s(?:of|about|de|the|or about|dinsdag|maandag|woensdag|donderdag|vrijdag|zaterdag|zondag|of omstreeks))?[\s:,]*$"
)
DEBIT_SENTENCE: Final = re.compile(
    r"\b(?:schrijven|schrijft|schrijf|incasseren|incasseert|incasseer|boeken|boek|halen|innen) (?:wij|ik|we|het|dit|de|u|ons|dan|automatisch|\W)?.{0,90}(?:\baf\b|van uw (?:bank)?rekening|\bautomatisch\b)|(?:automatisch|van uw (?:bank)?rekening).{0,60}(?:af ?geschreven|geincasseerd|geind|afgeschreven)|wordt .{0,60}(?:af ?geschreven|geincasseerd|geind)|(?:wij|we) (?:incasseren|schrijven|innen)|will (?:be )?(?:debit|collect)(?:ed)?|direct debit|afschrijving (?:vindt|zal|is)|incasso ?(?:datum|opdracht)"
)

# Labels beside a day: what the label alone says of it.
DUE_LABEL: Final = re.compile(
    r"uiterste (?:betaal)?(?:datum|dag)|uiterlijk|vervaldatum|vervaldag|verval ?datum|betalen (?:voor|op of voor)|te betalen (?:voor|op|uiterlijk)|te voldoen (?:voor|uiterlijk)|betaal(?:d)? (?:voor|uiterlijk|datum)|betaaldatum|\bvoor of op\b|\bop of voor\b|due date|due by|pay(?:ment)? (?:by|before|due|date)|payable by|betalingstermijn|incassodatum|afschrijfdatum|afschrijving op|datum (?:van )?(?:afschrijving|incasso)|collection date|debit date"
)
OLD_DUE_LABEL: Final = re.compile(r"original|oorspronkelijk|verviel|vervallen|was due|verlopen")
COURT_LABEL: Final = re.compile(r"roldatum|zittingsdatum|datum zitting|zitting|rolzitting|hearing|court date")
ENFORCEMENT_LABEL: Final = re.compile(
    r"(?:datum )?(?:ontruiming|afsluiting|beslaglegging|executie|verkoop|gijzeling|afsluitdatum)|datum (?:van )?(?:ontruiming|afsluiting|verkoop|executie)|eviction|disconnection"
)
OBJECTION_LABEL: Final = re.compile(r"bezwaar|beroep|verzet|objection|appeal")
RESPONSE_LABEL: Final = re.compile(r"reageren|reactie|reactietermijn|respond|reply|antwoord")

# What makes a count of days or weeks a term that the reader has.
TERM_CUE: Final = re.compile(
    r"(?:\bbinnen(?: (?:een|de|nu|uiterlijk|maximaal))?|\bwithin(?: a period of)?|\b(?:een )?termijn van(?: uiterlijk)?|\buiterlijk(?: binnen)?|\bin uiterlijk|\bbetaal(?:ings)?termijn(?: is| bedraagt| van)?:?|\bbetalingstermijn(?: is| bedraagt| van)?:?|\btermijn (?:is|bedraagt)|\bpayment terms?(?: is| of)?:?|\b(?:hebt|heeft|heb|krijgt|krijg) (?:u |je )?(?:nog |hiervoor |daarvoor |hier |daar )?|\bgeven (?:wij )?u (?:nog )?|\bgun(?:nen)? (?:wij )?u (?:nog )?|\bgedurende|\bnog|\bna uiterlijk|\bno later than|\bnot later than|\bhave|\bperiod of)\s*$"
)
TERM_AFTER_CUE: Final = re.compile(r"^\s*(?:de tijd|netto|na factuurdatum|net\b|to (?:pay|respond|object)|om (?:te |dit |alsnog |het |zonder |uw )|na (?:dagtekening|heden|factuurdatum|de datum))")
ANCHOR_LETTER: Final = re.compile(
    r"^\s*(?:,? ?gerekend )?(?:na|vanaf|van|of|from|after|following|sinds|te rekenen vanaf|volgend op)\s(?:(?:de|het|the|dit|deze|this|our|today|uw|onze|datum|date|dag|dagtekening|day|of|van|na|verzending|dat|bovenstaande|hierboven|vermelde|boven)\s?){0,5}"
    r"(?:heden|vandaag|today|dagtekening|datum|date|factuurdatum|notadatum|factuur|nota|briefdatum|verzenddatum|verzending|brief|e-?mail|letter|invoice|schrijven|aanmaning|herinnering|bericht|biljet|beschikking|besluit|bekendmaking|aanslag|aanslagbiljet|toezending|notice|sommatie|reminder)\b"
)
ANCHOR_RECEIPT: Final = re.compile(
    r"(?:na (?:de )?(?:ontvangst|bezorging|bezorgd)|ontvangst|bezorgd|bezorging|bezorgen|ontvangen|krijgt|heeft gekregen|receipt|received|delivery|delivered|hebt gekregen|u deze brief (?:krijgt|ontvangt)|is bezorgd|in ontvangst)"
)
ANCHOR_SERVICE: Final = re.compile(r"na (?:de )?(?:betekening|dit exploot|bevel|uitreiking)|na de dag van (?:deze )?betekening|(?:na|van) vandaag|(?:after|of) (?:the )?service|van (?:de|deze) betekening")
ANCHOR_LATER: Final = re.compile(r"^\s*(?:daarna|hierna|na (?:afloop|het verstrijken|de vervaldatum|uw|de uitspraak|het vonnis|toewijzing|start|aanvang|betaling)|na de betekening van het vonnis|na betekening van het|thereafter|later|voor(?:af|dat)|tevoren|in advance|prior|geleden|ago|eerder)\b")

# Terms and days of other matters: what the sender will do, what was, and what only might come.
SENDER_ACTS: Final = re.compile(
    r"\b(?:storten|betalen|reageren|beslissen|antwoorden|sturen|maken|verwerken|behandelen|laten) (?:wij|we)\b(?!.{0,30}uw betaling)|\b(?:wij|we) (?:storten|betalen|reageren|beslissen|sturen|streven|nemen|verwerken|behandelen|laten|zullen u|we will|schrijven u)\b|u (?:ontvangt|krijgt|hoort)\b(?!.{0,30}\baanmaning).{0,50}\b(?:bericht|brief|antwoord|reactie|bevestiging)\b|u (?:ontvangt|krijgt|hoort) (?:dan |van ons |hierover |daarover |uiterlijk )*(?:binnen|een|bericht|antwoord|de|het|uw)|ontvangt u (?:binnen|uiterlijk|een|van)|krijgt u (?:binnen|uiterlijk|het geld|bericht)|wordt .{0,40}(?:uitbetaald|teruggestort|terugbetaald|overgemaakt naar u)|uitbetaling|staat .{0,30}op uw rekening|we will (?:reply|respond|refund|send|answer|contact)|you will receive|hear from us"
)
CHANGE_MATTER: Final = re.compile(
    r"verandert er iets|wijzig(?:t|ing)|verhui(?:st|zen|zing)|opzeg|opzegging|herroep|bedenktijd|retour(?:neren|zending)?|contract loopt|abonnement (?:loopt|eindigt)|geldig tot|actie|aanbod|korting|offer\b|inspect|kortingscode|klacht|complaint|ombudsman|geschillencommissie|openingstijd|werkdagen (?:van|tussen)|bereikbaar"
)
ASKS_PAPERS: Final = re.compile(r"\b(?:wilt u|stuur|stuurt u|vragen (?:wij )?u|verzoek u|verzoeken (?:wij )?u|lever|please send|send us)\b")
TO_PREVENT: Final = re.compile(r"\bvoorkom|\bprevent|\bavoid|af te wenden")
NOT_YET: Final = re.compile(
    r"\b(?:is er|wordt er|hebt u|heeft u|hebben wij|ontvangen wij|mocht|indien|als|wanneer|zodra|if|should)\b.{0,80}\b(?:niet|geen|niets|not|no)\b[^.]{0,60}$"
)
PAST: Final = re.compile(
    r"\b(?:verstreken|verlopen|voorbij|passed|expired|gegund|gegeven|kregen|kreeg|was|waren|eerdere?|stuurden|gestuurd|verzonden|gesommeerd|ontvingen|sent|gave|giving|herinnerd|aangemaand|verzochten|hebben wij u|verzocht|sprak|spraken|wilden|ontvangen op|betaalde|geweest|were|zijn afgesproken)\b"
)
OBJECTION_DOES_NOT_STAY: Final = re.compile(r"ook als u bezwaar|bezwaar (?:maken )?(?:schort|stelt).{0,40}(?:niet|uit)|bezwaar.{0,40}(?:geen uitstel|niet uit)")
INSTALMENT_SERIES: Final = re.compile(
    r"\b(?P<count>\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|two|three|four|five|six|eight|ten|twelve)\s(?:(?:gelijke|maandelijkse|equal|monthly|opeenvolgende|maand)\s?){0,3}(?:termijnen|delen|maandtermijnen|betalingen|keer|maanden|instal?ments|payments|maandbedragen)\s(?:van|a|ad|of|per maand van)\s"
)
FIRST_OF_SERIES: Final = re.compile(
    r"(?:eerste|first|vanaf|starting|ingaande|beginnend|voor het eerst|te beginnen)\b.{0,50}$|(?:voor de eerste keer|startdatum|begindatum|start)\b.{0,30}$"
)
EVERY_MONTH: Final = re.compile(r"(?:elke|iedere|per|volgende|daaropvolgende|each|every)\s(?:volgende |daaropvolgende |kalender)?(?:maand|month)|maandelijks|monthly|vervolgens")
