CREATE TABLE "links" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"user_id" bigint NOT NULL,
	"ticket_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "links_purpose_known" CHECK ("links"."purpose" in ('guest')),
	CONSTRAINT "links_guest_ticket" CHECK (("links"."purpose" = 'guest') = ("links"."ticket_id" is not null)),
	CONSTRAINT "links_token_hashed" CHECK ("links"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "links_expiry" CHECK ("links"."expires_at" > "links"."created_at")
);
--> statement-breakpoint
ALTER TABLE "outbox_mail" ADD COLUMN "sealed_link" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "unverified_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "links_token_key" ON "links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "links_user" ON "links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "links_ticket" ON "links" USING btree ("ticket_id") WHERE "links"."ticket_id" is not null;
