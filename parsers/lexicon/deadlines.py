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
        r"bezwaar(?:schrift|termijn|maken)?|\bberoep(?:schrift|stermijn)?\b|\bverzet(?:schrift|"
        r"termijn)?\b|\bobject(?:ion|ing)?\b|\bappeal|niet eens met (?:dit besluit|deze beslissing|"
        r"de beschikking|de aanslag|het besluit)|tegen (?:dit|deze|het|de) (?:besluit|beschikking|"
        r"vonnis|dwangbevel|aanslag|beslissing)"
    ),
    DeadlineKind.COURT: re.compile(
        r"\bzitting|terechtzitting|\brol ?(?:datum|zitting|nummer)|te verschijnen|\bverschijnen\b|"
        r"mondelinge behandeling|\bhearing\b|court date|appear before|rolzitting|gedagvaard|"
        r"(?:verwacht|aanwezig|opgeroepen|bij|voor) .{0,20}\b(?:kanton)?rechter op\b|\bzaak (?:dient|"
        r"komt voor)\b|"
        r"behandeld door de (?:kanton)?rechter|\bbij de (?:kanton)?rechter (?:te|in)\b|komparitie|comparitie"
    ),
    DeadlineKind.ENFORCEMENT: re.compile(
        r"\bontrui?m|afsluit|af te sluiten|afgesloten|sluiten (?:wij|we).{0,60}\baf\b|"
        r"\b(?:sluit|koppelt|schakelt|haalt|zet) (?:de|het|een|onze|uw) (?!bedrag)[^.€]{0,80}\b(?:af|uit|"
        r"leeg|"
        r"buiten werking)\b|"
        r"(?:wij|we) sluiten\b.{0,80}\baf\b|\bbeslag|"
        r"executie|executoria|\bverkoop\b|verkocht|\bveiling|gijzel|\bmonteur|"
        r"onderbreken|onderbroken|afkoppel|\bevict|disconnect|\bcut off\b|\bseiz(?!oen)|attachment|"
        r"buiten ?gebruik|"
        r"rijbewijs|geblokkeerd|leveringsonderbreking|leeghalen|slot(?:en)? (?:te )?vervangen|hulpofficier|"
        r"wegslep|ophalen van uw voertuig|woning te verlaten|levering.{0,80}(?:stop|beeindig)"
    ),
    DeadlineKind.RESPONSE: re.compile(
        r"\breageer|\breactie\b|\breageren|laat .{0,70}\bweten|laten weten|betwist|niet (?:mee )?eens|"
        r"aan te leveren|aanleveren|toesturen|toe te sturen|opsturen|inzenden|in te (?:dienen|leveren|"
        r"vullen)|stuur .{0,40}(?:bewijs|stukken|formulier|gegevens)|contact op|contact met ons|"
        r"zienswijze|(?:te )?doen toekomen|te overhandigen|\b(?:kopie|afschrift|foto|scan|"
        r"exemplaar) van\b|\bstuur\b.{0,80}\bterug\b|terug ?(?:te )?sturen|toe ?(?:te )?(?:zenden|sturen)|"
        r"te verstrekken|\boverleggen|aan te tonen|\baantonen\b|\bretourneren|ondertekend|(?:kopie|afschrift|"
        r"bewijs|stukken|formulier|gegevens)\b.{0,60}\b(?:sturen|toesturen|opsturen|mailen|"
        r"aanleveren)|let us know|\brespond|\bdispute|\breply\b|contact us|send us|provide us|"
        r"\bvul\b.{0,140}\bin\b|\binvullen\b|\bdien\b(?!.{0,60}\b(?:bezwaar|beroep|verzet)).{0,60}\bin\b|"
        r"\blever\b.{0,60}\b(?:in|aan)\b|"
        r"\bgeef\b.{0,60}\bdoor\b|doorgeven|\bverne(?:em|emt|men)\b|kenbaar (?:te )?maken|\btoelicht|"
        r"(?:ontvang|ontvangen|zien) (?:ik|wij|we)\b.{0,60}\b(?:stukken|bewijs\w*|\w*formulier|antwoord|"
        r"gegevens|reactie)\b|"
        r"(?:wij|we|ik) (?:ontvangen|ontvang|zien|zie) (?:\w+ ){0,2}(?:uw|je) (?:\w+ )?(?:stukken|bewijs\w*|"
        r"\w*formulier|antwoord|"
        r"gegevens|reactie)\b|"
        r"\b(?:let|give) us have\b|\bin writing\b|\b(?:complete|return|fill in)\b.{0,50}\bform\b|"
        r"\bstuur(?:t u)? (?:\w+ )?(?:het|dit|ze|die|dat|deze|ons|mij)\b|laat (?:het|"
        r"dit) (?:\w+ )?(?:ons|mij)\b|(?:tell|inform|notify|write to|advise) us|met redenen|"
        r"\b(?:naar|aan|bij) (?:mij|ons|het kantoor|de administratie) (?:toe )?(?:te )?(?:sturen|zenden|"
        r"mailen|appen|"
        r"bezorgen|inleveren|brengen)\b|\b(?:sturen|mailen|appen|uploaden|inleveren|opsturen)\s*\?|"
        r"te melden|\bmeld(?:t|en)?\b|informeren|bellen|antwoord"
    ),
    DeadlineKind.PAYMENT: re.compile(
        r"\bbetaa?l|betaling|betaalt|betaald|\bvoldoe|\bvoldaan|\bvoldoening|over ?(?:te )?(?:maken|"
        r"gemaakt|maakt)|\bmaakt?\b.{0,110}\bover\b|bijgeschreven|bij ?te ?schrijven|"
        r"af ?(?:te )?(?:schrijven|geschreven)|schrijven (?:wij|we)|(?:wij|we) schrijven|\bincasseren|"
        r"geincasseerd|\bincasso\b|op onze (?:bank)?rekening|in ons bezit|bij ons binnen|bij ons is|"
        r"hebben ontvangen|te hebben ontvangen|ontvangen (?:wij|we)|(?:wij|we) ontvangen|\brestant\b|"
        r"\bontvangen op\b|\bpay(?:ment|able|ing|s)?\b|\bpaid\b|"
        r"transfer|\b(?:receive|have) (?:this|the|that|your) (?:full )?(?:sum|amount|money|total|"
        r"payment)\b|\bremit|\bsettle|reach(?:es)? us|credited|\bdebit|collect|\bdue\b|terugbetal|aflos|"
        r"\bnetto\b|(?:niets|niet|geen geld)\b.{0,20}\bontvangen\b|"
        r"\bgeld\b|(?:rekening|factuur|nota|termijn|premie|huur) vervalt|\bregel(?:en|t)?\b|\bin orde\b|"
        r"af ?(?:te )?rekenen|afgerekend|over ?te ?boeken|\boverboek|\bboek(?:t|en)?\b.{0,90}\bover\b|"
        r"op mijn (?:bank)?rekening|bieden .{0,60}\baan\b|"
        r"\bterug (?:hebben|zien|geven)\b|binnen (?:is|zijn|hebben)\b|"
        r"aan(?:ge|te| te )?(?:vul|zuiver)|vereffen|\btekort\b|"
        r"\bstort(?:en|ing)?\b|vervaldatum|vervaldag|\bbedrag\b|\btermijn \d"
    ),
}

