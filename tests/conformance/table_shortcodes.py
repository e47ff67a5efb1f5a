"""Shortcodes: every message of the lexer and of the extractor, and what neither minds. Section D of the checklist."""

from __future__ import annotations

from tests.conformance.table import body, builds, config, fails

_INLINE = config("[security]\nenableInlineShortcodes = true")


def _all(*texts: str) -> list[tuple[str, str]]:
    """Short pages that are their own sentence."""
    return [(f"the text {text}".encode("unicode_escape").decode()[:90], body(text)) for text in texts]


ACCEPTED = [
    *builds("D1", *_all(" ", "words", "{{ words }} {{ < noi >}} {{- noi }} {{/* words */}} > }}")),
    *builds(
        "D2 D3 D4 D5",
        *_all(
            "{{< noi >}}",
            "{{% noi %}}",
            "{{<noi>}}",
            "{{<\n noi\n>}}",
            "{{<    noi\t >}}",
            "{{< sc/sub >}}",
            "  {{< noi >}}",
            "words\n\t{{< noi >}}",
            "{{{< noi >}}}",
        ),
    ),
    *builds(
        "D7 D19 D41",
        *_all(
            "{{% inn %}}words{{% /inn %}}",
            "{{< inn >}}words{{% /inn %}}",
            "{{% inn %}}words{{< /inn >}}",
            "{{< inn >}}{{< inn >}}a{{< /inn >}}{{< /inn >}}",
            "{{< inn >}}{{% inn2 %}}{{< inn >}}a{{< /inn >}}{{% /inn2 %}}{{< /inn >}}",
            "{{< inn >}}{{< inn2 >}}a{{< /inn >}}{{< /inn2 >}}",
            "{{< inn >}}{{< /inn >}}",
            "{{< inn >}}a{{< / inn >}}",
        ),
    ),
    *builds(
        "D12 D13 D14 D15 D16 D20 D21 D23 D25 D37",
        *_all(
            "{{< noi 3.14 >}}{{< noi a=3.14 >}}{{< noi a= 3.14 >}}{{< noi .5e3 >}}".replace("{{< noi .5e3 >}}", ""),
            "{{< noi a=`b c` >}}{{< noi `b c` >}}{{< noi `b\nc` >}}{{< noi `b\\c` >}}",
            "{{< noi -ziL-Q_456 >}}",
            '{{< noi "&+@#!%" >}}',
            "{{< noi a b >}}",
            '{{< noi "a" "b" >}}{{< noi a="b" c="d" >}}',
            '{{< noi a=\\"b c\\" >}}{{< noi \\"b c\\" >}}',
            '{{< noi a="b \\"c\\" d" >}}{{< noi "b \\"c\\"" >}}',
            "{{< noi `a``b` >}}",
            '{{< noi 3.14 0.14 314 >}}{{< noi "314" >}}{{< noi 314x true truex false >}}',
            '{{< noi a = "1" b = "2" >}}',
            "{{< noi a=1 a=2 >}}",
            '{{< noi "a"="1" >}}',
            "{{< noi a='b' c=“d” >}}",
            '{{< noi "" >}}',
            '{{< noi "a"\n"b" >}}',
            '{{< noi "{{< inn >}}" >}}',
            "{{< noi `>}}` >}}",
        ),
    ),
    *builds(
        "D17 D18",
        *_all(
            "{{< inn />}}",
            "{{< inn />}}{{< inn />}}{{< inn2 />}}",
            "{{< inn a />}}{{< inn a=b />}}",
            '{{< inn a="b"/>}}',
            "{{< inn / inn >}}",
            "{{< inn // >}}",
        ),
    ),
    *builds(
        "D30 D38",
        *_all(
            "{{</* noi */>}}",
            "{{%/* noi */%}}",
            "{{</* a **/* b */>}}",
            "{{</* /noi */>}}",
            "{{</**/>}}",
            "{{</*/* noi */*/>}}",
            "{{</* nope */>}} {{< noi >}} {{%/* nope */%}}",
        ),
    ),
    *builds(
        "D32 D33 D34 D45",
        *_all(
            "{{< x.inline >}}{{ now }}{{< /x.inline >}}",
            "{{< x.inline >}}a{{< / x.inline >}}",
            "{{< x.inline >}}a{{< /x.inline >}}{{< x.inline />}}{{< y.inline >}}b{{< /y.inline >}}",
            "{{< a/b.inline >}}words{{< /a/b.inline >}}",
            "{{< x.inline >}}and the rest of the page is gone",
            "{{< x.inline />}}",
        ),
    ),
    *builds(
        "D32 D33 D34",
        (
            "an inline shortcode that may run",
            body("{{< x.inline >}}{{ add 1 2 }}{{< /x.inline >}}{{< x.inline />}}"),
            _INLINE,
        ),
    ),
    *builds(
        "D44",
        *_all("`{{< noi >}}`", "```\n{{< noi >}}\n```", "<!-- {{< noi >}} -->", "\\{{< noi >}}", "    {{< noi >}}"),
    ),
    *builds("D6", *_all("words %}} and {{ noi %}}")),
]

