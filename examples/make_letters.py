"""Makes every letter of the household: `python -m examples.make_letters` writes examples/letters/."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from examples import copies, digital_letters, paper_letters

LETTERS = Path(__file__).parent / "letters"


def make_letters() -> Mapping[str, bytes]:
    """Return each file's name and content, in order of receipt."""
    return {
        "01-wolkenjas-herinnering.eml": digital_letters.shop_reminder(),
        "02-zonnebries-jaarafrekening.pdf": paper_letters.energy_bill(),
        "03-zonnebries-regeling.eml": digital_letters.plan_mail(paper_letters.energy_plan()),
        "04-woonanker-herinnering.pdf": paper_letters.rent_reminder(),
        "05-kiezelsteen-betaald.txt": digital_letters.dentist_paid(),
        "06-halderman-sommatie.pdf": paper_letters.debt_buyer(),
        "07-vlechte-aanmaning.pdf": paper_letters.health_notice(),
        "08-belastingdienst-teruggaaf.pdf": paper_letters.tax_refund(),
        "09-bibliotheek-vorige-bewoner.pdf": copies.scan_grey(
            paper_letters.former_resident(), seed=9, tilt_degrees=-0.5
        ),
        "10-cjib-aanmaning.jpg": copies.photo(paper_letters.fine_reminder(), seed=10),
        "11-kwikstaart-reminder.html": digital_letters.mobile_reminder(),
        "12-spaarrust-aanbieding.eml": digital_letters.loan_advert(),
        "13-brandsma-sommatie.pdf": copies.scan_bilevel(
            paper_letters.bailiff_demand(), seed=13, tilt_degrees=0.4
        ),
        "14-klankkast-factuur.docx": digital_letters.music_invoice(),
    }


def main() -> None:
    """Write the letters."""
    LETTERS.mkdir(exist_ok=True)
    for name, content in make_letters().items():
        (LETTERS / name).write_bytes(content)


if __name__ == "__main__":
    main()
