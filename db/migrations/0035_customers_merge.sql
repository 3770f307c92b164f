CREATE TABLE "merged_rows" (
	"merge_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"row_id" bigint NOT NULL,
	"role" text,
	"shared" boolean DEFAULT false NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"verified_at" timestamp (3) with time zone,
	CONSTRAINT "merged_rows_merge_id_kind_row_id_pk" PRIMARY KEY("merge_id","kind","row_id"),
	CONSTRAINT "merged_rows_kind_known" CHECK ("merged_rows"."kind" in ('ticket', 'message', 'participation', 'address'))
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "merges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"into_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"stayed_tickets" integer DEFAULT 0 NOT NULL,
	"stayed_addresses" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "merged_into_id" bigint;--> statement-breakpoint
ALTER TABLE "merged_rows" ADD CONSTRAINT "merged_rows_merge_id_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."merges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_into_id_users_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "merges_standing_key" ON "merges" USING btree ("person_id") WHERE "merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "merges_person" ON "merges" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "merges_into" ON "merges" USING btree ("into_id","id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_merged_into_id_users_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "users_merged_into" ON "users" USING btree ("merged_into_id") WHERE "users"."merged_into_id" is not null;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_merged" CHECK ("users"."merged_into_id" is null or "users"."kind" = 'customer' and "users"."status" = 'deactivated' and "users"."merged_into_id" <> "users"."id");