"""What sentences state of a payment: that it did not come, that it came, that a debit failed, that the reader
is in default. Only what is stated counts, and not what would follow in a case that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.letter_text import LetterText

_MONEY: Final = (
    r"(?:\b[a-z]*(?:betaling(?:en)?|bedrag(?:en)?|contributie|huur|premies?|factu(?:ur|ren)|nota'?s?|"
    r"rekening(?:en)?|"
    r"termijn(?:en)?|bijdrages?|geld|overboeking|overschrijving|storting|tegoed|declaratie|aanslag|boete|"
    r"heffing|"
    r"lidmaatschap|abonnement|aflossing|kosten|voorschot|som|payments?|invoices?|bills?|fees?|rent|"
    r"premium|money|"
    r"instal?ments?|subscription|dues|amount|contribution)\b|(?:€|\beur) ?\d|\d euro\b|\bniets\b|\bnothing\b)"
)
_COME: Final = (
    r"\b(?:binnen(?:gekomen)?|ontvangen|ontvingen|betaald|voldaan|bijgeschreven|gezien|teruggezien|"
    r"teruggevonden|"
    r"overgemaakt|overgeboekt|gekomen|verwerkt|aangetroffen|aangekomen|afgerekend|gekregen|gestort|"
    r"bij ?staat|"
    r"received|paid|settled|arrived|come in|reached|seen|cleared)\b"
)
_NOT: Final = r"\b(?:niet|geen|nooit|niets|nimmer|not|never|no|nothing|hasn't|haven't|isn't)\b"
_UNPAID: Final = re.compile(
    rf"{_MONEY}[^.;?]{{0,80}}{_NOT}[^.;?]{{0,50}}{_COME}|"
    rf"{_NOT}[^.;?]{{0,40}}{_MONEY}[^.;?]{{0,60}}{_COME}|"
    rf"\b(?:ontvingen|zagen|kregen|vonden) (?:wij|we|ik)\b[^.;?]{{0,60}}{_NOT}|"
    rf"\bmis(?:sen)? (?:ik|wij|we)\b[^.;?]{{0,60}}{_MONEY}|\b(?:ik|wij|"
    rf"we) mis(?:sen)?\b[^.;?]{{0,40}}{_MONEY}|"
    rf"\b(?:ik|wij|we) (?:nog )?(?:wacht(?:en)?|are (?:still )?(?:waiting|missing))\b[^.;?]{{0,20}}\b(?:op|"
    rf"for)\b"
    rf"[^.;?]{{0,30}}{_MONEY}|\bwacht(?:en)? (?:ik|wij|we) (?:nog )?op\b[^.;?]{{0,30}}{_MONEY}|"
    r"\bstaa[nt]\b(?![^.;?]{0,70}\bopen voor\b)[^.;?]{0,70}\bopen\b|\bopen ?staa[nt]\b|"
    r"\bhad(?:den)?\b[^.;?]{0,80}\b(?:betaald|voldaan|ontvangen|overgemaakt|binnen|"
    r"bijgeschreven)\b[^.;?]{0,20}\b(?:moeten|horen)\b|"
    r"\bhad(?:den)?\b[^.;?]{0,80}\bmoeten (?:betalen|voldoen|overmaken|ontvangen|zijn (?:betaald|voldaan|"
    r"ontvangen))|"
    r"\b(?:betaaldatum|vervaldatum|vervaldag|betaaltermijn|betalingstermijn|termijn)\b[^.;?]{0,40}"
    r"\b(?:verstreken|voorbij|verlopen|overschreden|gepasseerd)\b|"
    r"\b(?:is|are|was|were|remains?) (?:\w+ ){0,2}(?:overdue|unpaid|past due|outstanding)\b"
)
_POINTS_UNPAID: Final = re.compile(
    rf"^\W*(?:die|deze|dat|dit|het|ze|it|this)\b[^.;?]{{0,60}}{_NOT}[^.;?]{{0,30}}{_COME}"
)
_FORGOTTEN: Final = re.compile(
    r"\b(?:vergeten|ontschoten|ontgaan|erbij ingeschoten|aan (?:uw|je|jouw|de) aandacht ontsnapt|"
    r"over het hoofd gezien|aan (?:uw|je) aandacht ontsnapt|forgotten|overlooked|slipped (?:your|through))\b"
)
_NOT_FORGOTTEN: Final = re.compile(r"\b(?:niet|niets|nooit|not|never|vergeet)\b[^.?]{0,20}$")
_MONEY_WORD: Final = re.compile(_MONEY)
# "Geen vergoeding ontvangen", of an insurer: something else than money of the reader did not come.
_OTHER_THING: Final = re.compile(
    r"\b(?:geen|no) (?!(?:[\w()]+ )?[a-z]*(?:betaling|geld|bedrag|bijdrage|contributie|huur|premie|"
    r"overboeking|"
    r"storting|termijn|payment|money)(?:en|s)?\b)(?:[\w()]+ ){1,2}(?:ontvangen|gezien|gekregen|"
    r"binnengekomen|received)"
)
# Of another matter than the money: papers, answers, permission.
_PAPERS: Final = re.compile(
    r"\b(?:machtiging|formulier|reactie|antwoord|bericht|stukken|bewijs\w*|gegevens|handtekening|aanvraag|"
    r"documenten|"
    r"verklaring|opzegging|brief|e-?mail|bezwaar\w*|klacht|verzoek|aanmelding|inschrijving|wijziging|"
    r"bestelling|retour\w*|"
    r"melding|vraag|voorstel|form|reply|answer|documents|letter|request|order|cancellation)\b"
)

# What an insurer or another body did not pay, and not the reader.
_OF_OTHERS: Final = re.compile(r"\bvergoed\w*|\w*verzekeraar|\bsubsidie|\breimburse\w*")

_DEBIT: Final = (
    r"(?:\b[a-z]*(?:incass\w*|geincass\w*)|\baf ?(?:te )?schrij\w*|\bafgeschreven|\baf ?(?:te )?boek\w*|"
    r"\bafgeboekt|"
    r"\bgeind\b|\bte innen\b|\bdirect debit|\bdebit\w*|\bvan (?:uw|je|"
    r"jouw) (?:\w*rekening) (?:te )?(?:halen|innen)|"
    r"\bautomatische (?:betaling|overschrijving))"
)
_FAILED: Final = (
    r"(?:\bniet (?:gelukt|geslaagd|mogelijk|doorgegaan|uitgevoerd|verwerkt|geaccepteerd)|"
    r"\blukte (?:\w+ ){0,3}niet|"
    r"\bniet lukte|\bmislukte?\b|\bgeweigerd|\bweigerde|\bgestorneerd|\bstornering|"
    r"\bterug ?(?:geboekt|gedraaid|gekomen|gestuurd|gehaald|gegeven)|\bgaf\b[^.;?]{0,50}\bterug\b|"
    r"\bkon(?:den)? (?:\S+ ){0,12}niet|\bniet (?:worden|kunnen|konden|kon)\b|\bvergeefs|\btevergeefs|"
    r"\bzonder succes|"
    r"\b(?:onvoldoende|te weinig|ontoereikend|niet genoeg) (?:saldo|geld|dekking)?|"
    r"\b(?:saldo|dekking)\W+(?:\w+ ){0,3}(?:ontoereikend|onvoldoende|te laag|niet toereikend)|"
    r"\bfailed|\brefused|\breturned|\bbounced|\bdeclined|\brejected|"
    r"\bwent wrong|\bwas not possible|\bcould not|"
    r"\bunsuccessful)"
)
_DEBIT_FAILED: Final = re.compile(
    rf"{_DEBIT}[^.;?]{{0,110}}{_FAILED}|{_FAILED}[^.;?]{{0,110}}{_DEBIT}|\bstornering\b|\bgestorneerd\b|"
    r"\bteruggeboekt\b"
)
_TRIED: Final = re.compile(
    rf"(?:\bwilden?\b|\bprobeer\w*|\bgeprobeerd|\bzouden\b|\btried\b|\battempted\b|"
    rf"\bpogingen?\b)[^.?]*{_DEBIT}|"
    rf"{_DEBIT}[^.?]*(?:\bwilden?\b|\bprobeer\w*|\bgeprobeerd)"
)
_SHORT: Final = 110
_FAILED_SO: Final = re.compile(
    rf"^\W*(?:(?:maar|helaas|dat|dit|het|die|deze|this|that|it|unfortunately|de bank|uw bank|"
    rf"je bank)\b)[^?]*{_FAILED}"
)
_TITLE_FAILED: Final = re.compile(
    rf"{_DEBIT}.{{0,80}}{_FAILED}|{_FAILED}.{{0,80}}{_DEBIT}|stornering|gestorneerd|teruggeboekt"
)

_IN_DEFAULT: Final = re.compile(
    r"\bstel(?:len|t)?\b(?:(?! niet\b)[^.]){0,60}\bin gebreke\b|\bin gebreke gesteld\b|"
    r"\b(?:als|is|geldt|betreft|formele?|een|deze) (?:\w+ )?ingebrekestelling\b|"
    r"\b(?:dit is|voor|is dit) (?:onze|de|uw|mijn|een|het) (?:aller)?laatste (?:keer|maal|kans|"
    r"gelegenheid|mogelijkheid|"
    r"oproep|verzoek|herinnering|aanmaning|waarschuwing|bericht|brief)|"
    r"\bvoor het laatst\b|\bnog een(?:maal| ?keer| ?maal| laatste keer)?\b[^.]{0,20}\b(?:gelegenheid|kans)\b|"
    r"\b(?:bent|verkeert) u (?:\w+ )?in verzuim\b|\bu (?:bent|verkeert) (?:\w+ ){0,3}in verzuim\b|"
    r"\bu alsnog in de gelegenheid\b|\bthis is (?:our|your|the|a) (?:final|last)\b|\bfor the last time\b|"
    r"\byou are (?:\w+ )?in default\b"
)

_PAID_IN: Final = (
    r"(?:\b[a-z]*(?:betaling(?:en)?|bedrag|contributie|huur|premies?|termijn|bijdrages?|geld|overboeking|"
    r"overschrijving|storting|aflossing|payments?|fees?|rent|premium|money|instal?ment)\b|(?:€|\beur) ?\d|"
    r"\d euro\b)"
)
_RECEIVED: Final = re.compile(
    rf"{_PAID_IN}[^.;?]{{0,70}}\b(?:is|zijn|staat|kwam|kwamen|was|hebben|heb|heeft|has|have)\b[^.;?]{{0,40}}"
    r"\b(?:binnen(?:gekomen)?|ontvangen|voldaan|betaald|bijgeschreven|overgemaakt|verwerkt|op onze rekening|"
    r"op mijn rekening|received|paid|come in|came through|arrived)\b|"
    r"\b(?:factuur|facturen|nota|rekening|aanslag|boete|schuld|vordering|invoice|bill|debt)\b[^.;?]{0,40}"
    r"\b(?:is|zijn|has been|was)\b[^.;?]{0,30}\b(?:voldaan|betaald|afgelost|paid|settled)\b|"
    rf"\b(?:hebben|heb|heeft) (?:wij|we|ik)?\b[^.;?]{{0,40}}{_PAID_IN}[^.;?]{{0,40}}\b(?:ontvangen|binnen)|"
    rf"\b(?:ontvingen|ontving|kregen|zagen|received|got) (?:wij|we|ik|your)?\b[^.;?]{{0,50}}{_PAID_IN}|"
    rf"\b(?:wij|we|ik) (?:ontvingen|ontving|kregen|"
    rf"hebben)\b[^.;?]{{0,50}}{_PAID_IN}[^.;?]{{0,40}}\bontvangen|"
    r"\b(?:dank|bedankt|thanks|thank you)\b[^.;?]{0,30}\b(?:voor|for)\b[^.;?]{0,30}"
    r"(?:betaling|overmak|overboek|storting|payment|paying|betalen)|"
    rf"\bontvangst van\b[^.;?]{{0,30}}{_PAID_IN}|"
    r"\bpayment\b[^.;?]{0,40}\b(?:came through|went through|received|arrived)\b"
)
_NEGATED: Final = re.compile(_NOT)

_REASON: Final = re.compile(r"\bals (?:reden|omschrijving|kenmerk|code|melding|oorzaak|extra)\b")
_CONDITION: Final = re.compile(
    r"\b(?:indien|wanneer|mocht(?:en)?|zodra|zolang|tenzij|if|unless|should|in case|once|pas na)\b|"
    r"\bals (?:u|je|jij|jullie|wij|we|ik|er|het|dit|dat|die|de|deze|uw|een|ze|niet|betaling|na|op|voor|"
    r"over|die)\b|"
    # Of everybody whom it may concern.
    r"\b(?:waarvan|waarbij|wie|degenen?|iedereen die|(?:leden|spelers|klanten|huurders|ouders) (?:die|"
    r"van wie))\b"
)
# "Hieronder ziet u wat er openstaat": a heading, of a first bill as well.
_HEADING: Final = re.compile(r"\b(?:wat|welke?|hoeveel|what|which)\b[^.;?]{0,60}$")
_POINT_INSIDE: Final = re.compile(r"(?<=nr)\.|(?<=\w)\.(?=\w)")
_VERB_FIRST: Final = re.compile(
    r"^\W*(?:is|zijn|was|heb|hebt|hebben|heeft|wordt|worden|ontvang\w*|betaal\w*|lukt|mislukt|komt|blijft|"
    r"krijg\w*|"
    r"zien|vindt|staat|had|kan|kunnen|gaat|bij (?:een|niet|te late|uitblijven|gebreke|elke)|zonder|na|"
    r"after|without|did|have|has)\b"
)


# "Daarmee is nog niet alles betaald", "er resteert nog": thanks for a part, and the rest is asked.
_REST_LEFT: Final = re.compile(
    r"\b(?:resteert|resteren|restant|restbedrag|restschuld|resterende?)\b|"
    r"\bnog niet (?:\w+ ){0,2}(?:volledig|geheel|helemaal|alles|afgelost|voldaan)\b|"
    r"\bnog (?:\w+ ){0,3}(?:open|over|te (?:betalen|voldoen))\b|"
    r"\b(?:remains?|remaining|still (?:due|outstanding|open|owed))\b"
)
_NONE_LEFT: Final = re.compile(r"\b(?:geen|niets|niet meer|no|nothing|nihil)\b")


AT_THE_METER: Final = re.compile(r"\bparkeer|\bvoertuig|\bkenteken|\bparking\b|\bticket\b")
"""What a driver did not pay is what such a bill is for."""


def says_unpaid(text: LetterText) -> bool:
    """Whether the letter states that its money did not come in, or was forgotten."""
    previous = ""
    for folded in _sentences(text):
        match = None if AT_THE_METER.search(folded) else _UNPAID.search(folded)
        points = _POINTS_UNPAID.match(folded) if _MONEY_WORD.search(previous) else None
        previous = folded
        forgotten = _FORGOTTEN.search(folded)
        if forgotten is not None and not _NOT_FORGOTTEN.search(folded[: forgotten.start()]):
            if not _CONDITION.search(folded[: forgotten.start()]):
                return True
            continue
        match = match or points
        if match is None or not is_stated(folded, match.end()):
            continue
        if _OTHER_THING.search(match.group()):
            continue
        if "open" in match.group() and _HEADING.search(folded[: match.end()]):
            continue
        if _OF_OTHERS.search(match.group()):
            continue
        if _PAPERS.search(match.group()) and not _MONEY_WORD.search(_PAPERS.sub("", match.group())):
            continue
        return True
    return False


def says_received(text: LetterText) -> bool:
    """Whether the letter states that money of the reader came in."""
    return any(
        (match := _RECEIVED.search(folded)) is not None
        and not _NEGATED.search(match.group())
        and not _PAPERS.search(match.group())
        and is_stated(folded, match.end())
        for folded in _sentences(text)
    )


def debit_failed(text: LetterText) -> bool:
    """Whether the letter tells that a direct debit failed."""
    title = text.title
    if any(_TITLE_FAILED.search(line) and is_stated(line, len(line)) for line in title.split(" \n ")):
        return True
    tried = False
    for folded in _sentences(text):
        match = _DEBIT_FAILED.search(folded)
        if match is not None and is_stated(folded, len(folded)):
            return True
        if tried and len(folded) < _SHORT and _FAILED_SO.match(folded) and is_stated(folded, len(folded)):
            return True
        tried = _TRIED.search(folded) is not None and _CONDITION.search(folded) is None
    return False


def puts_in_default(text: LetterText) -> bool:
    """Whether the letter puts the reader in default, or asks for the last time."""
    for folded in _sentences(text):
        match = _IN_DEFAULT.search(folded)
        if (
            match is not None
            and is_stated(folded, match.start())
            and not _TO_COME.search(folded[: match.start()])
        ):
            return True
    return False


_TO_COME: Final = re.compile(
    r"\b(?:krijgt|ontvangt|volgt|sturen|stuur|zal|zullen|kan|kunnen|kunt|kunnen|dan|will|may|anders|"
    r"voorkom\w*)\b"
)


def is_stated(folded: str, until: int) -> bool:
    """Whether a sentence says outright what stands before `until`: no question, condition or case."""
    if folded.endswith("?") or _VERB_FIRST.match(folded):
        return False
    return _CONDITION.search(_REASON.sub("", folded[:until])) is None


def _sentences(text: LetterText) -> Iterator[str]:
    for _, sentence in text.body:
        yield _POINT_INSIDE.sub("", sentence.folded)


def rest_left(text: LetterText) -> bool:
    """Whether the letter says that a part is paid and a rest is left."""
    return any(
        _REST_LEFT.search(sentence.folded) and not _NONE_LEFT.search(sentence.folded)
        for _, sentence in text.body
    )
