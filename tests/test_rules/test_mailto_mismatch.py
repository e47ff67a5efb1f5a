"""The table of mailto-mismatch: Markdown and HTML, what a reader sees and where a click goes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules.table import Row, Says, assert_row, row

RULE = "mailto-mismatch"


def body(text: str, *says: Says, id: str) -> Any:
    """A page with a body."""
    return row(f"---\ntitle: A\n---\n{text}\n", *says, id=id)


def html(text: str, *says: Says, id: str) -> Any:
    """A page with a body, on a site that wants raw HTML."""
    files = {
        "content/a.md": f"---\ntitle: A\n---\n{text}\n",
        "hugo.toml": "[markup.goldmark.renderer]\nunsafe = true\n",
    }
    return row(files, *says, id=id)


SILENT = [
    body('<a href="mailto:olle@example.com">anna@example.com</a>', id="raw HTML that Hugo leaves out"),
    body("[o’neil@example.com](mailto:o'neil@example.com)", id="an apostrophe that Hugo would set itself"),
    body("[anna@example.com](mailto:anna@example.com)", id="shown and written alike"),
    body("[anna@example.com](<mailto:anna@example.com>)", id="in angle brackets"),
    body('[anna@example.com](mailto:anna@example.com "Mail to Anna")', id="with a title"),
    body("[Anna@Example.COM](mailto:anna@example.com) [anna@example.com](MAILTO:ANNA@EXAMPLE.COM)", id="case does not count"),
    body("[anna@example.com](mailto:anna@example.com?subject=Hello&body=olle@example.com)", id="a subject is no address"),
    body("[anna@example.com](mailto:anna%40example.com) [a+b@example.com](mailto:a%2Bb@example.com)", id="percent signs are decoded"),
    body("[anna@example.com](mailto:anna&#64;example.com) [anna&commat;example.com](mailto:anna@example.com)", id="and so are entities"),
    body("[anna@example.com](&#109;ailto:anna@example.com)", id="in the scheme, too"),
    body("[anna\\_b@example.com](mailto:anna_b@example.com) [_anna@example.com_](mailto:anna@example.com)", id="text is read as it is rendered"),
    body("[**anna**@example.com](mailto:anna@example.com) [`anna@example.com`](mailto:anna@example.com)", id="bold, and as code"),
    body("[anna_maria_b@example.com](mailto:anna_maria_b@example.com)", id="underlines within words stay"),
    body("[anna@example.com](mailto:olle@example.com,anna@example.com) [anna@example.com](mailto:olle@example.com;anna@example.com)", id="one of several receivers"),
    body("[anna@example.com](mailto:olle@example.com?cc=anna@example.com) [anna@example.com](mailto:?to=anna@example.com) [anna@example.com](mailto:olle@example.com?bcc=anna%40example.com)", id="by to, cc and bcc, too"),
    body('<a href="mailto:olle@example.com?subject=Hi&amp;cc=anna@example.com">anna@example.com</a>', id="after an escaped ampersand"),
    body("[anna@example.com](mailto:Anna%20B%20%3Canna@example.com%3E)", id="a name before the address"),
    body("[Mail: anna@example.com.](mailto:anna@example.com) [(anna@example.com)](mailto:anna@example.com) [<b>anna@example.com</b>, please](mailto:anna@example.com)", id="marks around an address are the text's"),
    body("['anna@example.com'](mailto:anna@example.com) [mail/anna@example.com](mailto:anna@example.com) [mail=anna@example.com](mailto:anna@example.com) [...anna@example.com](mailto:anna@example.com)", id="whatever they are"),
    body("[b@example.com](mailto:a=b@example.com) [a/b@example.com](mailto:a/b@example.com)", id="even if they may be part of one"),
    body("[o'brien@example.com](mailto:o'brien@example.com) [a.b-c_d@mail.example.co.uk](mailto:a.b-c_d@mail.example.co.uk)", id="quotes, dots, hyphens and sub-domains"),
    body("[åsa@exämple.com](mailto:åsa@xn--exmple-cua.com) [åsa@exämple.com](mailto:%C3%A5sa@ex%C3%A4mple.com)", id="a domain with other letters, in both of its spellings"),
    body("[a\u030asa@example.com](mailto:åsa@example.com)", id="letters composed or not"),
    body("[an\u00adna@exam\u200bple.com](mailto:anna@example.com) [an&shy;na@example.com](mailto:anna@example.com)", id="soft hyphens cannot be seen"),
    body('<a href="mailto:anna@example.com">anna@<wbr>example.com</a>', id="nor can places to break"),
    body("[Write to us](mailto:info@example.com) [](mailto:info@example.com) [@](mailto:info@example.com)", id="a text without an address promises none"),
    body("[anna (at) example.com](mailto:olle@example.com) [anna[at]example.com](mailto:olle@example.com)", id="nor one that is spelt out"),
    body("[a***@example.com](mailto:anna@example.com) [anna@localhost](mailto:olle@example.com)", id="nor one that is hidden, or has no domain"),
    body("[Join us @ conf.example.com](mailto:info@example.com)", id="an at between spaces is a word"),
    body("![anna@example.com](mailto:olle@example.com) [![anna@example.com](a.png)](mailto:olle@example.com)", id="an image's text is not shown"),
    body('<a href="mailto:olle@example.com"><i class="icon" title="anna@example.com"></i></a>', id="nor is an icon's"),
    body("[{{< param mail >}}](mailto:olle@example.com) [anna@example.com {{< icon >}}](mailto:olle@example.com)", id="a shortcode in the text may show anything"),
    body("[anna@example.com](mailto:{{< param mail >}}) [anna@example.com]({{< mail >}})", id="and one in the target lead anywhere"),
    body("`[anna@example.com](mailto:olle@example.com)`\n\n```\n[anna@example.com](mailto:olle@example.com)\n```\n\n    [anna@example.com](olle@example.com)\n", id="code is no link"),
    body("<!-- [anna@example.com](mailto:olle@example.com) -->\n\n<pre><a href='mailto:olle@example.com'>anna@example.com</a></pre>", id="nor are comments and pre"),
    body("{{</* mail \"[anna@example.com](mailto:olle@example.com)\" */>}}", id="nor is a tag shown as text"),
    body("<anna@example.com> <mailto:anna@example.com> anna@example.com", id="autolinks show what they are"),
    body("[@anna](https://twitter.com/anna) [@anna](https://example.social/@anna) [@anna@example.social](https://example.social/@anna)", id="names in networks"),
    body("[script](https://cdn.example.com/npm/vue@3.2.1/vue.js) [pin](https://www.google.com/maps/@59.3,18.0)", id="an at in a web address"),
    body("[anna](https://anna@example.com/) [x](ssh://git@example.com/x) [x](git@example.com:anna/x.git)", id="users of other schemes"),
    body("[logo](logo@2x.png) [logo](img/logo@2x.webp?v=1) [@scope/name](@scope/name) [lodash](lodash@4.17.21) [vue](./vue@next.js)", id="files and packages"),
    body("[anna](#anna@example.com) [anna](?to=anna@example.com) [anna](team#anna@example.com)", id="fragments and queries"),
    body("[pick a friend](mailto:?subject=Look) [share](mailto:?body=https://example.com)", id="a message without a receiver may be meant"),
    body("[anna@example.com](https://example.com/contact) [anna@example.com](/contact/)", id="an address may lead to a page"),
    body("[anna at example dot com](mailto:anna%20at%20example%20dot%20com) [x](mailto:info[at]example.com)", id="what is hidden from robots is meant to be"),
    body("[anna @example.com](mailto:olle@example.com)", id="a space in some other text"),
    body("[a]: anna@example.com\n\nText", id="a definition that nothing uses"),
    row({"content/a.html": "---\ntitle: A\n---\n<a href='mailto:olle@example.com'>anna@example.com</a>\n"}, id="a page that is no Markdown is not read as one"),
    row("---\ntitle: '[anna@example.com](mailto:olle@example.com)'\n---\n", id="front matter has no links"),
]  # fmt: skip

DIFFERS = partial(
    Says,
    "the link shows anna@example.com but writes to olle@example.com",
    "write mailto:anna@example.com, or show olle@example.com",
)
CHANGE = "olle@example.com → anna@example.com"

OTHERS = [
    body("[anna@example.com](mailto:«olle@example.com»)", DIFFERS(fixed=CHANGE, safe=False), id="another address"),
    body("[anna@example.com](<mailto:«olle@example.com»> 'x')", DIFFERS(fixed=CHANGE), id="in angle brackets, with a title"),
    body("[anna@example.com](MAILTO:«olle@example.com»)", DIFFERS(fixed=CHANGE), id="with a scheme in capitals"),
    body("[anna@example.com](mailto:«olle@example.com»?subject=anna@example.com)", DIFFERS(fixed=""), id="a subject is no address"),
    body("[anna@example.com](mailto:«olle%40example.com»)", DIFFERS(fixed="olle%40example.com → anna@example.com"), id="percent signs are under the caret as written"),
    body("[anna&#64;example.com](mailto:«olle&commat;example.com»)", DIFFERS(), id="and so are entities"),
    body("[anna@example.com](«&#109;ailto:olle@example.com»)", DIFFERS(fixed="&#109;ailto:olle@example.com → mailto:anna@example.com"), id="a scheme in entities is part of it"),
    body("[Mail anna@example.com](mailto:«olle@example.com»)", DIFFERS(), id="after a word"),
    body("[Write to anna@example.com, please!](mailto:«olle@example.com»)", DIFFERS(), id="in a sentence"),
    body("[**anna**@example.com](mailto:«olle@example.com») [`anna@example.com`](mailto:«olle@example.com»)", DIFFERS(), DIFFERS(), id="bold, and as code"),
    body("[anna@example.com](mailto:«olle@example.com,eva@example.com»)", DIFFERS(fixed=""), id="none of several receivers"),
    body("[anna@example.com](mailto:«olle@example.com»?cc=eva@example.com)", DIFFERS(), id="nor the one who gets a copy"),
    body("[anna@example.com or olle@example.com](mailto:«olle@example.com»)", DIFFERS(), id="of several shown the first one counts"),
    body("[a@example.com](mailto:«a+shop@example.com»)", Says("shows a@example.com but writes to a+shop@example.com"), id="a tag makes another address"),
    body("[a@example.com](mailto:«a@example.se»)", Says("a@example.se"), id="and so does a domain"),
    body("[olle@example.com](mailto:«olle.w@example.com»)", Says("olle.w@example.com"), id="or half of a name"),
    body("[w@example.com](mailto:«olle.w@example.com»)", Says("olle.w@example.com"), id="or its other half"),
    body("[åsa@exämple.com](mailto:«asa@xn--exmple-cua.com»)", Says("shows åsa@exämple.com but writes to asa@xn"), id="other letters are other letters"),
    html('<a href="mailto:«olle@example.com»">anna@example.com</a>', DIFFERS(fixed=CHANGE), id="in HTML"),
    html("Text <a class=x href=mailto:«olle@example.com»>anna@example.com</a> text", DIFFERS(), id="in a line, without quotes"),
    html('<p>\n<A\n  HREF="mailto:«olle@example.com»?subject=x"\n>Mail\n<b>anna@example.com</b>\n</A>\n</p>', DIFFERS(), id="over several lines"),
    body("[anna@example.com][o] and [anna@example.com]\n\n[o]: mailto:«olle@example.com»\n[anna@example.com]: <mailto:«olle@example.com»>", DIFFERS(), DIFFERS(), id="by reference, told at the definition"),
    body("[anna@example.com][o] [Anna@Example.com][o] [anna@example.com][o]\n\n[o]: mailto:«olle@example.com»", DIFFERS(), Says("shows Anna@Example.com"), id="once for each text that shares it"),
    body("| a | b |\n|---|---|\n| x | [anna@example.com](mailto:«olle@example.com») |", DIFFERS(), id="in a table"),
    body("> - [anna@example.com](mailto:«olle@example.com»)\n", DIFFERS(), id="in a list in a quotation"),
    body("{{% card title=\"x\" %}}\n[anna@example.com](mailto:«olle@example.com»)\n{{% /card %}}", DIFFERS(), id="inside a shortcode"),
    body("# Mail [anna@example.com](mailto:«olle@example.com»)\n\ntext[^1]\n\n[^1]: [anna@example.com](mailto:«olle@example.com»)", DIFFERS(), DIFFERS(), id="in headings and notes"),
    body("ÅÄÖ 😀 [anna@example.com](mailto:«olle@example.com»)", DIFFERS(), id="after letters of several bytes"),
    row("[anna@example.com](mailto:«olle@example.com»)\r\n", DIFFERS(), id="on a page without front matter"),
    body("text\n\n" * 3000 + "[anna@example.com](mailto:«olle@example.com»)", DIFFERS(), id="on a long page"),
]  # fmt: skip

LACKS = partial(Says, 'the link to "anna@example.com" lacks mailto:', "write mailto:anna@example.com")
TWICE = partial(Says, "mailto: stands twice", "remove one")
BLANK = partial(Says, "is shown with a space in it", "write anna.b@example.com", severity="warning")

SCHEMES = [
    body("[anna@example.com](«anna@example.com»)", LACKS(fixed=" → mailto:", safe=True), id="no scheme"),
    body("[Write to us](«anna@example.com»)", LACKS(), id="whatever is shown"),
    body("[anna @example.com](«anna@example.com»)", Says("lacks mailto:", "without the space in the text", safe=True), id="a space in the text is told with it, so that one mend is enough"),
    body("[Write to us](«anna@example.com»?subject=Hello)", LACKS(), id="with a subject"),
    body("[Write to us](«anna%40example.com»)", LACKS(), id="with a percent sign"),
    html('<a href=" «anna@example.com» ">x</a>', LACKS(fixed=" → mailto:"), id="in HTML, with spaces around it"),
    body("[one][a] [two][a]\n\n[a]: «anna@example.com»", LACKS(), id="once for a definition"),
    body("[olle@example.com](«anna@example.com»)", LACKS(), id="one finding a link, and the scheme comes first"),
    body("[anna @example.com](«anna@example.com»)", LACKS(), id="before a space in the text, too"),
    body("[anna@example.com](mailto:«mailto:anna@example.com»)", TWICE(fixed="mailto: → ", safe=True), id="a scheme too many"),
    body("[olle@example.com](mailto:«MAILTO:anna@example.com»?subject=x)", TWICE(), id="in capitals, before another address"),
    body("[x](«&#109;ailto:mailto:anna@example.com»)", TWICE(fixed=""), id="what cannot be counted off has no fix"),
    body("[anna@example.com](«http://mailto:anna@example.com»)", Says("the link mixes http:// with mailto:", "write mailto:anna@example.com"), id="two schemes"),
    body("[x](«HTTPS://mailto:anna@example.com»)", Says("mixes HTTPS:// with mailto:"), id="in capitals"),
    body("[anna@example.com](«mailto:»)", Says("the mail link has no address", "write mailto:anna@example.com"), id="a scheme and no address"),
    html('<a href="«mailto:»">x</a>', Says("has no address", "add the address"), id="in HTML"),
    body("[x](mailto:«info.example.com»)", Says('"info.example.com" is no mail address', "write the address"), id="an address without an at"),
    body("[anna@example.com](<mailto:«anna @example.com»>)", Says('"anna @example.com" is no mail address', "write mailto:anna@example.com"), id="an address with a space in it"),
    body("[x](mailto:«anna%20b@example.com»?subject=x)", Says('"anna b@example.com" is no mail address'), id="or with an encoded one"),
]  # fmt: skip

BLANKS = [
    body("[«anna.b @example.com»](mailto:anna.b@example.com)", BLANK(), id="a space before the at"),
    body("[Mail: «anna.b@ example.com»](mailto:anna.b@example.com)", BLANK(), id="after it"),
    body("[«anna. b@example.com»](mailto:anna.b@example.com)", BLANK(), id="in the name"),
    body("[«anna.b@example .com»](mailto:anna.b@example.com?subject=x)", BLANK(), id="in the domain"),
    body("[«anna.b\n@example.com»](mailto:anna.b@example.com)", BLANK(), id="a line break"),
    html('<a href="mailto:anna.b@example.com">«anna.b&nbsp;@example.com»</a>', BLANK(), id="one that is an entity"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *OTHERS, *SCHEMES, *BLANKS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "a." * 100_000, "a " * 100_000, "a@" * 100_000, "\u00a0" * 200_000, "@ a" * 70_000]
)
def test_a_hostile_text_takes_no_longer_than_its_length(text: str, tmp_path: Path) -> None:
    page = f"---\ntitle: A\n---\n<a href='mailto:anna@example.com'>{text}</a>\n"
    result = assert_row(RULE, row(page, id="").values[0], tmp_path)
    assert result.seconds < 5
