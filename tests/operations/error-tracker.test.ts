import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { db } from "@/db/client";
import { close } from "@/lib/core/closing";
import { reportError, trackErrors } from "@/lib/core/report-error";
import { traced } from "@/lib/core/trace";
import { startErrorTracker } from "@/lib/operations/error-tracker";

afterEach(() => trackErrors(() => {}));

describe("an error that nobody expected", () => {
  it("reaches the tracker with its stack, the log's id and where it was", async () => {
    const sentry = await fakeSentry();
    await startErrorTracker("worker", { SENTRY_DSN: sentry.dsn, APP_ENV: "production" });

    const id = traced("req-1234567", () => reportError("job failed", new Error("boom"), { job: "sweep" }));
    await close("resources");

    expect(id).toBe("req-1234567");
    const [event] = sentry.events();
    expect(event).toMatchObject({
      environment: "production",
      release: expect.stringMatching(/^helpdesk@\d/),
      tags: { part: "worker", what: "job failed" },
      contexts: { about: { id: "req-1234567", job: "sweep" } },
    });
    const [thrown] = event.exception.values;
    expect(thrown).toMatchObject({ type: "Error", value: "boom" });
    expect(thrown.stacktrace.frames.at(-1).filename).toContain("error-tracker.test.ts");
  });

  it("of a statement is told without what people wrote", async () => {
    const sentry = await fakeSentry();
    await startErrorTracker("web", { SENTRY_DSN: sentry.dsn, APP_ENV: "test" });
    const error = await db()
      .execute(sql`select ${"anna@example.com"}::text from nowhere`)
      .catch((thrown: unknown) => thrown);

    reportError("action failed", error);
    await close("resources");

    expect(sentry.text()).toContain('relation \\"nowhere\\" does not exist');
    expect(sentry.text()).not.toContain("anna");
  });

  it("does no harm where the tracker is not there", async () => {
    const sentry = await fakeSentry();
    await sentry.end();
    await startErrorTracker("web", { SENTRY_DSN: sentry.dsn, APP_ENV: "test" });
    expect(reportError("route failed", new Error("boom"))).toMatch(/^[\w.-]{6,64}$/);
    await close("resources");
  });
});

it("without a DSN nothing of the tracker is loaded", async () => {
  await startErrorTracker("web", { SENTRY_DSN: undefined, APP_ENV: "test" });
  const source = readFileSync("lib/operations/error-tracker.ts", "utf8");
  const imports = source.match(/^import .*@sentry.*$/gm) ?? [];
  expect(imports.length).toBeGreaterThan(0);
  for (const line of imports) expect(line).toMatch(/^import type /);
});

/** A server that takes envelopes as Sentry does. */
async function fakeSentry() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    bodies.push((request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString());
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const end = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  onTestFinished(end);
  return {
    dsn: `http://key@127.0.0.1:${port}/1`,
    end,
    text: () => bodies.join("\n"),
    // An envelope is a line about itself, then a line about each item, and the item.
    events: () =>
      bodies
        .flatMap((body) => body.split("\n"))
        .filter((line) => line.includes('"exception"'))
        .map((line) => JSON.parse(line)),
  };
}
