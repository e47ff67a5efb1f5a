"""`--select`, `--ignore` and what the config turns on or off."""

from __future__ import annotations

import pytest

from tests.conftest import MAIL, PAGE, Bench

SITE = {
    "hugo.toml": "",
    "layouts/_shortcodes/note.html": "{{ .Inner }}",
    "content/alias.md": "---\ntitle: A\naliases: [/old/]\n---\n",
    "content/alias2.md": "---\ntitle: A\naliases: [/old/]\n---\n",
    "content/mail.md": PAGE + MAIL,
    "content/open.md": PAGE + "{{< note >}}\n",
    "content/title.md": "---\ndate: 2020-01-01\n---\n",
    "content/unknown.md": PAGE + "{{< nothing >}}\n",
    "content/unused.md": PAGE + "<!-- hugolint-disable-next-line mailto-mismatch -->\ntext\n",
}
EVERYTHING = {
    "alias-collision", "mailto-mismatch", "required-keys", "shortcode-balance", "shortcode-unknown", "unused-suppression"
}  # fmt: skip
FAILS = {"shortcode-balance", "shortcode-unknown"}
# Where only some findings of a rule are asked for, a comment that silences none of those may well be of use.
HIDDEN = EVERYTHING - FAILS - {"unused-suppression"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--select", "duplicate-key"], set(), id="a rule that finds nothing"),
        pytest.param(["--ignore", "all"], set(), id="everything can be ignored"),
        pytest.param(["--select", "urls", "--ignore", "alias-collision"], set(), id="ignore is stronger than select"),
        pytest.param(["--select", "warns"], set(), id="nothing here makes Hugo warn"),
        pytest.param([], EVERYTHING, id="without options everything is on"),
        pytest.param(["--select", "all"], EVERYTHING, id="all is everything"),
        pytest.param(["--select", "required-keys"], {"required-keys"}, id="a rule by its id"),
        pytest.param(["--select", "shortcodes"], FAILS, id="rules by their group"),
        pytest.param(["--select", "fails"], FAILS, id="what makes the build fail"),
        pytest.param(["--select", "silent"], HIDDEN, id="what Hugo hides"),
        pytest.param(["--ignore", "silent"], FAILS, id="all but what Hugo hides"),
        pytest.param(["--ignore", "fails"], HIDDEN, id="all but what makes the build fail"),
        pytest.param(
            ["--select", "urls,links"], {"alias-collision", "mailto-mismatch"}, id="several words are joined by commas"
        ),
        pytest.param(
            ["--select", "urls", "--select", " links "], {"alias-collision", "mailto-mismatch"}, id="or given again"
        ),
        pytest.param(["--select", "urls,fails"], {*FAILS, "alias-collision"}, id="ids and what Hugo does add up"),
        pytest.param(
            ["--ignore", "shortcodes,required-keys,site"],
            {"alias-collision", "mailto-mismatch"},
            id="ignore takes groups and ids, those of the engine too",
        ),
        pytest.param(["--ignore", "unused-suppression"], EVERYTHING - {"unused-suppression"}, id="an id of the engine"),
    ],
)
def test_selection(bench: Bench, arguments: list[str], expected: set[str]) -> None:
    bench.write(SITE)
    answer = bench.check("--fail-on", "info", *arguments)
    assert {row["rule"] for row in answer.rows} == expected
    assert answer.code == (1 if expected else 0)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("word", "near"),
    [
        pytest.param("alias-colision", "alias-collision", id="a rule"),
        pytest.param("shortcode", "shortcodes", id="a group"),
        pytest.param("fail", "fails", id="what Hugo does"),
        pytest.param("required_keys", "required-keys", id="the name of a file"),
        pytest.param("urls,mailto-missmatch", "mailto-mismatch", id="one of several"),
    ],
)
def test_a_word_that_matches_nothing_stops_the_run(bench: Bench, option: str, word: str, near: str) -> None:
    bench.write(SITE)
    answer = bench.check(option, word)
    wrong = word.rpartition(",")[2]
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f'hugolint: {option} "{wrong}" matches no rule and no group, did you mean "{near}"?\n'


def test_a_word_far_from_all_has_no_suggestion(bench: Bench) -> None:
    bench.write(SITE)
    assert bench.check("--select", "qqq").err == 'hugolint: --select "qqq" matches no rule and no group\n'
    assert bench.check("--select", "").code == 2


