import type { SettableStatus, TicketPriority } from "@/db/enums";

/** Who of ours does something: keys of `colleagues`. */
export type Colleague = "priya" | "mara" | "jonas" | "elif" | "tomas";

export const colleagues: Record<Colleague, { name: string; email: string; role: "admin" | "agent" }> = {
  priya: { name: "Priya Raman", email: "priya@northwind.example", role: "admin" },
  mara: { name: "Mara Lindqvist", email: "mara@northwind.example", role: "agent" },
  jonas: { name: "Jonas Oyelaran", email: "jonas@northwind.example", role: "agent" },
  elif: { name: "Elif Aydın", email: "elif@northwind.example", role: "agent" },
  tomas: { name: "Tomáš Beneš", email: "tomas@northwind.example", role: "agent" },
};

export type DemoStep =
  | { minutesAgo: number; customer: string }
  | { minutesAgo: number; by: Colleague; reply: string; next?: SettableStatus }
  | { minutesAgo: number; by: Colleague; note: string }
  | { minutesAgo: number; by: Colleague; assign: Colleague }
  | { minutesAgo: number; by: Colleague; priority: TicketPriority }
  | { minutesAgo: number; by: Colleague; setAside: "spam" | "trash" };

export type DemoTicket = {
  from: string;
  company: string;
  subject: string;
  /** Set by Priya right after the first mail. */
  tags?: string[];
  steps: DemoStep[];
};

