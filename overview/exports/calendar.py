"""The deadlines as a calendar (iCalendar, RFC 5545): a whole day for each, with a warning before it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from overview.claim import Claim
from overview.exports.material import Material
from overview.labels import DEADLINES
from overview.urgency import by_urgency
from parsers.facts import Deadline

_WARNING: Final = timedelta(days=3)


def calendar(material: Material) -> bytes:
    """Return the deadlines still to come as an iCalendar file.

    The same overview gives the same bytes, and an event keeps its id, so that a calendar that is read in
    again updates its events and does not double them. Amounts are left out: calendars are shared and
    synchronised.
    """
    made = Calendar()
    made.add("prodid", "-//Postkluis//NL")
    made.add("version", "2.0")
    made.add("x-wr-calname", material.language.say("Deadlines"))
    stamp = datetime.combine(material.overview.as_of, time(), tzinfo=UTC)
    for claim in by_urgency(material.overview.claims, material.overview.as_of):
        for deadline in claim.deadlines:
            made.add_component(_event(material, claim, deadline, stamp))
    return bytes(made.to_ical())


def _event(material: Material, claim: Claim, deadline: Deadline, stamp: datetime) -> Event:
    say = material.language.say
    title = f"{say(DEADLINES[deadline.kind])}: {claim.creditor or say('unknown creditor')}"
    event = Event()
    event.add("uid", f"{claim.id}-{deadline.kind.value}-{deadline.day.isoformat()}@postkluis")
    event.add("dtstamp", stamp)
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    if claim.contact and claim.contact != claim.creditor:
        event.add("description", say("Contact: {contact}").format(contact=claim.contact))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -_WARNING)
    event.add_component(alarm)
    return event
