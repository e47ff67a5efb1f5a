"""Cascades of pages and of the config, with the real Hugo as the judge of what they give to which page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.whole_site import TWO, judge, quiet_environment, small_site

__all__ = ["quiet_environment"]

TREE = {
    "top.md": "title: Top",
    "s/_index.md": "title: S",
    "s/p.md": "title: P",
    "s/own.md": "title: Own\nslug: mine\naliases: [own-old]\nurl: /own/",
    "s/t/_index.md": "title: T",
    "s/t/q.md": "title: Q",
    "s/b/index.md": "title: B",
    "u/r.md": "title: R",
}


def tree(**cascades: str) -> dict[str, str]:
    """The tree with cascades on some of its pages: `s` and `t` are the sections, `b` the bundle, `p` the page."""
    paths = {
        "home": "_index.md",
        "s": "s/_index.md",
        "t": "s/t/_index.md",
        "b": "s/b/index.md",
        "p": "s/p.md",
        "u": "u/_index.md",
    }
    pages = dict(TREE)
    for name, text in cascades.items():
        pages[paths[name]] = pages.get(paths[name], "title: new") + f"\ncascade:\n{text}"
    return pages


def give(text: str, target: str = "") -> str:
    """One item of a cascade that is a list."""
    inner = f", target: {{{target}}}" if target else ""
    return f"  - {{{text}{inner}}}"


ALIAS = "aliases: [/given]"
ONLY = "disableKinds = ['home', 'taxonomy', 'term']\n"
"""Without pages that have no file: a cascade gives aliases to those, too."""
CASES = [
    pytest.param("", tree(s="  aliases: [given]"), id="a section gives aliases to all below, itself too"),
    pytest.param("", tree(s="  slug: given"), id="a slug, also to sections below"),
    pytest.param("", tree(s="  url: /given/:slug/"), id="a url with tokens"),
    pytest.param("", tree(s="  title: Given", p="  aliases: [x]"), id="a title does not beat an own one"),
    pytest.param("", {**tree(s="  aliases: [x]"), "s/none.md": "aliases: []"}, id="an empty list blocks"),
    pytest.param("", {**tree(home="  slug: x"), "s/none.md": "slug: ''"}, id="an empty slug blocks"),
    pytest.param("", {**tree(home="  slug: x"), "s/none.md": "slug:"}, id="a null slug blocks"),
    pytest.param("", {**tree(home="  draft: true"), "s/none.md": "draft: false"}, id="a false draft blocks"),
    pytest.param("", {**tree(s="  draft: true"), "s/x.md": ALIAS, "u/y.md": ALIAS}, id="drafts by cascade"),
    pytest.param("", {**tree(s="  date: 2999-01-01"), "s/x.md": ALIAS}, id="future dates by cascade"),
    pytest.param("", {**tree(s="  expirydate: 2000-01-01"), "s/x.md": ALIAS}, id="expiry by cascade"),
    pytest.param("", {**tree(s="  build: {render: never}"), "s/x.md": ALIAS}, id="build by cascade"),
    pytest.param("", {**tree(s="  build: {list: never}"), "s/x.md": ALIAS}, id="build.list by cascade"),
    pytest.param(
        "", {**tree(s="  build: {render: link}"), "s/x.md": f"build: {{}}\n{ALIAS}"}, id="an empty build blocks"
    ),
    pytest.param("", {**tree(s="  headless: true"), "s/x.md": ALIAS}, id="headless by cascade"),
    pytest.param("", {**tree(s="  outputs: [json]"), "s/x.md": ALIAS}, id="outputs by cascade"),
    pytest.param(
        "", {**tree(s="  outputs: [amp, html]"), "s/x.md": ALIAS}, id="outputs by cascade, with aliases in each"
    ),
    pytest.param("", tree(s="  params: {slug: given, aliases: [/other]}"), id="params give a slug and aliases, too"),
    pytest.param(
        "", {**tree(s="  slug: given"), "s/x.md": "params: {slug: other}"}, id="an own params.slug blocks nothing"
    ),
    pytest.param("", tree(s="  slug: given\n  params: {slug: other}"), id="slug and params.slug in one cascade"),
    pytest.param("", tree(s="  aliases: [from-s]", t="  aliases: [from-t]"), id="the nearest wins"),
    pytest.param(
        "", tree(s="  aliases: [from-s]\n  slug: new", t="  aliases: [from-t]"), id="the nearest wins key by key"
    ),
    pytest.param("", tree(home="  aliases: [/h]", s="  aliases: [from-s]", b="  aliases: [from-b]"), id="three levels"),
    pytest.param("", tree(p="  aliases: [given]"), id="on a single page for itself"),
    pytest.param("", tree(b="  aliases: [given]"), id="on a leaf bundle for itself"),
    pytest.param(
        "", {**tree(), "u/r.md": "cascade: {aliases: [x]}\naliases: [mine]"}, id="own keys beat the own cascade"
    ),
    pytest.param(
        "", {"s.md": "cascade: {aliases: [given]}", "s/p.md": "", "s/t/q.md": ""}, id="on a page in place of a section"
    ),
    pytest.param(
        "", {"s/_index.md": "", "s/t.md": "cascade: {aliases: [given]}", "s/t/q.md": ""}, id="on a page beside a folder"
    ),
    pytest.param("", tree(s=give("aliases: [one]") + "\n" + give("aliases: [two]")), id="two items of a list"),
    pytest.param(
        "",
        tree(s=give("aliases: [one]", "kind: page") + "\n" + give("aliases: [two], slug: x", "path: '/s/**'")),
        id="two items that both fit",
    ),
    pytest.param("", tree(s=give(ALIAS, "kind: page")), id="target kind"),
    pytest.param("", tree(s=give(ALIAS, "kind: section")), id="target kind section"),
    pytest.param("", tree(s=give(ALIAS, "kind: '{page,section}'")), id="target kind with braces"),
    pytest.param("", tree(s=give(ALIAS, "path: '/s/t/**'")), id="target path"),
    pytest.param("", tree(s=give(ALIAS, "path: '/s/*'")), id="target path with one star"),
    pytest.param("", tree(s=give(ALIAS, "path: /s/p")), id="target path without stars"),
    pytest.param("", tree(s=give(ALIAS, "path: /s/p.md")), id="target path with an extension"),
    pytest.param("", tree(s=give(ALIAS, "path: /S/P")), id="target path in capitals"),
    pytest.param("", tree(s=give(ALIAS, "path: 's/**'")), id="target path without its first slash"),
    pytest.param("", tree(s=give(ALIAS, "path: '{/s/p,/s/t/**}'")), id="target path with braces"),
    pytest.param("", tree(home=give(ALIAS, "path: '/u/**'")), id="target path far from the cascade"),
    pytest.param("", tree(s=give(ALIAS, "path: '/u/**'")), id="target path outside of the section"),
    pytest.param("", tree(s=give(ALIAS, "kind: page, path: '/s/t/**'")), id="target kind and path"),
    pytest.param("", tree(s=give(ALIAS, "nope: x")), id="a target key that Hugo does not know"),
    pytest.param("", tree(s=give(ALIAS, "kind: '', path: ''")), id="empty targets"),
    pytest.param("", tree(s=give(ALIAS, "environment: production")), id="target environment"),
    pytest.param("", tree(s=give(ALIAS, "environment: 'prod*'")), id="target environment as a glob"),
    pytest.param("", tree(s=give(ALIAS, "environment: staging")), id="target environment of another"),
    pytest.param("", tree(s="  target: {kind: page}\n  aliases: [/given]"), id="target in a map"),
    pytest.param("", tree(s="  _target: {kind: page}\n  aliases: [/given]"), id="_target"),
    pytest.param("", tree(s="  Target: {Kind: page}\n  ALIASES: [/given]"), id="capitals in a cascade"),
    pytest.param("", {**tree(), "u/r.md": "cascade: [a, b]"}, id="a list of words"),
    pytest.param("", {**tree(), "u/r.md": "cascade:"}, id="a cascade that is null"),
    pytest.param("", {**tree(), "u/r.md": "cascade: []"}, id="an empty list as a cascade"),
    pytest.param("cascade = {aliases = ['given'], target = {kind = 'page'}}\n", TREE, id="in the config"),
    pytest.param(
        "[cascade]\naliases = ['/given']\n[cascade.target]\nkind = 'section'\n", TREE, id="in the config with a target"
    ),
    pytest.param(
        "[[cascade]]\naliases = ['/one']\n[[cascade]]\naliases = ['/two']\nslug = 'x'\n",
        TREE,
        id="a list in the config",
    ),
    pytest.param(
        "[[cascade]]\naliases = ['/one']\n[cascade.target]\npath = '/s/**'\n"
        "[[cascade]]\naliases = ['/two']\n[cascade.target]\nkind = 'page'\n",
        TREE,
        id="a list in the config with targets",
    ),
    pytest.param("[cascade]\naliases = ['/c']\n", tree(s="  aliases: [from-s]"), id="a page beats the config"),
    pytest.param("[cascade]\naliases = ['/c']\n", tree(p="  slug: s"), id="the config gives what the page's own lacks"),
    pytest.param("[cascade.params]\naliases = ['/c']\n", TREE, id="params in the config"),
    pytest.param(
        "[cascade]\naliases = ['/c']\n[cascade.target]\nenvironment = 'production'\n",
        TREE,
        id="environment in the config",
    ),
    pytest.param("[cascade]\ndraft = true\n", TREE, id="the config makes everything a draft"),
    pytest.param(
        TWO,
        {"_index.md": "cascade: {aliases: [/x], target: {kind: page}}", "_index.nb.md": "", "a.md": "", "a.nb.md": ""},
        id="a cascade holds in its own language",
    ),
    pytest.param(
        TWO,
        {"s/_index.nb.md": "cascade: {aliases: [x]}", "s/a.md": "", "s/a.nb.md": "", "s/_index.md": ""},
        id="a cascade of the other language",
    ),
    pytest.param(
        ONLY + TWO + "[cascade]\naliases = ['/x']\n[cascade.target.sites.matrix]\nlanguages = ['nb']\n",
        {"s/a.md": "", "s/a.nb.md": "", "s/_index.md": "", "s/_index.nb.md": ""},
        id="target language in the config",
    ),
    pytest.param(
        ONLY + TWO + "[cascade]\naliases = ['/x']\n[cascade.target.sites.matrix]\nlanguages = ['! nb']\n",
        {"s/a.md": "", "s/a.nb.md": "", "s/_index.md": "", "s/_index.nb.md": ""},
        id="target language by exclusion",
    ),
    pytest.param(
        ONLY + TWO + "[languages.nb.cascade]\naliases = ['/x']\n",
        {"s/a.md": "", "s/a.nb.md": "", "s/_index.md": "", "s/_index.nb.md": ""},
        id="a cascade of a language in the config",
    ),
    pytest.param(
        "[cascade]\naliases = ['/c']\n" + ONLY + TWO + "[languages.nb.cascade]\nslug = 'x'\n",
        {"s/a.md": "", "s/a.nb.md": "", "s/_index.md": "", "s/_index.nb.md": ""},
        id="a cascade of a language beside the site's",
    ),
    pytest.param(
        TWO,
        {
            "s/_index.md": "cascade: {aliases: [x], target: {sites: {matrix: {languages: nb}}}}",
            "s/a.md": "",
            "s/a.nb.md": "",
        },
        id="target language in a page",
    ),
    pytest.param(
        ONLY + TWO + "[[cascade]]\naliases = ['/x']\n[cascade.target]\nsites = {matrix = {versions = ['v9']}}\n",
        {"s/a.md": "", "s/a.nb.md": "", "s/_index.md": "", "s/_index.nb.md": ""},
        id="target version of none",
    ),
    pytest.param(
        "", {"s/_index.md": "cascade: {url: /c/}", "s/t/_index.md": "", "s/a.md": "url: ''"}, id="a url to all"
    ),
    pytest.param(
        "", {"tags/_index.md": "cascade: {slug: c}", "tags/x/_index.md": "", "tags/y/_index.md": ""}, id="terms"
    ),
    pytest.param(
        "[permalinks.page]\ns = '/:year/:slug/'\n",
        {"s/_index.md": "cascade: {date: 2024-05-06, slug: c}", "s/a.md": "", "s/b.md": "date: 2023-01-01"},
        id="dates for permalinks",
    ),
    pytest.param(
        "[permalinks.page]\ns = '/:sectionslugs/:title/'\n",
        {"s/_index.md": "title: S S\ncascade: {title: given}", "s/t/_index.md": "", "s/t/a.md": ""},
        id="titles for permalinks",
    ),
    pytest.param("", {"S T/_index.md": "cascade: {aliases: [x]}", "S T/U V/a.md": ""}, id="folders with spaces"),
    pytest.param("", {"s/_index.md": "cascade: {menus: main, tags: [x]}", "s/a.md": ""}, id="what gives no URL"),
    pytest.param(
        "",
        {"s/_index.md": "build: {render: never}\ncascade: {aliases: [x]}", "s/a.md": ""},
        id="a section not rendered",
    ),
    pytest.param(
        "", {"s/_index.md": "draft: true\ncascade: {aliases: [x]}", "s/a.md": ""}, id="a section that is a draft"
    ),
    pytest.param(
        "",
        {
            "s/_index.md": "draft: true\ncascade: {aliases: [x]}",
            "s/a.md": "",
            "_index.md": "date: 2999-01-01\ncascade: {slug: h}",
        },
        id="a home page to come",
    ),
    pytest.param(
        ONLY + "[cascade]\naliases = ['/c']\n" + TWO + "[languages.nb.cascade]\naliases = ['/d']\n",
        {"s/_index.md": "", "s/_index.nb.md": ""},
        id="a cascade of the second language that says the same",
    ),
    pytest.param(
        ONLY
        + "[cascade]\naliases = ['/c']\n"
        + TWO.replace("[languages.nb]", "[languages.en.cascade]\naliases = ['/d']\n[languages.nb]"),
        {"s/_index.md": "", "s/_index.nb.md": ""},
        id="a cascade of the first language that says the same",
    ),
    pytest.param(
        ONLY + "[cascade]\naliases = ['/c']\n[languages.en.cascade]\nslug = 'd'\n",
        {"s/_index.md": "", "s/a.md": ""},
        id="a cascade of the only language in place of the site's",
    ),
    pytest.param(
        "[cascade]\nslug = 'given'\n[cascade.target]\nkind = 'section'\n",
        {"u/v/w/p.md": "", "u/q.md": "draft: true", "top.md": "", "leaf/index.md": "", "b/c/index.md": ""},
        id="a slug for sections without a file",
    ),
    pytest.param(
        "[cascade]\nslug = 'given'\n[cascade.target]\nkind = 'section'\n" + TWO,
        {"u/p.nb.md": "", "v/q.md": "", "v/q.nb.md": "", "v.nb.md": ""},
        id="a slug for sections without a file in one language",
    ),
    pytest.param(
        "", {"_index.md": "cascade: {slug: c}", "tags/x/_index.md": "", "tags/y/z.md": ""}, id="a list of terms"
    ),
    pytest.param(
        "[permalinks.page]\nu = '/z/:sectionslugs/:filename/'\n[cascade]\ntitle = 'Given T'\n",
        {"u/p.md": "", "u/v/_index.md": "title: V", "u/v/q.md": ""},
        id="a title for a section without a file",
    ),
    pytest.param(
        "", {"s/_index.md": "cascade: {params: {slug: given}}", "s/p.md": "params: {slug: other}"}, id="params in both"
    ),
    pytest.param(
        "", {"s/_index.md": "cascade: {params: {slug: a}, slug: b}", "s/p.md": ""}, id="params before the slug"
    ),
    *[
        pytest.param(
            ONLY + TWO,
            {
                "s/_index.md": f"cascade: {{aliases: [/a], target: {{sites: {sites}}}}}",
                "s/_index.nb.md": "",
                "s/p.md": "",
                "s/p.nb.md": "",
            },
            id=f"target sites {sites}",
        )
        for sites in (
            "{}",
            "{matrix: {}}",
            "{matrix: {languages: en}}",
            "{matrix: {languages: nb}}",
            "{matrix: {languages: [en, nb]}}",
            "{matrix: {languages: ['**']}}",
            "{matrix: {languages: ['! nb']}}",
            "{matrix: {languages: ['! en']}}",
            "{matrix: {languages: ['sv']}}",
            "{matrix: {languages: 'EN'}}",
            "{matrix: {versions: ['v9']}}",
            "{matrix: {versions: ['v1*'], languages: nb}}",
            "{matrix: {roles: ['guest']}}",
            "{complements: {languages: ['nb']}}",
        )
    ],
    pytest.param(
        ONLY + TWO,
        {
            "s/_index.md": "",
            "s/_index.nb.md": "cascade: {aliases: [/b]}",
            "s/t/_index.md": "cascade: {aliases: [/a], target: {sites: {matrix: {languages: nb}}}}",
            "s/t/_index.nb.md": "",
            "s/t/p.nb.md": "",
        },
        id="a nearer cascade of the other language",
    ),
    pytest.param(
        TWO,
        {
            "s/p.md": "cascade: {aliases: [/a], target: {sites: {matrix: {languages: nb}}}}",
            "s/p.nb.md": "",
            "s/b/index.nb.md": "cascade: {aliases: [/b], target: {sites: {matrix: {languages: en}}}}",
            "s/b/index.md": "",
        },
        id="a cascade of a translation is not for its counterpart",
    ),
]


@pytest.mark.parametrize(("config", "pages"), CASES)
def test_a_cascade_gives_what_hugo_gives(tmp_path: Path, config: str, pages: dict[str, str]) -> None:
    judge(small_site(tmp_path / "site", config, pages))
