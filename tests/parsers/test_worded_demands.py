"""Demands worded in many ways: one letter, of which a single sentence or label changes each time."""

from __future__ import annotations

import pytest

from parsers.document import Document
from parsers.facts_from import parse_facts
from parsers.facts_json import encode_facts
from tests.parsers.letter_pages import document_of
from tests.parsers.test_invented_letters import plain

ACCOUNT = "NL91 ABNA 0417 1643 00"
UNPAID = "Wij hebben uw betaling van € 84,20 nog niet ontvangen."
END = f"\n\n   Maak het bedrag voor 20 mei 2026 over op {ACCOUNT} onder vermelding van 55201-A."
_LETTER = """
   Berkenhof Tuinmeubelen B.V.
   Postbus 310, 3800 AH Amersfoort                                          www.berkenhof.example

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   Datum: 4 mei 2026
   {references}

   Betreft: {subject}

   Geachte mevrouw Terpstra,

   {body}

   Met vriendelijke groet,
   Berkenhof Tuinmeubelen B.V.
"""


def letter(body: str, *, subject: str = "herinnering", references: str = "Klantnummer: 4471220") -> Document:
    """The letter with another text."""
    return document_of(_LETTER.format(body=body, subject=subject, references=references))


def read(document: Document) -> dict[str, object]:
    """Its facts as they are stored."""
    return encode_facts(parse_facts(document))


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Wilt u bij uw overboeking het nummer 44-20771 noemen?", "44-20771"),
        ("Vergeet u niet 20260441 bij de omschrijving te zetten.", "20260441"),
        ("Geef als kenmerk op: 88.201.44.", "88.201.44"),
        ("Graag bij betaling 55201-A vermelden.", "55201-A"),
        ("Omschrijving bij uw betaling: 55201-A", "55201-A"),
        ("Bij betaling vermelden: 2026-0441", "2026-0441"),
        ("Vermeld in de omschrijving van uw betaling uw klantnummer.", "4471220"),
        ("Mededeling: 55201-A", "55201-A"),
        ("De betaling kunnen wij alleen verwerken met het kenmerk 55201-A.", "55201-A"),
        ("Schrijf 55201-A bij uw betaling.", "55201-A"),
        ("Vul bij omschrijving 2026-0441 in.", "2026-0441"),
        ("Zonder vermelding van 2026-0441 kunnen wij uw betaling niet verwerken.", "2026-0441"),
        ("Please include INV-2026-88 in the description.", "INV-2026-88"),
        ("Please quote your account number 44-71-220 when you make the transfer.", "44-71-220"),
    ],
)
def test_number_to_mention_is_found_in_any_wording(sentence: str, number: str) -> None:
    facts = read(letter(f"{UNPAID} Ons rekeningnummer is {ACCOUNT}.\n   {sentence}"))
    assert plain(facts["payment_reference"]) == plain(number)
    assert facts["amount_due_cents"] == 8420


def test_number_of_the_bill_can_be_asked_for_by_its_name() -> None:
    text = f"{UNPAID} Betaal op {ACCOUNT}. Gebruik het nummer van deze factuur als omschrijving."
    facts = read(letter(text, references="Klantnummer: 4471220     Factuurnummer: 2026-0441"))
    assert facts["payment_reference"] == "2026-0441"


