"""Lines of costs: kind, act, VAT, and whether they are due."""

from __future__ import annotations

import pytest

from parsers.cost_lines import bailiff_act
from parsers.facts import BailiffAct, CostLine
from parsers.facts_from import parse_facts
from tests.parsers.detail_letters import BAILIFF, CJIB, letter, reminder


def short(lines: tuple[CostLine, ...]) -> list[tuple[str, int, int | None, bool]]:
    """What is compared of lines that are due or not: kind or act, amount, VAT, due."""
    return [
        (line.act.value if line.act else line.kind.value, line.amount_cents, line.vat_cents, line.due)
        for line in lines
    ]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            """   Hoofdsom                                   €  212,40
   Wettelijke rente t/m 4 mei 2026            €    3,11
   Buitengerechtelijke incassokosten          €   40,00
   BTW over incassokosten                     €    8,40
   Totaal te voldoen                          €  263,91""",
            [("collection", 4000, 840, True)],
        ),
        (
            """   Hoofdsom                                   €  212,40
   Incassokosten (WIK)                        €   40,00
   21% btw                                    €    8,40
   Totaal te voldoen                          €  260,80""",
            [("collection", 4000, 840, True)],
        ),
        (
            """   Hoofdsom                                   €  212,40
   Incassokosten                              €   48,40
   waarvan btw                                €    8,40
   Totaal te voldoen                          €  260,80""",
            [("collection", 4000, 840, True)],
        ),
        (
            """   Hoofdsom                                   €  212,40
   Herinneringskosten                         €   10,00
   Administratiekosten                        €    5,00
   Buitengerechtelijke kosten                 €   40,00
   Totaal te voldoen                          €  267,40""",
            [
                ("reminder", 1000, None, True),
                ("administration", 500, None, True),
                ("collection", 4000, None, True),
            ],
        ),
        (
            """   U bent ons nog € 250,00 verschuldigd. Daarbij komt € 40,00 aan incassokosten en €
   8,40 btw. De rente
   bedraagt tot vandaag € 2,10. In totaal moet u € 300,50 betalen.""",
            [("collection", 4000, 840, True)],
        ),
    ],
)
def test_collection_costs_and_their_vat(rows: str, lines: list[tuple[str, int, int | None, bool]]) -> None:
    assert short(parse_facts(letter(rows)).details.cost_lines) == lines


def test_vat_in_an_amount_is_told_and_not_reckoned() -> None:
    facts = parse_facts(
        letter(
            """   Hoofdsom                                   €  212,40
   Incassokosten incl. 21% btw                €   48,40
   Totaal te voldoen                          €  260,80"""
        )
    )

    (line,) = facts.details.cost_lines
    assert (line.amount_cents, line.vat_cents, line.includes_vat) == (4840, None, True)


def test_what_a_judgment_adds_is_told_apart() -> None:
    facts = parse_facts(
        letter(
            """   Bij vonnis van de kantonrechter te Groningen van 12 maart 2026 bent u veroordeeld.

   Hoofdsom                                   €  912,40
   Rente tot en met 4 mei 2026                €   13,11
   Incassokosten                              €  136,86
   Kosten dagvaarding                         €  125,57
   Griffierecht                               €  135,00
   Salaris gemachtigde                        €  144,00
   Nakosten                                   €   72,00
   Betekening vonnis                          €  136,71
   Informatiekosten BRP                       €    4,20
   Totaal                                     € 1.679,85""",
            sender=BAILIFF,
        )
    )

    assert [(kind, cents) for kind, cents, _, _ in short(facts.details.cost_lines)] == [
        ("collection", 13686),
        ("summons", 12557),
        ("court", 13500),
        ("salary", 14400),
        ("salary", 7200),
        ("service", 13671),
        ("information", 420),
    ]
    assert facts.costs_cents == 75434


