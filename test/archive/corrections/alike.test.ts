import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Alike, alike, type ChangeOfItem, correctAlike } from '../../../src/archive/corrections/alike.js';
import { getCorrected, undo } from '../../../src/archive/corrections/store.js';
import { type Archive, openArchive } from '../../../src/archive/open.js';
import { put } from '../../../src/archive/put.js';
import { freshFile } from '../engines.js';
import { capture, item } from './captures.js';
import { exampleText } from './examples.js';

const file = freshFile();
let archive: Archive;
let uids: string[] = [];
const now = '2024-03-07T08:00:00.000Z';
const text = exampleText('border-incident');

beforeAll(async () => {
  archive = await openArchive(file.location, { create: true });
  const texts = [
    text,
    `${text}\n`,
    text.replace('مصدر عسكري', 'مصدر أمني'),
    // here nobody is named who could have spoken
    'قال المتحدث باسم الحكومة المالية أمادو تراوري إن الجيش المالي كان يطارد مهربين.\n',
  ];
  uids = (
    await put(
      archive,
      texts.map((t) => item(capture(t))),
      { reader: 'isnad test', now },
    )
  ).map((o) => o.uid);
});
afterAll(async () => {
  await archive.close();
  file.remove();
});

const preview = async (change: ChangeOfItem): Promise<Alike[]> => {
  const found: Alike[] = [];
  for await (const f of alike(archive, { report: uids[0]!, change })) found.push(f);
  return found;
};
const rows = () =>
  archive.db
    .selectFrom('statement')
    .select(['version_id', 'n', 'stance', 'reviewed'])
    .orderBy('version_id')
    .orderBy('n')
    .execute();

describe('the same change to all alike', () => {
  it('is shown before it is made, is made as one act and taken back as one', async () => {
    const { record } = (await getCorrected(archive, uids[0]!))!.shown!;
    const army = record.statements.find((s) => s.text.startsWith('الجيش المالي'))!;
    const ministry = record.entities.find((e) => e.name === 'وزارة الشؤون الخارجية الجزائرية')!;
    const before = await rows();
    const stance: ChangeOfItem = { act: 'set', item: army.id, set: { stance: 'claim' } };
    const found = await preview(stance);
    expect(found.map((f) => [f.report, f.hindrance])).toEqual(uids.slice(1).map((uid) => [uid, null]));
    expect(found[0]!.words).toBe(army.text);

    const speaker: ChangeOfItem = { act: 'set', item: army.id, set: { speaker: ministry.id } };
    expect((await preview(speaker)).map((f) => f.hindrance)).toEqual([
      null,
      null,
      'وزارة الشؤون الخارجية الجزائرية is not named in that report.',
    ]);
    expect(await rows()).toEqual(before);

    const act = { act: 'bulk', author: 'سلمى', now };
    const except = new Set([`${uids[2]}/${found[1]!.item}`]);
    const order = { report: uids[0]!, change: stance, except };
    expect(await correctAlike(archive, order, act)).toEqual({ changed: 3, skipped: 1 });
    const claims = (await rows()).filter((r) => r.stance === 'claim' && r.reviewed === 2);
    expect(claims.length).toBe(3);
    expect(await undo(archive, { act: 'bulk' }, act)).toBe(3);
    expect(await rows()).toEqual(before);
  });

  it('is refused where it names a place in one text', async () => {
    const { record } = (await getCorrected(archive, uids[0]!))!.shown!;
    const [s] = record.statements;
    const { start, end, text } = s!;
    const change: ChangeOfItem = { act: 'set', item: s!.id, set: { content: { start, end, text } } };
    await expect(preview(change)).rejects.toThrow('one report only');
    await expect(preview({ act: 'reject', item: 's99' })).rejects.toThrow('no s99');
  });

  it('reaches events, figures and entities', async () => {
    const { record } = (await getCorrected(archive, uids[0]!))!.shown!;
    expect((await preview({ act: 'reject', item: record.events[0]!.id })).length).toBe(2);
    expect((await preview({ act: 'set', item: record.figures[0]!.id, set: { measure: 'killed' } })).length).toBe(2);
    expect((await preview({ act: 'set', item: 'e8', set: { country: 'ML' } })).length).toBe(3);
  });
});
