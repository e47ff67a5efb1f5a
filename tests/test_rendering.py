"""Whether a page's content is rendered: small sets of layouts, with the real Hugo as the judge."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.rendering import is_shown
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
    case("section", {"section.html": "{{ range .Pages }}{{ $.Content }}{{ end }}"}, "from within a loop"),
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
