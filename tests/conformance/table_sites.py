"""Templates, Hugo's own shortcodes, and what Hugo finds only when it renders. Section E of the checklist."""

from __future__ import annotations

from tests.conformance.table import ABSENT, body, builds, config, fails, warns, yaml

_TWO = config("[languages.en]\nweight = 1\n[languages.de]\nweight = 2")


def _template(text: str, name: str = "t.html", folder: str = "layouts/_shortcodes") -> dict[str, str]:
    return {f"{folder}/{name}": text}


def _inner(*templates: tuple[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    """A closed pair of a template."""
    return [(f"inner: {sentence}", body("{{< t >}}words{{< /t >}}"), _template(text)) for sentence, text in templates]


def _bare(*templates: tuple[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    """A tag that nothing closes."""
    return [(f"bare: {sentence}", body("{{< t >}} words"), _template(text)) for sentence, text in templates]


_READS = (
    ("the plain word", "{{ .Inner }}"),
    ("without indentation", "{{ .InnerDeindent }}"),
    ("from the root", "{{ $.Inner }}"),
    ("in a condition", "{{ with .Inner }}{{ . }}{{ end }}"),
    ("in a branch that never runs", "{{ if false }}{{ .Inner }}{{ end }}"),
    ("in a pipe", "{{ .Inner | markdownify }}"),
    ("in an assignment", "{{ $x := .Inner }}{{ $x }}"),
    ("in parentheses", "{{ (.Inner) }}"),
    ("in a comment of HTML", "<!-- {{ .Inner }} -->"),
    (
        "below a template of its own",
        '{{ define "_shortcodes/own" }}{{ .Inner }}{{ end }}{{ template "_shortcodes/own" . }}',
    ),
    ("in an argument", '{{ printf "%s" .Inner }}'),
    ("with trimmed spaces", "{{- .Inner -}}"),
)
_READS_NOT = (
    ("in a comment of the template", "{{/* .Inner */}}x"),
    ("in a string", '{{ ".Inner" }}'),
    ("as text", "The .Inner word"),
    ("in lower case", '{{ "x" }} .inner'),
    ("in a definition that nothing uses", '{{ define "_shortcodes/unused" }}{{ .Inner }}{{ end }}x'),
    ("in a raw string", "{{ `{{ .Inner }}` }}"),
    ("a longer word", '{{ with dict "InnerHTML" 1 }}{{ .InnerHTML }}{{ end }}'),
)

TEMPLATES = [
    *fails(
        "E1",
        ("an unknown shortcode below indentation", "---\ntitle: a\n---\nwords\n\n- one\n    - two {{< nope >}}\n"),
        ("an unknown shortcode with an odd name", body("{{< sc/nope >}}")),
        ("a known and an unknown shortcode", body("{{< noi >}}\n\n{{% nope %}}")),
        ("an unknown shortcode inside another", body("{{< inn >}}\nwords {{< nope >}}\n{{< /inn >}}")),
        ("an unknown shortcode in a draft", yaml("draft: true", "{{< nope >}}")),
        ("an unknown shortcode on a page that is not rendered", yaml("build:\n  render: never", "{{< nope >}}")),
        (
            "an unknown shortcode below a bundle",
            ABSENT,
            {"content/b/index.md": yaml("title: a"), "content/b/x.md": body("{{< nope >}}")},
        ),
        ("an unknown shortcode and an unknown field", yaml("outputs: [nope]", "{{< nope >}}")),
        ("an unknown shortcode, then one that is malformed", body("{{< nope >}} {{< noi 'x' >}}")),
        ("two unknown shortcodes", body("{{< nope >}}\n{{< nope2 >}}")),
        ("an unknown shortcode that is closed", body("{{< nope >}}words{{< /nope >}}")),
        ("an unknown shortcode beyond accents", body("éé {{< nope >}}")),
    ),
    *builds(
        "E6 E10",
        ("a template named like a language", body("{{< de >}}"), {**_TWO, **_template("x", "de.html")}),
        ("a template in the old folder", body("{{< t >}}"), _template("x", folder="layouts/shortcodes")),
        (
            "a template in the folder of defaults",
            body("{{< t >}}"),
            _template("x", folder="layouts/_default/shortcodes"),
        ),
        (
            "a template of a theme",
            body("{{< t >}}"),
            {**config("theme = 'q'"), **_template("x", folder="themes/q/layouts/_shortcodes")},
        ),
        ("a template called in capitals", body("{{< T >}}"), _template("x")),
        ("a template written in capitals", body("{{< myt >}}"), _template("x", "MyT.html")),
        (
            "a template in a section, called there",
            ABSENT,
            {**_template("x", folder="layouts/s/_shortcodes"), "content/s/a.md": body("{{< t >}}")},
        ),
        ("a template with a dot in its name", body("{{< my >}}"), _template("x", "my.t.html")),
        ("a template's backup copy", body("{{< t >}}"), _template("x", "t.html.bak")),
        (
            "the site's template beats the theme's",
            body("{{< t >}}words{{< /t >}}"),
            {
                **config("theme = 'q'"),
                **_template("{{ .Inner }}"),
                **_template("x", folder="themes/q/layouts/_shortcodes"),
            },
        ),
        (
            "the new folder beats the old",
            body("{{< t >}}words{{< /t >}}"),
            {**_template("{{ .Inner }}"), **_template("x", folder="layouts/shortcodes")},
        ),
    ),
    *fails(
        "E10",
        ("a hidden template is none", body("{{< t >}}"), _template("x", ".t.html")),
        ("a template with a tilde is none", body("{{< t >}}"), _template("x", "t.html~")),
        (
            "a section has no shortcodes folder of the old name",
            ABSENT,
            {**_template("x", folder="layouts/s/shortcodes"), "content/s/a.md": body("{{< t >}}")},
        ),
        ("a partial is no shortcode", body("{{< t >}}"), _template("x", folder="layouts/_partials")),
    ),
    *builds("E5 E7 E8 E9", ("a Markdown template with percent signs", body("{{% t %}}"), _template("*x*", "t.md"))),
    *fails(
        "E5 E10",
        ("a Markdown template with angle brackets", body("{{< t >}}"), _template("*x*", "t.md")),
        ("a text template with angle brackets", body("{{< t >}}"), _template("x", "t.txt")),
        (
            "a template of another section",
            ABSENT,
            {**_template("x", folder="layouts/s/_shortcodes"), "content/a.md": body("{{< t >}}")},
        ),
        (
            "a template of another language",
            ABSENT,
            {**_TWO, **_template("x", "t.de.html"), "content/a.en.md": body("{{< t >}}")},
        ),
    ),
    *builds(
        "E7 E8 E9",
        (
            "variants of a template for two languages",
            ABSENT,
            {
                **_TWO,
                **_template("x"),
                **_template("y", "t.de.html"),
                "content/a.en.md": body("{{< t >}}"),
                "content/a.de.md": body("{{< t >}}"),
            },
        ),
        (
            "a template of the page's language alone",
            ABSENT,
            {**_TWO, **_template("y", "t.de.html"), "content/a.de.md": body("{{< t >}}")},
        ),
        ("HTML and Markdown variants", body("{{% t %}} {{< t >}}"), {**_template("x"), **_template("y", "t.md")}),
        (
            "other shortcodes in another language",
            ABSENT,
            {**_TWO, "content/a.en.md": body("{{< noi >}}"), "content/a.de.md": body("{{< inn />}}")},
        ),
    ),
    *builds("E7", *_inner(*_READS)),
    *fails(
        "E7",
        *[
            (entry[0] + ", closed", entry[1].replace("t >}} words", "t >}} words"), entry[2])
            for entry in _bare(*_READS)
        ],
    ),
    *builds("E7", *_bare(*_READS_NOT)),
    *fails("E7", *_inner(*_READS_NOT)),
]

EMBEDDED = [
    *warns("E11", ("the comment shortcode", body("{{< comment >}}words{{< /comment >}}"))),
    *builds(
        "E12 E13 E16",
        (
            "details with every argument",
            body('{{< details summary="a" open=true class="b" name="c" title="d" >}}words{{< /details >}}'),
        ),
        (
            "details with open as a number and as text",
            body('{{< details open=1 >}}a{{< /details >}}{{< details open="false" >}}b{{< /details >}}'),
        ),
        ("a figure", body('{{< figure src="a.png" alt="b" >}}')),
        ("a figure without arguments", body("{{< figure >}}")),
        ("a highlighted text", body('{{< highlight go "linenos=table, hl_lines=1" >}}a{{< /highlight >}}')),
        ("a highlighted text without a language", body("{{< highlight >}}a{{< /highlight >}}")),
        ("a film by its place", body("{{< youtube abc >}}")),
        ("a film by its name", body('{{< youtube id="abc" start=30 autoplay=true >}}')),
        ("a code by argument", body('{{< qr text="a" />}}')),
        ("a code by content", body('{{< qr level="high" scale=4 >}}words{{< /qr >}}')),
    ),
    *fails(
        "E13 E16",
        ("a film without a number", body("{{< youtube >}}")),
        ("a film with another argument", body('{{< youtube title="a" >}}')),
        ("a code that is not closed", body('{{< qr text="a" >}}')),
        ("a code with an unknown level", body('{{< qr text="a" level="best" />}}')),
        ("a code of scale 1", body('{{< qr text="a" scale=1 />}}')),
        ("a figure that is closed", body('{{< figure src="a.png" >}}{{< /figure >}}')),
        ("a figure with a slash", body('{{< figure src="a.png" />}}')),
        ("a highlighted text that is not closed", body("{{< highlight go >}}\na\n")),
        ("details that are not closed", body("{{< details >}}\na\n")),
    ),
    *fails(
        "E14 E18 E20",
        ("instagram without a number", body("{{< instagram >}}")),
        ("instagram_simple", body("{{< instagram_simple abc >}}")),
        ("vimeo without a number", body("{{< vimeo >}}")),
        ("x without a user", body('{{< x id="1" >}}')),
        ("x without an id", body('{{< x user="a" >}}')),
        ("x by places", body("{{< x a 1 >}}")),
        ("tweet", body("{{< tweet 1 >}}")),
        ("tweet with names", body('{{< tweet user="a" id="1" >}}')),
        ("twitter", body('{{< twitter user="a" id="1" >}}')),
        ("twitter_simple", body("{{< twitter_simple 1 >}}")),
        ("gist", body("{{< gist a 1 >}}")),
        ("gist in a shortcode", body("{{< inn >}}\n{{< gist a 1 >}}\n{{< /inn >}}")),
    ),
    *builds(
        "E14 E20",
        ("instagram with a number, as a draft", yaml("draft: true", "{{< instagram >}}{{< gist a b >}}")),
        ("a gist that the site writes anew", body("{{< gist a 1 >}}"), _template("x", "gist.html")),
        ("a film that the site writes anew", body("{{< youtube >}}"), _template("x", "youtube.html")),
        ("a switched off x", body('{{< x id="1" >}}'), config("[privacy.x]\ndisable = true")),
        ("a gist on a page that is not rendered", yaml("build:\n  render: never", "{{< gist a 1 >}}")),
    ),
    *builds(
        "E15",
        ("a parameter of the page", yaml("params:\n  a: words", "{{< param a >}}")),
        ("a parameter at the top", yaml("a: words", '{{< param "a" >}}')),
        ("a parameter of the site", body("{{< param a >}}"), config("[params]\na = 'words'")),
        ("a parameter below another", yaml("params:\n  a:\n    b: words", '{{< param "a.b" >}}')),
        ("a title as parameter", yaml("title: words", '{{< param "title" >}}')),
        (
            "a parameter that a cascade gives",
            ABSENT,
            {
                "content/s/_index.md": yaml("cascade:\n  params:\n    a: words"),
                "content/s/a.md": body("{{< param a >}}"),
            },
        ),
    ),
    *fails(
        "E15",
        ("a parameter that nobody has set", body("{{< param nope >}}")),
        ("a parameter of false", yaml("params:\n  a: false", "{{< param a >}}")),
        ("a parameter of nothing", yaml("params:\n  a: ''", "{{< param a >}}")),
        ("a parameter of 0", yaml("params:\n  a: 0", "{{< param a >}}")),
        ("no name for a parameter", body("{{< param >}}")),
        ("a parameter that another page has set", body("{{< param a >}}"), {"content/q.md": yaml("a: words")}),
    ),
]

_Q = {"content/q.md": yaml("title: q"), "content/s/one.md": yaml("title: one"), "content/r/one.md": yaml("title: one")}

REFERENCES = [
    *builds(
        "E17",
        ("a page by its name", body('[a]({{< ref "q" >}}) [b]({{< relref "q.md" >}})'), _Q),
        ("a page from the root", body('[a]({{< ref "/s/one" >}})'), _Q),
        ("a heading of this page", body('# a\n\n[a]({{< ref "#a" >}})')),
        ("a heading of another page, which nobody checks", body('[a]({{< ref "q#nope" >}})'), _Q),
        ("a page by a named path", body('[a]({{< ref path="q" >}})'), _Q),
        (
            "a page in another language",
            ABSENT,
            {
                **_TWO,
                "content/a.en.md": body('[a]({{< ref path="/b" lang="de" >}})'),
                "content/b.de.md": yaml("title: b"),
            },
        ),
        ("a page with an output format", body('[a]({{< ref path="q" outputFormat="html" >}})'), _Q),
        ("an empty reference", body('[a]({{< ref "" >}})')),
        ("a reference to a web address", body('[a]({{< ref "https://example.org/" >}})')),
        ("a wrong reference in a draft", yaml("draft: true", '[a]({{< ref "nope" >}})')),
        ("the section's page", body('[a]({{< ref "/s" >}})'), _Q),
        ("the home page", body('[a]({{< ref "/" >}})'), _Q),
    ),
    *fails(
        "E17",
        ("a page that is not there", body('[a]({{< ref "nope.md" >}})')),
        ("a page that is not there, relative", body('words\n\n[a]({{< relref "/nope" >}})')),
        ("two pages that are not there", body('[a]({{< ref "nope" >}})\n[b]({{< ref "gone" >}})')),
        ("a reference with percent signs", body('[a]({{% ref "nope" %}})')),
        ("a reference to a draft", body('[a]({{< ref "q" >}})'), {"content/q.md": yaml("draft: true")}),
        ("a reference without arguments", body("[a]({{< ref >}})")),
        ("a reference with three arguments", body('[a]({{< ref "q" "html" "x" >}})'), _Q),
        ("an ambiguous reference", body('[a]({{< ref "one" >}})'), _Q),
        ("an unknown language of a reference", body('[a]({{< ref path="q" lang="zz" >}})'), _Q),
        ("an unknown output format of a reference", body('[a]({{< ref path="q" outputFormat="zz" >}})'), _Q),
        ("a wrong reference inside a shortcode", body('{{< inn >}}\n[a]({{< ref "nope" >}})\n{{< /inn >}}')),
        ("a wrong reference beyond accents", body('éé [a]({{< ref "nope" >}})')),
        (
            "a page of another language alone",
            ABSENT,
            {**_TWO, "content/a.en.md": body('[a]({{< ref "/b" >}})'), "content/b.de.md": yaml("title: b")},
        ),
    ),
    *warns(
        "E17",
        (
            "a wrong reference where only a warning is asked for",
            body('[a]({{< ref "nope" >}})'),
            config("refLinksErrorLevel = 'warning'"),
        ),
    ),
]

OUTSIDE = [
    *builds("E22", ("aliases that leave the site", yaml("aliases: ['../../x', 'a:b', 'con']"))),
    *fails("E22", ("an alias of dots that ends at the root", yaml("aliases: ['../..']"))),
    *builds(
        "E21",
        (
            "an included page",
            body("{{% t %}}"),
            {
                **_template('{{ with site.GetPage "/q" }}{{ .RenderShortcodes }}{{ end }}', "t.md"),
                "content/q.md": body("{{< noi >}}"),
            },
        ),
    ),
]

RENDERED = [
    *warns("E21", ("raw HTML in the text", body("words <b>words</b>"))),
    *builds(
        "E21",
        (
            "raw HTML that is let through",
            body("words <b>words</b>"),
            config("[markup.goldmark.renderer]\nunsafe = true"),
        ),
    ),
    *fails(
        "E21",
        (
            "an inline shortcode that was never defined",
            body("{{< x.inline />}}"),
            config("[security]\nenableInlineShortcodes = true"),
        ),
    ),
]

ROWS = [*RENDERED, *TEMPLATES, *EMBEDDED, *REFERENCES, *OUTSIDE]
