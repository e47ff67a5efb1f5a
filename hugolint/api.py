"""All that a rule file needs, and the only module it imports."""

from __future__ import annotations

from hugolint.errors import closest
from hugolint.finding import Edit, Finding, Fix, Hugo, Related, Severity
from hugolint.hugo.casts import word_as_switch
from hugolint.hugo.fields.alias_faults import AliasFault, alias_faults
from hugolint.hugo.fields.cascade_faults import PAGE_KINDS, CascadeFault, cascade_faults
from hugolint.hugo.fields.config_removals import RemovedSetting, removed_settings
from hugolint.hugo.fields.content_policy import denied_type
from hugolint.hugo.fields.date_faults import bad_dates
from hugolint.hugo.fields.date_forms import mend_date, names_no_day, unix_date, unix_year
from hugolint.hugo.fields.field_types import Misfit, MisfitSort, misfits
from hugolint.hugo.fields.field_words import WordFault, word_faults
from hugolint.hugo.fields.key_conflicts import Conflict, ConflictSort, conflicts
from hugolint.hugo.fields.key_faults import MisplacedKey, RemovedKey, misplaced_keys, removed_keys
from hugolint.hugo.fields.key_spellings import clashes
from hugolint.hugo.fields.logs import is_silenced
from hugolint.hugo.fields.url_faults import UrlFault, url_faults
from hugolint.hugo.fields.writing import inner_span, is_rewritable
from hugolint.hugo.markdown import Link
from hugolint.hugo.matter_problem import shown
from hugolint.hugo.matter_unseen import Unseen, find_unseen
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence, plain_value, scalars
from hugolint.hugo.page import Alias, Page
from hugolint.hugo.publishing.dropped import Dropped, dropped_files
from hugolint.hugo.publishing.generated import Generated, TermUse, describe_generated, term_use
from hugolint.hugo.publishing.published import (
    Collision,
    Shadow,
    alias_outcome,
    case_twins,
    language_that_stays,
    page_collisions,
    shadows,
    static_file,
    static_twins,
    url_of,
)
from hugolint.hugo.publishing.url_causes import PatternPlace, UrlCause, constant_pattern, slug_above, url_cause
from hugolint.hugo.rendered.embedded import Removed, removed_calls
from hugolint.hugo.rendered.embedded_arguments import Misuse, misused_calls
from hugolint.hugo.rendered.enclosure import enclosed
from hugolint.hugo.rendered.gourl import parse_error
from hugolint.hugo.rendered.link_hooks import uses_embedded_hook
from hugolint.hugo.rendered.param_lookup import Absent, absent_params
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
    "PAGE_KINDS",
    "Absent",
    "Alias",
    "AliasFault",
    "Bad",
    "CascadeFault",
    "Collision",
    "Conflict",
    "ConflictSort",
    "Dropped",
    "Edit",
    "Entry",
    "Fault",
    "Finding",
    "Fix",
    "Generated",
    "Good",
    "Hugo",
    "LexError",
    "Link",
    "LostInline",
    "LostReference",
    "Mapping",
    "Misfit",
    "MisfitSort",
    "MisplacedKey",
    "Misuse",
    "Node",
    "Options",
    "Page",
    "PageRule",
    "PatternPlace",
    "Related",
    "Removed",
    "RemovedKey",
    "RemovedSetting",
    "Said",
    "Scalar",
    "Sequence",
    "Severity",
    "Shadow",
    "Site",
    "SiteRule",
    "Source",
    "Span",
    "Tag",
    "TemplateMisfit",
    "TermUse",
    "Unparsable",
    "Unseen",
    "UrlCause",
    "UrlFault",
    "WordFault",
    "absent_params",
    "alias_faults",
    "alias_outcome",
    "bad_dates",
    "cascade_faults",
    "case_twins",
    "clashes",
    "closest",
    "conflicts",
    "constant_pattern",
    "denied_type",
    "describe_generated",
    "dropped_files",
    "enclosed",
    "find_unseen",
    "inner_span",
    "is_rewritable",
    "is_silenced",
    "language_that_stays",
    "lost_inlines",
    "lost_references",
    "mend_date",
    "misfits",
    "misplaced_keys",
    "misused_calls",
    "names_no_day",
    "outlook",
    "page_collisions",
    "parse_error",
    "percent_decode",
    "plain_value",
    "removed_calls",
    "removed_keys",
    "removed_settings",
    "said_in_bytes",
    "said_in_runes",
    "said_of_fault",
    "said_of_file",
    "said_of_refused_link",
    "scalars",
    "shadows",
    "shown",
    "slug_above",
    "split_variants",
    "static_file",
    "static_twins",
    "template_misfits",
    "term_use",
    "unix_date",
    "unix_year",
    "unparsable",
    "url_cause",
    "url_faults",
    "url_of",
    "uses_embedded_hook",
    "word_as_switch",
    "word_faults",
]
