"""The baseline: what is old stays silent through edits, renames and merges, and what is new is found."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from hugolint.baseline import read, write
from hugolint.baseline_command import prune, show
from hugolint.baseline_command import write as write_command
from hugolint.config import BASELINE_NAME
from hugolint.errors import ConfigError, UsageError
from hugolint.finding import Identity
from hugolint.report.words import hidden
from tests.git_site import GitSite, page, wrong

OLD = "aliases: [/old/]"


def alias(*names: str) -> dict[str, str]:
    return {f"content/{name}.md": page(aliases="[/old/]") for name in names}


@pytest.fixture
def site(tmp_path: Path) -> GitSite:
    site = GitSite(tmp_path / "repo")
    site.commit({"content/a.md": page("text", wrong("one"), "more", wrong("two"))})
    return site


def test_what_is_in_the_baseline_is_not_reported(site: GitSite) -> None:
    assert write_command(site.request()) == f"{BASELINE_NAME}: 2 findings"
    result = site.lint()
    assert (result.diagnostics, result.baselined, result.stale) == ((), 2, 0)
    assert len(site.found(baseline=False)) == 2


def test_moved_lines_and_edits_beside_them_are_no_news(site: GitSite) -> None:
    write_command(site.request())
    site.write({"content/a.md": page(*["x"] * 30, wrong("two"), "", f"Please. {wrong('one')} Thanks.")})
    assert site.lint().baselined == 2
    assert site.found() == []


def test_a_new_mistake_is_found_and_only_it(site: GitSite) -> None:
    write_command(site.request())
    site.write({"content/a.md": page("text", wrong("one"), wrong("three"), wrong("two"))})
    assert site.found() == ["content/a.md:6 mailto-mismatch"]


def test_where_one_more_of_the_same_appears_all_are_shown(site: GitSite) -> None:
    # Which of the two is new cannot be told.
    write_command(site.request())
    site.write({"content/a.md": page(wrong("one"), wrong("two"), wrong("two"))})
    assert site.found() == ["content/a.md:5 mailto-mismatch", "content/a.md:6 mailto-mismatch"]


def test_a_mended_mistake_is_stale_and_prune_takes_it_out(site: GitSite) -> None:
    write_command(site.request())
    site.write({"content/a.md": page(wrong("two"))})
    assert site.lint().stale == 1
    assert "content/a.md: mailto-mismatch: no longer found" in show(site.request())
    assert prune(site.request()) == f"{BASELINE_NAME}: 1 finding taken out, 1 left"
    assert (site.lint().stale, site.lint().baselined) == (0, 1)


def test_what_is_stale_is_told_in_the_summary(site: GitSite) -> None:
    write_command(site.request())
    site.write({"content/a.md": page(wrong("two"))})
    said = hidden(site.lint())
    assert said == "(1 in the baseline, 1 gone from it: hugolint baseline prune)"


def test_prune_adds_nothing(site: GitSite) -> None:
    write_command(site.request())
    site.write({"content/a.md": page(wrong("three"))})
    prune(site.request())
    assert site.found() == ["content/a.md:4 mailto-mismatch"]


@pytest.mark.parametrize("narrow", [{"paths": (Path("content/b.md"),)}, {"select": ("urls",)}, {"ignore": ("links",)}])
def test_a_run_that_does_not_look_everywhere_calls_nothing_stale(site: GitSite, narrow: dict[str, object]) -> None:
    site.commit({"content/b.md": page()})
    write_command(site.request())
    site.write({"content/a.md": page()})
    assert site.lint(**narrow).stale == 0
    assert site.lint().stale == 2


def test_prune_keeps_what_a_rule_stands_for_that_is_off(site: GitSite) -> None:
    write_command(site.request())
    site.write({"content/a.md": page(), ".hugolint.yaml": "rules: {mailto-mismatch: 'off'}\n"})
    assert prune(site.request()).endswith("0 findings taken out, 2 left")


def test_a_renamed_page_keeps_its_old_findings(site: GitSite) -> None:
    write_command(site.request())
    site.commit()
    site.git("mv", "content/a.md", "content/b.md")
    assert site.found() == []
    site.commit()
    assert site.found() == []
    site.commit({"content/other.md": page()})
    assert site.found() == []


def test_prune_follows_a_renamed_page(site: GitSite) -> None:
    site.commit({"content/c.md": page(wrong("c"))})
    write_command(site.request())
    site.commit()
    site.git("mv", "content/a.md", "content/b.md")
    site.commit({"content/c.md": page()})
    assert prune(site.request()) == f"{BASELINE_NAME}: 1 finding taken out, 2 left, 2 of them under new names"
    # From now on git tells no rename since the baseline was committed.
    site.commit({"content/other.md": page()})
    assert (site.found(), site.lint().stale) == ([], 0)


def test_a_renamed_page_keeps_its_findings_when_two_baselines_are_merged(site: GitSite) -> None:
    (site.top / ".gitattributes").write_text(f"{BASELINE_NAME} merge=union\n")
    write_command(site.request())
    site.commit()
    site.git("switch", "-q", "-c", "work")
    site.commit({"content/left.md": page(wrong("left"))})
    write_command(site.request())
    site.commit()
    site.git("mv", "content/a.md", "content/z.md")
    site.commit()
    site.git("switch", "-q", "main")
    site.commit({"content/right.md": page(wrong("right"))})
    write_command(site.request())
    site.commit()
    site.git("merge", "-q", "--no-edit", "work")
    assert site.found() == []


def test_a_copy_of_a_page_does_not_inherit_its_findings(site: GitSite) -> None:
    write_command(site.request())
    site.commit()
    text = (site.root / "content/a.md").read_text()
    site.commit({"content/b.md": text})
    assert site.found() == ["content/b.md:5 mailto-mismatch", "content/b.md:7 mailto-mismatch"]


def test_another_page_with_the_same_mistake_in_place_of_a_deleted_one_is_new(site: GitSite) -> None:
    write_command(site.request())
    site.commit()
    site.commit({"content/a.md": None, "content/b.md": page(*(f"a line {n}" for n in range(50)), wrong("one"))})
    assert site.found() == ["content/b.md:54 mailto-mismatch"]


def test_a_rename_outside_of_git_is_a_new_page(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "repo")
    site.write({"content/a.md": page(wrong("one"))})
    write_command(site.request())
    (site.root / "content/a.md").rename(site.root / "content/b.md")
    assert site.found() == ["content/b.md:4 mailto-mismatch"]


def test_a_collision_is_old_while_no_page_joins_it(site: GitSite) -> None:
    site.commit({"content/a.md": page(), **alias("p", "q", "r")})
    write_command(site.request())
    assert site.found() == []
    site.commit({"content/q.md": page()})
    assert site.found() == []  # two of three are left
    assert site.lint().stale == 0
    site.commit(alias("s"))
    assert site.found() == ["content/p.md:3 alias-collision"]


def test_a_collision_is_followed_when_one_of_its_pages_is_renamed(site: GitSite) -> None:
    site.commit({"content/a.md": page(), **alias("p", "q")})
    write_command(site.request())
    site.commit()
    site.git("mv", "content/q.md", "content/z.md")
    assert site.found() == []


def test_two_branches_that_both_add_to_the_baseline_merge(site: GitSite) -> None:
    (site.top / ".gitattributes").write_text(f"{BASELINE_NAME} merge=union\n")
    write_command(site.request())
    site.commit()
    for name in ("left", "right"):
        site.git("switch", "-q", "-c", name, "main")
        site.write({f"content/{name}.md": page(wrong(name))})
        write_command(site.request())
        site.commit()
    site.git("merge", "-q", "--no-edit", "left")
    assert site.found() == []
    assert site.lint().baselined == 4


def test_the_engines_own_findings_are_never_kept(site: GitSite) -> None:
    site.write({"content/a.md": page("<!-- hugolint-disable-next-line nonsense -->", "text")})
    assert write_command(site.request()) == f"{BASELINE_NAME}: 0 findings"
    assert site.found() == ["content/a.md:4 unknown-suppression"]


def test_a_finding_stays_known_whatever_the_folder_it_is_looked_at_from(site: GitSite) -> None:
    write_command(site.request())
    assert site.found(cwd=site.root / "content", source=site.root) == []


def test_the_file_is_sorted_with_an_entry_a_line(site: GitSite) -> None:
    write_command(site.request())
    text = (site.root / BASELINE_NAME).read_text()
    lines = text.split("\n")
    assert lines[0] == '[{"hugolint-baseline": 1}'
    assert [json.loads(line[1:])["paths"] for line in lines[1:3]] == [["content/a.md"]] * 2
    assert lines[3:] == ["]", ""]
    assert len(json.loads(text)) == 3


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    found = {Identity("r", ("a", "ö\udcff"), "12"): 3, Identity("r", ("a",), "34"): 1}
    write(tmp_path / "b.json", found)
    assert read(tmp_path / "b.json", "b.json") == found
    assert [path.name for path in tmp_path.iterdir()] == ["b.json"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param("{}", id="no list"),
        pytest.param("[]", id="an empty list"),
        pytest.param("[" * 100_000, id="endless nesting"),
        pytest.param('[{"hugolint-baseline": 2}]', id="a newer form"),
        pytest.param('[{"hugolint-baseline": 1}, {"rule": 1}]', id="an entry that is none"),
        pytest.param('[{"hugolint-baseline": 1}\n<<<<<<< HEAD\n]', id="marks of a merge"),
        pytest.param(
            '[{"hugolint-baseline": 1}, {"rule": "r", "paths": ["a"], "text": "t", "count": -1}]', id="a count"
        ),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(ConfigError, match=r"^b\.json: "):
        read(tmp_path / "b.json", "b.json")


def test_a_link_out_of_the_site_is_no_baseline(tmp_path: Path) -> None:
    (tmp_path / "b.json").symlink_to("/etc/hostname")
    with pytest.raises(ConfigError, match="no ordinary file"):
        read(tmp_path / "b.json", "b.json")


def test_there_is_nothing_to_prune_without_a_baseline(site: GitSite) -> None:
    with pytest.raises(UsageError, match="there is no baseline"):
        prune(site.request())


@pytest.mark.parametrize("seed", range(6))
def test_through_a_random_history_only_new_mistakes_are_found(tmp_path: Path, seed: int) -> None:
    """Each mistake has a name of its own, so that what is new is known: what was not there at the baseline."""
    rnd = random.Random(seed)
    site = GitSite(tmp_path / "repo", rnd.choice(("", "site")))
    pages = {f"content/p{n}.md": [f"line {n} {i} {rnd.random()}" for i in range(12)] for n in range(6)}
    names = iter(range(1000))
    old: set[str] = set()
    for lines in pages.values():
        for _ in range(rnd.randint(0, 3)):
            old.add(name := f"m{next(names)}")
            lines.insert(rnd.randrange(len(lines)), wrong(name))
    site.commit({path: page(*lines) for path, lines in pages.items()})
    write_command(site.request())
    site.commit()
    new: set[str] = set()
    for _ in range(12):
        path = rnd.choice(sorted(pages))
        act = rnd.choice(("insert", "delete", "mistake", "rename", "shuffle", "merge"))
        lines = pages[path]
        if act == "insert":
            lines.insert(rnd.randrange(len(lines) + 1), f"another line {rnd.random()}")
        elif act == "delete" and len(lines) > 8:
            gone = lines.pop(rnd.randrange(len(lines)))
            new -= {name for name in new if f"[{name}@" in gone}
        elif act == "mistake":
            new.add(name := f"m{next(names)}")
            lines.insert(rnd.randrange(len(lines) + 1), wrong(name))
        elif act == "rename":
            to = f"content/r{next(names)}.md"
            (site.root / path).rename(site.root / to)
            pages[to] = pages.pop(path)
        elif act == "shuffle":
            lines.append(lines.pop(0))
        else:
            site.git("switch", "-q", "-c", f"b{next(names)}")
            site.commit({f"content/{next(names)}-side.md": page("side")})
            site.git("switch", "-q", "main")
            site.git("merge", "-q", "--no-ff", "--no-edit", "-")
        site.commit({path: page(*lines) for path, lines in pages.items()})
    told = {one.message.partition("@")[0].split()[-1] for one in site.lint().diagnostics}
    assert told == new
