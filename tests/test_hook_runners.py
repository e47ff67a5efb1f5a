"""The hook under the real pre-commit and under prek, on commits of every sort; run from this checkout, not installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.git_site import GitSite, page, wrong

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in YAML(typ="safe", pure=True).load(ROOT / ".pre-commit-hooks.yaml")}
OLD = page(aliases="[/old/]")
PAGES = 1_000


class Runner:
    """A hook runner in the repository of a site."""

    def __init__(self, name: str, site: GitSite, home: Path) -> None:
        self.name = name
        self.site = site
        folder = Path(sys.executable).parent
        found = shutil.which("prek", path=f"{folder}{os.pathsep}{os.environ['PATH']}")
        assert found is not None
        self._command = [sys.executable, "-m", "pre_commit"] if name == "pre-commit" else [found]
        self._env = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("GIT_", "PRE_COMMIT", "PREK", "COLUMNS"))
        }
        self._env |= {
            "PYTHONPATH": str(ROOT),
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "PREK_HOME": str(home / "prek"),
            "GIT_CONFIG_GLOBAL": os.devnull,
        }

    def configure(self, hook: str = "hugolint", arguments: str = "", **given: object) -> None:
        """Write the config: our hook as it is published, but run from here."""
        published = dict(HOOKS[hook])
        entry = str(published.pop("entry")).removeprefix("hugolint ")
        local = {
            **published,
            "language": "system",
            "entry": f"{sys.executable} -m hugolint {entry} {arguments}",
            **given,
        }
        del local["minimum_pre_commit_version"]
        with open(self.site.top / ".pre-commit-config.yaml", "w") as stream:
            YAML().dump({"repos": [{"repo": "local", "hooks": [local]}]}, stream)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the hooks on what is staged."""
        return subprocess.run(
            [*self._command, "run", *arguments],
            cwd=self.site.top,
            env=self._env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def staged(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Stage everything, and run."""
        self.site.git("add", "-A")
        return self.run(*arguments)


@pytest.fixture(params=["pre-commit", "prek"])
def runner(request: pytest.FixtureRequest, tmp_path: Path) -> Runner:
    """A small site with a page that claims an alias."""
    site = GitSite(tmp_path / "repo")
    runner = Runner(request.param, site, tmp_path)
    runner.configure()
    site.commit({"content/a.md": OLD, "content/b.md": page("text")})
    return runner


def test_a_collision_is_found_from_the_page_that_changes(runner: Runner) -> None:
    runner.site.write({"content/b.md": OLD})
    done = runner.staged()
    assert done.returncode == 1, done.stdout + done.stderr
    assert "error[alias-collision]" in done.stdout
    assert "content/a.md:3:11" in done.stdout
    assert "content/b.md:3:11" in done.stdout


def test_a_collision_of_two_other_pages_is_not_this_commits(runner: Runner) -> None:
    runner.site.commit({"content/c.md": OLD})
    runner.site.write({"content/b.md": page("more text")})
    assert runner.staged().returncode == 0


def test_an_untracked_draft_makes_no_collision(runner: Runner) -> None:
    runner.site.write({"content/b.md": OLD})
    runner.site.git("add", "-A")
    runner.site.git("mv", "content/a.md", "content/z.md")
    runner.site.git("rm", "-q", "--cached", "content/z.md")
    done = runner.run()
    assert done.returncode == 0, done.stdout
    runner.configure(arguments="--include-untracked")
    runner.site.git("add", ".pre-commit-config.yaml")
    done = runner.run()
    assert done.returncode == 1, done.stdout
    assert "content/z.md" in done.stdout


@pytest.mark.parametrize("staged_is_bad", [False, True])
def test_of_a_partly_staged_file_the_staged_part_counts(runner: Runner, staged_is_bad: bool) -> None:
    good, bad = page("text", "more"), page("text", wrong("one"))
    runner.site.write({"content/b.md": bad if staged_is_bad else good})
    runner.site.git("add", "-A")
    runner.site.write({"content/b.md": good if staged_is_bad else bad})
    done = runner.run()
    assert done.returncode == int(staged_is_bad), done.stdout
    assert (runner.site.root / "content/b.md").read_text() == (good if staged_is_bad else bad)


def test_a_renamed_page_is_judged_under_its_new_name(runner: Runner) -> None:
    runner.site.commit({"content/c.md": OLD})
    runner.site.git("mv", "content/c.md", "content/d.md")
    done = runner.run()
    assert done.returncode == 1, done.stdout
    assert "content/d.md:3:11" in done.stdout
    assert "content/c.md" not in done.stdout


def test_a_rename_that_ends_a_collision_passes(runner: Runner) -> None:
    runner.site.commit(
        {"content/x/_index.md": page(), "content/c.md": page(aliases="[/x/y/]"), "content/x/y.md": page()}
    )
    runner.site.git("mv", "content/x/y.md", "content/x/z.md")
    assert runner.run().returncode == 0


def test_a_commit_that_only_deletes_is_seen_by_the_hook_for_the_whole_site(runner: Runner) -> None:
    runner.site.commit(
        {"content/b.md": page("{{< note >}}"), "layouts/_shortcodes/note.html": "x", "layouts/_shortcodes/o.html": "x"}
    )
    runner.site.write({"layouts/_shortcodes/note.html": None})
    done = runner.staged()
    assert (done.returncode, "Skipped" in done.stdout or "no files" in done.stdout) == (0, True), done.stdout
    runner.configure("hugolint-site", stages=["pre-commit"])
    done = runner.staged()
    assert done.returncode == 1, done.stdout
    assert "error[shortcode-unknown]" in done.stdout


def test_what_does_not_matter_does_not_start_it(runner: Runner) -> None:
    runner.site.write({"README.md": "x", "static/a.png": "x", "assets/a.css": "x"})
    done = runner.staged("hugolint")
    assert done.returncode == 0
    assert "Skipped" in done.stdout or "no files" in done.stdout


def test_the_report_fits_a_terminal_of_unknown_width(runner: Runner) -> None:
    runner.site.write({"content/b.md": page(f"{'word ' * 60}{wrong('one')}", aliases="[/old/]")})
    done = runner.staged("--color", "always")
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\[K", "", done.stdout)
    # The runner's own lines are its own; prek sets ours in by two blanks.
    ours = [line for line in plain.splitlines() if "." * 10 not in line and not line.startswith("- ")]
    assert "\r" not in plain
    assert any("error[alias-collision]" in line for line in ours)
    assert max(map(len, ours)) <= 80
    assert "\x1b[1;31merror" in done.stdout or "\x1b[1;31m" in done.stdout


@pytest.fixture(params=["pre-commit", "prek"])
def large(request: pytest.FixtureRequest, tmp_path: Path) -> Runner:
    """A site of 1,000 pages whose names do not fit into one command line; the first and the last claim one alias."""
    site = GitSite(tmp_path / "repo")
    runner = Runner(request.param, site, tmp_path)
    long = "a-rather-long-name-for-a-page-" * 5
    pages = {f"content/section-{n % 20}/{long}{n:04}.md": page("text", f"line {n}") for n in range(PAGES)}
    for name in (min(pages), max(pages)):
        pages[name] = OLD
    runner.configure()
    site.commit(pages)
    return runner


@pytest.mark.parametrize("serial", [True, False], ids=["one after another", "at once"])
def test_every_batch_sees_the_whole_site(large: Runner, serial: bool) -> None:
    large.configure(require_serial=serial, arguments="--format concise")
    done = large.run("--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    runs = len(re.findall(r"1,000 files", done.stdout))
    found = re.findall(r"error\[(.*?)\]", done.stdout)
    # prek fills a command line as far as the system lets it.
    assert runs >= (1 if serial and large.name == "prek" else 2)
    assert set(found) == {"alias-collision"}
    assert len(found) <= runs
    assert large.site.git("status", "--porcelain") in ("M .pre-commit-config.yaml", "")


def test_one_changed_page_of_a_thousand(large: Runner) -> None:
    name = next(path for path in sorted(large.site.root.rglob("*0500.md")))
    large.site.write({str(name.relative_to(large.site.root)): page(wrong("one"))})
    large.site.git("add", "-A")
    start = time.perf_counter()
    done = large.run()
    assert time.perf_counter() - start < 20
    assert done.returncode == 1, done.stdout
    assert done.stdout.count("error[") == 1
