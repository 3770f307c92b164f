CREATE TABLE "invitations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"address" text NOT NULL,
	"name" text NOT NULL,
	"role_id" bigint NOT NULL,
	"team_ids" bigint[] NOT NULL,
	"invited_by_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_address_lower" CHECK ("invitations"."address" = lower("invitations"."address")),
	CONSTRAINT "invitations_one_end" CHECK ("invitations"."accepted_at" is null or "invitations"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "reset_requests" (
	"address" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "links" DROP CONSTRAINT "links_purpose_known";--> statement-breakpoint
ALTER TABLE "links" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "invitation_id" bigint;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open_key" ON "invitations" USING btree ("address") WHERE "invitations"."accepted_at" is null and "invitations"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_open_by_name" ON "invitations" USING btree (lower("name"),"id") WHERE "invitations"."accepted_at" is null and "invitations"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "users_staff_by_name" ON "users" USING btree (lower("name"),"id") WHERE "users"."kind" = 'staff';--> statement-breakpoint
CREATE INDEX "links_invitation" ON "links" USING btree ("invitation_id") WHERE "links"."invitation_id" is not null;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_holder" CHECK (("links"."user_id" is null) = ("links"."invitation_id" is not null));--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_invitation_only" CHECK (("links"."purpose" = 'invitation') = ("links"."invitation_id" is not null));--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_purpose_known" CHECK ("links"."purpose" in ('guest', 'invitation', 'reset'));--> statement-breakpoint
-- Admins of existing installations get the page that this version brings.
UPDATE roles SET permissions = array_append(permissions, 'settings.people') WHERE key = 'admin' AND NOT 'settings.people' = ANY (permissions);
