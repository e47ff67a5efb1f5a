"""Which shortcode templates there are, and which take inner content; the real Hugo agrees."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.template_text import read_uses
from hugolint.hugo.templates import embedded, load
from tests.real_hugo import run_hugo, write_site

CONFIG = 'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]\n'

INNER = [
    "{{ .Inner }}",
    "{{.Inner}}",
    "{{- .InnerDeindent -}}",
    "{{ $.Inner }}",
    "{{ $x := . }}{{ $x.Inner }}",
    "{{ .Parent.Inner }}",
    "{{ .Inner.Foo }}",
    "{{ with .Inner }}{{ . }}{{ end }}",
    "{{ if false }}{{ .Inner }}{{ end }}",
    "{{ if false }}{{ else if .Inner }}a{{ end }}",
    "{{ range (slice 1) }}{{ $.Inner }}{{ else }}{{ end }}",
    '{{ "x" | printf "%s" .Inner }}',
    "{{ (.Inner) }}",
    "{{ print (print (print .Inner)) }}",
    "{{ $_ := .Inner }}",
    "<!-- {{ .Inner }} --><script>{{ .Inner }}</script>",
    '{{ $d := dict "Inner" 1 }}{{ $d.Inner }}',
    "{{ with .Page }}{{ .Inner }}{{ end }}",
    '{{ with (templates.Defer (dict "data" .Inner)) }}x{{ end }}',
    "{{ return .Inner }}",
    "{{ .Inner | }}",
    '{{ define "local-a" }}{{ .Inner }}{{ end }}{{ template "local-a" . }}',
    '{{ block "local-b" . }}{{ .Inner }}{{ end }}',
    '{{ template "_partials/uses.html" . }}',
    '{{ template "_shortcodes/other.html" . }}',
    "{{/* a comment */}}{{ `}}` }}{{ .Inner }}",
    '{{ "a \\" }}" }}{{ .Inner }}',
    "{{\n  .Inner\n}}",
    '{{ (partial "uses.html" .) }}{{ .Inner | safeHTML }}',
]

NO_INNER = [
    "n",
    "",
    '{{ partial "uses.html" . }}',
    '{{ define "local-c" }}{{ .Inner }}{{ end }}x',
    "{{/* .Inner */}}",
    "{{- /* .Inner */ -}}",
    '{{ ".Inner" }}',
    "{{ `.Inner` }}",
    '{{ index . "Inner" }}',
    '{{ .Get "Inner" }}',
    '{{ (dict "Inner" 1).Inner }}',
    ".Inner {{ 1 }} .Inner",
    "{{ .inner }}",
    "{{ .InnerHTML }}",
    "{{ $Inner := 1 }}{{ $Inner }}",
    '{{ with (templates.Defer (dict "key" "k")) }}{{ .Inner }}{{ end }}',
    '{{ template "_partials/none.html" . }}',
    '{{ (dict "a" .Inner).a }}',
    '{{ template "_partials/none.html" .Inner }}',
]

BROKEN = [
    "{{ .Inner",
    "{{ .Inner }",
    "{{ if .Inner }}",
    "{{ end }}",
    "{{ else }}",
    "{{ if .Inner }}{{ else }}{{ else }}{{ end }}",
    "{{ range . }}{{ else range . }}{{ end }}",
    '{{ ".Inner }}',
    "{{ `.Inner }}",
    "{{ 'ab }}",
    "{{ (.Inner }}",
    "{{ .Inner) }}",
    "{{ }}",
    "{{ .Inner || print }}",
    "{{ | print .Inner }}",
    "{{/* .Inner }}",
    "{{/* .Inner */ }}",
    "{{ /* .Inner */ }}",
    "{{ .Inner# }}",
    "{{ 1.Inner }}",
    '{{ "a".Inner }}',
    "{{ define .Inner }}x{{ end }}",
    '{{ if . }}{{ define "a" }}{{ .Inner }}{{ end }}{{ end }}',
    '{{ block "a" }}{{ .Inner }}{{ end }}',
    "{{ template .Inner }}",
    "{{ break }}{{ .Inner }}",
    "{{ .Inner, .Foo }}",
]

FILES = {
    "layouts/_partials/uses.html": "{{ with .Inner }}{{ . }}{{ end }}",
    "layouts/_partials/none.html": "x",
    "layouts/_shortcodes/other.html": "{{ .Inner }}",
    "layouts/single.html": "{{ .Content }}",
}


def texts(names: list[str], prefix: str) -> dict[str, str]:
    return {f"layouts/_shortcodes/{prefix}{number}.html": text for number, text in enumerate(names)}


def test_inner_content_is_seen_as_hugo_sees_it(tmp_path: Path) -> None:
    """Hugo accepts `/>` only for a template with inner content, and a lone tag only for one without."""
    files: dict[str, str | bytes] = {"hugo.toml": CONFIG, **FILES, **texts(INNER, "yes"), **texts(NO_INNER, "no")}
    for number in range(len(INNER)):
        files[f"content/yes{number}.md"] = f"---\n---\n{{{{< yes{number} />}}}}"
    for number in range(len(NO_INNER)):
        files[f"content/no{number}.md"] = f"---\n---\n{{{{< no{number} >}}}}"
    write_site(tmp_path, files)
    templates = load([tmp_path / "layouts"])
    assert [text for number, text in enumerate(INNER) if templates.inner(f"yes{number}") is not True] == []
    assert [text for number, text in enumerate(NO_INNER) if templates.inner(f"no{number}") is not False] == []
    result = run_hugo(tmp_path, "list", "all")
    assert result.returncode == 0, result.stdout + result.stderr


def test_embedded_templates_are_hugos(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"hugo.toml": CONFIG, **FILES}
    for name, inner in embedded().items():
        files[f"content/{name}.md"] = f"---\n---\n{{{{< {name} {'/' if inner else ''}>}}}}"
    result = run_hugo(write_site(tmp_path, files), "list", "all")
    assert result.returncode == 0, result.stdout + result.stderr


def test_embedded_templates_came_one_by_one() -> None:
    assert "details" not in embedded((0, 139, 0))
    assert "details" in embedded((0, 140, 0))
    assert embedded()["highlight"]
    assert not embedded()["figure"]


FOUND = {
    "layouts/_shortcodes/a.html": "a",
    "layouts/shortcodes/b.html": "b",
    "layouts/_default/shortcodes/c.html": "c",
    "layouts/_default/_shortcodes/c2.html": "c",
    "layouts/docs/_shortcodes/d.html": "d",
    "layouts/docs/api/_shortcodes/e.html": "e",
    "layouts/_shortcodes/dir/f.html": "f",
    "layouts/_shortcodes/My Name.html": "g",
    "layouts/_shortcodes/cut.off.html": "h",
    "layouts/_shortcodes/bare": "i",
    "layouts/_shortcodes/text.md": "j",
    "layouts/_shortcodes/old.html.bak": "k",
    "layouts/_shortcodes/de.html": "l",
    "themes/one/layouts/shortcodes/m.html": "m",
}
NAMES = ["a", "A", "b", "c", "c2", "d", "e", "dir/f", "my-name", "cut", "bare", "text", "old", "de", "m"]
NOT_FOUND = ["x1", "x2", "x3", "x4", "x5", "f", "cut.off"]
LEFT_OUT = {
    "layouts/docs/shortcodes/x1.html": "",
    "layouts/_shortcodes/.x2.html": "",
    "layouts/_shortcodes/x3.html~": "",
    "layouts/_partials/x4.html": "",
    "themes/two/layouts/shortcodes/x5.html": "",
}


def test_names_are_hugos(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"hugo.toml": "theme = 'one'\n" + CONFIG, **FILES, **FOUND, **LEFT_OUT}
    files |= {f"content/p{number}.md": f"---\n---\n{{{{< {name} >}}}}" for number, name in enumerate(NAMES)}
    write_site(tmp_path, files)
    templates = load([tmp_path / "layouts", tmp_path / "themes/one/layouts"])
    assert templates.known
    assert [name for name in NAMES if name not in templates or templates.inner(name) is not False] == []
    assert [name for name in NOT_FOUND if name in templates] == []
    result = run_hugo(tmp_path, "list", "all")
    assert result.returncode == 0, result.stdout + result.stderr
    for name in NOT_FOUND[:5]:
        write_site(tmp_path, {"content/p0.md": f"---\n---\n{{{{< {name} >}}}}"})
        assert f'template for shortcode "{name}" not found' in run_hugo(tmp_path, "list", "all").stderr


@pytest.mark.parametrize(
    ("files", "inner"),
    [
        pytest.param({"t.html": "{{ .Inner }}", "t.de.html": "{{ .Inner }}!"}, True, id="variants that agree"),
        pytest.param({"t.html": "{{ .Inner }}", "t.rss.xml": "x"}, None, id="variants that disagree"),
        pytest.param({"t.html": "{{ if x }}{{ .Inner }}"}, None, id="a block that never ends"),
        pytest.param({"t.html": '{{ template "far/away.html" . }}'}, None, id="a call of what is not there"),
        pytest.param({"t.html": '{{ .Inner }}{{ template "far/away.html" . }}'}, True, id="which does not matter here"),
    ],
)
def test_inner_is_unknown_where_it_cannot_be_told(tmp_path: Path, files: dict[str, str], inner: bool | None) -> None:
    write_site(tmp_path, {f"_shortcodes/{name}": text for name, text in files.items()})
    found = load([tmp_path]).find("T")
    assert found is not None
    assert found.name == "t"
    assert found.inner is inner
    assert len(found.paths) == len(files)


def test_the_project_stands_before_the_theme_and_the_new_folder_before_the_old(tmp_path: Path) -> None:
    project, theme = tmp_path / "layouts", tmp_path / "theme"
    write_site(theme, {"_shortcodes/a.html": "x", "shortcodes/b.html": "x"})
    write_site(
        project, {"_shortcodes/a.html": "{{ .Inner }}", "_shortcodes/b.html": "{{ .Inner }}", "shortcodes/b.html": "x"}
    )
    templates = load([project, theme])
    assert templates.inner("a") is True
    assert templates.inner("b") is True
    found = templates.find("b")
    assert found is not None
    assert [Path(path).parent.name for path in found.paths] == ["_shortcodes"]


def test_a_template_of_hugos_own_is_replaced_by_one_in_the_same_place_only(tmp_path: Path) -> None:
    write_site(tmp_path, {"shortcodes/figure.html": "{{ .Inner }}", "_shortcodes/youtube.de.html": "{{ .Inner }}"})
    templates = load([tmp_path])
    assert templates.inner("figure") is True
    assert templates.inner("youtube") is None


def test_what_is_missing_makes_the_rest_unknown(tmp_path: Path) -> None:
    write_site(tmp_path, {"_shortcodes/a.html": "a"})
    templates = load([tmp_path], ["theme docsy"])
    assert (templates.known, templates.why_unknown) == (False, "theme docsy is not on disk")
    assert "a" in templates
    assert templates.inner("a") is False
    assert "figure" in templates
    assert templates.inner("figure") is None
    assert load([tmp_path / "nowhere"]).why_unknown == "no layouts on disk"


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["{{", "}}", "{{ end }}", "{{ if x }}", "{{ .Inner }}", "(", ")", '"', "`", "'", "/*", "*/", "\\"]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_template_is_read_without_a_crash(text: str) -> None:
    uses = read_uses(text)
    assert uses is None or (uses.inner in (True, False) and uses.calls == frozenset())
    assert uses is None or not uses.inner or "{{" in text


SEARCHED = [
    ".Inner",
    "$.Inner",
    ".InnerDeindent",
    ".Parent.Inner",
    ".Inner.Foo",
    "$x.Inner",
    "(.Inner)",
    "(print .Inner)",
    "(print (slice .Inner))",
]
NOT_SEARCHED = [
    "(dict `Inner` 1).Inner",
    "(print .Inner).Foo",
    "site.Inner",
    '".Inner"',
    "`.Inner`",
    '"}} .Inner"',
    ".inner",
    ".InnerHTML",
    ".Page",
    ".",
    "$",
    "$x",
    "1",
    "-2.5",
    "'I'",
    "true",
    "nil",
    '(.Get "Inner")',
    "(slice 1 .)",
    ".Page.Title",
    "(index . `Inner`)",
    '"\\".Inner"',
    ".Get",
    "$x.Foo",
]
CALLED = ["_partials/uses.html", "_partials/none.html", "_shortcodes/other.html", "partials/old.html", "far-define"]
SHARED = {
    **FILES,
    "layouts/partials/old.html": "{{ .Inner }}",
    "layouts/_partials/defines.html": '{{ define "far-define" }}{{ template "_partials/uses.html" . }}{{ end }}',
}


def odd_pipeline(chance: random.Random) -> str:
    operands = NOT_SEARCHED if chance.random() < 0.75 else [*SEARCHED, *NOT_SEARCHED]
    commands = []
    for number in range(chance.choice([1, 1, 1, 2, 3])):
        if chance.random() < 0.4 or number:
            arguments = [chance.choice(operands) for _ in range(chance.randint(1, 3))]
            commands.append(" ".join([chance.choice(["print", "slice", "len", "printf", "partial"]), *arguments]))
        else:
            commands.append(chance.choice(operands))
    return chance.choice([" | ", "|", " |\n"]).join(commands)


def odd_template(chance: random.Random, depth: int = 0, *, top: bool = True) -> str:
    left, right = chance.choice([("{{ ", " }}"), ("{{", "}}"), ("{{- ", " -}}"), ("{{\n", "\n}}")])

    def action(code: str) -> str:
        return f"{left}{code}{right}"

    pieces = [action("$x := .")]
    for _ in range(chance.randint(1, 4)):
        kind = chance.randrange(14)
        inside = odd_template(chance, depth + 1, top=False) if depth < 3 else "x"
        name = f"part{chance.randrange(10**9)}"
        if kind < 3:
            pieces.append(action(odd_pipeline(chance)))
        elif kind == 3:
            pieces.append(chance.choice([".Inner", "<!-- .Inner -->", "{ .Inner } ", "}} .Inner", "<b>Text</b>"]))
        elif kind == 4:
            pieces.append(chance.choice(["{{/* .Inner */}}", "{{- /* {{ .Inner }} */ -}}", "{{/* a\n.Inner */}}"]))
        elif kind == 5:
            word = chance.choice(["if", "with"])
            chain = action(f"else {word} {odd_pipeline(chance)}") + "z" if chance.random() < 0.4 else ""
            last = action("else") + "y" if chance.random() < 0.4 else ""
            pieces.append(f"{action(f'{word} {odd_pipeline(chance)}')}{inside}{chain}{last}{action('end')}")
        elif kind == 6:
            start = chance.choice(["range ", "range $i, $e := ", "range $e := "])
            brk = action("break") if chance.random() < 0.2 else ""
            pieces.append(f"{action(start + odd_pipeline(chance))}{inside}{brk}{action('end')}")
        elif kind == 7 and top:
            pieces.append(f"{action(f'define `{name}`')}{inside}{action('end')}")
            if chance.random() < 0.6:
                pieces.append(action(f'template "{name}" {chance.choice([".", "$x", ".Inner", ""])}'))
        elif kind == 8:
            pieces.append(f"{action(f'block `{name}` {odd_pipeline(chance)}')}{inside}{action('end')}")
        elif kind == 9:
            pieces.append(action(f'template "{chance.choice(CALLED)}" {chance.choice([".", "(dict `a` .Inner)"])}'))
        elif kind == 10:
            data = chance.choice(["(dict `a` 1)", "(dict `data` .Inner)", ".Inner", "."])
            opening = chance.choice(
                ["with (templates.Defer {})", "with $d := (templates.Defer {})", "with templates.Defer {}"]
            )
            other = action("else") + action(odd_pipeline(chance)) if chance.random() < 0.3 else ""
            pieces.append(f"{action(opening.format(data))}{inside}{other}{action('end')}")
        elif kind == 11:
            opening = chance.choice(
                ["with partial `none.html` {}", "with (partial `none.html` {})", "with partials.Include `none.html` {}"]
            )
            pieces.append(f"{action(opening.format(chance.choice(['.', '.Inner'])))}{inside}{action('end')}")
        elif kind == 12:
            pieces.append(action(chance.choice(["$x = .Page", "$y := .Foo", "return .Inner", "$z := `a}}b`"])))
        else:
            pieces.append(chance.choice(["\n", "<br>", "{ ", " "]))
    return "".join(pieces)


def test_odd_templates_take_inner_content_as_in_hugo(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    odd = [odd_template(chance) for _ in range(320)]
    files: dict[str, str | bytes] = {"hugo.toml": CONFIG, **SHARED, **texts(odd, "t")}
    write_site(tmp_path, files)
    templates = load([tmp_path / "layouts"])
    takes = [templates.inner(f"t{number}") for number in range(len(odd))]
    assert takes.count(True) > 60
    assert takes.count(False) > 60
    assert [text for text, inner in zip(odd, takes, strict=True) if inner is None] == []
    for number, inner in enumerate(takes):
        write_site(tmp_path, {f"content/t{number}.md": f"---\n---\n{{{{< t{number} {'/' if inner else ''}>}}}}"})
    result = run_hugo(tmp_path, "list", "all")
    assert result.returncode == 0, result.stdout + result.stderr


def test_what_hugo_cannot_parse_is_unknown(tmp_path: Path) -> None:
    chance = random.Random(5)
    broken = list(BROKEN)
    while len(broken) < len(BROKEN) + 30:
        text = odd_template(chance)
        at = chance.randrange(len(text))
        text = (
            text[:at] + chance.choice(["", "{{", "}}", '"', "(", ")", "{{ end }}", "|", "{{ else }}"]) + text[at + 1 :]
        )
        if read_uses(text) is None:
            broken.append(text)
    write_site(tmp_path, {"hugo.toml": CONFIG, **SHARED, "content/a.md": "---\n---\n"})
    for text in broken:
        assert read_uses(text) is None, text
        write_site(tmp_path, {"layouts/_shortcodes/t.html": text})
        result = run_hugo(tmp_path, "list", "all")
        assert "parse of template failed" in result.stderr, text


OWN = [
    pytest.param("md", False, True, True, id="plain text"),
    pytest.param("rss.xml", True, True, True, id="of another format"),
    pytest.param("html", True, True, False, id="of the same name"),
    pytest.param("amp.xml", True, True, True, id="of a format with its own ending"),
]


@pytest.mark.parametrize(("ending", "angled", "percent", "stays"), OWN)
def test_a_template_takes_the_place_of_hugos_own(
    ending: str, angled: bool, percent: bool, stays: bool, tmp_path: Path
) -> None:
    """The tag of Hugo's `qr` must be closed; that of `youtube` wants an id."""
    files = {f"layouts/_shortcodes/{name}.{ending}": "x" for name in ("qr", "youtube")}
    templates = load([write_site(tmp_path / "ours", files) / "layouts"])
    assert templates.inner("qr") is stays
    assert templates.overrides("youtube", "<") is angled
    assert templates.overrides("youtube", "%") is percent
    for tag, fails in {"{{< qr >}}": stays, "{{< youtube >}}": not angled, "{{% youtube %}}": not percent}.items():
        page = {
            "content/a.md": f"---\ntitle: A\n---\n{tag}\n",
            "layouts/all.html": "{{ .Content }}",
            "hugo.toml": CONFIG,
        }
        site = write_site(tmp_path / f"theirs{tag[2]}{len(tag)}", {**files, **page})
        assert (run_hugo(site, "--renderToMemory").returncode != 0) is fails, tag


def test_a_sections_template_takes_hugos_place_there_only(tmp_path: Path) -> None:
    templates = load([write_site(tmp_path, {"layouts/docs/_shortcodes/qr.html": "x"}) / "layouts"])
    assert templates.inner("qr") is True
    assert templates.overrides("qr", "<", "/docs/a")
    assert not templates.overrides("qr", "<", "/news/a")
