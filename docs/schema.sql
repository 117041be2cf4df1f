column accounts.id uuid not null
column accounts.username text not null
column accounts.name text not null
column accounts.title text not null default ''::text
column accounts.org_id uuid not null
column accounts.roles text[] not null
column accounts.password_hash text not null
column accounts.password_history text[] not null default '{}'::text[]
column accounts.password_changed_at timestamp with time zone not null
column accounts.must_change_password boolean not null default false
column accounts.failed_count integer not null default 0
column accounts.locked_until timestamp with time zone
column accounts.disabled boolean not null default false
column accounts.last_seen_at timestamp with time zone
column accounts.version integer not null default 1
column accounts.created_at timestamp with time zone not null
column attachments.id uuid not null
column attachments.state text not null default 'loose'::text
column attachments.account_id uuid
column attachments.by_name text not null
column attachments.unit_id uuid
column attachments.name text not null
column attachments.kind text not null
column attachments.media_type text not null
column attachments.size integer not null
column attachments.sha256 text not null
column attachments.original_sha256 text not null
column attachments.width integer
column attachments.height integer
column attachments.evidence jsonb not null default '{}'::jsonb
column attachments.subject_type text
column attachments.subject_id uuid
column attachments.part text
column attachments.storage_key text not null
column attachments.created_at timestamp with time zone not null
column attachments.bound_at timestamp with time zone
column attachments.place integer not null default 0
column attachments.kept_for text
column calendar_head.id integer not null default 1
column calendar_head.version integer not null
column calendar_head.hours jsonb not null
column calendar_head.report_days jsonb not null default '[]'::jsonb
column calendar_years.year integer not null
column calendar_years.status text not null
column calendar_years.source text not null
column card_acts.card_id uuid not null
column card_acts.seq integer not null
column card_acts.move text not null
column card_acts.text text not null default ''::text
column card_acts.by_id uuid
column card_acts.by_name text
column card_acts.at timestamp with time zone not null
column card_numbers.color text not null
column card_numbers.year integer not null
column card_numbers.last integer not null
column cards.id uuid not null
column cards.color text not null
column cards.state text not null
column cards.notice_id uuid not null
column cards.unit_id uuid not null
column cards.rung text
column cards.proposed_at timestamp with time zone not null
column cards.reason text not null default ''::text
column cards.round integer not null default 1
column cards.number_year integer
column cards.number_seq integer
column cards.proposed_by uuid
column cards.issued_at timestamp with time zone
column cards.issued_by uuid
column cards.served_at timestamp with time zone
column cards.explain_due_at timestamp with time zone
column cards.appeal_due_at timestamp with time zone
column cards.appealed_at timestamp with time zone
column cards.review_due_at timestamp with time zone
column cards.decided_at timestamp with time zone
column cards.lifted_at timestamp with time zone
column cards.lowered boolean not null default false
column cards.provisional boolean not null default false
column cards.rules jsonb
column cards.evidence jsonb not null default '{}'::jsonb
column cards.version integer not null default 1
column complaint_clocks.id bigint not null identity
column complaint_clocks.complaint_id uuid not null
column complaint_clocks.clock text not null
column complaint_clocks.owner text not null
column complaint_clocks.started_at timestamp with time zone not null
column complaint_clocks.due_day date not null
column complaint_clocks.due_at timestamp with time zone not null
column complaint_clocks.provisional boolean not null
column complaint_clocks.ended_at timestamp with time zone
column complaint_clocks.missed_at timestamp with time zone
column complaint_extensions.id uuid not null
column complaint_extensions.complaint_id uuid not null
column complaint_extensions.clock_id bigint not null
column complaint_extensions.days integer not null
column complaint_extensions.reason text not null
column complaint_extensions.asked_by uuid not null
column complaint_extensions.asked_by_name text not null
column complaint_extensions.asked_at timestamp with time zone not null
column complaint_extensions.decide_by timestamp with time zone not null
column complaint_extensions.decided_by uuid
column complaint_extensions.decided_by_name text
column complaint_extensions.decided_at timestamp with time zone
column complaint_extensions.granted_days integer
column complaint_extensions.opinion text
column complaint_numbers.year integer not null
column complaint_numbers.last integer not null
column complaint_senders.complaint_id uuid not null
column complaint_senders.org_id uuid
column complaint_senders.name text not null
column complaint_senders.contact text not null default ''::text
column complaint_senders.phone text not null default ''::text
column complaint_senders.credit_code text not null default ''::text
column complaint_steps.complaint_id uuid not null
column complaint_steps.seq integer not null
column complaint_steps.kind text not null
column complaint_steps.at timestamp with time zone not null
column complaint_steps.party text not null
column complaint_steps.unit_id uuid
column complaint_steps.by_name text
column complaint_steps.text text not null default ''::text
column complaint_steps.facts jsonb not null default '{}'::jsonb
column complaint_unsealings.id uuid not null
column complaint_unsealings.complaint_id uuid not null
column complaint_unsealings.asked_by uuid not null
column complaint_unsealings.asked_by_name text not null
column complaint_unsealings.asked_at timestamp with time zone not null
column complaint_unsealings.reason text not null
column complaint_unsealings.decided_by uuid
column complaint_unsealings.decided_by_name text
column complaint_unsealings.decided_at timestamp with time zone
column complaint_unsealings.granted boolean
column complaint_unsealings.opinion text
column complaints.id uuid not null
column complaints.number_year integer not null
column complaints.number_seq integer not null
column complaints.title text not null
column complaints.text text not null
column complaints.category text not null
column complaints.kind text not null
column complaints.channel text not null
column complaints.confidentiality text not null
column complaints.complexity text not null default 'plain'::text
column complaints.project_id uuid
column complaints.inspection text not null default ''::text
column complaints.complained_of uuid[] not null default '{}'::uuid[]
column complaints.stage text not null
column complaints.lead_id uuid
column complaints.co_ids uuid[] not null default '{}'::uuid[]
column complaints.holder_id uuid
column complaints.reworks integer not null default 0
column complaints.was_with_leader boolean not null default false
column complaints.was_withdrawn boolean not null default false
column complaints.filed_at timestamp with time zone not null
column complaints.since timestamp with time zone not null
column complaints.assigned_at timestamp with time zone
column complaints.answered_at timestamp with time zone
column complaints.answer_due_at timestamp with time zone
column complaints.called_back_at timestamp with time zone
column complaints.withdrawn_at timestamp with time zone
column complaints.outcome text
column complaints.grade integer
column complaints.closed_at timestamp with time zone
column complaints.clock text
column complaints.due_day date
column complaints.due_at timestamp with time zone
column complaints.provisional boolean not null default false
column complaints.missed integer not null default 0
column complaints.receipt_hash text
column complaints.key_hash text
column complaints.rules jsonb not null
column complaints.version integer not null default 1
column complaints.was_told boolean not null default false
column deliveries.id uuid not null
column deliveries.account_id uuid not null
column deliveries.channel text not null
column deliveries.address text not null
column deliveries.key text not null
column deliveries.lines integer not null
column deliveries.first_line bigint not null
column deliveries.last_line bigint not null
column deliveries.state text not null
column deliveries.attempts integer not null default 0
column deliveries.error text
column deliveries.created_at timestamp with time zone not null
column deliveries.sent_at timestamp with time zone
column demo_clock.id integer not null default 1
column demo_clock.offset_ms bigint not null
column engine_state.id integer not null default 1
column engine_state.last_sweep_at timestamp with time zone
column engine_state.last_sweep_ms integer
column engine_state.fired bigint not null default 0
column enrolments.id uuid not null
column enrolments.state text not null
column enrolments.name text not null
column enrolments.credit_code text not null
column enrolments.contact_name text not null
column enrolments.phone text not null
column enrolments.username text not null
column enrolments.password_hash text
column enrolments.password_set_at timestamp with time zone not null
column enrolments.filed_at timestamp with time zone not null
column enrolments.decided_by uuid
column enrolments.decided_by_name text
column enrolments.decided_at timestamp with time zone
column enrolments.reason text not null default ''::text
column enrolments.org_id uuid
column enrolments.account_id uuid
column enrolments.version integer not null default 1
column event_head.id integer not null default 1
column event_head.seq bigint not null
column event_head.hash text not null
column events.seq bigint not null
column events.at timestamp with time zone not null
column events.type text not null
column events.actor_id uuid
column events.actor_name text
column events.subject_type text not null
column events.subject_id text not null
column events.root_id uuid
column events.unit_id uuid
column events.owner_id uuid
column events.data jsonb not null
column events.request_id text
column events.prev_hash text not null
column events.hash text not null
column findings.id uuid not null
column findings.project_id uuid not null
column findings.period text not null
column findings.name text not null
column findings.facts jsonb not null
column findings.state text not null
column findings.found_at timestamp with time zone not null
column findings.reason text
column findings.by_name text
column findings.decided_at timestamp with time zone
column findings.notice_id uuid
column findings.version integer not null default 1
column holidays.day date not null
column holidays.off boolean not null
column holidays.name text not null
column import_mappings.id uuid not null
column import_mappings.kind text not null
column import_mappings.name text not null
column import_mappings.org_id uuid not null
column import_mappings.heads jsonb not null
column import_mappings.columns jsonb not null
column import_mappings.by_name text not null
column import_mappings.saved_at timestamp with time zone not null
column import_rows.import_id uuid not null
column import_rows.line integer not null
column import_rows.what text not null
column import_rows.label text not null
column import_rows.subject_id uuid
column import_rows.project_id uuid
column import_rows.changes jsonb not null default '[]'::jsonb
column import_rows.faults jsonb not null default '[]'::jsonb
column import_rows.state jsonb not null default '{}'::jsonb
column import_rows.after_version integer
column import_rows.undone text
column import_rows.why text
column imports.id uuid not null
column imports.kind text not null
column imports.state text not null default 'draft'::text
column imports.account_id uuid not null
column imports.by_name text not null
column imports.org_id uuid
column imports.attachment_id uuid
column imports.file_name text not null
column imports.file_size integer not null
column imports.sha256 text not null
column imports.form jsonb not null
column imports.columns jsonb not null
column imports.mapping text
column imports.reason text not null default ''::text
column imports.skip_bad boolean not null default false
column imports.counts jsonb
column imports.progress jsonb
column imports.failure jsonb
column imports.created_at timestamp with time zone not null
column imports.done_at timestamp with time zone
column imports.undo jsonb
column imports.version integer not null default 1
column inbox.id bigint not null identity
column inbox.account_id uuid not null
column inbox.key text not null
column inbox.kind text not null
column inbox.topic text not null
column inbox.subject_type text not null
column inbox.subject_id text not null
column inbox.data jsonb not null
column inbox.at timestamp with time zone not null
column inbox.read_at timestamp with time zone
column inbox.gathered_at timestamp with time zone
column light_waivers.id uuid not null
column light_waivers.project_id uuid not null
column light_waivers.kind text not null
column light_waivers.reason text not null
column light_waivers.until_day date not null
column light_waivers.state text not null
column light_waivers.asked_by uuid
column light_waivers.asked_by_name text not null
column light_waivers.asked_at timestamp with time zone not null
column light_waivers.decided_by uuid
column light_waivers.decided_by_name text
column light_waivers.decided_at timestamp with time zone
column light_waivers.opinion text
column light_waivers.ended_at timestamp with time zone
column light_waivers.version integer not null default 1
column lights.id bigint not null identity
column lights.subject_type text not null
column lights.subject_id uuid not null
column lights.kind text not null
column lights.period text not null
column lights.as_of date not null
column lights.color text not null
column lights.word text not null
column lights.reason jsonb not null
column lights.rule text not null
column lights.current boolean not null
column lights.created_at timestamp with time zone not null
column line_spells.project_id uuid not null
column line_spells.since timestamp with time zone not null
column line_spells.until timestamp with time zone
column message_channels.account_id uuid not null
column message_channels.channel text not null
column message_channels.address text not null
column message_channels.secret text
column message_channels.active boolean not null
column milestones.id uuid not null
column milestones.project_id uuid not null
column milestones.kind text not null
column milestones.topic text
column milestones.name text not null
column milestones.unit_id uuid not null
column milestones.planned_day date not null
column milestones.actual_day date
column milestones.dropped_day date
column milestones.drop_reason text
column milestones.note text not null default ''::text
column milestones.version integer not null default 1
column milestones.created_at timestamp with time zone not null
column milestones.updated_at timestamp with time zone not null
column notice_credits.id uuid not null
column notice_credits.notice_id uuid not null
column notice_credits.kind text not null
column notice_credits.working_days integer not null
column notice_credits.reason text not null
column notice_credits.approved_by text not null
column notice_credits.at timestamp with time zone not null
column notice_dues.notice_id uuid not null
column notice_dues.seq integer not null
column notice_dues.round integer not null
column notice_dues.due_day date not null
column notice_dues.due_at timestamp with time zone not null
column notice_dues.next_day date not null
column notice_dues.by text not null
column notice_dues.reason text not null
column notice_dues.approved_by text
column notice_dues.at timestamp with time zone not null
column notice_feedbacks.notice_id uuid not null
column notice_feedbacks.seq integer not null
column notice_feedbacks.due_day date
column notice_feedbacks.text text not null
column notice_feedbacks.by_name text not null
column notice_feedbacks.unit_id uuid not null
column notice_feedbacks.at timestamp with time zone not null
column notice_numbers.year integer not null
column notice_numbers.last integer not null
column notice_pauses.id uuid not null
column notice_pauses.notice_id uuid not null
column notice_pauses.from_at timestamp with time zone not null
column notice_pauses.to_at timestamp with time zone
column notice_pauses.reason text not null
column notice_pauses.approved_by text not null
column notice_pauses.ended_by text
column notice_replies.notice_id uuid not null
column notice_replies.version integer not null
column notice_replies.text text not null
column notice_replies.by_name text not null
column notice_replies.at timestamp with time zone not null
column notice_replies.verdict text
column notice_replies.opinion text
column notice_replies.verdict_by text
column notice_replies.verdict_at timestamp with time zone
column notice_requests.id uuid not null
column notice_requests.notice_id uuid not null
column notice_requests.kind text not null
column notice_requests.text text not null
column notice_requests.days integer
column notice_requests.until_day date
column notice_requests.asked_by uuid
column notice_requests.asked_by_name text not null
column notice_requests.asked_at timestamp with time zone not null
column notice_requests.decide_by timestamp with time zone not null
column notice_requests.state text not null
column notice_requests.decided_by uuid
column notice_requests.decided_by_name text
column notice_requests.decided_at timestamp with time zone
column notice_requests.opinion text
column notice_requests.granted_days integer
column notice_requests.new_day date
column notice_rungs.notice_id uuid not null
column notice_rungs.key text not null
column notice_rungs.seq integer not null
column notice_rungs.day date not null
column notice_rungs.at timestamp with time zone not null
column notice_rungs.effects text[] not null
column notice_rungs.provisional boolean not null
column notice_rungs.round integer not null default 1
column notices.id uuid not null
column notices.number_year integer
column notices.number_seq integer
column notices.title text not null
column notices.state text not null
column notices.severity text not null
column notices.source text not null
column notices.subject_type text not null
column notices.subject_id uuid not null
column notices.subject_name text not null
column notices.unit_id uuid not null
column notices.owner_id uuid
column notices.reason_code text not null
column notices.reason_facts jsonb not null default '{}'::jsonb
column notices.demands text not null default ''::text
column notices.proposed_at timestamp with time zone not null
column notices.issued_at timestamp with time zone
column notices.working_days integer
column notices.sign_due_day date
column notices.due_day date
column notices.due_at timestamp with time zone
column notices.provisional boolean not null default false
column notices.signed_at timestamp with time zone
column notices.replied_at timestamp with time zone
column notices.closed_at timestamp with time zone
column notices.policy jsonb
column notices.level integer not null default 0
column notices.next_rung text
column notices.next_day date
column notices.version integer not null default 1
column notices.source_note text not null default ''::text
column notices.evidence text[] not null default '{}'::text[]
column notices.co_unit_ids uuid[] not null default '{}'::uuid[]
column notices.color text not null default 'blue'::text
column notices.round integer not null default 1
column notices.pending text[] not null default '{}'::text[]
column notices.spent text[] not null default '{}'::text[]
column notices.approved_at timestamp with time zone
column notices.approved_by text
column notices.acting_at timestamp with time zone
column notices.plan text not null default ''::text
column notices.accepted_at timestamp with time zone
column notices.archived_at timestamp with time zone
column notices.suspended_at timestamp with time zone
column notices.next_feedback_day date
column notices.rules jsonb
column notices.pause_ends_day date
column notices.pause_ended_at timestamp with time zone
column orgs.id uuid not null
column orgs.name text not null
column orgs.short_name text not null
column orgs.kind text not null
column orgs.parent_id uuid
column orgs.path uuid[] not null
column orgs.region_code text
column orgs.credit_code text
column orgs.active boolean not null default true
column orgs.version integer not null default 1
column orgs.created_at timestamp with time zone not null
column orgs.head_id uuid
column orgs.supervisor_id uuid
column project_departures.project_id uuid not null
column project_departures.seq integer not null
column project_departures.what text not null
column project_departures.reason text not null
column project_departures.day date not null
column project_departures.by_name text not null
column project_departures.at timestamp with time zone not null
column project_plans.project_id uuid not null
column project_plans.year integer not null
column project_plans.version integer not null
column project_plans.amount_fen bigint not null
column project_plans.months bigint[]
column project_plans.basis text not null
column project_plans.reason text not null
column project_plans.approved_by text not null
column project_plans.current boolean not null
column project_plans.created_at timestamp with time zone not null
column project_plans.approved_on date
column project_year_head.id integer not null default 1
column project_year_head.year integer not null
column project_year_head.counted_at timestamp with time zone not null
column project_year_sums.year integer not null
column project_year_sums.unit_id uuid not null
column project_year_sums.township text not null
column project_year_sums.township_name text not null
column project_year_sums.sector text not null
column project_year_sums.section text not null
column project_year_sums.category text not null
column project_year_sums.year_class text not null
column project_year_sums.level text not null
column project_year_sums.leader text not null
column project_year_sums.currency text not null
column project_year_sums.projects numeric not null
column project_year_sums.snapshots numeric not null
column project_year_sums.plan_fen numeric not null
column project_year_sums.first_fen numeric not null
column project_year_sums.funded_plan_fen numeric not null
column project_year_sums.funded_first_fen numeric not null
column project_year_sums.planned_evenly numeric not null
column project_year_sums.first_evenly numeric not null
column project_year_sums.planned_months numeric[] not null
column project_year_sums.first_planned_months numeric[] not null
column project_year_sums.done_months numeric[] not null
column project_year_sums.funds_months numeric[] not null
column project_year_sums.reports numeric[] not null
column project_year_sums.start_due numeric[] not null
column project_year_sums.start_done numeric[] not null
column project_year_sums.finish_due numeric[] not null
column project_year_sums.finish_done numeric[] not null
column project_year_sums.begun numeric[] not null
column project_year_sums.registered numeric[] not null
column project_years.project_id uuid not null
column project_years.year integer not null
column project_years.unit_id uuid not null
column project_years.owner_id uuid
column project_years.township text not null
column project_years.township_name text not null
column project_years.sector text not null
column project_years.section text not null
column project_years.category text not null
column project_years.year_class text not null
column project_years.level text not null
column project_years.leader text not null
column project_years.currency text not null
column project_years.whole_life boolean not null
column project_years.plan_fen bigint
column project_years.plan_months bigint[]
column project_years.first_fen bigint
column project_years.first_months bigint[]
column project_years.done_months bigint[] not null
column project_years.funds_months bigint[] not null
column project_years.start_due integer
column project_years.start_done integer
column project_years.finish_due integer
column project_years.finish_done integer
column project_years.begun integer
column project_years.registered integer
column projects.id uuid not null
column projects.code text
column projects.name text not null
column projects.unit_id uuid not null
column projects.owner_id uuid
column projects.township text not null
column projects.township_name text not null
column projects.sector text not null
column projects.category text not null
column projects.nature text not null
column projects.stage text not null
column projects.year_class text not null
column projects.labels text[] not null default '{}'::text[]
column projects.description text not null default ''::text
column projects.address text not null default ''::text
column projects.leader_name text not null default ''::text
column projects.officer_name text not null default ''::text
column projects.total_fen bigint not null
column projects.currency text not null default 'CNY'::text
column projects.planned_start date
column projects.planned_finish date
column projects.actual_start date
column projects.actual_finish date
column projects.longitude double precision
column projects.latitude double precision
column projects.source text not null
column projects.search text not null
column projects.version integer not null default 1
column projects.created_at timestamp with time zone not null
column projects.updated_at timestamp with time zone not null
column projects.legal_name text not null default ''::text
column projects.credit_code text
column projects.industry text
column projects.scale text not null default ''::text
column projects.funding jsonb not null default '[]'::jsonb
column projects.estimate_fen bigint
column projects.budget_fen bigint
column projects.government_funded boolean not null default false
column projects.registered_on date
column projects.planned_operation date
column projects.actual_operation date
column projects.regulator_id uuid
column projects.leader_id uuid
column projects.counting text not null default 'physical'::text
column quiet_hours.account_id uuid not null
column quiet_hours.from_time text not null
column quiet_hours.to_time text not null
column quiet_hours.days_off boolean not null
column quiet_hours.daily_at text not null
column raised_problems.report_id uuid not null
column raised_problems.problem text not null
column raised_problems.notice_id uuid not null
column raised_problems.by_name text not null
column raised_problems.at timestamp with time zone not null
column report_chases.project_id uuid not null
column report_chases.period text not null
column report_chases.day date not null
column report_chases.by_name text not null
column report_chases.at timestamp with time zone not null
column report_receipts.key uuid not null
column report_receipts.account_id uuid not null
column report_receipts.report_id uuid not null
column report_receipts.version integer not null
column report_receipts.sha256 text not null
column report_receipts.answer jsonb not null
column report_receipts.at timestamp with time zone not null
column report_reopenings.project_id uuid not null
column report_reopenings.period text not null
column report_reopenings.until_day date not null
column report_reopenings.until_at timestamp with time zone not null
column report_reopenings.reason text not null
column report_reopenings.by_name text not null
column report_reopenings.at timestamp with time zone not null
column report_reviews.report_id uuid not null
column report_reviews.version integer not null
column report_reviews.verdict text not null
column report_reviews.comments jsonb not null
column report_reviews.by_name text not null
column report_reviews.at timestamp with time zone not null
column report_steps.period text not null
column report_steps.step text not null
column report_steps.taken_at timestamp with time zone not null
column report_steps.timely boolean not null
column report_steps.owing integer not null
column report_versions.report_id uuid not null
column report_versions.version integer not null
column report_versions.content jsonb not null
column report_versions.submitted_at timestamp with time zone not null
column report_versions.submitted_by text
column report_versions.basis text not null default 'physical'::text
column report_versions.reason text
column report_versions.photos uuid[]
column reports.id uuid not null
column reports.project_id uuid not null
column reports.period text not null
column reports.kind text not null default 'monthly'::text
column reports.state text not null
column reports.as_of date not null
column reports.month_fen bigint
column reports.year_fen bigint
column reports.total_fen bigint
column reports.funds_fen bigint
column reports.physical_bp integer
column reports.progress_step text
column reports.progress_text text not null default ''::text
column reports.problems jsonb not null default '[]'::jsonb
column reports.content jsonb not null default '{}'::jsonb
column reports.draft jsonb
column reports.draft_at timestamp with time zone
column reports.late boolean not null default false
column reports.version integer not null default 0
column reports.submissions integer not null default 0
column reports.submitted_at timestamp with time zone
column reports.submitted_by text
column reports.basis text not null default 'physical'::text
column reports.review text
column reports.review_due_day date
column reports.published jsonb
column rung_fires.notice_id uuid not null
column rung_fires.key text not null
column rung_fires.fired_at timestamp with time zone not null
column rung_fires.round integer not null default 1
column rung_fires.skipped boolean not null default false
column search_complaints.kind text not null
column search_complaints.row_id uuid not null
column search_complaints.part text not null
column search_complaints.page_id uuid not null
column search_complaints.unit_id uuid
column search_complaints.org_ids uuid[] not null
column search_complaints.title text not null
column search_complaints.body text not null
column search_complaints.place text not null
column search_complaints.at timestamp with time zone not null
column search_complaints.folded text not null default ((search_fold(title) || '
'::text) || search_fold(body))
column search_notices.kind text not null
column search_notices.row_id uuid not null
column search_notices.part text not null
column search_notices.page_id uuid not null
column search_notices.unit_id uuid
column search_notices.org_ids uuid[] not null
column search_notices.title text not null
column search_notices.body text not null
column search_notices.place text not null
column search_notices.at timestamp with time zone not null
column search_notices.folded text not null default ((search_fold(title) || '
'::text) || search_fold(body))
column search_projects.kind text not null
column search_projects.row_id uuid not null
column search_projects.part text not null
column search_projects.page_id uuid not null
column search_projects.unit_id uuid
column search_projects.org_ids uuid[] not null
column search_projects.title text not null
column search_projects.body text not null
column search_projects.place text not null
column search_projects.at timestamp with time zone not null
column search_projects.folded text not null default ((search_fold(title) || '
'::text) || search_fold(body))
column search_replies.kind text not null
column search_replies.row_id uuid not null
column search_replies.part text not null
column search_replies.page_id uuid not null
column search_replies.unit_id uuid
column search_replies.org_ids uuid[] not null
column search_replies.title text not null
column search_replies.body text not null
column search_replies.place text not null
column search_replies.at timestamp with time zone not null
column search_replies.folded text not null default ((search_fold(title) || '
'::text) || search_fold(body))
column search_reports.kind text not null
column search_reports.row_id uuid not null
column search_reports.part text not null
column search_reports.page_id uuid not null
column search_reports.unit_id uuid
column search_reports.org_ids uuid[] not null
column search_reports.title text not null
column search_reports.body text not null
column search_reports.place text not null
column search_reports.at timestamp with time zone not null
column search_reports.folded text not null default ((search_fold(title) || '
'::text) || search_fold(body))
column search_units.kind text not null
column search_units.row_id uuid not null
column search_units.part text not null
column search_units.page_id uuid not null
column search_units.unit_id uuid
column search_units.org_ids uuid[] not null
column search_units.title text not null
column search_units.body text not null
column search_units.place text not null
column search_units.at timestamp with time zone not null
column search_units.folded text not null default ((search_fold(title) || '
'::text) || search_fold(body))
column sessions.token_hash text not null
column sessions.account_id uuid not null
column sessions.csrf text not null
column sessions.created_at timestamp with time zone not null
column sessions.seen_at timestamp with time zone not null
column sessions.ip text
column sessions.agent text
column settings.key text not null
column settings.version integer not null
column settings.value jsonb not null
column settings.reason text not null
column settings.by_name text
column settings.at timestamp with time zone not null
column setup_links.token_hash text not null
column setup_links.created_at timestamp with time zone not null
column setup_links.used_at timestamp with time zone
column socket_io_attachments.id bigint not null default nextval('socket_io_attachments_id_seq'::regclass)
column socket_io_attachments.created_at timestamp with time zone default now()
column socket_io_attachments.payload bytea
column standing_counts.facet text not null
column standing_counts.value text not null
column standing_counts.projects bigint not null
column standing_head.id integer not null default 1
column standing_head.closed text not null
column standing_head.counted_at timestamp with time zone not null
column standing_sums.township text not null
column standing_sums.township_name text not null
column standing_sums.sector text not null
column standing_sums.currency text not null
column standing_sums.color text not null
column standing_sums.projects bigint not null
column standing_sums.large bigint not null
column standing_sums.stale bigint not null
column standing_sums.paid bigint not null
column standing_sums.plan_fen numeric not null
column standing_sums.done_fen numeric not null
column standing_sums.scheduled_twelfths numeric not null
column standing_sums.total_fen numeric not null
column standing_sums.planned_evenly numeric not null
column standing_sums.planned_months numeric[] not null
column standing_sums.done_months numeric[] not null
column standing_sums.direct bigint not null
column standing_sums.filed_closed bigint not null
column standing_sums.filed_next bigint not null
column standing_sums.closed_month_fen numeric not null
column standing_sums.next_month_fen numeric not null
column standings.project_id uuid not null
column standings.large boolean not null
column standings.direct boolean not null
column standings.year integer not null
column standings.year_plan_fen bigint
column standings.year_plan_months bigint[]
column standings.whole_life boolean not null
column standings.plan_fen bigint not null
column standings.done_fen bigint not null
column standings.done_total_fen bigint not null
column standings.physical_bp integer
column standings.last_period text
column standings.color text not null
column standings.word text not null
column standings.light_period text
column standings.light_reason jsonb
column standings.month integer not null
column standings.lead double precision
column standings.as_of date
column standings.basis text
column standings.total_as_of date
column standings.total_basis text
column standings.rank integer not null
column standings.lag double precision not null
column standings.unit_id uuid not null
column standings.owner_id uuid
column standings.township text not null
column standings.township_name text not null
column standings.sector text not null
column standings.stage text not null
column standings.section text
column standings.regulator_id uuid
column standings.leader text
column standings.labels text[] not null
column standings.currency text not null
column standings.total_fen bigint not null
column standings.closed_plan_fen bigint
column standings.closed_done_fen bigint
column standings.scheduled_twelfths numeric
column standings.closed_plan_months bigint[]
column standings.done_months bigint[] not null
column standings.is_stale boolean not null
column standings.filed_closed boolean not null
column standings.filed_next boolean not null
column standings.closed_month_fen bigint
column standings.next_month_fen bigint
column standings.light_before text
column tasks.id bigint not null identity
column tasks.kind text not null
column tasks.subject text not null
column tasks.due_at timestamp with time zone not null
column tasks.state text not null default 'pending'::text
column tasks.payload jsonb not null default '{}'::jsonb
column tasks.attempts integer not null default 0
column tasks.error text
column tasks.created_at timestamp with time zone not null
column tasks.finished_at timestamp with time zone
column uploads.id text not null
column uploads.account_id uuid
column uploads.name text not null
column uploads.size integer not null
column uploads.attachment_id uuid
column uploads.refusal jsonb
column uploads.created_at timestamp with time zone not null
column uploads.sent_for text
constraint accounts.accounts_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs(id)
constraint accounts.accounts_pkey PRIMARY KEY (id)
constraint accounts.accounts_username_key UNIQUE (username)
constraint attachments.attachments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint attachments.attachments_check CHECK ((num_nulls(subject_type, subject_id, part, bound_at) =
CASE state
    WHEN 'bound'::text THEN 0
    ELSE 4
END))
constraint attachments.attachments_check1 CHECK (((kept_for IS NULL) OR (state = 'loose'::text)))
constraint attachments.attachments_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'pdf'::text, 'sheet'::text, 'document'::text, 'text'::text, 'archive'::text])))
constraint attachments.attachments_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
constraint attachments.attachments_pkey PRIMARY KEY (id)
constraint attachments.attachments_size_check CHECK ((size > 0))
constraint attachments.attachments_state_check CHECK ((state = ANY (ARRAY['loose'::text, 'bound'::text])))
constraint attachments.attachments_storage_key_key UNIQUE (storage_key)
constraint attachments.attachments_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint attachments.attachments_whose CHECK (((state = 'bound'::text) OR (num_nonnulls(account_id, kept_for) > 0)))
constraint calendar_head.calendar_head_id_check CHECK ((id = 1))
constraint calendar_head.calendar_head_pkey PRIMARY KEY (id)
constraint calendar_years.calendar_years_pkey PRIMARY KEY (year)
constraint calendar_years.calendar_years_status_check CHECK ((status = ANY (ARRAY['announced'::text, 'estimated'::text])))
constraint card_acts.card_acts_card_id_fkey FOREIGN KEY (card_id) REFERENCES cards(id)
constraint card_acts.card_acts_pkey PRIMARY KEY (card_id, seq)
constraint card_numbers.card_numbers_pkey PRIMARY KEY (color, year)
constraint cards.cards_color_check CHECK ((color = ANY (ARRAY['yellow'::text, 'red'::text])))
constraint cards.cards_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint cards.cards_pkey PRIMARY KEY (id)
constraint cards.cards_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint complaint_clocks.complaint_clocks_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints(id)
constraint complaint_clocks.complaint_clocks_pkey PRIMARY KEY (id)
constraint complaint_extensions.complaint_extensions_clock_id_fkey FOREIGN KEY (clock_id) REFERENCES complaint_clocks(id)
constraint complaint_extensions.complaint_extensions_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints(id)
constraint complaint_extensions.complaint_extensions_pkey PRIMARY KEY (id)
constraint complaint_numbers.complaint_numbers_pkey PRIMARY KEY (year)
constraint complaint_senders.complaint_senders_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints(id)
constraint complaint_senders.complaint_senders_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs(id)
constraint complaint_senders.complaint_senders_pkey PRIMARY KEY (complaint_id)
constraint complaint_steps.complaint_steps_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints(id)
constraint complaint_steps.complaint_steps_party_check CHECK ((party = ANY (ARRAY['enterprise'::text, 'office'::text, 'unit'::text, 'leader'::text, 'system'::text])))
constraint complaint_steps.complaint_steps_pkey PRIMARY KEY (complaint_id, seq)
constraint complaint_steps.complaint_steps_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint complaint_unsealings.complaint_unsealings_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints(id)
constraint complaint_unsealings.complaint_unsealings_pkey PRIMARY KEY (id)
constraint complaints.complaints_channel_check CHECK ((channel = ANY (ARRAY['platform'::text, 'contact-point'::text, 'hotline'::text, 'visit'::text, 'letter'::text])))
constraint complaints.complaints_complexity_check CHECK ((complexity = ANY (ARRAY['plain'::text, 'joint'::text, 'hard'::text])))
constraint complaints.complaints_confidentiality_check CHECK ((confidentiality = ANY (ARRAY['open'::text, 'sealed'::text, 'anonymous'::text])))
constraint complaints.complaints_grade_check CHECK (((grade >= 1) AND (grade <= 5)))
constraint complaints.complaints_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES orgs(id)
constraint complaints.complaints_key_hash_key UNIQUE (key_hash)
constraint complaints.complaints_kind_check CHECK ((kind = ANY (ARRAY['consultation'::text, 'help'::text, 'suggestion'::text, 'complaint'::text, 'disclosure'::text])))
constraint complaints.complaints_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES orgs(id)
constraint complaints.complaints_number_year_number_seq_key UNIQUE (number_year, number_seq)
constraint complaints.complaints_outcome_check CHECK ((outcome = ANY (ARRAY['solved'::text, 'partly'::text, 'not-solved'::text])))
constraint complaints.complaints_pkey PRIMARY KEY (id)
constraint complaints.complaints_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint complaints.complaints_receipt_hash_key UNIQUE (receipt_hash)
constraint deliveries.deliveries_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint deliveries.deliveries_key_key UNIQUE (key)
constraint deliveries.deliveries_pkey PRIMARY KEY (id)
constraint deliveries.deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'discarded'::text])))
constraint demo_clock.demo_clock_id_check CHECK ((id = 1))
constraint demo_clock.demo_clock_pkey PRIMARY KEY (id)
constraint engine_state.engine_state_id_check CHECK ((id = 1))
constraint engine_state.engine_state_pkey PRIMARY KEY (id)
constraint enrolments.enrolments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint enrolments.enrolments_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL)))
constraint enrolments.enrolments_check1 CHECK (((state = 'confirmed'::text) = (account_id IS NOT NULL)))
constraint enrolments.enrolments_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id)
constraint enrolments.enrolments_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs(id)
constraint enrolments.enrolments_pkey PRIMARY KEY (id)
constraint enrolments.enrolments_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'refused'::text])))
constraint event_head.event_head_id_check CHECK ((id = 1))
constraint event_head.event_head_pkey PRIMARY KEY (id)
constraint events.events_pkey PRIMARY KEY (seq)
constraint findings.findings_check CHECK (((state = 'noticed'::text) = (notice_id IS NOT NULL)))
constraint findings.findings_check1 CHECK (((state <> 'dismissed'::text) OR (reason IS NOT NULL)))
constraint findings.findings_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint findings.findings_pkey PRIMARY KEY (id)
constraint findings.findings_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint findings.findings_project_id_period_name_key UNIQUE (project_id, period, name)
constraint findings.findings_state_check CHECK ((state = ANY (ARRAY['open'::text, 'dismissed'::text, 'noticed'::text, 'cleared'::text])))
constraint holidays.holidays_pkey PRIMARY KEY (day)
constraint import_mappings.import_mappings_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40)))
constraint import_mappings.import_mappings_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs(id)
constraint import_mappings.import_mappings_org_id_kind_name_key UNIQUE (org_id, kind, name)
constraint import_mappings.import_mappings_pkey PRIMARY KEY (id)
constraint import_rows.import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE
constraint import_rows.import_rows_pkey PRIMARY KEY (import_id, line)
constraint import_rows.import_rows_undone_check CHECK ((undone = ANY (ARRAY['restored'::text, 'kept'::text])))
constraint import_rows.import_rows_what_check CHECK ((what = ANY (ARRAY['created'::text, 'changed'::text, 'refused'::text])))
constraint imports.imports_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint imports.imports_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachments(id) ON DELETE SET NULL
constraint imports.imports_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs(id)
constraint imports.imports_pkey PRIMARY KEY (id)
constraint imports.imports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'trying'::text, 'tried'::text, 'importing'::text, 'done'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
constraint inbox.inbox_account_id_key_key UNIQUE (account_id, key)
constraint inbox.inbox_kind_check CHECK ((kind = ANY (ARRAY['rung'::text, 'news'::text])))
constraint inbox.inbox_pkey PRIMARY KEY (account_id, id)
constraint light_waivers.light_waivers_pkey PRIMARY KEY (id)
constraint light_waivers.light_waivers_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint light_waivers.light_waivers_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'ended'::text])))
constraint lights.lights_color_check CHECK ((color = ANY (ARRAY['green'::text, 'yellow'::text, 'red'::text, 'stale'::text, 'waived'::text, 'none'::text])))
constraint lights.lights_pkey PRIMARY KEY (id)
constraint line_spells.line_spells_check CHECK ((until >= since))
constraint line_spells.line_spells_pkey PRIMARY KEY (project_id, since)
constraint line_spells.line_spells_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
constraint message_channels.message_channels_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint message_channels.message_channels_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'wecom'::text, 'dingtalk'::text])))
constraint message_channels.message_channels_pkey PRIMARY KEY (account_id, channel)
constraint milestones.milestones_check CHECK (((dropped_day IS NULL) OR (actual_day IS NULL)))
constraint milestones.milestones_check1 CHECK (((dropped_day IS NULL) = (drop_reason IS NULL)))
constraint milestones.milestones_kind_check CHECK ((kind = ANY (ARRAY['permit'::text, 'milestone'::text])))
constraint milestones.milestones_pkey PRIMARY KEY (id)
constraint milestones.milestones_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint milestones.milestones_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint notice_credits.notice_credits_kind_check CHECK ((kind = ANY (ARRAY['extension'::text, 'reason'::text])))
constraint notice_credits.notice_credits_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_credits.notice_credits_pkey PRIMARY KEY (id)
constraint notice_credits.notice_credits_working_days_check CHECK ((working_days > 0))
constraint notice_dues.notice_dues_by_check CHECK ((by = ANY (ARRAY['pause'::text, 'extension'::text, 'reason'::text, 'calendar'::text, 'redispatch'::text])))
constraint notice_dues.notice_dues_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_dues.notice_dues_pkey PRIMARY KEY (notice_id, seq)
constraint notice_feedbacks.notice_feedbacks_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_feedbacks.notice_feedbacks_pkey PRIMARY KEY (notice_id, seq)
constraint notice_feedbacks.notice_feedbacks_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint notice_numbers.notice_numbers_pkey PRIMARY KEY (year)
constraint notice_pauses.notice_pauses_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_pauses.notice_pauses_pkey PRIMARY KEY (id)
constraint notice_replies.notice_replies_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_replies.notice_replies_pkey PRIMARY KEY (notice_id, version)
constraint notice_replies.notice_replies_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'returned'::text])))
constraint notice_requests.notice_requests_kind_check CHECK ((kind = ANY (ARRAY['objection'::text, 'extension'::text, 'suspension'::text, 'reason'::text])))
constraint notice_requests.notice_requests_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_requests.notice_requests_pkey PRIMARY KEY (id)
constraint notice_requests.notice_requests_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'granted'::text, 'refused'::text, 'void'::text])))
constraint notice_rungs.notice_rungs_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_rungs.notice_rungs_pkey PRIMARY KEY (notice_id, round, key)
constraint notices.notices_color_check CHECK ((color = ANY (ARRAY['blue'::text, 'yellow'::text, 'red'::text])))
constraint notices.notices_number_year_number_seq_key UNIQUE (number_year, number_seq)
constraint notices.notices_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES orgs(id)
constraint notices.notices_pkey PRIMARY KEY (id)
constraint notices.notices_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint orgs.orgs_credit_code_key UNIQUE (credit_code)
constraint orgs.orgs_head_id_fkey FOREIGN KEY (head_id) REFERENCES accounts(id)
constraint orgs.orgs_kind_check CHECK ((kind = ANY (ARRAY['county'::text, 'department'::text, 'township'::text, 'zone'::text, 'enterprise'::text])))
constraint orgs.orgs_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES orgs(id)
constraint orgs.orgs_pkey PRIMARY KEY (id)
constraint orgs.orgs_supervisor_id_fkey FOREIGN KEY (supervisor_id) REFERENCES accounts(id)
constraint project_departures.project_departures_pkey PRIMARY KEY (project_id, seq)
constraint project_departures.project_departures_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint project_departures.project_departures_what_check CHECK ((what = ANY (ARRAY['terminated'::text, 'below-threshold'::text, 'import-undone'::text])))
constraint project_plans.project_plans_amount_fen_check CHECK ((amount_fen >= 0))
constraint project_plans.project_plans_basis_check CHECK ((basis = ANY (ARRAY['declared'::text, 'straight-line'::text])))
constraint project_plans.project_plans_months_check CHECK (((months IS NULL) OR (array_length(months, 1) = 12)))
constraint project_plans.project_plans_pkey PRIMARY KEY (project_id, year, version)
constraint project_plans.project_plans_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint project_year_head.project_year_head_id_check CHECK ((id = 1))
constraint project_year_head.project_year_head_pkey PRIMARY KEY (id)
constraint project_year_sums.project_year_sums_pkey PRIMARY KEY (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency)
constraint project_years.project_years_pkey PRIMARY KEY (project_id, year)
constraint project_years.project_years_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint projects.projects_budget_fen_check CHECK ((budget_fen >= 0))
constraint projects.projects_code_key UNIQUE (code)
constraint projects.projects_counting_check CHECK ((counting = ANY (ARRAY['physical'::text, 'payment'::text])))
constraint projects.projects_estimate_fen_check CHECK ((estimate_fen >= 0))
constraint projects.projects_industry_check CHECK ((industry ~ '^[A-T][0-9]{2}$'::text))
constraint projects.projects_leader_id_fkey FOREIGN KEY (leader_id) REFERENCES accounts(id)
constraint projects.projects_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES orgs(id)
constraint projects.projects_pkey PRIMARY KEY (id)
constraint projects.projects_regulator_id_fkey FOREIGN KEY (regulator_id) REFERENCES orgs(id)
constraint projects.projects_total_fen_check CHECK ((total_fen >= 0))
constraint projects.projects_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint quiet_hours.quiet_hours_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint quiet_hours.quiet_hours_pkey PRIMARY KEY (account_id)
constraint raised_problems.raised_problems_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint raised_problems.raised_problems_notice_id_key UNIQUE (notice_id)
constraint raised_problems.raised_problems_pkey PRIMARY KEY (report_id, problem)
constraint raised_problems.raised_problems_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id)
constraint report_chases.report_chases_period_check CHECK ((period ~ '^[0-9]{4}-[0-9]{2}$'::text))
constraint report_chases.report_chases_pkey PRIMARY KEY (project_id, period, day)
constraint report_chases.report_chases_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint report_receipts.report_receipts_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint report_receipts.report_receipts_pkey PRIMARY KEY (key)
constraint report_receipts.report_receipts_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id)
constraint report_reopenings.report_reopenings_period_check CHECK ((period ~ '^[0-9]{4}-[0-9]{2}$'::text))
constraint report_reopenings.report_reopenings_pkey PRIMARY KEY (project_id, period)
constraint report_reopenings.report_reopenings_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint report_reviews.report_reviews_pkey PRIMARY KEY (report_id, version)
constraint report_reviews.report_reviews_report_id_version_fkey FOREIGN KEY (report_id, version) REFERENCES report_versions(report_id, version)
constraint report_reviews.report_reviews_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'returned'::text])))
constraint report_steps.report_steps_period_check CHECK ((period ~ '^[0-9]{4}-[0-9]{2}$'::text))
constraint report_steps.report_steps_pkey PRIMARY KEY (period, step)
constraint report_versions.report_versions_basis_check CHECK ((basis = ANY (ARRAY['physical'::text, 'payment'::text])))
constraint report_versions.report_versions_pkey PRIMARY KEY (report_id, version)
constraint report_versions.report_versions_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id)
constraint reports.reports_basis_check CHECK ((basis = ANY (ARRAY['physical'::text, 'payment'::text])))
constraint reports.reports_kind_check CHECK ((kind = ANY (ARRAY['monthly'::text, 'observation'::text])))
constraint reports.reports_period_check CHECK ((period ~ '^[0-9]{4}-[0-9]{2}$'::text))
constraint reports.reports_physical_bp_check CHECK (((physical_bp >= 0) AND (physical_bp <= 10000)))
constraint reports.reports_pkey PRIMARY KEY (id)
constraint reports.reports_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint reports.reports_project_id_period_key UNIQUE (project_id, period)
constraint reports.reports_review_check CHECK ((review = ANY (ARRAY['unreviewed'::text, 'accepted'::text, 'returned'::text])))
constraint reports.reports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text])))
constraint rung_fires.rung_fires_pkey PRIMARY KEY (notice_id, round, key)
constraint search_complaints.search_complaints_pkey PRIMARY KEY (kind, row_id, part)
constraint search_entries.search_entries_pkey PRIMARY KEY (kind, row_id, part)
constraint search_notices.search_notices_pkey PRIMARY KEY (kind, row_id, part)
constraint search_projects.search_projects_pkey PRIMARY KEY (kind, row_id, part)
constraint search_replies.search_replies_pkey PRIMARY KEY (kind, row_id, part)
constraint search_reports.search_reports_pkey PRIMARY KEY (kind, row_id, part)
constraint search_units.search_units_pkey PRIMARY KEY (kind, row_id, part)
constraint sessions.sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint sessions.sessions_pkey PRIMARY KEY (token_hash)
constraint settings.settings_pkey PRIMARY KEY (key, version)
constraint setup_links.setup_links_pkey PRIMARY KEY (token_hash)
constraint socket_io_attachments.socket_io_attachments_id_key UNIQUE (id)
constraint standing_counts.standing_counts_pkey PRIMARY KEY (facet, value)
constraint standing_head.standing_head_id_check CHECK ((id = 1))
constraint standing_head.standing_head_pkey PRIMARY KEY (id)
constraint standing_sums.standing_sums_pkey PRIMARY KEY (township, township_name, sector, currency, color)
constraint standings.standings_pkey PRIMARY KEY (project_id)
constraint standings.standings_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint tasks.tasks_pkey PRIMARY KEY (id)
constraint tasks.tasks_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
constraint uploads.uploads_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint uploads.uploads_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachments(id) ON DELETE CASCADE
constraint uploads.uploads_check CHECK ((num_nonnulls(attachment_id, refusal) < 2))
constraint uploads.uploads_id_check CHECK ((id ~ '^[0-9a-f]{32}$'::text))
constraint uploads.uploads_pkey PRIMARY KEY (id)
constraint uploads.uploads_size_check CHECK ((size > 0))
constraint uploads.uploads_whose CHECK ((num_nonnulls(account_id, sent_for) = 1))
CREATE INDEX accounts_org ON public.accounts USING btree (org_id)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX accounts_username_key ON public.accounts USING btree (username)
CREATE INDEX attachments_kept_for ON public.attachments USING btree (kept_for) WHERE (kept_for IS NOT NULL)
CREATE INDEX attachments_loose ON public.attachments USING btree (account_id) WHERE (state = 'loose'::text)
CREATE INDEX attachments_of_subject ON public.attachments USING btree (subject_type, subject_id, part) WHERE (state = 'bound'::text)
CREATE UNIQUE INDEX attachments_pkey ON public.attachments USING btree (id)
CREATE UNIQUE INDEX attachments_storage_key_key ON public.attachments USING btree (storage_key)
CREATE UNIQUE INDEX calendar_head_pkey ON public.calendar_head USING btree (id)
CREATE UNIQUE INDEX calendar_years_pkey ON public.calendar_years USING btree (year)
CREATE UNIQUE INDEX card_acts_pkey ON public.card_acts USING btree (card_id, seq)
CREATE UNIQUE INDEX card_numbers_pkey ON public.card_numbers USING btree (color, year)
CREATE UNIQUE INDEX cards_number ON public.cards USING btree (color, number_year, number_seq) WHERE (number_seq IS NOT NULL)
CREATE UNIQUE INDEX cards_one ON public.cards USING btree (notice_id, round, color) WHERE (state <> 'dismissed'::text)
CREATE UNIQUE INDEX cards_pkey ON public.cards USING btree (id)
CREATE INDEX cards_standing ON public.cards USING btree (unit_id, state) WHERE (state <> ALL (ARRAY['lifted'::text, 'revoked'::text, 'dismissed'::text]))
CREATE INDEX cards_unit ON public.cards USING btree (unit_id, state)
CREATE INDEX complaint_clocks_of ON public.complaint_clocks USING btree (complaint_id, id)
CREATE UNIQUE INDEX complaint_clocks_pkey ON public.complaint_clocks USING btree (id)
CREATE UNIQUE INDEX complaint_clocks_running ON public.complaint_clocks USING btree (complaint_id, clock) WHERE (ended_at IS NULL)
CREATE INDEX complaint_extensions_of ON public.complaint_extensions USING btree (complaint_id, asked_at)
CREATE UNIQUE INDEX complaint_extensions_pkey ON public.complaint_extensions USING btree (id)
CREATE INDEX complaint_extensions_waiting ON public.complaint_extensions USING btree (complaint_id) WHERE (decided_at IS NULL)
CREATE UNIQUE INDEX complaint_numbers_pkey ON public.complaint_numbers USING btree (year)
CREATE INDEX complaint_senders_org ON public.complaint_senders USING btree (org_id) WHERE (org_id IS NOT NULL)
CREATE UNIQUE INDEX complaint_senders_pkey ON public.complaint_senders USING btree (complaint_id)
CREATE UNIQUE INDEX complaint_steps_pkey ON public.complaint_steps USING btree (complaint_id, seq)
CREATE INDEX complaint_unsealings_of ON public.complaint_unsealings USING btree (complaint_id, asked_at)
CREATE UNIQUE INDEX complaint_unsealings_pkey ON public.complaint_unsealings USING btree (id)
CREATE INDEX complaint_unsealings_waiting ON public.complaint_unsealings USING btree (complaint_id) WHERE (decided_at IS NULL)
CREATE INDEX complaints_co ON public.complaints USING gin (co_ids)
CREATE INDEX complaints_complained_of ON public.complaints USING gin (complained_of)
CREATE INDEX complaints_counted ON public.complaints USING btree (lead_id, filed_at) INCLUDE (withdrawn_at)
CREATE INDEX complaints_filed ON public.complaints USING btree (filed_at DESC, id)
CREATE INDEX complaints_grams ON public.complaints USING gin (search_grams(search_fold(title))) WITH (fastupdate=off)
CREATE INDEX complaints_holder ON public.complaints USING btree (holder_id) WHERE (holder_id IS NOT NULL)
CREATE UNIQUE INDEX complaints_key_hash_key ON public.complaints USING btree (key_hash)
CREATE INDEX complaints_lead ON public.complaints USING btree (lead_id, stage)
CREATE UNIQUE INDEX complaints_number_year_number_seq_key ON public.complaints USING btree (number_year, number_seq)
CREATE UNIQUE INDEX complaints_pkey ON public.complaints USING btree (id)
CREATE UNIQUE INDEX complaints_receipt_hash_key ON public.complaints USING btree (receipt_hash)
CREATE INDEX complaints_stage ON public.complaints USING btree (stage, due_at)
CREATE UNIQUE INDEX deliveries_key_key ON public.deliveries USING btree (key)
CREATE INDEX deliveries_newest ON public.deliveries USING btree (created_at DESC, id DESC)
CREATE UNIQUE INDEX deliveries_pkey ON public.deliveries USING btree (id)
CREATE UNIQUE INDEX demo_clock_pkey ON public.demo_clock USING btree (id)
CREATE UNIQUE INDEX engine_state_pkey ON public.engine_state USING btree (id)
CREATE INDEX enrolments_by_state ON public.enrolments USING btree (state, filed_at, id)
CREATE INDEX enrolments_of_username ON public.enrolments USING btree (username, password_set_at)
CREATE UNIQUE INDEX enrolments_pkey ON public.enrolments USING btree (id)
CREATE UNIQUE INDEX enrolments_waiting_username ON public.enrolments USING btree (username) WHERE (state = 'waiting'::text)
CREATE UNIQUE INDEX event_head_pkey ON public.event_head USING btree (id)
CREATE INDEX events_owner ON public.events USING btree (owner_id, seq) WHERE (owner_id IS NOT NULL)
CREATE UNIQUE INDEX events_pkey ON public.events USING btree (seq)
CREATE INDEX events_root ON public.events USING btree (root_id, seq) WHERE (root_id IS NOT NULL)
CREATE INDEX events_subject ON public.events USING btree (subject_type, subject_id, seq)
CREATE INDEX events_type ON public.events USING btree (type, seq)
CREATE INDEX events_unit ON public.events USING btree (unit_id, seq) WHERE (unit_id IS NOT NULL)
CREATE INDEX findings_open ON public.findings USING btree (period DESC, id DESC) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX findings_pkey ON public.findings USING btree (id)
CREATE UNIQUE INDEX findings_project_id_period_name_key ON public.findings USING btree (project_id, period, name)
CREATE UNIQUE INDEX holidays_pkey ON public.holidays USING btree (day)
CREATE UNIQUE INDEX import_mappings_org_id_kind_name_key ON public.import_mappings USING btree (org_id, kind, name)
CREATE UNIQUE INDEX import_mappings_pkey ON public.import_mappings USING btree (id)
CREATE UNIQUE INDEX import_rows_pkey ON public.import_rows USING btree (import_id, line)
CREATE INDEX imports_newest ON public.imports USING btree (created_at DESC, id DESC)
CREATE INDEX imports_of_org ON public.imports USING btree (org_id, created_at DESC, id DESC)
CREATE UNIQUE INDEX imports_pkey ON public.imports USING btree (id)
CREATE INDEX imports_same_file ON public.imports USING btree (kind, sha256) WHERE (state = 'done'::text)
CREATE UNIQUE INDEX inbox_account_id_key_key ON public.inbox USING btree (account_id, key)
CREATE UNIQUE INDEX inbox_pkey ON public.inbox USING btree (account_id, id)
CREATE INDEX inbox_unread ON public.inbox USING btree (account_id, id) WHERE (read_at IS NULL)
CREATE INDEX light_waivers_asked ON public.light_waivers USING btree (asked_at, id) WHERE (state = 'asked'::text)
CREATE UNIQUE INDEX light_waivers_one ON public.light_waivers USING btree (project_id, kind) WHERE (state = ANY (ARRAY['asked'::text, 'granted'::text]))
CREATE UNIQUE INDEX light_waivers_pkey ON public.light_waivers USING btree (id)
CREATE INDEX light_waivers_project ON public.light_waivers USING btree (project_id, asked_at)
CREATE UNIQUE INDEX lights_current ON public.lights USING btree (subject_id, kind) WHERE current
CREATE INDEX lights_history ON public.lights USING btree (subject_id, kind, period, id)
CREATE INDEX lights_period ON public.lights USING btree (period, subject_id)
CREATE UNIQUE INDEX lights_pkey ON public.lights USING btree (id)
CREATE UNIQUE INDEX line_spells_open ON public.line_spells USING btree (project_id) WHERE (until IS NULL)
CREATE UNIQUE INDEX line_spells_pkey ON public.line_spells USING btree (project_id, since)
CREATE UNIQUE INDEX message_channels_pkey ON public.message_channels USING btree (account_id, channel)
CREATE INDEX milestones_owed ON public.milestones USING btree (unit_id, planned_day) WHERE ((actual_day IS NULL) AND (dropped_day IS NULL))
CREATE UNIQUE INDEX milestones_pkey ON public.milestones USING btree (id)
CREATE INDEX milestones_project ON public.milestones USING btree (project_id, planned_day)
CREATE INDEX notice_credits_notice ON public.notice_credits USING btree (notice_id)
CREATE UNIQUE INDEX notice_credits_pkey ON public.notice_credits USING btree (id)
CREATE UNIQUE INDEX notice_dues_pkey ON public.notice_dues USING btree (notice_id, seq)
CREATE UNIQUE INDEX notice_feedbacks_pkey ON public.notice_feedbacks USING btree (notice_id, seq)
CREATE UNIQUE INDEX notice_numbers_pkey ON public.notice_numbers USING btree (year)
CREATE INDEX notice_pauses_notice ON public.notice_pauses USING btree (notice_id)
CREATE UNIQUE INDEX notice_pauses_open ON public.notice_pauses USING btree (notice_id) WHERE (to_at IS NULL)
CREATE UNIQUE INDEX notice_pauses_pkey ON public.notice_pauses USING btree (id)
CREATE UNIQUE INDEX notice_replies_pkey ON public.notice_replies USING btree (notice_id, version)
CREATE INDEX notice_requests_notice ON public.notice_requests USING btree (notice_id, asked_at)
CREATE UNIQUE INDEX notice_requests_pkey ON public.notice_requests USING btree (id)
CREATE UNIQUE INDEX notice_requests_waiting ON public.notice_requests USING btree (notice_id, kind) WHERE (state = 'waiting'::text)
CREATE INDEX notice_rungs_at ON public.notice_rungs USING btree (at) INCLUDE (notice_id, round, key)
CREATE UNIQUE INDEX notice_rungs_pkey ON public.notice_rungs USING btree (notice_id, round, key)
CREATE INDEX notices_asked ON public.notices USING btree (unit_id) WHERE (pending <> '{}'::text[])
CREATE INDEX notices_closed ON public.notices USING btree (closed_at) INCLUDE (replied_at, due_at, unit_id) WHERE (state = ANY (ARRAY['closed'::text, 'archived'::text]))
CREATE INDEX notices_co_units ON public.notices USING gin (co_unit_ids)
CREATE INDEX notices_issued ON public.notices USING btree (issued_at) WHERE (issued_at IS NOT NULL)
CREATE UNIQUE INDEX notices_number_year_number_seq_key ON public.notices USING btree (number_year, number_seq)
CREATE UNIQUE INDEX notices_one_open ON public.notices USING btree (subject_id, reason_code) WHERE ((state <> ALL (ARRAY['accepted'::text, 'closed'::text, 'archived'::text, 'withdrawn'::text, 'dismissed'::text])) AND (source = ANY (ARRAY['light'::text, 'late-report'::text])))
CREATE INDEX notices_pause_ended ON public.notices USING btree (unit_id) WHERE (pause_ended_at IS NOT NULL)
CREATE UNIQUE INDEX notices_pkey ON public.notices USING btree (id)
CREATE INDEX notices_running ON public.notices USING btree (due_at, id) INCLUDE (round, unit_id, state) WHERE (state = ANY (ARRAY['issued'::text, 'signed'::text, 'acting'::text, 'replied'::text, 'returned'::text]))
CREATE INDEX notices_state ON public.notices USING btree (state, due_at)
CREATE INDEX notices_subject ON public.notices USING btree (subject_id)
CREATE INDEX notices_unit ON public.notices USING btree (unit_id, state)
CREATE INDEX notices_unsigned ON public.notices USING btree (sign_due_day, id) WHERE (state = 'issued'::text)
CREATE UNIQUE INDEX orgs_credit_code_key ON public.orgs USING btree (credit_code)
CREATE INDEX orgs_kind ON public.orgs USING btree (kind, name)
CREATE INDEX orgs_path ON public.orgs USING gin (path)
CREATE UNIQUE INDEX orgs_pkey ON public.orgs USING btree (id)
CREATE UNIQUE INDEX project_departures_pkey ON public.project_departures USING btree (project_id, seq)
CREATE INDEX project_plans_again ON public.project_plans USING btree (year, project_id) WHERE (version > 1)
CREATE UNIQUE INDEX project_plans_current ON public.project_plans USING btree (year, project_id) WHERE current
CREATE UNIQUE INDEX project_plans_pkey ON public.project_plans USING btree (project_id, year, version)
CREATE UNIQUE INDEX project_year_head_pkey ON public.project_year_head USING btree (id)
CREATE UNIQUE INDEX project_year_sums_pkey ON public.project_year_sums USING btree (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency)
CREATE INDEX project_years_owner ON public.project_years USING btree (owner_id) WHERE (owner_id IS NOT NULL)
CREATE UNIQUE INDEX project_years_pkey ON public.project_years USING btree (project_id, year)
CREATE INDEX project_years_unit ON public.project_years USING btree (unit_id, year)
CREATE UNIQUE INDEX projects_code_key ON public.projects USING btree (code)
CREATE INDEX projects_labels ON public.projects USING gin (labels)
CREATE INDEX projects_level ON public.projects USING btree (level_of(labels))
CREATE INDEX projects_name ON public.projects USING btree (name COLLATE "zh-x-icu", id)
CREATE INDEX projects_owner ON public.projects USING btree (owner_id)
CREATE UNIQUE INDEX projects_pkey ON public.projects USING btree (id)
CREATE INDEX projects_regulator ON public.projects USING btree (regulator_id) WHERE (regulator_id IS NOT NULL)
CREATE INDEX projects_search ON public.projects USING gin (search gin_trgm_ops)
CREATE INDEX projects_total ON public.projects USING btree (total_fen, id)
CREATE INDEX projects_township ON public.projects USING btree (township)
CREATE INDEX projects_unit ON public.projects USING btree (unit_id)
CREATE INDEX projects_updated ON public.projects USING btree (updated_at, id)
CREATE UNIQUE INDEX quiet_hours_pkey ON public.quiet_hours USING btree (account_id)
CREATE UNIQUE INDEX raised_problems_notice_id_key ON public.raised_problems USING btree (notice_id)
CREATE UNIQUE INDEX raised_problems_pkey ON public.raised_problems USING btree (report_id, problem)
CREATE UNIQUE INDEX report_chases_pkey ON public.report_chases USING btree (project_id, period, day)
CREATE INDEX report_receipts_of_report ON public.report_receipts USING btree (report_id, version)
CREATE UNIQUE INDEX report_receipts_pkey ON public.report_receipts USING btree (key)
CREATE UNIQUE INDEX report_reopenings_pkey ON public.report_reopenings USING btree (project_id, period)
CREATE UNIQUE INDEX report_reviews_pkey ON public.report_reviews USING btree (report_id, version)
CREATE UNIQUE INDEX report_steps_pkey ON public.report_steps USING btree (period, step)
CREATE UNIQUE INDEX report_versions_pkey ON public.report_versions USING btree (report_id, version)
CREATE INDEX reports_last ON public.reports USING btree (project_id, period DESC) INCLUDE (kind, month_fen, year_fen, total_fen, physical_bp, as_of, basis) WHERE (state = 'submitted'::text)
CREATE INDEX reports_period ON public.reports USING btree (period, project_id) WHERE (state = 'submitted'::text)
CREATE UNIQUE INDEX reports_pkey ON public.reports USING btree (id)
CREATE UNIQUE INDEX reports_project_id_period_key ON public.reports USING btree (project_id, period)
CREATE INDEX reports_returned ON public.reports USING btree (project_id) WHERE (review = 'returned'::text)
CREATE INDEX reports_review ON public.reports USING btree (review_due_day, id) WHERE (review = 'unreviewed'::text)
CREATE INDEX rung_fires_leader ON public.rung_fires USING btree (notice_id, round) WHERE (key = 'leader'::text)
CREATE UNIQUE INDEX rung_fires_pkey ON public.rung_fires USING btree (notice_id, round, key)
CREATE INDEX search_complaints_at_row_id_part_idx ON public.search_complaints USING btree (at DESC, row_id, part)
CREATE INDEX search_complaints_left_idx ON public.search_complaints USING btree ("left"(folded, 40) text_pattern_ops)
CREATE UNIQUE INDEX search_complaints_pkey ON public.search_complaints USING btree (kind, row_id, part)
CREATE INDEX search_complaints_search_grams_org_ids_idx ON public.search_complaints USING gin (search_grams(folded), org_ids) WITH (fastupdate=off)
CREATE INDEX search_entries_at ON ONLY public.search_entries USING btree (at DESC, row_id, part)
CREATE INDEX search_entries_grams ON ONLY public.search_entries USING gin (search_grams(folded), org_ids) WITH (fastupdate=off)
CREATE INDEX search_entries_name ON ONLY public.search_entries USING btree ("left"(folded, 40) text_pattern_ops)
CREATE UNIQUE INDEX search_entries_pkey ON ONLY public.search_entries USING btree (kind, row_id, part)
CREATE INDEX search_notices_at_row_id_part_idx ON public.search_notices USING btree (at DESC, row_id, part)
CREATE INDEX search_notices_left_idx ON public.search_notices USING btree ("left"(folded, 40) text_pattern_ops)
CREATE UNIQUE INDEX search_notices_pkey ON public.search_notices USING btree (kind, row_id, part)
CREATE INDEX search_notices_search_grams_org_ids_idx ON public.search_notices USING gin (search_grams(folded), org_ids) WITH (fastupdate=off)
CREATE INDEX search_projects_at_row_id_part_idx ON public.search_projects USING btree (at DESC, row_id, part)
CREATE INDEX search_projects_left_idx ON public.search_projects USING btree ("left"(folded, 40) text_pattern_ops)
CREATE UNIQUE INDEX search_projects_pkey ON public.search_projects USING btree (kind, row_id, part)
CREATE INDEX search_projects_search_grams_org_ids_idx ON public.search_projects USING gin (search_grams(folded), org_ids) WITH (fastupdate=off)
CREATE INDEX search_replies_at_row_id_part_idx ON public.search_replies USING btree (at DESC, row_id, part)
CREATE INDEX search_replies_left_idx ON public.search_replies USING btree ("left"(folded, 40) text_pattern_ops)
CREATE UNIQUE INDEX search_replies_pkey ON public.search_replies USING btree (kind, row_id, part)
CREATE INDEX search_replies_search_grams_org_ids_idx ON public.search_replies USING gin (search_grams(folded), org_ids) WITH (fastupdate=off)
CREATE INDEX search_reports_at_row_id_part_idx ON public.search_reports USING btree (at DESC, row_id, part)
CREATE INDEX search_reports_left_idx ON public.search_reports USING btree ("left"(folded, 40) text_pattern_ops)
CREATE UNIQUE INDEX search_reports_pkey ON public.search_reports USING btree (kind, row_id, part)
CREATE INDEX search_reports_search_grams_org_ids_idx ON public.search_reports USING gin (search_grams(folded), org_ids) WITH (fastupdate=off)
CREATE INDEX search_units_at_row_id_part_idx ON public.search_units USING btree (at DESC, row_id, part)
CREATE INDEX search_units_left_idx ON public.search_units USING btree ("left"(folded, 40) text_pattern_ops)
CREATE UNIQUE INDEX search_units_pkey ON public.search_units USING btree (kind, row_id, part)
CREATE INDEX search_units_search_grams_org_ids_idx ON public.search_units USING gin (search_grams(folded), org_ids) WITH (fastupdate=off)
CREATE INDEX sessions_account ON public.sessions USING btree (account_id)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (token_hash)
CREATE UNIQUE INDEX settings_pkey ON public.settings USING btree (key, version)
CREATE UNIQUE INDEX setup_links_pkey ON public.setup_links USING btree (token_hash)
CREATE UNIQUE INDEX socket_io_attachments_id_key ON public.socket_io_attachments USING btree (id)
CREATE UNIQUE INDEX standing_counts_pkey ON public.standing_counts USING btree (facet, value)
CREATE UNIQUE INDEX standing_head_pkey ON public.standing_head USING btree (id)
CREATE UNIQUE INDEX standing_sums_pkey ON public.standing_sums USING btree (township, township_name, sector, currency, color)
CREATE INDEX standings_color ON public.standings USING btree (color, lag, project_id)
CREATE INDEX standings_lag ON public.standings USING btree (lag, project_id)
CREATE INDEX standings_owner ON public.standings USING btree (owner_id) WHERE (owner_id IS NOT NULL)
CREATE UNIQUE INDEX standings_pkey ON public.standings USING btree (project_id)
CREATE INDEX standings_rank ON public.standings USING btree (rank, lag, project_id)
CREATE INDEX standings_sector ON public.standings USING btree (sector, rank, lag, project_id)
CREATE INDEX standings_township ON public.standings USING btree (township, rank, lag, project_id)
CREATE INDEX standings_unit ON public.standings USING btree (unit_id, rank, lag, project_id)
CREATE INDEX tasks_due ON public.tasks USING btree (due_at, id) WHERE (state = 'pending'::text)
CREATE INDEX tasks_failed ON public.tasks USING btree (id) WHERE (state = 'failed'::text)
CREATE UNIQUE INDEX tasks_one_pending ON public.tasks USING btree (kind, subject) WHERE (state = 'pending'::text)
CREATE UNIQUE INDEX tasks_pkey ON public.tasks USING btree (id)
CREATE INDEX tasks_retried ON public.tasks USING btree (id) WHERE ((state = 'pending'::text) AND (attempts > 0))
CREATE INDEX uploads_attachment ON public.uploads USING btree (attachment_id) WHERE (attachment_id IS NOT NULL)
CREATE INDEX uploads_open ON public.uploads USING btree (account_id) WHERE ((attachment_id IS NULL) AND (refusal IS NULL))
CREATE UNIQUE INDEX uploads_pkey ON public.uploads USING btree (id)
CREATE INDEX uploads_sent_for ON public.uploads USING btree (sent_for) WHERE (sent_for IS NOT NULL)
CREATE TRIGGER attachments_bound_stay BEFORE DELETE OR UPDATE ON public.attachments FOR EACH ROW WHEN ((old.state = 'bound'::text)) EXECUTE FUNCTION refuse_change()
CREATE TRIGGER attachments_no_truncate BEFORE TRUNCATE ON public.attachments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER card_acts_insert_only BEFORE DELETE OR UPDATE ON public.card_acts FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER complaint_senders_insert_only BEFORE DELETE OR UPDATE ON public.complaint_senders FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER complaint_senders_search_insert AFTER INSERT ON public.complaint_senders REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_complaint_sent()
CREATE TRIGGER complaint_steps_insert_only BEFORE DELETE OR UPDATE ON public.complaint_steps FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER complaint_steps_no_truncate BEFORE TRUNCATE ON public.complaint_steps FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER complaints_search_delete AFTER DELETE ON public.complaints REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_complaint_added()
CREATE TRIGGER complaints_search_insert AFTER INSERT ON public.complaints REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_complaint_added()
CREATE TRIGGER complaints_search_update AFTER UPDATE ON public.complaints REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_complaint_changed()
CREATE TRIGGER events_insert_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER lights_standing_insert AFTER INSERT ON public.lights REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_lights()
CREATE TRIGGER lights_standing_update AFTER UPDATE ON public.lights REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_lights()
CREATE TRIGGER milestones_no_delete BEFORE DELETE ON public.milestones FOR EACH ROW EXECUTE FUNCTION refuse_delete()
CREATE TRIGGER notice_credits_insert_only BEFORE DELETE OR UPDATE ON public.notice_credits FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER notice_dues_insert_only BEFORE DELETE OR UPDATE ON public.notice_dues FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER notice_feedbacks_insert_only BEFORE DELETE OR UPDATE ON public.notice_feedbacks FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER notice_feedbacks_search_delete AFTER DELETE ON public.notice_feedbacks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_reply_written()
CREATE TRIGGER notice_feedbacks_search_insert AFTER INSERT ON public.notice_feedbacks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_reply_written()
CREATE TRIGGER notice_feedbacks_search_update AFTER UPDATE ON public.notice_feedbacks REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_reply_written()
CREATE TRIGGER notice_replies_search_delete AFTER DELETE ON public.notice_replies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_reply_written()
CREATE TRIGGER notice_replies_search_insert AFTER INSERT ON public.notice_replies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_reply_written()
CREATE TRIGGER notice_replies_search_update AFTER UPDATE ON public.notice_replies REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_reply_written()
CREATE TRIGGER notices_search_delete AFTER DELETE ON public.notices REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_notice_added()
CREATE TRIGGER notices_search_insert AFTER INSERT ON public.notices REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_notice_added()
CREATE TRIGGER notices_search_update AFTER UPDATE ON public.notices REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_notice_changed()
CREATE TRIGGER orgs_search_delete AFTER DELETE ON public.orgs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_unit_added()
CREATE TRIGGER orgs_search_insert AFTER INSERT ON public.orgs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_unit_added()
CREATE TRIGGER orgs_search_update AFTER UPDATE ON public.orgs REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_unit_changed()
CREATE TRIGGER project_departures_insert_only BEFORE DELETE OR UPDATE ON public.project_departures FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER project_plans_standing_delete AFTER DELETE ON public.project_plans REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_plans()
CREATE TRIGGER project_plans_standing_insert AFTER INSERT ON public.project_plans REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_plans()
CREATE TRIGGER project_plans_standing_update AFTER UPDATE ON public.project_plans REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_plans()
CREATE TRIGGER project_plans_year_delete AFTER DELETE ON public.project_plans REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_years_of_plans()
CREATE TRIGGER project_plans_year_insert AFTER INSERT ON public.project_plans REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_years_of_plans()
CREATE TRIGGER project_plans_year_update AFTER UPDATE ON public.project_plans REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_years_of_plans()
CREATE TRIGGER project_years_sum_delete AFTER DELETE ON public.project_years REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION sum_years_delete()
CREATE TRIGGER project_years_sum_insert AFTER INSERT ON public.project_years REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION sum_years_insert()
CREATE TRIGGER project_years_sum_update AFTER UPDATE ON public.project_years REFERENCING OLD TABLE AS taken NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION sum_years_update()
CREATE TRIGGER projects_line_insert AFTER INSERT ON public.projects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_line_spells()
CREATE TRIGGER projects_line_update AFTER UPDATE ON public.projects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_line_spells()
CREATE TRIGGER projects_no_delete BEFORE DELETE ON public.projects FOR EACH ROW EXECUTE FUNCTION refuse_delete()
CREATE TRIGGER projects_no_truncate BEFORE TRUNCATE ON public.projects FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()
CREATE TRIGGER projects_search_insert AFTER INSERT ON public.projects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_project_added()
CREATE TRIGGER projects_search_update AFTER UPDATE ON public.projects REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_project_changed()
CREATE TRIGGER projects_standing_insert AFTER INSERT ON public.projects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_projects()
CREATE TRIGGER projects_standing_update AFTER UPDATE ON public.projects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_projects()
CREATE TRIGGER projects_year_insert AFTER INSERT ON public.projects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_years_of_projects()
CREATE TRIGGER projects_year_update AFTER UPDATE ON public.projects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_years_of_projects()
CREATE TRIGGER raised_problems_insert_only BEFORE DELETE OR UPDATE ON public.raised_problems FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER report_receipts_insert_only BEFORE DELETE OR UPDATE ON public.report_receipts FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER report_reviews_insert_only BEFORE DELETE OR UPDATE ON public.report_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER report_reviews_no_truncate BEFORE TRUNCATE ON public.report_reviews FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER report_versions_insert_only BEFORE DELETE OR UPDATE ON public.report_versions FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER reports_search_delete AFTER DELETE ON public.reports REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_report_gone()
CREATE TRIGGER reports_search_insert AFTER INSERT ON public.reports REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_report_added()
CREATE TRIGGER reports_search_update AFTER UPDATE ON public.reports REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_report_changed()
CREATE TRIGGER reports_standing_delete AFTER DELETE ON public.reports REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_reports()
CREATE TRIGGER reports_standing_insert AFTER INSERT ON public.reports REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_reports()
CREATE TRIGGER reports_standing_update AFTER UPDATE ON public.reports REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_reports()
CREATE TRIGGER reports_year_delete AFTER DELETE ON public.reports REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_years_of_reports()
CREATE TRIGGER reports_year_insert AFTER INSERT ON public.reports REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_years_of_reports()
CREATE TRIGGER reports_year_update AFTER UPDATE ON public.reports REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_years_of_reports()
CREATE TRIGGER rung_fires_insert_only BEFORE DELETE OR UPDATE ON public.rung_fires FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER settings_insert_only BEFORE DELETE OR UPDATE ON public.settings FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER standings_sum_after AFTER UPDATE ON public.standings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_standings('1')
CREATE TRIGGER standings_sum_before AFTER UPDATE ON public.standings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_standings('-1')
CREATE TRIGGER standings_sum_delete AFTER DELETE ON public.standings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_standings('-1')
CREATE TRIGGER standings_sum_insert AFTER INSERT ON public.standings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_standings('1')
view departed_projects as SELECT DISTINCT ON (d.project_id) d.project_id,
    p.name,
    p.unit_id,
    p.owner_id,
    d.what,
    d.reason,
    d.day,
    d.by_name,
    d.at
   FROM (project_departures d
     JOIN projects p ON ((p.id = d.project_id)))
  WHERE
        CASE d.what
            WHEN 'below-threshold'::text THEN ((p.total_fen < '10000000000'::bigint) AND (p.currency = 'CNY'::text))
            ELSE (p.stage = 'ended'::text)
        END
  ORDER BY d.project_id, d.seq DESC;
