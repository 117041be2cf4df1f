# syntax=docker/dockerfile:1
# Two images from one build: `server` (api, worker and migrate are the same program) and `web` (nginx).
ARG NODE_VERSION=22

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci
RUN NX_DAEMON=false npm run build

# What the server needs at run time: its own packages, without tools, dashboard and embedded PostgreSQL
FROM build AS packages
RUN --mount=type=cache,target=/root/.npm \
  rm -rf node_modules && npm ci --omit=dev --workspace @duban/server

FROM node:${NODE_VERSION}-bookworm-slim AS server
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=packages /app/package.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=packages /app/apps/server/package.json ./apps/server/
COPY --from=build /app/apps/server/dist ./apps/server/dist
COPY deploy/healthy.mjs ./deploy/
# What people attach: a volume of its own, which takes its owner from here
RUN mkdir -p /data/uploads && chown -R node:node /data
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "apps/server/dist/main.js"]

# nginx without root, on port 8080
FROM nginxinc/nginx-unprivileged:stable-alpine AS web
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /app/apps/dashboard/dist /usr/share/nginx/html
EXPOSE 8080
