import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

/** Releases one scheduled reply, if its time has come and it was not taken back. */
export const releaseReplyJob = defineJob({
  name: "release-reply",
  queue: "clock",
  payload: z.object({ draftId: z.number().int() }),
  dedupe: ({ draftId }) => `${draftId}`,
});

/** Takes renamed and deleted tags from their tickets. */
export const moveTagsJob = defineJob({
  name: "move-tags",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});

/** Releases every scheduled reply whose time has come. */
export const sweepReplies = defineJob({
  name: "sweep-replies",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});

/** Removes files that were sent ahead of a message that never came. */
export const sweepUploadsJob = defineJob({
  name: "sweep-uploads",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});
