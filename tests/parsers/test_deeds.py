"""Deeds of bailiffs: who writes, who is owed, and which step it is."""

from __future__ import annotations

import pytest

from tests.parsers.letter_pages import document_of
from tests.parsers.short_letters import facts_of


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            (
                "\n"
                "   RUTGERS & DE VOS GERECHTSDEURWAARDERS\n"
                "   Havenstraat 4, 8011 AB Zwolle\n"
                "\n"
                "   BETEKENING VONNIS MET BEVEL\n"
                "\n"
                "   Heden, de derde februari tweeduizend zesentwintig, ten verzoeke van Bakker Lease "
                "B.V., heb ik,\n"
                "   Jan Peter RUTGERS, gerechtsdeurwaarder te Zwolle,\n"
                "   BETEKEND AAN: A.B. TERPSTRA, wonende te Leusden, Lindelaan 5,\n"
                "   de grosse van een vonnis van de kantonrechter van 14 januari 2026,\n"
                "   en BEVEL GEDAAN om binnen twee dagen na heden te betalen:\n"
                "\n"
                "   hoofdsom                                     468,90\n"
                "   rente tot heden                               24,87\n"
                "   buitengerechtelijke kosten                    70,34\n"
                "   exploot van dagvaarding                      119,40\n"
                "   griffierecht                                 135,00\n"
                "   salaris gemachtigde                           82,00\n"
                "   kosten betekening                            136,71\n"
                "   totaal                                   €  1.037,22\n"
                "\n"
                "   te voldoen op NL91 ABNA 0417 1643 00 onder vermelding van 2507193\n"
            ),
            "judgment",
        ),
        (
            (
                "\n"
                "   RUTGERS & DE VOS GERECHTSDEURWAARDERS\n"
                "   Havenstraat 4, 8011 AB Zwolle\n"
                "\n"
                "   Heden, de derde februari tweeduizend zesentwintig, heb ik, Jan Peter RUTGERS, "
                "gerechtsdeurwaarder te\n"
                "   Zwolle, op verzoek van Bakker Lease B.V., aan A.B. TERPSTRA\n"
                "\n"
                "   betekend de grosse van het op 14 januari 2026 gewezen verstekvonnis van de "
                "rechtbank Overijssel\n"
                "\n"
                "   met bevel om binnen twee dagen te voldoen:\n"
                "\n"
                "   hoofdsom                                     468,90\n"
                "   rente tot heden                               24,87\n"
                "   buitengerechtelijke kosten                    70,34\n"
                "   exploot van dagvaarding                      119,40\n"
                "   griffierecht                                 135,00\n"
                "   salaris gemachtigde                           82,00\n"
                "   kosten betekening                            136,71\n"
                "   totaal                                   €  1.037,22\n"
                "\n"
                "   op NL91 ABNA 0417 1643 00, dossier 2507193\n"
            ),
            "judgment",
        ),
        (
            (
                "\n"
                "   RUTGERS & DE VOS GERECHTSDEURWAARDERS\n"
                "   Havenstraat 4, 8011 AB Zwolle\n"
                "\n"
                "   Vandaag, 3 februari 2026, heb ik, Jan Peter Rutgers, gerechtsdeurwaarder te "
                "Zwolle, aan u, mevrouw\n"
                "   A.B. Terpstra, het dwangbevel van 14 januari 2026 betekend en u bevolen binnen "
                "twee dagen te\n"
                "   betalen:\n"
                "\n"
                "   hoofdsom                                     468,90\n"
                "   rente tot heden                               24,87\n"
                "   buitengerechtelijke kosten                    70,34\n"
                "   exploot van dagvaarding                      119,40\n"
                "   griffierecht                                 135,00\n"
                "   salaris gemachtigde                           82,00\n"
                "   kosten betekening                            136,71\n"
                "   totaal                                   €  1.037,22\n"
                "\n"
                "   NL91 ABNA 0417 1643 00 onder vermelding van 2507193\n"
            ),
            "judgment",
        ),
        (
            (
                "\n"
                "   RUTGERS & DE VOS GERECHTSDEURWAARDERS\n"
                "   Havenstraat 4, 8011 AB Zwolle\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Hierbij het exploot waarmee ik u vandaag het vonnis van 14 januari 2026 heb "
                "betekend. U moet binnen\n"
                "   twee dagen betalen:\n"
                "\n"
                "   hoofdsom                                     468,90\n"
                "   rente tot heden                               24,87\n"
                "   buitengerechtelijke kosten                    70,34\n"
                "   exploot van dagvaarding                      119,40\n"
                "   griffierecht                                 135,00\n"
                "   salaris gemachtigde                           82,00\n"
                "   kosten betekening                            136,71\n"
                "   totaal                                   €  1.037,22\n"
                "\n"
                "   op NL91 ABNA 0417 1643 00 onder vermelding van 2507193\n"
            ),
            "judgment",
        ),
        (
            (
                "\n"
                "   RUTGERS & DE VOS GERECHTSDEURWAARDERS\n"
                "   Havenstraat 4, 8011 AB Zwolle\n"
                "\n"
                "   DAGVAARDING\n"
                "\n"
                "   Heden, de derde februari tweeduizend zesentwintig, ten verzoeke van Bakker Lease "
                "B.V., heb ik,\n"
                "   Jan Peter RUTGERS, gerechtsdeurwaarder te Zwolle, GEDAGVAARD: A.B. TERPSTRA, om "
                "op donderdag 12 maart\n"
                "   2026 te verschijnen bij de kantonrechter te Zwolle, om te horen eisen:\n"
                "\n"
                "   hoofdsom                                     468,90\n"
                "   rente tot heden                               24,87\n"
                "   buitengerechtelijke kosten                    70,34\n"
                "   exploot van dagvaarding                      119,40\n"
                "   griffierecht                                 135,00\n"
                "   salaris gemachtigde                           82,00\n"
                "   kosten betekening                            136,71\n"
                "   totaal                                   €  1.037,22\n"
                "\n"
                "   Betaling kan op NL91 ABNA 0417 1643 00 onder vermelding van 2507193\n"
            ),
            "court",
        ),
    ],
)
def test_deed_that_serves_a_judgment(text: str, stage: object) -> None:
    facts = facts_of(document_of(text))
    assert facts["stage"] == stage
    assert facts["amount_due_cents"] == 103722


