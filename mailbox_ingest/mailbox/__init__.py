"""The door of the mailbox: letters that the citizen's own mail holds, over IMAP, read only."""
