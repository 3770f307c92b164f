import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { tickets } from "@/db/schema";
import { createAppointment } from "@/lib/calendar/create-appointment";
import type { Actor } from "@/lib/core/actor";
import { addDays, dayAt } from "@/lib/core/days";
import type { Staff } from "./play";
import type { Colleague } from "./tickets";

type DemoAppointment = {
  /** 0 is Monday. */
  day: number;
  from: string;
  to: string;
  title: string;
  place: string;
  who?: Colleague;
  /** The subject of the ticket that it is for. */
  about?: string;
};

const demoAppointments: DemoAppointment[] = [
  {
    day: 0,
    from: "09:30",
    to: "11:00",
    title: "Install Fjord 3",
    place: "Café Norrsken, Aarhus",
    who: "tomas",
  },
  { day: 0, from: "13:00", to: "14:00", title: "Onboarding call", place: "Torra do Porto", who: "elif" },
  {
    day: 1,
    from: "09:00",
    to: "11:30",
    title: "Boiler repair",
    place: "Bageri Solsikken, Roskilde",
    who: "jonas",
  },
  { day: 1, from: "15:00", to: "16:00", title: "Quote review", place: "Hotel Værnet", who: "priya" },
  {
    day: 2,
    from: "09:00",
    to: "10:30",
    title: "Yearly maintenance",
    place: "Kontra Espresso, Aarhus",
    who: "jonas",
  },
  {
    day: 2,
    from: "11:00",
    to: "11:45",
    title: "Firmware 4.2.1",
    place: "Fika Brothers",
    about: "Wi-Fi pairing fails after firmware 4.2.1",
  },
  {
    day: 2,
    from: "15:00",
    to: "16:15",
    title: "Training, new baristas",
    place: "Saigon Roast Collective",
    who: "elif",
  },
  {
    day: 3,
    from: "09:00",
    to: "12:00",
    title: "Replace boiler seal",
    place: "Café des Deux Rives, Lyon",
    who: "tomas",
    about: "Devis pour remplacer le joint de chaudière (Fjord 3)",
  },
  {
    day: 3,
    from: "10:00",
    to: "12:00",
    title: "Courier pick-up",
    place: "Dvořák & synové, Brno",
    who: "mara",
    about: "Reklamace: mlýnek Skerry 64 mele nerovnoměrně",
  },
  {
    day: 4,
    from: "08:00",
    to: "09:30",
    title: "Visit before opening",
    place: "Macnamara’s, Dublin",
    who: "tomas",
    about: "Can the technician come before 9:00 on Friday?",
  },
  {
    day: 4,
    from: "11:30",
    to: "12:15",
    title: "Menu of the Halo",
    place: "喫茶やまもと",
    about: "Halo ブリューワーの湯温設定について",
  },
  {
    day: 4,
    from: "13:00",
    to: "14:30",
    title: "Install two Tern",
    place: "Kaffe & Krumme, Viborg",
    who: "jonas",
  },
];

/** The visits and calls of the pictures, in the week that is now. */
export async function bookAppointments(by: Actor, staff: Staff, now: Date): Promise<number> {
  const today = dayAt(now, by.timeZone);
  const monday = addDays(today, -((new Date(today).getUTCDay() + 6) % 7));
  for (const { day, from, to, title, place, who, about } of demoAppointments) {
    const date = addDays(monday, day);
    await createAppointment(by, {
      title,
      place,
      start: `${date}T${from}`,
      end: `${date}T${to}`,
      ticketNumber: about === undefined ? null : await numberOf(about),
      assigneeId: who === undefined ? null : staff[who],
    });
  }
  return demoAppointments.length;
}

async function numberOf(subject: string): Promise<number | null> {
  const [row] = await db()
    .select({ number: tickets.number })
    .from(tickets)
    .where(eq(tickets.subject, subject));
  return row?.number ?? null;
}
