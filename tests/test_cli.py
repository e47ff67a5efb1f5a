"""The command line: help, the list of rules and their pages, what is asked for wrongly, and the exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from hugolint import __version__
from hugolint.engine_rules import ENGINE_RULES
from hugolint.registry import load_rules
from tests.conftest import BAD, PAGE, Bench, environment

RULES = {**load_rules(), **ENGINE_RULES}
COMMANDS = ("check", "rules", "explain", "pages", "config", "schema")


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]])
def test_hugolint_alone_shows_help(bench: Bench, arguments: list[str]) -> None:
    answer = bench.call(*arguments)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Usage: hugolint ")
    for command in COMMANDS:
        assert f"\n  {command} " in answer.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_each_command_has_help(bench: Bench, command: str, option: str) -> None:
    answer = bench.call(command, option)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Usage: hugolint {command} ")


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_version(bench: Bench, option: str) -> None:
    assert bench.call(option) == (0, f"hugolint {__version__}\n", "")


def test_check_has_the_options_that_others_rely_on(bench: Bench) -> None:
    text = bench.call("check", "--help").out
    for option in (
        "--format", "--output", "--select", "--ignore", "--fail-on", "--config", "--source", "--environment", "-D", "-F",
        "-E", "--now", "--hugo-version", "--force-exclude", "--color", "-q", "-v",
        "--changed-since", "--no-baseline", "--include-untracked", "--stdin-filename", "--statistics", "--exit-zero",
        "--max-findings",
    ):  # fmt: skip
        assert option in text
    for words in (
        "full, concise, json, jsonl, github, gitlab, sarif, junit, checkstyle, rdjson, azure",
        "[error|warning|info|never]",
        "[auto|always|never]",
    ):
        assert words in " ".join(text.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["chekc"], ["No such command 'chekc'", "check"], id="an unknown command"),
        pytest.param(["--selekt"], ["No such option", "--selekt"], id="an unknown option"),
        pytest.param(["check", "--selct", "a"], ["--selct", "--select", "hugolint check -h"], id="a slip in an option"),
        pytest.param(["check", "--format", "xml"], ["--format", "xml", "full", "json"], id="an unknown format"),
        pytest.param(["check", "--fail-on", "warn"], ["--fail-on", "warn", "warning"], id="an unknown fail level"),
        pytest.param(["check", "--select"], ["--select", "requires an argument"], id="an option without its value"),
        pytest.param(["explain"], ["Missing argument", "hugolint explain -h"], id="an argument that is missing"),
        pytest.param(["rules", "extra"], ["extra"], id="an argument too many"),
        pytest.param(["check", "nowhere"], ["nowhere: no such file or folder"], id="a path that is not there"),
        pytest.param(["check", "a.md", "nowhere.md"], ["nowhere.md: no such file"], id="one path of two"),
        pytest.param(["pages", "nowhere"], ["nowhere: no such file or folder"], id="a path of another command"),
        pytest.param(["check", ""], ["a path is empty"], id="an empty path"),
        pytest.param(["check", "\x1b[31m\nx"], ["\\x1b[31m\\nx: no such file"], id="a path with control characters"),
        pytest.param(["check", "x" * 300], ["no such file or folder"], id="a path that no system takes"),
        pytest.param(["check", "--source", "a.md"], ["a.md: --source names no folder"], id="a source that is a file"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_in_a_line(bench: Bench, arguments: list[str], says: list[str]) -> None:
    bench.write({"content/x.md": PAGE, "a.md": PAGE})
    answer = bench.call(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("hugolint: ")
    assert answer.err.count("\n") == 1
    for part in says:
        assert part in answer.err


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [
        pytest.param({"content/a.md": PAGE}, [], 0, id="nothing found"),
        pytest.param({"content/a.md": "---\ndate: 2020-01-01\n---\n"}, [], 0, id="a warning only"),
        pytest.param(
            {"content/a.md": "---\ndate: 2020-01-01\n---\n"}, ["--fail-on", "warning"], 1, id="that shall fail"
        ),
        pytest.param({"content/a.md": BAD}, [], 1, id="an error"),
        pytest.param({"content/a.md": BAD}, ["--fail-on", "never"], 0, id="an error that shall not fail"),
        pytest.param({"content/a.md": BAD}, ["--output", "json:x"], 1, id="an error, written to a file too"),
        pytest.param({}, [], 2, id="no content"),
        pytest.param({"content/a.md": BAD, "hugo.toml": "="}, [], 2, id="a broken Hugo config"),
    ],
)
def test_exit_code_of_a_process(bench: Bench, files: dict[str, str], arguments: list[str], code: int) -> None:
    bench.write(files)
    answer = bench.start("check", *arguments)
    assert answer.code == code
    assert bool(answer.out) is (code != 2)
    assert bool(answer.err) is (code == 2)


SLOW = '''"""A rule that takes its time."""

import time
from hugolint.api import Bad, Good, Options, PageRule


def check(page, options):
    print("ready", flush=True)
    time.sleep(60)
    yield


RULE = PageRule(id="slow", summary="s", check=check, options=Options, examples=(Good("x"), Bad("y", at="y", says="z")))
'''


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send there")
def test_ctrl_c(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, "rules/mine/slow.py": SLOW})
    with subprocess.Popen(
        [sys.executable, "-m", "hugolint", "check", "--rules", "rules"],
        cwd=bench.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Whoever runs the tests in the background of a shell hands down that SIGINT is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert (out, err.strip()) == (b"", b"hugolint: interrupted")
    assert time.monotonic() - started < 10


def test_rules_lists_every_rule(bench: Bench) -> None:
    answer = bench.call("rules")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.split("\n")
    for rule in RULES.values():
        (line,) = [line for line in lines if line.split()[:1] == [rule.id]]
        assert line.split()[1:3] == [rule.rule.severity.value, rule.rule.hugo.value]
        assert line.endswith(rule.rule.summary)
        assert rule.group in lines


def test_rules_for_programs(bench: Bench) -> None:
    data = bench.call("rules", "--format", "json").data
    assert data["schema_version"] == 1
    assert {rule["id"]: rule["group"] for rule in data["rules"]} == {rule.id: rule.group for rule in RULES.values()}
    for rule in data["rules"]:
        assert set(rule) == {"id", "group", "severity", "hugo", "enabled", "summary", "options"}
    (keys,) = [rule["options"]["keys"] for rule in data["rules"] if rule["id"] == "required-keys"]
    assert keys == {"type": "list of words", "default": ["title"]}


FIXED = {
    "front-matter-syntax": ("front-matter", "error", "fails"),
    "duplicate-key": ("front-matter", "error", None),
    "required-keys": ("front-matter", "warning", "silent"),
    "shortcode-syntax": ("shortcodes", "error", "fails"),
    "shortcode-balance": ("shortcodes", "error", None),
    "shortcode-unknown": ("shortcodes", "error", "fails"),
    "alias-collision": ("urls", "error", "silent"),
    "mailto-mismatch": ("links", "error", "silent"),
    "language-code": ("languages", "error", "silent"),
    "unreadable-file": ("site", None, None),
    "rule-crash": ("site", None, None),
    "unknown-suppression": ("site", None, None),
    "unused-suppression": ("site", None, None),
}


@pytest.mark.parametrize("id_", FIXED)
def test_names_and_defaults_that_others_rely_on(id_: str) -> None:
    group, severity, hugo = FIXED[id_]
    rule = RULES[id_]
    assert rule.group == group
    assert severity in (None, rule.rule.severity.value)
    assert hugo in (None, rule.rule.hugo.value)


@pytest.mark.parametrize("id_", sorted(RULES))
def test_explain(bench: Bench, id_: str) -> None:
    answer = bench.call("explain", id_)
    assert (answer.code, answer.err) == (0, "")
    rule = RULES[id_]
    assert answer.out.startswith(f"{id_} ({rule.group})\n")
    assert rule.manual in answer.out
    assert (f"hugolint-disable-next-line {id_}" in answer.out) is (id_ not in ENGINE_RULES)
    assert answer.out.count("Example") >= len(rule.rule.examples)


@pytest.mark.parametrize(
    ("word", "says"),
    [
        pytest.param(
            "alias-colision", 'no rule is called "alias-colision", did you mean "alias-collision"?', id="near"
        ),
        pytest.param("zzz", 'no rule is called "zzz"', id="far"),
    ],
)
def test_explain_of_no_rule(bench: Bench, word: str, says: str) -> None:
    assert bench.call("explain", word) == (2, "", f"hugolint: {says}\n")


def test_schema_is_json(bench: Bench) -> None:
    answer = bench.call("schema")
    assert answer.err == ""
    schema = json.loads(answer.out)
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == {
        "required-version",
        "hugo-version",
        "exclude",
        "fail-on",
        "rules",
        "overrides",
        "plugins",
    }
