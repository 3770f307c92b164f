import { z } from "zod";
import { noticeKinds } from "@/db/enums";

export const channels = ["inPortal", "byMail"] as const;
export type Channel = (typeof channels)[number];

export const listNoticesInput = z.object({
  /** Id of the last one shown. */
  cursor: z.coerce.number().int().positive().optional().catch(undefined),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListNoticesInput = z.input<typeof listNoticesInput>;

/** All up to the newest one shown: what comes meanwhile stays unread. */
export const readNoticesInput = z.object({ upTo: z.coerce.number().int().positive() });
export type ReadNoticesInput = z.input<typeof readNoticesInput>;

export const changeChoiceInput = z.object({
  kind: z.enum(noticeKinds),
  channel: z.enum(channels),
  on: z.boolean(),
});
export type ChangeChoiceInput = z.input<typeof changeChoiceInput>;
