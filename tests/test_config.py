"""`.hugolint.yaml`: each mistake in it is told in one line, with its place and the nearest right word."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from hugolint.config import parse_version
from tests.conftest import BAD, PAGE, Bench

NAME = ".hugolint.yaml"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param("\n\n", id="blank lines"),
        pytest.param("# nothing\n", id="a comment"),
        pytest.param("---\n", id="a document without content"),
        pytest.param("---\nfail-on: error\n", id="a document that is opened"),
        pytest.param("---\nfail-on: error\n...\n", id="a document that is opened and closed"),
        pytest.param("\ufefffail-on: error\n", id="a byte order mark"),
        pytest.param("fail-on: error\r\nrules:\r\n  mailto-mismatch: error\r\n", id="carriage returns"),
        pytest.param("rules:\noverrides: []\nplugins: []\nexclude: []\n", id="empty parts"),
        pytest.param("hugo-version: 0.168\n", id="a version without quotes"),
        pytest.param("hugo-version: v0.168.0-extended\n", id="a version as Hugo prints it"),
        pytest.param("rules: {mailto-mismatch: {}}\n", id="a rule without settings"),
        pytest.param("rules: {mailto-mismatch: true}\n", id="a rule that is true"),
        pytest.param("rules: {required-keys: {sections: {blog: date, news: [a, b]}}}\n", id="a map of lists"),
        pytest.param('{"fail-on": "error"}', id="JSON, which is YAML"),
    ],
)
def test_a_config_that_is_in_order(bench: Bench, text: str) -> None:
    bench.write({NAME: text, "content/a.md": BAD})
    answer = bench.check()
    assert answer.err == ""
    assert answer.found == ["content/a.md:4 mailto-mismatch"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("exlude: []", '1:1: unknown key "exlude", did you mean "exclude"?', id="an unknown key"),
        pytest.param("a: 1", '1:1: unknown key "a"', id="a key that resembles none"),
        pytest.param(
            "\nrules:\n  alias-colision: error\n",
            '3:3: unknown rule "alias-colision", did you mean "alias-collision"?',
            id="an unknown rule",
        ),
        pytest.param(
            "rules: {å: error}",
            '1:9: unknown rule "å"',
            id="a rule that resembles none, at a place counted in characters",
        ),
        pytest.param(
            "rules:\n  required-keys: {key: [title]}",
            '2:19: required-keys has no option "key", did you mean "keys"?',
            id="an unknown option",
        ),
        pytest.param(
            "rules:\n  mailto-mismatch: warnin",
            '2:20: mailto-mismatch must be one of error, warning, info, on, off, did you mean "warning"?',
            id="an unknown severity",
        ),
        pytest.param(
            "rules: {mailto-mismatch: {severity: eror}}",
            '1:37: mailto-mismatch must be one of error, warning, info, on, off, did you mean "error"?',
            id="an unknown severity in the long form",
        ),
        pytest.param(
            "rules: {required-keys: {keys: {a: b}}}",
            "1:31: required-keys: keys must be a list of words",
            id="an option of another type",
        ),
        pytest.param(
            "rules: {required-keys: {keys: [[a]]}}",
            "1:32: required-keys: keys must hold words only",
            id="a list in a list",
        ),
        pytest.param("rules: [a]", "1:8: rules must be a map", id="rules as a list"),
        pytest.param("rules: {mailto-mismatch: [a]}", "1:26: mailto-mismatch must be a map", id="a rule as a list"),
        pytest.param("exclude: {a: b}", "1:10: exclude must be a list of words", id="globs of another type"),
        pytest.param(
            "exclude:\n  - content/\n  - '!'\n",
            '3:5: exclude holds the pattern "!", which cannot be read',
            id="a glob that is none",
        ),
        pytest.param(
            "fail-on: warn",
            '1:10: fail-on must be one of error, warning, info, never, did you mean "warning"?',
            id="fail-on",
        ),
        pytest.param(
            "hugo-version: newest",
            '1:15: hugo-version must be a version such as "0.168.0"',
            id="a version that is none",
        ),
        pytest.param(
            "hugo-version: [1]",
            '1:15: hugo-version must be a version such as "0.168.0"',
            id="a version of another type",
        ),
        pytest.param(
            "overrides: {files: a}",
            "1:12: overrides must be a list of maps with files and rules",
            id="overrides as a map",
        ),
        pytest.param(
            "overrides:\n  - file: a\n    rules: {}\n",
            '2:5: an override has no key "file", did you mean "files"?',
            id="an unknown key of an override",
        ),
        pytest.param(
            "overrides:\n  - files: a\n", "2:5: an override needs both files and rules", id="an override without rules"
        ),
        pytest.param("overrides: [a]", "1:13: an override must be a map", id="an override that is a word"),
        pytest.param(
            "overrides: [{files: a, rules: {mailto-mismatsch: error}}]",
            '1:32: unknown rule "mailto-mismatsch", did you mean "mailto-mismatch"?',
            id="an unknown rule in an override",
        ),
        pytest.param(
            "overrides: [{files: '!', rules: {}}]",
            '1:21: files holds the pattern "!", which cannot be read',
            id="a glob that is none, in an override",
        ),
        pytest.param("plugins: [mine]", '1:11: no plugin "mine" is installed', id="a plugin that is not there"),
        pytest.param("plugins: {a: b}", "1:10: plugins must be a list of words", id="plugins of another type"),
    ],
)
def test_a_mistake_in_the_config(bench: Bench, text: str, says: str) -> None:
    bench.write({NAME: text, "content/a.md": BAD})
    answer = bench.check()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"hugolint: {NAME}:{says}\n"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("rules: {", "1:", id="an open bracket"),
        pytest.param("rules:\n  a: b: c\n", "2:", id="a colon too many"),
        pytest.param("exclude: [\n", "", id="an open list"),
        pytest.param("fail-on: error\nfail-on: info\n", "2:1", id="a key that stands twice"),
        pytest.param(
            "rules:\n  mailto-mismatch: error\n  mailto-mismatch: info\n", "3:3", id="a rule that stands twice"
        ),
        pytest.param("- a\n", "1:1", id="a list"),
        pytest.param("word\n", "1:1", id="a word"),
        pytest.param("a: *b\n", "1:", id="an anchor that is not there"),
        pytest.param("\t- a", "1:", id="a tab"),
        pytest.param("[" * 100_000, "", id="deep brackets"),
        pytest.param("- " * 100_000, "", id="deep lists"),
    ],
)
def test_a_config_that_is_no_yaml(bench: Bench, text: str, at: str) -> None:
    bench.write({NAME: text, "content/a.md": BAD})
    answer = bench.check()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"hugolint: {NAME}:{at}")
    assert answer.err.count("\n") == 1
    assert "front matter" not in answer.err
    assert "internal error" not in answer.err


def test_a_config_that_is_named(bench: Bench) -> None:
    bench.write({"content/a.md": BAD, NAME: "nonsense: 1", "conf/lint.yaml": "rules: {mailto-mismatch: 'off'}"})
    assert bench.check("--config", "conf/lint.yaml").found == []
    assert bench.check("--config", "../conf/lint.yaml", cwd="content").found == []
    bench.write({"conf/lint.yaml": "nonsense: 1"})
    answer = bench.check("--config", "../conf/lint.yaml", cwd="content")
    assert answer.err == 'hugolint: ../conf/lint.yaml:1:1: unknown key "nonsense"\n'
    assert answer.code == 2


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param("missing", "nowhere.yaml: cannot be read: No such file or directory", id="one that is missing"),
        pytest.param("folder", f"{NAME}: this is no ordinary file", id="a folder of that name"),
        pytest.param("link", f"{NAME}: cannot be read: No such file or directory", id="a link to nowhere"),
        pytest.param("yml", f".hugolint.yml: this name is not read: rename the file to {NAME}", id="another ending"),
    ],
)
def test_a_config_that_cannot_be_read(bench: Bench, make: str, says: str) -> None:
    bench.write({"content/a.md": BAD})
    if make == "folder":
        (bench.root / NAME).mkdir()
    elif make == "link":
        (bench.root / NAME).symlink_to("nowhere")
    elif make == "yml":
        bench.write({".hugolint.yml": ""})
    answer = bench.check(*(["--config", "nowhere.yaml"] if make == "missing" else []))
    assert (answer.code, answer.err) == (2, f"hugolint: {says}\n")


def test_only_the_config_of_the_site_is_read(bench: Bench) -> None:
    off = "rules: {mailto-mismatch: 'off'}"
    bench.write({NAME: off, "site/hugo.toml": "", "site/content/a.md": BAD, f"site/content/{NAME}": off})
    assert bench.check("site").found == ["site/content/a.md:4 mailto-mismatch"]


@pytest.mark.parametrize(
    ("text", "version"),
    [
        pytest.param("0.168.0", "0.168.0", id="whole"),
        pytest.param("v0.147.9", "0.147.9", id="with a v"),
        pytest.param("0.147", "0.147.0", id="without a patch"),
        pytest.param("0.147.9-extended", "0.147.9", id="extended"),
        pytest.param("0.147.9+extended+withdeploy", "0.147.9", id="as Hugo prints it"),
        pytest.param("1", None, id="one number"),
        pytest.param("0.1x", None, id="letters"),
        pytest.param("0.168.foo", None, id="a word for the patch"),
        pytest.param("", None, id="nothing"),
        pytest.param("9" * 5000 + ".1", None, id="more digits than Python turns into a number"),
    ],
)
def test_version(text: str, version: str | None) -> None:
    assert parse_version(text) == version


VALID = """
hugo-version: "0.168.0"
exclude: ["content/**/drafts/**"]
fail-on: error
rules:
  required-keys: {keys: [title, date, language]}
  language-code: {severity: error, keys: [language]}
  shortcode-balance: warning
  mailto-mismatch: "off"
