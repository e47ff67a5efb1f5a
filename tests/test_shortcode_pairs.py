"""Pairing: one fault for one slip, and silence where nothing can be known."""

from __future__ import annotations

import pytest

from hugolint.hugo.shortcode_pairs import infer, pair, unknown_tags
from hugolint.hugo.shortcodes import lex
from hugolint.hugo.templates import Templates, load


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    root = tmp_path_factory.mktemp("layouts")
    (root / "shortcodes").mkdir()
    for name, text in {"inn": "{{ .Inner }}", "inn2": "{{ .Inner }}", "noi": "n", "noi2": "m"}.items():
        (root / "shortcodes" / f"{name}.html").write_text(text)
    for name, text in {"both.html": "{{ .Inner }}", "both.de.html": "x"}.items():
        (root / "shortcodes" / name).write_text(text)
    return load([root])


@pytest.fixture(scope="module")
def nothing() -> Templates:
    return load([])


def faults(text: str, templates: Templates, inferred: dict[str, bool] | None = None) -> list[tuple[str, str, bool]]:
    found = pair(text, lex(text), templates, inferred)
    return [(f.kind, text[slice(*f.tag.span)], f.fails) for f in found if f.kind not in ("syntax", "unknown")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("text", id="no tags"),
        pytest.param("{{< inn >}}x{{< /inn >}}{{< inn />}}{{< noi >}}", id="closed, self-closed, and no need to"),
        pytest.param(
            "{{< inn >}}{{% inn2 %}}{{< inn >}}{{< /inn >}}{{% /inn2 %}}{{< /inn >}}", id="nested, also in itself"
        ),
        pytest.param("{{< inn >}}{{% /inn %}}", id="the delimiters differ"),
        pytest.param("{{< INN >}}{{< /INN >}}", id="names in capitals"),
        pytest.param("{{< inn >}}{{< noi >}}{{< / >}}", id="a closing tag without a name"),
        pytest.param("{{< x.inline >}}{{ now }}{{< /x.inline >}}", id="an inline shortcode"),
        pytest.param("{{< both >}} {{< both >}}{{< /both >}}", id="variants disagree about inner content"),
        pytest.param("{{</* inn */>}}", id="an escaped tag"),
        pytest.param("{{< inn >}}x{{< /imm >}}", id="a misspelt close is the lexer's finding"),
        pytest.param("{{< inn >}}x{{< /inn y >}}", id="a close with a parameter is the lexer's finding"),
        pytest.param("{{< inn 'x' >}}x{{< /inn >}}", id="an open tag with an error is closed all the same"),
        pytest.param("{{< inn 'x' >}}x", id="and not reported twice"),
        pytest.param("{{< nope >}}x{{< /nope >}}{{< nope2 >}}", id="names without templates, closed and not"),
    ],
)
def test_no_fault(text: str, site: Templates) -> None:
    assert faults(text, site) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{{< inn >}}x", [("unclosed", "{{< inn >}}", True)], id="left open"),
        pytest.param(
            "{{< inn >}}{{< inn2 >}}x{{< /inn >}}",
            [("unclosed", "{{< inn2 >}}", True)],
            id="the inner one is left open",
        ),
        pytest.param(
            "{{< inn a >}}x\n{{< inn b >}}y{{< /inn >}}", [("unclosed", "{{< inn a >}}", True)], id="the first of two"
        ),
        pytest.param("{{< noi />}}", [("not-inner", "{{< noi />}}", True)], id="nothing to self-close"),
        pytest.param("{{< noi >}}x{{< /noi >}}", [("not-inner", "{{< /noi >}}", True)], id="nothing to close"),
        pytest.param(
            "{{< inn >}}{{< noi >}}x{{< /noi >}}{{< /inn >}}",
            [("not-inner", "{{< /noi >}}", True)],
            id="the child is the culprit, though Hugo names the parent",
        ),
        pytest.param("{{< inn >}}{{< /inn >}}{{< /inn >}}", [("stray", "{{< /inn >}}", True)], id="closed twice"),
        pytest.param("{{< inn />}}x{{< /inn >}}", [("stray", "{{< /inn >}}", True)], id="self-closed and closed"),
        pytest.param(
            "{{< x.inline >}}{{< /x.inline >}}{{< /x.inline >}}", [("stray", "{{< /x.inline >}}", True)], id="inline"
        ),
        pytest.param(
            "{{< inn >}}{{< inn2 >}}x{{< /inn >}}{{< /inn2 >}}", [("crossed", "{{< /inn >}}", False)], id="crossed"
        ),
        pytest.param(
            "{{< inn2 />}}{{< inn >}}x{{< /inn2 >}}",
            [("misnamed", "{{< /inn2 >}}", False)],
            id="closed under another name: one slip, and Hugo accepts it",
        ),
        pytest.param(
            "{{< inn >}}x\n{{< noi >}}{{< /noi >}}",
            [("unclosed", "{{< inn >}}", False), ("not-inner", "{{< /noi >}}", False)],
            id="two slips that hide each other from Hugo",
        ),
        pytest.param(
            "{{< x.inline >}}{{ now }}", [("swallows", "{{< x.inline >}}", False)], id="an inline one that stays open"
        ),
        pytest.param(
            "{{< inn >}}x\n{{< inn >}}", [("reopened", "{{< inn >}}", True)], id="a forgotten slash is one slip"
        ),
        pytest.param(
            "{{< inn >}}{{< /inn >}}\n{{< inn2 >}}\n{{< noi />}}",
            [("unclosed", "{{< inn2 >}}", True), ("not-inner", "{{< noi />}}", True)],
            id="two slips",
        ),
    ],
)
def test_faults(text: str, expected: list[tuple[str, str, bool]], site: Templates) -> None:
    assert faults(text, site) == expected


