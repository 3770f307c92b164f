import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { db } from "../../db/client";
import { tickets } from "../../db/schema";
import { read } from "../architecture/sources";
import { messagesOf, ticketRow } from "../support/tickets";
import { makeWorld } from "../support/world";
import { tokenOf } from "./support/caller";
import { servedApi } from "./support/serve";

const api = servedApi();

const commands = [...read("docs/api.md").matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .map(([, text = ""]) => text)
  .filter((text) => !text.startsWith("export "));

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

it.skipIf(!hasCurl)("the guide's commands work as they stand", async () => {
  const { admin } = await makeWorld();
  const env = { ...process.env, HELPDESK: api.base, TOKEN: await tokenOf(admin) };
  expect(commands).toHaveLength(5);
  // In one shell, as somebody who follows the guide has it; the third opens the ticket that the others are about.
  const [list = "", newest = "", create = "", change = "", file = ""] = commands;
  const script = [create, list, newest, change, file].join("\necho\n");
  const { stdout } = await promisify(execFile)("sh", ["-e", "-c", script], { env });
  const answers = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers.filter((answer) => "code" in answer)).toEqual([]);
  const [row] = await db().select().from(tickets);
  expect(await ticketRow(row!.id)).toMatchObject({ priority: "high", tags: ["order"], source: "api" });
  expect((await messagesOf(row!.id)).map(({ kind }) => kind)).toEqual(["public", "note"]);
  expect(answers.at(-1).attachments).toMatchObject([{ name: "proof.txt", media_type: "text/plain" }]);
});