@pytest.mark.parametrize(
    "sentence",
    [
        "Het geld moet er op 20 mei 2026 zijn.",
        "Betaal ten laatste 20 mei 2026.",
        "Betaalbaar tot en met 20 mei 2026.",
        "Deze rekening moet 20 mei 2026 betaald zijn.",
        "Zorg dat het bedrag er op 20 mei 2026 is.",
        "Is het geld op 20 mei 2026 niet binnen, dan geven wij de zaak uit handen.",
        "Hebben wij op 20 mei 2026 nog niets ontvangen, dan schakelen wij een incassobureau in.",
        "Wilt u dit voor 20 mei regelen?",
        "Please pay no later than 20 May 2026.",
        "Betaal binnen zestien dagen na vandaag.",
    ],
)
def test_last_day_to_pay_is_found_in_any_wording(sentence: str) -> None:
    facts = read(letter(f"{UNPAID} Ons rekeningnummer is {ACCOUNT}.\n   {sentence}"))
    assert facts["deadlines"] == [{"kind": "payment", "date": "2026-05-20", "amount_cents": None}]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Uw reactie ontvangen wij graag uiterlijk 20 mei 2026.", "response"),
        ("Mail ons vóór 20 mei 2026 een bewijs van betaling.", "response"),
        ("Klopt er iets niet? Vertel het ons uiterlijk 20 mei 2026.", "response"),
        ("Bel ons uiterlijk 20 mei 2026.", "response"),
        ("Please tell us in writing by 20 May 2026 if you do not owe this amount.", "response"),
        ("Bezwaar maken kan tot en met 20 mei 2026.", "objection"),
        ("De termijn voor bezwaar eindigt op 20 mei 2026.", "objection"),
        ("U wordt verwacht bij de kantonrechter op 20 mei 2026.", "court"),
    ],
)
def test_day_that_is_not_to_pay_has_its_own_kind(sentence: str, kind: str) -> None:
    facts = read(letter(f"{UNPAID} Ons rekeningnummer is {ACCOUNT}.\n   {sentence}"))
    assert facts["deadlines"] == [{"kind": kind, "date": "2026-05-20", "amount_cents": None}]


def test_term_from_receipt_gives_no_day() -> None:
    text = f"{UNPAID}\n   U heeft na ontvangst van deze brief 15 dagen om te betalen op {ACCOUNT}."
    assert read(letter(text))["deadlines"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw achterstand is inmiddels opgelopen tot € 84,20.",
        "Wij krijgen nog € 84,20 van u.",
        "Tot nu toe ontvingen wij het bedrag van € 84,20 niet.",
        "Graag ontvangen wij € 84,20.",
        "Wij missen nog € 84,20.",
        "Het gaat om de rekening over april van vierentachtig euro en twintig cent.",
        "Betaal nu € 84,20. Wacht u langer, dan betaalt u € 124,20.",
        "Er staat € 84,20 open. De premie voor juni (€ 42,10) schrijven wij gewoon af.",
        "Het bedrag is € 84,20. Uw verzekerd bedrag van € 7.500 blijft ongewijzigd.",
        "De huur van maart (€ 42,10) en april (€ 42,10) is niet betaald. In totaal gaat het om € 84,20.",
        "An amount of € 84,20 remains unpaid.",
    ],
)
def test_amount_due_is_found_in_any_wording(sentence: str) -> None:
    facts = read(letter(sentence + END))
    assert (facts["is_claim"], facts["amount_due_cents"]) == (True, 8420)


@pytest.mark.parametrize(
    "sentence",
    [
        "De hoofdsom is € 64,20. Met € 20,00 kosten komt het totaal op € 84,20.",
        "Naast de hoofdsom van € 64,20 bent u € 20,00 incassokosten verschuldigd, samen € 84,20.",
        "De rekening van € 64,20 is verhoogd met € 20,00 aanmaningskosten. Het totaal is nu € 84,20.",
    ],
)
def test_parts_in_sentences_are_told_apart(sentence: str) -> None:
    facts = read(letter(sentence + END))
    parts = (facts["amount_due_cents"], facts["principal_cents"], facts["costs_cents"])
    assert parts == (8420, 6420, 2000)


def _table(**labels: str) -> str:
    named = {"principal": "Hoofdsom", "interest": "Rente", "costs": "Incassokosten", "total": "Te betalen"}
    named |= labels
    rows = [(named["principal"], "200,00"), (named["interest"], "3,10"), (named["costs"], "40,00")]
    rows += [(named["paid"], "50,00")] if "paid" in named else []
    rows.append((named["total"], "193,10" if "paid" in named else "243,10"))
    return "\n".join(f"   {label:<55}€ {amount}" for label, amount in rows).strip()


