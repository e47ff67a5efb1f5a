"""The table of value-type; the real Hugo judges every row, and says what it makes of the values."""

from __future__ import annotations

import json
import random
from functools import partial
from pathlib import Path

import pytest

from hugolint.engine import Request, lint
from hugolint.finding import Hugo
from hugolint.hugo.site import BuildOptions
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "value-type"
EMPTY = partial(Says, why="takes it for empty")
FALSE = partial(Says, why="takes this for false")
ZERO = partial(Says, "no whole number, so the page has no weight", why="takes it for 0")
LOST = partial(Says, why="reads none of the list")
PASSED = partial(Says, severity="warning", why="passes it over")
FAILS = partial(Says, hugo="fails", why="Hugo stops the build, naming line 1, column 1: ")
MENU = partial(Says, why="Hugo stops the build as soon as a template asks for menus")
MENUS = {"layouts/all.html": "{{ len site.Menus }}"}


def matter(text: str) -> str:
    return f"---\n{text}\n---\n"


def sites(text: str, config: str) -> dict[str, str]:
    return {"content/a.md": matter(text), "hugo.toml": config}


SILENT = [
    row(matter('title: 2024\nlinktitle: true\ndescription: 1.50\nsummary: 2024-01-02\nslug: 3\ntype: 4\nlayout: 5'), id="plain values where a text is wanted"),
    row(matter("title:\ndescription: ''\nslug: []\ntype: {}\nlayout: null\nurl: ~"), id="empty ones"),
    row(matter('draft: "true"\nheadless: 0\nisCJKLanguage: "T"'), id="switches in quotes, and numbers"),
    row(matter("draft: no\nheadless: Off\nisCJKLanguage: 'n'"), id="words that mean no are taken for false, too"),
    row(matter('weight: "10"\n'), id="a number in quotes"),
    row(matter("weight: 1.9"), id="a fraction"),
    row(matter("weight: true"), id="a switch for a number"),
    row(matter("weight: '0'"), id="a zero in quotes"),
    row(matter("weight: 010"), id="an octal number"),
    row(matter("weight:"), id="an empty weight"),
    row(matter("date: 1704164645\nexpiryDate: 9999999999"), id="seconds since 1970 that somebody has meant"),
    row(matter("date: 0\nlastmod: -5"), id="no seconds, or some before 1970"),
    row(matter("date: 2024-01-02\nstarted: 2024\nparams: {date: 2024}"), id="years under other keys"),
    row(matter("tags: news\ncategories: [a, 3, true, null]\nkeywords: red blue\naliases: /a/ /b/\noutputs: html rss"), id="words, and lists of plain values"),
    row(matter("tags: {}\nkeywords: []\naliases: ''\noutputs:\ncategories:"), id="empty lists"),
    row(matter("tags: a, b\nkeywords: a, b"), id="commas in words may be meant"),
    row(matter("aliases: ['/a, b/']"), id="a comma in a list of aliases"),
    row(matter("aliases: /a,b/"), id="a comma within an alias"),
    row(matter("resources:\n  - src: a.jpg\n    params: {x: 1}"), id="resources as they are meant to be"),
    row(matter("resources: []"), id="no resources"),
    row(matter("build: {render: never, list: local, publishResources: 'true'}"), id="build options"),
    row(matter("build:\nsitemap:\ncascade:\nmenu:\nparams:"), id="empty structures"),
    row({"content/s/_index.md": matter("cascade: {sites: x}")}, id="sites in a cascade of a section without pages"),
    row({"content/_index.md": matter("cascade: {target: {kind: home}, sites: x}")}, id="sites in a cascade for the page itself"),
    row(matter("cascade: {sites: x}"), id="sites in the cascade of a leaf"),
    row(matter("build: {render: 2024, extra: [1]}"), id="build options that Hugo passes over"),
    row(matter("sitemap: {priority: '0.5', disable: 1, changefreq: 3, other: [x]}"), id="values of a sitemap that are converted"),
    row(matter("sitemap: {priority: '', disable: ''}"), id="empty values of a sitemap"),
    row(matter("sitemap: '{\"priority\": 0.5}'\nparams: '{\"a\": 1}'"), id="maps as JSON"),
    row(matter("menu: main"), id="the name of a menu"),
    row(matter("menus: [main, 3, true]"), id="names of menus"),
    row(matter("menu:\n  main: {weight: '10', parent: 3, params: [{a: 1}]}\n  foot:\n"), id="menu entries"),
    row(matter("menu: {main: '{}'}"), id="a menu entry as JSON"),
    row(matter("sites: {matrix: {languages: en}, complements: }"), id="sites"),
    row(matter("mood: [calm]\nparams: {title: [a], weight: heavy, build: x, draft: yes}"), id="keys of the author's own, and what stands below params"),
    row(matter("tags: [a]\ntags_weight: '10'"), id="a weight among terms in quotes"),
    row(matter("tags_weight: abc"), id="a weight without terms"),
    row(matter("tags: [a]\ntags_weight: abc\ndraft: true"), id="a weight of a draft"),
    row(sites("tags: [{a: b}]\ntags_weight: x", "disableKinds = ['taxonomy', 'term']\n"), id="tags are a parameter where terms are switched off"),
    row(sites("tags: {a: b}", "[taxonomies]\ntopic = 'topics'\n"), id="or where the configuration has other taxonomies"),
    row(sites("date: 2024", "[frontmatter]\ndate = ['x']\nlastmod = ['x']\npublishDate = ['x']\n"), id="date is a parameter where the configuration names others"),
    row(matter("published:\ndraft: false"), id="an empty published beside draft"),
    row(matter("title: [\n"), id="a front matter that cannot be read is another rule's"),
    row({"content/_index.md": matter("cascade: {target: {path: /x}, title: [a]}"), "content/a.md": matter("title: A")}, id="a cascade that reaches no page"),
    row(matter("draft: yes\nsitemap: {disable: on}"), version="0.151.2", id="words that YAML took for switches before 0.152"),
    row(matter("sites: foo"), version="0.152.2", id="sites is a parameter before 0.153"),
]  # fmt: skip

