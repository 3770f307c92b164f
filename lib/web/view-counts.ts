import "server-only";
import { cache } from "react";
import { countViews } from "@/lib/tickets/list-tickets";

/** The frame and the inbox both show them: counted once per request. */
export const viewCounts = cache(countViews);
