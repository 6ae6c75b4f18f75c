import { useEffect, useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '../components/button.js';
import { DialogHead } from '../components/dialog-head.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { isControl } from '../room/keys.js';

/** The list of keys, opened by its button or by a question mark. */
export function Shortcuts() {
  const t = useTranslator();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.key === '?' || event.key === '؟') && !isControl(event.target)) setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const [onward, back] = t.direction === 'rtl' ? ['←', '→'] : ['→', '←'];
  const parts: readonly (readonly [
    where: string,
    rows: readonly (readonly [keys: readonly string[], what: string])[],
  ])[] = [
    [
      t.say('keys.everywhere'),
      [
        [['/'], t.say('keys.search')],
        [['?'], t.say('keys.help')],
      ],
    ],
    [
      t.say('keys.results'),
      [
        [['J', '↓'], t.say('keys.results.next')],
        [['K', '↑'], t.say('keys.results.previous')],
      ],
    ],
    [
      t.say('keys.room'),
      [
        [['J', onward], t.say('keys.next')],
        [['K', back], t.say('keys.previous')],
        [['Esc'], t.say('keys.clear')],
        [['1', '2', '3', '4', '5'], t.say('keys.layers')],
      ],
    ],
    [
      t.say('desk.title'),
      [
        [['A'], t.say('keys.accept')],
        [['X'], t.say('keys.reject')],
        [['E'], t.say('keys.edit')],
        [['Ctrl+Enter'], t.say('keys.save')],
        [['U'], t.say('keys.undo')],
        [['←', '→'], t.say('keys.mark.end')],
        [['Shift+←', 'Shift+→'], t.say('keys.mark.start')],
        [['↑', '↓'], t.say('keys.mark.all')],
      ],
    ],
    [t.say('app.read'), [[['Ctrl+Enter'], t.say('keys.submit')]]],
  ];
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button look="quiet" aria-label={t.say('app.shortcuts')}>
        <Icon name="keyboard" />
      </Button>
      <ModalOverlay className="veil" isDismissable>
        <Modal className="modal">
          <Dialog className="shortcuts">
            <DialogHead title={t.say('app.shortcuts')} />
            {parts.map(([where, rows]) => (
              <section key={where}>
                <h3>{where}</h3>
                <dl>
                  {rows.map(([keys, what]) => (
                    <div key={what}>
                      <dt>
                        {keys.map((key) => (
                          <kbd key={key} dir="ltr">
                            {key}
                          </kbd>
                        ))}
                      </dt>
                      <dd>{what}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
