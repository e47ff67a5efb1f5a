"""The whole run: places, fingerprints, what Hugo's options change, rules that raise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import BAD, MAIL, OLD, PAGE, Bench


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param(PAGE + MAIL, (4, 27), (4, 43), id="plain"),
        pytest.param(PAGE + "å " + MAIL, (4, 29), (4, 45), id="a letter of two bytes is one column"),
        pytest.param(PAGE + "😀 " + MAIL, (4, 29), (4, 45), id="a character outside of the first plane is one column"),
        pytest.param(PAGE + "e\u0301 " + MAIL, (4, 30), (4, 46), id="a combining mark is a column of its own"),
        pytest.param(PAGE + "a\t" + MAIL, (4, 29), (4, 45), id="a tab is one column"),
        pytest.param("\ufeff" + PAGE + MAIL, (4, 27), (4, 43), id="a byte order mark counts nowhere"),
        pytest.param("\ufeff" + MAIL, (1, 27), (1, 43), id="nor where the page begins with the place"),
        pytest.param(
            (PAGE + "å\n" + MAIL).replace("\n", "\r\n"), (5, 27), (5, 43), id="carriage returns count nowhere"
        ),
        pytest.param((PAGE + "a\u2028b\x0c\x85" + MAIL), (4, 32), (4, 48), id="only a line feed ends a line"),
        pytest.param(PAGE.encode() + b"\xff\xe5 " + MAIL.encode(), (4, 30), (4, 46), id="a broken byte is one column"),
    ],
)
def test_places_count_code_points(
    bench: Bench, text: str | bytes, start: tuple[int, int], end: tuple[int, int]
) -> None:
    bench.write({"content/a.md": text})
    (row,) = bench.check("--select", "mailto-mismatch").rows
    assert (row["start"]["line"], row["start"]["column"]) == start
    assert (row["end"]["line"], row["end"]["column"]) == end


def prints(bench: Bench, *arguments: str) -> dict[str, str]:
    """Each finding's fingerprint by its place."""
    return {f"{row['path']}:{row['start']['line']}": row["fingerprint"] for row in bench.check(*arguments).rows}


def test_a_fingerprint_survives_moved_lines(bench: Bench) -> None:
    bench.write({"content/a.md": BAD})
    before = prints(bench)["content/a.md:4"]
    bench.write({"content/a.md": PAGE + "\nmore\n\n" + MAIL})
    assert prints(bench) == {"content/a.md:7": before}
    assert len(before) == 64
    assert set(before) <= set("0123456789abcdef")


def test_equal_lines_have_two_fingerprints_that_stay(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE + MAIL + MAIL})
    first, second = prints(bench).values()
    assert first != second
    bench.write({"content/a.md": PAGE + "\n" + MAIL + "\n" + MAIL})
    assert list(prints(bench).values()) == [first, second]


def test_a_fingerprint_tells_pages_rules_and_texts_apart(bench: Bench) -> None:
    bench.write({"content/a.md": BAD, "content/b.md": BAD, "content/c.md": BAD.replace("olle@", "nils@")})
    assert len(set(prints(bench).values())) == 3


def test_a_fingerprint_is_the_same_from_everywhere(bench: Bench) -> None:
    bench.write({"hugo.toml": "", "content/a.md": BAD})
    here = list(prints(bench).values())
    assert [row["fingerprint"] for row in bench.check("..", cwd="content").rows] == here
    assert [row["fingerprint"] for row in bench.check("a.md", cwd="content").rows] == here


def test_a_fingerprint_of_a_collision_depends_on_the_claimants_only(bench: Bench) -> None:
    bench.write({"content/a.md": OLD, "content/b.md": OLD})
    (before,) = prints(bench).values()
    assert list(prints(bench, "content/b.md").values()) == [before]
    bench.write({"content/a.md": OLD.replace("[/old/]", "[/a/, /old]"), "content/b.md": "\n" + OLD})
    assert list(prints(bench).values()) == [before], "written otherwise, and on another line"
    bench.write({"content/c.md": OLD})
    assert list(prints(bench).values()) != [before], "a third page joins in"
    elsewhere = OLD.replace("/old/", "/new/")
    bench.write({"content/a.md": elsewhere, "content/b.md": elsewhere, "content/c.md": PAGE})
    assert list(prints(bench).values()) != [before], "another file is claimed"


