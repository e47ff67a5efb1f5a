"""Languages of a site, and of a file by its name: judged by the real Hugo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.config import load_config
from hugolint.hugo.errors import SiteError
from hugolint.hugo.languages import Languages, read_languages
from hugolint.hugo.nodes import Value
from hugolint.hugo.paths import read_name
from hugolint.hugo.site import BuildOptions, load_site
from tests.hugo_dump import hugo_rows, make_site, our_rows, resolve_site
from tests.real_hugo import run_hugo, write_site

TWO = "defaultContentLanguage = 'en'\n[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"

SUFFIXES = """
content/a.nb.md
content/c.NB.md
content/b.sv.md
content/e.foo.nb.md
content/d.nb.foo.md
content/g.en.nb.md
content/nb.md
content/nb2/nb.en.md
content/sub.nb/p.md
content/h-nb.md
content/i_nb.md
content/j.md
content/j.en.md
content/k._language_nb_.md
content/l._language_sv_.md
content/m._foo_.md
content/n._version_v1_.md
content/o.nb._role_guest_.md
content/en.foo.md
content/p/nb.foo.md
content/p/nb._foo_.md
content/q/index.sv.md
content/q2/index.nb.md
content/q3/_index.nb.md
content/q4/index.foo.md
content/q5/_index.foo.md
content/q6/foo.index.md
content/q7/foo._index.md
content/q8/index.foo.nb.md
content/q9/index.nb.foo.md
content/r1/INDEX.nb.MD
content/r2/x..nb.md
content/r2/x.nb..md
content/r2/y.html.md
content/r2/w.nb.markdown
content/r2/v.html.nb.md
content/r2/Foo BAR.v1.2.md
content/r2/sp .nb.md
content/r2/nb.nb.nb.md
content/r2/1.nb.2.3.md
content/r2/_language_nb_.md
content/r2/ab._language_nb_.foo.md
content/r2/ac.foo._language_nb_.md
content/r2/ad.nb._foo_.md
content/r2/ae._foo_.nb.md
content/r2/af._x_.y.md
content/r2/index.md.md
content/s1/a._language_nb_._language_en_.md
content/s2/a._language_en_._language_nb_.md
content/s3/a.nb._language_en_.md
content/s4/a._language_en_.nb.md
content/s5/a._language_xx_.nb.md
content/s6/a.nb._language_xx_.md
content/s7/a.x._language_nb_.y.en.md
content/t1/index._language_nb_.md
content/t2/index._foo_.md
content/t3/__.md
content/t4/a.__.md
content/t5/a._.md
content/t6/a.____.md
content/t7/a._language_.md
content/t8/_index._language_sv_.md
content/t9/a._version_v1.0.0_.md
content/u1/a._language_nb.md
content/u2/a.language_nb_.md
content/u3/a._.b_.md
content/u4/_foo_.md
content/u5/_language_nb_._foo_.md
content/u6/_draft.my_.md
content/u7/a.nb._y.z_.md
content/u8/a._y.nb.z_.md
content/u9/a.nb.x_.md
content/v1/_a.b_.nb.md
content/v2/a._LANGUAGE_nb_.md
content/v3/a.x_.md
content/v4/a.___.md
content/v5/a_.b._c_.md
content/v6/x._version_v1.0_.nb.md
"""


def test_a_name_gives_language_and_logical_path_as_in_hugo(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", TWO, SUFFIXES)
    ours = our_rows(resolve_site(root))
    assert ours == hugo_rows(root)
    assert len(ours) == len(SUFFIXES.split("\n")) - 3  # one line is shadowed: j.md by j.en.md


@pytest.mark.parametrize(
    ("config", "pages"),
    [
        pytest.param("", "content/a.md\ncontent/b.en.md\ncontent/c.nb.md", id="one language has a suffix, too"),
        pytest.param(
            "defaultContentLanguage = 'nb'", "content/a.nb.md\ncontent/b.en.md", id="the default is a language"
        ),
        pytest.param(
            "defaultContentLanguage = 'NB'\n[languages.sv]\n[languages.nb]",
            "content/a.md",
            id="its case does not count",
        ),
        pytest.param("defaultContentLanguage = ''", "content/a.nb.md\ncontent/b.en.md", id="an empty default is none"),
        pytest.param(
            "[languages.sv]\n[languages.nb]", "content/a.md\ncontent/b.sv.md", id="without en the first by name"
        ),
        pytest.param(
            "[languages.sv]\nweight=1\n[languages.nb]", "content/a.md\ncontent/b.sv.md", id="no weight comes last"
        ),
        pytest.param(
            "[languages.da]\nweight=2\n[languages.nb]\nweight=-1", "content/a.md", id="below zero comes first"
        ),
        pytest.param(
            "[languages.pt-BR]\n[languages.EN]", "content/a.PT-br.md\ncontent/b.md", id="keys are lower-cased"
        ),
        pytest.param(
            "[languages.sv]\n[languages.en]\nweight=9", "content/a.md", id="en is the default whatever its weight"
        ),
        pytest.param(
            "disableLanguages = ['nb', 'xx']\n[languages.en]\n[languages.nb]",
            "content/a.md\ncontent/a.nb.md\ncontent/b.nb.en.md\ncontent/c.en.nb.md\ncontent/s/index.nb.md\ncontent/s/x.md",
            id="a disabled language is known and its files vanish",
        ),
        pytest.param(
            "disableLanguages = ['NB']\n[languages.en]\n[languages.nb]", "content/a.nb.md", id="disabling minds case"
        ),
        pytest.param(
            "disableLanguages = 'en'\n[languages.en]\n[languages.nb]", "content/a.md", id="en can be disabled"
        ),
        pytest.param(
            "[languages.en]\n[languages.nb]\ndisabled = true", "content/a.nb.md\ncontent/a.md", id="disabled = true"
        ),
        pytest.param('[languages."s\\tv"]', "content/a.md", id="any key without a space is a language"),
    ],
)
def test_the_languages_of_a_config(tmp_path: Path, config: str, pages: str) -> None:
    root = make_site(tmp_path / "site", config, pages)
    assert our_rows(resolve_site(root)) == hugo_rows(root)


@pytest.mark.parametrize(
    "config",
    [
        pytest.param('{"defaultContentLanguage": "fr", "languages": {"en": {}}}', id="a default that is not there"),
        pytest.param('{"defaultContentLanguage": "f r"}', id="a space in the default"),
        pytest.param('{"defaultContentLanguage": "NB"}', id="capitals in a default that is the only language"),
        pytest.param('{"languages": {"n b": {}}}', id="a space in a key"),
        pytest.param('{"languages": {"": {}}}', id="an empty key"),
        pytest.param('{"languages": {}}', id="no languages"),
        pytest.param('{"languages": ["en"]}', id="a list"),
        pytest.param('{"languages": {"en": "x"}}', id="a language that is a text"),
        pytest.param('{"languages": {"en": {"weight": "1"}}}', id="a weight that is a text"),
        pytest.param('{"languages": {"en": {"weight": true}}}', id="a weight that is a switch"),
        pytest.param('{"languages": {"en": {}, "nb": {"disabled": "true"}}}', id="disabled as a text"),
        pytest.param(
            '{"defaultContentLanguage": "en", "disableLanguages": ["en"], "languages": {"en": {}, "nb": {}}}',
            id="the default disabled",
        ),
        pytest.param('{"disableLanguages": ["nb"], "languages": {"nb": {}}}', id="all disabled"),
    ],
)
def test_what_stops_hugo_stops_us(tmp_path: Path, config: str) -> None:
    root = write_site(tmp_path, {"hugo.json": config, "content/a.md": ""})
    with pytest.raises(SiteError):
        load_site(root, BuildOptions(), "0.168.0")
    assert run_hugo(root, "list", "all").returncode != 0


HOSTS = [
    pytest.param({"en": {"baseurl": "https://a/"}}, [], False, id="one language is one host"),
    pytest.param({"en": {"baseurl": "https://a/"}, "nb": {}}, [], True, id="two languages, one base URL"),
    pytest.param({"en": {"baseurl": ""}, "nb": {}}, [], True, id="an empty base URL is one"),
    pytest.param({"en": {"baseurl": "https://a/"}, "nb": {}, "sv": {}}, ["sv"], False, id="two of three in use"),
    pytest.param({"en": {"baseurl": "https://a/"}, "nb": {}, "sv": {}, "da": {}}, ["sv"], True, id="three of four"),
    pytest.param({"en": {"baseurl": "https://a/"}, "nb": {}}, ["NB"], False, id="a word that disables nothing counts"),
    pytest.param(
        {"en": {}, "nb": {}, "sv": {}, "da": {"baseurl": "https://a/", "disabled": True}},
        [],
        True,
        id="the base URL of a disabled language counts",
    ),
]


@pytest.mark.parametrize(("languages", "disabled", "several"), HOSTS)
def test_a_site_of_several_hosts(
    tmp_path: Path, languages: dict[str, Value], disabled: list[str], several: bool
) -> None:
    config = {"languages": languages, "disableLanguages": disabled}
    root = write_site(tmp_path, {"hugo.json": json.dumps(config), "content/a.md": "", "static/s.txt": "x"})
    assert load_config(root).multihost is several
    assert run_hugo(root, "--destination", "public").returncode == 0
    assert (root / "public" / "en" / "s.txt").exists() is several


def read(raw: dict[str, Value]) -> Languages:
    return read_languages(raw)


def test_a_language_knows_its_locale_and_prefix() -> None:
    found = read(
        {
            "locale": "xx-YY",
            "languages": {
                "en": {"languagename": "English", "weight": 1},
                "nb": {"label": "Norsk", "languagename": "old", "locale": "nb-NO", "languagecode": "no"},
            },
        }
    )
    english, norwegian = found.active
    assert (english.name, english.locale, english.prefix) == ("English", "xx-YY", "")
    assert (norwegian.name, norwegian.locale, norwegian.prefix) == ("Norsk", "nb-NO", "nb")


@pytest.mark.parametrize(
    ("raw", "prefixes", "multihost"),
    [
        pytest.param({}, [""], False, id="one language has no prefix"),
        pytest.param({"defaultcontentlanguageinsubdir": True}, ["en"], False, id="one language in a folder"),
        pytest.param({"languages": {"en": {}, "nb": {}}}, ["", "nb"], False, id="only the default has none"),
        pytest.param({"languages": {"en": {}, "nb": {"baseurl": "https://x/"}}}, ["", ""], True, id="hosts need none"),
    ],
)
def test_prefixes(raw: dict[str, Value], prefixes: list[str], multihost: bool) -> None:
    found = read(raw)
    assert [language.prefix for language in found.active] == prefixes
    assert found.multihost is multihost


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ab._nN- Å\x00\udc80", max_size=30))
def test_any_name_can_be_taken_apart(stem: str) -> None:
    name = read_name(stem + ".md", frozenset({"nb", "b"}))
    assert name.extension == "md"
    assert stem.startswith(name.base)
    assert name.slot.startswith(name.base)
    assert name.language in ("", "nb", "b")
