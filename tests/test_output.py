"""Where the report goes, and its form: JSON to the letter, stdout and stderr apart, several outputs."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hugolint import __version__
from tests.conftest import BAD, MAIL, OLD, PAGE, Bench, environment
from tests.real_hugo import run_hugo


def exactly(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def listing(items: object) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
AT = exactly(line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
WHERE = {"path": {"type": "string", "pattern": r"^[^/\\][^\\]*$"}, "start": AT, "end": AT}
SITE = exactly(
    root=TEXT,
    hugo_version={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    hugo_version_origin={"type": ["string", "null"]},
    upgrade_from={"type": ["string", "null"]},
    languages=listing(TEXT),
    multihost={"type": "boolean"},
    unknown=listing(TEXT),
    builds={"enum": ["yes", "no", "unknown"]},
    doubts=listing(TEXT),
)
NUMBER = {"type": ["integer", "null"], "minimum": 1}
FINDING = exactly(
    rule={"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
    group={"enum": ["front-matter", "shortcodes", "urls", "links", "languages", "translations", "site", "hygiene"]},
    severity={"enum": ["error", "warning", "info"]},
    hugo={"enum": ["fails", "warns", "silent"]},
    message={"type": "string", "minLength": 1},
    help=TEXT,
    said={"anyOf": [{"type": "null"}, exactly(words=TEXT, line=NUMBER, column=NUMBER)]},
    **WHERE,
    related=listing(exactly(**WHERE, message=TEXT)),
    fix={"anyOf": [
        {"type": "null"},
        exactly(title=TEXT, safe={"type": "boolean"}, edits=listing(exactly(**WHERE, text=TEXT))),
    ]},
    fingerprint={"type": "string", "pattern": "^[0-9a-f]{64}$"},
)  # fmt: skip
COMMON = {
    "schema_version": {"const": 1},
    "hugolint": {"const": __version__},
    "summary": exactly(
        files=COUNT,
        errors=COUNT,
        warnings=COUNT,
        info=COUNT,
        suppressed=COUNT,
        baselined=COUNT,
        stale=COUNT,
        seconds={"type": "number", "minimum": 0},
    ),
    "findings": listing(FINDING),
}
REPORT = Draft202012Validator({"oneOf": [exactly(site=SITE, **COMMON), exactly(sites=listing(SITE), **COMMON)]})

BROKEN = {
    "hugo.toml": "",
    "layouts/_shortcodes/note.html": "{{ .Inner }}",
    "content/a.md": OLD + MAIL,
    "content/b.md": OLD + "{{< note >}}\n{{< missing >}}\n{{< note",
    "content/c.md": "---\ntitle: [\n---\n[anna@example.com](anna@example.com)\n",
    "content/d.md": "---\ntitle: A\ntitle: B\n---\n<!-- hugolint-disable-next-line mailto-mismatch -->\n" + MAIL,
    "content/e.md": "---\nlang: xx-\n---\n<!-- hugolint-disable x -->\n",
}


def test_json_is_to_the_letter(bench: Bench) -> None:
    bench.write(BROKEN)
    answer = bench.check()
    REPORT.validate(answer.data)
    rules = {row["rule"] for row in answer.rows}
    assert rules >= {
        "alias-collision", "mailto-mismatch", "front-matter-syntax", "duplicate-key", "required-keys",
        "shortcode-unknown", "shortcode-syntax", "unknown-suppression",
    }  # fmt: skip
    summary = answer.data["summary"]
    for severity, key in (("error", "errors"), ("warning", "warnings"), ("info", "info")):
        assert summary[key] == sum(row["severity"] == severity for row in answer.rows)
    assert (summary["files"], summary["suppressed"], summary["baselined"]) == (5, 1, 0)
    assert [row["fix"] is None for row in answer.rows if row["rule"] == "alias-collision"] == [True]
    (mend,) = [row["fix"] for row in answer.rows if row["path"] == "content/c.md" and row["rule"] == "mailto-mismatch"]
    (edit,) = mend["edits"]
    assert (mend["safe"], edit["text"], edit["start"]) == (True, "mailto:", {"line": 4, "column": 20})


def test_json_of_several_sites_is_to_the_letter(bench: Bench) -> None:
    bench.write(BROKEN, "one")
    bench.write(BROKEN, "two")
    data = bench.check("one", "two").data
    REPORT.validate(data)
    assert "sites" in data
    assert len(data["findings"]) == 2 * len(bench.check("one").rows)


def test_paths_are_relative_to_the_working_directory(bench: Bench) -> None:
    bench.write(BROKEN)
    for cwd in ("content", "layouts", ""):
        for row in bench.check(*(["../content"] if cwd else []), cwd=cwd).rows:
            assert (bench.root / cwd / row["path"]).is_file()


def test_hostile_content_leaves_valid_json(bench: Bench) -> None:
    link = '[\x1b[31m\x00"\\\udcff\u2028😀anna@example.com](mailto:olle@example.com)\n'
    bench.write({"content/a\x1b[31m\n\udce9.md": PAGE + link})
    answer = bench.check()
    REPORT.validate({**answer.data, "findings": []})
    assert len(answer.rows) == 1
    assert answer.out.isascii()


@pytest.mark.parametrize(
    ("format_", "needle"),
    [
        pytest.param("full", "--> content/a.md:4:27", id="full"),
        pytest.param("concise", "content/a.md:4:27: error[mailto-mismatch]", id="concise"),
        pytest.param("github", "file=content/a.md,line=4,col=27,", id="github"),
        pytest.param("json", '"path": "content/a.md"', id="json"),
    ],
)
def test_the_report_is_on_stdout_and_nothing_on_stderr(bench: Bench, format_: str, needle: str) -> None:
    bench.write({"content/a.md": BAD})
    answer = bench.call("check", "--format", format_)
    assert needle in answer.out
    assert answer.err == ""
    assert answer.code == 1


def test_outputs_beside_the_report(bench: Bench) -> None:
    bench.write({"content/a.md": BAD})
    answer = bench.call("check", "--output", "json:one.json", "--output", "github:two.txt", "--output", "full:three")
    assert answer.code == 1
    assert "mailto-mismatch" in answer.out
    REPORT.validate(json.loads((bench.root / "one.json").read_text("utf-8")))
    assert (bench.root / "two.txt").read_text("utf-8").startswith("::error")
    assert "\x1b" not in (bench.root / "three").read_text("utf-8")


@pytest.mark.parametrize(
    ("output", "says"),
    [
        pytest.param("json", '--output wants FORMAT:FILE, not "json"', id="no file"),
        pytest.param("json:", '--output wants FORMAT:FILE, not "json:"', id="an empty file"),
        pytest.param("jsn:x", '--output knows no format "jsn", did you mean "json"?', id="an unknown format"),
    ],
)
def test_an_output_that_is_none_stops_before_the_run(bench: Bench, output: str, says: str) -> None:
    bench.write({"content/a.md": BAD})
    answer = bench.call("check", "--output", output)
    assert (answer.code, answer.out, answer.err) == (2, "", f"hugolint: {says}\n")


@pytest.mark.parametrize("path", ["missing/x.json", "content"])
def test_an_output_that_cannot_be_written(bench: Bench, path: str) -> None:
    bench.write({"content/a.md": PAGE})
    answer = bench.call("check", "--output", f"json:{path}")
    assert answer.code == 2
    assert answer.err.startswith(f"hugolint: {path}: the report cannot be written: ")
    assert answer.err.count("\n") == 1


def test_a_clean_run_says_what_it_read(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, "content/b.md": PAGE + "{{< note >}}\n"})
    answer = bench.call("check")
    assert answer.code == 0
    assert "2 files, 1 language, " in answer.out
    assert "no problems" in answer.out
    assert "not judged: 1 shortcode name: " in answer.out


def test_quiet_is_a_line_a_finding(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE + MAIL + MAIL})
    assert bench.call("check", "-q").out.count("\n") == 2
    bench.write({"content/a.md": PAGE})
    assert bench.call("check", "-q").out == ""


ARGUMENTS = [
    pytest.param(["check", "--format", "json"], 1, id="check in json"),
    pytest.param(["check", "--format", "full", "--color", "always"], 1, id="check in full"),
    pytest.param(["pages"], 0, id="pages"),
    pytest.param(["schema"], 0, id="schema"),
    pytest.param(["rules"], 0, id="rules"),
    pytest.param(["explain", "language-code"], 0, id="explain"),
    pytest.param(["config"], 0, id="config"),
    pytest.param(["--help"], 0, id="help"),
]


def pipe(bench: Bench, arguments: list[str], stdout: int) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "hugolint", *arguments],
        cwd=bench.root,
        env=environment(),
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is told otherwise there")
@pytest.mark.parametrize(("arguments", "code"), ARGUMENTS)
def test_a_reader_that_leaves_is_no_failure(bench: Bench, arguments: list[str], code: int) -> None:
    """As under `| head -1`, whose reader is gone at once here. The exit code stays that of the run."""
    bench.write({f"content/{number}.md": BAD for number in range(100)})
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = pipe(bench, arguments, writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(("arguments", "code"), ARGUMENTS[:3])
def test_a_disk_that_is_full_is_told_in_a_line(bench: Bench, arguments: list[str], code: int) -> None:
    bench.write({"content/a.md": BAD})
    with open("/dev/full", "wb") as full:
        done = pipe(bench, arguments, full.fileno())
    assert done.returncode == 2
    assert done.stderr == b"hugolint: the report cannot be written: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="there is no sh there")
def test_a_closed_stdout_is_no_failure(bench: Bench) -> None:
    bench.write({"content/a.md": BAD})
    command = f"'{sys.executable}' -m hugolint check >&-"
    done = subprocess.run(["sh", "-c", command], cwd=bench.root, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["check"], id="check"),
        pytest.param(["check", "--format", "concise"], id="concise"),
        pytest.param(["check", "--format", "github"], id="github"),
        pytest.param(["pages"], id="pages"),
        pytest.param(["config"], id="config"),
        pytest.param(["rules"], id="rules"),
        pytest.param(["explain", "mailto-mismatch"], id="explain"),
    ],
)
def test_a_stream_that_holds_ascii_only(bench: Bench, arguments: list[str]) -> None:
    bench.write({"content/blåbär😀.md": BAD.replace("olle", "ölle")})
    answer = bench.start(*arguments, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert answer.code in (0, 1)
    assert answer.err == ""
    assert answer.out.isascii()


def test_json_stays_json_on_a_stream_that_holds_ascii_only(bench: Bench) -> None:
    bench.write({"content/blåbär.md": BAD, ".hugolint.yaml": "rules: {required-keys: {keys: [blåbär]}}"})
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for command in ("check --format json", "pages --format json", "rules --format json", "schema"):
        assert json.loads(bench.start(*command.split(), env=ascii_only).out), command
    (page,) = bench.start("pages", "--format", "json", env=ascii_only).data["pages"]
    assert page["path"] == "content/blåbär.md"


MULTILINGUAL = {
    "hugo.toml": (
        "baseURL = 'https://example.org/base/'\ndefaultContentLanguage = 'en'\n"
        "[languages.en]\nweight = 1\n[languages.sv]\nweight = 2\n[permalinks.page]\nblog = '/b/:year/:slug/'\n"
    ),
    "content/_index.md": PAGE,
    "content/_index.sv.md": PAGE,
    "content/about.md": "---\ntitle: About us\naliases: [/old/, was]\n---\n",
    "content/about.sv.md": "---\ntitle: Om oss\nslug: om\naliases: [/gammal/]\n---\n",
    "content/blog/_index.md": PAGE,
    "content/blog/first/index.md": "---\ntitle: First\ndate: 2020-02-03\nslug: the-first\n---\n",
    "content/blog/first/index.sv.md": "---\ntitle: Första\ndate: 2021-02-03\n---\n",
    "content/blog/draft.md": "---\ntitle: Draft\ndate: 2020-01-01\ndraft: true\n---\n",
    "content/blog/later.md": "---\ntitle: Later\ndate: 2999-01-01\n---\n",
    "content/blog/gone.md": "---\ntitle: Gone\ndate: 2020-01-01\nexpiryDate: 2020-01-02\n---\n",
    "content/Röd Blomma.md": PAGE,
    "content/url.md": "---\ntitle: U\nurl: /somewhere/else.html\n---\n",
}


def test_pages_is_what_hugo_lists(bench: Bench) -> None:
    bench.write(MULTILINGUAL)
    run = run_hugo(bench.root, "list", "all")
    listed = csv.DictReader(io.StringIO(run.stdout[run.stdout.index("path,slug,") :]))
    expected = sorted((row["path"], row["permalink"]) for row in listed)
    assert len(expected) == 12
    pages = json.loads(bench.call("pages", "--format", "json").out)
    assert pages["schema_version"] == 1
    assert sorted((page["path"], page["permalink"]) for page in pages["pages"]) == expected
    rows = list(csv.DictReader(io.StringIO(bench.call("pages", "--format", "csv").out)))
    assert sorted((row["path"], row["permalink"]) for row in rows) == expected
    table = bench.call("pages").out
    for path, permalink in expected:
        assert any(line.startswith(path) and permalink in line for line in table.split("\n"))


def test_pages_names_what_hugo_writes(bench: Bench) -> None:
    bench.write(MULTILINGUAL)
    keys = {"path", "lang", "kind", "permalink", "output", "published", "aliases"}
    pages = json.loads(bench.call("pages", "--format", "json").out)["pages"]
    assert all(set(page) == keys for page in pages)
    unpublished = {page["path"] for page in pages if not page["published"]}
    assert unpublished == {"content/blog/draft.md", "content/blog/later.md", "content/blog/gone.md"}
    layouts = {f"layouts/{name}.html": "{{ .Title }}" for name in ("all", "baseof")}
    bench.write(layouts)
    run_hugo(bench.root, "--destination", "public")
    published = [page for page in pages if page["published"]]
    files = [page["output"] for page in published]
    files += [alias["output"] for page in published for alias in page["aliases"]]
    assert len(files) == 9 + 3
    missing = [name for name in files if not (bench.root / "public" / name).is_file()]
    assert missing == []


@pytest.mark.parametrize("format_", ["table", "csv", "json"])
def test_pages_shows_no_control_characters(bench: Bench, format_: str) -> None:
    bench.write({"content/a\x1b[31m\nb.md": '---\naliases: ["/x\\x9b\\u202e"]\n---\n'})
    out = bench.call("pages", "--format", format_).out
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)
    assert format_ == "json" or out.count("\n") == 1 + (format_ == "csv")
