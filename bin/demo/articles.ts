import { type Actor, actingAt } from "@/lib/core/actor";
import { randomToken } from "@/lib/core/ids";
import { createArticle } from "@/lib/knowledge/create-article";
import { createCategory } from "@/lib/knowledge/create-category";
import { publishArticle } from "@/lib/knowledge/publish-article";
import type { Colleague } from "./tickets";

type DemoArticle = { by: Colleague; daysAgo: number; title: string; html: string; draft?: true };
type DemoCategory = { en: string; de: string; articles: DemoArticle[] };

const demoKnowledge: DemoCategory[] = [
  {
    en: "Espresso machines",
    de: "Espressomaschinen",
    articles: [
      {
        by: "jonas",
        daysAgo: 9,
        title: "Group head pressure is too low",
        html: `<p>A healthy group shows 9 bar while it brews. If one group of a Fjord 2 or Fjord 3 stays at 5 or 6 bar and the other is normal, the pump is fine and something blocks the way to that group. In nine of ten cases it is coffee oil or scale in the jet.</p>
<blockquote><p>The group stays above 90 °C for half an hour after switching off. Let it cool before you remove the screen.</p></blockquote>
<h2>Clean the group first</h2>
<ol><li><p>Put the blind basket in the portafilter and add 3 g of cleaning powder.</p></li><li><p>Lock it in and press the middle key. The machine runs five rounds by itself.</p></li><li><p>Rinse, then run the same programme once without powder.</p></li></ol>
<h2>Look at the pressure again</h2>
<p>Brew one double shot on each group. If both show 8.5 to 9.5 bar, you are done.</p>
<h2>Change the jet</h2>
<p>The jet sits behind the screen, size 0.6 mm. Unscrew it with the tool from the service box, hold it against the light, and put in a new one when you cannot see through.</p>
<h2>When to call us</h2>
<p>Call us when <strong>both</strong> groups are low: then it is the pump or its bypass valve, and both are sealed.</p>`,
      },
      {
        by: "mara",
        daysAgo: 21,
        title: "Run a backflush and a full clean",
        html: `<p>Every evening with water, every Sunday with powder. It takes ten minutes and saves most of the repairs we are called for.</p>
<h2>Every evening</h2>
<ol><li><p>Blind basket in, lock the portafilter.</p></li><li><p>Press the left key for ten seconds, five times.</p></li></ol>
<h2>Every Sunday</h2>
<p>The same with 3 g of powder, then five rounds with clear water. Soak baskets and screens for twenty minutes.</p>`,
      },
      {
        by: "tomas",
        daysAgo: 3,
        title: "Steam is weak or wet",
        draft: true,
        html: "<p>Open the wand for two seconds before you steam: the first water is condensation, not a fault.</p>",
      },
    ],
  },
  {
    en: "Grinders",
    de: "Mühlen",
    articles: [
      {
        by: "elif",
        daysAgo: 14,
        title: "Set the grind size on a Skerry 64",
        html: `<p>One number on the ring is about two seconds of brewing time. Turn it only while the burrs run.</p>
<ul><li><p><strong>Too fast</strong>, under 22 seconds: one number finer.</p></li><li><p><strong>Too slow</strong>, over 32 seconds: one number coarser.</p></li></ul>
<p>Throw the next two doses away: they are still of the old size.</p>`,
      },
      {
        by: "tomas",
        daysAgo: 2,
        title: "Stagger the start of several grinders",
        html: `<p>Each Skerry 64 takes 18 ampere for a third of a second when it starts. Three on one circuit trip a 16 A breaker of type B when they start together.</p>
<h2>What to set</h2>
<p>Menu, Power, Start delay: 0.0 s on the first grinder, 0.4 s on the second, 0.8 s on the third.</p>
<h2>What an electrician can do</h2>
<p>A breaker of type C allows the short current. Send us the note of the electrician, and we keep it with your machines.</p>`,
      },
    ],
  },
  {
    en: "Water and descaling",
    de: "Wasser und Entkalken",
    articles: [
      {
        by: "jonas",
        daysAgo: 30,
        title: "How often to descale, by water hardness",
        html: `<p>Measure the water behind the filter, not at the tap. Test strips come with every filter.</p>
<ul><li><p>Up to 4 °dH: once a year.</p></li><li><p>4 to 8 °dH: twice a year.</p></li><li><p>Above 8 °dH: change the filter first, it is used up.</p></li></ul>
<p>After descaling one group may lose pressure: see <a href="/help/en/group-head-pressure-is-too-low">Group head pressure is too low</a>.</p>`,
      },
      {
        by: "mara",
        daysAgo: 45,
        title: "Change the water filter",
        html: `<ol><li><p>Close the tap and press any key until no water comes.</p></li><li><p>Turn the old filter out, wet the seal of the new one, turn it in by hand.</p></li><li><p>Run five litres through before the first coffee.</p></li></ol>
<p>The subscription sends the next filter eleven months later.</p>`,
      },
    ],
  },
];

/** The help centre of the pictures, written through the verbs, each article in its own time. */
export async function writeArticles(
  actors: ReadonlyMap<Colleague, Actor>,
  admin: Actor,
  now: Date,
): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  let written = 0;
  for (const { en, de, articles } of demoKnowledge) {
    const { categoryId } = await createCategory(actingAt(admin, before(60)), { en, de });
    for (const { by, daysAgo, title, html, draft } of articles) {
      const actor = actingAt(actors.get(by) ?? admin, before(daysAgo));
      const input = { categoryId, locale: "en" as const, title, html, onceKey: randomToken() };
      const { articleId } = await createArticle(actor, input);
      if (!draft) await publishArticle(actor, { articleId, locale: "en", seenVersion: 1 });
      written++;
    }
  }
  return written;
}
