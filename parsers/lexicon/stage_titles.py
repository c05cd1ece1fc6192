"""What words in the title of a letter tell of the step it is in; matched against folded text."""

from __future__ import annotations

import re
from typing import Final

from parsers.facts import Stage

TITLE: Final[tuple[tuple[Stage, float, re.Pattern[str]], ...]] = (
    (
        Stage.SETTLED,
        9.0,
        re.compile(
            r"kwijtschelding.{0,40}(?:toegekend|verleend|toegewezen|gehonoreerd)|(?:toegekend|verleend|"
            r"toegewezen).{0,30}kwijtschelding|toekenning (?:van (?:uw )?)?kwijtschelding|"
            r"(?<!geen )(?<!niet )\bbetaling .{0,40}(?:ontvangen|verwerkt|binnen)\b(?<!niet ontvangen)|"
            r"ontvangst ?bevestiging.{0,20}betaling|(?:ontvangst|bevestiging) (?:van )?(?:uw |je |"
            r"de )?betaling|dossier (?:is )?(?:gesloten|afgesloten)|sluiting (?:van )?(?:uw |"
            r"het )?dossier|afsluiting (?:van )?(?:uw |het |ons )?dossier|closure of|file closed|"
            r"closed (?:file|case)|confirmation of (?:your )?payment|payment (?:received|confirmed)|"
            r"received your payment|(?:account|invoice|debt|balance) is (?:now )?(?:settled|cleared)|"
            r"bedankt voor (?:uw|je) betaling|dank voor (?:uw|je) betaling|"
            r"thank you for (?:your )?payment|vordering (?:is )?(?:voldaan|ingetrokken|vervallen|betaald)|"
            r"(?:factuur|boete|beschikking|aanslag|nota) (?:is )?(?:betaald|ingetrokken|vervallen|"
            r"vernietigd|voldaan)|intrekking (?:van )?(?:de |uw )?(?:boete|vordering|beschikking|"
            r"\w*aanslag|factuur|sommatie)|volledig (?:betaald|voldaan|afgelost)|paid in full|"
            r"finale kwijting|schuld (?:is )?(?:afgelost|voldaan)|afgelost$|vernietiging (?:van )?(?:de |"
            r"uw )?(?:boete|aanslag|beschikking)|remission granted"
        ),
    ),
    (
        Stage.PAYMENT_PLAN,
        8.0,
        re.compile(
            r"regeling in der minne|minnelijke (?:regeling|schikking)|\bschikking\b|"
            r"vaststellingsovereenkomst|"
            r"betalings?regeling|betaalregeling|betalings?afspraak|betaalafspraak|afbetalings?regeling|"
            r"aflossings?regeling|payment (?:plan|arrangement|agreement)|instal?ment (?:plan|agreement|"
            r"arrangement)|gespreid(?:e)? betal|betaling in (?:termijnen|delen)|betalen in (?:termijnen|"
            r"delen)|uw regeling\b|^\W*(?:de )?regeling\b(?! wanbetalers)|je regeling\b|"
            r"regeling (?:is )?(?:niet (?:nagekomen|nageleefd|gehouden|betaald)|akkoord|vervallen|beeindigd|"
            r"gestopt|stopgezet|goedgekeurd|bevestigd)|"
            r"(?:einde|beeindiging|vervallen|intrekking|stopzetting) (?:van )?(?:de |uw |je )?regeling"
        ),
    ),
    (
        Stage.ENFORCEMENT,
        8.0,
        re.compile(
            r"beslag(?:legging)?\b|derdenbeslag|loonbeslag|bankbeslag|ontruim|aanzegging ontruiming|"
            r"afsluit|afsluiting|gijzeling|executie(?!kosten)|executoriale|kennisgeving (?:van )?verhaal|"
            r"verhaal (?:op|zonder)|openbare verkoop|\bveiling|overbetekening|leveringsstop|"
            r"\b(?:stop|stopt|stoppen|beeindig\w*|onderbre[ek]\w*|staken)\b.{0,30}\blever(?:ing|en)\b|"
            r"stopzetting (?:van )?(?:de )?(?:levering|stroom|gas|water|energie)|"
            r"onderbreking (?:van )?(?:de )?levering|disconnection|eviction|attachment of|seizure|"
            r"inhouding op uw|buitengebruikstelling|inneming rijbewijs|wij sluiten .{0,50}\baf\b|(?:wordt|"
            r"worden) .{0,40}afgesloten"
        ),
    ),
    (
        Stage.JUDGMENT,
        8.0,
        re.compile(
            r"\bvonnis\b|verstekvonnis|\bdwangbevel\b|betekening|in naam (?:van de|des) konings?|"
            r"\bgrosse\b|beschikking van de kantonrechter|judge?ment|court order|writ of execution|"
            r"hernieuwd bevel|bevel tot betaling|exploot van bevel"
        ),
    ),
    (
        Stage.COURT,
        8.0,
        re.compile(
            r"\bdagvaarding\b|verzoekschrift|oproep(?:ing)? (?:voor )?(?:de )?(?:zitting|rechtbank|"
            r"kantonrechter)|\bsummons\b|writ of summons|rolzitting|\boproeping\b|gedagvaard"
        ),
    ),
    (
        Stage.TRANSFER,
        8.0,
        re.compile(
            r"\bcessie\b|overdracht (?:van .{0,30} )?aan (?:een |ons |het |onze )?\w*(?:incasso|deurwaarder)|"
            r"overdracht (?:van )?(?:uw |de |een |onze )?(?:vordering|schuld|lening|contract|"
            r"krediet|dossier)|"
            r"(?:vordering|schuld|rekening|factuur|openstaand \w+) (?:is |wordt |zijn )?"
            r"(?:overgedragen|verkocht|overgenomen)(?!.{0,30}(?:incasso|deurwaarder))|"
            r"overname (?:van )?(?:uw |de )?(?:vordering|schuld|krediet)|(?:nieuwe|andere) (?:schuldeiser|"
            r"eigenaar (?:van|voor) (?:uw|je))|assignment (?:of)?|transfer of (?:your )?(?:claim|debt|"
            r"account)|"
            r"mededeling van (?:cessie|overdracht)|schuldeiserswissel|sold your debt"
        ),
    ),
    (
        Stage.FINAL_NOTICE,
        7.0,
        re.compile(
            r"\b(?:laatste|eerste|tweede|derde|2e|1e|3e|2de)? ?aanmaning\b|"
            r"laatste (?:betalings ?)?herinnering|laatste (?:waarschuwing|kans|mogelijkheid|bericht|"
            r"verzoek|oproep)|ingebrekestelling|in gebreke|\bopeis(?:ing|en|baar)|\beisen? .{0,70}\bop\b|"
            r"final (?:notice|demand|reminder|warning)|last (?:reminder|notice|warning)|notice of default|"
            r"veertiendagenbrief|14[- ]dagen ?brief|wik-?brief|letter of formal notice|formal notice|"
            r"opzegging (?:van )?(?:uw |het )?(?:krediet|lening|overeenkomst)|zonder extra kosten|"
            r"notice before|laatste termijn om|"
            r"vooraankondiging(?! (?:van )?(?:de |uw |je )?(?:automatische |machtiging |"
            r"sepa[ -]?)?(?:incasso|afschrijving|"
            r"inning|machtiging|debit)| afschr)"
        ),
    ),
    (
        Stage.COLLECTION,
        7.0,
        re.compile(
            r"(?:kans|waarschuwing|mogelijkheid|gelegenheid) (?:voor|om) .{0,30}(?:dagvaard|"
            r"gerechtelijk|procedure)|"
            r"\bsommatie|sommeer|incasso(?:opdracht|dossier|procedure|traject|brief)\b|ter incasso|"
            r"demand for payment|letter of demand|collection (?:notice|letter|demand)|debt collection|"
            r"uit handen gegeven|overdracht aan (?:incasso|deurwaarder)|aankondiging dagvaarding|"
            r"conceptdagvaarding|gerechtelijke procedure|vordering van (?!de belasting)"
        ),
    ),
    (
        Stage.REMINDER,
        6.0,
        re.compile(
            r"\b(?:2e|tweede|2de|herhaalde?|nogmaals|hernieuwd|second|2nd) (?:betalings?)?(?:verzoek|"
            r"request)\b|"
            r"herinnering|\bmissen (?:wij|we)?.{0,20}(?:\bbetaling|\bnog\b)|ontschoten|geheugensteun|"
            r"vergeet (?:je|uw|u) .{0,20}betaling|niet vergeten|nog \d+ dagen om|\breminder\b|"
            r"niet (?:gelukt|geslaagd)|mislukt|gestorneerd|stornering|storno|(?:nog )?niet (?:betaald|"
            r"ontvangen|voldaan)|staat nog open|nog open\b|overdue|unpaid|not (?:yet )?(?:been )?paid|"
            r"failed|geweigerd|teruggeboekt|betalingsachterstand|betaalachterstand|vergeten\b|"
            r"\b(?:sta(?:at)?) (?:\w+ ){0,4}rood\b|\bin de min\b|"
            r"niet kunnen (?:afschrijven|incasseren)|outstanding|openstaande? (?:factuur|nota|bedrag|"
            r"post)|"
            r"kon(?:den)? niet worden (?:geincasseerd|afgeschreven)|achterstand|achterstallig"
        ),
    ),
    (
        Stage.REMINDER,
        3.0,
        re.compile(
            r"rood ?stand|\b(?:staat|bent|sta|staan) (?:\w+ ){0,4}rood\b|betaalrekening staat rood|"
            r"\boverdrawn\b"
        ),
    ),
    (
        Stage.INVOICE,
        5.0,
        re.compile(
            r"\bfactuur|\bnota\b|\b(?:jaar|eind|slot|termijn|maand)nota\b|\baanslag|\bbeschikking|"
            r"afrekening|\binvoice\b|\brekening\b(?!-)|contributie|betaalverzoek|betalingsverzoek|"
            r"verzoek (?:tot|om) (?:\w+ )?betaling|"
            r"terugvordering|terug ?(?:te )?betalen|\bboete|\bbill\b|settlement|acceptgiro|maandoverzicht|"
            r"rekeningoverzicht|overzicht|statement|premie|eigen bijdrage|eigen risico|naheffing|huurnota|"
            r"lesgeld|collegegeld|besluit|u betaalt|u moet .{0,20}betalen|verkeersboete|strafbeschikking|"
            r"bestelling|specificatie|heffing|leges|inning|kosten(?:nota)?"
        ),
    ),
)
