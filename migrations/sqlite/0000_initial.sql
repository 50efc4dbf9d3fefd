CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settled_events` (
	`key` text PRIMARY KEY NOT NULL,
	`reply` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `settled_events_at` ON `settled_events` (`at`);--> statement-breakpoint
CREATE TABLE `form_instances` (
	`id` text PRIMARY KEY NOT NULL,
	`form` text NOT NULL,
	`subject` text NOT NULL,
	`variant` text,
	`owner_id` text NOT NULL,
	`version` integer,
	`opened_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `form_instances_opened` ON `form_instances` (`opened_at`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`owner_id` text NOT NULL,
	`form` text NOT NULL,
	`subject` text NOT NULL,
	`typed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`owner_id`, `form`, `subject`)
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`outcome` text,
	`kind` text NOT NULL,
	`why` text NOT NULL,
	`targets` text NOT NULL,
	`first_target` integer NOT NULL,
	`gated` integer NOT NULL,
	`lane` text NOT NULL,
	`priority` integer NOT NULL,
	`not_before` integer NOT NULL,
	`expires_at` integer,
	`supersedes` text,
	`reader` text NOT NULL,
	`held_for` text,
	`queued_at` integer NOT NULL,
	`retry_at` integer,
	`lease_until` integer,
	`tried_at` integer,
	`redraw_at` integer,
	`attempts` integer NOT NULL,
	`failures` integer NOT NULL,
	`platform` text,
	`place` text,
	`ref` text,
	`sent_at` integer,
	`wanted` integer NOT NULL,
	`shown` integer NOT NULL,
	`drawn` text,
	`redraw_failures` integer NOT NULL,
	`superseded` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `messages_due` ON `messages` (`state`,`lane`,`priority`,`not_before`,`queued_at`);--> statement-breakpoint
CREATE INDEX `messages_next` ON `messages` (`state`,`not_before`);--> statement-breakpoint
CREATE INDEX `messages_lease` ON `messages` (`lease_until`);--> statement-breakpoint
CREATE INDEX `messages_redraw` ON `messages` (`redraw_at`);--> statement-breakpoint
CREATE INDEX `messages_ref` ON `messages` (`ref`);--> statement-breakpoint
CREATE INDEX `messages_supersedes` ON `messages` (`supersedes`,`reader`);--> statement-breakpoint
CREATE INDEX `messages_held` ON `messages` (`held_for`);--> statement-breakpoint
CREATE INDEX `messages_queued_at` ON `messages` (`queued_at`);--> statement-breakpoint
CREATE TABLE `message_parts` (
	`message_id` text NOT NULL,
	`position` integer NOT NULL,
	`card` text NOT NULL,
	`thing` text NOT NULL,
	PRIMARY KEY(`message_id`, `position`),
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `message_parts_card` ON `message_parts` (`card`,`thing`);--> statement-breakpoint
CREATE TABLE `lanes` (
	`lane` text PRIMARY KEY NOT NULL,
	`free_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `muted` (
	`person_id` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `why`)
);
--> statement-breakpoint
CREATE TABLE `timers` (
	`timer` text NOT NULL,
	`subject` text NOT NULL,
	`due_at` integer NOT NULL,
	`token` text NOT NULL,
	`failures` integer NOT NULL,
	`retry_at` integer,
	PRIMARY KEY(`timer`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `timers_due` ON `timers` (`due_at`);--> statement-breakpoint
CREATE INDEX `timers_kind_due` ON `timers` (`timer`,`due_at`);--> statement-breakpoint
CREATE TABLE `duties` (
	`name` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`pinyin` text NOT NULL,
	`initials` text NOT NULL,
	`email` text,
	`employee_no` text,
	`locale` text,
	`time_zone` text,
	`calendar` text,
	`working_days` text,
	`hours` text,
	`team_id` text,
	`hr` integer DEFAULT false NOT NULL,
	`admin` integer DEFAULT false NOT NULL,
	`external` integer DEFAULT false NOT NULL,
	`standing` text DEFAULT 'active' NOT NULL,
	`standing_since` integer,
	`merged_into_id` text,
	`title` text,
	`level` text,
	`location` text,
	`location_key` text,
	`start_date` text,
	`main_platform` text,
	`welcomed_at` integer,
	`welcome_asked` integer DEFAULT 0 NOT NULL,
	`welcome_declined_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_employee_no` ON `people` (`employee_no`);--> statement-breakpoint
CREATE INDEX `people_team` ON `people` (`team_id`,`id`);--> statement-breakpoint
CREATE INDEX `people_merged` ON `people` (`merged_into_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`parent_id` text,
	`lead_id` text,
	`business_type` text DEFAULT 'mature' NOT NULL,
	`is_on` integer DEFAULT false NOT NULL,
	`time_zone` text,
	`calendar` text,
	`working_days` text,
	`hours` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name` ON `teams` (`name_key`);--> statement-breakpoint
CREATE INDEX `teams_lead` ON `teams` (`lead_id`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`account_id` text NOT NULL,
	`person_id` text NOT NULL,
	`address` text,
	`linked_by` text NOT NULL,
	`linked_at` integer NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`platform`, `workspace`, `account_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_person` ON `accounts` (`person_id`,`platform`);--> statement-breakpoint
CREATE INDEX `accounts_address` ON `accounts` (`address`);--> statement-breakpoint
CREATE TABLE `person_addresses` (
	`platform` text NOT NULL,
	`address` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`platform`, `address`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_addresses_person` ON `person_addresses` (`person_id`);--> statement-breakpoint
CREATE TABLE `link_codes` (
	`person_id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`platform` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_codes_code` ON `link_codes` (`code`);--> statement-breakpoint
CREATE TABLE `link_tries` (
	`account` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person_links` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`other_id` text,
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`account_id` text NOT NULL,
	`how` text NOT NULL,
	`moved` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_links_person` ON `person_links` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_links_other` ON `person_links` (`other_id`);--> statement-breakpoint
CREATE TABLE `person_moves` (
	`other_id` text NOT NULL,
	`what` text NOT NULL,
	`thing` text NOT NULL,
	PRIMARY KEY(`other_id`, `what`, `thing`),
	FOREIGN KEY (`other_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team_channels` (
	`team_id` text NOT NULL,
	`platform` text NOT NULL,
	`workspace` text,
	`channel_id` text,
	`name` text NOT NULL,
	`locale` text,
	`trouble` text,
	`trouble_since` integer,
	`outsiders` text,
	`outsiders_at` integer,
	`agreed_outsiders` text,
	PRIMARY KEY(`team_id`, `platform`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_channels_channel` ON `team_channels` (`platform`,`workspace`,`channel_id`);--> statement-breakpoint
CREATE TABLE `team_setups` (
	`id` text PRIMARY KEY NOT NULL,
	`by_id` text NOT NULL,
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel_id` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_setups_at` ON `team_setups` (`at`);--> statement-breakpoint
CREATE TABLE `installations` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`name` text,
	`bot_id` text,
	`details` text,
	`kept_at` integer,
	`synced_at` integer,
	`counts` text,
	`scope` text,
	`held` text,
	`held_at` integer,
	PRIMARY KEY(`platform`, `workspace`)
);
--> statement-breakpoint
CREATE TABLE `team_departments` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`department_id` text NOT NULL,
	`team_id` text NOT NULL,
	`said` text NOT NULL,
	PRIMARY KEY(`platform`, `workspace`, `department_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_departments_team` ON `team_departments` (`team_id`);--> statement-breakpoint
CREATE TABLE `manager_periods` (
	`person_id` text NOT NULL,
	`manager_id` text NOT NULL,
	`from_date` text NOT NULL,
	`until_date` text,
	PRIMARY KEY(`person_id`, `from_date`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `manager_periods_manager` ON `manager_periods` (`manager_id`,`until_date`);--> statement-breakpoint
CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`source` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `absences_person` ON `absences` (`person_id`,`from_date`);--> statement-breakpoint
CREATE TABLE `person_sources` (
	`person_id` text NOT NULL,
	`source` text NOT NULL,
	`said` text NOT NULL,
	`pinned` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `source`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `locations` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`locale` text,
	`time_zone` text,
	`calendar` text,
	`working_days` text,
	`hours` text
);
--> statement-breakpoint
CREATE TABLE `organisation` (
	`key` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `team_sources` (
	`team_id` text PRIMARY KEY NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `check_in_plans` (
	`scope` text PRIMARY KEY NOT NULL,
	`cadence` text NOT NULL,
	`anchor_week` text NOT NULL,
	`closing_day` integer NOT NULL,
	`opens_at` text NOT NULL,
	`closes_at` text NOT NULL,
	`questions` text NOT NULL,
	`reminder` integer NOT NULL,
	`summary` integer NOT NULL,
	`version` integer NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `check_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`team_id` text NOT NULL,
	`week` text NOT NULL,
	`period` text NOT NULL,
	`closing_day` integer NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`remind_at` integer NOT NULL,
	`reminder` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`late` integer DEFAULT false NOT NULL,
	`edited_late` integer DEFAULT false NOT NULL,
	`skip_reason` text,
	`snoozed_until` integer,
	`prompted_at` integer,
	`reminded_at` integer,
	`lead_reminded_at` integer,
	`answered_at` integer,
	`edited_at` integer,
	`reader_id` text,
	`strengths` text,
	`improvements` text,
	`next_steps` text,
	`blockers` text,
	`nothing_new` integer DEFAULT false NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`workload` integer,
	`energy` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `check_ins_person_week` ON `check_ins` (`person_id`,`week`);--> statement-breakpoint
CREATE UNIQUE INDEX `check_ins_person_period` ON `check_ins` (`person_id`,`period`);--> statement-breakpoint
CREATE INDEX `check_ins_team_week` ON `check_ins` (`team_id`,`week`);--> statement-breakpoint
CREATE TABLE `check_in_versions` (
	`check_in_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`reader_id` text,
	`strengths` text,
	`improvements` text,
	`next_steps` text,
	`blockers` text,
	`nothing_new` integer NOT NULL,
	`shared` integer NOT NULL,
	PRIMARY KEY(`check_in_id`, `version`),
	FOREIGN KEY (`check_in_id`) REFERENCES `check_ins`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `check_in_versions_reader` ON `check_in_versions` (`reader_id`);--> statement-breakpoint
CREATE TABLE `check_in_preferences` (
	`person_id` text PRIMARY KEY NOT NULL,
	`show_in_channel` integer DEFAULT false NOT NULL,
	`paused_at` integer,
	`asked_to_pause_at` integer,
	`paused_by_silence` integer DEFAULT false NOT NULL,
	`typed_words` text
);
--> statement-breakpoint
CREATE TABLE `check_in_digests` (
	`id` text PRIMARY KEY NOT NULL,
	`manager_id` text NOT NULL,
	`week` text NOT NULL,
	`since` integer,
	`sent_at` integer NOT NULL,
	`returned_at` integer,
	`got_it_at` integer
);
--> statement-breakpoint
CREATE INDEX `check_in_digests_manager` ON `check_in_digests` (`manager_id`,`week`);--> statement-breakpoint
CREATE TABLE `check_in_openings` (
	`check_in_id` text NOT NULL,
	`reader_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	PRIMARY KEY(`check_in_id`, `reader_id`)
);
--> statement-breakpoint
CREATE INDEX `check_in_openings_reader` ON `check_in_openings` (`reader_id`);--> statement-breakpoint
CREATE TABLE `commitments` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`words` text NOT NULL,
	`source_feature` text NOT NULL,
	`source_thing` text NOT NULL,
	`period` text NOT NULL,
	`due_on` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	`settled_in` text
);
--> statement-breakpoint
CREATE INDEX `commitments_owner_state` ON `commitments` (`owner_id`,`state`);--> statement-breakpoint
CREATE INDEX `commitments_settled_in` ON `commitments` (`settled_in`);--> statement-breakpoint
CREATE INDEX `commitments_source` ON `commitments` (`source_thing`);--> statement-breakpoint
CREATE TABLE `commitment_participants` (
	`commitment_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`commitment_id`, `person_id`),
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commitment_participants_person` ON `commitment_participants` (`person_id`);--> statement-breakpoint
CREATE TABLE `support_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`asker_id` text NOT NULL,
	`asked_id` text NOT NULL,
	`round` integer NOT NULL,
	`words` text NOT NULL,
	`needed_by` text,
	`source_feature` text NOT NULL,
	`source_thing` text NOT NULL,
	`state` text NOT NULL,
	`returned_for` text,
	`suggested_id` text,
	`created_at` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`reminded_at` integer,
	`escalated_at` integer,
	`unanswered_at` integer,
	`closed_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `support_requests_asker` ON `support_requests` (`asker_id`,`state`);--> statement-breakpoint
CREATE INDEX `support_requests_asked` ON `support_requests` (`asked_id`,`state`);--> statement-breakpoint
CREATE INDEX `support_requests_source` ON `support_requests` (`source_thing`);--> statement-breakpoint
CREATE TABLE `support_steps` (
	`request_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`by_id` text,
	`person_id` text,
	`words` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `version`),
	FOREIGN KEY (`request_id`) REFERENCES `support_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `support_steps_person` ON `support_steps` (`person_id`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`thing` text NOT NULL,
	`key` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_key` ON `exchanges` (`key`);--> statement-breakpoint
CREATE INDEX `exchanges_thing` ON `exchanges` (`thing`);--> statement-breakpoint
CREATE TABLE `exchange_participants` (
	`exchange_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`exchange_id`, `person_id`),
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_participants_person` ON `exchange_participants` (`person_id`);--> statement-breakpoint
CREATE TABLE `exchange_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`author_id` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_notes_exchange` ON `exchange_notes` (`exchange_id`,`at`);--> statement-breakpoint
CREATE TABLE `kudos` (
	`id` text PRIMARY KEY NOT NULL,
	`giver_id` text NOT NULL,
	`reason` text NOT NULL,
	`value_ids` text NOT NULL,
	`points` integer NOT NULL,
	`channels` text NOT NULL,
	`link` text,
	`fingerprint` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `kudos_giver` ON `kudos` (`giver_id`,`given_at`);--> statement-breakpoint
CREATE INDEX `kudos_fingerprint` ON `kudos` (`fingerprint`,`given_at`);--> statement-breakpoint
CREATE INDEX `kudos_given` ON `kudos` (`given_at`);--> statement-breakpoint
CREATE TABLE `kudos_receivers` (
	`kudos_id` text NOT NULL,
	`position` integer NOT NULL,
	`person_id` text NOT NULL,
	`team_id` text,
	`shown` integer NOT NULL,
	`given_at` integer NOT NULL,
	PRIMARY KEY(`kudos_id`, `position`),
	FOREIGN KEY (`kudos_id`) REFERENCES `kudos`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kudos_receivers_person` ON `kudos_receivers` (`person_id`,`given_at`);--> statement-breakpoint
CREATE INDEX `kudos_receivers_team` ON `kudos_receivers` (`team_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `kudos_joins` (
	`kudos_id` text NOT NULL,
	`person_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`kudos_id`, `person_id`),
	FOREIGN KEY (`kudos_id`) REFERENCES `kudos`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kudos_joins_person` ON `kudos_joins` (`person_id`);--> statement-breakpoint
CREATE TABLE `kudos_points` (
	`id` text PRIMARY KEY NOT NULL,
	`kudos_id` text NOT NULL,
	`giver_id` text NOT NULL,
	`receiver_id` text NOT NULL,
	`month` text NOT NULL,
	`points` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `kudos_points_giver` ON `kudos_points` (`giver_id`,`month`,`receiver_id`);--> statement-breakpoint
CREATE INDEX `kudos_points_receiver` ON `kudos_points` (`receiver_id`,`at`);--> statement-breakpoint
CREATE INDEX `kudos_points_kudos` ON `kudos_points` (`kudos_id`);--> statement-breakpoint
CREATE TABLE `kudos_preferences` (
	`person_id` text PRIMARY KEY NOT NULL,
	`just_me` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `kudos_teams` (
	`team_id` text PRIMARY KEY NOT NULL,
	`ranks` integer NOT NULL,
	`round_up` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `kudos_values` (
	`key` text PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `kudos_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`giver_id` text NOT NULL,
	`place` text NOT NULL,
	`link` text,
	`typed` text,
	`state` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `kudos_drafts_at` ON `kudos_drafts` (`at`);--> statement-breakpoint
CREATE INDEX `kudos_drafts_giver` ON `kudos_drafts` (`giver_id`);--> statement-breakpoint
CREATE TABLE `kudos_round_ups` (
	`team_id` text NOT NULL,
	`month` text NOT NULL,
	PRIMARY KEY(`team_id`, `month`)
);
--> statement-breakpoint
CREATE TABLE `kudos_trades` (
	`a_id` text NOT NULL,
	`b_id` text NOT NULL,
	`found_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`a_id`, `b_id`)
);
--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`instance` text NOT NULL,
	`giver_id` text NOT NULL,
	`receiver_id` text NOT NULL,
	`team_id` text,
	`audience` text NOT NULL,
	`manager_id` text,
	`request_id` text,
	`about_kind` text NOT NULL,
	`about_thing` text,
	`about_words` text,
	`link` text,
	`strengths` text,
	`improvements` text,
	`next_steps` text,
	`collaboration` integer,
	`responsiveness` integer,
	`proposed_theme` text,
	`theme` text,
	`theme_at` integer,
	`sent_at` integer NOT NULL,
	`opened_at` integer,
	`read_at` integer,
	`withdrawn_at` integer,
	`thanked_at` integer,
	`shared_with_id` text,
	`shared_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_instance` ON `feedback` (`instance`);--> statement-breakpoint
CREATE INDEX `feedback_receiver` ON `feedback` (`receiver_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `feedback_giver` ON `feedback` (`giver_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `feedback_team` ON `feedback` (`team_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `feedback_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`feedback_id` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feedback_corrections_feedback` ON `feedback_corrections` (`feedback_id`);--> statement-breakpoint
CREATE TABLE `feedback_looks` (
	`instance` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `feedback_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`asker_id` text NOT NULL,
	`about_id` text NOT NULL,
	`asked_id` text NOT NULL,
	`words` text,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`reminded_at` integer,
	`closed_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `feedback_requests_group` ON `feedback_requests` (`group_id`);--> statement-breakpoint
CREATE INDEX `feedback_requests_asked` ON `feedback_requests` (`asked_id`,`state`);--> statement-breakpoint
CREATE INDEX `feedback_requests_asker` ON `feedback_requests` (`asker_id`,`state`);--> statement-breakpoint
CREATE INDEX `feedback_requests_about` ON `feedback_requests` (`about_id`,`state`);--> statement-breakpoint
CREATE TABLE `feedback_asks` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`week` text NOT NULL,
	`place` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_asks_place` ON `feedback_asks` (`person_id`,`week`,`place`);--> statement-breakpoint
CREATE TABLE `feedback_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`event` text NOT NULL,
	`thing` text NOT NULL,
	`asked_id` text NOT NULL,
	`team_id` text,
	`doer_id` text NOT NULL,
	`collaboration` integer,
	`responsiveness` integer,
	`asked_at` integer NOT NULL,
	`completed_at` integer,
	`declined_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_reviews_once` ON `feedback_reviews` (`event`,`thing`,`asked_id`);--> statement-breakpoint
CREATE INDEX `feedback_reviews_team` ON `feedback_reviews` (`team_id`,`completed_at`);--> statement-breakpoint
CREATE INDEX `feedback_reviews_asked` ON `feedback_reviews` (`asked_id`);--> statement-breakpoint
CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`tool` text NOT NULL,
	`level` text NOT NULL,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text,
	`parent_id` text,
	`result_class` text,
	`perspective` text,
	`indicator` text NOT NULL,
	`horizon` text NOT NULL,
	`rhythm` text NOT NULL,
	`visibility` text NOT NULL,
	`shown_to_team` integer DEFAULT false NOT NULL,
	`ambition` text NOT NULL,
	`curve` text NOT NULL,
	`measure` text NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`baseline` real,
	`target` real,
	`least` real,
	`most` real,
	`ladder` text,
	`weight` real,
	`start_date` text NOT NULL,
	`due_date` text NOT NULL,
	`state` text NOT NULL,
	`owner_agreed_at` integer,
	`manager_agreed_at` integer,
	`proposed_by_id` text NOT NULL,
	`excess_reason` text,
	`status` text NOT NULL,
	`status_since` integer NOT NULL,
	`shown_status` text NOT NULL,
	`progress` real DEFAULT 0 NOT NULL,
	`current` real,
	`reported_at` integer,
	`outside_in_a_row` integer DEFAULT 0 NOT NULL,
	`reports` integer DEFAULT 0 NOT NULL,
	`under_discussion_since` integer,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`carried_into_id` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`carried_into_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `goals_number` ON `goals` (`number`);--> statement-breakpoint
CREATE INDEX `goals_owner` ON `goals` (`owner_id`,`state`);--> statement-breakpoint
CREATE INDEX `goals_team` ON `goals` (`team_id`,`state`);--> statement-breakpoint
CREATE INDEX `goals_parent` ON `goals` (`parent_id`);--> statement-breakpoint
CREATE INDEX `goals_level` ON `goals` (`level`,`state`);--> statement-breakpoint
CREATE TABLE `goal_numbers` (
	`key` text PRIMARY KEY NOT NULL,
	`next` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `goal_updates` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`value` real NOT NULL,
	`confidence` integer,
	`note` text,
	`source` text NOT NULL,
	`source_id` text,
	`struck_at` integer,
	`struck_by_id` text,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_updates_goal` ON `goal_updates` (`goal_id`,`at`);--> statement-breakpoint
CREATE TABLE `goal_milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`due_date` text NOT NULL,
	`done_on` text,
	`done_by_id` text,
	`source_id` text,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_milestones_goal` ON `goal_milestones` (`goal_id`,`position`);--> statement-breakpoint
CREATE TABLE `goal_versions` (
	`goal_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`what` text NOT NULL,
	`adjustment_id` text,
	`before` text NOT NULL,
	`after` text NOT NULL,
	PRIMARY KEY(`goal_id`, `version`),
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `goal_statuses` (
	`goal_id` text NOT NULL,
	`at` integer NOT NULL,
	`reports` integer NOT NULL,
	`status` text NOT NULL,
	PRIMARY KEY(`goal_id`, `at`, `reports`, `status`),
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `goal_proposals` (
	`goal_id` text PRIMARY KEY NOT NULL,
	`asked_id` text NOT NULL,
	`round` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	`reminded_at` integer,
	`passed_on_at` integer,
	`passed_from_id` text,
	`unanswered_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_proposals_asked` ON `goal_proposals` (`asked_id`);--> statement-breakpoint
CREATE TABLE `goal_lags` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`open_goal_id` text,
	`owner_id` text NOT NULL,
	`alert_id` text NOT NULL,
	`raised_at` integer NOT NULL,
	`tell_at` integer,
	`lag` real NOT NULL,
	`cause` text,
	`known_at` integer,
	`released_at` integer,
	`told_at` integer,
	`told_lag` real,
	`ended_at` integer,
	`ended_as` text,
	`recovery_told_at` integer,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `goal_lags_open` ON `goal_lags` (`open_goal_id`);--> statement-breakpoint
CREATE INDEX `goal_lags_goal` ON `goal_lags` (`goal_id`,`raised_at`);--> statement-breakpoint
CREATE INDEX `goal_lags_alert` ON `goal_lags` (`alert_id`);--> statement-breakpoint
CREATE INDEX `goal_lags_owner` ON `goal_lags` (`owner_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `goal_team_alerts` (
	`team_id` text NOT NULL,
	`date` text NOT NULL,
	`lag_id` text NOT NULL,
	`news` text NOT NULL,
	PRIMARY KEY(`team_id`, `date`, `lag_id`),
	FOREIGN KEY (`lag_id`) REFERENCES `goal_lags`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_team_alerts_lag` ON `goal_team_alerts` (`lag_id`);--> statement-breakpoint
CREATE TABLE `goal_retros` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`by_id` text NOT NULL,
	`held_on` text NOT NULL,
	`words` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `goal_retro_people` (
	`retro_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`retro_id`, `person_id`),
	FOREIGN KEY (`retro_id`) REFERENCES `goal_retros`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_retro_people_person` ON `goal_retro_people` (`person_id`);--> statement-breakpoint
CREATE TABLE `goal_teams` (
	`team_id` text PRIMARY KEY NOT NULL,
	`shows_all` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `goal_waits` (
	`goal_id` text PRIMARY KEY NOT NULL,
	`manager_id` text NOT NULL,
	`since` text NOT NULL,
	`status` text NOT NULL,
	`listed` integer NOT NULL,
	`listed_on` text,
	`shown` integer NOT NULL,
	`rest_until` text,
	`snoozed` integer NOT NULL,
	`heard_at` integer,
	`announced_id` text,
	`announced_on` text,
	`escalation` text NOT NULL,
	`escalated_to_id` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_waits_manager` ON `goal_waits` (`manager_id`);--> statement-breakpoint
CREATE INDEX `goal_waits_escalated` ON `goal_waits` (`escalated_to_id`);--> statement-breakpoint
CREATE TABLE `goal_nudges` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`sent_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `goal_nudges_person` ON `goal_nudges` (`person_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `goal_nudge_lines` (
	`nudge_id` text NOT NULL,
	`goal_id` text NOT NULL,
	`position` integer NOT NULL,
	`role` text NOT NULL,
	`manager_id` text NOT NULL,
	`status` text NOT NULL,
	`waited` integer NOT NULL,
	`is_due` integer NOT NULL,
	`next_id` text,
	`shown_at` integer,
	PRIMARY KEY(`nudge_id`, `goal_id`),
	FOREIGN KEY (`nudge_id`) REFERENCES `goal_nudges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_nudge_lines_goal` ON `goal_nudge_lines` (`goal_id`);--> statement-breakpoint
CREATE TABLE `goal_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`by_id` text NOT NULL,
	`role` text NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_acts_goal` ON `goal_acts` (`goal_id`,`at`);--> statement-breakpoint
CREATE TABLE `goal_typed_values` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`by_id` text NOT NULL,
	`value` real NOT NULL,
	`confidence` integer,
	`note` text,
	`reports` integer NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_typed_values_by` ON `goal_typed_values` (`by_id`,`at`);--> statement-breakpoint
CREATE TABLE `goal_asked_values` (
	`check_in_id` text NOT NULL,
	`goal_id` text NOT NULL,
	`value` real NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`check_in_id`, `goal_id`),
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_asked_values_at` ON `goal_asked_values` (`at`);--> statement-breakpoint
CREATE TABLE `goal_adjustments` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`open_goal_id` text,
	`kind` text NOT NULL,
	`asker_id` text NOT NULL,
	`previous_id` text,
	`reason` text NOT NULL,
	`evidence` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`outgoing` text,
	`needed` integer NOT NULL,
	`given` integer NOT NULL,
	`state` text NOT NULL,
	`approver_id` text,
	`created_at` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`reminded_at` integer,
	`escalated_at` integer,
	`unanswered_at` integer,
	`decided_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `goal_adjustments_open` ON `goal_adjustments` (`open_goal_id`);--> statement-breakpoint
CREATE INDEX `goal_adjustments_goal` ON `goal_adjustments` (`goal_id`,`state`);--> statement-breakpoint
CREATE INDEX `goal_adjustments_created` ON `goal_adjustments` (`created_at`);--> statement-breakpoint
CREATE INDEX `goal_adjustments_asker` ON `goal_adjustments` (`asker_id`,`state`);--> statement-breakpoint
CREATE INDEX `goal_adjustments_approver` ON `goal_adjustments` (`approver_id`,`state`);--> statement-breakpoint
CREATE TABLE `goal_adjustment_steps` (
	`adjustment_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`by_id` text,
	`person_id` text,
	`words` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`adjustment_id`, `version`),
	FOREIGN KEY (`adjustment_id`) REFERENCES `goal_adjustments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `goal_results` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text NOT NULL,
	`value` real,
	`progress` real NOT NULL,
	`score` real NOT NULL,
	`words` text NOT NULL,
	`cause` text,
	`constraints` text,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_results_goal` ON `goal_results` (`goal_id`,`at`);--> statement-breakpoint
CREATE TABLE `goal_sources` (
	`goal_id` text PRIMARY KEY NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `access_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`reader` text NOT NULL,
	`what` text NOT NULL,
	`person_id` text,
	`purpose` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `access_log_person` ON `access_log` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `playground_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`conversation` text NOT NULL,
	`author` text,
	`content` text NOT NULL,
	`locale` text NOT NULL,
	`only_for` text,
	`sent_as` text NOT NULL,
	`at` integer NOT NULL,
	`gone` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `playground_messages_sent_as` ON `playground_messages` (`sent_as`);--> statement-breakpoint
CREATE INDEX `playground_messages_conversation` ON `playground_messages` (`conversation`,`id`);--> statement-breakpoint
CREATE INDEX `playground_messages_revision` ON `playground_messages` (`revision`);--> statement-breakpoint
CREATE TABLE `playground_reads` (
	`account` text NOT NULL,
	`conversation` text NOT NULL,
	`up_to` text NOT NULL,
	PRIMARY KEY(`account`, `conversation`)
);
