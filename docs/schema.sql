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
column calendar_years.year integer not null
column calendar_years.status text not null
column calendar_years.source text not null
column cards.id uuid not null
column cards.color text not null
column cards.state text not null
column cards.notice_id uuid not null
column cards.unit_id uuid not null
column cards.rung text not null
column cards.proposed_at timestamp with time zone not null
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
column holidays.day date not null
column holidays.off boolean not null
column holidays.name text not null
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
column notice_numbers.year integer not null
column notice_numbers.last integer not null
column notice_replies.notice_id uuid not null
column notice_replies.version integer not null
column notice_replies.text text not null
column notice_replies.by_name text not null
column notice_replies.at timestamp with time zone not null
column notice_replies.verdict text
column notice_replies.opinion text
column notice_replies.verdict_by text
column notice_replies.verdict_at timestamp with time zone
column notice_rungs.notice_id uuid not null
column notice_rungs.key text not null
column notice_rungs.seq integer not null
column notice_rungs.day date not null
column notice_rungs.at timestamp with time zone not null
column notice_rungs.effects text[] not null
column notice_rungs.provisional boolean not null
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
column report_versions.report_id uuid not null
column report_versions.version integer not null
column report_versions.content jsonb not null
column report_versions.submitted_at timestamp with time zone not null
column report_versions.submitted_by text
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
column rung_fires.notice_id uuid not null
column rung_fires.key text not null
column rung_fires.fired_at timestamp with time zone not null
column sessions.token_hash text not null
column sessions.account_id uuid not null
column sessions.csrf text not null
column sessions.created_at timestamp with time zone not null
column sessions.seen_at timestamp with time zone not null
column sessions.ip text
column sessions.agent text
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
constraint calendar_years.calendar_years_pkey PRIMARY KEY (year)
constraint calendar_years.calendar_years_status_check CHECK ((status = ANY (ARRAY['announced'::text, 'estimated'::text])))
constraint cards.cards_color_check CHECK ((color = ANY (ARRAY['yellow'::text, 'red'::text])))
constraint cards.cards_notice_id_color_key UNIQUE (notice_id, color)
constraint cards.cards_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint cards.cards_pkey PRIMARY KEY (id)
constraint cards.cards_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint demo_clock.demo_clock_id_check CHECK ((id = 1))
constraint demo_clock.demo_clock_pkey PRIMARY KEY (id)
constraint engine_state.engine_state_id_check CHECK ((id = 1))
constraint engine_state.engine_state_pkey PRIMARY KEY (id)
constraint event_head.event_head_id_check CHECK ((id = 1))
constraint event_head.event_head_pkey PRIMARY KEY (id)
constraint events.events_pkey PRIMARY KEY (seq)
constraint holidays.holidays_pkey PRIMARY KEY (day)
constraint lights.lights_color_check CHECK ((color = ANY (ARRAY['green'::text, 'yellow'::text, 'red'::text, 'stale'::text, 'none'::text])))
constraint lights.lights_pkey PRIMARY KEY (id)
constraint notice_numbers.notice_numbers_pkey PRIMARY KEY (year)
constraint notice_replies.notice_replies_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_replies.notice_replies_pkey PRIMARY KEY (notice_id, version)
constraint notice_replies.notice_replies_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'returned'::text])))
constraint notice_rungs.notice_rungs_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
constraint notice_rungs.notice_rungs_pkey PRIMARY KEY (notice_id, key)
constraint notices.notices_number_year_number_seq_key UNIQUE (number_year, number_seq)
constraint notices.notices_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES orgs(id)
constraint notices.notices_pkey PRIMARY KEY (id)
constraint notices.notices_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint orgs.orgs_credit_code_key UNIQUE (credit_code)
constraint orgs.orgs_kind_check CHECK ((kind = ANY (ARRAY['county'::text, 'department'::text, 'township'::text, 'zone'::text, 'enterprise'::text])))
constraint orgs.orgs_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES orgs(id)
constraint orgs.orgs_pkey PRIMARY KEY (id)
constraint project_plans.project_plans_amount_fen_check CHECK ((amount_fen >= 0))
constraint project_plans.project_plans_basis_check CHECK ((basis = ANY (ARRAY['declared'::text, 'straight-line'::text])))
constraint project_plans.project_plans_months_check CHECK (((months IS NULL) OR (array_length(months, 1) = 12)))
constraint project_plans.project_plans_pkey PRIMARY KEY (project_id, year, version)
constraint project_plans.project_plans_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint projects.projects_code_key UNIQUE (code)
constraint projects.projects_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES orgs(id)
constraint projects.projects_pkey PRIMARY KEY (id)
constraint projects.projects_total_fen_check CHECK ((total_fen >= 0))
constraint projects.projects_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES orgs(id)
constraint report_versions.report_versions_pkey PRIMARY KEY (report_id, version)
constraint report_versions.report_versions_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id)
constraint reports.reports_kind_check CHECK ((kind = ANY (ARRAY['monthly'::text, 'observation'::text])))
constraint reports.reports_period_check CHECK ((period ~ '^[0-9]{4}-[0-9]{2}$'::text))
constraint reports.reports_physical_bp_check CHECK (((physical_bp >= 0) AND (physical_bp <= 10000)))
constraint reports.reports_pkey PRIMARY KEY (id)
constraint reports.reports_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id)
constraint reports.reports_project_id_period_key UNIQUE (project_id, period)
constraint reports.reports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text])))
constraint rung_fires.rung_fires_notice_id_key_fkey FOREIGN KEY (notice_id, key) REFERENCES notice_rungs(notice_id, key)
constraint rung_fires.rung_fires_pkey PRIMARY KEY (notice_id, key)
constraint sessions.sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
constraint sessions.sessions_pkey PRIMARY KEY (token_hash)
constraint setup_links.setup_links_pkey PRIMARY KEY (token_hash)
constraint socket_io_attachments.socket_io_attachments_id_key UNIQUE (id)
constraint tasks.tasks_pkey PRIMARY KEY (id)
constraint tasks.tasks_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
CREATE INDEX accounts_org ON public.accounts USING btree (org_id)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX accounts_username_key ON public.accounts USING btree (username)
CREATE UNIQUE INDEX calendar_years_pkey ON public.calendar_years USING btree (year)
CREATE UNIQUE INDEX cards_notice_id_color_key ON public.cards USING btree (notice_id, color)
CREATE UNIQUE INDEX cards_pkey ON public.cards USING btree (id)
CREATE UNIQUE INDEX demo_clock_pkey ON public.demo_clock USING btree (id)
CREATE UNIQUE INDEX engine_state_pkey ON public.engine_state USING btree (id)
CREATE UNIQUE INDEX event_head_pkey ON public.event_head USING btree (id)
CREATE INDEX events_owner ON public.events USING btree (owner_id, seq) WHERE (owner_id IS NOT NULL)
CREATE UNIQUE INDEX events_pkey ON public.events USING btree (seq)
CREATE INDEX events_root ON public.events USING btree (root_id, seq) WHERE (root_id IS NOT NULL)
CREATE INDEX events_subject ON public.events USING btree (subject_type, subject_id, seq)
CREATE INDEX events_type ON public.events USING btree (type, seq)
CREATE INDEX events_unit ON public.events USING btree (unit_id, seq) WHERE (unit_id IS NOT NULL)
CREATE UNIQUE INDEX holidays_pkey ON public.holidays USING btree (day)
CREATE UNIQUE INDEX lights_current ON public.lights USING btree (subject_id, kind) WHERE current
CREATE INDEX lights_history ON public.lights USING btree (subject_id, kind, period, id)
CREATE INDEX lights_period ON public.lights USING btree (period, subject_id)
CREATE UNIQUE INDEX lights_pkey ON public.lights USING btree (id)
CREATE UNIQUE INDEX notice_numbers_pkey ON public.notice_numbers USING btree (year)
CREATE UNIQUE INDEX notice_replies_pkey ON public.notice_replies USING btree (notice_id, version)
CREATE UNIQUE INDEX notice_rungs_pkey ON public.notice_rungs USING btree (notice_id, key)
CREATE INDEX notices_due ON public.notices USING btree (due_at, id) WHERE (state = ANY (ARRAY['issued'::text, 'signed'::text, 'replied'::text, 'returned'::text]))
CREATE UNIQUE INDEX notices_number_year_number_seq_key ON public.notices USING btree (number_year, number_seq)
CREATE UNIQUE INDEX notices_one_open ON public.notices USING btree (subject_id, reason_code) WHERE ((state <> ALL (ARRAY['closed'::text, 'dismissed'::text])) AND (source <> 'by-hand'::text))
CREATE UNIQUE INDEX notices_pkey ON public.notices USING btree (id)
CREATE INDEX notices_state ON public.notices USING btree (state, due_at)
CREATE INDEX notices_subject ON public.notices USING btree (subject_id)
CREATE INDEX notices_unit ON public.notices USING btree (unit_id, state)
CREATE UNIQUE INDEX orgs_credit_code_key ON public.orgs USING btree (credit_code)
CREATE INDEX orgs_kind ON public.orgs USING btree (kind, name)
CREATE INDEX orgs_path ON public.orgs USING gin (path)
CREATE UNIQUE INDEX orgs_pkey ON public.orgs USING btree (id)
CREATE UNIQUE INDEX project_plans_current ON public.project_plans USING btree (year, project_id) WHERE current
CREATE UNIQUE INDEX project_plans_pkey ON public.project_plans USING btree (project_id, year, version)
CREATE UNIQUE INDEX projects_code_key ON public.projects USING btree (code)
CREATE INDEX projects_name ON public.projects USING btree (name COLLATE "zh-x-icu", id)
CREATE INDEX projects_owner ON public.projects USING btree (owner_id)
CREATE UNIQUE INDEX projects_pkey ON public.projects USING btree (id)
CREATE INDEX projects_search ON public.projects USING gin (search gin_trgm_ops)
CREATE INDEX projects_total ON public.projects USING btree (total_fen, id)
CREATE INDEX projects_township ON public.projects USING btree (township)
CREATE INDEX projects_unit ON public.projects USING btree (unit_id)
CREATE INDEX projects_updated ON public.projects USING btree (updated_at, id)
CREATE UNIQUE INDEX report_versions_pkey ON public.report_versions USING btree (report_id, version)
CREATE INDEX reports_last ON public.reports USING btree (project_id, period DESC) INCLUDE (kind, month_fen, year_fen, total_fen, physical_bp) WHERE (state = 'submitted'::text)
CREATE INDEX reports_period ON public.reports USING btree (period, project_id) WHERE (state = 'submitted'::text)
CREATE UNIQUE INDEX reports_pkey ON public.reports USING btree (id)
CREATE UNIQUE INDEX reports_project_id_period_key ON public.reports USING btree (project_id, period)
CREATE UNIQUE INDEX rung_fires_pkey ON public.rung_fires USING btree (notice_id, key)
CREATE INDEX sessions_account ON public.sessions USING btree (account_id)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (token_hash)
CREATE UNIQUE INDEX setup_links_pkey ON public.setup_links USING btree (token_hash)
CREATE UNIQUE INDEX socket_io_attachments_id_key ON public.socket_io_attachments USING btree (id)
CREATE INDEX tasks_due ON public.tasks USING btree (due_at, id) WHERE (state = 'pending'::text)
CREATE INDEX tasks_failed ON public.tasks USING btree (id) WHERE (state = 'failed'::text)
CREATE UNIQUE INDEX tasks_one_pending ON public.tasks USING btree (kind, subject) WHERE (state = 'pending'::text)
CREATE UNIQUE INDEX tasks_pkey ON public.tasks USING btree (id)
CREATE TRIGGER events_insert_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER report_versions_insert_only BEFORE DELETE OR UPDATE ON public.report_versions FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER rung_fires_insert_only BEFORE DELETE OR UPDATE ON public.rung_fires FOR EACH ROW EXECUTE FUNCTION refuse_change()
view direct_report_projects as SELECT id,
    name,
    unit_id,
    owner_id
   FROM projects
  WHERE ((total_fen >= '10000000000'::bigint) AND (currency = 'CNY'::text) AND (stage = ANY (ARRAY['signed'::text, 'preparing'::text, 'building'::text, 'paused'::text])));
