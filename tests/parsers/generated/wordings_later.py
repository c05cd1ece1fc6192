"""The sentences of letters further on: courts, arrangements, refunds, and letters that ask nothing."""

from __future__ import annotations

from typing import Final

Choices = tuple[str, ...]

SUMMONS: Final[Choices] = (
    (
        "Heden, {daywords}, heb ik, toegevoegd gerechtsdeurwaarder, ten verzoeke van {client} gedagvaard "
        "{name} om op {court} om {hour} uur te verschijnen ter terechtzitting van de rechtbank, kamer voor "
        "kantonzaken, te {town}."
    ),
    (
        "Op verzoek van {client} bent u gedagvaard om op {court} te {hour} uur te verschijnen voor de "
        "kantonrechter te {town}."
    ),
)
CLAIMED: Final[Choices] = (
    "Eiseres vordert veroordeling van gedaagde tot betaling van het onderstaande bedrag.",
    "{client} vordert dat u wordt veroordeeld om het volgende te betalen.",
)
SERVED: Final[Choices] = (
    (
        "Bij vonnis van de kantonrechter van {judged} bent u veroordeeld tot betaling aan {client}. "
        "Dit vonnis wordt u hierbij betekend."
    ),
    (
        "Hierbij beteken ik u het vonnis van {judged}, gewezen tussen {client} en u. Het vonnis is "
        "uitvoerbaar bij voorraad."
    ),
)
COMMAND: Final[Choices] = (
    "Ik doe u bevel om binnen twee dagen na heden te betalen het bedrag van {amount}.",
    (
        "U wordt bevolen om binnen 2 dagen na vandaag aan de inhoud van het vonnis te voldoen en "
        "{amount} te betalen."
    ),
)
SEIZED: Final[Choices] = (
    (
        "Op {seized} hebben wij ten laste van u beslag gelegd op uw inkomen bij {third}. Dit doen wij "
        "voor {client}."
    ),
    (
        "Wij delen u mee dat op {seized} executoriaal derdenbeslag is gelegd onder {third}, op "
        "verzoek van {client}."
    ),
)
FREE_SUM: Final[Choices] = (
    "De beslagvrije voet is vastgesteld op {free} per maand.",
    "Van uw inkomen blijft {free} per maand buiten het beslag.",
)
EVICTED: Final[Choices] = (
    "De ontruiming van uw woning vindt plaats op {day} om 9.30 uur.",
    "Hierbij zeg ik u aan dat ik op {day} zal overgaan tot ontruiming van de door u gehuurde woning.",
)
CUT_OFF: Final[Choices] = (
    "Wij sluiten de levering af op {day}. Een monteur komt die dag tussen 8.00 en 12.00 uur bij u langs.",
    "Op {day} beëindigen wij de levering en wordt uw aansluiting afgesloten.",
)
CUT_OFF_PAY: Final[Choices] = (
    "U voorkomt dit door {amount} {due} te betalen.",
    "Dit gaat niet door als wij {amount} {due} van u hebben ontvangen.",
)
PLAN: Final[Choices] = (
    (
        "Wij bevestigen de betalingsregeling die wij met u hebben afgesproken. U betaalt het "
        "openstaande bedrag van {amount} in {n} termijnen."
    ),
    (
        "Naar aanleiding van uw verzoek gaan wij akkoord met een betalingsregeling. De totale schuld "
        "van {amount} lost u af in {n} termijnen."
    ),
    (
        "Hierbij de bevestiging van onze afspraak: u voldoet {amount} in {n} maandelijkse termijnen "
        "volgens onderstaand schema."
    ),
)
PLAN_TITLE: Final[Choices] = (
    "Bevestiging betalingsregeling",
    "Uw betalingsregeling",
    "Betalingsafspraak",
    "Afspraak over gespreid betalen",
)
PLAN_LAPSES: Final[Choices] = (
    "Betaalt u een termijn niet op tijd, dan vervalt de regeling en is het hele restant direct opeisbaar.",
    "Deze afspraak vervalt zodra een termijn niet tijdig is ontvangen.",
)
BROKEN: Final[Choices] = (
    (
        "U bent de betalingsregeling niet nagekomen: de termijn van {missed} hebben wij niet "
        "ontvangen. De regeling is daarom vervallen en het volledige restant van {amount} is nu "
        "opeisbaar."
    ),
    (
        "Omdat u zich niet aan de afgesproken betalingsregeling heeft gehouden, beëindigen wij deze. "
        "U moet {amount} nu in één keer betalen."
    ),
)
BROKEN_TITLE: Final[Choices] = (
    "Betalingsregeling vervallen",
    "Beëindiging betalingsregeling",
    "Uw betalingsregeling is komen te vervallen",
)
SETTLED: Final[Choices] = (
    (
        "Wij hebben uw betaling van {amount} op {paid} ontvangen. Hiermee is de vordering volledig "
        "voldaan en sluiten wij het dossier."
    ),
    (
        "Hartelijk dank voor uw betaling van {amount}, die wij op {paid} ontvingen. U heeft geen "
        "openstaand saldo meer."
    ),
    "Op {paid} ontvingen wij {amount}. Er staat nu niets meer open; u hoeft niets meer te doen.",
)
SETTLED_TITLE: Final[Choices] = (
    "Bevestiging van uw betaling",
    "Uw betaling is ontvangen",
    "Dossier gesloten",
    "Ontvangstbevestiging",
)
REFUND: Final[Choices] = (
    "U krijgt {amount} van ons terug. Wij maken dit bedrag binnen 14 dagen over op uw rekening {own}.",
    (
        "Uit de eindafrekening blijkt dat u te veel heeft betaald. Het tegoed van {amount} storten "
        "wij binnen tien werkdagen op {own}."
    ),
    (
        "Wij betalen {amount} aan u terug. U ontvangt dit bedrag op rekening {own}; u hoeft daarvoor "
        "niets te doen."
    ),
)
REFUND_TITLE: Final[Choices] = (
    "Creditnota",
    "U krijgt geld terug",
    "Eindafrekening",
    "Teruggave",
    "Uw tegoed",
)
DISPUTE: Final[Choices] = (
    (
        "U heeft laten weten dat u het niet eens bent met de vordering van {client} van {amount}. "
        "Zolang wij uw bezwaren onderzoeken, schorten wij de incasso op."
    ),
    (
        "Wij ontvingen uw brief waarin u de vordering van {amount} van {client} betwist. Het dossier "
        "is in afwachting van onderzoek aangehouden."
    ),
)
DISPUTE_TITLE: Final[Choices] = ("Uw betwisting", "Ontvangst van uw verweer", "Reactie op uw bezwaren")
NEWS: Final[dict[str, Choices]] = {
    "landlord": (
        (
            "Vanaf 1 juli verandert uw huur. De nieuwe kale huur wordt {amount} per maand. U hoeft nu "
            "niets te doen."
        ),
    ),
    "insurer": (
        (
            "Volgend jaar bedraagt de premie van uw verzekering {amount} per maand. Wilt u niets "
            "wijzigen, dan hoeft u niets te doen."
        ),
    ),
    "energy": ("Uw nieuwe tarieven gaan in op 1 januari. Uw maandbedrag blijft ongewijzigd {amount}.",),
    "telecom": ("De prijs van uw abonnement stijgt per 1 oktober naar {amount} per maand.",),
    "club": (
        (
            "Op de ledenvergadering is de contributie voor volgend seizoen vastgesteld op {amount}. "
            "De factuur volgt later."
        ),
    ),
    "bank": ("De debetrente op uw rekening wijzigt. Uw limiet blijft {amount}.",),
}
ADVERT: Final[Choices] = (
    (
        "Profiteer nu van een lening vanaf {amount} tegen een aantrekkelijke rente. Vraag "
        "vrijblijvend een offerte aan."
    ),
    "Stap over en ontvang {amount} korting op uw eerste jaar. De actie loopt tot en met {day}.",
    "Speciaal voor u: ons jaarabonnement met een voordeel van {amount}. Bestel vóór {day}.",
)
TRANSFER_TITLE: Final[Choices] = (
    "Mededeling van cessie",
    "Overdracht van uw vordering",
    "Nieuwe schuldeiser",
)
TRANSFER_END: Final[Choices] = (
    (
        "U ontvangt van {new} binnenkort een brief met het bedrag en de manier van betalen. Tot die "
        "tijd hoeft u niets te doen."
    ),
    "{new} neemt zelf contact met u op. Met vragen kunt u zich voortaan tot {new} wenden.",
)
CARD: Final[Choices] = (
    "Uw saldo bedraagt {amount}. U betaalt ten minste {minimum} {due}.",
    (
        "Het totale bedrag dat u ons verschuldigd bent is {amount}. Het minimaal te betalen bedrag is "
        "{minimum}; dit moet {due} op onze rekening staan."
    ),
)
ENGLISH: Final[dict[str, Choices]] = {
    "greeting": ("Dear Sir or Madam,", "Dear customer,", "Dear {name},"),
    "closing": ("Kind regards,", "Yours sincerely,"),
    "due_day": ("by {day}", "no later than {day}", "before {day}", "on or before {day}"),
    "due_term": (
        "within {n} days of the date of this letter",
        "within {n} days after the date of this letter",
        "within {n} days from the date of this letter",
    ),
    "pay": (
        "Please transfer {amount} {due} to {iban} in the name of {holder}{ref}.",
        "Please pay {amount} {due} to account {iban} ({holder}){ref}.",
        "We ask you to pay {amount} {due} into IBAN {iban}, {holder}{ref}.",
    ),
    "pay_ref": (", quoting {ref}", ", stating reference {ref}", " and mention {label} {ref}"),
    "pay_short": (
        "Please pay {amount} {due}, using the details below.",
        "You are requested to pay {amount} {due}.",
    ),
    "bill": ("Please find below our invoice for {what}.", "We charge you the following for {what}."),
    "reminder_title": ("Payment reminder", "Reminder: invoice outstanding", "First reminder"),
    "reminder": (
        "According to our records, the invoice below has not been paid yet. You may have overlooked it.",
        "We have not received your payment. This is a friendly reminder.",
    ),
    "crossed": ("If you have already paid, please disregard this letter.", ""),
    "threat": ("If payment is not received in time, costs of at least € 40.00 may be charged.", ""),
    "final_title": ("Final notice", "Final demand", "Notice of default"),
    "final": (
        "Despite our earlier reminder, we have not received your payment. This is our final notice.",
        "We hereby give you notice of default, because the invoice below remains unpaid.",
    ),
    "agency_title": ("Demand for payment", "Collection of an unpaid claim"),
    "agency": (
        "{client} has instructed us to collect the claim below from you.",
        "On behalf of our client {client} we demand payment of the amount below.",
    ),
    "agency_end": ("If you do not pay, our client may take you to court.", ""),
    "hours": ("Questions? Call {phone} or visit {website}.", ""),
    "debit": (
        "You do not have to do anything: {amount} will be debited from your account on {day}.",
        "The amount of {amount} will be collected by direct debit on or around {day}.",
    ),
}
