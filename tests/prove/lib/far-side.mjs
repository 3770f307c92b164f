import { once } from "node:events";
import { SMTPServer } from "smtp-server";

/** @typedef {{ messageId: string, text: string, at: number }} Delivery */

/**
 * The mail server of the world outside: keeps every mail it has said 250 to. Now and then it refuses for a moment.
 * @param {{ refuses?: () => boolean }} [options]
 */
export async function openFarSide({ refuses = () => false } = {}) {
  /** @type {Delivery[]} */
  const deliveries = [];
  let refused = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    authOptional: true,
    disableReverseLookup: true,
    onData: async (stream, _session, done) => {
      const chunks = await read(stream).catch(() => null);
      if (!chunks) return done(new Error("cut off")); // its sender was killed
      if (refuses()) {
        refused++;
        return done(Object.assign(new Error("Busy, come again"), { responseCode: 451 }));
      }
      const raw = Buffer.concat(chunks).toString("utf8");
      const messageId = raw.match(/^message-id:\s*<([^>]+)>/im)?.[1] ?? "";
      // Quoted-printable folds long lines.
      deliveries.push({ messageId, text: raw.replace(/=\r?\n/g, ""), at: Date.now() });
      done(null, "taken");
    },
  });
  server.on("error", () => {}); // a client that was killed
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.server.address());
  return {
    url: `smtp://127.0.0.1:${port}`,
    deliveries,
    get refused() {
      return refused;
    },
    close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  };
}

/** @param {import("node:stream").Readable} stream */
async function read(stream) {
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}
