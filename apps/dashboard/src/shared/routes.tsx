import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';

/** A page whose chunk is loaded when it is first opened: `page('notices/:noticeId', () => import('./notice-page'), 'NoticePage')`. */
export function page<K extends string>(
  path: string,
  load: () => Promise<Record<K, ComponentType>>,
  name: K,
): RouteObject {
  return { path, lazy: async () => ({ Component: (await load())[name] }) };
}

/** Pages that use antd; its chunk comes with the first of them. */
export function withAntd(children: RouteObject[]): RouteObject {
  return { lazy: async () => ({ Component: (await import('./antd-ground')).AntdGround }), children };
}
