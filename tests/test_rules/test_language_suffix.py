"""The table of language-suffix, and where the real Hugo publishes what it names."""

from __future__ import annotations

import csv
import io
import re
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "language-suffix"
UNKNOWN = partial(Says, message="is no language of this site")
LOST = partial(Says, why="Hugo takes the file for")
PAGE = "---\ntitle: A\n---\n"
MARKED = "«---»\ntitle: A\n---\n"
TWIN = "‹---›\ntitle: A\n---\n"
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
OFF = TWO + "[languages.sv]\ndisabled = true\n"
BRAZIL = "[languages.en]\n[languages.pt-br]\n"


SILENT = [
    row({"hugo.toml": TWO, "content/a.md": PAGE, "content/a.nb.md": PAGE}, id="the site's languages"),
    row({"hugo.toml": TWO, "content/a.md": PAGE, "content/a.NB.md": PAGE}, id="in capitals"),
    row({"hugo.toml": OFF, "content/a.md": PAGE, "content/a.sv.md": PAGE}, id="a language that is switched off"),
    row({"hugo.toml": TWO, "content/version-1.2.md": PAGE, "content/version-1.2.nb.md": PAGE}, id="a version"),
    row({"hugo.toml": TWO, "content/node.md": PAGE, "content/node.js.md": PAGE, "content/b.nb.md": PAGE}, id="what is no language at all"),
    row({"hugo.toml": TWO, "content/draw.io.md": PAGE, "content/b.nb.md": PAGE}, id="the end of a domain"),
    row({"hugo.toml": TWO, "content/draw.md": PAGE, "content/draw.io.md": PAGE}, id="beside a page of its name"),
    row({"hugo.toml": TWO, "content/readme.io.md": PAGE, "content/app.is.md": PAGE, "content/about.me.md": PAGE, "content/b.nb.md": PAGE}, id="words of two letters"),
    row({"hugo.toml": TWO, "content/b.sv.md": PAGE}, id="a site that does not translate by names"),
    row({"hugo.toml": TWO, "content/ikea.se.md": PAGE, "content/ikea.se.nb.md": PAGE}, id="a name with a dot that is translated itself"),
    row({"hugo.toml": TWO, "content/s/b.md": PAGE, "content/t/b.io.md": PAGE}, id="a namesake in another folder"),
    row({"content/b.sv.md": PAGE}, id="a site in one language"),
    row({"content/socket.md": PAGE, "content/socket.io.md": PAGE}, id="a site in one language with a domain"),
    row({"content/a.md": PAGE, "content/a.en.md": PAGE}, id="the language of such a site"),
    row({"hugo.toml": TWO, "content/a.md": PAGE, "content/a.fil.md": PAGE, "content/a.bak.md": PAGE, "content/a.new.md": PAGE}, id="languages of three letters, or words"),
    row({"hugo.toml": TWO, "content/part.md": PAGE, "content/part.ii.md": PAGE}, id="a number"),
    row({"hugo.toml": TWO, "content/sv.md": PAGE, "content/b.sv/a.md": PAGE}, id="a bare name and a folder"),
    row({"hugo.toml": TWO, "content/a.md": PAGE, "content/a-sv.md": PAGE, "content/a_sv.md": PAGE}, id="hyphens and underscores"),
    row({"hugo.toml": TWO, "content/a.md": PAGE, "content/b.sv.txt": "text"}, id="what is no page"),
    row({"hugo.toml": "theme = 'gone'\n", "content/a.md": PAGE, "content/a.sv.md": PAGE}, id="a theme that is missing may bring the language"),
    row({"hugo.toml": "theme = 't'\n", "themes/t/hugo.toml": "[languages.sv]\n", "content/a.md": PAGE, "content/a.sv.md": PAGE}, id="a theme that brings it"),
    row({"hugo.toml": TWO, "content/a.nb._version_v1_.md": PAGE}, id="a wrapper behind the language"),
    row({"hugo.toml": TWO, "content/s/_index.nb.md.md": PAGE}, id="nothing is lost behind an index"),
    row({"hugo.toml": TWO, "content/a.nb.foo.md": "---\ntitle: A\nslug: a-foo\n---\n"}, id="a page that says its address"),
    row({"hugo.toml": TWO, "content/a.nb.md.md": PAGE, "content/b.nb.html.md": PAGE}, id="an ending that stands twice is not missed"),
    row({"content/api/index.ts.md": PAGE, "content/api/index.cs.md": PAGE, "content/api/index.ml.md": PAGE}, id="files of programs"),
    row({"hugo.toml": TWO, "content/api/index.md": PAGE, "content/api/index.ts.md": PAGE}, id="beside an index"),
    row({"hugo.toml": TWO, "content/a.nb.md": PAGE, "content/sites/bahn.de.md": PAGE, "content/sites/lemonde.fr.md": PAGE}, id="domains in a folder where nothing is translated"),
    row({"hugo.toml": TWO, "content/a.nb.md": PAGE, "content/bahn.de.md": "---\ntitle: How Bahn.de works\n---\n", "content/b.fr.md": "---\nslug: b\n---\n"}, id="a domain that the title names, and a page with a slug"),
    row({"hugo.toml": TWO, "content/a.md": PAGE, "content/a.sv.md": "---\nurl: /sv/a/\n---\n"}, id="a page that says its url"),
    row({"hugo.toml": TWO, "content/a.md": PAGE, "content/a.dk.md": PAGE, "content/a.jp.md": PAGE}, id="countries of which the site has no language"),
    row({"hugo.toml": TWO, "content/how.md": PAGE, "content/how.to.md": PAGE}, id="a word beside a page of its beginning"),
]  # fmt: skip

