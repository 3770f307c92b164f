import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { assertPortFree, freePort } from "../../bin/lib/ports.mjs";

function occupy(port: number, host: string): Promise<void> {
  const server = net.createServer();
  onTestFinished(() => void server.close());
  return new Promise((resolve) => server.listen(port, host, resolve));
}

test("a free port passes, and so does a listener that is switched off", async () => {
  await assertPortFree(await freePort(), "PORT");
  await assertPortFree(0, "MAIL_PORT");
});

test.each(["127.0.0.1", "0.0.0.0"])(
  "a port taken on %s is one sentence naming the variable",
  async (host) => {
    const port = await freePort();
    await occupy(port, host);
    await expect(assertPortFree(port, "MAIL_PORT")).rejects.toThrow(
      `Port ${port} is already in use by another program: stop it, or set MAIL_PORT to a free port, as in MAIL_PORT=${port + 10} npm start.`,
    );
  },
);
