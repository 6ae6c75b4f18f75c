import { useEffect, useRef, useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { searchBox } from '../shell/search-key.js';

interface Props {
  /** The words that are looked for now. */
  readonly words: string | null;
  readonly onSearch: (words: string | null) => void;
}

/** Where one says what to look for. It asks when it is sent, not with every letter. */
export function SearchBox({ words, onSearch }: Props) {
  const t = useTranslator();
  const [draft, setDraft] = useState({ of: words, text: words ?? '' });
  const text = draft.of === words ? draft.text : (words ?? '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (window.location.hash === `#${searchBox}`) input.current?.focus();
  }, []);
  const send = (): void => onSearch(text.trim() === '' ? null : text.trim());
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element `search` is not yet known to every browser
    <form
      role="search"
      className="search-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <SearchField
        id={searchBox}
        className="search-field"
        aria-label={t.say('search.box')}
        value={text}
        onChange={(now) => setDraft({ of: words, text: now })}
      >
        <Icon name="search" />
        <Input
          ref={input}
          {...(text === '' ? {} : { dir: 'auto' })}
          placeholder={t.say('search.box.hint')}
          enterKeyHint="search"
        />
        {text === '' ? null : (
          <PlainButton className="button quiet search-clear" aria-label={t.say('search.clear')}>
            <Icon name="close" />
          </PlainButton>
        )}
      </SearchField>
      <Button look="main" type="submit">
        {t.say('search.go')}
      </Button>
    </form>
  );
}
