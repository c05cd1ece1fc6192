"""What holds of every refusal: a problem document, a counter, and nothing stored."""

from __future__ import annotations

from store import PartKind
from tests.server.hosting import Answer, Hosting
from tests.store.conftest import raw_database


async def check_refused(host: Hosting, answer: Answer, status: int, problem: str) -> None:
    """Hold an answer against the problem that it should be."""
    assert (answer.status, answer.problem) == (status, problem), answer.body
    await check_nothing_stored(host)
    assert await host.metric("postkluis_refused_total", problem=problem) == 1


async def check_nothing_stored(host: Hosting) -> None:
    """Look for anything that a refused push may have left."""
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 0
    assert (await host.vault.waiting()).parcels == ()
    async with raw_database(f"sqlite:///{host.folder.parent}/vault.db") as connection:
        for table in ("receipts", "parcels", "recognised"):
            count = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608 - a constant
            assert count.scalar_one() == 0
