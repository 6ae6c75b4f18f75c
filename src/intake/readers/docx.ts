import mammoth from 'mammoth';
import { InputError, messageOf } from '../errors.js';

/** The paragraphs of a DOCX, a line each. Who wrote the file and when is not said of the report. Throws InputError. */
export async function docxText(
  bytes: Uint8Array,
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const lines = value
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (lines.length === 0) throw new InputError('a DOCX without text: it may hold pictures only.');
    return { text: lines.join('\n'), notes: ['no date found'] };
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError) throw error;
    throw new InputError(`a broken DOCX (${messageOf(error)}). Open it and save it anew.`);
  }
}
