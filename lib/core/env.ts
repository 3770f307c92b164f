import { isIP } from "node:net";
import { z } from "zod";
import { readBucketAddress } from "./bucket-address";
import { layered } from "./env-layers";

const port = z.coerce.number().int().min(0).max(65_535);
const url = (...protocols: string[]) =>
  z.url().refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}:`)), {
    message: `must start with ${protocols.map((protocol) => `${protocol}:`).join(" or ")}`,
  });

/** Comma-separated; each entry is held to `fits`. */
const list = (fits: (entry: string) => boolean, message: string) =>
  z
    .string()
    .default("")
    .transform((text) => text.split(",").map((entry) => entry.trim()))
    .transform((entries) => entries.filter((entry) => entry !== ""))
    .refine((entries) => entries.every(fits), { message });

const networks = ["loopback", "linklocal", "uniquelocal"];
function isNetwork(entry: string): boolean {
  const [address = "", prefix, ...more] = entry.split("/");
  const longest = isIP(address) === 6 ? 128 : 32;
  const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest);
  return isIP(address) > 0 && fits && more.length === 0;
}
const isHost = (entry: string) => /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(entry) && !/^[\d.]+$/.test(entry);

/** Every variable the product reads. `.env.example` documents each; a test holds the two together. */
export const envSchema = z
  .object({
    APP_ENV: z.enum(["development", "test", "production"]),
    PORT: port.default(3000),
    MAIL_PORT: port.default(2525),
    /** Interface the mail listener binds to; empty: loopback, in production all. */
    MAIL_HOST: z.string().optional(),
    /** Interface the web server binds to; empty: loopback, in production all. */
    WEB_HOST: z.string().optional(),
    DATA_DIR: z.string().default(".data"),
    APP_URL: url("http", "https"),
    ALLOWED_HOSTS: list((host) => URL.canParse(`http://${host}`), "must be host names, separated by commas"),
    TRUSTED_PROXIES: list(
      (entry) => networks.includes(entry) || isNetwork(entry),
      `must be addresses or networks such as 10.0.0.0/8, or ${networks.join(", ")}, separated by commas`,
    ),
    /** What addresses that somebody types in the settings may reach besides the open Internet. */
    OUTBOUND_ALLOW: list(
      (entry) => isHost(entry) || isNetwork(entry),
      "must be host names, addresses or networks such as 10.0.0.0/8, separated by commas",
    ),
    /** Seconds between SIGTERM and the last request taken; empty: 0, in production 5. */
    SHUTDOWN_DELAY: z.coerce.number().int().min(0).max(60).optional(),
    AUTH_SECRET: z.string().min(32, "must have 32 characters or more"),
    DATA_KEY: z.string().min(32, "must have 32 characters or more"),
    DATABASE_URL: url("postgres", "postgresql"),
    DATABASE_DIRECT_URL: url("postgres", "postgresql").optional(),
    DATABASE_MIGRATION_URL: url("postgres", "postgresql").optional(),
    DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
    REDIS_URL: url("redis", "rediss").optional(),
    EMAIL_TRANSPORT: z.enum(["console", "smtp", "resend"]).default("console"),
    SMTP_URL: url("smtp", "smtps").optional(),
    RESEND_API_KEY: z.string().optional(),
    STORAGE_URL: url("file", "s3").optional(),
    AWS_ACCESS_KEY_ID: z.string().optional(),
    AWS_SECRET_ACCESS_KEY: z.string().optional(),
    SENTRY_DSN: url("http", "https").optional(),
    METRICS_TOKEN: z.string().min(16, "must have 16 characters or more").optional(),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).optional(),
  })
  .superRefine(
    (env, context) => {
      const fault = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (env.EMAIL_TRANSPORT === "smtp" && !env.SMTP_URL)
        fault("SMTP_URL", "is needed with EMAIL_TRANSPORT=smtp");
      if (env.EMAIL_TRANSPORT === "resend" && !env.RESEND_API_KEY) {
        fault("RESEND_API_KEY", "is needed with EMAIL_TRANSPORT=resend");
      }
      const bucket = env.STORAGE_URL?.startsWith("s3:") ? readBucketAddress(env.STORAGE_URL) : null;
      if (typeof bucket === "string") fault("STORAGE_URL", bucket);
      if (!env.AWS_ACCESS_KEY_ID !== !env.AWS_SECRET_ACCESS_KEY) {
        fault("AWS_ACCESS_KEY_ID", "and AWS_SECRET_ACCESS_KEY go together: set both, or neither");
      }
      if (env.APP_ENV !== "production") return;
      if (env.APP_URL?.startsWith("http:")) fault("APP_URL", "must be https in production");
      if (env.TRUSTED_PROXIES?.length === 0) {
        fault("TRUSTED_PROXIES", "is needed in production: the proxy that speaks https for this server");
      }
      if (env.EMAIL_TRANSPORT === "console") fault("EMAIL_TRANSPORT", "must be smtp or resend in production");
      if (!env.STORAGE_URL) fault("STORAGE_URL", "is needed in production");
    },
    // Beside a missing variable too: whoever sets this up learns every fault at once.
    { when: () => true },
  );

export type Env = z.infer<typeof envSchema>;

/**
 * Parses a set of variables in their layers (see env-layers.ts).
 * @throws Error whose message names every fault at once, one a line, and repeats no value
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const { given, faults } = layered(variables);
  const parsed = envSchema.safeParse(given);
  if (parsed.success && faults.length === 0) return parsed.data;
  const all = [
    ...faults,
    ...(parsed.error?.issues ?? []).map(
      (issue) => `${issue.path.join(".") || "environment"}: ${issue.message}`,
    ),
  ];
  throw new Error(`The environment is not usable:\n${all.map((fault) => `  ${fault}`).join("\n")}`);
}

let parsedOnce: Env | undefined;

/** The environment of this process, parsed on first use: `next build` imports modules without any variable set. */
export function env(): Env {
  parsedOnce ??= parseEnv(process.env);
  return parsedOnce;
}
