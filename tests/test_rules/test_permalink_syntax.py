"""The table of permalink-syntax; the real Hugo is asked about every site."""

from __future__ import annotations

import json
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hugolint.hugo.fields.permalink_faults import permalink_faults
from hugolint.hugo.site import BuildOptions, load_site
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "permalink-syntax"
FAILS = partial(Says, hugo="fails", why="Hugo stops the build, without naming a line")
UNREAD = Says("are no table of sections", severity="warning", why="in silence")
NB = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"


def config(text: str, *says: Says, id: str, name: str = "hugo.toml", version: str = "") -> Any:
    return row({name: text, "content/s/a.md": "---\ntitle: A\n---\n", "layouts/all.html": "{{ .Content }}"}, *says, id=id, version=version)  # fmt: skip


SILENT = [
    config("[permalinks]\ns = '/:year/:slug/'\nt = '/t/:2006/:Jan-02/:sections[1:]/:slugorcontentbasename/'\n", id="tokens that Hugo has"),
    config("[permalinks.Page]\ns = '/:slug/'\n[permalinks.home]\n'/' = '/'\n", id="kinds of page"),
    config("[[permalinks]]\npattern = '/:slug/'\n[permalinks.target]\npath = '/s/**'\nkind = 'page'\n", id="a list of rules"),
    config("[permalinks]\ns = '/a\\:b/:slug/'\n", id="a plain colon"),
    config("permalinks:\n", name="hugo.yaml", id="nothing at all"),
    config("permalinks: []\n", name="hugo.yaml", id="an empty list"),
    config("[permalinks]\ns = '/:nope/'\n[languages.en.permalinks]\ns = '/:slug/'\n", id="a bad token that no language uses"),
    config(NB + "disabled = true\n[languages.nb.permalinks]\ns = '/:nope/'\n", id="a bad token of a language that is off"),
    config("[permalinks]\ns = '/:nope/'\n", name="config/staging/hugo.toml", id="another environment"),
    config("[params.permalinks]\ns = 3\n", id="parameters of one's own"),
    config("[permalinks]\ns = '/r/:slug/'\n" + NB + "[languages.nb.permalinks]\n_merge = 'deep'\nt = '/t/'\n", id="a language that merges"),
]  # fmt: skip

FINDINGS = [
    config("[permalinks]\ns = '/«:yaer»/:slug/'\n", FAILS('no token ":yaer"', 'write ":year"'), id="a misspelt token"),
    config("[permalinks.section]\nelsewhere = '/«:filname[0]»/'\n", FAILS('no token ":filname[0]"'), id="for a section that is not there"),
    config("[permalinks]\ns = '/a\\:b/«:nope»/'\n", FAILS('no token ":nope"', "such as :slug"), id="behind a plain colon"),
    config("permalinks:\n  s: /«:nope»/:slug/\n", FAILS('no token ":nope"'), name="hugo.yaml", id="in YAML"),
    config("s: /«:nope»/\n", FAILS('no token ":nope"'), name="config/_default/permalinks.yaml", id="in a file of its own"),
    config('{"permalinks": {"s": "/«:nope»/"}}', FAILS('no token ":nope"'), name="hugo.json", id="in JSON"),
    config(NB + "[languages.nb.permalinks]\ns = '/«:nope»/'\n", FAILS('no token ":nope"'), id="of one language"),
    config("[permalinks.«pages»]\ns = '/:slug/'\n", FAILS('"pages" is no kind', 'write "page"'), id="a misspelt kind"),
    config("[permalinks.«docs»]\nguide = '/:slug/'\n", FAILS('"docs" is no kind', "permalinks.page.docs"), id="a section where the kind belongs"),
    config(NB + "disabled = true\n[languages.nb.permalinks.«pages»]\ns = '/x/'\n", FAILS('"pages" is no kind'), id="of a language that is off"),
    config("[permalinks.«pages»]\ns = '/x/'\n[languages.en.permalinks]\ns = '/:slug/'\n", FAILS('"pages" is no kind'), id="a kind that no language uses"),
    config("[permalinks]\ns = «3»\n", FAILS('of "s" is no text'), id="a number"),
    config("[permalinks]\ns = «true»\n", FAILS('of "s" is no text'), id="a switch"),
    config("[permalinks]\ns = «['/:slug/', 3]»\n", FAILS('of "s" is no text'), id="a list for a section"),
    config("[permalinks.page]\nS = «1.5»\n", FAILS('of "S" is no text'), id="below a kind"),
    config("[permalinks.page]\n«s.t = '/:slug/'»\n", FAILS('of "s" is no text'), id="a section with a dot in TOML"),
    config("permalinks:\n  page:\n    s:«»\n", FAILS('of "s" is no text'), name="hugo.yaml", id="an empty pattern in YAML"),
    config("«permalinks» = '/:slug/'\n", FAILS("is one value"), id="one text for all"),
    config("«permalinks»: 3\n", FAILS("is one value"), name="hugo.yaml", id="one number for all"),
    config("«permalinks» = ['/:slug/']\n", UNREAD, id="a list of texts"),
    config("permalinks:\n- «{»target: {path: '/s/**'}}\n", FAILS("has no pattern"), name="hugo.yaml", id="a rule without a pattern"),
    config("[[permalinks]]\npattern = «3»\n", FAILS("is no text"), id="a rule with a number"),
    config("[[permalinks]]\npattern = '/:slug/'\ntarget = «'/s/**'»\n", FAILS("is no table"), id="a target that is a path"),
    config("[[permalinks]]\npattern = '/:slug/'\n[permalinks.target]\npath = «'/s/[**'»\n", FAILS("cannot read the path"), id="an open bracket"),
    config("[permalinks.page]\n«'s[/'» = '/:title/'\n", FAILS("cannot read the path", why="glob: syntax error at"), id="an open bracket in a key"),
    config(NB + "[[languages.nb.«permalinks»]]\npattern = '/:slug/'\n", UNREAD, id="a list for one language"),
    config(NB + "«permalinks» = '/:slug/'\n", UNREAD, id="a text for one language"),
    config(NB + "[languages.nb.«permalinks»]\ns = '/:slug/'\n[[permalinks]]\npattern = '/r/:slug/'\n", FAILS("those of the site are not"), id="a table below a list"),
]  # fmt: skip

