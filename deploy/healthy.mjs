// The api container's health check: the image has no curl.
const port = process.env.PORT || 3000;
const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
