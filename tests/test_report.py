"""The reporters by name, how a stream looks to them, and the short format. The other report tests build on these."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hugolint.errors import UsageError
from hugolint.finding import Diagnostic, Hugo, Place, PlacedEdit, PlacedFix, Severity
from hugolint.hugo.text import Position, Source
from hugolint.report import FORMATS, Terminal, describe_terminal, load
from hugolint.report.words import consequence
from hugolint.result import Result, SiteSummary, Verdict

SNAPSHOTS = Path(__file__).parent / "snapshots"


def place(path: str, text: str, needle: str, message: str = "", *, context: int = 0) -> Place:
    """The first occurrence of a needle in a file's text, with some lines above it."""
    source = Source(path, text)
    offset = text.index(needle)
    start, end = source.position(offset), source.position(offset + len(needle))
    numbers = range(max(1, start.line - context), start.line + 1)
    return Place(path, start, end, message, tuple((number, source.line(number)) for number in numbers))


def diagnostic(rule: str, message: str, at: Place, *related: Place, **given: Any) -> Diagnostic:
    defaults: dict[str, Any] = {
        "said": None,
        "group": "urls",
        "severity": Severity.ERROR,
        "hugo": Hugo.SILENT,
        "why": "",
        "help": "",
        "claim": None,
        "fix": None,
        "fingerprint": "0" * 64,
    }
    return Diagnostic(rule=rule, message=message, place=at, related=related, **{**defaults, **given})


def summary(**given: Any) -> SiteSummary:
    defaults: dict[str, Any] = {
        "root": ".",
        "hugo_version": "0.168.0",
        "languages": ("en", "nb", "sv", "da"),
        "multihost": True,
        "unknown": (),
        "verdict": Verdict("yes"),
        "files": 1116,
    }
    return SiteSummary(**{**defaults, **given})


def result(*diagnostics: Diagnostic, **given: Any) -> Result:
    defaults: dict[str, Any] = {"sites": (summary(),), "rules": 14, "suppressed": 0, "baselined": 0, "seconds": 0.8}
    return Result(diagnostics=diagnostics, **{**defaults, **given})


def render(name: str, outcome: Result, *, encoding: str | None = None, **look: Any) -> str:
    """What a format writes; with an encoding, to a stream that takes nothing else."""
    if encoding is None:
        text = io.StringIO()
        load(name)(outcome, text, Terminal(**look))
        return text.getvalue()
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    load(name)(outcome, stream, Terminal(**{"unicode": False, **look}))
    stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode(encoding)


