"use server";

import { refresh } from "next/cache";
import { addFollower } from "@/lib/tickets/add-follower";
import { followerInput } from "@/lib/tickets/follower-inputs";
import { removeFollower } from "@/lib/tickets/remove-follower";
import { verbFormAction } from "@/lib/web/action";

export const add = verbFormAction("tickets.work", followerInput, ["userId"], addFollower, refresh);
export const remove = verbFormAction("tickets.work", followerInput, [], removeFollower, refresh);
