CREATE TABLE "meta" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settled_events" (
	"key" text PRIMARY KEY NOT NULL,
	"reply" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_instances" (
	"id" text PRIMARY KEY NOT NULL,
	"form" text NOT NULL,
	"subject" text NOT NULL,
	"variant" text,
	"owner_id" text NOT NULL,
	"version" integer,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"owner_id" text NOT NULL,
	"form" text NOT NULL,
	"subject" text NOT NULL,
	"typed" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_owner_id_form_subject_pk" PRIMARY KEY("owner_id","form","subject")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"kind" text NOT NULL,
	"why" text NOT NULL,
	"targets" jsonb NOT NULL,
	"first_target" integer NOT NULL,
	"gated" boolean NOT NULL,
	"lane" text NOT NULL,
	"priority" integer NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"supersedes" text,
	"reader" text NOT NULL,
	"held_for" text,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"tried_at" timestamp (3) with time zone,
	"redraw_at" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"failures" integer NOT NULL,
	"platform" text,
	"place" text,
	"ref" text,
	"sent_at" timestamp (3) with time zone,
	"wanted" integer NOT NULL,
	"shown" integer NOT NULL,
	"drawn" text,
	"redraw_failures" integer NOT NULL,
	"superseded" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_parts" (
	"message_id" text NOT NULL,
	"position" integer NOT NULL,
	"card" text NOT NULL,
	"thing" text NOT NULL,
	CONSTRAINT "message_parts_message_id_position_pk" PRIMARY KEY("message_id","position")
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"lane" text PRIMARY KEY NOT NULL,
	"free_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "muted" (
	"person_id" text NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "muted_person_id_why_pk" PRIMARY KEY("person_id","why")
);
--> statement-breakpoint
CREATE TABLE "timers" (
	"timer" text NOT NULL,
	"subject" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"failures" integer NOT NULL,
	"retry_at" timestamp (3) with time zone,
	CONSTRAINT "timers_timer_subject_pk" PRIMARY KEY("timer","subject")
);
--> statement-breakpoint
CREATE TABLE "duties" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"email" text,
	"employee_no" text,
	"locale" text,
	"time_zone" text,
	"calendar" text,
	"working_days" jsonb,
	"hours" jsonb,
	"team_id" text,
	"hr" boolean DEFAULT false NOT NULL,
	"admin" boolean DEFAULT false NOT NULL,
	"external" boolean DEFAULT false NOT NULL,
	"standing" text DEFAULT 'active' NOT NULL,
	"standing_since" timestamp (3) with time zone,
	"merged_into_id" text,
	"title" text,
	"level" text,
	"location" text,
	"location_key" text,
	"start_date" text,
	"main_platform" text,
	"welcomed_at" timestamp (3) with time zone,
	"welcome_asked" integer DEFAULT 0 NOT NULL,
	"welcome_declined_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"parent_id" text,
	"lead_id" text,
	"business_type" text DEFAULT 'mature' NOT NULL,
	"is_on" boolean DEFAULT false NOT NULL,
	"time_zone" text,
	"calendar" text,
	"working_days" jsonb,
	"hours" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"account_id" text NOT NULL,
	"person_id" text NOT NULL,
	"address" text,
	"linked_by" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "accounts_platform_workspace_account_id_pk" PRIMARY KEY("platform","workspace","account_id")
);
--> statement-breakpoint
CREATE TABLE "person_addresses" (
	"platform" text NOT NULL,
	"address" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "person_addresses_platform_address_pk" PRIMARY KEY("platform","address")
);
--> statement-breakpoint
CREATE TABLE "link_codes" (
	"person_id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"platform" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_tries" (
	"account" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_links" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"other_id" text,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"account_id" text NOT NULL,
	"how" text NOT NULL,
	"moved" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "person_moves" (
	"other_id" text NOT NULL,
	"what" text NOT NULL,
	"thing" text NOT NULL,
	CONSTRAINT "person_moves_other_id_what_thing_pk" PRIMARY KEY("other_id","what","thing")
);
--> statement-breakpoint
CREATE TABLE "team_channels" (
	"team_id" text NOT NULL,
	"platform" text NOT NULL,
	"workspace" text,
	"channel_id" text,
	"name" text NOT NULL,
	"locale" text,
	"trouble" text,
	"trouble_since" timestamp (3) with time zone,
	"outsiders" jsonb,
	"outsiders_at" timestamp (3) with time zone,
	"agreed_outsiders" jsonb,
	CONSTRAINT "team_channels_team_id_platform_pk" PRIMARY KEY("team_id","platform")
);
--> statement-breakpoint
CREATE TABLE "team_setups" (
	"id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"channel_id" text NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installations" (
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"name" text,
	"bot_id" text,
	"details" jsonb,
	"kept_at" timestamp (3) with time zone,
	"synced_at" timestamp (3) with time zone,
	"counts" jsonb,
	"scope" jsonb,
	"held" jsonb,
	"held_at" timestamp (3) with time zone,
	CONSTRAINT "installations_platform_workspace_pk" PRIMARY KEY("platform","workspace")
);
--> statement-breakpoint
CREATE TABLE "team_departments" (
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"department_id" text NOT NULL,
	"team_id" text NOT NULL,
	"said" jsonb NOT NULL,
	CONSTRAINT "team_departments_platform_workspace_department_id_pk" PRIMARY KEY("platform","workspace","department_id")
);
--> statement-breakpoint
CREATE TABLE "manager_periods" (
	"person_id" text NOT NULL,
	"manager_id" text NOT NULL,
	"from_date" text NOT NULL,
	"until_date" text,
	CONSTRAINT "manager_periods_person_id_from_date_pk" PRIMARY KEY("person_id","from_date")
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"from_date" text NOT NULL,
	"to_date" text NOT NULL,
	"source" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_sources" (
	"person_id" text NOT NULL,
	"source" text NOT NULL,
	"said" jsonb NOT NULL,
	"pinned" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_sources_person_id_source_pk" PRIMARY KEY("person_id","source")
);
--> statement-breakpoint
CREATE TABLE "locations" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text,
	"time_zone" text,
	"calendar" text,
	"working_days" jsonb,
	"hours" jsonb
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"key" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_sources" (
	"team_id" text PRIMARY KEY NOT NULL,
	"said" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_in_plans" (
	"scope" text PRIMARY KEY NOT NULL,
	"cadence" text NOT NULL,
	"anchor_week" text NOT NULL,
	"closing_day" integer NOT NULL,
	"opens_at" text NOT NULL,
	"closes_at" text NOT NULL,
	"questions" jsonb NOT NULL,
	"reminder" boolean NOT NULL,
	"summary" boolean NOT NULL,
	"version" integer NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"team_id" text NOT NULL,
	"week" text NOT NULL,
	"period" text NOT NULL,
	"closing_day" integer NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"remind_at" timestamp (3) with time zone NOT NULL,
	"reminder" boolean NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	"edited_late" boolean DEFAULT false NOT NULL,
	"skip_reason" text,
	"snoozed_until" timestamp (3) with time zone,
	"prompted_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"lead_reminded_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"edited_at" timestamp (3) with time zone,
	"reader_id" text,
	"strengths" text,
	"improvements" text,
	"next_steps" text,
	"blockers" text,
	"nothing_new" boolean DEFAULT false NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"workload" integer,
	"energy" integer
);
--> statement-breakpoint
CREATE TABLE "check_in_versions" (
	"check_in_id" text NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reader_id" text,
	"strengths" text,
	"improvements" text,
	"next_steps" text,
	"blockers" text,
	"nothing_new" boolean NOT NULL,
	"shared" boolean NOT NULL,
	CONSTRAINT "check_in_versions_check_in_id_version_pk" PRIMARY KEY("check_in_id","version")
);
--> statement-breakpoint
CREATE TABLE "check_in_preferences" (
	"person_id" text PRIMARY KEY NOT NULL,
	"show_in_channel" boolean DEFAULT false NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"asked_to_pause_at" timestamp (3) with time zone,
	"paused_by_silence" boolean DEFAULT false NOT NULL,
	"typed_words" text
);
--> statement-breakpoint
CREATE TABLE "check_in_digests" (
	"id" text PRIMARY KEY NOT NULL,
	"manager_id" text NOT NULL,
	"week" text NOT NULL,
	"since" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"returned_at" timestamp (3) with time zone,
	"got_it_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "check_in_openings" (
	"check_in_id" text NOT NULL,
	"reader_id" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "check_in_openings_check_in_id_reader_id_pk" PRIMARY KEY("check_in_id","reader_id")
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"words" text NOT NULL,
	"source_feature" text NOT NULL,
	"source_thing" text NOT NULL,
	"period" text NOT NULL,
	"due_on" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_in" text
);
--> statement-breakpoint
CREATE TABLE "commitment_participants" (
	"commitment_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "commitment_participants_commitment_id_person_id_pk" PRIMARY KEY("commitment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "support_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"asker_id" text NOT NULL,
	"asked_id" text NOT NULL,
	"round" integer NOT NULL,
	"words" text NOT NULL,
	"needed_by" text,
	"source_feature" text NOT NULL,
	"source_thing" text NOT NULL,
	"state" text NOT NULL,
	"returned_for" text,
	"suggested_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"escalated_at" timestamp (3) with time zone,
	"unanswered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_steps" (
	"request_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"by_id" text,
	"person_id" text,
	"words" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "support_steps_request_id_version_pk" PRIMARY KEY("request_id","version")
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"thing" text NOT NULL,
	"key" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_participants" (
	"exchange_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "exchange_participants_exchange_id_person_id_pk" PRIMARY KEY("exchange_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "exchange_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"exchange_id" text NOT NULL,
	"author_id" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos" (
	"id" text PRIMARY KEY NOT NULL,
	"giver_id" text NOT NULL,
	"reason" text NOT NULL,
	"value_ids" jsonb NOT NULL,
	"points" integer NOT NULL,
	"channels" jsonb NOT NULL,
	"link" text,
	"fingerprint" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "kudos_receivers" (
	"kudos_id" text NOT NULL,
	"position" integer NOT NULL,
	"person_id" text NOT NULL,
	"team_id" text,
	"shown" boolean NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kudos_receivers_kudos_id_position_pk" PRIMARY KEY("kudos_id","position")
);
--> statement-breakpoint
CREATE TABLE "kudos_joins" (
	"kudos_id" text NOT NULL,
	"person_id" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kudos_joins_kudos_id_person_id_pk" PRIMARY KEY("kudos_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "kudos_points" (
	"id" text PRIMARY KEY NOT NULL,
	"kudos_id" text NOT NULL,
	"giver_id" text NOT NULL,
	"receiver_id" text NOT NULL,
	"month" text NOT NULL,
	"points" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos_preferences" (
	"person_id" text PRIMARY KEY NOT NULL,
	"just_me" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos_teams" (
	"team_id" text PRIMARY KEY NOT NULL,
	"ranks" boolean NOT NULL,
	"round_up" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos_values" (
	"key" text PRIMARY KEY NOT NULL,
	"list" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"giver_id" text NOT NULL,
	"place" jsonb NOT NULL,
	"link" text,
	"typed" jsonb,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos_round_ups" (
	"team_id" text NOT NULL,
	"month" text NOT NULL,
	CONSTRAINT "kudos_round_ups_team_id_month_pk" PRIMARY KEY("team_id","month")
);
--> statement-breakpoint
CREATE TABLE "kudos_trades" (
	"a_id" text NOT NULL,
	"b_id" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "kudos_trades_a_id_b_id_pk" PRIMARY KEY("a_id","b_id")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"instance" text NOT NULL,
	"giver_id" text NOT NULL,
	"receiver_id" text NOT NULL,
	"team_id" text,
	"audience" text NOT NULL,
	"manager_id" text,
	"request_id" text,
	"about_kind" text NOT NULL,
	"about_thing" text,
	"about_words" text,
	"link" text,
	"strengths" text,
	"improvements" text,
	"next_steps" text,
	"collaboration" integer,
	"responsiveness" integer,
	"proposed_theme" text,
	"theme" text,
	"theme_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"thanked_at" timestamp (3) with time zone,
	"shared_with_id" text,
	"shared_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"feedback_id" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback_looks" (
	"instance" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"about_id" text NOT NULL,
	"asked_id" text NOT NULL,
	"words" text,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback_asks" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"week" text NOT NULL,
	"place" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"thing" text NOT NULL,
	"asked_id" text NOT NULL,
	"team_id" text,
	"doer_id" text NOT NULL,
	"collaboration" integer,
	"responsiveness" integer,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"declined_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"tool" text NOT NULL,
	"level" text NOT NULL,
	"title" text NOT NULL,
	"title_key" text NOT NULL,
	"owner_id" text NOT NULL,
	"team_id" text,
	"parent_id" text,
	"result_class" text,
	"perspective" text,
	"indicator" text NOT NULL,
	"horizon" text NOT NULL,
	"rhythm" text NOT NULL,
	"visibility" text NOT NULL,
	"shown_to_team" boolean DEFAULT false NOT NULL,
	"ambition" text NOT NULL,
	"curve" text NOT NULL,
	"measure" text NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"baseline" double precision,
	"target" double precision,
	"least" double precision,
	"most" double precision,
	"ladder" jsonb,
	"weight" double precision,
	"start_date" text NOT NULL,
	"due_date" text NOT NULL,
	"state" text NOT NULL,
	"owner_agreed_at" timestamp (3) with time zone,
	"manager_agreed_at" timestamp (3) with time zone,
	"proposed_by_id" text NOT NULL,
	"excess_reason" text,
	"status" text NOT NULL,
	"status_since" timestamp (3) with time zone NOT NULL,
	"shown_status" text NOT NULL,
	"progress" double precision DEFAULT 0 NOT NULL,
	"current" double precision,
	"reported_at" timestamp (3) with time zone,
	"outside_in_a_row" integer DEFAULT 0 NOT NULL,
	"reports" integer DEFAULT 0 NOT NULL,
	"under_discussion_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"carried_into_id" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_numbers" (
	"key" text PRIMARY KEY NOT NULL,
	"next" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_updates" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"value" double precision NOT NULL,
	"confidence" integer,
	"note" text,
	"source" text NOT NULL,
	"source_id" text,
	"struck_at" timestamp (3) with time zone,
	"struck_by_id" text
);
--> statement-breakpoint
CREATE TABLE "goal_milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"due_date" text NOT NULL,
	"done_on" text,
	"done_by_id" text,
	"source_id" text
);
--> statement-breakpoint
CREATE TABLE "goal_versions" (
	"goal_id" text NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"what" text NOT NULL,
	"adjustment_id" text,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "goal_versions_goal_id_version_pk" PRIMARY KEY("goal_id","version")
);
--> statement-breakpoint
CREATE TABLE "goal_statuses" (
	"goal_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reports" integer NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "goal_statuses_goal_id_at_reports_status_pk" PRIMARY KEY("goal_id","at","reports","status")
);
--> statement-breakpoint
CREATE TABLE "goal_proposals" (
	"goal_id" text PRIMARY KEY NOT NULL,
	"asked_id" text NOT NULL,
	"round" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"passed_on_at" timestamp (3) with time zone,
	"passed_from_id" text,
	"unanswered_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_lags" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"open_goal_id" text,
	"owner_id" text NOT NULL,
	"alert_id" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"tell_at" timestamp (3) with time zone,
	"lag" double precision NOT NULL,
	"cause" text,
	"known_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"told_lag" double precision,
	"ended_at" timestamp (3) with time zone,
	"ended_as" text,
	"recovery_told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "goal_team_alerts" (
	"team_id" text NOT NULL,
	"date" text NOT NULL,
	"lag_id" text NOT NULL,
	"news" text NOT NULL,
	CONSTRAINT "goal_team_alerts_team_id_date_lag_id_pk" PRIMARY KEY("team_id","date","lag_id")
);
--> statement-breakpoint
CREATE TABLE "goal_retros" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"by_id" text NOT NULL,
	"held_on" text NOT NULL,
	"words" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_retro_people" (
	"retro_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "goal_retro_people_retro_id_person_id_pk" PRIMARY KEY("retro_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "goal_teams" (
	"team_id" text PRIMARY KEY NOT NULL,
	"shows_all" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_waits" (
	"goal_id" text PRIMARY KEY NOT NULL,
	"manager_id" text NOT NULL,
	"since" text NOT NULL,
	"status" text NOT NULL,
	"listed" integer NOT NULL,
	"listed_on" text,
	"shown" integer NOT NULL,
	"rest_until" text,
	"snoozed" boolean NOT NULL,
	"heard_at" timestamp (3) with time zone,
	"announced_id" text,
	"announced_on" text,
	"escalation" text NOT NULL,
	"escalated_to_id" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_nudges" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"date" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_nudge_lines" (
	"nudge_id" text NOT NULL,
	"goal_id" text NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"manager_id" text NOT NULL,
	"status" text NOT NULL,
	"waited" integer NOT NULL,
	"is_due" boolean NOT NULL,
	"next_id" text,
	"shown_at" timestamp (3) with time zone,
	CONSTRAINT "goal_nudge_lines_nudge_id_goal_id_pk" PRIMARY KEY("nudge_id","goal_id")
);
--> statement-breakpoint
CREATE TABLE "goal_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"by_id" text NOT NULL,
	"role" text NOT NULL,
	"act" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_typed_values" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"by_id" text NOT NULL,
	"value" double precision NOT NULL,
	"confidence" integer,
	"note" text,
	"reports" integer NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_asked_values" (
	"check_in_id" text NOT NULL,
	"goal_id" text NOT NULL,
	"value" double precision NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "goal_asked_values_check_in_id_goal_id_pk" PRIMARY KEY("check_in_id","goal_id")
);
--> statement-breakpoint
CREATE TABLE "goal_adjustments" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"open_goal_id" text,
	"kind" text NOT NULL,
	"asker_id" text NOT NULL,
	"previous_id" text,
	"reason" text NOT NULL,
	"evidence" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"outgoing" jsonb,
	"needed" integer NOT NULL,
	"given" integer NOT NULL,
	"state" text NOT NULL,
	"approver_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"escalated_at" timestamp (3) with time zone,
	"unanswered_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_adjustment_steps" (
	"adjustment_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"by_id" text,
	"person_id" text,
	"words" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "goal_adjustment_steps_adjustment_id_version_pk" PRIMARY KEY("adjustment_id","version")
);
--> statement-breakpoint
CREATE TABLE "goal_results" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"value" double precision,
	"progress" double precision NOT NULL,
	"score" double precision NOT NULL,
	"words" text NOT NULL,
	"cause" text,
	"constraints" text
);
--> statement-breakpoint
CREATE TABLE "goal_sources" (
	"goal_id" text PRIMARY KEY NOT NULL,
	"said" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_log" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reader" text NOT NULL,
	"what" text NOT NULL,
	"person_id" text,
	"purpose" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "playground_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"conversation" text NOT NULL,
	"author" text,
	"content" jsonb NOT NULL,
	"locale" text NOT NULL,
	"only_for" text,
	"sent_as" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"gone" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "playground_reads" (
	"account" text NOT NULL,
	"conversation" text NOT NULL,
	"up_to" text NOT NULL,
	CONSTRAINT "playground_reads_account_conversation_pk" PRIMARY KEY("account","conversation")
);
--> statement-breakpoint
ALTER TABLE "message_parts" ADD CONSTRAINT "message_parts_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_merged_into_id_people_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_parent_id_teams_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_lead_id_people_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_addresses" ADD CONSTRAINT "person_addresses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_other_id_people_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_moves" ADD CONSTRAINT "person_moves_other_id_people_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_channels" ADD CONSTRAINT "team_channels_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_setups" ADD CONSTRAINT "team_setups_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_departments" ADD CONSTRAINT "team_departments_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manager_periods" ADD CONSTRAINT "manager_periods_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manager_periods" ADD CONSTRAINT "manager_periods_manager_id_people_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_sources" ADD CONSTRAINT "person_sources_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_versions" ADD CONSTRAINT "check_in_versions_check_in_id_check_ins_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_ins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_participants" ADD CONSTRAINT "commitment_participants_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_steps" ADD CONSTRAINT "support_steps_request_id_support_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."support_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_participants" ADD CONSTRAINT "exchange_participants_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_notes" ADD CONSTRAINT "exchange_notes_exchange_id_exchanges_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchanges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_receivers" ADD CONSTRAINT "kudos_receivers_kudos_id_kudos_id_fk" FOREIGN KEY ("kudos_id") REFERENCES "public"."kudos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_joins" ADD CONSTRAINT "kudos_joins_kudos_id_kudos_id_fk" FOREIGN KEY ("kudos_id") REFERENCES "public"."kudos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_corrections" ADD CONSTRAINT "feedback_corrections_feedback_id_feedback_id_fk" FOREIGN KEY ("feedback_id") REFERENCES "public"."feedback"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_parent_id_goals_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_carried_into_id_goals_id_fk" FOREIGN KEY ("carried_into_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_updates" ADD CONSTRAINT "goal_updates_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_milestones" ADD CONSTRAINT "goal_milestones_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_versions" ADD CONSTRAINT "goal_versions_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_statuses" ADD CONSTRAINT "goal_statuses_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_proposals" ADD CONSTRAINT "goal_proposals_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_lags" ADD CONSTRAINT "goal_lags_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_team_alerts" ADD CONSTRAINT "goal_team_alerts_lag_id_goal_lags_id_fk" FOREIGN KEY ("lag_id") REFERENCES "public"."goal_lags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_retros" ADD CONSTRAINT "goal_retros_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_retro_people" ADD CONSTRAINT "goal_retro_people_retro_id_goal_retros_id_fk" FOREIGN KEY ("retro_id") REFERENCES "public"."goal_retros"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_waits" ADD CONSTRAINT "goal_waits_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_nudge_lines" ADD CONSTRAINT "goal_nudge_lines_nudge_id_goal_nudges_id_fk" FOREIGN KEY ("nudge_id") REFERENCES "public"."goal_nudges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_nudge_lines" ADD CONSTRAINT "goal_nudge_lines_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_acts" ADD CONSTRAINT "goal_acts_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_typed_values" ADD CONSTRAINT "goal_typed_values_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_asked_values" ADD CONSTRAINT "goal_asked_values_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_adjustments" ADD CONSTRAINT "goal_adjustments_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_adjustment_steps" ADD CONSTRAINT "goal_adjustment_steps_adjustment_id_goal_adjustments_id_fk" FOREIGN KEY ("adjustment_id") REFERENCES "public"."goal_adjustments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_results" ADD CONSTRAINT "goal_results_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "settled_events_at" ON "settled_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "form_instances_opened" ON "form_instances" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("state","lane","priority","not_before","queued_at");--> statement-breakpoint
CREATE INDEX "messages_next" ON "messages" USING btree ("state","not_before");--> statement-breakpoint
CREATE INDEX "messages_lease" ON "messages" USING btree ("lease_until");--> statement-breakpoint
CREATE INDEX "messages_redraw" ON "messages" USING btree ("redraw_at");--> statement-breakpoint
CREATE INDEX "messages_ref" ON "messages" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "messages_supersedes" ON "messages" USING btree ("supersedes","reader");--> statement-breakpoint
CREATE INDEX "messages_held" ON "messages" USING btree ("held_for");--> statement-breakpoint
CREATE INDEX "messages_queued_at" ON "messages" USING btree ("queued_at");--> statement-breakpoint
CREATE INDEX "message_parts_card" ON "message_parts" USING btree ("card","thing");--> statement-breakpoint
CREATE INDEX "timers_due" ON "timers" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "timers_kind_due" ON "timers" USING btree ("timer","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "people_employee_no" ON "people" USING btree ("employee_no");--> statement-breakpoint
CREATE INDEX "people_team" ON "people" USING btree ("team_id","id");--> statement-breakpoint
CREATE INDEX "people_merged" ON "people" USING btree ("merged_into_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "teams_lead" ON "teams" USING btree ("lead_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_person" ON "accounts" USING btree ("person_id","platform");--> statement-breakpoint
CREATE INDEX "accounts_address" ON "accounts" USING btree ("address");--> statement-breakpoint
CREATE INDEX "person_addresses_person" ON "person_addresses" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "link_codes_code" ON "link_codes" USING btree ("code");--> statement-breakpoint
CREATE INDEX "person_links_person" ON "person_links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_links_other" ON "person_links" USING btree ("other_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_channels_channel" ON "team_channels" USING btree ("platform","workspace","channel_id");--> statement-breakpoint
CREATE INDEX "team_setups_at" ON "team_setups" USING btree ("at");--> statement-breakpoint
CREATE INDEX "team_departments_team" ON "team_departments" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "manager_periods_manager" ON "manager_periods" USING btree ("manager_id","until_date");--> statement-breakpoint
CREATE INDEX "absences_person" ON "absences" USING btree ("person_id","from_date");--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_person_week" ON "check_ins" USING btree ("person_id","week");--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_person_period" ON "check_ins" USING btree ("person_id","period");--> statement-breakpoint
CREATE INDEX "check_ins_team_week" ON "check_ins" USING btree ("team_id","week");--> statement-breakpoint
CREATE INDEX "check_in_versions_reader" ON "check_in_versions" USING btree ("reader_id");--> statement-breakpoint
CREATE INDEX "check_in_digests_manager" ON "check_in_digests" USING btree ("manager_id","week");--> statement-breakpoint
CREATE INDEX "check_in_openings_reader" ON "check_in_openings" USING btree ("reader_id");--> statement-breakpoint
CREATE INDEX "commitments_owner_state" ON "commitments" USING btree ("owner_id","state");--> statement-breakpoint
CREATE INDEX "commitments_settled_in" ON "commitments" USING btree ("settled_in");--> statement-breakpoint
CREATE INDEX "commitments_source" ON "commitments" USING btree ("source_thing");--> statement-breakpoint
CREATE INDEX "commitment_participants_person" ON "commitment_participants" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "support_requests_asker" ON "support_requests" USING btree ("asker_id","state");--> statement-breakpoint
CREATE INDEX "support_requests_asked" ON "support_requests" USING btree ("asked_id","state");--> statement-breakpoint
CREATE INDEX "support_requests_source" ON "support_requests" USING btree ("source_thing");--> statement-breakpoint
CREATE INDEX "support_steps_person" ON "support_steps" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exchanges_key" ON "exchanges" USING btree ("key");--> statement-breakpoint
CREATE INDEX "exchanges_thing" ON "exchanges" USING btree ("thing");--> statement-breakpoint
CREATE INDEX "exchange_participants_person" ON "exchange_participants" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "exchange_notes_exchange" ON "exchange_notes" USING btree ("exchange_id","at");--> statement-breakpoint
CREATE INDEX "kudos_giver" ON "kudos" USING btree ("giver_id","given_at");--> statement-breakpoint
CREATE INDEX "kudos_fingerprint" ON "kudos" USING btree ("fingerprint","given_at");--> statement-breakpoint
CREATE INDEX "kudos_given" ON "kudos" USING btree ("given_at");--> statement-breakpoint
CREATE INDEX "kudos_receivers_person" ON "kudos_receivers" USING btree ("person_id","given_at");--> statement-breakpoint
CREATE INDEX "kudos_receivers_team" ON "kudos_receivers" USING btree ("team_id","given_at");--> statement-breakpoint
CREATE INDEX "kudos_joins_person" ON "kudos_joins" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "kudos_points_giver" ON "kudos_points" USING btree ("giver_id","month","receiver_id");--> statement-breakpoint
CREATE INDEX "kudos_points_receiver" ON "kudos_points" USING btree ("receiver_id","at");--> statement-breakpoint
CREATE INDEX "kudos_points_kudos" ON "kudos_points" USING btree ("kudos_id");--> statement-breakpoint
CREATE INDEX "kudos_drafts_at" ON "kudos_drafts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "kudos_drafts_giver" ON "kudos_drafts" USING btree ("giver_id");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_instance" ON "feedback" USING btree ("instance");--> statement-breakpoint
CREATE INDEX "feedback_receiver" ON "feedback" USING btree ("receiver_id","sent_at");--> statement-breakpoint
CREATE INDEX "feedback_giver" ON "feedback" USING btree ("giver_id","sent_at");--> statement-breakpoint
CREATE INDEX "feedback_team" ON "feedback" USING btree ("team_id","opened_at");--> statement-breakpoint
CREATE INDEX "feedback_corrections_feedback" ON "feedback_corrections" USING btree ("feedback_id");--> statement-breakpoint
CREATE INDEX "feedback_requests_group" ON "feedback_requests" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "feedback_requests_asked" ON "feedback_requests" USING btree ("asked_id","state");--> statement-breakpoint
CREATE INDEX "feedback_requests_asker" ON "feedback_requests" USING btree ("asker_id","state");--> statement-breakpoint
CREATE INDEX "feedback_requests_about" ON "feedback_requests" USING btree ("about_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_asks_place" ON "feedback_asks" USING btree ("person_id","week","place");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_reviews_once" ON "feedback_reviews" USING btree ("event","thing","asked_id");--> statement-breakpoint
CREATE INDEX "feedback_reviews_team" ON "feedback_reviews" USING btree ("team_id","completed_at");--> statement-breakpoint
CREATE INDEX "feedback_reviews_asked" ON "feedback_reviews" USING btree ("asked_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goals_number" ON "goals" USING btree ("number");--> statement-breakpoint
CREATE INDEX "goals_owner" ON "goals" USING btree ("owner_id","state");--> statement-breakpoint
CREATE INDEX "goals_team" ON "goals" USING btree ("team_id","state");--> statement-breakpoint
CREATE INDEX "goals_parent" ON "goals" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "goals_level" ON "goals" USING btree ("level","state");--> statement-breakpoint
CREATE INDEX "goal_updates_goal" ON "goal_updates" USING btree ("goal_id","at");--> statement-breakpoint
CREATE INDEX "goal_milestones_goal" ON "goal_milestones" USING btree ("goal_id","position");--> statement-breakpoint
CREATE INDEX "goal_proposals_asked" ON "goal_proposals" USING btree ("asked_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goal_lags_open" ON "goal_lags" USING btree ("open_goal_id");--> statement-breakpoint
CREATE INDEX "goal_lags_goal" ON "goal_lags" USING btree ("goal_id","raised_at");--> statement-breakpoint
CREATE INDEX "goal_lags_alert" ON "goal_lags" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "goal_lags_owner" ON "goal_lags" USING btree ("owner_id","ended_at");--> statement-breakpoint
CREATE INDEX "goal_team_alerts_lag" ON "goal_team_alerts" USING btree ("lag_id");--> statement-breakpoint
CREATE INDEX "goal_retro_people_person" ON "goal_retro_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "goal_waits_manager" ON "goal_waits" USING btree ("manager_id");--> statement-breakpoint
CREATE INDEX "goal_waits_escalated" ON "goal_waits" USING btree ("escalated_to_id");--> statement-breakpoint
CREATE INDEX "goal_nudges_person" ON "goal_nudges" USING btree ("person_id","sent_at");--> statement-breakpoint
CREATE INDEX "goal_nudge_lines_goal" ON "goal_nudge_lines" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "goal_acts_goal" ON "goal_acts" USING btree ("goal_id","at");--> statement-breakpoint
CREATE INDEX "goal_typed_values_by" ON "goal_typed_values" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "goal_asked_values_at" ON "goal_asked_values" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "goal_adjustments_open" ON "goal_adjustments" USING btree ("open_goal_id");--> statement-breakpoint
CREATE INDEX "goal_adjustments_goal" ON "goal_adjustments" USING btree ("goal_id","state");--> statement-breakpoint
CREATE INDEX "goal_adjustments_created" ON "goal_adjustments" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "goal_adjustments_asker" ON "goal_adjustments" USING btree ("asker_id","state");--> statement-breakpoint
CREATE INDEX "goal_adjustments_approver" ON "goal_adjustments" USING btree ("approver_id","state");--> statement-breakpoint
CREATE INDEX "goal_results_goal" ON "goal_results" USING btree ("goal_id","at");--> statement-breakpoint
CREATE INDEX "access_log_person" ON "access_log" USING btree ("person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "playground_messages_sent_as" ON "playground_messages" USING btree ("sent_as");--> statement-breakpoint
CREATE INDEX "playground_messages_conversation" ON "playground_messages" USING btree ("conversation","id");--> statement-breakpoint
CREATE INDEX "playground_messages_revision" ON "playground_messages" USING btree ("revision");