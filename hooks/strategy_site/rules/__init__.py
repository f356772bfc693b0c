"""Rules across records. Each is a generator of problems whose docstring is the rule in English."""

from collections.abc import Callable, Iterator, Sequence

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.problems import Problem
from strategy_site.rules import (
    activities,
    closed,
    contacts,
    entries,
    key_actions,
    likely_dates,
    measures,
    overrides,
    parties,
    process_paths,
    processes,
    publications,
    recommendations,
    resources,
    search,
    site,
    succession,
    training,
    updates,
)
from strategy_site.rules.figures import figures
from strategy_site.rules.own_words import OwnText, texts_of_records
from strategy_site.rules.pages import WrittenPage, empty_links, headings_out_of_order
from strategy_site.rules.plain_words import jargon
from strategy_site.rules.prose import long_sentences, replaced_words, unexplained_initials
from strategy_site.rules.quotations import Texts, quotations_are_verbatim
from strategy_site.rules.reviews import reviews_are_in_date
from strategy_site.rules.warnings import (
    benchmarks_are_answered,
    drafts_are_collected,
    live_activities_are_reported,
    percentages_have_a_base,
    reports_are_new,
    sources_are_clear,
)

Rule = Callable[[Council, Positions], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    site.holds_end_after_they_begin,
    site.real_sites_have_real_addresses,
    contacts.contacts_can_be_reached,
    contacts.contacts_keep_out_none_of_their_own,
    contacts.steps_send_nobody_to_what_is_not_for_them,
    contacts.training_is_booked_with_whom_it_is_for,
    contacts.emergency_contacts_are_sure,
    resources.no_circles_of_resources,
    resources.what_is_superseded_names_what_followed,
    resources.nobody_is_sent_to_what_no_longer_holds,
    training.no_circles_of_training,
    training.training_is_booked_in_one_way,
    training.one_party_provides_training,
    training.what_is_on_offer_was_not_replaced,
    training.nobody_is_sent_to_training_of_the_past,
    site.full_compliance_was_audited,
    key_actions.key_actions_are_numbered_from_one,
    key_actions.key_actions_have_activities,
    key_actions.the_strategy_ends_after_it_begins,
    activities.due_dates_are_for_milestones,
    activities.moves_are_of_due_dates,
    activities.frequencies_are_for_what_recurs,
    activities.kinds_have_what_they_need,
    activities.due_dates_are_left_open_by_papers_only,
    activities.moves_of_due_dates_follow_each_other,
    activities.moves_of_due_dates_were_reported,
    activities.withdrawals_were_reported,
    parties.no_circles_of_bodies,
    parties.no_circles_of_organisations,
    succession.parties_end_after_they_begin,
    succession.live_activities_name_who_is_there,
    succession.reports_come_from_who_is_there,
    succession.what_is_current_names_who_is_there,
    succession.approved_processes_name_who_is_there,
    succession.bodies_name_who_is_there,
    succession.what_is_dated_names_who_was_there,
    publications.one_publisher,
    publications.slides_exist,
    updates.quarter_fits,
    updates.position_is_no_earlier_than_the_reports,
    updates.reports_say_something,
    updates.a_quarter_without_a_report_has_none,
    updates.no_quarter_is_passed_over,
    updates.missing_returns_did_not_come,
    updates.missing_returns_were_expected,
    updates.papers_are_the_source_of_their_reports,
    updates.reports_are_approved,
    updates.nothing_is_published_in_a_hold,
    overrides.overrides_lapse_later,
    overrides.overrides_were_set_for_their_report,
    overrides.one_override_of_a_key_action,
    updates.statements_are_about_something,
    entries.entries_say_who_says_so,
    entries.completion_is_dated,
    entries.statuses_fit_the_kind,
    entries.confidence_is_about_what_is_open,
    entries.what_goes_wrong_has_a_reason,
    entries.what_goes_wrong_is_put_right,
    entries.one_entry_for_an_activity,
    entries.nothing_is_reported_of_what_is_withdrawn,
    entries.what_was_complete_is_reopened_in_words,
    entries.corrections_are_of_earlier_reports,
    recommendations.recommendations_to_us_are_answered,
    recommendations.no_reason_beside_activities,
    recommendations.others_answer_what_is_theirs,
    recommendations.numbers_are_not_given_twice,
    measures.figures_fit_their_unit,
    measures.targets_can_be_reached,
    measures.targets_follow_each_other,
    measures.figures_belong_to_quarters_with_a_file,
    measures.one_figure_a_quarter,
    search.synonyms_are_told_once,
    search.terms_lead_to_one_page,
    processes.files_are_named_after_their_process,
    processes.steps_have_ids_of_their_own,
    processes.steps_do_not_wait_for_themselves,
    process_paths.ways_lead_to_steps,
    process_paths.processes_begin_in_one_place,
    process_paths.steps_are_reached,
    process_paths.paths_lead_on,
    process_paths.ends_alone_say_what_comes_of_it,
    process_paths.paths_end,
    process_paths.ways_back_are_marked,
    process_paths.ways_that_are_marked_lead_back,
    process_paths.marks_belong_to_ways,
    processes.questions_have_answers,
    processes.answers_differ,
    processes.actions_are_taken_by_someone,
    process_paths.worries_begin_with_danger,
    processes.times_are_complete,
    processes.approvals_are_complete,
    processes.reviews_follow_approvals,
    processes.support_is_reviewed_twice,
    likely_dates.dates_lie_within_reach,
    likely_dates.work_begins_before_it_is_due,
    likely_dates.the_strategy_is_launched_before_it_ends,
    likely_dates.what_happened_is_not_ahead,
    likely_dates.statements_are_reviewed_after_they_are_prepared,
    likely_dates.what_is_presented_was_reported,
    closed.closed_quarters_keep_their_report,
    closed.what_says_that_it_is_closed_is_sealed,
    closed.closed_quarters_are_named_once,
    closed.ids_of_closed_quarters_stay,
    closed.ids_of_closed_quarters_keep_their_meaning,
    closed.plans_of_closed_quarters_stand,
    closed.figures_of_closed_quarters_stand,
)


def broken_rules(council: Council, positions: Positions) -> Iterator[Problem]:
    """Yield the problems that the rules find, rule by rule."""
    for rule in RULES:
        yield from rule(council, positions)


# These describe the world. They say that something is absent, so they wait until all is read.
WARNINGS: tuple[Rule, ...] = (
    reviews_are_in_date,
    live_activities_are_reported,
    sources_are_clear,
    percentages_have_a_base,
    benchmarks_are_answered,
    reports_are_new,
    drafts_are_collected,
)


def warnings_of(council: Council, positions: Positions) -> Iterator[Problem]:
    """Yield the warnings that describe the world, of a council without mistakes."""
    for rule in WARNINGS:
        yield from rule(council, positions)


def prose_warnings(
    council: Council, positions: Positions, pages: Sequence[WrittenPage], texts: Texts
) -> Iterator[Problem]:
    """Yield the warnings about our own prose and our quotations, whatever else is wrong.

    ``texts`` are those of the sources.
    """
    ours: list[OwnText] = list(texts_of_records(council, positions))
    for page in pages:
        ours.extend(page.texts)
    yield from long_sentences(ours)
    yield from unexplained_initials(ours, council)
    yield from replaced_words(ours, council)
    yield from jargon(ours, council)
    yield from figures(ours, council)
    yield from empty_links(pages, council)
    yield from headings_out_of_order(pages)
    yield from quotations_are_verbatim(council, positions, texts)
