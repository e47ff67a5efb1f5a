"""The Hugo version of a site: which files name it, which of them wins, and what changed between versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo import version_files, versions
from hugolint.hugo.versions import Removal, Version
from tests.conftest import PAGE, Bench
from tests.real_hugo import run_hugo, write_site

NAMES_NONE = [
    pytest.param({}, id="a site without such files"),
    pytest.param({"netlify.toml": '[build]\ncommand = "hugo"\n'}, id="a build without a version"),
    pytest.param({"netlify.toml": '# HUGO_VERSION = "0.145.0"\n'}, id="a comment"),
    pytest.param({"netlify.toml": '[build.environment]\nHUGO_VERSION = "latest"\n'}, id="the latest on Netlify"),
    pytest.param({"netlify.toml": b"\xff\xfe\x00[[["}, id="a broken netlify.toml"),
    pytest.param({"netlify.toml": '[build.environment]\nMY_HUGO_VERSION = "0.1.0"\n'}, id="another variable"),
    pytest.param({"vercel.json": '{"build": {"env": {"HUGO_VERSION": "stable"}}}'}, id="no number on Vercel"),
    pytest.param({".github/workflows/a.yml": "with:\n  hugo-version: latest\n"}, id="the latest in a workflow"),
    pytest.param({".github/workflows/a.yml": "hugo-version: ${{ matrix.hugo }}\n"}, id="a variable in a workflow"),
    pytest.param(
        {".github/workflows/a.yml": "matrix:\n  hugo-version:\n    - '0.145.0'\n    - latest\n"}, id="a matrix"
    ),
    pytest.param({".github/workflows/a.yml": "hugo-version: [0.145.0, 0.150.0]\n"}, id="a matrix on one line"),
    pytest.param({".github/workflows/a.yml": "min-hugo-version: 0.120.0\n"}, id="a least version of another key"),
    pytest.param({".github/workflows/a.md": "hugo-version: 0.145.0\n"}, id="what is no workflow"),
    pytest.param({".gitlab-ci.yml": "image: hugomods/hugo:latest\n"}, id="the latest image"),
    pytest.param({".gitlab-ci.yml": "image: node:20.1.0\nscript: hugo\n"}, id="an image of something else"),
    pytest.param({"Dockerfile": "FROM hugomods/hugo:${HUGO_VERSION}\n"}, id="an image whose tag is a variable"),
    pytest.param({"package.json": '{"devDependencies": {"hugo-extended": ">=0.145.0"}}'}, id="an open range"),
    pytest.param({"package.json": '{"devDependencies": {"hugo-extended": "latest"}}'}, id="the latest package"),
    pytest.param({"package.json": '{"devDependencies": {"hugo-bin": "^0.145.0"}}'}, id="hugo-bin counts otherwise"),
    pytest.param({"package.json": '{"allow": {"hugo-extended@0.164.0": true}}'}, id="a permission to run scripts"),
    pytest.param({".tool-versions": "nodejs 20.0.0\nhugo latest\n"}, id="the latest tool"),
    pytest.param({"mise.toml": '[tools]\nhugo = "latest"\nnode = "20.1.0"\n'}, id="the latest of mise"),
    pytest.param({".hvm": "\n"}, id="an empty .hvm"),
    pytest.param({"hugo.toml": "[module.hugoVersion]\nmin = '0.120.0'\n"}, id="a least version is no version"),
    pytest.param({"hugo.toml": "[module.hugoVersion]\nmax = '0.999.0'\n"}, id="a bound that nothing reaches"),
    pytest.param({"hugo.toml": "[module]\nhugoVersion = 'new'\n"}, id="a bound of the wrong type"),
]

NETLIFY = """\
[build.environment]
HUGO_VERSION = "0.150.0"
[context.deploy-preview.environment]
HUGO_VERSION = "0.151.0"
[context.production.environment]
  HUGO_VERSION = '0.152.0'
