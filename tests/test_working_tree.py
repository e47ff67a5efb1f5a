"""Which content files count: by hand all but those that git ignores, in a hook those that git tracks."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import pytest

from hugolint.config import BASELINE_NAME
from hugolint.errors import UsageError
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


def test_a_commit_of_some_files_is_judged_by_what_it_will_hold(site: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """`git commit FILE` gives its hook an index of its own, without what else is staged."""
    index = site.top / ".git/next-index-1.lock"
    shutil.copy(site.top / ".git/index", index)
    site.write({"content/b.md": OLD})
    site.git("add", "-A")
    assert site.found(tracked_only=True) == COLLISION
    for named in (str(index), os.path.relpath(index, site.top)):
        monkeypatch.setenv("GIT_INDEX_FILE", named)
        assert site.found(tracked_only=True) == []


def test_a_draft_behind_a_link_counts_no_more_than_elsewhere(site: GitSite) -> None:
    (site.root / "content").rename(site.root / "pages")
    (site.root / "content").symlink_to("pages")
    site.commit()
    site.write({"pages/b.md": OLD})
    assert site.found(tracked_only=True) == []
    assert site.found() == COLLISION


@pytest.mark.parametrize("tracked_only", [False, True])
def test_a_site_that_is_named_through_a_link(tmp_path: Path, tracked_only: bool) -> None:
    site = GitSite(tmp_path / "repo", "site")
    site.commit({"content/a.md": OLD, "content/b.md": OLD})
    (site.top / "link").symlink_to("site")
    found = site.found(cwd=site.top, source=site.top / "link", tracked_only=tracked_only)
    assert found == ["link/content/a.md:3 alias-collision"]


def test_pages_that_a_sparse_checkout_leaves_out_are_there(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo")
    reference = page('{{< ref "/y/b.md" >}}', '{{< ref "/y" >}}', '{{< ref "/z.md" >}}')
    site.commit({"content/x/a.md": reference, "content/y/b.md": page(), **CONFIG})
    site.git("sparse-checkout", "set", "--no-cone", "/*", "!/content/y/")
    assert site.found() == ["content/x/a.md:6 ref-not-found"]
    assert site.found(changed_since="HEAD") == []


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
    site.git("config", "log.showSignature", "true")
    site.git("config", "gpg.program", str(trap))
    site.write({".gitattributes": "* diff=x filter=x filter=y=z\n", BASELINE_NAME: '[{"hugolint-baseline": 1}]'})
    site.commit()
    for key, value in (("clean", trap), ("process", trap), ("required", "true")):
        site.git("config", f"filter.x.{key}", str(value))
    site.git("config", "filter.y=z.clean", str(trap))
    (tmp_path / "sprung").unlink(missing_ok=True)
    # Something is stale, so that renames are asked for.
    stale = '{"rule": "mailto-mismatch", "paths": ["content/x.md"], "text": "x"}'
    site.write({"content/b.md": OLD, BASELINE_NAME: f'[{{"hugolint-baseline": 1}},\n{stale}]'})
    os.utime(site.root / "content/a.md", (1, 1))
    assert site.found(changed_since="HEAD", tracked_only=True) == []
    assert site.found(changed_since="HEAD") == COLLISION
    assert not (tmp_path / "sprung").exists()


def test_objects_that_are_missing_are_not_fetched(site: GitSite, tmp_path: Path) -> None:
    site.git("config", "uploadpack.allowFilter", "true")
    site.commit({"content/a.md": page("new")})
    clone = tmp_path / "clone"
    site.git("-c", "protocol.file.allow=always", "clone", "-q", "--filter=blob:none", site.top.as_uri(), str(clone))
    config = {
        "remote.origin.url": f"ext::touch {tmp_path}/sprung",
        "protocol.ext.allow": "always",
        "core.sshCommand": f"touch {tmp_path}/sprung",
    }
    for key, value in config.items():
        site.git("-C", str(clone), "config", key, value)
    (clone / "content/a.md").write_text(OLD)
    with pytest.raises(UsageError, match="--changed-since"):
        site.found(cwd=clone, source=clone, changed_since="HEAD^")
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


def _tree(site: GitSite, *entries: str) -> str:
    """A tree as git itself would never make it, of lines as `git ls-tree` prints them."""
    return site.git("mktree", "--missing", text="".join(f"{entry}\n" for entry in entries))


def _evil(site: GitSite, *entries: str) -> str:
    """A commit with such a tree, which is where the present branch began."""
    tree = _tree(site, *entries)
    evil = site.git("commit-tree", tree, "-m", "evil")
    site.git("reset", "-q", "--soft", site.git("commit-tree", "HEAD^{tree}", "-p", evil, "-m", "child"))
    return evil


def test_a_tree_that_is_laid_out_writes_nothing_through_its_links(site: GitSite, tmp_path: Path) -> None:
    blob = site.git("hash-object", "-w", "content/a.md")
    inner = _tree(site, f"100644 blob {blob}\tx.md")
    up, aim = (site.git("hash-object", "-w", "--stdin", text=goal) for goal in ("..", "e/f/../../outside"))
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/x.md").write_text(OLD)
    for entries in (
        # A submodule and a folder of one name: the first would be linked to what is there now.
        (f"160000 commit {site.git('rev-parse', 'HEAD')}\tcontent", f"040000 tree {inner}\tcontent"),
        (f"120000 blob {up}\tcontent", f"040000 tree {inner}\tcontent"),
        (f"120000 blob {aim}\tcontent", f"040000 tree {_tree(site, f'120000 blob {up}{chr(9)}f')}\te"),
        (f"160000 commit {site.git('rev-parse', 'HEAD')}\t..", f"040000 tree {inner}\t.git"),
    ):
        evil = _evil(site, *entries)
        with contextlib.suppress(UsageError):
            site.found(changed_since=evil)
        assert sorted(os.listdir(site.root / "content")) == ["a.md"]
        assert os.listdir(tmp_path / "outside") == ["x.md"]
