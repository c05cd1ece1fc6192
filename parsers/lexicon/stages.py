"""What words tell of the step a letter is in, where they stand in its title, and what they tell in its text.

All patterns are matched against folded text. Titles name the step outright; in running text only what is done
or stated
counts, since nearly every letter threatens with the next step.
"""

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
            r"received your payment|bedankt voor (?:uw|je) betaling|dank voor (?:uw|je) betaling|"
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
            r"betalings?regeling|betaalregeling|betalings?afspraak|betaalafspraak|afbetalings?regeling|"
            r"aflossings?regeling|payment (?:plan|arrangement|agreement)|instal?ment (?:plan|agreement|"
            r"arrangement)|gespreid(?:e)? betal|betaling in (?:termijnen|delen)|betalen in (?:termijnen|"
            r"delen)|uw regeling\b|^\W*(?:de )?regeling\b(?! wanbetalers)|je regeling\b|"
            r"regeling (?:is )?(?:akkoord|vervallen|beeindigd|gestopt|stopgezet|goedgekeurd|bevestigd)|"
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
            r"\bcessie\b|overdracht (?:van )?(?:uw |de |een |onze )?(?:vordering|schuld|lening|contract|"
            r"krediet|dossier)|"
            r"(?:vordering|schuld|rekening|factuur|openstaand \w+) (?:is |wordt |zijn )?"
            r"(?:overgedragen|verkocht|overgenomen)(?!.{0,30}(?:incasso|deurwaarder))|"
            r"overname (?:van )?(?:uw |de )?(?:vordering|schuld|krediet)|nieuwe (?:schuldeiser|"
            r"eigenaar van uw)|assignment (?:of)?|transfer of (?:your )?(?:claim|debt|account)|"
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
            r"notice before|vooraankondiging|laatste termijn om"
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
            r"herinnering|vergeet (?:je|uw|u) .{0,20}betaling|niet vergeten|nog \d+ dagen om|\breminder\b|"
            r"niet (?:gelukt|geslaagd)|mislukt|gestorneerd|stornering|storno|(?:nog )?niet (?:betaald|"
            r"ontvangen|voldaan)|staat nog open|nog open\b|overdue|unpaid|not (?:yet )?(?:been )?paid|"
            r"failed|geweigerd|teruggeboekt|betalingsachterstand|betaalachterstand|vergeten\b|"
            r"niet kunnen (?:afschrijven|incasseren)|outstanding|openstaande? (?:factuur|nota|bedrag|"
            r"post)|kon(?:den)? niet worden (?:geincasseerd|afgeschreven)|achterstand"
        ),
    ),
    (
        Stage.INVOICE,
        5.0,
        re.compile(
            r"\bfactuur|\bnota\b|\b(?:jaar|eind|slot|termijn|maand)nota\b|\baanslag|\bbeschikking|"
            r"afrekening|\binvoice\b|\brekening\b(?!-)|contributie|betaalverzoek|betalingsverzoek|"
            r"terugvordering|terug ?(?:te )?betalen|\bboete|\bbill\b|settlement|acceptgiro|maandoverzicht|"
            r"rekeningoverzicht|overzicht|statement|premie|eigen bijdrage|eigen risico|naheffing|huurnota|"
            r"lesgeld|collegegeld|besluit|u betaalt|u moet .{0,20}betalen|verkeersboete|strafbeschikking|"
            r"bestelling|specificatie|heffing|leges|inning|kosten(?:nota)?"
        ),
    ),
)

