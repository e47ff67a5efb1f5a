"""Whether a page's content is rendered: small sets of layouts, with the real Hugo as the judge."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.rendered.rendering import is_shown
from hugolint.hugo.site import BuildOptions, load_site
from tests.real_hugo import run_hugo, write_site

LOST = "---\ntitle: A\n%s\n---\n" + '{{< ref "/no/such/page" >}}\n'
PAGES = {"page": "content/s/a.md", "section": "content/s/_index.md", "home": "content/_index.md", "term": "content/tags/x/_index.md"}  # fmt: skip


def case(kind: str, layouts: dict[str, str], id: str, front: str = "") -> Any:
    return pytest.param(kind, {f"layouts/{path}": text for path, text in layouts.items()}, front, id=id)


SHOWN = [
    case("page", {"all.html": "{{ .Content }}"}, "one template for all"),
    case("page", {"_default/single.html": "{{ .Content }}"}, "the old place"),
    case("page", {"s/single.html": "{{ .Content }}", "single.html": "x"}, "a section's own template"),
    case("page", {"page.html": "{{ with .Summary }}{{ . }}{{ end }}"}, "a summary is made of the content"),
    case("page", {"note.html": "{{ .Content }}", "single.html": "x"}, "the layout that the page asks for", "layout: note"),
    case("page", {"baseof.html": '{{ block "main" . }}{{ end }}', "single.html": '{{ define "main" }}{{ .Content }}{{ end }}'}, "a base around it"),
    case("page", {"single.html": '{{ partial "a/text.html" . }}', "partials/a/text.html": '{{ partial "b" . }}', "_partials/b.html": "{{ .Content }}"}, "partials in both places"),
    case("section", {"list.html": "{{ range .Pages }}{{ .Title }}{{ end }}{{ .Content }}"}, "a list with a text of its own"),
    case("page", {"baseof.html": '{{ block "main" . }}{{ .Content }}{{ end }}', "single.html": '{{ define "x" }}{{ end }}'}, "what a block holds by itself"),
    case("page", {"single.html": "{{ if .Params.x }}{{ .Content }}{{ else }}{{ .Content }}{{ end }}"}, "on either way"),
    case("page", {"single.html": "{{ $text := .Content | safeHTML }}"}, "in a variable"),
    case("page", {"single.html": '{{ .Render "view" }}', "view.html": "{{ .Content }}"}, "a content view"),
    case("home", {"index.html": "{{ if .Content }}x{{ end }}", "list.html": "{{ .Content }}"}, "a condition asks for it, too"),
    case("term", {"term.html": "{{ .Content }}", "list.html": "{{ .Content }}"}, "a term"),
]  # fmt: skip

HIDDEN = [
    case("page", {"single.html": "{{ .Title }}"}, "a title alone"),
    case("page", {"s/single.html": "{{ .Title }}", "single.html": "{{ .Content }}"}, "a section's template without it"),
    case("page", {"list.html": "{{ .Title }}"}, "no template for pages"),
    case("section", {"list.html": "{{ range .RegularPages }}{{ .Content }}{{ end }}"}, "a list that shows other pages"),
    case("section", {"list.html": '{{ range .RegularPages }}{{ partial "p.html" . }}{{ end }}', "_partials/p.html": "{{ .Content }}"}, "by way of a partial"),
    case("section", {"list.html": "{{/* {{ .Content }} */}}{{ .Title }}"}, "a comment"),
    case("home", {"home.html": "{{ .Title }}", "all.html": "{{ .Title }}{{ .RawContent }}"}, "the text as it is written"),
    case("home", {"single.html": "{{ .Content }}"}, "no template for the home page"),
]  # fmt: skip

NOT_FOR_SURE = [
    case("page", {"single.html": text}, text)
    for text in (
        "{{ if .Params.show }}{{ .Content }}{{ end }}",
        "{{ if site.Params.show }}{{ .Content }}{{ end }}",
        'x{{ define "x" }}{{ .Content }}{{ end }}',
        '{{ (resources.FromString "a.txt" "x").Content }}',
        "{{ .Params.Summary }} {{ .Site.RegularPages.Len }} {{ .TableOfContents }}",
        "{{ with .Site.Home }}{{ .Content }}{{ end }}",
        "{{ if and false .Content }}x{{ end }}",
        '{{ ".Content" }} {{ `{{ .Content }}` }}',
    )
]
NOT_FOR_SURE += [
    case("home", {"baseof.html": '{{ block "main" . }}{{ .Content }}{{ end }}', "home.html": '{{ define "main" }}Hi{{ end }}'}, "a block that is filled in"),
    case("section", {"all.html": "{{ if .IsPage }}{{ .Content }}{{ end }}"}, "for other kinds"),
    case("page", {"all.html": '{{ partial "p" (dict "p" site.Home) }}', "_partials/p.html": "{{ with .p }}{{ .Content }}{{ end }}"}, "of another page"),
    case("page", {"page.html": "x", "all.html": "{{ .Content }}"}, "a template for pages comes first"),
    case("page", {"single.html": "x", "single.print.html": "{{ .Content }}", "single.de.html": "{{ .Content }}"}, "for another format"),
    case("page", {"single.html": "{{ .Content }}", "tt/single.html": "x"}, "a type of its own", "type: tt"),
    case("page", {"all.html": "{{ .Content }}", "all.json": "x"}, "no HTML at all", "outputs: [json]"),
    case("page", {"all.html": "{{ .Content }}"}, "no file", "build: {render: never}"),
]  # fmt: skip

FED = [
    ("", {"hugo.toml": ""}),
    ("build: {render: never}", {}),
    ("build: {render: link, list: local}", {}),
    ("summary: x", {"layouts/all.html": "x"}),
    ("outputs: [json]", {}),
    ("", {"hugo.toml": "disableKinds = ['home']\n"}),
    ("", {"hugo.toml": "[outputs]\nhome = ['RSS']\nsection = ['html']\n"}),
]
NOT_FED = [
    ("build: {list: never}", {}),
    ("headless: true", {}),
    ("", {"layouts/rss.xml": "x"}),
    ("", {"layouts/list.xml": "x"}),
    ("", {"hugo.toml": "disableKinds = ['rss']\n"}),
    ("", {"hugo.toml": "[outputs]\nhome = ['html']\nsection = ['html']\n"}),
    ("", {"hugo.toml": "[[cascade]]\noutputs = ['html']\n"}),
    ("", {"hugo.toml": "renderSegments = ['a']\n[segments.a]\n[[segments.a.includes]]\npath = '/b'\n"}),
    ("", {"hugo.toml": "disableKinds = ['home']\n", "content/s/_index.md": "---\noutputs: [html]\n---\n"}),
]


def judge(kind: str, layouts: dict[str, str], front: str, root: Path) -> tuple[bool, bool]:
    """Whether we think that the page of a kind is rendered, and whether Hugo renders it."""
    pages = {path: LOST % front if at == kind else "---\ntitle: B\n---\n" for at, path in PAGES.items()}
    write_site(root, {**pages, **layouts, "hugo.toml": "disableKinds = ['RSS', '404']\n"})
    done = run_hugo(root, "--renderToMemory")
    page = next(page for page in load_site(root, BuildOptions()).pages if page.path == PAGES[kind])
    return is_shown(page), "REF_NOT_FOUND" in done.stdout + done.stderr


@pytest.mark.parametrize(("kind", "layouts", "front"), SHOWN)
def test_it_is_rendered(kind: str, layouts: dict[str, str], front: str, tmp_path: Path) -> None:
    assert judge(kind, layouts, front, tmp_path) == (True, True)


@pytest.mark.parametrize(("kind", "layouts", "front"), HIDDEN)
def test_it_is_not_rendered(kind: str, layouts: dict[str, str], front: str, tmp_path: Path) -> None:
    assert judge(kind, layouts, front, tmp_path) == (False, False)


@pytest.mark.parametrize(("kind", "layouts", "front"), NOT_FOR_SURE)
def test_what_may_not_be_rendered_does_not_count(
    kind: str, layouts: dict[str, str], front: str, tmp_path: Path
) -> None:
    assert judge(kind, layouts, front, tmp_path) == (False, False)


def judge_feed(front: str, files: dict[str, str], root: Path) -> tuple[bool, bool, bool]:
    """The same for a page in a section, with Hugo's own feed; and whether the site says that it does not know."""
    write_site(root, {"content/s/a.md": LOST % front, "content/b.md": "---\ntitle: B\n---\n", **files})
    done = run_hugo(root, "--renderToMemory")
    site = load_site(root, BuildOptions())
    shown = is_shown(next(page for page in site.pages if page.path == "content/s/a.md"))
    return (
        shown,
        "REF_NOT_FOUND" in done.stdout + done.stderr,
        any("template shows" in spot for spot in site.blind_spots),
    )


@pytest.mark.parametrize(("front", "files"), FED)
def test_the_feed_shows_every_page_in_its_list(front: str, files: dict[str, str], tmp_path: Path) -> None:
    assert judge_feed(front, files, tmp_path) == (True, True, False)


@pytest.mark.parametrize(("front", "files"), NOT_FED)
def test_what_no_feed_of_hugo_shows_is_unknown(front: str, files: dict[str, str], tmp_path: Path) -> None:
    assert judge_feed(front, files, tmp_path) == (False, False, True)


def test_links_among_templates_stop_nothing(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"content/a.md": LOST % "", "layouts/_shortcodes/q.html": "x"})
    (root / "layouts/x.html").symlink_to("x.html")
    (root / "layouts/_shortcodes/d").symlink_to(".")
    (root / "layouts/_shortcodes/y.html").symlink_to("y.html")
    site = load_site(root, BuildOptions())
    assert not is_shown(site.pages[0])
    assert "q" in site.templates
