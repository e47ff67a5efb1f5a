"""The pre-commit hooks, by the real pre-commit: installed from a clone of this repository, run in the one of a site."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from ruamel.yaml import YAML

from tests.conftest import BAD, OLD, PAGE, environment
from tests.real_hugo import write_site

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in YAML(typ="safe", pure=True).load(ROOT / ".pre-commit-hooks.yaml")}
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("README.md", id="a README"),
        pytest.param("static/image.png", id="a static file"),
        pytest.param("assets/main.css", id="an asset"),
        pytest.param("archetypes/default.md", id="an archetype"),
        pytest.param("package.json", id="another config"),
        pytest.param("mycontent/a.md", id="a folder whose name ends alike"),
        pytest.param("contents/a.md", id="a folder whose name begins alike"),
        pytest.param("notes/hugo.toml.md", id="a file whose name begins alike"),
        pytest.param("myconfig.toml", id="a config whose name ends alike"),
        pytest.param("public/content/a.md", id="what Hugo wrote"),
        pytest.param("docs/public/data/x.json", id="what Hugo wrote, below"),
        pytest.param("resources/_gen/content/x.json", id="what Hugo keeps"),
        pytest.param("node_modules/x/content/a.md", id="what npm keeps"),
        pytest.param("content/node_modules/x/config.json", id="what npm keeps, anywhere"),
    ],
)
def test_names_that_do_not_start_the_hook(path: str) -> None:
    assert not starts(path)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("content/a.md", id="a page"),
        pytest.param("content/en/blog/å b/index.md", id="a page further down"),
        pytest.param("content/a.org", id="a page in Org"),
        pytest.param("content/en/resources/a.md", id="a section called resources"),
        pytest.param("content/public/a.md", id="a section called public"),
        pytest.param("site/content/a.md", id="a site below"),
        pytest.param("layouts/_shortcodes/note.html", id="a template"),
        pytest.param("themes/x/layouts/resources/a.html", id="a template of a theme"),
        pytest.param("config/_default/hugo.toml", id="a file in config/"),
        pytest.param("i18n/sv.yaml", id="a translation"),
        pytest.param("data/people.json", id="a data file"),
        pytest.param("hugo.toml", id="hugo.toml"),
        pytest.param("site/hugo.yml", id="hugo.yml below"),
        pytest.param("config.yaml", id="config.yaml"),
        pytest.param("hugo.json", id="hugo.json"),
        pytest.param(".hugolint.yaml", id="our config"),
        pytest.param("docs/site/.hugolint.yaml", id="our config below"),
        pytest.param(".hugolint-baseline.json", id="the baseline"),
    ],
)
def test_names_that_start_the_hook(path: str) -> None:
    assert starts(path)


def starts(path: str) -> bool:
    """As pre-commit decides it."""
    hook = HOOKS["hugolint"]
    return bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)


class Repository(NamedTuple):
    """A site's git repository, with the hooks of the clone."""

    root: Path
    clone: Path
    env: Mapping[str, str]

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments)

    def commit(self, files: Mapping[str, str]) -> None:
        write_site(self.root, dict(files))
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message", "a change")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run([sys.executable, "-m", "pre_commit", *arguments], self.root, self.env)


def run(command: list[str], cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", timeout=500, check=False
    )