# A sentence that asks for an answer or for papers, also where it names the payment they are about.
ASKS_ANSWER: Final = re.compile(
    r"^\W*(?:mail|bel|vertel|lever|stuur|meld|reageer|onderbouw|upload|schrijf)(?:t u)?\b|"
    r"\b(?:mail|bel|vertel|lever|stuur|meld)(?:t)? (?:u )?(?:ons|het|dan|mij)\b|"
    r"\bgeef\b.{0,60}\baan\b|\bneem\b.{0,60}\bcontact\b|"
    r"\b(?:voorstel(?:len)?|verzoek(?:en)?|aanvra(?:ag|gen)|bewijs|bewijsstuk\w*|stukken|kopie|formulier)\b"
    r"(?! (?:tot|om|voor) betaling\b(?! in))[^.]{0,120}\b(?:schriftelijk|in ons bezit|ingediend|indienen|"
    r"te geschieden|"
    r"te hebben ontvangen|insturen|opsturen|sturen|mailen|toesturen|aanleveren)\b|"
    r"\b(?:uw|je|your) (?:schriftelijke )?(?:reactie|antwoord|verweer|zienswijze|response|reply)\b"
)
# A sentence that asks to pay to an account, and then for something besides ("en stuur ons een bewijs").
PAYS_FIRST: Final = re.compile(
    r"^\W*(?:betaal|maak|stort|voldoe|pay|transfer)t?\b.{0,260}\b(?:nl ?\d\d ?[a-z]{4}|(?:rekening|"
    r"account)\b).{0,60}(?P<rest>\b(?:en|and)\b)"
)
# Just behind a day or term: an account, so that money has to be on it by then.
ON_ACCOUNT: Final = re.compile(
    r"^[^.?!]{0,70}\b(?:op|naar|to|into|on)\b[^.?!]{0,40}\b[a-z]{2}\d{2} ?[a-z]{4} ?\d"
)
WE_PAY: Final = re.compile(
    r"\b(?:storten|betalen|maken|boeken) (?:wij|we)\b|\b(?:wij|we) (?:storten|betalen|maken)\b"
)
# A sentence about what the one before it named: "Die moet voor 3 mei bij ons binnen zijn."
POINTS_BACK: Final = re.compile(
    r"^\W*(?:(?:die|dat|deze|dit|ze|het|it|they|these|this)\b|(?:wij|we) (?:ontvangen|zien|krijgen|hebben) "
    r"(?:die|dat|deze|dit|ze|het)\b)"
)
OF_MONEY: Final = re.compile(
    r"betal|betaal|voldoe|voldaan|bedrag|geld|€|\beur|rekening|overma|bijgeschreven|\bpay|\bpaid|money|"
    r"\bsum\b"
)
# A term that was set before: "binnen dezelfde termijn".
SAME_TERM: Final = re.compile(
    r"\b(?:binnen|in|within) (?:(?:deze|die)(?:zelfde)?|dezelfde|de(?:ze)? (?:genoemde|gestelde)|the same|"
    r"that|this) "
    r"(?:termijn|periode|tijd|period|time|term)\b"
)
# Just before a day: it is the last one.
STRONG_CUE: Final = re.compile(
    r"(?:\buiterlijk(?: (?:op|voor|per|voor of op|betalen voor|betaald op|op of voor|tot))?|"
    r"\bvoor of op|\bop of voor|\bvoor|\bniet later dan|\btot uiterlijk|"
    r"\buiterste (?:betaal)?datum(?: is)?:?|\bno later than|\bnot later than|\bon or before|"
    r"\bbefore|\bby|\bultimately(?:,? on)?|\bat the latest(?: on| by)?|\bat latest on|"
    r"\blatest(?: on)?|\buntil|\bdeadline(?: is)?:?|\btot en met|\btot|\bt/m|\bter(?: |"
    r")mijn loopt tot|\bdue(?: date)?(?: on| by| is)?:?|\bvervalt op|\bop uiterlijk|"
    r"\bten laatste(?: op)?|\b(?:eindigt|sluit|verstrijkt) op|\bloopt (?:tot|af op)|"
    r"\buiterlijke (?:betaal)?datum:?|\bvervaldatum(?: is| van)?:?)"
    r"(?:\s(?:in |de )?week \d{1,2}\b(?:[\s,:(]*(?:op|van|d\.d\.|dus|uiterlijk))?)?"
    r"(?:\s(?:de|the|dinsdag|maandag|woensdag|donderdag|vrijdag|zaterdag|zondag|op|datum|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday|(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|"
    r"fri|sat|sun)\.?)){0,2}[\s:,(]*$"
)
# Before a day up to which something was reckoned: "betaald t/m", "rente tot", "bijgewerkt tot en met".
UNTIL_OF_PAID: Final = re.compile(
    r"\b(?:betaald|voldaan|ontvangen|betalingen|rente|interest|stand|saldo|berekend|bijgewerkt|verwerkt|"
    r"paid|received|payments|calculated)\b(?: (?:is|zijn|bedragen|door u|aan ons)){0,2}\W{1,3}"
    r"(?:tot en met|tot|t/m|until|up to|through)\W*$"
)
# Around a day (the stroke): what has to be done by it, or what follows when it was not done.
DONE_BY: Final = re.compile(
    r"\b(?:moet(?:en)?|dient|dienen|hoort|zorg(?:t u)?\b(?: er ?voor)? dat|must|should|has to)\b[^|]{0,90}\|"
    r"[^.|]{0,30}?\b(?:zijn|is|staan|staat|hebben|binnen|betaald|voldaan|ontvangen|be|reach)\b|"
    r"\b(?:is|staat|hebben|heeft|zijn|hebt|ontvangen|komt)\b[^|]{0,60}\b(?:op|per) \|"
    r"[^.|]{0,40}\b(?:niet|niets|geen)\b[^.|]{0,60}[, ](?:dan|zal|zullen|volgt|moeten)\b"
)
# After a day: "... 12 mei 2026 at the latest".
STRONG_AFTER: Final = re.compile(
    r"^[\s,]*(?:te betalen|te voldoen|moet u|at the latest|aan ons (?:te )?(?:voldoen|betalen)|"
    r"bijgeschreven|in ons bezit|"
    r"op onze rekening)"
)
# Before a day on which something happens: only with the right verb.
# A day that was named before: "op die dag", "vóór die datum".
SAME_DAY: Final = re.compile(
    r"\b(?P<last>uiterlijk(?: op)?|voor|tot(?: en met)?|op of voor|voor of op|before|by|until)?\s?"
    r"\b(?:die(?:zelfde)?|dezelfde|deze|that|this)\s(?:dag|datum|tijd|day|date)\b|\bde (?:dag|datum) waarop\b"
)
# A debit on a day that was named before it: "we schrijven dat die dag af", "we incasseren dan".
DEBITED_THEN: Final = re.compile(
    r"\b(?:die|dezelfde|diezelfde|deze|that|the same) (?:dag|datum|day)\b|\b(?:dan|then)\b"
)
# "Doet u dat niet voor": what was asked in the sentence before.
NOT_DONE: Final = re.compile(
    r"\b(?:doet u (?:dat|dit)|gebeurt (?:dat|dit)|is (?:dat|dit)|lukt (?:u )?(?:dat|dit)|you do)\b[^.]{0,12}"
    r"\b(?:niet|not)\s(?:gebeurd |do so )?(?:uiterlijk(?: op)?|voor|op of voor|voor of op|before|by)"
    r"(?:\s\w+dag)?\s*$"
)
# "Ontvang ik dit niet uiterlijk", "Is het bedrag dan niet binnen": what was not done, and then ", dan".
IF_NOT_BY: Final = re.compile(
    r"^\W*(?:als|indien|wanneer|zodra|mocht|ontvang|ontvangen|betaalt|betaal|voldoet|hebt|heeft|heb|hebben|"
    r"is|zijn|staat|reageert|blijft|zie|zien|komt|doet|gebeurt|if|should|unless|"
    r"failing)\b.{0,120}\b(?:niet|geen|niets|"
    r"uit|"
    r"not|no|nothing)\b"
)
THEN: Final = re.compile(
    r",? (?:dan|zal|zullen|ga|gaan|kom|komen|volgt|leg|leggen|moet|moeten|then|we will|i will)\b"
)
# The reader may answer by then, also about an inspection or a change.
MAY_ANSWER: Final = re.compile(
    r"\b(?:kunt|kan|mag|moet|dient|wilt)\b.{0,60}\b(?:reageren|reactie (?:geven|sturen)|zienswijze)\b"
)
# Before a day: what is done to the reader on it, whatever the sentence asks.
NAMED_MEASURE: Final = re.compile(
    r"\b(?:(?:af|uit)sluiting|\w*ontruiming|\w*beslag(?:legging)?|verkoop|veiling|executie|blokkering|"
    r"leveringsonderbreking|onderbreking|disconnection|eviction)(?: van [^.]{1,40})?\s(?:op|per|on)"
    r"(?:\s\w+dag)?\s*$"
)
EVENT_CUE: Final = re.compile(
    r"(?:\bwordt|\bworden|\bop|\brond|\bomstreeks|\bper|\bvanaf|\bon|\baround|\bfrom|\bmet ingang van|\bis|"
    r"\bplaatsvinden op|\w*datum)(?:\s(?:of|about|de|the|or about|dinsdag|maandag|woensdag|"
    r"donderdag|vrijdag|zaterdag|zondag|of omstreeks)){0,2}[\s:,]*$"
)
DEBIT_SENTENCE: Final = re.compile(
    r"\b(?:incasseren|innen) (?:wij|we)\b|\b(?:schrijven|boeken) (?:wij|we)\b[^.]{0,80}\baf\b|"
    r"\bhalen (?:wij|we)\b[^.]{0,60}\bvan (?:uw|je|jouw) (?:bank)?rekening|"
    r"\b(?:op|rond|omstreeks) (?:\w+dag )?(?:de )?\d{1,2}[^.]{0,30}\b(?:incasseren|innen|boeken|"
    r"schrijven|halen) "
    r"(?:wij|we|ik)\b|\bgaat .{0,50}\bvan (?:uw|je) (?:bank|betaal)?rekening\b|"
    r"^\W*(?:automatische )?(?:afschrijving|incasso)\W{1,4}(?:op |rond )?\d|"
    r"\bbied(?:en|t) (?:wij|we|ik)\b.{0,60}(?:incasso|afschrijving|opdracht|bedrag|premie).{0,40}\baan\b|"
    r"\bprober(?:en|t) (?:wij|we|ik) .{0,40}\b(?:opnieuw|nogmaals|nog een ?(?:keer|maal)|weer)\b|"
    r"\b(?:incasso|afschrijving)\b.{0,40}\b(?:opnieuw|nogmaals)\b|"
    r"\b(?:schrijven|schrijft|schrijf|incasseren|incasseert|incasseer|boeken|boek|halen|"
    r"innen) (?:wij|ik|we|het|dit|de|u|ons|dan|automatisch|\W)?.{0,90}(?:\baf\b|"
    r"van uw (?:bank)?rekening|\bautomatisch\b)|(?:automatisch|"
    r"van uw (?:bank)?rekening).{0,60}(?:af ?geschreven|geincasseerd|geind|afgeschreven)|"
    r"wordt .{0,60}(?:af ?geschreven|geincasseerd|geind)|(?:wij|we) (?:incasseren|innen)\b|"
    r"\b(?:wij|we|ik) (?:schrijven|schrijf)\b(?! (?:u|je)\b)[^.]{0,80}\baf\b|(?:incasseren|innen|incasseert|"
    r"int) (?:wij|we|hij|zij)\b.{0,40}\b(?:op of rond|op|rond|"
    r"omstreeks) "
    r"(?:\w+dag )?\d|(?:machtig(?:ing|de)|gemachtigd)\b[^.]{0,60}\b(?:incasseren|innen|"
    r"schrijven) (?:wij|we)\b|"
    r"will (?:be )?(?:debit|collect)(?:ed)?|direct debit|afschrijving (?:vindt|zal|is)|"
    r"incasso ?(?:datum|opdracht)"
)

