import { closeDatabase } from "@/db/client";
import { addColleague } from "@/lib/accounts/add-colleague";
import { createSetupLink } from "@/lib/accounts/create-setup-link";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { setUpWorkspace } from "@/lib/accounts/set-up-workspace";
import { changeHours } from "@/lib/business-time/change-hours";
import { env } from "@/lib/core/env";
import { closeQueues } from "@/lib/jobs/queue";
import { closeRedis } from "@/lib/stores/redis";
import { createTopic } from "@/lib/tickets/create-topic";
import { bookAppointments } from "../demo/appointments";
import { writeArticles } from "../demo/articles";
import { addCompanies, loadStaff, playTicket, type Staff } from "../demo/play";
import { type Colleague, colleagues, demoTickets, demoTopics } from "../demo/tickets";

/** `demo`: fills an empty installation with the company of the pictures, through the verbs. Never in production. */
const password = "northwind coffee";

if (env().APP_ENV === "production") {
  console.error("The demo company is for trying things out: it is refused in production.");
  process.exit(1);
}
const system = await loadSystemActor();
const link = await createSetupLink(system);
if (!link) {
  console.error(
    "This helpdesk is set up already, and the demo company needs an empty one: npm run reset empties it.",
  );
  process.exit(1);
}
const now = new Date();
const { userId } = await setUpWorkspace(system, {
  token: new URL(link).searchParams.get("token") ?? "",
  workspaceName: "Northwind",
  supportAddress: "support@northwind.example",
  timeZone: "Europe/Copenhagen",
  name: colleagues.priya.name,
  email: colleagues.priya.email,
  password,
});
const staff: Staff = { priya: userId, mara: 0, jonas: 0, elif: 0, tomas: 0 };
for (const key of ["mara", "jonas", "elif", "tomas"] as const satisfies Colleague[]) {
  const { name, email, role } = colleagues[key];
  staff[key] = (await addColleague(system, { name, email, password, roleKey: role })).userId;
}
await addCompanies(demoTickets, now);
// Oldest first, so that numbers rise with time.
const stories = [...demoTickets].sort(
  (a, b) => (b.steps[0]?.minutesAgo ?? 0) - (a.steps[0]?.minutesAgo ?? 0),
);
for (const [index, story] of stories.entries()) {
  await playTicket(system, staff, story, now);
  if (process.stdout.isTTY) process.stdout.write(`\r${index + 1} of ${stories.length} tickets`);
}
const actors = await loadStaff(staff);
const priya = actors.get("priya") ?? system;
const workday = [{ from: "09:00", to: "17:00" }];
await changeHours(priya, {
  seenVersion: 0,
  timeZone: "Europe/Copenhagen",
  week: [workday, workday, workday, workday, workday, [], []],
});
for (const topic of demoTopics) await createTopic(priya, { teamId: null, priority: null, ...topic });
const articles = await writeArticles(actors, priya, now);
const appointments = await bookAppointments(priya, staff, now);
console.log(
  `\rNorthwind is here: ${stories.length} tickets, ${articles} articles, ${appointments} appointments. Sign in at ${env().APP_URL}/sign-in`,
);
for (const { email, role } of Object.values(colleagues)) console.log(`  ${email}  ${password}  (${role})`);
await closeQueues();
await closeRedis();
await closeDatabase();
