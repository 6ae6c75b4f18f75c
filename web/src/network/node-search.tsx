import { useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import type { Node } from './graph.js';

/** Letters that are written now one way, now another, as one; marks left out: for looking through names at hand. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase();

/** Finds a node of the drawing by part of its name. */
export function NodeSearch({
  nodes,
  onFind,
}: {
  readonly nodes: readonly Node[];
  readonly onFind: (id: string) => void;
}) {
  const t = useTranslator();
  const [text, setText] = useState('');
  const asked = folded(text.trim());
  const found = asked === '' ? [] : nodes.filter((n) => folded(n.name).includes(asked)).slice(0, 30);
  return (
    <ComboBox
      className="field picker network-search"
      items={found}
      inputValue={text}
      onInputChange={setText}
      onSelectionChange={(key) => {
        const node = nodes.find((n) => n.id === key);
        if (node === undefined) return;
        setText(node.name);
        onFind(node.id);
      }}
      allowsEmptyCollection
      menuTrigger="input"
    >
      <Label>{t.say('network.search')}</Label>
      <Input dir="auto" placeholder={t.say('picker.hint')} />
      <Popover className="popover picker-popover">
        <ListBox<Node>
          className="menu"
          renderEmptyState={() => <p className="hint picker-none">{t.say('picker.none')}</p>}
        >
          {(node) => (
            <ListBoxItem id={node.id} textValue={node.name}>
              <Words>{node.name}</Words> <span className="hint">{t.number(node.weight)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