def test_findings_come_in_the_order_of_path_place_and_rule(bench: Bench) -> None:
    bench.write(
        {
            "content/b.md": BAD,
            "content/a.md": "---\naliases: [/old/]\n---\n" + MAIL + MAIL,
            "content/Z.md": OLD,
            "content/z2.md": OLD,
        }
    )
    assert bench.check().found == [
        "content/Z.md:3 alias-collision",
        "content/a.md:1 required-keys",
        "content/a.md:4 mailto-mismatch",
        "content/a.md:5 mailto-mismatch",
        "content/b.md:4 mailto-mismatch",
    ]


DATED = "---\ntitle: A\naliases: [/old/]\n{}\n---\n"


@pytest.mark.parametrize(
    ("line", "arguments", "found"),
    [
        pytest.param("draft: true", [], False, id="a draft writes no alias"),
        pytest.param("draft: true", ["-D"], True, id="a draft with -D"),
        pytest.param("draft: true", ["--build-drafts"], True, id="a draft with --build-drafts"),
        pytest.param("draft: true", ["-F", "-E"], False, id="a draft is neither future nor expired"),
        pytest.param("date: 2999-01-01", [], False, id="a future page"),
        pytest.param("date: 2999-01-01", ["-F"], True, id="a future page with -F"),
        pytest.param("date: 2999-01-01", ["--now", "2999-01-02"], True, id="a future page, later"),
        pytest.param("date: 2020-06-01", ["--now", "2020-05-31T23:59:59Z"], False, id="a second before"),
        pytest.param("date: 2020-06-01", ["--now", "2020-06-01T01:00:00+02:00"], False, id="an hour before, elsewhere"),
        pytest.param("date: 2020-06-01", ["--now", "2020-06-01T03:00:00+02:00"], True, id="an hour later, elsewhere"),
        pytest.param("expiryDate: 2000-01-01", [], False, id="an expired page"),
        pytest.param("expiryDate: 2000-01-01", ["-E"], True, id="an expired page with -E"),
        pytest.param("expiryDate: 2000-01-01", ["--now", "1999-12-31"], True, id="an expired page, earlier"),
    ],
)
def test_what_is_published(bench: Bench, line: str, arguments: list[str], found: bool) -> None:
    bench.write({"content/a.md": OLD, "content/b.md": DATED.format(line)})
    assert bench.check(*arguments).found == (["content/a.md:3 alias-collision"] if found else [])


@pytest.mark.parametrize("option", ["--now", "--hugo-version"])
def test_an_option_that_cannot_be_read(bench: Bench, option: str) -> None:
    bench.write({"content/a.md": PAGE})
    answer = bench.check(option, "yesterday")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"hugolint: {option} wants")
    assert 'not "yesterday"' in answer.err
    assert answer.err.count("\n") == 1


def test_environment_chooses_the_config(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write(
        {
            "hugo.toml": "",
            "config/production/hugo.toml": "disableAliases = true\n",
            "content/a.md": OLD,
            "content/b.md": OLD,
        }
    )
    assert bench.check().found == []
    assert bench.check("--environment", "staging").found == ["content/a.md:3 alias-collision"]
    assert bench.check("-e", "staging").code == 1
    monkeypatch.setenv("HUGO_ENVIRONMENT", "staging")
    assert bench.check().code == 1
    assert bench.check("-e", "production").code == 0


def test_the_version_is_that_of_the_option_then_that_of_the_config(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE})
    assert bench.check().data["site"]["hugo_version"] == "0.168.0"
    assert bench.check("--hugo-version", "v0.110").data["site"]["hugo_version"] == "0.110.0"
    bench.write({".hugolint.yaml": "hugo-version: '0.147.1'\n"})
    assert bench.check().data["site"]["hugo_version"] == "0.147.1"
    assert bench.check("--hugo-version", "0.150.0").data["site"]["hugo_version"] == "0.150.0"


