"""Which findings are wanted: the enabled rules, `--select` and `--ignore`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hugolint.config import Config, RuleSetting
from hugolint.engine_rules import ENGINE_RULES, RULE_CRASH, UNREADABLE_FILE
from hugolint.errors import UsageError, nearest
from hugolint.finding import Hugo
from hugolint.rule import LoadedRule

HUGO_WORDS = {hugo.value: hugo for hugo in Hugo}
_ALWAYS_TOLD = (RULE_CRASH.id, UNREADABLE_FILE.id)


class Words(NamedTuple):
    """What selector words stand for: rules by id, and whatever makes Hugo behave in some way."""

    ids: frozenset[str]
    hugo: frozenset[Hugo]

    def match(self, rule: str, hugo: Hugo) -> bool:
        """Whether a finding is meant."""
        return rule in self.ids or hugo in self.hugo


def read_words(words: Iterable[str], rules: Mapping[str, LoadedRule], option: str) -> Words:
    """Selector words as given on the command line, also joined by commas.

    Raises UsageError at a word that matches nothing, with the nearest one that does.
    """
    groups = {rule.group for rule in rules.values()}
    ids: set[str] = set()
    hugo: set[Hugo] = set()
    for word in (part.strip() for given in words for part in given.split(",")):
        if word == "all":
            ids.update(rules)
        elif word in HUGO_WORDS:
            hugo.add(HUGO_WORDS[word])
        elif word in rules:
            ids.add(word)
        elif word in groups:
            ids.update(rule.id for rule in rules.values() if rule.group == word)
        else:
            known = (*rules, *groups, *HUGO_WORDS, "all")
            raise UsageError(f'{option} "{word}" matches no rule and no group{nearest(word, known)}')
    return Words(frozenset(ids), frozenset(hugo))


class Selection:
    """Answers which rules run at all, and whether a finding of theirs is wanted."""

    def __init__(
        self, rules: Mapping[str, LoadedRule], config: Config, select: Iterable[str], ignore: Iterable[str]
    ) -> None:
        select = tuple(select)
        self._config = config
        known = {**rules, **ENGINE_RULES}
        self._select = read_words(select, known, "--select") if select else None
        self._ignore = read_words(ignore, known, "--ignore")
        self.rules = tuple(rule for rule in rules.values() if self._runs(rule))
        """The rules that run; those of the engine itself are none of them."""

    def wants(self, rule: LoadedRule, hugo: Hugo, path: str) -> bool:
        """Whether a finding of a rule in a file is to be reported."""
        if self._ignore.match(rule.id, hugo):
            return False
        if self._select is not None:
            # Whatever is selected, what could not be judged has to be told.
            if not self._select.match(rule.id, hugo) and rule.id not in _ALWAYS_TOLD:
                return False
            return all(setting.enabled is not False for setting in self._file_settings(rule, path))
        verdict = self._config.enabled(rule, path)
        return rule.rule.enabled if verdict is None else verdict

    def judges(self, rule: str, path: str) -> bool:
        """Whether every finding of a rule in a file would be reported, so that its silence says something."""
        loaded = next((one for one in self.rules if one.id == rule), None)
        return loaded is not None and all(self.wants(loaded, hugo, path) for hugo in Hugo)

    def _file_settings(self, rule: LoadedRule, path: str) -> Iterable[RuleSetting]:
        settings = list(self._config.settings(rule.id, path))
        return settings[1:] if rule.id in self._config.rules else settings

    def _runs(self, rule: LoadedRule) -> bool:
        if rule.id in self._ignore.ids:
            return False
        if self._select is not None and rule.id in self._select.ids:
            return True
        general = self._config.rules.get(rule.id, RuleSetting()).enabled
        on = (rule.rule.enabled if general is None else general) or any(
            rule.id in override.rules and override.rules[rule.id].enabled for override in self._config.overrides
        )
        if self._select is None:
            return on
        return bool(self._select.hugo) and (on or rule.rule.hugo in self._select.hugo)
