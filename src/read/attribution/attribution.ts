import { fold } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import { headsOf } from '../../lexicon/heads.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { entities } from '../identity/layer.js';
import { words } from '../morphology/layer.js';
import { names } from '../names/layer.js';
import { mentions } from '../phrases/layer.js';
import { times } from '../time/layer.js';
import { datelines, quotations, sentences, tokens } from '../tokens/layer.js';
import { agentsOf } from './agents.js';
import { chainsOf } from './chain.js';
import { addresseeOf, mediaOf, mediumOf, timeOf } from './circumstances.js';
import { createEventive } from './content-nouns.js';
import { type CueForm, createCues } from './cues.js';
import { createFeelings } from './feelings.js';
import { type StatementItem, statements } from './layer.js';
import { modeOf } from './mode.js';
import type { Tools } from './opening.js';
import { prepositionsOf } from './prepositions.js';
import { prepare } from './reading.js';
import { anaphoraDrafts } from './rules/anaphora.js';
import { colonDrafts } from './rules/colon.js';
import { cueNounsOf, nounDrafts } from './rules/nouns.js';
import { relayDrafts } from './rules/relays.js';
import { sourceDrafts } from './rules/sources.js';
import { verbDrafts } from './rules/verbs.js';
import { credible, settle } from './settle.js';
import { stanceOf, stancePhrasesOf } from './stance.js';

/** Who said what, through whom: every content that the report ascribes to somebody, with its cue and chain. */
export const statementsStage = (lexicon: Lexicon): Stage<StatementItem> => {
  const shared: Tools = {
    cues: createCues(lexicon),
    eventive: createEventive(lexicon),
    feelings: createFeelings(lexicon),
    prepositions: prepositionsOf(lexicon),
  };
  const heads = lexicon.once(headsOf);
  const nouns = cueNounsOf(lexicon);
  const stancePhrases = stancePhrasesOf(lexicon);
  const media = mediaOf(lexicon);
  const outlets = new Set(lexicon.table('media').flatMap((row) => row['name']!.split('|').map(fold)));
  return {
    name: 'statements',
    needs: [tokens, sentences, quotations, datelines, words, names, times, mentions, entities],
    makes: statements,
    run(document: Document): readonly StatementItem[] {
      const reading = prepare(document);
      const memo: (readonly CueForm[] | undefined)[] = new Array(reading.tokens.length);
      // several rules look at one token: what it may be is asked once a report
      const tools: Tools = {
        ...shared,
        cues: {
          ...shared.cues,
          at(token) {
            if (!token) return [];
            const known = memo[token.index];
            if (known) return known;
            const forms = shared.cues.at(token);
            memo[token.index] = forms;
            return forms;
          },
        },
      };
      const agents = agentsOf(document, reading, heads, outlets);
      const drafts = settle(reading, agents, [
        ...verbDrafts(reading, tools),
        ...sourceDrafts(reading, tools),
        ...colonDrafts(reading, tools),
        ...relayDrafts(reading, tools, agents),
        ...nounDrafts(reading, tools, agents, nouns),
        ...anaphoraDrafts(reading, tools),
      ]);
      const chains = chainsOf(reading, tools, agents, drafts);
      const { kept, said } = credible(reading, drafts, chains);
      return kept.map((d, index) => ({
        start: d.content.start,
        end: d.content.end,
        index,
        cue: { start: d.cue.start, end: d.cue.end, lemma: d.lemma },
        chain: said[index]!.chain,
        addressee: addresseeOf(reading, agents, d, said[index]!.chain.at(-1)?.mention ?? null),
        stance: stanceOf(reading, agents, tools.eventive, stancePhrases, d, said[index]!.chain.at(-1)?.mention ?? null),
        mode: modeOf(reading, d),
        medium: mediumOf(reading, media, d),
        time: timeOf(reading, document.get(times), d),
        inside: d.inside,
        why: `${d.why}; speaker: ${said[index]!.how}`,
      }));
    },
  };
};
