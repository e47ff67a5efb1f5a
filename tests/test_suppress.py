"""Comments that silence a finding: every form, what they reach, and what becomes of those that are of no use."""

from __future__ import annotations

import pytest

from tests.conftest import MAIL, PAGE, Bench

RULE = "mailto-mismatch"
NEXT = f"<!-- hugolint-disable-next-line {RULE} -->\n"
OFF = f"<!-- hugolint-disable {RULE} -->\n"
ON = "<!-- hugolint-enable -->\n"
UNKNOWN = "unknown-suppression"
UNUSED = "unused-suppression"
JSON = '{"title": "A page"}\n'
ORG = "#+title: A page\n"
TOML = "+++\ntitle = 'A page'\n+++\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PAGE + NEXT + MAIL, id="the next line"),
        pytest.param(PAGE + f"text {NEXT}{MAIL}", id="the next line, after some text"),
        pytest.param(PAGE + NEXT.replace("\n", "\r\n") + MAIL, id="the next line after a carriage return"),
        pytest.param(PAGE + f"<!--hugolint-disable-next-line {RULE}-->\n{MAIL}", id="without spaces"),
        pytest.param(PAGE + f"<!--\nhugolint-disable-next-line {RULE} -->\n{MAIL}", id="opened on a line of its own"),
        pytest.param(PAGE + NEXT.replace(" -->", " -- the office asked -->") + MAIL, id="with a reason"),
        pytest.param(PAGE + OFF + MAIL + MAIL, id="to the end of the page"),
        pytest.param(PAGE + OFF + MAIL + ON, id="a region"),
        pytest.param(PAGE + OFF + MAIL + f"<!-- hugolint-enable {RULE} -->\n", id="a region that names its rule"),
        pytest.param(PAGE + OFF + MAIL + ON + OFF + MAIL + ON, id="two regions"),
        pytest.param(
            PAGE + OFF + "<!-- hugolint-enable alias-collision -->\n" + MAIL,
            id="an enable of another rule ends nothing",
        ),
        pytest.param(f"---\ntitle: A page # hugolint-disable {RULE}\n---\n{MAIL}", id="the whole page, from YAML"),
        pytest.param(
            f"---\n# hugolint-disable {RULE}\ntitle: A page\n---\n{MAIL}", id="from YAML, on a line of its own"
        ),
        pytest.param(f"+++\n# hugolint-disable {RULE}\ntitle = 'A # b'\n+++\n{MAIL}", id="the whole page, from TOML"),
        pytest.param(JSON + OFF + MAIL, id="the whole page, after JSON"),
        pytest.param(JSON + "\n\n" + OFF + "\n" + MAIL + ON + MAIL, id="after JSON an enable changes nothing"),
        pytest.param(ORG + OFF + MAIL, id="the whole page, after Org keywords"),
        pytest.param(TOML + NEXT + MAIL, id="the next line under TOML"),
        pytest.param(NEXT + MAIL, id="a page without front matter"),
        pytest.param(PAGE + "```\ncode\n```\n" + NEXT + MAIL, id="after code"),
        pytest.param(PAGE + "{{< note >}}\n" + NEXT + MAIL + "{{< /note >}}\n", id="inside a shortcode"),
    ],
)
def test_silenced(bench: Bench, text: str) -> None:
    bench.write({"content/a.md": text})
    answer = bench.check()
    assert answer.found == []
    assert answer.data["summary"]["suppressed"] == text.count("](mailto")
    assert answer.code == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PAGE + NEXT + "\n" + MAIL, [f"4 {UNUSED}", f"6 {RULE}"], id="the line after the next"),
        pytest.param(PAGE + MAIL + NEXT, [f"4 {RULE}", f"5 {UNUSED}"], id="a comment below the line"),
        pytest.param(PAGE + MAIL + NEXT.strip(), [f"4 {RULE}", f"5 {UNUSED}"], id="a comment that ends the file"),
        pytest.param(PAGE + OFF + ON + MAIL, [f"4 {UNUSED}", f"6 {RULE}"], id="after the region"),
        pytest.param(PAGE + MAIL + OFF, [f"4 {RULE}", f"5 {UNUSED}"], id="in front of the region"),
        pytest.param(PAGE + f"`{NEXT.strip()}`\n{MAIL}", [f"5 {RULE}"], id="inline code says nothing"),
        pytest.param(PAGE + f"```html\n{NEXT}```\n{MAIL}", [f"7 {RULE}"], id="a code block says nothing"),
        pytest.param(PAGE + f"text\n\n    {NEXT}\n{MAIL}", [f"8 {RULE}"], id="indented code says nothing"),
        pytest.param(
            PAGE + f"{{{{</* {NEXT.strip()} */>}}}}\n{MAIL}", [f"5 {RULE}"], id="an escape comment says nothing"
        ),
        pytest.param(
            NEXT + PAGE + MAIL,
            ["1 front-matter-ignored", f"1 {UNUSED}", f"5 {RULE}"],
            id="above the front matter it is but text",
        ),
        pytest.param(
            f"---\ntitle: '# hugolint-disable {RULE}'\n---\n{MAIL}", [f"4 {RULE}"], id="a value is no comment"
        ),
        pytest.param(
            f"---\ntitle: |\n  # hugolint-disable {RULE}\n---\n{MAIL}",
            [f"5 {RULE}"],
            id="a block of text is no comment",
        ),
        pytest.param(
            f'+++\ntitle = """\n# hugolint-disable {RULE}\n"""\n+++\n{MAIL}', [f"6 {RULE}"], id="nor is one in TOML"
        ),
        pytest.param(
            JSON + "text\n\n" + OFF + MAIL + ON + MAIL, [f"7 {RULE}"], id="after JSON and text it is a region"
        ),
        pytest.param(
            f"---\ntitle: A # hugolint-disable-line {RULE}\n---\n{MAIL}",
            [f"2 {UNUSED}", f"4 {RULE}"],
            id="a line of the front matter is no page",
        ),
        pytest.param(
            PAGE + "<!-- hugolint-disable-next-line alias-collision -->\n" + MAIL,
            [f"4 {UNUSED}", f"5 {RULE}"],
            id="another rule",
        ),
        pytest.param(
            PAGE + f"<!-- hugolint-disable-next-line alias-collision, {RULE} -->\n" + MAIL,
            [f"4 {UNUSED}"],
            id="one of two rules is of no use",
        ),
    ],
)
def test_not_silenced(bench: Bench, text: str, expected: list[str]) -> None:
    bench.write({"content/a.md": text})
    assert bench.check().found == [f"content/a.md:{one}" for one in expected]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("<!-- hugolint-disable-next-line -->\n", "hugolint-disable-next-line names no rule", id="no rule"),
        pytest.param("<!-- hugolint-disable -->\n", "hugolint-disable names no rule", id="no rule for a region"),
        pytest.param(
            "<!-- hugolint-disable mailto-missmatch -->\n",
            'no rule is called "mailto-missmatch", did you mean "mailto-mismatch"?',
            id="a slip in the rule",
        ),
        pytest.param(
            "<!-- hugolint-disable-nextline mailto-mismatch -->\n",
            '"hugolint-disable-nextline" is not known in the body, did you mean "hugolint-disable-next-line"?',
            id="a slip in the directive",
        ),
        pytest.param(
            "<!-- hugolint-enable mailto-missmatch -->\n",
            'no rule is called "mailto-missmatch", did you mean "mailto-mismatch"?',
            id="a slip in an enable",
        ),
        pytest.param(
            "<!-- hugolint-disable rule-crash -->\n",
            "rule-crash cannot be silenced by a comment",
            id="a finding of the engine",
        ),
    ],
)
def test_unknown(bench: Bench, text: str, says: str) -> None:
    bench.write({"content/a.md": PAGE + text})
    (row,) = bench.check().rows
    assert (row["rule"], row["severity"], row["start"]) == (UNKNOWN, "warning", {"line": 4, "column": 1})
    assert row["message"] == says


