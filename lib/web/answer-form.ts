import "server-only";
import { getTranslations } from "next-intl/server";
import { ZodError } from "zod";
import { errorStatus, type FieldErrors, isAppError } from "@/lib/core/errors";
import { errorText, fieldErrorText } from "@/lib/i18n/error-text";
import { removeUploads } from "@/lib/tickets/store-upload";
import { forgetForm, keepForm } from "./kept-form";
import { type ReceivedForm, readForm } from "./read-form";
import { ensureSameOrigin } from "./same-origin";

type Problem = {
  status: number;
  message: string;
  fields: Record<string, string>;
  /** Seconds, where there were too many tries. */
  retryAfter?: number;
};

/** `acted`: whether the form became something; its files go otherwise. */
type Accepted = { location: string; cookies?: string[]; acted: boolean };

type FormPost<Sender> = {
  /** The form's own page: where a browser without scripts goes back to when something is wrong. */
  page: string;
  /** Fields that may go back with it. */
  kept: readonly string[];
  /** Who sends it and whether he may, asked before anything is read. */
  before: () => Promise<Sender>;
  accept: (form: ReceivedForm, sender: Sender) => Promise<Accepted>;
};

/**
 * The one way of forms with files: into storage as they come, then one verb. Scripts, which show how far the upload is,
 * get JSON; without them the browser is led on (303), or back to its form with every error at its field.
 */
export async function answerForm<Sender>(request: Request, post: FormPost<Sender>): Promise<Response> {
  let form: ReceivedForm | null = null;
  try {
    ensureSameOrigin(request);
    const sender = await post.before();
    form = await readForm(request);
    if (form.problem) throw form.problem;
    const { location, cookies = [], acted } = await post.accept(form, sender);
    if (!acted) await removeUploads(form.files);
    return respond(request, 201, location, { location }, [...cookies, forgetForm(post.page)]);
  } catch (error) {
    await removeUploads(form?.files ?? []);
    const problem = await problemOf(error);
    const typed = Object.entries(form?.fields ?? {}).filter(([name]) => post.kept.includes(name));
    const cookie = keepForm({ ...problem, values: Object.fromEntries(typed) }, post.page);
    const { retryAfter, ...told } = problem;
    const answer = respond(request, told.status, `${post.page}?again=1`, told, [cookie]);
    if (retryAfter !== undefined) answer.headers.set("retry-after", String(retryAfter));
    return answer;
  }
}

/** Anything but an expected failure is the route's to log. */
async function problemOf(error: unknown): Promise<Problem> {
  const t = await getTranslations();
  const words = (fields: FieldErrors) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, key]) => [name.split(".").at(-1) ?? name, fieldErrorText(t, key)]),
    );
  if (error instanceof ZodError) {
    const fields = error.issues.map(({ path, message }) => [path.join("."), message]);
    return { status: 400, message: t("error.invalid"), fields: words(Object.fromEntries(fields)) };
  }
  if (!isAppError(error)) throw error;
  const { fields = {}, details } = error.options;
  return {
    status: errorStatus[error.code],
    message: errorText(t, error.messageKey, details),
    fields: words(fields),
    ...(error.code === "rate_limited" ? { retryAfter: Number(details?.minutes ?? 1) * 60 } : {}),
  };
}

function respond(
  request: Request,
  status: number,
  location: string,
  data: object,
  cookies: string[],
): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  if (request.headers.get("accept")?.includes("application/json"))
    return Response.json(data, { status, headers });
  // Relative: the address is the browser's own, never one of a header.
  headers.set("location", location);
  return new Response(null, { status: 303, headers });
}
