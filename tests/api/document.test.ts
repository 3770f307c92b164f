import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, it } from "vitest";
import { createApi } from "../../lib/api/create-api";
import { describeApi } from "../../lib/api/openapi";
import { clientTypes } from "./support/client-types";

const never = () => {
  throw new Error("nothing is asked");
};
const document = describeApi(
  createApi({ sessionActor: never, ensureSameOrigin: never, network: never, file: never }),
);
const source = `${JSON.stringify(document, null, 2)}\n`;

it("the document is clean OpenAPI 3.1", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const found = await lintFromString({ source, config });
  expect(
    found.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`),
  ).toEqual([]);
});

it("the linter finds what is wrong", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const broken = source.replace('"operationId": "readTicket"', '"operationId": "listTickets"');
  const found = await lintFromString({ source: broken, config });
  expect(found.map(({ ruleId }) => ruleId)).toContain("operation-operationId-unique");
});

it("the committed document is this one: npm run api:client writes it anew", async () => {
  await expect(source).toMatchFileSnapshot("../../docs/openapi.json");
});

it("the client's types are made of it", async () => {
  await expect(await clientTypes(document)).toMatchFileSnapshot("client/schema.ts");
});