@pytest.mark.parametrize(
    ("config", "arguments", "expected"),
    [
        pytest.param("mailto-mismatch: 'off'", [], [], id="off turns a rule off"),
        pytest.param("mailto-mismatch: off", [], [], id="off needs no quotes"),
        pytest.param("mailto-mismatch: {severity: 'off'}", [], [], id="off in the long form"),
        pytest.param("mailto-mismatch: warning", [], ["warning"], id="a severity is taken over"),
        pytest.param("mailto-mismatch: {severity: info}", [], ["info"], id="a severity in the long form"),
        pytest.param("mailto-mismatch: 'on'", [], ["error"], id="on leaves the severity"),
        pytest.param("mailto-mismatch: 'off'", ["--select", "mailto-mismatch"], ["error"], id="select turns it on"),
        pytest.param("mailto-mismatch: 'off'", ["--select", "links"], ["error"], id="so does its group"),
        pytest.param("mailto-mismatch: warning", ["--select", "all"], ["warning"], id="select leaves the severity"),
        pytest.param("mailto-mismatch: error", ["--ignore", "mailto-mismatch"], [], id="ignore is stronger"),
    ],
)
def test_the_config_and_the_options(bench: Bench, config: str, arguments: list[str], expected: list[str]) -> None:
    bench.write({"hugo.toml": "", "content/a.md": PAGE + MAIL, ".hugolint.yaml": f"rules:\n  {config}\n"})
    answer = bench.check(*arguments)
    assert [row["severity"] for row in answer.rows] == expected
    assert answer.code == (1 if "error" in expected else 0)
    assert {row["hugo"] for row in answer.rows} <= {"silent"}


OVERRIDES = """
rules:
  mailto-mismatch: {general}
overrides:
  - files: content/blog/
    rules: {{mailto-mismatch: {blog}}}
  - files: ["content/blog/last.md"]
    rules: {{mailto-mismatch: {last}}}
"""


@pytest.mark.parametrize(
    ("general", "blog", "last", "expected"),
    [
        pytest.param("'off'", "'off'", "'off'", [], id="off everywhere"),
        pytest.param("error", "'off'", "'on'", ["blog/last error", "other error"], id="off in a folder, on in a file"),
        pytest.param("'off'", "warning", "info", ["blog/first warning", "blog/last info"], id="on in a folder only"),
        pytest.param("info", "warning", "'off'", ["blog/first warning", "other info"], id="the last one wins"),
    ],
)
def test_overrides(bench: Bench, general: str, blog: str, last: str, expected: list[str]) -> None:
    pages = {f"content/{name}.md": PAGE + MAIL for name in ("blog/first", "blog/last", "other")}
    config = OVERRIDES.format(general=general, blog=blog, last=last)
    bench.write({"hugo.toml": "", ".hugolint.yaml": config, **pages})
    rows = bench.check().rows
    assert [f"{row['path'][8:-3]} {row['severity']}" for row in rows] == expected


def test_an_override_changes_options_where_it_holds(bench: Bench) -> None:
    config = "overrides:\n  - files: ['content/*/blog/**']\n    rules: {required-keys: {keys: [title, author]}}\n"
    pages = {f"content/{name}.md": PAGE for name in ("en/blog/a", "en/b", "en/blog/c/d")}
    bench.write({"hugo.toml": "", ".hugolint.yaml": config, **pages})
    found = bench.check("--select", "required-keys").rows
    assert [row["path"] for row in found] == ["content/en/blog/a.md", "content/en/blog/c/d.md"]
    assert all('"author"' in row["message"] for row in found)


@pytest.mark.parametrize(
    ("config", "option", "code"),
    [
        pytest.param("", "", 0, id="a warning does not fail by default"),
        pytest.param("fail-on: warning", "", 1, id="the config can ask for more"),
        pytest.param("fail-on: info", "", 1, id="info is below a warning"),
        pytest.param("fail-on: warning", "error", 0, id="the option is stronger"),
        pytest.param("", "warning", 1, id="the option alone"),
        pytest.param("rules: {required-keys: error}", "", 1, id="an error fails by default"),
        pytest.param("rules: {required-keys: error}", "never", 0, id="never is never"),
        pytest.param("rules: {required-keys: info}", "warning", 0, id="info is too little for warning"),
    ],
)
def test_fail_on(bench: Bench, config: str, option: str, code: int) -> None:
    bench.write({"hugo.toml": "", ".hugolint.yaml": config, "content/a.md": "---\ndate: 2020-01-01\n---\n"})
    answer = bench.check(*(["--fail-on", option] if option else []))
    assert [row["rule"] for row in answer.rows] == ["required-keys"]
    assert answer.code == code


def test_an_engine_finding_can_have_another_severity(bench: Bench) -> None:
    bench.write({**SITE, ".hugolint.yaml": "rules: {unused-suppression: error}\n"})
    found = {row["rule"]: row["severity"] for row in bench.check().rows}
    assert found["unused-suppression"] == "error"
    bench.write({".hugolint.yaml": "rules: {unused-suppression: 'off'}\n"})
    assert "unused-suppression" not in {row["rule"] for row in bench.check().rows}
