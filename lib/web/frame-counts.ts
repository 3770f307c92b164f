import "server-only";
import { cache } from "react";
import { countFrame } from "@/lib/notifications/count-unread";

/** The frame and the inbox both show them: counted once per request. */
export const frameCounts = cache(countFrame);
