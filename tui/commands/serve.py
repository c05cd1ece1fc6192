"""`postkluis serve`: the host that takes in what creditors push, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import command, option, session_of
from tui.commands.host import HOST_KEYS_HELP
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.session import Session

if TYPE_CHECKING:
    from server.settings import ServerSettings

_FILE = click.Path(dir_okay=False, path_type=Path)


@command(
    "serve",
    help=N_(
        "Take in what registered senders push, for every vault in the store.\n\n"
        "Senders reach it over TLS: give a certificate with its key, or say with --behind-proxy that a proxy "
        "in front of it speaks TLS. Health and metrics are on a port of their own, for this machine alone "
        "unless you say otherwise. It logs to standard error, in JSON, and nothing personal. Stop it with "
        "Ctrl+C or SIGTERM: what it has begun to take in is finished first."
    ),
    example="postkluis serve --certificate chain.pem --private-key key.pem",
)
@option(
    "--host-keys",
    "keys_at",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help=HOST_KEYS_HELP,
)
@option("--bind", default="127.0.0.1", help=N_("The address to listen on."), show_default=True)
@option("--port", default=8443, type=click.IntRange(0, 65535), help=N_("The port."), show_default=True)
@option("--certificate", type=_FILE, help=N_("The chain of certificates, in PEM."))
@option("--private-key", type=_FILE, help=N_("The key of the certificate, in PEM."))
@option(
    "--behind-proxy",
    is_flag=True,
    help=N_("A proxy in front speaks TLS, and adds who came to X-Forwarded-For; trust that."),
)
@option("--plain-http", is_flag=True, help=N_("Without TLS at all, to try it out: on this machine alone."))
@option(
    "--operations-bind",
    default="127.0.0.1",
    help=N_("The address for /healthz, /readyz and /metrics."),
    show_default=True,
)
@option(
    "--operations-port",
    default=8081,
    type=click.IntRange(0, 65535),
    help=N_("Their port."),
    show_default=True,
)
@option(
    "--letters-per-minute",
    default=6000,
    type=click.IntRange(1),
    help=N_("What one sender may push in a minute."),
    show_default=True,
)
@option("--no-reading", is_flag=True, help=N_("Read nothing here: each letter waits for its owner."))
@click.pass_context
def COMMAND(
    ctx: click.Context,
    keys_at: Path | None,
    bind: str,
    port: int,
    certificate: Path | None,
    private_key: Path | None,
    behind_proxy: bool,
    plain_http: bool,
    operations_bind: str,
    operations_port: int,
    letters_per_minute: int,
    no_reading: bool,
) -> None:
    """Serve until a signal."""
    from server.settings import ServerSettings

    _check_tls(ctx, bind, certificate, private_key, behind_proxy=behind_proxy, plain_http=plain_http)
    settings = ServerSettings(
        bind=bind,
        port=port,
        operations_bind=operations_bind,
        operations_port=operations_port,
        certificate=certificate,
        private_key=private_key,
        public_scheme="http" if plain_http else "https",
        behind_proxy=behind_proxy,
        letters_per_minute=letters_per_minute,
        sealing_process=True,
        read_letters=not no_reading,
    )
    asyncio.run(_serve(session_of(ctx), settings, keys_at))


def _check_tls(
    ctx: click.Context,
    bind: str,
    certificate: Path | None,
    private_key: Path | None,
    *,
    behind_proxy: bool,
    plain_http: bool,
) -> None:
    """Refuse to listen without TLS unless somebody said where it is."""
    if (certificate is None) != (private_key is None):
        raise click.UsageError(_("a certificate and its key go together"), ctx)
    if [certificate is not None, behind_proxy, plain_http].count(True) != 1:
        raise click.UsageError(
            _("give --certificate with --private-key, or --behind-proxy, or --plain-http to try it out"), ctx
        )
    if plain_http and not _is_loopback(bind):
        raise click.UsageError(_("--plain-http is for this machine alone"), ctx)


def _is_loopback(bind: str) -> bool:
    try:
        return ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"


async def _serve(session: Session, settings: ServerSettings, keys_at: Path | None) -> None:
    from server.logs import make_log, take_over_logging
    from server.serving import serving
    from tui.host_files import host_folder, load_host_keys
    from tui.wiring import open_store

    folder = host_folder(session.settings, keys_at)
    keys = load_host_keys(folder)
    log = make_log()
    take_over_logging(log)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with (
        open_store(session.settings) as store,
        serving(
            store,
            keys=keys,
            reader_folder=folder,
            settings=settings,
            log=log,
            clock=session.now,
        ),
    ):
        await stop.wait()
