"""What a letter says when nothing is left to pay: paid, remitted, withdrawn or closed; on folded text."""

from __future__ import annotations

import re
from typing import Final

_BILL: Final = (
    r"(?:[a-z]*(?:factuur|facturen|nota'?s?|aanslag(?:en)?|boetes?|vordering(?:en)?|beschikking(?:en)?|"
    r"rekening|schuld(?:en)?|"
    r"sommatie|aanmaning|dwangbevel|heffing|naheffing|bedrag|achterstand|kosten|claim|terugvordering|"
    r"invoice|bill|fine|debt|"
    r"balance))"
)
_PAY: Final = (
    r"(?:(?:bij |terug |na )?te (?:betalen|voldoen|vergoeden|storten)|over te (?:maken|boeken)|(?:bij|na|"
    r"terug) ?te ?betalen|"
    r"af te (?:lossen|rekenen)|aan te zuiveren)"
)
_ALL: Final = r"(?:alles|alle \w+|(?:de|het|uw|je|deze|dit) (?:hele|gehele|volledige|totale) \w+)"
SETTLES: Final = re.compile(
    # Nothing has to be paid any more.
    rf"\b(?:hoeft|hoeven|hoef|behoeft)\b(?! (?:u |je )?zelf)[^.;]{{0,60}}\b(?:niets|niet|"
    rf"geen [a-z]+)\b(?: \w+){{0,2}}? meer\b"
    rf"[^.;]{{0,30}}\b{_PAY}|"
    rf"\b(?:hoeft|hoeven|hoef|behoeft)\b(?! (?:u |je )?zelf)(?: u| je)? (?:de|het|deze|dit|uw|je|"
    rf"die) [^.;€]{{0,40}}"
    rf"(?:(?:€|eur) ?[\d.,-]+ )?(?:\w+ ){{0,3}}?(?:dus |daarom |dan ook |hiervan )?niet (?:meer )?{_PAY}|"
    r"\b(?:bent|ben|is|zijn)\b[^.;]{0,40}\b(?:niets|geen bedrag|"
    r"geen \w+)\b(?: \w+){0,2} meer\b[^.;]{0,20}\b(?:ver)?schuldig|"
    r"\bniets meer\b[^.;]{0,30}\b(?:verschuldigd|schuldig|open|te betalen|te voldoen|openstaan|openstaat)|"
    r"\bgeen (?:openstaande )?schuld(?:en)? meer\b|"
    # Remitted.
    rf"\b(?:scheld|schelden|scheldt)\b[^.;]{{0,90}}\bkwijt\b|\b{_BILL}\b[^.;]{{0,60}}\bkwijtgescholden\b|"
    r"\b(?:krijgt|krijg|ontvangt|verlenen|verleen|kennen|ken|hebben|heb|is|wordt|wijzen|"
    r"wijs)\b(?![^.;]{0,60}\b(?:geen|niet)\b)"
    r"[^.;]{0,70}\bkwijtschelding\b(?! (?:aan|kunt|kan|moet|is niet|wordt niet))(?!.{0,40}\b(?:aanvra|"
    r"vragen|verzoek|doen))|"
    r"\bkwijtschelding\b[^.;]{0,60}\b(?:is|wordt|hebben wij|heb ik)\b (?:\w+ ){0,2}(?:toegewezen|"
    r"toegekend|verleend|gehonoreerd|"
    r"ingewilligd|goedgekeurd)|"
    # Withdrawn, or taken back by a credit.
    rf"\b(?:trek|trekken|trekt)\b[^.;]{{0,30}}\b{_BILL}\b[^.;]{{0,60}}\bin\b(?! mindering)|"
    rf"\b{_BILL}\b[^.;]{{0,60}}\b(?:is|zijn|wordt|worden|hebben|heb|heeft|"
    rf"komt)\b[^.;]{{0,40}}\b(?:ingetrokken|herroepen|"
    r"vernietigd|geannuleerd|geschrapt|volledig gecrediteerd|geheel gecrediteerd|te vervallen|"
    r"komen te vervallen)\b|"
    rf"\b{_BILL}\b(?: van (?:€|eur) ?[\d.,-]+)?(?: \d[\w./-]*)? (?:is (?:hiermee |daarmee )?vervallen\b|"
    rf"vervalt\b"
    r"(?! (?:op|per|\w+dag|\d|over|binnen|pas|na)\b))|"
    rf"\b(?:vernietig|annuleer|annuleren|vernietigen|schrappen|schrap)\b (?:ik|wij|"
    rf"we)\b[^.;]{{0,40}}\b{_BILL}|"
    # All was paid.
    rf"\b(?:u|je|jij|jullie) (?:hebt|heeft|heb|hebben)\b[^.;]{{0,30}}\b{_ALL}(?: \w+){{0,3}} (?:betaald|"
    rf"voldaan|afgelost)\b|"
    rf"\b{_ALL} (?:is|zijn)\b(?: \w+){{0,3}} (?:betaald|voldaan|afgelost|vereffend|in orde)\b|"
    rf"\b{_BILL} (?:is|zijn)\b(?: (?!niet\b|nog\b|nooit\b)\w+){{0,3}} (?:volledig|geheel|helemaal|"
    rf"in zijn geheel) "
    r"(?:betaald|voldaan|afgelost|vereffend)\b|"
    r"\b(?:saldo|stand|schuld|vordering|restant|bedrag)\b[^.;€]{0,40}\b(?:is|bedraagt|"
    r"staat(?: \w+)? op)\b[^.;€]{0,20}"
    r"\b(?:nul|nihil)\b|"
    # The file is closed, and no more comes of it.
    r"\b(?:sluit|sluiten|beeindig|beeindigen) (?:ik|wij|we)\b[^.;]{0,40}\b(?:dossier|zaak|incasso\w*)\b|"
    r"\b(?:ik|wij|we) (?:sluit|sluiten|hebben|heb|beschouw|beschouwen)\b[^.;]{0,50}\b(?:dossier|"
    r"zaak)\b(?! (?:aan|over|in handen))"
    r"(?![^.;]{0,40}\b(?:overgedragen|overdragen|ontvangen|in behandeling))[^.;]{0,30}?"
    r"(?:\b(?:gesloten|afgesloten|afgerond|afgedaan|beeindigd)\b|(?<=sluiten het dossier)|"
    r"(?<=sluiten hiermee ons dossier)|"
    r"(?<=sluiten ons dossier)|(?<=sluiten uw dossier)|(?<=sluiten dit dossier))|"
    r"\b(?:hiermee|daarmee|nu|dan ook) (?:is|beschouwen wij|beschouw ik) (?:de|deze|uw|het|dit) (?:zaak|"
    r"dossier|kwestie)\b[^.;]{0,20}"
    r"\b(?:afgedaan|gesloten|afgesloten|afgerond|uit de wereld|klaar|geregeld)|"
    r"\b(?:zie|zien|ziet) (?:\w+ ){0,4}?(?:ik |wij |we )?(?:\w+ ){0,3}?af van (?:\w+ ){0,3}(?:invordering|"
    r"incasso|inning|vordering|betaling|"
    r"terugvordering)|"
    r"\baccount\b[^.;]{0,20}\b(?:is|has been)\b[^.;]{0,12}\b(?:clear|cleared|settled|paid in full|"
    r"up to date)\b|"
    r"\b(?:nothing|no (?:further|more) (?:amount|payment|money)s?)\b[^.;]{0,30}\b(?:to pay|due|owed|owing|"
    r"outstanding|required)\b|"
    r"\byou (?:no longer|do not) owe\b|\b(?:fine|invoice|claim|debt)\b[^.;]{0,30}\b(?:has been|"
    r"is) (?:withdrawn|cancelled|waived|"
    r"written off)\b"
)
# Of what holds only in a case, for a while, or since it is collected by debit.
SETTLES_ONLY_IF: Final = re.compile(
    r"^\W*(?:dan|in dat geval|bij|na|pas|then|in that case)\b|"
    r"\b(?:als|indien|wanneer|zodra|mocht|zolang|tenzij|nadat|totdat|tot(?= u)|mits|voordat|zonder|anders|"
    r"if|once|when|unless|until|"
    r"after|kunt|kan|kunnen|could|can|may|wilt|wil|vraag|vragen|verzoek(?:t|en)?(?= u)|automatisch|"
    r"afgeschreven|geincasseerd|"
    r"afschrijven|incasseren|voorlopig|vooralsnog|niet akkoord|afgewezen|geen kwijtschelding|deels|"
    r"gedeeltelijk|rest)\b|\?\s*$"
)
