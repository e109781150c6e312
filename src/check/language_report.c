#include "check/language_int.h"

static const struct field contents_fields[] = {
    {.key = "title",
     .type = FIELD_TEXT,
     FIELD_AT(struct contents_spec, title),
     .fallback = "Contents",
     .help = "The heading above the list."},
    {.key = "depth",
     .type = FIELD_INT,
     FIELD_AT(struct contents_spec, depth),
     .flags = FIELD_SHORT | FIELD_SWITCH,
     .min = 1,
     .max = 6,
     .fallback = "2",
     .help = "How many levels of headings are listed. Panels stand one level below their section.",
     .example = "2"},
};

static const struct schema contents_schema = {
    .name = "contents list",
    .help = "The list of contents. Without this mapping, or with `contents: no`, there is none. A number alone "
            "(`contents: 3`) is its depth; `contents: yes` is the list as it usually is.",
    SCHEMA_OF(struct contents_spec, contents_fields),
};

static const struct field detail_fields[] = {
    {.key = "label", .type = FIELD_KEY, FIELD_AT(struct detail, label)},
    {.key = "value",
     .type = FIELD_LINES,
     FIELD_AT(struct detail, value),
     .flags = FIELD_SHORT,
     .help = "What stands beside the label.",
     .example = "Children and Learning"},
};

static const struct schema detail_schema = {
    .name = "detail",
    .help = "A fact about the report that has no key of its own. Text alone is enough: `Director: Director of "
            "Children's Services`.",
    SCHEMA_OF(struct detail, detail_fields),
};

static const struct field head_fields[] = {
    {.key = "organisation",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, organisation),
     .help = "The body that publishes the report.",
     .example = "Anytown Metropolitan Borough Council"},
    {.key = "title",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, title),
     .flags = FIELD_REQUIRED,
     .help = "The report's title, on the cover and in the document's properties.",
     .example = "Quarterly Corporate Performance Management Report"},
    {.key = "subtitle",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, subtitle),
     .help = "A second line of the title.",
     .example = "Summary for the Select Committee on Children's Services"},
    {.key = "period",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, period),
     .help = "The time that the report covers, as it is printed.",
     .example = "Quarter 2 (July to September 2010)"},
    {.key = "committee",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, committee),
     .help = "The committee that receives the report."},
    {.key = "date",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, date),
     .help = "The date of the meeting, as it is printed.",
     .example = "25 November 2010"},
    {.key = "version",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, version),
     .help = "The state of the text, printed on drafts.",
     .example = "'Version 2: after consultation'"},
    {.key = "author", .type = FIELD_TEXT, FIELD_AT(struct head, author), .help = "Who wrote the report."},
    {.key = "agenda_item",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, agenda_item),
     .help = "The number of the report on the agenda.",
     .example = "\"7\""},
    {.key = "status",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, status),
     .help = "What the report is for, such as For decision, or how far it has come.",
     .example = "For decision"},
    {.key = "wards",
     .type = FIELD_TEXTS,
     FIELD_AT(struct head, wards),
     .help = "The wards that the report concerns.",
     .example = "[Abbey, Castle]"},
    {.key = "key_decision",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, key_decision),
     .help = "Whether a key decision is asked for, as it is printed, and its number in the forward plan.",
     .example = "'Yes, KD 0123'"},
    {.key = "portfolio_holder",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, portfolio_holder),
     .help = "The member of the executive who answers for the matter.",
     .example = "Cabinet member for children"},
    {.key = "contact",
     .type = FIELD_LINES,
     FIELD_AT(struct head, contact),
     .help = "Whom readers may ask about the report.",
     .example = "'Head of performance, <performance@anytown.gov.uk>'"},
    {.key = "subject", .type = FIELD_TEXT, FIELD_AT(struct head, subject), .help = "For the document's properties."},
    {.key = "keywords",
     .type = FIELD_TEXTS,
     FIELD_AT(struct head, keywords),
     .help = "For the document's properties.",
     .example = "[performance, children's services]"},
    {.key = "details",
     .type = FIELD_DICT,
     FIELD_AT(struct head, details),
     .sub = &detail_schema,
     .help = "Facts that the title block and the cover print below the title, as labels and values, in this order.",
     .example = "{ Department: Children and Learning, Portfolio holder: Cabinet member for children }"},
    {.key = "language",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, language),
     .fallback = "en-GB",
     .help = "The language of the text (BCP 47).",
     .example = "cy"},
    {.key = "layout",
     .type = FIELD_TEXT,
     FIELD_AT(struct head, layout),
     .fallback = "base",
     .help = "The look: the name of a layout that comes with the program, or a file beneath the report's folder.",
     .example = "quarterly"},
    {.key = "rule",
     .type = FIELD_TEXTS,
     FIELD_AT(struct head, rule),
     .help = "The rule of status (or several, against different things) for indicators that name none; without it, "
             "the layout's.",
     .example = "target-limits"},
    {.key = "contents",
     .type = FIELD_MAP,
     FIELD_AT(struct head, contents),
     .sub = &contents_schema,
     .help = "The list of contents; without it there is none.",
     .example = "{ depth: 2 }"},
    {.key = "cover",
     .type = FIELD_BOOL,
     FIELD_AT(struct head, cover),
     .fallback = "no",
     .help = "Whether the report begins with a cover page."},
    {.key = "page_start",
     .type = FIELD_INT,
     FIELD_AT(struct head, page_start),
     .min = 1,
     .max = 9999,
     .fallback = "1",
     .help = "The number of the first page, for a report that continues an agenda pack.",
     .example = "17"},
    {.key = "exempt",
     .type = FIELD_MAP,
     FIELD_AT(struct head, exempt),
     .sub = &language_exemption,
     .help = "Why the whole report is not for the public: the paragraph of Schedule 12A. The public copy has its "
             "head only.",
     .example = "3"},
};