def test_an_unclosed_tag_names_what_showed_it(site: Templates) -> None:
    text = "{{< inn >}}{{< inn2 >}}x{{< /inn >}}"
    (fault,) = pair(text, lex(text), site)
    assert fault.other is not None
    assert text[slice(*fault.other.span)] == "{{< /inn >}}"
    assert fault.expected == text.index("{{< /inn")
    (fault,) = pair("{{< inn >}}x", lex("{{< inn >}}x"), site)
    assert fault.other is None
    assert fault.expected == 12


def test_a_crossed_tag_names_what_it_closes(site: Templates) -> None:
    text = "{{< inn >}}{{< inn2 >}}x{{< /inn >}}{{< /inn2 >}}"
    (fault,) = pair(text, lex(text), site)
    assert fault.other is not None
    assert fault.other.name == "inn2"


def test_unknown_tags(site: Templates, nothing: Templates) -> None:
    text = "{{< nope >}}{{< /nope >}}{{< noi >}}{{< Figure src=x >}}{{< x.inline >}}{{< /x.inline >}}"
    assert [tag.name for tag in unknown_tags(lex(text), site)] == ["nope"]
    assert unknown_tags(lex(text), nothing) == []


PAIRED = "{{< box >}}x{{< /box >}}"


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        pytest.param([PAIRED], {"box": True}, id="always closed"),
        pytest.param(["{{< box />}}"], {"box": True}, id="self-closed"),
        pytest.param(["{{< hr >}}", "{{< hr >}}"], {"hr": False}, id="never closed"),
        pytest.param([PAIRED, "{{< box >}}"], {}, id="once closed, once not: nobody knows"),
        pytest.param([PAIRED * 2, PAIRED, "{{< Box >}}"], {"box": True}, id="one slip among four"),
        pytest.param([PAIRED] * 5 + ["{{< box >}}"] * 3, {}, id="too often left open"),
        pytest.param(["{{< x.inline >}}{{< /x.inline >}}"], {}, id="inline shortcodes have no template"),
    ],
)
def test_templates_that_are_not_there_are_judged_by_their_use(bodies: list[str], expected: dict[str, bool]) -> None:
    assert infer(lex(body) for body in bodies) == expected


def test_without_templates_only_the_certain_is_said(nothing: Templates) -> None:
    assert faults("{{< box >}} {{< figure >}}", nothing) == []
    assert faults("{{< box >}}", nothing, {"box": True}) == [("unclosed", "{{< box >}}", True)]
    assert faults("{{< box >}}{{< /box >}} {{< /box >}}", nothing) == [("stray", "{{< /box >}}", True)]
    assert faults("{{< hr >}}{{< box >}}x{{< /box >}}", nothing, {"hr": False}) == []