def check_snapshot(name: str, text: str) -> None:
    """Compare with a file; HUGOLINT_UPDATE=1 writes it anew, to be looked at before it is kept."""
    path = SNAPSHOTS / f"{name}.txt"
    readable = text.replace("\x1b", "␛")
    if os.environ.get("HUGOLINT_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(readable.encode())
    assert readable == path.read_bytes().decode()


def alias_collision(claimants: int = 2) -> Diagnostic:
    first = place(
        "content/sv/pricing/_index.md",
        "---\ntitle: Priser\nlang: sv\ndraft: false\naliases:\n  - /old-pricing/\n---\n",
        "/old-pricing/",
        "this page claims it",
        context=1,
    )
    text = "---\ntitle: Compute\naliases: [/old-pricing, /compute/]\n---\n"
    others = [
        place(f"content/sv/services/compute{number or ''}.md", text, "/old-pricing", "and so does this one")
        for number in range(claimants - 1)
    ]
    return diagnostic(
        "alias-collision",
        f'"/old-pricing/" is claimed by {claimants} pages (sv)',
        first,
        *others,
        why="Hugo writes the redirect twice and the winner changes between builds",
        help="remove the alias from all pages but one",
        claim="sv/old-pricing/index.html",
    )


def open_shortcode() -> Diagnostic:
    text = (
        "\n" * 13
        + '{{< details "More" >}}\n'
        + "text\n" * 16
        + "{{% /notice %}}\n"
        + "text\n" * 99
        + "## Next question\n"
    )
    return diagnostic(
        "shortcode-balance",
        '"details" is never closed',
        place("content/en/faq.md", text, '{{< details "More" >}}', "opened here"),
        place("content/en/faq.md", text, "{{% /notice %}}", 'closes "notice", not "details"'),
        place("content/en/faq.md", text, "#", "a closing {{< /details >}} is expected before this heading"),
        group="shortcodes",
        hugo=Hugo.FAILS,
        why="its template uses .Inner, so the shortcode must be closed or self-closed",
        help='add {{< /details >}} or write {{< details "More" />}}',
    )


def mail_mismatch() -> Diagnostic:
    ahead = "Vi er her for å hjelpe. Har du spørsmål om priser, eller noe annet? Skriv til "
    text = f"{ahead}[ola@example.com](mailto:kari@example.com) så svarer vi så snart vi kan, oftest samme dag.\n"
    edit = PlacedEdit("content/nb/contact.md", Position(1, 97), Position(1, 120), "mailto:ola@example.com")
    return diagnostic(
        "mailto-mismatch",
        "link shows one address, opens another",
        place("content/nb/contact.md", text, "mailto:kari@example.com", "goes here"),
        place("content/nb/contact.md", text, "ola@example.com", "readers see this"),
        group="links",
        severity=Severity.WARNING,
        why="mail goes to somebody else than the reader means to write to",
        fix=PlacedFix("link to ola@example.com", False, (edit,)),
    )


def strange_key() -> Diagnostic:
    text = '---\n\t"日本語\u202e\x1b[31m": [1, "🎉 fest", /här/]\n---\n'
    return diagnostic(
        "required-keys",
        "a key with \x1b[31m in it",
        place("content/sv/b\xe5t\udcff.md", text, "/här/", "here"),
        place("content/sv/b\xe5t\udcff.md", text, '日本語\u202e\x1b[31m"', "and what stands there"),
        group="front-matter",
        severity=Severity.INFO,
    )


def unreadable_file() -> Diagnostic:
    nowhere = Place("content/x.md", Position(1, 1), Position(1, 1), "permission denied", ())
    return diagnostic("unreadable-file", "the file cannot be read", nowhere, group="site")


def everything() -> Result:
    return result(
        alias_collision(),
        alias_collision(claimants=9),
        open_shortcode(),
        mail_mismatch(),
        strange_key(),
        unreadable_file(),
        sites=(summary(unknown=("5 shortcode names: no layouts on disk", "2 mounts: module not on disk")),),
        suppressed=3,
        baselined=12,
    )


class Stream(io.StringIO):
    """A stream that says of itself what a test wants."""

    def __init__(self, *, tty: bool = False, encoding: str | None = None) -> None:
        super().__init__()
        self._tty = tty
        self._encoding = encoding

    def isatty(self) -> bool:
        return self._tty

    @property
    def encoding(self) -> str | None:  # type: ignore[override]
        return self._encoding


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reports_a_clean_run_and_a_full_one(name: str) -> None:
    assert render(name, everything()).endswith("\n")
    assert render(name, result()).endswith("\n") or name in ("github", "azure", "jsonl")


def test_an_unknown_format_is_named_with_its_neighbour() -> None:
    with pytest.raises(UsageError, match='no format "jsn", did you mean "json"'):
        load("jsn")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "full"])
