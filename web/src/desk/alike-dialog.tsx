import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { Alike } from '../../../src/archive/corrections/alike.js';
import type { Change } from '../../../src/archive/corrections/change.js';
import { Button } from '../components/button.js';
import { DialogHead } from '../components/dialog-head.js';
import { useApi } from '../data/api.js';
import { changedReport } from '../data/archive-report.js';
import { useTranslator } from '../preferences/preferences.js';
import { Tag, Words } from '../room/parts.js';
import { routes } from '../routes.js';
import { actId } from './act-id.js';
import { type Trouble, troubleOf } from './correcting.js';
import { TroubleNotice } from './trouble-notice.js';

export type ItemChange = Extract<Change, { readonly item: string }> & { readonly act: 'accept' | 'reject' | 'set' };

/** What else a change would be made to: each can be unticked before it is made to all of them in one act. */
export function AlikeDialog({
  uid,
  change,
  onClose,
  onDone,
}: {
  readonly uid: string;
  readonly change: ItemChange;
  readonly onClose: () => void;
  readonly onDone: (act: string, changed: number) => void;
}) {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const path = `/reports/${uid}/corrections/alike`;
  const { data, error, refetch } = useQuery({
    queryKey: ['alike', uid, change],
    queryFn: async () =>
      (await api.send<{ items: readonly Alike[]; more: boolean }>('POST', `${path}/preview`, { change })).value,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keyOf = (item: Alike): string => `${item.report}/${item.item}`;
  const toggle = (key: string): void => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  // the item itself is one of them
  const count = 1 + (data?.items.filter((i) => i.hindrance === null && !left.has(keyOf(i))).length ?? 0);
  const apply = async (): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    const act = actId();
    try {
      const { value } = await api.send<{ act: string; changed: number }>('POST', path, {
        ...{ change, except: [...left], act },
      });
      changedReport(queries, null);
      onDone(value.act, value.changed);
    } catch (problem) {
      setTrouble(troubleOf(problem));
    } finally {
      setBusy(false);
    }
  };
  const shown = trouble ?? (error === null ? null : troubleOf(error));
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal">
        <Dialog className="alike">
          <DialogHead title={t.say('alike.title')} />
          {shown === null ? null : <TroubleNotice trouble={shown} onAgain={() => void refetch()} />}
          {data === undefined ? (
            error === null ? (
              <p className="loading">{t.say('alike.loading')}</p>
            ) : null
          ) : (
            <>
              <p>
                {data.items.length === 0
                  ? t.say('alike.none')
                  : `${t.say(`alike.what.${change.item[0] as 's' | 'v' | 'f' | 'e'}`)} ${t.say('alike.hint')}`}
              </p>
              <ul className="alike-items">
                {data.items.map((item) => {
                  const key = keyOf(item);
                  return (
                    <li key={key} data-hindered={item.hindrance !== null || undefined}>
                      <label className="desk-tick">
                        <input
                          type="checkbox"
                          disabled={item.hindrance !== null}
                          checked={item.hindrance === null && !left.has(key)}
                          onChange={() => toggle(key)}
                        />
                        <span>
                          <Words>{item.words}</Words>
                          {item.hindrance === null ? null : (
                            <>
                              {' '}
                              <Tag>{t.say('alike.hindered')}</Tag>{' '}
                              <bdi lang="en" dir="ltr" className="hint">
                                {item.hindrance}
                              </bdi>
                            </>
                          )}
                        </span>
                      </label>
                      <a
                        className="hint"
                        href={routes.report.href({ id: item.report }, { item: item.item })}
                        target="_blank"
                        rel="noreferrer noopener"
                      >
                        {t.say('alike.open')}
                      </a>
                    </li>
                  );
                })}
              </ul>
              {data.more ? <p className="hint">{t.say('alike.more')}</p> : null}
              <div className="desk-foot">
                <Button look="main" isDisabled={busy} onPress={() => void apply()}>
                  {data.more ? t.say('alike.doAll') : t.count('alike.do', count)}
                </Button>
                <Button onPress={onClose}>{t.say('desk.cancel')}</Button>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
