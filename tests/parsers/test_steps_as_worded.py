"""Steps of a debt as letters word them, ten ways and more for those that are worded most freely."""

from __future__ import annotations

import pytest

from tests.parsers.test_worded_demands import END, letter, read

_WORDED = (
    ("refund", "U krijgt € 84,20 van ons terug.", False),
    ("refund", "Wij storten € 84,20 op uw rekening NL02 RABO 0123 4567 89.", False),
    ("refund", "Het verschil van € 84,20 maken wij binnen 10 dagen naar u over.", False),
    ("refund", "U heeft € 84,20 te veel betaald. Dat betalen wij terug.", False),
    ("refund", "Uw tegoed van € 84,20 wordt uitbetaald op uw rekening.", False),
    ("refund", "Je ontvangt € 84,20 retour op je rekening.", False),
    ("refund", "Wij hebben het bedrag van € 84,20 aan u teruggestort.", False),
    ("refund", "U heeft recht op teruggave van € 84,20.", False),
    ("refund", "Uw borg van € 84,20 betalen wij aan u terug.", False),
    ("refund", "We will refund € 84,20 to your account.", False),
    ("refund", "Het saldo is in uw voordeel: € 84,20. Dit bedrag boeken wij naar u over.", False),
    ("refund", "De nabetaling van € 84,20 staat deze week op uw rekening.", False),
    ("information", "Vanaf 1 juli 2026 wordt uw maandbedrag € 84,20.", False),
    ("information", "Hierbij ontvangt u uw nieuwe klantenpas.", False),
    ("information", "Wij hebben uw verzoek ontvangen en nemen het in behandeling.", False),
    ("information", "Uw abonnement is verlengd. U hoeft niets te doen.", False),
    ("information", "Op 3 juni komt onze monteur langs om de meter te vervangen.", False),
    ("information", "De rente op uw spaarrekening wijzigt.", False),
    ("information", "Wij hebben een nieuw adres.", False),
    ("information", "Uw gegevens zijn aangepast.", False),
    ("information", "Bedankt voor uw aanmelding.", False),
    (
        "transfer",
        ("Wij hebben onze vordering op u verkocht aan Brugman Capital B.V. U betaalt voortaan aan hen."),
        False,
    ),
    ("transfer", "Uw schuld is per 1 mei overgedragen aan Brugman Capital B.V.", False),
    ("transfer", "Vanaf 1 mei is Brugman Capital B.V. uw nieuwe schuldeiser.", False),
    ("transfer", "Wij delen u mee dat uw lening is gecedeerd aan Brugman Capital B.V.", False),
    (
        "payment_plan",
        ("Wij gaan akkoord met uw voorstel: u betaalt 4 termijnen van € 21,05, de eerste op 1 juni 2026."),
        False,
    ),
    ("payment_plan", "Zoals besproken betaalt u € 20 per maand, voor het eerst op 1 juni 2026.", False),
    (
        "payment_plan",
        (
            "Wij bevestigen de afgesproken regeling van 4 maandelijkse termijnen van € 21,05 "
            "vanaf 1 juni 2026."
        ),
        False,
    ),
    (
        "payment_plan",
        ("Uw betalingsregeling is vervallen omdat u niet betaalde. U moet nu € 84,20 ineens betalen."),
        False,
    ),
    (
        "payment_plan",
        "U mag het bedrag van € 84,20 in vier delen betalen, te beginnen op 1 juni 2026.",
        False,
    ),
    (
        "payment_plan",
        "Je hebt de termijn van mei niet betaald. De afspraak die we maakten stopt daarom.",
        False,
    ),
    (
        "payment_plan",
        ("We agree that you pay € 84,20 in 4 monthly instalments of € 21,05, starting 1 June 2026."),
        False,
    ),
    ("enforcement", "Op 12 juni 2026 leg ik beslag op uw loon.", True),
    ("enforcement", "Ik heb beslag gelegd op uw bankrekening.", False),
    ("enforcement", "Wij sluiten op 12 juni 2026 de stroom af.", True),
    ("enforcement", "Op dinsdag 9 juni 2026 om 10.00 uur wordt uw woning ontruimd.", False),
    ("enforcement", "De deurwaarder verkoopt uw inboedel op 12 juni 2026.", False),
    ("enforcement", "Uw werkgever houdt vanaf juni een deel van uw loon in wegens beslag.", False),
    ("enforcement", "Wij houden maandelijks € 84,20 in op uw uitkering.", False),
    (
        "judgment",
        ("De kantonrechter heeft u bij vonnis van 3 april veroordeeld tot betaling van € 84,20."),
        True,
    ),
    ("judgment", "Hierbij beteken ik u het vonnis van 3 april 2026 en doe bevel € 84,20 te betalen.", False),
    ("judgment", "Dit dwangbevel beveelt u € 84,20 te betalen binnen twee dagen.", False),
    ("judgment", "De rechter heeft beslist dat u € 84,20 moet betalen.", True),
    (
        "court",
        (
            "U wordt gedagvaard om op 3 juni 2026 te verschijnen voor de kantonrechter te "
            "Utrecht. Gevorderd wordt € 84,20."
        ),
        False,
    ),
    ("court", "Wij hebben u gedagvaard. De zitting is op 3 juni 2026.", False),
    (
        "court",
        ("U moet op 3 juni 2026 om 10.00 uur bij de rechtbank verschijnen over de vordering van € 84,20."),
        False,
    ),
    ("collection", "Onze opdrachtgever Tuincentrum Vos heeft ons gevraagd € 84,20 te incasseren.", True),
    ("collection", "Wij sommeren u namens Tuincentrum Vos € 84,20 te betalen.", True),
    ("collection", "Tuincentrum Vos heeft de vordering van € 84,20 aan ons uit handen gegeven.", True),
    ("final_notice", "Dit is uw laatste kans om zonder kosten te betalen.", True),
    (
        "final_notice",
        (
            "Betaalt u niet, dan dragen wij de zaak over aan een incassobureau. Dit is de "
            "laatste brief die wij sturen."
        ),
        True,
    ),
    (
        "final_notice",
        (
            "Betaal binnen 14 dagen nadat u deze brief hebt ontvangen. Doet u dat niet, dan "
            "betaalt u € 40,00 incassokosten extra."
        ),
        True,
    ),
    ("final_notice", "Wij eisen het hele bedrag nu op.", True),
    ("final_notice", "U krijgt nog één keer de gelegenheid te betalen.", True),
    ("final_notice", "Ondanks onze herinnering heeft u niet betaald. Wij manen u daarom aan.", True),
    ("invoice", "Hierbij brengen wij € 84,20 in rekening voor uw bestelling.", True),
    ("invoice", "Uw contributie voor 2026 is € 84,20.", True),
    ("invoice", "Voor de geleverde diensten bent u € 84,20 verschuldigd.", True),
    ("invoice", "De kosten van de reparatie zijn € 84,20.", True),
    ("invoice", "Wij vragen u € 84,20 te betalen voor het schoolreisje.", True),
    ("invoice", "U hebt te hard gereden. De boete is € 84,20.", True),
)
_SETTLED = (
    "Uw verzoek om kwijtschelding is toegewezen. U hoeft de aanslag niet te voldoen.",
    "Je krijgt kwijtschelding. Je hoeft het bedrag van € 84,20 niet te betalen.",
    "Wij schelden het bedrag van € 84,20 kwijt.",
    "De vordering van € 84,20 is kwijtgescholden.",
    "U hoeft niets meer over te maken.",
    "Wij trekken de boete van € 84,20 in.",
    "Hiermee is deze zaak afgedaan.",
    ("Wij hebben de factuur van € 84,20 volledig gecrediteerd. U hoeft deze niet meer te voldoen."),
    "Bedankt voor je betaling van € 84,20. Alles is nu betaald.",
    "U bent ons niets meer verschuldigd.",
    "Wij ontvingen € 84,20. Het openstaande saldo is nu nul.",
    "Je hebt alles betaald, bedankt!",
    "Uw bezwaar is gegrond. De naheffingsaanslag vervalt.",
    "Met uw laatste betaling van € 84,20 is de schuld helemaal afgelost.",
    "Wij sluiten hiermee ons dossier. Er volgt geen verdere actie.",
    "De regeling is afgerond: u heeft alle termijnen voldaan.",
    "We received your payment of € 84,20. Your account is now clear.",
    "Wij zien af van verdere invordering. U hoeft niets te betalen.",
    "De nota van € 84,20 vervalt. U kunt deze als niet verzonden beschouwen.",
    "Wij hebben uw betaling verwerkt. Er staat niets meer open.",
)
_NOT_SETTLED = (
    "Onze nota van € 84,20 is nog niet geheel voldaan.",
    "Zodra u hebt betaald, sluiten wij ons dossier.",
    "Bij betaling binnen deze termijn is de zaak afgedaan.",
    "U kunt kwijtschelding aanvragen bij de gemeente.",
    "U hebt helaas geen kwijtschelding gekregen.",
    "De nota vervalt op 20 mei 2026.",
    "Als u alles hebt betaald, hoeft u niets meer te doen.",
    "De aanmaningskosten van € 7,00 trekken wij in.",
    "Wij zien niet af van onze vordering.",
)


@pytest.mark.parametrize(("stage", "sentence", "asks"), _WORDED)
def test_step_is_told_by_one_sentence(stage: str, sentence: str, asks: bool) -> None:
    facts = read(letter(sentence + (END if asks else ""), subject="uw dossier"))
    assert facts["stage"] == stage


@pytest.mark.parametrize("subject", ["uw brief", "factuur 2026-0441"])
@pytest.mark.parametrize("sentence", _SETTLED)
def test_nothing_is_left_in_many_words(sentence: str, subject: str) -> None:
    facts = read(letter(sentence, subject=subject))
    assert (facts["stage"], facts["direction"], facts["amount_due_cents"]) == ("settled", "owed", 0)


@pytest.mark.parametrize("sentence", _NOT_SETTLED)
def test_what_only_may_be_settled_is_due(sentence: str) -> None:
    facts = read(letter(f"{sentence} U moet nog € 84,20 betalen.{END}", subject="herinnering"))
    assert (facts["stage"], facts["amount_due_cents"]) == ("reminder", 8420)
