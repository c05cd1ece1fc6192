"""What a person must know beside the figures: that they are a part, or not complete, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from tui.desk import GrantShown, Situation
from tui.formatting import format_day
from tui.i18n import gettext as _
from tui.i18n import ngettext


def grant_line(grant: GrantShown) -> str:
    """Return under what grant a counsellor looks."""
    return _("For: {purpose}. You may look up to and including {day}.").format(
        purpose=grant.purpose.rstrip("."), day=format_day(grant.last_day)
    )


def partial_line(grant: GrantShown) -> str:
    """Return that a counsellor sees a part; nothing where they see all."""
    return _("This is a part: the client did not share every claim with you.") if grant.partial else ""


def incomplete_lines(situation: Situation) -> Iterator[str]:
    """Yield why the overview is not complete; nothing where it is."""
    if situation.overview.complete:
        return
    told = False
    unread = sum(1 for letter in situation.overview.other_letters if letter.reason == "unreadable")
    if unread:
        told = True
        yield ngettext(
            "Not complete: {count} letter could not be read. Please look at it yourself.",
            "Not complete: {count} letters could not be read. Please look at them yourself.",
            unread,
        ).format(count=unread)
    if situation.grant is not None and situation.grant.missing:
        told = True
        yield ngettext(
            "Not complete: {count} letter that the client shared is not in this vault.",
            "Not complete: {count} letters that the client shared are not in this vault.",
            situation.grant.missing,
        ).format(count=situation.grant.missing)
    if situation.unread:
        told = True
        yield ngettext(
            "Not complete: {count} letter came in that was not read yet.",
            "Not complete: {count} letters came in that were not read yet.",
            situation.unread,
        ).format(count=situation.unread)
    if situation.damaged:
        told = True
        yield ngettext(
            "Not complete: {count} part of the vault does not open. Somebody may have changed it; "
            "keep a backup.",
            "Not complete: {count} parts of the vault do not open. Somebody may have changed them; "
            "keep a backup.",
            situation.damaged,
        ).format(count=situation.damaged)
    if not told:
        yield _("This overview is not complete yet.")
