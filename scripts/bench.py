"""Print how fast and how large Postkluis is, as ratios within one run where a machine's speed would count.

Each part runs in a process of its own, so that the memory of one is not counted with another. A row says what
was measured, the figure, and what it has to be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

SCRIPTS = Path(__file__).parent
ROOT = SCRIPTS.parent
PARTS = (
    "bench_reading",
    "bench_ocr",
    "bench_store",
    "bench_import",
    "bench_overview",
    "bench_mailbox",
    "bench_push",
)


def main() -> int:
    """Run the parts named on the command line, or all of them, and print one table."""
    table = Table("measured", "figure", "target", title="Postkluis, measured in one run")
    table.columns[1].justify = "right"
    for part in sys.argv[1:] or PARTS:
        print(f"measuring: {part}", file=sys.stderr)
        for what, figure, target in _rows_of(part):
            table.add_row(str(what), str(figure), str(target))
    Console(width=120).print(table)
    return 0


def _rows_of(part: str) -> list[tuple[object, object, object]]:
    done = subprocess.run(
        [sys.executable, "-c", f"import json, {part}; print(json.dumps({part}.rows()))"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{SCRIPTS}:{ROOT}"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=1200,
    )
    rows: list[tuple[object, object, object]] = json.loads(done.stdout.strip().split("\n")[-1])
    return rows


if __name__ == "__main__":
    sys.exit(main())