overrides:
  - files: ["content/*/blog/**"]
    rules: {required-keys: {keys: [title, date, author]}}
plugins: []
"""


@pytest.mark.parametrize(
    ("config", "right"),
    [
        pytest.param({}, True, id="an empty config"),
        pytest.param(None, True, id="an empty file"),
        pytest.param({"rules": {"mailto-mismatch": "warning"}}, True, id="a severity"),
        pytest.param({"rules": {"unused-suppression": "error"}}, True, id="a rule of the engine"),
        pytest.param({"rules": None}, True, id="rules without any"),
        pytest.param({"exclude": "a"}, True, id="one pattern"),
        pytest.param({"exlude": []}, False, id="an unknown key"),
        pytest.param({"fail-on": "warn"}, False, id="an unknown word"),
        pytest.param({"rules": {"mailto-missmatch": "warning"}}, False, id="an unknown rule"),
        pytest.param({"rules": {"required-keys": {"key": ["a"]}}}, False, id="an unknown option"),
        pytest.param({"rules": {"required-keys": {"keys": [["a"]]}}}, False, id="an option of another type"),
        pytest.param({"overrides": [{"files": "a"}]}, False, id="an override without rules"),
    ],
)
def test_the_schema_judges_as_the_program_does(bench: Bench, config: object, right: bool) -> None:
    schema = json.loads(bench.call("schema").out)
    Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(schema).is_valid(config) is right
    bench.write({"content/a.md": PAGE, NAME: json.dumps(config) if config is not None else ""})
    assert (bench.check().code == 0) is right


def test_a_full_config_is_right_to_the_schema_and_the_program(bench: Bench) -> None:
    from ruamel.yaml import YAML

    bench.write({"content/a.md": PAGE, NAME: VALID})
    schema = json.loads(bench.call("schema").out)
    Draft202012Validator(schema).validate(YAML(typ="safe", pure=True).load(VALID))
    assert bench.check("content/a.md").err == ""


def test_config_shows_each_value_and_where_it_comes_from(bench: Bench) -> None:
    bench.write({"hugo.toml": "[languages.sv]\n", "content/a.md": PAGE, NAME: VALID})
    answer = bench.call("config", "--environment", "staging")
    assert (answer.code, answer.err) == (0, "")
    lines = {" ".join(line.split()) for line in answer.out.split("\n")}
    assert {
        "site . (found from here)",
        "config .hugolint.yaml (at the site's root)",
        "hugo config hugo.toml (the only one)",
        "hugo version 0.168.0 (hugo-version in .hugolint.yaml)",
        "required-keys warning (.hugolint.yaml)",
        "keys: title, date, language (.hugolint.yaml)",
        "mailto-mismatch off (.hugolint.yaml)",
        "alias-collision error (default)",
        "fail-on error (.hugolint.yaml)",
    } <= lines
    assert any(line.startswith("environment staging") for line in lines)
    selected = bench.call("config", "--select", "mailto-mismatch", "--fail-on", "info")
    assert selected.code == 2, "config has no --fail-on"
    answer = bench.call("config", "--select", "mailto-mismatch")
    lines = {" ".join(line.split()) for line in answer.out.split("\n")}
    assert {"mailto-mismatch error (--select and --ignore)", "alias-collision off (--select and --ignore)"} <= lines