FINDINGS = [
    row(matter("«title»: [Hours]"), EMPTY('"title" takes one text, and a list is none', help="put it in quotes"), id="a list for the title"),
    row(matter("«title»:\n  - Hours"), EMPTY("a list", help="write one text"), id="a list over many lines"),
    row(matter("«description»: {Hours}"), EMPTY("a map", help="quotes"), id="a map for the description"),
    row(matter("«Summary»:\n  a: b"), EMPTY('"Summary"'), id="the summary"),
    row(matter("title: A\n«linkTitle»: [a]\n«slug»: [b]\n«url»: [c]\n«type»: [d]\n«layout»: [e]\n«translationKey»: [f]\n«markup»: [g]"), *[EMPTY("one text")] * 7, id="the other texts"),
    row("+++\n«title» = ['A']\n+++\n", EMPTY("a list"), id="in TOML"),
    row('{«"title"»: ["A"]}\n', EMPTY("a list"), id="in JSON"),
    row("#+«title»: A\n#+title: B\n", EMPTY("a list"), id="in Org keywords, by writing it twice"),
    row(matter("draft: «yes»"), FALSE('"yes" does not make a page a draft', help="write true", why="publishes the page", fixed="yes → true", safe=False), id="yes for a draft"),
    row(matter("draft: «maybe»"), FALSE("does not make a page a draft", help="true or false", fixed=""), id="another word"),
    row(matter("draft: '«true »'"), FALSE("does not make", fixed="'true ' → true"), id="a space in quotes"),
    row(matter("«draft»: [true]"), FALSE("a list does not make"), id="a list for a switch"),
    row(matter("publishDate: 2999-01-01\ndraft: «on»"), FALSE("does not make", why="this for false"), id="a page that is not published yet"),
    row(matter("headless: «yes»"), FALSE('does not switch "headless" on'), id="headless"),
    row(matter("isCJKLanguage: «ja»"), FALSE('"isCJKLanguage" on'), id="isCJKLanguage"),
    row("+++\ndraft = '«yes»'\n+++\n", FALSE("does not make", fixed="'yes' → true"), id="a draft in TOML"),
    row(matter("draft: «'yes'»".replace("«'yes'»", "'«yes»'")), FALSE("does not make"), version="0.151.2", id="in quotes it was a text before 0.152, too"),
    row(matter("weight: «heavy»"), ZERO(help="write a whole number", fixed=""), id="a word for the weight"),
    row(matter("weight: '«10 »'"), ZERO(help="write 10", fixed="'10 ' → 10", safe=True), id="a number with a space"),
    row(matter("weight: «10px»"), ZERO(help="write 10", safe=False), id="a number with a unit"),
    row(matter("weight: «1e2»"), ZERO(), id="a number with an exponent is a text in YAML"),
    row(matter("«weight»: [1]"), ZERO(), id="a list for the weight"),
    row(matter("date: «20240102»"), Says("Hugo reads 20240102 as 1970-08-23", help="write 2024-01-02", fixed="20240102 → 2024-01-02", safe=True), id="a day without dashes"),
    row(matter("date: «2024»"), Says("as 1970-01-01", help="year, month and day", fixed=""), id="a year"),
    row("+++\nlastmod = «20240102»\n+++\n", Says("as 1970-08-23", fixed="20240102 → 2024-01-02"), id="in TOML, too"),
    row(matter("date: «1704164645000»"), Says("as the year 55972", help="write 2024-01-02T03:04:05Z"), id="milliseconds"),
    row(matter("date: «99999999999999»"), Says("as the year", help="year, month and day", fixed=""), id="a number beyond all calendars"),
    row(matter("publishDate: «1704164645000»"), Says("as the year", hugo="fails", why='the "date" front matter field is not'), id="Hugo cannot read again what it has made of it"),
    row(matter("expiryDate: «20240102030405»"), Says("as the year", fixed="20240102030405 → 2024-01-02 03:04:05"), id="a time without signs"),
    row(matter("«tags»: {a: b}"), LOST('"tags" takes a list of words, and a map is none', severity="warning"), id="a map for tags"),
    row(matter("tags:\n  - one\n  - «two: three»"), LOST('a map stands among the words of "tags"', severity="warning", help='"two: three"', fixed='two: three → "two: three"', safe=False), id="a colon in a tag"),
    row(matter("categories: [«[a]»]"), LOST("a list stands among", severity="warning"), id="a list in a list"),
    row(matter("«keywords»: {a: b}\n«outputs»: {html: b}\n«aliases»: {/a/: b}"), *[LOST("takes a list of words")] * 3, id="maps for other lists"),
    row(matter("aliases:\n  - «/a: b»"), LOST("among the words of"), id="a map among aliases"),
    row(sites("«topics»: {a: b}", "[taxonomies]\ntopic = 'topics'\n"), LOST("topics", severity="warning"), id="a taxonomy of the site's own"),
    row(matter("aliases: «/a/, /b/»"), Says('this text makes the alias "/a/,"', help='["/a/", "/b/"]', severity="warning", fixed='/a/, /b/ → ["/a/", "/b/"]', safe=True), id="aliases between commas"),
    row("+++\naliases = '«/a/, /b/»'\n+++\n", Says('"/a/,"', severity="warning", fixed="'/a/, /b/' → [\"/a/\", \"/b/\"]"), id="the same in TOML"),
    row(matter("«published»:"), Says("an empty", help="draft: true", severity="warning", why="does not publish"), id="an empty published"),
    row(matter("tags: [a]\ntags_weight: «abc»"), Says("and so no weight", severity="warning", hugo="warns", why='Hugo warns, without naming a line: Unable to convert taxonomy weight "abc" to int for "/a"'), id="a weight among terms"),
    row(matter("resources: «a.jpg»"), PASSED('"resources" takes a list of maps'), id="a text for resources"),
    row(matter("resources:\n  - src: a.jpg\n  - «b.jpg»"), PASSED("takes maps", help="src"), id="a text among resources"),
    row(matter("sitemap: «false»"), PASSED("does not keep the page out", help="{disable: true}", fixed="false → {disable: true}", safe=False), id="false for a sitemap"),
    row("+++\nsitemap = «false»\n+++\n", PASSED("does not keep", fixed="false → { disable = true }"), id="the same in TOML"),
    row(matter("sitemap: «never»"), PASSED('"sitemap" takes a map'), id="a word for a sitemap"),
    row(matter("build: «never»"), FAILS('"build" takes a map, and "never" is none', help="below params"), id="a word for build"),
    row(matter("«build»: ''"), FAILS("an empty value").__class__(message='"build" takes a map', hugo="fails"), id="an empty text for build"),
    row(matter("«build»: [a]"), FAILS("a list is none"), id="a list for build"),
    row(matter("build: «true»"), FAILS("takes a map"), id="a switch for build"),
    row(matter("build:\n  publishResources: «no»"), FAILS("neither true nor false", help="true or false"), id="publishResources"),
    row(matter("build: {«list»: [a], «render»: {b: c}}"), FAILS('"list" takes one text'), FAILS('"render" takes one text'), id="two options at once"),
    row("+++\nbuild = «3»\n+++\n", FAILS("takes a map"), id="build in TOML"),
    row('{"build": «3»}\n', FAILS("takes a map"), id="build in JSON"),
    row(matter("sitemap: {priority: «high»}"), FAILS("no number", help="0.0 to 1.0"), id="the priority of a sitemap"),
    row(matter("sitemap: {priority: «high», disable: «maybe»}"), FAILS("no number"), FAILS("neither true nor false"), id="two settings of a sitemap"),
    row(matter("sitemap: {«filename»: [a]}"), FAILS("one text"), id="a list for a file's name"),
    row(matter("params: «words»"), FAILS('"params" takes a map'), id="words for params"),
    row(matter("params: «falx»"), Says("takes a map", hugo="fails", why="naming line 2, column 1"), id="Hugo takes a place in the text for one in the file"),
    row(matter("title: A\nparams: '«          x»'"), Says("takes a map", hugo="fails", why="naming line 3, column 1"), id="without counting line breaks"),
    row('{\n"params": "«x»"\n}\n', Says("takes a map", hugo="fails", why="naming line 2, column 1"), id="in JSON, too"),
    row(matter("params: '«true»'"), Says("takes a map", hugo="fails", why="panic"), id="Hugo crashes at JSON that is no map"),
    row(matter("«params»: [a, 1]"), FAILS("a list is none"), id="a list for params"),
    row(matter("params: «3»"), FAILS("takes a map"), id="a number for params"),
    row("+++\nparams = «1.5»\n+++\n", FAILS("takes a map"), id="params in TOML"),
    row(matter("«params»:"), FAILS("an empty value is none"), version="0.161.1", id="empty params before 0.162"),
    row(matter("sites: «en»"), FAILS('"sites" takes a map'), id="a word for sites"),
    row(matter("sites: {matrix: «en»}"), FAILS('"matrix" takes a map'), id="a word for the matrix"),
    row(matter("cascade: «words»"), FAILS('"cascade" takes a map'), id="a word for a cascade"),
    row(matter("cascade: «3»"), FAILS('"cascade" takes a map'), id="a number for a cascade"),
    row(matter("cascade: «words»"), PASSED("takes maps"), version="0.157.0", id="which Hugo passed over for a while"),
    row(matter("cascade: [«words», {draft: true}]"), PASSED("takes maps"), id="a word in a list of cascades"),
    row(matter("menu:\n  - «name: main»"), MENU('"menu" lists names of menus, and a map is none'), id="a list of maps for menus"),
    row(matter("menu: {main: «first»}"), MENU('the menu entry "main" takes a map'), id="a word for a menu entry"),
    row(matter("menu: {«main»: [a]}"), MENU('the menu entry "main" takes a map'), id="a list for a menu entry"),
    row(matter("menus: {main: {weight: «first»}}"), MENU("no whole number"), id="a menu's weight"),
    row(matter("menus: {main: {«identifier»: [a]}}"), MENU("one text"), id="a menu's identifier"),
    row(matter("menus: {main: {params: «x»}}"), MENU('"params" takes a map'), id="a menu's params"),
    row({"content/a.md": matter("menu: {main: «first»}"), **MENUS}, FAILS('"main"'), id="a menu entry where a template asks for menus"),
    row({"content/a.md": matter("menu: {main: {weight: «x»}}"), **MENUS}, FAILS("no whole number"), id="and a menu's weight"),
    row({"content/a.md": matter("menu:\n  - «name: main»"), **MENUS}, Says("lists names", hugo="fails"), id="and a list of maps"),
    row({"content/a.md": matter("draft: true\nmenu: {main: «first»}"), **MENUS}, MENU('"main"'), id="not for a draft"),
    row({"content/a.md": matter("menus: main\nmenu: {main: «first»}"), **MENUS}, MENU('"main"'), id="not beside menus"),
    row({"content/a.md": matter("menu: {main: «first»}"), "layouts/all.html": "{{/* site.Menus */}}"}, MENU('"main"'), id="not for a comment"),
    row({"content/_index.md": matter("cascade:\n  draft: «yes»\n  params:\n    «title»: [a]"), "content/a.md": matter("slug: a"), "content/b.md": matter("slug: b")}, FALSE("make a page a draft"), EMPTY("one text"), id="in a cascade, told once"),
    row({"content/s/_index.md": matter("cascade: {sites: «x»}"), "content/s/a.md": matter("title: A")}, Says("takes a map", hugo="fails", why="not hmaps.Params"), id="sites in a cascade that reaches a page"),
    row({"content/s/_index.md": matter("cascade: {build: «never»}"), "content/s/a.md": matter("title: A")}, FAILS("takes a map"), id="a structure in a cascade"),
    row({"content/b/index.md": matter("title: A"), "content/b/c.md": matter("build: «never»")}, FAILS("takes a map"), id="in a resource of a bundle"),
]  # fmt: skip
ALL = [*SILENT, *FINDINGS]
UNREADABLE = ("a front matter that cannot be read is another rule's", "in Org keywords, by writing it twice")


