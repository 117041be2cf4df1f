// Stops and forgets the cluster of global-setup.mjs.
export default async function teardown() {
  const cluster = await globalThis.dubanTestCluster;
  globalThis.dubanTestCluster = undefined;
  await cluster?.stop();
}