def git(cwd: Path, *arguments: str) -> str:
    done = run([*GIT, *arguments], cwd, environment())
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of this project as it stands here, committed or not."""
    if shutil.which("git") is None:
        pytest.fail("the tests of the hook need git")
    names = run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT, environment()
    ).stdout.split("\0")
    folder = tmp_path_factory.mktemp("hugolint")
    for name in filter(None, names):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "the working tree")
    return folder


@pytest.fixture(scope="module")
def hooks_env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One cache for all tests here, so that the hooks are installed once."""
    env = environment({"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))})
    del env["PYTHONPATH"]
    return env


@pytest.fixture
def repository(tmp_path: Path, clone: Path, hooks_env: dict[str, str]) -> Repository:
    config = f"repos:\n  - repo: {clone.as_uri()}\n    rev: {git(clone, 'rev-parse', 'HEAD')}\n    hooks:\n"
    config += "".join(f"      - id: {hook}\n" for hook in HOOKS)
    files = {
        ".pre-commit-config.yaml": config,
        "hugo.toml": "",
        "README.md": "x",
        "content/clean.md": PAGE,
        "content/old.md": OLD,
        "content/noted.md": PAGE + "{{< note >}}\n",
        "layouts/_shortcodes/note.html": "x",
        "layouts/_shortcodes/other.html": "x",
    }
    found = Repository(tmp_path, clone, hooks_env)
    found.git("init", "--quiet")
    found.commit(files)
    return found


# All in one test: the workers of a parallel run would install the hooks once each.
def test_the_hooks_in_a_repository(repository: Repository) -> None:
    def changed(files: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """What the hook says of a change before it is committed."""
        write_site(repository.root, dict(files))
        repository.git("add", "--all")
        done = repository.run("run", "hugolint")
        repository.git("reset", "--quiet", "--hard")
        return done

    clean = changed({"content/clean.md": PAGE + "A change.\n"})
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert "Passed" in clean.stdout

    broken = changed({"content/clean.md": BAD})
    assert broken.returncode == 1
    assert "error[mailto-mismatch]" in broken.stdout
    assert "content/clean.md:4:27" in broken.stdout

    first = changed({"content/clean.md": OLD})
    assert first.returncode == 1
    assert "error[alias-collision]" in first.stdout
    for path in ("content/clean.md:3:11", "content/old.md:3:11"):
        assert path in first.stdout, "a page that is changed collides with one that is not"

    repository.commit({"content/clean.md": OLD})
    other = changed({"content/old.md": OLD + "A change.\n"})
    assert other.returncode == 1
    assert "error[alias-collision]" in other.stdout, "and so from the other side"
    bystander = changed({"content/noted.md": PAGE + "{{< note >}} A change.\n"})
    assert bystander.returncode == 0, "a page that is not part of it is not to blame"

    skipped = changed({"README.md": "changed"})
    assert skipped.returncode == 0
    assert "Skipped" in skipped.stdout

    excluded = changed({".hugolint.yaml": "exclude: content/clean.md", "content/clean.md": BAD})
    assert "mailto-mismatch" not in excluded.stdout, "what the config excludes is not reported, although it is named"
    repository.commit({"content/clean.md": PAGE})

    config = changed({"hugo.toml": "title = 'x'\n", "layouts/_shortcodes/note.html": "y"})
    assert config.returncode == 0
    wrong = changed({".hugolint.yaml": "rulez: {}"})
    assert wrong.returncode == 1
    assert '.hugolint.yaml:1:1: unknown key "rulez", did you mean "rules"?' in wrong.stdout

    # A commit that only deletes passes no names; the hook for the whole site sees what it breaks.
    (repository.root / "layouts/_shortcodes/note.html").unlink()
    repository.commit({})
    unseen = repository.run("run", "hugolint", "--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert "Skipped" in unseen.stdout
    for stage in ("pre-push", "manual"):
        seen = repository.run("run", "hugolint-site", "--hook-stage", stage, "--from-ref", "HEAD~1", "--to-ref", "HEAD")
        assert seen.returncode == 1, seen.stdout + seen.stderr
        assert "error[shortcode-unknown]" in seen.stdout
        assert "content/noted.md:4:" in seen.stdout

    tried = repository.run(
        "try-repo", str(repository.clone), "hugolint", "--files", "content/noted.md", "content/clean.md"
    )
    assert tried.returncode == 1
    assert "error[shortcode-unknown]" in tried.stdout
    assert "content/noted.md:4:" in tried.stdout