BODY: Final[tuple[tuple[Stage, float, re.Pattern[str]], ...]] = (
    (
        Stage.SETTLED,
        6.0,
        re.compile(
            r"(?:er )?(?:staat|is|bent|staan) (?:\w+ ){0,4}niets meer (?:open|verschuldigd|te betalen)|"
            r"geen (?:openstaande?|verschuldigde?|resterende?) (?:saldo|bedrag|bedragen|vordering(?:en)?|"
            r"schuld(?:en)?|posten|facturen) meer|(?:niets|geen bedrag) meer open\b|"
            r"nothing (?:is )?(?:left|outstanding)|"
            r"niets meer (?:te betalen|openstaat|verschuldigd|open ?staat)|dat er niets meer open ?staat|"
            r"(?:hebben|heeft) (?:wij |we )?(?:uw |je |het |ons |dit )?dossier (?:dan ook |nu |hiermee |"
            r"daarmee )?(?:ge|af)sloten|dossier (?:is |wordt |hebben wij )?(?:hiermee |daarmee |"
            r"nu )?(?:ge|afge)sloten|closed (?:our|the|your) file|(?:has been|is|was) (?:settled|"
            r"paid) in full|(?:vordering|schuld|factuur|nota|aanslag|boete|bedrag) (?:is |hiermee |"
            r"daarmee |nu )+.{0,45}(?:volledig |geheel |helemaal )(?:voldaan|betaald|afgelost)|(?:is|"
            r"zijn) (?:\w+ ){0,3}.{0,45}\b(?:volledig|geheel|helemaal) (?:voldaan|betaald|afgelost)|"
            r"(?:krijgt|verlenen|verleend|ontvangt) .{0,30}(?:volledige )?kwijtschelding (?:voor|"
            r"van) (?:het )?(?:volledige|hele|gehele)|u hoeft (?:\w+ ){0,5}niets? meer te betalen|"
            r"u hoeft (?:deze|dit|de|het) (?:\w+ ){1,2}niet te betalen|"
            r"(?:boete|beschikking|\w*aanslag|factuur|vordering|nota) is (?:hiermee |dan ook |"
            r"daarom )?(?:ingetrokken|vernietigd|vervallen|kwijtgescholden)|(?:hebben|"
            r"trekken) (?:wij )?(?:de |deze |onze )?(?:vordering|boete|beschikking|aanslag|factuur|"
            r"sommatie) (?:hierbij )?(?:in\b|ingetrokken)|no (?:further )?(?:amount|payment) is (?:due|"
            r"required)|outstanding balance .{0,40}(?:eur|€) ?0[.,]00|zaak is (?:hiermee|"
            r"daarmee) afgedaan|de (?:rekening|factuur|nota) is (?:hiermee |"
            r"daarmee )?(?:helemaal )?(?:betaald|voldaan)"
        ),
    ),
    (
        Stage.PAYMENT_PLAN,
        4.0,
        re.compile(
            r"(?:hebben|zijn) (?:wij |we )?(?:met u |met jou |samen )?(?:afgesproken|"
            r"overeengekomen) dat (?:u|je)|(?:wij|we) (?:hebben )?(?:gaan|stemmen|zijn) .{0,30}(?:akkoord|"
            r"in) met .{0,30}(?:regeling|termijnen|voorstel)|bevestig(?:en|ing).{0,30}(?:regeling|"
            r"afspraak|arrangement)|de (?:betalings)?regeling (?:is|wordt|komt|hebben wij|vervalt|"
            r"beeindigen) .{0,40}(?:vervallen|te vervallen|beeindigd|gestopt|stopgezet|ingetrokken)|"
            r"(?:houdt|hield|heeft) (?:u )?(?:zich )?niet aan de (?:betalings)?regeling|"
            r"we (?:have )?agree(?:d)? (?:to|on|that you)|payment arrangement .{0,30}(?:cancelled|ended|"
            r"confirmed|agreed)|termijn(?:bedrag)? van de regeling|(?:is|komt) (?:de|uw|"
            r"onze) (?:betalings)?regeling (?:hiermee |daarmee |nu )?(?:te )?vervallen"
        ),
    ),
    (
        Stage.ENFORCEMENT,
        4.0,
        re.compile(
            r"(?:heb ik|is door mij|hebben wij|is) .{0,80}beslag (?:gelegd|doen leggen)|"
            r"beslag gelegd (?:op|onder)|executoriaal (?:derden)?beslag|(?:zal|zullen|gaan|ga) (?:ik|wij|"
            r"we) .{0,80}(?:ontruim|afsluit|sluiten)|(?:sluiten|sluit) (?:wij|we|"
            r"de monteur) .{0,60}\baf\b|wordt (?:op|uw) .{0,80}(?:ontruimd|afgesloten)|"
            r"monteur .{0,80}(?:afsluit|sluit|af te sluiten)|beslagvrije voet (?:is|bedraagt|hebben|"
            r"berekend|vastgesteld)|gijzeling|(?:uw|u) .{0,60}wordt .{0,30}(?:ontruimd|verkocht)|"
            r"houdt? .{0,80}in op uw (?:loon|uitkering|salaris|aow|pensioen|inkomen)|aanzegging"
        ),
    ),
    (
        Stage.JUDGMENT,
        3.5,
        re.compile(
            r"uitvoerbaar bij voorraad verklaard|veroordeelt (?:gedaagde|u)|in naam (?:van de|"
            r"des) konings?|\bgrosse\b|(?:heb ik|betekend|beteken(?:en)?) .{0,80}(?:vonnis|dwangbevel|"
            r"beschikking)|bevel (?:gedaan|om binnen|tot betaling)|"
            r"bij (?:verstek)?vonnis .{0,80}veroordeeld|(?:heeft de (?:kanton)?rechter|"
            r"is een vonnis) .{0,80}(?:veroordeeld|gewezen)|dwangbevel (?:uitgevaardigd|aan u betekend|"
            r"van \d)|verstek (?:is )?verleend|rechtdoende"
        ),
    ),
    (
        Stage.COURT,
        3.5,
        re.compile(
            r"gedagvaard|om (?:op|te verschijnen) .{0,140}(?:verschijnen|rechtbank|kantonrechter)|"
            r"ter (?:terecht)?zitting van|roldatum|het de (?:edelachtbare )?kantonrechter behage|eis(?:er|"
            r"eres) vordert|mitsdien|(?:you are|hereby) summon(?:s|ed)|verzoekschrift .{0,30}ingediend"
        ),
    ),
    (
        Stage.TRANSFER,
        3.5,
        re.compile(
            r"(?:vordering|schuld|krediet|overeenkomst)(?:en)? .{0,80}(?:is|zijn|hebben|"
            r"heeft) .{0,50}(?:overgedragen aan|verkocht aan|gecedeerd)|(?:hebben|heeft) .{0,40}"
            r"(?:vordering|schuld|rekening|krediet|lening).{0,60}\b(?:verkocht|gecedeerd) aan (?!ons)|"
            r"(?:verkocht en (?:geleverd|overgedragen)|gecedeerd aan|overgedragen aan) (?!ons)|"
            r"artikel 3:94|nieuwe schuldeiser|nieuwe eigenaar van (?:de|uw) vordering|"
            r"(?:sold|assigned|transferred) (?:your|its|the) .{0,40}(?:to )"
        ),
    ),
    (
        Stage.FINAL_NOTICE,
        3.0,
        re.compile(
            r"\bstel(?:len)? (?:ik|wij) u (?:hierbij )?in gebreke|in gebreke gesteld|"
            r"deze (?:laatste )?aanmaning|laatste (?:aanmaning|herinnering|kans|gelegenheid|mogelijkheid)|"
            r"nog een ?(?:keer|maal) .{0,12}(?:gelegenheid|kans)|"
            r"voor de laatste (?:maal|keer)|laatste maal|maan(?:en)? (?:ik|"
            r"wij) u|vanaf de dag nadat deze brief|(?:eisen|"
            r"eis) (?:wij|ik) .{0,60}op\b|direct opeisbaar|in een keer opeisbaar|final (?:notice|reminder|"
            r"demand)|zonder (?:extra|bijkomende|incasso) ?kosten (?:alsnog )?(?:te )?betalen|"
            r"15 dagen nadat deze brief|dit is (?:onze|de|uw) laatste"
        ),
    ),
    (
        Stage.COLLECTION,
        3.0,
        re.compile(
            r"\bsommeren (?:wij|ik)|(?:wij|ik) sommeer|sommeren u|(?:wij|ons) .{0,60}(?:vordering|"
            r"incasso).{0,50}(?:in handen gegeven|uit handen gegeven|overgedragen|opdracht gegeven)|"
            r"opdracht(?:gever)? .{0,60}(?:aan ons|ons) .{0,30}(?:in handen|overgedragen|opgedragen|"
            r"gevraagd|verzocht)|heeft (?:ons|mij) .{0,40}(?:opdracht|verzocht|ingeschakeld|"
            r"gevraagd) .{0,60}(?:incasseren|innen|incasso|vordering)|instructed us to collect|"
            r"ter incasso|client has (?:instructed|asked)|we demand that|namens (?:onze|mijn) (?:client|"
            r"opdrachtgever)|vordering van onze (?:client|opdrachtgever)|"
            r"dagvaarden .{0,60}(?:zonder nadere|overgaan)"
        ),
    ),
    (
        Stage.REMINDER,
        2.5,
        re.compile(
            r"(?:nog )?(?:niet|geen) (?:\w+ ){0,4}(?:betaald|voldaan|gezien|betaling (?:\w+ )?ontvangen|"
            r"geld ontvangen)|nog niet (?:\w+ ){0,3}ontvangen|has not (?:yet )?been paid|"
            r"have not (?:yet )?received (?:your )?payment|aan uw aandacht ontsnapt|ondanks (?:onze|mijn|"
            r"eerdere|herhaalde)|"
            r"incasso (?:is )?(?:niet|geweigerd)|konden? (?:het bedrag |"
            r"wij )?.{0,40}niet (?:van uw rekening )?(?:afschrijven|incasseren)|herinneren (?:wij|we) u|"
            r"niet tijdig (?:betaald|voldaan)|is teruggeboekt|gestorneerd|remind you|"
            r"betaling(?:en)? (?:nog )?niet (?:ontvangen|binnen)|vervaldatum is verstreken|"
            r"termijn is verstreken"
        ),
    ),
    (
        Stage.INVOICE,
        1.5,
        re.compile(
            r"\b(?:factuur ?nummer|factuur ?datum|aanslagnummer|notanummer|invoice (?:no|number|date))|"
            r"bijgaand|hierbij ontvangt u (?:de|onze|uw)|stellen wij (?:de|het)|"
            r"u moet .{0,40}(?:terug)?betalen|brengen wij (?:u )?in rekening|"
            r"bedankt voor (?:je|uw) (?:bestelling|aankoop)|"
            r"betaaltermijn|you (?:will find|receive) .{0,20}invoice|are charged|de kosten (?:zijn|"
            r"bedragen)|totaal (?:incl|inclusief)"
        ),
    ),
)

