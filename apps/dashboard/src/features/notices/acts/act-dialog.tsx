import { ActDialog as Dialog, type ActDialogProps } from '../../../shared/components/act-dialog';
import { useFailure } from '../refusals';

/** The dialog of an act on a notice, which says a refusal in the words of the law. */
export const ActDialog = (props: Omit<ActDialogProps, 'failure'>) => (
  <Dialog failure={useFailure()} {...props} />
);
