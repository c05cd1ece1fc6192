"""The mailbox door, against a real Dovecot on loopback."""
