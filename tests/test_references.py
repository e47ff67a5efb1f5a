"""Page references: random small sites full of them, with the real Hugo as the judge.

One build logs every reference that Hugo does not find, so one site judges some hundred of them.
HUGOLINT_RANDOM_REFERENCES sets how many sites, HUGOLINT_RANDOM_SEED where the seeds begin.
"""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.rendered.ref_links import link_path
from hugolint.hugo.rendered.references import look_up
from hugolint.hugo.site import BuildOptions, Site, load_site
from tests.real_hugo import run_hugo, write_site

SITES = int(os.environ.get("HUGOLINT_RANDOM_REFERENCES", "30"))
SEED = int(os.environ.get("HUGOLINT_RANDOM_SEED", "1"))
NAMES = ("a", "b", "B c", "å", "v1.2", "x-y", "tags", "index2", "d.e", "404", "Én", "nb")
TERMS = ("red", "Dark Blue", "a/b", "Å", "2020", "v1.2", "x")
WITNESS = '{{< ref "/no/such/page" >}}'
"""The first line of every page's body. Hugo logs it if it renders the page, which now and then it forgets to do."""
LOGGED = re.compile(r'REF_NOT_FOUND: Ref ("(?:[^"\\]|\\.)*"): "([^"]+):(\d+):(\d+)": (.*)')


