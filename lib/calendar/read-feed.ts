import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { sha256 } from "@/lib/core/ids";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { feedText } from "./feed-text";
import { findFeedOwner } from "./find-feed";

/** A calendar program asks once in a while; somebody who tries out addresses asks often. */
const perNetwork = { name: "calendar-feed", points: 60, seconds: 300 };

/**
 * What lies under the address of a feed, for whoever has the address: its owner's agenda as the owner sees it now.
 * @param file the address's last part, `<token>.ics`
 * @throws AppError `not_found` or `rate_limited`
 */
export async function readFeed(
  file: string,
  network: string,
  now: Date,
): Promise<{ text: string; etag: string }> {
  await consumeLimit(perNetwork, network);
  const token = /^([\w-]{43})\.ics$/.exec(file)?.[1];
  const owner = token ? await findFeedOwner(token) : null;
  if (!owner) throw new AppError("not_found", "error.notFound");
  const { calendar } = await loadMessages(toLocale(owner.locale));
  const text = await feedText(owner, now, env().APP_URL, calendar.feed);
  return { text, etag: `"${sha256(Buffer.from(text))}"` };
}
