"""The time of a whole run beside Hugo's, measured side by side; the exact figures are `scripts/benchmark.py`'s."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.benchmark import medians
from tests.real_sites import SAFESPRING, modern_copy


@pytest.mark.parametrize("site", SAFESPRING)
def test_a_whole_run_is_not_slow_beside_hugo(site: Path, tmp_path: Path) -> None:
    """At most 3.0 of `hugo list all` and 0.6 of a build; other tests run beside this one, so there is some room."""
    copy = modern_copy(site, tmp_path / "copy")
    found = medians(copy, 3)
    assert found["hugolint check"] <= 3.0 * 1.4 * found["hugo list all"]
    assert found["hugolint check"] <= 0.6 * 1.4 * found["hugo --renderToMemory"]
