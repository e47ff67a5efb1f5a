"""Random layouts of configs, made from a seed, with the real Hugo as the judge. HUGOLINT_RANDOM_CONFIGS sets how many."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hugolint.hugo.config import HugoConfig
from hugolint.hugo.errors import SiteError
from tests.config_site import Layout, hugo_mounts, hugo_pages, hugo_view, our_mounts, our_pages, our_view, read_layout
from tests.real_hugo import run_hugo, write_site

LAYOUTS = int(os.environ.get("HUGOLINT_RANDOM_CONFIGS", "60"))
SEED = int(os.environ.get("HUGOLINT_RANDOM_SEED", "1"))


@pytest.mark.parametrize("seed", range(SEED, SEED + LAYOUTS))
def test_a_config_means_what_it_means_to_hugo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    layout = Layout(seed)
    root = write_site(tmp_path / "site", layout.files)
    write_site(tmp_path / "out", {"p9.md": "---\ntitle: outside\n---\n"})
    for name in [name for name in os.environ if name.startswith("HUGO")]:
        monkeypatch.delenv(name)
    for name, value in layout.environ.items():
        monkeypatch.setenv(name, value)
    config = _read(root, layout)
    if config is None or config.missing:
        assert run_hugo(root, "config", "-e", layout.environment).returncode, "Hugo takes what we do not"
        return
    keys = [language.key for language in config.languages]
    assert our_view(config) == hugo_view(root, layout, keys)
    assert our_mounts(config) == hugo_mounts(root, layout, keys)
    assert our_pages(config) == hugo_pages(root, layout)


def _read(root: Path, layout: Layout) -> HugoConfig | None:
    try:
        return read_layout(root, layout)
    except SiteError:
        return None