view direct_report_projects as SELECT id,
    name,
    unit_id,
    owner_id
   FROM projects
  WHERE owes_direct_report(total_fen, currency, stage);
view search_sources as SELECT search_sources_before_complaints.kind,
    search_sources_before_complaints.row_id,
    search_sources_before_complaints.part,
    search_sources_before_complaints.page_id,
    search_sources_before_complaints.unit_id,
    search_sources_before_complaints.org_ids,
    search_sources_before_complaints.title,
    search_sources_before_complaints.body,
    search_sources_before_complaints.place,
    search_sources_before_complaints.at
   FROM search_sources_before_complaints
UNION ALL
 SELECT 'complaint'::text AS kind,
    c.id AS row_id,
    ''::text AS part,
    c.id AS page_id,
    c.lead_id AS unit_id,
    (ARRAY( SELECT h.id
           FROM unnest((ARRAY[c.lead_id, c.holder_id] || c.co_ids)) h(id)
          WHERE ((h.id IS NOT NULL) AND (h.id <> ALL (c.complained_of)))
          ORDER BY h.id) || ARRAY( SELECT search_own(s.org_id) AS search_own
           FROM complaint_senders s
          WHERE ((s.complaint_id = c.id) AND (s.org_id IS NOT NULL) AND (c.confidentiality = 'open'::text)))) AS org_ids,
    c.title,
    concat_ws('
'::text, (((('诉求〔'::text || c.number_year) || '〕'::text) || c.number_seq) || '号'::text), NULLIF(c.text, ''::text), NULLIF(c.inspection, ''::text)) AS body,
    ''::text AS place,
    c.filed_at AS at
   FROM complaints c;
view search_sources_before_complaints as SELECT 'project'::text AS kind,
    p.id AS row_id,
    ''::text AS part,
    p.id AS page_id,
    p.unit_id,
    array_remove(ARRAY[p.unit_id, p.owner_id], NULL::uuid) AS org_ids,
    p.name AS title,
    concat_ws('
'::text, NULLIF(p.code, ''::text), NULLIF(p.credit_code, ''::text), NULLIF(p.legal_name, ''::text), NULLIF(p.address, ''::text)) AS body,
    p.township_name AS place,
    p.created_at AS at
   FROM projects p
UNION ALL
 SELECT 'unit'::text AS kind,
    o.id AS row_id,
    ''::text AS part,
    o.id AS page_id,
    o.id AS unit_id,
    ARRAY[o.id] AS org_ids,
    o.name AS title,
    concat_ws('
'::text, NULLIF(
        CASE
            WHEN (o.short_name <> o.name) THEN o.short_name
            ELSE NULL::text
        END, ''::text), NULLIF(o.credit_code, ''::text)) AS body,
    ''::text AS place,
    o.created_at AS at
   FROM orgs o
UNION ALL
 SELECT 'notice'::text AS kind,
    n.id AS row_id,
    ''::text AS part,
    n.id AS page_id,
    n.unit_id,
        CASE
            WHEN (n.state = ANY (ARRAY['proposed'::text, 'approved'::text, 'dismissed'::text])) THEN '{}'::uuid[]
            ELSE (n.unit_id || n.co_unit_ids)
        END AS org_ids,
    n.title,
    concat_ws('
'::text, NULLIF(COALESCE((((('督办〔'::text || n.number_year) || '〕'::text) || n.number_seq) || '号'::text), ''::text), ''::text), NULLIF(n.subject_name, ''::text), NULLIF(n.demands, ''::text), NULLIF(n.plan, ''::text)) AS body,
    ''::text AS place,
    COALESCE(n.issued_at, n.proposed_at) AS at
   FROM notices n
UNION ALL
 SELECT 'report'::text AS kind,
    r.id AS row_id,
    ''::text AS part,
    r.project_id AS page_id,
    p.unit_id,
    array_remove(ARRAY[p.unit_id, p.owner_id], NULL::uuid) AS org_ids,
    ((p.name || ' '::text) || r.period) AS title,
    concat_ws('
'::text, NULLIF(r.progress_text, ''::text), NULLIF(( SELECT string_agg((q.value ->> 'text'::text), '
'::text) AS string_agg
           FROM jsonb_array_elements(r.problems) q(value)), ''::text)) AS body,
    p.township_name AS place,
    COALESCE(r.submitted_at, ((r.as_of)::timestamp without time zone AT TIME ZONE 'Asia/Shanghai'::text)) AS at
   FROM (reports r
     JOIN projects p ON ((p.id = r.project_id)))
  WHERE ((r.state = 'submitted'::text) AND ((r.progress_text <> ''::text) OR (r.problems <> '[]'::jsonb)))
