import { useState } from 'react';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { Because, ReviewTag, Words } from '../room/parts.js';
import { AlikeDialog, type ItemChange } from './alike-dialog.js';
import { DeskContext } from './desk-context.js';
import { DoneBar } from './done-bar.js';
import type { Draft } from './draft.js';
import { EntityForm } from './entity-form.js';
import { EventForm } from './event-form.js';
import { FigureForm } from './figure-form.js';
import { PanelFoot } from './panel-foot.js';
import { StatementForm } from './statement-form.js';
import { TroubleNotice } from './trouble-notice.js';
import { type Desk, type DeskPanelProps, useDeskPanel } from './use-desk-panel.js';

/** Where an item of the report is corrected: its fields, its words in the text, accepting and rejecting it. */
export default function DeskPanel(props: DeskPanelProps) {
  const { record, selected, onSelect } = props;
  const t = useTranslator();
  const desk = useDeskPanel(props);
  const { draft, adding, taking, picked, aimed, trouble, undoing } = desk;
  const [alike, setAlike] = useState<ItemChange | null>(null);
  const wordsOf = ({ start, end }: { readonly start: number; readonly end: number }) => (
    <Words>«{record.report.text.slice(start, end)}»</Words>
  );
  return (
    <DeskContext.Provider value={desk.fields}>
      <section ref={desk.panel} tabIndex={-1} className="chain desk" aria-label={t.say('desk.panel')}>
        <header className="chain-head">
          <h2>
            {draft === null
              ? t.say('desk.panel')
              : t.say(draft.of === null ? newTitles[draft.kind] : `desk.kind.${draft.kind}`)}
            {draft?.of ? <ReviewTag item={draft.of.id} always={draft.kind !== 'entity'} /> : null}
            {desk.changed ? <span className="tag">{t.say('desk.unsaved')}</span> : null}
          </h2>
          {draft === null ? null : (
            <Button
              look="quiet"
              aria-label={t.say('app.close')}
              onPress={() => (adding ? desk.put(null) : onSelect(null))}
            >
              <Icon name="close" />
            </Button>
          )}
        </header>
        {taking === null ? null : (
          <div className="marking" role="status">
            <p>
              <strong>{t.say('desk.marking', { what: taking.what })}</strong> {aimed === null ? null : wordsOf(aimed)}
            </p>
            <p className="hint">{t.say('desk.marking.hint')}</p>
            <Button onPress={desk.stopTaking}>{t.say('desk.marking.done')}</Button>
          </div>
        )}
        {trouble === null ? null : <TroubleNotice trouble={trouble} onAgain={() => void desk.again()} />}
        {undoing.error === null ? null : (
          <TroubleNotice trouble={{ kind: 'failed', error: undoing.error }} onAgain={() => void desk.undo()} />
        )}
        {picked === null || adding || taking?.aim ? null : (
          <div className="desk-add">
            <p>
              {t.say('desk.add')} {wordsOf(picked)}
            </p>
            <div className="desk-row">
              {(['statement', 'event', 'figure'] as const).map((kind) => (
                <Button key={kind} onPress={() => desk.add(kind)}>
                  {t.say(`desk.add.${kind}`)}
                </Button>
              ))}
            </div>
          </div>
        )}
        {draft === null && picked !== null ? null : draft === null ? (
          <div className="desk-none">
            <p className="empty-title">{t.say('desk.pick.title')}</p>
            <p className="hint">{t.say(selected === null ? 'desk.pick.text' : 'desk.cannot')}</p>
          </div>
        ) : (
          <>
            <div className="desk-form">
              <Form draft={draft} desk={desk} />
            </div>
            {(draft.kind === 'statement' || draft.kind === 'event') && draft.of ? (
              <details className="why">
                <summary>{t.say('chain.why')}</summary>
                <Because>{draft.of.why}</Because>
              </details>
            ) : null}
            <PanelFoot draft={draft} desk={desk} onAlike={setAlike} />
          </>
        )}
        {adding || picked !== null || taking !== null ? null : (
          <p className="desk-more">
            <Button look="quiet" onPress={() => desk.pick(t.say('field.words'))}>
              {t.say('desk.add.mark')}
            </Button>
          </p>
        )}
      </section>
      {alike === null ? null : (
        <AlikeDialog
          uid={desk.uid}
          change={alike}
          onClose={() => setAlike(null)}
          onDone={(act, count) => {
            setAlike(null);
            desk.didAlike(act, count);
          }}
        />
      )}
      <DoneBar done={desk.done} busy={undoing.busy} onUndo={(act) => void desk.undo(act)} onDismiss={desk.dismiss} />
    </DeskContext.Provider>
  );
}

const newTitles = {
  ...({ statement: 'desk.new.statement', event: 'desk.new.event', figure: 'desk.new.figure' } as const),
  entity: 'desk.kind.entity',
} as const;

function Form({ draft, desk }: { readonly draft: Draft; readonly desk: Desk }) {
  const t = useTranslator();
  switch (draft.kind) {
    case 'statement':
      return <StatementForm draft={draft} />;
    case 'event':
      return <EventForm draft={draft} />;
    case 'figure':
      return <FigureForm draft={draft} />;
    case 'entity':
      return <EntityForm draft={draft} onMake={(change) => void desk.send([change], t.say('desk.did'))} />;
  }
}