@pytest.mark.parametrize("one", ALL)
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [case for case in ALL if case.id not in UNREADABLE and not case.values[0].version])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path, build=True)


LOUD = [case for case in FINDINGS if any(says.hugo != "silent" for says in case.values[0].says)]


@pytest.mark.parametrize("one", [case for case in LOUD if not case.values[0].version])
def test_hugos_words_and_place_are_ours(one: Row, tmp_path: Path) -> None:
    found = [item for item in judge(RULE, one, tmp_path / "ours").diagnostics if item.hugo is not Hugo.SILENT]
    site = one.write(tmp_path / "theirs")
    basis: dict[str, str | bytes] = {"hugo.toml": "", "layouts/all.html": "x"}
    write_site(site, {name: text for name, text in basis.items() if name not in one.files})
    done = run_hugo(site, "--renderToMemory")
    printed = " ".join((done.stdout + done.stderr).split())
    for item in found:
        assert item.said is not None
        assert item.said.words in printed
        if item.said.line:
            assert f'{item.place.path}:{item.said.line}:{item.said.column}"' in printed.replace(str(site) + "/", "")


MADE = [
    pytest.param("title: [a]", "{{ .Title }}", "", id="an empty title"),
    pytest.param("description: {a: b}", "{{ .Description }}{{ .Params.description }}", "", id="an empty description"),
    pytest.param("slug: [a]\nurl: [b]", "{{ .RelPermalink }}", "/a/", id="the file's own address"),
    pytest.param("type: [x]\nlayout: [y]", "{{ .Type }}{{ .Layout }}", "page", id="the usual type"),
    pytest.param("draft: yes", "{{ .Draft }}", "false", id="no draft"),
    pytest.param("headless: yes\nisCJKLanguage: yes", "{{ .Params.headless }}{{ .Params.iscjklanguage }}", "falsefalse", id="switches that are off"),
    pytest.param("weight: heavy", "{{ .Weight }}", "0", id="no weight"),
    pytest.param("weight: '10 '", "{{ .Weight }}", "0", id="no weight for a space"),
    pytest.param("date: 20240102", '{{ .Date.Format "2006-01-02" }}', "1970-08-23", id="a day in 1970"),
    pytest.param("keywords: {a: b}", "{{ len .Keywords }}", "0", id="no keywords for a map"),
    pytest.param("keywords: [a, [b]]", "{{ len .Keywords }}", "0", id="nor for a list in a list"),
    pytest.param("tags: [a, {b: c}]", '{{ len (.GetTerms "tags") }}', "0", id="no terms"),
    pytest.param("aliases: [a, {b: c}]", "{{ len .Aliases }}", "0", id="no aliases"),
    pytest.param("aliases: /a/, /b/", "{{ index .Aliases 0 }}", "/a/,", id="an alias with a comma"),
    pytest.param("sitemap: false", "{{ .Sitemap.Disable }}", "false", id="a page in the sitemap"),
    pytest.param("draft: no", "{{ .Draft }}", "false", id="what means no is false"),
    pytest.param('weight: "10"\ndraft: "1"', "{{ .Weight }}{{ .Draft }}", "10true", id="what works in quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "template", "made"), MADE)
def test_what_hugo_makes_of_it(text: str, template: str, made: str, tmp_path: Path) -> None:
    site = write_site(tmp_path, {"hugo.toml": "", "layouts/page.html": "=" + template, "content/a.md": matter(text)})
    assert run_hugo(site, "-D", "--destination", str(tmp_path / "public")).returncode == 0
    assert (tmp_path / "public/a/index.html").read_text("utf-8") == "=" + made


def test_an_empty_published_makes_a_draft(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"hugo.toml": "", "layouts/all.html": "x", "content/a.md": matter("published:")})
    assert run_hugo(site, "--destination", str(tmp_path / "public")).returncode == 0
    assert not (tmp_path / "public/a").exists()


def test_a_list_of_hundred_thousand_maps_is_judged_at_once(tmp_path: Path) -> None:
    page = json.dumps({"tags": [{"a": 1}] * 100_000, "menu": [{"a": 1}] * 1000}) + "\n"
    one = Row({"content/a.md": page}, (), {}, None, "", BuildOptions())
    assert len(judge(RULE, one, tmp_path).diagnostics) == 2


KEYS = "title slug draft weight date lastmod published tags categories keywords aliases outputs resources build sitemap"
MORE_KEYS = "params sites cascade menu menus tags_weight headless Title DRAFT Params modified pubdate markup type"
VALUES: tuple[object, ...] = (
    *(None, True, False, 0, 1, -5, 2024, 20240102, 10**13, 1.5, "", "x", "yes", "2024-1-2", "/a, /b", "{", "[", "null"),
    *("true", "fals", "'", "\ud7ff", "x" * 500, [], {}, [None], ["a", ["b"]], [{"a": 1}], {"a": 1}, {"main": "x"}),
    *({"main": {"weight": "x", "params": ["y"]}}, {"priority": [1], "disable": "no"}, {"list": {"a": ["b"]}}),
    *({"matrix": 3}, {"date": "x", "draft": "yes", "params": {"title": ["a"], "published": True}}, {"A": 1, "a": 2}),
)


def test_no_value_makes_a_rule_crash(tmp_path: Path) -> None:
    chance = random.Random(3)
    keys = [*KEYS.split(), *MORE_KEYS.split()]
    files: dict[str, str | bytes] = {"hugo.toml": ""}
    for number in range(400):
        fields = {key: chance.choice(VALUES) for key in chance.sample(keys, 6)}
        name = "_index" if number % 20 == 0 else f"p{number}"
        files[f"content/s{number // 20}/{name}.md"] = f"---\n{json.dumps(fields, indent=1)}\n---\n"
    site = write_site(tmp_path, files)
    rules = ("date-unparsable", "value-type", "key-case", "conflicting-keys")
    result = lint(Request(source=site, cwd=site, select=rules))
    assert result.crashed == ()
    assert {item.rule for item in result.diagnostics} == set(rules)
    for item in result.diagnostics:
        assert item.place.start <= item.place.end
        assert 0 < len(item.message) <= 90, item.message
