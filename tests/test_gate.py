"""The gate, ready to use: the steps of the GitHub Action and of GitLab's job, run here; the image's recipe, read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.git_site import GitSite, page, wrong

ROOT = Path(__file__).parent.parent


def load(name: str) -> list[Any]:
    return list(YAML(typ="safe", pure=True).load_all((ROOT / name).read_text("utf-8")))


ACTION = load("action.yml")[0]
SPEC, JOBS = load("templates/hugolint.yml")
RECIPE = (ROOT / "Dockerfile").read_text("utf-8")


def bash(script: str, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """As GitHub runs a step with `shell: bash`."""
    shell = shutil.which("bash")
    assert shell is not None
    command = [shell, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=cwd, env=dict(env), capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )


def environment(**given: str) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "PIP_INDEX_URL", "PIP_FIND_LINKS") if key in os.environ}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "NO_COLOR": "1", **given}


class Checkout:
    """A pull request as actions/checkout leaves it: one commit deep, the merge of both sides."""

    def __init__(self, folder: Path) -> None:
        self.site = GitSite(folder / "origin")
        self.site.commit({"content/a.md": page("text", wrong("old")), "content/b.md": page()})
        self.site.git("switch", "-q", "-c", "work")
        self.site.commit({"content/b.md": page("text", wrong("new"))})
        self.site.git("switch", "-q", "main")
        self.site.commit({"content/c.md": page(wrong("theirs"))})
        self.site.git("switch", "-q", "--detach", "main")
        self.site.git("merge", "-q", "--no-ff", "--no-edit", "work")
        self.sha = self.site.git("rev-parse", "HEAD")
        self.site.git("config", "uploadpack.allowAnySHA1InWant", "true")
        self.folder = folder / "checkout"
        self.site.git("init", "-q", str(self.folder))
        for arguments in (
            ("remote", "add", "origin", self.site.top.as_uri()),
            ("fetch", "-q", "--no-tags", "--depth=1", "origin", f"+{self.sha}:refs/remotes/pull/1/merge"),
            ("checkout", "-q", "--force", "refs/remotes/pull/1/merge"),
        ):
            self.site.git("-C", str(self.folder), *arguments)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """In place of the first step: a folder that looks like what it makes, with this checkout in it."""
    folder = tmp_path / "temp/hugolint/bin"
    folder.mkdir(parents=True)
    (folder / "python").write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"\n')
    (folder / "hugolint").write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m hugolint "$@"\n')
    for name in ("python", "hugolint"):
        (folder / name).chmod(0o755)
    return tmp_path / "temp"


def step(
    checkout: Checkout, temp: Path, event: str = "pull_request", **inputs: str
) -> subprocess.CompletedProcess[str]:
    """The step that checks, with its inputs filled in as GitHub does it."""
    given = {name: about["default"] for name, about in ACTION["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in inputs.items()
    }
    one = ACTION["runs"]["steps"][1]
    env = {}
    for name, value in one["env"].items():
        found = re.fullmatch(r"\$\{\{ (?:inputs\.([\w-]+)|github\.event_name) \}\}", value)
        env[name] = value if found is None else given[found[1]] if found[1] else event
        assert "${{" not in env[name]
    summary = temp / "summary.md"
    summary.touch()
    env |= {"RUNNER_TEMP": str(temp), "GITHUB_SHA": checkout.sha, "GITHUB_ACTIONS": "true"}
    return bash(one["run"], checkout.folder, environment(**env, GITHUB_STEP_SUMMARY=str(summary)))


def annotated(done: subprocess.CompletedProcess[str]) -> list[str]:
    return re.findall(r"^::error title=hugolint [\w-]+,file=([^,]+),line=", done.stdout, re.MULTILINE)


def test_a_pull_request_is_told_what_it_brings(checkout: Checkout, installed: Path) -> None:
    done = step(checkout, installed)
    assert done.returncode == 1, done.stderr
    assert annotated(done) == ["content/b.md"]
    assert "mailto-mismatch" in (installed / "summary.md").read_text()


def test_a_push_is_told_everything(checkout: Checkout, installed: Path) -> None:
    assert annotated(step(checkout, installed, "push")) == ["content/a.md", "content/b.md", "content/c.md"]
    assert len(annotated(step(checkout, installed, changed_only="false"))) == 3


def test_the_actions_other_inputs(checkout: Checkout, installed: Path) -> None:
    done = step(checkout, installed, sarif_file="out.sarif", args="--fail-on never --select links", site="content")
    assert done.returncode == 0, done.stderr
    assert len(json.loads((checkout.folder / "out.sarif").read_text())["runs"][0]["results"]) == 1


@pytest.mark.parametrize("name", ["site", "args", "sarif-file", "changed-only"])
def test_no_input_of_the_action_is_run(checkout: Checkout, installed: Path, name: str) -> None:
    evil = '"; touch sprung; $(touch sprung) `touch sprung` #'
    step(checkout, installed, **{name.replace("-", "_"): evil})
    assert not (checkout.folder / "sprung").exists()


def test_arguments_on_several_lines_are_all_taken(checkout: Checkout, installed: Path) -> None:
    assert step(checkout, installed, args="--fail-on never\n--select links\n").returncode == 0
    assert step(checkout, installed, args="--select links\n--fail-on never").returncode == 0


def test_a_history_that_is_whole_stays_whole(checkout: Checkout, installed: Path) -> None:
    """A later step may build with Hugo's git information."""
    git = ("-C", str(checkout.folder))
    checkout.site.git(*git, "fetch", "-q", "--unshallow", "origin", checkout.sha)
    commits = checkout.site.git(*git, "rev-list", "--count", "HEAD")
    assert annotated(step(checkout, installed)) == ["content/b.md"]
    assert checkout.site.git(*git, "rev-list", "--count", "HEAD") == commits
    assert checkout.site.git(*git, "rev-parse", "--is-shallow-repository") == "false"


