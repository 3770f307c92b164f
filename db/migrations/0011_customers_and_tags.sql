CREATE TABLE "tags" (
	"name" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tags_shape" CHECK ("tags"."name" = lower("tags"."name") and char_length("tags"."name") between 1 and 40)
);
--> statement-breakpoint
CREATE INDEX "tags_beginning" ON "tags" USING btree ("name" collate "C");--> statement-breakpoint
CREATE INDEX "organisations_by_name" ON "organisations" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "organisations_words" ON "organisations" USING gin (to_tsvector('simple', "name"));--> statement-breakpoint
CREATE INDEX "organisations_domains" ON "organisations" USING gin ("domains");--> statement-breakpoint
CREATE INDEX "user_emails_words" ON "user_emails" USING gin (to_tsvector('simple', translate("address", '@', ' ')));--> statement-breakpoint
CREATE INDEX "users_customers_by_name" ON "users" USING btree (lower("name"),"id") WHERE "users"."kind" = 'customer';--> statement-breakpoint
CREATE INDEX "users_customers_words" ON "users" USING gin (to_tsvector('simple', "name")) WHERE "users"."kind" = 'customer';--> statement-breakpoint
CREATE INDEX "users_organisation" ON "users" USING btree ("organisation_id",lower("name"),"id") WHERE "users"."organisation_id" is not null;--> statement-breakpoint
CREATE INDEX "tickets_organisation" ON "tickets" USING btree ("organisation_id","id" DESC NULLS LAST) WHERE "tickets"."organisation_id" is not null;--> statement-breakpoint
-- Roles of an installation that was set up before there was this permission.
UPDATE "roles" SET "permissions" = array_append("permissions", 'customers.edit')
WHERE "key" IN ('admin', 'agent') AND NOT 'customers.edit' = ANY ("permissions");
