"""Pages with several independent slips, each on a line of its own and each with its mend."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from tests.conformance.damage_fields import SOUND, WRONG, field_line

TEMPLATES = {
    "layouts/all.html": "{{ range site.Menus.main }}{{ .Name }}{{ end }}{{ .Content }}",
    "layouts/all.json": "{}",
    "layouts/_shortcodes/note.html": "<b>{{ .Inner }}</b>",
    "layouts/_shortcodes/photo.html": "<i>",
    "layouts/_shortcodes/price.html": "<i>",
    "content/q.md": "---\ntitle: Prices\n---\n",
}

FORMATS = ("yaml", "toml")
FENCES = {"yaml": "---", "toml": "+++"}


class Slip(NamedTuple):
    """A line, wrong and right."""

    wrong: str
    sound: str


SYNTAX = {
    "yaml": (
        Slip("hours: ten: four", "hours: ten to four"),
        Slip("place: @pier", "place: pier"),
        Slip("place: 'Anna's pier'", "place: Anna's pier"),
        Slip('place: "the "old" pier"', "place: the old pier"),
        Slip("place: [pier", "place: [pier]"),
        Slip('place: "pier', 'place: "pier"'),
        Slip("place: {{ pier }}", "place: pier"),
        Slip("place: *pier", "place: pier"),
        Slip("\tplace: pier", "place: pier"),
        Slip("place pier", "place: pier"),
        Slip("place: `pier`", "place: pier"),
        Slip("place: %pier", "place: pier"),
        Slip(r'place: "C:\pier"', r"place: C:\pier"),
        Slip("place: - pier", "place: pier"),
    ),
    "toml": (
        Slip("place = pier", "place = 'pier'"),
        Slip('place = "pier', 'place = "pier"'),
        Slip("place: 'pier'", "place = 'pier'"),
        Slip("place = ", "place = ''"),
        Slip("place", "place = 1"),
        Slip("place = True", "place = true"),
        Slip("place = 'a' b", "place = 'a'"),
        Slip("place = ['a' 'b']", "place = ['a', 'b']"),
        Slip("place = 010", "place = 10"),
    ),
}
"""What stops the decoder: nothing behind it in the front matter is read."""

BODY = (
    Slip("The tower: {{< foto >}}", "The tower: {{< photo >}}"),
    Slip("Hours: {{< noot >}}Ten.{{< /noot >}}", "Hours: {{< note >}}Ten.{{< /note >}}"),
    Slip('The tower: {{< photo "a.png >}}', 'The tower: {{< photo "a.png" >}}'),
    Slip("The tower: {{< photo a/b.png >}}", 'The tower: {{< photo "a/b.png" >}}'),
    Slip("The tower: {{< photo a.png %}}", "The tower: {{< photo a.png >}}"),
    Slip("The tower: {{< photo a.png />}}", "The tower: {{< photo a.png >}}"),
    Slip("The tower: {{< photo src=a.png b >}}", "The tower: {{< photo src=a.png >}}"),
    Slip("The tower: {{< photo “a” >}}", 'The tower: {{< photo "a" >}}'),
    Slip("The tower: {{< >}}", "The tower: words"),
    Slip("Été: {{< photo 'a' >}}", "Été: {{< photo a >}}"),
    Slip("Ten kronor: {{< price >}}{{< /price >}}", "Ten kronor: {{< price >}}"),
    Slip("Hours: {{< note >}}Ten.{{< /note >}}{{< /note >}}", "Hours: {{< note >}}Ten.{{< /note >}}"),
    Slip('See [prices]({{< ref "gone" >}}).', 'See [prices]({{< ref "q" >}}).'),
    Slip('See [prices]({{< relref "/a/gone.md" >}}).', 'See [prices]({{< relref "/q" >}}).'),
    Slip("The code: {{< gist anna 1 >}}", "The code: words"),
    Slip("The film: {{< youtube >}}", "The film: words"),
    Slip("The word: {{< tweet 1 >}}", "The word: words"),
    Slip("The size: {{< param nobody >}}", "The size: words"),
    Slip("Hours: {{< note >}}Ten.", "Hours: {{< note />}}Ten."),
)


class Page(NamedTuple):
    """The lines of a page, and which of them are slips."""

    format: str
    lines: tuple[str, ...]
    slips: dict[int, Slip]
    """By line, from 1."""

    def text(self, mended: frozenset[int] = frozenset()) -> str:
        """The page with some of its slips mended."""
        lines = list(self.lines)
        for number in mended:
            lines[number - 1] = self.slips[number].sound
        return "\n".join(lines) + "\n"


def pages(seed: int, count: int) -> Iterator[Page]:
    """Pages with two to four slips, at most one of which stops the decoder."""
    rng = random.Random(f"mending {seed}")
    for _ in range(count):
        yield _page(rng)


def _page(rng: random.Random) -> Page:
    form = rng.choice(FORMATS)
    number = rng.randint(2, 4)
    slips: list[tuple[int, Slip]] = []  # the part of the page, and the slip
    if rng.random() < 0.4:
        slips.append((0, rng.choice(SYNTAX[form])))
    fields = rng.sample(sorted(SOUND), 4)
    wrong = [key for key in rng.sample(sorted(WRONG), len(WRONG)) if key not in fields]
    body = list(rng.sample(BODY, number))
    while len(slips) < number:
        if rng.random() < 0.5:
            key = wrong.pop()
            bad, good = field_line(form, key, rng.choice(WRONG[key])), field_line(form, f"x{key}", 1)
            slips.append((0, Slip(bad, good)))
        else:
            slips.append((1, body.pop()))
    front: list[str | Slip] = [field_line(form, key, rng.choice(SOUND[key])) for key in fields]
    front += [slip for part, slip in slips if part == 0]
    rng.shuffle(front)
    words: list[str | Slip] = ["Words.", "More words.", "Hours: {{< note >}}Ten.{{< /note >}}"]
    words += [slip for part, slip in slips if part == 1]
    rng.shuffle(words)
    whole = [FENCES[form], *front, FENCES[form], *[part for word in words for part in ("", word)]]
    return Page(
        form,
        tuple(part.wrong if isinstance(part, Slip) else part for part in whole),
        {number: part for number, part in enumerate(whole, 1) if isinstance(part, Slip)},
    )
