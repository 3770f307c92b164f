CREATE TABLE "business_hours" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "business_hours_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "business_intervals" (
	"business_hours_id" bigint NOT NULL,
	"weekday" integer NOT NULL,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	CONSTRAINT "business_intervals_business_hours_id_weekday_from_minute_pk" PRIMARY KEY("business_hours_id","weekday","from_minute"),
	CONSTRAINT "business_intervals_weekday" CHECK ("business_intervals"."weekday" between 0 and 6),
	CONSTRAINT "business_intervals_order" CHECK ("business_intervals"."from_minute" >= 0 and "business_intervals"."from_minute" < "business_intervals"."to_minute" and "business_intervals"."to_minute" <= 1440)
);
--> statement-breakpoint
CREATE TABLE "request_topics" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "request_topics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" jsonb NOT NULL,
	"position" integer NOT NULL,
	"team_id" bigint,
	"priority" text,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "request_topics_named" CHECK ("request_topics"."name" <> '{}'),
	CONSTRAINT "request_topics_priority_known" CHECK ("request_topics"."priority" in ('low', 'normal', 'high', 'urgent'))
);
--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "leaving_event_id" bigint;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "becomes" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "topic_id" bigint;--> statement-breakpoint
ALTER TABLE "business_intervals" ADD CONSTRAINT "business_intervals_business_hours_id_business_hours_id_fk" FOREIGN KEY ("business_hours_id") REFERENCES "public"."business_hours"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_topics" ADD CONSTRAINT "request_topics_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "request_topics_position_key" ON "request_topics" USING btree ("position") WHERE "request_topics"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_topic_id_request_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."request_topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tags_leaving" ON "tags" USING btree ("leaving_event_id") WHERE "tags"."leaving_event_id" is not null;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_becomes" CHECK ("tags"."becomes" is null or "tags"."leaving_event_id" is not null);--> statement-breakpoint
-- Admins of existing installations get the pages that this version brings.
UPDATE roles SET permissions = array_append(permissions, 'settings.hours') WHERE key = 'admin' AND NOT 'settings.hours' = ANY (permissions);
--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.tags') WHERE key = 'admin' AND NOT 'settings.tags' = ANY (permissions);
--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.topics') WHERE key = 'admin' AND NOT 'settings.topics' = ANY (permissions);
