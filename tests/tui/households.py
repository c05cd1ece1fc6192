"""An invented household for the screens: letters as facts, folded by the real overview on a fixed day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from overview import Household, LetterFacts, build
from parsers.facts import Box, Deadline, DeadlineKind, Details, Direction, Evidence, Facts, Plan, Stage
from tui.desk import GrantShown, Situation

AS_OF = date(2026, 6, 15)
NAME = "M. Vermeulen"


def _letter(number: int, source: str, facts: Facts | None, *, unread: str | None = None) -> LetterFacts:
    day = AS_OF - timedelta(days=10) if facts is None or facts.letter_date is None else facts.letter_date
    return LetterFacts(
        id=f"{number:032x}",
        source=source,
        received=day + timedelta(days=2),
        facts=facts,
        unread_reason=unread,
    )


def _evidence(**quotes: str) -> dict[str, Evidence]:
    box = Box(x0=0.6, y0=0.4, x1=0.9, y1=0.42)
    return {path.replace("__", "."): Evidence(text=text, page=1, box=box) for path, text in quotes.items()}


def _pay(day: date, cents: int | None = None) -> Deadline:
    return Deadline(kind=DeadlineKind.PAYMENT, day=day, amount_cents=cents)


def letters() -> tuple[LetterFacts, ...]:
    """Return the post of one household: debts in every state, money back, fraud, and one unread scan."""
    return (
        _letter(
            1,
            "post/energie-herinnering.pdf",
            Facts(
                addressee=NAME,
                is_claim=True,
                direction=Direction.OWED,
                sender="Polderstroom Energie",
                creditor="Polderstroom Energie",
                letter_date=date(2026, 3, 20),
                stage=Stage.REMINDER,
                references=("PS-448120",),
                amount_due_cents=41250,
                iban="NL91ABNA0417164300",
                payment_reference="PS-448120",
                deadlines=(_pay(date(2026, 4, 3)),),
                evidence=_evidence(
                    amount_due_cents="Openstaand bedrag € 412,50",
                    deadlines__0__date="Betaal uiterlijk 3 april 2026",
                ),
            ),
        ),
        _letter(
            2,
            "post/incasso-energie.jpg",
            Facts(
                addressee=NAME,
                is_claim=True,
                direction=Direction.OWED,
                sender="Haring & Zoon Incasso",
                creditor="Polderstroom Energie",
                letter_date=date(2026, 5, 11),
                stage=Stage.COLLECTION,
                references=("2026/77310", "PS-448120"),
                amount_due_cents=49084,
                principal_cents=41250,
                interest_cents=647,
                costs_cents=7187,
                iban="NL20INGB0001234567",
                payment_reference="77310",
                deadlines=(_pay(date(2026, 5, 25)),),
                review=("costs_cents",),
                evidence=_evidence(
                    amount_due_cents="Totaal te voldoen € 490,84",
                    principal_cents="Hoofdsom € 412,50",
                    interest_cents="Wettelijke rente € 6,47",
                    costs_cents="Incassokosten € 71,87",
                    deadlines__0__date="uiterlijk op 25 mei 2026 op onze rekening",
                    creditor="Namens onze cliënte Polderstroom Energie",
                ),
            ),
        ),
        _letter(
            3,
            "post/dagvaarding.pdf",
            Facts(
                addressee=NAME,
                is_claim=True,
                direction=Direction.OWED,
                sender="Gerechtsdeurwaarders Dijkstra",
                creditor="Woonstichting De Kade",
                letter_date=date(2026, 6, 2),
                stage=Stage.COURT,
                references=("DK 90211",),
                amount_due_cents=238910,
                principal_cents=204000,
                interest_cents=1210,
                costs_cents=33700,
                payment_reference="90211",
                deadlines=(
                    Deadline(kind=DeadlineKind.COURT, day=date(2026, 6, 24)),
                    _pay(date(2026, 6, 22)),
                ),
                evidence=_evidence(
                    amount_due_cents="te vermeerderen tot een bedrag van € 2.389,10",
                    deadlines__0="op woensdag 24 juni 2026 te 10.00 uur",
                ),
            ),
        ),
        _letter(
            4,
            "mail/belasting.eml › aanslag.pdf",
            Facts(
                addressee=NAME,
                is_claim=True,
                direction=Direction.OWED,
                sender="Belastingdienst",
                creditor="Belastingdienst",
                letter_date=date(2026, 5, 28),
                stage=Stage.INVOICE,
                references=("1234.56.789.H.56.01",),
                amount_due_cents=61800,
                iban="NL86INGB0002445588",
                payment_reference="1234567890123456",
                deadlines=(
                    _pay(date(2026, 7, 9)),
                    Deadline(kind=DeadlineKind.OBJECTION, day=date(2026, 7, 9)),
                ),
                evidence=_evidence(amount_due_cents="Te betalen € 618"),
            ),
        ),
        _letter(
            5,
            "post/zorg-regeling.pdf",
            Facts(
                addressee=NAME,
                is_claim=True,
                direction=Direction.OWED,
                sender="Zorgverzekeraar Het Anker",
                creditor="Zorgverzekeraar Het Anker",
                letter_date=date(2026, 4, 30),
                stage=Stage.PAYMENT_PLAN,
                references=("Z-5520",),
                amount_due_cents=36000,
                plan=Plan.AGREED,
                deadlines=tuple(_pay(date(2026, month, 28), 6000) for month in range(5, 11)),
                evidence=_evidence(amount_due_cents="in zes termijnen, samen € 360,00"),
            ),
        ),
        _letter(
            6,
            "post/webwinkel.pdf",
            Facts(
                addressee=NAME,
                is_claim=True,
                direction=Direction.OWED,
                sender="Betaal Straks B.V.",
                creditor="Betaal Straks B.V.",
                letter_date=date(2026, 6, 1),
                stage=Stage.REMINDER,
                references=("BS-10077",),
                amount_due_cents=8995,
                disputed=True,
                deadlines=(_pay(date(2026, 6, 19)),),
                evidence=_evidence(amount_due_cents="Nog open € 89,95"),
            ),
        ),
        _letter(
            7,
            "post/tandarts.pdf",
            Facts(
                addressee=NAME,
                is_claim=True,
                direction=Direction.OWED,
                sender="Tandartspraktijk Noorderplein",
                creditor="Tandartspraktijk Noorderplein",
                letter_date=date(2026, 2, 3),
                stage=Stage.SETTLED,
                references=("TN-881",),
                amount_due_cents=0,
                paid_cents=12340,
                evidence=_evidence(paid_cents="Wij ontvingen € 123,40"),
            ),
        ),
        _letter(
            8,
            "post/toeslag.pdf",
            Facts(
                addressee=NAME,
                is_claim=False,
                direction=Direction.RECEIVABLE,
                sender="Dienst Toeslagen",
                creditor="Dienst Toeslagen",
                letter_date=date(2026, 6, 5),
                stage=Stage.REFUND,
                refund_cents=14600,
                evidence=_evidence(refund_cents="U krijgt € 146 terug"),
            ),
        ),
        _letter(
            9,
            "mail/pakket.eml",
            Facts(
                is_claim=False,
                sender="Pakketbezorging",
                letter_date=date(2026, 6, 8),
                stage=Stage.INFORMATION,
                details=Details(suspicious=("sender_domain", "pressure")),
            ),
        ),
        _letter(10, "foto/IMG_0042.jpg", None, unread="empty"),
    )


def situation(*, counsellor: bool = False, partial: bool = False) -> Situation:
    """Return the household's situation, as its owner or as a counsellor sees it."""
    chosen = letters()[:2] if partial else letters()
    grant = None
    if counsellor:
        grant = GrantShown(
            client=NAME,
            purpose="hulp bij het oplossen van schulden",
            last_day=date(2026, 9, 15),
            partial=partial,
        )
    return Situation(
        overview=build(chosen, (), Household(names=(NAME,)), AS_OF),
        letters={letter.id: letter for letter in chosen},
        grant=grant,
    )


