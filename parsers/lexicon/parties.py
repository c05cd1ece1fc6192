"""Words that name the parts people play in a letter: sender, creditor, collector, reader; and names that are
none.

Patterns on folded text unless they say otherwise.
"""

from __future__ import annotations

import re
from typing import Final

LEGAL_FORM: Final = re.compile(
    r"\b(?:b\.?\s?v\.?|n\.?\s?v\.?|v\.?o\.?f\.?|c\.?v\.?|u\.?\s?a\.?|gmbh|ltd\.?|limited|"
    r"s\.?a\.?r\.?l\.?|ab\b|plc|inc\.?|llc|se\b)(?=[\s,.;|)]|$)"
)
ORGANISATION_WORD: Final = re.compile(
    r"stichting|woon|wonen|verhuur|vastgoed|gemeente|waterschap|wetterskip|provincie\b|hoogheemraad|"
    r"belasting|ministerie|"
    r"dienst|bureau|bank\b|verzeker|zorg|energie|energy|telecom|mobiel|incasso|deurwaarder|"
    r"juridisch|advoca|notaris|praktijk|tandart|fysio|apotheek|ziekenhuis|kliniek|garage|"
    r"autobedrijf|school|college|universiteit|hogeschool|vereniging|club|fonds|groep|group|"
    r"holding|services|finance|financial|krediet|credit|lease|collect|receivables|management|"
    r"makelaar|beheer|parkeer|parking|vervoer|reizen|water|net(?:beheer|werk)|webshop|shop|winkel|"
    r"store|fitness|sport|kinderopvang|opvang|bibliotheek|administratie|kantoor|instituut|centrum|"
    r"centre|center|cooperatie|uitgeverij|installatie|onderhoud|techniek|bouw|living|student|"
    r"housing|invordering|rechtbank|kasteel|theater|media|hypothe(?:ek|ken|cair)|pensioen|verhuizing|"
    r"transport|"
    r"stroom|\bgas\b|warmte|glasvezel|internet|financier|onderlinge\b|mondzorg|huisarts|\bvve\b|corporatie|"
    r"dierenarts|dierenkliniek|optiek|crematori|uitvaart|rijschool|muziek|"
    r"bedrijf\b|hovenier|schilders|loodgieter|timmer|aannem(?:er|ing)|dakdek|stukado|klussen|rijwiel|salon\b|"
    r"bakkerij|slagerij|drogist|boekhoud|accountan|architect|\btaxi|catering|restaurant|\bhotel|camping|"
    r"manege|zwembad|dansschool|stalling|loterij|postorder|begraaf|kerk\b|parochie|scouting|huurdersver|"
    r"eigenaren|eigenaars|atelier\b|studio\b|consult|adviesbureau|partners\b|associates|portfolio\b|"
    r"capital\b|invest|solutions|systems\b"
)
COLLECTOR: Final = re.compile(
    r"incasso(?!bureau\s*\(cjib)|deurwaarder|collect|receivable|debt|invordering(?!sambtenaar)|"
    r"credit ?(?:management|services|control|solutions)|kredietbeheer|\bgdw\b|-gdw|recovery|"
    r"juristen|debiteurenbeheer|vorderingen"
)
NOT_COLLECTOR: Final = re.compile(
    r"centraal justitieel|cjib|belastingkantoor|belastingdienst|gemeente|waterschap|wetterskip|hoogheemraad|"
    r"kredietbank"
)
LAWYER: Final = re.compile(
    r"\badvoca(?:at|ten|tuur)|\bjurist|\bjuridisch(?:e)? (?:advies|dienst|bureau|incasso)|rechtsbijstand|"
    r"rechtskundig|\blaw(?:yers?)?\b|attorney|solicitor"
)
# A department of a creditor, called after what it collects.
OWN_DEPARTMENT: Final = re.compile(
    r"(?<=[a-z] )(?:huur|premie|contributie|belasting|leges|debiteuren|klanten|nota|factuur|"
    r"abonnementen)[- ]?incasso\b|"
    r"(?<=[a-z] )(?:afdeling|team|dept\.?|department)\s(?:incasso|invordering|collections?)\b"
)
BAILIFF: Final = re.compile(r"deurwaarder|\bgdw\b|-gdw|bailiff")

