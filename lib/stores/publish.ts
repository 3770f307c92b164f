import postgres from "postgres";
import { sqlClient } from "@/db/client";
import { env } from "@/lib/core/env";
import { connectRedis, redis } from "./redis";

/** Subscriptions of every process of this installation; PostgreSQL carries at most 8,000 bytes a message. */
const channelPrefix = "helpdesk_";

/** Tells every process. Never call it inside a transaction: what it says must be readable by whoever hears it. */
export async function publish(channel: string, message: string): Promise<void> {
  const client = redis();
  if (client) await client.publish(channelPrefix + channel, message);
  else await sqlClient().notify(channelPrefix + channel, message);
}

export type Subscription = { close(): Promise<void> };

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
    client.on("message", (_channel, message) => onMessage(message));
    await client.subscribe(channelPrefix + channel);
    client.on("ready", onReady);
    onReady();
    return { close: async () => client.disconnect() };
  }
  const sql = postgres(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL, {
    max: 1,
    idle_timeout: 0,
    onnotice: () => {},
    connection: { application_name: "helpdesk-live" },
  });
  await sql.listen(channelPrefix + channel, onMessage, onReady);
  return { close: () => sql.end({ timeout: 1 }) };
}
