import { createContext, type ReactNode, use, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from './i18n/messages';
import { shared } from './messages';

export type Slots = { title: HTMLElement | null; acts: HTMLElement | null };

/** Where the top bar lets a page write. */
export const PageHeadSlots = createContext<Slots>({ title: null, acts: null });

type PageHeadProps = {
  title: string;
  /** "在办 27 · 第 5 件" */
  scope?: ReactNode;
  /** Buttons and words right of the search: "回到列表", "草稿已存 10:24". */
  children?: ReactNode;
  /** The page has a title of its own (a paper, a project), which is then its h1. */
  ownTitle?: boolean;
};

/** A page says what it is; the top bar and the window's title show it. */
export function PageHead({ title, scope, children, ownTitle }: PageHeadProps) {
  const t = useTexts(shared);
  const slots = use(PageHeadSlots);
  const app = t('app.name');
  useEffect(() => {
    document.title = `${title} · ${app}`;
  }, [title, app]);
  const Title = ownTitle ? 'b' : 'h1';
  return (
    <>
      {slots.title &&
        createPortal(
          <>
            <Title className="top-title">{title}</Title>
            {scope && <small>{scope}</small>}
          </>,
          slots.title,
        )}
      {slots.acts && children && createPortal(children, slots.acts)}
    </>
  );
}
