"use server";

import { refresh } from "next/cache";
import { changeTopic } from "@/lib/tickets/change-topic";
import { createTopic } from "@/lib/tickets/create-topic";
import { moveTopic } from "@/lib/tickets/move-topic";
import { removeTopic } from "@/lib/tickets/remove-topic";
import {
  changeTopicInput,
  createTopicInput,
  moveTopicInput,
  removeTopicInput,
} from "@/lib/tickets/topic-inputs";
import { verbFormAction } from "@/lib/web/action";

const kept = ["en", "de", "teamId", "priority"];

export const add = verbFormAction("settings.topics", createTopicInput, kept, createTopic, refresh);

export const change = verbFormAction("settings.topics", changeTopicInput, kept, changeTopic, refresh);

export const move = verbFormAction("settings.topics", moveTopicInput, [], moveTopic, refresh);

export const remove = verbFormAction("settings.topics", removeTopicInput, [], removeTopic, refresh);