# Labels beside a day: what the label alone says of it.
DUE_LABEL: Final = re.compile(
    r"(?:incasso|afschrijf|afschrijvings|inning)-?s?datum|datum (?:van )?(?:de )?(?:incasso|afschrijving|"
    r"inning)|uiterste (?:betaal)?(?:datum|dag)|uiterlijk|vervaldatum|vervaldag|verval ?datum|"
    r"betalen (?:voor|op of voor)|te betalen (?:voor|op|uiterlijk)|te voldoen (?:voor|uiterlijk)|"
    r"betaal(?:d)? (?:voor|uiterlijk|datum)|betaaldatum|\bvoor of op\b|\bop of voor\b|due date|"
    r"due by|pay(?:ment)? (?:by|before|due|date)|payable by|betalingstermijn|incassodatum|"
    r"afschrijfdatum|afschrijving op|^\W*(?:automatische )?(?:afschrijving|incasso)\W*$|"
    r"datum (?:van )?(?:afschrijving|incasso)|collection date|"
    r"debit date"
)
OLD_DUE_LABEL: Final = re.compile(r"original|oorspronkelijk|verviel|vervallen|was due|verlopen")
COURT_LABEL: Final = re.compile(r"roldatum|zittingsdatum|datum zitting|zitting|rolzitting|hearing|court date")
ENFORCEMENT_LABEL: Final = re.compile(
    r"(?:datum )?(?:ontruiming|afsluiting|beslaglegging|executie|verkoop|gijzeling|afsluitdatum)|"
    r"datum (?:van )?(?:ontruiming|afsluiting|verkoop|executie)|eviction|disconnection"
)
OBJECTION_LABEL: Final = re.compile(r"bezwaar|beroep|verzet|objection|appeal")
RESPONSE_LABEL: Final = re.compile(r"reageren|reactie|reactietermijn|respond|reply|antwoord")

