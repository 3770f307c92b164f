import "server-only";
import { cache } from "react";
import { livePosition } from "./live-hub";

/** How far the answer to this request reaches, taken before anything is read for it (current-actor.ts). */
export const pagePosition = cache(livePosition);
