import { beforeEach, describe, expect, it } from "vitest";
import document from "../../docs/openapi.json" with { type: "json" };
import { docsView } from "../../lib/api/docs-view";
import type { ApiDocument } from "../../lib/api/openapi";
import type { FieldView } from "../../lib/api/view-types";
import { makeWorld } from "../support/world";
import { tokenOf } from "./support/caller";
import { servedApi } from "./support/serve";

const docs = docsView(document as unknown as ApiDocument);
const operations = docs.sections.flatMap((section) => section.operations);
const operation = (id: string) => operations.find((one) => one.id === id)!;
const field = (fields: FieldView[], name: string) => fields.find((one) => one.name === name);

describe("the page of the API", () => {
  it("shows every operation of the document, in a section", () => {
    const all = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(operations.map(({ id }) => id).sort()).toEqual(all.sort());
  });

  it("says of each field what it takes: lists, null, either form of an object", () => {
    const { body, parameters, answers } = operation("createTicket");
    const requester = field(body!.fields, "requester")!;
    expect(requester.fields.map(({ name, required }) => [name, required])).toEqual([
      ["id", false],
      ["email", false],
      ["name", false],
    ]);
    expect(field(body!.fields, "tags")).toMatchObject({ type: "list of string", required: false });
    expect(parameters.map(({ name, in: place }) => [name, place])).toEqual([["idempotency-key", "header"]]);
    const created = answers.find(({ status }) => status === "201")!;
    expect(field(created.fields, "assignee")).toMatchObject({ type: "object or null", required: true });
    const message = operation("createMessage").body!;
    expect(field(message.fields, "kind")).toMatchObject({ type: "public | note", required: true });
    expect(operation("listTickets").answers[0]?.fields.map(({ name }) => name)).toEqual(["data", "next"]);
  });
});

describe("the calls it shows", () => {
  const api = servedApi();
  let token: string;
  beforeEach(async () => {
    token = await tokenOf((await makeWorld()).admin, "write", "write");
  });

  it.each(operations.map(({ id, curl }) => [id, curl]))(
    "%s is understood as it stands",
    async (_id, curl) => {
      const path = /^curl "[^"]*?(\/api\/v1[^"]*)"/.exec(curl)?.[1] ?? "";
      const method = /-X (\w+)/.exec(curl)?.[1] ?? "GET";
      const headers = Object.fromEntries(
        [...curl.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name, value = ""]) => [
          name,
          value.replace("$TOKEN", token),
        ]),
      );
      const body = /-d '(.*)'/.exec(curl)?.[1] ?? (curl.includes("--data-binary") ? "bytes" : undefined);
      const response = await fetch(api.base + path, { method, headers, body });
      // What it is about is not there in an empty helpdesk; anything else would be the call's own fault.
      const problem = response.ok ? null : await response.json();
      expect([undefined, "not_found"]).toContain(problem?.code);
    },
  );
});
