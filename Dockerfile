# One recipe, two images: `gateway` has no browser, `worker` has one (firm, vendors, sandbox). No secret is in either.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV PUPPETEER_SKIP_DOWNLOAD=1 PRISMA_HIDE_UPDATE_MESSAGE=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run --silent gen:database && npm run --silent build && npm run --silent build:graphiql \
  && rm -rf dist/test dist/bench dist/.tsbuildinfo && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim AS gateway
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/dist dist
COPY --from=build --chown=root:root /app/prisma prisma
COPY --from=build --chown=root:root /app/schema/sdl schema/sdl
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 4000
ENTRYPOINT ["node", "--expose-gc", "--disable-warning=ExperimentalWarning"]
CMD ["dist/bin/distributed/gateway.js"]

FROM gateway AS worker
USER root
RUN apt-get update && apt-get install -y --no-install-recommends chromium && rm -rf /var/lib/apt/lists/*
# Chromium keeps what it needs for a moment under the home folder, which is memory where the rest is read-only. It cannot confine itself in a container that may gain no rights:
# the container, which has none and opens nobody's pages but the vendors', does.
ENV HOME=/tmp CHROMIUM_PATH=/usr/bin/chromium CHROMIUM_SANDBOX=off
USER node
CMD ["dist/bin/distributed/firm.js"]
