"""Bills, debits and reminders of the trades of daily life."""

from __future__ import annotations

from tests.parsers.generated.content import Grid, Letter, NextPage, Rows, Sum
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses import phrases
from tests.parsers.generated.houses.trades import BILL, trade


def trade_bill(d: Draw) -> Letter:
    """A bill with quantities, VAT and subtotals; some are paid with an advance set off."""
    x, goods, customer = trade(d, "bill", "invoice")
    x.number(customer) if d.chance(0.6) else None
    bill = x.number(BILL)
    x.head(
        "[FACTUUR|Factuur|Nota|Rekening||REKENING]",
        "[Factuur {n}|Uw factuur|Nota|Rekening voor geleverde diensten|Factuur {m}]",
        n=bill.printed,
        m=x.say.month(x.day),
    )
    x.add(
        "[Hierbij ontvangt u onze factuur.|Voor onze [diensten|werkzaamheden|levering] brengen "
        "wij u in rekening:|Conform afspraak sturen wij u deze nota.||]"
    )
    rows, net, bare = [], 0, x.say.bare
    for name in d.some(goods, d.between(1, min(4, len(goods)))):
        count, price = d.weighted(((1, 5), (2, 2), (3, 1))), d.cents(5, 260)
        net += count * price
        rows.append((str(count), x.t(name, month=x.say.month(x.day)), bare(price), bare(count * price)))
    total = net
    if d.chance(0.55):
        vat = net * 21 // 100
        total = net + vat
        rows += [
            ("", x.t("[Subtotaal|Totaal excl. btw|Netto|Totaal exclusief btw]"), "", bare(net)),
            (
                "",
                x.t("[Btw 21%|21% btw over {net}|BTW hoog 21%|Omzetbelasting]", net=bare(net)),
                "",
                bare(vat),
            ),
        ]
    label = x.t(
        "[Totaal|Totaal incl. btw|Totaal te betalen|Te betalen|Factuurbedrag|Totaalbedrag|Te "
        "voldoen|Totaal inclusief btw]"
    )
    head = (
        x.t("[Aantal|Qty|#]"),
        x.t("[Omschrijving|Artikel|Dienst]"),
        x.t("[Prijs|Stukprijs|Tarief|Eenheidsprijs]"),
        x.t("[Totaal|Bedrag|Regeltotaal]"),
    )
    if d.chance(0.3):
        x.body += [Grid(columns=head, rows=tuple(rows), right=2), Sum(label, x.money(total))]
    else:
        x.body.append(Grid(columns=head, rows=(*rows, ("", label, "", bare(total))), right=2))
    if total > 4000 and d.chance(0.15):
        paid = total // 400 * 100
        x.truth.principal_cents, x.truth.paid_cents = total, paid
        rest = x.t("[Nog te betalen|Restbedrag|Restant|Te betalen|Openstaand]")
        x.body.append(
            Rows(
                columns=("",),
                amount_column="",
                rows=(
                    (("Factuurbedrag",), total),
                    ((x.t("[Reeds betaald|Aanbetaling|Vooruitbetaald|Voldaan per pin]"),), -paid),
                ),
                totals=((rest, total - paid),),
            )
        )
        total -= paid
    if d.chance(0.12):
        x.body.append(NextPage())
    x.pay(total, bill if d.chance(0.75) else x.kenmerk(), told=True)
    x.small(
        "[|Op al onze [leveringen|werkzaamheden] zijn onze algemene voorwaarden van toepassing. "
        "Bij niet tijdige betaling is rente verschuldigd van 1% per maand en [minimaal "
        "{fee}|{fee}] aan"
        " incassokosten.|Reclames binnen 8 dagen na factuurdatum.|Garantie 3 maanden. Volgende "
        "beurt aanbevolen over 15.000 km.]",
        fee=x.money(4000),
    )
    return x.done()


def trade_debit(d: Draw) -> Letter:
    """A bill of a club, a school or a childcare centre that will be collected."""
    x, goods, customer = trade(d, "debited", "invoice")
    x.number(customer)
    x.number(BILL) if d.chance(0.6) else None
    x.head(
        "[Factuur||Nota|Aankondiging incasso]",
        "[Vooraankondiging automatische incasso|Uw factuur van {m}|Aankondiging incasso|Factuur]",
        m=x.say.month(x.day),
    )
    total = x.lines(
        [(x.t(name, month=x.say.month(x.day)), d.cents(8, 200)) for name in d.some(goods, d.between(1, 3))],
        "[Totaal|Te incasseren|Af te schrijven bedrag|Totaal te incasseren|Totaalbedrag]",
    )
    day = x.fixed(5, 25).day
    x.add(
        "[Wij incasseren dit bedrag {on} {day} van rekening {own}.|Het bedrag van {amount} wordt "
        "{on} {day} van uw rekening {own} afgeschreven.|U heeft ons gemachtigd. De incasso vindt"
        " plaats {on} {day}.|Incassodatum: {day}. Rekening: {own}. Mandaat: {mandate}.]",
        on=d.one(("op", "rond", "omstreeks", "op of rond")),
        day=x.say.full(day),
        own=d.iban(),
        amount=x.money(total),
        mandate=d.number("M9######"),
    )
    x.truth.amount_due_cents, x.truth.direct_debit = total, True
    x.deadline("payment", day)
    return x.done()


