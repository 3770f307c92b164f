import { pool } from "@/db/client";
import { env } from "@/lib/core/env";
import { listen, type Subscription } from "./listen";
import { connectRedis, redis } from "./redis";

/** Subscriptions of every process of this installation; PostgreSQL carries at most 8,000 bytes a message. */
const channelPrefix = "helpdesk_";

/** Tells every process. Never call it inside a transaction: what it says must be readable by whoever hears it. */
export async function publish(channel: string, message: string): Promise<void> {
  const client = redis();
  if (client) await client.publish(channelPrefix + channel, message);
  else
    await pool().query({
      name: "notify",
      text: "select pg_notify($1, $2)",
      values: [channelPrefix + channel, message],
    });
}

/**
 * Hears a channel on a connection of its own, which reconnects by itself.
 * @param onReady called at each (re)connection: messages may have been missed, so whoever listens reads anew
 */
export async function subscribe(
  channel: string,
  onMessage: (message: string) => void,
  onReady: () => void = () => {},
): Promise<Subscription> {
  const url = env().REDIS_URL;
  if (url) {
    const client = connectRedis(url);
    const hear = (_channel: string, message: string) => onMessage(message);
    client.on("message", hear);
    await client.subscribe(channelPrefix + channel);
    client.on("ready", onReady);
    onReady();
    return {
      close: async () => {
        client.off("message", hear); // the server may send on for a moment: it has not read yet that we left
        client.disconnect();
      },
    };
  }
  return listen(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL, channelPrefix + channel, onMessage, onReady);
}
