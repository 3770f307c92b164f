import "server-only";
import { cookies, headers } from "next/headers";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { checkCredentials } from "@/lib/accounts/check-credentials";
import { createSession, endSession, findSession, sessionSeconds } from "@/lib/accounts/sessions";
import { env } from "@/lib/core/env";
import { type AppError, isAppError } from "@/lib/core/errors";
import { secretToken } from "@/lib/core/ids";
import { clientNetwork } from "./client-network";
import { deviceCookieName, sessionCookieName } from "./session-cookie";

/** Carries our own refusal through Auth.js, which shows every other error as a configuration fault. */
export class SignInRefused extends CredentialsSignin {
  constructor(readonly refusal: AppError) {
    super();
  }
}

/**
 * Auth.js with sessions in our table: the cookie holds an opaque token and nothing else, made and read through the
 * seam where Auth.js would sign a JWT (docs/decisions/001). So every session can be ended, and a stolen database
 * signs nobody in.
 */
function config(): NextAuthConfig {
  const name = sessionCookieName();
  const secure = env().APP_URL.startsWith("https:");
  return {
    trustHost: true,
    basePath: "/api/auth",
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async ({ email, password }, request) => {
          try {
            const input = { email: String(email ?? ""), password: String(password ?? "") };
            const { userId } = await checkCredentials(input, clientNetwork(request.headers));
            return { id: String(userId) };
          } catch (error) {
            if (isAppError(error)) throw new SignInRefused(error);
            throw error;
          }
        },
      }),
    ],
    jwt: {
      encode: async ({ token }) => {
        if (typeof token?.sessionToken === "string") return token.sessionToken;
        const made = secretToken();
        const expiresAt = new Date(Date.now() + sessionSeconds * 1000);
        const asked = await headers();
        await createSession(made, Number(token?.sub), expiresAt, {
          network: clientNetwork(asked),
          agent: asked.get("user-agent") ?? "",
          device: (await cookies()).get(deviceCookieName())?.value ?? "",
        });
        return made;
      },
      decode: async ({ token }) => {
        const session = token ? await findSession(token) : null;
        return session ? { sub: String(session.userId), sessionToken: token } : null;
      },
    },
    events: {
      signOut: async (message) => {
        const token = "token" in message ? message.token?.sessionToken : null;
        if (typeof token === "string") await endSession(token);
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

// A function, not an object: `next build` must not read the environment.
export const { handlers, signIn, signOut } = NextAuth(() => config());