@pytest.mark.parametrize(
    ("text", "creditor"),
    [
        (
            (
                "\n"
                "   Heden, de negentiende februari tweeduizend zesentwintig:\n"
                "\n"
                "   Op verzoek van de besloten vennootschap BAKKER LEASE B.V., gevestigd te "
                "Doetinchem, te dezer zake\n"
                "   woonplaats kiezende te Zutphen aan de Spittaalstraat 40, ten kantore van Rutgers "
                "& De Vos\n"
                "   gerechtsdeurwaarders;\n"
                "   heb ik, Thomas Hendrik VOS, gerechtsdeurwaarder met vestigingsplaats Zutphen;\n"
                "   BETEKEND AAN: A.B. TERPSTRA, wonende te Leusden,\n"
                "   de grosse van het vonnis van 28 januari 2026 en BEVEL GEDAAN te betalen:\n"
                "\n"
                "   hoofdsom                                     468,90\n"
                "   rente tot heden                               24,87\n"
                "   buitengerechtelijke kosten                    70,34\n"
                "   exploot van dagvaarding                      119,40\n"
                "   griffierecht                                 135,00\n"
                "   salaris gemachtigde                           82,00\n"
                "   kosten betekening                            136,71\n"
                "   totaal                                   €  1.037,22\n"
                "\n"
                "   te storten op NL91 ABNA 0417 1643 00 ten name\n"
                "   van Rutgers & De Vos onder vermelding van D2507031;\n"
            ),
            "BAKKER LEASE B.V.",
        ),
        (
            (
                "\n"
                "   BETEKENING VONNIS MET BEVEL\n"
                "\n"
                "   Dossier 2507193 / WB\n"
                "\n"
                "   Heden, de derde februari tweeduizend zesentwintig, ten verzoeke van Bakker Lease "
                "B.V., te dezer zake\n"
                "   domicilie kiezende te mijnen kantore aan het Stationsplein 31 te Sittard, heb "
                "ik, Wiel Johannes\n"
                "   Rutgers, gerechtsdeurwaarder te Sittard, aan\n"
                "\n"
                "   A.B. TERPSTRA, wonende te Leusden,\n"
                "\n"
                "   BETEKEND de grosse van een verstekvonnis en BEVEL GEDAAN om te betalen:\n"
                "\n"
                "   hoofdsom                                     468,90\n"
                "   rente tot heden                               24,87\n"
                "   buitengerechtelijke kosten                    70,34\n"
                "   exploot van dagvaarding                      119,40\n"
                "   griffierecht                                 135,00\n"
                "   salaris gemachtigde                           82,00\n"
                "   kosten betekening                            136,71\n"
                "   totaal                                   €  1.037,22\n"
                "\n"
                "   te voldoen op rekening NL91 ABNA 0417 1643 00 van Rutgers & De Vos,\n"
                "   met vermelding van nummer 2507193;\n"
            ),
            "Bakker Lease B.V.",
        ),
        (
            (
                "\n"
                "   EXPLOOT VAN BETEKENING\n"
                "\n"
                "   Op vandaag, 3 februari 2026, heb ik, mr. J. Rutgers, als gerechtsdeurwaarder "
                "verbonden aan Rutgers & De Vos\n"
                "   te Zwolle, op verzoek van Bakker Lease B.V. aan A.B. TERPSTRA betekend het "
                "vonnis van 14 januari 2026,\n"
                "   met bevel om binnen twee dagen te betalen:\n"
                "\n"
                "   hoofdsom                                     468,90\n"
                "   rente tot heden                               24,87\n"
                "   buitengerechtelijke kosten                    70,34\n"
                "   exploot van dagvaarding                      119,40\n"
                "   griffierecht                                 135,00\n"
                "   salaris gemachtigde                           82,00\n"
                "   kosten betekening                            136,71\n"
                "   totaal                                   €  1.037,22\n"
                "\n"
                "   op NL91 ABNA 0417 1643 00 t.n.v. Rutgers & De Vos onder vermelding van 2507193\n"
            ),
            "Bakker Lease B.V.",
        ),
    ],
)
def test_office_of_a_deed_is_its_sender(text: str, creditor: object) -> None:
    facts = facts_of(document_of(text))
    assert facts["sender"] == "Rutgers & De Vos"
    assert facts["creditor"] == creditor
    assert facts["stage"] == "judgment"
