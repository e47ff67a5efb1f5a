"""What Hugo says of each fault: its words and its place, in the order in which it finds them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.shortcode_pairs import Fault, pair, said_of_fault
from hugolint.hugo.shortcodes import lex
from hugolint.hugo.template_text import read_uses
from hugolint.hugo.templates import Templates, load
from hugolint.hugo.text import Source
from tests.conformance.damage_shortcodes import TEMPLATES, Slipped, page_of, slipped_pages
from tests.conformance.judge import hugo_says, same_kind
from tests.real_hugo import write_site
from tests.test_shortcodes_hugo import CONFIG, LAYOUTS, random_body

UNSEEN = {"crossed", "misnamed", "swallows"}


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return load([write_site(tmp_path_factory.mktemp("site"), {**LAYOUTS}) / "layouts"])


def found(text: str, templates: Templates) -> list[Fault]:
    return pair(text, lex(text), templates)


NO_INNER = 'shortcode "{}" does not evaluate .Inner or .InnerDeindent, yet a closing tag was provided'
LEFT_OPEN = 'shortcode "{}" must be closed or self-closed'
NOT_FOUND = 'template for shortcode "{}" not found'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{{< inn >}}x{{< noi >}}{{< /inn >}}", [], id="nothing is wrong"),
        pytest.param("x {{< inn >}}", [("unclosed", 2, 2, LEFT_OPEN.format("inn"))], id="left open"),
        pytest.param(
            " {{< inn >}}{{< inn2 >}}x",
            [("unclosed", 1, 1, LEFT_OPEN.format("inn")), ("unclosed", 12, 1, LEFT_OPEN.format("inn2"))],
            id="of two that are left open Hugo names the inner one, at the outer one's place",
        ),
        pytest.param(
            "{{< inn >}}{{< inn2 >}}x{{< /inn >}}",
            [("unclosed", 11, 0, LEFT_OPEN.format("inn"))],
            id="the culprit is the inner one, and Hugo names the outer one",
        ),
        pytest.param(
            "{{< inn >}}{{< noi >}}{{< /noi >}}x{{< /inn >}}",
            [("not-inner", 22, 35, NO_INNER.format("inn"))],
            id="a closing tag too many closes the parent, and Hugo blames the parent's own",
        ),
        pytest.param(
            "{{< inn >}}\n{{< nope >}}{{< /inn >}}",
            [("unknown", 12, 0, NOT_FOUND.format("nope"))],
            id="an unknown name inside another shortcode",
        ),
        pytest.param(
            "{{< nope 'x' >}}",
            [("unknown", 0, 0, NOT_FOUND.format("nope")), ("syntax", 0, 9, "unrecognized character")],
            id="of two slips in one tag the name comes first",
        ),
        pytest.param(
            "{{< inn >}}{{< noi 'x' >}}",
            [("unclosed", 0, 0, LEFT_OPEN.format("inn")), ("syntax", 11, 19, "unrecognized character")],
            id="each of two slips has its own words",
        ),
        pytest.param(
            "{{< inn >}}{{< noi >}}{{< /noi >}}",
            [("unclosed", 0, -1, ""), ("not-inner", 22, -1, "")],
            id="two slips that hide each other",
        ),
        pytest.param(
            "{{< inn >}}x\n{{< inn >}}",
            [("reopened", 13, 0, LEFT_OPEN.format("inn"))],
            id="a forgotten slash is one slip",
        ),
        pytest.param(
            "{{< imn >}}x{{< /inn >}}", [("unknown", 0, 0, NOT_FOUND.format("imn"))], id="a misspelt name is one slip"
        ),
        pytest.param(
            "{{< inn />}}{{< imn >}}x{{< /inn >}}",
            [("unknown", 12, 12, NOT_FOUND.format("imn"))],
            id="also where the right one has been used before",
        ),
        pytest.param('{{< ="x" >}}', [("syntax", 0, -1, "panic: ")], id="a crash names no place"),
        pytest.param("é {{</* x", [("syntax", 2, 2, "comment must be closed")], id="a comment that is not closed"),
    ],
)
def test_each_fault_has_what_hugo_says(
    text: str, expected: list[tuple[str, int, int, str]], templates: Templates
) -> None:
    faults = found(text, templates)
    assert [(fault.kind, fault.tag.span.start, fault.at) for fault in faults] == [one[:3] for one in expected]
    for fault, (*_, words) in zip(faults, expected, strict=True):
        assert words in fault.hugo
        assert bool(words) is fault.fails


def test_the_column_counts_bytes(templates: Templates) -> None:
    source = Source("p.md", "x\néé {{< nope >}}")
    (fault,) = found(source.text, templates)
    said = said_of_fault(source, fault)
    assert said is not None
    assert said[1:] == (2, 6)


# --- several slips: what Hugo names is mended, until it builds


def block_at(blocks: list[str], line: int) -> int:
    """The paragraph that a line of the page belongs to."""
    first = 5
    for at, block in enumerate(blocks):
        first += block.count("\n") + 2
        if line < first:
            return at
    return len(blocks) - 1


class Mending:
    """One page, mended paragraph by paragraph."""

    def __init__(self, page: Slipped, site: Path, templates: Templates) -> None:
        self.page, self.site, self.templates = page, site, templates
        self.blocks = list(page.blocks)
        self.first = self.findings()
        self.named: set[tuple[int, str]] = set()
        self.runs = 0

    def findings(self) -> list[tuple[int, Fault, int, int]]:
        """The faults that fail, each with its paragraph and with the line and column that Hugo should name."""
        source = Source("p.md", page_of(self.blocks))
        faults = pair(source.text, lex(source.text, 27), self.templates)
        rows = []
        for fault in faults:
            said = said_of_fault(source, fault)
            if said is not None:
                culprit = fault.error.culprit if fault.error is not None else None
                line = source.position((culprit or (fault.error.span if fault.error else fault.tag.span)).start).line
                rows.append((block_at(self.blocks, line), fault, said.line, said.column))
        return rows

    def run(self) -> None:
        """Mend what Hugo names until it builds; it must always name a fault of ours, in a paragraph with a slip."""
        while True:
            write_site(self.site, {"content/p.md": page_of(self.blocks)})
            said = hugo_says(self.site)
            ours = self.findings()
            if not said.fails:
                assert ours == [], page_of(self.blocks)
                return
            assert said.first is not None
            place = (said.first.line, said.first.column)
            match = [one for one in ours if one[2:] == place and same_kind(one[1].hugo, said.first.words)]
            assert match, (said.first, ours, page_of(self.blocks))
            block, fault = match[0][:2]
            assert self.blocks[block] != self.page.sound[block], (fault, page_of(self.page.blocks))
            self.named.add((block, fault.kind))
            self.blocks[block] = self.page.sound[block]
            self.runs += 1


def test_all_slips_of_a_page_are_found_and_hugo_names_each(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"hugo.toml": CONFIG, **TEMPLATES})
    templates = load([site / "layouts"])
    pages = found_ = beside = 0
    for page in slipped_pages(11, 40):
        mending = Mending(page, site, templates)
        mending.run()
        pages += 1
        found_ += len(mending.first)
        blocks = {block for block, _ in mending.named}
        # A finding whose paragraph Hugo never named would be invented.
        assert {block for block, *_ in mending.first} <= blocks
        beside += sum((block, fault.kind) not in mending.named for block, fault, *_ in mending.first)
    print(f"{pages} pages, {found_} findings, {beside} of them beside another of the same paragraph")
    assert found_ > pages
    assert beside <= found_ * 0.15


# --- any input


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize(
    "piece",
    [
        "{{< inn >}}",
        "{{< inn 'x' >}}",
        "{{< noi />}}",
        "{{< inn >}}{{< noi >}}{{< /noi >}}",
        "{{< inn >}}{{< noi >}}{{< /noi >}}{{< /inn >}}",
        "{{< /inn >}}",
        "{{< nope >}}{{< /nope >}}",
        "{{< imn >}}x{{< /inn >}}",
        "{{< imn >}}x{{< /imm >}}",
        "{{< inn >}}{{< inn2 >}}{{< /inn >}}{{< /inn2 >}}",
        "{{< x.inline >}}",
        "{{< x.inline >}}{{< /x.inline>}}",
        "{{</* ",
        "{{< noi a=b>}}",
        "{{< //* ",
        "{{< inn",
        '{{< noi "',
        "{{< noi `",
    ],
)
def test_faults_take_linear_time(piece: str, templates: Templates) -> None:
    found(piece * 50, templates)
    assert seconds(lambda: found(piece * 8000, templates)) < 14 * seconds(lambda: found(piece * 1000, templates)) + 0.4


@pytest.mark.parametrize(
    "piece",
    [
        "{{ if x }}",
        "{{",
        "{{ (",
        "(",
        '"',
        "{{ `",
        "{{/* ",
        "{{ .a | ",
        "{{ $x, ",
        "{{ .Inner ",
        "{{ end }}",
        " ",
        "{{ 1 -",
        "{{ define `a` }}{{ template `b` }}{{ end }}",
        "{{ .Inner }}",
        "{{ else }}",
        "{{- ",
    ],
)
def test_templates_take_linear_time(piece: str) -> None:
    for start in ("", "{{ "):
        slow = seconds(lambda start=start: read_uses(start + piece * 16000))  # type: ignore[misc]
        assert slow < 14 * seconds(lambda start=start: read_uses(start + piece * 2000)) + 0.4  # type: ignore[misc]


def test_parentheses_and_blocks_may_be_deep() -> None:
    assert read_uses("{{ " + "(" * 100 + ".Inner" + ")" * 100 + " }}") is not None
    for depth in (1000, 20_000):
        assert read_uses("{{ " + "(" * depth + ".Inner" + ")" * depth + " }}") is None
        assert read_uses("{{ if 1 }}" * depth + "{{ end }}" * depth) is None


@settings(deadline=None, max_examples=100)
@given(st.randoms(use_true_random=False))
def test_every_place_lies_inside_the_text(templates: Templates, chance: object) -> None:
    assert hasattr(chance, "choice")
    text = "".join(random_body(chance) for _ in range(3))  # type: ignore[arg-type]
    for fault in found(text, templates):
        assert -1 <= fault.at <= len(text)
        assert 0 <= fault.tag.span.start <= fault.tag.span.end <= len(text)
        assert fault.fails is bool(fault.hugo)
        assert fault.fails or fault.kind not in ("syntax", "unknown") or fault.kind in UNSEEN
        if fault.error is not None and fault.error.culprit is not None:
            assert 0 <= fault.error.culprit.start < fault.error.culprit.end <= len(text)