def test_a_whole_history_without_the_merge_is_completed(checkout: Checkout, installed: Path) -> None:
    """As `ref: ${{ github.event.pull_request.head.sha }}` with `fetch-depth: 0` leaves it."""
    shutil.rmtree(checkout.folder)
    checkout.site.git("clone", "-q", "--single-branch", "-b", "work", checkout.site.top.as_uri(), str(checkout.folder))
    assert annotated(step(checkout, installed)) == ["content/b.md"]


def _lay_traps(folder: Path) -> Path:
    """Modules that stand in the checkout under the names of those that a step imports; what they make when run."""
    sprung = folder.parent / "sprung"
    for name in ("hugolint", "click", "venv", "pip", "logging", "subprocess", "shutil", "packaging", "ruamel"):
        (folder / f"{name}.py").write_text(f"open({str(sprung)!r}, 'w').close()\n")
    return sprung


def test_no_module_of_the_checkout_is_run_by_the_action(checkout: Checkout, installed: Path) -> None:
    sprung = _lay_traps(checkout.folder)
    assert annotated(step(checkout, installed))
    first = ACTION["runs"]["steps"][0]
    script = first["run"].replace("-m pip install", "-m pip --version #")
    env = environment(**first["env"], RUNNER_TEMP=str(checkout.folder.parent / "t"), GITHUB_ACTION_PATH="x")
    done = bash(script, checkout.folder, env)
    assert done.returncode == 0, done.stderr
    assert not sprung.exists()


def test_no_module_of_the_checkout_is_run_by_gitlabs_job(checkout: Checkout, installed: Path, tmp_path: Path) -> None:
    sprung = _lay_traps(checkout.folder)
    assert gitlab(checkout, installed).returncode == 1
    script = JOBS["hugolint"]["script"][0].replace("/tmp/hugolint", str(tmp_path / "t"))
    env = environment(PYTHONSAFEPATH=JOBS["hugolint"]["variables"]["PYTHONSAFEPATH"])
    assert bash(script, checkout.folder, env).returncode == 0
    assert not sprung.exists()


def test_no_step_of_the_action_takes_anything_into_its_script() -> None:
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one["run"]
        assert one["shell"] == "bash"


def test_the_action_installs_this_repository(tmp_path: Path) -> None:
    """Without its requirements, which the machine may not be able to fetch: what is tried is the step."""
    source = tmp_path / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("hugolint", "rules"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    script = ACTION["runs"]["steps"][0]["run"].replace("pip install", "pip install --no-deps --no-build-isolation")
    # Without isolation the tools that build are those of this environment.
    script = script.replace("-m venv", "-m venv --system-site-packages")
    folder = Path(sys.executable).parent
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python3").symlink_to(sys.executable)
    env = environment(RUNNER_TEMP=str(tmp_path), GITHUB_ACTION_PATH=str(source))
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    env |= {"PATH": f"{tmp_path / 'bin'}{os.pathsep}{folder}{os.pathsep}{env['PATH']}", "PYTHONPATH": packages}
    done = bash(script, tmp_path, env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "hugolint/bin/hugolint").exists()


def gitlab(checkout: Checkout, temp: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The last command of GitLab's job."""
    job = JOBS["hugolint"]
    inputs = {f"$[[ inputs.{name} ]]": about["default"] for name, about in SPEC["spec"]["inputs"].items()}
    env = {name: inputs.get(value, value) for name, value in job["variables"].items()}
    script = job["script"][-1].replace("/tmp/hugolint", str(temp / "hugolint"))
    env |= {"GITLAB_CI": "true", "CI_PROJECT_DIR": str(checkout.folder), **given}
    return bash(script, checkout.folder, environment(**env))


def test_a_merge_request_of_gitlab_is_told_what_it_brings(checkout: Checkout, installed: Path) -> None:
    checkout.site.git("-C", str(checkout.folder), "fetch", "-q", "--unshallow", "origin", checkout.sha)
    base = checkout.site.git("rev-parse", f"{checkout.sha}^1")
    done = gitlab(checkout, installed, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stderr
    report = JOBS["hugolint"]["artifacts"]["reports"]["codequality"]
    rows = json.loads((checkout.folder / report).read_text())
    assert [row["location"]["path"] for row in rows] == ["content/b.md"]


def test_a_branch_of_gitlab_is_told_everything(checkout: Checkout, installed: Path) -> None:
    gitlab(checkout, installed, HUGOLINT_ARGS="--fail-on warning")
    assert len(json.loads((checkout.folder / "gl-code-quality-report.json").read_text())) == 3


def _copied() -> Iterator[str]:
    for line in RECIPE.splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            yield from line.split()[1:-1]


def test_the_image_has_what_it_builds_from_and_no_hugo() -> None:
    names = set(_copied())
    assert all((ROOT / name).exists() for name in names)
    needed = {"pyproject.toml", "README.md", "LICENSE", "hugolint", "rules"}
    assert names == needed
    steps = [line for line in RECIPE.splitlines() if not line.startswith("#")]
    assert not re.search(r"\b(hugo|node|npm|golang)\b", "\n".join(steps))
    assert "USER 1000:1000" in steps
