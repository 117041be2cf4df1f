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
column calendar_head.id integer not null default 1
column calendar_head.version integer not null
column calendar_head.hours jsonb not null
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
column report_versions.report_id uuid not null
column report_versions.version integer not null
column report_versions.content jsonb not null
column report_versions.submitted_at timestamp with time zone not null
column report_versions.submitted_by text
column report_versions.basis text not null default 'physical'::text
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
column rung_fires.notice_id uuid not null
column rung_fires.key text not null
column rung_fires.fired_at timestamp with time zone not null
column rung_fires.round integer not null default 1
column rung_fires.skipped boolean not null default false
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
constraint accounts.accounts_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs(id)
constraint accounts.accounts_pkey PRIMARY KEY (id)
constraint accounts.accounts_username_key UNIQUE (username)
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
constraint deliveries.deliveries_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint deliveries.deliveries_key_key UNIQUE (key)
constraint deliveries.deliveries_pkey PRIMARY KEY (id)
constraint deliveries.deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'discarded'::text])))
constraint demo_clock.demo_clock_id_check CHECK ((id = 1))
constraint demo_clock.demo_clock_pkey PRIMARY KEY (id)
constraint engine_state.engine_state_id_check CHECK ((id = 1))
constraint engine_state.engine_state_pkey PRIMARY KEY (id)
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
constraint inbox.inbox_account_id_key_key UNIQUE (account_id, key)
constraint inbox.inbox_kind_check CHECK ((kind = ANY (ARRAY['rung'::text, 'news'::text])))
constraint inbox.inbox_pkey PRIMARY KEY (account_id, id)
constraint light_waivers.light_waivers_pkey PRIMARY KEY (id)
constraint light_waivers.light_waivers_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint light_waivers.light_waivers_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'ended'::text])))
constraint lights.lights_color_check CHECK ((color = ANY (ARRAY['green'::text, 'yellow'::text, 'red'::text, 'stale'::text, 'waived'::text, 'none'::text])))
constraint lights.lights_pkey PRIMARY KEY (id)
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
constraint project_departures.project_departures_what_check CHECK ((what = ANY (ARRAY['terminated'::text, 'below-threshold'::text])))
constraint project_plans.project_plans_amount_fen_check CHECK ((amount_fen >= 0))
constraint project_plans.project_plans_basis_check CHECK ((basis = ANY (ARRAY['declared'::text, 'straight-line'::text])))
constraint project_plans.project_plans_months_check CHECK (((months IS NULL) OR (array_length(months, 1) = 12)))
constraint project_plans.project_plans_pkey PRIMARY KEY (project_id, year, version)
constraint project_plans.project_plans_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
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
constraint reports.reports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text])))
constraint rung_fires.rung_fires_pkey PRIMARY KEY (notice_id, round, key)
constraint sessions.sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint sessions.sessions_pkey PRIMARY KEY (token_hash)
constraint settings.settings_pkey PRIMARY KEY (key, version)
constraint setup_links.setup_links_pkey PRIMARY KEY (token_hash)
constraint socket_io_attachments.socket_io_attachments_id_key UNIQUE (id)
constraint tasks.tasks_pkey PRIMARY KEY (id)
constraint tasks.tasks_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
CREATE INDEX accounts_org ON public.accounts USING btree (org_id)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX accounts_username_key ON public.accounts USING btree (username)
CREATE UNIQUE INDEX calendar_head_pkey ON public.calendar_head USING btree (id)
CREATE UNIQUE INDEX calendar_years_pkey ON public.calendar_years USING btree (year)
CREATE UNIQUE INDEX card_acts_pkey ON public.card_acts USING btree (card_id, seq)
CREATE UNIQUE INDEX card_numbers_pkey ON public.card_numbers USING btree (color, year)
CREATE UNIQUE INDEX cards_number ON public.cards USING btree (color, number_year, number_seq) WHERE (number_seq IS NOT NULL)
CREATE UNIQUE INDEX cards_one ON public.cards USING btree (notice_id, round, color) WHERE (state <> 'dismissed'::text)
CREATE UNIQUE INDEX cards_pkey ON public.cards USING btree (id)
CREATE INDEX cards_standing ON public.cards USING btree (unit_id, state) WHERE (state <> ALL (ARRAY['lifted'::text, 'revoked'::text, 'dismissed'::text]))
CREATE INDEX cards_unit ON public.cards USING btree (unit_id, state)
CREATE UNIQUE INDEX deliveries_key_key ON public.deliveries USING btree (key)
CREATE INDEX deliveries_newest ON public.deliveries USING btree (created_at DESC, id DESC)
CREATE UNIQUE INDEX deliveries_pkey ON public.deliveries USING btree (id)
CREATE UNIQUE INDEX demo_clock_pkey ON public.demo_clock USING btree (id)
CREATE UNIQUE INDEX engine_state_pkey ON public.engine_state USING btree (id)
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
CREATE UNIQUE INDEX project_plans_current ON public.project_plans USING btree (year, project_id) WHERE current
CREATE UNIQUE INDEX project_plans_pkey ON public.project_plans USING btree (project_id, year, version)
CREATE UNIQUE INDEX projects_code_key ON public.projects USING btree (code)
CREATE INDEX projects_labels ON public.projects USING gin (labels)
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
CREATE UNIQUE INDEX report_versions_pkey ON public.report_versions USING btree (report_id, version)
CREATE INDEX reports_last ON public.reports USING btree (project_id, period DESC) INCLUDE (kind, month_fen, year_fen, total_fen, physical_bp, as_of, basis) WHERE (state = 'submitted'::text)
CREATE INDEX reports_period ON public.reports USING btree (period, project_id) WHERE (state = 'submitted'::text)
CREATE UNIQUE INDEX reports_pkey ON public.reports USING btree (id)
CREATE UNIQUE INDEX reports_project_id_period_key ON public.reports USING btree (project_id, period)
CREATE INDEX rung_fires_leader ON public.rung_fires USING btree (notice_id, round) WHERE (key = 'leader'::text)
CREATE UNIQUE INDEX rung_fires_pkey ON public.rung_fires USING btree (notice_id, round, key)
CREATE INDEX sessions_account ON public.sessions USING btree (account_id)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (token_hash)
CREATE UNIQUE INDEX settings_pkey ON public.settings USING btree (key, version)
CREATE UNIQUE INDEX setup_links_pkey ON public.setup_links USING btree (token_hash)
CREATE UNIQUE INDEX socket_io_attachments_id_key ON public.socket_io_attachments USING btree (id)
CREATE INDEX tasks_due ON public.tasks USING btree (due_at, id) WHERE (state = 'pending'::text)
CREATE INDEX tasks_failed ON public.tasks USING btree (id) WHERE (state = 'failed'::text)
CREATE UNIQUE INDEX tasks_one_pending ON public.tasks USING btree (kind, subject) WHERE (state = 'pending'::text)
CREATE UNIQUE INDEX tasks_pkey ON public.tasks USING btree (id)
CREATE INDEX tasks_retried ON public.tasks USING btree (id) WHERE ((state = 'pending'::text) AND (attempts > 0))
CREATE TRIGGER card_acts_insert_only BEFORE DELETE OR UPDATE ON public.card_acts FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER events_insert_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER milestones_no_delete BEFORE DELETE ON public.milestones FOR EACH ROW EXECUTE FUNCTION refuse_delete()
CREATE TRIGGER notice_credits_insert_only BEFORE DELETE OR UPDATE ON public.notice_credits FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER notice_dues_insert_only BEFORE DELETE OR UPDATE ON public.notice_dues FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER notice_feedbacks_insert_only BEFORE DELETE OR UPDATE ON public.notice_feedbacks FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER project_departures_insert_only BEFORE DELETE OR UPDATE ON public.project_departures FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER projects_no_delete BEFORE DELETE ON public.projects FOR EACH ROW EXECUTE FUNCTION refuse_delete()
CREATE TRIGGER projects_no_truncate BEFORE TRUNCATE ON public.projects FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()
CREATE TRIGGER report_versions_insert_only BEFORE DELETE OR UPDATE ON public.report_versions FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER rung_fires_insert_only BEFORE DELETE OR UPDATE ON public.rung_fires FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER settings_insert_only BEFORE DELETE OR UPDATE ON public.settings FOR EACH ROW EXECUTE FUNCTION refuse_change()
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
            WHEN 'terminated'::text THEN (p.stage = 'ended'::text)
            ELSE ((p.total_fen < '10000000000'::bigint) AND (p.currency = 'CNY'::text))
        END
  ORDER BY d.project_id, d.seq DESC;
view direct_report_projects as SELECT id,
    name,
    unit_id,
    owner_id
   FROM projects
  WHERE ((total_fen >= '10000000000'::bigint) AND (currency = 'CNY'::text) AND (stage = ANY (ARRAY['signed'::text, 'preparing'::text, 'building'::text, 'paused'::text])));
view subject_helpers as SELECT 'notice'::text AS type,
    id,
    co_unit_ids AS org_ids
   FROM notices
  WHERE (co_unit_ids <> '{}'::uuid[]);
view subjects as SELECT 'project'::text AS type,
    id,
    name,
    unit_id,
    owner_id
   FROM projects;
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