# What makes a count of days or weeks a term that the reader has.
TERM_CUE: Final = re.compile(
    r"(?:\btot(?: uiterlijk)?|\bbinnen(?: (?:een|de|nu|uiterlijk|maximaal))?|\bwithin(?: a period of)?|"
    r"\b(?:een )?termijn van(?: uiterlijk)?|\buiterlijk(?: binnen)?|\bin uiterlijk|"
    r"\bbetaal(?:ings)?termijn(?: is| bedraagt| van)?:?|\bbetalingstermijn(?: is| bedraagt|"
    r" van)?:?|"
    r"\btermijn(?: (?:daar|hier)voor| om [a-z ]{3,30})? (?:is|bedraagt)|\bpayment terms?(?: is| of)?:?|"
    r"\b(?:hebt|heeft|heb|"
    r"krijgt|krijg) (?:u |je )?(?:nog |hiervoor |daarvoor |hier |daar )?|"
    r"\bgeven (?:wij )?u (?:nog )?|\bgun(?:nen)? (?:wij )?u (?:nog )?|\bgedurende|\bnog|"
    r"\bnetto|\bgeven (?:wij|we|ik) (?:u|je) (?:nog )?|\bna uiterlijk|\bno later than|"
    r"\bnot later than|\bhave|\bperiod of)\s*$"
)
TERM_AFTER_CUE: Final = re.compile(
    r"^\s*(?:de tijd|netto|na factuurdatum|net\b|to (?:pay|respond|object)|om (?:te |dit |alsnog |"
    r"het |zonder |uw )|na (?:dagtekening|heden|factuurdatum|de datum))"
)
ANCHOR_LETTER: Final = re.compile(
    r"^\s*(?:,? ?gerekend )?(?:na|vanaf|van|of|from|after|following|sinds|te rekenen vanaf|"
    r"volgend op)\s(?:(?:de|het|the|dit|deze|this|our|today|uw|onze|datum|date|dag|dagtekening|"
    r"day|of|van|na|verzending|dat|bovenstaande|hierboven|vermelde|boven)\s?){0,5}"
    r"(?:heden|vandaag|today|dagtekening|datum|date|factuurdatum|notadatum|factuur|nota|"
    r"briefdatum|verzenddatum|verzending|brief|e-?mail|letter|invoice|schrijven|aanmaning|"
    r"herinnering|bericht|biljet|beschikking|besluit|bekendmaking|aanslag|aanslagbiljet|"
    r"toezending|notice|sommatie|reminder)\b"
)
ANCHOR_RECEIPT: Final = re.compile(
    r"(?:na (?:de )?(?:ontvangst|bezorging|bezorgd)|ontvangst|bezorgd|bezorging|bezorgen|"
    r"ontvangen|krijgt|heeft gekregen|receipt|receiving|received|delivery|delivered|hebt gekregen|"
    r"u deze brief (?:krijgt|ontvangt)|is bezorgd|in ontvangst)"
)
RECEIPT_BEFORE: Final = re.compile(
    r"\b(?:na|vanaf|after|upon) (?:de )?(?:ontvangst|bezorging|receipt|receiving)\b[^.]{0,60}$|"
    r"\bnadat (?:u|je) (?:deze|dit)\b[^.]{0,40}$"
)
ANCHOR_SERVICE: Final = re.compile(
    r"na (?:de(?:ze)? |dit |het )?(?:betekening|exploot|bevel|uitreiking)\b(?! van het vonnis)|"
    r"na de dag van (?:deze )?betekening|"
    r"(?:after|of) (?:the )?service|van (?:de|deze) betekening"
)
ANCHOR_LATER: Final = re.compile(
    r"^\s*(?:daarna|hierna|na (?:afloop|het verstrijken|de vervaldatum|uw|de uitspraak|het vonnis|"
    r"toewijzing|start|aanvang|betaling)|na de betekening van het vonnis|na betekening van het|"
    r"thereafter|later|voor(?:af|dat)|tevoren|in advance|prior|geleden|ago|eerder)\b"
)

