CREATE TABLE "address_changes" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"old_confirmed_at" timestamp (3) with time zone,
	"new_confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "address_changes_lower" CHECK ("address_changes"."address" = lower("address_changes"."address"))
);
--> statement-breakpoint
ALTER TABLE "links" DROP CONSTRAINT "links_purpose_known";--> statement-breakpoint
ALTER TABLE "address_changes" ADD CONSTRAINT "address_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_purpose_known" CHECK ("links"."purpose" in ('guest', 'invitation', 'reset', 'sign-in', 'address-old', 'address-new'));