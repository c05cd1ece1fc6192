"""Who the post is for, and the invented senders' accounts and numbers: each stands here once."""

from __future__ import annotations

from datetime import date

from examples.numbers import iban, payment_reference

AS_OF = date(2026, 10, 1)
NAME = "M.A. van Elzen"
ADDRESS = ("Mevrouw M.A. van Elzen", "Kraanvogelhof 27", "8043 ZK  ZWOLLE")
MAIL = "marloes.van.elzen@postvak.example"

RENT_IBAN = iban("BNGH", "0285510736")
RENT_REFERENCE = payment_reference("401182730260061")
TENANT_NUMBER = "40.118.273"

BAILIFF_IBAN = iban("ABNA", "0417736205")
BAILIFF_DOSSIER = "2026-031877"

ENERGY_IBAN = iban("INGB", "0009264415")
ENERGY_CUSTOMER = "7204 8816"
ENERGY_INVOICE = "2026-0451190"
ENERGY_REFERENCE = payment_reference("720488160451190")

HEALTH_IBAN = iban("RABO", "0301946683")
HEALTH_RELATION = "30449127"
HEALTH_REFERENCE = payment_reference("304491270081926")

FINE_IBAN = iban("INGB", "0000734919")
FINE_NUMBER = payment_reference("061794026351844")

SHOP_IBAN = iban("ABNA", "0518830417")
SHOP_ORDER = "WJ-8830417"
SHOP_INVOICE = "2026-119043"
SHOP_CUSTOMER = "551902"

BUYER_IBAN = iban("RABO", "0355071249")
BUYER_DOSSIER = "HV-2026-55071"

MUSIC_IBAN = iban("TRIO", "0254403886")
MUSIC_INVOICE = "2026-0388"

MOBILE_IBAN = iban("BUNQ", "2088120435")
MOBILE_CUSTOMER = "88120437"

LIBRARY_IBAN = iban("BNGH", "0285079942")
DENTIST_INVOICE = "2026-1187"
TAX_NUMBER = "1234.56.789.H.56.01"
