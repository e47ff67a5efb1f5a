"""The drawn report: as it looks, and what it does where there is little room."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from hugolint.finding import Place
from hugolint.hugo.text import Position
from hugolint.report import Terminal, load
from tests.test_report import (
    alias_collision,
    check_snapshot,
    diagnostic,
    everything,
    mail_mismatch,
    open_shortcode,
    place,
    render,
    result,
    strange_key,
    summary,
)


@pytest.mark.parametrize("width", [40, 59, 80, 200])
def test_the_report_at_a_width(width: int) -> None:
    check_snapshot(f"full-{width}", render("full", everything(), width=width))


def test_the_report_in_ascii() -> None:
    text = render("full", everything(), encoding="ascii")
    assert text.isascii()
    check_snapshot("full-ascii", text)


def test_the_report_in_a_western_encoding_keeps_its_letters() -> None:
    text = render("full", result(mail_mismatch(), strange_key()), encoding="cp1252")
    assert "…" not in text
    assert "så svarer" in text
    assert r"\u65e5\u672c\u8a9e" in text


def test_the_report_in_color() -> None:
    text = render("full", everything(), color=True)
    check_snapshot("full-color", text)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert [line.rstrip() for line in bare.split("\n")] == render("full", everything()).split("\n")


def test_without_color_there_is_no_escape() -> None:
    assert "\x1b" not in render("full", everything())


def test_a_clean_run_is_one_line() -> None:
    assert render("full", result()) == "✓ 1,116 files, 4 languages, 14 rules: no problems (0.8 s)\n"
    one = result(sites=(summary(files=1, languages=("en",)),), rules=1, seconds=0.04)
    assert render("full", one, encoding="ascii") == "ok 1 file, 1 language, 1 rule: no problems (0.04 s)\n"


def test_a_clean_run_tells_what_was_passed_over() -> None:
    outcome = result(sites=(summary(unknown=("5 names: no layouts",)),), suppressed=1, baselined=2)
    line, rest = render("full", outcome, width=120).split("\n", 1)
    assert line.endswith("no problems (0.8 s) (2 in the baseline, 1 suppressed)")
    assert rest == "not judged: 5 names: no layouts\n"


def test_several_sites_are_counted_and_named() -> None:
    sites = tuple(summary(root=root, unknown=("a module",), languages=("en", root)) for root in ("docs", "blog"))
    text = render("full", result(alias_collision(), sites=sites), width=200)
    assert "2 sites · 2,232 files · 3 languages · 1 error · 0 warnings · 0.8 s" in text
    assert text.endswith("not judged: docs: a module\nnot judged: blog: a module\n")


def test_a_rule_is_explained_once() -> None:
    text = render("full", result(alias_collision(), alias_collision(), open_shortcode()))
    assert text.count("hugolint explain alias-collision") == 1
    assert text.count("hugolint explain shortcode-balance") == 1


def test_many_places_are_shown_on_demand() -> None:
    outcome = result(alias_collision(claimants=9))
    assert render("full", outcome).count(":::") == 3 + 1
    assert "  ::: and 5 more (shown with -v)\n" in render("full", outcome)
    assert render("full", outcome, verbose=1).count(":::") == 8
    assert "more (" not in render("full", outcome, verbose=1)


def test_a_limit_says_what_it_left_out() -> None:
    outcome = result(*[alias_collision()] * 3, *[mail_mismatch()] * 2)
    text = render("full", outcome, max_findings=1, width=200)
    assert text.count("error[") == 1
    assert "\n… and 4 more (alias-collision ×2, mailto-mismatch ×2)\n" in text
    assert " · 3 errors · 2 warnings · " in text


def test_below_forty_columns_it_is_concise() -> None:
    assert render("full", everything(), width=39) == render("concise", everything())


def test_a_line_with_overlapping_marks_shows_each() -> None:
    text = "aliases: [/a/b/]\n"
    found = diagnostic("r", "m", place("a.md", text, "/a/b/", "whole"), place("a.md", text, "b", "part"))
    assert " 1 | aliases: [/a/b/]\n   |           ^^^^^ whole\n   |              - part\n" in render(
        "full", result(found)
    )


def test_marks_too_far_apart_show_their_line_twice() -> None:
    text = "start " + "word " * 200 + "end\n"
    found = diagnostic("r", "m", place("a.md", text, "end", "late"), place("a.md", text, "start", "early"))
    shown = [line for line in render("full", result(found)).split("\n") if line.startswith(" 1 |")]
    assert len(shown) == 2
    assert shown[0].startswith(" 1 | start word")
    assert shown[0].endswith("…")
    assert shown[1].startswith(" 1 | …")
    assert shown[1].endswith("word end")


def test_lines_left_out_are_told() -> None:
    lines = ((3, "a:"), (7, "  b: x"))
    found = diagnostic("r", "m", Place("a.md", Position(7, 3), Position(7, 4), "", lines))
    assert " 3 | a:\n   ⋮\n 7 |   b: x\n   |   ^\n" in render("full", result(found))


def test_a_stretch_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    found = diagnostic("r", "m", place("a.md", "x {{< a\n b >}} y\n", "{{< a\n b >}}"))
    assert " 1 | x {{< a\n   |   ^^^^^\n" in render("full", result(found))


def test_the_end_of_a_line_can_be_marked() -> None:
    at = Place("a.md", Position(1, 4), Position(1, 4), "here", ((1, "abc"),))
    assert " 1 | abc\n   |    ^ here\n" in render("full", result(diagnostic("r", "m", at)))


@pytest.mark.parametrize("position", [Position(1, 99), Position(5, 1), Position(0, 0)])
def test_a_place_that_is_not_there_crashes_nothing(position: Position) -> None:
    at = Place("a.md", position, position, "here", ((1, "abc"),))
    assert "--> a.md:" in render("full", result(diagnostic("r", "m", at)))


def test_a_paragraph_of_one_long_line_is_a_window() -> None:
    text = "ord " * 1250 + "[x](y) " + "ord " * 1250
    lines = render("full", result(diagnostic("r", "m", place("a.md", text, "[x](y)", "this link")))).split("\n")
    source = next(index for index, line in enumerate(lines) if line.startswith(" 1 |"))
    assert lines[source].startswith(" 1 | …")
    assert lines[source].endswith("…")
    assert lines[source].index("[x](y)") == lines[source + 1].index("^^^^^^ this link")
    assert cell_len(lines[source]) <= 80


def test_a_mark_wider_than_the_window_shows_its_start() -> None:
    text = "ord " * 50 + "[" + "lenke " * 99 + "](y)\n"
    lines = render("full", result(diagnostic("r", "m", place("a.md", text, text[200:-1], "this link")))).split("\n")
    source = next(index for index, line in enumerate(lines) if line.startswith(" 1 |"))
    assert lines[source].index("[lenke") == lines[source + 1].index("^")
    assert max(map(cell_len, lines)) <= 80


def test_a_megabyte_in_one_line_costs_no_more_than_a_short_one() -> None:
    text = "\u0301" * 500_000 + "X" + "\t\u200d\x1b" * 200_000
    render("full", result(diagnostic("r", "m", place("a.md", "X", "X"))))
    shown = render("full", result(diagnostic("r", "m", place("a.md", text, "X", "here"))))
    assert "^ here" in shown
    assert len(shown) < 5_000


def test_markup_of_rich_is_text() -> None:
    found = diagnostic("r", "[bold]m[/bold] :smile:", place("[red].md", "[b]x[/b] :tada:\n", "x", "[i]"))
    text = render("full", result(found), color=True)
    for written in ("[bold]m[/bold] :smile:", "[red].md:1:4", "[b]x[/b] :tada:", "^ [i]"):
        assert written in re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_advice_to_copy_is_not_broken() -> None:
    advice = 'somewhere further down you have to write {{< details "More words" />}} and nothing else'
    assert '{{< details "More words" />}}' in render("full", result(replace(alias_collision(), help=advice)), width=60)


def test_a_command_to_copy_is_not_broken() -> None:
    for width in (40, 60, 80):
        for encoding in (None, "ascii"):
            text = render("full", result(open_shortcode()), width=width, encoding=encoding)
            assert "hugolint explain shortcode-balance\n" in text


def test_a_stream_that_lies_about_itself_gets_no_error() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    load("full")(everything(), stream, Terminal(unicode=True))
    stream.flush()
    assert b"\\u22ee" in stream.buffer.getvalue()
