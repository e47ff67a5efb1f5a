"""HUGO_ variables: what they set and as what. Judged by `hugo config`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.config import load_config, names
from tests.real_hugo import run_hugo, write_site

PARAMS = "[params]\na = 1\nb = true\nc = 's'\nd = ['x']\ne = {f = 1, g = 2}\nf = 1.5\ng = 2020-01-01\n"

VARIABLES: list[Any] = [
    pytest.param("", {"HUGO": "x", "HUGO_": "x", "HUGOX": "y"}, id="names that are too short set nothing"),
    pytest.param("title = 't'", {"HUGO_TITLE_X": "q"}, id="nothing stands below a text"),
    pytest.param("", {"HUGO_PARAMS_A_B": "1", "HUGO_PARAMS_A_C": "2"}, id="maps that are not there are made"),
    pytest.param("", {"HUGOxPARAMSxFOO_BAR": "1", "HUGO_PARAMS_Xx": "2"}, id="any character may part the levels"),
    pytest.param("", {"HUGOxPARAMSxFOOX": "1"}, id="and its case counts"),
    pytest.param("", {"HUGO_PARAMS.X_Y": "2"}, id="a dot parts levels too"),
    pytest.param(PARAMS, {"HUGO_PARAMS_A": "5", "HUGO_PARAMS_B": "0", "HUGO_PARAMS_F": "2.5"}, id="the type stays"),
    pytest.param(PARAMS, {"HUGO_PARAMS_A": "x", "HUGO_PARAMS_B": "yes", "HUGO_PARAMS_F": "y"}, id="where it can"),
    pytest.param(PARAMS, {"HUGO_PARAMS_C": " 7 ", "HUGO_PARAMS_NEW": " 8 "}, id="blanks around a known text go"),
    pytest.param(PARAMS, {"HUGO_PARAMS_D": "[q, 2]", "HUGO_PARAMS_G": "y"}, id="a list is YAML, a date becomes text"),
    pytest.param(PARAMS, {"HUGO_PARAMS_D": "true"}, id="also if it is none"),
    pytest.param(PARAMS, {"HUGO_PARAMS_E": '{"F": 3}'}, id="a map below the root replaces"),
    pytest.param(PARAMS, {"HUGO_PARAMS": '{"a": 3}'}, id="a map at the root is merged"),
    pytest.param(PARAMS, {"HUGO_PARAMS": "a: 4"}, id="as YAML"),
    pytest.param(PARAMS, {"HUGO_PARAMS": "a = 4"}, id="as TOML"),
    pytest.param("", {"HUGO_TAXONOMIES": "x: xs"}, id="a map where there is none"),
    pytest.param("[taxonomies]\ny = 'ys'", {"HUGO_TAXONOMIES_X": "xs"}, id="one more key of a map"),
    pytest.param("", {"HUGO_DISABLEKINDS": "section taxonomy"}, id="words"),
    pytest.param("", {"HUGO_DISABLEKINDS": "section,taxonomy"}, id="commas"),
    pytest.param("", {"HUGO_DISABLEKINDS": "[section, 'taxonomy']"}, id="brackets"),
    pytest.param("disableKinds = ['rss']", {"HUGO_DISABLEKINDS": "section taxonomy"}, id="words in place of a list"),
    pytest.param("[indexes]\nz = 'zs'", {"HUGO_INDEXES_Y": "ys"}, id="keys of old"),
    pytest.param("[languages.en]\ntitle = 'x'", {"HUGO_LANGUAGES_EN_TITLE": "E"}, id="a language"),
]


@pytest.mark.parametrize(("config", "environ"), VARIABLES)
def test_variables_set_what_they_set_for_hugo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, environ: dict[str, str]
) -> None:
    root = write_site(tmp_path, {"hugo.toml": config})
    ours = load_config(root, environ=environ)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    run = run_hugo(root, "config", "--format", "json")
    hugo = json.loads(run.stdout[run.stdout.index("{") :])
    params: Any = ours.raw.get("params") or {}
    assert {key: str(one) if isinstance(one, date) else one for key, one in params.items() if one} == hugo["params"]
    assert dict(ours.taxonomies()) == hugo["taxonomies"]
    assert sorted(names(ours.raw.get("disablekinds"))) == hugo.get("disablekinds", [])
    assert ours.text("title", ours.default_language) == hugo.get("title", "")


def test_our_own_variables_are_none_of_hugos(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"hugo.toml": "title = 't'"})
    assert load_config(root, environ={"HUGOLINT_TITLE": "x"}).raw == {"title": "t"}
