import { sql } from "drizzle-orm";
import { pgTable, timestamp } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import { inTransaction } from "../../db/client";
import { isoInstant } from "../../db/iso-instant";

const moments = pgTable("moments", {
  at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
});

const instants = [
  "2026-03-18T08:12:00.000Z",
  "2026-03-18T08:12:00.500Z",
  "2026-03-18T08:12:00.050Z",
  "2026-12-31T23:59:59.999Z",
  "1969-12-31T23:59:59.001Z",
];

// What a session shows depends on where its server thinks it is.
it.each(["UTC", "Europe/London", "Asia/Kathmandu", "America/St_Johns"])(
  "an instant is read as `toISOString` writes it, by a session in %s",
  (zone) =>
    inTransaction(async (tx) => {
      await tx.execute(sql`set local time zone ${sql.raw(`'${zone}'`)}`);
      await tx.execute(sql`create temporary table moments (at timestamptz(3) not null) on commit drop`);
      await tx.insert(moments).values(instants.map((at) => ({ at: new Date(at) })));
      const rows = await tx.select({ at: isoInstant(moments.at) }).from(moments);
      expect(rows.map(({ at }) => at)).toEqual(instants);
    }),
);
