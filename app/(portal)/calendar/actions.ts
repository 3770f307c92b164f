"use server";

import { refresh } from "next/cache";
import { changeAppointment } from "@/lib/calendar/change-appointment";
import { createAppointment } from "@/lib/calendar/create-appointment";
import { createFeed } from "@/lib/calendar/create-feed";
import { deleteAppointment } from "@/lib/calendar/delete-appointment";
import * as inputs from "@/lib/calendar/inputs";
import { revokeFeed } from "@/lib/calendar/revoke-feed";
import { verbAction } from "@/lib/web/action";

export const create = verbAction("tickets.work", inputs.createAppointmentInput, createAppointment, refresh);
export const change = verbAction("tickets.work", inputs.changeAppointmentInput, changeAppointment, refresh);
export const remove = verbAction("tickets.work", inputs.deleteAppointmentInput, deleteAppointment, refresh);
export const subscribe = verbAction("tickets.work", inputs.feedInput, createFeed, refresh);
export const unsubscribe = verbAction("tickets.work", inputs.feedInput, revokeFeed, refresh);
