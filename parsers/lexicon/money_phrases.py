"""Phrases around an amount in a sentence: whether it is asked, paid, paid back, only threatened, or of
another matter.

All patterns are matched against folded text.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.lexicon.roles import words_pattern as _words

# A sentence in which an amount is asked for: "maak € X over", "betaal € X", "het bedrag van € X ... te
# voldoen".
PAYMENT_PHRASE: Final = _words(
    r"\b(?:maak|maakt|stort|betaal|betaalt|voldoe|voldoet|over te maken|te betalen|te voldoen|"
    r"overmaken|over ?maakt|bijgeschreven|betaling van|betalen|voldoen|verschuldigd|openstaat|"
    r"open staat|openstaande?|schuldig|\bschuld van|achterstand|terugbetalen|in gebreke|veroordeelt|"
    r"veroordeeld|sommeren|sommeer|af te rekenen|afrekenen|over te boeken|over maken|resteert|"
    r"resteren|restant|restbedrag|rest|bij te storten|bijstorten|aan te vullen|aanvullen|aan te zuiveren|"
    r"aanzuiveren|in te lopen)\b",
    r"\bvul\b.{0,60}\b(?:tekort|saldo)\b.{0,60}\baan\b",
    # An account overdrawn: "staat € 50 rood", "een tekort van € 50".
    r"\b(?:staat|stond|bent|sta)\b.{0,60}\b(?:rood|debet|in het rood|in de min)\b",
    r"\b(?:tekort|roodstand|debetsaldo|debetstand|overschrijding|overstand) (?:van|ad|ter hoogte van|"
    r"bedraagt)\b",
    r"\b(?:overdrawn|overdraft) (?:by|of)\b",
    r"\bblijft\b.{0,40}\b(?:over|open)\b",
    r"\bte (?:hebben|zijn) (?:voldaan|betaald|overgemaakt|ontvangen|bijgeschreven|gestort)\b|"
    r"\b(?:hebben|zijn|is) (?:voldaan|betaald|ontvangen|binnen)\W*$",
    r"\bstaa[nt]\b.{0,60}(?:€|eur\b|\d|[a-z ]+ euro).{0,40}\bopen\b",
    r"\beis(?:en|t)? (?:ik|wij|we)?\b.{0,60}\b(?:op|terug)\b",
    r"\bhandha(?:ven|af|aft)\b.{0,60}\b(?:bedrag|vordering|aanslag|boete|nota|factuur|schuld)\b",
    r"\bvorder(?:en|t)?\b.{0,140}\bterug\b|\bterug ?(?:te )?vorder",
    r"\b(?:please )?(?:pay|transfer|remit|settle)\b",
    r"\b(?:outstanding|amount due|payable|owe|overdue|unpaid)\b",
    r"\b(?:wij|we|ik) (?:schrijven|schrijf|boeken|boek|incasseren|incasseer|innen)\b.{0,120}\b(?:af|van)\b|"
    r"schrijven wij|schrijven we|af ?geschreven|af ?schrijven|geincasseerd|incasseren|debited|"
    r"collect\b|collected",
    r"\bzorg(?:t|en)?\b.{0,20}\bdat\b.{0,120}\b(?:binnen|ontvangen|bijgeschreven|op (?:onze|mijn|de) "
    r"\w*rekening)\b|"
    r"\b(?:bij ons|op onze rekening|op mijn rekening) (?:binnen|ontvangen|bijgeschreven|zijn|staan)\b",
)


# Beside an amount in a sentence: it takes that amount out of what is due now.
PERIODIC_AFTER: Final = re.compile(
    r"^[\s,*)]{0,3}(?:\(?(?:incl|excl)[^)]{0,20}\)?\s)?(?:per|voor (?:iedere|elke)|a|each|every|"
    r"elke|iedere)\s(?:extra\s|niet \w+\s|te laat \w+\s)?(?:maand|mnd|jaar|kwartaal|week|dag|4 weken|vier "
    r"weken|month|year|"
    r"quarter|day|punt|kwh|m3|stuk|keer|uur|uw|kg|km|stuks|persoon|product|iedere|"
    # A count of things, each word of its own, but no way or moment of paying.
    r"(?<=per\s)(?!saldo|omgaand|bank|giro|post|heden|direct|abuis|acceptgiro|ideal|over|e-?mail|mail|"
    r"creditcard|pin|kas|automatisch|vergissing|brief|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)[a-z]{3,}|"
    r"termijn\b(?! uiterlijk))|^[\s,]{0,2}(?:p/m|p\.m\.|/ ?(?:maand|mnd|month))"
)


# "Betaalt u per kwartaal € 31,25": the same before the amount.
PERIODIC_BEFORE: Final = re.compile(
    r"\b(?:per|elke|iedere|ieder|each|every|a) (?:maand|mnd|kwartaal|jaar|halfjaar|week|dag|vier weken|"
    r"4 weken|month|quarter|"
    r"year|week|day)\b[ ,]{1,2}(?:dan |nog |maar |slechts |al |steeds |just |only )?(?:€|eur\b)?\s?$|"
    r"\b(?:maandelijks|jaarlijks|wekelijks|per maand|monthly|yearly|weekly) (?:een bedrag van |maar |"
    r"slechts |nog )?"
    r"(?:€|eur\b)?\s?$"
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
    r"\b(?:wordt|worden|zal|zullen|kan|kunnen|dan)\b.{0,60}verhoogd met|"
    r"verhoogd met.{0,60}\b(?:indien|als|wanneer)\b|"
    r"vermeerderd met.{0,40}indien",
    r"\b(?:moeten|zullen|gaan|genoodzaakt)\b.{0,60}(?:berekenen|rekenen|doorberekenen|in rekening)",
    r"te vermeerderen",
)


# A condition that the reader is asked to fulfil: "betaalt u vandaag € X, dan wordt het beslag opgeheven".
IF_PAID: Final = re.compile(
    r"\b(?:betaalt|betaal|voldoet|maakt) (?:u|je)\b(?!.{0,40}\b(?:niet|geen|te laat|daarna|later|"
    r"na)\b).{0,300}"
    r"\bdan (?:wordt .{0,40}\b(?:niet|opgeheven|ingetrokken|gesloten)\b|hef|heffen|stop|stoppen|trek|"
    r"trekken|voorkomt|"
    r"is (?:de|het|uw|deze) .{0,30}(?:afgedaan|klaar|gesloten|voldaan))"
)
# Before the amount in its sentence: what follows holds only if something is not done.
CONDITIONAL_LEAD: Final = _words(
    r"\b(?:indien|als|wanneer|mocht|zonder|bij uitblijven|bij gebreke|blijft)\b.{0,80}\b(?:niet|"
    r"geen|uit|te laat|achterwege|uitblijft)\b",
    r"\b(?:niet|geen)\b.{0,40}\b(?:op tijd|tijdig|binnen deze termijn|binnen de termijn)",
    r"\bbij gebreke (?:van|hiervan|daarvan|aan|waarvan)\b|\bbij (?:wan|niet-?)betaling\b|"
    r"\bbij niet[- ]?(?:nakoming|voldoening)\b",
    r"\bdaarna\b",
    # "Eenmaal afgesloten betaalt u", "Na afsluiting betaalt u", "Bij heraansluiting rekenen wij".
    r"^\W*(?:eenmaal|once) (?:\w+ )?(?:[a-z]*ge[a-z]{3,}|in handen|[a-z]+ed)\b|"
    r"^\W*(?:na|bij|voor|to|for|after) (?:(?:een|de|het|uw|je|a|the) )?(?:[a-z]*(?:afsluiting|heraansluiting|"
    r"aansluiting|blokkering|deblokkering|beslag|overdracht|reactivati\w+|reconnection|disconnection))\b",
    r"^\W*anders (?!dan\b)|[,;] anders (?!dan\b)",
    r"\bna die (?:datum|termijn)\b",
    r"\bna deze (?:datum|termijn)\b",
    r"\bif (?:you|we|payment|the)\b.{0,60}\b(?:not|fail|no)\b",
    r"\bshould (?:you|we|payment)\b",
    r"\bfailing\b",
    r"betaalt u (?:niet|te laat|dan)",
    r"\b(?:doet (?:u|zij)|doe je|gebeurt) (?:dit|dat|het) (?:\w+ ){0,2}niet\b",
    r"\b(?:ontvangen|hebben) (?:wij|we) (?:uw |je |de |het )?(?:betaling|bedrag|geld)\b.{0,50}\bniet\b",
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
    r"verzekerde? (?:bedrag|som)|dekking (?:tot|van)|aansprakelijk(?:heid)? (?:is )?beperkt|"
    r"geplaatst kapitaal|balanstotaal|portfolio size",
    r"(?:blijft|blijven) (?:\w+ )?(?:ongewijzigd|gelijk|hetzelfde|van kracht)|unchanged|"
    r"verander(?:t|en) .{0,25}niets|los daarvan|losstaand",
    r"\bgewoon (?:\w+ )?(?:af|door|afgeschreven|geincasseerd)\b|"
    r"(?:schrijven|incasseren|boeken|innen) (?:wij|we) (?:\w+ )?(?:gewoon|weer|zoals altijd)\b|"
    r"(?:de|uw|je) (?:eerst)?volgende (?:\w+ )?\(?(?:€|eur)",
    r"black friday|zwarte vrijdag|refer a friend|you both get|nodig een vriend|\bverdien\b|tweejarig|"
    r"\brembours\b|kostprijs|\bexcess\b|je volgende bestelling|your next order",
    r"\bvrijwillig|\bfacultatief|\boptioneel|\bdonatie|\bvoluntary\b",
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
    r"buiten (?:dit|deze) (?:overzicht|bedrag|brief|nota|aanmaning|rekening)",
    r"nieuwe? (?:maand|termijn|voorschot)bedrag|"
    r"nieuwe? (?:maand|jaar|kwartaal|abonnements?)?(?:premie|tarief|prijs|bijdrage|huurprijs|contributie)\b",
    r"nieuwe huur",
    r"borg\b|waarborgsom|deposit\b",
    r"korting|cadeau|\bactie\b|aanbieding|welkomst",
    r"\bhas been received\b",
    r"volgt (?:eind|begin|in|later|apart)",
    r"(?:gewone|gewoon) (?:termijnbedrag|maandpremie|premie|huur).{0,40}",
    r"uw schuld bij\b",
    r"(?:volgende|komende|next) (?:\w{0,12}(?:voorschot|termijn|premie|huur|factuur|nota|afrekening|"
    r"contributie|"
    r"bijdrage)|invoice|instalment)",
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


# "... hiervan hoeft u nu alleen de achterstand te betalen": the whole, of which a part is asked.
NOT_ALL_DUE: Final = re.compile(
    r"\b(?:hiervan|daarvan|waarvan) (?:hoeft|hoef|moet|dient|betaalt|betaal) (?:u|je) (?:nu |op dit moment )?"
    r"(?:alleen|slechts|nog niets|enkel)\b|\bof which (?:you )?(?:only|just)\b"
)
# What follows an amount that is paid in another way, or not now.
DUE_OTHERWISE: Final = re.compile(
    r"^\W*(?:dit|deze|dat|die|this|it)\b.{0,30}\b(?:betaal|betaalt|betalen|zit|zitten|verrekenen|wordt|is|"
    r"are) "
    r"(?:\w+ ){0,2}(?:in (?:je|uw|het) (?:\w*maandbedrag|termijnbedrag|abonnement)|included in)|"
    r"^\W*(?:(?:u|je) hoeft (?:dit|dat|deze|die)(?: \w+)?|(?:dit|dat|deze|die)(?: \w+)? hoeft (?:u|je)) "
    r"(?:nu|nog|op dit moment|thans) (?:nog )?niet te (?:betalen|voldoen)"
)
# An amount of which the sentence says that it comes later or apart.
NOT_NOW: Final = _words(
    r"\bvolgt (?:eind|begin|in|later|apart|nog|afzonderlijk|separaat)",
    r"\b(?:komt|volgt|ontvangt u|krijgt u|sturen wij|factureren wij)\b.{0,40}\b(?:later|apart|"
    r"afzonderlijk|separaat)\b",
    r"(?:zit|is) (?:nog )?niet in dit bedrag",
    r"niet (?:in dit bedrag )?(?:inbegrepen|begrepen)",
    r"(?:will be|is) (?:billed|invoiced|charged) (?:separately|later)",
    r"follows? (?:separately|later)",
)
# Of an amount in the sentence before: its bill is still to come.
BILL_FOLLOWS: Final = _words(
    r"^\s*(?:de|een|uw|je|deze) (?:factuur|nota|rekening|aanslag|acceptgiro) "
    r"(?:volgt|komt|sturen wij|krijgt u|ontvangt u)\b.{0,30}\b(?:later|apart|nog|binnenkort)",
    r"^\s*(?:the|an|your) (?:invoice|bill) (?:will )?follows?\b",
)
TOTAL_BEFORE: Final = _words(
    r"(?:in totaal|totaal|totale bedrag|totaalbedrag|tezamen|samen|derhalve|mitsdien|"
    r"total(?: amount)?|in total|altogether|totalling|komt (?:daarmee |het (?:totaal|geheel) |dat |"
    r"dit )?(?:op|uit op|neer op)|"
    r"(?:contributie|bijdrage|lesgeld|premie|heffing|aanslag|factuur|nota|boete|schuld|vordering|"
    r"achterstand|kosten|rekening)\b.{0,40}\b(?:bedraagt|bedragen|is|vastgesteld op|komen op)|"
    r"\b(?:sum|amount|total|balance)\b.{0,30}\b(?:due|owed|owing|outstanding|payable|claimed|to pay)\b.{0,20}"
    r"\b(?:is|comes to|stands at|amounts to)|"
    r"bedraagt (?:daarmee |nu |thans )?(?:(?:uw|je|de|het|onze) (?:[a-z]+ ){1,3})?|uit op|\bbedrag (?:is|"
    r"bedraagt)(?: nu| dus)?|"
    r"\d ?[x×] ?(?:€|eur) ?[\d.,]+(?:-{1,2})? =|"
    r"(?:thans|nu|nog|er|u|client(?:e)?) (?:\w+ )?(?:open ?staat|open ?staan|resteert|resteren|overblijft|"
    r"verschuldigd (?:is|bent|blijft|zijt)|te (?:voldoen|betalen) (?:is|staat|blijft|heeft|hebt))|"
    r"te vorderen (?:heeft|hebben)|(?:leaving|leaves)(?: a| an)?(?: balance| amount)?)(?: (?:van|een|"
    r"bedrag|het|de|dus|nu|is|due|of|"
    r"openstaand|is dat|per saldo|derhalve|dan ook|nog|gaat|om)){0,4}:? ?$",
)


PAID_SENTENCE: Final = _words(
    r"(?:wij|we|hebben|heeft|op)\b.{0,60}\b(?:uw|je|de|een) (?:deel)?betaling(?:en)? (?:van|ad|"
    r"ter hoogte van)\b.{0,30}",
    r"(?:hebben|heeft|have|we|wij) (?:wij |we |het bedrag van |een bedrag van |van u |dit bedrag |"
    r"received )?(?:€|eur).{0,14}\b(?:ontvangen|received)",
    r"betaling .{0,50}\b(?:binnengekomen|bijgeschreven|is binnen)\b",
    r"(?:ontvingen|ontvangen) (?:wij|we)?.{0,40}(?:van u|betaling|bedrag)",
    r"\bbetaling van\b.{0,40}\b(?:ontvangen|verwerkt|bijgeschreven|binnen)",
    r"\b(?:ontvingen|ontvangen) (?:wij|we) (?:\w+ ){0,3}(?:€|eur\b|\d)",
    r"\b(?:dank|bedankt) (?:u )?voor (?:uw|je) betaling",
    r"received (?:your )?payment",
    r"\b(?:u|je|jij) betaalde\b|\bdaar(?:van|op) (?:is|zijn|hebt u|heeft u|heb je|hebben wij)\b.{0,50}"
    r"(?:voldaan|betaald|ontvangen)",
    r"\b(?:transfer|payment) of\b.{0,40}\b(?:reached|arrived|came in|cleared|safely)",
    r"\bwe(?:'ve| have)? got (?:your )?(?:payment|transfer|money)",
    r"\b(?:betaling|overboeking|overschrijving|storting) (?:van|ad|ter hoogte van)\b.{0,50}\b(?:is|"
    r"kwam|zijn) "
    r"(?:\w+ ){0,3}(?:binnen|aangekomen|ontvangen|bijgeschreven)",
    r"\b(?:ik|wij|we) (?:heb|hebben) (?!.{0,60}(?:bezwaar|brief|klacht|bericht|mail|formulier|verzoek|"
    r"reactie|"
    r"aanvraag|betwisting|opdracht)).{0,60}\bontvangen\b",
    r"payment of\b.{0,40}\breceived",
    r"(?:u|jij|je) (?:hebt|heeft) .{0,60}(?:betaald|voldaan)",
    r"behoudens (?:een |uw )?(?:betaling|ontvangst)",
    r"is (?:betaald|voldaan|ontvangen)\b",
    r"\b(?:daarop|hierop|daarvan|hiervan|waarvan|waarop|inmiddels|reeds) (?:\w+ )?(?:is|zijn|werd|heb\w*|"
    r"heeft)\b"
    r".{0,50}\b(?:ontvangen|betaald|voldaan|bijgeschreven|afgelost)\b",
    r"\b\w*(?:bedrag|som|schuld|vordering|totaal) van (?:€|eur)? ?[\d.,]+-? (?:is |(?:\w+ )?)?(?:voldaan|"
    r"betaald|"
    r"ontvangen|afgelost|bijgeschreven)\b",
    r"thank you for your payment|bedankt voor uw betaling|dank voor uw betaling|(?:is|was) paid\b|"
    r"has been paid",
    r"afgelost\b",
    r"ingehouden\b",
    r"bijgeschreven op onze",
    r"\b(?:heeft|hebben|hebt|heb)\b.{0,90}\b(?:overgemaakt|overgeboekt|gestort|bijgeschreven)\b",
    r"\b(?:heb|hebt|heeft) (?:u|je|jij|jullie)\b.{0,60}\b(?:betaald|voldaan|afgelost)\b",
    r"\b(?:is|was|werd) (?:op \d{1,2} \w+ )?(?:\w+ ){0,2}(?:bijgeschreven|binnengekomen|overgemaakt)\b",
    r"\b(?:bedrag|betaling|overboeking)\b.{0,40}\bstaat op (?:onze|mijn) rekening",
    r"\b(?:dank|bedankt|thanks)\b.{0,30}\b(?:voor|for) (?:het overmaken|de overboeking|de betaling|paying|"
    r"the transfer)",
    r"payment of\b.{0,40}\b(?:came|went) through",
    r"\bkregen (?:wij|we|ik) (?:\w+ ){0,3}(?:€|eur\b|\d)",
)


# A payment of which the words around it say that it did not come, so that the amount is owed.
UNPAID: Final = _words(
    r"\b(?:niet|geen|nooit|nimmer)\b.{0,50}\b(?:ontvangen|betaald|voldaan|binnen(?:gekomen)?|betaling|"
    r"bijgeschreven|gezien|gekregen|gehad|overgemaakt|terugontvangen|terugbetaald|afgeschreven)\b",
    r"\b(?:not|never|no)\b.{0,40}\b(?:received|paid|payment|settled|reached|arrived)\b",
    r"\bonbetaald|\bunpaid\b|\bachterstallig",
    r"\b(?:ontvingen|ontvangen|zagen|kregen) (?:wij|we|ik)\b.{0,80}\b(?:niet|nooit)\b",
    r"\b(?:missen|mist|mis|wachten|wacht) (?:wij|we|ik)?.{0,30}\b(?:betaling|bedrag)\b",
)
# Where a sentence turns, so that what stands before says nothing of what stands behind.
TURN: Final = re.compile(r"\b(?:maar|doch|echter|alleen|zodat|waardoor|waarna|but|however)\b|;")
# A payment that is awaited, not one that was received.
AWAITED: Final = _words(
    r"\bgraag (?:ontvang|ontvangen|zien|zie) (?:wij|we|ik)\b|\b(?:ontvangen|ontvang) (?:wij|we|ik) graag\b",
    r"\b(?:zien|zie|verwachten|verwacht|ontvangen|ontvang) (?:wij|we|ik) (?:nog |dan |thans |alsnog "
    r")*graag\b|"
    r"\b(?:wij|we|ik) (?:zien|zie|ontvangen|ontvang) (?:nog |dan |alsnog )*graag\b",
    r"\b(?:betaling|bedrag|overboeking|storting|overschrijving)\b.{0,80}\btegemoet\b",
    r"\b(?:zien|zie|verwachten|verwacht|ontvangen|ontvang) (?:wij |we |ik )?(?:graag )?(?:uw |je |de )?"
    r"(?:volledige )?betaling\b.{0,120}\b(?:tegemoet|graag|voor|uiterlijk|binnen)\b",
    r"\b(?:uw|je|de) betaling\b.{0,80}\b(?:graag|spoedig|uiterlijk)\b.{0,60}\btegemoet",
    r"\bbetaling\b.{0,60}\b(?:dient|moet|hoort|behoort)\b.{0,90}\b(?:te (?:zijn )?(?:ontvangen|geschieden|"
    r"worden|staan)|"
    r"zijn ontvangen|binnen zijn|ontvangen zijn|plaats ?te? ?vinden)\b",
    r"\b(?:look forward to|expect|await)(?:ing)? (?:receiving )?your payment",
)


REFUND_SENTENCE: Final = _words(
    r"\b(?:saldo|bedrag|verschil) in (?:uw|je) voordeel|\bcredit balance\b|\bin (?:your )?credit\b",
    r"\b(?:wij|we) (?:storten|betalen|boeken)\b.{0,60}\b(?:op|naar) (?:uw|je) (?:bank)?rekening\b|"
    r"\bop (?:uw|je) (?:bank)?rekening gestort\b",
    r"\b(?:maken|maak|boeken|boek|storten|stort|betalen|betaal|schrijven) (?:wij|we|ik)\b.{0,60}\b(?:naar|"
    r"aan|op) (?:u|je|jou|"
    r"(?:uw|je) (?:eigen |bank)?rekening)\b|\b(?:wij|we|ik) (?:maken|maak|boeken|boek|storten|stort|"
    r"betalen|betaal)\b.{0,60}\b"
    r"(?:naar|aan) (?:u|je|jou)\b(?! te)|"
    r"\b(?:(?:wij|we|ik) (?:hebben|heb)|(?:hebben|heb) (?:wij|we|ik))\b(?!.{0,60}\bincasso).{0,70}\b"
    r"terug(?:gestort|betaald|geboekt|overgemaakt|gegeven)|"
    r"\b(?:is|zijn|werd|wordt|hebben|heb|heeft)\b.{0,70}\baan (?:u|je) (?:terug(?:gestort|betaald|geboekt|"
    r"gegeven)|"
    r"uitbetaald|overgemaakt|uitgekeerd)|\bnaar (?:u|je) overgemaakt|"
    r"\brecht op (?:een |de )?(?:teruggave|terugbetaling|terugstorting|restitutie|vergoeding|nabetaling|"
    r"uitkering van)\b|"
    r"\bin (?:uw|je) voordeel\b|\b(?:nabetaling|teruggave|terugbetaling|restitutie|uitbetaling|vergoeding|"
    r"tegoed)\b.{0,70}\b"
    r"(?:op|naar) (?:uw|je) (?:bank)?rekening\b",
    r"\b(?:u|je|jij) (?:krijgt|ontvangt)\b.{0,60}\b(?:terug|retour|van ons|uitbetaald|op uw rekening)",
    r"(?:wij|we) (?:betalen|storten|maken|boeken)\b.{0,60}\b(?:terug|uit|over (?:op|naar) (?:uw|je))",
    r"\b(?:betalen|storten|maken|boeken) (?:wij|we)\b.{0,60}\b(?:terug|uit|over (?:op|naar) (?:uw|je)|"
    r"aan (?:u|je)\b)",
    r"\bterug(?:betalen|storten|betaald|gestort) (?:aan u|op uw)",
    r"you (?:will )?(?:receive|get)\b.{0,40}(?:back|refund)",
    r"we (?:will )?(?:refund|pay you|transfer .{0,30}to your)",
    r"te ?veel (?:\w+ )?betaald",
    r"\btegoed\b.{0,60}\b(?:storten|betalen|maken|boeken) (?:wij|we)\b",
    r"\b(?:storten|betalen|boeken) (?:wij|we) .{0,40}\btegoed\b",
    r"overgemaakt (?:op|naar) uw",
    r"wordt (?:aan u )?(?:uitbetaald|terugbetaald|teruggestort)",
)
# What was paid out too much and is asked back.
RECLAIMED: Final = re.compile(
    r"\b(?:wilt|wil|kunt|kun|dient|moet|gelieve|graag|verzoeken?|vragen)\b.{0,80}\bterug ?(?:te )?"
    r"(?:stort|boek|betal|geven|maken|overmaken)|"
    r"\b(?:vorder|eis)(?:en|t)?\b.{0,140}\bterug\b|\bterug ?(?:te )?vorder|\bclaim(?:ing)? back\b|"
    r"\b(?:u|je|gij) (?:moet|dient|hoort|behoort|zult|betaalt|"
    r"betaal)\b.{0,140}\bterug ?(?:te )?(?:betalen)?\b|"
    r"\b(?:moet|dient|betaalt|betaal) (?:u|je)\b.{0,140}\bterug ?(?:te )?(?:betalen)?\b|"
    r"\byou (?:must|have to|need to|should) (?:repay|pay back|return)\b"
)
# "U moet dan in totaal € X betalen", just after a sentence that says in which case.
PAYS_TO_PREVENT: Final = re.compile(
    r"^\W*(?:betaalt|voldoet|maakt|stort) (?:u|gedaagde)\b|^\W*(?:u|gedaagde) (?:kan|"
    r"kunt)\b.{0,60}\b(?:voorkomen|"
    r"afwenden|vermijden)\b|^\W*(?:om|teneinde) .{0,60}\b(?:te voorkomen|te vermijden)\b|^\W*if you pay\b"
)
# "Dat is € X": the amount of what the sentence before it named.
POINTS_BACK: Final = re.compile(
    r"^\W*(?:dat|dit|het|that|this|it)(?: (?:bedrag|saldo|totaal|amount))? "
    r"(?:is|wordt|bedraagt|komt (?:neer|uit) op|comes to|amounts to)(?: \w+)?\W+(?:€|eur)"
)
IN_THAT_CASE: Final = re.compile(
    r"^\s*(?:in dat geval\b|in that case\b|(?:u|je|wij|we|het|dit|de|you|the)(?: \w+){1,3} (?:dan|then)\b)"
)
# "Wilt u € X betalen?": a demand in few words.
SHORT_DEMAND: Final = re.compile(
    r"\W*(?:wilt|kunt|wil|kun|graag|gelieve|betaal|betaalt|maak|maakt|stort|voldoe|please|"
    r"kindly)\b.*\b(?:betalen|"
    r"over(?: ?maken| te maken)?|voldoen|storten|pay|transfer)\W*$"
)
# "Na verrekening van de borg betaalt u nog": what is asked, whatever it was reckoned with.
YOU_PAY: Final = re.compile(
    r"\b(?:betaalt|voldoet|bent|moet) (?:u|je)\b(?!.{0,60}\b(?:niet|geen)\b)[^.?!]{0,70}$"
)