const struct schema language_head = {
    .name = "report",
    .help = "What the report is. It stands in the main file only.",
    SCHEMA_OF(struct head, head_fields),
};

static const struct field period_fields[] = {
    {.key = "id", .type = FIELD_KEY, FIELD_AT(struct period, id)},
    {.key = "label",
     .type = FIELD_TEXT,
     FIELD_AT(struct period, label),
     .flags = FIELD_SHORT,
     .help = "What column heads print, without marks (`^`, `*`); without it, the name itself.",
     .example = "Q2"},
    {.key = "role",
     .type = FIELD_TEXT,
     FIELD_AT(struct period, role),
     .help = "The word by which a layout's columns ask for the period, such as `now`, `previous`, `this-year`, "
             "`last-year`.",
     .example = "now"},
    {.key = "start",
     .type = FIELD_DATE,
     FIELD_AT(struct period, start),
     .help = "First day.",
     .example = "2010-07-01"},
    {.key = "end", .type = FIELD_DATE, FIELD_AT(struct period, end), .help = "Last day.", .example = "2010-09-30"},
    {.key = "part_of",
     .type = FIELD_TEXT,
     FIELD_AT(struct period, part_of),
     .help = "The longer period that it belongs to.",
     .example = "10/11"},
    {.key = "previous",
     .type = FIELD_TEXT,
     FIELD_AT(struct period, previous),
     .help =
         "The period before it, for the direction of travel; without it, that of the same length which ends the day "
         "before it starts.",
     .example = "Q1"},
    {.key = "year_before",
     .type = FIELD_TEXT,
     FIELD_AT(struct period, year_before),
     .help = "The same period of the year before; without it, that of the same length which starts a year earlier.",
     .example = "Q2 09/10"},
    {.key = "cumulative",
     .type = FIELD_BOOL,
     FIELD_AT(struct period, cumulative),
     .fallback = "no",
     .help = "Whether its figures count from the start of the longer period."},
};

const struct schema language_period = {
    .name = "period",
    .help = "A span of time for which there are figures. Text alone is its label: `09/10: 2009/10`.",
    SCHEMA_OF(struct period, period_fields),
};

#define TERM_FIELDS(name, what, sample)                              \
    static const struct field name[] = {                             \
        {.key = "id", .type = FIELD_KEY, FIELD_AT(struct term, id)}, \
        {.key = "title",                                             \
         .type = FIELD_LINES,                                        \
         FIELD_AT(struct term, title),                               \
         .flags = FIELD_SHORT,                                       \
         .help = (what),                                             \
         .example = (sample)},                                       \
    }

TERM_FIELDS(directorate_fields, "Its full name.", "Directorate of Children's Services");
TERM_FIELDS(committee_fields, "Its full name.", "Select Committee on Children's Services");
TERM_FIELDS(flag_fields, "What the flag means, for the key.", "Financial year to date");

const struct schema language_directorate = {
    .name = "directorate",
    .help = "A directorate or outside agency. Text alone is its name: `DCS: Directorate of Children's Services`. As "
            "soon as "
            "one is declared, every `directorate` of the data must be.",
    SCHEMA_OF(struct term, directorate_fields),
};

