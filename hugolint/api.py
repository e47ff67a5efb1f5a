"""All that a rule file needs, and the only module it imports."""

from __future__ import annotations

from hugolint.errors import closest
from hugolint.finding import Edit, Finding, Fix, Hugo, Related, Severity
from hugolint.hugo.casts import word_as_switch
from hugolint.hugo.fields.alias_faults import AliasFault, alias_faults, means_its_folder
from hugolint.hugo.fields.cascade_faults import PAGE_KINDS, CascadeFault, cascade_faults
from hugolint.hugo.fields.config_keys import UnknownKey, unknown_keys
from hugolint.hugo.fields.config_removals import RemovedSetting, removed_settings
from hugolint.hugo.fields.config_values import RefusedValue, refused_values
from hugolint.hugo.fields.content_folders import MissingFolder, missing_folders
from hugolint.hugo.fields.content_policy import denied_type
from hugolint.hugo.fields.date_faults import bad_dates
from hugolint.hugo.fields.date_forms import mend_date, names_no_day, unix_date, unix_year
from hugolint.hugo.fields.field_types import Misfit, MisfitSort, misfits
from hugolint.hugo.fields.field_words import WordFault, word_faults
from hugolint.hugo.fields.key_conflicts import Conflict, ConflictSort, conflicts
from hugolint.hugo.fields.key_faults import MisplacedKey, RemovedKey, misplaced_keys, removed_keys
from hugolint.hugo.fields.key_spellings import clashes
from hugolint.hugo.fields.logs import is_silenced
from hugolint.hugo.fields.menu_use import reads_menus
from hugolint.hugo.fields.permalink_faults import FILE_NAMES, PermalinkFault, permalink_faults
from hugolint.hugo.fields.taxonomy_keys import SingularKey, singular_keys
from hugolint.hugo.fields.url_faults import UrlFault, url_faults
from hugolint.hugo.fields.writing import inner_span, is_rewritable
from hugolint.hugo.markdown import Link
from hugolint.hugo.matter_problem import shown
from hugolint.hugo.matter_unseen import Unseen, find_unseen
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence, plain_value, scalars
from hugolint.hugo.page import Alias, Page
from hugolint.hugo.permalink_patterns import PERMALINK_TOKENS
from hugolint.hugo.publishing.dropped import Dropped, dropped_files
from hugolint.hugo.publishing.foreign_taxonomies import ForeignTaxonomy, foreign_taxonomies
from hugolint.hugo.publishing.generated import Generated, TermUse, describe_generated, first_below, term_use
from hugolint.hugo.publishing.menus import (
    DoubledEntry,
    LostEntry,
    MenuEntry,
    Orphan,
    doubled_entries,
    lost_entries,
    orphans,
)
from hugolint.hugo.publishing.permalink_doubts import (
    LostRules,
    Rivals,
    UnusedRule,
    lost_rules,
    rival_rules,
    unused_rules,
)
from hugolint.hugo.publishing.permalink_gaps import EmptyPart, empty_parts
from hugolint.hugo.publishing.published import (
    Blocked,
    Claim,
    Collision,
    Shadow,
    Writer,
    alias_outcome,
    blocked_folders,
    case_twins,
    claimants,
    format_that_stays,
    language_that_stays,
    page_collisions,
    shadows,
    static_file,
    static_twins,
    url_of,
)
from hugolint.hugo.publishing.section_slugs import IdleSlug, idle_slugs
from hugolint.hugo.publishing.stand_ins import is_replaced
from hugolint.hugo.publishing.standalone import (
    HiddenNotFound,
    ReplacedSitemap,
    hidden_not_found,
    replaced_sitemaps,
)
from hugolint.hugo.publishing.strays import Stray, stray_files
from hugolint.hugo.publishing.suffixes import Suffix, Suffixes, odd_suffixes
from hugolint.hugo.publishing.swallowed import Swallowing, swallowed_pages
from hugolint.hugo.publishing.term_faults import (
    HiddenTerm,
    Joined,
    Spelling,
    hidden_terms,
    joined_terms,
    odd_spellings,
    spellings_by_chance,
)
from hugolint.hugo.publishing.terms import Term, place_of_term
from hugolint.hugo.publishing.translation_keys import KeyFault, key_faults, other_place
from hugolint.hugo.publishing.unwritten import Unwritten, unwritten_aliases
from hugolint.hugo.publishing.url_causes import (
    PatternPlace,
    UrlCause,
    constant_pattern,
    first_line,
    slug_above,
    url_cause,
)
from hugolint.hugo.rendered.blanked import Blanked, blanked_links
from hugolint.hugo.rendered.embedded import Removed, removed_calls
from hugolint.hugo.rendered.embedded_arguments import Misuse, misused_calls
from hugolint.hugo.rendered.enclosure import enclosed
from hugolint.hugo.rendered.gourl import parse_error
from hugolint.hugo.rendered.link_hooks import uses_embedded_hook
from hugolint.hugo.rendered.param_lookup import Absent, absent_params
from hugolint.hugo.rendered.ref_addresses import LeftOut, left_out
from hugolint.hugo.rendered.ref_links import Lost as LostReference
from hugolint.hugo.rendered.ref_links import lost_references
from hugolint.hugo.rendered.unparsable import Unparsable, said_of_refused_link, unparsable
from hugolint.hugo.said import Said, said_in_bytes, said_in_runes, said_of_file
from hugolint.hugo.shortcode_inline import LostInline, lost_inlines
from hugolint.hugo.shortcode_pairs import Fault, said_of_fault
from hugolint.hugo.shortcodes import LexError, Tag
from hugolint.hugo.site import Site
from hugolint.hugo.template_variants import Misfit as TemplateMisfit
from hugolint.hugo.template_variants import misfits as template_misfits
from hugolint.hugo.template_variants import split_variants
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import percent_decode
from hugolint.hugo.versions import outlook
from hugolint.rule import Bad, Good, Options, PageRule, SiteRule

