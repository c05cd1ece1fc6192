"""What can happen on a claim, what comes on top and what to check, in words for the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from overview.check import Check, CheckKind
from overview.growth import Growth, GrowthKind
from overview.language import Language, say
from overview.payments import LeftOutReason
from overview.threat import Threat, ThreatKind
from parsers.directory import OrganisationKind

_THREATS: Final[Mapping[ThreatKind, tuple[str, str]]] = {
    ThreatKind.EVICTION: (
        say("You can be put out of your home."),
        say("Stop it: ask the municipality for help today, and pay or arrange the arrears and the costs."),
    ),
    ThreatKind.CUT_OFF: (
        say("Energy, heat or water can be cut off."),
        say(
            "Stop it: ask for debt help and send the proof of that; while help is asked it may mostly not be "
            "cut off."
        ),
    ),
    ThreatKind.RENT_IN_COURT: (
        say("A judge can end the rent of your home."),
        say("Stop it: answer the court or go there, and try an arrangement before the day in court."),
    ),
    ThreatKind.DETENTION: (
        say("You can be detained for a fine, or lose your driving licence or car."),
        say("Stop it: tell the judge or CJIB that you cannot pay, and ask for the emergency stop."),
    ),
    ThreatKind.ATTACHMENT: (
        say("Wage, benefit, bank account or goods can be seized."),
        say("Stop it: have the protected part of your income checked, and try an arrangement."),
    ),
    ThreatKind.TITLE: (
        say("The bailiff may seize wage, benefit or goods without going to court again."),
        say("Stop it: arrange payment, or object in time if you did not know of the case."),
    ),
    ThreatKind.COURT: (
        say("The creditor goes to court, and the costs of that come on top."),
        say("Stop it: answer the court in writing or go there, or arrange it before the day in court."),
    ),
    ThreatKind.HEALTH_INSURANCE: (
        say("After six months without paying premium you pay a higher one to CAK, taken from your income."),
        say("Stop it: arrange payment with the insurer; debt help also suspends it."),
    ),
    ThreatKind.RENT_ARREARS: (
        say("If the arrears grow, the landlord can go to court."),
        say("Stop it: pay the running rent, and arrange the arrears with the landlord."),
    ),
    ThreatKind.SUPPLY_ARREARS: (
        say("Costs come on top, and later the supply can be cut off."),
        say("Stop it: arrange the arrears with the company, and keep paying the monthly amount."),
    ),
    ThreatKind.FINE_RAISED: (
        say("The fine is raised by half, and after that doubled."),
        say("Stop it: pay it all before the day in the letter, or ask CJIB for an arrangement from 75 euro."),
    ),
    ThreatKind.PUBLIC_RECOVERY: (
        say("The office can take it from allowances or benefits, or send a bailiff without a judge."),
        say("Stop it: ask for an arrangement or for remission; objecting does not always stop paying."),
    ),
    ThreatKind.MAINTENANCE: (
        say("LBIO can take over, with 15% on top, and seize wage."),
        say("Stop it: pay, or have the court change the amount."),
    ),
    ThreatKind.ORDINARY: (
        say("More costs and interest come on top, and later a summons."),
        say("Stop it: arrange payment, or dispute it in writing if it is not right."),
    ),
}
_GROWTH: Final[Mapping[GrowthKind, str]] = {
    GrowthKind.FINE_RAISED: say("the fine is raised"),
    GrowthKind.COLLECTION_COSTS: say("collection costs"),
    GrowthKind.SUMMONS: say("a summons"),
    GrowthKind.SERVICE: say("service of the judgment"),
    GrowthKind.ATTACHMENT: say("a seizure"),
    GrowthKind.REMINDER_FEE: say("costs of a reminder"),
    GrowthKind.WRIT: say("costs of a writ"),
}
_CHECKS: Final[Mapping[CheckKind, str]] = {
    CheckKind.NO_LETTER_OF: say("There is no letter of {organisation}. Is it not here yet?"),
    CheckKind.EARLIER_LETTERS: say("The first letters are not here. Ask the sender for a copy."),
    CheckKind.SILENT: say("The last letter is of {since}. Ask how it stands now."),
    CheckKind.LOOK: say("Something in this claim is not sure. Hold it against the letter."),
    CheckKind.UNREAD: say("This letter could not be read. Look at it yourself."),
}
_ORGANISATIONS: Final[Mapping[OrganisationKind, str]] = {
    OrganisationKind.HEALTH_INSURER: say("a health insurer"),
    OrganisationKind.HOUSING: say("a landlord or a mortgage bank"),
    OrganisationKind.ENERGY: say("an energy company"),
    OrganisationKind.WATER: say("a water company"),
    OrganisationKind.MUNICIPALITY: say("the municipality or the water board"),
    OrganisationKind.TAX: say("the tax office"),
}
_LEFT_OUT: Final[Mapping[LeftOutReason, str]] = {
    LeftOutReason.DISPUTED: say("it is disputed"),
    LeftOutReason.MAY_HAVE_LAPSED: say("it may have lapsed, and paying could revive it"),
    LeftOutReason.MAY_BE_TOO_HIGH: say("what is asked seems too high"),
    LeftOutReason.NOT_OWN_DEBT: say("it may be somebody else's debt"),
    LeftOutReason.UNSURE: say("the amount is not sure"),
}


def danger(threat: Threat, language: Language) -> str:
    """Return what can happen."""
    return language.say(_THREATS[threat.kind][0])


def remedy(threat: Threat, language: Language) -> str:
    """Return what it takes to stop it."""
    return language.say(_THREATS[threat.kind][1])


def growth_sentence(growth: Growth, language: Language) -> str:
    """Return what comes on top next, when, and how much."""
    if growth.exact:
        template = language.say("From {day}: {what}, {amount} more.")
    elif growth.kind is GrowthKind.COLLECTION_COSTS:
        # The scale is the most that the law allows, and what most creditors ask.
        template = language.say("From {day} at the earliest: {what}, about {amount} more.")
    else:
        template = language.say("From {day} at the earliest: {what}, at least {amount} more.")
    return template.format(
        day=language.day(growth.not_before),
        what=language.say(_GROWTH[growth.kind]),
        amount=language.money(growth.by_cents),
    )


def check_sentence(check: Check, language: Language) -> str:
    """Return what there is to check."""
    organisation = _ORGANISATIONS.get(check.organisation) if check.organisation else None
    return language.say(_CHECKS[check.kind]).format(
        organisation=language.say(organisation) if organisation else "",
        since=language.day(check.since) if check.since else "",
    )


def left_out_reason(reason: LeftOutReason, language: Language) -> str:
    """Return why a claim is left out of what money could be spent on."""
    return language.say(_LEFT_OUT[reason])
