CREATE TABLE "absences" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"note" text NOT NULL,
	"releases" boolean NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "absences_open_end" CHECK (("absences"."last_day" is null) = ("absences"."ends_at" is null)),
	CONSTRAINT "absences_order" CHECK ("absences"."first_day" <= "absences"."last_day" and "absences"."starts_at" < "absences"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "last_turn" integer;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "round_robin" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "business_hours" ADD COLUMN "team_id" bigint;--> statement-breakpoint
ALTER TABLE "business_hours" ADD COLUMN "in_force" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_hours" ADD CONSTRAINT "business_hours_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "business_hours_team_key" ON "business_hours" USING btree ("team_id");--> statement-breakpoint
ALTER TABLE "business_hours" ADD CONSTRAINT "business_hours_of_workspace" CHECK ("business_hours"."team_id" is not null or "business_hours"."in_force");