const struct schema language_committee = {
    .name = "committee",
    .help =
        "A committee. Text alone is its name. As soon as one is declared, every `committee` of the data must be; and "
        "a report that selects by `committee` is not warned of data that it leaves to others.",
    SCHEMA_OF(struct term, committee_fields),
};

static const char *const measure_words[] = {"mean", "median", "top-quartile", "bottom-quartile", NULL};

static const struct field comparator_fields[] = {
    {.key = "id", .type = FIELD_KEY, FIELD_AT(struct comparator_group, id)},
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct comparator_group, title),
     .flags = FIELD_SHORT,
     .help = "The head of its column.",
     .example = "All England Average"},
    {.key = "areas",
     .type = FIELD_TEXTS,
     FIELD_AT(struct comparator_group, areas),
     .help =
         "Which areas of the `areas` files belong to it: names of their groups, or of single areas; without it, all.",
     .example = "Metropolitan"},
    {.key = "measure",
     .type = FIELD_WORD,
     FIELD_AT(struct comparator_group, measure),
     .words = measure_words,
     .fallback = "mean",
     .help = "What is computed of the areas' values. The top quartile is the better one, by what is better."},
    {.key = "decimals",
     .type = FIELD_INT,
     FIELD_AT(struct comparator_group, decimals),
     .min = 0,
     .max = 9,
     .fallback = "2",
     .help = "Digits after the point of what is computed."},
};

const struct schema language_comparator = {
    .name = "comparator",
    .help =
        "Whom figures are compared with. Text alone is its title: `England: All England Average`. Its figures are "
        "given with the indicators, or computed from the `areas` files.",
    SCHEMA_OF(struct comparator_group, comparator_fields),
};

const struct schema language_flag = {
    .name = "flag",
    .help =
        "A mark that is printed after an indicator's ref. Text alone is its meaning: `F: Financial year to date`.",
    SCHEMA_OF(struct term, flag_fields),
};

static const struct field priority_fields[] = {
    {.key = "id", .type = FIELD_KEY, FIELD_AT(struct priority, id)},
    {.key = "theme",
     .type = FIELD_TEXT,
     FIELD_AT(struct priority, theme),
     .help = "The heading that several priorities share.",
     .example = "Health and Wellbeing"},
    {.key = "label",
     .type = FIELD_TEXT,
     FIELD_AT(struct priority, label),
     .help = "What stands before the title.",
     .example = "Priority 2"},
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct priority, title),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help = "The priority in words.",
     .example = "Tackle inequality in physical health and mental wellbeing"},
};

const struct schema language_priority = {
    .name = "priority",
    .help = "A priority of the plan, to which indicators, activities and sections belong. Text alone is its title.",
    SCHEMA_OF(struct priority, priority_fields),
};

static const struct field note_fields[] = {
    {.key = "id", .type = FIELD_KEY, FIELD_AT(struct note, id)},
    {.key = "text",
     .type = FIELD_RICH,
     FIELD_AT(struct note, text),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help = "The text of the note.",
     .example = "Figures are provisional."},
    EXEMPT_FIELD(struct note),
};

const struct schema language_note = {
    .name = "note",
    .help =
        "The text of a footnote, whose mark `[^name]` may stand in any text. Text alone is enough: `1: Figures are "
        "provisional.`",
    SCHEMA_OF(struct note, note_fields),
};