@pytest.mark.parametrize(
    ("version", "found"),
    [
        pytest.param("0.168.0", [], id="each language has its own"),
        pytest.param("0.155.0", [], id="since 0.155"),
        pytest.param("0.154.5", ["content/a.md:3 alias-collision"], id="before, both languages wrote one file"),
        pytest.param("0.147.9", ["content/a.md:3 alias-collision"], id="and long before"),
    ],
)
def test_an_alias_in_two_languages(bench: Bench, version: str, found: list[str]) -> None:
    bench.write(
        {
            "hugo.toml": "[languages.en]\nweight = 1\n[languages.sv]\nweight = 2\n",
            "content/a.md": OLD,
            "content/b.sv.md": OLD,
        }
    )
    assert bench.check("--hugo-version", version).found == found


RULE = '''"""A rule for a test."""

from hugolint.api import Bad, Good, Options, {kind}


def check(subject, options):
    {body}


RULE = {kind}(id="{id}", summary="s", check=check, options=Options, examples=(Good("x"), Bad("y", at="y", says="z")))
'''


def rule_folder(bench: Bench, body: str, kind: str = "PageRule", id_: str = "my-rule") -> str:
    """A folder of rules with one rule in it."""
    text = RULE.format(body=body, kind=kind, id=id_)
    bench.write({f"rules/mine/{id_.replace('-', '_')}.py": text})
    return str(bench.root / "rules")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("raise ValueError('bad\\nluck')", "ValueError: bad luck", id="it raises at once"),
        pytest.param("raise ValueError", "ValueError: no message", id="it raises without a message"),
        pytest.param("yield 1", "TypeError: a rule yields findings, not int", id="it yields no finding"),
        pytest.param("return 1", "TypeError: 'int' object is not iterable", id="it is no generator"),
        pytest.param("raise SystemExit(0)", "SystemExit: 0", id="it wants to leave"),
        pytest.param("check(subject, options)", "RecursionError: ", id="it never ends"),
        pytest.param("yield subject.nothing", "AttributeError: ", id="it asks for what is not there"),
    ],
)
def test_a_rule_that_raises(bench: Bench, body: str, says: str) -> None:
    folder = rule_folder(bench, body)
    bench.write({"content/a.md": BAD, "content/b.md": PAGE})
    answer = bench.check("--rules", folder)
    assert answer.code == 2
    assert answer.found == ["content/a.md:1 rule-crash", "content/a.md:4 mailto-mismatch", "content/b.md:1 rule-crash"]
    crash = answer.rows[0]
    assert crash["message"].startswith(f"the rule my-rule raised {says}")
    assert (crash["severity"], crash["group"]) == ("error", "site")
    assert answer.err.startswith(f"hugolint: content/a.md: the rule my-rule raised {says}")
    assert answer.err.endswith(" (and 1 more); run again with -v for the traceback\n")
    assert answer.err.count("\n") == 1
    verbose = bench.check("--rules", folder, "-v")
    assert verbose.code == 2
    assert verbose.err.count("Traceback (most recent call last)") == 2
    assert f"the rule my-rule raised {says}" in verbose.err
    assert ("my_rule.py" in verbose.err) is not says.startswith("TypeError")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["content/a.md"], id="a page is asked for"),
        pytest.param(["--fail-on", "never"], id="nothing shall fail"),
        pytest.param(["--select", "my-rule"], id="the rule is selected"),
        pytest.param(["--ignore", "rule-crash"], id="the finding is ignored"),
    ],
)
def test_a_site_rule_that_raises_is_told_whatever_is_asked_for(bench: Bench, arguments: list[str]) -> None:
    folder = rule_folder(bench, "raise ValueError('x')", kind="SiteRule")
    bench.write({"hugo.toml": "", "content/a.md": PAGE})
    answer = bench.check("--rules", folder, *arguments)
    assert answer.code == 2
    assert answer.found == ([] if "--ignore" in arguments else ["hugo.toml:1 rule-crash"])
    assert answer.err.startswith("hugolint: hugo.toml: the rule my-rule raised ValueError: x;")


