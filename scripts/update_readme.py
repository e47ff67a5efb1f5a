"""Writes README's table of rules, between its two comments, from the rules themselves."""

from __future__ import annotations

import re
from pathlib import Path

from hugolint.engine_rules import ENGINE_RULES
from hugolint.manual import rules_table
from hugolint.registry import load_rules

README = Path(__file__).resolve().parent.parent / "README.md"
TABLE = re.compile(r"(?<=<!-- the rules -->\n).*?(?=<!-- end of the rules -->)", re.DOTALL)


def update(text: str) -> str:
    """README with the table of today's rules."""
    rules = {**load_rules(), **ENGINE_RULES}
    ordered = dict(sorted(rules.items(), key=lambda item: (item[1].group, item[0])))
    table = f"\n{rules_table(ordered)}\n\n"
    text, times = TABLE.subn(lambda _: table, text)
    if times != 1:
        raise SystemExit("README.md must hold <!-- the rules --> and <!-- end of the rules --> once")
    return text


def main() -> None:
    """Rewrite README."""
    README.write_text(update(README.read_text("utf-8")), encoding="utf-8", newline="\n")
    print("README.md is up to date")


if __name__ == "__main__":
    main()
