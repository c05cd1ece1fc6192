"""What a finding says to a person: a plain sentence, worded as a question to check and never as advice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from overview.finding import Finding, Outcome, Rule
from overview.language import Language, say

_CONFLICTS: Final[Mapping[Rule, str]] = {
    Rule.COLLECTION_COSTS: say(
        "The collection costs are {charged}. Over a principal of {principal} from an agreement the legal "
        "scale allows at most {allowed} ({allowed_with_vat} with VAT). Ask the sender how the costs were "
        "reckoned."
    ),
    Rule.FOURTEEN_DAYS_NOTICE: say(
        "Collection costs may only be asked after a letter that gives fourteen days from the day after it "
        "was received, and that names the costs. The letter of {sent} seems not to do that: {defects}. Ask "
        "the sender whether the costs can be dropped."
    ),
    Rule.VAT_ON_COSTS: say(
        "VAT seems to be put on the collection costs. A business that can reclaim VAT may not do that. Ask "
        "the sender why it was added."
    ),
    Rule.INTEREST: say(
        "The interest is {charged}. Reckoned again from {from_day} to {until_day} over {principal} it is "
        "about {allowed}. Ask the sender how the interest was reckoned."
    ),
    Rule.FINE_INCREASE: say(
        "The fine is {sanction} and {administration} for administration. By law it becomes {after_first} "
        "after the first reminder and {after_second} after the second; {charged} is asked. Ask CJIB how this "
        "sum was made up."
    ),
    Rule.BAILIFF_TARIFF: say(
        "For “{act}” {charged} is asked. The tariff that the law sets is {allowed} without VAT. Ask the "
        "bailiff for the specification."
    ),
    Rule.LIMITATION: say(
        "Pay nothing and promise nothing on this claim before you have talked to a counsellor: paying or "
        "promising can revive it. As far as the letters in this vault go it may have lapsed on {lapses}. A "
        "letter that is not in this vault can have prevented that."
    ),
}
_FITS: Final[Mapping[Rule, str]] = {
    Rule.COLLECTION_COSTS: say(
        "The collection costs of {charged} fit the legal scale (at most {allowed}, or "
        "{allowed_with_vat} with VAT)."
    ),
    Rule.FOURTEEN_DAYS_NOTICE: say("A letter with fourteen days to pay without costs is there, of {sent}."),
    Rule.INTEREST: say("The interest of {charged} fits what can be reckoned (about {allowed})."),
    Rule.FINE_INCREASE: say("The sum of {charged} fits the steps of the law for this fine."),
    Rule.BAILIFF_TARIFF: say("{charged} for “{act}” fits the tariff of the law."),
    Rule.LIMITATION: say("As far as the letters go this claim lapses on {lapses}, unless something is sent."),
    Rule.OBJECTION_TERM: say(
        "You can object until {ends}. To object does not always mean that you may wait to pay."
    ),
    Rule.TERM_ON_FREE_DAY: say(
        "The letter says {printed}. That is a Saturday, a Sunday or a holiday; by law the term runs until "
        "{ends}."
    ),
}
_CANNOT: Final[Mapping[Rule, str]] = {
    Rule.COLLECTION_COSTS: say(
        "Whether the collection costs of {charged} fit the legal scale cannot be checked."
    ),
    Rule.FOURTEEN_DAYS_NOTICE: say(
        "Collection costs may only be asked after a letter that gives fourteen days from the day after it "
        "was received, and that names the costs. Whether the letter of {sent} does that cannot be checked."
    ),
    Rule.VAT_ON_COSTS: say(
        "VAT seems to be put on the collection costs. That may be done only where the creditor cannot "
        "reclaim it, and says so. Whether that is so cannot be checked."
    ),
    Rule.INTEREST: say("Whether the interest of {charged} is right cannot be checked."),
    Rule.FINE_INCREASE: say("Whether the sum of {charged} fits the steps of the law cannot be checked."),
    Rule.BAILIFF_TARIFF: say("Whether {charged} for “{act}” fits the tariff of the law cannot be checked."),
    Rule.LIMITATION: say(
        "Pay nothing and promise nothing on this claim before you have talked to a counsellor: paying or "
        "promising can revive a claim that has lapsed. The last letter is of {newest}; whether the claim has "
        "lapsed cannot be checked."
    ),
    Rule.OBJECTION_TERM: say(
        "The letter names no term to object. By law that is mostly six weeks, here about until {ends}. Check "
        "it."
    ),
    Rule.OTHER_DEBTOR: say(
        "The letters are addressed to {debtors}. Whether you owe this too depends on how you live together "
        "and what it is for. Ask a counsellor."
    ),
    Rule.DOUBLE_CLAIM: say(
        "This may be the same debt as another claim in this overview. Ask for a specification before "
        "anything is paid."
    ),
}
_TELLS_ITSELF: Final[Mapping[tuple[Rule, str], str]] = {
    (Rule.FOURTEEN_DAYS_NOTICE, "fourteen_days_notice"): say(
        "Collection costs may only be asked after a letter that gives fourteen days to pay without costs. "
        "That letter is not in this vault. It may have been sent."
    ),
    (Rule.OBJECTION_TERM, "objection"): say(
        "The term to object ended on {passed}. If nothing was sent in time, an objection can sometimes still "
        "be made with a good reason: ask a counsellor."
    ),
    (Rule.LIMITATION, "kind_of_agreement"): say(
        "Pay nothing and promise nothing on this claim before you have talked to a counsellor: paying or "
        "promising can revive a claim that has lapsed. If it is for something bought by a consumer it may "
        "have lapsed on {lapses}, two years after the last letter or bill here; otherwise five years hold. "
        "The letters do not tell which it is."
    ),
    (Rule.LIMITATION, "days_of_bills"): say(
        "Pay nothing and promise nothing on this claim before you have talked to a counsellor: paying or "
        "promising can revive a claim that has lapsed. The oldest bill in it may have lapsed on {lapses}, "
        "later bills have not. Ask for the letters about the oldest one."
    ),
}
"""Where what is missing has a sentence of its own, which names it."""
_BY_OUTCOME: Final = {
    Outcome.CONFLICTS: _CONFLICTS,
    Outcome.FITS: _FITS,
    Outcome.CANNOT_BE_CHECKED: _CANNOT,
}
_MISSING: Final[Mapping[str, str]] = {
    "principal": say("the principal"),
    "fourteen_days_notice": say("the letter with fourteen days to pay"),
    "vat_statement": say("a statement of the creditor that it cannot reclaim VAT"),
    "interest_from": say("the day from which interest runs"),
    "rate": say("the rate for all days of the period"),
    "business": say("whether the debt is that of a business, for which another rate holds"),
    "contract": say("the agreement with the rate of interest"),
    "first_decision": say("the first letter of the fine"),
    "kind_of_fine": say("what kind of fine it is"),
    "payments": say("when which payment came in"),
    "kind_of_act": say("which official act it was"),
    "tariff": say("the tariff of that year"),
    "first_bill": say("the first bill"),
    "objection_term": say("the term to object, which stands in most decisions"),
    "kind_of_household": say("whether you are married, registered or living together"),
    "objection": say("whether an objection was sent"),
    "kind_of_agreement": say("what kind of agreement it is"),
    "days_of_bills": say("the letters about the oldest bill"),
    "kind_of_public_interest": say("whether it is interest of the decision or for paying late"),
    "ground_of_interest": say("what the interest rests on: the law, an agreement or a business"),
    "specification_of_costs": say("a specification of the costs"),
    "ground_of_administration": say("what the costs of administration rest on"),
    "announced_costs": say("the sum of the costs that it announces"),
    "start_of_term": say("from which day its term runs"),
    "length_of_term": say("how many days its term has"),
    "day_of_receipt": say("the day on which it was received"),
    "specification": say("a specification of each claim"),
}
_DEFECTS: Final[Mapping[str, str]] = {
    "counts_from_sending": say("its term counts from the date of the letter"),
    "too_short": say("its term is too short"),
    "costs_too_high": say("it names more costs than the scale allows"),
    "asked_too_soon": say("the costs were asked before its term can have ended"),
}


def sentence(finding: Finding, language: Language) -> str:
    """Return the finding in words, with what is missing behind it, in the language of the reader."""
    own = _TELLS_ITSELF.get((finding.rule, finding.missing[0])) if finding.missing else None
    template = language.say(own or _BY_OUTCOME[finding.outcome][finding.rule])
    told = template.format_map(_values(finding.figures, language))
    if own or not finding.missing:
        return told
    missing = ", ".join(language.say(_MISSING[one]) for one in finding.missing)
    return told + " " + language.say("Missing: {what}.").format(what=missing)


def _values(figures: Mapping[str, int | date | str], language: Language) -> dict[str, str]:
    """Return the figures as a person writes them, by their names without the unit."""
    spoken: dict[str, str] = {}
    for name, value in figures.items():
        if name == "defects":
            spoken[name] = "; ".join(language.say(_DEFECTS[one]) for one in str(value).split())
        elif isinstance(value, date):
            spoken[name.removesuffix("_on")] = language.day(value)
            spoken[f"{name.removesuffix('_on')}_day"] = language.day(value)
        elif isinstance(value, int) and name.endswith("_cents"):
            spoken[name.removesuffix("_cents")] = language.money(value)
        else:
            spoken[name] = str(value)
    return spoken
