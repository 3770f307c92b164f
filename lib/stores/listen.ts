import { setTimeout as sleep } from "node:timers/promises";
import { Client, escapeIdentifier } from "pg";
import { log } from "@/lib/core/logger";

export type Subscription = { close(): Promise<void> };

const firstPause = 100;
const longestPause = 5000;

/**
 * Hears a PostgreSQL channel on a connection of its own; when that ends, another is opened, again and again.
 * @param onReady called at each (re)connection, before its first message
 * @throws Error when the first connection fails; later failures are logged and tried again
 */
export async function listen(
  url: string,
  channel: string,
  onMessage: (message: string) => void,
  onReady: () => void,
): Promise<Subscription> {
  const closing = new AbortController();
  let current: Client | undefined;

  async function connect(): Promise<void> {
    const client = new Client({
      connectionString: url,
      application_name: "helpdesk-live",
      connectionTimeoutMillis: 10_000,
      // A server that vanished without a word is noticed by nothing else.
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
    });
    client.on("error", (error) => log().warn({ error: error.message }, "listening connection"));
    client.on("notification", ({ payload }) => onMessage(payload ?? ""));
    try {
      await client.connect();
      await client.query(`listen ${escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    client.once("end", () => void reconnect());
    current = client;
    if (closing.signal.aborted) await client.end();
    else onReady();
  }

  async function reconnect(): Promise<void> {
    for (let pause = firstPause; !closing.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      await sleep(pause, undefined, { signal: closing.signal }).catch(() => {});
      if (closing.signal.aborted) return;
      try {
        return await connect();
      } catch (error) {
        log().warn({ error: String(error) }, "listening again failed");
      }
    }
  }

  await connect();
  return {
    close: async () => {
      closing.abort();
      await current?.end();
    },
  };
}
