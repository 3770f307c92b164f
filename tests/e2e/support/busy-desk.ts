import type { Sql } from "../../support/sql.mjs";
import { write } from "./customer";
import { ticketFrom } from "./desk";

type Sample = {
  from: string;
  subject: string;
  text: string;
  priority: string;
  minutes: number;
  tags: string[];
};

/** The tickets of the design's inbox; `minutes` until the next reply is due. */
const samples: Sample[] = [
  {
    from: "Hannah Ostermann <hannah.ostermann@hinterzarten.test>",
    subject: "Fjord 2 verliert Druck auf Gruppe 1 nach der Entkalkung",
    text: "Seit heute Morgen nur noch 5 bar auf der linken Gruppe, die rechte läuft normal. Wir öffnen um acht.",
    priority: "urgent",
    minutes: -38,
    tags: ["Fjord 2", "pressure"],
  },
  {
    from: "Олександр Коваленко <kovalenko@zerno.test>",
    subject: "Не надходить рахунок-фактура за березень",
    text: "Доброго дня! Бухгалтерія досі не отримала документ за замовленням SO-20755.",
    priority: "normal",
    minutes: -12,
    tags: ["invoice"],
  },
  {
    from: "Marcus Delacroix-Whitfield <marcus@bluebirdbakehouse.test>",
    subject: "Three Skerry 64 grinders trip the breaker at our Lincoln Park store",
    text: "It happens about ten minutes after opening, always when the second grinder spins up.",
    priority: "urgent",
    minutes: 46,
    tags: ["Skerry 64", "electrical", "safety"],
  },
  {
    from: "Bartholomew Featherstonehaugh <barty@oldpostoffice.test>",
    subject: "Water filter subscription charged twice this month",
    text: "Two payments of £38.00 left our account on 3 March. The second one has no order number.",
    priority: "low",
    minutes: 1505,
    tags: ["billing"],
  },
  {
    from: "محمد الخطيب <khatib@mina.test>",
    subject: "استفسار عن قطع الغيار لماكينة Fjord 3",
    text: "نحتاج إلى طقم حلقات مطاطية للمجموعتين، ما هي مدة التوصيل إلى بيروت؟",
    priority: "normal",
    minutes: 320,
    tags: ["parts"],
  },
  {
    from: "山本 陽子 <yoko@kissa.test>",
    subject: "Halo ブリューワーの湯温設定について",
    text: "設定画面の写真を送ります。",
    priority: "high",
    minutes: 92,
    tags: [],
  },
];

/** An inbox as in the design, in place of what other journeys left. @returns the number of Marcus's ticket */
export async function fillDesk(sql: Sql, assigneeId: number): Promise<number> {
  await sql`update tickets set status_before = coalesce(status_before, status), status = 'trash'`;
  for (const { from, subject, text } of samples) await write({ from, subject, text });
  let marcus = 0;
  for (const { from, subject, priority, minutes, tags } of samples) {
    const number = await ticketFrom(sql, subject);
    const due = new Date(Date.now() + minutes * 60_000);
    await sql`update tickets set priority = ${priority}, next_due_at = ${due}, tags = ${tags},
      assignee_id = ${minutes % 2 === 0 ? assigneeId : null} where number = ${number}`;
    await sql`update sla_clocks set due_at = ${due} where metric = 'first_response'
      and ticket_id = (select id from tickets where number = ${number})`;
    if (from.startsWith("Marcus")) marcus = number;
  }
  return marcus;
}
