import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  reactStrictMode: true,
  reactCompiler: true,
  experimental: { authInterrupts: true },
  // `npm run check` has its own type check over the whole tree, tests included; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  typedRoutes: true,
  poweredByHeader: false,
  // No picture of ours is resized by the server: neither its route nor the library behind it is there.
  images: { unoptimized: true },
  outputFileTracingExcludes: { "*": ["node_modules/sharp/**", "node_modules/@img/**"] },
  // A link that lets in must not be passed on by the page behind it, nor be found by anybody.
  headers: async () => [
    {
      source: "/:door(r|reset|invitations|address)/:path+",
      headers: [
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
      ],
    },
    {
      source: "/sign-in/link/:path+",
      headers: [
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
      ],
    },
    {
      source: "/requests/:number(\\d+)/:path*",
      headers: [
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
      ],
    },
  ],
  // What a page may reach at run time is read by lib/core/env, never inlined into the build.
  serverExternalPackages: ["bullmq", "pg", "ioredis", "@node-rs/argon2", "pino"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