def test_a_slip_in_a_front_matter_comment_is_told(bench: Bench) -> None:
    bench.write({"content/a.md": f"---\ntitle: A # hugolint-disable-next-line {RULE}\n---\n"})
    (row,) = bench.check().rows
    assert row["rule"] == UNKNOWN
    assert row["message"].endswith('is not known in front matter, did you mean "hugolint-disable-line"?')
    assert row["start"] == {"line": 2, "column": 10}


@pytest.mark.parametrize(
    ("config", "arguments", "files"),
    [
        pytest.param("", ["--ignore", RULE], {}, id="the rule is ignored"),
        pytest.param("", ["--select", "alias-collision"], {}, id="another rule is selected"),
        pytest.param("", ["--select", "alias-collision,site"], {}, id="the rule is not among the selected ones"),
        pytest.param(f"rules: {{{RULE}: 'off'}}", [], {}, id="the rule is off"),
        pytest.param(
            f"overrides: [{{files: a.md, rules: {{{RULE}: 'off'}}}}]", [], {}, id="the rule is off for the page"
        ),
        pytest.param("exclude: a.md", [], {}, id="the page is excluded"),
        pytest.param("", ["content/b.md"], {"content/b.md": PAGE}, id="the page is not asked for"),
        pytest.param(
            "",
            [],
            {
                "content/a.md": "---\ntitle: A\ndraft: true\naliases: [/x/] # hugolint-disable-line alias-collision\n---\n"
            },
            id="a draft is judged only once it is published",
        ),
    ],
)
def test_a_comment_is_of_no_use_only_where_its_rule_judged(
    bench: Bench, config: str, arguments: list[str], files: dict[str, str]
) -> None:
    bench.write({".hugolint.yaml": config, "content/a.md": PAGE + NEXT + "text\n", **files})
    assert bench.check(*arguments).found == []