def test_a_rule_that_raises_leaves_its_comments_alone(bench: Bench) -> None:
    folder = rule_folder(bench, "raise ValueError('x')")
    bench.write({"content/a.md": PAGE + "<!-- hugolint-disable-next-line my-rule -->\nx\n"})
    assert bench.check("--rules", folder).found == ["content/a.md:1 rule-crash"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        pytest.param("mine/x.py", "1", "x.py: not a rule: it has no RULE", id="a file without a rule"),
        pytest.param("mine/x.py", "1 +", "x.py: cannot be imported: SyntaxError", id="a file that is no Python"),
        pytest.param(
            "mine/x.py", "raise SystemExit(0)", "x.py: cannot be imported: SystemExit", id="a file that leaves"
        ),
        pytest.param("mine/x.txt", "", "x.txt: not a rule: only Python files", id="another file"),
        pytest.param("x.py", "", "x.py: a rule lives in the folder of its group", id="a file outside of a group"),
        pytest.param(
            "__init__.py", "1 / 0", "__init__.py: cannot be imported: ZeroDivisionError", id="a broken package"
        ),
        pytest.param(
            "mine/y.py",
            RULE.format(kind="PageRule", id="x", body="yield"),
            'y.py: the rule "x" must live in x.py',
            id="a rule in a file of another name",
        ),
        pytest.param(
            "urls/alias_collision.py",
            RULE.format(kind="PageRule", id="alias-collision", body="yield"),
            'the id "alias-collision" is taken by',
            id="an id that is taken",
        ),
    ],
)
def test_a_file_among_the_rules_that_is_no_rule(bench: Bench, name: str, text: str, says: str) -> None:
    bench.write({f"rules/{name}": text, "content/a.md": PAGE})
    answer = bench.check("--rules", "rules")
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert answer.err.count("\n") == 1


def test_rules_of_a_folder_run_and_are_listed(bench: Bench) -> None:
    body = "from hugolint.api import Finding, Span; yield Finding(source=subject.source, span=Span(0, 3), message='hi')"
    folder = rule_folder(bench, body)
    bench.write({"content/a.md": PAGE, ".hugolint.yaml": "rules: {my-rule: info}\n"})
    answer = bench.check("--rules", folder)
    assert [(row["rule"], row["group"], row["severity"]) for row in answer.rows] == [("my-rule", "mine", "info")]
    assert "my-rule" in bench.call("rules", "--rules", folder).out
    assert bench.call("explain", "my-rule", "--rules", folder).code == 0
    missing = bench.check("--rules", str(Path(folder) / "nowhere"))
    assert missing.code == 2
    assert "no such folder of rules" in missing.err


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("content", "a text", id="content"),
        pytest.param("handler", "a handler", id="handler"),
        pytest.param("1", "one", id="a number"),
    ],
)
def test_page_post_takes_every_key(bench: Bench, key: str, value: str) -> None:
    body = (
        "from hugolint.api import Finding, Span; post = subject.post; "
        "yield Finding(source=subject.source, span=Span(0, 3), message=repr((dict(post.metadata), post.content)))"
    )
    folder = rule_folder(bench, body)
    bench.write({"content/a.md": f"---\ntitle: A\n{key}: {value}\n---\nthe body\n"})
    answer = bench.check("--rules", folder, "--select", "my-rule")
    assert answer.code == 1, answer.err
    assert f"'{key}': '{value}'" in answer.rows[0]["message"]
    assert "the body" in answer.rows[0]["message"]
    assert bench.check().found == []