"""
NAMES_ONE = [
    pytest.param({"netlify.toml": NETLIFY}, "0.152.0", "netlify.toml:6", id="Netlify's production context wins"),
    pytest.param(
        {
            "netlify.toml": '[context.a.environment]\nHUGO_VERSION = "0.151.0"\n[build.environment]\nHUGO_VERSION = "0.150.0"'
        },
        "0.150.0",
        "netlify.toml:4",
        id="what holds for every context beats one of the others",
    ),
    pytest.param(
        {"netlify.toml": '[context.production]\nenvironment = { HUGO_VERSION = "0.149.1" }\n'},
        "0.149.1",
        "netlify.toml:2",
        id="an inline table on Netlify",
    ),
    pytest.param(
        {"vercel.json": '{\n "build": {"env": {"HUGO_VERSION": "0.147.9"}}}'}, "0.147.9", "vercel.json:2", id="Vercel"
    ),
    pytest.param(
        {"render.yaml": "envVars:\n  - key: HUGO_VERSION\n    value: 0.146.0\n"},
        "0.146.0",
        "render.yaml:3",
        id="Render",
    ),
    pytest.param(
        {".github/workflows/a.yaml": "uses: peaceiris/actions-hugo@v3\nwith:\n  hugo-version: '0.145.0'\n"},
        "0.145.0",
        ".github/workflows/a.yaml:3",
        id="an action",
    ),
    pytest.param(
        {".github/workflows/a.yml": "env:\n  HUGO_VERSION: 0.148  # for now\n"},
        "0.148.0",
        ".github/workflows/a.yml:2",
        id="a variable of a workflow, without the last number",
    ),
    pytest.param(
        {
            ".github/workflows/a-test.yml": "HUGO_VERSION: 0.1.0",
            ".github/workflows/deploy.yml": "HUGO_VERSION: 0.155.0",
        },
        "0.155.0",
        ".github/workflows/deploy.yml:1",
        id="the workflow that deploys",
    ),
    pytest.param(
        {".github/workflows/a.yml": "run: wget https://github.com/gohugoio/hugo/releases/download/v0.144.2/hugo.deb\n"},
        "0.144.2",
        ".github/workflows/a.yml:1",
        id="a download",
    ),
    pytest.param(
        {".gitlab-ci.yml": "image: registry.gitlab.com/pages/hugo/hugo_extended:0.147.1\n"},
        "0.147.1",
        ".gitlab-ci.yml:1",
        id="GitLab's image",
    ),
    pytest.param(
        {".gitlab-ci.yml": "pages:\n  image:\n    name: hugomods/hugo:exts-0.150.0\n"},
        "0.150.0",
        ".gitlab-ci.yml:3",
        id="a tag with a word in front",
    ),
    pytest.param(
        {".gitlab-ci.yml": 'variables:\n  HUGO_VERSION: "extended_0.151.0"\n'},
        "0.151.0",
        ".gitlab-ci.yml:2",
        id="GitLab's variable",
    ),
    pytest.param(
        {".circleci/config.yml": "docker:\n  - image: cibuilds/hugo:0.146.7\n"},
        "0.146.7",
        ".circleci/config.yml:2",
        id="CircleCI's image",
    ),
    pytest.param(
        {"package.json": '{\n"devDependencies": {\n"hugo-extended": "^0.146.0"}}'},
        "0.146.0",
        "package.json:3",
        id="a caret stays within a minor version of 0",
    ),
    pytest.param(
        {"package.json": '{"hugo-bin": {"buildTags": "extended", "version": "0.149.0"}}'},
        "0.149.0",
        "package.json:1",
        id="hugo-bin's own setting",
    ),
    pytest.param(
        {"package.json": '{"otherDependencies": {"hugo": "0.150.0"}}'}, "0.150.0", "package.json:1", id="hugo-installer"
    ),
    pytest.param({".hugo-version": "0.133.1\n"}, "0.133.1", ".hugo-version:1", id="a file with the version alone"),
    pytest.param({".hvm": "v0.153.4/extended\n"}, "0.153.4", ".hvm:1", id="hvm"),
    pytest.param(
        {".tool-versions": "nodejs 20.1.0\ngohugo extended_0.152.2\n"}, "0.152.2", ".tool-versions:2", id="asdf"
    ),
    pytest.param({"mise.toml": '[tools]\nhugo = "0.154"\n'}, "0.154.0", "mise.toml:2", id="mise"),
    pytest.param(
        {".mise.toml": '[tools]\n"aqua:gohugoio/hugo" = { version = "0.154.1" }\n'},
        "0.154.1",
        ".mise.toml:2",
        id="mise with a backend and a table",
    ),
    pytest.param({".prototools": 'hugo = "0.156.0"\n'}, "0.156.0", ".prototools:1", id="proto"),
    pytest.param(
        {"Dockerfile": "FROM alpine:3.20\nARG HUGO_VERSION=0.157.0\n"}, "0.157.0", "Dockerfile:2", id="a build argument"
    ),
    pytest.param({"Dockerfile": "FROM klakegg/hugo:0.111.3-ext AS b\n"}, "0.111.3", "Dockerfile:1", id="an old image"),
    pytest.param(
        {"compose.yaml": "services:\n  web:\n    image: ghcr.io/gohugoio/hugo:v0.158.0\n"},
        "0.158.0",
        "compose.yaml:3",
        id="a service's image",
    ),
    pytest.param(
        {"hugo.toml": "[module.hugoVersion]\nmin = '0.120.0'\nmax = '0.150.0'\n"},
        "0.150.0",
        "hugo.toml:3",
        id="the last version that the config allows",
    ),
    pytest.param(
        {"hugo.toml": "[module.hugoVersion]\nmin = '0.999.0'\n"},
        "0.999.0",
        "hugo.toml:2",
        id="a least version that is newer than all known ones",
    ),
]

ORDER = {
    "netlify.toml": '[build.environment]\nHUGO_VERSION = "0.150.1"\n',
    "vercel.json": '{"build": {"env": {"HUGO_VERSION": "0.150.2"}}}',
    ".github/workflows/a.yml": "hugo-version: 0.150.3\n",
    ".gitlab-ci.yml": "HUGO_VERSION: 0.150.4\n",
    "package.json": '{"dependencies": {"hugo-extended": "0.150.5"}}',
    ".hvm": "0.150.6",
    ".tool-versions": "hugo 0.150.7",
    "Dockerfile": "FROM hugomods/hugo:0.150.8",
    "hugo.toml": "[module.hugoVersion]\nmax = '0.150.9'\n",
}


def site_of(bench: Bench, *arguments: str) -> tuple[str, str | None]:
    site = bench.check(*arguments).data["site"]
    return site["hugo_version"], site["hugo_version_origin"]


@pytest.mark.parametrize("files", NAMES_NONE)
def test_no_version_is_named(bench: Bench, files: dict[str, str | bytes]) -> None:
    bench.write({"content/a.md": PAGE, **files})
    assert site_of(bench) == ("0.168.0", None)


@pytest.mark.parametrize(("files", "version", "origin"), NAMES_ONE)
def test_a_version_is_found(bench: Bench, files: dict[str, str | bytes], version: str, origin: str) -> None:
    bench.write({"content/a.md": PAGE, **files})
    assert site_of(bench) == (version, origin)


def test_services_come_before_tools_and_tools_before_images(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, **ORDER})
    for number, name in enumerate(ORDER, start=1):
        assert site_of(bench)[0] == f"0.150.{number}", name
        (bench.root / name).unlink()
    assert site_of(bench) == ("0.168.0", None)


def test_the_sites_own_files_come_before_those_of_the_git_root(bench: Bench) -> None:
    bench.write({"docs/hugo.toml": "", "docs/content/a.md": PAGE, "netlify.toml": ORDER["netlify.toml"]})
    assert site_of(bench, "docs") == ("0.150.1", "netlify.toml:2")
    bench.write({"docs/.hvm": "0.149.0"})
    assert site_of(bench, "docs") == ("0.149.0", "docs/.hvm:1")


def test_nothing_above_the_git_root_is_read(bench: Bench) -> None:
    bench.write({"sub/.git/HEAD": "", "sub/hugo.toml": "", "sub/content/a.md": PAGE, ".hvm": "0.150.0"})
    assert site_of(bench, "sub") == ("0.168.0", None)


def test_links_are_not_followed(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, "secret": "0.150.0"})
    (bench.root / ".hvm").symlink_to(bench.root / "secret")
    assert site_of(bench) == ("0.168.0", None)


def test_the_command_line_beats_the_config_and_the_config_the_site(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, ".hvm": "0.150.0", ".hugolint.yaml": "hugo-version: 0.151.0\n"})
    assert site_of(bench) == ("0.151.0", ".hugolint.yaml")
    assert site_of(bench, "--hugo-version", "0.152") == ("0.152.0", "--hugo-version")


@pytest.mark.parametrize(
    ("files", "arguments", "row"),
    [
        pytest.param({}, [], "0.168.0  (the newest known, for nothing names one)", id="nothing names one"),
        pytest.param({".hvm": "0.150.0"}, [], "0.150.0  (.hvm:1)", id="a file"),
        pytest.param({".hvm": "0.150.0"}, ["--hugo-version", "0.151"], "0.151.0  (--hugo-version)", id="the option"),
        pytest.param(
            {".hvm": "0.99.0"}, [], "0.99.0  (.hvm:1; older than 0.146.0, whose rules are taken for it)", id="too old"
        ),
        pytest.param(
            {".hvm": "0.169.0"}, [], "0.169.0  (.hvm:1; newer than 0.168.0, whose rules are taken for it)", id="too new"
        ),
        pytest.param(
            {"hugo.yaml": "module:\n  hugoVersion:\n    min: 0.120.0\n"},
            [],
            "0.168.0  (the newest known, for nothing names one; the site asks for 0.120.0 or newer in hugo.yaml:3)",
            id="a least version",
        ),
    ],
)
def test_the_config_command_says_where_the_version_is_from(
    bench: Bench, files: dict[str, str | bytes], arguments: list[str], row: str
) -> None:
    bench.write({"content/a.md": PAGE, **files})
    assert f"hugo version   {row}\n" in bench.call("config", *arguments).out


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_the_summary_names_a_version_that_is_not_the_newest(bench: Bench, format_: str) -> None:
    bench.write({"content/a.md": PAGE, "netlify.toml": ORDER["netlify.toml"]})

    def summary(*arguments: str) -> str:
        return " ".join(bench.call("check", "--format", format_, *arguments).out.split())

    assert summary().endswith("s) · as Hugo 0.150.1 (netlify.toml)")
    assert summary("--hugo-version", "0.150.0").endswith("s) · as Hugo 0.150.0")
    assert "as Hugo" not in summary("--hugo-version", "0.168.0")


TEXT = st.text(st.sampled_from("hugoHUGO_version-VERSION:=\" '\n{}[]#0.145image/FROMextended"), max_size=200)


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_no_file_breaks_a_reader(text: str) -> None:
    for reader in version_files.READERS.values():
        spot = reader(text)
        assert spot is None or (text[spot[1] :].startswith(spot[0]) or spot[0] in text[spot[1] :])


def test_a_long_line_takes_no_longer_than_its_length(tmp_path: Path) -> None:
    """Quadratic reading would take minutes."""
    for name in ("vercel.json", "package.json", "netlify.toml", "mise.toml"):
        (tmp_path / name).write_text("hugo:hugo_version " * 50_000 + '"hugo-bin": {' * 5_000)
    assert version_files.find_pin(tmp_path) is None


# What the versions do with a page: (a site's files, what fails in which of the versions); probed with the last release
# of each minor version from 0.147 to 0.168, of which the real Hugo at hand is the newest.
PAGES: list[tuple[str, dict[str, str | bytes], Version | Removal]] = [
    ("a YAML key twice", {"content/a.md": "---\na: 1\na: 2\n---\n"}, versions.DUPLICATE_KEYS_FAIL),
    ("a key outdented", {"content/a.md": "---\n  a: 1\nb: 2\n---\n"}, versions.GOCCY_YAML),
    ("text after the end", {"content/a.md": "---\na: 1\n...\nb\n---\n"}, versions.GOCCY_YAML),
    ("a tag for all", {"content/a.md": "---\n!!map {a: 1}\n---\n"}, versions.GOCCY_YAML),
    ("an anchor of nothing", {"content/a.md": "---\na: &a\n---\n"}, versions.GOCCY_YAML),
    ("sites as text", {"content/a.md": "---\nsites: foo\n---\n"}, versions.SITES_IN_FRONT_MATTER),
    ("_build", {"content/a.md": "---\n_build: {list: never}\n---\n"}, versions.BUILD_UNDERSCORE),
    ("kind", {"content/a.md": "---\nkind: page\n---\n"}, versions.KIND_PATH_LANG),
    ("path", {"content/a.md": "---\npath: /x\n---\n"}, versions.KIND_PATH_LANG),
    ("lang", {"content/a.md": "---\nlang: en\n---\n"}, versions.KIND_PATH_LANG),
    ("a cascade's _target", {"content/_index.md": "---\ncascade: {title: z, _target: {kind: page}}\n---\n"},
     versions.CASCADE_UNDERSCORE_TARGET),
    ("a cascade's language", {"content/_index.md": "---\ncascade: {title: z, target: {lang: en}}\n---\n"},
     versions.CASCADE_TARGET_LANG),
    ("HTML content", {"content/a.html": "---\ntitle: a\n---\n<p>x</p>\n"}, versions.HTML_CONTENT_DENIED),
    ("Org content", {"content/a.org": "#+title: a\n"}, versions.ORG_CONTENT_DENIED),
    ("gist", {"content/a.md": "{{< gist a b >}}\n".join(("---\n---\n", ""))}, versions.SHORTCODES_REMOVED),
    ("tweet", {"content/a.md": "---\n---\n{{< tweet user=a id=1 >}}\n"}, versions.SHORTCODES_REMOVED),
    ("a mount's lang", {"hugo.toml": "[[module.mounts]]\nsource='content'\ntarget='content'\nlang='en'\n"},
     versions.MOUNT_LANG),
    ("a mount's includeFiles",
     {"hugo.toml": "[[module.mounts]]\nsource='content'\ntarget='content'\nincludeFiles='**'\n"},
     versions.MOUNT_INCLUDE_FILES),
    ("languageCode", {"hugo.toml": "languageCode='en'\n"}, versions.LANGUAGE_CODE),
    ("enableDefault", {"hugo.toml": "[markup.goldmark.renderHooks.image]\nenableDefault=true\n"},
     versions.RENDER_HOOK_DEFAULT),
    ("privacy.twitter", {"hugo.toml": "[privacy.twitter]\ndisable=true\n"}, versions.PRIVACY_TWITTER),
    ("paginate", {"hugo.toml": "paginate=3\n"}, versions.PAGINATE),
]  # fmt: skip

PROBED: dict[str, tuple[int | None, int | None, int | None]] = {
    # The first minor version that warns, that fails, and that is silent again.
    "a YAML key twice": (None, 152, None),
    "a key outdented": (None, 152, None),
    "text after the end": (None, 152, None),
    "a tag for all": (None, 152, None),
    "an anchor of nothing": (None, 152, None),
    "sites as text": (None, 153, None),
    "_build": (148, 160, None),
    "kind": (147, 159, 165),
    "path": (147, 159, 165),
    "lang": (147, 159, 165),
    "a cascade's _target": (159, None, None),
    "a cascade's language": (153, 165, None),
    "HTML content": (None, 162, None),
    "Org content": (None, 166, None),
    "gist": (None, 156, None),
    "tweet": (None, 156, None),
    "a mount's lang": (156, 168, None),
    "a mount's includeFiles": (156, 168, None),
    "languageCode": (161, None, None),
    "enableDefault": (151, 163, None),
    "privacy.twitter": (None, 156, 165),
    "paginate": (None, None, 156),
}


def verdict(fact: Version | Removal, version: Version) -> str:
    if isinstance(fact, Removal):
        return fact.verdict(version)
    return "fails" if version >= fact else "silent"


@pytest.mark.parametrize(("name", "fact"), [pytest.param(name, fact, id=name) for name, _, fact in PAGES])
def test_a_fact_is_what_the_probes_gave(name: str, fact: Version | Removal) -> None:
    warns, fails, silent = PROBED[name]
    for minor in range(147, 169):
        said = verdict(fact, (0, minor, 0))
        if silent is not None and minor >= silent:
            assert said == "silent"
        elif fails is not None and minor >= fails:
            assert said == "fails"
        elif warns is not None and minor >= warns:
            assert said == "warns"
        elif warns is not None or not isinstance(fact, Removal):
            assert said == "silent"


@pytest.mark.parametrize(("files", "fact"), [pytest.param(files, fact, id=name) for name, files, fact in PAGES])
def test_the_newest_hugo_does_what_the_fact_says(
    tmp_path: Path, files: dict[str, str | bytes], fact: Version | Removal
) -> None:
    layouts: dict[str, str | bytes] = {"layouts/all.html": "{{ .Content }}", "content/p.md": "---\ntitle: p\n---\n"}
    done = run_hugo(write_site(tmp_path, {"hugo.toml": "", **layouts, **files}), "-d", str(tmp_path / "out"))
    expected = verdict(fact, versions.NEWEST)
    assert (done.returncode != 0) == (expected == "fails"), done.stderr
    if expected != "fails":
        assert ("WARN  deprecated" in done.stdout + done.stderr) == (expected == "warns")


@pytest.mark.parametrize(
    ("version", "says"),
    [("0.140.0", "is older than 0.146.0"), ("0.999.0", "is newer than 0.168.0"), ("0.150.0", ""), ("0.168.0", "")],
)
def test_a_version_that_nobody_knows_is_told_in_the_summary(bench: Bench, version: str, says: str) -> None:
    bench.write({"content/a.md": "---\ntitle: A\n---\n", "hugo.toml": ""})
    for arguments in ([], ["--select", "fails"]):
        out = bench.call("check", "--hugo-version", version, *arguments).out
        assert (f"Hugo {version} {says}" in out) if says else ("whose rules" not in out)
