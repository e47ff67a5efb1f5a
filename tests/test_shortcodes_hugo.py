"""Shortcodes beside the real Hugo: verdict, line, byte column and words of the first error."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from hugolint.hugo.shortcode_pairs import pair, unknown_tags
from hugolint.hugo.shortcode_verdict import hugo_failure
from hugolint.hugo.shortcodes import lex
from hugolint.hugo.templates import Templates, load
from tests.real_hugo import hugo_binary, run_hugo, write_site

FRONT = "---\n---\n"
LAYOUTS = {
    "layouts/_shortcodes/inn.html": "[{{ .Inner }}]",
    "layouts/_shortcodes/inn2.html": "({{ .Inner }})",
    "layouts/_shortcodes/noi.html": "n",
    "layouts/_shortcodes/sc/sub.html": "s",
    "layouts/single.html": "{{ .Content }}",
}
CONFIG = 'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]\n'
AT = re.compile(r'p\.md:(\d+):(\d+)": (.*)', re.DOTALL)
CRASH = "panic: runtime error: invalid memory address or nil pointer dereference"


class First(NamedTuple):
    """The first error of a page."""

    line: int
    column: int
    message: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hugo_binary()
    return write_site(tmp_path_factory.mktemp("site"), {"hugo.toml": CONFIG, **LAYOUTS})


@pytest.fixture(scope="module")
def templates(site: Path) -> Templates:
    return load([site / "layouts"])


def ours(text: str, templates: Templates) -> First | None:
    """What we expect Hugo to say, with columns in bytes."""
    failure = hugo_failure(
        lex(text, len(FRONT) - 1), lambda name, _: templates.inner(name) if name in templates else None
    )
    if failure is None:
        return None
    if failure.message == CRASH:
        return First(0, 0, CRASH)
    before = text[: failure.offset]
    column = len(before[before.rfind("\n") + 1 :].encode("utf-8", "surrogateescape")) + 1
    return First(before.count("\n") + 1, column, failure.message.removesuffix("…'").rstrip())


def hugos(site: Path, text: str) -> First | None:
    """What Hugo says. (Its output loses carriage returns; the pages here that fail have none in quotes.)"""
    write_site(site, {"content/p.md": text})
    result = run_hugo(site, "list", "all")
    if result.returncode == 0:
        return None
    output = result.stdout + result.stderr
    if CRASH in output:
        return First(0, 0, CRASH)
    found = AT.search(output)
    assert found is not None, output
    return First(int(found[1]), int(found[2]), found[3].removesuffix("\n").replace("\n", " ").rstrip())


def assert_agreement(site: Path, text: str, templates: Templates) -> None:
    mine, real = ours(text, templates), hugos(site, text)
    assert mine is not None
    assert real is not None
    assert mine[:2] == real[:2]
    assert mine.message == real.message or (len(mine.message) > 200 and real.message.startswith(mine.message))


def says_failure(text: str, templates: Templates) -> bool:
    """What a user of hugolint sees: an error, an unknown name, or a fault that fails."""
    lexed = lex(text, len(FRONT) - 1)
    failing = any(fault.fails for fault in pair(text, lexed, templates))
    return bool(lexed.errors or failing or unknown_tags(lexed, templates))


ACCEPTED = [
    "",
    " \n",
    "plain {{ x }} {{ < noi >}} {{- x }} {{/* */}} > }}",
    "{{< noi >}}",
    "{{%noi%}}",
    "{{<\nnoi\n>}}",
    "{{<   noi\t\t>}}",
    "{{< sc/sub >}}",
    "\t {{< noi >}}",
    "{{% inn %}}x{{% /inn %}}",
    "{{< noi 3.14 >}}{{< noi a=3.14 >}}{{< noi a= 3.14 >}}{{< noi 0.14 >}}",
    "{{< noi a=`b c` >}}{{< noi `b c` >}}{{< noi `b\nc` >}}{{< noi `b\\c` >}}",
    "{{< noi -ziL-Q_456 >}}",
    '{{< noi "&+@#!%" >}}',
    "{{< noi a b >}}",
    "{{< inn />}}{{< inn />}}{{< inn2 a />}}{{< inn a=b />}}",
    "{{< inn >}}{{< inn >}}{{% inn2 %}}x{{% /inn2 %}}{{< /inn >}}{{< /inn >}}",
    '{{< noi "a" "b" >}}{{< noi a="b" c="d" >}}',
    '{{< noi a=\\"b c\\" >}}{{< noi \\"b c\\" >}}',
    '{{< noi a="b \\"c\\" d" >}}{{< noi "b \\"c\\"" >}}',
    "{{< noi `a``b` >}}",
    "{{</* noi */>}}{{%/* noi */%}}{{</* a **/* b */>}}{{</**/>}}{{</*/* x */*/>}}",
    "{{</* x */%}} y */>}}",
    "{{< x.inline >}}{{ now }}{{< / x.inline >}}",
    "{{< x.inline >}}a{{< /x.inline >}}{{< x.inline />}}{{< y.inline >}}b{{< /y.inline >}}",
    "{{< x.inline >}}the rest vanishes {{ .Foo }}",
    "{{< noi 314x true truex >}}",
    "{{< inn >}}{{< inn2 >}}{{< /inn >}}{{< /inn2 >}}",
    "{{< inn >}}x{{% /inn %}}",
    "{{< inn / inn >}}{{< inn // >}}{{< inn / = x >}}",
    "{{< inn >}}x{{< / >}}",
    "{{< inn >}}{{< noi >}}{{< /noi >}}",
    "{{{< noi >}}}",
    "`{{< noi >}}`\n```\n{{< noi >}}\n```\n<!-- {{< noi >}} -->",
    '{{< noi "a"="1" >}}{{< noi ="x" >}}{{< noi a=1 a=2 >}}{{< noi a = "1" b = "2" >}}',
    "{{< noi a='foo' b=“x” >}}",
    '{{< inn a="b"/>}}',
    "{{< = x noi >}}",
    "{{< noi \\ a >}}",
    "{{< INN >}}{{< /INN >}}{{< Figure src=a.png >}}",
    "{{< inn >}}<!--more-->{{< /inn >}}",
    "<!--more-->{{< noi >}}",
    '{{< noi "\U0001f600 é" >}}',
    '{{< noi "\udcff" >}}',
    "{{< details >}}x{{< /details >}}{{< highlight go >}}x{{< /highlight >}}{{< qr text=a />}}{{< comment />}}",
    "{{< figure >}}{{< gist a b >}}{{< tweet a b >}}{{< twitter_simple a >}}{{< youtube a >}}{{< vimeo 1 >}}",
]

REFUSED = [
    "{{< noi %}}",
    "{{% noi >}}",
    "{{< noi > }}",
    "{{< noi {{< inn >}}",
    "{{< /noi >}}",
    "{{< inn />}}{{< /another >}}",
    "{{% inn %}}x{{% /inn %}}{{% /another %}}",
    "{{< inn >}}{{< /inn foo >}}",
    "{{< inn >}}{{< /inn />}}",
    "{{< inn / keyword >}}",
    "{{< noi >}}{{< /",
    "{{< inn >}}{{< /inn",
    '{{< noi a=\\"b \\"c\\" d\\" >}}',
    "{{< noi a=\\`b\\` >}}",
    "{{< noi \\`b >}}",
    '{{< noi "a\\`" >}}',
    '{{< noi "a',
    'é {{< noi "a\nb >}}',
    '{{< noi "C:\\\\" >}}',
    "{{< noi `a >}}\nmore\n",
    "{{< noi `a` `b >}}",
    '{{< noi a="1" b >}}',
    "{{< noi a=`1` `b` >}}",
    '{{< noi a="1" "b" >}}',
    '{{< noi "b" a=1 >}}',
    "{{< noi b a=1 >}}",
    '{{< noi a = "1" b="2" >}}',
    '{{< noi a="1" b = "2" >}}',
    '{{< noi b a = "1" >}}',
    '{{< noi a = "1" b >}}',
    "{{</* x",
    "{{</*/>}}",
    "{{</* x */ >}}",
    "{{%/* x */>}}",
    "{{< /* x */ >}}",
    "{{< noi >}}{{< /* x */ >}}",
    "{{< x.inline >}}{{< noi >}}{{< /x.inline >}}",
    "{{< x.inline >}}{{</* noi */>}}{{< /x.inline >}}",
    "{{< x.inline >}}a{{< /x.inline>}}",
    "{{< x.inline>}}",
    "{{< x.Inline >}}",
    "{{< a.b.inline >}}",
    "{{< noi a=b>}}",
    "{{< noi a=b>}} and prose, more",
    "{{< noi a=b>}} and hello prose",
    "{{< noi a/b.png >}}",
    "{{< noi a/b >}}",
    "{{< noi /abs/path >}}",
    "{{< noi ./a >}}",
    "{{< noi 'a' >}}",
    "{{< noi a='b c' >}}",
    "{{< noi “a” >}}",
    "{{< noi\u00a0>}}",
    "{{< noi \u200b>}}",
    "{{< noi x² >}}",
    "{{< noi \udcff >}}",
    "{{< a:b >}}",
    "{{< noi/ >}}",
    "{{< >}}",
    "{{%%}}",
    "{{< inn >}}\n{{< >}}{{< /inn >}}",
    '{{< ="x" >}}',
    '{{< \\"x\\" >}}',
    "{{<",
    "text\n{{< noi\n\ntext",
    "éé {{< nope >}}",
    "{{< inn >}}\n{{< nope >}}{{< /inn >}}",
    "{{< nope >}} {{< noi 'x' >}}",
    "{{< nope 'x' >}}",
    "{{< noi />}}",
    "{{< noi >}}{{< /noi >}}",
    "{{< inn >}}{{< noi >}}x{{< /noi >}}\n{{< /inn >}}",
    "{{< inn >}}{{< /inn >}}{{< /inn >}}",
    "{{< noi >}}{{< / >}}",
    "{{< inn >}}",
    " {{< inn >}}{{< inn2 >}}",
    "{{< inn >}}{{< x.inline >}}",
    "{{< inn >}} {{< noi 'x' >}}",
    "{{< inn />}}{{< inn >}}{{< ///inn >}}{{< /inn >}}",
    "{{< figure >}}{{< /figure >}}",
    '{{< qr text="x" >}}',
    "{{< highlight go >}}",
]


def test_hugo_accepts_what_we_accept(tmp_path: Path, templates: Templates) -> None:
    pages = {f"content/p{number}.md": FRONT + body for number, body in enumerate(ACCEPTED)}
    for text in pages.values():
        assert ours(text, templates) is None, text
        assert not says_failure(text, templates), text
    result = run_hugo(write_site(tmp_path, {"hugo.toml": CONFIG, **LAYOUTS, **pages}), "list", "all")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("body", REFUSED)
def test_hugo_refuses_what_we_refuse(body: str, site: Path, templates: Templates) -> None:
    assert_agreement(site, FRONT + body, templates)
    assert says_failure(FRONT + body, templates)


TAGS = "{{< inn >}}|{{< /inn >}}|{{% inn2 %}}|{{% /inn2 %}}|{{< noi >}}|{{< /noi >}}|{{< inn />}}|{{< noi a b >}}"
TAGS += "|{{< nope >}}|{{< / >}}|{{< x.inline >}}|{{< /x.inline >}}|{{</* noi */>}}|{{< noi a=b>}}|{{< noi `a\nb` >}}"
PIECES = '{{<|{{%|>}}|%}}| |\n|/|inn|noi|"|"x"|`|`r`|\\|\\"|=|a=|a="1"|a=b|b = "2"|.|.inline |-|-5|é|²|\'|“|\u00a0'
PIECES += "|text |text, |/*|*/|{{</*|*/>}}|\t|\udcff|noi/|{|}|>|%|<!--more-->"


def random_body(chance: random.Random) -> str:
    share = chance.random()
    tags, pieces = TAGS.split("|"), PIECES.split("|")
    count = chance.randint(1, chance.choice([4, 8, 14]))
    return "".join(chance.choice(tags if chance.random() < share else pieces) for _ in range(count))


def test_random_pages_fare_in_hugo_as_they_do_here(tmp_path: Path, site: Path, templates: Templates) -> None:
    chance = random.Random(20240917)
    pages = sorted({FRONT + random_body(chance) for _ in range(400)})
    chance.shuffle(pages)
    sound = [page for page in pages if ours(page, templates) is None]
    broken = [page for page in pages if ours(page, templates) is not None]
    assert len(sound) > 40
    assert len(broken) > 100
    assert not any(says_failure(page, templates) for page in sound)
    assert all(says_failure(page, templates) for page in broken)
    files = {f"content/p{number}.md": page for number, page in enumerate(sound)}
    result = run_hugo(write_site(tmp_path, {"hugo.toml": CONFIG, **LAYOUTS, **files}), "list", "all")
    assert result.returncode == 0, result.stdout + result.stderr
    for page in broken[:60]:
        assert_agreement(site, page, templates)


def test_what_is_said_of_a_page_agrees_with_hugos_way_of_pairing(templates: Templates) -> None:
    chance = random.Random(7)
    for _ in range(3000):
        page = FRONT + random_body(chance)
        assert says_failure(page, templates) == (ours(page, templates) is not None), page
        failure = hugo_failure(
            lex(page, len(FRONT) - 1), lambda name, _: templates.inner(name) if name in templates else None
        )
        told = [(fault.at, fault.hugo) for fault in pair(page, lex(page, len(FRONT) - 1), templates) if fault.fails]
        if failure is not None:
            assert (-1 if failure.message == CRASH else failure.offset, failure.message) in told, page