LEXER = [
    *fails(
        "D6", *_all("{{< noi %}}", "{{% noi >}}", "{{< noi > }}", "{{< noi }}", "{{< noi {{< inn >}}", "é {{< noi %}}")
    ),
    *fails("D8", *_all("{{< /noi >}}", "words {{% /inn %}}", "{{</inn>}}", "{{< /* words */ >}}", "{{< / >}}")),
    *fails(
        "D9 D10",
        *_all(
            "{{< inn />}}{{< /another >}}",
            "{{< inn >}}words{{< /in >}}",
            "{{< inn >}}words{{< /Inn >}}",
            "{{% inn %}}a{{% /inn %}}{{% /another %}}",
            "{{< noi />}}".replace(" />", " /x >"),
        ),
    ),
    *fails("D11", *_all("{{< inn >}}{{< /inn words >}}", "{{< inn >}}{{< /inn />}}", '{{< inn >}}{{< /inn a="b" >}}')),
    *fails("D18", *_all("{{< inn / words >}}", "{{< inn a / words >}}")),
    *fails(
        "D22 D24",
        *_all('{{< noi a=\\"b \\"c\\" d\\" >}}', "{{< noi a=\\`b\\` >}}", "{{< noi \\`b >}}", '{{< noi "a\\`" >}}'),
    ),
    *fails(
        "D26",
        *_all(
            '{{< noi "a',
            '{{< noi "a\nb" >}}',
            'é {{< noi "a >}}\n',
            '{{< noi a="b >}}\nwords "quoted"\n',
            '{{< noi "C:\\\\" >}}',
            '{{< noi "C:\\" >}}',
            "{{< noi a=\"it's >}}",
        ),
    ),
    *fails(
        "D27",
        *_all(
            "{{< noi `a >}}\nwords\n",
            "{{< noi `a` `b >}}",
            "{{< noi a=`b >}} words\n\nmore `words\n".replace("`words", "words"),
        ),
    ),
    *fails(
        "D28",
        *_all(
            '{{< noi a="1" b >}}',
            "{{< noi a=`1` `b` >}}",
            '{{< noi a="1" "b" >}}',
            "{{< noi a=1 b c >}}",
            "{{< noi title=My page >}}",
            "{{< noi a='b c' >}}",
        ),
    ),
    *fails("D29", *_all('{{< noi "b" a=1 >}}', "{{< noi b a=1 >}}", '{{< noi b a="1" >}}')),
    *fails(
        "D28 D29",
        *_all(
            '{{< noi a = "1" b="2" >}}', '{{< noi a="1" b = "2" >}}', '{{< noi b a = "1" >}}', '{{< noi a = "1" b >}}'
        ),
    ),
    *fails(
        "D31",
        *_all(
            "{{</* words",
            "words\n{{</* noi >}}\n",
            "{{</*/>}}",
            "{{</* noi */ >}}",
            "{{%/* noi */>}}",
            "{{</* noi */%}}",
        ),
    ),
    *fails(
        "D35",
        *_all(
            "{{< x.inline >}}{{< noi >}}{{< /x.inline >}}",
            "{{< x.inline >}}{{</* noi */>}}{{< /x.inline >}}",
            "{{< x.inline >}}a{{< /x.inline>}}",
        ),
    ),
    *fails(
        "D36",
        *_all(
            "{{< x.Inline >}}",
            "{{< x.inline>}}",
            "{{< a.b >}}",
            "{{< a.b.inline >}}",
            "{{< noi.html >}}",
        ),
    ),
    *fails(
        "D39",
        *_all(
            "{{< noi a=b>}}",
            "{{< noi a=b>}} and words",
            "{{< noi a=b>}} and words, more\n\n{{< inn />}}",
            "{{< inn a=b/>}}",
            "{{% noi a=b%}}",
        ),
    ),
    *fails(
        "D40",
        *_all(
            "{{< noi a/b.png >}}",
            "{{< noi a/b >}}",
            "{{< noi /a/b >}}",
            "{{< noi ./a >}}",
            "{{< noi https://example.org/ >}}",
            "{{< noi a:b >}}",
            "{{< noi #a >}}",
            "{{< noi 'a' >}}",
            "{{< noi “a” >}}",
            "{{< noi a, b >}}",
            "{{< noi @a >}}",
            "{{< noi +a >}}".replace("+a", "*a"),
            "{{< noi a&b >}}",
        ),
    ),
    *fails("D3", *_all("{{< noi\u00a0>}}", "{{< noi \u200b>}}", "{{<\u00a0noi >}}", "{{< noi")),
    *fails(
        "D2",
        *_all(
            "{{< >}}",
            "{{<>}}",
            "{{%%}}",
            "words {{% %}}",
            "{{<",
            "words {{<\n",
            "{{< noi >}}{{< /",
            "{{< inn >}}{{< /inn",
            "{{< noi >",
            "{{< a>b >}}",
        ),
    ),
    *fails("D20", *_all("{{< noi a= >}}", "{{< noi a=>}}", "{{< noi x² >}}", "{{< noi \udcff >}}")),
]