def test_a_comment_in_an_html_page_is_never_code(bench: Bench) -> None:
    link = '    <a href="x">y</a>\n'
    allow = "[security]\nallowContent = ['.*']\n"
    page = PAGE + f"\n    <!-- hugolint-disable-next-line {RULE} -->\n" + link
    bench.write({"hugo.toml": allow, "content/a.html": page})
    assert bench.check().found == [f"content/a.html:5 {UNUSED}"]


def claimant(comment: str = "") -> str:
    return f"---\ntitle: A\naliases:\n  - /x/\n  - /old/{comment}\n---\n"


LINE = " # hugolint-disable-line alias-collision"


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        pytest.param([LINE, ""], None, id="one of two is taken out, so nothing collides"),
        pytest.param(["", LINE], None, id="and so the other way round"),
        pytest.param([LINE, LINE], None, id="both of two"),
        pytest.param([LINE, LINE, ""], None, id="two of three"),
        pytest.param([LINE, "", ""], ["b", "c"], id="the first of three: the second is the place"),
        pytest.param(["", LINE, ""], ["a", "c"], id="the second of three"),
        pytest.param(["", "", LINE], ["a", "b"], id="the third of three"),
    ],
)
def test_a_claimant_is_taken_out_of_a_collision(bench: Bench, comments: list[str], expected: list[str] | None) -> None:
    pages = {f"content/{name}.md": claimant(text).replace("/x/", f"/{name}/")
             for name, text in zip("abc", comments, strict=False)}  # fmt: skip
    bench.write(pages)
    answer = bench.check()
    if expected is None:
        assert answer.rows == []
        assert answer.data["summary"]["suppressed"] == 1
        assert answer.code == 0
        return
    (row,) = answer.rows
    assert [row["path"], *(place["path"] for place in row["related"])] == [f"content/{name}.md" for name in expected]
    assert answer.data["summary"]["suppressed"] == 0
    assert row["start"] == {"line": 5, "column": 5}


def test_the_comment_at_another_alias_of_the_page_takes_nothing_out(bench: Bench) -> None:
    bench.write(
        {"content/a.md": claimant().replace("/x/", f"/x/{LINE}"), "content/b.md": claimant().replace("/x/", "/y/")}
    )
    assert bench.check().found == ["content/a.md:4 unused-suppression", "content/a.md:5 alias-collision"]


def test_summary_counts_only_what_the_paths_ask_for(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE + NEXT + MAIL, "content/b.md": PAGE})
    assert bench.check("content/b.md").data["summary"]["suppressed"] == 0
    assert bench.check("content/a.md").data["summary"]["suppressed"] == 1