def test_only_the_drawn_report_costs_the_import_of_rich(name: str) -> None:
    import subprocess

    code = f"import sys; from hugolint.report import load; load({name!r}); print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("color", "environ", "tty", "expected"),
    [
        pytest.param("auto", {}, False, False, id="a pipe has no colour"),
        pytest.param("auto", {}, True, True, id="a terminal has"),
        pytest.param("auto", {"TERM": "dumb"}, True, False, id="a dumb terminal has not"),
        pytest.param("auto", {"NO_COLOR": ""}, True, True, id="an empty NO_COLOR says nothing"),
        pytest.param("auto", {"FORCE_COLOR": ""}, False, False, id="an empty FORCE_COLOR says nothing"),
        pytest.param("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False, id="NO_COLOR beats FORCE_COLOR"),
        pytest.param("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True, id="FORCE_COLOR beats a dumb terminal"),
        pytest.param("auto", {"CLICOLOR_FORCE": "1"}, False, True, id="CLICOLOR_FORCE is another name for it"),
        pytest.param("auto", {"CLICOLOR_FORCE": "0"}, False, False, id="CLICOLOR_FORCE=0 forces nothing"),
        pytest.param("auto", {"GITHUB_ACTIONS": "true"}, False, True, id="the log of GitHub shows colours"),
        pytest.param("auto", {"GITLAB_CI": "true"}, False, True, id="the log of GitLab shows colours"),
        pytest.param("auto", {"GITLAB_CI": "true", "NO_COLOR": "1"}, False, False, id="NO_COLOR holds there, too"),
        pytest.param("auto", {"GITLAB_CI": "true", "TERM": "dumb"}, True, False, id="and so does a dumb terminal"),
        pytest.param("always", {"NO_COLOR": "1"}, False, True, id="the option beats the environment: always"),
        pytest.param("never", {"FORCE_COLOR": "1"}, True, False, id="the option beats the environment: never"),
    ],
)
def test_color(color: Any, environ: dict[str, str], tty: bool, expected: bool) -> None:
    assert describe_terminal(Stream(tty=tty), color, environ).color is expected


@pytest.mark.parametrize(
    ("columns", "width"),
    [("120", 120), ("", 80), ("0", 80), ("-5", 80), ("wide", 80), ("²", 80), ("9" * 99, 80)],
)
def test_the_width_is_columns_else_80_where_there_is_no_terminal(columns: str, width: int) -> None:
    assert describe_terminal(Stream(tty=True), "auto", {"COLUMNS": columns}).width == width
    assert describe_terminal(Stream(), "auto", {}).width == 80


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (None, True),
        ("utf-8", True),
        ("UTF8", True),
        ("utf-8-sig", True),
        ("ascii", False),
        ("cp1252", False),
        ("x", False),
    ],
)
def test_unicode_is_what_the_stream_can_hold(encoding: str | None, expected: bool) -> None:
    assert describe_terminal(Stream(encoding=encoding), "auto", {}).unicode is expected


@pytest.mark.parametrize(
    ("hugo", "why", "expected"),
    [
        pytest.param(Hugo.SILENT, "", "", id="nothing is said of what Hugo passes over"),
        pytest.param(Hugo.SILENT, "readers are lost", "readers are lost", id="the rule's own words stand alone"),
        pytest.param(Hugo.FAILS, "", "Hugo's build fails here", id="a failure is told without a why"),
        pytest.param(Hugo.FAILS, "it is no date", "Hugo's build fails here: it is no date", id="and before a why"),
        pytest.param(Hugo.FAILS, "Hugo stops at it", "Hugo stops at it", id="but not twice"),
        pytest.param(Hugo.FAILS, "the build breaks", "the build breaks", id="nor in other words"),
        pytest.param(Hugo.WARNS, "it is old", "Hugo only warns here: it is old", id="a warning is told"),
        pytest.param(Hugo.WARNS, "Hugo prints a warning", "Hugo prints a warning", id="a warning is told once"),
    ],
)
def test_what_hugo_does_is_plain(hugo: Hugo, why: str, expected: str) -> None:
    assert consequence(replace(unreadable_file(), hugo=hugo, why=why)) == expected


def test_concise() -> None:
    check_snapshot("concise", render("concise", everything()))
    check_snapshot("concise-ascii", render("concise", everything(), encoding="ascii"))


def test_concise_names_every_place_when_asked() -> None:
    line = render("concise", result(alias_collision(claimants=9)), verbose=1).split("\n")[0]
    assert line.count("; also content/sv/services/compute") == 8
    assert "more" not in line


def test_quiet_is_the_findings_and_nothing_else() -> None:
    assert render("concise", result(), verbose=-1) == ""
    quiet = render("full", result(alias_collision(), sites=(summary(unknown=("a",)),)), verbose=-1)
    assert quiet == render("concise", result(alias_collision()), verbose=-1)
    assert quiet.count("\n") == 1
