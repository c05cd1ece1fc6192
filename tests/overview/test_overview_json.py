"""The JSON of an overview, key by key."""

from __future__ import annotations

import json

from overview import encode_overview
from parsers.facts import Stage
from tests.overview.letters import demand, overview, pay_by


def test_the_json_of_one_claim() -> None:
    letter = demand(
        "bill",
        "05-10",
        Stage.REMINDER,
        12000,
        "F-00017",
        iban="NL02ABNA0123456789",
        deadlines=(pay_by("06-10"),),
    )
    assert json.loads(json.dumps(encode_overview(overview(letter)))) == {
        "version": 1,
        "as_of": "2026-06-01",
        "complete": True,
        "totals": {
            "open_cents": 12000,
            "payment_plan_cents": 0,
            "disputed_cents": 0,
            "upcoming_cents": 0,
            "receivable_cents": 0,
            "claims": 1,
        },
        "claims": [
            {
                "id": "c-bill",
                "formerly": [],
                "creditor": "Lichtbaak Energie",
                "contact": "Lichtbaak Energie",
                "amount_due_cents": 12000,
                "amount_as_of": "2026-05-10",
                "principal_cents": None,
                "interest_cents": None,
                "costs_cents": None,
                "stage": "reminder",
                "status": "open",
                "next_deadline": {"kind": "payment", "date": "2026-06-10", "amount_cents": None},
                "overdue_since": None,
                "debtors": ["S. Terwolde"],
                "references": ["F-00017"],
                "iban": "NL02ABNA0123456789",
                "payment_reference": None,
                "preferential": False,
                "letters": [{"id": "bill", "source": "post/bill.pdf", "why": None, "linked_to": None}],
                "review": [],
                "doubts": [],
                "threat": {
                    "kind": "supply_arrears",
                    "rank": 10,
                    "strikes_on": "2026-06-10",
                    "threatening": False,
                    "first_talk_by": None,
                },
                "growth": {
                    "kind": "collection_costs",
                    "by_cents": 4000,
                    "exact": False,
                    "not_before": "2026-06-27",
                    "named": False,
                    "interest_cents": None,
                    "source": {
                        "article": "art. 6:96 lid 5 BW; art. 2 lid 1 en 2 Besluit vergoeding voor "
                        "buitengerechtelijke incassokosten",
                        "reference": "BWBR0031432, consolidated text as crawled 2015-2017; "
                        "not indexed since 2012",
                        "verified": True,
                    },
                },
                "findings": [],
                "short_lines": [],
            }
        ],
        "receivables": [],
        "other_letters": [],
        "checks": [
            {
                "kind": "earlier_letters",
                "claim": "c-bill",
                "letter": None,
                "organisation": None,
                "since": None,
            },
            *(
                {"kind": "no_letter_of", "claim": None, "letter": None, "organisation": kind, "since": None}
                for kind in ("health_insurer", "housing", "water", "municipality", "tax")
            ),
        ],
        "payments": {
            "options": [
                {
                    "claim": "c-bill",
                    "pay_cents": 12000,
                    "before": "2026-06-27",
                    "averts_cents": 4000,
                    "living": True,
                    "threat": None,
                }
            ],
            "left_out": [],
        },
    }