def threatened_letters() -> tuple[LetterFacts, ...]:
    """Return the post of somebody who can lose home and heating, with costs and a fine to ask about."""

    def owed(number: int, source: str, creditor: str, stage: Stage, **more: Any) -> LetterFacts:
        facts = Facts(
            addressee=NAME,
            is_claim=True,
            direction=Direction.OWED,
            creditor=creditor,
            stage=stage,
            **{"sender": creditor, **more},
        )
        return _letter(number, source, facts)

    return (
        owed(
            1,
            "post/vonnis.pdf",
            "Woonstichting De Kade",
            Stage.JUDGMENT,
            sender="Gerechtsdeurwaarders Dijkstra",
            letter_date=date(2026, 6, 4),
            references=("DK 90211",),
            amount_due_cents=311240,
            principal_cents=265000,
            costs_cents=46240,
            deadlines=(Deadline(kind=DeadlineKind.ENFORCEMENT, day=date(2026, 7, 7)),),
        ),
        owed(
            2,
            "post/afsluiting.pdf",
            "Polderstroom Energie",
            Stage.ENFORCEMENT,
            letter_date=date(2026, 6, 8),
            references=("PS-448120",),
            amount_due_cents=68400,
        ),
        owed(
            3,
            "post/winkel-factuur.pdf",
            "Fietsenhuis Rondom",
            Stage.INVOICE,
            letter_date=date(2026, 2, 2),
            references=("FR-2026-311",),
            amount_due_cents=14900,
            deadlines=(_pay(date(2026, 2, 16)),),
        ),
        owed(
            4,
            "post/winkel-incasso.pdf",
            "Fietsenhuis Rondom",
            Stage.COLLECTION,
            sender="Haring & Zoon Incasso",
            letter_date=date(2026, 5, 18),
            references=("FR-2026-311", "77512"),
            amount_due_cents=22650,
            principal_cents=14900,
            costs_cents=7750,
            iban="NL20INGB0001234567",
            payment_reference="77512",
            deadlines=(_pay(date(2026, 6, 1)),),
        ),
        owed(
            5,
            "post/aanslag.pdf",
            "Belastingdienst",
            Stage.REMINDER,
            letter_date=date(2026, 6, 9),
            references=("111222333H56",),
            amount_due_cents=41800,
            deadlines=(_pay(date(2026, 6, 23)),),
        ),
        owed(
            6,
            "post/tandarts.pdf",
            "Tandartspraktijk Noorderplein",
            Stage.REMINDER,
            letter_date=date(2026, 6, 3),
            references=("TN-902",),
            amount_due_cents=7315,
            deadlines=(_pay(date(2026, 6, 25)),),
        ),
    )


def threatened_situation(*, counsellor: bool = False) -> Situation:
    """Return the situation of that somebody, as they or their counsellor see it."""
    chosen = threatened_letters()
    grant = GrantShown(client=NAME, purpose="schuldhulp", last_day=date(2026, 9, 15), partial=False)
    return Situation(
        overview=build(chosen, (), Household(names=(NAME,)), AS_OF),
        letters={letter.id: letter for letter in chosen},
        grant=grant if counsellor else None,
        person=NAME,
    )


def empty_situation() -> Situation:
    """Return the situation of a vault without letters."""
    return Situation(overview=build((), (), Household(names=(NAME,)), AS_OF), letters={})
