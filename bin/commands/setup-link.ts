import { closeDatabase } from "@/db/client";
import { createSetupLink } from "@/lib/accounts/create-setup-link";
import { loadSystemActor } from "@/lib/accounts/load-actor";

/** `setup-link`: prints a fresh one-time set-up link, or nothing once the workspace is set up. */
const link = await createSetupLink(await loadSystemActor());
if (link) console.log(link);
await closeDatabase();