view subjects as SELECT 'project'::text AS type,
    id,
    name,
    unit_id,
    owner_id
   FROM projects;
CREATE OR REPLACE FUNCTION public.project_standing(closed text)
 RETURNS TABLE(project_id uuid, large boolean, direct boolean, year integer, year_plan_fen bigint, year_plan_months bigint[], whole_life boolean, plan_fen bigint, done_fen bigint, done_total_fen bigint, physical_bp integer, last_period text, color text, word text, light_period text, light_reason jsonb, month integer, lead double precision, open_notices integer)
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
    case when duty.stale then 'stale' else coalesce(light.color, 'none') end,
    case when duty.stale then 'stale' else coalesce(light.word, case when figures.plan_fen > 0 then 'quiet' else 'no-plan' end) end,
    light.period,
    light.reason,
    v.month,
    case when v.whole_life then (light.reason ->> 'pointsTenths')::float8 / 1000
      when figures.plan_fen > 0 then (figures.done_fen - scheduled_fen(figures.plan_fen, plan.months, v.month)) / figures.plan_fen
      end,
    (select count(*)::int from notices n
      where n.subject_id = p.id and n.state in ('issued', 'signed', 'replied', 'returned'))
  from projects p
  left join lateral (
    select r.period, left(r.period, 4)::int as year, right(r.period, 2)::int as month, r.period >= closed as fresh,
      r.kind = 'observation' as whole_life, r.year_fen, r.total_fen, r.physical_bp
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
  left join project_plans plan on plan.project_id = p.id and plan.year = v.year and plan.current
  left join lights light on light.subject_id = p.id and light.kind = 'investment' and light.current
  cross join lateral (
    -- a snapshot may bring the works and not the money: then the last money known stands
    select coalesce(last.total_fen, (
      select r.total_fen from reports r
      where r.project_id = p.id and r.state = 'submitted' and r.total_fen is not null
      order by r.period desc limit 1), 0) as total_fen
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
$function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table % is insert-only', tg_table_name using errcode = 'integrity_constraint_violation';
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

