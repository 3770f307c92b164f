import { sql } from "drizzle-orm";
import { passkeys, roles, secondFactors, sessions, users } from "@/db/schema";

/** What a session waits for before it is anybody's: a code, a passkey, or that its person sets a second factor up. */
export type Awaited = "code" | "passkey" | "set-up";

/** The one rule of it, for a query on `sessions` with `users` and `roles` beside it; null for a session that is whole. */
export const awaited = sql<Awaited | null>`case
  when ${sessions.secondFactorAt} is not null then null
  when exists (select 1 from ${secondFactors} where ${secondFactors.userId} = ${users.id}
    and ${secondFactors.confirmedAt} is not null) then 'code'
  when ${roles.requiresSecondFactor} is not true then null
  when exists (select 1 from ${passkeys} where ${passkeys.userId} = ${users.id}) then 'passkey'
  else 'set-up' end`;
