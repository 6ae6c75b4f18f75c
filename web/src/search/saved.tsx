import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { TextField } from 'react-aria-components/TextField';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useApi, useGet } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';
import { addressOf, type SearchView } from './asked.js';

export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  /** Query of the search page's address. */
  readonly address: string;
}

const path = '/saved-searches';

export function useSavedSearches() {
  const { data, error } = useGet<{ readonly items: readonly SavedSearch[] }>(path);
  const queries = useQueryClient();
  return { items: data?.items ?? [], error, changed: () => queries.invalidateQueries({ queryKey: [path] }) };
}

export const savedHref = ({ address }: SavedSearch): string => `${routes.search.path}?${address}`;

/** The searches that one keeps: opened, forgotten, and the one in sight kept under a name. */
export function SavedSearches({ view }: { readonly view: SearchView }) {
  const t = useTranslator();
  return (
    <DialogTrigger>
      <Button>
        <Icon name="save" /> {t.say('saved.title')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="saved" aria-label={t.say('saved.title')}>
          {({ close }) => <Kept view={view} onDone={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Kept({ view, onDone }: { readonly view: SearchView; readonly onDone: () => void }) {
  const t = useTranslator();
  const api = useApi();
  const { items, error, changed } = useSavedSearches();
  const [name, setName] = useState(view.q ?? '');
  const [problem, setProblem] = useState<Error | null>(null);
  const address = addressOf(view);
  const attempt = async (change: () => Promise<unknown>): Promise<void> => {
    setProblem(null);
    try {
      await change();
    } catch (failure) {
      setProblem(failure as Error);
    }
    await changed();
  };
  return (
    <>
      {items.length === 0 ? <p className="hint">{t.say('saved.none')}</p> : null}
      <ul className="saved-list">
        {items.map((search) => (
          <li key={search.id}>
            <Link
              href={savedHref(search)}
              aria-current={search.address === address ? 'page' : undefined}
              onClick={onDone}
            >
              <bdi>{search.name}</bdi>
            </Link>
            <Button
              look="quiet"
              aria-label={t.say('saved.remove', { name: search.name })}
              onPress={() => void attempt(() => api.send('DELETE', `${path}/${encodeURIComponent(search.id)}`))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      {address === '' || items.some((search) => search.address === address) ? null : (
        <form
          className="saved-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') void attempt(() => api.send('POST', path, { name: name.trim(), address }));
          }}
        >
          <TextField className="field" value={name} onChange={setName} maxLength={200}>
            <Label>{t.say('saved.name')}</Label>
            <Input dir="auto" />
          </TextField>
          <Button look="main" type="submit" isDisabled={name.trim() === ''}>
            {t.say('saved.save')}
          </Button>
        </form>
      )}
      {(problem ?? error) === null ? null : <Problem error={(problem ?? error)!} />}
    </>
  );
}