/** The moment of the pictures, seen from now: times are minutes ago, so that the demo is never stale. */
export const demoTickets: DemoTicket[] = [
  {
    from: "Hannah Ostermann <hannah@hinterzarten.example>",
    company: "Kaffeerösterei Hinterzarten",
    subject: "Fjord 2 verliert Druck auf Gruppe 1 nach der Entkalkung",
    tags: ["fjord 2", "pressure"],
    steps: [
      {
        minutesAgo: 98,
        customer:
          "Guten Morgen,\n\nseit heute Morgen nur noch 5 bar auf der linken Gruppe, die rechte läuft normal. Wir öffnen um zehn.\n\nHannah Ostermann",
      },
      { minutesAgo: 97, by: "jonas", assign: "jonas" },
      { minutesAgo: 96, by: "jonas", priority: "urgent" },
    ],
  },
  {
    from: "Олександр Коваленко <oleksandr@zerno.example>",
    company: "Кав’ярня «Зерно», Львів",
    subject: "Не надходить рахунок-фактура за лютий",
    tags: ["invoice"],
    steps: [
      {
        minutesAgo: 492,
        customer:
          "Доброго дня! Бухгалтерія досі не отримала документ за замовленням SO-20755. Надішліть, будь ласка, ще раз.",
      },
    ],
  },
  {
    from: "Marcus Delacroix-Whitfield <marcus@bluebirdbakehouse.example>",
    company: "Bluebird Bakehouse Group",
    subject: "Three Skerry 64 grinders trip the breaker at our Lincoln Park store",
    tags: ["skerry 64", "electrical"],
    steps: [
      {
        minutesAgo: 300,
        customer:
          "It happens about ten minutes after opening, always when the second grinder spins up. We have a full house on Saturday.",
      },
      { minutesAgo: 298, by: "priya", assign: "priya" },
      { minutesAgo: 297, by: "priya", priority: "urgent" },
      {
        minutesAgo: 280,
        by: "priya",
        reply:
          "<p>Hi Marcus, please run each grinder alone for five minutes and tell us which one trips. If none does, the problem is the total load on the circuit.</p>",
      },
      {
        minutesAgo: 14,
        customer:
          "Hi Priya, thanks. I tried what you suggested: with only one grinder on, nothing trips. As soon as the second one spins up, the breaker for the counter goes, so it can’t be a single bad machine.\n\nOur electrician came last night after closing. He measured 14.8 A at start-up and says the circuit is 15 A, shared with the under-counter fridge.",
      },
      {
        minutesAgo: 8,
        by: "tomas",
        note: "<p>@Priya Raman Skerry 64 draws 6.2 A at spin-up, three at once is over 15 A. Firmware 2.8 has staggered start, serials from 2024 can take it. I can do a remote session Thursday.</p>",
      },
    ],
  },
  {
    from: "Fiona Macnamara <fiona@macnamaras.example>",
    company: "Macnamara’s of Drumcondra",
    subject: "Can the technician come before 9:00 on Friday?",
    tags: ["visit"],
    steps: [
      {
        minutesAgo: 188,
        customer:
          "We open at half nine and the boiler has to be cold by then, as far as I understand it. Would eight be possible?",
      },
      { minutesAgo: 185, by: "tomas", priority: "high" },
      { minutesAgo: 184, by: "tomas", assign: "tomas" },
    ],
  },
  {
    from: "Nguyễn Thị Minh Châu <chau@saigonroast.example>",
    company: "Saigon Roast Collective",
    subject: "Import certificate for order SO-20817 held at customs",
    tags: ["customs", "so-20817"],
    steps: [
      {
        minutesAgo: 148,
        customer:
          "The officer asks for the CE declaration with the serial numbers of all four machines. The container costs 90 USD a day.",
      },
      { minutesAgo: 140, by: "elif", priority: "high" },
      { minutesAgo: 139, by: "elif", assign: "elif" },
    ],
  },
  {
    from: "Amélie Fontaine-Lacroix <amelie@deuxrives.example>",
    company: "Café des Deux Rives",
    subject: "Devis pour remplacer le joint de chaudière (Fjord 3)",
    tags: ["quote"],
    steps: [
      {
        minutesAgo: 1500,
        customer: "Bonjour, le joint de la chaudière fuit un peu. Pouvez-vous m’envoyer un devis ?",
      },
      { minutesAgo: 1440, by: "priya", assign: "tomas" },
      {
        minutesAgo: 60,
        by: "tomas",
        reply: "<p>Bonjour Amélie, je vous envoie le devis dès que l’atelier confirme la référence.</p>",
        next: "open",
      },
    ],
  },
  {
    from: "Bartholomew Featherstonehaugh <bart@oldpostoffice.example>",
    company: "The Old Post Office Tea & Coffee Rooms",
    subject: "Water filter subscription charged twice this month",
    tags: ["billing"],
    steps: [
      {
        minutesAgo: 355,
        customer:
          "Two payments of £38.00 left our account on 3 March. The second one has no order number. Could you look into it?",
      },
    ],
  },
  {
    from: "Jiří Dvořák <jiri@dvorak-synove.example>",
    company: "Dvořák & synové, Brno",
    subject: "Reklamace: mlýnek Skerry 64 mele nerovnoměrně",
    tags: ["warranty"],
    steps: [
      {
        minutesAgo: 2100,
        customer: "Dobrý den, mlýnek po dvou měsících mele nerovnoměrně. Kameny jsou čisté.",
      },
      {
        minutesAgo: 2000,
        by: "mara",
        reply:
          "<p>Dobrý den, poslala jsem vám štítek na zpětnou zásilku, kurýr přijede ve čtvrtek mezi 10. a 12. hodinou.</p>",
        next: "open",
      },
      { minutesAgo: 1999, by: "mara", assign: "mara" },
    ],
  },
  {
    from: "محمد الخطيب <mohammad@almina.example>",
    company: "مقهى الميناء، بيروت",
    subject: "استفسار عن قطع الغيار لماكينة Fjord 2",
    tags: ["parts"],
    steps: [
      { minutesAgo: 160, customer: "نحتاج إلى طقم حلقات مطاطية للمجموعتين، ما هي مدة التوصيل إلى بيروت؟" },
      { minutesAgo: 150, by: "elif", priority: "low" },
      { minutesAgo: 149, by: "elif", assign: "elif" },
    ],
  },
  {
    from: "Sofia Karlsson <sofia@fikabrothers.example>",
    company: "Fika Brothers AB",
    subject: "Wi-Fi pairing fails after firmware 4.2.1",
    tags: ["firmware", "halo"],
    steps: [
      {
        minutesAgo: 1300,
        customer: "The Halo brewer blinks blue for ever since the update. We have tried two phones.",
      },
      {
        minutesAgo: 240,
        by: "priya",
        reply: "<p>Could you send us the four-digit code that shows after step 3?</p>",
        next: "pending",
      },
      { minutesAgo: 239, by: "priya", assign: "priya" },
    ],
  },
  {
    from: "山本 陽子 <yoko@yamamoto.example>",
    company: "喫茶やまもと",
    subject: "Halo ブリューワーの湯温設定について",
    tags: ["halo"],
    steps: [
      { minutesAgo: 1700, customer: "抽出温度が表示より3度低いようです。調整方法を教えてください。" },
      {
        minutesAgo: 370,
        by: "mara",
        reply: "<p>設定画面の写真を送っていただけますか。バージョン番号が右下に表示されます。</p>",
        next: "pending",
      },
    ],
  },
  {
    from: "Ines Carvalho <ines@torradoporto.example>",
    company: "Torra do Porto, Lda.",
    subject: "Re: Fwd: spare portafilter baskets, wrong size delivered (58 mm instead of 54 mm)",
    tags: ["return", "parts"],
    steps: [
      { minutesAgo: 2900, customer: "We ordered 54 mm and received 58 mm, twelve pieces." },
      {
        minutesAgo: 1450,
        by: "priya",
        reply:
          "<p>The replacement left Aarhus today. Please keep the wrong baskets until the label arrives.</p>",
        next: "pending",
      },
      { minutesAgo: 1449, by: "priya", assign: "priya" },
    ],
  },
  {
    from: "Lars Holm <lars@kystkaffe.example>",
    company: "Kystkaffe",
    subject: "Descaling schedule for hard water",
    steps: [
      { minutesAgo: 5800, customer: "Our water is 21 °dH. How often should we descale a Fjord 2?" },
      {
        minutesAgo: 5600,
        by: "jonas",
        reply: "<p>Every six weeks at 21 °dH, or every twelve with the filter kit.</p>",
        next: "solved",
      },
    ],
  },
  {
    from: "Grace Okafor <grace@lagosbeans.example>",
    company: "Lagos Beans",
    subject: "Invoice 20417, VAT number missing",
    steps: [
      {
        minutesAgo: 8700,
        customer: "Our VAT number is missing on invoice 20417. Please send a corrected one.",
      },
      {
        minutesAgo: 8600,
        by: "elif",
        reply: "<p>The corrected invoice is on its way to you.</p>",
        next: "solved",
      },
    ],
  },
  {
    from: "SEO Experts <rank@first-page.example>",
    company: "",
    subject: "Rank #1 on every search engine in 7 days",
    steps: [
      { minutesAgo: 900, customer: "Dear webmaster, we have audited your site and found 214 errors." },
      { minutesAgo: 890, by: "mara", setAside: "spam" },
    ],
  },
];

/** What the form for requests asks, as in the picture. */
export const demoTopics = [
  { en: "A machine", de: "Eine Maschine", priority: "high" },
  { en: "An order", de: "Eine Bestellung" },
  { en: "An invoice", de: "Eine Rechnung" },
  { en: "A visit", de: "Ein Besuch" },
] as const;