FINDINGS = [
    row({"hugo.toml": TWO, "content/a.md": TWIN, "content/a.sv.md": MARKED}, UNKNOWN(help="one of the site's languages (en, nb), or add sv", why="in en, at /a.sv/"), id="an unknown language beside the page"),
    row({"hugo.toml": TWO, "content/a.nb.md": TWIN, "content/a.sv.md": MARKED}, UNKNOWN(), id="beside a translation of it"),
    row({"hugo.toml": TWO, "content/S/A b.md": TWIN, "content/S/A b.sv.md": MARKED}, UNKNOWN(why="at /s/a-b.sv/"), id="with a blank and capitals"),
    row({"hugo.toml": TWO, "content/b.sv.md": MARKED, "content/a.nb.md": PAGE}, UNKNOWN(), id="alone, on a site that translates by names"),
    row({"hugo.toml": OFF, "content/b.de.md": MARKED, "content/a.sv.md": PAGE}, UNKNOWN(help="(en, nb), or add de"), id="by names of a language that is off"),
    row({"hugo.toml": TWO, "content/a.md": TWIN, "content/a.id.md": MARKED}, UNKNOWN(), id="a less common language beside the page"),
    row({"hugo.toml": TWO, "content/_index.md": TWIN, "content/_index.sv.md": MARKED}, UNKNOWN(why="at /_index.sv/"), id="a home page"),
    row({"hugo.toml": TWO, "content/b/index.sv.md": MARKED}, UNKNOWN(why="at /b/index.sv/"), id="a bundle of that language alone"),
    row({"hugo.toml": TWO, "content/b/index.md": TWIN, "content/b/index.sv.md": MARKED}, UNKNOWN(why="publishes nothing of it"), id="in a bundle"),
    row({"content/b/index.md": TWIN, "content/b/index.fr.md": MARKED}, UNKNOWN(help="only language, en, or add fr"), id="in a bundle of a site in one language"),
    row({"content/a.md": TWIN, "content/a.fr.md": MARKED}, UNKNOWN(help="only language, en, or add fr", why="at /a.fr/"), id="a site in one language"),
    row({"hugo.toml": BRAZIL, "content/a.md": TWIN, "content/a.pt.md": MARKED}, UNKNOWN(help='call it "a.pt-br.md"'), id="without its region"),
    row({"hugo.toml": BRAZIL, "content/a.md": TWIN, "content/a.pt_BR.md": MARKED}, UNKNOWN(help='call it "a.pt-br.md"'), id="with an underscore"),
    row({"hugo.toml": TWO, "content/a.md": TWIN, "content/a.en-GB.md": MARKED}, UNKNOWN(help='call it "a.en.md"'), id="with a region"),
    row({"hugo.toml": TWO, "content/a.md": TWIN, "content/a.zh_TW.md": MARKED}, UNKNOWN(help='or add zh-tw to the site\'s configuration, as "a.zh-tw.md"'), id="with an underscore, of no language here"),
    row({"hugo.toml": TWO, "content/a.md": TWIN, "content/a.no.md": MARKED}, UNKNOWN(help='call it "a.nb.md"'), id="no for nb"),
    row({"hugo.toml": TWO.replace("nb", "sv"), "content/a.md": TWIN, "content/a.se.md": MARKED}, UNKNOWN(help='call it "a.sv.md"'), id="a country for its language"),
    row({"hugo.toml": TWO.replace("nb", "da"), "content/a.md": TWIN, "content/a.dk.md": MARKED}, UNKNOWN(help='call it "a.da.md"'), id="dk for da"),
    row({"hugo.toml": TWO.replace("nb", "ja"), "content/a.md": TWIN, "content/a.jp.md": MARKED}, UNKNOWN(help='call it "a.ja.md"'), id="jp for ja"),
    row({"hugo.toml": TWO.replace("nb", "cs"), "content/a.md": TWIN, "content/a.cz.md": MARKED}, UNKNOWN(help='call it "a.cs.md"'), id="cz for cs"),
    row({"hugo.toml": TWO.replace("nb", "zh"), "content/a.md": TWIN, "content/a.cn.md": MARKED}, UNKNOWN(help='call it "a.zh.md"'), id="cn for zh"),
    row({"hugo.toml": TWO.replace("nb", "ko"), "content/a.md": TWIN, "content/a.kr.md": MARKED}, UNKNOWN(help='call it "a.ko.md"'), id="kr for ko"),
    row({"hugo.toml": TWO.replace("nb", "uk"), "content/a.md": TWIN, "content/a.ua.md": MARKED}, UNKNOWN(help='call it "a.uk.md"'), id="ua for uk"),
    row({"hugo.toml": "[languages.en]\ncontentDir = 'content/en'\n[languages.da]\ncontentDir = 'content/da'\n", "content/en/two.md": TWIN, "content/en/two.dk.md": MARKED}, UNKNOWN(help='call it "two.da.md"'), id="where each language has a folder"),
    row({"hugo.toml": TWO.replace("nb", "da"), "content/b/index.md": TWIN, "content/b/index.dk.md": MARKED}, UNKNOWN(help='call it "index.da.md"'), id="in a bundle by its country"),
    row({"hugo.toml": TWO.replace("nb", "sv"), "content/a.md": TWIN, "content/a.swe.MD": MARKED}, UNKNOWN(help='call it "a.sv.MD"'), id="three letters for two"),
    row({"hugo.toml": "theme = 't'\n" + TWO, "themes/t/hugo.toml": "[languages.sv]\n", "content/a.md": TWIN, "content/a.sv.md": MARKED}, UNKNOWN(), id="a theme has no say in the languages of a site that names its own"),
    row({"hugo.toml": TWO, "content/a.nb.foo.md": MARKED}, LOST('loses "foo"', help='call it "a-foo.nb.md"', why='for "a" in nb, at /nb/a/'), id="a part behind the language"),
    row({"hugo.toml": TWO, "content/s/a.nb.1.2.md": MARKED}, LOST('loses "1.2"', help='call it "a-1-2.nb.md"', why="at /nb/s/a/"), id="two parts"),
    row({"content/a.en.foo.md": MARKED}, LOST('loses "foo"', why='for "a" in en, at /a/'), id="on a site in one language"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_publishes_the_file_where_the_finding_says_or_nowhere(one: Row, tmp_path: Path) -> None:
    (found,) = judge(RULE, one, tmp_path / "ours").diagnostics
    site = one.write(tmp_path / "theirs")
    config = "baseURL = 'https://example.org/'\n" + one.files.get("hugo.toml", "")
    done = run_hugo(write_site(site, {"hugo.toml": config}), "list", "all")
    assert done.returncode == 0, done.stderr
    listed = {line["path"]: line["permalink"] for line in csv.DictReader(io.StringIO(done.stdout))}
    where = re.search(r", at (/.*)", found.why)
    assert listed.get(found.place.path, "") == (f"https://example.org{where[1]}" if where else "")
