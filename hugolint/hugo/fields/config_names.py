"""The names of all settings of Hugo's configuration, from 0.100 to 0.168 (its source, and `hugo config --printZero`).

A name that any of these versions knew is in here. What a site names itself, as languages, output formats or parameters,
stands as `*` in a path, and maps that are all of that sort are not in the table.
"""

from __future__ import annotations

from collections.abc import Mapping

_DIRECTORIES = (
    "archetypeDir assetDir cacheDir configDir contentDir dataDir i18nDir layoutDir publishDir resourceDir staticDir "
    "themesDir workingDir destination source"
)
_SWITCHES = (
    "baseURL buildDrafts buildExpired buildFuture canonifyURLs capitalizeListTitles copyright defaultContentLanguage "
    "defaultContentLanguageInSubdir defaultContentRole defaultContentRoleInSubdir defaultContentVersion "
    "defaultContentVersionInSubdir defaultOutputFormat disableAliases disableDefaultLanguageRedirect "
    "disableDefaultSiteRedirect disableHugoGeneratorInject disableKinds disableLanguages disableLiveReload "
    "disablePathToLower enableEmoji enableGitInfo enableMissingTranslationPlaceholders enableRobotsTXT environment "
    "hasCJKLanguage ignoreCache ignoreFiles ignoreLogs ignoreVendorPaths locale mainSections newContentEditor "
    "noBuildLock noChmod noTimes panicOnWarning pluralizeListTitles printI18nWarnings printPathWarnings "
    "printUnusedTemplates refLinksErrorLevel refLinksNotFoundURL relativeURLs removePathAccents renderSegments "
    "sectionPagesMenu summaryLength templateMetrics templateMetricsHints theme timeout timeZone title titleCaseStyle "
    "uglyURLs"
)
_TABLES = (
    "build caches cascade contentTypes deployment frontmatter httpCache imaging languages markup mediaTypes menus "
    "minify module outputFormats outputs page pagination params permalinks privacy related roles security segments "
    "server services sitemap taxonomies versions"
)
TABLES = frozenset(_TABLES.lower().split())
"""The settings at the root that are maps or lists of maps, and have a meaning below a language."""
_OF_OLD = (
    "appendPort author bind blackfriday buildStats cleanDestinationDir clock confirm debug disable404 "
    "disableBrowserError disableFastRender disableRobotsTXT disableRSS disableSitemap disqusShortname dryRun editor "
    "enableInlineShortcodes environmentName footnoteAnchorPrefix footnoteReturnLinkContents force forceSyncStatic gc "
    "googleAnalytics ignoreErrors indexes internal invalidateCDN languageCode languageDirection languageName "
    "liveReloadPort log logFile logI18nWarnings logLevel logPathWarnings maxDeletes menu metaDataFormat minifyOutput "
    "multilingual navigateToChanged paginate paginatePath poll port preserveTaxonomyNames publishDirDynamic "
    "publishDirStatic pygmentsCodeFences pygmentsCodefencesGuessSyntax pygmentsOptions pygmentsStyle "
    "pygmentsUseClasses quiet renderStaticToDisk renderToMemory rssLimit rssURI social target verbose verboseLog "
    "watch workers"
)
_STATIC = " ".join(f"staticDir{number}" for number in range(11))
_ENABLE = "enable"
_MATRIX = "languages versions roles"

