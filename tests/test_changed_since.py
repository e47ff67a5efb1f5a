"""`--changed-since`: what a branch changes and what it causes elsewhere, and nothing else."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from hugolint.changes import find_changes
from hugolint.errors import UsageError
from tests.git_site import GitSite, page, show, wrong

OLD = page(aliases="[/old/]")
CONFIG = {"layouts/all.html": "{{ .Content }}", "hugo.toml": "baseURL = 'https://e.org/'\ndisableKinds = ['rss']\n"}


@pytest.fixture
def site(tmp_path: Path) -> GitSite:
    """A site with an old mistake, on a branch of its own."""
    site = GitSite(tmp_path / "repo")
    site.commit({"content/a.md": page("text", wrong("one"), "more"), "content/b.md": page("text"), **CONFIG})
    site.git("switch", "-q", "-c", "work")
    return site


def found(site: GitSite, ref: str = "main") -> list[str]:
    return site.found(changed_since=ref)


def test_nothing_changed_is_nothing_found(site: GitSite) -> None:
    assert found(site) == []
    assert site.found() == ["content/a.md:5 mailto-mismatch"]


def test_an_old_mistake_whose_line_only_moved_is_no_news(site: GitSite) -> None:
    site.commit({"content/a.md": page("new", "lines", "text", wrong("one"), "changed")})
    assert found(site) == []


def test_an_old_mistake_on_a_changed_line_is_reported(site: GitSite) -> None:
    site.commit({"content/a.md": page("text", f"Now: {wrong('one')}", "more")})
    assert found(site) == ["content/a.md:5 mailto-mismatch"]


def test_a_new_mistake_in_an_old_page_is_reported_alone(site: GitSite) -> None:
    site.commit({"content/a.md": page("text", wrong("one"), "more", wrong("two"))})
    assert found(site) == ["content/a.md:7 mailto-mismatch"]


@pytest.mark.parametrize("state", ["untracked", "staged", "unstaged", "committed"])
def test_a_new_mistake_counts_in_every_state(site: GitSite, state: str) -> None:
    site.write({"content/b.md" if state == "unstaged" else "content/n.md": page(wrong("two"))})
    if state != "untracked" and state != "unstaged":
        site.git("add", "-A")
    if state == "committed":
        site.commit()
    assert [line.partition(":")[2] for line in found(site)] == ["4 mailto-mismatch"]


def test_a_new_alias_on_an_old_pages_address_is_reported(site: GitSite) -> None:
    site.commit({"content/n.md": page(aliases="[/b/]")})
    assert found(site) == ["content/n.md:3 alias-shadows-page"]


def test_a_collision_that_a_new_page_joins_is_reported(site: GitSite) -> None:
    site.git("switch", "-q", "main")
    site.commit({"content/p.md": OLD, "content/q.md": OLD})
    site.git("switch", "-q", "-c", "third")
    assert found(site) == []
    site.commit({"content/r.md": OLD})
    assert found(site) == ["content/p.md:3 alias-collision"]


def test_a_collision_that_a_page_leaves_is_no_news(site: GitSite) -> None:
    site.git("switch", "-q", "main")
    site.commit({"content/p.md": OLD, "content/q.md": OLD, "content/r.md": OLD})
    site.git("switch", "-q", "-c", "third")
    site.commit({"content/p.md": page()})
    assert found(site) == []


def test_a_reference_to_a_page_that_is_deleted_is_reported(site: GitSite) -> None:
    site.git("switch", "-q", "main")
    site.commit({"content/c.md": page('{{< ref "b.md" >}}'), "content/d.md": page('{{< ref "gone.md" >}}')})
    site.git("switch", "-q", "-c", "third")
    site.commit({"content/b.md": None})
    assert found(site) == ["content/c.md:4 ref-not-found"]


def test_a_shortcode_whose_template_is_deleted_is_reported(site: GitSite) -> None:
    site.git("switch", "-q", "main")
    site.commit({"content/c.md": page("{{< box >}}"), "layouts/_shortcodes/box.html": "x"})
    site.git("switch", "-q", "-c", "third")
    site.commit({"layouts/_shortcodes/box.html": None})
    assert found(site) == ["content/c.md:4 shortcode-unknown"]


def test_a_key_that_is_taken_away_is_missed(site: GitSite) -> None:
    site.git("switch", "-q", "main")
    site.commit(
        {".hugolint.yaml": "rules: {required-keys: {keys: [title, author]}}\n", "content/b.md": page(author="A")}
    )
    site.git("switch", "-q", "-c", "third")
    site.commit({"content/b.md": page()})
    assert found(site) == ["content/b.md:1 required-keys"]


def test_a_rule_that_is_switched_on_finds_no_old_mistakes_new(site: GitSite) -> None:
    site.commit({".hugolint.yaml": "rules: {required-keys: {keys: [author]}}\n"})
    assert found(site) == []


def test_a_newer_hugo_that_fails_elsewhere_is_a_cause(site: GitSite) -> None:
    twice = "---\ntitle: A\ntitle: B\n---\n"
    site.git("switch", "-q", "main")
    site.commit(
        {
            "content/t.md": twice,
            ".hugo-version": "0.147.9\n",
            "netlify.toml": '[build.environment]\nHUGO_VERSION = "0.147.9"\n',
        }
    )
    site.git("switch", "-q", "-c", "third")
    site.commit({"netlify.toml": '[build.environment]\nHUGO_VERSION = "0.168.0"\n', ".hugo-version": "0.168.0\n"})
    assert found(site) == ["content/t.md:3 duplicate-key"]


@pytest.mark.parametrize("edit", [False, True], ids=["only renamed", "renamed and edited elsewhere"])
def test_a_renamed_page_brings_no_old_mistakes_along(site: GitSite, edit: bool) -> None:
    site.git("mv", "content/a.md", "content/z.md")
    if edit:
        lines = (site.root / "content/z.md").read_text()
        site.write({"content/z.md": lines + "\nthe end\n"})
    site.commit()
    assert found(site) == []


def test_a_collision_between_renamed_pages_is_no_news(site: GitSite) -> None:
    site.git("switch", "-q", "main")
    site.commit({"content/p.md": OLD, "content/q.md": OLD})
    site.git("switch", "-q", "-c", "third")
    site.git("mv", "content/p.md", "content/y.md")
    site.git("mv", "content/q.md", "content/x.md")
    site.commit()
    assert found(site) == []


def test_what_others_did_meanwhile_is_not_ours(site: GitSite) -> None:
    site.commit({"content/n.md": page(wrong("mine"))})
    site.git("switch", "-q", "main")
    site.commit({"content/m.md": page(wrong("theirs"))})
    site.git("switch", "-q", "work")
    assert found(site) == ["content/n.md:4 mailto-mismatch"]
    site.git("merge", "-q", "--no-edit", "main")
    assert found(site) == ["content/n.md:4 mailto-mismatch"]


def test_a_merge_that_brings_two_pages_together_is_reported(site: GitSite) -> None:
    site.commit({"content/n.md": OLD})
    site.git("switch", "-q", "main")
    site.commit({"content/m.md": OLD})
    site.git("switch", "-q", "work")
    site.git("merge", "-q", "--no-edit", "main")
    assert found(site) == ["content/m.md:3 alias-collision"]


def test_a_site_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo", "web/site")
    site.commit({"content/a.md": page(wrong("one")), "content/b.md": page()})
    site.git("switch", "-q", "-c", "work")
    site.commit({"content/b.md": page("x", wrong("two"))})
    assert found(site) == ["content/b.md:5 mailto-mismatch"]


def test_a_site_that_was_not_there_is_all_new(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo", "web")
    (site.top / "README").write_text("x")
    (site.root / "hugo.toml").unlink()
    site.commit()
    site.git("switch", "-q", "-c", "work")
    site.commit({"content/a.md": page(wrong("one")), "hugo.toml": ""})
    assert found(site) == ["content/a.md:4 mailto-mismatch"]


def test_names_that_git_quotes(site: GitSite) -> None:
    names = ['content/ö "q" \\.md', "content/with\ttab.md", "content/two  blanks .md", "content/new\nline.md"]
    site.commit({name: page("x") for name in names})
    site.git("branch", "-f", "main")
    site.commit({name: page("x", wrong("two")) for name in names})
    assert sorted(found(site)) == sorted(f"{name}:5 mailto-mismatch" for name in names)


def test_attributes_of_the_repository_hide_no_lines(site: GitSite) -> None:
    site.commit({".gitattributes": "* -diff -text binary\n", "content/a.md": page("text", f"x {wrong('one')}", "more")})
    assert found(site) == ["content/a.md:5 mailto-mismatch"]


def test_lines_that_look_like_a_patch(site: GitSite) -> None:
    site.commit({"content/b.md": page("-- a/content/a.md", "++ b/content/a.md", "@@ -1 +5 @@")})
    site.git("branch", "-f", "main")
    site.commit({"content/b.md": page("++ b/content/a.md", "@@ -1 +5 @@", "+++ b/content/a.md", "@@ -1,9 +1,9 @@")})
    assert found(site) == []


def test_a_file_without_a_last_line_break(site: GitSite) -> None:
    site.commit({"content/b.md": page("text").rstrip("\n")})
    site.git("branch", "-f", "main")
    site.commit({"content/b.md": page("text") + "++ b/content/a.md\n" + wrong("two")})
    assert found(site) == ["content/b.md:6 mailto-mismatch"]


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "", "a b", "HEAD:content/a.md"])
def test_a_ref_that_is_none_is_an_error(site: GitSite, ref: str) -> None:
    if not ref:
        return  # no ref asks for nothing
    with pytest.raises(UsageError, match="git knows no commit"):
        found(site, ref)
    assert not (site.top / "x").exists()


def test_a_history_that_is_cut_off_is_an_error(site: GitSite) -> None:
    site.git("switch", "-q", "--orphan", "alone")
    site.commit({"content/a.md": page(), **CONFIG})
    with pytest.raises(UsageError, match="no common commit"):
        found(site)


def test_a_folder_without_git_is_an_error(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo")
    site.write({"content/a.md": page()})
    (site.top / ".git").rename(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="no git repository"):
        found(site)


def test_the_baseline_holds_too(site: GitSite) -> None:
    from hugolint.baseline_command import write

    site.commit({"content/n.md": page(wrong("two"))})
    write(site.request())
    assert found(site) == []


def test_an_old_mistake_is_no_news_when_the_same_is_made_once_more(site: GitSite) -> None:
    site.commit({"content/a.md": page("text", wrong("one"), "more", "and", wrong("one"))})
    assert found(site) == ["content/a.md:8 mailto-mismatch"]


def test_a_file_with_the_name_of_a_former_folder_and_the_other_way_round(site: GitSite) -> None:
    site.commit({"content/c/index.md": page("text", wrong("c"))})
    site.git("branch", "-f", "main")
    site.git("mv", "content/c/index.md", "content/x.md")
    site.git("mv", "content/x.md", "content/c")
    site.git("mv", "content/c", "content/c.md")
    site.git("mv", "content/b.md", "content/x.md")
    (site.root / "content/b.md").mkdir()
    site.git("mv", "content/x.md", "content/b.md/index.md")
    site.commit()
    assert found(site) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("diff.interHunkContext", "100"),
        ("diff.context", "9"),
        ("diff.orderFile", "nowhere"),
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.relative", "true"),
        ("diff.renames", "false"),
        ("diff.renameLimit", "1"),
        ("diff.submodule", "log"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("core.precomposeUnicode", "true"),
        ("log.showSignature", "true"),
    ],
)
def test_what_a_user_wants_of_patches_changes_nothing(site: GitSite, key: str, value: str) -> None:
    site.commit({"content/ö.md": page("text", wrong("two"), "more")})
    site.git("branch", "-f", "main")
    site.commit({"content/a.md": page("Text", wrong("one"), "More", wrong("new")), "content/ö.md": page("", "x")})
    for old, new in (("a", "z"), ("b", "y")):
        site.git("mv", f"content/{old}.md", f"content/{new}.md")
    site.commit()
    site.git("config", key, value)
    assert found(site) == ["content/z.md:7 mailto-mismatch"]


def test_what_the_environment_wants_of_patches_changes_nothing(site: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=5")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    site.commit({"content/a.md": page("Text", wrong("one"), "More")})
    assert found(site) == []


def test_temporary_files_may_lie_in_a_repository_that_ignores_them(
    site: GitSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.commit({".gitignore": "/tmp/\n", "content/b.md": page("x")})
    (site.top / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(site.top / "tmp"))
    assert found(site) == []


def test_a_version_that_is_named_above_the_site_holds_before_too(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo", "site")
    (site.top / "netlify.toml").write_text('[build.environment]\nHUGO_VERSION = "0.147.9"\n')
    site.commit({"content/t.md": "---\ntitle: A\ntitle: B\n---\n"})
    site.git("switch", "-q", "-c", "work")
    (site.top / "netlify.toml").write_text('[build.environment]\nHUGO_VERSION = "0.168.0"\n')
    assert found(site) == ["content/t.md:3 duplicate-key"]


def test_a_theme_that_was_fetched_beside_the_repository_was_there_before(site: GitSite) -> None:
    site.commit({"content/c.md": page("{{< none >}}"), "hugo.toml": "theme = 't'\n"})
    site.git("branch", "-f", "main")
    theme = GitSite(site.root / "themes/t")
    theme.commit({"layouts/_shortcodes/one.html": "x"})
    assert site.found() == ["content/a.md:5 mailto-mismatch", "content/c.md:4 shortcode-unknown"]
    assert found(site) == []


def test_a_submodule_that_moves_on_is_a_cause(site: GitSite, tmp_path: Path) -> None:
    theme = GitSite(tmp_path / "theme")
    theme.commit({"layouts/_shortcodes/one.html": "x"})
    site.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", theme.top.as_uri(), "themes/t")
    site.commit({"content/c.md": page("{{< one >}}{{< none >}}"), "hugo.toml": "theme = 't'\n"})
    site.git("branch", "-f", "main")
    GitSite(site.root / "themes/t").commit({"layouts/_shortcodes/one.html": None})
    site.commit()
    assert found(site) == ["content/c.md:4 shortcode-unknown"]


def test_a_site_that_is_named_through_a_link(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo", "site")
    site.commit({"content/a.md": page("x", wrong("one")), "content/b.md": page()})
    (site.top / "link").symlink_to("site")
    site.commit()
    site.commit({"content/b.md": page(wrong("two")), "content/a.md": page("y", wrong("one"))})
    for link in (site.top / "link", tmp_path / "outside"):
        if not link.exists():
            link.symlink_to(site.root)
        told = site.lint(changed_since="HEAD^", cwd=link.parent, source=link)
        assert [show(one) for one in told.diagnostics] == [f"{link.name}/content/b.md:4 mailto-mismatch"]


def test_a_hook_of_another_repository_names_that_one_in_vain(
    site: GitSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = GitSite(tmp_path / "other")
    other.commit({"content/a.md": page()})
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.top / ".git/index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.top))
    assert site.found(tracked_only=True) == ["content/a.md:5 mailto-mismatch"]
    assert found(site) == []


def test_a_conflict_that_is_not_settled(site: GitSite) -> None:
    site.commit({"content/b.md": page("mine", wrong("mine"))})
    site.git("switch", "-q", "main")
    site.commit({"content/b.md": page("theirs", wrong("theirs"))})
    site.git("switch", "-q", "work")
    with pytest.raises(subprocess.CalledProcessError):
        site.git("merge", "-q", "main")
    assert found(site) == ["content/b.md:6 mailto-mismatch", "content/b.md:9 mailto-mismatch"]


def test_several_sites_in_one_call_and_paths(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo", "one")
    config = {f"../two/{name}": text for name, text in CONFIG.items()}
    site.commit({"content/a.md": page(wrong("one")), "../two/content/b.md": page("x", wrong("two")), **config})
    site.git("switch", "-q", "-c", "work")
    site.commit({"content/n.md": page(wrong("n")), "../two/content/b.md": page("y", wrong("two"), wrong("three"))})
    both = {"cwd": site.top, "source": None}
    assert site.found(**both, changed_since="main", paths=(Path("one"), Path("two"))) == [
        "one/content/n.md:4 mailto-mismatch",
        "two/content/b.md:6 mailto-mismatch",
    ]
    assert site.found(**both, changed_since="main", paths=(Path("one/content/a.md"), Path("two/content/b.md"))) == [
        "two/content/b.md:6 mailto-mismatch"
    ]


def test_changed_lines_of_a_patch(site: GitSite) -> None:
    site.commit({"content/b.md": page("one", "two", "three", "four")})
    base = site.git("rev-parse", "HEAD")
    site.commit({"content/b.md": page("one", "2", "three", "four", "five", "six")})
    lines = find_changes(site.top, base).lines["content/b.md"]
    assert [n for n in range(1, 12) if lines.touch(n, n)] == [5, 8, 9]
    assert lines.touch(1, 5)
    assert not lines.touch(6, 7)


@pytest.mark.parametrize("seed", range(6))
def test_through_a_random_history_exactly_what_is_new_is_found(tmp_path: Path, seed: int) -> None:
    """Each mistake has a name of its own, and none is ever edited: new is what was not there where the branch began."""
    rnd = random.Random(seed)
    site = GitSite(tmp_path / "repo", rnd.choice(("", "site")))
    names = iter(range(1000))
    pages = {f"content/p{n}.md": [f"line {n} {i} {rnd.random()}" for i in range(12)] for n in range(5)}

    def mistake(lines: list[str]) -> str:
        name = f"m{next(names)}"
        lines.insert(rnd.randrange(len(lines) + 1), wrong(name))
        return name

    for lines in pages.values():
        for _ in range(rnd.randint(0, 2)):
            mistake(lines)
    site.commit({path: page(*lines) for path, lines in pages.items()})
    site.git("switch", "-q", "-c", "work")
    new: set[str] = set()
    for _ in range(10):
        path = rnd.choice(sorted(pages))
        lines = pages[path]
        act = rnd.choice(("insert", "mistake", "rename", "delete page", "merge"))
        if act == "insert":
            lines.insert(rnd.randrange(len(lines) + 1), f"another line {rnd.random()}")
        elif act == "mistake":
            new.add(mistake(lines))
        elif act == "rename":
            to = f"content/r{next(names)}.md"
            (site.root / path).rename(site.root / to)
            pages[to] = pages.pop(path)
        elif act == "delete page" and len(pages) > 3:
            new -= {name for name in new if any(f"[{name}@" in line for line in lines)}
            site.write({path: None})
            del pages[path]
        elif act == "merge":
            site.git("switch", "-q", "main")
            site.commit({f"content/{next(names)}-side.md": page(wrong(f"side{next(names)}"))})
            site.git("switch", "-q", "work")
            site.git("merge", "-q", "--no-ff", "--no-edit", "main")
        site.commit({path: page(*lines) for path, lines in pages.items()})
    told = {one.message.partition("@")[0].split()[-1] for one in site.lint(changed_since="main").diagnostics}
    assert told == new
