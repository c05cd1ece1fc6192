"""A real Dovecot on loopback: own configuration in a temporary folder, users as tests ask for them."""

from __future__ import annotations

import base64
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import trustme
from imapclient import IMAPClient

PASSWORD = "geheim van de postbode"
_TOKEN_KEY = b"a key that only this test server has"
ODD_USER, ODD_PASSWORD = "jan de wit", "gehéim € (\\)"
"""A user and a password that IMAP's own LOGIN cannot say."""
_START_SECONDS = 30
_USERS = 1000
_TRIES = 5
"""A port that was free a moment ago can be taken by the time Dovecot asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dovecot:
    """A running server: its ports on 127.0.0.1, the certificate that signed its own, and its folder."""

    folder: Path
    plain_port: int
    tls_port: int
    authority: trustme.CA = field(repr=False)
    identity: tuple[int, int]
    users: Iterator[str] = field(repr=False)

    def new_user(self) -> str:
        """Return the name of a mailbox that nobody used before; `PASSWORD` opens it."""
        return next(self.users)

    def token(self, user: str, *, valid_seconds: int = 3600) -> str:
        """Return an access token for XOAUTH2, which the server checks by a key that it shares with us."""
        now = int(time.time())
        header = {"alg": "HS256", "typ": "JWT", "kid": "default"}
        claims = {"sub": user, "email": user, "iat": now - 5, "nbf": now - 5, "exp": now + valid_seconds}
        signed = ".".join(_base64url(json.dumps(part).encode()) for part in (header, claims))
        return f"{signed}.{_base64url(_hmac_sha256(signed.encode()))}"

    def client(self, user: str) -> IMAPClient:
        """Return a connection as the citizen's own mail program would have one."""
        client = IMAPClient("127.0.0.1", port=self.plain_port, ssl=False, timeout=60)
        client.login(user, PASSWORD)
        return client

    def maildir(self, user: str) -> Path:
        """Return the folder of a mailbox on the disk."""
        return self.folder / "mail" / user

    def own(self, path: Path) -> None:
        """Give a file or folder that a test made, and all that is in it, to the user that the server is."""
        if os.getuid() == 0:
            for made in (path, *path.rglob("*")):
                os.chown(made, *self.identity)

    def processes(self) -> str:
        """Return what the server wrote to its log, for a test that fails."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")


@contextmanager
def running_dovecot() -> Iterator[Dovecot]:
    """Start a server as an ordinary user and stop it at the end; nothing of it remains."""
    # Not pytest's own folder: that of root is closed to the user that the server is then, and a path to
    # a socket may have no more than 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="postkluis-dovecot-"))
    identity = _identity()
    try:
        authority = trustme.CA()
        certificate = authority.issue_cert("localhost")
        certificate.private_key_pem.write_to_path(folder / "key.pem")
        (folder / "cert.pem").write_bytes(b"".join(blob.bytes() for blob in certificate.cert_chain_pems))
        # All at once: Dovecot reads the file anew only when it is older by a second.
        users = [f"burger{number}" for number in range(_USERS)]
        lines = [f"{user}:{{PLAIN}}{PASSWORD}\n" for user in users]
        lines.append(f"{ODD_USER}:{{PLAIN}}{ODD_PASSWORD}\n")
        (folder / "users").write_text("".join(lines), encoding="utf-8")
        keys = folder / "keys" / "default" / "HS256"
        keys.mkdir(parents=True)
        (keys / "default").write_bytes(base64.b64encode(_TOKEN_KEY))
        process, plain_port, tls_port = _start(folder, identity)
        try:
            yield Dovecot(
                folder=folder,
                plain_port=plain_port,
                tls_port=tls_port,
                authority=authority,
                identity=identity,
                users=iter(users),
            )
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _identity() -> tuple[int, int]:
    """Return who the server is: whoever runs the tests, but never root, which Dovecot gives no mail."""
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _start(folder: Path, identity: tuple[int, int]) -> tuple[subprocess.Popen[bytes], int, int]:
    for _ in range(_TRIES):
        plain_port, tls_port = _free_port(), _free_port()
        (folder / "dovecot.conf").write_text(
            _configuration(folder, identity, plain_port, tls_port), encoding="utf-8"
        )
        (folder / "oauth2.conf").write_text(_oauth2_configuration(folder), encoding="utf-8")
        if os.getuid() == 0:
            for made in (folder, *folder.rglob("*")):
                os.chown(made, *identity)
        program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
        if program is None:
            raise RuntimeError("Dovecot is missing; scripts/setup installs it")
        process = subprocess.Popen(
            [program, "-F", "-c", str(folder / "dovecot.conf")],
            user=identity[0] if os.getuid() == 0 else None,
            group=identity[1] if os.getuid() == 0 else None,
            extra_groups=[] if os.getuid() == 0 else None,
            cwd=folder,
            env={"PATH": os.environ.get("PATH", "")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if _answers(process, plain_port) and _answers(process, tls_port):
            return process, plain_port, tls_port
        process.kill()
        process.wait()
    log = folder / "log"
    raise RuntimeError(f"Dovecot does not start: {log.read_text() if log.exists() else 'no log'}")


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.02)
        else:
            return True
    return False


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _configuration(folder: Path, identity: tuple[int, int], plain_port: int, tls_port: int) -> str:
    user = pwd.getpwuid(identity[0]).pw_name
    return f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {_group_name(identity[1])}
default_login_user = {user}
first_valid_uid = {identity[0]}
first_valid_gid = 0
mail_location = maildir:{folder}/mail/%u
mail_fsync = never
mail_max_userip_connections = 100
auth_mechanisms = plain xoauth2
disable_plaintext_auth = no
auth_username_chars =
# No wait after a wrong password: the tests give several on purpose.
auth_failure_delay = 0
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
imap_id_send =
login_trusted_networks =
namespace inbox {{
  inbox = yes
  separator = /
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
passdb {{
  driver = passwd-file
  mechanisms = plain
  args = username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={identity[0]} gid={identity[1]} home={folder}/home/%u
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
"""


def _oauth2_configuration(folder: Path) -> str:
    return f"""
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = email
"""


def _group_name(number: int) -> str:
    import grp

    return grp.getgrgid(number).gr_name


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def _hmac_sha256(message: bytes) -> bytes:
    import hmac

    return hmac.digest(_TOKEN_KEY, message, "sha256")