UNION ALL
 SELECT 'reply'::text AS kind,
    y.notice_id AS row_id,
    ('reply '::text || y.version) AS part,
    n.id AS page_id,
    n.unit_id,
        CASE
            WHEN (n.state = ANY (ARRAY['proposed'::text, 'approved'::text, 'dismissed'::text])) THEN '{}'::uuid[]
            ELSE (n.unit_id || n.co_unit_ids)
        END AS org_ids,
    n.title,
    concat_ws('
'::text, NULLIF(y.text, ''::text), NULLIF(y.opinion, ''::text)) AS body,
    ''::text AS place,
    y.at
   FROM (notice_replies y
     JOIN notices n ON ((n.id = y.notice_id)))
UNION ALL
 SELECT 'reply'::text AS kind,
    f.notice_id AS row_id,
    ('feedback '::text || f.seq) AS part,
    n.id AS page_id,
    f.unit_id,
        CASE
            WHEN (n.state = ANY (ARRAY['proposed'::text, 'approved'::text, 'dismissed'::text])) THEN '{}'::uuid[]
            ELSE (n.unit_id || n.co_unit_ids)
        END AS org_ids,
    n.title,
    f.text AS body,
    ''::text AS place,
    f.at
   FROM (notice_feedbacks f
     JOIN notices n ON ((n.id = f.notice_id)));
view subject_helpers as SELECT 'notice'::text AS type,
    notices.id,
    notices.co_unit_ids AS org_ids
   FROM notices
  WHERE (notices.co_unit_ids <> '{}'::uuid[])
UNION ALL
 SELECT 'complaint'::text AS type,
    complaints.id,
    (array_remove(ARRAY[complaints.lead_id, complaints.holder_id], NULL::uuid) || complaints.co_ids) AS org_ids
   FROM complaints
  WHERE ((complaints.lead_id IS NOT NULL) OR (complaints.holder_id IS NOT NULL));
view subjects as SELECT 'project'::text AS type,
    id,
    name,
    unit_id,
    owner_id
   FROM projects;
CREATE OR REPLACE FUNCTION public.add_each(a numeric[], b numeric[])
 RETURNS numeric[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_agg(coalesce(x, 0) + coalesce(y, 0) order by i) from unnest(a, b) with ordinality as t (x, y, i)
$function$

CREATE OR REPLACE FUNCTION public.count_again(month text, ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  merge into standings k using (select * from count_standings(month, ids)) s on k.project_id = s.project_id
  when not matched then insert (project_id, 
  large, direct, year, year_plan_fen, year_plan_months, whole_life, plan_fen, done_fen, done_total_fen, physical_bp,
  last_period, color, word, light_period, light_reason, month, lead, as_of, basis, total_as_of, total_basis, rank, lag,
  unit_id, owner_id, township, township_name, sector, stage, section, regulator_id, leader, labels, currency, total_fen,
  closed_plan_fen, closed_done_fen, scheduled_twelfths,
  closed_plan_months, done_months, is_stale, filed_closed, filed_next, closed_month_fen, next_month_fen, light_before) values (s.project_id, 
  s.large, s.direct, s.year, s.year_plan_fen, s.year_plan_months, s.whole_life, s.plan_fen, s.done_fen, s.done_total_fen, s.physical_bp,
  s.last_period, s.color, s.word, s.light_period, s.light_reason, s.month, s.lead, s.as_of, s.basis, s.total_as_of, s.total_basis, s.rank, s.lag,
  s.unit_id, s.owner_id, s.township, s.township_name, s.sector, s.stage, s.section, s.regulator_id, s.leader, s.labels, s.currency, s.total_fen,
  s.closed_plan_fen, s.closed_done_fen, s.scheduled_twelfths,
  s.closed_plan_months, s.done_months, s.is_stale, s.filed_closed, s.filed_next, s.closed_month_fen, s.next_month_fen, s.light_before)
  when matched and (
  k.large, k.direct, k.year, k.year_plan_fen, k.year_plan_months, k.whole_life, k.plan_fen, k.done_fen, k.done_total_fen, k.physical_bp,
  k.last_period, k.color, k.word, k.light_period, k.light_reason, k.month, k.lead, k.as_of, k.basis, k.total_as_of, k.total_basis, k.rank, k.lag,
  k.unit_id, k.owner_id, k.township, k.township_name, k.sector, k.stage, k.section, k.regulator_id, k.leader, k.labels, k.currency, k.total_fen,
  k.closed_plan_fen, k.closed_done_fen, k.scheduled_twelfths,
  k.closed_plan_months, k.done_months, k.is_stale, k.filed_closed, k.filed_next, k.closed_month_fen, k.next_month_fen, k.light_before) is distinct from (
  s.large, s.direct, s.year, s.year_plan_fen, s.year_plan_months, s.whole_life, s.plan_fen, s.done_fen, s.done_total_fen, s.physical_bp,
  s.last_period, s.color, s.word, s.light_period, s.light_reason, s.month, s.lead, s.as_of, s.basis, s.total_as_of, s.total_basis, s.rank, s.lag,
  s.unit_id, s.owner_id, s.township, s.township_name, s.sector, s.stage, s.section, s.regulator_id, s.leader, s.labels, s.currency, s.total_fen,
  s.closed_plan_fen, s.closed_done_fen, s.scheduled_twelfths,
  s.closed_plan_months, s.done_months, s.is_stale, s.filed_closed, s.filed_next, s.closed_month_fen, s.next_month_fen, s.light_before)
    then update set (
  large, direct, year, year_plan_fen, year_plan_months, whole_life, plan_fen, done_fen, done_total_fen, physical_bp,
  last_period, color, word, light_period, light_reason, month, lead, as_of, basis, total_as_of, total_basis, rank, lag,
  unit_id, owner_id, township, township_name, sector, stage, section, regulator_id, leader, labels, currency, total_fen,
  closed_plan_fen, closed_done_fen, scheduled_twelfths,
  closed_plan_months, done_months, is_stale, filed_closed, filed_next, closed_month_fen, next_month_fen, light_before) = (
  s.large, s.direct, s.year, s.year_plan_fen, s.year_plan_months, s.whole_life, s.plan_fen, s.done_fen, s.done_total_fen, s.physical_bp,
  s.last_period, s.color, s.word, s.light_period, s.light_reason, s.month, s.lead, s.as_of, s.basis, s.total_as_of, s.total_basis, s.rank, s.lag,
  s.unit_id, s.owner_id, s.township, s.township_name, s.sector, s.stage, s.section, s.regulator_id, s.leader, s.labels, s.currency, s.total_fen,
  s.closed_plan_fen, s.closed_done_fen, s.scheduled_twelfths,
  s.closed_plan_months, s.done_months, s.is_stale, s.filed_closed, s.filed_next, s.closed_month_fen, s.next_month_fen, s.light_before)
$function$

CREATE OR REPLACE FUNCTION public.count_project_years(held integer, ids uuid[])
 RETURNS SETOF project_years
 LANGUAGE sql
 STABLE
AS $function$
  select p.id, y.year, p.unit_id, p.owner_id, p.township, p.township_name, p.sector, coalesce(left(p.industry, 1), ''), p.category,
    p.year_class, level_of(p.labels), p.leader_name, p.currency, last.whole_life,
    case when not last.whole_life then plan.amount_fen end,
    case when not last.whole_life then plan.months end,
    case when not last.whole_life then first.amount_fen end,
    case when not last.whole_life then first.months end,
    filed.done, filed.funds,
    case when extract(year from p.planned_start) = y.year then extract(month from p.planned_start)::int end,
    case when extract(year from p.planned_start) = y.year then case when p.actual_start is null or extract(year from p.actual_start) > y.year then null
    when extract(year from p.actual_start) < y.year then 1 else extract(month from p.actual_start)::int end end,
    case when extract(year from p.planned_finish) = y.year then extract(month from p.planned_finish)::int end,
    case when extract(year from p.planned_finish) = y.year then case when p.actual_finish is null or extract(year from p.actual_finish) > y.year then null
    when extract(year from p.actual_finish) < y.year then 1 else extract(month from p.actual_finish)::int end end,
    case when p.actual_start is null or extract(year from p.actual_start) > y.year then null
    when extract(year from p.actual_start) < y.year then 1 else extract(month from p.actual_start)::int end,
    -- `greatest` would answer the one day that is known
    case when p.actual_start is not null and p.registered_on is not null
      then case when greatest(p.registered_on, p.actual_start) is null or extract(year from greatest(p.registered_on, p.actual_start)) > y.year then null
    when extract(year from greatest(p.registered_on, p.actual_start)) < y.year then 1 else extract(month from greatest(p.registered_on, p.actual_start))::int end end
  from projects p
  cross join lateral (
    select coalesce((select r.kind = 'observation' from reports r
      where r.project_id = p.id and r.state = 'submitted' order by r.period desc limit 1), false) as whole_life
  ) last
  cross join lateral (
    select held as year
    union select plan.year from project_plans plan where plan.project_id = p.id
    union select left(r.period, 4)::int from reports r
      where r.project_id = p.id and r.state = 'submitted' and r.kind = 'monthly'
    union select extract(year from day)::int from unnest(array[p.planned_start, p.planned_finish]) as day
      where extract(year from day) < held
  ) y
  left join project_plans plan on plan.project_id = p.id and plan.year = y.year and plan.current
  left join project_plans first on first.project_id = p.id and first.year = y.year and first.version = 1
  cross join lateral (
    select array[sum(fen) filter (where month = 1), sum(fen) filter (where month = 2), sum(fen) filter (where month = 3), sum(fen) filter (where month = 4), sum(fen) filter (where month = 5), sum(fen) filter (where month = 6), sum(fen) filter (where month = 7), sum(fen) filter (where month = 8), sum(fen) filter (where month = 9), sum(fen) filter (where month = 10), sum(fen) filter (where month = 11), sum(fen) filter (where month = 12)]::bigint[] as done,
      array[sum(funds_fen) filter (where month = 1), sum(funds_fen) filter (where month = 2), sum(funds_fen) filter (where month = 3), sum(funds_fen) filter (where month = 4), sum(funds_fen) filter (where month = 5), sum(funds_fen) filter (where month = 6), sum(funds_fen) filter (where month = 7), sum(funds_fen) filter (where month = 8), sum(funds_fen) filter (where month = 9), sum(funds_fen) filter (where month = 10), sum(funds_fen) filter (where month = 11), sum(funds_fen) filter (where month = 12)]::bigint[] as funds
    from (
      select right(r.period, 2)::int as month, r.funds_fen,
        r.year_fen - coalesce(lag(r.year_fen) over (order by r.period), 0) as fen
      from reports r
      where r.project_id = p.id and r.state = 'submitted' and r.kind = 'monthly' and r.year_fen is not null
        and not last.whole_life and r.period between y.year || '-01' and y.year || '-12'
    ) r
  ) filed
  where ids is null or p.id = any(ids)
$function$

CREATE OR REPLACE FUNCTION public.count_standings(held text, ids uuid[])
 RETURNS SETOF standings
 LANGUAGE sql
 STABLE
AS $function$
  select s.project_id, s.large, s.direct, s.year, s.year_plan_fen, s.year_plan_months, s.whole_life, s.plan_fen, s.done_fen,
    s.done_total_fen, s.physical_bp, s.last_period, s.color, s.word, s.light_period, s.light_reason, s.month, s.lead, s.as_of,
    s.basis, s.total_as_of, s.total_basis,
    array_position('{red,yellow,stale,waived,none,green}', s.color),
    coalesce(s.lead, 'infinity'),
    p.unit_id, p.owner_id, p.township, p.township_name, p.sector, p.stage, left(p.industry, 1), p.regulator_id,
    nullif(p.leader_name, ''), p.labels, p.currency, p.total_fen,
    case when s.whole_life then (s.light_reason ->> 'planFen')::bigint else plan.amount_fen end,
    case when s.whole_life or s.last_period <= held then s.done_fen else before.year_fen end,
    case
      when s.whole_life then div(12 * (s.light_reason ->> 'planFen')::numeric * (s.light_reason ->> 'scheduleNum')::numeric,
        (s.light_reason ->> 'scheduleDen')::numeric)
      when plan.months is null then plan.amount_fen::numeric * right(held, 2)::int
      else (select 12 * sum(amount) from unnest(plan.months[1:right(held, 2)::int]) as amount)
    end,
    plan.months,
    case when s.whole_life then '{0,0,0,0,0,0,0,0,0,0,0,0}' else added.months end,
    p.stage in ('signed', 'preparing', 'building', 'paused') and not s.whole_life and case
      when s.last_period is null then p.created_at < closing.at else s.last_period < held end,
    filed.closed, filed.next, filed.closed_fen, filed.next_fen,
    (select l.color from lights l
     where l.subject_id = p.id and l.kind in ('overall', 'investment') and l.period = closing.before
     order by l.kind desc, l.id desc limit 1)
  from projects p
  cross join lateral (
    select ((held || '-01')::date + interval '1 month') at time zone 'Asia/Shanghai' as at,
      to_char((held || '-01')::date - interval '1 month', 'YYYY-MM') as before,
      to_char((held || '-01')::date + interval '1 month', 'YYYY-MM') as next
  ) closing
  join project_standing(held, 'current') s on s.project_id = p.id
  left join project_plans plan on plan.project_id = p.id and plan.year = left(held, 4)::int and plan.current
  left join lateral (
    select r.year_fen from reports r
    where s.last_period > held and r.project_id = p.id and r.state = 'submitted'
      and r.period between left(held, 4) || '-01' and held
    order by r.period desc limit 1
  ) before on true
  cross join lateral (
    select array_agg(coalesce(a.fen, 0) order by m) as months
    from generate_series(1, 12) m left join (
      select right(r.period, 2)::int as month, r.year_fen - coalesce(lag(r.year_fen) over (order by r.period), 0) as fen
      from reports r
      where r.project_id = p.id and r.state = 'submitted' and r.kind = 'monthly'
        and r.period between left(held, 4) || '-01' and held
    ) a on a.month = m
  ) added
  cross join lateral (
    select coalesce(bool_or(r.period = held), false) as closed, coalesce(bool_or(r.period = closing.next), false) as next,
      sum(r.month_fen) filter (where r.period = held)::bigint as closed_fen,
      sum(r.month_fen) filter (where r.period = closing.next)::bigint as next_fen
    from reports r
    where r.project_id = p.id and r.state = 'submitted' and r.period in (held, closing.next)
  ) filed
  where ids is null or p.id = any(ids)
$function$

CREATE OR REPLACE FUNCTION public.count_years_again(held integer, ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with counted as materialized (
    select * from count_project_years(held, ids)
  ), gone as (
    delete from project_years k where (ids is null or k.project_id = any(ids))
      and not exists (select 1 from counted c where c.project_id = k.project_id and c.year = k.year)
  )
  merge into project_years k using counted s on k.project_id = s.project_id and k.year = s.year
  when not matched then insert (project_id, year, unit_id, owner_id, township, township_name, sector, section, category, year_class, level, leader, currency, whole_life,
  plan_fen, plan_months, first_fen, first_months, done_months, funds_months, start_due, start_done, finish_due, finish_done, begun,
  registered) values (s.project_id, s.year, s.unit_id, s.owner_id, s.township, s.township_name, s.sector, s.section, s.category, s.year_class, s.level, s.leader, s.currency, s.whole_life,
  s.plan_fen, s.plan_months, s.first_fen, s.first_months, s.done_months, s.funds_months, s.start_due, s.start_done, s.finish_due, s.finish_done, s.begun,
  s.registered)
  when matched and (k.unit_id, k.owner_id, k.township, k.township_name, k.sector, k.section, k.category, k.year_class, k.level, k.leader, k.currency, k.whole_life,
  k.plan_fen, k.plan_months, k.first_fen, k.first_months, k.done_months, k.funds_months, k.start_due, k.start_done, k.finish_due, k.finish_done, k.begun,
  k.registered) is distinct from (s.unit_id, s.owner_id, s.township, s.township_name, s.sector, s.section, s.category, s.year_class, s.level, s.leader, s.currency, s.whole_life,
  s.plan_fen, s.plan_months, s.first_fen, s.first_months, s.done_months, s.funds_months, s.start_due, s.start_done, s.finish_due, s.finish_done, s.begun,
  s.registered) then update set (unit_id, owner_id, township, township_name, sector, section, category, year_class, level, leader, currency, whole_life,
  plan_fen, plan_months, first_fen, first_months, done_months, funds_months, start_due, start_done, finish_due, finish_done, begun,
  registered) = (s.unit_id, s.owner_id, s.township, s.township_name, s.sector, s.section, s.category, s.year_class, s.level, s.leader, s.currency, s.whole_life,
  s.plan_fen, s.plan_months, s.first_fen, s.first_months, s.done_months, s.funds_months, s.start_due, s.start_done, s.finish_due, s.finish_done, s.begun,
  s.registered)
$function$

CREATE OR REPLACE FUNCTION public.keep_lights()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_standings(array(
    select distinct subject_id from changed where subject_type = 'project' and kind in ('overall', 'investment')));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_line_spells()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into line_spells (project_id, since)
      select id, created_at from changed where owes_direct_report(total_fen, currency, stage);
    return null;
  end if;
  update line_spells s set until = greatest(c.updated_at, s.since) from changed c
    where s.project_id = c.id and s.until is null and not owes_direct_report(c.total_fen, c.currency, c.stage);
  insert into line_spells (project_id, since)
    select c.id, c.updated_at from changed c
    where owes_direct_report(c.total_fen, c.currency, c.stage)
      and not exists (select 1 from line_spells s where s.project_id = c.id and s.until is null)
    on conflict (project_id, since) do update set until = null;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_plans()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_standings(array(select distinct project_id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_project_years(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare held int;
begin
  if cardinality(ids) = 0 then return; end if;
  perform pg_advisory_xact_lock(4127007);
  lock table project_years in row exclusive mode;
  select year into held from project_year_head;
  if held is not null then perform count_years_again(held, ids); end if;
end $function$

CREATE OR REPLACE FUNCTION public.keep_projects()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_standings(array(select id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_reports()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_standings(array(select distinct project_id from changed where state = 'submitted' or submitted_at is not null));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_search(what text, ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if cardinality(ids) = 0 then return; end if;
  delete from search_entries e where e.kind = what and e.row_id = any(ids)
    and not exists (select 1 from search_sources s where s.kind = what and s.row_id = e.row_id and s.part = e.part);
  
  insert into search_entries as e (kind, row_id, part, page_id, unit_id, org_ids, title, body, place, at) select kind, row_id, part, page_id, unit_id, org_ids, title, body, place, at from search_sources s where s.kind = what and s.row_id = any(ids) order by s.row_id, s.part
  on conflict (kind, row_id, part) do update set (page_id, unit_id, org_ids, title, body, place, at) = row (excluded.page_id, excluded.unit_id, excluded.org_ids, excluded.title, excluded.body, excluded.place, excluded.at)
  where (e.page_id, e.unit_id, e.org_ids, e.title, e.body, e.place, e.at) is distinct from (excluded.page_id, excluded.unit_id, excluded.org_ids, excluded.title, excluded.body, excluded.place, excluded.at);
end $function$

CREATE OR REPLACE FUNCTION public.keep_standings(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare kept text;
begin
  if cardinality(ids) = 0 then return; end if;
  perform pg_advisory_xact_lock(4127007);
  select closed into kept from standing_head;
  if kept is not null then perform count_again(kept, ids); end if;
end $function$

CREATE OR REPLACE FUNCTION public.keep_years_of_plans()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_project_years(array(select distinct project_id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_years_of_projects()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_project_years(array(select id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_years_of_reports()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_project_years(array(
    select distinct project_id from changed where state = 'submitted' or submitted_at is not null));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.level_of(labels text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when '省重点' = any(labels) then 'province' when '市重点' = any(labels) then 'city'
    when '县重点' = any(labels) then 'county' else 'none' end
$function$

CREATE OR REPLACE FUNCTION public.owes_direct_report(total_fen bigint, currency text, stage text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select total_fen >= 10000000000 and currency = 'CNY' and stage in ('signed', 'preparing', 'building', 'paused')
$function$

CREATE OR REPLACE FUNCTION public.project_standing(closed text, measure text DEFAULT 'current'::text)
 RETURNS TABLE(project_id uuid, large boolean, direct boolean, year integer, year_plan_fen bigint, year_plan_months bigint[], whole_life boolean, plan_fen bigint, done_fen bigint, done_total_fen bigint, physical_bp integer, last_period text, color text, word text, light_period text, light_reason jsonb, month integer, lead double precision, open_notices integer, as_of date, basis text, total_as_of date, total_basis text)
 LANGUAGE sql
 STABLE
AS $function$
  select p.id,
    duty.large,
    duty.large and duty.reporting,
    v.year,
    plan.amount_fen,
    plan.months,
    v.whole_life,
    figures.plan_fen,
    figures.done_fen,
    known.total_fen,
    last.physical_bp,
    last.period,
    case when seen.grey then 'stale' else coalesce(whole.color, money.color, 'none') end,
    case when seen.grey then 'stale'
      else coalesce(whole.word, money.word, case when figures.plan_fen > 0 then 'quiet' else 'no-plan' end) end,
    case when seen.grey then money.period else coalesce(whole.reason ->> 'period', money.period) end,
    case when seen.grey or whole.reason is null then money.reason else coalesce(money.reason, '{}') || whole.reason end,
    v.month,
    case when v.whole_life then (money.reason ->> 'pointsTenths')::float8 / 1000
      when figures.plan_fen > 0 then (figures.done_fen - scheduled_fen(figures.plan_fen, plan.months, v.month)) / figures.plan_fen
      end,
    (select count(*)::int from notices n
      where n.subject_id = p.id and n.state in ('issued', 'signed', 'acting', 'replied', 'returned', 'suspended', 'accepted')),
    last.as_of,
    last.basis,
    known.as_of,
    known.basis
  from projects p
  left join lateral (
    select r.period, left(r.period, 4)::int as year, right(r.period, 2)::int as month, r.period >= closed as fresh,
      r.kind = 'observation' as whole_life, r.year_fen, r.total_fen, r.physical_bp, r.as_of, r.basis
    from reports r where r.project_id = p.id and r.state = 'submitted' order by r.period desc limit 1
  ) last on true
  cross join lateral (
    select greatest(left(closed, 4)::int, last.year) as year,
      case when last.year >= left(closed, 4)::int then last.month else right(closed, 2)::int end as month,
      coalesce(last.whole_life, false) as whole_life
  ) v
  cross join lateral (
    select (make_date(left(closed, 4)::int, right(closed, 2)::int, 1) + interval '1 month') at time zone 'Asia/Shanghai' as at
  ) closing
  left join project_plans plan on plan.project_id = p.id and plan.year = v.year
    and case when measure = 'first' then plan.version = 1 else plan.current end
  left join lights whole on whole.subject_id = p.id and whole.kind = 'overall' and whole.current
  left join lights money on money.subject_id = p.id and money.kind = 'investment' and money.current
  left join lateral (
    -- a snapshot may bring the works and not the money: then the last money known stands, with its own day
    select r.total_fen, r.as_of, r.basis from reports r
    where r.project_id = p.id and r.state = 'submitted' and r.total_fen is not null
    order by r.period desc limit 1
  ) earlier on last.total_fen is null
  cross join lateral (
    select coalesce(last.total_fen, earlier.total_fen, 0) as total_fen,
      case when last.total_fen is null then earlier.as_of else last.as_of end as as_of,
      case when last.total_fen is null then earlier.basis else last.basis end as basis
  ) known
  cross join lateral (
    select case when v.whole_life then p.total_fen else coalesce(plan.amount_fen, 0) end as plan_fen,
      case when v.whole_life then known.total_fen
        when last.year = v.year then coalesce(last.year_fen, 0)
        else 0 end as done_fen
  ) figures
  cross join lateral (
    select p.total_fen >= 10000000000 and p.currency = 'CNY' as large,
      p.stage in ('signed', 'preparing', 'building', 'paused') as reporting,
      p.stage in ('signed', 'preparing', 'building', 'paused') and not v.whole_life and case
        when last.period is null then p.created_at < closing.at
        else not last.fresh end as stale
  ) duty
  cross join lateral (
    select duty.stale and not (coalesce(whole.color, '') in ('yellow', 'red') and whole.reason ->> 'kind' <> 'investment') as grey
  ) seen
$function$

CREATE OR REPLACE FUNCTION public.project_year_drift(held integer)
 RETURNS TABLE(what text, key text)
 LANGUAGE sql
 STABLE
AS $function$
  with counted as materialized (select * from count_project_years(held, null)),
  sums as (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, count(*)::numeric as projects,
  count(*) filter (where whole_life)::numeric as snapshots,
  coalesce(sum(plan_fen), 0)::numeric as plan_fen,
  coalesce(sum(first_fen), 0)::numeric as first_fen,
  coalesce(sum(plan_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_plan_fen,
  coalesce(sum(first_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_first_fen,
  coalesce(sum(plan_fen) filter (where plan_months is null), 0)::numeric as planned_evenly,
  coalesce(sum(first_fen) filter (where first_months is null), 0)::numeric as first_evenly,
  array[coalesce(sum(plan_months[1]), 0), coalesce(sum(plan_months[2]), 0), coalesce(sum(plan_months[3]), 0), coalesce(sum(plan_months[4]), 0), coalesce(sum(plan_months[5]), 0), coalesce(sum(plan_months[6]), 0), coalesce(sum(plan_months[7]), 0), coalesce(sum(plan_months[8]), 0), coalesce(sum(plan_months[9]), 0), coalesce(sum(plan_months[10]), 0), coalesce(sum(plan_months[11]), 0), coalesce(sum(plan_months[12]), 0)]::numeric[] as planned_months,
  array[coalesce(sum(first_months[1]), 0), coalesce(sum(first_months[2]), 0), coalesce(sum(first_months[3]), 0), coalesce(sum(first_months[4]), 0), coalesce(sum(first_months[5]), 0), coalesce(sum(first_months[6]), 0), coalesce(sum(first_months[7]), 0), coalesce(sum(first_months[8]), 0), coalesce(sum(first_months[9]), 0), coalesce(sum(first_months[10]), 0), coalesce(sum(first_months[11]), 0), coalesce(sum(first_months[12]), 0)]::numeric[] as first_planned_months,
  array[coalesce(sum(done_months[1]), 0), coalesce(sum(done_months[2]), 0), coalesce(sum(done_months[3]), 0), coalesce(sum(done_months[4]), 0), coalesce(sum(done_months[5]), 0), coalesce(sum(done_months[6]), 0), coalesce(sum(done_months[7]), 0), coalesce(sum(done_months[8]), 0), coalesce(sum(done_months[9]), 0), coalesce(sum(done_months[10]), 0), coalesce(sum(done_months[11]), 0), coalesce(sum(done_months[12]), 0)]::numeric[] as done_months,
  array[coalesce(sum(funds_months[1]), 0), coalesce(sum(funds_months[2]), 0), coalesce(sum(funds_months[3]), 0), coalesce(sum(funds_months[4]), 0), coalesce(sum(funds_months[5]), 0), coalesce(sum(funds_months[6]), 0), coalesce(sum(funds_months[7]), 0), coalesce(sum(funds_months[8]), 0), coalesce(sum(funds_months[9]), 0), coalesce(sum(funds_months[10]), 0), coalesce(sum(funds_months[11]), 0), coalesce(sum(funds_months[12]), 0)]::numeric[] as funds_months,
  array[count(done_months[1]), count(done_months[2]), count(done_months[3]), count(done_months[4]), count(done_months[5]), count(done_months[6]), count(done_months[7]), count(done_months[8]), count(done_months[9]), count(done_months[10]), count(done_months[11]), count(done_months[12])]::numeric[] as reports,
  array[count(*) filter (where start_due = 1), count(*) filter (where start_due = 2), count(*) filter (where start_due = 3), count(*) filter (where start_due = 4), count(*) filter (where start_due = 5), count(*) filter (where start_due = 6), count(*) filter (where start_due = 7), count(*) filter (where start_due = 8), count(*) filter (where start_due = 9), count(*) filter (where start_due = 10), count(*) filter (where start_due = 11), count(*) filter (where start_due = 12)]::numeric[] as start_due,
  array[count(*) filter (where start_done = 1), count(*) filter (where start_done = 2), count(*) filter (where start_done = 3), count(*) filter (where start_done = 4), count(*) filter (where start_done = 5), count(*) filter (where start_done = 6), count(*) filter (where start_done = 7), count(*) filter (where start_done = 8), count(*) filter (where start_done = 9), count(*) filter (where start_done = 10), count(*) filter (where start_done = 11), count(*) filter (where start_done = 12)]::numeric[] as start_done,
  array[count(*) filter (where finish_due = 1), count(*) filter (where finish_due = 2), count(*) filter (where finish_due = 3), count(*) filter (where finish_due = 4), count(*) filter (where finish_due = 5), count(*) filter (where finish_due = 6), count(*) filter (where finish_due = 7), count(*) filter (where finish_due = 8), count(*) filter (where finish_due = 9), count(*) filter (where finish_due = 10), count(*) filter (where finish_due = 11), count(*) filter (where finish_due = 12)]::numeric[] as finish_due,
  array[count(*) filter (where finish_done = 1), count(*) filter (where finish_done = 2), count(*) filter (where finish_done = 3), count(*) filter (where finish_done = 4), count(*) filter (where finish_done = 5), count(*) filter (where finish_done = 6), count(*) filter (where finish_done = 7), count(*) filter (where finish_done = 8), count(*) filter (where finish_done = 9), count(*) filter (where finish_done = 10), count(*) filter (where finish_done = 11), count(*) filter (where finish_done = 12)]::numeric[] as finish_done,
  array[count(*) filter (where begun = 1), count(*) filter (where begun = 2), count(*) filter (where begun = 3), count(*) filter (where begun = 4), count(*) filter (where begun = 5), count(*) filter (where begun = 6), count(*) filter (where begun = 7), count(*) filter (where begun = 8), count(*) filter (where begun = 9), count(*) filter (where begun = 10), count(*) filter (where begun = 11), count(*) filter (where begun = 12)]::numeric[] as begun,
  array[count(*) filter (where registered = 1), count(*) filter (where registered = 2), count(*) filter (where registered = 3), count(*) filter (where registered = 4), count(*) filter (where registered = 5), count(*) filter (where registered = 6), count(*) filter (where registered = 7), count(*) filter (where registered = 8), count(*) filter (where registered = 9), count(*) filter (where registered = 10), count(*) filter (where registered = 11), count(*) filter (where registered = 12)]::numeric[] as registered from counted group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency),
  kept as (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, projects, snapshots, plan_fen, first_fen, funded_plan_fen, funded_first_fen, planned_evenly, first_evenly, planned_months, first_planned_months, done_months, funds_months, reports, start_due, start_done, finish_due, finish_done, begun, registered from project_year_sums where projects <> 0)
  select 'year', concat_ws(' ', project_id, year) from ((select * from counted except select * from project_years) union all (select * from project_years except select * from counted)) d
  union all
  select 'year-sum', concat_ws(' ', year, unit_id, township, sector, currency) from ((select * from sums except select * from kept) union all (select * from kept except select * from sums)) d
$function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table % is insert-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $function$

CREATE OR REPLACE FUNCTION public.refuse_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table % loses no rows', tg_table_name using errcode = 'integrity_constraint_violation';
end $function$

CREATE OR REPLACE FUNCTION public.repair_project_years(held integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform roll_project_years(held);
  delete from project_year_sums;
  insert into project_year_sums (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, projects, snapshots, plan_fen, first_fen, funded_plan_fen, funded_first_fen, planned_evenly, first_evenly, planned_months, first_planned_months, done_months, funds_months, reports, start_due, start_done, finish_due, finish_done, begun, registered) select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, count(*)::numeric as projects,
  count(*) filter (where whole_life)::numeric as snapshots,
  coalesce(sum(plan_fen), 0)::numeric as plan_fen,
  coalesce(sum(first_fen), 0)::numeric as first_fen,
  coalesce(sum(plan_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_plan_fen,
  coalesce(sum(first_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_first_fen,
  coalesce(sum(plan_fen) filter (where plan_months is null), 0)::numeric as planned_evenly,
  coalesce(sum(first_fen) filter (where first_months is null), 0)::numeric as first_evenly,
  array[coalesce(sum(plan_months[1]), 0), coalesce(sum(plan_months[2]), 0), coalesce(sum(plan_months[3]), 0), coalesce(sum(plan_months[4]), 0), coalesce(sum(plan_months[5]), 0), coalesce(sum(plan_months[6]), 0), coalesce(sum(plan_months[7]), 0), coalesce(sum(plan_months[8]), 0), coalesce(sum(plan_months[9]), 0), coalesce(sum(plan_months[10]), 0), coalesce(sum(plan_months[11]), 0), coalesce(sum(plan_months[12]), 0)]::numeric[] as planned_months,
  array[coalesce(sum(first_months[1]), 0), coalesce(sum(first_months[2]), 0), coalesce(sum(first_months[3]), 0), coalesce(sum(first_months[4]), 0), coalesce(sum(first_months[5]), 0), coalesce(sum(first_months[6]), 0), coalesce(sum(first_months[7]), 0), coalesce(sum(first_months[8]), 0), coalesce(sum(first_months[9]), 0), coalesce(sum(first_months[10]), 0), coalesce(sum(first_months[11]), 0), coalesce(sum(first_months[12]), 0)]::numeric[] as first_planned_months,
  array[coalesce(sum(done_months[1]), 0), coalesce(sum(done_months[2]), 0), coalesce(sum(done_months[3]), 0), coalesce(sum(done_months[4]), 0), coalesce(sum(done_months[5]), 0), coalesce(sum(done_months[6]), 0), coalesce(sum(done_months[7]), 0), coalesce(sum(done_months[8]), 0), coalesce(sum(done_months[9]), 0), coalesce(sum(done_months[10]), 0), coalesce(sum(done_months[11]), 0), coalesce(sum(done_months[12]), 0)]::numeric[] as done_months,
  array[coalesce(sum(funds_months[1]), 0), coalesce(sum(funds_months[2]), 0), coalesce(sum(funds_months[3]), 0), coalesce(sum(funds_months[4]), 0), coalesce(sum(funds_months[5]), 0), coalesce(sum(funds_months[6]), 0), coalesce(sum(funds_months[7]), 0), coalesce(sum(funds_months[8]), 0), coalesce(sum(funds_months[9]), 0), coalesce(sum(funds_months[10]), 0), coalesce(sum(funds_months[11]), 0), coalesce(sum(funds_months[12]), 0)]::numeric[] as funds_months,
  array[count(done_months[1]), count(done_months[2]), count(done_months[3]), count(done_months[4]), count(done_months[5]), count(done_months[6]), count(done_months[7]), count(done_months[8]), count(done_months[9]), count(done_months[10]), count(done_months[11]), count(done_months[12])]::numeric[] as reports,
  array[count(*) filter (where start_due = 1), count(*) filter (where start_due = 2), count(*) filter (where start_due = 3), count(*) filter (where start_due = 4), count(*) filter (where start_due = 5), count(*) filter (where start_due = 6), count(*) filter (where start_due = 7), count(*) filter (where start_due = 8), count(*) filter (where start_due = 9), count(*) filter (where start_due = 10), count(*) filter (where start_due = 11), count(*) filter (where start_due = 12)]::numeric[] as start_due,
  array[count(*) filter (where start_done = 1), count(*) filter (where start_done = 2), count(*) filter (where start_done = 3), count(*) filter (where start_done = 4), count(*) filter (where start_done = 5), count(*) filter (where start_done = 6), count(*) filter (where start_done = 7), count(*) filter (where start_done = 8), count(*) filter (where start_done = 9), count(*) filter (where start_done = 10), count(*) filter (where start_done = 11), count(*) filter (where start_done = 12)]::numeric[] as start_done,
  array[count(*) filter (where finish_due = 1), count(*) filter (where finish_due = 2), count(*) filter (where finish_due = 3), count(*) filter (where finish_due = 4), count(*) filter (where finish_due = 5), count(*) filter (where finish_due = 6), count(*) filter (where finish_due = 7), count(*) filter (where finish_due = 8), count(*) filter (where finish_due = 9), count(*) filter (where finish_due = 10), count(*) filter (where finish_due = 11), count(*) filter (where finish_due = 12)]::numeric[] as finish_due,
  array[count(*) filter (where finish_done = 1), count(*) filter (where finish_done = 2), count(*) filter (where finish_done = 3), count(*) filter (where finish_done = 4), count(*) filter (where finish_done = 5), count(*) filter (where finish_done = 6), count(*) filter (where finish_done = 7), count(*) filter (where finish_done = 8), count(*) filter (where finish_done = 9), count(*) filter (where finish_done = 10), count(*) filter (where finish_done = 11), count(*) filter (where finish_done = 12)]::numeric[] as finish_done,
  array[count(*) filter (where begun = 1), count(*) filter (where begun = 2), count(*) filter (where begun = 3), count(*) filter (where begun = 4), count(*) filter (where begun = 5), count(*) filter (where begun = 6), count(*) filter (where begun = 7), count(*) filter (where begun = 8), count(*) filter (where begun = 9), count(*) filter (where begun = 10), count(*) filter (where begun = 11), count(*) filter (where begun = 12)]::numeric[] as begun,
  array[count(*) filter (where registered = 1), count(*) filter (where registered = 2), count(*) filter (where registered = 3), count(*) filter (where registered = 4), count(*) filter (where registered = 5), count(*) filter (where registered = 6), count(*) filter (where registered = 7), count(*) filter (where registered = 8), count(*) filter (where registered = 9), count(*) filter (where registered = 10), count(*) filter (where registered = 11), count(*) filter (where registered = 12)]::numeric[] as registered from project_years group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency;
end $function$

CREATE OR REPLACE FUNCTION public.repair_search()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  delete from search_entries e
    where not exists (select 1 from search_sources s where s.kind = e.kind and s.row_id = e.row_id and s.part = e.part);
  
  insert into search_entries as e (kind, row_id, part, page_id, unit_id, org_ids, title, body, place, at) select kind, row_id, part, page_id, unit_id, org_ids, title, body, place, at from search_sources s where true
  on conflict (kind, row_id, part) do update set (page_id, unit_id, org_ids, title, body, place, at) = row (excluded.page_id, excluded.unit_id, excluded.org_ids, excluded.title, excluded.body, excluded.place, excluded.at)
  where (e.page_id, e.unit_id, e.org_ids, e.title, e.body, e.place, e.at) is distinct from (excluded.page_id, excluded.unit_id, excluded.org_ids, excluded.title, excluded.body, excluded.place, excluded.at);
end $function$

CREATE OR REPLACE FUNCTION public.repair_standings(month text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform roll_standings(month);
  delete from standing_sums;
  delete from standing_counts;
  insert into standing_sums (township, township_name, sector, currency, color, projects, large, stale, paid, plan_fen, done_fen, scheduled_twelfths, total_fen, planned_evenly, planned_months,
    done_months, direct, filed_closed, filed_next, closed_month_fen, next_month_fen) select township, township_name, sector, currency, color, 
  count(*) as projects, count(*) filter (where large) as large, count(*) filter (where is_stale) as stale,
  count(*) filter (where basis = 'payment') as paid,
  coalesce(sum(closed_plan_fen), 0) as plan_fen, coalesce(sum(closed_done_fen), 0) as done_fen,
  coalesce(sum(scheduled_twelfths), 0) as scheduled_twelfths, coalesce(sum(total_fen), 0) as total_fen,
  coalesce(sum(closed_plan_fen) filter (where closed_plan_months is null and not whole_life), 0) as planned_evenly,
  sum_each(twelve_of(case when whole_life then null else closed_plan_months end)) as planned_months,
  sum_each(twelve_of(done_months)) as done_months,
  count(*) filter (where direct) as direct, count(*) filter (where direct and filed_closed) as filed_closed,
  count(*) filter (where direct and filed_next) as filed_next,
  coalesce(sum(closed_month_fen) filter (where direct), 0) as closed_month_fen,
  coalesce(sum(next_month_fen) filter (where direct), 0) as next_month_fen from standings group by township, township_name, sector, currency, color;
  insert into standing_counts (facet, value, projects)
  select f.facet, f.value, count(*) from standings c cross join lateral (
    values ('light', c.color), ('before', c.light_before), ('unit', c.unit_id::text), ('township', c.township), ('sector', c.sector),
      ('stage', c.stage), ('section', c.section), ('regulator', c.regulator_id::text), ('leader', c.leader)
    union all select 'label', unnest(c.labels)) as f (facet, value)
  where f.value is not null group by f.facet, f.value;
end $function$

CREATE OR REPLACE FUNCTION public.roll_project_years(held integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(4127007);
  lock table project_years in share row exclusive mode;
  insert into project_year_head (year, counted_at) values (held, clock_timestamp())
  on conflict (id) do update set year = excluded.year, counted_at = excluded.counted_at;
  perform count_years_again(held, null);
end $function$

CREATE OR REPLACE FUNCTION public.roll_standings(month text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(4127007);
  lock table standings in share row exclusive mode;
  insert into standing_head (closed, counted_at) values (month, clock_timestamp())
  on conflict (id) do update set closed = excluded.closed, counted_at = excluded.counted_at;
  perform count_again(month, null);
end $function$

CREATE OR REPLACE FUNCTION public.scheduled_fen(plan_fen bigint, months bigint[], month integer)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case
    when months is null then plan_fen::float8 * month / 12
    else greatest(0, least(plan_fen, (select coalesce(sum(amount), 0)::float8 from unnest(months[1:month]) as amount)))
  end
$function$

CREATE OR REPLACE FUNCTION public.search_complaint_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('complaint', array(select distinct id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_complaint_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('complaint', array(
    select distinct c.id from changed c join before b on b.id = c.id where (c.title, c.text, c.inspection, c.number_year, c.number_seq, c.lead_id, c.co_ids, c.holder_id, c.complained_of, c.confidentiality, c.filed_at) is distinct from (b.title, b.text, b.inspection, b.number_year, b.number_seq, b.lead_id, b.co_ids, b.holder_id, b.complained_of, b.confidentiality, b.filed_at)));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_complaint_sent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('complaint', array(select distinct complaint_id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_drift()
 RETURNS TABLE(kind text, row_id uuid, part text)
 LANGUAGE sql
 STABLE
AS $function$
  select distinct d.kind, d.row_id, d.part from (
    (select kind, row_id, part, page_id, unit_id, org_ids, title, body, place, at from search_sources except select kind, row_id, part, page_id, unit_id, org_ids, title, body, place, at from search_entries) union all
    (select kind, row_id, part, page_id, unit_id, org_ids, title, body, place, at from search_entries except select kind, row_id, part, page_id, unit_id, org_ids, title, body, place, at from search_sources)) d
$function$

CREATE OR REPLACE FUNCTION public.search_fold(t text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select translate(t, U&'\0041\0042\0043\0044\0045\0046\0047\0048\0049\004a\004b\004c\004d\004e\004f\0050\0051\0052\0053\0054\0055\0056\0057\0058\0059\005a\ff01\ff02\ff03\ff04\ff05\ff06\ff07\ff08\ff09\ff0a\ff0b\ff0c\ff0d\ff0e\ff0f\ff10\ff11\ff12\ff13\ff14\ff15\ff16\ff17\ff18\ff19\ff1a\ff1b\ff1c\ff1d\ff1e\ff1f\ff20\ff21\ff22\ff23\ff24\ff25\ff26\ff27\ff28\ff29\ff2a\ff2b\ff2c\ff2d\ff2e\ff2f\ff30\ff31\ff32\ff33\ff34\ff35\ff36\ff37\ff38\ff39\ff3a\ff3b\ff3c\ff3d\ff3e\ff3f\ff40\ff41\ff42\ff43\ff44\ff45\ff46\ff47\ff48\ff49\ff4a\ff4b\ff4c\ff4d\ff4e\ff4f\ff50\ff51\ff52\ff53\ff54\ff55\ff56\ff57\ff58\ff59\ff5a\ff5b\ff5c\ff5d\ff5e\0009\000d\00a0\3000\3014\005b\007b\3010\300c\300e\300a\3015\005d\007d\3011\300d\300f\300b\2010\2011\2012\2013\2014\2015\2212', U&'\0061\0062\0063\0064\0065\0066\0067\0068\0069\006a\006b\006c\006d\006e\006f\0070\0071\0072\0073\0074\0075\0076\0077\0078\0079\007a\0021\0022\0023\0024\0025\0026\0027\0028\0029\002a\002b\002c\002d\002e\002f\0030\0031\0032\0033\0034\0035\0036\0037\0038\0039\003a\003b\003c\003d\003e\003f\0040\0061\0062\0063\0064\0065\0066\0067\0068\0069\006a\006b\006c\006d\006e\006f\0070\0071\0072\0073\0074\0075\0076\0077\0078\0079\007a\0028\005c\0029\005e\005f\0060\0061\0062\0063\0064\0065\0066\0067\0068\0069\006a\006b\006c\006d\006e\006f\0070\0071\0072\0073\0074\0075\0076\0077\0078\0079\007a\0028\007c\0029\007e\0020\0020\0020\0020\0028\0028\0028\0028\0028\0028\0028\0029\0029\0029\0029\0029\0029\0029\002d\002d\002d\002d\002d\002d\002d')
$function$

CREATE OR REPLACE FUNCTION public.search_grams(t text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 5000
AS $function$
  select coalesce(array_agg(g), '{}') from (select string_to_array(t, null) as s) letters
  cross join lateral unnest(s, s[2:], s[3:]) as x (a, b, c)
  cross join lateral (values (a || b, b), (a || '*' || c, c)) as y (g, z)
  where g is not null and a not in (' ', E'\n') and z not in (' ', E'\n')
$function$

CREATE OR REPLACE FUNCTION public.search_notice_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('notice', array(select distinct id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_notice_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('notice', array(select distinct c.id from changed c join before b on b.id = c.id where (c.title, c.number_year, c.number_seq, c.subject_name, c.demands, c.plan, c.state, c.unit_id, c.co_unit_ids, c.issued_at, c.proposed_at) is distinct from (b.title, b.number_year, b.number_seq, b.subject_name, b.demands, b.plan, b.state, b.unit_id, b.co_unit_ids, b.issued_at, b.proposed_at)));
  perform keep_search('reply', array(select distinct c.id from changed c join before b on b.id = c.id where (c.title, c.state, c.unit_id, c.co_unit_ids) is distinct from (b.title, b.state, b.unit_id, b.co_unit_ids)));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_own(org uuid)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select md5('own ' || org)::uuid
$function$

CREATE OR REPLACE FUNCTION public.search_project_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('project', array(select distinct id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_project_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('project', array(select distinct c.id from changed c join before b on b.id = c.id where (c.name, c.code, c.credit_code, c.legal_name, c.address, c.township_name, c.unit_id, c.owner_id, c.created_at) is distinct from (b.name, b.code, b.credit_code, b.legal_name, b.address, b.township_name, b.unit_id, b.owner_id, b.created_at)));
  perform keep_search('report', array(select r.id from reports r where r.project_id = any(array(select distinct c.id from changed c join before b on b.id = c.id where (c.name, c.township_name, c.unit_id, c.owner_id) is distinct from (b.name, b.township_name, b.unit_id, b.owner_id)))));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_reply_written()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('reply', array(select distinct notice_id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_report_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('report', array(select id from changed where state = 'submitted' and (progress_text <> '' or problems <> '[]')));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_report_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('report', array(select distinct c.id from changed c join before b on b.id = c.id where (c.project_id, c.period, c.state, c.progress_text, c.problems, c.submitted_at, c.as_of) is distinct from (b.project_id, b.period, b.state, b.progress_text, b.problems, b.submitted_at, b.as_of)));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_report_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('report', array(select distinct id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_unit_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('unit', array(select distinct id from changed));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_unit_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform keep_search('unit', array(select distinct c.id from changed c join before b on b.id = c.id where (c.name, c.short_name, c.credit_code, c.created_at) is distinct from (b.name, b.short_name, b.credit_code, b.created_at)));
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.standing_drift(month text)
 RETURNS TABLE(what text, key text)
 LANGUAGE sql
 STABLE
AS $function$
  with counted as materialized (select * from count_standings(month, null)),
  sums as (select township, township_name, sector, currency, color, 
  count(*) as projects, count(*) filter (where large) as large, count(*) filter (where is_stale) as stale,
  count(*) filter (where basis = 'payment') as paid,
  coalesce(sum(closed_plan_fen), 0) as plan_fen, coalesce(sum(closed_done_fen), 0) as done_fen,
  coalesce(sum(scheduled_twelfths), 0) as scheduled_twelfths, coalesce(sum(total_fen), 0) as total_fen,
  coalesce(sum(closed_plan_fen) filter (where closed_plan_months is null and not whole_life), 0) as planned_evenly,
  sum_each(twelve_of(case when whole_life then null else closed_plan_months end)) as planned_months,
  sum_each(twelve_of(done_months)) as done_months,
  count(*) filter (where direct) as direct, count(*) filter (where direct and filed_closed) as filed_closed,
  count(*) filter (where direct and filed_next) as filed_next,
  coalesce(sum(closed_month_fen) filter (where direct), 0) as closed_month_fen,
  coalesce(sum(next_month_fen) filter (where direct), 0) as next_month_fen from counted group by township, township_name, sector, currency, color),
  kept as (select township, township_name, sector, currency, color, projects, large, stale, paid, plan_fen, done_fen, scheduled_twelfths, total_fen, planned_evenly, planned_months,
    done_months, direct, filed_closed, filed_next, closed_month_fen, next_month_fen from standing_sums where projects <> 0),
  counts as (
    select f.facet, f.value, count(*) as projects from counted c
    cross join lateral (
    values ('light', c.color), ('before', c.light_before), ('unit', c.unit_id::text), ('township', c.township), ('sector', c.sector),
      ('stage', c.stage), ('section', c.section), ('regulator', c.regulator_id::text), ('leader', c.leader)
    union all select 'label', unnest(c.labels)) as f (facet, value) where f.value is not null group by f.facet, f.value),
  kept_counts as (select facet, value, projects from standing_counts where projects <> 0)
  select 'standing', project_id::text from (
    (select * from counted except select * from standings) union all (select * from standings except select * from counted)) d
  union all
  select 'sum', concat_ws(' ', township, sector, currency, color) from (
    (select * from sums except select * from kept) union all (select * from kept except select * from sums)) d
  union all
  select 'count', concat_ws(' ', facet, value) from (
    (select * from counts except select * from kept_counts) union all (select * from kept_counts except select * from counts)) d
$function$

aggregate sum_each(numeric[]) by add_each from {0,0,0,0,0,0,0,0,0,0,0,0}
CREATE OR REPLACE FUNCTION public.sum_standings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare factor int := tg_argv[0]::int;
begin
  insert into standing_sums as k (township, township_name, sector, currency, color, projects, large, stale, paid, plan_fen, done_fen, scheduled_twelfths, total_fen, planned_evenly, planned_months,
    done_months, direct, filed_closed, filed_next, closed_month_fen, next_month_fen)
  select township, township_name, sector, currency, color, factor * projects, factor * large, factor * stale, factor * paid, factor * plan_fen, factor * done_fen, factor * scheduled_twelfths, factor * total_fen, factor * planned_evenly,
    times_each(planned_months, factor), times_each(done_months, factor), factor * direct, factor * filed_closed, factor * filed_next, factor * closed_month_fen, factor * next_month_fen
  from (select township, township_name, sector, currency, color, 
  count(*) as projects, count(*) filter (where large) as large, count(*) filter (where is_stale) as stale,
  count(*) filter (where basis = 'payment') as paid,
  coalesce(sum(closed_plan_fen), 0) as plan_fen, coalesce(sum(closed_done_fen), 0) as done_fen,
  coalesce(sum(scheduled_twelfths), 0) as scheduled_twelfths, coalesce(sum(total_fen), 0) as total_fen,
  coalesce(sum(closed_plan_fen) filter (where closed_plan_months is null and not whole_life), 0) as planned_evenly,
  sum_each(twelve_of(case when whole_life then null else closed_plan_months end)) as planned_months,
  sum_each(twelve_of(done_months)) as done_months,
  count(*) filter (where direct) as direct, count(*) filter (where direct and filed_closed) as filed_closed,
  count(*) filter (where direct and filed_next) as filed_next,
  coalesce(sum(closed_month_fen) filter (where direct), 0) as closed_month_fen,
  coalesce(sum(next_month_fen) filter (where direct), 0) as next_month_fen from changed group by township, township_name, sector, currency, color) s
  order by township, township_name, sector, currency, color
  on conflict (township, township_name, sector, currency, color) do update set
    projects = k.projects + excluded.projects, large = k.large + excluded.large, stale = k.stale + excluded.stale, paid = k.paid + excluded.paid, plan_fen = k.plan_fen + excluded.plan_fen, done_fen = k.done_fen + excluded.done_fen, scheduled_twelfths = k.scheduled_twelfths + excluded.scheduled_twelfths, total_fen = k.total_fen + excluded.total_fen, planned_evenly = k.planned_evenly + excluded.planned_evenly, direct = k.direct + excluded.direct, filed_closed = k.filed_closed + excluded.filed_closed, filed_next = k.filed_next + excluded.filed_next, closed_month_fen = k.closed_month_fen + excluded.closed_month_fen, next_month_fen = k.next_month_fen + excluded.next_month_fen,
    planned_months = add_each(k.planned_months, excluded.planned_months), done_months = add_each(k.done_months, excluded.done_months);
  insert into standing_counts as k (facet, value, projects)
  select f.facet, f.value, factor * count(*) from changed c
  cross join lateral (
    values ('light', c.color), ('before', c.light_before), ('unit', c.unit_id::text), ('township', c.township), ('sector', c.sector),
      ('stage', c.stage), ('section', c.section), ('regulator', c.regulator_id::text), ('leader', c.leader)
    union all select 'label', unnest(c.labels)) as f (facet, value)
  where f.value is not null group by f.facet, f.value order by f.facet, f.value
  on conflict (facet, value) do update set projects = k.projects + excluded.projects;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.sum_years_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin 
  insert into project_year_sums as k (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, projects, snapshots, plan_fen, first_fen, funded_plan_fen, funded_first_fen, planned_evenly, first_evenly, planned_months, first_planned_months, done_months, funds_months, reports, start_due, start_done, finish_due, finish_done, begun, registered)
  select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, sum(projects), sum(snapshots), sum(plan_fen), sum(first_fen), sum(funded_plan_fen), sum(funded_first_fen), sum(planned_evenly), sum(first_evenly), sum_each(planned_months), sum_each(first_planned_months), sum_each(done_months), sum_each(funds_months), sum_each(reports), sum_each(start_due), sum_each(start_done), sum_each(finish_due), sum_each(finish_done), sum_each(begun), sum_each(registered)
  from (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, -projects as projects, -snapshots as snapshots, -plan_fen as plan_fen, -first_fen as first_fen, -funded_plan_fen as funded_plan_fen, -funded_first_fen as funded_first_fen, -planned_evenly as planned_evenly, -first_evenly as first_evenly, times_each(planned_months, -1) as planned_months, times_each(first_planned_months, -1) as first_planned_months, times_each(done_months, -1) as done_months, times_each(funds_months, -1) as funds_months, times_each(reports, -1) as reports, times_each(start_due, -1) as start_due, times_each(start_done, -1) as start_done, times_each(finish_due, -1) as finish_due, times_each(finish_done, -1) as finish_done, times_each(begun, -1) as begun, times_each(registered, -1) as registered from (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, count(*)::numeric as projects,
  count(*) filter (where whole_life)::numeric as snapshots,
  coalesce(sum(plan_fen), 0)::numeric as plan_fen,
  coalesce(sum(first_fen), 0)::numeric as first_fen,
  coalesce(sum(plan_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_plan_fen,
  coalesce(sum(first_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_first_fen,
  coalesce(sum(plan_fen) filter (where plan_months is null), 0)::numeric as planned_evenly,
  coalesce(sum(first_fen) filter (where first_months is null), 0)::numeric as first_evenly,
  array[coalesce(sum(plan_months[1]), 0), coalesce(sum(plan_months[2]), 0), coalesce(sum(plan_months[3]), 0), coalesce(sum(plan_months[4]), 0), coalesce(sum(plan_months[5]), 0), coalesce(sum(plan_months[6]), 0), coalesce(sum(plan_months[7]), 0), coalesce(sum(plan_months[8]), 0), coalesce(sum(plan_months[9]), 0), coalesce(sum(plan_months[10]), 0), coalesce(sum(plan_months[11]), 0), coalesce(sum(plan_months[12]), 0)]::numeric[] as planned_months,
  array[coalesce(sum(first_months[1]), 0), coalesce(sum(first_months[2]), 0), coalesce(sum(first_months[3]), 0), coalesce(sum(first_months[4]), 0), coalesce(sum(first_months[5]), 0), coalesce(sum(first_months[6]), 0), coalesce(sum(first_months[7]), 0), coalesce(sum(first_months[8]), 0), coalesce(sum(first_months[9]), 0), coalesce(sum(first_months[10]), 0), coalesce(sum(first_months[11]), 0), coalesce(sum(first_months[12]), 0)]::numeric[] as first_planned_months,
  array[coalesce(sum(done_months[1]), 0), coalesce(sum(done_months[2]), 0), coalesce(sum(done_months[3]), 0), coalesce(sum(done_months[4]), 0), coalesce(sum(done_months[5]), 0), coalesce(sum(done_months[6]), 0), coalesce(sum(done_months[7]), 0), coalesce(sum(done_months[8]), 0), coalesce(sum(done_months[9]), 0), coalesce(sum(done_months[10]), 0), coalesce(sum(done_months[11]), 0), coalesce(sum(done_months[12]), 0)]::numeric[] as done_months,
  array[coalesce(sum(funds_months[1]), 0), coalesce(sum(funds_months[2]), 0), coalesce(sum(funds_months[3]), 0), coalesce(sum(funds_months[4]), 0), coalesce(sum(funds_months[5]), 0), coalesce(sum(funds_months[6]), 0), coalesce(sum(funds_months[7]), 0), coalesce(sum(funds_months[8]), 0), coalesce(sum(funds_months[9]), 0), coalesce(sum(funds_months[10]), 0), coalesce(sum(funds_months[11]), 0), coalesce(sum(funds_months[12]), 0)]::numeric[] as funds_months,
  array[count(done_months[1]), count(done_months[2]), count(done_months[3]), count(done_months[4]), count(done_months[5]), count(done_months[6]), count(done_months[7]), count(done_months[8]), count(done_months[9]), count(done_months[10]), count(done_months[11]), count(done_months[12])]::numeric[] as reports,
  array[count(*) filter (where start_due = 1), count(*) filter (where start_due = 2), count(*) filter (where start_due = 3), count(*) filter (where start_due = 4), count(*) filter (where start_due = 5), count(*) filter (where start_due = 6), count(*) filter (where start_due = 7), count(*) filter (where start_due = 8), count(*) filter (where start_due = 9), count(*) filter (where start_due = 10), count(*) filter (where start_due = 11), count(*) filter (where start_due = 12)]::numeric[] as start_due,
  array[count(*) filter (where start_done = 1), count(*) filter (where start_done = 2), count(*) filter (where start_done = 3), count(*) filter (where start_done = 4), count(*) filter (where start_done = 5), count(*) filter (where start_done = 6), count(*) filter (where start_done = 7), count(*) filter (where start_done = 8), count(*) filter (where start_done = 9), count(*) filter (where start_done = 10), count(*) filter (where start_done = 11), count(*) filter (where start_done = 12)]::numeric[] as start_done,
  array[count(*) filter (where finish_due = 1), count(*) filter (where finish_due = 2), count(*) filter (where finish_due = 3), count(*) filter (where finish_due = 4), count(*) filter (where finish_due = 5), count(*) filter (where finish_due = 6), count(*) filter (where finish_due = 7), count(*) filter (where finish_due = 8), count(*) filter (where finish_due = 9), count(*) filter (where finish_due = 10), count(*) filter (where finish_due = 11), count(*) filter (where finish_due = 12)]::numeric[] as finish_due,
  array[count(*) filter (where finish_done = 1), count(*) filter (where finish_done = 2), count(*) filter (where finish_done = 3), count(*) filter (where finish_done = 4), count(*) filter (where finish_done = 5), count(*) filter (where finish_done = 6), count(*) filter (where finish_done = 7), count(*) filter (where finish_done = 8), count(*) filter (where finish_done = 9), count(*) filter (where finish_done = 10), count(*) filter (where finish_done = 11), count(*) filter (where finish_done = 12)]::numeric[] as finish_done,
  array[count(*) filter (where begun = 1), count(*) filter (where begun = 2), count(*) filter (where begun = 3), count(*) filter (where begun = 4), count(*) filter (where begun = 5), count(*) filter (where begun = 6), count(*) filter (where begun = 7), count(*) filter (where begun = 8), count(*) filter (where begun = 9), count(*) filter (where begun = 10), count(*) filter (where begun = 11), count(*) filter (where begun = 12)]::numeric[] as begun,
  array[count(*) filter (where registered = 1), count(*) filter (where registered = 2), count(*) filter (where registered = 3), count(*) filter (where registered = 4), count(*) filter (where registered = 5), count(*) filter (where registered = 6), count(*) filter (where registered = 7), count(*) filter (where registered = 8), count(*) filter (where registered = 9), count(*) filter (where registered = 10), count(*) filter (where registered = 11), count(*) filter (where registered = 12)]::numeric[] as registered from taken group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency) t) moved
  group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency order by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency
  on conflict (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency) do update set
    projects = k.projects + excluded.projects,
    snapshots = k.snapshots + excluded.snapshots,
    plan_fen = k.plan_fen + excluded.plan_fen,
    first_fen = k.first_fen + excluded.first_fen,
    funded_plan_fen = k.funded_plan_fen + excluded.funded_plan_fen,
    funded_first_fen = k.funded_first_fen + excluded.funded_first_fen,
    planned_evenly = k.planned_evenly + excluded.planned_evenly,
    first_evenly = k.first_evenly + excluded.first_evenly,
    planned_months = add_each(k.planned_months, excluded.planned_months),
    first_planned_months = add_each(k.first_planned_months, excluded.first_planned_months),
    done_months = add_each(k.done_months, excluded.done_months),
    funds_months = add_each(k.funds_months, excluded.funds_months),
    reports = add_each(k.reports, excluded.reports),
    start_due = add_each(k.start_due, excluded.start_due),
    start_done = add_each(k.start_done, excluded.start_done),
    finish_due = add_each(k.finish_due, excluded.finish_due),
    finish_done = add_each(k.finish_done, excluded.finish_done),
    begun = add_each(k.begun, excluded.begun),
    registered = add_each(k.registered, excluded.registered);
  return null; end $function$

CREATE OR REPLACE FUNCTION public.sum_years_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin 
  insert into project_year_sums as k (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, projects, snapshots, plan_fen, first_fen, funded_plan_fen, funded_first_fen, planned_evenly, first_evenly, planned_months, first_planned_months, done_months, funds_months, reports, start_due, start_done, finish_due, finish_done, begun, registered)
  select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, sum(projects), sum(snapshots), sum(plan_fen), sum(first_fen), sum(funded_plan_fen), sum(funded_first_fen), sum(planned_evenly), sum(first_evenly), sum_each(planned_months), sum_each(first_planned_months), sum_each(done_months), sum_each(funds_months), sum_each(reports), sum_each(start_due), sum_each(start_done), sum_each(finish_due), sum_each(finish_done), sum_each(begun), sum_each(registered)
  from (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, projects, snapshots, plan_fen, first_fen, funded_plan_fen, funded_first_fen, planned_evenly, first_evenly, planned_months, first_planned_months, done_months, funds_months, reports, start_due, start_done, finish_due, finish_done, begun, registered from (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, count(*)::numeric as projects,
  count(*) filter (where whole_life)::numeric as snapshots,
  coalesce(sum(plan_fen), 0)::numeric as plan_fen,
  coalesce(sum(first_fen), 0)::numeric as first_fen,
  coalesce(sum(plan_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_plan_fen,
  coalesce(sum(first_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_first_fen,
  coalesce(sum(plan_fen) filter (where plan_months is null), 0)::numeric as planned_evenly,
  coalesce(sum(first_fen) filter (where first_months is null), 0)::numeric as first_evenly,
  array[coalesce(sum(plan_months[1]), 0), coalesce(sum(plan_months[2]), 0), coalesce(sum(plan_months[3]), 0), coalesce(sum(plan_months[4]), 0), coalesce(sum(plan_months[5]), 0), coalesce(sum(plan_months[6]), 0), coalesce(sum(plan_months[7]), 0), coalesce(sum(plan_months[8]), 0), coalesce(sum(plan_months[9]), 0), coalesce(sum(plan_months[10]), 0), coalesce(sum(plan_months[11]), 0), coalesce(sum(plan_months[12]), 0)]::numeric[] as planned_months,
  array[coalesce(sum(first_months[1]), 0), coalesce(sum(first_months[2]), 0), coalesce(sum(first_months[3]), 0), coalesce(sum(first_months[4]), 0), coalesce(sum(first_months[5]), 0), coalesce(sum(first_months[6]), 0), coalesce(sum(first_months[7]), 0), coalesce(sum(first_months[8]), 0), coalesce(sum(first_months[9]), 0), coalesce(sum(first_months[10]), 0), coalesce(sum(first_months[11]), 0), coalesce(sum(first_months[12]), 0)]::numeric[] as first_planned_months,
  array[coalesce(sum(done_months[1]), 0), coalesce(sum(done_months[2]), 0), coalesce(sum(done_months[3]), 0), coalesce(sum(done_months[4]), 0), coalesce(sum(done_months[5]), 0), coalesce(sum(done_months[6]), 0), coalesce(sum(done_months[7]), 0), coalesce(sum(done_months[8]), 0), coalesce(sum(done_months[9]), 0), coalesce(sum(done_months[10]), 0), coalesce(sum(done_months[11]), 0), coalesce(sum(done_months[12]), 0)]::numeric[] as done_months,
  array[coalesce(sum(funds_months[1]), 0), coalesce(sum(funds_months[2]), 0), coalesce(sum(funds_months[3]), 0), coalesce(sum(funds_months[4]), 0), coalesce(sum(funds_months[5]), 0), coalesce(sum(funds_months[6]), 0), coalesce(sum(funds_months[7]), 0), coalesce(sum(funds_months[8]), 0), coalesce(sum(funds_months[9]), 0), coalesce(sum(funds_months[10]), 0), coalesce(sum(funds_months[11]), 0), coalesce(sum(funds_months[12]), 0)]::numeric[] as funds_months,
  array[count(done_months[1]), count(done_months[2]), count(done_months[3]), count(done_months[4]), count(done_months[5]), count(done_months[6]), count(done_months[7]), count(done_months[8]), count(done_months[9]), count(done_months[10]), count(done_months[11]), count(done_months[12])]::numeric[] as reports,
  array[count(*) filter (where start_due = 1), count(*) filter (where start_due = 2), count(*) filter (where start_due = 3), count(*) filter (where start_due = 4), count(*) filter (where start_due = 5), count(*) filter (where start_due = 6), count(*) filter (where start_due = 7), count(*) filter (where start_due = 8), count(*) filter (where start_due = 9), count(*) filter (where start_due = 10), count(*) filter (where start_due = 11), count(*) filter (where start_due = 12)]::numeric[] as start_due,
  array[count(*) filter (where start_done = 1), count(*) filter (where start_done = 2), count(*) filter (where start_done = 3), count(*) filter (where start_done = 4), count(*) filter (where start_done = 5), count(*) filter (where start_done = 6), count(*) filter (where start_done = 7), count(*) filter (where start_done = 8), count(*) filter (where start_done = 9), count(*) filter (where start_done = 10), count(*) filter (where start_done = 11), count(*) filter (where start_done = 12)]::numeric[] as start_done,
  array[count(*) filter (where finish_due = 1), count(*) filter (where finish_due = 2), count(*) filter (where finish_due = 3), count(*) filter (where finish_due = 4), count(*) filter (where finish_due = 5), count(*) filter (where finish_due = 6), count(*) filter (where finish_due = 7), count(*) filter (where finish_due = 8), count(*) filter (where finish_due = 9), count(*) filter (where finish_due = 10), count(*) filter (where finish_due = 11), count(*) filter (where finish_due = 12)]::numeric[] as finish_due,
  array[count(*) filter (where finish_done = 1), count(*) filter (where finish_done = 2), count(*) filter (where finish_done = 3), count(*) filter (where finish_done = 4), count(*) filter (where finish_done = 5), count(*) filter (where finish_done = 6), count(*) filter (where finish_done = 7), count(*) filter (where finish_done = 8), count(*) filter (where finish_done = 9), count(*) filter (where finish_done = 10), count(*) filter (where finish_done = 11), count(*) filter (where finish_done = 12)]::numeric[] as finish_done,
  array[count(*) filter (where begun = 1), count(*) filter (where begun = 2), count(*) filter (where begun = 3), count(*) filter (where begun = 4), count(*) filter (where begun = 5), count(*) filter (where begun = 6), count(*) filter (where begun = 7), count(*) filter (where begun = 8), count(*) filter (where begun = 9), count(*) filter (where begun = 10), count(*) filter (where begun = 11), count(*) filter (where begun = 12)]::numeric[] as begun,
  array[count(*) filter (where registered = 1), count(*) filter (where registered = 2), count(*) filter (where registered = 3), count(*) filter (where registered = 4), count(*) filter (where registered = 5), count(*) filter (where registered = 6), count(*) filter (where registered = 7), count(*) filter (where registered = 8), count(*) filter (where registered = 9), count(*) filter (where registered = 10), count(*) filter (where registered = 11), count(*) filter (where registered = 12)]::numeric[] as registered from added group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency) a) moved
  group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency order by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency
  on conflict (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency) do update set
    projects = k.projects + excluded.projects,
    snapshots = k.snapshots + excluded.snapshots,
    plan_fen = k.plan_fen + excluded.plan_fen,
    first_fen = k.first_fen + excluded.first_fen,
    funded_plan_fen = k.funded_plan_fen + excluded.funded_plan_fen,
    funded_first_fen = k.funded_first_fen + excluded.funded_first_fen,
    planned_evenly = k.planned_evenly + excluded.planned_evenly,
    first_evenly = k.first_evenly + excluded.first_evenly,
    planned_months = add_each(k.planned_months, excluded.planned_months),
    first_planned_months = add_each(k.first_planned_months, excluded.first_planned_months),
    done_months = add_each(k.done_months, excluded.done_months),
    funds_months = add_each(k.funds_months, excluded.funds_months),
    reports = add_each(k.reports, excluded.reports),
    start_due = add_each(k.start_due, excluded.start_due),
    start_done = add_each(k.start_done, excluded.start_done),
    finish_due = add_each(k.finish_due, excluded.finish_due),
    finish_done = add_each(k.finish_done, excluded.finish_done),
    begun = add_each(k.begun, excluded.begun),
    registered = add_each(k.registered, excluded.registered);
  return null; end $function$

CREATE OR REPLACE FUNCTION public.sum_years_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin 
  insert into project_year_sums as k (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, projects, snapshots, plan_fen, first_fen, funded_plan_fen, funded_first_fen, planned_evenly, first_evenly, planned_months, first_planned_months, done_months, funds_months, reports, start_due, start_done, finish_due, finish_done, begun, registered)
  select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, sum(projects), sum(snapshots), sum(plan_fen), sum(first_fen), sum(funded_plan_fen), sum(funded_first_fen), sum(planned_evenly), sum(first_evenly), sum_each(planned_months), sum_each(first_planned_months), sum_each(done_months), sum_each(funds_months), sum_each(reports), sum_each(start_due), sum_each(start_done), sum_each(finish_due), sum_each(finish_done), sum_each(begun), sum_each(registered)
  from (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, projects, snapshots, plan_fen, first_fen, funded_plan_fen, funded_first_fen, planned_evenly, first_evenly, planned_months, first_planned_months, done_months, funds_months, reports, start_due, start_done, finish_due, finish_done, begun, registered from (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, count(*)::numeric as projects,
  count(*) filter (where whole_life)::numeric as snapshots,
  coalesce(sum(plan_fen), 0)::numeric as plan_fen,
  coalesce(sum(first_fen), 0)::numeric as first_fen,
  coalesce(sum(plan_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_plan_fen,
  coalesce(sum(first_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_first_fen,
  coalesce(sum(plan_fen) filter (where plan_months is null), 0)::numeric as planned_evenly,
  coalesce(sum(first_fen) filter (where first_months is null), 0)::numeric as first_evenly,
  array[coalesce(sum(plan_months[1]), 0), coalesce(sum(plan_months[2]), 0), coalesce(sum(plan_months[3]), 0), coalesce(sum(plan_months[4]), 0), coalesce(sum(plan_months[5]), 0), coalesce(sum(plan_months[6]), 0), coalesce(sum(plan_months[7]), 0), coalesce(sum(plan_months[8]), 0), coalesce(sum(plan_months[9]), 0), coalesce(sum(plan_months[10]), 0), coalesce(sum(plan_months[11]), 0), coalesce(sum(plan_months[12]), 0)]::numeric[] as planned_months,
  array[coalesce(sum(first_months[1]), 0), coalesce(sum(first_months[2]), 0), coalesce(sum(first_months[3]), 0), coalesce(sum(first_months[4]), 0), coalesce(sum(first_months[5]), 0), coalesce(sum(first_months[6]), 0), coalesce(sum(first_months[7]), 0), coalesce(sum(first_months[8]), 0), coalesce(sum(first_months[9]), 0), coalesce(sum(first_months[10]), 0), coalesce(sum(first_months[11]), 0), coalesce(sum(first_months[12]), 0)]::numeric[] as first_planned_months,
  array[coalesce(sum(done_months[1]), 0), coalesce(sum(done_months[2]), 0), coalesce(sum(done_months[3]), 0), coalesce(sum(done_months[4]), 0), coalesce(sum(done_months[5]), 0), coalesce(sum(done_months[6]), 0), coalesce(sum(done_months[7]), 0), coalesce(sum(done_months[8]), 0), coalesce(sum(done_months[9]), 0), coalesce(sum(done_months[10]), 0), coalesce(sum(done_months[11]), 0), coalesce(sum(done_months[12]), 0)]::numeric[] as done_months,
  array[coalesce(sum(funds_months[1]), 0), coalesce(sum(funds_months[2]), 0), coalesce(sum(funds_months[3]), 0), coalesce(sum(funds_months[4]), 0), coalesce(sum(funds_months[5]), 0), coalesce(sum(funds_months[6]), 0), coalesce(sum(funds_months[7]), 0), coalesce(sum(funds_months[8]), 0), coalesce(sum(funds_months[9]), 0), coalesce(sum(funds_months[10]), 0), coalesce(sum(funds_months[11]), 0), coalesce(sum(funds_months[12]), 0)]::numeric[] as funds_months,
  array[count(done_months[1]), count(done_months[2]), count(done_months[3]), count(done_months[4]), count(done_months[5]), count(done_months[6]), count(done_months[7]), count(done_months[8]), count(done_months[9]), count(done_months[10]), count(done_months[11]), count(done_months[12])]::numeric[] as reports,
  array[count(*) filter (where start_due = 1), count(*) filter (where start_due = 2), count(*) filter (where start_due = 3), count(*) filter (where start_due = 4), count(*) filter (where start_due = 5), count(*) filter (where start_due = 6), count(*) filter (where start_due = 7), count(*) filter (where start_due = 8), count(*) filter (where start_due = 9), count(*) filter (where start_due = 10), count(*) filter (where start_due = 11), count(*) filter (where start_due = 12)]::numeric[] as start_due,
  array[count(*) filter (where start_done = 1), count(*) filter (where start_done = 2), count(*) filter (where start_done = 3), count(*) filter (where start_done = 4), count(*) filter (where start_done = 5), count(*) filter (where start_done = 6), count(*) filter (where start_done = 7), count(*) filter (where start_done = 8), count(*) filter (where start_done = 9), count(*) filter (where start_done = 10), count(*) filter (where start_done = 11), count(*) filter (where start_done = 12)]::numeric[] as start_done,
  array[count(*) filter (where finish_due = 1), count(*) filter (where finish_due = 2), count(*) filter (where finish_due = 3), count(*) filter (where finish_due = 4), count(*) filter (where finish_due = 5), count(*) filter (where finish_due = 6), count(*) filter (where finish_due = 7), count(*) filter (where finish_due = 8), count(*) filter (where finish_due = 9), count(*) filter (where finish_due = 10), count(*) filter (where finish_due = 11), count(*) filter (where finish_due = 12)]::numeric[] as finish_due,
  array[count(*) filter (where finish_done = 1), count(*) filter (where finish_done = 2), count(*) filter (where finish_done = 3), count(*) filter (where finish_done = 4), count(*) filter (where finish_done = 5), count(*) filter (where finish_done = 6), count(*) filter (where finish_done = 7), count(*) filter (where finish_done = 8), count(*) filter (where finish_done = 9), count(*) filter (where finish_done = 10), count(*) filter (where finish_done = 11), count(*) filter (where finish_done = 12)]::numeric[] as finish_done,
  array[count(*) filter (where begun = 1), count(*) filter (where begun = 2), count(*) filter (where begun = 3), count(*) filter (where begun = 4), count(*) filter (where begun = 5), count(*) filter (where begun = 6), count(*) filter (where begun = 7), count(*) filter (where begun = 8), count(*) filter (where begun = 9), count(*) filter (where begun = 10), count(*) filter (where begun = 11), count(*) filter (where begun = 12)]::numeric[] as begun,
  array[count(*) filter (where registered = 1), count(*) filter (where registered = 2), count(*) filter (where registered = 3), count(*) filter (where registered = 4), count(*) filter (where registered = 5), count(*) filter (where registered = 6), count(*) filter (where registered = 7), count(*) filter (where registered = 8), count(*) filter (where registered = 9), count(*) filter (where registered = 10), count(*) filter (where registered = 11), count(*) filter (where registered = 12)]::numeric[] as registered from added group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency) a union all select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, -projects as projects, -snapshots as snapshots, -plan_fen as plan_fen, -first_fen as first_fen, -funded_plan_fen as funded_plan_fen, -funded_first_fen as funded_first_fen, -planned_evenly as planned_evenly, -first_evenly as first_evenly, times_each(planned_months, -1) as planned_months, times_each(first_planned_months, -1) as first_planned_months, times_each(done_months, -1) as done_months, times_each(funds_months, -1) as funds_months, times_each(reports, -1) as reports, times_each(start_due, -1) as start_due, times_each(start_done, -1) as start_done, times_each(finish_due, -1) as finish_due, times_each(finish_done, -1) as finish_done, times_each(begun, -1) as begun, times_each(registered, -1) as registered from (select year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency, count(*)::numeric as projects,
  count(*) filter (where whole_life)::numeric as snapshots,
  coalesce(sum(plan_fen), 0)::numeric as plan_fen,
  coalesce(sum(first_fen), 0)::numeric as first_fen,
  coalesce(sum(plan_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_plan_fen,
  coalesce(sum(first_fen) filter (where funds_months <> array_fill(null::bigint, '{12}')), 0)::numeric as funded_first_fen,
  coalesce(sum(plan_fen) filter (where plan_months is null), 0)::numeric as planned_evenly,
  coalesce(sum(first_fen) filter (where first_months is null), 0)::numeric as first_evenly,
  array[coalesce(sum(plan_months[1]), 0), coalesce(sum(plan_months[2]), 0), coalesce(sum(plan_months[3]), 0), coalesce(sum(plan_months[4]), 0), coalesce(sum(plan_months[5]), 0), coalesce(sum(plan_months[6]), 0), coalesce(sum(plan_months[7]), 0), coalesce(sum(plan_months[8]), 0), coalesce(sum(plan_months[9]), 0), coalesce(sum(plan_months[10]), 0), coalesce(sum(plan_months[11]), 0), coalesce(sum(plan_months[12]), 0)]::numeric[] as planned_months,
  array[coalesce(sum(first_months[1]), 0), coalesce(sum(first_months[2]), 0), coalesce(sum(first_months[3]), 0), coalesce(sum(first_months[4]), 0), coalesce(sum(first_months[5]), 0), coalesce(sum(first_months[6]), 0), coalesce(sum(first_months[7]), 0), coalesce(sum(first_months[8]), 0), coalesce(sum(first_months[9]), 0), coalesce(sum(first_months[10]), 0), coalesce(sum(first_months[11]), 0), coalesce(sum(first_months[12]), 0)]::numeric[] as first_planned_months,
  array[coalesce(sum(done_months[1]), 0), coalesce(sum(done_months[2]), 0), coalesce(sum(done_months[3]), 0), coalesce(sum(done_months[4]), 0), coalesce(sum(done_months[5]), 0), coalesce(sum(done_months[6]), 0), coalesce(sum(done_months[7]), 0), coalesce(sum(done_months[8]), 0), coalesce(sum(done_months[9]), 0), coalesce(sum(done_months[10]), 0), coalesce(sum(done_months[11]), 0), coalesce(sum(done_months[12]), 0)]::numeric[] as done_months,
  array[coalesce(sum(funds_months[1]), 0), coalesce(sum(funds_months[2]), 0), coalesce(sum(funds_months[3]), 0), coalesce(sum(funds_months[4]), 0), coalesce(sum(funds_months[5]), 0), coalesce(sum(funds_months[6]), 0), coalesce(sum(funds_months[7]), 0), coalesce(sum(funds_months[8]), 0), coalesce(sum(funds_months[9]), 0), coalesce(sum(funds_months[10]), 0), coalesce(sum(funds_months[11]), 0), coalesce(sum(funds_months[12]), 0)]::numeric[] as funds_months,
  array[count(done_months[1]), count(done_months[2]), count(done_months[3]), count(done_months[4]), count(done_months[5]), count(done_months[6]), count(done_months[7]), count(done_months[8]), count(done_months[9]), count(done_months[10]), count(done_months[11]), count(done_months[12])]::numeric[] as reports,
  array[count(*) filter (where start_due = 1), count(*) filter (where start_due = 2), count(*) filter (where start_due = 3), count(*) filter (where start_due = 4), count(*) filter (where start_due = 5), count(*) filter (where start_due = 6), count(*) filter (where start_due = 7), count(*) filter (where start_due = 8), count(*) filter (where start_due = 9), count(*) filter (where start_due = 10), count(*) filter (where start_due = 11), count(*) filter (where start_due = 12)]::numeric[] as start_due,
  array[count(*) filter (where start_done = 1), count(*) filter (where start_done = 2), count(*) filter (where start_done = 3), count(*) filter (where start_done = 4), count(*) filter (where start_done = 5), count(*) filter (where start_done = 6), count(*) filter (where start_done = 7), count(*) filter (where start_done = 8), count(*) filter (where start_done = 9), count(*) filter (where start_done = 10), count(*) filter (where start_done = 11), count(*) filter (where start_done = 12)]::numeric[] as start_done,
  array[count(*) filter (where finish_due = 1), count(*) filter (where finish_due = 2), count(*) filter (where finish_due = 3), count(*) filter (where finish_due = 4), count(*) filter (where finish_due = 5), count(*) filter (where finish_due = 6), count(*) filter (where finish_due = 7), count(*) filter (where finish_due = 8), count(*) filter (where finish_due = 9), count(*) filter (where finish_due = 10), count(*) filter (where finish_due = 11), count(*) filter (where finish_due = 12)]::numeric[] as finish_due,
  array[count(*) filter (where finish_done = 1), count(*) filter (where finish_done = 2), count(*) filter (where finish_done = 3), count(*) filter (where finish_done = 4), count(*) filter (where finish_done = 5), count(*) filter (where finish_done = 6), count(*) filter (where finish_done = 7), count(*) filter (where finish_done = 8), count(*) filter (where finish_done = 9), count(*) filter (where finish_done = 10), count(*) filter (where finish_done = 11), count(*) filter (where finish_done = 12)]::numeric[] as finish_done,
  array[count(*) filter (where begun = 1), count(*) filter (where begun = 2), count(*) filter (where begun = 3), count(*) filter (where begun = 4), count(*) filter (where begun = 5), count(*) filter (where begun = 6), count(*) filter (where begun = 7), count(*) filter (where begun = 8), count(*) filter (where begun = 9), count(*) filter (where begun = 10), count(*) filter (where begun = 11), count(*) filter (where begun = 12)]::numeric[] as begun,
  array[count(*) filter (where registered = 1), count(*) filter (where registered = 2), count(*) filter (where registered = 3), count(*) filter (where registered = 4), count(*) filter (where registered = 5), count(*) filter (where registered = 6), count(*) filter (where registered = 7), count(*) filter (where registered = 8), count(*) filter (where registered = 9), count(*) filter (where registered = 10), count(*) filter (where registered = 11), count(*) filter (where registered = 12)]::numeric[] as registered from taken group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency) t) moved
  group by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency order by year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency
  on conflict (year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency) do update set
    projects = k.projects + excluded.projects,
    snapshots = k.snapshots + excluded.snapshots,
    plan_fen = k.plan_fen + excluded.plan_fen,
    first_fen = k.first_fen + excluded.first_fen,
    funded_plan_fen = k.funded_plan_fen + excluded.funded_plan_fen,
    funded_first_fen = k.funded_first_fen + excluded.funded_first_fen,
    planned_evenly = k.planned_evenly + excluded.planned_evenly,
    first_evenly = k.first_evenly + excluded.first_evenly,
    planned_months = add_each(k.planned_months, excluded.planned_months),
    first_planned_months = add_each(k.first_planned_months, excluded.first_planned_months),
    done_months = add_each(k.done_months, excluded.done_months),
    funds_months = add_each(k.funds_months, excluded.funds_months),
    reports = add_each(k.reports, excluded.reports),
    start_due = add_each(k.start_due, excluded.start_due),
    start_done = add_each(k.start_done, excluded.start_done),
    finish_due = add_each(k.finish_due, excluded.finish_due),
    finish_done = add_each(k.finish_done, excluded.finish_done),
    begun = add_each(k.begun, excluded.begun),
    registered = add_each(k.registered, excluded.registered);
  return null; end $function$

CREATE OR REPLACE FUNCTION public.times_each(a numeric[], factor integer)
 RETURNS numeric[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_agg(x * factor order by i) from unnest(a) with ordinality as t (x, i)
$function$

CREATE OR REPLACE FUNCTION public.twelve_of(amounts bigint[])
 RETURNS numeric[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_agg(coalesce(amounts[m], 0)::numeric order by m) from generate_series(1, 12) m
$function$