def test_vat_over_several_acts_is_a_line_of_its_own() -> None:
    facts = parse_facts(
        letter(
            """   Verschuldigd volgens vonnis                €  912,40
   Kosten bevel                               €   99,83
   Beslag op uw loon                          €  184,91
   Bankbeslag                                 €  260,68
   Overbetekening beslag                      €   90,11
   BTW over de ambtshandelingen               €  133,46
   Totaal                                     € 1.681,39""",
            sender=BAILIFF,
        )
    )

    assert [(kind, cents) for kind, cents, _, _ in short(facts.details.cost_lines)] == [
        ("service", 9983),
        ("attachment_income", 18491),
        ("attachment_bank", 26068),
        ("service", 9011),
        ("vat", 13346),
    ]


def test_a_fine_rises_and_has_its_costs() -> None:
    facts = parse_facts(
        letter(
            """   Sanctie                                    €  120,00
   Eerste verhoging                           €   60,00
   Administratiekosten                        €    9,00
   Te betalen                                 €  189,00""",
            sender=CJIB,
            subject="aanmaning verkeersboete",
        )
    )

    assert short(facts.details.cost_lines) == [
        ("statutory_increase", 6000, None, True),
        ("administration", 900, None, True),
    ]


@pytest.mark.parametrize(
    "body",
    [
        """   Betaal binnen 14 dagen. Doet u dat niet, dan brengen wij € 40,00 incassokosten in
   rekening, vermeerderd
   met € 8,40 btw. In totaal betaalt u dan € 260,80.

   Te betalen: € 212,40""",
        """   Betaalt u niet binnen 15 dagen nadat u deze brief hebt gekregen? Dan komen er
   incassokosten bij:

   Incassokosten                          €   40,00
   BTW                                    €    8,40
   Totaal dan te betalen                  €  260,80

   Nu te betalen                          €  212,40""",
    ],
)
def test_announced_costs_are_not_due(body: str) -> None:
    facts = parse_facts(reminder(body))

    assert short(facts.details.cost_lines) == [("collection", 4000, 840, False)]
    assert (facts.amount_due_cents, facts.costs_cents) == (21240, None)


def test_costs_of_a_summons_that_is_only_threatened() -> None:
    facts = parse_facts(
        letter(
            """   Wij dagvaarden u als u niet betaalt. De kosten daarvan zijn € 125,57 voor de
   dagvaarding, € 135,00
   griffierecht en € 144,00 salaris gemachtigde.

   Hoofdsom                          € 640,00
   Incassokosten                     €  96,00
   Te voldoen                        € 736,00"""
        )
    )

    assert short(facts.details.cost_lines) == [
        ("collection", 9600, None, True),
        ("summons", 12557, None, False),
        ("court", 13500, None, False),
        ("salary", 14400, None, False),
    ]


@pytest.mark.parametrize(
    ("label", "act"),
    [
        ("kosten exploot dagvaarding", BailiffAct.SUMMONS),
        ("betekening dwangbevel met bevel tot betaling", BailiffAct.SERVICE),
        ("executoriaal beslag roerende zaken", BailiffAct.ATTACHMENT_MOVABLES),
        ("beslag onroerende zaak", BailiffAct.ATTACHMENT_REAL_ESTATE),
        ("derdenbeslag", BailiffAct.ATTACHMENT),
        ("derdenbeslag bank", BailiffAct.ATTACHMENT_BANK),
        ("beslag onder het uwv op uw uitkering", BailiffAct.ATTACHMENT_INCOME),
        ("overbetekening derdenbeslag", BailiffAct.SERVICE),
        ("ontruiming", BailiffAct.EVICTION),
        ("aankondiging openbare verkoop", BailiffAct.SALE),
        ("uittreksel brp", BailiffAct.INFORMATION),
        ("deurwaarderskosten", None),
    ],
)
def test_acts_by_their_label(label: str, act: BailiffAct | None) -> None:
    assert bailiff_act(label) is act