# Labels whose value is the creditor.
CREDITOR_LABEL: Final = re.compile(
    r"^\W*(?:(?:onze|uw|our|naam|naam van)\s)?(?:opdrachtgever|client(?:e)?|"
    r"(?:nieuwe )?schuldeiser|eis(?:er|eres|ende partij)|verzoeker|verzoekende partij|creditor|"
    r"in opdracht van|in naam van|namens|on behalf of|ten behoeve van|vordering van|leverancier|zorgverlener|"
    r"behandelaar/praktijk|behandelaar|praktijk|zorgaanbieder|vertegenwoordigt|handelend namens|claimant|"
    r"webwinkel|winkel|verkoper|huidige schuldeiser|rechthebbende|crediteur|executant|requirant(?:e)?|"
    r"voor rekening van|betreft vordering van)\b\W*$"
)
# Of these the ones beside which a payment service that bought the bill names where it comes from.
SHOP_LABEL: Final = re.compile(r"^\W*(?:webwinkel|winkel|verkoper|leverancier)\b\W*$")
CARE_LABEL: Final = re.compile(
    r"^\W*(?:(?:uw|naam) )?(?:zorgverlener|zorgaanbieder|praktijk|behandelaar/praktijk|behandelaar)\b\W*$"
)
# An office that sends bills for others, by its name.
BILLS_FOR_OTHERS: Final = re.compile(
    r"factoring|factormaatschappij|facturati|declarati|medics?\b|\bmedische nota|notaservice|"
    r"nota ?verwerking|factuurservice|zorgnota|\bbilling\b|invoicing"
)
# Labels whose value may be the creditor, or what the letter is about.
MATTER_LABEL: Final = re.compile(
    r"^\W*(?:inzake|betreft|betreffende|in de zaak(?: van)?|re|regarding|matter)\W*$"
)
# The same with its value in one line.
MATTER_LEAD: Final = re.compile(
    r"^\W*(?:(?:inzake|betreft|betr\.?|betreffende|in de zaak(?: van)?|re|inz\.?)\s?:\s|(?:inzake|inz\.)\s)"
)
# The same behind something else in that line, such as a number.
MATTER_INSIDE: Final = re.compile(r"(?<=[\s|·])(?:inzake\s?:?|inz\.\s?:?|(?:betreft|betr\.?|re)\s?:)\s")
# Where the matter ends and another entry of that line starts.
NEXT_ENTRY: Final = re.compile(
    r"\s(?=(?:uw |ons |onze )?[a-z-]{3,20}\.?:? (?:nr\.? ?|no\.? ?)?[a-z]{0,4}[-/.]?\d)|\s(?=[a-z "
    r"-]{3,20}:\s)"
)
# Between two parties.
VERSUS: Final = re.compile(r"\s/(?=[A-Z])|\s(?:/|contra|c\.|tegen|vs\.?|versus|–|—|-/-|\|)\s")
# The same in a line where one of the two is known to be the reader, so that less tells them apart.
SET_AGAINST: Final = re.compile(
    r"\s?/\s?(?=[A-Z])|\s(?:contra|c\.|tegen|vs\.?|versus|-/-)\s(?:de heer |mevrouw |dhr\.? |mevr?\.? |"
    r"mw\.? )?|"
    r"\s[–—-]\s(?=[A-Z])"
)
# Words of a subject behind which the creditor may follow with a capital.
MATTER_OF: Final = re.compile(
    r"\b(?:vordering(?:en)?|schuld|rekening(?:en)?|factu(?:ur|ren)|nota'?s?|achterstand|abonnement|contract|"
    r"overeenkomst)(?: (?:van|bij|met|aan))? (?=\S)|(?<=[a-z] )inzake (?=\S)"
)
# Before the name of a person.
COURTESY: Final = re.compile(
    r"^\W*(?:(?:de heer|heer|dhr|mevrouw|mevr|mw|mej|mr|mrs|ms|de heer en mevrouw|familie|fam)\b\.?\s?)"
    r"(?:(?:mr|drs|ir|ing|dr|prof)\b\.?\s?)*"
)
COURTESY_BEFORE: Final = re.compile(r"\b(?:de heer|heer|dhr\.?|mevrouw|mevr\.?|mw\.?|mr\.?|ms\.?|mrs\.?)\s$")
# Labels of which none is a name.
OTHER_LABEL: Final = re.compile(
    r"^\W*(?:(?:\w+)?datum|dagtekening|date|(?:issue |letter )date|(?:uw|ons|onze|our|your) \w+|"
    r"kenmerk|referentie|\w+nummer|\w+ ?nr\.?|behandeld door|contactpersoon|telefoon|bijlagen?|"
    r"betreft|onderwerp|inzake|"
    r"subject|reference|handled by)\W*$"
)
# A label of the creditor with its value in the same line.
CREDITOR_ENTRY: Final = re.compile(
    r"^\W*(?P<label>(?:(?:onze|uw|our|huidige|nieuwe|naam) )?(?:opdrachtgever|client(?:e)?|schuldeiser|"
    r"eis(?:er|eres)|executant|requirant(?:e)?|verzoeker|creditor|crediteur|namens|on behalf of|zorgverlener|"
    r"zorgaanbieder|behandelaar|praktijk|rechthebbende|voor rekening van|(?:betreft )?vordering van))\s?:\s"
)
# A desk of an organisation, named by its work alone.
DESK: Final = re.compile(
    r"^\W*(?:afdeling |team )?(?:premie|huur|leden|klanten|debiteuren|financiele |bijzonder )?-?"
    r"(?:belastingen|incasso|invordering|administratie|"
    r"debiteuren(?:beheer)?|financien|facturatie|klantcontact|beheer)\W*$"
)
# One word that is a label by its formation: "dagtekening", "beschikkingsnummer", "betaaltermijn".
LABEL_WORD: Final = re.compile(
    r"^\W*[a-z]*(?:dagtekening|datum|nummer|kenmerk|bedrag|termijn|omschrijving|referentie|tijdvak|adres|"
    r"vermelding)\W*$"
)
# In a sentence: the creditor follows.
CREDITOR_LEAD: Final = re.compile(
    r"(?:in opdracht van(?: onze (?:client(?:e)?|opdrachtgever)\W*)?|"
    r"(?:namens|voor|in opdracht van) (?:client(?:e)?|opdrachtge(?:ver|efster)|cedent|principaal)[\s,:]+|"
    r"namens(?: (?:onze|mijn|uw) [a-z]{4,16}(?: en [a-z]{4,16})?\W*)?|op verzoek van(?: de)?|"
    r"ten verzoeke van(?: de)?|op verzoek van:|ten behoeve van|on behalf of(?: our client)?,?|"
    r"our client,?|instructed by|engaged by|"
    r"\b(?:we|i) act (?:for|on behalf of)|on (?:the )?instructions? (?:of|from)|onze (?:opdrachtgever|"
    r"opdrachtgeefster|client(?:e)?)[\s,:]+|"
    r"mijn client(?:e)?[\s,:]+|acting for|"
    r"(?:tot|aan) (?:mij|ons)(?: kantoor)? (?:heeft zich (?:gewend)?|wendde zich|richtte zich)(?: met)?|"
    r"behartigen? (?:wij |ik )?de belangen van|"
    r"(?:als|in de hoedanigheid van) (?:incasso)?gemachtigde van|in de zaak van|"
    r"(?<=heb ik )voor|(?<=hebben wij )voor|beslag gelegd voor|"
    r"vordering (?:van|ad|ter hoogte van) (?:€ ?|eur ?)?\d[\d.,=-]*(?: euro)? (?:van|op verzoek van)|"
    r"in de procedure van|(?<!overdracht van uw )(?<!overdracht van )vordering(?:en)? van|"
    r"vordering die|factuur van|\b[a-z]*(?:nota|rekening|declaratie|factuur|facturen|nota's|rekeningen) van|"
    r"claim of|schuld (?:aan|bij)|verschuldigd aan|opdrachtgever\s?:|"
    r"client(?:e)?:?\s|schuldeiser:|creditor:|crediteur:|eis(?:er|eres|ende partij)(?::| is\b)|"
    r"heft en int (?:namens|voor)|treedt op (?:namens|voor)|int (?:namens|voor)|opgetreden voor|"
    r"handelend (?:namens|voor)|treden (?:wij |hierbij )?op (?:namens|voor)|treed ik op (?:namens|voor)|"
    r"\b(?:doen|doe|handelen|handel|incasseren|incasseer|innen|schrijven|schrijf|vorderen) (?:wij|ik)"
    r"(?: (?:dit|deze|u|de|het))? (?:namens|voor)|veroordeeld (?:om |tot )?(?:\w+ ){0,4}aan|"
    r"(?:gewezen|gewezen is|zaak|procedure|geschil) tussen|"
    r"\btussen(?= [^.\n]{3,60} en u\b))\s*(?:(?:de |het )?(?:"
    r"(?:(?:rechtspersoonlijkheid bezittende|besloten|naamloze|commanditaire|publiekrechtelijke|openbare|"
    r"europese|"
    r"cooperatieve|onderlinge) )*(?:vereniging|vennootschap|rechtspersoon|cooperatie|maatschap|firma|"
    r"eenmanszaak|"
    r"handelsonderneming|onderneming|instelling|kerkgenootschap|waarborgmaatschappij)"
    r"(?: onder firma| met [a-z ]{0,30}aansprakelijkheid| u\.a\.| naar [a-z]+ recht)?,? (?:genaamd |"
    r"onder de naam )?|"
    r"stichting (?=stichting|woonstichting)|heer )|"
    r"mevrouw |the )?"
)
# An office that another body speaks for: "de Minister van X, voor deze het Y".
FOR_THIS_OFFICE: Final = re.compile(
    r"\W*(?:de |het )?(?:minister|staat\b|staatssecretaris|ontvanger|raad|college|bestuur|directeur|"
    r"burgemeester|officier|publiekrechtelijke)\b[^.;]{0,90}?"
    r"(?:voor dezen?|namens dezen?|(?:te dezen? (?:zake )?)?vertegenwoordigd door|"
    r"handelend voor),?:? "
    r"(?:de |het )?"
)
# Bills that are called after who sent them, and what says that one was not paid.
BILL_OF: Final = re.compile(r"^[a-z]*(?:nota|rekening|declaratie|factuur|facturen|nota's|rekeningen) van\b")
NO_PAYMENT_SEEN: Final = re.compile(
    r"\b(?:nog )?(?:geen|niet)\b[^.]{0,40}\b(?:betaling|betaald|voldaan|geld|ontvangen|binnen|gezien)\b|"
    r"openstaan|\bopen\b|onbetaald|betalingsachterstand|unpaid|outstanding"
)
# Of those the ones behind which a private person is the creditor, and not who signs.
FOR_A_PERSON: Final = re.compile(
    r"(?:namens|verzoek(?:e)? van|behoeve van|behalf of|treed\w* .*op)\b.*"
    r"(?:heer|mevrouw|client\w*|[a-z]{4,16},) $|^(?:namens|op verzoek van|ten verzoeke van) (?:mijn|onze|uw) "
)
# In a sentence: the creditor comes before.
CREDITOR_BEHIND: Final = re.compile(
    r"\s(?:heef ?t|hebben|has)\s(?:ons|mij|us|ons kantoor|aan ons|haar|zijn|hun|de|deze|its|een|"
    r"onze|[a-z&]{3,20}(?= gevraagd| verzocht| opdracht| ingeschakeld))\b[^.]{0,80}?\b(?:opdracht|"
    r"opgedragen|verzocht|gevraagd|ingeschakeld|uit handen gegeven|in handen gegeven|"
    r"overgedragen ter|ter incasso|gemachtigd|instructed|asked|engaged|vordering)|"
    r"\s(?:has|have) (?:instructed|asked|engaged|authori[sz]ed|requested|mandated|appointed|retained) "
    r"(?:us|our|me|this)\b|\s(?:has|have) (?:passed|referred|handed|placed|transferred for collection|put)\b"
    r"[^.]{0,70}\b(?:(?:to|with) (?:us|our)|in our hands)\b|\s(?:vraagt|verzoekt|vroeg|verzocht|machtigt|"
    r"machtigde|schakelt|schakelde|belast|belastte|draagt|droeg|gaf|geeft) (?:ons|mij)\b|"
    r"\svordert (?:dat|van|betaling|veroordeling|bij)\b|"
    # "..., dat X ons heeft gevraagd", and "het vonnis dat X tegen u heeft verkregen".
    r",?\s(?:ons|mij)(?: kantoor)?\b[^.,]{0,50}\b(?:heeft|hebben|had|hadden)\s[^.,]{0,20}"
    r"(?:gevraagd|verzocht|ingeschakeld|gemachtigd|opgedragen|opdracht)\b|"
    r",?\s(?:verzocht|vroeg|machtigde|verzoekt|vraagt)\s(?:ons|mij|dit kantoor)\b|"
    r"\stegen (?:u|gedaagde)\b[^.,]{0,40}\b(?:verkregen|gekregen|"
    r"gewezen|ingesteld|behaald|aanhangig|verkreeg)\b"
)
# An owners' association, whose name is often that of a street.
OWNERS: Final = re.compile(
    r"\b(?:vve|vereniging van (?:appartements-? ?)?eigena(?:a?r|re)s?n?|owners'? association)\b"
    r"(?!-| ?(?:dienst|beheer|management|portaal))",
)
# Who writes for an association or owner whose affairs he runs.
RUNS_FOR: Final = re.compile(
    r"\b(?:als|uw|de|onze) (?:vve-?)?(?:beheerder|administrateur|rentmeester)\b|"
    r"\bnamens (?:het|uw) bestuur\b|"
    r"\b(?:vve|vastgoed|woning)-?(?:beheer|dienst)|"
    r"\brekening van (?:de|uw) (?:vve|vereniging|eigenaar|verhuurder)\b"
)
# Who asks for the estate that he winds up, as its creditor would.
AS_CURATOR: Final = re.compile(
    r"\b(?:aangesteld|benoemd) (?:tot|als) (?:curator|bewindvoerder|vereffenaar)|"
    r"\b(?:mijn )?hoedanigheid van (?:curator|vereffenaar)|\bin het faillissement van\b[^.]{0,60}\bcurator\b"
)
# A body that takes over the collecting of what one person owes another.
TAKES_COLLECTING: Final = re.compile(
    r"\b(?:neem|nemen|nam|namen) (?:wij |ik )?(?:nu |per .{1,20})?(?:de |het )?(?:inning|innen|incasso)\b"
    r".{0,90}"
    r"\bover\b|\b(?:inning|incasso)\b.{0,60}\b(?:overgenomen|overneemt|overnemen|namens|ten behoeve van)\b"
)
ASSIGNED_TO_US: Final = re.compile(
    r"(?:aan ons|to us|aan \w+) (?:is |zijn |heeft |wordt )?(?:overgedragen|verkocht|gecedeerd|"
    r"geleverd|assigned|transferred|sold)|(?:overgedragen|verkocht|gecedeerd|assigned|transferred|"
    r"sold) aan ons(?! (?:\w+ )?\w*(?:incasso|deurwaarder|afdeling|jurist|juridisch|advoca|team|partner))|"
    r"(?:assigned|transferred|sold) .{0,30}to us|(?:hebben|"
    r"heb) (?:wij |we |ik ).{0,60}(?:vordering|schuld).{0,40}(?:gekocht|overgenomen|verkregen)|"
    r"\b(?:wij|we|ik) (?:hebben|heb) .{0,60}(?:vordering|schuld).{0,40}(?:gekocht|overgenomen|verkregen)|"
    r"\b(?:wij|we) zijn (?:[\w-]+ ){0,6}?(?:de )?(?:nieuwe |huidige |rechtmatige )?"
    r"(?:schuldeiser|eigenaar|eigenaresse|rechthebbende)\b|"
    r"\b(?:vordering|schuld|nota|factuur|rekening|lening|krediet|overeenkomst)(?:en)?\b[^.]{0,80}"
    r"\b(?:op|aan) ons overgegaan|\bdoor ons (?:\w+ ){0,3}(?:overgenomen|gekocht|aangekocht|verworven|"
    r"verkregen)|"
    r"\b(?:kochten|verwierven|verkregen|namen) (?:wij|we)\b[^.]{0,80}\b(?:vordering|schuld|krediet|lening|"
    r"rekening|nota)|"
    r"\b(?:wij|we) (?:kochten|verwierven|verkregen|namen)\b[^.]{0,80}\b(?:vordering|schuld|krediet|lening|"
    r"rekening|nota)|"
    r"\b(?:vordering|schuld|krediet|lening|rekening|nota)(?:en)?\b[^.]{0,60}\bhebben (?:wij|we)\b[^.]{0,60}"
    r"\b(?:gekocht|aangekocht|overgenomen|verworven|verkregen)|"
    r"\bwe (?:have )?(?:bought|purchased|acquired|taken over|own)\b[^.]{0,60}\b(?:debt|claim|account|loan)|"
    r"\bwe are (?:\w+ )?the (?:new )?(?:owner|creditor)|"
    r"(?:wij|we) zijn (?:\w+ ){0,2}?(?:de |uw |je )?(?:nieuwe )?(?:schuldeiser|eigenaar|rechthebbende)\b|"
    r"zijn (?:wij|we) (?:\w+ ){0,2}?(?:de |uw |je )?(?:nieuwe )?(?:schuldeiser|eigenaar|rechthebbende)\b|"
    r"(?:vordering|schuld|rekening)\b.{0,40}\b(?:behoort|komt) (?:\w+ )?(?:aan ons|ons) toe\b|"
    r"\bop ons overgegaan\b|\bwe are (?:now )?the (?:new )?(?:owners?|creditors?)\b|"
    r"\b(?:debt|claim|account)\b.{0,30}\b(?:now )?belongs to us\b"
)
# Beside or before the name of who owned the claim before.
FORMER_LABEL: Final = re.compile(
    r"\b(?:oude|oud|vorige?|voormalige?|vroegere?|eerdere?|oorspronkelijke?|originele|initiele|former|"
    r"previous|original)"
    r"[ -](?:schuldeiser|crediteur|eigenaar|rechthebbende|leverancier|aanbieder|kredietverstrekker|"
    r"creditor|lender|owner)"
    r"\b\W{0,3}|\b(?:cedent|rechtsvoorganger)\b\W{0,3}"
)
# What a claim is that was handed over in order to be collected alone, unless it says that it was sold.
SOLD: Final = re.compile(
    r"verkocht|gekocht|cessie|gecedeerd|in eigendom|eigenaar|(?:uw|de|nieuwe) (?:\w+ )?schuldeiser|"
    r"geleverd|3:94|"
    r"\bsold\b|\bassign|\bowner|rechthebbende|koopovereenkomst|\bakte\b|overgenomen"
)
# Somebody asks the sender to bill for him.
ASKED_TO_BILL: Final = re.compile(
    r"[^.]{0,120}\b(?:in rekening (?:te )?(?:brengen|gebracht)|namens (?:de|het|onze|haar|zijn)|"
    r"te (?:innen|incasseren|"
    r"factureren)|de (?:inning|facturatie|factuur|rekening|incasso))\b"
)
ASSIGNED_TO: Final = re.compile(
    r"(?:overgedragen|verkocht(?: en geleverd| en overgedragen)?|gecedeerd|overgegaan|assigned|"
    r"transferred|sold)(?:,? \([^()]{3,60}\))?(?: \w+){0,8}? (?:aan|op|to) "
    r"(?!ons\b|us\b|u\b|een\b|het cjib)|"
    r"nieuwe (?:schuldeiser|eigenaar)(?: van uw (?:vordering|schuld))?(?: is| wordt|:)(?::?\s|:$)|"
    # "heeft deze vordering aan X overgedragen".
    r"\b(?:vordering|nota|factuur|rekening|schuld|declaratie|rechten|krediet|lening)(?:en)?\b"
    r"(?: \w+){0,6} aan "
    r"(?!ons\b|u\b|een\b)(?=.{2,60}? (?:overgedragen|verkocht|gecedeerd|overgedaan|afgestaan|"
    r"in eigendom)\b)"
)
# "Sindsdien is X uw schuldeiser", "X is door cessie rechthebbende geworden": the name stands before.
NEW_OWNER_BEHIND: Final = re.compile(
    r"\s(?:is|werd|wordt|geldt) (?:(?:door|krachtens|per|vanaf|sinds) [a-z0-9 -]{3,30} |sindsdien |daarmee |"
    r"hiermee |"
    r"daardoor |hierdoor |thans |nu |voortaan |dus |aldus )*(?:de |als )?(?:enige |nieuwe |huidige |uw |"
    r"uw nieuwe )*"
    r"(?:rechthebbende|schuldeiser|eigenaar|eigenares)\b"
)
# "Op 3 mei heeft X de vordering van Y overgenomen": the name stands behind.
TAKES_OVER: Final = re.compile(
    r"\b(?:heeft|hebben|nam|kocht) (?=[a-z0-9].{2,60}? (?:de|uw|deze|onze|een) (?:\w+ )?(?:vordering|schuld|"
    r"rekening|krediet|lening)(?:en)?\b.{0,80}\b(?:overgenomen|gekocht|aangekocht|verkregen|over)\b)"
)
# "X heeft Y gevraagd de rekening te versturen": who lets another send its bills or collect them.
ASKS_AN_OFFICE: Final = re.compile(
    r"\s(?:heeft|hebben|laat|laten)\s(?=[^.,]{3,60}\b(?:gevraagd|verzocht|opgedragen|ingeschakeld|"
    r"gemachtigd|opdracht|"
    r"verzorgen|verzenden|versturen|innen)\b)(?=[^.]{3,160}\b(?:rekening(?:en)?|nota'?s?|factu(?:ur|ren)|"
    r"declaraties?|"
    r"facturatie|vordering(?:en)?|incass\w+|innen|inning)\b)"
)
FORMER_CREDITOR: Final = re.compile(
    r"(?:voorheen|eerder|oorspronkelijk(?:e)?|previously|formerly|original creditor:?|"
    r"oorspronkelijke schuldeiser:?|vorige schuldeiser:?|overgenomen van|gekocht van|"
    r"verkregen van|overname van|acquired from|purchased from)\s(?:van |van de |bij |by |owed to |"
    r"was )?"
)
NO_PARTY: Final = re.compile(
    r"^(?:jouw|jij|je|zij|hij|men|deze|dezen|de (?:directeur|directie|minister|burgemeester|griffier|"
    r"voorzitter|"
    r"invorderingsambtenaar|heffingsambtenaar|inspecteur|ontvanger|officier|staatssecretaris|raad|"
    r"bestuur|heffings\w*|secretaris|hoofd|manager|gemachtigde)|het (?:college|dagelijks bestuur|"
    r"bestuur|hoofd|team)|burgemeester|u\b|uw|ons|onze|mij|haar|zijn|hem|hun|een|andere|alle|"
    r"iedere|het team|team|afdeling|heden|wie|iemand|kosten|rente|de naam|de staat|gedaagde|eiser|"
    r"de koning|dat|dit|die|alles|klant|our|your|us|we|wij|your|the (?:director|board)|directie|"
    r"bestuur|daarvan|huur|premie|facturen|betaling)\b"
)
# In a sentence of one who collects for others: what is owed, before the name of whom it is owed to.
OWED_IN_PASSING: Final = re.compile(
    r"(?<!op )(?<!op de )(?<!op uw )(?:[a-z]*(?:rekening|factu(?:ur|ren)|nota|abonnement|contract|"
    r"overeenkomst|"
    r"bestelling|aankoop|lening|krediet|polis|achterstand|levering|behandeling|invoice|bill|order|purchase)"
    r"(?:en|s|'s)?(?: \S*\d\S*)?|betalen|verschuldigd|schuldig|owe|owed) (?:van|bij|met|aan|from|with|to) "
    r"(?:de |het |the )?(?=\S)"
)
# What somebody asks of a body that collects for others.
ASKED_TO_COLLECT: Final = re.compile(r"\binning|\binnen te\b|\bte innen\b|\bincass|\binvorder|\bcollect")
ASKED: Final = re.compile(
    r"\b(?:ons|mij|us|me)\b.*(?:gevraagd|verzocht|opdracht|opgedragen|ingeschakeld|gemachtigd|instructed|"
    r"asked|engaged)"
)
NOT_PAID: Final = re.compile(
    r"achterstand|achterstallig|onbetaald|(?:niet|nooit) (?:\w+ ){0,3}(?:betaald|voldaan|nagekomen)|"
    r"arrears|overdue|unpaid"
)
# In the head of a letter, at the start of a line: the writer collects for others.
COLLECTING_TRADE: Final = re.compile(
    r"^\W*(?:(?:toegevoegd |kandidaat-? ?)?gerechtsdeurwaarders?(?:kantoor)?|deurwaarders(?:kantoor)?|"
    r"incasso(?:bureau|specialisten|diensten|juristen))\b"
)
BAILIFF_WRITES: Final = re.compile(
    r"\b(?:heb ik|ik),? (?:[a-z.'-]+ ){1,7}?(?:toegevoegd |kandidaat-? ?|waarnemend )?gerechtsdeurwaarder\b|"
    r"\bik, [^;]{3,60}(?:toegevoegd |kandidaat-? ?|waarnemend )?gerechtsdeurwaarder\b"
)
ACCOUNT_HOLDER: Final = re.compile(
    r"(?:\bt[.,]?\s?n[.,]?\s?v\b\.?|ten name van|op naam van|ten gunste van|t\.?g\.?v\b\.?|"
    r"in the name of|account ?(?:name|holder)|rekeninghouder|naam (?:begunstigde|rekeninghouder|"
    r"ontvanger)|begunstigde|tenaamstelling|beneficiary|payable to|"
    r"op (?:de )?rekening van)\W{0,3}(?:de stichting |the )?"
)
PROFESSION: Final = re.compile(r"deurwaarder|advoca|notaris|bewindvoerder|curator")
# Under the name that heads a letter: what its writer practises.
PRACTISES: Final = re.compile(
    r"^\W*(?:advoca(?:at|ten)|(?:toegevoegd |kandidaat-? ?)?(?:gerechtsdeurwaarder|notaris)|"
    r"bewindvoerder|jurist|"
    r"juridisch adviseur|attorney|lawyer|solicitor|mediator|curator|tandarts|huisarts|arts|psycholoog|"
    r"fysiotherapeut|logopedist|dierenarts|accountant|rijinstructeur)\b(?! b\.?v)"
)
TITLE_OF_PERSON: Final = re.compile(
    r"^\W*(?:aan\s*:?\s*)?(?:t\.?a\.?v\.?\s)?(?:de\s)?(?:mevr(?:ouw)?\b\.?|mw\b\.?|dhr\b\.?|"
    r"heer\b|de heer|mijnheer|ms\b\.?|mrs\b\.?|mr\b\.?|miss\b|familie|fam\b\.?|mej\b\.?|erven|"
    r"de erven|drs\b\.?|ing\b\.?|ir\b\.?|dr\b\.?|prof\b\.?|de bewoner|bewoner|to the)"
)
INITIALS: Final = re.compile(
    r"^\W*(?:[A-Z]\. ?|[A-Z] ){1,5}(?:(?:van|de|der|den|ten|ter|el|al|von|di|da|'t|in|"
    r"op) ){0,3}[A-Z][\w'’-]+"
)
SERVED_ON: Final = re.compile(
    r"(?:gedagvaard|opgeroepen|betekend aan|aangezegd aan|heb ik aan|exploot (?:doende )?aan|"
    r"bevel gedaan aan|overbetekend aan|beteken(?:d)? aan|gedaagde|schuldenaar|geexecuteerde|"
    r"debtor)\W{1,6}(?:de heer |mevrouw |dhr\.? |mw\.? )?"
)

