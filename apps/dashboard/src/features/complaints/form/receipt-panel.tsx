import type { ComplaintFiled } from '@duban/contracts';
import { Copy, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../shared/components/button';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { formTexts } from './form-messages';
import './receipt.css';

type ReceiptProps = {
  filed: ComplaintFiled & { receipt: string };
  done: string;
  /** What may be done with the code at once. */
  children?: ReactNode;
};

/** 查询码: shown once, kept nowhere; copied, printed or written down. */
export function ReceiptPanel({ filed, done, children }: ReceiptProps) {
  const t = useTexts(formTexts);
  const lang = useLang();
  const [isCopied, setCopied] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(filed.receipt);
      setCopied(true);
    } catch {
      // no clipboard here: it stands on the page, to be marked by hand
    }
  };
  return (
    <section className="panel receipt">
      <h1 ref={head} tabIndex={-1}>
        {t('receipt.title', { number: filed.number })}
      </h1>
      <p>{t('receipt.accept', { day: formatDate(filed.acceptDueDay, lang) })}</p>
      <p className="receipt-code">
        <span>{t('receipt.code')}</span>
        <code>{filed.receipt}</code>
      </p>
      <p className="receipt-once">{t('receipt.once')}</p>
      <div className="receipt-acts">
        <Button kind="filled" onClick={() => void copy()}>
          <Copy size={16} strokeWidth={1.7} aria-hidden="true" />{' '}
          <span role="status">{t(isCopied ? 'receipt.copied' : 'receipt.copy')}</span>
        </Button>
        <Button onClick={() => print()}>
          <Printer size={16} strokeWidth={1.7} aria-hidden="true" /> {t('receipt.print')}
        </Button>
        <Link className="button button-line" to="/tell/follow">
          {t('receipt.follow')}
        </Link>
        <Link className="button button-quiet" to={done}>
          {t('receipt.done')}
        </Link>
      </div>
      {children}
    </section>
  );
}
