import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslator } from '../preferences/preferences.js';
import { Button } from './button.js';

interface Props {
  /** What is on the button, and on the one that confirms. */
  readonly label: string;
  readonly question: string;
  readonly onConfirm: () => void;
  readonly children?: ReactNode;
}

/** A button for what cannot be taken back: it asks first. */
export function Confirm({ label, question, onConfirm, children }: Props) {
  const t = useTranslator();
  return (
    <DialogTrigger>
      <Button look="quiet">{children ?? label}</Button>
      <ModalOverlay className="veil" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog" className="confirm">
            {({ close }) => (
              <>
                <Heading slot="title">{question}</Heading>
                <div className="confirm-act">
                  <Button autoFocus onPress={close}>
                    {t.say('app.cancel')}
                  </Button>
                  <Button
                    look="main"
                    onPress={() => {
                      close();
                      onConfirm();
                    }}
                  >
                    {label}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
