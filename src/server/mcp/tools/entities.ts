import { z } from 'zod';
import { type EntityItem, listEntities } from '../../../archive/lists/entities.js';
import { listStatements } from '../../../archive/lists/statements.js';
import { words } from '../../../record/words.js';
import { entityAnswer, entityShown, listOf, statementAnswer, statementShown } from '../answers.js';
import { pageAsked, pageInput } from '../asked.js';
import type { Given } from '../server.js';
import { entityText, lines, listText, statementText } from '../text.js';
import { type Tool, ToolError, tool } from '../tool.js';

const countedAnswer = entityAnswer.extend({
  country: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
  coordinates: z.array(z.number()).length(2).nullable().describe('[longitude, latitude]'),
  reports: z.int().describe('How many reports it is in.'),
  statements: z.int().describe('How many statements it makes.'),
});

const counted = (e: EntityItem): z.input<typeof countedAnswer> => ({
  ...entityShown(e),
  ...{ country: e.country, coordinates: e.coordinates === null ? null : [...e.coordinates] },
  ...{ reports: e.reports, statements: e.statements },
});

const countedText = (e: z.output<typeof countedAnswer>): string =>
  `${entityText(e)}\n${lines(
    ['key', e.key],
    ['english', e.english],
    ['country', e.country],
    ['link', e.link],
    ['coordinates', e.coordinates === null ? null : e.coordinates.join(', ')],
    ['reports', String(e.reports)],
    ['statements', String(e.statements)],
  )}`;

export const findEntityTool = ({ archive }: Given): Tool =>
  tool({
    name: 'find_entity',
    title: 'Find a person, body or place',
    description:
      'Entities by words of their name, those in most reports first. The number given is what other tools take as speaker, through, to, about, entity, place.',
    input: {
      name: z
        .string()
        .min(1)
        .max(200)
        .describe('Words of an Arabic name in any spelling; or a key or link: wikidata:Q232.'),
      type: z
        .array(z.enum(Object.keys(words.en.entityType) as [string, ...string[]]))
        .min(1)
        .optional()
        .describe('Kind. Any of those given.'),
      country: z.string().length(2).optional().describe('ISO 3166-1 alpha-2.'),
      named: z.boolean().optional().describe('Only those with a name of their own, or only those that are described.'),
      ...pageInput,
    },
    output: listOf(countedAnswer),
    async answer({ name, type, country, named, ...asked }) {
      const filters = {
        name,
        ...(type === undefined ? {} : { type }),
        ...(country === undefined ? {} : { country }),
        ...(named === undefined ? {} : { named }),
      };
      const { items, next } = await listEntities(archive, filters, pageAsked(asked));
      return { items: items.map(counted), next };
    },
    show: (answer) =>
      listText(
        answer,
        countedText,
        'Nobody is called so in this archive. Give one word of the name, as Arabic news spells it.',
      ),
  });

export const getEntityTool = ({ archive, page }: Given): Tool =>
  tool({
    name: 'get_entity',
    title: 'Get a person, body or place',
    description: 'An entity with the latest statements that it made and the latest that speak of it.',
    input: {
      entity: z
        .union([z.int().positive(), z.string().min(1).max(300)])
        .describe('Its number, key or link, as find_entity gives them.'),
      limit: z.int().min(0).max(20).default(5).describe('At most so many statements of each kind.'),
    },
    output: countedAnswer.extend({
      said: z.array(statementAnswer).describe('The latest that it said; more: search_statements with speaker.'),
      said_of_it: z.array(statementAnswer).describe('The latest that speak of it; more: search_statements with about.'),
    }),
    async answer({ entity, limit }) {
      const name = String(entity).trim();
      if (!/^\d+$/u.test(name) && !/^[a-z]+:\S/iu.test(name))
        throw new ToolError(`'${name}' is no number, key or link of an entity. find_entity gives them for a name.`);
      const [found] = (await listEntities(archive, { name }, { limit: 1 })).items;
      if (found === undefined)
        throw new ToolError(`there is no entity ${name} in this archive. Look for its name: find_entity.`);
      const latest = async (role: 'speaker' | 'about') =>
        limit === 0
          ? []
          : (await listStatements(archive, { [role]: String(found.id) }, { limit })).items.map((s) =>
              statementShown(s, page),
            );
      return { ...counted(found), said: await latest('speaker'), said_of_it: await latest('about') };
    },
    show: ({ said, said_of_it, ...entity }) =>
      [
        countedText(entity),
        ...(said.length === 0 ? [] : ['WHAT IT SAID', ...said.map(statementText)]),
        ...(said_of_it.length === 0 ? [] : ['WHAT WAS SAID OF IT', ...said_of_it.map(statementText)]),
      ].join('\n\n'),
  });
