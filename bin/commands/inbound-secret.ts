import { eq } from "drizzle-orm";
import { closeDatabase, db } from "@/db/client";
import { mailboxes } from "@/db/schema";
import { decryptSecret } from "@/lib/core/crypto";

/** `inbound-secret [address]`: prints the secret that signs POST /api/inbound/mime for a mailbox. */
const address = process.argv[2]?.toLowerCase();
const rows = await db()
  .select({ address: mailboxes.address, secret: mailboxes.inboundSecret })
  .from(mailboxes)
  .where(address ? eq(mailboxes.address, address) : undefined);
if (rows.length === 0) {
  console.error(address ? `There is no mailbox ${address}.` : "There is no mailbox yet.");
  process.exitCode = 1;
}
for (const row of rows) console.log(`${row.address}\t${decryptSecret(row.secret)}`);
await closeDatabase();
