"""What every sender has to say in its own words: greetings, terms, and how and where to pay."""

from __future__ import annotations

from typing import Final

VOICES: Final = ("formal", "friendly", "je", "english")
GREETING: Final = {
    "formal": "[Geachte heer, mevrouw,|Geachte {title} {surname},|Geachte heer/mevrouw {surname},|L.S.,"
    "|Geachte relatie,|Geachte cliënt,|Mijne heren,|Geachte mevrouw/heer,]",
    "friendly": "[Beste {title} {surname},|Beste mevrouw, heer,|Beste bewoner,|Beste klant,|Beste relatie,"
    "|Goedendag {title} {surname},]",
    "je": "[Hoi {surname},|Hallo,|Hi!|Beste {surname},|Hey {surname},|Dag {surname},]",
    "english": "[Dear Sir or Madam,|Dear {surname},|Dear Mr/Ms {surname},|Dear customer,|Dear resident,|Hi,]",
}
CLOSING: Final = {
    "formal": "[Hoogachtend,|Met vriendelijke groet,|Met vriendelijke groeten,|Met de meeste hoogachting,]",
    "friendly": "[Met vriendelijke groet,|Vriendelijke groet,|Met hartelijke groet,|Alvast bedankt,]",
    "je": "[Groetjes,|Groeten,|Fijne dag nog,|Tot snel!|Liefs,|Gr.]",
    "english": "[Kind regards,|Yours sincerely,|Yours faithfully,|Best wishes,]",
}
TEAM: Final = (
    "[||Afdeling Debiteuren|Debiteurenbeheer|Team Invordering|De administratie|Klantcontact|Financiële zaken"
    "|Dit is een automatisch aangemaakte brief en daarom niet ondertekend.|M. de Rooij, medewerker facturatie"
    "|Namens de directie|de penningmeester]"
)
TEAM_ENGLISH: Final = "[||Accounts Receivable|Credit Control|The finance team]"

DUE_DAY: Final = (
    "[uiterlijk|vóór|voor|uiterlijk op|niet later dan|op of vóór|vóór of op|tot en met|uiterlijk op of voor"
    "|zo spoedig mogelijk, doch uiterlijk|per omgaande en in ieder geval uiterlijk|liefst "
    "meteen, maar uiterlijk"
    "|in elk geval voor] {day}"
)
DUE_TERM: Final = (
    "binnen [{n}|{words}|{n} ({words})] [dagen|kalenderdagen] "
    "[na dagtekening van [deze brief|dit schrijven]|na de datum van deze [brief|nota]|na "
    "heden|te rekenen vanaf heden"
    "|na de datum die boven deze brief staat|vanaf de dagtekening van deze brief|na dagtekening]"
)
DUE_WEEKS: Final = (
    "binnen [{words}|{n}] weken [na dagtekening|na de datum van deze brief|na heden"
    "|na de dagtekening van dit schrijven]"
)
DUE_ENGLISH: Final = "[by|no later than|before|on or before|by close of business on|not later than] {day}"
DUE_TERM_ENGLISH: Final = (
    "within {n} [calendar|] days [of|from|after] [the date of this letter|the date above|today]"
)
NUMBERS: Final = {
    5: "vijf",
    7: "zeven",
    8: "acht",
    10: "tien",
    14: "veertien",
    15: "vijftien",
    21: "eenentwintig",
    30: "dertig",
}
WEEKS: Final = {2: "twee", 3: "drie", 4: "vier", 6: "zes"}

