/**
 * The import rule of docs/architecture.md, lowest folder first: what stands in a row may import the rows above it and
 * itself, never its neighbours in the row and nothing below. The reason is what the tool prints at a violation.
 * @type {{ folders: string[], why: string }[]}
 */
const rows = [
  { folders: ["lib/core"], why: "free of framework and database, so that everything may stand on it" },
  { folders: ["db"], why: "tables know no domain: whoever asks them does" },
  { folders: ["lib/stores"], why: "limits, publishing and files are plumbing without domain words" },
  { folders: ["lib/jobs"], why: "a queue that knew a domain would be known by it, in a circle" },
  {
    folders: ["lib/conditions", "lib/events"],
    why: "every domain announces through here; who listens is a name in the registry, never an import",
  },
  { folders: ["lib/settings"], why: "the workspace is known to everybody and knows nobody" },
  { folders: ["lib/accounts"], why: "people exist without tickets" },
  { folders: ["lib/business-time"], why: "opening hours are pure arithmetic, whatever is measured by them" },
  { folders: ["lib/sla"], why: "a clock knows a ticket's number and state, not its verbs" },
  {
    folders: ["lib/email", "lib/knowledge"],
    why: "mail knows messages and articles know readers, not tickets",
  },
  { folders: ["lib/tickets"], why: "tickets announce and never import those who listen" },
  {
    folders: [
      "lib/calendar",
      "lib/search",
      "lib/notifications",
      "lib/automation",
      "lib/reports",
      "lib/operations",
      "lib/privacy",
    ],
    why: "those who listen to tickets do not lean on each other: each can be taken out",
  },
  { folders: ["lib/api"], why: "the API speaks for every domain and knows no page" },
  { folders: ["lib/web"], why: "the only lib folder that knows Next serves the routes and imports none" },
  { folders: ["app"], why: "routes are adapters over lib and components; nothing of the worker's or bin's" },
];

const ours = "^(app|components|db|lib|web|worker|bin|tests)/";
const known = rows.flatMap((row) => row.folders).filter((folder) => folder.startsWith("lib/"));
const firstDomain = rows.findIndex((row) => row.folders.includes("lib/settings"));
/** @param {string[]} folders */
const anyOf = (folders) => `^(${folders.join("|")})/`;

const downwards = rows.flatMap(({ folders, why }, row) => {
  const lower = rows.slice(0, row).flatMap((one) => one.folders);
  if (row >= firstDomain) lower.push("lib/i18n");
  if (folders.includes("app")) lower.push("components");
  return folders.map((folder) => ({
    name: `${folder.replace("lib/", "")}-imports-downwards`,
    severity: "error",
    comment: `${folder} imports itself and what stands below it: ${why}.`,
    from: { path: anyOf([folder]) },
    to: { path: ours, pathNot: anyOf([folder, ...lower]) },
  }));
});

/** What both sides of the wire may load. */
const kit = [
  "^lib/[^/]+/(inputs|policy|view-types)\\.ts$",
  "^lib/[^/]+/[^/]+/(inputs|policy|view-types)\\.ts$",
  "^lib/(calendar/agenda-columns|business-time/typed-week)\\.ts$",
];
const forBrowsers = ["^db/enums\\.ts$", "^lib/core/heard-log\\.ts$", "^lib/i18n/(?!request\\.ts$)", ...kit];
const pureCore = "^lib/core/(actor|errors|permissions)\\.ts$";
const frameworks =
  "(^|node_modules/)(next|react|react-dom|next-auth|next-intl|next-safe-action|server-only)(/|$)";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      comment: "In a circle no file can be understood, tested or moved without all the others.",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "An import that the tool cannot follow is one that no rule here watches.",
      from: {},
      to: { couldNotResolve: true, pathNot: "^server-only$" },
    },
    ...downwards,
    {
      name: "known-folders-of-lib",
      severity: "error",
      comment: "A folder without a place in the rows above would be free of every rule: give it one.",
      from: { path: "^lib/", pathNot: anyOf([...known, "lib/i18n"]) },
      to: {},
    },
    {
      name: "i18n-stands-alone",
      severity: "error",
      comment: "Messages and their helpers reach the browser: they import nothing of ours but each other.",
      from: { path: "^lib/i18n/" },
      to: { path: ours, pathNot: "^lib/i18n/" },
    },
    {
      name: "components-are-client-safe",
      severity: "error",
      comment:
        "A component may reach the browser, and rows never do: it knows inputs, policies, view types, enums, messages.",
      from: { path: "^components/" },
      to: { path: ours, pathNot: ["^components/", ...forBrowsers] },
    },
    {
      name: "components-without-node",
      severity: "error",
      comment: "What needs Node breaks in the browser.",
      from: { path: ["^components/", ...kit] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "client-safe-files",
      severity: "error",
      comment:
        "inputs, policy, view-types, a page's columns and a typed week are loaded by browsers: no database, no environment, no Node.",
      from: { path: kit },
      to: { path: ours, pathNot: [pureCore, ...forBrowsers], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "bullmq-in-jobs-only",
      severity: "error",
      comment: "Domains define jobs; how they travel (Redis or PostgreSQL) is known in lib/jobs and worker.",
      from: { pathNot: "^(lib/jobs|worker)/|node_modules" },
      to: { path: "(^|node_modules/)bullmq(/|$)" },
    },
    {
      name: "framework-at-the-edge",
      severity: "error",
      comment: "The worker runs the same domains under plain Node, where Next is not and server-only throws.",
      from: { path: "^(lib|db|worker|bin)/", pathNot: "^lib/(web/|i18n/request\\.ts$)" },
      to: { path: frameworks },
    },
    {
      name: "app-is-imported-by-nobody",
      severity: "error",
      comment: "Routes are the top: what two of them share belongs into components or lib.",
      from: { pathNot: "^app/" },
      to: { path: "^app/" },
    },
    {
      name: "processes-are-imported-by-nobody",
      severity: "error",
      comment: "A process is no library; what others need of it belongs into a domain.",
      from: { pathNot: "^(web|worker|tests)/" },
      to: { path: "^(web|worker)/" },
    },
    {
      name: "each-process-by-itself",
      severity: "error",
      comment: "Web and worker run on different machines; what both need belongs into a domain.",
      from: { path: "^(web|worker)/" },
      to: { path: "^(web|worker)/", pathNot: "^$1/" },
    },
    {
      name: "processes-without-screens",
      severity: "error",
      comment: "Processes and commands run domains; nothing of pages or components is bundled into them.",
      from: { path: "^(web|worker|bin)/" },
      to: { path: "^(app|components|lib/web|tests)/" },
    },
    {
      name: "start-scripts-are-plain-node",
      severity: "error",
      comment: "bin/*.mjs run before anything is installed or built.",
      from: { path: "^bin/(lib/|[^/]+\\.mjs$)" },
      to: { path: "^(app|components|lib|db|web|worker|tests|bin/(commands|demo))/" },
    },
    {
      name: "no-test-code-in-the-product",
      severity: "error",
      comment: "Fixtures write rows past the verbs.",
      from: { path: "^(app|components|db|lib|web|worker|bin)/" },
      to: { path: "^tests/" },
    },
  ],
  options: {
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "require", "types", "default"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