class Maker:
    """Makes one site: its config, its pages, and references from each of them."""

    def __init__(self, seed: int) -> None:
        self.rnd = random.Random(seed)
        self.shape = self.rnd.choice(("single", "suffix", "folder", "mounts"))
        self.languages = ["en"] if self.shape == "single" else ["en", "nb"]
        self.ways: list[str] = []

    def chance(self, part: float) -> bool:
        return self.rnd.random() < part

    def config(self) -> dict[str, Any]:
        kinds = self.rnd.choice(
            ([], [], [], ["taxonomy"], ["term"], ["taxonomy", "term"], ["section"], ["404"], ["sitemap"])
        )
        config: dict[str, Any] = {"baseURL": "https://e.org/", "disableKinds": ["RSS", *kinds]}
        if self.chance(0.2):
            config["taxonomies"] = {"series": "series", "tag": "tags"}
        if self.shape != "single":
            config["languages"] = {key: {"weight": at + 1} for at, key in enumerate(self.languages)}
            if self.shape == "folder":
                for key in self.languages:
                    config["languages"][key]["contentDir"] = f"content/{key}"
        if self.shape == "mounts":
            mounts: list[dict[str, Any]] = [
                {"source": f"content/{key}", "target": "content", "sites": {"matrix": {"languages": [key]}}}
                for key in self.languages
            ]
            mounts.append({"source": "shared", "target": "content/shared"})
            config["module"] = {"mounts": [*mounts, {"source": "layouts", "target": "layouts"}]}
        return config

    def front(self, kind: str) -> dict[str, Any]:
        front: dict[str, Any] = {"title": "T"}
        if self.chance(0.15):
            front[self.rnd.choice(("draft", "date", "expirydate"))] = True
            front = {**front, **({"date": "2999-01-01"} if "date" in front else {})}
            front = {**front, **({"expirydate": "2001-01-01"} if "expirydate" in front else {})}
        if self.chance(0.1):
            front["build"] = self.rnd.choice(({"render": "never"}, {"list": "never"}, {"render": "link"}))
        if self.chance(0.25):
            front["tags"] = self.rnd.sample(TERMS, self.rnd.randint(1, 2))
        if self.chance(0.05):
            front["tags"] = self.rnd.choice(("red", [2020, "x"], 7))
        if self.chance(0.1):
            front["slug"] = "slugged"
        if kind == "branch" and self.chance(0.1):
            front["cascade"] = {"tags": ["given"]}
        return front

    def paths(self) -> list[tuple[str, str]]:
        """Folders and files of one language, without its mark: the path and the role."""
        folders = ["", *self.rnd.sample(NAMES, 3)]
        folders += [f"{self.rnd.choice(folders[1:])}/{name}" for name in self.rnd.sample(NAMES, 2)]
        if self.chance(0.3):
            folders += ["tags", "tags/red"]
        found: list[tuple[str, str]] = []
        for folder in dict.fromkeys(folders):
            below = f"{folder}/" if folder else ""
            if self.chance(0.5):
                found.append((f"{below}_index", "branch"))
            for name in self.rnd.sample(NAMES, self.rnd.randint(1, 3)):
                if self.chance(0.3):
                    found.append((f"{below}{name}/index", "leaf"))
                    if self.chance(0.5):
                        found.append((f"{below}{name}/{self.rnd.choice(NAMES)}", "resource"))
                else:
                    found.append((f"{below}{name}", "single"))
        return found

    def files(self) -> dict[str, dict[str, Any]]:
        files: dict[str, dict[str, Any]] = {}
        every = self.paths()
        others = self.paths() if self.chance(0.3) else every
        for language in self.languages:
            for path, role in every if language == "en" else others:
                if language != "en" and self.chance(0.3):
                    continue
                extension = self.rnd.choice(("md", "md", "md", "md", "markdown", "MD"))
                match self.shape:
                    case "single":
                        name = f"content/{path}.{extension}"
                    case "suffix":
                        mark = "" if language == "en" and self.chance(0.7) else f".{language}"
                        name = f"content/{path}{mark}.{extension}"
                    case _:
                        name = f"content/{language}/{path}.{extension}"
                files[name] = self.front(role)
                self.ways.append(path)
        if self.shape == "mounts":
            for name in self.rnd.sample(NAMES, 2):
                files[f"shared/{name}.md"] = self.front("single")
                self.ways.append(f"shared/{name}")
        return files

    def reference(self) -> str:
        """A reference: most to a page, in one of the ways to write it, some to nothing."""
        path = self.rnd.choice(self.ways)
        if self.chance(0.15):
            path = self.rnd.choice(
                (
                    "tags",
                    "tags/" + self.rnd.choice(TERMS),
                    "series",
                    "categories",
                    "404",
                    "_sitemap",
                    "index",
                    "_index",
                    "",
                    "nope",
                    "given",
                    "shared",
                    "red",
                    "slugged",
                )
            )
        folder, _, name = path.rpartition("/")
        if name in ("index", "_index") and self.chance(0.7):
            path = folder
        parts = path.split("/")
        if self.chance(0.4):
            path = "/".join(parts[self.rnd.randrange(len(parts)) :])
        path = (
            self.rnd.choice(("", "", "/", "./", "../", "../../", "../nb/", "en/")) + path if self.chance(0.6) else path
        )
        path += (
            self.rnd.choice(
                ("", ".md", ".md", ".html", ".nb.md", ".en.md", "/", "/index.md", "/_index.md", "/index", ".txt", ".MD")
            )
            if self.chance(0.6)
            else ""
        )
        path += self.rnd.choice(("#x", "?a=b", "?a#b", "")) if self.chance(0.1) else ""
        if self.chance(0.1):
            path = path.upper()
        return path.replace(" ", self.rnd.choice((" ", "-", "%20")))


class Outcome(dict[tuple[str, int], str]):
    """For each reference, by file and line, `found`, `missing` or `ambiguous`."""


def write(root: Path, maker: Maker, each: int) -> dict[str, list[str]]:
    """Write a site and return the references of each page, one a line."""
    files = maker.files()
    refs = {path: [maker.reference() for _ in range(each)] for path in files}
    texts: dict[str, str | bytes] = {
        path: f"---\n{json.dumps(front)}\n---\n{WITNESS}\n"
        + "".join(f'{{{{< ref "{ref}" >}}}}\n' for ref in refs[path])
        for path, front in files.items()
    }
    write_site(root, {**texts, "hugo.json": json.dumps(maker.config()), "layouts/all.html": "{{ .Content }}"})
    return refs


