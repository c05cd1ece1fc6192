"""docs/push.md names every problem that the server answers with, and its status."""

from __future__ import annotations

import re
from pathlib import Path

from server.message_signatures import PUSH_COMPONENTS, TAG
from server.problems import Problem

PAGE = (Path(__file__).parents[2] / "docs" / "push.md").read_text()


def test_each_problem_stands_in_the_documentation_with_its_status() -> None:
    rows = re.findall(r"^\| ((?:`[a-z-]+`(?:, )?)+) \| ([0-9]{3}) \|", PAGE, flags=re.M)
    told = {slug: int(status) for slugs, status in rows for slug in re.findall(r"`([a-z-]+)`", slugs)}
    assert told == {problem.value.slug: int(problem.value.status) for problem in Problem}


def test_what_has_to_be_signed_stands_in_the_documentation() -> None:
    for component in (*PUSH_COMPONENTS, TAG):
        assert component in PAGE
