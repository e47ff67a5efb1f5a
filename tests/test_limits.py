"""What a stranger's site cannot do: run code, reach outside of itself, or swamp the report."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hugolint.engine import MOST_OF_A_PAGE
from hugolint.hugo import site as sites
from tests.conftest import BAD, MAIL, OLD, PAGE, Bench

SECRET = "---\ntitle: secret\naliases: [/old/]\n---\n"


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.md").write_text(SECRET)
    return folder


def test_a_file_larger_than_any_page_is_named_and_unknown(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "LARGEST", 5_000_000)
    bench.write(
        {"content/big.md": BAD + "x" * 5_000_000, "content/a.md": PAGE + '{{< ref "big.md" >}}\n', "hugo.toml": ""}
    )
    answer = bench.check()
    assert answer.found == []
    assert answer.data["site"]["unknown"] == ["1 file larger than 5 MB: content/big.md"]


def test_content_that_would_fill_the_memory_is_named_and_unknown(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "LARGEST_SITE", 5_000_000)
    bench.write({f"content/p{n}.md": BAD + "x" * 2_000_000 for n in range(4)})
    bench.write({"content/a.md": PAGE + '{{< ref "p3.md" >}}\n', "hugo.toml": ""})
    answer = bench.check()
    assert answer.found == ["content/p0.md:4 mailto-mismatch", "content/p1.md:4 mailto-mismatch"]
    assert answer.data["site"]["unknown"] == ["2 files beyond 5 MB of content: content/p2.md, content/p3.md"]
    assert answer.data["site"]["builds"] == "unknown"


def test_a_page_with_endless_mistakes_fills_no_report(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE + MAIL * (MOST_OF_A_PAGE + 500), "hugo.toml": ""})
    answer = bench.check()
    assert len(answer.rows) == MOST_OF_A_PAGE
    assert answer.data["site"]["unknown"] == ["what else mailto-mismatch finds in content/a.md"]


@pytest.mark.parametrize("name", ["content/b.md", "content/b"])
def test_links_in_content_are_not_followed(bench: Bench, outside: Path, name: str) -> None:
    bench.write({"content/a.md": OLD, "hugo.toml": ""})
    (bench.root / name).symlink_to(outside / "secret.md" if name.endswith(".md") else outside)
    assert bench.check().found == [f"{name}:1 stray-file"]


@pytest.mark.parametrize("place", ["layouts", "themes/t/layouts"])
def test_links_among_the_templates_are_not_followed(bench: Bench, outside: Path, place: str) -> None:
    """What stands behind them is unknown: whether it reads `.Inner` would tell something of a file elsewhere."""
    bench.write({"content/a.md": PAGE + "{{< box >}}\n", "hugo.toml": "theme = 't'\n", "themes/t/theme.toml": ""})
    bench.write({"layouts/all.html": "{{ .Content }}"})
    for name in ("_shortcodes/box.html", "_markup/render-link.html", "_partials/p.html"):
        (outside / "target").write_text("{{ .Inner }}")
        (bench.root / place / name).parent.mkdir(parents=True, exist_ok=True)
        (bench.root / place / name).symlink_to(outside / "target")
    assert bench.check().found == []


def test_a_list_of_modules_that_is_a_link_is_not_read(bench: Bench, outside: Path) -> None:
    (outside / "modules.txt").write_text("# example.org/secret v1\n")
    bench.write({"content/a.md": PAGE, "hugo.toml": "[[module.imports]]\npath = 'example.org/secret'\n"})
    (bench.root / "_vendor").mkdir()
    (bench.root / "_vendor/modules.txt").symlink_to(outside / "modules.txt")
    assert bench.check().code == 0


@pytest.mark.parametrize("name", ["hugo.toml", ".hugolint-baseline.json", ".hugolint.yaml"])
def test_a_config_that_is_a_link_out_of_the_site_is_refused(bench: Bench, outside: Path, name: str) -> None:
    bench.write({"content/a.md": PAGE})
    (outside / "target").write_text("title = 'very secret'\n[")
    (bench.root / name).symlink_to(outside / "target")
    answer = bench.check()
    assert answer.code == 2
    assert "secret" not in answer.err


def test_a_config_that_is_a_link_within_the_repository_counts(bench: Bench) -> None:
    bench.write({"site/content/a.md": BAD, "site/hugo.toml": "", "shared.yaml": "rules: {mailto-mismatch: 'off'}\n"})
    (bench.root / "site/.hugolint.yaml").symlink_to("../shared.yaml")
    assert bench.check("site").found == []


def test_a_traceback_says_nothing_that_a_log_obeys(bench: Bench) -> None:
    target = r"""target = "x\n::error::told\n\u001b[31m" """
    bench.write({"content/a.md": PAGE, "hugo.toml": f'[[module.mounts]]\nsource = "content"\n{target}\n'})
    answer = bench.call("check", "-v")
    assert (answer.code, "Traceback" in answer.err) == (2, True)
    assert "\n::" not in answer.err
    assert "\x1b" not in answer.err


def test_rules_in_the_repository_are_not_run(bench: Bench) -> None:
    trap = "from pathlib import Path\nPath('sprung').touch()\n"
    bench.write(
        {"content/a.md": PAGE, "hugo.toml": "", "rules/urls/trap.py": trap, "hugolint.py": trap, "click.py": trap}
    )
    bench.write({"conftest.py": trap, "sitecustomize.py": trap, "rich/__init__.py": trap})
    assert bench.call("check").code == 0
    assert not (bench.root / "sprung").exists()


def test_a_config_cannot_name_rules_of_the_repository(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, "hugo.toml": "", ".hugolint.yaml": "plugins: [./rules]\n"})
    answer = bench.check()
    assert (answer.code, 'no plugin "./rules" is installed' in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [(">=0.1", 0), (">=0.1,<2", 0), ("0.1.0", 0), (">=99", 2), ("<0.1", 2), ("nonsense", 2), ("''", 2), ("[1]", 2)],
)
def test_the_version_that_a_site_requires(bench: Bench, wanted: str, code: int) -> None:
    quoted = wanted if wanted[0] in "'[" else f'"{wanted}"'
    # What else another version may know there is no matter yet.
    config = f"required-version: {quoted}\n" + ("future-key: 1\n" if code else "")
    bench.write({"content/a.md": PAGE, "hugo.toml": "", ".hugolint.yaml": config})
    answer = bench.check()
    assert answer.code == code
    if code:
        assert ".hugolint.yaml:1:19: " in answer.err
        assert "required-version must be" in answer.err or "this site wants hugolint" in answer.err


@pytest.fixture
def repository(bench: Bench) -> Bench:
    """A site in a folder of a repository."""
    (bench.root / ".git").mkdir(exist_ok=True)
    bench.write({"site/content/a.md": OLD, "site/hugo.toml": ""})
    return bench


@pytest.mark.parametrize("written", ["{outside}", "../../outside", "link"])
@pytest.mark.parametrize(
    "config",
    [
        pytest.param("[[module.mounts]]\nsource = '{}'\ntarget = 'content'\n", id="a mount"),
        pytest.param("contentDir = '{}'\n", id="contentDir"),
        pytest.param("[languages.en]\ncontentDir = '{}'\n", id="a language's contentDir"),
    ],
)
def test_nothing_is_read_outside_of_the_repository(repository: Bench, outside: Path, config: str, written: str) -> None:
    place = (
        os.path.relpath(outside, repository.root / "site")
        if written.startswith("..")
        else written.format(outside=outside)
    )
    (repository.root / "site/link").symlink_to(outside)
    own = "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n" if "mounts" in config else ""
    repository.write({"site/hugo.toml": own + config.format(place)})
    answer = repository.call("check", "site", "--format", "json")
    assert "secret" not in answer.out
    if answer.code != 2:  # nothing else to read
        assert answer.found == []
        assert answer.data["site"]["unknown"] == [f"what lies outside of the repository: {place}"]
    assert "secret.md" in repository.call("pages", "site", "--outside").out


def test_what_lies_beside_the_site_in_its_repository_is_read(repository: Bench) -> None:
    mounts = "[[module.mounts]]\nsource = '{}'\ntarget = 'content'\n"
    repository.write({"site/hugo.toml": mounts.format("content") + mounts.format("../shared"), "shared/b.md": OLD})
    answer = repository.call("check", "site", "--format", "json")
    assert [row["rule"] for row in answer.rows] == ["alias-collision"]


@pytest.mark.parametrize("theme", ["../../outside", "link"])
def test_a_theme_outside_of_the_repository_is_not_read(repository: Bench, outside: Path, theme: str) -> None:
    (outside / "content").mkdir()
    (outside / "secret.md").rename(outside / "content/secret.md")
    (repository.root / "site/themes").mkdir()
    (repository.root / "site/themes/link").symlink_to(outside)
    name = os.path.relpath(outside, repository.root / "site/themes") if theme.startswith("..") else theme
    repository.write({"site/hugo.toml": f"theme = '{name}'\n"})
    answer = repository.call("check", "site", "--format", "json")
    assert answer.found == []
    assert answer.data["site"]["unknown"] == [f"1 theme or module not on disk: {name}"]


def test_a_pattern_that_python_would_try_for_ever_is_left_to_go(bench: Bench) -> None:
    name = "a" * 60
    bench.write(
        {
            f"content/{name}.md": BAD,
            "hugo.toml": "ignoreFiles = ['(a+)+$', '(x|[ab]+c*)*z', 'b[.]md']\n",
            "content/b.md": BAD,
        }
    )
    assert bench.check().found == [f"content/{name}.md:4 mailto-mismatch"]
