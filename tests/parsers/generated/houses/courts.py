"""Bailiffs around the court: summons, service of judgments, attachments of income, account and goods."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from tests.parsers.generated.content import Letter, NextPage
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.collectors import BAILIFF, CLIENTS
from tests.parsers.generated.houses.pen import COLLECTING, Pen

_DOSSIER: Final = "[Dossiernummer|Dossier|Ons kenmerk|Dossiernr.|Exploot in dossier|Onze referentie]"
_COURTS: Final = ("Rotterdam", "Utrecht", "Zwolle", "Den Bosch", "Leeuwarden", "Haarlem")
_COURT_COSTS: Final = (
    "[Kosten dagvaarding|Explootkosten|Kosten exploot|Dagvaarding]",
    "[Griffierecht|Griffierechten]",
    "[Salaris gemachtigde|Proceskosten|Gemachtigdensalaris]",
)


def _pen(d: Draw, story: str, stage: str) -> tuple[Pen, str]:
    x = Pen(d, story=story, stage=stage, names=BAILIFF, voice="formal")
    return x, x.client(
        CLIENTS, "[Eiser|Opdrachtgever|Inzake|Executant|Schuldeiser|Requirant]", above=0.6
    ).name


def summons(d: Draw) -> Letter:
    """A summons, in the language of exploits or in plain words."""
    x, client = _pen(d, "summons", "court")
    dossier = x.number(_DOSSIER)
    x.greets = d.chance(0.3)
    court = x.fixed(12, 45).day
    x.head(
        "[DAGVAARDING|Dagvaarding|Exploot van dagvaarding]",
        "[Dagvaarding|Dagvaarding kantonzaak {c}|Oproeping voor de kantonrechter]",
        c=client,
    )
    values = {
        "c": client,
        "court": x.say.weekday(court) if d.chance(0.4) else x.say.full(court),
        "town": d.one(_COURTS),
        "hour": d.one(("9.30", "10:00", "14.15")),
    }
    x.add(
        "[Heden, {today}, ten verzoeke van {c}, [heb ik, gerechtsdeurwaarder,|] gedagvaard "
        "{name} om op {court} te {hour} uur te verschijnen ter zitting van de rechtbank te "
        "{town}, sector kanton.|{c} heeft mij opdracht"
        " gegeven u te dagvaarden. U moet op {court} om {hour} uur bij de kantonrechter in "
        "{town} [verschijnen|schriftelijk of mondeling reageren].|De zaak dient op {court} om "
        "{hour} uur bij de kantonrechter te {town}."
        " Eiser is {c}.]",
        **values,
    )
    x.deadline("court", court)
    if d.chance(0.3):
        x.body.append(NextPage())
    total = x.claim(
        d.cents(150, 4200),
        interest=d.cents(3, 150),
        costs=[
            (COLLECTING, d.cents(40, 400)),
            (_COURT_COSTS[0], d.cents(95, 140)),
            *([(_COURT_COSTS[1], d.cents(90, 260))] if d.chance(0.5) else []),
        ],
        paid=d.one((0, 0, 5000)),
    )
    x.truth.amount_due_cents = total
    if d.chance(0.5):
        x.add("U kunt de [procedure|zitting] nog voorkomen door het totaal te betalen.")
        x.pay(total, dossier, told=True, term=x.fixed(3, 11))
    x.small(
        "[|Indien u niet verschijnt, wordt verstek verleend. Voor uw verschijning is geen "
        "griffierecht verschuldigd.]"
    )
    return x.done()


def served(d: Draw) -> Letter:
    """A judgment served with the order to pay within two days; opposition within four weeks."""
    x, client = _pen(d, "judgment", "judgment")
    dossier = x.number(_DOSSIER)
    x.number("[Zaaknummer rechtbank|Rolnummer|Zaaknr.]", "9####### \\ CV EXPL {y}-####") if d.chance(
        0.4
    ) else None
    x.head(
        "[|BETEKENING|Exploot]",
        (
            "[Betekening vonnis|Betekening van het vonnis inzake {c}|Vonnis en bevel tot "
            "betaling|Exploot van betekening en bevel]"
        ),
        c=client,
    )
    x.add(
        "[Bij vonnis van de kantonrechter te {town} d.d. {day} bent u veroordeeld tot betaling "
        "aan {c}.|Ten verzoeke van {c} wordt aan u betekend het vonnis dat op {day} door de "
        "rechtbank {town} tussen partijen is"
        " gewezen.|De kantonrechter heeft u op {day} veroordeeld om aan {c} te betalen.]",
        town=d.one(_COURTS),
        day=x.before(10, 40),
        c=client,
    )
    total = x.claim(
        d.cents(150, 4200),
        interest=d.cents(3, 250),
        costs=[
            (COLLECTING, d.cents(40, 400)),
            (_COURT_COSTS[2], d.cents(80, 500)),
            ("[Kosten betekening|Kosten van dit exploot|Betekening vonnis]", d.cents(60, 110)),
        ],
    )
    x.truth.amount_due_cents = total
    x.add(
        (
            "[Ik doe u BEVEL om binnen twee dagen na heden te betalen.|U wordt bevolen om het totaal "
            "van {total} binnen 2 dagen na heden te voldoen.|U moet binnen twee dagen na de datum "
            "van dit exploot {total} betalen.]"
        ),
        total=x.money(total),
    )
    x.deadline("payment", x.day + timedelta(days=2))
    iban = x.sender.iban
    x.add(
        (
            "[Betaling op {iban} ten name van {me} onder vermelding van {n}.|U betaalt op rekening "
            "{iban} (t.n.v. {me}), dossier {n}.]"
        ),
        iban=iban,
        n=dossier.printed,
    )
    x.truth.iban, x.truth.payment_reference = iban, dossier.bare
    if d.chance(0.5):
        x.add(
            "[Tegen dit vonnis kunt u binnen vier weken na heden in verzet komen.|U kunt verzet "
            "instellen binnen vier weken na de datum van dit exploot.]"
        )
        x.deadline("objection", x.day + timedelta(days=28))
    return x.done()


def attachment(d: Draw) -> Letter:
    """An attachment of wages, benefit or account; the protected sum is no debt."""
    x, client = _pen(d, "attachment", "enforcement")
    dossier = x.number(_DOSSIER)
    x.head(
        "[|BESLAG|Derdenbeslag]",
        (
            "[Beslag op uw [inkomen|bankrekening|loon|uitkering]|Kennisgeving "
            "derdenbeslag|Beslaglegging ten laste van u|Loonbeslag]"
        ),
    )
    x.add(
        "[Op {day} heb ik namens {c} beslag gelegd [onder uw werkgever|op uw uitkering|op uw "
        "bankrekening].|Namens {c} is op {day} derdenbeslag gelegd onder {third}.|Krachtens een "
        "vonnis is ten verzoeke van {c} op {day} beslag"
        " gelegd op uw inkomen bij {third}.]",
        day=x.before(1, 8),
        c=client,
        third=d.one(("het UWV", "uw werkgever", "de Rijnbank", "uw pensioenfonds")),
    )
    total = x.claim(
        d.cents(200, 5200),
        interest=d.cents(3, 300),
        costs=[
            (_COURT_COSTS[2], d.cents(100, 600)),
            ("[Kosten beslag|Executiekosten|Beslagkosten|Kosten derdenbeslag]", d.cents(90, 320)),
        ],
        paid=d.between(1, 12) * 1000 if d.chance(0.3) else 0,
    )
    x.truth.amount_due_cents = total
    x.add(
        (
            "[|Uw beslagvrije voet is vastgesteld op {free} per maand.|De beslagvrije voet bedraagt "
            "{free}. Alles daarboven wordt aan ons afgedragen, naar verwachting {month} per maand.]"
        ),
        free=x.money(d.cents(1100, 2100)),
        month=x.money(d.cents(40, 300)),
    )
    if d.chance(0.5):
        x.add(
            (
                "[Om het beslag op te heffen betaalt u het totaal op {iban} ten name van {me}, onder "
                "vermelding van {n}.|Het beslag eindigt zodra u de vordering heeft betaald op {iban} "
                "o.v.v. {n}.]"
            ),
            iban=x.sender.iban,
            n=dossier.printed,
        )
        x.truth.iban, x.truth.payment_reference = x.sender.iban, dossier.bare
    if d.chance(0.4):
        day = x.day + timedelta(days=14)
        x.add(
            (
                "[Stuur het bijgevoegde formulier binnen 14 dagen na dagtekening terug.|Wij "
                "ontvangen uw gegevens graag binnen veertien dagen na de datum van deze brief.|Wilt "
                "u het inkomstenformulier uiterlijk {day} retourneren?]"
            ),
            day=x.say.full(day),
        )
        x.deadline("response", day)
    return x.done()


def sale(d: Draw) -> Letter:
    """A public sale of what was attached, on a day."""
    x, client = _pen(d, "sale", "enforcement")
    dossier = x.number(_DOSSIER)
    day = x.fixed(15, 40).day
    x.head(
        "[|AANZEGGING VERKOOP|Executieverkoop]",
        "[Aankondiging openbare verkoop|Openbare verkoop van uw inboedel|Executoriale verkoop]",
    )
    x.add(
        (
            "[Op {day} om {hour} uur worden de in beslag genomen [zaken|goederen] openbaar verkocht, "
            "op verzoek van {c}.|Namens {c} zeg ik u aan dat op {day} te {hour} uur de openbare "
            "verkoop van uw auto plaatsvindt.]"
        ),
        day=x.say.full(day),
        hour="11.00",
        c=client,
    )
    x.deadline("enforcement", day)
    total = x.claim(
        d.cents(300, 5200),
        interest=d.cents(3, 300),
        costs=[("[Executiekosten|Kosten verkoop|Kosten aanzegging]", d.cents(90, 520))],
    )
    x.add(
        "[U kunt de verkoop voorkomen door vóór die dag te betalen.|Betaling vóór de "
        "verkoopdatum voorkomt de verkoop.|]"
    )
    x.pay(total, dossier, told=True, term=x.fixed(3, 14))
    return x.done()


STYLES = ((summons, 4), (served, 4), (attachment, 4), (sale, 1))
