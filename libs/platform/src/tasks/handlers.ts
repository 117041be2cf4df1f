import { MetadataScanner, type DiscoveryService } from '@nestjs/core';
import { ON_TASK, type OnTaskMark, type TaskHandler } from './on-task';

export type Handler = { alone: boolean; handle: TaskHandler };

/** The methods marked with `@OnTask`, by kind. A kind with two of them is an error of the program. */
export function findHandlers(discovery: Pick<DiscoveryService, 'getProviders'>): Map<string, Handler> {
  const handlers = new Map<string, Handler>();
  const scanner = new MetadataScanner();
  for (const { instance } of discovery.getProviders() as { instance: unknown }[]) {
    if (!instance || typeof instance !== 'object') continue;
    for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const method = (instance as Record<string, unknown>)[name];
      if (typeof method !== 'function') continue;
      const mark = Reflect.getMetadata(ON_TASK, method) as OnTaskMark | undefined;
      if (mark === undefined) continue;
      if (handlers.has(mark.kind)) throw new Error(`two handlers for the task ${mark.kind}`);
      handlers.set(mark.kind, { alone: mark.alone, handle: method.bind(instance) as TaskHandler });
    }
  }
  return handlers;
}