def ask_hugo(root: Path) -> tuple[Outcome, str]:
    """What Hugo says of every reference that it does not find."""
    done = run_hugo(root, "--renderToMemory", "--logLevel", "error")
    outcome = Outcome()
    for _, path, line, _, words in LOGGED.findall(done.stdout + done.stderr):
        outcome[Path(path).relative_to(root.resolve()).as_posix(), int(line)] = (
            "ambiguous" if "ambiguous" in words else "missing"
        )
    rest = [
        line for line in (done.stdout + done.stderr).splitlines() if "REF_NOT_FOUND" not in line and "ERROR" in line
    ]
    return outcome, "\n".join(line for line in rest if "logged" not in line)


class Agreement(NamedTuple):
    """What became of a site's references."""

    judged: int
    """How many both Hugo and we have judged."""
    unknown: int
    """How many we leave open: two files claim one path, or a page inside a bundle may name the term."""
    wrong: list[tuple[str, int, str, str, str]]
    """On which we disagree: file, line, reference, Hugo's word, ours."""


def compare(root: Path, maker: Maker, each: int = 12) -> Agreement:
    """Hold what we say of every reference of a site against Hugo."""
    refs = write(root, maker, each)
    theirs, failure = ask_hugo(root)
    assert failure == ""
    judged, unknown, wrong = 0, 0, []
    for page in load_site(root, BuildOptions()).pages:
        if (page.path, 4) not in theirs:
            continue
        assert page.published
        assert page.rendered
        for at, ref in enumerate(refs[page.path], start=5):
            path = link_path(ref)
            ours = look_up(page, path).state if path else "found"
            word = theirs.get((page.path, at), "found")
            unknown += ours == "unknown"
            judged += ours != "unknown"
            if ours not in (word, "unknown"):
                wrong.append((page.path, at, ref, word, ours))
    return Agreement(judged, unknown, wrong)


@pytest.mark.parametrize("seed", range(SEED, SEED + SITES))
def test_references_are_found_where_hugo_finds_them(tmp_path: Path, seed: int) -> None:
    agreement = compare(tmp_path, Maker(seed))
    assert agreement.judged
    assert agreement.wrong == []


def test_most_references_are_judged(tmp_path: Path) -> None:
    judged = unknown = 0
    for seed in range(SEED, SEED + 5):
        found = compare(write_site(tmp_path / str(seed), {}), Maker(seed))
        judged, unknown = judged + found.judged, unknown + found.unknown
    assert unknown < judged / 10


PATHS = st.text(alphabet="ab/._-# ?%:åÉ\x00\udc80\nindexmd", max_size=24)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("site")
    return load_site(
        write_site(root, {f"content/{name}": "" for name in ("_index.md", "a/index.md", "b/a.md")}), BuildOptions()
    )


@settings(max_examples=100, deadline=None)
@given(text=PATHS)
def test_any_text_is_looked_up(site: Site, text: str) -> None:
    for page in site.pages:
        found = look_up(page, link_path(text))
        assert (found.state == "found") == (found.target is not None)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("a.md?x=1#y", "a.md", id="query and fragment are cut off"),
        pytest.param("a%20b%2Fc", "a b/c", id="percent signs are resolved"),
        pytest.param("mailto:anna@example.com", "", id="a mail address is no path"),
        pytest.param("a.md:b/c", "", id="nor is what looks like a scheme"),
        pytest.param("https://example.com/a/b", "/a/b", id="of a whole link the path is looked up"),
        pytest.param("//example.com/a", "/a", id="also without a scheme"),
        pytest.param("//example.com", "", id="a host has no path"),
        pytest.param("///a", "///a", id="three slashes are no host"),
    ],
)
def test_the_path_of_a_link(text: str, path: str) -> None:
    assert link_path(text) == path