@pytest.mark.parametrize(
    "labels",
    [
        {"total": "Nog open"},
        {"total": "U bent ons nog schuldig"},
        {"total": "Wij ontvangen nog van u"},
        {"total": "Dat maakt samen"},
        {"costs": "Incassovergoeding"},
        {"costs": "Kosten ex art. 6:96 BW"},
        {"costs": "Kosten minnelijke fase"},
        {"costs": "Administratievergoeding"},
        {"costs": "Toeslag te late betaling"},
        {"costs": "Kosten tot nu toe"},
        {"costs": "Buitengerechtelijke- kosten"},
        {"costs": "Reminder charges"},
        {"interest": "Moratoire rente"},
        {"principal": "Openstaande rekening"},
        {"paid": "Betalingen tot nu toe"},
        {"paid": "U betaalde al"},
        {"paid": "Onder aftrek van betaling"},
        {"paid": "Af: aanbetaling bij bestelling"},
    ],
    ids=str,
)
def test_rows_are_known_by_any_label(labels: dict[str, str]) -> None:
    facts = read(letter("Wij vragen u te betalen:\n\n   " + _table(**labels) + END, subject="aanmaning"))
    paid = 5000 if "paid" in labels else None
    assert facts["amount_due_cents"] == 24310 - (paid or 0)
    parts = (facts["principal_cents"], facts["interest_cents"], facts["costs_cents"], facts["paid_cents"])
    assert parts == (20000, 310, 4000, paid)


@pytest.mark.parametrize(
    ("sentence", "tried"),
    [
        ("Op 20 mei 2026 bieden wij de incasso opnieuw aan bij uw bank. U hoeft niets over te maken.", True),
        (f"Wij proberen het niet nog een keer. Maak € 84,20 voor 20 mei 2026 over op {ACCOUNT}.", False),
    ],
)
def test_debit_that_failed_may_be_tried_again(sentence: str, tried: bool) -> None:
    text = f"Wij konden € 84,20 niet van uw rekening afschrijven.\n   {sentence}"
    facts = read(letter(text, subject="uw betaling is mislukt"))
    assert (facts["direct_debit"], facts["stage"]) == (tried, "reminder")
    assert facts["deadlines"] == [{"kind": "payment", "date": "2026-05-20", "amount_cents": None}]


@pytest.mark.parametrize(
    "sentence",
    [
        "Er is een saldo in uw voordeel van € 84,20. Dat maken wij aan u over.",
        "Wij storten € 84,20 op uw rekening.",
        "You have a credit balance of € 84,20. We will transfer this to your account.",
    ],
)
def test_money_that_comes_back_is_a_refund(sentence: str) -> None:
    facts = read(letter(sentence, subject="uw afrekening"))
    assert (facts["direction"], facts["refund_cents"]) == ("receivable", 8420)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Debnr.: 55201", "55201"),
        ("Fact.nr. 2026-0441", "2026-0441"),
        ("Klantcode: BT5520", "BT5520"),
        ("Cursistnummer 55201", "55201"),
        ("Berkenhof-nummer: 55201", "55201"),
        ("Bezwaarnummer: BZ-55201", "BZ-55201"),
        ("Bestelnummer winkel BT55201", "BT55201"),
        ("Factuur: 8420117 d.d. 04-12-2025", "8420117"),
        ("Jaarafrekening 2025-2026     Klantnr: 55201", "55201"),
        ("Telefoonnummer: 033-5551020     Dossiernr: 55201", "55201"),
        ("KvK-nummer 55512345     Klantnr: 55201", "55201"),
    ],
)
def test_number_of_the_claim_is_known_by_how_its_label_is_formed(line: str, number: str) -> None:
    facts = read(letter(f"{UNPAID} Betaal dit binnen 14 dagen op {ACCOUNT}.", references=line))
    assert [plain(found) for found in _list(facts["references"])] == [plain(number)]


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def test_numbers_stand_under_labels_set_close_together() -> None:
    head = "Klantnummer Factuurnummer Vervaldatum\n   80441772    7083311524    20 mei 2026"
    facts = read(letter(f"{UNPAID} Ons rekeningnummer is {ACCOUNT}.", references=head))
    assert facts["references"] == ["80441772", "7083311524"]