def trade_reminder(d: Draw) -> Letter:
    """A first reminder, short, with or without a fee."""
    x, _, customer = trade(d, "reminder", "reminder")
    x.number(customer) if d.chance(0.5) else None
    above = d.chance(0.6)
    bill = x.number(BILL, above=above)
    x.head(
        "[||Betalingsherinnering|HERINNERING]",
        (
            "[Herinnering|Betalingsherinnering [factuur|nota] {n}|Openstaande [factuur|nota]|Bent u "
            "ons vergeten?|1e herinnering|Vriendelijke herinnering]"
        ),
        n=bill.printed,
    )
    cents, day = d.cents(12, 900), x.before(20, 60)
    values = {"day": day, "amount": x.money(cents), "n": bill.printed}
    x.add(
        "[Bij controle van onze administratie zagen wij dat [factuur|nota] {n} van {day} nog "
        "openstaat.|Op {day} stuurden wij u factuur {n}. Deze is nog niet betaald.|Wellicht is "
        "het aan uw"
        " aandacht ontsnapt, maar [factuur|nota] {n} ad {amount} is nog niet voldaan.|Van u "
        "ontvingen wij nog geen betaling voor factuur {n} (d.d. {day}).]",
        **values,
    )
    total = cents
    if d.chance(0.25):
        total = x.claim(
            cents,
            costs=[
                (
                    "[Herinneringskosten|Administratiekosten|Kosten herinnering]",
                    d.one((250, 500, 750, 1000, 1500)),
                )
            ],
        )
    x.pay(total, bill if d.chance(0.8) else x.kenmerk(), told="ad " in str(x.body[0]))
    x.add(phrases.CROSSED[x.voice])
    return x.done()


def trade_final(d: Draw) -> Letter:
    """A last notice before collection, with the costs that will come in a sentence."""
    x, _, customer = trade(d, "final notice", "final_notice")
    customer_number = x.number(customer)
    bills = [x.number(BILL, above=False) for _ in range(d.weighted(((1, 4), (2, 2), (3, 1))))]
    x.head(
        "[|AANMANING|Laatste aanmaning|INGEBREKESTELLING|Tweede aanmaning]",
        (
            "[Aanmaning|Laatste aanmaning|Ingebrekestelling|Laatste herinnering vóór incasso|Laatste "
            "mogelijkheid om te betalen]"
        ),
    )
    x.add(
        "[Ondanks [eerdere|herhaalde] herinneringen [hebben wij geen betaling ontvangen|bleef "
        "betaling uit].|U bent in verzuim met de betaling van [onderstaande|de volgende] "
        "[factuur|facturen].|Tot op heden is uw"
        " betaling uitgebleven.]"
    )
    rows = [(bill.printed, x.before(30, 90), d.cents(20, 400)) for bill in bills]
    total = sum(cents for *_, cents in rows)
    head = (
        x.t("[Factuur|Factuurnummer|Nota|Kenmerk]"),
        x.t("[Datum|Factuurdatum|d.d.|Vervaldatum]"),
        x.t("[Bedrag|Openstaand|Saldo|Bedrag €]"),
    )
    last = (x.t("[Totaal|Totaal openstaand|Te betalen|Saldo]"), "", x.say.bare(total))
    x.body.append(
        Grid(
            columns=head,
            rows=(
                *((n, day, x.say.bare(cents)) for n, day, cents in rows),
                *((last,) if len(rows) > 1 or d.chance(0.5) else ()),
            ),
            right=1,
        )
    )
    fee = max(4000, total * 15 // 100)
    if d.chance(0.4):
        x.add(
            "[U krijgt 14 dagen, gerekend vanaf de dag nadat u deze brief heeft ontvangen, om "
            "{total} kosteloos te betalen. Daarna wordt {fee} aan buitengerechtelijke kosten in "
            "rekening gebracht.|Voldoet u niet"
            " binnen veertien dagen vanaf de dag na ontvangst van deze aanmaning, dan bent u "
            "[van rechtswege|] {fee} aan incassokosten verschuldigd, [in totaal {sum}|waardoor "
            "het totaal op {sum} komt].]",
            total=x.money(total),
            fee=x.money(fee),
            sum=x.money(total + fee),
        )
        x.pay(total, customer_number if len(bills) > 1 else bills[0], told=True, no_term=True)
    else:
        x.pay(total, customer_number if len(bills) > 1 else bills[0], told=True)
        x.add(
            (
                "[|Blijft betaling uit, dan geven wij de vordering uit handen. De [incasso|]kosten "
                "([minimaal |]{fee}) komen voor uw rekening.|Na deze datum verhogen wij de vordering "
                "met {fee} incassokosten.]"
            ),
            fee=x.money(fee),
        )
    return x.done()


STYLES = ((trade_bill, 9), (trade_debit, 4), (trade_reminder, 7), (trade_final, 6))
