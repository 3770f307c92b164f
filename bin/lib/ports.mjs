import net from "node:net";
import { Problem } from "./problem.mjs";

/**
 * A port that nothing listens on at this moment, on the loopback address.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * Throws one sentence that names the variable to change when the port cannot be had.
 * @param {number} port 0 means switched off and passes
 * @param {"PORT" | "MAIL_PORT"} variable
 */
export async function assertPortFree(port, variable) {
  if (port === 0) return;
  // "localhost" is both addresses: a stranger on ::1 would be what the browser reaches.
  for (const host of ["127.0.0.1", "::1"]) {
    const code = await listenError(port, host);
    if (code === "EADDRINUSE") {
      throw new Problem(
        `Port ${port} is already in use by another program: stop it, or set ${variable} to a free port, as in ${variable}=${port + 10} npm start.`,
      );
    }
    if (code === "EACCES") {
      throw new Problem(
        `Port ${port} needs more rights than this user has: set ${variable} to a port above 1023.`,
      );
    }
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the system's error code; a missing address family counts as free
 */
function listenError(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