OLDER = [
    config("«permalinks» = '/:slug/'\n", UNREAD, version="0.160.1", id="until 0.160 one text is passed over"),
    config("[permalinks.page]\ns = '/x/«:slugorfilename»/'\n", FAILS('refuses the token ":slugorfilename"'), version="0.160.1", id="from 0.159 to 0.164 no token of the file's name"),
    config("[permalinks.page]\ns = '/x/:filename/'\n", version="0.165.0", id="which are fine again since"),
    config("[[«permalinks»]]\npattern = '/:slug/'\n", UNREAD, version="0.160.1", id="until 0.160 a list is passed over"),
    config("[permalinks.«home»]\n'/' = '/'\n", FAILS('"home" is no kind', why="[page section taxonomy term]"), version="0.160.1", id="until 0.160 no home"),
    config("[permalinks.page]\n's[/' = '/:title/'\n", version="0.160.1", id="until 0.160 keys are no globs"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


PATTERNS = st.sampled_from(
    ["/:slug/", "/:nope/", "/a\\:b/", "/:Jan-02/", "/:sections[1:]/", "/:TITLE/", "/:08/", "\\:nope", "/x:y/", ""]
)
ODD = st.sampled_from([3, -1, True, None, 1.5, 1114112, [], {}, ["/:slug/"], {"s": "/:slug/"}])
SECTIONS = st.sampled_from(["s", "S", "/s/", "s/*", "[", "s[a-", "{s", "", "s\\"])
KINDS = st.sampled_from(["page", "section", "home", "Term", "pages", "blog"])
RULES = st.dictionaries(SECTIONS, PATTERNS | ODD, max_size=2)
TARGETS = st.fixed_dictionaries({"path": st.sampled_from(["/s/**", "/s/[", "/{s"])}) | ODD
LISTED = st.fixed_dictionaries({}, optional={"pattern": PATTERNS | ODD, "target": TARGETS})
PERMALINKS = RULES | st.dictionaries(KINDS, RULES, max_size=2) | st.lists(LISTED | ODD, max_size=2) | ODD


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(root=PERMALINKS, own=st.none() | PERMALINKS)
def test_hugo_and_we_agree_on_any_value(root: object, own: object) -> None:
    language = {} if own is None else {"permalinks": own}
    config = {"permalinks": root, "languages": {"en": {}, "nb": language}, "defaultContentLanguage": "en"}
    with tempfile.TemporaryDirectory() as folder:
        site = write_site(Path(folder), {"hugo.json": json.dumps(config), "content/s/a.md": "---\ntitle: A\n---\n"})
        said = [fault.said.words for fault in permalink_faults(load_site(site, BuildOptions())) if fault.said]
        done = run_hugo(site, "list", "all")
        assert (done.returncode != 0) == bool(said), (done.stderr, said)
        assert not said or any(words in done.stderr for words in said), (done.stderr, said)