# Terms and days of other matters: what the sender will do, what was, and what only might come.
SENDER_ACTS: Final = re.compile(
    r"\b(?:storten|betalen|reageren|beslissen|antwoorden|sturen|maken|verwerken|behandelen|"
    r"laten) (?:wij|we)\b(?!.{0,30}uw betaling)|\b(?:wij|we) (?:storten|betalen|reageren|"
    r"beslissen|sturen|streven|nemen|verwerken|behandelen|laten|zullen u|we will|schrijven u)\b|"
    r"u (?:ontvangt|krijgt|hoort)\b(?!.{0,30}\baanmaning).{0,50}\b(?:bericht|brief|antwoord|"
    r"reactie|bevestiging)\b|u (?:ontvangt|krijgt|hoort) (?:dan |van ons |hierover |daarover |"
    r"uiterlijk )*(?:binnen|een|bericht|antwoord|de|het|uw)|ontvangt u (?:binnen|uiterlijk|een|"
    r"van)|krijgt u (?:binnen|uiterlijk|het geld|bericht)|wordt .{0,40}(?:uitbetaald|teruggestort|"
    r"terugbetaald|overgemaakt naar u)|uitbetaling|staat .{0,30}op uw rekening|we will (?:reply|"
    r"respond|refund|send|answer|contact)|you will receive|hear from us|"
    r"\b(?:weet|hoor|krijg|ontvang|hoort) (?:je|u)\b|\b(?:uw|je) (?:betaling|bericht|vraag|"
    r"verzoek)\b.{0,40}\b(?:verwerkt|"
    r"zichtbaar|afgehandeld|beantwoord|bevestigd)\b|\b(?:is|wordt) (?:uw|je) (?:betaling|bericht|vraag|"
    r"verzoek)\b.{0,40}\b"
    r"(?:verwerkt|zichtbaar|afgehandeld|beantwoord|bevestigd|bijgeschreven)\b"
)
CHANGE_MATTER: Final = re.compile(
    r"\baangifte\b|voor de volledigheid|ten overvloede|verandert er iets|wijzig(?:t|ing)|verhui(?:st|zen|"
    r"zing)|opzeg|opzegging|herroep|bedenktijd|"
    r"retour(?:neren|zending)?|contract loopt|abonnement (?:loopt|eindigt)|geldig tot|\bactie|"
    r"aanbod|korting|offer\b|inspect(?!eur)|kortingscode|klacht|complaint|ombudsman|geschillencommissie|"
    r"openingstijd|werkdagen (?:van|tussen)|bereikbaar"
)
ASKS_PAPERS: Final = re.compile(
    r"\b(?:wilt u|wil je|kunt u|kun je|stuur|stuurt u|vragen (?:wij|we) je|vragen (?:wij )?u|verzoek u|"
    r"verzoeken (?:wij )?u|lever|"
    r"please send|send us)\b"
)
TO_PREVENT: Final = re.compile(r"\bvoorkom|\bprevent|\bavoid|af te wenden")
NOT_YET: Final = re.compile(
    r"\b(?:is er|wordt er|hebt u|heeft u|hebben wij|ontvangen wij|mocht|indien|als|wanneer|zodra|"
    r"if|should)\b.{0,80}\b(?:niet|geen|niets|not|no)\b[^.]{0,60}$"
)
# What the reader is asked here and now, in a form that elsewhere tells of what was: "u wordt aangemaand".
ASKED_NOW: Final = re.compile(
    r"\b(?:wordt|word|worden) (?:u |je )?(?:[a-z]+ ){0,3}?(?:aangemaand|gesommeerd|verzocht|herinnerd|"
    r"gevraagd|"
    r"opgeroepen|aangezegd|bevolen)\b"
)
PAST: Final = re.compile(
    r"\b(?:verstreken|verlopen|voorbij|passed|expired|gegund|gegeven|kregen|kreeg|was|waren|"
    r"eerdere?|stuurden|gestuurd|verzonden|gesommeerd|ontvingen|sent|gave|giving|herinnerd|"
    r"aangemaand|verzochten|hebben wij u|verzocht|sprak|spraken|wilden|ontvangen op|betaalde|"
    r"geweest|were|zijn afgesproken)\b"
)
OBJECTION_DOES_NOT_STAY: Final = re.compile(
    r"ook als u bezwaar|bezwaar (?:maken )?(?:schort|stelt).{0,40}(?:niet|uit)|"
    r"bezwaar.{0,40}(?:geen uitstel|niet uit)"
)
# "Betaalbaar tot en met", "bezwaar maken kan tot en met": a term and no period.
CAN_UNTIL: Final = re.compile(
    r"\b(?:kan|kunt|kunnen|mag|mogelijk|betaalbaar|te betalen|de tijd|"
    r"geven|geef|gunnen|krijg|krijgt|hebt|heb|heeft|can|may)\b"
)
# The same, with nothing before it that makes it the end of a period.
UP_TO_AND_WITH: Final = re.compile(
    r"^(?!.*\b(?:van|vanaf|sinds|periode|tijdvak|over|rente|kosten|saldo|stand|berekend|betaald|loopt|geldt|"
    r"geldig|"
    r"from|since)\b[^€]{0,30}tot en met\W*(?:\w+dag )?$).*\b(?:tot en met|t/m)\W*(?:\w+dag )?$"
)
# A day from which something costs more or less, and is no first day to pay on.
NEW_PRICE: Final = re.compile(
    r"\b(?:vanaf|per|met ingang van|from|as of)\b.{0,40}\b(?:wordt|worden|gaat .{0,40} kosten|kost|"
    r"gelden|geldt|"
    r"bedraagt|will (?:be|cost)|costs?|rises?)\b"
)
EVERY_MONTH: Final = re.compile(
    r"(?:elke|iedere|per|volgende|daaropvolgende|each|every)\s(?:volgende |daaropvolgende |"
    r"kalender)?(?:maand|month)|maandelijks|monthly|vervolgens|maandtermijn|maandbedrag|"
    r"(?:steeds|telkens) (?:voor |op |uiterlijk (?:op )?)?(?:de )?(?:\d{1,2}e|eerste|laatste|einde?)\b"
    r".{0,20}\bmaand|van (?:de|elke|iedere) maand|maanden lang"
)
EVERY_WEEKS: Final = re.compile(
    r"(?:elke|iedere|om de|per|every|each)\s(?P<count>\d|twee|drie|vier|two|four)?\s?(?:week|weken|weeks)\b|"
    r"wekelijks|weekly"
)
