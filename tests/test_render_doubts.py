"""What may stop Hugo when it renders a page is no "yes"; the real Hugo does stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugolint.hugo.rendered.render_doubts import doubts
from hugolint.hugo.site import BuildOptions, load_site
from tests.real_hugo import run_hugo, write_site

CONFIG = "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap']\n"
PAGE = "---\ntitle: A\n---\n"
ACTION = PAGE + '{{< a.inline >}}{{ errorf "no" }}{{< /a.inline >}}\n'
LOUD = "enableInlineShortcodes = true\n"
SECURE = "[security]\nenableInlineShortcodes = true\n"
INLINE = "the inline shortcodes of 1 page: their templates are not run"

DOUBTS = [
    *(pytest.param({f"content/a.{end}": PAGE}, f"1 page that needs {name}", id=end) for end, name in {"adoc": "asciidoctor", "ad": "asciidoctor", "asciidoc": "asciidoctor", "pandoc": "pandoc", "pdc": "pandoc", "rst": "rst2html"}.items()),
    *(pytest.param({"content/a.md": f"---\nmarkup: {word}\n---\n"}, f"1 page that needs {name}", id=word) for word, name in {"RST": "rst2html", "asciidocext": "asciidoctor", "pandoc": "pandoc"}.items()),
    pytest.param({"content/a.md": ACTION, "hugo.toml": CONFIG + LOUD}, INLINE, id="inline shortcodes"),
    pytest.param({"content/a.md": ACTION, "hugo.toml": CONFIG + SECURE}, INLINE, id="allowed by the security settings"),
    pytest.param({"content/a.md": ACTION, "hugo.toml": CONFIG + LOUD + SECURE.replace("true", "false")}, INLINE, id="one switch is enough"),
]  # fmt: skip
NONE = [
    pytest.param({"content/a.md": ACTION, "hugo.toml": CONFIG}, id="inline shortcodes that are not allowed"),
    pytest.param({"content/a.md": PAGE + "{{< a.inline >}}b{{< /a.inline >}}", "hugo.toml": CONFIG + LOUD}, id="without actions"),
    pytest.param({"content/a.md": PAGE.replace("title", "draft: true\ntitle"), "content/b.rst": "---\ndraft: true\n---\n"}, id="a draft"),
    pytest.param({"content/a.md": "---\nmarkup: markdown\n---\n", "content/b.textile": PAGE}, id="what needs nothing"),
]  # fmt: skip


def site(files: dict[str, str], root: Path) -> Path:
    return write_site(root, {"hugo.toml": CONFIG, "layouts/all.html": "{{ .Content }}", **files})


@pytest.mark.parametrize(("files", "clause"), DOUBTS)
def test_what_may_stop_hugo_is_said(files: dict[str, str], clause: str, tmp_path: Path) -> None:
    root = site(files, tmp_path)
    assert doubts(load_site(root, BuildOptions())) == (clause,)
    # Where the programs are there, Hugo renders the pages.
    if clause == INLINE:
        assert run_hugo(root, "--renderToMemory").returncode != 0


@pytest.mark.parametrize("files", NONE)
def test_of_all_else_nothing_is_said(files: dict[str, str], tmp_path: Path) -> None:
    root = site(files, tmp_path)
    assert doubts(load_site(root, BuildOptions())) == ()
    assert run_hugo(root, "--renderToMemory").returncode == 0
