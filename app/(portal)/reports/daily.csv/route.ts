import { getMessages } from "next-intl/server";
import { AppError } from "@/lib/core/errors";
import { reportInput } from "@/lib/reports/inputs";
import { writeDailyCsv } from "@/lib/reports/write-daily-csv";
import { route } from "@/lib/web/route";

/** New and solved tickets of each day, as a file. */
export const GET = route("reports.view", async (actor, request) => {
  const { data: input } = reportInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!input) throw new AppError("invalid", "error.invalid");
  const { csv } = (await getMessages()).reports;
  return new Response(await writeDailyCsv(actor, input, csv), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="tickets-per-day.csv"',
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
});
