/**
 * `npm run bench`: every figure beside fixtures measured in the same run. `--only=mail,visible,pages,help,calendar,
 * statements,plans,access,people,start`, `--tickets=100000`. Exits with 1 when a target is missed.
 */
import { openInstallation } from "../prove/lib/installation.mjs";
import { option } from "../prove/lib/report.mjs";
import { measureAccess, measurePeople } from "./lib/accounts.mjs";
import { measureCalendar } from "./lib/calendar.mjs";
import { fill } from "./lib/fill.mjs";
import { startFixtures } from "./lib/fixtures.mjs";
import { measureHelp } from "./lib/help.mjs";
import { measureMailRate } from "./lib/mail-rate.mjs";
import { measurePages } from "./lib/pages.mjs";
import { explainApi, explainViews } from "./lib/plans.mjs";
import { measureStart } from "./lib/start.mjs";
import { countStatements } from "./lib/statements.mjs";
import { createTable } from "./lib/table.mjs";
import { measureVisible } from "./lib/visible.mjs";

const only = process.argv
  .find((arg) => arg.startsWith("--only="))
  ?.slice(7)
  .split(",");
const wants = (/** @type {string[]} */ ...names) => !only || names.some((name) => only.includes(name));
const table = createTable();
console.log(
  `npm run bench${process.argv
    .slice(2)
    .map((arg) => ` ${arg}`)
    .join("")}`,
);

if (wants("mail", "visible")) await benchMail();
if (wants("pages", "help", "calendar", "statements", "plans", "access")) await benchPages();
if (wants("people")) await benchPeople();
if (wants("start")) await measureStart(table);
process.exit(table.print() ? 0 : 1);

async function benchMail() {
  const stand = await openInstallation({});
  try {
    const { adminId, supportAddress: to } = await stand.helper.call("setUp", { undo: [] });
    const token = await stand.helper.call("session", { userId: adminId });
    await Promise.all([stand.startWeb(), stand.startWorker()]);
    if (wants("visible")) await measureVisible(stand, { token, to }, table);
    if (wants("mail")) await measureMailRate(stand, to, table);
  } finally {
    await stand.close();
  }
}

async function benchPeople() {
  const stand = await openInstallation({});
  try {
    const { adminId } = await stand.helper.call("setUp", { undo: [0] });
    const token = await stand.helper.call("session", { userId: adminId });
    await stand.startWeb();
    await measurePeople(stand, token, table);
  } finally {
    await stand.close();
  }
}

async function benchPages() {
  const stand = await openInstallation({
    settings: { shared_preload_libraries: "pg_stat_statements,auto_explain" },
  });
  const fixtures = await startFixtures(stand.env.DATABASE_URL);
  try {
    const { adminId, agents } = await stand.helper.call("setUp", { undo: [0] });
    const token = await stand.helper.call("session", { userId: adminId });
    const agent = await stand.helper.call("session", { userId: agents[0].id });
    const tokens = await stand.helper.call("tokens", { userId: adminId, count: 30 });
    const [agentToken] = await stand.helper.call("tokens", { userId: agents[0].id, count: 1 });
    console.log("filled:", JSON.stringify(await fill(stand.adminUrl, option("tickets", 100_000))));
    await stand.startWeb();
    if (wants("pages")) await measurePages(stand, { token, tokens, fixtures }, table);
    if (wants("access")) await measureAccess(stand, { agent, fixtures }, table);
    if (wants("help")) await measureHelp(stand, fixtures, table);
    if (wants("calendar")) await measureCalendar(stand, { token, fixtures }, table);
    if (wants("statements")) await countStatements(stand, token, table);
    if (wants("plans")) await explainViews(stand, { admin: token, agent }, table);
    if (wants("plans")) await explainApi(stand, { admin: tokens[0], agent: agentToken }, table);
  } finally {
    await stand.close();
    fixtures.stop();
  }
}
