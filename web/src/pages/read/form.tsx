import { type ReactNode, useRef } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { Button } from '../../components/button.js';
import { DayField } from '../../components/day-field.js';
import { useFileDrop } from '../../components/file-drop.js';
import type { Translator } from '../../i18n/translator.js';
import { useTranslator } from '../../preferences/preferences.js';
import type { Phase } from '../../reader/reader.js';
import type { Draft } from './draft.js';

interface Props {
  readonly draft: Draft;
  /** Null when nothing is under way. */
  readonly phase: Phase | null;
  readonly onChange: (draft: Draft) => void;
  readonly onClear: () => void;
  readonly onOpen: (file: File) => void;
  /** Called when a text is likely to be read soon. */
  readonly onPrepare: () => void;
  readonly onRead: () => void;
  readonly children?: ReactNode;
}

const phaseText = (phase: Phase, t: Translator): string =>
  t.say(`read.phase.${phase.name}`, {
    share: phase.name === 'loading' ? t.number(phase.share, { style: 'percent', maximumFractionDigits: 0 }) : '',
  });

/** The text to be read, and what is known of it. A file may be dropped anywhere on the form. */
export function ReadForm({ draft, phase, onChange, onClear, onOpen, onPrepare, onRead, children }: Props) {
  const t = useTranslator();
  const { over, drop } = useFileDrop(([file]) => file && onOpen(file));
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      className="read-form"
      {...drop}
      onSubmit={(event) => {
        event.preventDefault();
        onRead();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
    >
      <TextField className="field text" value={draft.text} onChange={(text) => onChange({ ...draft, text })}>
        <Label>{t.say('read.text')}</Label>
        <TextArea
          // the hint in it is of the interface, what is typed is Arabic
          lang={draft.text === '' ? t.language : 'ar'}
          dir={draft.text === '' ? t.direction : 'rtl'}
          rows={9}
          spellCheck={false}
          placeholder={t.say('read.text.placeholder')}
          onFocus={onPrepare}
        />
        <Text slot="description" className="hint">
          {over
            ? t.say('read.text.dropping')
            : draft.text === ''
              ? t.say('read.text.drop')
              : t.count('read.letters', draft.text.length)}
        </Text>
      </TextField>
      <div className="read-known">
        <DayField
          label={t.say('read.date')}
          hint={t.say('read.date.hint')}
          value={draft.published}
          onChange={(published) => onChange({ ...draft, published })}
        />
        <TextField
          className="field"
          value={draft.publisher}
          onChange={(publisher) => onChange({ ...draft, publisher })}
        >
          <Label>{t.say('read.publisher')}</Label>
          <Input dir="auto" />
          <Text slot="description" className="hint">
            {t.say('read.publisher.hint')}
          </Text>
        </TextField>
      </div>
      {children}
      <div className="read-act">
        <Button look="main" type="submit" isDisabled={phase !== null}>
          {t.say('read.submit')}
        </Button>
        <FileTrigger
          acceptedFileTypes={['text/plain', '.txt']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) onOpen(file);
          }}
        >
          <Button>{t.say('read.file')}</Button>
        </FileTrigger>
        {draft.text === '' ? null : (
          <Button look="quiet" onPress={onClear}>
            {t.say('read.clear')}
          </Button>
        )}
        <p className="read-phase" role="status">
          {phase === null ? t.say('read.private') : phaseText(phase, t)}
        </p>
      </div>
    </form>
  );
}
