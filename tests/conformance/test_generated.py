"""Generated pages with mistakes, beside the real Hugo: in how many of a hundred we agree with it.

HUGOLINT_CONFORMANCE is the number of pages, HUGOLINT_CONFORMANCE_SEED makes others. The same seed makes the same pages.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conformance import damage_fields, damage_matter, damage_shortcodes, damage_yaml
from tests.conformance.disagreements import reason_of_page
from tests.conformance.figures import PROPERTY, count
from tests.conformance.generated import Compared, Generator, compare_pages, seed, wanted

GENERATORS = {
    "yaml": Generator(damage_yaml.damaged_pages, {}, 400),
    "matter": Generator(damage_matter.damaged_pages, {}, 450),
    "shortcodes": Generator(damage_shortcodes.damaged_pages, damage_shortcodes.TEMPLATES, 400),
    "fields": Generator(damage_fields.damaged_pages, damage_fields.TEMPLATES, 200),
    "several": Generator(damage_fields.pages_with_several, damage_fields.TEMPLATES, 150),
}
WHOLE = sum(generator.pages for generator in GENERATORS.values())
WANTED = {"verdict": 99.5, "line": 99.0, "column": 97.0, "kind": 97.0}
"""The percentages that each format must reach."""


def test_a_run_has_1500_pages() -> None:
    assert WHOLE >= 1500


@pytest.mark.parametrize("name", GENERATORS)
def test_generated_pages_are_judged_as_hugo_judges_them(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    generator = GENERATORS[name]
    pages = list(generator.make(seed(), wanted(generator, WHOLE)))
    by_format: dict[str, list[Compared]] = {}
    for compared in compare_pages(pages, generator.templates, tmp_path):
        # A generator of one subject is one format; that of several front matters names each.
        form = compared.format if name == "matter" else name
        by_format.setdefault(form, []).append(compared)
    short = []
    for form, found in sorted(by_format.items()):
        figures = count(form, [(one.comparison, reason_of_page(one)) for one in found])
        for line in figures.lines():
            record_property(PROPERTY, line)
            print(line)
        short += [f"{form}: {aspect}" for aspect, share in WANTED.items() if figures.share(aspect) < share]
    assert short == [], _worst(found for many in by_format.values() for found in many)


def _worst(compared: object) -> str:
    """A few pages on which we disagree."""
    assert hasattr(compared, "__iter__")
    bad = [one for one in compared if not one.comparison.agrees and not reason_of_page(one)]
    return "\n\n".join(f"{one.page!r}\n{one.comparison}" for one in bad[:8])
