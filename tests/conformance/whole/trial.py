"""One site: written, asked about, and thrown away."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from hugolint.hugo.errors import SiteError
from tests.conformance.whole.answers import Runner, ask, read, variables
from tests.conformance.whole.comparison import Comparison, Tally, compare
from tests.conformance.whole.maker import make_site
from tests.real_hugo import write_site

BUILDS_EVERY = 10
"""Of so many sites one is built three times, for what chance decides shows itself only then."""


def try_site(seed: int, shape: str, root: Path, binary: Path, version: str = "") -> Comparison:
    """Make the site of a seed, and compare what Hugo and we say of it."""
    made = make_site(seed, shape, version)
    write_site(root / "site", made.files)
    with variables(made.variables):
        hugo = ask(Runner(binary, root / "site", made.flags), 3 if seed % BUILDS_EVERY == 0 else 1)
        try:
            rows, site = read(made, root / "site", version)
        except SiteError as error:
            wrong = () if hugo.listing else (f"we say {error}",)
            return {"verdicts": Tally(not wrong, wrong, 0)}
        comparison = compare(hugo, rows, site)
    shutil.rmtree(root)
    return comparison


def old_releases() -> dict[str, Path]:
    """Other releases of Hugo: files named by their version."""
    folder = os.environ.get("HUGOLINT_OLD_HUGOS")
    found = sorted(Path(folder).glob("[0-9]*")) if folder else []
    return {path.name: path for path in found if path.is_file()}
