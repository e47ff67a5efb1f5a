"""Which content files count: by hand all but those that git ignores, in a hook those that git tracks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Bench
from tests.git_site import GitSite, page

OLD = page(aliases="[/old/]")
REF = page('{{< ref "gone.md" >}}', '{{< ref "other" >}}')
CONFIG = {"layouts/all.html": "{{ .Content }}", "hugo.toml": "baseURL = 'https://e.org/'\ndisableKinds = ['rss']\n"}
COLLISION = ["content/a.md:3 alias-collision"]


@pytest.fixture
def site(tmp_path: Path) -> GitSite:
    site = GitSite(tmp_path / "repo")
    site.commit({"content/a.md": OLD, ".gitignore": "/content/drafts/\ngone.md\n", **CONFIG})
    return site


def test_an_untracked_page_counts_by_hand(site: GitSite) -> None:
    site.write({"content/b.md": OLD})
    assert site.found() == COLLISION


def test_an_untracked_page_does_not_count_in_a_hook(site: GitSite) -> None:
    site.write({"content/b.md": OLD})
    assert site.found(tracked_only=True) == []
    assert site.lint(tracked_only=True).files == 1


@pytest.mark.parametrize("tracked_only", [False, True])
def test_an_ignored_page_never_counts(site: GitSite, tracked_only: bool) -> None:
    site.write({"content/drafts/b.md": OLD})
    assert site.found(tracked_only=tracked_only) == []


@pytest.mark.parametrize("name", ["content/b.md", "content/drafts/b.md"])
def test_a_page_that_is_named_counts_whatever_git_says(site: GitSite, name: str) -> None:
    site.write({name: OLD})
    assert site.found(tracked_only=True, paths=(Path(name),)) == COLLISION


def test_a_page_that_is_added_but_not_committed_counts_in_a_hook(site: GitSite) -> None:
    site.write({"content/b.md": OLD})
    site.git("add", "content/b.md")
    assert site.found(tracked_only=True) == COLLISION


def test_an_ignored_page_that_is_tracked_all_the_same_counts(site: GitSite) -> None:
    site.write({"content/drafts/b.md": OLD})
    site.git("add", "-f", "content/drafts/b.md")
    assert site.found(tracked_only=True) == COLLISION


def test_a_renamed_page_counts_under_its_new_name(site: GitSite) -> None:
    site.commit({"content/b.md": OLD})
    site.git("mv", "content/b.md", "content/c.md")
    result = site.lint(tracked_only=True)
    assert [place.path for place in result.diagnostics[0].places] == ["content/a.md", "content/c.md"]


def test_whether_an_ignored_page_exists_is_unknown(site: GitSite) -> None:
    # Others may have it, or make it before they build.
    site.commit({"content/a.md": REF})
    assert site.found() == ["content/a.md:4 ref-not-found", "content/a.md:5 ref-not-found"]
    site.write({"content/gone.md": page()})
    assert site.found() == ["content/a.md:5 ref-not-found"]


def test_a_page_that_only_one_has_is_not_there_for_a_hook(site: GitSite) -> None:
    site.commit({"content/a.md": page('{{< ref "b.md" >}}')})
    site.write({"content/b.md": page()})
    assert site.found() == []
    assert site.found(tracked_only=True) == ["content/a.md:4 ref-not-found"]


def test_templates_and_themes_count_whatever_git_says(site: GitSite) -> None:
    site.commit(
        {"content/a.md": page("{{< one >}}{{< two >}}"), "hugo.toml": "theme = 't'\n", ".gitignore": "/themes/\n"}
    )
    site.write({"themes/t/layouts/_shortcodes/one.html": "x", "layouts/_shortcodes/two.html": "x"})
    site.write({"themes/t/content/b.md": OLD, "themes/t/content/c.md": OLD})
    assert site.found(tracked_only=True) == ["themes/t/content/b.md:3 alias-collision"]


def test_a_submodule_with_content_counts(site: GitSite, tmp_path: Path) -> None:
    other = GitSite(tmp_path / "other")
    other.commit({"b.md": OLD})
    site.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.top.as_uri(), "content/sub")
    site.commit()
    assert [line.rpartition(" ")[2] for line in site.found(tracked_only=True)] == ["alias-collision"]


def test_a_content_folder_that_is_a_link_counts(site: GitSite) -> None:
    (site.root / "content").rename(site.root / "pages")
    site.write({"pages/b.md": OLD})
    (site.root / "content").symlink_to("pages")
    site.commit()
    assert site.found(tracked_only=True) == COLLISION


def test_a_site_in_a_folder_and_a_repository_inside_another(tmp_path: Path) -> None:
    outer = GitSite(tmp_path / "repo", "site")
    outer.commit({"content/a.md": OLD})
    outer.write({"content/b.md": OLD})
    assert outer.found() == COLLISION
    assert outer.found(tracked_only=True) == []


def test_odd_names(site: GitSite) -> None:
    names = ["content/ö ä.md", 'content/"q".md', "content/*.md", "content/:(top)x.md", "content/new\nline.md"]
    site.commit({name: page() for name in names})
    assert site.lint(tracked_only=True).files == len(names) + 1


def test_a_folder_named_like_a_pattern(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo", ":(exclude)*")
    site.commit({"content/a.md": OLD, "content/b.md": OLD})
    assert site.found(tracked_only=True) == COLLISION


@pytest.mark.parametrize("broken", ["HEAD", "index", "config"])
def test_a_broken_repository_hides_nothing(site: GitSite, broken: str) -> None:
    site.write({"content/b.md": OLD})
    (site.top / ".git" / broken).write_bytes(b"\0broken[")
    assert site.found(tracked_only=True) == COLLISION


def test_without_git_everything_counts(site: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write({"content/b.md": OLD})
    monkeypatch.setenv("PATH", os.devnull)
    assert site.found(tracked_only=True) == COLLISION


def test_nothing_that_the_repository_names_is_run(site: GitSite, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n")
    trap.chmod(0o755)
    site.git("config", "core.fsmonitor", str(trap))
    site.git("config", "diff.external", str(trap))
    site.git("config", "diff.x.textconv", str(trap))
    site.git("config", "filter.x.smudge", str(trap))
    site.git("config", "filter.x.process", str(trap))
    (tmp_path / "sprung").unlink(missing_ok=True)
    site.write({".gitattributes": "* diff=x\n", "content/b.md": OLD})
    assert site.found(changed_since="HEAD", tracked_only=True) == []
    assert site.found(changed_since="HEAD") == COLLISION
    assert not (tmp_path / "sprung").exists()


def test_a_folder_that_only_looks_like_a_repository_is_none(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo", "site")
    site.commit({"content/a.md": OLD})
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n")
    trap.chmod(0o755)
    config = f"[core]\n\tbare = true\n\tfsmonitor = {trap}\n"
    for name in ("objects/x", "refs/x"):
        site.write({name: ""})
    site.write({"HEAD": "ref: refs/heads/main\n", "config": config, "content/b.md": OLD})
    assert site.found() == COLLISION
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(("flags", "code"), [((), 0), (("--include-untracked",), 1)])
def test_pre_commit_is_told_by_its_variable(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], code: int
) -> None:
    site = GitSite(bench.root)
    site.commit({"content/a.md": OLD})
    site.write({"content/b.md": OLD})
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert bench.call("check", *flags).code == code
