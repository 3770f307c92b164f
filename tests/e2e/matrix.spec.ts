import { type ApiScope, permissionFor } from "@/lib/core/api-scopes";
import { isPermission, within } from "@/lib/core/permissions";
import { type Entrance, listEntrances } from "../architecture/list-entrances";
import { answerOf } from "./matrix/actions";
import { ask, type Got, inBatches, type Outcome } from "./matrix/ask";
import { type Actor, type Cast, dismissCast, makeCast } from "./matrix/cast";
import {
  makeSecrets,
  type Planted,
  plantRows,
  plantSession,
  plantTicket,
  type Secrets,
} from "./matrix/planted";
import { addressFor, openFields, otherwise, scopedInputs, sent } from "./matrix/rows";
import { expect, test } from "./support/test";

type Cell = { entrance: Entrance; actor: Actor; address: string; expected: Outcome | null; input?: object };

/** Of the tree, not of a list: an entrance that comes new is asked as well. */
const entrances = listEntrances();
const title = ({ entrance: { kind, name, path, file } }: Pick<Cell, "entrance">) =>
  kind === "action" ? `action ${name} of ${file}` : `${kind} ${name} ${path}`;
const key = ({ file, name }: Entrance) => `${file} ${name}`;

// Thousands of requests: half a minute on a machine that does nothing else.
test.describe.configure({ mode: "serial", timeout: 240_000 });
let cast: Cast;
let planted: Planted;
/** Which secrets somebody saw: one that nobody sees guards nothing. */
const seen = new Set<keyof Secrets>();

test.beforeAll(async ({ sql }) => {
  const secrets = makeSecrets();
  const ticket = await plantTicket(sql, secrets);
  cast = await makeCast(sql, ticket, await plantTicket(sql, makeSecrets()));
  planted = await plantRows(sql, ticket, secrets, cast);
});
test.afterAll(({ sql }) => dismissCast(sql));

test("every entrance lets in whom it says, and nobody learns what he may not see", async () => {
  const cells = entrances.flatMap((entrance) =>
    askers(entrance).map((actor): Cell => ({ entrance, actor, ...expectation(entrance, actor) })),
  );
  // Actions that ask for no input do what they do: what the others are asked for would be gone.
  const [acting, asking] = [cells.filter(isAction), cells.filter((cell) => !isAction(cell))];
  expect([...(await faultsOf(asking)), ...(await faultsOf(acting))]).toEqual([]);
  expect([...seen].sort(), "secrets that somebody saw").toEqual(["draft", "note", "person", "ticket"]);
});

test("every action on a row that only some see finds it for them, and for nobody else", async ({ sql }) => {
  const actions = entrances.filter(({ kind, asks }) => kind === "action" && asks !== "public");
  const missing: string[] = [];
  await inBatches(actions, async (entrance) => {
    const { text } = await ask(entrance, cast.admin, "");
    const fields = Object.keys(answerOf(text)?.validationErrors?.fieldErrors ?? {});
    const scoped = fields.filter((field) => /(^id|Id|umber)$/.test(field) && !isOpen(entrance, field));
    if (scoped.length > 0 && !scopedInputs[key(entrance)])
      missing.push(
        `${key(entrance)}: takes ${scoped}; say in tests/e2e/matrix/rows.ts with which input, or who sees all`,
      );
  });
  expect(missing).toEqual([]);
  const left = Object.keys(scopedInputs).filter((name) => !actions.some((action) => key(action) === name));
  expect(left, "inputs of actions that are gone").toEqual([]);

  const scoped = actions.filter((action) => scopedInputs[key(action)]);
  const cellsOf = (actor: Actor, expected: (entrance: Entrance) => Outcome) =>
    scoped.map((entrance): Cell => {
      const input = scopedInputs[key(entrance)]?.(planted);
      return { entrance, actor, address: "", input, expected: expected(entrance) };
    });
  // Anew: an action that was asked above has ended all but the one that he asks by.
  planted.sessionId = await plantSession(sql, planted.memberId);
  const hidden = cellsOf(cast.outsider, (entrance) => otherwise[key(entrance)] ?? "not found");
  expect(await faultsOf(hidden)).toEqual([]);
  expect(
    await sql`select 1 from sessions where id = ${planted.sessionId}`,
    "the member's session",
  ).toHaveLength(1);
  // One after another: what they do to the row must not be in each other's way.
  expect(
    await faultsOf(
      cellsOf(cast.member, () => "open"),
      1,
    ),
  ).toEqual([]);
});

