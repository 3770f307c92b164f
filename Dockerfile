# One image for web, worker, mail listener and commands: docker run helpdesk [web | worker | migrate | …].
# No BuildKit-only syntax: buildah and old engines build it too.

FROM docker.io/library/node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node bin/build.mjs && node bin/image/gather.mjs /gathered

FROM docker.io/library/node:24-bookworm-slim
# What is there belongs to root and is only read; the user that runs it owns the volume alone.
RUN install -d -o node -g node -m 700 /data
COPY --from=build /gathered /app
WORKDIR /app
ENV NODE_ENV=production APP_ENV=production DATA_DIR=/data NEXT_TELEMETRY_DISABLED=1
USER 1000:1000
VOLUME /data
EXPOSE 3000 2525
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "bin/image/healthy.mjs"]
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "/app/bin/image/helpdesk.mjs"]
CMD ["web"]