# A line of a letterhead with trades alone, and a town: no name.
_TRADE: Final = (
    r"(?:gerechts|kandidaat-?)?deurwaarders?(?:kantoor)?|incasso(?:bureau|specialisten|diensten)?|"
    r"rechtspraktijk|"
    r"[a-z-]*advoca(?:ten|tuur)(?:kantoor)?|[a-z-]*juristen|juridisch advies|notaris(?:sen|kantoor)?|"
    r"accountants?(?:kantoor)?|"
    r"(?:belasting)?adviseurs|administratiekantoor|mediat(?:ors|ion)|kredietbewaking|credit ?management|"
    r"rechtsbijstand|bewindvoer(?:ing|ders)|curatoren|makelaars|taxateurs|assurantien|hypotheken|"
    r"verzekeringen|"
    r"executie|ontruimingen|bailiffs?|collections?|debt recovery|lawyers|solicitors|attorneys(?: at law)?"
)
TRADES_ONLY: Final = re.compile(
    rf"^\W*(?:{_TRADE})(?:(?:\W+|\W*\ben\b\W*|\W*&\W*|\W*\band\b\W*)(?:{_TRADE}))*"
    r"(?:\W+(?:te|in)\s[a-z' -]{3,25}|\W+(?:nederland|b\.?v\.?))?\W*$"
)

# What stands before the name of a public body, often alone on the first line of its mark.
PUBLIC_FIRST: Final = re.compile(
    r"^\W*(?:gemeente|waterschap|provincie|hoogheemraadschap|wetterskip|rechtbank|universiteit|"
    r"hogeschool)\W*$"
)
