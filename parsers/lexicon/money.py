"""What the words beside an amount say it is: the labels of letters by role, Dutch and English, and phrases
around amounts.

All patterns are matched against folded text (lower case, no accents). The first role of `LABEL_ROLES` that
matches a label
is the role; so what takes money off, or only may come, stands before what sounds like a total.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.lexicon.cost_labels import COST_LABEL
from parsers.lexicon.roles import Role, words_pattern

LABEL_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    (
        Role.PRINCIPAL,
        words_pattern(
            r"openstaande (?:facturen|nota's|rekeningen|termijnen|posten|huur)\b",
            r"te ?veel (?:betaald|ontvangen|uitbetaald|verstrekt)",
            r"overpaid|overpayment",
        ),
    ),
    (
        Role.TOTAL,
        words_pattern(
            r"(?:openstaand|restant|saldo|resteert|nog te (?:betalen|voldoen)).{0,25}\b(?:na|"
            r"minus)\b.{0,35}(?:betaling|verrekening|aftrek)",
            r"(?:outstanding|balance|remaining).{0,20}\bafter\b.{0,25}payment",
            r"(?:wij|we) (?:ontvangen|krijgen|hebben) (?:nog )?(?:van (?:u|je)|tegoed)|"
            r"(?:nog )?van (?:u|je) te (?:ontvangen|vorderen|krijgen)|door ons nog te ontvangen",
        ),
    ),
    (
        Role.OTHER,
        words_pattern(
            r"\bwoz\b",
            r"belastbaar inkomen",
            r"toetsingsinkomen",
            r"beslagvrije voet",
            r"\bexcess\b|eigen risico per|verzekerde som|kostprijs|catalogusprijs|dagwaarde",
            r"\bkrediet ?limiet",
            r"\blimiet\b",
            r"bestedings(?:ruimte|limiet)",
            r"credit limit",
            r"verzekerd bedrag",
            r"(?:wettelijk|verplicht) eigen risico\b",
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
            r"\btoestel(?:kosten|krediet|lening|restant|termijnen)\b",
            r"^(?:restant|restbedrag|oorspronkelijke?|resterende?) (?:\w+ )?(?:lening|"
            r"kredietsaldo|kredietbedrag)\b",
            r"griffierecht.{0,30}indien",
        ),
    ),
    (
        Role.CONDITIONAL,
        words_pattern(
            r"\b(?:betaling|betaald|betaalt|betalen|voldoen|totaal|bedrag)\b.{0,25}\b(?:na|"
            r"later dan) (?:de |het |deze |die )?(?:\d{1,2}[ -]|termijn|verval|uiterste|verloop|\d+ dagen|"
            r"veertien dagen|deze datum|vervaldatum|afloop)",
            r"bij (?:te late|niet[- ]tijdige|uitblijven van|niet-?) ?(?:betaling|betalen)",
            r"na (?:afloop|verstrijken|het verstrijken) van",
            r"indien (?:u )?(?:niet|te laat)",
            r"als u (?:niet|te laat)",
            r"\bif (?:you do not|not|payment)",
            r"after the (?:term|deadline|due date)",
            r"\bdan (?:\w+ )?te (?:betalen|voldoen)\b|^(?:totaal|total)(?:bedrag)? (?:dan|then)\b",
            r"then payable",
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
        words_pattern(
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
        words_pattern(
            # A rate of interest runs per month or per year; what is reckoned by it is no monthly sum.
            r"(?<!% )(?<!%)(?<!procent )(?<!percent )"
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
        words_pattern(
            r"terug te (?:ontvangen|krijgen|betalen aan u)",
            r"te ontvangen(?! door ons)",
            r"\b(?:u|je|jij|jullie) (?:krijgt|krijg|ontvangt)(?: van ons)?(?: nog)?(?: terug| retour|$|:)",
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
        words_pattern(
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
        words_pattern(
            r"(?:reeds|al|eerder|inmiddels|door u|tot op heden|tot heden|"
            r"tussentijds) (?:door u )?(?:betaald|voldaan|ontvangen|afgelost)",
            r"\bbetaald(?:e bedragen|e termijnen| bedrag)?\b(?! te)(?!.{0,12}(?:zijn|worden|hebben))",
            r"\b(?:ontvangen|voldaan)\b(?! te)",
            r"in mindering",
            r"\bdoor (?:u|jou|je)\b (?:\w+ ){0,2}(?:over(?:ge\w+)|ge\w+[dt]|voldaan|betaald|aangezuiverd)\b",
            r"\b(?:ontvangen|overgemaakt|gestort|bijgeschreven|geind|afgeboekt) (?:op )?(?:d\.?d\.?)?\d",
            r"\bontvangsten\b",
            r"\bbetalingen\b (?:tot|t/m|sinds)|\b(?:u|je) betaalde\b|\b(?:wij|we) ontvingen\b|"
            r"onder aftrek van|^aftrek (?:van )?(?:reeds |al )?beta",
            r"\bafgelost\b",
            r"(?<!wordt )(?<!worden )(?<!te )(?<!automatisch )\b(?:geincasseerd|afgeschreven|geind)\b"
            r"(?! bedrag)|"
            r"\bontvangen incasso",
            r"uw betaling(?:en)?\b",
            r"^(?:af|minus|min|less|reeds|al|verminderd met|onder aftrek van)\W{1,3}(?:\w+ ){0,2}"
            r"(?:aanbetaling|vooruitbetaling|deposit|down ?payment|[ck]ontant)|\baanbetaald|"
            r"\bvooruit ?betaald",
            r"\bbetaling(?:en)? (?:d\.?d\.?|van|op|\d|ontvangen|opdrachtgever|aan)",
            r"^(?:af|minus|min):? (?:uw |ontvangen )?(?:betaling|aflossing|storting)",
            r"^(?:minus |min |af |uw |ontvangen )?betaling(?:en|\(en\))?\W*$",
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
        words_pattern(
            r"^(?:af(?! te\b)|minus|less|korting|discount|aftrek)\b",
            r"\bcreditering(?:en)?\b|creditnota|credit note",
        ),
    ),
    (
        Role.PRINCIPAL,
        words_pattern(
            r"^(?:totaal|saldo|bedrag|vordering|verschuldigd)\w* (?:volgens|conform|blijkens|uit hoofde)",
            r"oorspronkelijke (?:vordering|schuld|aanslag|nota|factuur)",
            r"hoofdsom",
        ),
    ),
    (
        Role.SUBTOTAL,
        words_pattern(
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
            r"vorig\w* (?:\w+ )?saldo|oud saldo|saldo (?:vorige|vorig|per begin|oud)|beginsaldo|"
            r"previous balance|"
            r"opening balance",
            r"totaal facturen",
        ),
    ),
    (
        Role.INTEREST,
        words_pattern(
            r"\b(?:wettelijke |contractuele |vervallen |vertragings|handels|debet|invorderings|belasting|"
            r"verschuldigde |lopende |wett\.? )?rente\b(?!nummer)",
            r"\binterest\b",
            r"\brentevergoeding|\bvertragings?(?:vergoeding|rente)",
            r"invorderingsrente|belastingrente|vertragingsrente|debetrente|kredietrente|handelsrente|"
            r"rentekosten",
            r"kredietvergoeding",
        ),
    ),
    (
        Role.COSTS,
        COST_LABEL,
    ),
    (
        Role.VAT,
        words_pattern(
            r"^\W*(?:[a-z]\. )?(?:plus |waarvan |excl\w*\.? |hoog |laag |\d{1,2} ?% )*(?:btw|b\.t\.w\.?|"
            r"vat|omzetbelasting)\b"
        ),
    ),
    (
        Role.TOTAL,
        words_pattern(
            r"\b(?:nu |nog |thans |alsnog |direct |door u |uiterlijk )?(?:te betalen|te voldoen|"
            r"te voldaan)\b",
            r"(?:totaal|totale|total) ?(?:bedrag )?(?:te betalen|te voldoen|verschuldigd|openstaand|"
            r"openstaande|vordering|achterstand|schuld|due|amount due|outstanding|payable|claim|debt|"
            r"balance|bedrag van de aanslag)",
            r"(?:totaal|totale).{0,25}(?:te betalen|te voldoen|verschuldigd|openstaand|inclusief|incl)",
            r"\bopenstaand(?:e)?\b(?: (?:bedrag|saldo|vordering|schuld|hoofdsom|totaal|post))?",
            r"\bopen ?(?:staand )?(?:bedrag|saldo)\b",
            r"restant(?: ?bedrag| ?schuld| ?hoofdsom| vordering)?|restbedrag|"
            r"resterende? (?:bedrag|schuld|saldo|som|vordering|hoofdsom|nota|factuur|achterstand|te |"
            r"openstaand|"
            r"verschuldigd)|resterende?\W*$",
            r"verschuldigd(?:e)?(?: bedrag)?$",
            r"(?:(?:u|je|jij) bent|bent (?:u|je)|ben je)(?: (?:ons|mij|ze|dus|nu|nog|thans|in totaal))*"
            r" (?:ver)?schuldig",
            r"\bschuldig\W*$|^nog (?:ver)?schuldig",
            r"^\W*(?:(?:totaal|nu|nog|dus|er|in totaal|saldo|staat|blijft|bedrag) )*open(?: ?staat)?\W*$",
            r"\b(?:over te (?:maken|boeken|schrijven)|af te rekenen|af te lossen|aan te vullen)\b",
            r"(?:uw |totale )?(?:huur|betalings|premie)?achterstand\b(?!.{0,6}(?:t/m|tot))",
            r"(?:u|je|jij|jullie) betaalt?(?: ons)?(?: nog| nu| terug| bij| dus)?(?:$|:)",
            r"(?:(?:u|je|jij) moet|moet (?:u|je)) (?:\w+ )?(?:nog |nu |terug)?(?:be)?talen",
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
            r"debetstand|roodstand|negatief saldo|tekort(?:$| op)|debetsaldo|^debet\b|\bdebet\W*$|"
            r"^(?:in de )?min\W*$|\bsta(?:at)? (?:u|je) (?:\w+ )?rood\b|\brood ?stand",
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
        words_pattern(
            r"hoofdsom(?:men)?\b",
            r"\bprincipal\b",
            r"oorspronkelijke? (?:bedrag|vordering|schuld|factuurbedrag)",
            r"original (?:amount|claim|debt|invoice|charge|fine|fee|penalty|balance)",
            r"factuurbedrag|notabedrag|bedrag (?:van de )?(?:factuur|nota)|invoice amount|"
            r"amount of (?:the )?invoice",
            r"sanctie ?bedrag|\bsanctie\b|boete ?bedrag|^(?:de )?(?:verkeers)?boete\b|geldboete|"
            r"\bthe fine\b|^fine\b",
            r"aanslagbedrag|bedrag (?:van de )?aanslag|naheffing(?:saanslag)?|parkeerbelasting",
            r"huurachterstand|huurschuld|achterstallige (?:huur|premie|termijnen)",
            r"\bvordering(?:en)?\b(?! totaal)",
            r"(?:begroot|getaxeerd|geraamd|vastgesteld door (?:de )?\w+) op|herstel ?kosten|"
            r"geleende? (?:bedrag|geld|som)|^\W*(?:\w+ )?(?:geleend|voorgeschoten)\b|"
            r"beginbedrag|openstaande facturen|schadebedrag|toegewezen (?:bedrag|hoofdsom)|"
            r"claim(?: amount)?$",
            r"saldo overgenomen|overgenomen (?:saldo|vordering)",
            r"kredietsaldo|restant krediet",
        ),
    ),
    (
        Role.INSTALMENT,
        words_pattern(
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
        words_pattern(
            r"\btotaal\b|\btotaalbedrag\b|\btotale\b|\btotal\b|\bsamen\b|\bsom\b|\bgezamenlijk\b|\btezamen\b",
            r"\b(?:alles )?bij elkaar\b|\bal met al\b|\balles bijeen\b|\bopgeteld\b|\bdat maakt\b|"
            r"\baltogether\b",
            r"^(?:het |uw )?bedrag(?: \(?(?:in )?(?:eur|euro|€)\)?)?:?$",
            r"^amount(?: \(?eur\)?)?:?$",
            r"\bincl(?:usief|uding|\.)? (?:btw|vat)\b",
            r"^saldo\b|^sum$",
        ),
    ),
)