CONFIG_NAMES: Mapping[str, str] = {
    "": f"{_SWITCHES} {_TABLES} {_DIRECTORIES}",
    "languages.*": "direction disabled label locale title weight",
    "build": "buildStats cacheBusters cleanDestinationDir noJSConfigInAssets useResourceCacheWhen",
    "build.buildstats": "disableClasses disableIDs disableTags enable",
    "build.cachebusters": "source target",
    "build.cleandestinationdir": "enable keepDirs keepFiles",
    "caches.*": "dir maxAge",
    "deployment": "confirm dryRun force invalidateCDN matchers maxDeletes order target targets workers",
    "deployment.matchers": "cacheControl contentEncoding contentType force gzip pattern",
    "deployment.targets": "cloudFrontDistributionID exclude googleCloudCDNOrigin include name stripIndexHTML url",
    "frontmatter": "date expiryDate lastmod publishDate",
    "httpcache": "cache polls respectCacheControlNoStoreInRequest respectCacheControlNoStoreInResponse",
    "imaging": "anchor avif bgColor exif firstFrameOnly jpeg meta resampleFilter webp",
    "imaging.avif": "compression encoderSpeed hint quality",
    "imaging.exif": "disableDate disableLatLong excludeFields includeFields",
    "imaging.jpeg": "quality",
    "imaging.meta": "fields sources",
    "imaging.webp": "compression hint method quality useSharpYuv",
    "markup": "asciidocExt defaultMarkdownHandler goldmark highlight rst tableOfContents",
    "markup.asciidocext": (
        "attributes backend extensions failureLevel noHeaderOrFooter preserveTOC safeMode sectionNumbers trace verbose "
        "workingFolderCurrent"
    ),
    "markup.goldmark": "duplicateResourceFiles extensions parser renderer renderHooks",
    "markup.goldmark.extensions": (
        "cjk definitionList extras footnote linkify linkifyProtocol passthrough strikethrough table taskList "
        "typographer"
    ),
    "markup.goldmark.extensions.cjk": "eastAsianLineBreaks eastAsianLineBreaksStyle enable escapedSpace",
    "markup.goldmark.extensions.extras": "delete insert mark subscript superscript",
    "markup.goldmark.extensions.extras.*": _ENABLE,
    "markup.goldmark.extensions.footnote": "backlinkHTML enable enableAutoIDPrefix",
    "markup.goldmark.extensions.passthrough": "delimiters enable",
    "markup.goldmark.extensions.passthrough.delimiters": "block inline",
    "markup.goldmark.extensions.typographer": (
        "apostrophe disable ellipsis emDash enDash leftAngleQuote leftDoubleQuote leftSingleQuote rightAngleQuote "
        "rightDoubleQuote rightSingleQuote"
    ),
    "markup.goldmark.parser": (
        "attribute autoDefinitionTermID autoHeadingID autoIDType wrapStandAloneImageWithinParagraph"
    ),
    "markup.goldmark.parser.attribute": "block title",
    "markup.goldmark.renderer": "hardWraps unsafe xhtml",
    "markup.goldmark.renderhooks": "image link",
    "markup.goldmark.renderhooks.*": "useEmbedded",
    "markup.highlight": (
        "anchorLineNos codeFences guessSyntax hl_inline hl_Lines lineAnchors lineNos lineNoStart lineNumbersInTable "
        "noClasses style tabWidth wrapperClass"
    ),
    "markup.tableofcontents": "endLevel ordered startLevel",
    "menus.*": "identifier name pageRef params parent post pre title url weight",
    "minify": "disableCSS disableHTML disableJS disableJSON disableSVG disableXML minifyOutput tdewolff",
    "module": (
        "auth hugoVersion imports mounts noProxy noVendor params private proxy replacements vendorClosest workspace"
    ),
    "module.hugoversion": "extended max min",
    "module.imports": "disable ignoreConfig ignoreImports mounts noMounts noVendor path usePackageJSON version",
    "module.imports.mounts": "disableWatch files sites source target",
    "module.mounts": "disableWatch files sites source target",
    "module.mounts.sites": "complements matrix",
    "module.mounts.sites.*": _MATRIX,
    "outputformats.*": (
        "baseName isHTML isPlainText mediaType notAlternative noUgly path permalinkable protocol rel root ugly weight"
    ),
    "page": "nextPrevInSectionSortOrder nextPrevSortOrder",
    "pagination": "disableAliases pagerSize path",
    "privacy": "disqus googleAnalytics instagram vimeo x youTube",
    "privacy.disqus": "disable",
    "privacy.googleanalytics": "disable respectDoNotTrack",
    "privacy.instagram": "disable simple",
    "privacy.vimeo": "disable enableDNT simple",
    "privacy.x": "disable enableDNT simple",
    "privacy.youtube": "disable privacyEnhanced",
    "related": "includeNewer indices threshold toLower",
    "related.indices": "applyFilter cardinalityThreshold minTokenLength name pattern toLower tokenize type weight",
    "security": "allowContent enableInlineShortcodes exec funcs http node",
    "security.exec": "allow osEnv",
    "security.funcs": "getenv",
    "security.http": "mediaTypes methods proxyFromEnvironment urls",
    "server": "headers redirects",
    "server.headers": "for values",
    "server.redirects": "force from fromHeaders fromRe status to",
    "services": "disqus googleAnalytics rss x",
    "services.disqus": "shortname",
    "services.googleanalytics": "id",
    "services.rss": "limit",
    "services.x": "disableInlineCSS",
    "sitemap": "changeFreq disable filename priority",
}
"""By their path in lower case the names in each map that is closed, as Hugo's documentation spells them.

Those that Hugo has today: what is almost one of these may be a slip. A list stands for its items.
"""

OTHER_NAMES: Mapping[str, str] = {
    "": f"{_OF_OLD} {_STATIC}",
    "languages.*": "languageCode languageDirection languageName lang",
    "build": "duplicateResourceFiles writeStats",
    "imaging": "compression hint quality",
    "markup": "blackfriday mmark pandoc",
    "markup.goldmark.parser": "autoHeadingIDType",
    "markup.goldmark.renderhooks.*": "enableDefault",
    "markup.highlight": "hl_lines_parsed noHl",
    "menus.*": "divider menu page",
    "module": "config",
    "module.imports": "proxy private",
    "module.imports.mounts": "excludeFiles includeFiles lang",
    "module.mounts": "excludeFiles includeFiles lang",
    "outputformats.*": "name delimiter suffix suffixes",
    "privacy": "speakerDeck twitter",
    "privacy.googleanalytics": "anonymizeIP useSessionStorage",
    "security": "goTemplates",
    "services": "instagram twitter",
}
"""Names that Hugo had, or that stand for others: never a slip."""

SPELLINGS: Mapping[str, str] = {
    "buildfutures": "buildFuture",
    "contentdirectory": "contentDir",
    "defaultlanguage": "defaultContentLanguage",
    "disabledkinds": "disableKinds",
    "disabledlanguages": "disableLanguages",
    "disablelangs": "disableLanguages",
    "emoji": "enableEmoji",
    "excludefiles": "ignoreFiles",
    "languagescode": "locale",
    "outputformat": "outputFormats",
    "paginator": "pagination",
    "paginations": "pagination",
    "parameters": "params",
    "publicdir": "publishDir",
    "staticdirs": "staticDir",
    "taxonomy": "taxonomies",
    "themedir": "themesDir",
    "themedirs": "themesDir",
    "titlecase": "titleCaseStyle",
}
"""Other words for settings at the root that are further from them than a slip."""
