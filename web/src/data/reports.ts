import { createContext, useContext } from 'react';
import type { IsnadRecord } from '../../../src/record/record.js';
import type { Reader } from '../reader/reader.js';

/** Where pages get records from. Another place of reports (the server's archive) is another value of this type. */
export interface Reports {
  /** The record of one report, or null when this place has none of that id. */
  record(id: string): Promise<IsnadRecord | null>;
}

/** Records held in this tab: those read in it. */
export interface ReportsInTab extends Reports {
  keep(record: IsnadRecord): void;
}

/**
 * Keeps the last few records in the tab's own storage, so that going back and loading anew find them; they are gone
 * with the tab. A record that the storage has no room for is held until the page is left.
 */
export function reportsInTab(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, most = 5): ReportsInTab {
  const held = new Map<string, IsnadRecord>();
  const listKey = 'isnad.records';
  const key = (id: string): string => `isnad.record.${id}`;
  const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return {
    async record(id) {
      const there = held.get(id);
      if (there) return there;
      try {
        return parsed(storage.getItem(key(id))) as IsnadRecord | null;
      } catch {
        return null;
      }
    },
    keep(record) {
      const { id } = record.report;
      held.set(id, record);
      try {
        const list = [id, ...((parsed(storage.getItem(listKey)) ?? []) as string[]).filter((other) => other !== id)];
        for (const old of list.slice(most)) storage.removeItem(key(old));
        storage.setItem(listKey, JSON.stringify(list.slice(0, most)));
        storage.setItem(key(id), JSON.stringify(record));
      } catch {
        // no room: it stays in memory
      }
    },
  };
}

/** What the pages are given to work with. */
export interface Data {
  readonly reports: Reports;
  readonly inTab: ReportsInTab;
  readonly reader: Reader;
}

export const DataContext = createContext<Data | null>(null);

export function useData(): Data {
  const data = useContext(DataContext);
  if (!data) throw new Error('Data is used outside of its provider.');
  return data;
}
