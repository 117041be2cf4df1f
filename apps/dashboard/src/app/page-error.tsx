import { Button } from '../shared/components/button';
import '../shared/components/states.css';
import { useTexts } from '../shared/i18n/messages';
import { shared } from '../shared/messages';

/** A page broke, or its chunk is gone after an update: reloading helps in both cases. */
export function PageError() {
  const t = useTexts(shared);
  return (
    <div className="state state-page" role="alert">
      <h1>{t('error.page')}</h1>
      <p>{t('error.pageSafe')}</p>
      <div>
        <Button kind="filled" onClick={() => location.reload()}>
          {t('error.reload')}
        </Button>
      </div>
    </div>
  );
}
