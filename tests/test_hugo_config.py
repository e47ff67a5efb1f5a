"""Hugo's config files: which are read, how they merge, where a value stands. Judged by `hugo config`."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.config import HugoConfig, find_default_root, find_root, load_config, locate, names
from hugolint.hugo.dates import date_handlers
from hugolint.hugo.errors import SiteError
from hugolint.hugo.site import BuildOptions, load_site
from hugolint.hugo.text import Position
from tests.real_hugo import run_hugo, write_site

TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"


def hugo_config(root: Path, *arguments: str) -> dict[str, Any]:
    run = run_hugo(root, "config", "--format", "json", *arguments)
    assert run.returncode == 0, run.stdout + run.stderr
    config: dict[str, Any] = json.loads(run.stdout[run.stdout.index("{") :])
    return config


MERGES: list[Any] = [
    pytest.param({"hugo.toml": "title = 'a'", "config.toml": "title = 'b'"}, id="hugo comes before config"),
    pytest.param({"hugo.json": '{"title": "a"}', "config.toml": "title = 'b'"}, id="whatever the format"),
    pytest.param({"hugo.yml": "title: a", "hugo.json": '{"title": "b"}'}, id="yml before json"),
    pytest.param({"hugo.yaml": "title: a", "hugo.yml": "title: b"}, id="yaml before yml"),
    pytest.param({"hugo.toml": "title = 'a'", "hugo.yaml": "title: b"}, id="toml before yaml"),
    pytest.param({"Hugo.toml": "title = 'a'"}, id="the name minds case"),
    pytest.param({"config/hugo.toml": "title = 'a'"}, id="config/hugo.toml is not read"),
    pytest.param({"hugo.toml": "\ufefftitle = 'a'"}, id="a byte order mark"),
    pytest.param({"hugo.yaml": ""}, id="an empty YAML file"),
    pytest.param(
        {"hugo.yaml": "title: 2024-01-01\nparams:\n  A: 0777\n  b: on\n  c: yes\n"}, id="YAML as Hugo reads it"
    ),
    pytest.param({"hugo.toml": "TITLE = 'a'\n[PARAMS]\nFooBar = 1\n[PARAMS.Sub]\nX = 1"}, id="keys in any case"),
    pytest.param({"hugo.toml": "[indexes]\na = 'as'\n[taxonomies]\nb = 'bs'"}, id="keys of old"),
    pytest.param(
        {
            "hugo.toml": "title = 'root'\n[params]\nz = 1",
            "config/_default/hugo.toml": "title = 'd'\n[params]\na = 1",
            "config/_default/params.toml": "b = 2",
            "config/_default/sub/params.yaml": "c: 3",
            "config/production/params.json": '{"d": 4, "a": 5}',
            "config/_default/languages.toml": TWO.replace("languages.", ""),
            "config/_default/params.nb.toml": "x = 1",
            "config/_default/hugo.nb.toml": "title = 'NB'",
            "config/_default/foo.nb.toml": "label = 'LL'",
            "config/_default/taxonomies.yaml": "a: as",
            "config/staging/hugo.toml": "title = 'staging'",
        },
        id="a config folder",
    ),
    pytest.param({"config/_default/params.toml": "x = 1\n[params]\ny = 1"}, id="a wrapper beside other keys stays"),
    pytest.param({"config/_default/Params.toml": "[Params]\ny = 1"}, id="a wrapper alone goes"),
    pytest.param({"config/_default/disableKinds.toml": "disableKinds = ['section']"}, id="a wrapper around a list"),
    pytest.param(
        {"config/_default/hugo.toml": "title = 'h'", "config/_default/config.toml": "title = 'c'"}, id="by name"
    ),
    pytest.param({"config/_default/params.toml~": "a = 1", "config/_default/params.txt": "a = 1"}, id="other files"),
    pytest.param(
        {"config/_default/.d/params.toml": "q = 1", "config/_default/.params.toml": "r = 1"}, id="hidden ones"
    ),
    pytest.param(
        {
            "config/_default/hugo.toml": "[params]\na = [1, 2]\nb.c = 1",
            "config/production/hugo.toml": "[params]\na = [3]\nb = 2",
        },
        id="lists and scalars replace",
    ),
    pytest.param(
        {"config/Production/hugo.toml": "title = 'P'", "config/production/hugo.toml": "params = {a = 1}"}, id="case"
    ),
    pytest.param(
        {
            "hugo.toml": "theme = 'th'\n[params]\na = 'p'\n[params.m]\nx = 'p'\n[languages.en]\nweight = 1",
            "themes/th/hugo.toml": "title = 'th'\n[params]\na = 't'\nb = 't'\n[params.m]\nx = 't'\ny = 't'\n"
            "[languages.en]\nweight = 9\n[taxonomies]\nz = 'zs'",
            "themes/th/config/_default/params.toml": "c = 't'",
        },
        id="a theme fills up params",
    ),
    pytest.param(
        {
            "hugo.toml": "theme = 'th'\n_merge = 'deep'\n[params]\na = 'p'",
            "themes/th/hugo.toml": "title = 'th'\n[params]\na = 't'\nb = 't'\n[taxonomies]\nz = 'zs'",
        },
        id="_merge at the top",
    ),
    pytest.param(
        {
            "hugo.toml": "theme = 'th'\n[params]\n_merge = 'none'\na = 'p'",
            "themes/th/hugo.toml": "[params]\na = 't'\nb = 't'",
        },
        id="_merge in params",
    ),
    pytest.param(
        {
            "hugo.toml": "theme = 'a'\n[[module.imports]]\npath = 'b'",
            "themes/a/hugo.toml": "[params]\nx = 'a'",
            "themes/b/hugo.toml": "[params]\nx = 'b'",
        },
        id="module.imports come before theme",
    ),
    pytest.param(
        {"hugo.toml": "theme = 'th'\n_merge = 'shallow'", "themes/th/hugo.toml": "title = 'th'\ntaxonomies.z = 'zs'"},
        id="a shallow root takes maps, and no texts",
    ),
    pytest.param(
        {
            "hugo.toml": "theme = 'th'\n[params.m]\n_merge = 'shallow'\nx.a = 1",
            "themes/th/hugo.toml": "[params.m]\ny = 1\nx.b = 1",
        },
        id="_merge holds for the maps below",
    ),
    pytest.param(
        {"hugo.toml": "[params]\na = 1\n[languages.en]\ntitle = 'x'\nparams = {_merge = 'none', b = 1}"},
        id="a language that wants none of the params",
    ),
    pytest.param({"config/_default/Params.toml": "[params]\na = 1"}, id="a wrapper in another case stays"),
    pytest.param({"config/_default/Hugo.toml": "title = 'x'"}, id="hugo.toml in another case is a key"),
    pytest.param({"config/_default/params.TOML": "a = 1"}, id="an extension in capitals"),
    pytest.param({"config/_default/Params.en.toml": "a = 1"}, id="params of a language in another case"),
    pytest.param({"config/_default/a.params.en.toml": "title = 'x'"}, id="the last part of a name is the language"),
    pytest.param(
        {"hugo.yaml": "params:\n  a: 1", "config/_default/hugo.yaml": "params:\ntitle:"}, id="null over a map"
    ),
    pytest.param({"hugo.yaml": "params:\n  a: 1", "config/_default/params.yaml": ""}, id="an empty file over a map"),
    pytest.param({"config/_default/.toml": "a = 1", "config/_default/toml": "="}, id="an extension and no name"),
]


def simple(config: HugoConfig) -> dict[str, Any]:
    """The part of a config that Hugo prints as it was written."""
    params = config.setting("params", config.languages[0].key)
    found = {
        "title": config.text("title", config.default_language) or None,
        "params": {key: value for key, value in params.items() if key != "_merge"} if isinstance(params, dict) else {},
        "taxonomies": dict(config.taxonomies()),
        "disablekinds": sorted(name.lower() for name in names(config.raw.get("disablekinds"))),
        "languages": {language.key: language.title for language in config.languages if "title" in language.config},
    }
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def hugo_simple(root: Path, *arguments: str) -> dict[str, Any]:
    config = hugo_config(root, *arguments)
    languages = config.get("languages") or {}
    return {
        "title": config.get("title"),
        "params": {key: value for key, value in config["params"].items() if key != "_merge"},
        "taxonomies": config["taxonomies"],
        "disablekinds": config.get("disablekinds") or [],
        "languages": {key: value["title"] for key, value in languages.items() if "title" in value},
    }


@pytest.mark.parametrize("files", MERGES)
def test_a_config_merges_as_in_hugo(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    root = write_site(tmp_path, files)
    assert simple(load_config(root)) == hugo_simple(root)


def test_an_environment_has_its_own_folder(tmp_path: Path) -> None:
    root = write_site(
        tmp_path,
        {
            "config/_default/hugo.toml": "title = 'd'",
            "config/staging/hugo.toml": "title = 's'",
            "config/production/hugo.toml": "title = 'p'",
        },
    )
    assert simple(load_config(root, "staging")) == hugo_simple(root, "-e", "staging")
    assert load_config(root, "staging").text("title") == "s"
    assert load_config(root, "nowhere").text("title") == "d"


def test_variables_of_the_environment_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environ = {
        "HUGO_TITLE": "E",
        "HUGO_PARAMS_A": "5",
        "HUGO_PARAMS_B_C": "true",
        "HUGO_LANGUAGES_NB_TITLE": "NBE",
        "HUGO_DISABLEKINDS": "section taxonomy",
        "HUGOxPARAMSxBAR_BAZ": "q",
        "HUGO_DEFAULTCONTENTLANGUAGEINSUBDIR": "true",
        "HUGO": "x",
        "HUGO_": "x",
    }
    root = write_site(tmp_path, {"hugo.toml": "title = 't'\n" + TWO})
    config = load_config(root, environ=environ)
    assert config.flag("defaultcontentlanguageinsubdir")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert simple(config) == hugo_simple(root)


BROKEN: list[Any] = [
    pytest.param({"hugo.toml": "a = 1\ntitle = x\n"}, "hugo.toml", Position(2, 9), id="TOML"),
    pytest.param({"hugo.toml": "a = 1\na = 2\n"}, "hugo.toml", Position(2, 1), id="a key twice in TOML"),
    pytest.param({"hugo.toml": "a = '"}, "hugo.toml", Position(1, 5), id="TOML that ends too early"),
    pytest.param({"hugo.yaml": "title: 1\ntitle: 2\n"}, "hugo.yaml", Position(2, 1), id="a key twice in YAML"),
    pytest.param({"hugo.yaml": "a: 1\nb: [\n"}, "hugo.yaml", None, id="YAML"),
    pytest.param({"hugo.yaml": "- a\n"}, "hugo.yaml", Position(1, 1), id="a list"),
    pytest.param({"hugo.json": '{"a": 1,}'}, "hugo.json", Position(1, 8), id="JSON"),
    pytest.param({"hugo.json": '{"a": NaN}'}, "hugo.json", Position(1, 7), id="what only Python takes for JSON"),
    pytest.param({"hugo.json": '{"a": 1} x'}, "hugo.json", Position(1, 10), id="something after JSON"),
    pytest.param({"hugo.json": '["a"]'}, "hugo.json", Position(1, 1), id="a list in JSON"),
    pytest.param({"hugo.json": ""}, "hugo.json", Position(1, 1), id="an empty JSON file"),
    pytest.param({"config/_default/x.toml": "=\n"}, "config/_default/x.toml", Position(1, 1), id="in a config folder"),
    pytest.param({"hugo.toml": "[params]\na = 1\n[title]\na = 1"}, "hugo.toml", Position(3, 2), id="a map for a text"),
    pytest.param({"hugo.toml": "a = 1\nparams = 'x'"}, "hugo.toml", Position(2, 10), id="a text for a map"),
    pytest.param({"hugo.yaml": "module:\n  mounts: x"}, "hugo.yaml", Position(2, 11), id="a text for mounts"),
    pytest.param({"hugo.toml": "module.imports = [{path = 'a'}, 'b']"}, "hugo.toml", Position(1, 33), id="for imports"),
    pytest.param({"hugo.toml": "[module]\nreplacements = 'a => b'"}, "hugo.toml", Position(2, 16), id="replacements"),
    pytest.param({"hugo.toml": "ignoreFiles = ['a', '[']"}, "hugo.toml", Position(1, 21), id="a pattern"),
    pytest.param({"hugo.toml": "[languages]\nen = 'x'"}, "hugo.toml", Position(2, 6), id="a language that is a text"),
    pytest.param({"hugo.toml": "[languages]"}, "hugo.toml", Position(1, 2), id="no language"),
    pytest.param({"config/_default/languages.toml": ""}, "config/_default/languages.toml", Position(1, 1), id="a file"),
    pytest.param(
        {"hugo.toml": TWO, "config/_default/hugo.yaml": "defaultContentLanguage: sv"},
        "config/_default/hugo.yaml",
        Position(1, 25),
        id="a default that is not there",
    ),
    pytest.param(
        {"hugo.toml": "defaultContentLanguage = 'nb'\n" + TWO + "disabled = true"},
        "hugo.toml",
        Position(1, 26),
        id="a default that is disabled",
    ),
    pytest.param(
        {"hugo.toml": "theme = 'th'\nuglyURLs = true", "themes/th/hugo.toml": "uglyURLs.a = true"},
        "hugo.toml",
        Position(2, 12),
        id="a map of a theme that meets no map",
    ),
    pytest.param(
        {"hugo.toml": "theme = 'th'", "_vendor/modules.txt": "# th v1\n# zz\n"},
        "_vendor/modules.txt",
        Position(2, 1),
        id="modules.txt",
    ),
    pytest.param(
        {"hugo.toml": "theme = 'th'", "themes/th/hugo.toml": "="}, "themes/th/hugo.toml", Position(1, 1), id="theme"
    ),
]


@pytest.mark.parametrize(("files", "path", "position"), BROKEN)
def test_a_broken_config_stops_hugo_and_us(
    tmp_path: Path, files: dict[str, str | bytes], path: str, position: Position | None
) -> None:
    root = write_site(tmp_path, files)
    with pytest.raises(SiteError) as caught:
        load_config(root)
    assert caught.value.path == path
    assert position is None or caught.value.position == position
    assert run_hugo(root, "config").returncode != 0


STRICT: list[Any] = [
    pytest.param("[languages.en]\nweight = '1'", (0, 153, 0), Position(2, 10), id="a weight that is a text"),
    pytest.param("[languages.en]\ntitle = 1", (0, 153, 0), Position(2, 9), id="a title that is a number"),
    pytest.param("[languages.en]\n[languages.'n b']", (0, 153, 0), Position(2, 12), id="a blank in a key"),
    pytest.param("[languages.en]\ncascade = [{a = 1}]", (0, 153, 0), Position(2, 1), id="a list for a cascade"),
    pytest.param("[languages.en]\nlabel = 1", (0, 158, 0), Position(2, 9), id="a label that is a number"),
]


@pytest.mark.parametrize(("config", "since", "position"), STRICT)
def test_what_newer_versions_refuse_of_a_language(
    tmp_path: Path, config: str, since: tuple[int, int, int], position: Position
) -> None:
    root = write_site(tmp_path, {"hugo.toml": config, "content/a.md": "---\ntitle: x\n---\n"})
    before = f"0.{since[1] - 1}.0"
    assert load_site(root, BuildOptions(), before).languages
    with pytest.raises(SiteError) as caught:
        load_site(root, BuildOptions(), f"0.{since[1]}.0")
    assert (caught.value.path, caught.value.position) == ("hugo.toml", position)
    assert run_hugo(root, "config").returncode != 0


@pytest.mark.parametrize("name", ["hugo.toml", "hugo.yaml", "hugo.json"])
@pytest.mark.parametrize(
    "text", [b"\xff\xfe", b"\x00", b"[" * 5000, b"a: &a [*a]", b"{" * 5000, b'{"a":' * 5000, b"a=[" * 5000]
)
def test_hostile_configs_never_crash(tmp_path: Path, name: str, text: bytes) -> None:
    root = write_site(tmp_path, {name: text})
    with suppress(SiteError):
        assert load_config(root).languages


def test_a_config_that_links_out_of_the_site_is_refused(tmp_path: Path) -> None:
    write_site(tmp_path, {"secret": "title = 'x'", "site/real.toml": "title = 'y'"})
    root = tmp_path / "site"
    (root / "hugo.toml").symlink_to(tmp_path / "secret")
    with pytest.raises(SiteError, match="outside"):
        load_config(root)
    (root / "hugo.toml").unlink()
    (root / "hugo.toml").symlink_to(root / "real.toml")
    assert load_config(root).text("title") == "y"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_config_that_is_a_pipe_is_never_opened(tmp_path: Path) -> None:
    write_site(tmp_path, {"config/_default/hugo.toml": ""})
    os.mkfifo(tmp_path / "config" / "_default" / "params.toml")
    with pytest.raises(SiteError, match="ordinary"):
        load_config(tmp_path)


def test_what_a_language_sets_replaces_the_map_of_the_site(tmp_path: Path) -> None:
    root = write_site(
        tmp_path,
        {
            "hugo.toml": "title = 'root'\n[permalinks.page]\ns = '/x/'\n[permalinks.section]\ns = '/y/'\n"
            "[params]\na = 1\nm = {x = 1}\n" + TWO + "title = 'norsk'\n[languages.nb.permalinks.page]\nt = '/z/'\n"
            "[languages.nb.params]\nm = {y = 2}"
        },
    )
    config = load_config(root)
    assert config.permalinks("en") == {"page": {"s": "/x/"}, "section": {"s": "/y/"}}
    assert config.permalinks("nb") == {"page": {"t": "/z/"}}
    assert config.setting("params", "nb") == {"a": 1, "m": {"x": 1, "y": 2}}
    assert config.setting("params", "en") == {"a": 1, "m": {"x": 1}}
    assert (config.text("title", "nb"), config.text("title", "en"), config.text("title", "xx")) == (
        "norsk",
        "root",
        "root",
    )


def test_defaults_without_any_config(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    hugo = hugo_config(tmp_path)
    assert config.files == ()
    assert config.base_url == hugo["baseurl"]
    assert config.themes_dir == hugo.get("themesdir", "themes")
    handlers = date_handlers(config.setting("frontmatter"))
    chains = (handlers.date, handlers.lastmod, handlers.publish, handlers.expiry)
    assert (
        dict(zip(("date", "lastmod", "publishdate", "expirydate"), map(list, chains), strict=True))
        == hugo["frontmatter"]
    )
    assert config.default_language == hugo["defaultcontentlanguage"]
    assert [language.key for language in config.languages] == ["en"]
    assert not config.multihost
    assert not any(config.flag(name) for name in ("uglyurls", "builddrafts", "disablealiases"))


def test_settings_as_they_are_written(tmp_path: Path) -> None:
    root = write_site(
        tmp_path,
        {
            "hugo.toml": "refLinksErrorLevel = 'WARNING'\nbuildDrafts = true\nbuildFuture = 'true'\n"
            "disableKinds = ['RSS']\n"
            "baseURL = 'https://x.org/'\ntheme = ['a', 'b']\n[uglyURLs]\nPosts = true\n"
            "[frontmatter]\ndate = ['myDate', ':default']\n[taxonomies]"
        },
    )
    config = load_config(root)
    assert [config.flag(name) for name in ("builddrafts", "buildfuture", "buildexpired")] == [True, True, False]
    assert (names(config.raw.get("disablekinds")), config.base_url) == (("RSS",), "https://x.org/")
    assert config.themes == ("a", "b")
    assert config.setting("uglyurls") == {"posts": True}
    assert date_handlers(config.setting("frontmatter")).date[:2] == ("mydate", "date")
    assert config.taxonomies() == {}
    assert config.missing == ("a", "b")


ROOTS: list[Any] = [
    pytest.param(["hugo.toml"], ".", ".", id="here"),
    pytest.param(["hugo.toml"], "content/blog", ".", id="above"),
    pytest.param(["hugo.yml", "site/hugo.json"], "site/content", "site", id="the nearest one"),
    pytest.param(["config.toml", "content/x"], "content", ".", id="config beside content"),
    pytest.param(["config.yaml", "layouts/x"], "layouts", ".", id="config beside layouts"),
    pytest.param(["config/_default/x.toml", "themes/x"], "themes", ".", id="a config folder beside themes"),
    pytest.param(["config.toml"], "sub", None, id="a config of some other tool"),
    pytest.param(["config/x.toml", "content/x"], "content", None, id="a config folder without _default"),
    pytest.param(["hugo.toml/x", "content/x"], "content", None, id="a folder called hugo.toml"),
    pytest.param(["hugo.toml", "inner/.git/x"], "inner/content", None, id="never beyond the git root"),
    pytest.param(["hugo.toml", "inner/.git"], "inner/content", None, id="which may be a worktree's file"),
    pytest.param(["hugo.toml", "content/a.md"], "content/a.md", ".", id="from a file"),
]


@pytest.mark.parametrize(("files", "start", "root"), ROOTS)
def test_the_root_of_a_site(tmp_path: Path, files: list[str], start: str, root: str | None) -> None:
    write_site(tmp_path, {".git/x": "", **dict.fromkeys(files, "")})
    if not start.endswith(".md"):
        (tmp_path / start).mkdir(parents=True, exist_ok=True)
    assert find_root(tmp_path / start) == (tmp_path / root if root is not None else None)


def test_the_root_of_a_site_without_a_config(tmp_path: Path) -> None:
    write_site(tmp_path, {".git/x": "", "docs/content/blog/a.md": "", "other/x": ""})
    assert find_default_root(tmp_path / "docs" / "content" / "blog" / "a.md") == tmp_path / "docs"
    assert find_default_root(tmp_path / "docs") == tmp_path / "docs"
    assert find_default_root(tmp_path / "other") == tmp_path / "other"


PLACES: list[Any] = [
    pytest.param({"hugo.yaml": "languages:\n  nb:\n    Locale: nb_NO\n"}, "hugo.yaml", Position(3, 13), id="YAML"),
    pytest.param({"hugo.toml": "[languages.nb]\nlocale = 'nb_NO'\n"}, "hugo.toml", Position(2, 10), id="TOML"),
    pytest.param({"hugo.json": '{"languages": {"nb": {"locale": "nb_NO"}}}'}, "hugo.json", Position(1, 33), id="JSON"),
    pytest.param(
        {"hugo.yaml": "languages: {nb: {locale: x}}", "config/_default/languages.yaml": "nb:\n  locale: nb_NO\n"},
        "config/_default/languages.yaml",
        Position(2, 11),
        id="the last file that sets it",
    ),
    pytest.param(
        {
            "config/_default/languages.yaml": "languages:\n  nb:\n    locale: nb_NO\n",
            "config/production/params.yaml": "a: b",
        },
        "config/_default/languages.yaml",
        Position(3, 13),
        id="inside a wrapper",
    ),
    pytest.param(
        {"config/_default/hugo.nb.yaml": "locale: nb_NO\n"},
        "config/_default/hugo.nb.yaml",
        Position(1, 9),
        id="in a file of the language",
    ),
]


@pytest.mark.parametrize(("files", "path", "position"), PLACES)
def test_a_value_knows_where_it_stands(
    tmp_path: Path, files: dict[str, str | bytes], path: str, position: Position
) -> None:
    config = load_config(write_site(tmp_path, files))
    place = locate(config, "languages.NB.locale")
    assert place is not None
    source, span = place
    assert source.path == path
    assert source.position(span.start) == position
    assert source.slice(span).strip("'\"") == "nb_NO"
    assert locate(config, "languages.nb.title") is None