@pytest.mark.parametrize(
    "line", ["Leusden, 4 mei 26", "4 mei 2026 / Leusden", "Leusden, 4 mei 2026 (per post)", "May 4, 2026"]
)
def test_day_of_the_letter_may_have_an_aside_or_a_short_year(line: str) -> None:
    text = _LETTER.replace("Datum: 4 mei 2026", line)
    document = document_of(text.format(body=UNPAID, subject="herinnering", references=""))
    assert read(document)["letter_date"] == "2026-05-04"


def test_private_person_who_lent_money_is_the_creditor() -> None:
    document = document_of(f"""
   Soest, 4 mei 2026

   Beste Anja,

   Je hebt van mij in januari € 500,00 geleend. We spraken af dat je dat in april zou teruggeven. Dat is niet
   gebeurd. Maak het alsjeblieft voor 20 mei 2026 over op {ACCOUNT} t.n.v. P. Verweij.

   Groetjes,
   Piet Verweij
""")
    facts = read(document)
    assert (facts["sender"], facts["amount_due_cents"], facts["stage"]) == ("Piet Verweij", 50000, "reminder")
    assert {"sender", "creditor"} <= set(_list(facts["review"]))


def test_private_landlord_is_not_taken_for_the_reader() -> None:
    document = document_of(f"""
   J.M. Kuiper
   Hoofdweg 3
   9999 XX Stedum

   Stedum, 4 mei 2026

   Beste Anja,

   De huur van april van € 640,00 is nog niet betaald. Betaal dit voor 20 mei 2026 op {ACCOUNT}.

   Groeten,
   Jan Kuiper
""")
    facts = read(document)
    assert (facts["addressee"], facts["sender"], facts["amount_due_cents"]) == (None, "J.M. Kuiper", 64000)


def test_lawyer_collects_for_the_client_he_names() -> None:
    document = document_of(f"""
   MR. P.J. HENDRIKS
   advocaat te Soest - Kerkplein 2

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   Soest, 4 mei 2026

   Geachte mevrouw,

   Namens uw verhuurder, de heer D. Kok, bericht ik u als volgt. De schade is begroot op € 800,00.
   De kosten buiten rechte bedragen € 120,00. Ik verzoek en sommeer u het totaal van € 920,00 binnen 14 dagen
   na heden over te maken op {ACCOUNT} o.v.v. 2026.0188.

   Hoogachtend,
   P.J. Hendriks
""")
    facts = read(document)
    assert (facts["sender"], facts["creditor"]) == ("MR. P.J. HENDRIKS", "D. Kok")
    assert (facts["stage"], facts["amount_due_cents"]) == ("collection", 92000)
    assert (facts["principal_cents"], facts["costs_cents"]) == (80000, 12000)


@pytest.mark.parametrize(
    ("sentence", "disputed"),
    [
        ("In uw brief van 2 april betwist u dat u dit bedrag verschuldigd bent.", True),
        ("Op 14 april hebt u bezwaar gemaakt tegen deze rekening. Dat wijzen wij af.", True),
        ("Hebt u bezwaar gemaakt tegen deze rekening? Bel ons dan.", False),
        ("Als u het bedrag betwist, laat het ons dan weten.", False),
    ],
)
def test_dispute_may_have_its_verb_first(sentence: str, disputed: bool) -> None:
    assert read(letter(f"{UNPAID} {sentence}{END}"))["disputed"] is disputed
