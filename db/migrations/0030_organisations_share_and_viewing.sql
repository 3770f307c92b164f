CREATE TABLE "viewings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "viewings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" bigint,
	"viewer_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "viewings_over" CHECK ("viewings"."ended_at" is null or "viewings"."session_id" is null),
	CONSTRAINT "viewings_other" CHECK ("viewings"."viewer_id" <> "viewings"."person_id")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "manages_organisation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_viewer_id_users_id_fk" FOREIGN KEY ("viewer_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "viewings_session_key" ON "viewings" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "viewings_open" ON "viewings" USING btree ("until") WHERE "viewings"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_sharing_known" CHECK ("organisations"."sharing" in ('none', 'managers', 'all'));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_manager_of_one" CHECK ("users"."organisation_id" is not null or not "users"."manages_organisation");--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'people.view_as') WHERE key = 'admin' AND NOT 'people.view_as' = ANY (permissions);
