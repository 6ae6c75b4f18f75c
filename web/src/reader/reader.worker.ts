import { assertArabic, decode } from '../../../src/intake/decode.js';
import { type Recorder, recorderWith } from '../../../src/record/recorder.js';
import { loadedLexicon } from './lexicon.js';
import type { Reply, Request } from './messages.js';
import { mostLetters, type Problem } from './problems.js';

const scope = self as unknown as {
  postMessage(reply: Reply): void;
  onmessage: (event: MessageEvent<Request>) => void;
};

const tooLong = ({ length }: string): Problem => ({ kind: 'tooLong', length, most: mostLetters });

/** Why this text cannot be read, or null. */
function problemOf(text: string): Problem | null {
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > mostLetters) return tooLong(text);
  try {
    assertArabic(text);
    return null;
  } catch {
    return { kind: 'notArabic' };
  }
}

function decoded(bytes: Uint8Array): string | Problem {
  try {
    const { text } = decode(bytes);
    return text.length > mostLetters ? tooLong(text) : text;
  } catch {
    return { kind: 'notText' };
  }
}

async function recorder(): Promise<Recorder> {
  const lexicon = await loadedLexicon((share) => scope.postMessage({ say: 'loading', share }));
  scope.postMessage({ say: 'loaded' });
  const read = recorderWith(lexicon);
  // the stages' tables are made when first used
  read('قال الوزير إن الطريق مغلق.');
  scope.postMessage({ say: 'ready' });
  return read;
}
const reading = recorder();
// a failure is told to whoever asks
reading.catch(() => {});

scope.onmessage = async ({ data: request }) => {
  const { id } = request;
  try {
    if (request.ask === 'decode') {
      const text = decoded(request.bytes);
      scope.postMessage(typeof text === 'string' ? { say: 'text', id, text } : { say: 'problem', id, problem: text });
      return;
    }
    const text = request.text.toWellFormed();
    const problem = problemOf(text);
    if (problem) scope.postMessage({ say: 'problem', id, problem });
    else {
      const read = await reading;
      scope.postMessage({ say: 'record', id, record: read(text, request.known) });
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    scope.postMessage({ say: 'problem', id, problem: { kind: 'failed', message } });
  }
};
