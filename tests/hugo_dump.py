"""What the real Hugo makes of a site's content files, and what we make of them, in one form to compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.config import load_config
from hugolint.hugo.mounts import content_mounts, list_content
from hugolint.hugo.paths import Resolution, resolve
from tests.real_hugo import run_hugo, write_site

_HOME = """
{{- $rows := slice }}
{{- range .Site.Pages }}{{ $page := . }}{{ with .File }}
{{- $row := dict "language" $page.Language.Lang "path" $page.Path "file" .Filename "bundle" $page.BundleType }}
{{- $rows = $rows | append $row }}{{ end }}{{ end }}{{ $rows | jsonify }}
"""
_CONFIG = """
disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404']
[outputFormats.dump]
mediaType = 'application/json'
baseName = 'dump'
isPlainText = true
[outputs]
home = ['html', 'dump']
"""
PAGE = "---\ntitle: a page\n---\n"


class Row(NamedTuple):
    """One page with a file."""

    language: str
    path: str
    file: str
    bundle: str


def make_site(root: Path, config: str, pages: str, files: dict[str, str] | None = None) -> Path:
    """A site whose pages are named, one a line; `config` is TOML that begins with root keys."""
    written: dict[str, str | bytes] = {name.strip(): PAGE for name in pages.strip().split("\n") if name.strip()}
    written.update(files or {})
    written["hugo.toml"] = config
    return write_site(root, written)


def hugo_rows(root: Path) -> set[Row]:
    """The pages of the real Hugo, after one build in a copy of the config and with layouts that name them."""
    write_site(root, {"layouts/all.html": "x", "layouts/index.dump.json": _HOME, "dump.toml": _CONFIG})
    run = run_hugo(root, "--config", "hugo.toml,dump.toml", "--destination", "../public")
    dumps = sorted((root.parent / "public").rglob("dump.json"))
    assert dumps, run.stdout + run.stderr
    rows = [row for dump in dumps for row in json.loads(dump.read_text("utf-8"))]
    here = str(root.resolve()) + "/"
    return {
        Row(row["language"], row["path"], row["file"].removeprefix(here), row["bundle"] or "single") for row in rows
    }


def resolve_site(root: Path) -> Resolution:
    """Our own reading of the same site."""
    config = load_config(root)
    return resolve(list_content(config, content_mounts(config)).files, config)


def our_rows(resolution: Resolution) -> set[Row]:
    """Our pages in the form of Hugo's."""
    return {Row(page.language, page.path, page.file.path, page.bundle) for page in resolution.pages}


def listed_paths(root: Path) -> list[str]:
    """The paths of `hugo list all`."""
    import csv
    import io

    run = run_hugo(root, "list", "all")
    start = run.stdout.index("path,slug,")
    return sorted(row["path"] for row in csv.DictReader(io.StringIO(run.stdout[start:])))
