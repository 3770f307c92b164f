import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "../../db/client";
import { wordsIn } from "../../lib/accounts/search-words";

it("what is typed falls apart into words as what is stored does, at whatever sign", async () => {
  const { rows } = await db().execute<{ sign: string }>(
    sql`select chr(n) as sign from generate_series(1, ${0x31ff}::int) n where spaced_words('a' || chr(n) || 'b') = ' a b'`,
  );
  const signs = Array.from({ length: 0x31ff }, (_, at) => String.fromCodePoint(at + 1));
  expect(rows.map(({ sign }) => sign)).toEqual(signs.filter((sign) => wordsIn(`a${sign}b`).length === 2));
  expect(rows.length).toBeGreaterThan(150);
});
