DROP INDEX "teams_name_key";--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name_key" ON "teams" USING btree ("name") WHERE "teams"."removed_at" is null;--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.teams') WHERE key = 'admin' AND NOT 'settings.teams' = ANY (permissions);