PAIRS = [
    *fails(
        "D42",
        *_all(
            "{{< noi >}}words{{< /noi >}}",
            "{{< noi />}}",
            "{{% noi %}}words\n{{% /noi %}}",
            "{{< inn >}}{{< noi >}}words{{< /noi >}}\n{{< /inn >}}",
            "{{< inn >}}a{{< /inn >}}{{< /inn >}}",
            "{{< inn >}}a{{< /inn >}}\n\n{{< /inn >}}",
            "{{< noi >}}{{< / >}}",
            "é{{< noi >}}{{< /noi >}}",
            "{{< inn />}}{{< /inn >}}",
            "{{< inn >}}{{< noi />}}{{< /inn >}}",
        ),
    ),
    *fails(
        "D43",
        *_all(
            "{{< inn >}}",
            "{{< inn >}}words\n\n{{< noi >}}\n",
            "{{< inn >}}{{< inn2 >}}words",
            "{{< inn >}}\n{{< inn2 >}}\n{{< /inn >}}\n",
            "words\n\n{{% inn %}}\nwords",
            "{{< inn >}}a{{< /inn >}}\n{{< inn >}}b",
            "{{< inn >}}a{{< inn >}}",
            "{{< inn >}}{{< inn2 />}}",
        ),
    ),
    *fails("D43 D26", *_all('{{< inn >}}words {{< noi "a', "{{< inn >}}words {{< noi a/b.png >}}")),
    *fails(
        "D4 D39",
        *_all("{{< noi/ >}}", "{{< nope a/b.png >}}", "{{< nope >}} {{< noi 'x' >}}", "{{< noi 'x' >}} {{< nope >}}"),
    ),
    *fails(
        "D44",
        *_all(
            "`{{< nope >}}`", "```\n{{< nope >}}\n```", "<!-- {{< nope >}} -->", "\\{{< nope >}}", "    {{< nope >}}"
        ),
    ),
]

CRASHES = fails("D20", *_all('{{< ="x" >}}'))
"""Hugo itself goes down."""

ROWS = [*ACCEPTED, *LEXER, *PAIRS, *CRASHES]
