import { Heading } from 'react-aria-components/Heading';
import { useTranslator } from '../preferences/preferences.js';
import { Button } from './button.js';
import { Icon } from './icon.js';

/** The title of a dialog, and the button that closes it. */
export function DialogHead({ title }: { readonly title: string }) {
  const t = useTranslator();
  return (
    <div className="modal-head">
      <Heading slot="title">{title}</Heading>
      <Button look="quiet" slot="close" aria-label={t.say('app.close')}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