REMINDED: Final = re.compile(
    r"\b(?:wij|we|ik) (?:hebben|heb) (?:u|je|jou|jullie) .{0,40}(?:herinnering|aanmaning)(?:en)? "
    r"(?:\w+ ){0,2}(?:gestuurd|verstuurd|toegestuurd|gezonden|toegezonden|verzonden)|"
    r"\b(?:(?:wij|we|ik) (?:stuurden|stuurde|zonden|zond)|(?:stuurden|stuurde|zonden|zond) (?:wij|we|ik)) "
    r"(?:u|je|jou|jullie) .{0,40}"
    r"(?:herinnering|aanmaning)|\b(?:we|i) (?:have )?(?:already )?sent you .{0,30}\breminders?\b"
)
"""The sender's own words that it sent a reminder before: what says so is no first bill."""

SUBJECT_LABEL: Final = re.compile(
    r"^(?:(?:betreft|onderwerp|inzake|subject|betr|concerning)\b\s*[:.]?\s*|(?:re|ref|about|over|"
    r"betref)\s?:\s*)"
)
SUBJECT_INSIDE: Final = re.compile(r"(?<=\s)(?:betreft|inzake|onderwerp)\s?:\s*")
SALUTATION: Final = re.compile(
    r"^\W*(?:geachte?|beste|dear|hallo|hoi|goedendag|l\.s\.?|hello|aan de bewoner|mevrouw,|"
    r"mijnheer|weledele?|hi\b)\b"
)
CLOSING: Final = re.compile(
    r"^\W*(?:met (?:vriendelijke|hartelijke|beleefde) groe|vriendelijke groet|hoogachtend|groeten|"
    r"groet,|[a-z]{4,14}e groet|kind regards|yours (?:sincerely|faithfully|truly)|"
    r"best (?:wishes|regards)|regards|sincerely|hartelijke groet|met groet|namens|tot ziens|"
    r"warm regards|vertrouwende)"
)