function isAction({ entrance }: Cell): boolean {
  return entrance.kind === "action";
}

function isOpen({ asks }: Entrance, field: string): boolean {
  return openFields[field]?.includes(asks ?? "") ?? false;
}

/** What is for everybody decides nothing by who asks, unless it names a row: two ask for it, and nobody changes anything. */
function askers(entrance: Entrance): Actor[] {
  if (entrance.kind === "operation") return cast.programs;
  if (entrance.asks !== "public") return cast.actors;
  const [nobody] = cast.actors;
  if (entrance.kind === "action" && nobody) return [nobody];
  const names = nobody && addressFor(entrance, planted, nobody).sees !== null;
  if (names) return cast.actors;
  return entrance.name === "GET" ? [...cast.actors.slice(0, 5), cast.outsider] : cast.actors.slice(0, 1);
}

function expectation(entrance: Entrance, actor: Actor): Omit<Cell, "entrance" | "actor"> {
  const { kind, name, path } = entrance;
  const { address, ...row } =
    kind === "action" ? { address: "", sees: null } : addressFor(entrance, planted, actor);
  const input = sent[`${name} ${path}`];
  return { address, input, expected: admitted(entrance, actor) ?? outcomeOf(entrance, actor, row) };
}

/** How somebody is kept out by what the entrance declares; null for one who is let in. */
function admitted({ kind, asks }: Entrance, { kind: who, permissions, scopes }: Actor): Outcome | null {
  if (asks === "public" || asks === null) return null;
  if (who !== "staff") return "sign in first";
  if (kind === "operation") {
    const scope = asks as ApiScope;
    return scopes?.includes(scope) && permissions.has(permissionFor[scope]) ? null : "forbidden";
  }
  if (!isPermission(asks) || permissions.has(asks)) return null;
  const larger = within[asks];
  return larger && permissions.has(larger) ? null : "forbidden";
}

/** Behind what the entrance declares; null where anything goes but a failure, as it does behind a wrong link. */
function outcomeOf(
  { asks }: Entrance,
  { kind }: Actor,
  { sees, otherwise = "not found" }: { sees: boolean | null; otherwise?: Outcome },
): Outcome | null {
  if (sees) return "open";
  if (sees === null) return asks === "public" ? null : "open";
  // A guest is somebody at the one request of his link.
  return asks === "public" && (kind === "nobody" || kind === "guest") ? "sign in first" : otherwise;
}

/** Asks every cell, and says of each that is wrong what was expected and what came. */
async function faultsOf(cells: Cell[], atOnce?: number): Promise<string[]> {
  const faults: string[] = [];
  await inBatches(
    cells,
    async (cell) => {
      const got = await ask(cell.entrance, cell.actor, cell.address, cell.input);
      const fault = (what: string) =>
        faults.push(`${title(cell)}, as ${cell.actor.name}: ${what} (${cell.address} ${got.said})`);
      if (got.outcome === "failed" || (cell.expected && !isAs(cell, got.outcome)))
        fault(`expected ${cell.expected ?? "no failure"}, got ${got.outcome}`);
      for (const leak of leaksIn(got, cell.actor)) fault(`the answer has the secret of the ${leak}`);
    },
    atOnce,
  );
  return faults;
}

/** Without an input to speak of, who is let in hears what is wrong with it. */
function isAs({ expected, input }: Cell, got: Outcome): boolean {
  return got === expected || (expected === "open" && got === (input ? "conflict" : "invalid"));
}

function leaksIn({ text }: Got, actor: Actor): string[] {
  const { kind, isRequester = false, seesTicket, permissions } = actor;
  const mayKnow: Record<keyof Secrets, boolean> = {
    ticket: seesTicket || isRequester,
    note: kind === "staff" && seesTicket,
    draft: permissions.has("knowledge.write"),
    person:
      seesTicket || isRequester || permissions.has("tickets.work") || permissions.has("settings.privacy"),
  };
  return (Object.keys(mayKnow) as (keyof Secrets)[]).filter((name) => {
    if (!text.includes(planted.secrets[name])) return false;
    if (mayKnow[name]) seen.add(name);
    return !mayKnow[name];
  });
}