static const struct field root_fields[] = {
    {.key = "report",
     .type = FIELD_MAP,
     FIELD_AT(struct root, report),
     .sub = &language_head,
     .help = "What the report is. In the main file only, and required there."},
    {.key = "include",
     .type = FIELD_TEXTS,
     FIELD_AT(struct root, include),
     .help = "Further files, whose content follows this file's in this order. They lie beneath the report's folder.",
     .example = "[dcs.yaml, due.yaml]"},
    {.key = "periods",
     .type = FIELD_DICT,
     FIELD_AT(struct root, periods),
     .sub = &language_period,
     .help = "Spans of time, by name.",
     .example = "{ Q1: First quarter, Q2: { role: now } }"},
    {.key = "directorates",
     .type = FIELD_DICT,
     FIELD_AT(struct root, directorates),
     .sub = &language_directorate,
     .help = "Directorates and outside agencies, by name.",
     .example = "{ DCS: Directorate of Children's Services }"},
    {.key = "committees",
     .type = FIELD_DICT,
     FIELD_AT(struct root, committees),
     .sub = &language_committee,
     .help = "Committees, by name.",
     .example = "{ CS: Select Committee on Children's Services }"},
    {.key = "comparators",
     .type = FIELD_DICT,
     FIELD_AT(struct root, comparators),
     .sub = &language_comparator,
     .help = "Groups that figures are compared with, by name.",
     .example = "{ England: All England Average }"},
    {.key = "flags",
     .type = FIELD_DICT,
     FIELD_AT(struct root, flags),
     .sub = &language_flag,
     .help = "Marks after an indicator's ref, by name.",
     .example = "{ F: Financial year to date }"},
    {.key = "priorities",
     .type = FIELD_DICT,
     FIELD_AT(struct root, priorities),
     .sub = &language_priority,
     .help = "Priorities of the plan, by name.",
     .example = "{ HW2: Tackle inequality in physical health }"},
    {.key = "rules",
     .type = FIELD_DICT,
     FIELD_AT(struct root, rules),
     .sub = &check_rule_schema,
     .help = "Rules of status, by name, beside those of the layout."},
    {.key = "rewards",
     .type = FIELD_DICT,
     FIELD_AT(struct root, rewards),
     .sub = &language_reward,
     .help = "Rewards for stretch targets, by name."},
    {.key = "ignore",
     .type = FIELD_DICT,
     FIELD_AT(struct root, ignored),
     .sub = &language_ignored,
     .help = "Warnings that are not wanted in this report, by name, and why.",
     .example = "{ announced-count: The summary leaves out one priority. }"},
    {.key = "data",
     .type = FIELD_LIST,
     FIELD_AT(struct root, data),
     .sub = &language_data_file,
     .help = "CSV files with figures."},
    {.key = "areas",
     .type = FIELD_LIST,
     FIELD_AT(struct root, areas),
     .sub = &language_area_file,
     .help = "CSV files with the values of many areas."},
    {.key = "indicators",
     .type = FIELD_LIST,
     FIELD_AT(struct root, indicators),
     .sub = &language_indicator,
     .help = "Indicators with their figures."},
    {.key = "activities",
     .type = FIELD_LIST,
     FIELD_AT(struct root, activities),
     .sub = &language_activity,
     .help = "Activities with their progress."},
    {.key = "engagement",
     .type = FIELD_LIST,
     FIELD_AT(struct root, engagement),
     .sub = &language_engagement,
     .help = "Consultations and other community engagement."},
    {.key = "notes",
     .type = FIELD_DICT,
     FIELD_AT(struct root, notes),
     .sub = &language_note,
     .help = "Texts of footnotes, by name.",
     .example = "{ 1: Figures are provisional. }"},
    {.key = "sections",
     .type = FIELD_LIST,
     FIELD_AT(struct root, sections),
     .sub = &language_section,
     .help = "What is printed, in order."},
};

static const struct misplaced root_misplaced[] = {
    {.key = "period",
     .help = "the period that the report covers stands below `report:`, indented; spans of time for which there are "
             "figures stand under `periods:`"},
    {.key = "committee",
     .help = "the committee that receives the report stands below `report:`, indented; committees of indicators "
             "stand under `committees:`"},
    {.of = &language_head, .help = "indent it below `report:`"},
    {.of = &language_section, .help = "it belongs to a section: indent it below `sections:` and `- heading: ...`"},
    {.of = &language_indicator, .help = "it belongs to an indicator: indent it below `indicators:` and `- ref: ...`"},
    {0},
};

const struct schema language_root = {
    .name = "file",
    .help = "The first level of a report file.",
    SCHEMA_OF(struct root, root_fields),
    .misplaced = root_misplaced,
    .example = "report:\n"
               "  title: Quarterly Corporate Performance Management Report\n"
               "include: [dcs.yaml, due.yaml]\n"
               "periods: { 09/10: 09/10, Q2: { label: Q2, role: now } }\n"
               "directorates: { DCS: Directorate of Children's Services }\n"
               "comparators: { England: All England Average }\n"
               "priorities: { HW2: Tackle inequality in physical health }\n"
               "indicators:\n"
               "  - ref: NI 059\n"
               "    directorate: DCS\n"
               "    priority: HW2\n"
               "    definition: \"% of initial assessments carried out within 7 working days\"\n"
               "    actual: { 09/10: 55.5%, Q2: 61.2% }\n"
               "    comment: Quarter 2 shows an improvement.[^1]\n"
               "notes: { 1: Figures are provisional. }\n"
               "sections:\n"
               "  - priority: HW2\n"
               "    content:\n"
               "      - indicators: {}\n",
};