PLAN_BROKEN: Final = re.compile(
    r"(?:regeling|arrangement|afspra(?:ak|ken)|plan)\b.{0,90}\b(?:is|zijn|komt|hebben|wordt|"
    r"has been|vervalt)\b.{0,50}\b(?:te vervallen|vervallen|beeindigd|gestopt|stopgezet|"
    r"ingetrokken|verbroken|cancelled|terminated|ended|lapsed|opgezegd|niet nagekomen)|"
    r"niet aan (?:de|uw|onze|deze) (?:betalings)?(?:regeling|afspra(?:ak|ken)) (?:gehouden|houdt|"
    r"hield)|beeindig(?:en|ing) .{0,30}(?:betalings)?regeling|(?:vervallen|beeindiging|"
    r"stopzetting|intrekking) (?:van )?(?:de |uw )?(?:betalings)?regeling|"
    r"(?:betalings)?regeling (?:is )?(?:vervallen|beeindigd|stopgezet|gestopt|ontbonden)|"
    r"did not keep|niet nagekomen"
)
PLAN_BROKEN_ONLY_IF: Final = re.compile(
    r"\b(?:als|indien|wanneer|mocht|if|should|zodra|betaalt u|mis je|mist u|houdt u|komt u|is er|"
    r"bij)\b.{0,120}$"
)
PLAN_OFFERED: Final = re.compile(
    r"(?:voorstel|aanbod|aangeboden|offer|proposal|kunt u? .{0,30}akkoord|"
    r"ondertekende?n? .{0,40}(?:retour|terug)|stuur .{0,40}(?:ondertekend|akkoord)|gaat u akkoord|"
    r"onder voorbehoud|wij bieden u|u kunt kiezen|als u akkoord|eerste (?:termijn|"
    r"betaling) .{0,40}(?:gaat|begint|start|treedt).{0,20}(?:de )?(?:regeling|in))"
)
DISPUTED: Final = re.compile(
    r"\bu (?:heeft|hebt|geeft|gaf|bent) .{0,80}(?:betwist|niet eens|bestrijdt|bezwaar gemaakt)|"
    r"\bu betwist\b(?! u)|(?:uw|je|your) (?:betwisting|verweer|dispute)\b|(?:nu|omdat|doordat|"
    r"aangezien) u .{0,60}betwist|(?:ontvingen|ontvangen|hebben) .{0,50}(?:uw |je )?(?:betwisting|"
    r"verweer)|you (?:have )?dispute[ds]?\b|(?:vordering|factuur|schuld) (?:door u |"
    r"wordt door u )?(?:is |wordt )?(?:door u )?betwist|zolang (?:wij )?.{0,40}(?:uw (?:klacht|"
    r"betwisting|bezwaar)|onderzoek).{0,50}(?:schort|stil|gepauzeerd|on hold)|"
    r"schorten? (?:wij )?.{0,60}(?:incasso|inning|invordering|dossier).{0,40}(?:op\b|opgeschort)|"
    r"waarin u .{0,80}\bbetwist|(?:dossier|zaak|incasso) .{0,40}(?:aangehouden|on hold)|"
    r"opgeschort (?:in verband|wegens|omdat|zolang|totdat)|dispute (?:has been )?(?:received|"
    r"registered)|in behandeling genomen .{0,30}bezwaar|"
    r"\b(?:wij|we) (?:hebben|ontvingen) (?:\w+ ){0,5}(?:uw|je) "
    r"(?:klacht|bezwaar(?:schrift)?|beroepschrift)\b|"
    r"\b(?:uw|je) (?:klacht|bezwaar(?:schrift)?|beroepschrift)\b(?!.{0,60}\b(?:moet|kunt|dient)\b)"
    r".{0,60}\b(?:in behandeling|in onderzoek|onderzoeken wij|beoordelen wij)|"
    r"\b(?:u|je) (?:laat|liet|schrijft|schreef|meldt|meldde|stelt) .{0,50}\b(?:niet eens|onjuist|niet klopt|"
    r"niet (?:\w+ )?verschuldigd)|your (?:complaint|objection) .{0,50}\b(?:received|investigat|under review)|"
    r"we (?:have )?received your (?:complaint|objection)"
)
DISPUTE_ONLY_IF: Final = re.compile(
    r"\b(?:als|indien|wanneer|mocht|bent|if|should|in case|betwist) u?\b.{0,20}(?:u|you|het)?\b|"
    r"\bif you\b"
)

ADVERTISING: Final = re.compile(
    r"\bkorting(?:scode)?\b|aanbieding|\bactie(?:code)?\b|welkomst|profiteer|nodig .{0,20}uit\b|"
    r"\bgratis (?:maand|proef|cadeau)|cadeau|alleen (?:deze|vandaag|nu)|unsubscribe|uitschrijven|"
    r"afmelden voor (?:deze|de|onze) (?:nieuws|mail)|nieuwsbrief|newsletter|exclusief voor|"
    r"overstap(?:pen|t)|\bvoordeel\b|kans maken|win(?:nen|actie)|shop nu|bestel nu|ontdek|"
    r"offer ends|special offer|discount|sale\b|upgrade|verleng nu|probeer|speciaal voor (?:u|jou)"
)
