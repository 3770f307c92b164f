import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "../../bin/lib/env.mjs";
import { tempFolder } from "./temp-folder";

const read = (root: string, env: Record<string, string> = {}) =>
  readEnv({ root, env, appEnv: "development" });

test("nothing set gives the development defaults", () => {
  expect(read(tempFolder())).toMatchObject({
    APP_ENV: "development",
    PORT: "3000",
    MAIL_PORT: "2525",
    APP_URL: "http://localhost:3000",
  });
});

test("the environment wins over .env.local, an empty variable does not", () => {
  const root = tempFolder();
  writeFileSync(
    path.join(root, ".env.local"),
    'PORT=4000\nEMAIL_FROM="Help <help@acme.example>"\nSMTP_URL=\n',
  );
  expect(read(root)).toMatchObject({ PORT: "4000", APP_URL: "http://localhost:4000" });
  expect(read(root).EMAIL_FROM).toBe("Help <help@acme.example>");
  expect(read(root)).not.toHaveProperty("SMTP_URL");
  expect(read(root, { PORT: "5000" }).PORT).toBe("5000");
  expect(read(root, { PORT: "" }).PORT).toBe("4000");
});

test(".env belongs to compose and is not read", () => {
  const root = tempFolder();
  writeFileSync(path.join(root, ".env"), "PORT=4000\n");
  expect(read(root).PORT).toBe("3000");
});

test("a port that is none is refused by name", () => {
  const root = tempFolder();
  expect(() => read(root, { PORT: "0" })).toThrow('PORT is "0": it must be a whole number from 1 to 65535.');
  expect(() => read(root, { MAIL_PORT: "25x" })).toThrow(/^MAIL_PORT is "25x"/);
  expect(() => read(root, { PORT: "2525" })).toThrow("PORT and MAIL_PORT are both 2525: give each its own.");
  expect(read(root, { MAIL_PORT: "0" }).MAIL_PORT).toBe("0");
});
