"""What words in the text of a letter tell of the step it is in, and how its parts begin and end.

All patterns are matched against folded text. Only what is done or stated counts, since nearly every letter
threatens with the next step.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.facts import Stage

BODY: Final[tuple[tuple[Stage, float, re.Pattern[str]], ...]] = (
    (
        Stage.SETTLED,
        6.0,
        re.compile(
            r"\b(?:saldo|bedrag|vordering|schuld|aanslag\w*)\b[^.€]{0,50}\b(?:is|bedraagt|wordt)\b[^.€]{0,30}"
            r"(?:€|\beur) ?0(?:[.,](?:00|-+))?(?![\d,.]\d)|"
            r"\bwijzen (?:wij )?(?:uw|je) (?:verzoek|aanvraag)[^.]{0,40}\btoe\b|"
            r"(?:er )?(?:staat|is|bent|staan) (?:\w+ ){0,4}niets meer (?:open|verschuldigd|te betalen)|"
            r"geen (?:openstaande?|verschuldigde?|resterende?) (?:saldo|bedrag|bedragen|vordering(?:en)?|"
            r"schuld(?:en)?|posten|facturen) meer|(?:niets|geen bedrag) meer open\b|"
            r"nothing (?:further |more |else )?(?:is )?(?:left|outstanding|due|owed)|"
            r"(?:account|invoice|claim|debt|balance|file) (?:is|has been) (?:now |hereby |"
            r"therefore )?(?:settled|cleared|"
            r"paid off)|\bsettled in full|(?:u hoeft|hoeft u|je hoeft) (?:verder |"
            r"nu )?niets meer te (?:doen|betalen)|"
            r"(?:uw|je) betaling is (?:binnen|verwerkt|goed ontvangen)\b|"
            r"niets meer (?:te betalen|openstaat|verschuldigd|open ?staat)|dat er niets meer open ?staat|"
            r"(?:hebben|heeft) (?:wij |we )?(?:uw |je |het |ons |dit )?dossier (?:dan ook |nu |hiermee |"
            r"daarmee )?(?:ge|af)sloten|dossier (?:is |wordt |hebben wij )?(?:hiermee |daarmee |"
            r"nu )?(?:ge|afge)sloten|closed (?:our|the|your) file|(?:has been|is|was) (?:settled|"
            r"paid) in full|(?:vordering|schuld|factuur|nota|aanslag|boete|bedrag) (?:is |hiermee |"
            r"daarmee |nu )+.{0,45}(?:volledig |geheel |helemaal )(?:voldaan|betaald|afgelost)|(?:is|"
            r"zijn) (?:\w+ ){0,3}.{0,45}\b(?:volledig|geheel|helemaal) (?:voldaan|betaald|afgelost)|"
            r"(?:krijgt|verlenen|verleend|ontvangt) .{0,30}(?:volledige )?kwijtschelding (?:voor|"
            r"van) (?:het )?(?:volledige|hele|gehele)|"
            r"\b(?:(?:u|je) (?:krijgt|ontvangt)|verlenen (?:wij )?(?:u|je)?|(?:is|wordt) (?:aan )?u) "
            r"(?!.{0,20}\b(?:geen|gedeeltelijk|deels)\w*\b)(?:\w+ ){0,2}kwijtschelding\b|"
            r"\b(?:is|wordt|zijn|worden) (?:\w+ )?(?:volledig|geheel|helemaal) kwijtgescholden|"
            r"u hoeft (?:\w+ ){0,5}niets? meer te betalen|"
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
            r"in) met .{0,30}(?:regeling|termijnen|voorstel)|bevestig(?:en|ing)?\b.{0,40}(?:regeling|"
            r"schikking|"
            r"afspraak|arrangement)|\b(?:u|je|jullie) (?:mag|mogen)\b.{0,80}\bin \w+ (?:keer|termijnen|"
            r"delen|stappen)\b.{0,60}\b"
            r"(?:te beginnen|voor het eerst|de eerste|vanaf|beginnend|startend)\b|"
            r"(?:de|uw|je|onze|deze) (?:betalings?|betaal)?(?:regeling|afspraak|afspraken) (?:is|wordt|"
            r"komt|hebben wij|vervalt|"
            r"beeindigen) .{0,40}(?:vervallen|te vervallen|beeindigd|gestopt|stopgezet|ingetrokken)|"
            r"\b(?:regeling|afspraak|afspraken) (?:\w+ ){0,3}niet (?:\w+ )?(?:nagekomen|nageleefd|gehouden)|"
            r"(?:houdt|hield|heeft) (?:u )?(?:zich )?niet aan de (?:betalings)?regeling|"
            r"\b(?:mag|mogen) (?:u|je|jullie) .{0,80}\bin (?:\w+) (?:keer|termijnen|delen|stappen)\b|"
            r"\b(?:u|je|jullie)\b.{0,80}\bin \w+ (?:keer|termijnen|delen|stappen)\b.{0,20}\b(?:mag|mogen|"
            r"kunt|"
            r"kan)\b.{0,20}\b(?:betalen|voldoen|aflossen)|\b(?:de|onze|deze) (?:betaal)?afspra(?:ak|ken) "
            r"(?:is|zijn|luidt|luiden|wordt) (?:als volgt|dus|nu)|"
            r"\bzoals (?:\w+ )?(?:besproken|afgesproken|overeengekomen)\b.{0,120}\b(?:keer|termijnen|"
            r"delen|maand)\b|"
            r"\b(?:betaalt|lost|betaal|los) (?:u |je )?(?:dat|dit|het|de \w+|"
            r"deze) (?:\w+ )?af\b (?:op|in|met|per|elke)|"
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
            r"\b(?:verkoop|verkoopt|verkopen|veilt|veilen)\b.{0,60}\b(?:inboedel|auto|huis|woning|spullen|"
            r"goederen|voertuig|zaken)\b|"
            r"\bhoud(?:t|en)?\b.{0,90}\b(?:in\b.{0,30}\b(?:wegens|vanwege|door|"
            r"in verband met)\b.{0,20}beslag|in op (?:uw|je) (?:loon|"
            r"uitkering|salaris|aow|pensioen|inkomen|bijstand))|"
            r"beslag gelegd (?:op|onder)|executoriaal (?:derden)?beslag|(?:zal|zullen|gaan|ga) (?:ik|wij|"
            r"we) .{0,80}(?:ontruim|afsluit|sluiten)|\b(?:sluiten|sluit|koppelen|koppelt|zetten|zet) "
            r"(?:wij|we|"
            r"(?:de|het|een|onze) [a-z]+) .{0,90}\b(?:af|uit)\b|wordt (?:op|uw) .{0,80}(?:ontruimd|"
            r"afgesloten)|"
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
            r"\brechter\b.{0,30}\b(?:beslist|bepaald|geoordeeld|uitgesproken|beslissing|besloten|"
            r"vonnis gewezen)\b.{0,60}\b(?:u|je|"
            r"gedaagde)\b|\bdit dwangbevel\b|\bbeveelt (?:u|je)\b|"
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
            r"(?:hebben|heeft|is|zijn) .{0,60}(?:dossier|zaak|vordering|factuur|file)\b.{0,50}"
            r"(?:overgedragen|uit handen gegeven) aan (?!ons|mij)|betalen aan ons (?:kan|"
            r"is) niet (?:meer|langer)|"
            r"niet (?:meer|langer) aan ons (?:te )?(?:betalen|betaalt)|"
            r"artikel 3:94|nieuwe schuldeiser|nieuwe eigenaar van (?:de|uw) vordering|"
            r"(?:sold|assigned|transferred) (?:your|its|the) .{0,40}(?:to )"
        ),
    ),
    (
        Stage.FINAL_NOTICE,
        3.0,
        re.compile(
            r"\b(?:bent|verkeert) u (?:\w+ )?in verzuim\b|\bu (?:bent|verkeert) (?:\w+ ){0,3}in verzuim\b|"
            r"\bstel(?:len|t)?\b(?:(?! niet\b)[^.]){0,40}\bin gebreke\b|in gebreke gesteld|"
            r"deze (?:laatste )?aanmaning|laatste (?:aanmaning|herinnering|kans|gelegenheid|mogelijkheid)|"
            r"nog een ?(?:keer|maal) .{0,12}(?:gelegenheid|kans)|"
            r"voor de laatste (?:maal|keer)|laatste maal|ma(?:an|nen|anen) (?:ik|wij|we) (?:u|je)|"
            r"\b(?:ik|wij|we) ma(?:an|nen) (?:u|je)\b|vanaf de dag nadat deze brief|(?:eisen|"
            r"eis) (?:wij|ik) .{0,60}op\b|\b(?:ik eis|wij eisen) .{0,60}\bop\b|"
            r"in (?:een keer|zijn geheel) (?:direct )?opeisbaar|final (?:notice|reminder|"
            r"demand)|zonder (?:extra|bijkomende|incasso) ?kosten (?:alsnog )?(?:te )?betalen|"
            r"\b(?:dit|deze \w+) (?:is|geldt als|dient als) (?:een |onze |de |uw )?(?:formele |officiele |"
            r"laatste |"
            r"schriftelijke )?aanmaning\b|"
            r"\bdekking\b.{0,40}\b(?:opgeschort|geschorst|opschorten|schorsen)|\broye(?:ren|ment|er)|"
            r"\b(?:dan|zal|zullen|wordt|worden|volgt|gaan|anders)\b.{0,90}\b(?:overgedragen|uit handen|"
            r"overdragen|overgeven)\b"
            r".{0,40}\b(?:incasso|deurwaarder|jurist|advoca)|\bdragen (?:wij|"
            r"we)\b.{0,60}\bover aan\b.{0,30}\b(?:incasso|deurwaarder)|"
            r"15 dagen nadat deze brief|dit is (?:onze|de|uw) laatste"
        ),
    ),
    (
        Stage.FINAL_NOTICE,
        5.0,
        re.compile(r"\bma(?:an|nen|anen) (?:ik|wij|we) (?:u|je)\b|\b(?:ik|wij|we) ma(?:an|nen) (?:u|je)\b"),
    ),
    (
        # Said in so many words: the reader is in default, or is dunned.
        Stage.FINAL_NOTICE,
        6.0,
        re.compile(
            r"\b(?:stel(?:len|t)?) (?:wij|ik|we) (?:u|je|jou|"
            r"jullie)\b(?:(?! niet\b)[^.]){0,60}\bin gebreke\b|"
            r"\b(?:wij|ik|we) stel(?:len)? (?:u|je|jou|jullie)\b(?:(?! niet\b)[^.]){0,60}\bin gebreke\b|"
            r"\b(?:bent|wordt|zijt) (?:u|je)\b[^.]{0,40}\bin gebreke gesteld\b|\b(?:u|je) (?:bent|"
            r"wordt)\b[^.]{0,40}"
            r"\bin gebreke gesteld\b|\b(?:dit|deze) (?:\w+ )?(?:is|geldt als|dient als) (?:een |onze |de |"
            r"uw )?"
            r"(?:formele |officiele |laatste |schriftelijke )?(?:ingebrekestelling|aanmaning|sommatie)\b|"
            r"\bhereby (?:give|given|put|place)\b.{0,40}\bdefault\b"
        ),
    ),
    (
        # The sender ends what it had agreed on since it was not paid.
        Stage.FINAL_NOTICE,
        6.0,
        re.compile(
            r"\b(?:daarom|hierbij|hiermee|per (?:direct|vandaag|\d{1,2})|dus) (?:\w+ "
            r"){0,2}(?:beeindig(?:en)?|ontbind(?:en)?|"
            r"zeg(?:gen)?|stop(?:pen)?) (?:ik|wij|we)\b.{0,50}(?:contract|overeenkomst|krediet|lening|"
            r"abonnement|lease|huur|roodstand|polis|verzekering)|"
            r"\b(?:ik|wij|we) (?:beeindig(?:en)?|ontbind(?:en)?|zeg(?:gen)?)\b.{0,20}\b(?:daarom|hierbij|"
            r"hiermee|per direct|"
            r"per vandaag)\b.{0,50}(?:contract|overeenkomst|krediet|lening|abonnement|lease|huur)|"
            r"\b(?:is|wordt) (?:daarom|hierbij|hiermee) (?:ontbonden|beeindigd|opgezegd)\b"
        ),
    ),
    (
        # Named in figures beforehand, as the notice of art. 6:96 BW has to.
        Stage.FINAL_NOTICE,
        3.0,
        re.compile(
            r"\b(?:niet|geen|te laat)\b.{0,90}(?:€|\beur) ?\d[\d.,]* (?:\w+ ){0,2}(?:incasso|"
            r"buitengerechtelijke )kosten|"
            r"\b(?:niet|geen|te laat)\b.{0,90}(?:incasso|buitengerechtelijke )kosten (?:\w+ ){0,3}(?:€|"
            r"eur) ?\d"
        ),
    ),
    (
        Stage.COLLECTION,
        3.0,
        re.compile(
            r"\bsommeren (?:wij|ik)|(?:wij|ik) sommeer|\bsommeer (?:ik|wij)|\bsommeert (?:u|zij|hij)\b|"
            r"sommeren u|\bmaan ik u\b|in rechte te betrekken|\b(?:tot|aan) (?:mij|ons)(?: kantoor)? "
            r"(?:wendde|heeft) zich|\bnamens (?:onze|mijn|uw) [a-z]{4,16},? (?:de heer|mevrouw)|"
            r"(?:zal|zullen|ga|gaan) (?:ik|wij)(?: namens \w+ \w+)? u (?:zonder .{0,40})?(?:doen "
            r")?dagvaarden|(?:wij|ons) .{0,60}(?:vordering|"
            r"incasso).{0,50}(?:in handen gegeven|uit handen gegeven|overgedragen|opdracht gegeven)|"
            r"opdracht(?:gever)? .{0,60}(?:aan ons|ons) .{0,30}(?:in handen|overgedragen|opgedragen|"
            r"gevraagd|verzocht)|heeft (?:ons|mij) .{0,40}(?:opdracht|verzocht|ingeschakeld|"
            r"gevraagd) .{0,60}(?:incasseren|innen|incasso|vordering)|instructed us to collect|"
            r"\b(?:aan )?(?:ons|mij)(?: kantoor)?\b.{0,30}\b(?:uit|in) handen gegeven|\b(?:uit|"
            r"in) handen gegeven aan (?:ons|mij)\b|"
            r"ter incasso|client has (?:instructed|asked)|we (?:hereby |formally )*demand (?:that|payment)|"
            r"\bwe (?:act|are acting) (?:for|on behalf of)|"
            r"namens (?:onze|mijn) (?:client|opdrachtgever)|vordering van onze (?:client|opdrachtgever)|"
            r"dagvaarden .{0,60}(?:zonder nadere|overgaan)"
        ),
    ),
    (
        Stage.REMINDER,
        2.5,
        re.compile(
            r"\b(?:sta(?:at)?|stond) (?:u|je) (?:\w+ ){0,5}rood\b|\b(?:u|je) sta(?:at)? (?:\w+ ){0,6}rood\b|"
            r"\b(?:ongeoorloofde?|onafgesproken|niet[- ]toegestane?) (?:debetstand|roodstand|"
            r"overschrijding|tekort)\b|"
            r"\b(?:debetstand|roodstand|tekort)\b.{0,60}\baan ?(?:te |ge)?(?:vul|zuiver)|"
            r"(?:nog )?(?:niet|geen) (?:\w+ ){0,5}(?:vereffend|verrekend|geregeld|afgerekend|overgemaakt|"
            r"aangezuiverd|aangevuld|afgelost|gestort|binnengekregen)\b|"
            r"\bals niet (?:geschreven|verzonden|ontvangen)\b|\b(?:gekruist|kruisen)\b|\bkruist\b|"
            r"\b(?:niet|geen|nimmer) (?:\w+ ){0,4}(?:mogen (?:ontvangen|begroeten)|"
            r"tegemoet (?:mogen )?(?:zien|gezien))\b|"
            r"\b(?:zagen|zien|zag|zie) (?:(?:wij|we|ik) )?[^.]{0,40}\bnog niet tegemoet\b|"
            r"\bniet (?:door|van) (?:u|je|jou) (?:\w+ ){0,3}(?:overgemaakt|betaald|voldaan|ontvangen|"
            r"bijgeschreven)\b|"
            r"\bvergeten (?:\w+ ){0,3}(?:te )?(?:betalen|voldoen|over te maken)\b|\b(?:vast|zeker|"
            r"misschien|wellicht|"
            r"mogelijk) (?:\w+ ){0,3}(?:vergeten|ontgaan|ontschoten)\b|\bontgaan\b|"
            r"(?:nog )?(?:niet|geen) (?:\w+ ){0,4}(?:betaald|voldaan|gezien|betaling (?:\w+ )?ontvangen|"
            r"geld ontvangen|bijgeschreven|aangetroffen|binnengekomen)|\bbetaling\b[^.]{0,60}\bnog niet "
            r"(?:terug|binnen|gezien|ontvangen|verwerkt)\b|\bmissen (?:wij|we) (?:nog )?(?:uw|je|de|een) "
            r"betaling|(?:bij|met) deze herinnering|dit is een (?:vriendelijke )?herinnering|"
            r"\bnog (?:steeds )?niet (?:\w+ ){0,2}binnen\b|\bontschoten\b|over het hoofd gezien|aan "
            r"(?:uw|je) aandacht|geheugensteun|"
            r"slipped your mind|overlooked|friendly reminder|nog niet (?:\w+ ){0,3}ontvangen|"
            r"has not (?:yet )?been paid|\bgeen (?:\w+ )?betaling\b.{0,60}\b(?:gezien|ontvangen|binnen\w*|"
            r"aangetroffen|gevonden|bijgeschreven)\b|"
            r"have not (?:yet )?received (?:your )?payment|aan uw aandacht ontsnapt|ondanks (?:onze|mijn|"
            r"eerdere|herhaalde)|"
            r"incasso (?:is )?(?:niet|geweigerd)|konden? (?:het bedrag |"
            r"wij )?.{0,40}niet (?:van uw rekening )?(?:afschrijven|incasseren)|herinneren (?:wij|we) u|"
            r"\bdat is (?:\w+ ){0,3}niet gebeurd|niet tijdig (?:betaald|voldaan)|is teruggeboekt|"
            r"gestorneerd|remind you|"
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

# The label of a number or day in the head of a letter, which says little of what the letter is.
NUMBER_LABEL: Final = re.compile(
    r"[a-z]*(?:factuur|nota|aanslag|beschikkings?|invoice|bill|premie|boete|rekening)s?[ -]?"
    r"(?:nummers?|nrs?|datum|number|no|date)\b"
)


SUBJECT_LABEL: Final = re.compile(
    r"^(?:(?:betreft|onderwerp|inzake|subject|betr|concerning)\b\s*[:.]?\s*|(?:re|ref|about|over|"
    r"betref)\s?:\s*)"
)
SUBJECT_INSIDE: Final = re.compile(r"(?<=\s)(?:betreft|inzake|onderwerp)\s?:\s*")
SALUTATION: Final = re.compile(
    r"^\W*(?:geachte?|beste|dear|hallo|hoi|goedendag|l\.s\.?|hello|aan de bewoner|mevrouw,|"
    r"mijnheer|weledele?|hi\b|hey|hee|hai|lieve|waarde|goede ?(?:morgen|middag|navond|dag)|"
    r"good (?:morning|afternoon|day)|dag (?=(?:mevr|mw|dhr|heer|meneer|mijnheer|familie|buur|allemaal)\b|"
    r"[a-z]+(?: en [a-z]+)?,?$))\b"
)
CLOSING: Final = re.compile(
    r"^\W*(?:met (?:vriendelijke|hartelijke|beleefde) groe|vriendelijke groet|hoogachtend|groeten|"
    r"groetjes|(?:veel )?liefs\b|hartelijks|cheers\b|tot snel|fijne dag|"
    r"groet,|(?:met (?:een )?)?[a-z]{4,14}e groet|kind regards|yours (?:sincerely|faithfully|truly)|"
    r"best (?:wishes|regards)|regards|sincerely|hartelijke groet|met groet|namens|tot ziens|"
    r"warm regards|vertrouwende|groetjes|groet van|(?:veel |de )?groeten|groet\b|mvg\b|m\.v\.g|liefs\b|"
    r"doei\b|cheers\b|all the best|(?:je|uw) (?:broer|zus|oom|tante|neef|nicht|vader|moeder|buur)\w*\W*$)"
)

PLAN_BROKEN: Final = re.compile(
    r"(?:regeling|arrangement|afspra(?:ak|ken)|plan)\b.{0,90}\b(?:is|zijn|komt|hebben|wordt|"
    r"has been|vervalt)\b.{0,50}\b(?:te vervallen|vervallen|beeindigd|gestopt|stopgezet|"
    r"ingetrokken|verbroken|cancelled|terminated|ended|lapsed|opgezegd|niet nagekomen)|"
    r"(?:regeling|afspra(?:ak|ken))\b.{0,60}\b(?:stopt|stoppen|eindigt|eindigen|geldt niet meer|"
    r"gelden niet meer|is voorbij|"
    r"is van de baan)\b|"
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
    r"\b(?:betwist|betwistte|bestrijdt|bestreed) (?:u|je) (?:dat|de|het|deze)\b|"
    r"\b(?:heeft|hebt|heb) (?:u|je) .{0,60}(?:betwist|bezwaar (?:gemaakt|ingediend))|"
    r"\bu (?:heeft|hebt|geeft|gaf|bent) .{0,80}(?:betwist|niet eens|bestrijdt|bezwaar gemaakt)|"
    r"\bgedaagde\b[^.]{0,90}\b(?:betwist|het standpunt ingenomen|verweer gevoerd|niet eens|"
    r"bezwaar gemaakt)\b|"
    r"\b(?:u|je|jij) (?:stelt|stelde|schrijft|schreef|meent|meende|vindt|vond|zegt|zei|beweert|geeft aan|"
    r"gaf aan)"
    r"(?: \w+){0,3} dat\b[^.]{0,140}\b(?:niets?|geen|minder|ten onrechte|te veel|"
    r"nooit)\b[^.]{0,40}\b(?:verschuldigd|"
    r"schuldig|besteld|ontvangen|gekocht|afgenomen|geleverd|afgesloten|in rekening|gerekend|hoeft|klopt|"
    r"terecht)\b|"
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