__all__ = [
    "FILE_NAMES",
    "PAGE_KINDS",
    "PERMALINK_TOKENS",
    "Absent",
    "Alias",
    "AliasFault",
    "Bad",
    "Blanked",
    "Blocked",
    "CascadeFault",
    "Claim",
    "Collision",
    "Conflict",
    "ConflictSort",
    "DoubledEntry",
    "Dropped",
    "Edit",
    "EmptyPart",
    "Entry",
    "Fault",
    "Finding",
    "Fix",
    "ForeignTaxonomy",
    "Generated",
    "Good",
    "HiddenNotFound",
    "HiddenTerm",
    "Hugo",
    "IdleSlug",
    "Joined",
    "KeyFault",
    "LeftOut",
    "LexError",
    "Link",
    "LostEntry",
    "LostInline",
    "LostReference",
    "LostRules",
    "Mapping",
    "MenuEntry",
    "Misfit",
    "MisfitSort",
    "MisplacedKey",
    "MissingFolder",
    "Misuse",
    "Node",
    "Options",
    "Orphan",
    "Page",
    "PageRule",
    "PatternPlace",
    "PermalinkFault",
    "RefusedValue",
    "Related",
    "Removed",
    "RemovedKey",
    "RemovedSetting",
    "ReplacedSitemap",
    "Rivals",
    "Said",
    "Scalar",
    "Sequence",
    "Severity",
    "Shadow",
    "SingularKey",
    "Site",
    "SiteRule",
    "Source",
    "Span",
    "Spelling",
    "Stray",
    "Suffix",
    "Suffixes",
    "Swallowing",
    "Tag",
    "TemplateMisfit",
    "Term",
    "TermUse",
    "UnknownKey",
    "Unparsable",
    "Unseen",
    "UnusedRule",
    "Unwritten",
    "UrlCause",
    "UrlFault",
    "WordFault",
    "Writer",
    "absent_params",
    "alias_faults",
    "alias_outcome",
    "bad_dates",
    "blanked_links",
    "blocked_folders",
    "cascade_faults",
    "case_twins",
    "claimants",
    "clashes",
    "closest",
    "conflicts",
    "constant_pattern",
    "denied_type",
    "describe_generated",
    "doubled_entries",
    "dropped_files",
    "empty_parts",
    "enclosed",
    "find_unseen",
    "first_below",
    "first_line",
    "foreign_taxonomies",
    "format_that_stays",
    "hidden_not_found",
    "hidden_terms",
    "idle_slugs",
    "inner_span",
    "is_replaced",
    "is_rewritable",
    "is_silenced",
    "joined_terms",
    "key_faults",
    "language_that_stays",
    "left_out",
    "lost_entries",
    "lost_inlines",
    "lost_references",
    "lost_rules",
    "means_its_folder",
    "mend_date",
    "misfits",
    "misplaced_keys",
    "missing_folders",
    "misused_calls",
    "names_no_day",
    "odd_spellings",
    "odd_suffixes",
    "orphans",
    "other_place",
    "outlook",
    "page_collisions",
    "parse_error",
    "percent_decode",
    "permalink_faults",
    "place_of_term",
    "plain_value",
    "reads_menus",
    "refused_values",
    "removed_calls",
    "removed_keys",
    "removed_settings",
    "replaced_sitemaps",
    "rival_rules",
    "said_in_bytes",
    "said_in_runes",
    "said_of_fault",
    "said_of_file",
    "said_of_refused_link",
    "scalars",
    "shadows",
    "shown",
    "singular_keys",
    "slug_above",
    "spellings_by_chance",
    "split_variants",
    "static_file",
    "static_twins",
    "stray_files",
    "swallowed_pages",
    "template_misfits",
    "term_use",
    "unix_date",
    "unix_year",
    "unknown_keys",
    "unparsable",
    "unused_rules",
    "unwritten_aliases",
    "url_cause",
    "url_faults",
    "url_of",
    "uses_embedded_hook",
    "word_as_switch",
    "word_faults",
]
