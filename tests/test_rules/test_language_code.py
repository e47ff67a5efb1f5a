"""The table of language-code: the site's own languages first, then tags on their own, then what is no language at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.test_rules.table import Row, Says, assert_row, row

RULE = "language-code"
WARNS = partial(Says, severity="warning")
TWO = {"hugo.toml": "[languages.en]\n[languages.sv]\n"}
FOUR = {
    "hugo.toml": "[languages.en]\nlocale = 'en-US'\n[languages.nb]\nlanguageCode = 'nb-NO'\n[languages.sv]\n[languages.pt-br]\n"
}


def page(code: str, key: str = "language") -> str:
    return f"---\ntitle: A\n{key}: {code}\n---\n"


def pages(*codes: str) -> dict[str, str]:
    """A page for each code."""
    return {f"content/{number:02}.md": page(code) for number, code in enumerate(codes)}


SILENT = [
    row("---\ntitle: A\n---\n", id="no key, nothing to judge"),
    row({**FOUR, **pages("en", "nb", "sv", "pt-br")}, id="the key of a configured language is right"),
    row({**FOUR, **pages("en-US", "nb-NO")}, id="and so are locale and languageCode"),
    row({"hugo.toml": "[languages.en]\nlocale = 'en-GB'\nlanguageCode = 'en-GB-oed'\n[languages.sv]\n", **pages("en-GB", "en-GB-oed")}, id="both of them, where both are there"),
    row({"hugo.toml": "languageCode = 'en-us'\n[languages.en]\n[languages.sv]\n", **pages("en-us")}, id="and the site's own"),
    row({"hugo.toml": "[languages.en]\n[languages.sv]\n[languages.de]\ndisabled = true\n", **pages("de")}, id="a disabled language is a language of the site"),
    row({"hugo.toml": "[languages.se]\n[languages.no]\n", **pages("se", "no")}, id="a Northern Sami site writes se"),
    row({"hugo.toml": "defaultContentLanguage = 'no'\n", **pages("no")}, id="a site of one language is as right as others"),
    row({"hugo.toml": "[languages.klingonish-dialect-of-home]\n[languages.sv]\n", **pages("sv")}, id="a strange key is legal"),
    row({"hugo.toml": "[languages.klingonish-dialect-of-home]\n[languages.sv]\n", **pages("klingonish-dialect-of-home")}, id="and right on pages"),
    row({"hugo.toml": "languageCode = 'en-UK'\n", "content/a.md": "---\ntitle: A\n---\n"}, id="a config value that is well formed is let be"),
    row({"hugo.toml": "languageCode = 'sl-rozaj-biske-1994'\n", "content/a.md": ""}, id="with variants, too"),
    row({"hugo.toml": "languageCode = 'i-klingon'\nlocale = 'x-home'\n", "content/a.md": ""}, id="old and private tags, too"),
    row({"hugo.toml": "languageCode = ''\n", "content/a.md": ""}, id="an empty one says nothing"),
    row({"hugo.toml": "theme = 'dark'\n", "themes/dark/hugo.toml": "languageCode = 'sv_SE'\n", "content/a.md": ""}, id="a theme's config is somebody else's"),
    row(pages("en", "sv", "zh-Hans", "pt-BR", "es-419", "sl-rozaj", "de-1996", "de-CH-1901"), id="tags are well formed with script, region and variants"),
    row(pages("x-private", "i-klingon", "en-GB-oed", "sgn-BE-FR", "zh-min-nan", "en-u-hc-h12", "en-a-bbb-x-a"), id="with extensions, private, or grandfathered"),
    row(pages("EN", "Sv", "zh-hans", "en-us"), id="the registry asks for no case"),
    row({"hugo.toml": "languageCode = 'en'\n", **pages("EN")}, id="nor does a site of one language"),
    row(pages("python"), id="python is a language of another kind"),
    row(pages("python", "go", "js", "ts", "rust", "cs"), id="a blog about code is left alone"),
    row(pages("js", "ts", "cs"), id="where half of its words are registered tags, too"),
    row(pages("ts", "terraform"), id="whatever stands beside them"),
    row(pages("go", "C++", "C#", "lua"), id="however they are spelt"),
    row({**TWO, **pages("python", "go", "js", "ts", "rust", "cs")}, id="on a site of several languages, too"),
    row({**TWO, **pages("go")}, id="with one such page only"),
    row(pages("en", "english", "swedish"), id="a key that mostly holds no tags is not judged"),
    row("---\ntitle: A\nlang: [dk, jp]\nlocale: 7\nlanguage: true\nlanguageCode: ''\n---\n", id="lists, numbers, switches and nothing are not judged"),
    row("---\ntitle: A\nlang: ~\nlocale: {code: dk}\n---\n", id="nor are null and maps"),
    row({**TWO, "content/a.md": "Only text: dk\n"}, id="nor a page without front matter"),
    row({**TWO, "content/a.md": "---\nlanguage: [\n---\n"}, id="nor one that cannot be read"),
    row(page("dk", key="country"), id="other keys hold other things"),
    row(page("dk"), options={"keys": ["lang"]}, id="the keys can be chosen"),
    row({**TWO, **pages("sma")}, options={"allowed": ["sma"]}, id="and codes allowed"),
    row(pages("dk"), options={"allowed": ["dk"]}, id="a slip, too"),
    row({**TWO, "content/a.md": "---\ntitle: A\nlanguage: sv\nLanguage: en\n---\n"}, id="twins that are both right are another rule's"),
]  # fmt: skip

LOCALE = partial(Says, '"sv_SE" is no well-formed language tag', 'write "sv-SE"')
CONFIG = [
    row({"hugo.toml": "languageCode = «'sv_SE'»\n", "content/a.md": ""}, LOCALE(), id="a malformed code is told in the config"),
    row({"hugo.toml": "[languages.sv]\nlocale = «'sv_SE'»\n[languages.en]\n", "content/a.md": ""}, LOCALE(), id="of a language"),
    row({"hugo.yaml": "locale: «sv_SE»\n", "content/a.md": ""}, LOCALE(), id="in YAML"),
    row({"hugo.json": '{"languages": {"sv": {"languageCode": «"sv_SE"»}}}', "content/a.md": ""}, LOCALE(), id="in JSON"),
    row({"config/_default/hugo.toml": "", "config/_default/languages.toml": "[sv]\nlocale = «'sv_SE'»\n", "content/a.md": ""}, LOCALE(), id="in a folder of its own"),
    row({"hugo.toml": "[languages.sv]\ndisabled = true\nlocale = «'sv_SE'»\n[languages.en]\n", "content/a.md": ""}, LOCALE(), id="of a disabled language"),
    row({"hugo.toml": "languageCode = «'English (US)'»\n", "content/a.md": ""}, Says('"English (US)" is no well-formed', "such as sv-SE"), id="what cannot be mended is not guessed"),
    row({"hugo.toml": "languageCode = «'sv_SE'»\n", **pages("sv_SE")}, LOCALE(), id="it is told there only: on pages it is right"),
]  # fmt: skip

SEVERAL = [
    row({**TWO, "content/a.sv.md": page("«Sv»")}, WARNS('"Sv" is spelled "sv"', 'write "sv"', fixed="Sv → sv", safe=True), id="wrong case is a warning with the right spelling"),
    row({**TWO, "content/a.sv.md": page('"«SV»"')}, WARNS('"sv"', fixed="SV → sv", safe=True), id="the caret leaves quotes out"),
    row({**TWO, "content/a.en.md": page("«Sv»")}, WARNS('"sv"', fixed="Sv → sv", safe=False), id="on a page of another language there is more to ask"),
    row({**FOUR, **{"content/a.md": page("«en-us»")}}, WARNS('"en-US"', 'write "en-US"'), id="a locale has a case, too"),
    row({**TWO, **{"content/a.md": page("«fr»")}}, Says('"fr" is not one of the site\'s languages', "write one of en, sv", fixed=""), id="another language is an error"),
    row({**TWO, **{"content/a.md": page("«en-US»")}}, Says("not one of", "en, sv"), id="a region that is not configured, too"),
    row({**TWO, **{"content/a.md": page("«xx»")}}, Says("not one of"), id="a code that is no language, too"),
    row({**TWO, **pages("sv"), "content/b.md": page("«swedish»")}, Says('"swedish" is not one of'), id="a name beside codes, too"),
    row({**TWO, **pages("sv"), "content/b.md": page("«python»")}, Says('"python" is not one of'), id="and what else does not belong there"),
    row({**TWO, "content/a.md": page("«se»")}, WARNS('"se" means Northern Sami; "sv" was meant', 'write "sv"', fixed=""), id="a slip that is registered is a warning"),
    row({**TWO, "content/a.md": page("«dk»")}, Says('"dk" is no language code; "da" was meant', "write one of en, sv"), id="a slip for a language that the site has not"),
    row({"hugo.toml": "[languages.en]\n[languages.zh-cn]\n", "content/a.md": page("«cn»")}, Says('"zh" was meant', 'write "zh-cn"'), id="the site's own spelling is offered"),
    row({**FOUR, "content/a.md": page("«Nei»")}, WARNS('"nb" was meant', 'write "nb"'), id="Nei is no Neo-Hittite"),
    row({**FOUR, "content/a.md": page("«no»")}, WARNS('"nb" was meant', 'write "nb"'), id="no without quotes is a text to Hugo"),
    row({**TWO, "content/a.md": "---\nlang: «xx»\nlocale: «yy»\nlanguageCode: «zz»\n---\n"}, *[Says("not one of")] * 3, id="each key is judged for itself"),
    row({**TWO, "content/a.md": "+++\nlanguage = '«Sv»'\n+++\n"}, WARNS('"sv"'), id="in TOML"),
    row({**TWO, "content/a.md": '{"language": "«Sv»"}\n'}, WARNS('"sv"'), id="in JSON"),
    row({**TWO, "content/a.md": "#+language: «Sv»\n"}, WARNS('"sv"'), id="in Org"),
    row({**TWO, "content/a.md": "---\ndraft: true\nlanguage: «xx»\n---\n"}, Says("not one of"), id="a draft is judged, too"),
    row({**TWO, "content/a.md": page("«xx»", key="Idioma")}, Says("not one of"), options={"keys": ["idioma"]}, id="the keys can be chosen, and their case does not count"),
    row({"hugo.toml": "[languages.en]\n[languages.sv]\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['en', 'sv']\n", "content/a.md": page("«xx»")}, Says("not one of"), id="a file that is a page in two languages is judged once"),
]  # fmt: skip

TWINS = [
    row({**TWO, "content/a.sv.md": "---\nlanguage: sv\nLanguage: «Sv»\n---\n"}, WARNS('"sv"', "Hugo uses `Language`", fixed=""), id="of two spellings both are judged"),
    row({**TWO, "content/a.sv.md": "---\nLanguage: sv\nlanguage: «Sv»\n---\n"}, WARNS('"sv"', "Hugo uses `Language`"), id="and the one that counts is named"),
    row({**TWO, "content/a.md": "---\nlanguage: «xx»\nLANGUAGE: «yy»\n---\n"}, Says("xx", "uses `LANGUAGE`"), Says("yy", "uses `LANGUAGE`"), id="both may be wrong"),
    row({**TWO, "content/a.md": "---\nLanguage: «xx»\nLANGUAGE: «yy»\n---\n"}, Says("xx", "one by chance"), Says("yy", "one by chance"), id="of two with capitals nobody knows which counts"),
]  # fmt: skip

SINGLE = [
    row(page("«dk»"), Says('"dk" is no language code; "da" was meant', 'write "da"'), id="dk is Denmark"),
    row(page("«cz»"), Says('"cs" was meant'), id="cz is Czechia"),
    row(page("«jp»"), Says('"ja" was meant'), id="jp is Japan"),
    row(page("«gr»"), Says('"el" was meant'), id="gr is Greece"),
    row(page("«ua»"), Says('"uk" was meant'), id="ua is Ukraine"),
    row(page("«cn»"), Says('"zh" was meant'), id="cn is China"),
    row(page("«se»"), WARNS('"sv" was meant', 'write "sv"'), id="se is Sweden"),
    row(page("«Se»"), WARNS('"sv" was meant'), id="in any case"),
    row(page("«kr»"), WARNS('"kr" means Kanuri; "ko" was meant'), id="kr is Korea"),
    row(page("«no»"), WARNS('"nb" was meant'), id="no does not say which Norwegian"),
    row(page("«Nei»"), WARNS('"nb" was meant'), id="Nei is the other no"),
    row({**pages("en-US"), "content/b.md": page("«en-UK»")}, Says('"en-UK" has no registered region; "en-GB" was meant', 'write "en-GB"'), id="the United Kingdom is GB"),
    row(page("«sv_SE»"), Says('"sv_SE" is no well-formed language tag', 'write "sv-SE"'), id="an underscore is no hyphen"),
    row({**pages("sv"), "content/b.md": page("«xx»")}, Says('"xx" is no registered language tag'), id="what the registry has not"),
    row({**pages("sv"), "content/b.md": page("«swe»")}, Says('"swe" is no registered language tag'), id="three letters where the registry has two"),
    row({**pages("sv"), "content/b.md": page("«i-foo»")}, Says('"i-foo" is no registered'), id="not every old tag"),
    row({**pages("sv"), "content/b.md": page("«sv-1234567890»")}, Says("no well-formed"), id="parts have at most eight characters"),
    row({**pages("en", "en"), "content/b.md": page("«english»")}, Says('"english"'), id="a name among tags"),
    row({**pages("en", "en"), "content/b.md": page("«python»")}, Says('"python"'), id="and what else does not belong among tags"),
    row({"hugo.toml": "defaultContentLanguage = 'sv'\n", "content/a.md": page("«se»")}, WARNS('"sv" was meant', 'write "sv"'), id="with a configured language, too"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *CONFIG, *SEVERAL, *TWINS, *SINGLE])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)