# one sentence that says all of it
PAY_ALL: Final = {
    "formal": "[Wij verzoeken u [vriendelijk|dringend|] [het bedrag van|een bedrag van|] {amount} {due} "
    "[over te maken op"
    "|te betalen op|te storten op|bij te schrijven op|te voldoen op] "
    "[rekening|rekeningnummer|bankrekeningnummer|IBAN|] "
    "{iban} [ten name van|t.n.v.|op naam van] {holder}{mention}."
    "|U dient {amount} {due} te [voldoen|hebben voldaan] door [overboeking|bijschrijving] op "
    "{iban} [ten name van|t.n.v.] "
    "{holder}{mention}."
    "|[Gelieve|U gelieve] {amount} {due} over te [maken|schrijven] naar {iban} ten name van "
    "{holder}{mention}."
    "|Betaling van {amount} dient {due} te [geschieden|zijn ontvangen] op {iban} ten name van "
    "{holder}{mention}.]",
    "friendly": "[Wilt u|Kunt u] [het bedrag van|] {amount} [alstublieft|] {due} overmaken [naar|op] "
    "[rekeningnummer|rekening|] {iban} [van|ten name van|op naam van] {holder}{mention}?"
    "|[Maak|Betaal] {amount} {due} [over naar|op] {iban} [van|t.n.v.] {holder}{mention}."
    "|U betaalt {amount} {due} op rekening {iban} van {holder}{mention}.",
    "je": "[Wil je|Kun je|Zou je] [die|de|] {amount} {due} [overmaken|betalen|even overmaken] "
    "[naar|op] {iban} "
    "[van|t.n.v.|op naam van] {holder}{mention}?",
    "english": "[Please [transfer|pay] {amount} {due} [to|into] [account|IBAN|bank account|] {iban} "
    "[in the name of|, account holder|of] {holder}{mention}.|Kindly remit {amount} {due} to {iban} "
    "({holder}){mention}.|The amount of {amount} must be received {due} on {iban} in the name of "
    "{holder}{mention}.]",
}
# amount and term alone
ASK: Final = {
    "formal": "[Wij verzoeken u {amount} {due} te [voldoen|betalen].|{Amount} dient {due} te zijn "
    "[voldaan|betaald|ontvangen]."
    "|U dient {amount} {due} te betalen.|Wij zien uw betaling van {amount} {due} [tegemoet|graag tegemoet]."
    "|Wij verwachten {amount} {due} van u te hebben ontvangen.|U moet {amount} {due} "
    "[betalen|hebben betaald]."
    "|Ik verzoek u {due} voor betaling van {amount} zorg te dragen.]",
    "friendly": "[Wilt u {amount} {due} betalen?|Betaal {amount} {due}.|Zorgt u dat {amount} {due} bij ons "
    "[binnen is"
    "|op onze rekening staat]?|U heeft tot en met {day} de tijd om {amount} te betalen.|Graag "
    "ontvangen wij {amount} {due}.]",
    "je": (
        "[Wil je {amount} {due} betalen?|Zorg dat {amount} {due} bij ons binnen is.|Betaal je "
        "{amount} {due}? Dan is het geregeld.]"
    ),
    "english": "[Please pay {amount} {due}.|Payment of {amount} is due {due}.|We must receive {amount} {due}."
    "|You are kindly requested to settle {amount} {due}.]",
}
HOW: Final = {
    "formal": "[Betaling kan [geschieden|plaatsvinden|uitsluitend plaatsvinden] op "
    "[bankrekening|rekeningnummer|IBAN] {iban} "
    "[ten name van|t.n.v.] {holder}{mention}.|U kunt [het bedrag|dit] overmaken op {iban} [ten "
    "name van|op naam van] "
    "{holder}{mention}.|Ons rekeningnummer is {iban}, ten name van {holder}{tail}.]",
    "friendly": "[Ons rekeningnummer is {iban} [op naam van|ten name van] {holder}{tail}.|U maakt het geld "
    "over naar {iban} "
    "van {holder}{mention}.|Betalen doet u op {iban} t.n.v. {holder}{mention}.]",
    "je": "[Het rekeningnummer is {iban} van {holder}{tail}.|Overmaken kan naar {iban}, {holder}{mention}.]",
    "english": (
        "[Our account is {iban} in the name of {holder}{tail}.|Payment can be made to {iban} "
        "({holder}){mention}.]"
    ),
}
MENTION: Final = {
    "nl": "[, [onder vermelding van|o.v.v.|met vermelding van|onder opgave van|met als omschrijving] "
    "[uw|] {noun} {ref}"
    "|, [onder vermelding van|o.v.v.|met vermelding van|met als omschrijving|met kenmerk] {ref}]",
    "english": ", [quoting|stating|mentioning|with] [{noun} {ref}|reference {ref}|{ref}]",
}
TAIL: Final = {
    "nl": "[. [Vermeld|Noem|Zet] [hierbij|daarbij|] [altijd|s.v.p.|] {noun} {ref}|. {Noun}: {ref}"
    "|. Als omschrijving gebruikt u {ref}|. Gebruik {noun} {ref}]",
    "english": "[. Please quote {ref}|. Reference: {ref}|. Mention {noun} {ref} with your payment]",
}
THIS_AMOUNT: Final = {
    "nl": "[dit bedrag|het bovenstaande bedrag|het totaalbedrag|dit totaal|het verschuldigde]",
    "english": "[this amount|the amount above|the total above]",
}
LABELS: Final = {
    "iban": "[IBAN|Rekeningnummer|Rekening|Bankrekening|Over te maken op|Naar rekening|Onze "
    "bankrekening|Betalen op"
    "|IBAN begunstigde|Rekeningnummer (IBAN)|Bank|Banknummer]",
    "holder": (
        "[Ten name van|T.n.v.|Naam begunstigde|Op naam "
        "van|Begunstigde|Tenaamstelling|Rekeninghouder|Naam ontvanger]"
    ),
    "mention": "[Onder vermelding van|Omschrijving|Bij betaling vermelden|O.v.v.|Vermeld bij "
    "betaling|Mededeling|Referentie"
    "|Kenmerk|Betalingsreferentie]",
    "due": "[Uiterste betaaldatum|Vervaldatum|Vervaldag|Betalen voor|Te betalen uiterlijk|Uiterlijk "
    "betalen|Vervalt op"
    "|Betaaltermijn tot|Betaling uiterlijk|Te voldoen voor|Betalen vóór|Betaal voor]",
    "amount": "[Te betalen|Bedrag|Te betalen bedrag|Totaalbedrag|Verschuldigd|Door u te betalen|Over te "
    "maken bedrag"
    "|Totaal te voldoen|Betaalbedrag]",
    "iban.en": "[IBAN|Bank account|Pay to (IBAN)|Account number|Beneficiary IBAN]",
    "holder.en": "[Account holder|Beneficiary|In the name of|Account name]",
    "mention.en": "[Reference|Payment reference|Please quote|Description]",
    "due.en": "[Due date|Payment due by|Pay by|Due by|Payable by]",
    "amount.en": "[Amount due|Amount|Amount payable|Total due|To pay]",
}
DATE: Final = {
    "nl": "[Datum|Datum|Dagtekening|Briefdatum|Datum brief|Verzenddatum|d.d.|Verzonden op|Datum verzending]",
    "bill": (
        "[Factuurdatum|Datum|Notadatum|Dagtekening|Datum nota|Datum factuur|Rekeningdatum|Datum rekening]"
    ),
    "english": "[Date|Date of letter|Letter date|Issued on|Date issued]",
}
CROSSED: Final = {
    "formal": "[||Heeft u inmiddels betaald, dan kunt u [deze brief|dit schrijven] als niet verzonden "
    "beschouwen."
    "|Mocht uw betaling dit schrijven hebben gekruist, dan danken wij u daarvoor.]",
    "friendly": (
        "[||Heeft u al betaald? Dan hoeft u niets [meer |]te doen.|Is uw betaling al onderweg? Bedankt!]"
    ),
    "je": "[||Al betaald? Top, dan mag je dit mailtje vergeten.]",
    "english": "[||If you have paid in the meantime, please ignore this letter.]",
}
QUESTIONS: Final = {
    "formal": "[||Voor vragen kunt u ons bereiken op {phone}.|Voor nadere inlichtingen kunt u zich wenden "
    "tot ons kantoor, {phone}."
    "|Vragen kunt u stellen via {email} onder vermelding van het bovenstaande kenmerk.]",
    "friendly": "[||Heeft u vragen? Bel ons op {phone} of kijk op {website}.|Lukt betalen niet in één keer? "
    "Bel {phone}, dan"
    " zoeken we samen een oplossing.|Wij zijn bereikbaar van maandag t/m vrijdag van 9.00 tot "
    "17.00 uur via {phone}.]",
    "je": "[||Vragen? App of bel {phone}.|Lukt het niet? Laat het even weten.]",
    "english": "[||Any questions? Call {phone} or e-mail {email}.]",
}
