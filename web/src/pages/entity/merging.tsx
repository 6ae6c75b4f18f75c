import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { EntityItem } from '../../../../src/archive/lists/entities.js';
import type { EntityRef } from '../../../../src/archive/lists/refs.js';
import type { Profile } from '../../../../src/archive/views/profile.js';
import { EntityPicker } from '../../archive/entity-picker.js';
import { Problem } from '../../archive/parts.js';
import { Button } from '../../components/button.js';
import { Choice } from '../../components/choice.js';
import { DialogHead } from '../../components/dialog-head.js';
import { useApi } from '../../data/api.js';
import { may, useSession } from '../../data/session.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Words } from '../../room/parts.js';
import { navigate } from '../../router/router.js';
import { routes } from '../../routes.js';

/** What was said to be the same as this one; for editors, to say it of another, and to take it back. */
export function Merging({ profile }: { readonly profile: Profile }) {
  const t = useTranslator();
  const editor = may(useSession(), 'editor');
  if (profile.merged.length === 0 && !editor) return null;
  return (
    <section className="aside-part">
      <h2>{t.say('merge.title')}</h2>
      {profile.merged.length === 0 ? <p className="hint">{t.say('merge.none')}</p> : null}
      <ul className="counted">
        {profile.merged.map((other) => (
          <li key={other.id}>
            <Words>{other.name}</Words>
            {editor ? <Part other={other} /> : null}
          </li>
        ))}
      </ul>
      {editor ? (
        <DialogTrigger>
          <Button>{t.say('merge.start')}</Button>
          <ModalOverlay className="veil" isDismissable>
            <Modal className="modal">
              <Dialog className="merging">{({ close }) => <MergeForm profile={profile} onDone={close} />}</Dialog>
            </Modal>
          </ModalOverlay>
        </DialogTrigger>
      ) : null}
    </section>
  );
}

/** Parts again what was merged: takes back every act that said so. */
function Part({ other }: { readonly other: EntityRef }) {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const [state, setState] = useState<'ready' | 'busy' | Error>('ready');
  async function part(): Promise<void> {
    setState('busy');
    try {
      const { items } = await api.get<{ items: readonly { uid: string }[] }>(`/entities/${other.id}/merges`);
      for (const { uid } of items) await api.send('POST', '/corrections/undo', { uid });
      await queries.invalidateQueries();
      setState('ready');
    } catch (error) {
      setState(error as Error);
    }
  }
  return (
    <>
      <Button
        look="quiet"
        isDisabled={state === 'busy'}
        aria-label={t.say('merge.part.of', { name: other.name })}
        onPress={() => void part()}
      >
        {t.say('merge.part')}
      </Button>
      {state instanceof Error ? <Problem error={state} /> : null}
    </>
  );
}

/** Which two are one, and under whose name they stand from then on. */
function MergeForm({ profile, onDone }: { readonly profile: Profile; readonly onDone: () => void }) {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const [other, setOther] = useState<EntityItem | null>(null);
  const [keeps, setKeeps] = useState<'this' | 'other'>('this');
  const [state, setState] = useState<'ready' | 'busy' | Error>('ready');
  async function merge(picked: EntityItem): Promise<void> {
    const [into, from] = keeps === 'this' ? [profile.id, picked.id] : [picked.id, profile.id];
    setState('busy');
    try {
      await api.send('POST', `/entities/${into}/merge`, { from: [from] });
      await queries.invalidateQueries();
      onDone();
      if (into !== profile.id) navigate(routes.entity.href({ id: String(into) }));
    } catch (error) {
      setState(error as Error);
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (other !== null) void merge(other);
      }}
    >
      <DialogHead title={t.say('merge.start')} />
      <p className="hint">{t.say('merge.lead')}</p>
      <EntityPicker
        label={t.say('merge.other')}
        except={[profile.id, ...profile.merged.map((m) => m.id)]}
        onPick={setOther}
      />
      {other === null ? null : (
        <Choice
          label={t.say('merge.keeps')}
          options={[
            { value: 'this', label: profile.name, lang: 'ar' },
            { value: 'other', label: other.name, lang: 'ar' },
          ]}
          chosen={keeps}
          onChange={setKeeps}
        />
      )}
      {state instanceof Error ? <Problem error={state} /> : null}
      <div className="read-act">
        <Button look="main" type="submit" isDisabled={other === null || state === 'busy'}>
          {t.say('merge.submit')}
        </Button>
      </div>
    </form>
  );
}
