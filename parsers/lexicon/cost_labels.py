"""The labels of costs of collecting: reminders, agencies, bailiffs, courts; matched against folded text."""

from __future__ import annotations

from typing import Final

from parsers.lexicon.roles import words_pattern

COST_LABEL: Final = words_pattern(
    r"incasso ?-?kosten",
    r"^\W*incasso\W*$|\b(?:incasso|aanma(?:an|nings?)|herinnerings?|administratie|sommatie|stornerings?|"
    r"storno|invorderings?|dossier)-?(?:vergoeding|toeslag|tarief|geld|opslag|fee|bedrag)\b",
    r"\bkosten (?:ex|conform|volgens|o\.?g\.?v\.?|op grond van|krachtens) (?:art|artikel|"
    r"de wet|6:96|wik|bik)",
    r"^(?:overige |alle )?kosten (?:tot|na|sinds|volgens|uit) (?:en met )?(?:het |de |dit )?"
    r"(?:vonnis|heden|nu\b|vandaag|beschikking|datum|dagvaarding)",
    r"minnelijke (?:fase|traject|incasso)|^onze kosten|^kosten (?:tot|per) (?:nu|op heden|"
    r"heden|vandaag)",
    r"\b(?:toeslag|opslag|boete|verhoging)\b.{0,20}\b(?:te )?late?\b",
    r"^kosten (?:van |voor )?(?:een |de |deze |het |onze )?(?:\d+e |eerste |tweede |laatste )?"
    r"(?:aangetekend|herinner|aanman|brief|incasser|innen|invorder|sommer|sommatie|storner)",
    r"(?:collection|reminder|recovery|dunning|chargeback) (?:charges?|fees?|costs?)",
    r"(?:aanmaning|herinnering|sommatie) \(?(?:kosten|fee|costs)|opslag incasso",
    r"buitengerechtelijke?\W{1,3}(?:incasso\W{0,2})?kosten|\bbuiten rechte\b|\bbuitengerechtelijk$",
    r"\bbik\b",
    r"\bwik\b",
    r"wik-?kosten",
    r"(?:aan|be)manings?-?kosten",
    r"herinnerings-?kosten",
    r"administratie-?kosten|\badm(?:in)?\.? ?-?kosten|administrative (?:costs?|fees?|charges?)",
    r"^\W*(?:extra |overige )?kosten (?:\(?(?:incl?|inclusief|excl?|exclusief|ex)\b\.?|(?:van |"
    r"voor )?(?:het |de |onze )?"
    r"(?:\w*vonnis|beheerder|verkoop|veiling|aanzegging|\w*deurwaarder|bewaring|gemachtigde|advocaat|"
    r"verzuim|te late|"
    r"rechter|proces|gerechtelijk|buitengerechtelijk))",
    r"dwangbevel(?:kosten)?",
    r"betekenings?-?kosten|kosten (?:van )?(?:deze )?betekening|\b(?:over)?betekening\b",
    r"^(?:kosten (?:van )?)?(?:het |de |een )?(?:hernieuwd |herhaald )?bevel(?: tot betaling)?$",
    r"^(?:kosten (?:van )?)?(?:het |de )?(?:executoriaal |conservatoir )?"
    r"(?:bank|loon|uitkerings?|inkomens|derden|inboedel|auto)?-?beslag(?:legging)?"
    r"(?: (?:op|onder|bij|roerende|onroerende|inboedel|auto|bank)\b.{0,40})?$",
    r"^(?:(?:exploot|kosten) (?:van )?)?(?:de |deze )?dagvaarding$",
    r"^(?:kosten (?:van )?)?(?:de )?ontruiming$",
    r"^(?:ambtshandelingen|kosten ambtshandelingen)$",
    r"\bkosten\b(?! van (?:het |de )?(?:herstel|reparatie|schade|vervanging))[^.€]{0,45}"
    r"\b(?:begroot|geraamd|getaxeerd) op",
    r"\bkosten dezes\b|kosten (?:van )?(?:dit|deze|het) (?:stuk|akte|ambtshandeling)",
    r"exploo?t(?:kosten)?|kosten (?:van )?(?:dit |het )?exploot",
    r"griffierecht",
    r"salaris ?(?:gemachtigde|advocaat)?",
    r"na-?kosten|nasalaris",
    r"informatie-?kosten|informatie (?:brp|kvk|dbr|gba)|\bbrp\b|\bdbr\b|kadaster|verschot|"
    r"adresonderzoek|inschrijving basisregistratie",
    r"beslag-?kosten",
    r"opslagkosten",
    r"invorderings-?kosten",
    r"\bverhoging(?:en)?\b(?!.{0,15}huur)|statutory increase|\bincrease\b",
    r"vervolgings-?kosten",
    r"proces-?kosten|proceskostenveroordeling",
    r"deurwaarders?-?kosten",
    r"dagvaardings?-?kosten|kosten (?:van )?(?:de |deze )?dagvaarding",
    r"registratie-?kosten|dossier-?kosten",
    r"ontruimings-?kosten",
    r"executie-?kosten",
    r"sommatie-?kosten",
    r"storn?o(?:terings)?-?kosten|storneringskosten",
    r"collection (?:costs|charges|fees?)",
    r"reminder (?:fee|costs|charge)",
    r"administration (?:fee|costs|charge)s?",
    r"late (?:payment )?(?:fee|charge)",
    r"court (?:fees?|costs)|legal costs|bailiff(?:'s)? costs|service costs of (?:the )?writ",
    r"extra-?judicial",
    r"btag",
    r"\bleges\b(?! paspoort)",
    r"afsluitkosten|(?:her|de)?aansluitkosten|kosten (?:van )?afsluiting",
    r"^(?:bijkomende |extra |overige |totale )?kosten$",
    r"^\W*(?:(?:de|onze|alle|bijkomende|extra|overige|totale|gemaakte|verdere|"
    r"verschuldigde) ){0,2}kosten\W{1,3}"
    r"(?:incl|excl|inclusief|exclusief|ex|met|zonder|vrij van)\b.{0,12}\b(?:btw|b\.t\.w|vat)\b",
    r"^kosten (?:van |voor )?(?:het |de |dit |deze )?(?:\w{0,10}beslag|exploot|dagvaarding|"
    r"betekening|executie|ontruiming|incasso|aanmaning|herinnering|procedure|deurwaarder|"
    r"afsluiting|informatie|uittreksel|tenuitvoerlegging)",
    r"kosten (?:rechtens|aanmaning|herinnering|incasso|procedure|deurwaarder|tenuitvoerlegging|"
    r"voor (?:deze )?(?:herinnering|aanmaning))",
    r"boete te late betaling|boeterente",
    r"behandelingskosten|verwerkingskosten",
)
